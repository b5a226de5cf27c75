"""What a headline of another language denies, refuses, announces or is labelled as: each of these was one report with what it is not."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.stems import language_of
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hay acuerdo sobre pensiones", "No hay acuerdo sobre pensiones"),
        ("Il presidente firma la legge", "Il presidente rifiuta di firmare la legge"),
        ("Fabrika kapanacak", "Fabrika kapanmayacak"),
        ("Presiden teken UU", "Presiden tolak teken UU"),
        ("Tổng thống ký dự luật", "Tổng thống từ chối ký dự luật"),
        ("गांव में पानी", "गांव में बिना पानी"),
        ("장관, 정상회의 참석", "장관, 정상회의 불참"),
        ("Prezydent podpisze ustawę", "Prezydent odmówił podpisania ustawy"),
        ("Governo anuncia aumento do salário mínimo", "Governo descarta aumento do salário mínimo"),
    ],
)
def test_who_denies_or_refuses_says_the_opposite(model, a, b):
    assert compare(a, b, model).verdict is not Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Un enfant de 5 ans porté disparu dans le Var", "L'enfant de 5 ans disparu dans le Var retrouvé vivant"),
        ("Vermisster Wanderer bei Velden: Suche läuft", "Vermisster Wanderer bei Velden gefunden"),
        ("Detenido el exalcalde de Almira por fraude", "Condenado el exalcalde de Almira detenido por fraude"),
    ],
)
def test_what_became_of_somebody_is_another_stage(model, a, b):
    assert compare(a, b, model).verdict is not Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Kolumne: ", "Europas schwierige Lage"),
        ("Décryptage : ", "La réforme de l'assurance-chômage"),
        ("Комментарий: ", "Провал промышленной политики"),
        ("分析：", "产业政策的失败"),
        ("【実況】", "国会で予算案の審議"),
        ("[만평] ", "산업 정책의 실패"),
        ("Clarification: ", "Senator did not attend dinner"),
        ("Correction to ", "story on Halden school funding"),
    ],
)
def test_another_kind_of_piece_is_told_by_its_label(model, label, title):
    assert compare(f"{label}{title}", title, model).verdict is not Verdict.DUPLICATE


def test_the_margin_tells_two_matches(model):
    assert compare("Norland beat Vellmark by 6 wickets", "Norland beat Vellmark by 20 runs", model).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize("text", ["U.N. Council meets on Haiti", "UN Council meets"])
def test_an_acronym_is_no_word_of_another_language(text):
    assert language_of(text) == "english"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rihanna announces world tour", "Madonna announces world tour"),
        ("Your Monday briefing", "Your Friday briefing"),
        ("Inflation report for March", "Inflation report for April"),
        ("Spread a 130 punti", "Spread a 185 punti"),
        ("Koç burcu bugün", "Aslan burcu bugün"),
        ("휘발유 가격 5월 3일", "휘발유 가격 5월 4일"),
    ],
)
def test_a_template_filled_in_anew_is_other_news(model, a, b):
    assert compare(a, b, model).verdict is Verdict.DIFFERENT
