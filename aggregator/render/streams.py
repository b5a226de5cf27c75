"""Our own stream as Atom 1.0 (RFC 4287, paged by RFC 5005) and JSON Feed 1.1: stories with full text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from aggregator.core import documents
from aggregator.model.digest import DigestStory
from aggregator.model.stream import Channel, Item
from aggregator.render.clean import scrub, scrubbed_value
from aggregator.render.environment import environment
from aggregator.render.feeds import moment, urn
from aggregator.render.times import Reader, machine

Label = tuple[str, str, str]  # scheme, term and label of a category
_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)  # "today" of texts that must not change while nothing else does: every date is written out


@dataclass(frozen=True, slots=True)
class _Entry:
    """One story, ready for the template."""

    id: str
    item: Item
    content: str
    published: str | None
    updated: str
    labels: Sequence[Label]


def item_urn(item: Item) -> str:
    """Return the permanent id of a story: of this store and no other, and the same in every stream of it."""
    return urn("item", str(item.id), item.first_seen_at.isoformat())


def atom_stream(
    channel: Channel,
    items: Sequence[Item],
    *,
    id_of: Callable[[Item], str] = item_urn,
    labels: Mapping[int, Sequence[Label]] | None = None,
) -> bytes:
    """Return a page of the stream as Atom, UTF-8; `labels` are categories by item."""
    entries = [_entry(item, channel, id_of, (labels or {}).get(item.id, ())) for item in map(_clean, items)]
    template = environment().get_template("stream.atom.j2")
    return template.render(channel=channel, entries=entries, machine=machine).lstrip().encode()


def json_stream(channel: Channel, items: Sequence[Item]) -> bytes:
    """Return a page of the stream as JSON Feed, UTF-8."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": "Stories of many feeds, each told once",
        "home_page_url": channel.home,
        "feed_url": channel.address,
        "next_url": channel.older,
        "language": "en",
        "items": [_json_item(item, channel) for item in map(_clean, items)],
    }
    return (json.dumps(_said(document), ensure_ascii=False, indent=1) + "\n").encode()


def body_of(item: Item, timezone: str) -> str:
    """Return a story's text and sources as HTML."""
    html = Markup(item.html)  # noqa: S704 - sanitised when it was stored (markup.clean)
    template = environment().get_template("_stream_body.html.j2")
    return template.render(s=item.story, html=html, reader=Reader(timezone, _NO_DAY)).strip()


def _clean(item: Item) -> Item:
    story = documents.load(DigestStory, scrubbed_value(documents.dump(item.story)))
    return replace(item, story=story, html=scrub(item.html))


def _entry(item: Item, channel: Channel, id_of: Callable[[Item], str], labels: Sequence[Label]) -> _Entry:
    content = body_of(item, channel.timezone)
    return _Entry(id_of(item), item, content, moment(item.story.created), machine(item.moved_at), labels)


def _json_item(item: Item, channel: Channel) -> dict[str, Any]:
    story = item.story
    names = dict.fromkeys(name for source in story.sources for name in source.feeds)
    return _said(
        {
            "id": item_urn(item),
            "url": story.url or None,
            "title": story.title,
            "content_html": body_of(item, channel.timezone),
            "summary": story.lead or None,
            "image": story.image_url,
            "date_published": moment(story.created),
            "date_modified": machine(item.moved_at),
            "language": story.language,
            "tags": list(story.tags) or None,
            "authors": [{"name": name} for name in names] or None,
        }
    )


def _said(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if value is not None}
