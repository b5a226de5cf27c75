"""Words that a small store's feeds use of one thing after another."""

from __future__ import annotations

from aggregator.core.subjectwords import shares

LAMPS = [["lamp", word] for word in "skip desk brass candl shade attic shelf wick glass hall stair cable plug dim".split()]  # noqa: SIM905 - a row of words


def test_a_word_that_a_feed_uses_of_one_thing_after_another_is_what_it_is_about():
    found = shares([LAMPS, [["storm", "coast"], ["budget", "tax"]]], ())
    assert list(found) == ["lamp"]
    assert 0.1 < found["lamp"] < 13 / 16


def test_the_words_of_one_story_are_used_again_together_and_stay_as_rare_as_they_are():
    storm = [["storm", "piet", word] for word in "tree school ferri coast power train bridg roof port flight tide wave mayor".split()]  # noqa: SIM905
    assert shares([storm], ()) == {}


def test_a_few_times_are_chance_and_common_words_and_figures_tell_nothing_apart():
    assert shares([LAMPS[:6]], ()) == {}
    assert shares([LAMPS], ("lamp",)) == {}
    assert shares([[["2", word] for _, word in LAMPS]], ()) == {}
    common = [["help", *stems] for stems in LAMPS]
    assert list(shares([common], ("help",))) == ["lamp"]


def test_one_headline_a_feed_is_nothing_again():
    assert shares([[stems] for stems in LAMPS], ()) == {}
    assert shares([], ()) == {}
