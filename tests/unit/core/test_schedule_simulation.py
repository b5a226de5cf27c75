"""The schedule against feeds that behave as real ones do: 300 feeds for ten days, in pure code.

Slow ones, hourly ones, bursts by day and silence by night, windows of ten to fifty entries, servers that state freshness.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from aggregator.core import schedule
from aggregator.core.schedule import Answer
from aggregator.errors import Outcome
from aggregator.model.feed import FeedForPoll, FeedHints, FeedSpec, FeedState, SchedulePolicy, Validators
from aggregator.model.fetch import Headers

START = datetime(2026, 3, 2, tzinfo=UTC)
DAYS = 10
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POLICY = SchedulePolicy(
    HOUR,
    timedelta(minutes=10),
    DAY,
    adaptive=True,
    jitter=0.1,
    retry_after_max=7 * DAY,
    gone_probe=7 * DAY,
    moved_polls=3,
    moved_over=2 * DAY,
)


@dataclass
class Publisher:
    """One feed: when it publishes, and how many entries its document holds."""

    times: list[datetime]
    window: int
    headers: Headers


@dataclass
class Tally:
    """What polling one feed for ten days came to."""

    polls: int = 0
    found: int = 0
    missed: int = 0
    shortest: timedelta = DAY
    delay: timedelta = timedelta(0)  # from publication to discovery, summed


def publisher(rng: Random) -> Publisher:
    """Return a feed of 0.1 to 100 entries a day, most of them by day, some with freshness headers."""
    a_day = 10 ** rng.uniform(-1, 2)
    peak = rng.uniform(0, 24)
    times = []
    for _ in range(int(a_day * (DAYS + 30))):
        hour = (rng.gauss(peak, 4) if rng.random() < 0.7 else rng.uniform(0, 24)) % 24
        times.append(START + timedelta(days=rng.randrange(-30, DAYS), hours=hour))
    headers = Headers(cache_control=f"max-age={rng.choice([300, 900, 1800])}") if rng.random() < 0.3 else Headers()
    return Publisher(sorted(times), rng.choice([10, 20, 50]), headers)


def follow(source: Publisher, rng: Random) -> Tally:
    """Poll one feed as the engine would and count."""
    now = START + timedelta(hours=rng.random())
    seen = bisect_right(source.times, now)
    feed = FeedForPoll(
        id=1,
        spec=FeedSpec("https://example.org/", ""),
        state=FeedState.ACTIVE,
        host="example.org:443",
        poll_url="https://example.org/",
        next_poll_at=now,
        validators=Validators("https://example.org/", '"1"'),
        body_hash=None,
        hints=FeedHints(),
        failures=0.0,
        last_ok_at=None,
        last_poll_at=None,
        not_modified_run=0,
        last_unconditional_at=now,
        gone_since=None,
        redirect=None,
        arrivals=tuple(now for _ in range(min(seen, source.window))),
        identity_policy="guid",
    )
    tally = Tally()
    while now < START + timedelta(days=DAYS):
        tally.polls += 1
        there = bisect_right(source.times, now)
        fresh = source.times[seen:there]
        tally.missed += max(0, len(fresh) - source.window)
        tally.found += len(fresh)
        tally.delay += sum((now - at for at in fresh), timedelta(0))
        known = max(0, min(there, source.window) - len(fresh))
        answer = Answer(Outcome.UPDATED if fresh else Outcome.NOT_MODIFIED, 200, source.headers, new=len(fresh), known=known)
        state = schedule.health(feed, POLICY, answer, now)
        found = schedule.next_poll(feed, POLICY, answer, state, now, rng)
        tally.shortest = min(tally.shortest, found.at - now)
        arrivals = (*(now for _ in fresh), *feed.arrivals)[:50]
        feed = replace(feed, arrivals=arrivals, not_modified_run=state.not_modified_run, last_poll_at=now)
        seen, now = there, found.at
    return tally


def test_three_hundred_feeds_for_ten_days_are_followed_sooner_with_fewer_requests_and_no_entry_lost() -> None:
    rng = Random(20260302)  # noqa: S311 - a simulation
    tallies = [follow(publisher(rng), rng) for _ in range(300)]
    polls, found = sum(t.polls for t in tallies), sum(t.found for t in tallies)
    delay = sum((t.delay for t in tallies), timedelta(0)) / found
    hourly = 300 * 24 * DAYS
    figures = f"{polls} polls for {found} entries ({polls / found:.2f} each; hourly {hourly / found:.2f}), found after {delay} on average"
    assert sum(t.missed for t in tallies) == 0, figures
    assert min(t.shortest for t in tallies) >= POLICY.min_interval, figures
    assert polls < 0.85 * hourly, figures
    assert delay < timedelta(minutes=30), figures
