"""The handlers: read the store on its thread, fill a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from aggregator.core.documents import load
from aggregator.model.article import ArticleQuery
from aggregator.model.digest import Digest
from aggregator.render import render
from aggregator.web import format as formats

if TYPE_CHECKING:
    from aggregator.engine.kit import Kit

_PER_PAGE = 50  # a page of 50 stories stays under 100 KB
_HITS = 50


class Pages:
    """Every page, read-only."""

    def __init__(self, kit: Kit) -> None:
        """Load the templates once."""
        self._kit = kit
        self._templates = Environment(
            loader=PackageLoader("aggregator.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.filters.update(formats.FILTERS)

    async def latest(self, _request: Request) -> Response:
        """Show the newest digest, or what to do when there is none yet."""
        run = await self._kit.db(self._kit.store.digests.last)
        if run is None:
            return self._page("welcome.html", feeds=await self._kit.db(self._kit.store.feeds.rows))
        return await self._digest(run.id)

    async def archive(self, _request: Request) -> Response:
        """List the digests that were written."""
        runs = await self._kit.db(self._kit.store.digests.runs, limit=_PER_PAGE)
        return self._page("digests.html", runs=runs)

    async def digest(self, request: Request) -> Response:
        """Show one digest as it was delivered."""
        return await self._digest(request.path_params["run"])

    async def _digest(self, run_id: int) -> Response:
        document = await self._kit.db(self._kit.store.digests.document, run_id)
        page = render(load(Digest, document), "html")
        # The digest is one self-contained file with its style inside, so this page alone may style inline.
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
        return HTMLResponse(page, headers={"Content-Security-Policy": policy})

    async def articles(self, request: Request) -> Response:
        """List the newest articles, of one feed where asked."""
        query = ArticleQuery(feed=request.query_params.get("feed"), limit=_PER_PAGE)
        rows = await self._kit.db(self._kit.store.articles.list, query)
        return self._page("articles.html", rows=rows, feed=query.feed)

    async def article(self, request: Request) -> Response:
        """Show one article: text, four times with their claims, versions, links."""
        key = request.path_params["article"]
        articles = self._kit.store.articles
        row = await self._kit.db(articles.get, key)
        return self._page(
            "article.html",
            row=row,
            claims=await self._kit.db(articles.claims, key),
            versions=formats.changes(await self._kit.db(articles.revisions, key)),
            links=await self._kit.db(articles.links, key),
        )

    async def story(self, request: Request) -> Response:
        """Show one story as a timeline of its sources."""
        key = request.path_params["story"]
        rows = await self._kit.db(self._kit.store.articles.list, ArticleQuery(story=key, limit=500))
        if not rows:
            raise HTTPException(404, f"There is no story {key}; it may have been split or merged.")
        rows = sorted(rows, key=lambda row: row.sort_at)
        return self._page("story.html", rows=rows, key=key)

    async def search(self, request: Request) -> Response:
        """Show what matches `?q=`."""
        text = request.query_params.get("q", "").strip()
        hits = await self._kit.db(self._kit.store.search.query, text, _HITS) if text else []
        return self._page("search.html", q=text, hits=hits)

    async def feeds(self, _request: Request) -> Response:
        """Show the state of every feed, next poll and why."""
        return self._page("feeds.html", feeds=await self._kit.db(self._kit.store.feeds.rows))

    async def style(self, _request: Request) -> Response:
        """Serve the style sheet."""
        text = self._templates.get_template("style.css").render()
        return Response(text, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    async def not_found(self, _request: Request, error: Exception) -> Response:
        """Say what is not there."""
        return self._page("error.html", status=404, message=str(error))

    async def http_error(self, _request: Request, error: Exception) -> Response:
        """Say what went wrong."""
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
        return self._page("error.html", status=error.status_code, message=error.detail)

    def _page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        return HTMLResponse(self._templates.get_template(template).render(status=status, **values), status_code=status)
