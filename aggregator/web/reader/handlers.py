"""The Google Reader API's addresses. Off until a password is set; writes nothing but read and starred marks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from aggregator.core.reader_names import OLD, Kind, Marks, long_item, marks, window
from aggregator.engine.digest import digests_of
from aggregator.engine.stream import items as whole
from aggregator.errors import StoreError
from aggregator.model.feed import FeedRow
from aggregator.model.stream import Channel, Head, Item, Window
from aggregator.render.feeds import urn
from aggregator.render.streams import atom_stream
from aggregator.web.reader import answers
from aggregator.web.reader.asked import LOGIN, MOST_ITEMS, MOST_MARKED, Asked, named, read
from aggregator.web.reader.login import Login, bears, same, stored_line, token_of

if TYPE_CHECKING:
    from aggregator.engine.kit import Kit

Handler = Callable[[Request, Asked], Awaitable[Response]]

_FRESHRSS = "/api/greader.php"
_STORIES, _MOST_STORIES = 20, MOST_ITEMS  # of a page with texts: what Google answered unasked, and at most (Readrops reads one page)
_MOST_IDS = 10_000
_LATE = timedelta(minutes=10)  # a story is seen once it is grouped: what "newer than my last visit" must look back
_MARKED = 2000  # stories marked at a time, so that polls get their turn
_NO_TOKENS = ("", "x")  # FeedMe's and Reeder's, whatever the server: the login tells who may write
_FIXED = "Feeds and their tags are changed in config.toml, not in an app."
_OFF = "The reading API is off: `aggregator web password` sets its password, [web.reader] password_file in config.toml names the file.\n"

log = structlog.get_logger()


class ReaderApi:
    """Every address under /reader, and /accounts/ClientLogin; both also under /api/greader.php."""

    def __init__(self, kit: Kit) -> None:
        """See `app.create_app`."""
        self._kit = kit
        self._login = Login()

    def routes(self) -> list[Route]:
        """Return the routes, each at its old place and at FreshRSS's, which some apps know alone."""
        return [route for prefix in ("", _FRESHRSS) for route in self._routes(prefix)]

    def _routes(self, prefix: str) -> list[Route]:
        """Return the routes below `prefix`; a POST that changes something carries the token of /reader/api/0/token besides."""
        base = f"{prefix}/reader/api/0"
        gets: dict[str, Handler] = {
            "token": self._token,
            "user-info": self._user,
            "subscription/list": self._subscriptions,
            "tag/list": self._tags,
            "unread-count": self._unread,
            "stream/items/ids": self._ids,
            "stream/contents": self._contents,
            "stream/contents/{stream:path}": self._contents,
        }
        posts: dict[str, Handler] = {
            "edit-tag": self._edit,
            "mark-all-as-read": self._mark_all,
            "subscription/quickadd": self._none_found,
            **dict.fromkeys(("subscription/edit", "subscription/import", "rename-tag", "disable-tag"), self._fixed),
        }
        return [
            Route(f"{prefix}/accounts/ClientLogin", _in_words(self.login), methods=["GET", "POST"]),
            Route(f"{prefix}/reader/atom/{{stream:path}}", self._signed(self._atom), methods=["GET"]),
            Route(f"{base}/stream/items/contents", self._signed(self._items), methods=["GET", "POST"]),
            *(Route(f"{base}/{path}", self._signed(handler), methods=["GET", "POST"]) for path, handler in gets.items()),
            *(Route(f"{base}/{path}", self._signed(handler, writes=True), methods=["POST"]) for path, handler in posts.items()),
            Route(f"{base}/{{other:path}}", self._signed(self._unknown), methods=["GET", "POST"]),
        ]

    async def login(self, request: Request) -> Response:
        """Answer the token for the password; the name given with it does not matter: there is one reader."""
        line = self._line()
        if line is None:
            return PlainTextResponse(_OFF, HTTPStatus.NOT_FOUND)
        asked, address = await read(request, LOGIN), request.client.host if request.client else ""
        if not await self._login.accepts(asked.one("Passwd"), line, address, self._kit.clock.now):
            log.warning("reader login refused", peer=address)
            return PlainTextResponse("Error=BadAuthentication\n", HTTPStatus.UNAUTHORIZED)
        token = token_of(line, "auth")
        given = {"SID": token, "LSID": token, "Auth": token}
        if asked.one("output") == "json":
            return JSONResponse(given)
        return PlainTextResponse("".join(f"{key}={value}\n" for key, value in given.items()))

    def _line(self) -> str | None:
        return stored_line(self._kit.settings().web.reader.password_file)

    def _signed(self, handler: Handler, *, writes: bool = False) -> Callable[[Request], Awaitable[Response]]:
        """Return `handler` for those who bear the token; what it answers belongs into no cache."""

        async def checked(request: Request) -> Response:
            line = self._line()
            if line is None:
                return PlainTextResponse(_OFF, HTTPStatus.NOT_FOUND)
            if not bears(request.headers.get("authorization", ""), line):
                return PlainTextResponse("Unauthorized\n", HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "GoogleLogin"})
            asked = await read(request)
            if writes and asked.one("T") not in _NO_TOKENS and not same(asked.one("T"), token_of(line, "post")):
                return PlainTextResponse("Invalid token\n", HTTPStatus.UNAUTHORIZED, {"X-Reader-Google-Bad-Token": "true"})
            answer = await handler(request, asked)
            answer.headers.setdefault("Cache-Control", "no-store")
            return answer

        return _in_words(checked)

    async def _token(self, _request: Request, _asked: Asked) -> Response:
        return PlainTextResponse(token_of(self._line() or "", "post"))

    async def _user(self, _request: Request, _asked: Asked) -> Response:
        return JSONResponse(answers.USER)

    async def _subscriptions(self, _request: Request, _asked: Asked) -> Response:
        return JSONResponse(answers.subscriptions((await self._feeds()).values()))

    async def _tags(self, _request: Request, _asked: Asked) -> Response:
        return JSONResponse(answers.tags((await self._feeds()).values()))

    async def _unread(self, _request: Request, _asked: Asked) -> Response:
        old = self._kit.clock.now() - OLD
        counts = await self._kit.db(self._kit.store.streams.unread, grouped=self._grouped, old=old)
        return JSONResponse(answers.unread_counts(counts, (await self._feeds()).values()))

    async def _ids(self, _request: Request, asked: Asked) -> Response:
        heads, following = await self._page(asked, named(asked.one("s")).kind, asked.page(_STORIES, _MOST_IDS), asked.one("s"))
        return JSONResponse(answers.item_refs(heads, following))

    async def _contents(self, request: Request, asked: Asked) -> Response:
        name, heads, following = await self._stream(request, asked)
        return await self._told(request, name, heads, following)

    async def _items(self, request: Request, asked: Asked) -> Response:
        heads = await self._kit.db(self._kit.store.streams.of_items, asked.items(), grouped=self._grouped)
        return await self._told(request, "user/-/state/com.google/reading-list", heads, None)

    async def _atom(self, request: Request, asked: Asked) -> Response:
        """Answer a stream as Google's Atom, which newsboat reads."""
        name, heads, following = await self._stream(request, asked)
        found = await self._whole(heads)
        states = await self._marks(found)
        older = str(request.url.include_query_params(c=following)) if following else None
        now, zone = self._kit.clock.now(), self._zone
        home = str(request.base_url)
        channel = Channel(urn("reader", name), "Aggregator", str(request.url), home, now, zone, None, older)
        body = await asyncio.to_thread(atom_stream, channel, found, id_of=lambda item: long_item(item.id), labels=answers.labels(states))
        return Response(body, media_type="application/atom+xml; charset=utf-8")

    async def _edit(self, _request: Request, asked: Asked) -> Response:
        wanted = marks(asked.names("a"), asked.names("r"))
        if wanted is None:
            return PlainTextResponse("Only read and starred marks are kept here, one way at a time.\n", HTTPStatus.BAD_REQUEST)
        numbers = asked.items(MOST_MARKED)
        for start in range(0, len(numbers), _MARKED):
            await self._put(numbers[start : start + _MARKED], wanted)
        return PlainTextResponse("OK")

    async def _mark_all(self, _request: Request, asked: Asked) -> Response:
        """Mark a stream as read, up to `ts` where given: what came after the client looked stays unread."""
        until = asked.until()
        bounds = Window(self._grouped, until=until + timedelta(microseconds=1) if until else None, limit=_MARKED)
        wanted = await self._window(bounds, asked, asked.one("s"))
        unread = replace(wanted, read=False) if not wanted.read else replace(wanted, limit=0)
        while heads := await self._kit.db(self._kit.store.streams.heads, unread):
            await self._put([head.item for head in heads], Marks(read=True))
        return PlainTextResponse("OK")

    async def _fixed(self, _request: Request, _asked: Asked) -> Response:
        return PlainTextResponse(f"{_FIXED}\n", HTTPStatus.BAD_REQUEST)

    async def _none_found(self, _request: Request, asked: Asked) -> Response:
        """Answer an app that looks for a feed to add as Google did where there was none: NetNewsWire shows `error`."""
        return JSONResponse({"query": asked.one("quickadd"), "numResults": 0, "error": _FIXED})

    async def _unknown(self, request: Request, _asked: Asked) -> Response:
        if request.url.path.endswith("/"):
            return RedirectResponse(request.url.replace(path=request.url.path.rstrip("/")))
        return PlainTextResponse("The reading API has nothing here.\n", HTTPStatus.NOT_FOUND)

    async def _put(self, numbers: Sequence[int], wanted: Marks) -> None:
        put = self._kit.store.marks.put
        await self._kit.db(put, numbers, self._kit.clock.now(), read=wanted.read, starred=wanted.starred)

    async def _stream(self, request: Request, asked: Asked) -> tuple[str, list[Head], int | None]:
        name = request.path_params.get("stream") or asked.one("s") or "user/-/state/com.google/reading-list"
        heads, following = await self._page(asked, named(name).kind, asked.page(_STORIES, _MOST_STORIES), name)
        return name, heads, following

    async def _page(self, asked: Asked, kind: Kind, bounds: Window, name: str) -> tuple[list[Head], int | None]:
        """Return a page of a stream, and where the next one goes on."""
        since = bounds.since - _LATE if bounds.since and kind is not Kind.STARRED else None
        wanted = await self._window(replace(bounds, since=since, limit=bounds.limit + 1), asked, name)
        heads = await self._kit.db(self._kit.store.streams.heads, wanted)
        return heads[: bounds.limit], heads[bounds.limit - 1].place if len(heads) > bounds.limit else None

    async def _window(self, bounds: Window, asked: Asked, name: str) -> Window:
        feeds = {number: (feed.url, feed.tags) for number, feed in (await self._feeds()).items()}
        streams, without, now = [named(name), *asked.names("it")], asked.names("xt"), self._kit.clock.now()
        return window(streams, without, feeds=feeds, grouped=self._grouped, now=now, base=replace(bounds, subscribed=True))

    async def _told(self, request: Request, name: str, heads: Sequence[Head], following: int | None) -> Response:
        found, feeds, now = await self._whole(heads), await self._feeds(), self._kit.clock.now()
        states = await self._marks(found)
        more: dict[str, Any] = {"timezone": self._zone, "home": str(request.base_url), "now": now, "following": following}
        return JSONResponse(await asyncio.to_thread(lambda: answers.contents(name, found, states, feeds, **more)))

    async def _whole(self, heads: Sequence[Head]) -> list[Item]:
        feeds = await self._kit.db(self._kit.store.digests.material.feeds)
        return await self._kit.db(whole, self._kit.store, heads, feeds)

    async def _marks(self, found: Sequence[Item]) -> dict[int, Marks]:
        """Return the marks of stories, those that nobody touched included."""
        stored = await self._kit.db(self._kit.store.marks.of, [item.id for item in found])
        return {item.id: _marks_of(item, stored.get(item.id), self._kit.clock.now()) for item in found}

    async def _feeds(self) -> dict[int, FeedRow]:
        return {row.id: row for row in await self._kit.db(self._kit.store.feeds.kept_rows)}

    @property
    def _grouped(self) -> bool:
        return self._kit.settings().grouping.enabled

    @property
    def _zone(self) -> str:
        return digests_of(self._kit.settings())[0].timezone


def _in_words(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Return `handler` that says in plain words what is wrong: apps show it, and a page of HTML is no sentence."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except HTTPException as error:
            return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
        except StoreError as error:
            return PlainTextResponse(f"{error}\n", HTTPStatus.SERVICE_UNAVAILABLE)

    return answered


def _marks_of(item: Item, stored: Any, now: datetime) -> Marks:
    said = stored.read if stored else None
    return Marks(item.first_seen_at < now - OLD if said is None else said, starred=bool(stored and stored.starred))
