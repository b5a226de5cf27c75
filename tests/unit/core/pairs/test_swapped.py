"""Contraries of which one stands in the other's place: each of these was one report twice."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.pairs.swapped import InPlace, in_place, near_one
from aggregator.core.stems import language_of
from aggregator.core.traits.separable import joined
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Senate approves gun control bill", "Senate defeats gun control bill"),
        ("Die Preise für Strom klettern im Mai", "Die Preise für Strom fallen im Mai"),
        ("Les prix de l'essence s'envolent en mai", "Les prix de l'essence s'effondrent en mai"),
        ("Los precios de la luz repuntan en mayo", "Los precios de la luz retroceden en mayo"),
        ("I prezzi della benzina volano a maggio", "I prezzi della benzina crollano a maggio"),
        ("Prijzen van gas omhoog in mei", "Prijzen van gas omlaag in mei"),
        ("Ціни на пальне зростають у травні", "Ціни на пальне падають у травні"),
        ("زيادة أسعار البنزين في مايو", "خفض أسعار البنزين في مايو"),
        ("汽油价格五月走强", "汽油价格五月走弱"),
        ("政府、増税を決定", "政府、減税を決定"),
        ("휘발유 가격 5월 오름세", "휘발유 가격 5월 내림세"),
        ("Chính phủ cho phép biểu tình tại thủ đô", "Chính phủ cấm biểu tình tại thủ đô"),
        ("Union calls off strike at Halden port", "Union begins strike at Halden port"),
    ],
)
def test_a_contrary_in_the_other_ones_place_makes_two_reports(model, a, b):
    found = compare(a, b, model)
    assert found.verdict is not Verdict.DUPLICATE
    assert any("one says the opposite" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("union begins strike", "union begins strike"),
        ("union begins strike", "union begins strike today"),  # nothing stands in the other's place
        ("union begins its very first and long strike", "union calls off strike"),  # more than a phrase
        ("union begins strike", "union joins strike"),  # no contraries
        ("union calls it strike", "union takes a strike"),  # words of phrases, in no phrase
    ],
)
def test_what_differs_otherwise_holds_no_phrase_in_the_other_ones_place(ours, theirs):
    assert in_place(ours, theirs) is None


@pytest.mark.parametrize(("ours", "theirs"), [("油价上涨", "股市下跌收盘"), ("央行维持利率", "央行讨论利率"), ("地上工厂", "地下工厂")])
def test_unspaced_signs_that_differ_otherwise_are_no_contraries(ours, theirs):
    assert in_place(ours, theirs) is None


def test_unspaced_contraries_may_have_other_endings():
    assert in_place("知事が計画を認めた", "知事が計画を否定した") is None  # no word of the table
    assert in_place("원유 가격 상승했다", "원유 가격 하락했다") == InPlace("상승", "하락", alike=False)


def test_two_texts_are_near_one_where_most_of_them_is_the_same():
    assert near_one("union begins strike", "union calls off strike")
    assert not near_one("union begins strike at the port of halden", "trams stand still")


def test_a_phrase_is_told_as_it_stands(model):
    found = compare("Halden team is eliminated in cup", "Halden team advances in cup", model, language="en")
    assert "one says the opposite ('is eliminated' against 'advances')" in found.reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Premier resigns over Halden audit", "Premier steps down over Halden audit"),
        ("Ministerpräsident tritt zurück", "Ministerpräsident kündigt Rücktritt an"),
        ("Le Premier ministre démissionne", "Le Premier ministre quitte ses fonctions"),
        ("España gana a Alemania 2-1", "España derrota a Alemania 2-1"),  # a defeat is no contrary there
        ("Премьер-министр ушёл в отставку", "Премьер-министр подал в отставку"),
        ("ABD Belarus'a yaptırım uyguladı", "Amerika Belarus'a yaptırım uyguladı"),
        ("首相辞职", "首相请辞"),
        ("米国がベラルーシに制裁", "アメリカがベラルーシに制裁"),
        ("총리 사임", "총리 사퇴"),
        ("500 Millionen Euro Strafe für Meta", "500 Mio. € Strafe für Meta"),
        ("Veinte migrantes se ahogan frente a Libia", "20 migrantes se ahogan frente a Libia"),
        ("Zehn Prozent der Stellen fallen weg", "10 % der Stellen fallen weg"),
        ("西门子裁员10%", "西门子裁员百分之十"),
        ("シーメンス社員の10%削減", "シーメンス社員の1割削減"),
        ("20 người di cư chết đuối ngoài khơi Libya", "Hai mươi người di cư chết đuối ngoài khơi Libya"),
        ("15 migran tenggelam di lepas pantai Libya", "Lima belas migran tenggelam di lepas pantai Libya"),
        ("VW stellt neues Elektroauto vor", "VW präsentiert neues Elektroauto"),
    ],
)
def test_what_says_the_same_in_the_other_ones_place_leaves_the_report_the_same(model, a, b):
    assert compare(a, b, model).verdict is Verdict.DUPLICATE
    assert compare(b, a, model).verdict is Verdict.DUPLICATE


def test_the_same_said_otherwise_on_another_kind_of_piece_is_another_report(model):
    found = compare("Live: Premier resigns over Halden audit", "Premier steps down over Halden audit", model)
    assert found.verdict is Verdict.SAME_STORY


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Crown hits five-month high against the dollar", "Crown hits five-month high against the euro"),
        ("Unfall auf der A3: Zwei Verletzte", "Unfall auf der A8: Zwei Verletzte"),
    ],
)
def test_what_only_looks_like_a_number_written_otherwise_is_another_report(model, a, b):
    assert compare(a, b, model).verdict is not Verdict.DUPLICATE


def test_a_verb_whose_second_part_ends_the_headline_is_one_word():
    assert joined(["vw", "stellt", "auto", "vor"], "german") == ["vw", "präsentiert", "auto"]
    assert joined(["politie", "pakt", "man", "op"], "dutch") == ["politie", "gearresteerd", "man"]
    assert joined(["strom", "fällt", "vor"], "german") == ["strom", "fällt", "vor"]  # no such verb
    assert joined([], "german") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Banjir di Kolmar tewaskan 5 orang", "indonesian"),
        ("Sturm legt Bahnverkehr in Norddeutschland lahm", "german"),
        ("Treinstaking maandag in het hele land", "dutch"),
        ("Kurs dolara 18 listopada", "polish"),
        ("Haldenwerk supprime 1 200 postes", "french"),
        ("Man neergestoken in Velden", "dutch"),
        ("Union begins strike in Halden", "english"),
    ],
)
def test_a_short_headline_tells_its_language_by_everyday_words(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("DAX steigt um 150 Punkte", "DAX steigt um 80 Punkte"),
        ("Ibovespa sobe 1,1%", "Ibovespa sobe 2,3%"),
        ("Halden 2-1 Vellsund", "Halden 3-0 Vellsund"),
        ("La Liga: Halden - Real Vellsund 2:1", "La Liga: Halden - Real Vellsund 0:0"),
        ("Morning briefing: what you need to know today", "Evening briefing: what you need to know tonight"),
    ],
)
def test_another_move_of_a_market_another_result_and_another_briefing_are_other_news(model, a, b):
    assert compare(a, b, model).verdict is Verdict.DIFFERENT


def test_a_score_in_a_vote_is_no_match_that_is_over(model):
    found = compare("Senate votes 52-48 to confirm judge Okonjo", "Senate votes 51-49 to confirm judge Okonjo", model)
    assert found.verdict is Verdict.SAME_STORY


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Senate to vote on Halden budget bill Monday", "Senate to vote on Halden budget bill"),
        ("Senate on Monday votes on Halden bill for seamen", "Halden bill for seamen: Senate votes"),
        ("President to address nation on Thursday", "President to address nation"),
        ("Senado vota nesta terça-feira a reforma tributária", "Senado vota a reforma tributária"),
        ("Meclis bütçeyi salı günü oylayacak", "Meclis bütçeyi oylayacak"),
        ("الرئيس يزور باريس يوم الخميس لبحث الأزمة", "الرئيس يزور باريس لبحث الأزمة"),
        ("议会周二将表决预算案", "议会将表决预算案"),
        ("首相、木曜にパリ訪問へ", "首相、パリ訪問へ"),
        ("국회, 화요일 예산안 표결", "국회, 예산안 표결"),
    ],
)
def test_a_day_that_one_headline_leaves_out_is_no_other_report(model, a, b):
    assert compare(a, b, model).verdict is Verdict.DUPLICATE
    assert compare(b, a, model).verdict is Verdict.DUPLICATE


def test_the_dead_of_a_quake_are_no_numbered_model(model):
    found = compare("Depremde 10 kişi hayatını kaybetti", "Depremde 250 kişi hayatını kaybetti", model)
    assert found.verdict is Verdict.SAME_STORY


def test_a_sentence_of_unspaced_signs_is_no_word_misspelt_or_replaced(model):
    denied = compare("议会将批准新的渔业法案", "议会将不批准新的渔业法案", model)
    assert denied.verdict is not Verdict.DUPLICATE
    assert compare("警方逮捕一名嫌疑人", "一名嫌疑人被警方逮捕", model).verdict is Verdict.DUPLICATE
