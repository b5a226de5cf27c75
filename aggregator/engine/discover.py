"""Finding the feeds of a site.

the address itself           is it a feed?
parse.discover.patterns      sites of a known kind
parse.discover.find          what the page names
parse.discover.well_known    where feeds usually lie, when nothing else was found
parse.discover.sitemaps      then what robots.txt names: a news sitemap is a feed
each fetched and parsed      what is not a feed is left out
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from aggregator.engine.visitor import Visitor
from aggregator.errors import ParseError, UsageError
from aggregator.model.entry import ParsedFeed
from aggregator.model.fetch import FetchFailure, FetchResult
from aggregator.parse import discover as places
from aggregator.parse.discover import FoundFeed
from aggregator.parse.feed import parse

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class SiteFeed:
    """A feed of the site."""

    url: str
    title: str
    format: str | None  # None when it was not checked
    entries: int | None  # likewise


async def discover(visitor: Visitor, url: str, *, check: bool = True) -> list[SiteFeed]:
    """Return the feeds of the site at `url`, the best named first; raises UsageError when the page itself cannot be had."""
    fetched = await visitor.get(url, ACCEPT)
    guesses = _places(places.patterns(url))
    if isinstance(fetched, FetchResult):
        itself = _parsed(fetched)
        if itself is not None:
            return [_candidate(FoundFeed(url, "", ""), itself)]
        guesses += places.find(fetched.body, fetched.url, fetched.headers.content_type)
    if not guesses and isinstance(fetched, FetchFailure):
        msg = f"{url}: {fetched.detail}"
        raise UsageError(msg)
    if not check:
        return [SiteFeed(guess.url, guess.title, None, None) for guess in _once(guesses)]
    found = await _checked(visitor, guesses)
    found = found or await _checked(visitor, _places(places.well_known(url)), enough=1)
    return found or await _checked(visitor, _places(await _sitemaps(visitor, url)), enough=1)


async def _sitemaps(visitor: Visitor, url: str) -> tuple[str, ...]:
    robots = await visitor.get(urljoin(url, "/robots.txt"), ACCEPT)
    return places.sitemaps(robots.body.decode("utf-8", "replace"), robots.url) if isinstance(robots, FetchResult) else ()


def _places(urls: Iterable[str]) -> list[FoundFeed]:
    return [FoundFeed(url, "", "") for url in urls]


async def _checked(visitor: Visitor, guesses: Iterable[FoundFeed], enough: int = 100) -> list[SiteFeed]:
    """Return those of `guesses` that are feeds; stop at `enough`."""
    found: dict[str, SiteFeed] = {}
    for guess in _once(guesses):
        if len(found) >= enough:
            break
        fetched = await visitor.get(guess.url, ACCEPT)
        parsed = _parsed(fetched) if isinstance(fetched, FetchResult) else None
        if parsed is not None and isinstance(fetched, FetchResult):
            found.setdefault(fetched.url, _candidate(guess, parsed))
    return list(found.values())


def _once(guesses: Iterable[FoundFeed]) -> list[FoundFeed]:
    return list({guess.url: guess for guess in reversed(list(guesses))}.values())[::-1]


def _parsed(fetched: FetchResult) -> ParsedFeed | None:
    headers = fetched.headers
    try:
        return parse(fetched.body, url=fetched.url, content_type=headers.content_type, content_language=headers.content_language)
    except ParseError:
        return None


def _candidate(guess: FoundFeed, parsed: ParsedFeed) -> SiteFeed:
    return SiteFeed(guess.url, parsed.title or guess.title, parsed.format, len(parsed.entries))
