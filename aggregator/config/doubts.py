"""What config.toml may say and probably does not mean: told by `config check` and `doctor`, refused by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from aggregator.config.exposed import exposed
from aggregator.config.locate import line_of, locate
from aggregator.config.schema import FeedSection, Settings
from aggregator.config.units import format_duration
from aggregator.config.unknown_wishes import unknown_wishes
from aggregator.core.urls import canonical
from aggregator.errors import Problem
from aggregator.model.feed import FeedRow


def doubts(settings: Settings, text: str, file: Path, stored: Callable[[], Sequence[FeedRow]]) -> list[Problem]:
    """Return a sentence for everything doubtful in `settings`, which `text` of `file` says; `stored` gives the feeds that the store has."""
    told = [*_too_often(settings), *exposed(settings, file), *unknown_wishes(settings, stored)]
    return [*(Problem(str(file), None, line) for line in told), *_alike(settings, text, file)]


def probably_one(feeds: Sequence[FeedSection]) -> list[list[int]]:
    """Return the places of feeds that are polled side by side and are probably one feed, those of one feed together.

    So are addresses that differ only in what hardly ever makes another feed: http and https, `www.`, a last slash (core.urls.canonical).
    """
    found: dict[str | None, list[int]] = {}
    for n, feed in enumerate(feeds):
        if feed.enabled:
            found.setdefault(canonical(feed.url), []).append(n)
    return [numbers for page, numbers in found.items() if page is not None and len(numbers) > 1]


def _alike(settings: Settings, text: str, file: Path) -> Iterator[Problem]:
    """Yield a warning for every feed that is probably another one of the file."""
    groups = probably_one(settings.feeds)
    lines = locate(text) if groups else {}
    for first, *others in groups:
        there = f"{settings.feeds[first].url} in line {line_of(lines, ('feeds', first, 'url'))}"
        for n in others:
            told = f"{settings.feeds[n].url} is probably the same feed as {there}, and both are polled; take one of them out, or pause it"
            yield Problem(str(file), line_of(lines, ("feeds", n, "url")), told)


def _too_often(settings: Settings) -> Iterator[str]:
    """Yield a sentence for every interval that `min_interval` makes longer."""
    schedule = settings.schedule
    asked = [("[schedule]", schedule.interval), *((feed.url, feed.interval) for feed in settings.feeds if feed.interval is not None)]
    for who, interval in asked:
        if interval < schedule.min_interval:
            least = format_duration(schedule.min_interval)
            yield f'"interval" {format_duration(interval)} of {who} is shorter than "min_interval" in [schedule]: it becomes {least}'
