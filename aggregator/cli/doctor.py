"""`doctor`: explains the installation, or one feed end to end."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aggregator import __version__
from aggregator.cli.app import App
from aggregator.cli.text import count, digests_told, one_line, size, when
from aggregator.errors import AggregatorError, Exit

if TYPE_CHECKING:
    from aggregator.cli.feed_list import ListedFeed
    from aggregator.config.schema import FeedSection
    from aggregator.model.feed import FeedRow
    from aggregator.service.examine import Finding
    from aggregator.store.store import Store

_LIBRARIES = ("feedparser", "apscheduler", "httpx", "peewee", "structlog", "trafilatura", "lxml", "nh3", "pydantic", "starlette")
_LITTLE_DISK = 200 * 2**20  # bytes: less than a big feed list writes in a week
_BORN = datetime(2025, 1, 1, tzinfo=UTC)  # before the program was written: a clock that says so is wrong
_A_POLL = timedelta(minutes=1)  # in which a service beside us may see articles
_NEWEST = 3  # articles of a feed whose times and pages are explained
_LATELY = 50  # looked through for a page that was refused
_MARKS = {True: "ok  ", False: "BAD ", None: "    "}


@click.command()
@click.argument("feed", required=False)
@click.pass_obj
def doctor(app: App, feed: str | None) -> int:
    """Explain the installation, or one feed end to end.

    Without FEED: Python and libraries, configuration, store, disk, the
    running service, the clock. With FEED (its name or address): its last
    polls, why the times of its newest articles were chosen and their pages
    taken or refused; then it is asked as a poll would ask it, and nothing is
    stored. Exits 1 when something is bad.

    \b
    Examples: aggregator doctor
              aggregator doctor https://example.org/feed.xml
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    findings = _installation(app) if feed is None else _feed(app, feed)
    bad = False
    for finding in findings:
        bad = bad or finding.good is False
        click.echo(f"{_MARKS[finding.good]} {finding.what:12} {one_line(finding.says)}")
    return Exit.LOOK if bad else Exit.DONE


def _installation(app: App) -> Iterator[Finding]:
    from aggregator.cli.config import warnings
    from aggregator.service.examine import Finding

    yield Finding("program", good=True, says=f"aggregator {__version__} on Python {platform.python_version()}, {sys.executable}")
    yield Finding("libraries", good=None, says=", ".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    now = datetime.now(UTC)
    yield Finding("clock", good=now > _BORN, says=f"{now:%Y-%m-%d %H:%M:%S} UTC")
    yield _unit()
    try:
        path, settings = app.config_path, app.settings
    except AggregatorError as error:
        for line in str(error).splitlines():
            yield Finding("config", good=False, says=line)
        return
    yield Finding("config", good=True, says=f"{path}: {count(len(settings.feeds), 'feed')}, {digests_told(len(settings.digests))}")
    yield from (Finding("config", good=None, says=str(warning)) for warning in warnings(app))
    yield from _store(app, now)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(missing)"


def _unit() -> Finding:
    from aggregator.config.places import own_folder
    from aggregator.service.examine import Finding

    own = own_folder("XDG_CONFIG_HOME", ".config")
    places = (Path("/etc/systemd/system"), Path("/usr/lib/systemd/system"), *([own / "systemd" / "user"] if own else []))
    found = [str(place / "aggregator.service") for place in places if (place / "aggregator.service").exists()]
    return Finding("systemd", good=None, says=", ".join(found) or "no unit installed (`aggregator service install`)")


def _store(app: App, now: datetime) -> Iterator[Finding]:
    from aggregator.service.examine import Finding

    try:
        counts, ahead = app.store.figures.counts(now), app.store.figures.seen_after(now + _A_POLL)
        alive = app.store.instances.scheduler(now)
    except AggregatorError as error:
        yield Finding("store", good=False, says=str(error))
        return
    where = app.store.path or "PostgreSQL"
    yield Finding("store", good=True, says=f"{where}: {counts.articles} articles, {size(counts.bytes)}")
    if refused := _unwritable(app.store):
        # a running service writes: then only whoever asks here, as a member of its group, may not
        yield Finding("store", good=None if alive else False, says=f"for reading only: {refused}")
    if app.store.path is not None:
        free = shutil.disk_usage(app.store.path.parent).free
        yield Finding("disk", good=free > _LITTLE_DISK, says=f"{size(free)} free")
    if ahead[1]:
        told = f"{count(ahead[0], 'article')} first seen in the future, up to {ahead[1]:%Y-%m-%d %H:%M} UTC"
        yield Finding("clock", good=False, says=f"{told}: this clock is behind, or was ahead when they came; set it, and have NTP run")
    if alive is None:
        yield Finding("service", good=None, says="not running (`aggregator run`, or `systemctl start aggregator`)")
    else:
        told = f"running on {alive.machine}, process {alive.pid}, last sign of life {when(alive.beat_at)}"
        yield Finding("service", good=True, says=told)
        if alive.note:
            yield Finding("service", good=False, says=alive.note)


def _unwritable(store: Store) -> str:
    """Return why this user could neither poll nor run a service on the store, and what to do; empty where both can."""
    if store.readonly or store.path is None:
        return store.readonly
    folder = store.path.parent
    if os.access(folder, os.W_OK | os.X_OK, effective_ids=True):
        return ""
    return f"{folder} cannot be written to: mount it writable, check its owner, or set data_dir in config.toml"


def _feed(app: App, name: str) -> Iterator[Finding]:
    import asyncio

    from aggregator.core.feedscheme import without_feed_scheme
    from aggregator.service import logs
    from aggregator.service.examine import Finding

    name = without_feed_scheme(name)
    logs.set_up("error")
    feed = _meant(name, app.settings.feeds, app.store.feeds.rows())
    if feed is not None and feed.row is not None:
        yield from _remembered(app, feed.row)
    elif feed is not None:
        yield Finding("feed", good=None, says=f"{feed.name}: in config.toml, not polled yet")
    yield from asyncio.run(_examined(app, feed.row.poll_url if feed and feed.row else feed.url if feed else name))


def _meant(name: str, in_file: Sequence[FeedSection], rows: Sequence[FeedRow]) -> ListedFeed | None:
    """Return the feed meant, a removed one where no other is, None for an address of none; raises as core.naming.the_one."""
    from aggregator.cli.feed_list import ListedFeed, merged
    from aggregator.core.naming import meant, the_one

    listed, said = merged(in_file, rows), ListedFeed.answers_to
    if not meant(name, listed, said):
        shown = {feed.url for feed in listed}
        listed += [ListedFeed(row.url, in_file=False, section=None, row=row) for row in rows if row.url not in shown]
    return None if "://" in name and not meant(name, listed, said) else the_one(name, listed, said)


def _remembered(app: App, row: FeedRow) -> Iterator[Finding]:
    from aggregator.cli.showing import facts_of, why
    from aggregator.core.attention import moved_lines
    from aggregator.service.examine import Finding, would_do

    stored = count(row.entries, "entry", "entries")
    yield Finding("feed", good=None, says=f"{row.name or row.url} ({row.state}, from the {row.source}), {stored} stored")
    if row.moved_to:
        lines = moved_lines(row.url, row.moved_to).replace("\n", " and ")
        told = f"adopted {row.moved_to}; put this into its [[feeds]] table: {lines}"
        yield Finding("moved", good=None, says=told)
    for event in app.store.feeds.events(row.id, 10):
        says = f"{when(event.at)}: {event.outcome}, {event.new} new, {event.revised} revised. {event.detail}"
        yield Finding("poll", good=None, says=says)
    yield Finding("next", good=None, says=would_do(row, datetime.now(UTC)))
    for article in _worth_explaining(app, row):
        yield from (Finding(what, good=None, says=says) for what, says in why(facts_of(app.store, article)))


def _worth_explaining(app: App, row: FeedRow) -> list[int]:
    """Return the feed's newest articles, and the newest one whose page was not taken."""
    from aggregator.model.article import ArticleQuery, ExtractState

    lately = app.store.articles.list(ArticleQuery(feed=row.url, limit=_LATELY))
    refused = [article.id for article in lately if article.extract_state is ExtractState.REJECTED]
    return list(dict.fromkeys([*(article.id for article in lately[:_NEWEST]), *refused[:1]]))


async def _examined(app: App, url: str) -> list[Finding]:
    from aggregator.service.examine import examine
    from aggregator.service.wiring import open_kit

    async with open_kit(app.settings, app.store) as kit:
        return [finding async for finding in examine(kit, url)]
