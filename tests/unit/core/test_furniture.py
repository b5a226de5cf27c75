"""Text that three pages of a host share: who loses it, and what stands then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.furniture import Holder, Remainder, SeenVersion, paragraphs, published, remainder, verdict
from aggregator.model.article import RevisionSource

START = datetime(2026, 11, 1, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED, PAGE, FURNITURE, RESTORED = RevisionSource.FEED, RevisionSource.PAGE, RevisionSource.FURNITURE, RevisionSource.RESTORED


def versions(*told: tuple[RevisionSource, str, str]) -> list[SeenVersion]:
    """Return versions of (source, headline, text), an hour apart."""
    return [SeenVersion(n, START + n * HOUR, source, title, text.encode()) for n, (source, title, text) in enumerate(told)]


def test_the_third_page_with_a_text_takes_it_back_from_the_first_two():
    assert not verdict(1, []).refused
    assert not verdict(2, [Holder(1, PAGE)]).refused
    third = verdict(3, [Holder(1, PAGE), Holder(2, PAGE)])
    assert (third.refused, third.taken_back) == (True, (1, 2))
    assert third.why == "2 other pages of the host hold the same text"


def test_a_page_that_is_read_again_does_not_count_itself():
    assert not verdict(1, [Holder(1, PAGE), Holder(2, PAGE)]).refused
    own = verdict(1, [Holder(1, PAGE), Holder(2, PAGE), Holder(3, PAGE)])
    assert (own.refused, own.taken_back) == (True, (1, 2, 3))


def test_what_was_taken_back_once_is_refused_without_counting_again_and_where_it_came_from_too():
    for article in (1, 4):
        again = verdict(article, [Holder(1, FURNITURE), Holder(2, PAGE)])
        assert (again.refused, again.taken_back) == (True, (2,))
        assert "taken back from pages of the host before" in again.why


TOLD = (FEED, "Ferry", "summary")


@pytest.mark.parametrize(
    ("told", "title", "page", "revisions", "hour"),
    [
        ([TOLD, (FURNITURE, "Ferry", "wall")], "Ferry", None, 1, 0),
        # a text of its own before the wall stands again; the wall was no edit
        ([TOLD, (PAGE, "Ferry", "report"), (FURNITURE, "Ferry", "wall")], "Ferry", 1, 1, 0),
        # ... and behind it, where it came back unchanged, too
        ([TOLD, (PAGE, "Ferry", "report"), (FURNITURE, "Ferry", "wall"), (PAGE, "Ferry", "report")], "Ferry", 3, 1, 0),
        # a page that had the wall first: its own text fills in what the feed told
        ([TOLD, (FURNITURE, "Ferry", "wall"), (PAGE, "Ferry", "report")], "Ferry", 2, 1, 0),
        ([TOLD, (FURNITURE, "Ferry", "wall"), (RESTORED, "Ferry", "summary"), (PAGE, "Ferry", "report")], "Ferry", 3, 1, 0),
        # an edit of the publisher's around the wall stays one
        ([TOLD, (PAGE, "Ferry", "report"), (FURNITURE, "Ferry", "wall"), (PAGE, "Ferry", "new report")], "Ferry", 3, 2, 3),
        ([TOLD, (PAGE, "Ferry", "report"), (PAGE, "Ferry", "new report"), (FURNITURE, "Ferry", "wall")], "Ferry", 2, 2, 2),
        # the headline of the wall goes with it, one that the feed gives meanwhile stays, with the page's text it is one edit
        ([TOLD, (PAGE, "Ferry", "report"), (FURNITURE, "Sign in", "wall")], "Ferry", 1, 1, 0),
        ([TOLD, (FURNITURE, "Ferry", "wall"), (FEED, "Ferry sinks", "wall")], "Ferry sinks", None, 2, 2),
        (
            [TOLD, (PAGE, "Ferry", "report"), (FEED, "Ferry sinks", "report"), (PAGE, "Ferry sinks", "it sank"), (FURNITURE, "x", "wall")],
            "Ferry sinks",
            3,
            2,
            3,
        ),
        # a headline carried over from the wall to the version after it was given by nobody
        ([(FEED, "", "summary"), (FURNITURE, "Sign in", "wall"), (PAGE, "Sign in", "report")], "", 2, 1, 0),
    ],
)
def test_an_article_stands_as_if_its_furniture_had_never_been_read(told, title, page, revisions, hour):
    assert remainder(versions(*told), START) == Remainder(title, page, revisions, START + hour * HOUR)


def test_a_clock_that_was_set_back_changes_nothing_before_it_was_first_seen():
    assert remainder(versions(TOLD), START + 5 * HOUR).changed_at == START + 5 * HOUR


def test_only_the_publishers_versions_are_compared():
    told = versions(TOLD, (FURNITURE, "Ferry", "wall"), (RESTORED, "Ferry", "summary"), (PAGE, "Ferry", "report"))
    assert [version.source for version in published(told)] == [FEED, PAGE]


def test_a_text_becomes_html_again_and_nothing_in_it_becomes_markup():
    assert paragraphs("One <b>\nline\n\nTwo & more") == "<p>One &lt;b&gt;<br>line</p><p>Two &amp; more</p>"
