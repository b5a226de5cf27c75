"""`extract`: what would be stored of article pages, given as files or addresses."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, iso, print_json_lines
from aggregator.core.zones import offset_text
from aggregator.errors import AggregatorError, Exit, UsageError

if TYPE_CHECKING:
    from aggregator.config.schema import Settings
    from aggregator.engine.visitor import Visitor
    from aggregator.engine.workers import Workers
    from aggregator.model.article import ExtractedPage
    from aggregator.model.times import ClaimKind, ResolvedTime, TimeClaim

_AT_ONCE = 4  # pages on their way: two are being extracted, two wait ready
_WEB = datetime(1995, 1, 1, tzinfo=UTC)  # no article page was saved before
_TEXT_SHOWN = 2000  # characters of the text in the form for people


@dataclass(frozen=True, slots=True)
class Input:
    """One page to look at."""

    source: str  # as the user gave it
    url: str  # address of the page, "" when unknown
    missing: str = "no such file"  # what is said when there is none

    @property
    def is_address(self) -> bool:
        """Whether it is fetched; a file never touches the network."""
        return self.source.startswith(("http://", "https://"))


@click.command()
@click.argument("sources", nargs=-1, metavar="[FILE|URL]...")
@click.option("--url", "address", help="Address of one saved page: makes its links absolute and its times certain.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one for each input, in order.")
@click.pass_obj
def extract(app: App, sources: tuple[str, ...], address: str | None, as_json: bool) -> int:
    """Show what would be stored of article pages: text, times with their evidence, or why a page is no article.

    Without arguments, lines of PATH<TAB>URL are read from standard input. Files never touch the network.
    Rules of [fulltext.sites] count where --config names the file.

    \b
    aggregator extract https://example.org/2025/06/story
    aggregator extract --url https://example.org/story --json saved.html
    """  # noqa: D301 - click's own mark for a block that is not rewrapped
    inputs = _inputs(sources, address)
    settings = _settings(app)
    results = _Results()
    rows = _run(settings, inputs, results)
    if as_json:
        print_json_lines(rows)
    else:
        for row in rows:
            click.echo(_for_people(row))
    return Exit.LOOK if results.errors else Exit.DONE


@dataclass(slots=True)
class _Results:
    errors: int = 0


def _inputs(sources: Sequence[str], address: str | None) -> list[Input]:
    if address and len(sources) != 1:
        msg = "--url gives the address of one saved page: name exactly one FILE with it"
        raise UsageError(msg)
    if sources:
        return [Input(source, address or (source if source.startswith(("http://", "https://")) else "")) for source in sources]
    lines = (line.rstrip("\r\n") for line in sys.stdin)
    listed = [_listed(line) for line in lines if line.strip()]
    if not listed:
        msg = "nothing given: name a FILE or URL, or put lines of PATH<TAB>URL into standard input"
        raise UsageError(msg)
    return listed


def _listed(line: str) -> Input:
    path, tab, url = line.partition("\t")
    return Input(path, url.strip()) if tab else Input(path, "", "no such file; expected PATH<TAB>URL")


def _settings(app: App) -> Settings:
    from aggregator.config.load import defaults

    return app.settings if app.config_file is not None else defaults()


def _run(settings: Settings, inputs: Sequence[Input], results: _Results) -> Iterator[dict[str, Any]]:
    """Yield a row for each input, in order, each as soon as it is there."""
    rows = _rows(settings, inputs)
    with asyncio.Runner() as runner:
        while True:
            try:
                row: dict[str, Any] = runner.run(_next(rows))
            except StopAsyncIteration:
                return
            results.errors += row["error"] is not None
            yield row


async def _next(rows: AsyncIterator[dict[str, Any]]) -> dict[str, Any]:
    return await anext(rows)


async def _rows(settings: Settings, inputs: Sequence[Input]) -> AsyncIterator[dict[str, Any]]:
    from aggregator.clock import SystemClock
    from aggregator.engine.visitor import Visitor
    from aggregator.engine.workers import Workers
    from aggregator.fetch.client import Fetcher

    fetcher, workers = Fetcher(settings.fetch, SystemClock()), Workers()
    visitor = Visitor(fetcher, settings, SystemClock())
    free = asyncio.Semaphore(_AT_ONCE)

    async def one(item: Input) -> dict[str, Any]:
        async with free:
            return await _row(settings, visitor, workers, item)

    tasks = [asyncio.create_task(one(item)) for item in inputs]
    try:
        for task in tasks:
            yield await task
    finally:
        for task in tasks:
            task.cancel()
        await fetcher.aclose()
        workers.close()


async def _row(settings: Settings, visitor: Visitor, workers: Workers, item: Input) -> dict[str, Any]:
    """Return one input's row; what cannot be read, fetched or extracted has `error`."""
    try:
        loaded = await _load(visitor, item)
        page = await _extracted(settings, workers, loaded)
    except (AggregatorError, OSError) as error:
        return {**_EMPTY, "source": item.source, "url": item.url or None, "error": str(error)}
    return _described(item, loaded, page)


@dataclass(frozen=True, slots=True)
class _Loaded:
    body: bytes
    url: str
    content_type: str | None
    at: datetime  # "now" of this page


async def _load(visitor: Visitor, item: Input) -> _Loaded:
    if not item.is_address:
        path = Path(item.source)
        try:
            body = await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            raise AggregatorError(item.missing) from None
        return _Loaded(body, item.url, None, _saved_at(path))
    from aggregator.config.values import is_utf8
    from aggregator.model.fetch import FetchFailure, FetchResult

    if not is_utf8(item.source):
        raise AggregatorError("the address holds what is not UTF-8; write it %-encoded")
    fetched = await visitor.get(item.source, "text/html, application/xhtml+xml, */*;q=0.1")
    if isinstance(fetched, FetchFailure):
        raise AggregatorError(f"{fetched.outcome.value}: {fetched.detail}")
    assert isinstance(fetched, FetchResult)  # noqa: S101 - a 304 answers only a request with validators
    return _Loaded(fetched.body, fetched.url, fetched.headers.content_type, fetched.fetched_at)


def _saved_at(path: Path) -> datetime:
    """Return when a page was saved; archives set the time to 1970 or 1980, and then nothing but today is known."""
    from aggregator.clock import SystemClock

    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return changed if changed >= _WEB else SystemClock().now()


async def _extracted(settings: Settings, workers: Workers, loaded: _Loaded) -> ExtractedPage:
    from aggregator.core.politeness import rule_for
    from aggregator.core.urls import host_of

    site = rule_for(host_of(loaded.url), settings.fulltext.sites) if loaded.url and settings.fulltext.sites else None
    return await workers.extract_page(
        loaded.body,
        url=loaded.url,
        fetched_at=loaded.at,
        content_type=loaded.content_type,
        site=site.model_dump() if site else None,
    )


_EMPTY: dict[str, Any] = {
    "source": "",
    "url": None,
    "title": "",
    "text": "",
    "authors": [],
    "language": None,
    "published_at": None,
    "published_precision": None,
    "updated_at": None,
    "updated_precision": None,
    "published_local": None,
    "updated_local": None,
    "claims": [],
    "rejected": None,
    "error": None,
}


def _described(item: Input, loaded: _Loaded, page: ExtractedPage) -> dict[str, Any]:
    from aggregator.core.pageclaims import read_page
    from aggregator.core.times import resolve
    from aggregator.model.times import ClaimKind

    claims = read_page(page.times, url=loaded.url, seen_at=loaded.at, language=page.language)
    row = {**_EMPTY, "source": item.source, "url": page.canonical_url or loaded.url or None}
    row |= {"title": page.title, "text": page.text, "authors": list(page.authors), "language": page.language}
    for kind in (ClaimKind.PUBLISHED, ClaimKind.UPDATED):
        row |= _time_row(kind, resolve(kind, claims, first_seen_at=loaded.at))
    row["claims"] = [_claim_row(claim) for claim in claims]
    row["rejected"] = page.rejected.value if page.rejected else None
    return row


def _time_row(kind: ClaimKind, time: ResolvedTime | None) -> dict[str, Any]:
    if time is None:
        return {}
    name = kind.value
    return {
        f"{name}_at": _shown(time),
        f"{name}_precision": time.precision.value,
        f"{name}_local": _local(time),
    }


def _claim_row(claim: TimeClaim) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "source": claim.source,
        "instant": _shown(claim) if claim.instant else None,
        "precision": claim.precision.value,
        "zone_known": claim.zone_known,
        "raw": claim.raw,
    }


def _shown(time: ResolvedTime | TimeClaim) -> str | None:
    """Return UTC with `Z`, or the day on the page's own calendar."""
    return _day(time) if time.precision == "day" else iso(time.instant)


def _local(time: ResolvedTime) -> str:
    """Return the page's own clock, with the offset where it stated one; only its day where the page states that beside a time in UTC."""
    if time.precision == "day":
        return _day(time)
    if time.local_day is not None:
        return time.local_day.isoformat()
    wall = _wall(time).isoformat(timespec="seconds")
    if not time.zone_known:
        return wall
    return f"{wall}{offset_text(time.offset_minutes or 0)}"


def _day(time: ResolvedTime | TimeClaim) -> str:
    return _wall(time).date().isoformat()


def _wall(time: ResolvedTime | TimeClaim) -> datetime:
    assert time.instant is not None  # noqa: S101 - callers looked
    return time.instant.replace(tzinfo=None) + timedelta(minutes=time.offset_minutes or 0)


def _for_people(row: dict[str, Any]) -> str:
    if row["error"]:
        return f"{row['source']}\n  error: {row['error']}\n"
    head = [row["title"] or "(no title)", f"  {row['url'] or row['source']}"]
    head += [f"  {name}: {row[f'{name}_local']} (UTC {row[f'{name}_at']})" for name in ("published", "updated") if row[f"{name}_at"]]
    head += [f"  by {', '.join(row['authors'])}"] if row["authors"] else []
    head += [f"  not the article: {row['rejected']}"] if row["rejected"] else []
    text = row["text"] if len(row["text"]) <= _TEXT_SHOWN else row["text"][:_TEXT_SHOWN].rstrip() + " ..."
    claims = [f"  {c['kind']:9} {c['source']:30} {c['instant'] or 'unreadable'}  {c['raw']}" for c in row["claims"]]
    return "\n".join([*head, "", text, "", "  Times stated:", *(claims or ["  none"]), ""])
