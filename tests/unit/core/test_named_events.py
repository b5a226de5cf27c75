"""A name and something else in common tell one event sooner than as many words do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.named_events import named, weighed
from aggregator.core.signatures import Signature, signature

WORDS = ["karsand", "orsk", "quake", "toll", "coal", "summit", "rubble", "deal"]
COMMON = {"toll": 0.5, "rise": 0.3, "say": 0.1, "court": 0.3, "jail": 0.4}  # weights; all else is as rare as can be


def weights(own: Signature) -> dict[str, float]:
    return {root: COMMON.get(root, 1.0) for root in own.stems}


def of_event(ours: str, theirs: str, likeness: float = 0.3, language: str = "en") -> float:
    a, b = signature(ours, language), signature(theirs, language)
    return weighed(likeness, weights(a), a.entities, b.stems)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Rescuers dig in Karsand as toll hits 87", "Karsand quake death toll rises to 87"),
        ("Orsk talks stall over coal", "Deal reached in Orsk: coal to go by 2050"),
        ("Storm Piet kills two", "Schools closed as Storm Piet nears"),  # the storm is the event
        ("La borrasca Petra deja sin luz a tres pueblos", "Cortes de luz por la borrasca Petra"),
    ],
)
def test_two_reports_of_a_quake_in_few_words_are_nearer_than_their_words_are(ours, theirs):
    """Five reports of one quake stood in four stories: each had the town, and a word or two beside it, in common with the others."""
    assert of_event(ours, theirs) == pytest.approx(0.45)
    assert named(weights(signature(ours, "en")), signature(ours, "en").entities, signature(theirs, "en").stems)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Motorist dies in Karsand", "Karsand elects a mayor"),  # a name alone
        ("New lamp for an old bottle", "An old lamp with a new bulb"),  # words alone
        ("Delhi HC hears bail plea", "Kerala HC rejects plea"),  # HC is in headlines of everything
        ("Court jails man for arson", "Court frees man in jail"),  # nobody's name, though it begins with a capital
        ("Karsand mayor says it rises", "Saying it rises in Karsand"),  # what is beside the name says nothing
        ("Minister resigns", "Storm nears"),  # nothing
    ],
)
def test_a_name_alone_or_words_alone_tell_no_event(ours, theirs):
    assert of_event(ours, theirs) == 0.3
    assert not named(weights(signature(ours, "en")), signature(ours, "en").entities, signature(theirs, "en").stems)


def test_all_that_happens_in_one_town_of_two_words_is_not_one_event():
    assert of_event("Motorist dies in Puerto Alba", "Fire at a workshop in Puerto Alba") == pytest.approx(0.25)
    assert of_event("Puerto Alba", "Fire at a workshop in Puerto Alba", 0.7) == 0.7


@given(st.floats(0, 1), st.lists(st.sampled_from(WORDS), unique=True), st.lists(st.sampled_from(WORDS), unique=True))
def test_what_is_as_good_as_alike_or_as_good_as_nothing_stays_and_none_gains_more_than_that(likeness, ours, theirs):
    found = weighed(likeness, dict.fromkeys(ours, 1.0), ours[:2], theirs)
    assert found == likeness if not 0.2 <= likeness < 0.6 else likeness - 0.05 <= found <= 0.6
