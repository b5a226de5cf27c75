"""The versions of an article one after the other, and edits the publisher kept silent about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.history import ASIDE, HEADLINE, SILENT, history, is_silent
from aggregator.model.article import Revision, RevisionSource
from aggregator.model.times import ClaimKind, Precision, TimeClaim

AT = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def version(number, *, at=AT, source=RevisionSource.PAGE, title="Ferry leaves", text="The ferry left."):
    return Revision(number, at, source, title, text)


def said(instant, seen_at, source="jsonld.dateModified", kind=ClaimKind.UPDATED):
    return TimeClaim(kind, source, str(instant), instant, Precision.SECOND, True, 0, seen_at)


def test_an_edit_without_a_new_time_is_silent_and_one_with_it_is_not():
    stated = [said(AT, AT)]
    first, second = version(1), version(2, at=AT + HOUR, text="The ferry sank.")
    (_, step) = history([second, first], stated)
    assert (step.silent, step.headline, step.notes) == (True, False, (SILENT,))
    (_, step) = history([first, second], [*stated, said(AT + HOUR, AT + HOUR)])
    assert step.notes == ()


def test_a_new_headline_is_marked_and_blanks_make_none():
    told = [said(AT + HOUR, AT + HOUR)]
    steps = history([version(1), version(2, at=AT + HOUR, title="Ferry returns"), version(3, at=AT + HOUR, title="Ferry  returns")], told)
    assert [step.headline for step in steps] == [False, True, False]
    assert steps[1].notes == (HEADLINE,)


def test_the_pages_text_after_the_feeds_is_no_edit_and_not_silent():
    feed, page = version(1, source=RevisionSource.FEED), version(2, at=AT + HOUR, text="The whole story.")
    first, filled = history([feed, page], [])
    assert (first.before, first.notes) == (None, ())
    assert (filled.filled, filled.notes) == (True, ())


def test_a_headline_edited_in_the_feed_and_its_text_on_the_page_are_one_edit_and_told_once():
    feed, page = (
        version(2, at=AT + HOUR, source=RevisionSource.FEED, title="Ferry sinks"),
        version(3, at=AT + HOUR, title="Ferry sinks", text="It sank."),
    )
    stated = [said(AT, AT), said(AT + HOUR, AT + HOUR, "atom.updated")]
    steps = history([version(1), feed, page], stated)
    assert [step.silent for step in steps] == [False, False, False]
    assert [step.follows for step in steps] == [False, False, True]
    assert [step.silent for step in history([version(1), feed, page], stated[:1])] == [False, True, True]


def test_furniture_is_no_edit_and_what_comes_after_it_is_held_against_what_stood_before():
    stated = [said(AT, AT)]
    told = [
        version(1, source=RevisionSource.FEED),
        version(2, text="The whole story."),
        version(3, at=AT + HOUR, source=RevisionSource.FURNITURE, title="Sign in", text="Our members read everything."),
        version(4, at=AT + HOUR, source=RevisionSource.RESTORED, text="The whole story."),
        version(5, at=AT + 2 * HOUR, text="The whole story, edited."),
    ]
    steps = history(told, stated)
    assert [step.before.id if step.before else None for step in steps] == [None, 1, None, None, 2]
    assert [step.aside for step in steps] == [False, False, True, True, False]
    assert [step.filled for step in steps] == [False, True, False, False, False]
    assert [step.notes for step in steps[2:]] == [(ASIDE[RevisionSource.FURNITURE],), (ASIDE[RevisionSource.RESTORED],), (SILENT,)]


def test_a_page_that_came_back_after_the_feeds_edit_fills_in_nothing():
    steps = history([version(1), version(2, source=RevisionSource.FEED), version(3, at=AT + HOUR)], [])
    assert [step.filled for step in steps] == [False, False, False]


@pytest.mark.parametrize(
    "claim",
    [
        said(AT + HOUR, AT + HOUR, source="http.last-modified"),  # the server's
        said(AT + HOUR, AT + HOUR, source="htmldate"),  # a guess
        said(AT - HOUR, AT + HOUR),  # stated now, but of the time before
        said(None, AT + HOUR),
        said(AT + 2 * HOUR, AT + 2 * HOUR),  # stated after the edit was seen
    ],
)
def test_what_is_no_statement_of_the_publisher_breaks_no_silence(claim):
    assert is_silent(AT, AT + HOUR, [said(AT, AT), claim])


def test_a_feed_that_moves_its_date_with_the_edit_has_said_so():
    assert not is_silent(AT, AT + HOUR, [said(AT + HOUR, AT + HOUR, "rss.pubDate", ClaimKind.PUBLISHED)])
