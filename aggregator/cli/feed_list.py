"""What `feeds list` shows: the feeds of the store and those of the file that were never polled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from aggregator.cli.app import iso
from aggregator.cli.text import one_line
from aggregator.config.schema import FeedSection
from aggregator.core.attention import moved_lines, polled_first
from aggregator.model.feed import FeedRow, FeedState

COLUMNS = ("state", "name", "url", "source", "next poll", "last outcome")


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """One feed of the file, of the store, or of both."""

    url: str
    in_file: bool
    section: FeedSection | None
    row: FeedRow | None

    @property
    def name(self) -> str:
        """The user's name for it, else the feed's own, else its address."""
        return (self.section.name if self.section else "") or (self.row.name if self.row else "") or self.url

    def answers_to(self) -> tuple[str | None, ...]:
        """Return what it is called, its own address first."""
        return self.url, self.name, self.row.moved_to if self.row else None

    @property
    def state(self) -> str:
        """A FeedState, or "new" for a feed that was never polled."""
        if self.section is not None and not self.section.enabled:
            return FeedState.PAUSED
        if self.row is None or (self.row.state is FeedState.ACTIVE and self.row.last_poll_at is None):
            return "new"
        return str(self.row.state)

    @property
    def tags(self) -> tuple[str, ...]:
        """The file wins."""
        return self.section.tags if self.section else self.row.tags if self.row else ()


def merged(sections: Iterable[FeedSection], rows: Iterable[FeedRow]) -> list[ListedFeed]:
    """Return the feeds of the file in its order, then those that live in the store only, without the removed ones."""
    by_url = {row.url: row for row in rows}
    listed = [ListedFeed(section.url, True, section, by_url.pop(section.url, None)) for section in sections]  # noqa: FBT003 - a field
    rest = (row for row in by_url.values() if row.source == "store" and row.state is not FeedState.REMOVED)
    return listed + [ListedFeed(row.url, False, None, row) for row in rest]  # noqa: FBT003 - a field


def by_name(feeds: Iterable[ListedFeed]) -> list[ListedFeed]:
    """Return the feeds in the order in which people look for them."""
    return sorted(feeds, key=lambda feed: (feed.name.casefold(), feed.url))


def as_document(feed: ListedFeed) -> dict[str, Any]:
    """Return one line of `feeds list --json`."""
    row = feed.row
    return {
        "url": feed.url,
        "name": feed.name,
        "tags": list(feed.tags),
        "state": feed.state,
        "source": "file" if feed.in_file else "store",
        "next_poll_at": iso(row.next_poll_at) if row else None,
        "next_poll_why": row.next_poll_why if row else None,
        "last_poll_at": iso(row.last_poll_at) if row else None,
        "last_ok_at": iso(row.last_ok_at) if row else None,
        "last_outcome": row.last_outcome if row else None,
        "last_detail": row.last_detail if row else None,
        "failures": row.failures if row else 0.0,
        "entries": row.entries if row else 0,
        "moved_to": row.moved_to if row else None,
    }


def print_plain(feeds: Sequence[ListedFeed]) -> None:
    """Print a heading and one line a feed, tab-separated: for pipes."""
    click.echo("\t".join(COLUMNS))
    for feed in feeds:
        click.echo("\t".join(map(one_line, _cells(feed))))


def print_table(feeds: Sequence[ListedFeed]) -> None:
    """Print a table for a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colours: Mapping[str, str] = {"active": "green", "paused": "yellow", "gone": "red", "new": "cyan"}
    table = Table(*COLUMNS, box=None, pad_edge=False, header_style="bold")
    for feed in feeds:
        state, *cells = _cells(feed)
        table.add_row(Text(state, style=colours.get(state, "")), *map(Text, cells))
    Console().print(table)


def moves(feeds: Sequence[ListedFeed]) -> list[str]:
    """Return what to put into the file for feeds that moved, or to take out of it for those that moved to where another is."""
    first = polled_first(feed.row for feed in feeds if feed.row is not None)
    return [_move(feed, feed.row, first.get(feed.row.poll_url)) for feed in feeds if feed.in_file and feed.row and feed.row.moved_to]


def _move(feed: ListedFeed, row: FeedRow, first: FeedRow | None) -> str:
    name, there = one_line(feed.name), row.moved_to or ""
    if first is not None and first.url != row.url:
        return f"{name} moved to {there}, which is polled for {one_line(first.name)} already: `aggregator feeds remove {feed.url}`"
    return f"{name} moved; put this into its [[feeds]] table:\n{moved_lines(feed.url, there, feed.section.was if feed.section else ())}"


def _cells(feed: ListedFeed) -> tuple[str, ...]:
    row = feed.row
    due = _due(row.next_poll_at, row.next_poll_why) if row and feed.state in (FeedState.ACTIVE, FeedState.GONE) else "-"
    outcome = (row.last_outcome or "-") if row else "-"
    failures = f" ({row.failures:g} {'failure' if row.failures == 1 else 'failures'})" if row and row.failures else ""
    return feed.state, feed.name, feed.url, "file" if feed.in_file else "store", due, outcome + failures


def _due(at: datetime | None, why: str) -> str:
    return f"{iso(at)} ({why})" if at else "-"
