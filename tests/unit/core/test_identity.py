"""Entries across polls: never mass duplicates, never a lost entry."""

from __future__ import annotations

from dataclasses import replace

from aggregator.core.edits import MAX_TEXT_ONLY_CHANGES, content_hash
from aggregator.core.identity import New, Revised, Seen, decide, keyed
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.feed import FeedHints
from aggregator.model.poll import Known, KnownEntry
from aggregator.model.times import ClaimKind, RawTime

FEED_URL = "https://harbour.example/feed.xml"


def entry(title="", url=None, guid=None, text="", date=None) -> ParsedEntry:
    times = (RawTime(ClaimKind.PUBLISHED, "rss.pubDate", date),) if date else ()
    return ParsedEntry(guid, url, title, text, "", (), (), None, times, (), None, 0)


def document(*entries) -> ParsedFeed:
    placed = tuple(replace(one, position=position) for position, one in enumerate(entries))
    return ParsedFeed("rss20", "Harbour", "https://harbour.example/", None, None, FeedHints(), None, placed, ())


def hash_of(one: ParsedEntry) -> bytes:
    return content_hash(one.title, one.summary_html, one.url, one.authors, one.tags)


class Feed:
    """Remembers entries the way the store does."""

    def __init__(self):
        self.policy = "guid"
        self.known: dict[int, KnownEntry] = {}
        self.articles: dict[str, int] = {}

    def poll(self, *entries):
        self.policy, named = keyed(document(*entries), self.policy, FEED_URL)
        keys, guids, urls = (
            {one.key for one in named},
            {one.entry.guid for one in named} - {None},
            {one.canonical_url for one in named} - {None},
        )
        found = tuple(old for old in self.known.values() if old.key in keys or old.guid in guids or old.canonical_url in urls)
        decisions = decide(named, Known(found, self.articles), [hash_of(one.entry) for one in named])
        for decision in decisions:
            self.remember(decision)
        assert len({old.key for old in self.known.values()}) == len(self.known), "two stored entries under one key"
        return decisions

    def remember(self, decision):
        one = decision.keyed
        if isinstance(decision, New):
            number = len(self.known) + 1
            hashes = (decision.content_hash,)
            self.known[number] = KnownEntry(
                number, number, one.key, one.entry.guid, one.entry.url, one.canonical_url, one.entry.title, decision.content_hash, hashes, 0
            )
        elif isinstance(decision, Revised):
            old = decision.known
            self.known[old.entry_id] = replace(
                old,
                title=one.entry.title,
                url=one.entry.url,
                guid=one.entry.guid,
                canonical_url=one.canonical_url,
                content_hash=decision.content_hash,
                recent_hashes=(decision.content_hash, *old.recent_hashes),
                flips=old.flips + 1,
            )


def kinds(decisions):
    return [type(decision).__name__ for decision in decisions]


def ids(decisions):
    return [decision.known.entry_id for decision in decisions]


FERRY = entry("Ferry back", "https://harbour.example/ferry", "f1", "It runs.")
CRANE = entry("New crane", "https://harbour.example/crane", "c1", "It lifts.")


def test_first_poll_finds_everything_new_and_the_second_nothing():
    feed = Feed()
    assert kinds(feed.poll(FERRY, CRANE)) == ["New", "New"]
    again = feed.poll(CRANE, FERRY)
    assert kinds(again) == ["Seen", "Seen"]
    assert {decision.why for decision in again} == {"unchanged"}


def test_every_edit_names_what_changed():
    feed = Feed()
    feed.poll(FERRY)
    assert [d.why for d in feed.poll(replace(FERRY, title="Ferry stops"))] == ["title"]
    assert [d.why for d in feed.poll(replace(FERRY, title="Ferry stops", summary_html="No."))] == ["content"]
    moved = replace(FERRY, title="Ferry sinks", url="https://harbour.example/ferry-sinks")
    assert [d.why for d in feed.poll(moved)] == ["title and link"]


def test_guid_and_link_going_from_http_to_https_make_nothing_new():
    feed = Feed()
    old = entry("Ferry", "http://harbour.example/ferry", "http://harbour.example/?p=5", "x")
    feed.poll(old)
    assert kinds(feed.poll(replace(old, url="https://harbour.example/ferry", guid="https://harbour.example/?p=5"))) == ["Seen"]


def test_a_site_that_moves_to_another_host_keeps_its_entries():
    feed = Feed()
    paths = [f"/2026/{n}" for n in range(5)]
    feed.poll(*(entry(f"Story {p}", f"https://old.example{p}", f"https://old.example{p}") for p in paths))
    after = feed.poll(*(entry(f"Story {p}", f"https://new.example{p}", f"https://new.example{p}") for p in paths))
    assert kinds(after) == ["Revised"] * 5
    assert {d.why for d in after} == {"link"}


def test_links_without_guids_survive_a_host_move_too():
    feed = Feed()
    feed.poll(entry("Ferry", "https://old.example/ferry"))
    assert kinds(feed.poll(entry("Ferry", "https://new.example/ferry"))) == ["Revised"]


def test_two_hosts_with_one_path_stay_two_entries_across_polls():
    feed = Feed()
    feed.poll(entry("A", "https://one.example/?p=5", "https://one.example/?p=5"))
    assert kinds(feed.poll(entry("B", "https://two.example/?p=5", "https://two.example/?p=5"))) == ["New"]
    assert kinds(feed.poll(entry("B", "https://two.example/?p=5", "https://two.example/?p=5"))) == ["Seen"]
    assert len(feed.known) == 2


def test_guids_that_change_at_every_poll_make_nothing_new():
    feed = Feed()
    for poll in range(4):
        stories = [entry(f"Story {n}", f"https://harbour.example/{n}?source=rss----{poll}", f"{n}-{poll}") for n in range(6)]
        assert kinds(feed.poll(*stories)) == (["New"] if poll == 0 else ["Seen"]) * 6


def test_a_title_edited_together_with_its_guid_is_one_entry():
    feed = Feed()
    feed.poll(FERRY)
    assert kinds(feed.poll(replace(FERRY, title="Ferry is back", guid="ferry-is-back"))) == ["Revised"]


def test_guids_that_are_positions_are_seen_through():
    feed = Feed()
    stories = [entry(f"Story {n}", f"https://harbour.example/{n}") for n in range(20)]
    for top in range(10, -1, -1):
        window = [replace(story, guid=str(place)) for place, story in enumerate(stories[top : top + 10])]
        decisions = feed.poll(*window)
        assert kinds(decisions) == (["New"] * 10 if top == 10 else ["New"] + ["Seen"] * 9)
    assert len(feed.known) == 20


def _top(*stories: str) -> list[ParsedEntry]:
    return [entry(story, f"https://harbour.example/{story.replace(' ', '-')}", f"top{place}") for place, story in enumerate(stories)]


def test_a_top_three_that_was_new_from_head_to_foot_was_taken_for_edits_of_the_last_one():
    feed = Feed()
    feed.poll(*_top("ferry sinks", "museum opens", "council votes"))
    fresh = _top("storm passes", "bridge closed", "strike over")
    assert kinds(feed.poll(*fresh)) == ["New"] * 3
    assert kinds(feed.poll(*fresh)) == ["Seen"] * 3
    assert len({old.title for old in feed.known.values()}) == 6


def test_headlines_and_addresses_rewritten_at_once_are_edits_while_something_of_the_story_is_left():
    feed = Feed()
    feed.poll(*_top("ferry sinks", "museum opens", "council votes"))
    assert kinds(feed.poll(*_top("ferry lost", "all about the museum", "vote: how the council did"))) == ["Revised"] * 3
    assert kinds(feed.poll(*_top("harbour mourns", "doors open", "vote: how the council did"))) == ["Revised"] * 2 + ["Seen"]


def test_a_guid_given_to_another_story_loses_neither():
    feed = Feed()
    feed.poll(entry("Old top", "https://harbour.example/old", "top"), FERRY)
    decisions = feed.poll(entry("New top", "https://harbour.example/new", "top"), entry("Old top", "https://harbour.example/old", "second"))
    assert kinds(decisions) == ["New", "Seen"]


def test_repeated_guids_keep_their_entries_whatever_their_order():
    feed = Feed()
    others = [entry(f"Other {n}", f"https://harbour.example/o{n}", f"o{n}") for n in range(4)]
    a, b = entry("A", "https://harbour.example/a", "dup"), entry("B", "https://harbour.example/b", "dup")
    feed.poll(a, *others)
    assert kinds(feed.poll(b, a, *others)) == ["New"] + ["Seen"] * 5
    assert kinds(feed.poll(a, b, *others)) == ["Seen"] * 6


def test_repeated_guids_without_links_go_by_what_they_say():
    feed = Feed()
    others = [entry(f"Other {n}", f"https://harbour.example/o{n}", f"o{n}") for n in range(4)]
    low, high = entry("Tide", None, "tide", "low"), entry("Tide", None, "tide", "high")
    feed.poll(low, *others)
    assert kinds(feed.poll(high, low, *others)) == ["New"] + ["Seen"] * 5
    assert kinds(feed.poll(low, high, *others)) == ["Seen"] * 6


def test_all_guids_identical_switches_to_links_for_good():
    feed = Feed()
    same = [entry(f"Story {n}", f"https://harbour.example/{n}", "harbour") for n in range(4)]
    feed.poll(*same)
    assert feed.policy == "link"
    assert kinds(feed.poll(*same[1:])) == ["Seen"] * 3
    assert kinds(feed.poll(replace(same[0], guid="x"), replace(same[1], guid="y"))) == ["Seen", "Seen"]
    assert feed.policy == "link"


def test_when_guids_go_bad_known_entries_are_not_new():
    feed = Feed()
    stories = [entry(f"Story {n}", f"https://harbour.example/{n}", f"g{n}") for n in range(4)]
    feed.poll(*stories)
    assert kinds(feed.poll(*(replace(story, guid="broken") for story in stories))) == ["Seen"] * 4


def test_blank_guids_go_by_link():
    feed = Feed()
    stories = [entry(f"Story {n}", f"https://harbour.example/{n}") for n in range(3)]
    feed.poll(*stories)
    assert kinds(feed.poll(*reversed(stories))) == ["Seen"] * 3


def test_a_link_that_several_share_belongs_to_none():
    feed = Feed()
    lines = [entry(f"Line {n}", "https://harbour.example/live", None, f"text {n}") for n in range(3)]
    first = feed.poll(*lines)
    assert [d.keyed.canonical_url for d in first] == [None] * 3
    fresh = entry("Line 3", "https://harbour.example/live", None, "text 3")
    assert kinds(feed.poll(fresh, *lines)) == ["New"] + ["Seen"] * 3
    assert kinds(feed.poll(*lines[:2], fresh)) == ["Seen"] * 3


def test_front_pages_and_the_feed_itself_are_nobodys_address():
    feed = Feed()
    decisions = feed.poll(
        entry("A", "https://harbour.example/", "a"),
        entry("B", "http://www.harbour.example/feed.xml", "b"),
        entry("C", "https://else.example", "c"),
    )
    assert [d.keyed.canonical_url for d in decisions] == [None] * 3
    assert kinds(feed.poll(*(d.keyed.entry for d in decisions))) == ["Seen"] * 3


def test_entries_that_nothing_names_go_by_title_then_by_text_and_date():
    feed = Feed()
    notes = [
        entry("Paladins", None, None, "fixed", "1 March"),
        entry("Paladins", None, None, "fixed", "2 March"),
        entry("", None, None, "note"),
    ]
    assert kinds(feed.poll(*notes)) == ["New"] * 3
    assert kinds(feed.poll(*reversed(notes))) == ["Seen"] * 3


def test_an_entry_without_link_or_guid_may_be_edited():
    feed = Feed()
    feed.poll(entry("Bus line 5", None, None, "runs"))
    assert kinds(feed.poll(entry("Bus line 5", None, None, "is late"))) == ["Revised"]


def test_the_same_item_printed_three_times_is_one():
    feed = Feed()
    assert kinds(feed.poll(FERRY, FERRY, FERRY)) == ["New"]
    assert feed.policy == "guid"


def test_two_texts_under_one_guid_link_and_title_are_both_kept():
    feed = Feed()
    assert kinds(feed.poll(FERRY, replace(FERRY, summary_html="Another text."), CRANE)) == ["New"] * 3
    assert kinds(feed.poll(FERRY, replace(FERRY, summary_html="Another text."), CRANE)) == ["Seen"] * 3


def test_an_article_of_another_feed_is_recognised():
    feed = Feed()
    feed.articles = {"https://harbour.example/ferry": 77}
    [ferry, crane] = feed.poll(FERRY, CRANE)
    assert (ferry.article_id, ferry.why) == (77, "known from another feed")
    assert (crane.article_id, crane.why) == (None, "not seen before")


def test_back_and_forth_is_recorded_until_it_repeats():
    feed = Feed()
    a, b = FERRY, replace(FERRY, summary_html="It stops.")
    feed.poll(a)
    assert [kinds(feed.poll(version))[0] for version in (b, a, b, a, b)] == ["Revised", "Revised", "Seen", "Seen", "Seen"]
    assert "back and forth" in feed.poll(b)[0].why


def test_a_page_that_prints_the_time_is_stopped_after_24_changes():
    feed = Feed()
    feed.poll(FERRY)
    made = [feed.poll(replace(FERRY, summary_html=f"It is {n} o'clock in the port"))[0] for n in range(40)]
    assert sum(isinstance(decision, Revised) for decision in made) == MAX_TEXT_ONLY_CHANGES
    assert "clock" in made[-1].why
    assert kinds(feed.poll(replace(FERRY, title="A real edit", summary_html="x"))) == ["Revised"]


def test_seen_keeps_the_known_entry():
    feed = Feed()
    feed.poll(FERRY, CRANE)
    decisions = feed.poll(CRANE, FERRY)
    assert all(isinstance(decision, Seen) for decision in decisions)
    assert ids(decisions) == [2, 1]


def test_a_known_entry_without_a_link_does_not_stand_for_one_with_a_link():
    feed = Feed()
    feed.poll(entry("A", None, "https://one.example/?p=5"))
    assert kinds(feed.poll(entry("B", None, "https://two.example/?p=5"))) == ["New"]


def test_a_guid_alone_still_names_an_entry_whose_key_was_taken_over():
    feed = Feed()
    feed.poll(entry("A", None, "https://one.example/?p=5"))
    feed.poll(entry("B", None, "https://two.example/?p=5"))
    assert kinds(feed.poll(entry("B, edited", None, "https://two.example/?p=5"))) == ["Revised"]
    assert len(feed.known) == 2


def test_items_without_guids_that_differ_only_in_their_address_line_up_again():
    feed = Feed()
    twins = [entry("A", "https://one.example/?p=5"), entry("B", "https://two.example/?p=5")]
    feed.poll(*twins)
    assert kinds(feed.poll(*reversed(twins))) == ["Seen", "Seen"]


def test_three_texts_under_one_guid_link_and_title():
    feed = Feed()
    versions = [replace(FERRY, summary_html=text) for text in ("one", "two", "three", "four")]
    others = [entry(f"Other {n}", f"https://harbour.example/o{n}", f"o{n}") for n in range(9)]
    assert kinds(feed.poll(*versions, *others)) == ["New"] * 13
    assert kinds(feed.poll(*reversed(versions), *others)) == ["Seen"] * 13
