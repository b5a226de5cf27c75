"""`extract`: what would be stored of article pages, given as files or addresses."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.app import App, iso, print_json_lines
from aggregator.core.dates.zones import offset_text
from aggregator.errors import Exit, UsageError

if TYPE_CHECKING:
    from aggregator.config.schema import Settings
    from aggregator.engine.preview import Named, Preview
    from aggregator.model.times import ResolvedTime, TimeClaim

_TEXT_SHOWN = 2000  # characters of the text in the form for people


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


def _inputs(sources: Sequence[str], address: str | None) -> list[Named]:
    from aggregator.engine.preview import Named

    if address and len(sources) != 1:
        msg = "--url gives the address of one saved page: name exactly one FILE with it"
        raise UsageError(msg)
    if sources:
        return [Named(source, address or (source if source.startswith(("http://", "https://")) else "")) for source in sources]
    lines = (line.rstrip("\r\n") for line in sys.stdin)
    listed = [_listed(line) for line in lines if line.strip()]
    if not listed:
        msg = "nothing given: name a FILE or URL, or put lines of PATH<TAB>URL into standard input"
        raise UsageError(msg)
    return listed


def _listed(line: str) -> Named:
    from aggregator.engine.preview import Named

    path, tab, url = line.partition("\t")
    return Named(path, url.strip()) if tab else Named(path, "", "no such file; expected PATH<TAB>URL")


def _settings(app: App) -> Settings:
    from aggregator.config.load import defaults

    return app.settings if app.config_file is not None else defaults()


def _run(settings: Settings, named: Sequence[Named], results: _Results) -> Iterator[dict[str, Any]]:
    """Yield a row for each page, in order, each as soon as it is there."""
    from aggregator.engine.preview import previews

    found = previews(settings, named)
    with asyncio.Runner() as runner:
        try:
            for one in named:
                row = _row(one, runner.run(_next(found)))
                results.errors += row["error"] is not None
                yield row
        finally:
            runner.run(found.aclose())


async def _next(found: AsyncGenerator[Preview | str, None]) -> Preview | str:
    return await anext(found)


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


def _row(named: Named, found: Preview | str) -> dict[str, Any]:
    """Return one page's row; what could not be read, fetched or extracted has `error`."""
    row = {**_EMPTY, "source": named.source}
    if isinstance(found, str):
        return row | {"url": named.url or None, "error": found}
    page = found.page
    row |= {"url": page.canonical_url or found.url or None, "title": page.title, "text": page.text}
    row |= {"authors": list(page.authors), "language": page.language, "rejected": page.rejected.value if page.rejected else None}
    row |= _time_row("published", found.published) | _time_row("updated", found.updated)
    return row | {"claims": [_claim_row(claim) for claim in found.claims]}


def _time_row(name: str, time: ResolvedTime | None) -> dict[str, Any]:
    if time is None:
        return {}
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
