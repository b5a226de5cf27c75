"""Where a site's feeds may be: what its page names, where sites of a known kind keep them, where feeds usually lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from aggregator.core.urls import absolute
from aggregator.markup.html import Document

_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",  # JSON Feed 1.0
    "application/xml",
    "text/xml",
    "text/rss+xml",
}
_READ = 512 * 1024  # bytes of a page that are looked at: feeds are named in the head
_LOOKS_LIKE_A_FEED = re.compile(
    r"(?:/(?:feeds?|rss|atom)(?:/|$)|\.(?:rss|atom|rdf)$|(?:rss|feed|atom|index)\.(?:xml|json)$)", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # C0, C1, and what turns the direction of a whole line
_PLACES = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default")
_LINKS_FOLLOWED = 10
_SITEMAPS = 5


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """One address that may be a feed."""

    url: str  # absolute http(s)
    title: str  # as the page calls it, printable, one line; "" when it does not
    type: str  # media type the page states; "" when it is a guess


def find(page: bytes, url: str, content_type: str | None = None) -> tuple[FoundFeed, ...]:
    """Return the feeds that an HTML page names: its `rel=alternate` links; without any, links that look like feeds. Never raises."""
    document = Document.from_bytes(page[:_READ], url, content_type)
    return _once(_alternates(document)) or _once(_anchors(document))[:_LINKS_FOLLOWED]


def _alternates(document: Document) -> Iterator[FoundFeed]:
    for link in document.alternates():
        kind = link.get("type", "").partition(";")[0].strip().lower()
        if kind in _TYPES:
            yield FoundFeed(link["href"], _printable(link.get("title", "")), kind)


def _anchors(document: Document) -> Iterator[FoundFeed]:
    for href, text in document.anchors():
        if _LOOKS_LIKE_A_FEED.search(urlsplit(href).path):
            yield FoundFeed(href, _printable(text), "")


def _once(found: Iterable[FoundFeed]) -> tuple[FoundFeed, ...]:
    first: dict[str, FoundFeed] = {}
    for feed in found:
        first.setdefault(feed.url, feed)
    return tuple(first.values())


def _printable(title: str) -> str:
    return " ".join(_CONTROLS.sub(" ", title).split())


def patterns(url: str) -> tuple[str, ...]:
    """Return where YouTube, GitHub, Reddit and Mastodon keep the feeds of this page."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("old.")
    steps = [step for step in parts.path.split("/") if step]
    if host == "youtube.com":
        return tuple(_youtube(steps, parse_qs(parts.query)))
    if host == "github.com":
        return tuple(_github(steps))
    if host == "reddit.com":
        path = "/".join(steps[:2])
        return (f"https://www.reddit.com/{path}/.rss" if path else "https://www.reddit.com/.rss",)
    if len(steps) == 1 and re.fullmatch(r"@\w+", steps[0]):
        return (f"{parts.scheme}://{parts.netloc}/{steps[0]}.rss",)
    return ()


def _youtube(steps: list[str], query: dict[str, list[str]]) -> Iterator[str]:
    feed = "https://www.youtube.com/feeds/videos.xml"
    if "list" in query:
        yield f"{feed}?playlist_id={query['list'][0]}"
    if len(steps) > 1 and steps[0] in ("channel", "user"):
        yield f"{feed}?{'channel_id' if steps[0] == 'channel' else 'user'}={steps[1]}"


def _github(steps: list[str]) -> Iterator[str]:
    if len(steps) == 1:
        yield f"https://github.com/{steps[0]}.atom"
    elif len(steps) > 1:
        yield from (f"https://github.com/{steps[0]}/{steps[1]}/{name}.atom" for name in ("releases", "tags", "commits"))


def sitemaps(robots: str, url: str) -> tuple[str, ...]:
    """Return the sitemaps that a robots.txt names (sitemaps.org), those of news first, at most five: a news sitemap is a feed."""
    lines = (line.partition("#")[0].partition(":") for line in robots.splitlines())
    named = (absolute(url, place.strip()) for name, _, place in lines if name.strip().lower() == "sitemap")
    return tuple(sorted(dict.fromkeys(place for place in named if place), key=lambda place: "news" not in place.lower()))[:_SITEMAPS]


def well_known(url: str) -> tuple[str, ...]:
    """Return where feeds usually lie: below the page's own folder, then below the site's root."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    own = root + parts.path.strip("/") + "/" if parts.path.strip("/") else root
    return tuple(dict.fromkeys([*(own + place for place in _PLACES[:2]), *(root + place for place in _PLACES)]))
