"""Who does it to whom."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import compare
from aggregator.core.pairs.roles import (
    changed_places,
    converse,
    exchanged,
    exchanged_unspaced,
    investigated,
    object_exchanged,
    planned,
    turned,
)
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_model


def verb(a: str, b: str, language: str = "en") -> str | None:
    found = turned(signature(a, language), signature(b, language))
    assert (turned(signature(b, language), signature(a, language)) is None) is (found is None)
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Halden beats Vellsund", "Vellsund beats Halden"),
        ("Halden beats Vellsund in cup final", "Halden was beaten by Vellsund in cup final"),
        ("Cup final: Halden beat Vellsund", "Cup final: Vellsund beat Halden"),
        ("Halden City beat Halden United", "Halden United beat Halden City"),
        ("Norland sues Okonjo Foods over recipe", "Norland sued by Okonjo Foods over recipe"),
        ("Police shoot man in Halden", "Police shot by man in Halden"),
        ("Reds lose to Blues", "Blues lose to Reds"),
        ("Okonjo widens lead over Storlund: poll", "Storlund takes lead over Okonjo: poll"),
        ("Police killed suspect", "Suspect killed police"),
    ],
)
def test_the_two_change_places(a, b):
    assert verb(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Storm hits Halden", "Halden hit by storm"),
        ("Reds beat Blues in derby", "Blues beaten by Reds in derby"),
        ("Woman arrested, police find drugs", "Police arrest woman over drugs"),
        ("Suspect killed police say", "Police kill suspect"),
        ("Norland's president meets Okonjo", "Okonjo meets Norland's president"),
        ("Halden mayor backs Vellsund mayor", "Halden mayor backs Vellsund mayor again"),
        ("Man shot in Halden, police say", "Police say man was shot in Halden"),
        ("Halden beats Vellsund", "Vellsund loses to Halden"),
        ("Halden wins", "Vellsund wins"),
    ],
)
def test_they_do_not(a, b):
    assert verb(a, b) is None


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("de", "Halden schlägt Vellsund im Finale", "Vellsund schlägt Halden im Finale"),
        ("fr", "Halden bat Vellsund en finale", "Halden battu par Vellsund en finale"),
        ("es", "Norland vence a Halden en la final", "Halden vence a Norland en la final"),
        ("pt", "Norland derrota Halden na final", "Norland derrotado por Halden na final"),
        ("it", "Norland batte Halden nella finale", "Norland battuto da Halden nella finale"),
    ],
)
def test_other_languages_have_their_verbs(language, a, b):
    assert verb(a, b, language)


def test_a_bat_that_flies_beats_nobody():
    assert verb("Halden bat bites Vellsund child", "Vellsund bat bites Halden child") == "bites"
    assert verb("Halden bat rescued", "Vellsund bat rescued") is None


def test_headlines_in_two_languages_are_not_held_against_each_other():
    assert turned(signature("Halden bat Vellsund", "fr"), signature("Vellsund beats Halden", "en")) is None


@pytest.mark.parametrize(
    ("a", "b", "reverse"),
    [
        ("Norland invites Vellsund to summit", "Vellsund invites Norland to summit", True),
        ("Women earn less than men in Norland", "Men earn less than women in Norland", True),
        ("On Monday Halden City hosts Norland", "On Monday Norland hosts Halden City", True),
        ("Junge rettet Hund aus Fluss in Halden", "Hund rettet Jungen aus Fluss in Halden", True),
        ("Norland meets Vellsund in Halden", "Vellsund meets Norland in Halden", False),
        ("Gold and silver prices climb", "Silver and gold prices climb", False),
        ("Norland is bankrupt, says Okonjo", "Okonjo says Norland is bankrupt", False),
        ("Storm hits Halden", "Halden hit by storm", False),
        ("Halden closes schools after storm", "After storm Halden closes schools", False),
        ("Halden closes schools", "Halden closes schools again", False),
    ],
)
def test_two_words_in_each_others_place(a, b, reverse):
    one, other = signature(a), signature(b)
    assert exchanged(one, other) is exchanged(other, one) is reverse


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Peru lose 2-1 to Chile at home", "Chile beat Peru 2-1 away from home", True),
        ("Peru lose to Chile", "Peru beat Chile", False),
        ("Reds lose", "Blues beat Reds", False),
    ],
)
def test_who_loses_to_one_is_beaten_by_them(a, b, same):
    assert converse(signature(a, "en"), "lose", signature(b, "en"), "beat") is same


def test_only_verbs_that_are_one_act_from_two_sides_are_converse():
    own = signature("Peru drop Chile", "en")
    assert not converse(own, "drop", own, "rise")
    assert not converse(own, "lose", own, "beat"), "neither stands there"


@pytest.mark.parametrize(
    ("a", "b", "reverse"),
    [
        ("Ukraine drone hits Russian refinery", "Russian drone hits Ukrainian refinery", True),
        ("Peru and Chile sign treaty", "Chile and Peru sign treaty", False),
        ("Peru talks with Chile", "Chile talks with Peru", False),
        ("Peru meets Chile", "Chile meets Peru", False),
        ("Peru drone hits refinery", "Peru drone hits refinery, Chile says", False),
        ("Okonjo drone hits Brandt refinery", "Brandt drone hits Okonjo refinery", False),
        ("Peru drone hits Chile, says Bolivia", "Chile drone hits Peru, says Bolivia", False),
    ],
)
def test_two_countries_in_each_others_place(a, b, reverse):
    assert changed_places(signature(a, "en"), signature(b, "en")) is reverse


@pytest.mark.parametrize(
    ("a", "b", "only"),
    [
        ("Nurses vote to strike over pay", "Nurses strike over pay", True),
        ("Nurses strike over pay", "Nurses threaten to strike over pay", True),
        ("Nurses vote to strike over pay", "Nurses will strike over pay", False),
        ("Nurses vote to strike over pay", "Nurses to strike over pay", False),
        ("Nurses vote to strike over pay", "Nurses angry over pay", False),
        ("Town votes to ban scooters", "Town bans scooters", False),
        # what has its day; of a launch people call the two one report
        ("Velden court to hear arguments on harbour plea", "Velden court hears arguments on harbour plea", True),
        ("Velden court hears arguments on harbour plea", "Velden court to hear arguments on harbour plea", True),
        ("Velden court to hear arguments on harbour plea", "Halden court hears arguments on harbour plea", False),
        ("Velden court to hear arguments on harbour plea", "Velden court delays arguments on harbour plea", False),
        ("Corvin to launch a boat", "Corvin launches a boat", False),
    ],
)
def test_who_votes_to_strike_does_not_strike_yet(a, b, only):
    assert planned(signature(a, "en"), signature(b, "en")) is only


def test_a_strike_that_is_voted_for_is_another_stage():
    found = compare("Nurses vote to strike over pay", "Nurses strike over pay", load_model(), language="en")
    assert "another stage of it (only planned)" in found.reasons


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ("Norland Motors opens an investigation into its brakes", True),
        ("Norland Motors launches probe into brakes", True),
        ("Vellsund parliament to open a probe into Norland Motors", False),  # of the same, in other words
        ("Norland Motors brakes fail: parliament wants to know", False),  # begins nothing
        ("Norland Motors sells more cars", False),
    ],
)
def test_who_looks_into_itself_is_not_looked_into(other, is_one):
    a, b = signature("Parliament to investigate Norland Motors over brakes", "en"), signature(other, "en")
    assert investigated(a, b) is is_one
    assert investigated(b, a) is is_one


def test_a_side_that_a_participle_names_in_the_feminine_was_not_seen_to_be_beaten():
    assert verb("La Halden batte il Vellsund 2-0", "La Halden battuta dal Vellsund 2-0", "it")
    assert verb("Lyon bat Marseille en finale", "Lyon battue par Marseille en finale", "fr")


def test_the_colon_of_a_score_hid_that_two_sides_had_changed_places():
    a, b = (signature(text, "ru") for text in ("«Спартак» обыграл «Зенит» со счётом 2:1", "«Зенит» обыграл «Спартак» со счётом 2:1"))
    assert exchanged(a, b)


@pytest.mark.parametrize(
    ("one", "other", "reverse"),
    [
        ("森巨人が谷阪神に3-2で勝利", "谷阪神が森巨人に3-2で勝利", True),
        ("俄罗斯用无人机袭击乌克兰", "乌克兰用无人机袭击俄罗斯", True),
        ("中国与俄罗斯举行会谈", "俄罗斯与中国举行会谈", False),  # either way round the same
        ("日本が韓国と会談", "韓国が日本と会談", False),
        ("日本が韓国に会談を提案", "日本が韓国に会談を案提", False),  # no two names
        ("日本が韓国に勝利", "韓国で日本が勝利す", False),
    ],
)
def test_who_beats_whom_was_not_seen_where_words_are_not_spaced(one, other, reverse):
    assert exchanged_unspaced(one, other) is reverse
    assert exchanged_unspaced(other, one) is reverse


def test_who_beats_whom_was_not_seen_where_the_verb_stands_last():
    assert object_exchanged("Halden, Verdan'ı 3-1 yendi", "Verdan, Halden'i 3-1 yendi", "turkish")
    assert not object_exchanged("Halden, Verdan'ı 3-1 yendi", "Halden Verdan'ı 3-1 yendi", "turkish")
    assert not object_exchanged("Halden, Verdan'ı yendi", "Halden kazandı", "turkish")


def test_who_beat_whom_is_told_by_the_mark_of_the_one_it_was_done_to():
    assert object_exchanged("भारत ने पाकिस्तान को हराया", "पाकिस्तान ने भारत को हराया", "hindi")
    assert object_exchanged("پرسپولیس استقلال را شکست داد", "استقلال پرسپولیس را شکست داد", "persian")
    assert not object_exchanged("भारत ने पाकिस्तान को हराया", "पाकिस्तान को भारत ने हराया", "hindi")
    assert not object_exchanged("Halden beats Verdan", "Verdan beats Halden", "english")


def test_a_match_told_the_other_way_round_is_no_duplicate():
    for a, b, language in (
        ("Halden, Verdan'ı 3-1 yendi", "Verdan, Halden'i 3-1 yendi", "tr"),
        ("俄罗斯用无人机袭击乌克兰", "乌克兰用无人机袭击俄罗斯", "zh"),
    ):
        assert "one says the reverse" in compare(a, b, load_model(), language=language).reasons
