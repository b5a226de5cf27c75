"""A paper's feed document, written in its own format. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from aggregator.newsroom.pages import paragraphs, said
from aggregator.newsroom.press import Article, Paper, Version

TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "rdf": "text/xml; charset=utf-8",
    "broken": "text/html; charset=utf-8",
}


def write(paper: Paper, articles: Sequence[Article], act: int, opening: datetime, base: str) -> bytes:
    """Return the feed of `paper` in `act`; `base` is the address of its site, `opening` the start of act one."""
    desk = _Desk(paper, articles, act, opening, base)
    if paper.format == "json":
        return desk.json()
    return {"rss": desk.rss, "atom": desk.atom, "rdf": desk.rdf, "broken": desk.broken}[paper.format]().encode()


def address(article: Article, base: str, layout: str) -> str:
    """Return the address of an article's page."""
    if layout == "dispatch":
        return f"{base}/article/agency-wire/{article.number}-{article.slug}"
    return f"{base}/{article.number}/{article.slug}.html"


class _Desk:
    """One issue being set."""

    def __init__(self, paper: Paper, articles: Sequence[Article], act: int, opening: datetime, base: str) -> None:
        self.paper, self.articles, self.act, self.opening, self.base = paper, articles, act, opening, base
        self.zone = ZoneInfo(paper.timezone or "UTC")

    def _rows(self) -> list[tuple[Article, Version, datetime, datetime]]:
        return [(a, a.version(self.act), a.at(self.opening), self._changed(a)) for a in self.articles]

    def _changed(self, article: Article) -> datetime:
        return self.opening + timedelta(hours=article.version(self.act).hours)

    def _link(self, article: Article) -> str:
        return address(article, self.base, self.paper.layout)

    def rss(self) -> str:
        items = "".join(self._rss_item(*row) for row in self._rows())
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
            f"<title>{escape(self.paper.name)}</title><link>{self.base}/</link>"
            f"<description>{escape(self.paper.motto)}</description><language>en</language>\n{items}</channel></rss>\n"
        )

    def _rss_item(self, article: Article, version: Version, at: datetime, _changed: datetime) -> str:
        tags = "".join(f"<category>{escape(tag)}</category>" for tag in article.tags)
        return (
            f"<item><title>{escape(version.title)}</title><link>{self._link(article)}</link>"
            f'<guid isPermaLink="false">{self.paper.key}-{article.number}</guid>'
            f"<pubDate>{format_datetime(at.astimezone(self.zone))}</pubDate>"
            f"<description>{escape(said(version.summary, at))}</description>{tags}</item>\n"
        )

    def atom(self) -> str:
        rows = self._rows()
        newest = max((changed for *_, changed in rows), default=self.opening)
        entries = "".join(self._atom_entry(*row) for row in rows)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
            f"<id>tag:newsroom.example,2026:{self.paper.key}</id><title>{escape(self.paper.name)}</title>"
            f'<link rel="alternate" href="{self.base}/"/><updated>{_rfc3339(newest)}</updated>\n{entries}</feed>\n'
        )

    def _atom_entry(self, article: Article, version: Version, at: datetime, changed: datetime) -> str:
        return (
            f"<entry><id>tag:newsroom.example,2026:{self.paper.key}/{article.number}</id><title>{escape(version.title)}</title>"
            f'<link rel="alternate" href="{self._link(article)}"/><published>{_rfc3339(at)}</published>'
            f"<updated>{_rfc3339(changed)}</updated><author><name>{escape(article.author)}</name></author>"
            f"<summary>{escape(said(version.summary, changed))}</summary></entry>\n"
        )

    def rdf(self) -> str:
        rows = self._rows()
        places = "".join(f'<rdf:li rdf:resource="{self._link(row[0])}"/>' for row in rows)
        items = "".join(self._rdf_item(*row) for row in rows)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<channel rdf:about="{self.base}/"><title>{escape(self.paper.name)}</title><link>{self.base}/</link>'
            f"<description>{escape(self.paper.motto)}</description><items><rdf:Seq>{places}</rdf:Seq></items></channel>\n"
            f"{items}</rdf:RDF>\n"
        )

    def _rdf_item(self, article: Article, version: Version, at: datetime, _changed: datetime) -> str:
        link = self._link(article)
        return (
            f'<item rdf:about="{link}"><title>{escape(version.title)}</title><link>{link}</link>'
            f"<description>{escape(said(version.summary, at))}</description>"
            f"<dc:creator>{escape(article.author)}</dc:creator><dc:date>{_rfc3339(at)}</dc:date></item>\n"
        )

    def json(self) -> bytes:
        document = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.paper.name,
            "home_page_url": f"{self.base}/",
            "language": "en",
            "items": [self._json_item(*row) for row in self._rows()],
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode()

    def _json_item(self, article: Article, version: Version, at: datetime, _changed: datetime) -> dict[str, object]:
        return {
            "id": f"{self.paper.key}/{article.number}",
            "url": self._link(article),
            "title": version.title,
            "summary": said(version.summary, at),
            "content_html": paragraphs(said(version.text, at)),
            "date_published": _rfc3339(at),
            "authors": [{"name": article.author}],
            "tags": list(article.tags),
        }

    def broken(self) -> str:
        return (
            f"<!doctype html><html lang=en><head><title>{escape(self.paper.name)}</title></head>"
            f"<body><h1>{escape(self.paper.name)}</h1><p>{escape(self.paper.motto)}</p></body></html>\n"
        )


def _rfc3339(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
