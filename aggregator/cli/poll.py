"""`aggregator poll`: one pass, and exit."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, iso, print_json_lines
from aggregator.cli.text import NO_FEEDS, count, one_line, when
from aggregator.cli.visits import pages_told
from aggregator.core.archives import told
from aggregator.core.naming import the_one
from aggregator.engine.processor import one_processor
from aggregator.errors import OUTCOMES, Exit, Grade, Outcome, UsageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from aggregator.engine.kit import Kit
    from aggregator.engine.poll_host import PollReport
    from aggregator.model.article import PageRecord
    from aggregator.model.feed import FeedForPoll, FeedRow
    from aggregator.model.poll import ArchiveWalk

_NO_LIMIT = 1_000_000  # due feeds of a one-shot pass
_NOT_FEEDS = (Outcome.HTML_PAGE, Outcome.NOT_A_FEED)  # a site's address was taken for its feed's


@click.command()
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Poll every feed that is past its min_interval, due or not.")
@click.option(
    "--force",
    is_flag=True,
    help="Every feed, or those named, at once: ignore next poll and min_interval; never Retry-After, `gone` or the pace of a host.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one a feed.")
@click.pass_obj
def poll(app: App, feeds: tuple[str, ...], every: bool, force: bool, as_json: bool) -> int:
    """Poll what is due, or the named FEEDs (address or name), once.

    Then fetch the article pages that wait, and group what is new. Works beside the running
    service: hosts keep their pace. Exit code 1 when a feed failed.

    \b
    Example:
      aggregator poll
      aggregator poll --force "Devdiscourse" --json
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    if feeds and every:
        raise UsageError("name feeds or say --all, not both")
    with one_processor():
        return asyncio.run(_pass(app, feeds, every=every, force=force, as_json=as_json))


async def _pass(app: App, names: Sequence[str], *, every: bool, force: bool, as_json: bool) -> int:
    from aggregator.service.logs import log_quietly

    log_quietly(app.settings)  # before the engine, which imports all of structlog
    from aggregator.engine import once
    from aggregator.service.wiring import open_kit

    async with open_kit(app.settings, app.store) as kit:
        feeds = await _chosen(kit, names, every=every or (force and not names))
        rows = await kit.db(kit.store.feeds.kept_rows)
        called = {row.id: row.name for row in rows}
        failed, held = False, 0
        async for report in _reported(kit, feeds, force=force):
            failed |= OUTCOMES[report.outcome.outcome].grade is not Grade.OK
            held += report.outcome.outcome is Outcome.HELD
            if as_json:
                print_json_lines([as_document(report)])
            else:
                click.echo(as_line(report, called))
        taken = (0, None) if feeds or names else await kit.db(kit.store.feeds.taken, kit.clock.now())
        pages = await once.extract_pending(kit)
        await once.group(kit)
    if not as_json:
        paused = len(_meant(names, rows)) - len(feeds) if names else 0
        click.echo(_summary(len(feeds), held, paused, pages) + _with_another(*taken) if rows or pages else NO_FEEDS)
    return Exit.LOOK if failed else Exit.DONE


def _summary(feeds: int, held: int, paused: int, visits: Sequence[PageRecord]) -> str:
    """Return what the pass came to; pages wait for their turn also where no feed is due."""
    if not feeds and not paused:
        return f"no feed is due, {pages_told(visits)}" if visits else "nothing is due"
    left = [f"{number} {why}" for number, why in ((held, "held"), (paused, "paused")) if number]
    return ", ".join([f"{feeds - held if left else count(feeds, 'feed')} polled", *left, pages_told(visits)])


def _with_another(feeds: int, until: datetime | None) -> str:
    """Return what is said of feeds that are due and that another process has leased."""
    return f"; another process polls {count(feeds, 'feed')}, or died doing so: free again at {when(until)} at the latest" if feeds else ""


async def _chosen(kit: Kit, names: Sequence[str], *, every: bool) -> list[FeedForPoll]:
    """Bring the store in line with the file and lease the feeds asked for."""
    from aggregator.engine.leases import BY_HAND

    now, store = kit.clock.now(), kit.store
    until = now + BY_HAND
    await kit.db(store.feeds.sync, kit.settings().specs(), now)
    if not kit.settings().clustered:  # as the service does when it starts: there may be none
        await kit.db(store.feeds.set_back, now)
    if every:
        return await kit.db(store.feeds.select, None, until)
    if names:
        return await kit.db(store.feeds.select, _meant(names, await kit.db(store.feeds.kept_rows)), until)
    due = await kit.db(store.feeds.due, now, _NO_LIMIT)
    hosts = dict.fromkeys(feed.host for feed in due)
    return [feed for host in hosts for feed in await kit.db(store.feeds.lease, host, now, until, _NO_LIMIT)]


def _meant(names: Sequence[str], rows: Sequence[FeedRow]) -> list[str]:
    """Return the addresses of the feeds named, each once; raises as core.naming.the_one."""
    return list(dict.fromkeys(the_one(name, rows, lambda row: (row.url, row.name, row.moved_to)).url for name in names))


async def _reported(kit: Kit, feeds: Sequence[FeedForPoll], *, force: bool) -> AsyncIterator[PollReport]:
    """Poll, with a progress bar on a terminal."""
    from aggregator.engine.poll_host import poll_feeds

    if not _on_terminal():
        async for report in poll_feeds(kit, feeds, force=force):
            yield report
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("polling", total=len(feeds))
        async for report in poll_feeds(kit, feeds, force=force):
            progress.advance(task)
            yield report


def _on_terminal() -> bool:
    return sys.stderr.isatty()


def as_document(report: PollReport) -> dict[str, Any]:
    """Return one line of `--json` (contract)."""
    outcome, recorded = report.outcome, report.recorded
    return {
        "feed": outcome.url,
        "url": outcome.effective_url or outcome.url,
        "outcome": outcome.outcome.value,
        "http_status": outcome.http_status,
        "new": recorded.new if recorded else 0,
        "revised": recorded.revised if recorded else 0,
        "seen": len(outcome.seen),
        "bytes": outcome.wire_bytes,
        "next_poll_at": iso(outcome.next_poll.at),
        "next_poll_why": outcome.next_poll.why,
        "overran": outcome.health.overran,
        "archives": _archives(outcome.archives),
    }


def _archives(walk: ArchiveWalk | None) -> dict[str, Any] | None:
    return None if walk is None else {"documents": walk.pages, "entries": walk.entries, "bytes": walk.bytes, "ended": walk.ended.value}


def as_line(report: PollReport, called: Mapping[int, str]) -> str:
    """Return one line for people: outcome, name and address, what came, what to do, when next and why."""
    outcome, recorded = report.outcome, report.recorded
    name = one_line(called.get(outcome.feed_id) or "")
    said = f"{outcome.outcome.value:<16} {f'{name}  ' if name not in ('', outcome.url) else ''}{outcome.url}"
    if recorded and (recorded.new or recorded.revised):
        said += f"  {recorded.new} new, {recorded.revised} revised"
    if OUTCOMES[outcome.outcome].grade is not Grade.OK or outcome.outcome is Outcome.HELD:
        said += f"  {outcome.detail}"
    if outcome.health.overran:
        said += f"  {told(outcome.archives) if outcome.archives else 'every entry was new: some may have been missed'}"
    if outcome.outcome in _NOT_FEEDS:
        said += f"; `aggregator feeds discover {outcome.url}` finds its feeds"
    return f"{said}  (next {outcome.next_poll.at:%Y-%m-%d %H:%M} UTC: {outcome.next_poll.why})"
