"""The handlers: read the store on its thread, fill a template."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from aggregator.core import searchwords
from aggregator.engine.alerts import alerts_of
from aggregator.engine.build_digest import digests_of
from aggregator.engine.needs import needs
from aggregator.errors import OUTCOMES, Grade, NotFoundError
from aggregator.model.article import ArticleQuery, ArticleRow
from aggregator.model.feed import FeedHistory
from aggregator.model.story import Link, once_each
from aggregator.render import render
from aggregator.web import format as formats
from aggregator.web import timeline
from aggregator.web.headings import with_beginnings
from aggregator.web.query import asked, day, end_of, instant, number

if TYPE_CHECKING:
    from aggregator.engine.kit import Kit

_PER_PAGE = 50  # a page of 50 stories stays under 100 KB
_HITS = 50
_LAST = 10_000  # page of digests: a thousand years of them
_FEEDS = 100  # on a page
_DAYS = 14  # of a feed's history: two of its weeks side by side
_POLLS = 100  # of a feed on its page
_MEANINGS = {outcome.value: (fact.grade is Grade.OK, fact.meaning) for outcome, fact in OUTCOMES.items()}
_QUERY = 300  # characters searched for: beyond that lie pasted texts, and more terms than FTS5 takes
_MASTHEAD = b'<header class="masthead">'
_HEAD_END = b"</head>"
_OUR_FEED = b'<link rel="alternate" type="application/atom+xml" title="Stories (Atom)" href="/feed.atom">\n'
# The digest is one self-contained file with its style inside, so this page alone may style inline.
_DIGEST_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
}


class Pages:
    """Every page, read-only."""

    def __init__(self, kit: Kit) -> None:
        """Load the templates once."""
        self._kit = kit
        self._templates = Environment(
            loader=PackageLoader("aggregator.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=formats.seen,
        )
        self._templates.filters.update(formats.FILTERS)
        self._ways = self._templates.get_template("ways.html").render()
        self._style = self._templates.get_template("style.css").render()
        self._templates.globals["style"] = sha256(self._style.encode()).hexdigest()[:12]  # in its address: a new one is asked for at once

    async def latest(self, _request: Request) -> Response:
        """Show the newest digest, or what to do when there is none yet."""
        run = await self._kit.db(self._kit.store.digests.last)
        if run is None:
            return await self._welcome()
        page = (await self._digest(run.id)).replace(_HEAD_END, _OUR_FEED + _HEAD_END, 1)
        return HTMLResponse(page.replace(_MASTHEAD, _MASTHEAD + self._ways.encode(), 1), headers=_DIGEST_POLICY)

    async def _welcome(self) -> Response:
        """Say what comes next before there is a digest: feeds, their first poll, or the digest."""
        rows = await self._kit.db(self._kit.store.feeds.kept_rows)
        feeds = {row.url for row in rows} | {feed.url for feed in self._kit.settings().feeds}
        return self._page("welcome.html", feeds=len(feeds), polled=any(row.last_poll_at for row in rows))

    async def archive(self, request: Request) -> Response:
        """List the digests that were written, a page at a time (`page=`)."""
        page = max(1, min(number(request, "page", 1), _LAST))
        runs = await self._kit.db(self._kit.store.digests.runs, limit=_PER_PAGE + 1, skip=(page - 1) * _PER_PAGE)
        not_of_feeds = await self._kit.db(needs, self._kit.store, (), self._kit.clock.now())
        settings = self._kit.settings()
        titles = {digest.name: digest.title for digest in (*digests_of(settings), *alerts_of(settings))}
        more = len(runs) > _PER_PAGE
        return self._page("digests.html", runs=runs[:_PER_PAGE], titles=titles, needs=not_of_feeds, page=page, more=more)

    async def digest(self, request: Request) -> Response:
        """Show one digest as it was delivered."""
        return HTMLResponse(await self._digest(request.path_params["run"]), headers=_DIGEST_POLICY)

    async def _digest(self, run_id: int) -> bytes:
        digest = await self._kit.db(self._kit.store.digests.digest, run_id)
        return await asyncio.to_thread(render, replace(digest, pages=""), "html")

    async def waiting(self, request: Request) -> Response:
        """List the stories a digest had no room for."""
        name, at = request.path_params["name"], request.path_params["at"]
        run = await self._kit.db(self._kit.store.digests.run_at, name, instant(at))
        if run is None:
            raise NotFoundError(f"no digest {name!r} of {at}; /digests lists them")
        digest = await self._kit.db(self._kit.store.digests.digest, run.id)
        return self._page("waiting.html", run=run, digest=digest)

    async def articles(self, request: Request) -> Response:
        """List the newest articles, or those that came before one (`before=`), of one feed where asked."""
        feed, before = asked(request, "feed") or None, number(request, "before", 0) or None
        found = await self._kit.db(self._kit.store.articles.list, ArticleQuery(feed=feed, before=before, limit=_PER_PAGE + 1))
        rows = await self._kit.db(with_beginnings, self._kit.store, found[:_PER_PAGE])
        older = rows[-1].id if len(found) > _PER_PAGE else None
        return self._page("articles.html", rows=rows, asked=feed, feed=_name_of(feed, rows), earlier=before is not None, older=older)

    async def article(self, request: Request) -> Response:
        """Show one article: text, four times with their claims, versions, links."""
        key = request.path_params["article"]
        articles = self._kit.store.articles
        row = await self._kit.db(articles.get, key)
        claims = await self._kit.db(articles.claims, key)
        return self._page(
            "article.html",
            row=row,
            claims=claims,
            versions=await asyncio.to_thread(formats.changes, await self._kit.db(articles.revisions, key), claims),
            links=await self._linked(key, once_each(await self._kit.db(articles.links, key), key)),
        )

    async def _linked(self, key: int, links: Sequence[Link]) -> list[tuple[Link, ArticleRow]]:
        """Return each link with the article at its other end."""
        ends = [link.other(key) for link in links]
        found = await self._kit.db(self._kit.store.articles.several, ends)
        links, rows = [link for link in links if link.other(key) in found], [found[end] for end in ends if end in found]
        return list(zip(links, await self._kit.db(with_beginnings, self._kit.store, rows), strict=True))

    async def story(self, request: Request) -> Response:
        """Show one story as a timeline of its sources, with every version, and why they stand together.

        One that became part of another since the link was made is found by an article of it (`article=`): another may have its number.
        """
        key, member = request.path_params["story"], number(request, "article", 0)
        now_in = await self._kit.db(self._kit.store.placing.story_of, member) if member else None
        if now_in not in (None, key):
            return RedirectResponse(f"/stories/{now_in}", HTTPStatus.SEE_OTHER)
        story = await self._kit.db(self._kit.store.stories.get, key)
        found = await self._kit.db(timeline.told, self._kit.store, key)
        weights = {feed.url: feed.weight for feed in (await self._kit.db(self._kit.store.digests.material.feeds)).values()}
        heading = await asyncio.to_thread(timeline.heading, found, weights)
        return self._page("story.html", story=story, heading=heading, reports=await asyncio.to_thread(timeline.reports, found))

    async def search(self, request: Request) -> Response:
        """Show what matches `?q=`, of one feed (`feed=`) or of some days (`since=`, `until=`) where asked."""
        text, feed = asked(request, "q")[:_QUERY], asked(request, "feed")
        since, until = day(request, "since"), end_of(day(request, "until"))  # the last day counts
        if since and until and since >= until:
            raise HTTPException(400, "until is before since: no day lies between them")
        found = await self._kit.db(self._kit.store.search.query, text, _HITS + 1, since, until, feed or None) if text else []
        rows = await self._kit.db(with_beginnings, self._kit.store, [hit.article for hit in found[:_HITS]])
        hits = [replace(hit, article=row) for hit, row in zip(found, rows, strict=False)]
        given: dict[str, Any] = {"q": text, "feed": feed, "since": asked(request, "since"), "until": asked(request, "until")}
        return self._page("search.html", **given, hits=hits, more=len(found) > _HITS, asks_nothing=searchwords.read(text) is None)

    async def feeds(self, request: Request) -> Response:
        """Show what needs the user, and the state of every feed, by name: next poll and why, arrivals, errors."""
        now, store = self._kit.clock.now(), self._kit.store
        rows = await self._kit.db(store.feeds.kept_rows)
        rows.sort(key=lambda row: (row.name.casefold(), row.url))
        pages = max(1, -(-len(rows) // _FEEDS))
        page = min(max(1, number(request, "page", 1)), pages)
        return self._page(
            "feeds.html",
            feeds=rows[(page - 1) * _FEEDS : page * _FEEDS],
            histories=await self._kit.db(store.feeds.history, _DAYS, now),
            quiet=FeedHistory((0,) * _DAYS, 0, 0),
            needs=await self._kit.db(needs, store, rows, now),
            tags=sorted({tag for row in rows for tag in row.tags}),
            page=page,
            pages=pages,
        )

    async def feed(self, request: Request) -> Response:
        """Show one feed: how it stands, what it brought, every poll that is remembered."""
        key, store = request.path_params["feed"], self._kit.store
        row = await self._kit.db(store.feeds.row, key)
        histories = await self._kit.db(store.feeds.history, _DAYS, self._kit.clock.now())
        events = await self._kit.db(store.feeds.events, key, _POLLS)
        history = histories.get(key, FeedHistory((0,) * _DAYS, 0, 0))
        mine = [need for need in await self._kit.db(needs, store, [row], self._kit.clock.now()) if need.feed == row.url]
        return self._page("feed.html", feed=row, history=history, events=events, outcomes=_MEANINGS, needs=mine)

    async def icon(self, _request: Request) -> Response:
        """Serve the icon that browsers ask for by themselves; no page names it, for a digest's own policy lets it load nothing."""
        image = self._templates.get_template("icon.svg").render()
        return Response(image, media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})

    async def style(self, _request: Request) -> Response:
        """Serve the style sheet."""
        return Response(self._style, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    async def not_found(self, _request: Request, error: Exception) -> Response:
        """Say what is not there."""
        return self._page("error.html", status=404, message=str(error))

    async def bad_filter(self, _request: Request, error: Exception) -> Response:
        """Say what is wrong with an expression."""
        return self._page("error.html", status=400, message=str(error))

    async def http_error(self, _request: Request, error: Exception) -> Response:
        """Say what went wrong."""
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
        answer = self._page("error.html", status=error.status_code, message=error.detail)
        answer.headers.update(error.headers or {})
        return answer

    async def store_error(self, _request: Request, error: Exception) -> Response:
        """Say what keeps the store from answering."""
        return self._page("error.html", status=503, message=str(error))

    async def fault(self, _request: Request, _error: Exception) -> Response:
        """Say that the fault is ours; the server logs it."""
        return self._page("error.html", status=500, message="A fault of ours; the log has the details.")

    def _page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        phrase = HTTPStatus(status).phrase
        text = self._templates.get_template(template).render(status=status, phrase=phrase, **values)
        return HTMLResponse(text, status_code=status)


def _name_of(feed: str | None, rows: Sequence[ArticleRow]) -> str | None:
    """Return the name of a feed asked for by its address, as its articles tell it."""
    named = (pair for row in rows for pair in zip(row.feeds, row.feed_names, strict=True))
    return next((name for url, name in named if url == feed), feed)
