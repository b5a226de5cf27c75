"""The feeds we publish: our stream as Atom and JSON Feed, per tag and filter too, and the list of feeds as OPML."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from aggregator.core import naming
from aggregator.core.streams import version_of
from aggregator.engine.digest import digests_of
from aggregator.engine.stream import LONGEST, PAGE, Ask, Look, items, look
from aggregator.model.stream import Channel, Item
from aggregator.parse.opml import OpmlFeed, write
from aggregator.render.feeds import urn
from aggregator.render.streams import atom_stream, json_stream
from aggregator.web.conditional import is_current, not_modified, validators
from aggregator.web.query import asked

if TYPE_CHECKING:
    from aggregator.engine.kit import Kit

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # what an empty store was updated at


class Feeds:
    """`/feed.atom`, `/feed.json` and `/feeds.opml`."""

    def __init__(self, kit: Kit) -> None:
        """See `app.create_app`."""
        self._kit = kit

    async def atom(self, request: Request) -> Response:
        """Answer a page of the stream as Atom."""
        return await self._stream(request, "application/atom+xml", atom_stream)

    async def json(self, request: Request) -> Response:
        """Answer a page of the stream as JSON Feed."""
        return await self._stream(request, "application/feed+json", json_stream)

    async def opml(self, request: Request) -> Response:
        """Answer the feeds as OPML."""
        rows = await self._kit.db(self._kit.store.feeds.kept_rows)
        listed = [OpmlFeed(f.url, f.name, f.site_url, f.tags) for f in rows]
        headers = validators(version_of(listed), None, self._kit.clock.now())
        if is_current(request.headers, headers):
            return not_modified(headers)
        return Response(write(listed), media_type="text/x-opml; charset=utf-8", headers=headers)

    async def _stream(self, request: Request, kind: str, written: Callable[[Channel, Sequence[Item]], bytes]) -> Response:
        kit, ask = self._kit, _ask(request)
        grouped, zone = kit.settings().grouping.enabled, digests_of(kit.settings())[0].timezone
        seen = await kit.db(look, kit.store, ask, grouped=grouped)
        version = version_of(seen.version, zone, str(request.base_url), kind)
        headers = validators(version, seen.moved_at, kit.clock.now())
        if is_current(request.headers, headers):
            return not_modified(headers)
        whole = await kit.db(items, kit.store, seen.heads, seen.feeds)
        body = await asyncio.to_thread(written, _channel(request, ask, seen, zone), whole)
        return Response(body, media_type=f"{kind}; charset=utf-8", headers=headers)


def _ask(request: Request) -> Ask:
    """Read the query; what cannot be read is an error, not another stream."""
    limit, before = _number(request, "n", PAGE), _number(request, "before", 0)
    if not 1 <= limit <= LONGEST:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"n: a page holds 1 to {LONGEST} stories")
    return Ask(asked(request, "tag") or None, asked(request, "filter") or None, before or None, limit)


def _number(request: Request, name: str, default: int) -> int:
    text = asked(request, name)
    if not text:
        return default
    if (found := naming.number(text)) is None:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"{name}: not a number: {text[:40]!r}")
    return found


def _channel(request: Request, ask: Ask, seen: Look, zone: str) -> Channel:
    born = seen.born.isoformat() if seen.born else ""
    parts = [f"tagged {ask.tag}" if ask.tag else "", f"matching {ask.match}" if ask.match else ""]
    what = ", ".join(filter(None, parts))
    return Channel(
        id=urn("stream", born, ask.tag or "", ask.match or ""),
        title=f"Aggregator: stories {what}" if what else "Aggregator: all stories",
        address=_address(request, ask, ask.before),
        home=str(request.base_url),
        updated=seen.moved_at or seen.born or _EPOCH,
        timezone=zone,
        newest=_address(request, ask, None) if ask.before else None,
        older=_address(request, ask, seen.next) if seen.next else None,
    )


def _address(request: Request, ask: Ask, before: int | None) -> str:
    """Return the address of a page, its parameters in one order: one stream, one address."""
    given = {"tag": ask.tag, "filter": ask.match, "n": ask.limit if ask.limit != PAGE else None, "before": before}
    query = urlencode({key: value for key, value in given.items() if value is not None})
    return f"{str(request.base_url).rstrip('/')}{request.url.path}{f'?{query}' if query else ''}"
