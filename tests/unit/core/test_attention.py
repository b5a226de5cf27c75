from __future__ import annotations

import statistics
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.core.attention import needs, of_feed, silence_limit
from aggregator.model.attention import FailedDelivery, NeedKind, StatedDates
from aggregator.model.feed import FeedRow, FeedState, InstanceRow
from aggregator.model.times import ClaimKind, Precision, TimeClaim

NOW = datetime(2026, 11, 1, 7, 0, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WELL = FeedRow(
    id=1,
    url="https://herald.example/feed",
    poll_url="https://herald.example/feed",
    name="Herald",
    site_url=None,
    tags=(),
    source="file",
    state=FeedState.ACTIVE,
    next_poll_at=NOW,
    next_poll_why="interval 1h",
    last_poll_at=NOW,
    last_ok_at=NOW - 3 * DAY,
    last_outcome="updated",
    last_detail=None,
    failures=0.0,
    entries=4,
    moved_to=None,
    overran_at=None,
    arrivals=(NOW - DAY,),
)


def test_a_feed_that_is_well_needs_nobody() -> None:
    assert of_feed(WELL, NOW) is None
    assert of_feed(replace(WELL, last_outcome=None, arrivals=()), NOW) is None
    assert of_feed(replace(WELL, last_outcome="code of a later version", failures=9), NOW) is None


@pytest.mark.parametrize("state", [FeedState.PAUSED, FeedState.REMOVED])
def test_a_feed_that_is_not_polled_needs_nobody(state: FeedState) -> None:
    assert of_feed(replace(WELL, state=state, last_outcome="not_found", failures=9, moved_to="https://x.example/"), NOW) is None


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"state": FeedState.GONE}, NeedKind.GONE, "410"),
        (
            {"last_outcome": "not_found", "failures": 3.0, "last_detail": "404 Not Found"},
            NeedKind.FAILING,
            "since 2026-10-29: not_found (404 Not Found)",
        ),
        (
            {"last_outcome": "not_found", "failures": 0.5, "last_ok_at": None},
            NeedKind.FAILING,
            "could not be read even once, last tried on 2026-11-01 07:00 UTC: not_found (404: not final, feeds come back from it)",
        ),
        (
            {"last_outcome": "connect_error", "failures": 0.25, "last_ok_at": None, "last_poll_at": None, "last_detail": "refused"},
            NeedKind.FAILING,
            "could not be read even once: connect_error (refused)",
        ),
        ({"last_outcome": "challenged", "failures": 1.5}, NeedKind.CHALLENGED, "bot challenge"),
        ({"moved_to": "https://new.example/feed"}, NeedKind.MOVED, "https://new.example/feed"),
        ({"overran_at": NOW - DAY}, NeedKind.OVERRAN, "every entry in it was new"),
        ({"arrivals": (NOW - 301 * DAY,)}, NeedKind.SILENT, "nothing new since 2026-01-04"),
    ],
)
def test_a_feed_that_needs_somebody_says_why(changes: dict[str, object], kind: NeedKind, words: str) -> None:
    need = of_feed(replace(WELL, **changes), NOW)  # type: ignore[arg-type]  # names are checked by the dataclass
    assert need is not None
    assert (need.kind, need.feed) == (kind, WELL.url)
    assert words in need.text
    assert need.fix


def test_a_feed_is_not_shouted_about_at_its_first_failures() -> None:
    assert of_feed(replace(WELL, last_outcome="not_found", failures=2.5), NOW) is None
    assert of_feed(replace(WELL, last_outcome="challenged", failures=1.0), NOW) is None


def test_a_new_feed_whose_host_asks_for_a_pause_needs_somebody_only_when_it_goes_on_asking() -> None:
    """After one 429 `status` said "failing: could not be read even once", and the manual: do nothing."""
    limited = replace(WELL, last_outcome="rate_limited", last_detail="HTTP 429: the host wants a pause", last_ok_at=None)
    assert of_feed(replace(limited, failures=0.25), NOW) is None
    assert of_feed(replace(limited, failures=2.75), NOW) is None
    need = of_feed(replace(limited, failures=3.0), NOW)
    assert need is not None
    assert need.text == (
        "Herald: could not be read even once, last tried on 2026-11-01 07:00 UTC: rate_limited (HTTP 429: the host wants a pause)"
    )


def test_a_feed_that_was_never_read_for_want_of_our_own_line_needs_nobody() -> None:
    assert of_feed(replace(WELL, last_outcome="dns_error", failures=0.0, last_ok_at=None), NOW) is None


@pytest.mark.parametrize(("outcome", "command"), [("html_page", "feeds discover"), ("not_a_feed", "feeds discover"), ("timeout", "doctor")])
def test_a_sites_address_given_for_its_feeds_is_sent_to_discover(outcome: str, command: str) -> None:
    need = of_feed(replace(WELL, last_outcome=outcome, failures=0.25, last_ok_at=None), NOW)
    assert need is not None
    assert need.fix == f"aggregator {command} {WELL.url}"


def test_a_move_gives_the_line_for_the_file_or_the_command_for_the_store() -> None:
    moved = replace(WELL, moved_to="https://new.example/feed")
    in_file, in_store = of_feed(moved, NOW), of_feed(replace(moved, source="store"), NOW)
    assert in_file is not None
    assert in_file.fix == f'url = "https://new.example/feed"\nwas = ["{WELL.url}"]'
    assert in_store is not None
    assert in_store.fix == "aggregator feeds add https://new.example/feed"


def test_a_feed_that_moved_to_where_another_is_polled_is_one_too_many() -> None:
    """An http address imported beside the https one in the file: the advice was to add what is there already, and both were polled on."""
    there = replace(WELL, id=2, url="https://new.example/feed", poll_url="https://new.example/feed", name="New Herald")
    moved = replace(WELL, moved_to=there.url, poll_url=there.url)
    (need,) = needs([moved, there], NOW)
    assert (need.kind, need.feed, need.fix) == (NeedKind.MOVED, WELL.url, f"aggregator feeds remove {WELL.url}")
    assert need.text.endswith("which is polled for New Herald (https://new.example/feed) already")
    (need,) = needs([moved, replace(there, state=FeedState.PAUSED)], NOW)
    assert need.fix.startswith("url = "), "one that is paused stands in nobody's place"
    twins = needs([moved, replace(moved, id=3, url="https://a.example/feed")], NOW)
    assert [need.fix.partition(" ")[0] for need in twins] == ["url", "aggregator"], "of two that moved to one place one stays"


def test_a_feed_that_moved_and_misses_entries_says_the_second() -> None:
    moved = replace(WELL, moved_to="https://new.example/feed")
    need = of_feed(replace(moved, overran_at=NOW - DAY), NOW)
    assert need is not None
    assert need.kind is NeedKind.OVERRAN
    silent = of_feed(replace(moved, arrivals=(NOW - 900 * DAY,)), NOW)
    assert silent is not None
    assert silent.kind is NeedKind.SILENT


def test_an_old_overrun_is_forgotten() -> None:
    assert of_feed(replace(WELL, overran_at=NOW - 8 * DAY), NOW) is None


def stated(raw: str, instant: datetime | None, *, zone_known: bool = True) -> TimeClaim:
    return TimeClaim(ClaimKind.PUBLISHED, "rss.pubDate", raw, instant, Precision.MINUTE, zone_known, 0, NOW)


AHEAD = stated("1 Nov 2026 12:30", NOW + 5.5 * HOUR, zone_known=False)
UNREAD = stated("02-03-2026", None)


@pytest.mark.parametrize(
    ("wrong", "words", "fix"),
    [
        ([AHEAD] * 4, "4 of the last 6 dates it stated cannot be right, such as '1 Nov 2026 12:30'", 'timezone = "Area/City"\n# in its'),
        ([UNREAD] * 3, "3 of the last 6 dates it stated cannot be read, such as '02-03-2026'", 'language = "en-GB"\n# in its'),
        ([UNREAD, *[stated("Thu, 01 Jan 1970 00:00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC))] * 2], "cannot be right", "nothing to set"),
        ([stated("Sun, 01 Nov 2026 12:30 +0000", NOW + 5.5 * HOUR)] * 3, "cannot be right", "nothing to set"),
    ],
)
def test_a_feed_whose_dates_are_wrong_is_told_with_the_setting_that_helps(wrong: list[TimeClaim], words: str, fix: str) -> None:
    (need,) = needs([WELL], NOW, dates={WELL.id: StatedDates(6, tuple(wrong))})
    assert need.kind is NeedKind.DATES
    assert words in need.text
    assert need.fix.startswith(fix)


@pytest.mark.parametrize(
    "dates",
    [
        StatedDates(4, (UNREAD,) * 2),  # a slip of the pen
        StatedDates(7, (UNREAD,) * 3),  # most are right
        StatedDates(3, (stated("now", NOW + timedelta(minutes=9)),) * 3),  # clocks differ
        StatedDates(3, (replace(UNREAD, raw="Mon, 01 Jan 0001 00:00:00 +0000"),) * 3),  # no time was set, no setting helps
        StatedDates(3, (replace(UNREAD, raw="0000-00-00 00:00:00"),) * 3),
    ],
)
def test_a_few_odd_dates_need_nobody(dates: StatedDates) -> None:
    assert of_feed(WELL, NOW, dates) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"state": FeedState.GONE},
        {"last_outcome": "challenged", "failures": 1.5},
        {"moved_to": "https://new.example/"},
        {"arrivals": (NOW - 301 * DAY,)},
    ],
)
def test_the_first_line_of_what_to_do_can_be_put_into_config_toml(changes: dict[str, object]) -> None:
    need = of_feed(replace(WELL, **changes), NOW)  # type: ignore[arg-type]  # names are checked by the dataclass
    assert need is not None
    assert set(tomllib.loads(need.fix)) <= {"enabled", "headers", "url", "was"}


def test_silence_is_measured_by_a_feeds_own_rhythm() -> None:
    assert silence_limit(()) is None
    assert silence_limit((NOW, NOW)) == 300 * DAY
    assert silence_limit(tuple(NOW - n * DAY for n in range(5))) == 30 * DAY
    assert silence_limit(tuple(NOW - 7 * n * DAY for n in range(5))) == 70 * DAY


@given(st.lists(st.integers(1, 10**8), min_size=3, max_size=20, unique=True))
def test_a_usual_gap_is_the_median_of_all_gaps(seconds_ago: list[int]) -> None:
    arrivals = [NOW - timedelta(seconds=ago) for ago in sorted(seconds_ago)]
    gap = statistics.median((newer - older).total_seconds() for newer, older in pairwise(arrivals))
    assert silence_limit(tuple(arrivals)) == max(30 * DAY, timedelta(seconds=10 * gap))


def test_configuration_and_deliveries_come_first_then_feeds_by_address() -> None:
    note = InstanceRow("1", "all", "host", 1, "1", NOW, NOW, "config.toml:3: unknown key")
    failed = FailedDelivery("daily", "email", "ida@example.org", "550 no such user")
    gone = [replace(WELL, state=FeedState.GONE, url=url) for url in ("https://z.example/", "https://a.example/")]
    found = needs(gone, NOW, instances=[note, replace(note, note="")], failed=[failed])
    assert [(need.kind, need.feed) for need in found] == [
        (NeedKind.CONFIG, None),
        (NeedKind.DELIVERY, None),
        (NeedKind.GONE, "https://a.example/"),
        (NeedKind.GONE, "https://z.example/"),
    ]
    assert "550 no such user" in found[1].text


def test_an_alert_that_cannot_be_sent_is_called_what_the_command_takes() -> None:
    (need,) = needs([], NOW, failed=[FailedDelivery("alert-storms", "email", "ida@example.org", "451 try later")])
    assert need.text == "alert-storms: could not be delivered by email to ida@example.org: 451 try later"
    assert "aggregator digest alert-storms --send" in need.fix


def test_a_delivery_that_is_tried_again_asks_for_no_second_digest() -> None:
    """Whoever followed the advice while the mail server was away sent a digest without news beside the one that was waiting."""

    def fix(retry_at: datetime) -> str:
        (need,) = needs([], NOW, failed=[FailedDelivery("daily", "email", "ida@example.org", "451 try later", retry_at)])
        return need.fix

    assert fix(NOW + HOUR) == f"put it right; it is tried again on {NOW + HOUR:%Y-%m-%d %H:%M} UTC"
    assert fix(NOW - HOUR) == "put it right; it is tried again as soon as the service runs"


def _asked(host: str, *, ago: timedelta, outcome: str = "dns_error", ok: timedelta | None = 30 * HOUR) -> FeedRow:
    url = f"https://{host}.example/feed"
    return replace(
        WELL, url=url, poll_url=url, last_poll_at=NOW - ago, last_outcome=outcome, last_ok_at=None if ok is None else NOW - ok, failures=0.0
    )


def test_a_line_that_is_down_is_told_where_no_feed_is_blamed_for_it() -> None:
    """Fifteen feeds, none of which could be reached: "nothing needs you", and a digest that spoke of a quiet day."""
    down = [_asked(host, ago=HOUR) for host in "abcde"]
    (need,) = needs([*down, _asked("f", ago=20 * HOUR, outcome="updated", ok=20 * HOUR)], NOW)
    assert (need.kind, need.feed) == (NeedKind.OFFLINE, None)
    assert need.text.startswith("no feed could be reached since 2026-10-31 11:00 UTC")
    (fresh,) = needs([_asked(host, ago=HOUR, ok=None) for host in "ab"], NOW)
    assert fresh.text.startswith("no feed could be reached so far")


@pytest.mark.parametrize(
    "rows",
    [
        [_asked("a", ago=HOUR)],  # one host: perhaps it is theirs
        [_asked("a", ago=HOUR), _asked("b", ago=HOUR), _asked("c", ago=2 * HOUR, outcome="not_found")],  # somebody answered, not long ago
        [*(_asked(host, ago=HOUR) for host in "abcdef"), _asked("g", ago=timedelta(0), outcome="updated", ok=timedelta(0))],
        [replace(_asked(host, ago=HOUR), state=FeedState.PAUSED) for host in "abcdef"],
        [replace(_asked("a", ago=HOUR, outcome="dns_error"), last_poll_at=None)],
        [replace(_asked(host, ago=HOUR), failures=9.0) for host in "abcdef"],  # dead for long, each told of itself
    ],
)
def test_a_line_on_which_somebody_was_reached_is_not_down(rows: list[FeedRow]) -> None:
    assert NeedKind.OFFLINE not in {need.kind for need in needs(rows, NOW)}
