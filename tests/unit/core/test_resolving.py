"""Which claim wins, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aggregator.core.resolving import MARK_EARLIER, MARK_FUTURE
from aggregator.core.times import read_claim, resolve, sort_at, winning_claim
from aggregator.model.times import ClaimKind, Precision, RawTime, ResolvedTime

P, U = ClaimKind.PUBLISHED, ClaimKind.UPDATED
SEEN = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)


def claim(source, text, kind=P, seen=SEEN, zone=None):
    return read_claim(RawTime(kind, source, text), seen_at=seen, zone=zone, language=None)


def published(*claims, first_seen=SEEN):
    return resolve(P, claims, first_seen_at=first_seen)


def updated(*claims):
    return resolve(U, claims, first_seen_at=SEEN)


def at(day, hour, minute=0, second=0):
    return datetime(2025, 6, day, hour, minute, second, tzinfo=UTC)


def test_nobody_said_anything():
    assert published() is None
    assert winning_claim(P, (), first_seen_at=SEEN) is None
    assert published(claim("jsonld.datePublished", "soon")) is None


def test_kinds_never_mix():
    claims = (claim("jsonld.dateModified", "2025-06-01T10:00:00Z", U),)
    assert published(*claims) is None
    assert updated(*claims).instant == at(1, 10)


def test_the_pages_data_is_trusted_before_the_feed():
    found = published(claim("rss.pubDate", "Sun, 01 Jun 2025 11:07:00 GMT"), claim("jsonld.datePublished", "2025-06-01T10:00:00Z"))
    assert (found.instant, found.source) == (at(1, 10), "jsonld.datePublished")


def test_sources_that_agree_are_counted():
    found = published(claim("rss.pubDate", "Sun, 01 Jun 2025 10:00:00 GMT"), claim("jsonld.datePublished", "2025-06-01T10:00:00Z"))
    assert found.why == "jsonld.datePublished; 2 sources agree"


def test_devdiscourse_prints_indian_time_with_a_utc_offset_and_the_visible_line_tells():
    claims = (
        claim("jsonld.datePublished", "2025-06-01T19:53:11+00:00"),
        claim("microdata.datePublished", "2025-06-01T19:53:11+00:00"),
        claim("page.byline", "01-06-2025 19:53 IST"),
    )
    found = published(*claims)
    assert (found.instant, found.offset_minutes) == (at(1, 14, 23), 330)
    assert "marks the same clock as UTC" in found.why
    assert winning_claim(P, claims, first_seen_at=SEEN) == 2


def test_utc_that_another_clock_confirms_is_no_wrong_label():
    found = published(
        claim("jsonld.datePublished", "2025-06-01T14:23:00Z"),
        claim("microdata.datePublished", "2025-06-01T19:53:00+05:30"),
        claim("page.byline", "01-06-2025 14:23 IST"),
    )
    assert found.instant == at(1, 14, 23)


def test_an_offset_mislabelled_as_utc_in_one_meta_tag_changes_nothing():
    found = published(
        claim("jsonld.datePublished", "2025-06-01T10:34:00+05:30"), claim("meta.article:published_time", "2025-06-01T10:34:00Z")
    )
    assert found.instant == at(1, 5, 4)
    assert "differs by whole quarter hours" in found.why


def test_whole_quarter_hours_apart_the_time_of_more_independent_sources_wins():
    found = published(
        claim("jsonld.datePublished", "2025-06-01T18:00:00Z"),
        claim("rss.pubDate", "Sun, 01 Jun 2025 10:00:00 GMT"),
        claim("page.byline", "1 June 2025 10:00 GMT"),
    )
    assert found.instant == at(1, 10)
    assert found.why.startswith("rss.pubDate; 2 independent sources")


def test_a_day_gives_way_to_a_clock_time_of_that_day():
    found = published(claim("jsonld.datePublished", "2025-06-01"), claim("page.byline", "1 June 2025 10:00 GMT"))
    assert (found.instant, found.precision) == (at(1, 10), Precision.MINUTE)


def test_midnight_to_the_second_is_how_software_writes_a_day():
    found = published(claim("jsonld.datePublished", "2025-06-01T00:00:00Z"), claim("rss.pubDate", "Sun, 01 Jun 2025 10:00:00 GMT"))
    assert found.instant == at(1, 10)


def test_a_day_does_not_give_way_to_a_clock_time_of_another_day():
    found = published(claim("jsonld.datePublished", "2025-05-30"), claim("page.byline", "1 June 2025 10:00 GMT"))
    assert found.precision is Precision.DAY


def test_a_clock_without_a_zone_takes_the_zone_that_stands_beside_the_same_clock():
    found = published(claim("jsonld.datePublished", "2025-06-01T19:53:00"), claim("page.byline", "01-06-2025 19:53 IST"))
    assert (found.instant, found.zone_known) == (at(1, 14, 23), True)


def test_guesses_count_only_when_nothing_else_speaks():
    guess = claim("htmldate", "2025-05-31")
    assert published(guess).instant == datetime(2025, 5, 31, tzinfo=UTC)
    assert published(guess, claim("url.date", "2025-05-30")).source == "url.date"
    assert published(guess, claim("page.line", "1 June 2025")).source == "page.line"


def test_last_modified_of_the_server_is_evidence_and_never_chosen():
    assert updated(claim("http.last-modified", "Sun, 01 Jun 2025 10:00:00 GMT", U)) is None


def test_the_future_and_the_time_before_the_web_are_not_chosen():
    assert published(claim("rss.pubDate", "Wed, 04 Jun 2025 10:00:00 GMT")) is None
    assert published(claim("rss.pubDate", "Thu, 01 Jan 1970 00:00:00 GMT")) is None


def test_a_time_after_we_saw_it_gives_way_to_one_before():
    late, true = claim("jsonld.datePublished", "2025-06-02T17:30:00Z"), claim("rss.pubDate", "Mon, 02 Jun 2025 11:58:00 GMT")
    assert published(late, true).instant == at(2, 11, 58)
    assert MARK_FUTURE in published(late, true).why
    assert published(late).why.endswith(MARK_FUTURE)


def test_a_publication_date_that_moves_with_each_edit_stays_the_first_it_was():
    moved = [claim("rss.pubDate", f"Sun, 01 Jun 2025 {hour}:00:00 GMT") for hour in (12, 10, 14)]
    assert published(*moved).instant == at(1, 10)


def test_the_last_update_is_the_latest_a_source_told():
    moved = [claim("atom.updated", f"2025-06-01T{hour}:00:00Z", U) for hour in (12, 10, 14)]
    assert updated(*moved).instant == at(1, 14)


def test_a_source_that_says_just_now_at_every_look_is_passed_over():
    looks = [datetime(2025, 6, 2, hour, tzinfo=UTC) for hour in (9, 10, 11)]
    now = [claim("atom.updated", look.isoformat(), U, seen=look) for look in looks]
    steady = claim("dcterms.modified", "2025-06-01T10:00:00Z", U)
    assert updated(*now, steady).source == "dcterms.modified"
    assert updated(*now).source == "atom.updated"


def test_a_finer_claim_of_the_same_source_speaks_for_its_day():
    found = published(claim("page.byline", "1 June 2025"), claim("page.byline", "1 June 2025 10:00 GMT"))
    assert found.instant == at(1, 10)
    assert published(claim("page.byline", "30 May 2025"), claim("page.byline", "1 June 2025 10:00 GMT")).precision is Precision.DAY


def test_an_update_before_the_publication_is_passed_over_or_marked():
    first = claim("jsonld.datePublished", "2025-06-01T10:00:00Z")
    early = claim("jsonld.dateModified", "2025-06-01T09:00:00Z", U)
    later = claim("meta.article:modified_time", "2025-06-01T11:00:00Z", U)
    assert updated(first, early).why.endswith(MARK_EARLIER)
    assert updated(first, early, later).instant == at(1, 11)
    assert updated(first) is None


def test_a_guess_never_stands_for_an_update_the_publisher_states_before_the_publication():
    first = claim("jsonld.datePublished", "2025-06-01T10:00:00Z")
    early = claim("jsonld.dateModified", "2025-06-01T09:00:00Z", U)
    found = updated(first, early, claim("page.ago", "2025-06-01T11:00:00Z", U))
    assert (found.instant, found.source) == (at(1, 9), "jsonld.dateModified")
    assert found.why.endswith(MARK_EARLIER)


def test_a_feed_that_dates_by_the_last_edit_names_no_publication_where_the_page_tells_both():
    feed = claim("rss.pubDate", "Mon, 02 Jun 2025 04:10:13 GMT")
    created, changed = claim("page.byline", "01-06-2025 14:05 IST"), claim("page.byline", "02-06-2025 09:40 IST", U)
    assert published(feed, created, changed).instant == at(1, 8, 35)
    assert updated(feed, created, changed).instant == at(2, 4, 10)
    assert published(feed, changed).instant == at(2, 4, 10, 13)  # nobody says another
    assert published(feed, claim("page.line", "31 May 2025"), changed).instant == at(2, 4, 10, 13)  # a date of who knows what
    assert published(feed, claim("page.byline", "02-06-2025 09:40 IST"), changed).instant == at(2, 4, 10, 13)
    assert published(feed, created).instant == at(2, 4, 10, 13)  # the update is not its own
    assert published(feed, created, claim("page.byline", "2 June 2025", U)).instant == at(1, 8, 35)


def test_a_time_in_a_list_of_edits_is_no_publication_where_a_label_tells_another():
    said = claim("page.byline", "31 May 2025"), claim("page.byline", "1 June 2025", U)
    assert published(claim("page.time", "2025-06-01T09:40:00Z"), *said).local_day is None
    assert published(claim("page.time", "2025-06-01T09:40:00Z"), *said).source == "page.byline"
    assert published(claim("page.time", "2025-05-31T09:40:00Z"), *said).source == "page.time"


def test_an_update_that_repeats_the_publication_gives_way_to_a_later_one():
    first = claim("atom.published", "2025-06-01T10:00:00Z")
    same = claim("atom.updated", "2025-06-01T10:00:00Z", U)
    assert updated(first, same, claim("page.byline", "2 June 2025 9:40 GMT", U)).instant == at(2, 9, 40)
    assert updated(first, same, claim("page.byline", "2 June 2025", U)).precision is Precision.DAY
    assert updated(first, same, claim("page.byline", "1 June 2025", U)).instant == at(1, 10)
    assert updated(first, same, claim("page.byline", "1 June 2025 15:30", U)).instant == at(1, 10)  # perhaps the same in India
    assert updated(first, same, claim("page.byline", "1 June 2025 15:37", U)).instant == at(1, 15, 37)
    assert updated(first, same, claim("page.ago", "2 June 2025", U)).instant == at(1, 10)  # a guess
    data = claim("jsonld.datePublished", "2025-06-01T10:00:00Z"), claim("jsonld.dateModified", "2025-06-01T10:00:00Z", U)
    assert updated(*data, claim("meta.updated", "2025-06-02T09:40:00Z", U)).instant == at(1, 10)  # the server's clock, more often than not
    assert updated(first, same).instant == at(1, 10)


def test_a_day_of_update_is_compared_by_the_day():
    first = claim("jsonld.datePublished", "2025-06-01T10:00:00Z")
    assert MARK_EARLIER not in updated(first, claim("meta.updated", "2025-06-01", U)).why
    assert MARK_EARLIER in updated(first, claim("meta.updated", "2025-05-31", U)).why


def test_sorting_never_uses_an_invented_or_impossible_time():
    def resolved(instant, precision=Precision.SECOND):
        return ResolvedTime(instant, precision, "rss.pubDate", True, 0, "")

    assert sort_at(None, SEEN) == SEEN
    assert sort_at(resolved(at(1, 10)), SEEN) == at(1, 10)
    assert sort_at(resolved(SEEN + timedelta(hours=3)), SEEN) == SEEN
    assert sort_at(resolved(SEEN + timedelta(days=3)), SEEN) == SEEN
    assert sort_at(resolved(datetime(1970, 1, 1, tzinfo=UTC)), SEEN) == SEEN
    assert sort_at(resolved(at(2, 0), Precision.DAY), SEEN) == SEEN
    assert sort_at(resolved(at(1, 0), Precision.DAY), SEEN) == at(1, 0)


def test_of_two_claims_that_differ_in_having_an_offset_of_nought_the_order_did_not_decide():
    stated = claim("atom.issued", "2025-06-01T10:00:00Z")
    bare = replace(stated, offset_minutes=None)

    assert stated.offset_minutes == 0
    assert published(stated, bare) == published(bare, stated) == published(stated)
