"""The day at a glance: how much came, when, and from whom; and when a story moved. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from aggregator.model.digest import Candidate, FeedFacts, Glance

_SOURCES_SHOWN = 8  # feeds in the chart of the day: what fits beside it


def glance(
    stories: Sequence[tuple[Sequence[Candidate], bool]], feeds: Mapping[int, FeedFacts], window: tuple[datetime, datetime]
) -> Glance:
    """Return the figures of `stories`, each with its articles and whether it was shown before."""
    members = [c for articles, _ in stories for c in articles]
    hours, minutes = bars(map(moved_at, members), window)
    newest, _ = bars((last_moved(articles) for articles, _ in stories), window)
    removed = {feed.id for feed in feeds.values() if feed.removed}
    brought = Counter(f for c in members for f in c.feed_ids if f not in removed)
    return Glance(
        articles=len(members),
        stories=len(stories),
        feeds=len(brought),
        updated=sum(seen_before for _, seen_before in stories),
        hours=hours,
        bar_minutes=minutes,
        story_hours=tuple(count for _, count in newest),
        sources=_most(brought, feeds),
    )


def last_moved(members: Sequence[Candidate]) -> datetime:
    """Return when the story moved last."""
    return moved_at(members[0]) if len(members) == 1 else max(map(moved_at, members))


def moved_at(candidate: Candidate) -> datetime:
    """Return when the article came, or changed after it was shown."""
    return candidate.first_seen_at if candidate.shown is None else candidate.changed_at


def _most(brought: Mapping[int, int], feeds: Mapping[int, FeedFacts]) -> tuple[tuple[str, int], ...]:
    """Return the feeds that brought most, by name; a single one says nothing the count does not."""
    named = sorted(((feeds[f].name, count) for f, count in brought.items() if f in feeds), key=lambda pair: (-pair[1], pair[0]))
    return tuple(named[:_SOURCES_SHOWN]) if len(named) > 1 else ()


def bars(times: Iterable[datetime], window: tuple[datetime, datetime]) -> tuple[tuple[tuple[datetime, int], ...], int]:
    """Return (start, count) bars over the window, and their width in minutes: at most 24, of a round width.

    Times outside the window (late ones) count in the nearest bar; nothing is lost.
    """
    start, end = window
    minutes = next((m for m in (60, 120, 180, 360, 720) if (end - start) <= timedelta(minutes=24 * m)), 1440)
    width = timedelta(minutes=minutes)
    count = min(24, max(1, -(-(end - start) // width)))
    starts = [end - (count - i) * width for i in range(count)]
    tally = Counter(map(partial(bisect_right, starts[1:]), times))
    return tuple((start, tally[i]) for i, start in enumerate(starts)), minutes
