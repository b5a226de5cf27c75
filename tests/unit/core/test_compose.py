from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core import documents
from aggregator.core.compose import MAX_SOURCES, compose, text_mark, web_link
from aggregator.core.selection import Wishes, pick
from aggregator.model.article import ExtractState
from aggregator.model.digest import Change, Digest
from bench.sample_digest import ARTICLES, FEEDS, candidates, said, sample

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def storm():
    plan = pick(candidates(), FEEDS, Wishes(), known=frozenset(), window=(NOW - timedelta(hours=24), NOW))
    return next(s for part in plan.parts for s in part.stories if s.story == 1)


def told(picked, *articles):
    return compose(picked, articles, {}, {})


def test_created_is_the_earliest_and_updated_the_latest_never_mixed(storm):
    story = told(storm, *ARTICLES[:4])
    assert (story.created_by, story.updated_by) == ("Harbour Times", "Harbour Times")
    assert story.created.instant < story.updated.instant
    nobody = told(storm, replace(ARTICLES[0], published=None, updated=None))
    assert (nobody.created, nobody.updated, nobody.created_by) == (None, None, "")
    only_updated = told(storm, replace(ARTICLES[0], published=None, updated=said(1)))
    assert only_updated.created is None


def test_the_lead_comes_from_the_fullest_text_and_the_headline_from_the_calmest(storm):
    story = told(storm, *ARTICLES[:4])
    assert story.lead.startswith("A storm surge pushed the sea")
    assert not story.title.isupper()
    assert [s.feeds[0] for s in story.sources] == ["Harbour Times", "Dakshin Wire", "The North Post", "The Ledger"]


def test_a_story_that_moved_on_is_told_by_what_moved_not_by_yesterdays_numbers(storm):
    members = [
        replace(a, title=f"Storm: report {a.id} says {a.id} homes lost", text="Some homes were lost. " * 20)
        for a in ARTICLES
        if a.story == storm.story
    ]
    old, new = members[0], members[-1]
    moved = replace(storm, members=tuple(c for c in storm.members if c.article_id == new.id))
    story = told(moved, old, new)
    assert story.title == new.title
    assert {s.title for s in story.sources} == {old.title, new.title}


def test_copies_of_yesterdays_report_head_a_story_that_moved_on_not_the_interview_nobody_copied(storm):
    first, interview, copy, other = (
        replace(a, title=title, duplicate_of=of)
        for a, title, of in (
            (ARTICLES[0], "Vellsund and Marhaven open talks on the harbour wall", None),
            (ARTICLES[1], "Former envoy on the art of talking to the people of Vellsund", None),
            (ARTICLES[2], "Talks on harbour wall open between Vellsund and Marhaven", ARTICLES[0].id),
            (ARTICLES[3], "Vellsund talks on the wall open, says Marhaven's mayor", ARTICLES[0].id),
        )
    )
    moved = replace(storm, members=tuple(c for c in storm.members if c.article_id != first.id))
    assert told(moved, first, interview, copy, other).title == copy.title
    assert told(storm, first, interview, copy, other).title == first.title  # an original is still before its copies


def test_a_message_without_a_headline_is_headed_by_its_first_words_and_not_by_an_empty_link(storm):
    said = "Water is over the wall at the fish market, please keep away from the quay tonight."
    more = "The school gym is open, and there is soup for all who come from the lower town."
    short = replace(ARTICLES[0], title="", text="Water is over the wall.", word_count=5)
    story = told(storm, short)
    assert (story.title, story.lead) == ("Water is over the wall.", "")
    assert (story.title_why, story.sources[0].title) == ("its first words: no headline was given", story.title)
    story = told(storm, replace(short, text=f"{said} {more}"))
    assert (story.title, story.lead) == (said, more)
    assert told(storm, replace(short, text="", url="https://harbour.example/archive/")).title == "harbour.example/archive/"
    assert told(storm, replace(short, text="", url="")).title == "(no headline)"


def test_a_longer_report_of_the_next_day_does_not_contradict_the_headline_in_the_lead(storm):
    own = replace(
        ARTICLES[0], title="Vellsund closes its fish market", text="The market stays shut until the floor is dry, the mayor said on Sunday."
    )
    later = replace(ARTICLES[1], title="Fish market of Vellsund", text="The market opened again on Monday. " * 8, duplicate_of=own.id)
    own, later = replace(own, word_count=13), replace(later, word_count=48)
    story = told(storm, own, later)
    assert (story.title, story.lead) == (own.title, own.text)
    assert story.text == later.text  # what filters and the streams read is still the fullest


def test_a_longer_summary_that_breaks_off_gives_way_to_the_headlines_own_that_is_whole(storm):
    whole = "The sea came over the outer wall of the harbour on Sunday night and left by noon."
    cut = "The sea, which had stood still for most of a year, came over the outer wall of the harbour on Sunday night and twice…"
    own, fuller = (
        replace(a, text=text, word_count=count, title="Storm floods the harbour of Vellsund")
        for a, text, count in ((ARTICLES[0], whole, 16), (ARTICLES[1], cut, 22))
    )
    assert told(storm, own, fuller).lead == whole
    assert told(storm, replace(own, text="In pictures: the sea."), fuller).lead == cut  # whole, and tells less


def test_a_paper_whose_feed_moved_without_was_is_named_once(storm):
    twice = replace(
        ARTICLES[0], feeds=("https://old.example/rss", "https://new.example/rss"), feed_names=("Harbour Times", "Harbour Times")
    )
    (source,) = told(storm, twice).sources
    assert (source.feeds, len(source.feed_urls)) == (("Harbour Times",), 2)


def test_a_wire_report_in_a_hundred_papers_lists_some(storm):
    many = [replace(ARTICLES[2], id=100 + n) for n in range(100)]
    assert len(told(storm, ARTICLES[0], *many).sources) == MAX_SOURCES


@pytest.mark.parametrize(
    ("state", "reason", "text", "says"),
    [
        (ExtractState.DONE, None, "x", ""),
        (ExtractState.FEED, None, " ", "No text in the feed or on the page."),
        (ExtractState.PENDING, None, "x", "Only the feed's own text so far: the page has not been fetched yet."),
        (ExtractState.REJECTED, "consent", "", "No text: the page is a cookie or consent wall."),
        (ExtractState.REJECTED, "gone_out", "", "No text: the page could not be used."),
        (ExtractState.FAILED, "dns_error", "x", "Only the feed's own text: the page could not be fetched (dns error)."),
        (ExtractState.FAILED, None, "x", "Only the feed's own text: the page could not be fetched."),
    ],
)
def test_what_is_wrong_with_the_text_is_said(state, reason, text, says):
    assert text_mark(replace(ARTICLES[0], extract_state=state, extract_reason=reason, text=text)) == says


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "https://x/\u202e", "https://x/a b", 'https://x/"', "https://x\\y", ""]
)
def test_an_address_nobody_should_follow_is_no_link(url):
    assert web_link(url) == ""


def test_a_digest_survives_being_kept_as_a_document():
    digest = sample()
    assert documents.load(Digest, documents.dump(digest)) == digest


def test_a_digest_kept_by_an_older_version_is_read_with_what_it_lacks_at_its_default():
    change = Change(1, "Herald", NOW, (), (), 0)
    old = {key: value for key, value in documents.dump(change).items() if key not in ("silent", "notes")}
    assert documents.load(Change, old) == change
    with pytest.raises(KeyError):
        documents.load(Change, {})


def test_a_teaser_has_no_reading_time_for_nobody_knows_how_long_its_page_is(storm):
    teaser = replace(ARTICLES[0], text="Two sentences of the feed. The page could not be fetched.", word_count=10)
    assert told(storm, teaser).minutes == 0
    assert told(storm, replace(ARTICLES[0], text="Some homes were lost. " * 40, word_count=160)).minutes == 1


def test_only_what_the_digest_has_shown_is_marked_as_shown(storm):
    """The first digest ever said "shown before" of reports that were old when their feed was first polled."""
    members = [a for a in ARTICLES if a.story == storm.story]
    moved = replace(storm, members=storm.members[-1:])
    fresh, old, *_ = moved.members[0].article_id, *(a.id for a in members if a.id != moved.members[0].article_id)
    assert not any(s.known for s in compose(moved, members, {}, {}).sources)
    assert [s.article_id for s in compose(moved, members, {}, {}, {old, fresh}).sources if s.known] == [old]
