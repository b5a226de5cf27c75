"""`status`: how things stand, and what needs the user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from aggregator import __version__
from aggregator.cli.app import App, iso, print_json
from aggregator.cli.text import one_line, size
from aggregator.clock import SystemClock
from aggregator.core.attention import needs
from aggregator.errors import Exit
from aggregator.model.feed import FeedState
from aggregator.store.store import Store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def status(app: App, as_json: bool) -> int:
    """Show how things stand, and what needs you; exit 1 when something does."""
    document = status_document(app.store)
    if as_json:
        print_json(document)
    else:
        for line in _lines(document, app.store):
            click.echo(line)
    return Exit.LOOK if document["needs_you"] else Exit.DONE


def status_document(store: Store) -> dict[str, Any]:
    """Return the document of `status --json` (contract)."""
    now = SystemClock().now()
    counts = store.upkeep.counts(now)
    found = needs(store.feeds.rows(), now, instances=store.instances.live(now), failed=store.upkeep.failed_deliveries())
    return {
        "version": __version__,
        "feeds": {state.value: counts.feeds.get(state, 0) for state in FeedState},
        "entries": counts.entries,
        "articles": counts.articles,
        "stories": counts.stories,
        "duplicates": counts.duplicates,
        "needs_you": [asdict(need) for need in found],
        "last_digest": iso(counts.last_digest),
        "pending": {"poll": counts.poll, "extract": counts.extract, "group": counts.group, "deliver": counts.deliver},
        "store": {"url": store.url, "bytes": counts.bytes},
    }


def _lines(document: dict[str, Any], store: Store) -> Iterator[str]:
    feeds = ", ".join(f"{count} {state}" for state, count in document["feeds"].items() if count) or "none yet"
    pending = document["pending"]
    yield f"aggregator {document['version']}"
    yield f"feeds     {feeds}"
    yield f"articles  {document['articles']} from {document['entries']} entries; {document['duplicates']} repeat another"
    yield f"stories   {document['stories']}"
    yield f"waiting   {pending['poll']} polls, {pending['extract']} pages, {pending['group']} to group, {pending['deliver']} deliveries"
    yield f"digest    {'last built ' + document['last_digest'] if document['last_digest'] else 'none yet'}"
    yield f"store     {store.path or store.url}, {size(document['store']['bytes'])}"
    if store.readonly:
        yield f"          opened for reading only: {store.readonly}"
    yield ""
    yield "needs you:" if document["needs_you"] else "nothing needs you"
    for need in document["needs_you"]:
        yield f"  {need['kind']}: {one_line(need['text'])}"
        yield from (f"      {one_line(line)}" for line in need["fix"].splitlines())
