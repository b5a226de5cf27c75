"""Whether a page is fetched, and when it is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.pages import _CUT, TRIES, retry_at, wants_page
from aggregator.errors import Outcome

NOW = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)


PAGE = "https://news.example.org/a"


@pytest.mark.parametrize(
    ("text", "words", "has_content", "fulltext", "enabled", "wanted", "why"),
    [
        ("A teaser.", 40, False, True, True, True, "summary"),
        ("", 0, False, True, True, True, "no text"),
        ("The whole story.", 400, True, True, True, False, "carries the text"),
        ("The first part ...", 400, True, True, True, True, "summary"),
        ("Long summary.", 400, False, True, True, True, "summary"),
        ("The whole story.", 400, True, "always", True, True, "always"),
        ("The whole story.", 400, True, "always", False, False, "enabled = false"),
        ("A teaser.", 40, False, False, True, False, "fulltext = false"),
        ("A teaser.", 40, False, True, False, False, "enabled = false"),
    ],
)
def test_a_page_is_fetched_only_when_the_feed_does_not_carry_the_article(text, words, has_content, fulltext, enabled, wanted, why):  # noqa: PLR0917 - a row of the table
    decided, reason = wants_page(text, words, url=PAGE, has_content=has_content, fulltext=fulltext, enabled=enabled)
    assert decided is wanted
    assert why in reason


def test_an_entry_without_an_address_of_its_own_has_no_page():
    wanted, why = wants_page("A teaser.", 2, url="", has_content=False, fulltext=True, enabled=True)
    assert (wanted, why) == (False, "the entry has no address of its own")


@pytest.mark.parametrize("fulltext", [True, "always"])
def test_an_address_that_only_its_aggregator_can_resolve_is_not_fetched(fulltext):
    opaque = "https://news.google.com/rss/articles/CBMiDkFVX3lxTA?oc=5"
    wanted, why = wants_page("A teaser.", 2, url=opaque, has_content=False, fulltext=fulltext, enabled=True)
    assert not wanted
    assert "Google News" in why


_ENDS = st.sampled_from([*_CUT, *map(str.upper, _CUT), "leer m\u00c1s", "\u0130", "\u03a3", " ", "\n", "\u00df", "e", "."])


@given(st.lists(_ENDS, max_size=6).map("".join))
def test_a_text_is_cut_where_the_whole_of_it_in_small_letters_ends_so(text):
    wanted, _ = wants_page(text, 400, url=PAGE, has_content=True, fulltext=True, enabled=True)
    assert wanted is text.rstrip().lower().endswith(_CUT)


def test_a_failed_page_is_tried_five_times_over_a_day_and_a_quarter():
    waits = [retry_at(tries, NOW, outcome=Outcome.TIMEOUT) for tries in range(1, TRIES + 1)]
    assert waits == [NOW + timedelta(minutes=10), NOW + timedelta(hours=1), NOW + timedelta(hours=6), NOW + timedelta(hours=24), None]


@pytest.mark.parametrize("outcome", [Outcome.NOT_FOUND, Outcome.GONE, Outcome.ROBOTS_REFUSED])
def test_a_page_that_is_gone_or_forbidden_is_not_asked_for_again(outcome):
    assert retry_at(1, NOW, outcome=outcome) is None


def test_retry_after_holds_back_the_next_try():
    assert retry_at(1, NOW, not_before=NOW + timedelta(hours=2)) == NOW + timedelta(hours=2)
    assert retry_at(1, NOW, not_before=NOW) == NOW + timedelta(minutes=10)
