"""Two headlines of one outlet: it seldom tells one event twice, and often many in the same words."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import Judgement, Thresholds, judge
from aggregator.core.pairs.outlets import outlet, strict
from aggregator.core.recurrence import corrected
from aggregator.core.signatures import Signature, signature
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict


def told(a: str, b: str, *, of: tuple[str, str] = ("halden.example", "halden.example")) -> Judgement:
    return judge(signature(a, "en", outlet=of[0]), signature(b, "en", outlet=of[1]), load_model()).settled()


@pytest.mark.parametrize(
    ("url", "feeds", "expected"),
    [
        ("https://www.halden.example/a", (4, 7), "halden.example"),
        ("http://halden.example:8080/b", (9,), "halden.example"),
        ("tag:halden,2026:1", (4, 7), "4"),
        ("tag:halden,2026:1", (), ""),
        ("https://github.com/halden/lantern/releases/1", (4,), "4"),  # where as many publish as there are feeds
        ("https://news.google.com/rss/articles/1", (4,), ""),  # a feed of all outlets
        ("https://www.devdiscourse.com/article/law-order/1-quake", (4,), ""),  # of several agencies, which tell one event each
    ],
)
def test_a_site_is_an_outlet_or_else_a_feed_is(url, feeds, expected):
    assert outlet(url, feeds) == expected


def test_likeness_within_one_outlet_is_worth_less_but_for_all_and_nothing():
    assert [strict(share) for share in (1.0, 0.5, 0.0)] == [1.0, pytest.approx(0.4), 0.0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Flood Warning in effect for Boone County", "Flood Warning in effect for Cole County"),
        ("Severe Thunderstorm Warning for Adair County", "Tornado Warning for Adair County"),
        ("Thermal conductivity of twisted graphene bilayers", "Optical response of twisted graphene bilayers"),
        ("Man arrested for killing father in Oxley", "Man arrested for killing brother in Oxley"),
        ("Burglary, 1400 block of Elm Street", "Vehicle theft, 1400 block of Elm Street"),
    ],
)
def test_one_outlets_form_filled_in_anew_is_another_story(a, b):
    """A county's warnings, a journal's papers and a police log's streets were one story, and often one report."""
    found = told(a, b)
    assert (found.verdict, found.likeness) == (Verdict.DIFFERENT, 0.0)
    assert any(reason.startswith("one outlet's form, filled in anew (") for reason in found.reasons())


def test_the_same_form_of_two_outlets_is_weighed_by_its_words():
    found = told("Flood Warning in effect for Boone County", "Flood Warning in effect for Cole County", of=("a.example", "b.example"))
    assert not any("outlet" in reason for reason in found.reasons())
    unknown = told("Flood Warning in effect for Boone County", "Flood Warning in effect for Cole County", of=("", ""))
    assert unknown.reasons() == found.reasons()


def test_what_would_just_be_one_story_of_two_outlets_is_two_of_one():
    ours, theirs = "Ruth Dalby attacks ministers over jobs", "Ruth Dalby to visit Kolmar on Tuesday"
    apart, together = told(ours, theirs), told(ours, theirs, of=("a.example", "b.example"))
    assert (together.verdict, apart.verdict) == (Verdict.SAME_STORY, Verdict.DIFFERENT)
    assert (apart.likeness, together.likeness) == (0.0, together.soft)  # nor do the words of the whole story tie it
    heeded = told(
        "Sparse transformers for protein folding", "Attention is costly: sparse transformers revisited", of=("a.example", "b.example")
    )
    assert (heeded.verdict, heeded.score < heeded.likeness < heeded.soft) == (Verdict.DIFFERENT, True)
    assert "both of one outlet" in apart.reasons()


@pytest.mark.parametrize(
    ("a", "b", "goes_on"),
    [
        ("Oldbury train crash: driver was speeding", "Oldbury train crash: what we know so far", True),
        ("Storm Piet: two killed by falling trees", "Storm Piet: schools closed in three counties", True),
        ("Player ratings: Ashford v Barrow", "Player ratings: Carling v Dunmore", False),
        ("Help: lamp buzzes after rewiring", "Help: lamp leans to the left", False),
        ("Storm Piet: two killed by falling trees", "Storm Quin: two killed by falling trees", False),
        ("Storm Piet kills two", "Storm Piet: schools closed in three counties", False),
    ],
)
def test_a_label_with_a_name_says_that_an_outlet_goes_on_with_its_story(a, b, goes_on):
    assert ("both of one outlet" in told(a, b).reasons()) is not goes_on
    unknown = judge(signature(a, "de", outlet="x.example"), signature(b, "de", outlet="x.example"), load_model())
    assert ("both of one outlet" in unknown.reasons()) is not (goes_on and "Piet" in a)  # of which no table tells words from names


def test_where_one_text_stands_under_two_headlines_of_one_outlet_they_are_one_report_all_the_same():
    """A wire sends its report again under another headline; so does a paper that has a figure to correct."""
    for a, b in (
        ("Ruth Dalby attacks ministers over jobs", "Ruth Dalby to visit Kolmar on Tuesday"),
        ("Storm leaves 30,000 homes on Kolmar coast without power", "Storm leaves 45,000 homes on Kolmar coast without power"),
    ):
        found = judge(signature(a, "en", outlet="x"), signature(b, "en", outlet="x"), load_model())
        assert (found.verdict, found.doubted) == (Verdict.SAME_STORY, True)
        assert corrected(found, Thresholds(), 0.95, repeats_after=None).verdict is Verdict.DUPLICATE
        settled = corrected(found, Thresholds(), None, repeats_after=None)
        assert (settled.verdict, settled.likeness, settled.reasons()[-1]) == (Verdict.DIFFERENT, 0.0, f"{found.score:.2f} under 0.40")
    form = judge(*(signature(f"Flood Warning in effect for {c} County", "en", outlet="x") for c in ("Boone", "Cole")), load_model())
    assert (form.verdict, form.doubted) == (Verdict.DIFFERENT, False)


def test_an_outlet_that_tells_its_report_anew_has_told_it_twice():
    found = told("Whale stranded near Kolmar harbour draws thousands", "Stranded whale near Kolmar harbour draws thousands of visitors")
    assert found.verdict is Verdict.DUPLICATE


def test_an_outlet_that_tells_its_report_anew_but_for_a_verb_has_told_it_twice():
    """A wire sends its report again under another headline."""
    plan = "Cabinet approves Rs 4,500 crore plan for Kosi flood control"
    assert told(plan, "Cabinet clears Rs 4,500 crore plan for Kosi flood control").verdict is Verdict.DUPLICATE
    assert told("Copper hits two-year low", "Copper rebounds from two-year low").verdict is Verdict.DIFFERENT
    assert told(plan, "Cabinet approves Rs 4,500 crore plan for Yamuna flood control").verdict is Verdict.DIFFERENT
    german = [signature(f"Kabinett {verb} den großen Plan gegen Hochwasser im Kosital", "de", outlet="x") for verb in ("billigt", "lobts")]
    assert judge(*german, load_model()).verdict is Verdict.DIFFERENT


def test_another_figure_within_one_outlet_is_another_thing_unless_it_counts_the_dead_on():
    """Two quakes of one list were one story; a ferry that sank is still the same when the toll has risen."""
    quakes = "M 2.5 - 7 km NE of Pahala, Hawaii", "M 2.7 - 5 km NE of Pahala, Hawaii"
    assert (told(*quakes).verdict, told(*quakes).likeness) == (Verdict.DIFFERENT, 0.0)
    dead = "Death toll in Kolmar ferry disaster rises to 12", "Death toll in Kolmar ferry disaster rises to 31"
    assert told(*dead).verdict is Verdict.SAME_STORY


def test_a_few_words_more_within_one_outlet_are_another_thing():
    assert told("Fix typo", "Fix typo in README").verdict is Verdict.DIFFERENT


def test_an_outlet_is_kept_with_the_headline_and_makes_no_two_of_one():
    own = signature("Walrus moves into harbour", "en", outlet="halden.example")
    assert Signature.from_json(own.to_json()).outlet == "halden.example"
    assert own == signature("Walrus moves into harbour", "en")
    before = {name: value for name, value in own.to_json().items() if name != "o"}  # as older versions wrote it
    assert Signature.from_json(before).outlet == ""
