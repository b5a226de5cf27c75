"""Follow simulated feeds by their rhythm alone: no store, no parser, no busy host. Seconds for what takes bench/polling.py hours.

    python -m bench.rhythm [--feeds 300] [--days 4] [--patience 0.1] [--entries 0.7]

Needs nothing but this machine. Only feeds whose servers let themselves be asked once an hour, from bench/publishers.py; prints polls and
the minutes from publication to sight beside a poll an hour, for the constants of core/rhythm.py or those given.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from statistics import mean, median, quantiles

from aggregator.core import rhythm
from bench.publishers import DAY, HOUR, MINUTE, START, Publisher, hosts, publishers

FLOOR, MOST, JITTER = 10 * MINUTE, DAY, 0.1  # [schedule] min_interval, max_interval, jitter
KEPT = 50  # arrivals, as store/feeds.py
Wait = Callable[[Sequence[datetime], datetime, int, bool], timedelta]


def by_rhythm(arrivals: Sequence[datetime], now: datetime, window: int, news: bool) -> timedelta:  # noqa: FBT001 - one of two pollers
    """Return the wait that core/rhythm.py sets."""
    found = rhythm.pace(arrivals, now, HOUR, MOST, window=window, news=news)
    return HOUR if found is None else min(max(found, FLOOR), MOST)


def follow(feed: Publisher, end: datetime, wait: Wait, rng: Random) -> tuple[int, int, list[float]]:
    """Return the polls of one feed until `end`, the entries that left its window unseen, and the minutes each new one waited."""
    at, polls, missed, delays, seen = START, 0, 0, list[float](), -1
    arrivals: list[datetime] = []
    while at < end:
        count = feed.published(at)
        start = max(0, count - feed.window)
        missed += max(0, start - seen) if seen >= 0 else 0
        fresh = feed.times[max(seen, start) : count]
        delays += [(at - born) / MINUTE for born in fresh if seen >= 0]
        arrivals, seen, polls = sorted([*arrivals, *fresh], reverse=True)[:KEPT], count, polls + 1
        chosen = max(wait(arrivals, at, count - start, polls > 1 and bool(fresh)), feed.fresh, feed.asks)
        at += min(chosen * (1 + JITTER * rng.random()), MOST)
    return polls, missed, delays


def line(name: str, feeds: Sequence[Publisher], end: datetime, wait: Wait) -> str:
    """Return one row of the table."""
    rng = Random(1)
    polls, missed, delays = zip(*(follow(feed, end, wait, rng) for feed in feeds), strict=True)
    every = [minutes for of_feed in delays for minutes in of_feed]
    tens, twenties = quantiles(every, n=10), quantiles(every, n=20)
    return f"{name:<14}{sum(polls):>9,}{sum(missed):>9,}{median(every):>9.1f}{tens[-1]:>9.1f}{twenties[-1]:>9.1f}{mean(every):>9.1f}"


def main() -> None:
    """Print both pollers."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--feeds", type=int, default=300)
    options.add_argument("--days", type=int, default=4)
    options.add_argument("--patience", type=float, default=rhythm._PATIENCE)  # noqa: SLF001 - what is tuned here
    options.add_argument("--entries", type=float, default=rhythm._ENTRIES)  # noqa: SLF001 - as above
    said = options.parse_args()
    rhythm._PATIENCE, rhythm._ENTRIES = said.patience, said.entries  # noqa: SLF001 - as above
    rng = Random(1)
    made = publishers(said.feeds, hosts(20, said.days, rng), said.days, rng)
    free = [feed for feed in made if feed.free and not feed.moved_to and not feed.gone_at]
    end = START + timedelta(days=said.days)
    print(f"{'':<14}{'polls':>9}{'missed':>9}{'median':>9}{'p90':>9}{'p95':>9}{'mean':>9}   minutes from publication to sight")
    print(line("once an hour", free, end, lambda *_: HOUR))
    print(line("by rhythm", free, end, by_rhythm))


if __name__ == "__main__":
    main()
