"""`status`: how things stand, and what needs the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import click

from aggregator import __version__
from aggregator.cli.app import App, iso, print_json
from aggregator.cli.text import NO_FEEDS, count, one_line, size, when
from aggregator.clock import SystemClock
from aggregator.engine.needs import needs
from aggregator.errors import ConfigError, Exit, Problem, StoreError
from aggregator.model.attention import Need, NeedKind
from aggregator.model.feed import FeedRow, FeedState, InstanceRow
from aggregator.model.figures import Counts
from aggregator.store.instances import ALIVE
from aggregator.store.store import Store


@dataclass(frozen=True, slots=True)
class _State:
    """How things stand: what the document and the lines for people are both made from."""

    store: Store
    counts: Counts
    running: InstanceRow | None  # the service, where one runs
    silent: bool  # it runs, and its last sign of life is old
    found: Sequence[Need]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def status(app: App, as_json: bool) -> int:
    """Show how things stand, and what needs you; exit 1 when something does.

    With a broken config.toml its mistakes come first, then the state of the store it names.
    """
    store, problems = _store(app)
    now, rows = SystemClock().now(), store.feeds.rows()
    found = (*map(_mistake, problems), *needs(store, rows, now))
    running = store.instances.scheduler(now)
    silent = running is not None and running.beat_at <= now - ALIVE
    state = _State(store, store.figures.counts(now), running, silent, found)
    if as_json:
        print_json(_document(state))
    else:
        in_file = () if problems else app.outline.feeds
        for line in _lines(state, feeds=_feeds_told(rows, in_file)):
            click.echo(line)
    return Exit.LOOK if found else Exit.DONE


def _store(app: App) -> tuple[Store, tuple[Problem, ...]]:
    """Return the store and the mistakes of the configuration; raises ConfigError when the file does not tell the store."""
    try:
        return app.store, ()
    except ConfigError as error:
        from aggregator.config.salvage import about_store

        path = app.config_path  # raises the same error when there is no file at all
        outline = about_store(path)
        if outline is None:
            lost = Problem(str(path), None, "so its store cannot be told, and nothing of it is shown")
            raise ConfigError((*error.problems, lost)) from None
        try:
            return app.look_at(outline), error.problems
        except StoreError as no_store:
            raise ConfigError((*error.problems, Problem(str(path), None, str(no_store)))) from None


def _mistake(problem: Problem) -> Need:
    return Need(NeedKind.CONFIG, None, str(problem), "aggregator config check  # a running service goes on with what it read before")


def _document(state: _State) -> dict[str, Any]:
    """Return the document of `status --json` (contract)."""
    counts = state.counts
    return {
        "version": __version__,
        "feeds": {one.value: counts.feeds.get(one, 0) for one in FeedState},
        "entries": counts.entries,
        "articles": counts.articles,
        "stories": counts.stories,
        "duplicates": counts.duplicates,
        "needs_you": [asdict(need) for need in state.found],
        "last_digest": iso(counts.last_digest),
        "pending": {
            "poll": counts.poll,
            "extract": counts.extract,
            "group": counts.group,
            "deliver": counts.deliver,
            "extract_later": counts.extract_later,
        },
        "store": {"url": state.store.url, "bytes": counts.bytes},
        "service": _service(state.running),
    }


def _service(running: InstanceRow | None) -> dict[str, Any] | None:
    return None if running is None else {"machine": running.machine, "pid": running.pid, "since": iso(running.started_at)}


def _service_told(running: InstanceRow | None, *, silent: bool) -> str:
    if running is None:
        return "not running: nothing is polled until `aggregator run` or systemd starts it"
    told = f"runs since {when(running.started_at)} on {running.machine} (pid {running.pid})"
    return f"{told}, but has written nothing since {when(running.beat_at)}" if silent else told


def _pages(due: int, later: int) -> str:
    """Return how many pages wait, and how many of them for nothing but their turn."""
    return count(due + later, "page") + (f" ({due} due)" if later else "")


def _feeds_told(rows: Sequence[FeedRow], in_file: Sequence[str]) -> str:
    """Return the feeds by state, and how many of the file the store does not know before their first poll."""
    known = {row.url for row in rows}
    new = sum(url not in known for url in in_file)
    if not rows:
        return f"{count(new, 'feed')} in config.toml, none polled yet" if new else NO_FEEDS
    states = Counter(row.state for row in rows)
    failing = sum(row.state is FeedState.ACTIVE and row.failures > 0 for row in rows)
    told = [", ".join(f"{states[state]} {state}" for state in FeedState if states[state])]
    told += [f"{failing} failing"] if failing else []
    return "; ".join([*told, f"{new} in config.toml not polled yet"] if new else told)


def _lines(state: _State, *, feeds: str) -> Iterator[str]:
    counts, store = state.counts, state.store
    yield f"aggregator {__version__}"
    yield f"service   {_service_told(state.running, silent=state.silent)}"
    yield f"feeds     {feeds}"
    yield f"articles  {counts.articles} from {count(counts.entries, 'entry', 'entries')}; {counts.duplicates} repeat another"
    yield f"stories   {counts.stories}"
    pages = _pages(counts.extract, counts.extract_later)
    deliveries = count(counts.deliver, "delivery", "deliveries")
    yield f"waiting   {count(counts.poll, 'poll')}, {pages}, {counts.group} to group, {deliveries}"
    yield f"digest    {f'last built {when(counts.last_digest)}' if counts.last_digest else 'none yet'}"
    yield f"store     {store.path or store.url}, {size(counts.bytes)}"
    if store.readonly:
        yield f"          opened for reading only: {store.readonly}"
    yield ""
    yield "needs you:" if state.found else "nothing needs you"
    for need in state.found:
        yield f"  {need.kind}: {one_line(need.text)}"
        yield from (f"      {one_line(line)}" for line in need.fix.splitlines())
