"""Where a site's feeds may be: what its page names, where sites of a known kind keep them, where feeds usually lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from aggregator.core.urls import absolute

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
_READ = 512 * 1024  # bytes of a page that are looked at: feeds are named in the head, html.parser is slow on hostile input
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]+)""", re.IGNORECASE)
_LOOKS_LIKE_A_FEED = re.compile(
    r"(?:/(?:feeds?|rss|atom)(?:/|$)|\.(?:rss|atom|rdf)$|(?:rss|feed|atom|index)\.(?:xml|json)$)", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # C0, C1, and what turns the direction of a whole line
_PLACES = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default")
_LINKS_FOLLOWED = 10


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """One address that may be a feed."""

    url: str  # absolute http(s)
    title: str  # as the page calls it, printable, one line; "" when it does not
    type: str  # media type the page states; "" when it is a guess


def find(page: bytes, url: str) -> tuple[FoundFeed, ...]:
    """Return the feeds that an HTML page names: its `rel=alternate` links; without any, links that look like feeds."""
    reader = _Links()
    reader.feed(_text(page[:_READ]))
    base = absolute(url, reader.base) or url
    named = tuple(_resolved(base, reader.alternates))
    return named or tuple(_resolved(base, reader.anchors))[:_LINKS_FOLLOWED]


def _resolved(base: str, links: list[tuple[str, str, str]]) -> Iterator[FoundFeed]:
    seen = set()
    for href, title, kind in links:
        address = absolute(base, href)
        if address is not None and address not in seen:
            seen.add(address)
            yield FoundFeed(address, " ".join(_CONTROLS.sub(" ", title).split()), kind)


def _text(page: bytes) -> str:
    match = _CHARSET.search(page[:2048])
    try:
        return page.decode(match[1].decode() if match else "utf-8", "replace")
    except LookupError:
        return page.decode("utf-8", "replace")


class _Links(HTMLParser):
    """Collects what names a feed, in the order of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.base = ""
        self.alternates: list[tuple[str, str, str]] = []
        self.anchors: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at base, link and a."""
        values = {name: value or "" for name, value in attrs}
        href, kind = values.get("href", "").strip(), values.get("type", "").partition(";")[0].strip().lower()
        if tag == "base":
            self.base = self.base or href
        elif tag == "link" and href and "alternate" in values.get("rel", "").lower().split() and kind in _TYPES:
            self.alternates.append((href, values.get("title", ""), kind))
        elif tag == "a" and _LOOKS_LIKE_A_FEED.search(href.partition("?")[0]):
            self.anchors.append((href, values.get("title", ""), ""))


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


def well_known(url: str) -> tuple[str, ...]:
    """Return where feeds usually lie: below the page's own folder, then below the site's root."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    own = root + parts.path.strip("/") + "/" if parts.path.strip("/") else root
    return tuple(dict.fromkeys([*(own + place for place in _PLACES[:2]), *(root + place for place in _PLACES)]))
