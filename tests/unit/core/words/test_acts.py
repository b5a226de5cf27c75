"""Acts that bring about, keep or agree, and acts that end, lose or refuse: core.words.acts."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import judge
from aggregator.core.pairs.swapped import is_swap
from aggregator.core.signatures import signature
from aggregator.core.stems import stem
from aggregator.core.words import synonyms
from aggregator.core.words.acts import swaps
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        ("Norland {} tsunami warning after quake", "issues", "lifts"),
        ("Airline {} order for 50 jets", "places", "cancels"),
        ("Ministry {} school exams", "holds", "postpones"),
        ("Studio {} sequel to hit film", "confirmed", "shelved"),
        ("Team {} lead in second half", "extends", "squanders"),
        ("Rebels {} ceasefire in valley", "declare", "break"),
        ("Stadium {} fans for first match", "admits", "turns away"),
        ("Club {} striker from rivals", "signs", "sells"),
        ("Dam {} after heavy rain", "holds", "bursts"),
        ("Coach {} star striker for derby", "picks", "drops"),
        ("Cabinet {} plan for new runway", "clears", "kills"),
        ("Union {} strike at port", "calls", "calls off"),
        ("Prince to {} coronation", "attend", "skip"),
        ("Airline to {} from Cork to Rome", "fly", "stop flying"),
        ("Airline to {} from Cork to Rome", "stop flying", "fly"),
    ],
)
def test_an_act_in_the_place_of_one_that_ends_it_is_another_report(sentence: str, one: str, other: str):
    """Of 118 such pairs 25 were one report, and of another 156 62: each by a verb that no row of contraries had."""
    a, b = (signature(sentence.format(word), "en") for word in (one, other))
    assert judge(a, b, load_model()).verdict is not Verdict.DUPLICATE


def test_of_two_pairs_of_contraries_the_same_counts_whichever_headline_comes_first():
    """One way round it was "close" against "open", the other "lower" against "higher": one story, and two."""
    one, other = (signature(text, "en") for text in ("Norland shares close higher midday Friday", "Norland shares open lower Friday"))
    found, turned = judge(one, other, load_model()), judge(other, one, load_model())
    assert (found.score, found.verdict) == (turned.score, turned.verdict)


def test_two_headlines_taken_for_two_languages_are_judged_alike_whichever_comes_first():
    """ "Turchia" was a place in the Italian one, and so in the other only if the Italian one came first: one story, and two."""
    one, other = signature("Terremoto scuote la Turchia centrale", "it"), signature("Terremoto scuote la Мост centrale")
    assert one.language != other.language
    found, turned = judge(one, other, load_model()), judge(other, one, load_model())
    assert (found.score, found.verdict) == (turned.score, turned.verdict)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norland fires missile over strait", "Norland launches missile over strait"),
        ("Firm signs deal with union", "Firm closes deal with union"),
        ("Singer releases album about city", "Singer drops album about city"),
        ("Runner sets world record in Anvery", "Runner breaks world record in Anvery"),
        ("Navy holds tanker in strait", "Navy stops tanker in strait"),
        ("Summit extends deadline for talks", "Summit delays deadline for talks"),
    ],
)
def test_acts_that_are_one_in_some_sentence_are_no_contraries(one: str, other: str):
    ours, theirs = (next(word for word in text.split() if word not in rest.split()) for text, rest in ((one, other), (other, one)))
    assert not is_swap(ours, theirs)


def test_no_two_synonyms_stand_on_two_sides_of_a_row():
    """But "hold", which is what is done to a meeting and to a flight."""
    both = set()
    for row in synonyms.SYNONYMS:
        said = {stem(word, "english"): word for word in row}
        for side, other in swaps():
            ours, theirs = ({said[root] for word in words if (root := stem(word, "english")) in said} for words in (side, other))
            both |= {(x, y) for x in ours for y in theirs if x != y}
    assert both == {("hold", "postpone")}


def test_acts_are_known_in_the_forms_that_headlines_use():
    known = {word for row in swaps() for side in row for word in side}
    assert known.issuperset({"plans", "planned", "denies", "denied", "reaches", "reached", "signed up to", "cancelled", "canceled"})
    assert known.isdisjoint({"planed", "denys", "reachs", "setted", "withdrawed"})
