"""Finding the feeds of a site.

the address itself           is it a feed?
parse.discover.patterns      sites of a known kind
parse.discover.find          what the page names
parse.discover.well_known    where feeds usually lie, when nothing else was found
each fetched and parsed      what is not a feed is left out
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aggregator.errors import ParseError, UsageError
from aggregator.fetch.client import Fetcher
from aggregator.model.entry import ParsedFeed
from aggregator.model.fetch import FetchFailure, FetchLimits, FetchRequest, FetchResult
from aggregator.parse import discover as places
from aggregator.parse.discover import FoundFeed
from aggregator.parse.feed import parse

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed of the site."""

    url: str
    title: str
    format: str | None  # None when it was not checked
    entries: int | None  # likewise


async def discover(fetcher: Fetcher, limits: FetchLimits, url: str, *, check: bool = True) -> list[Candidate]:
    """Return the feeds of the site at `url`, the best named first; raises UsageError when the page itself cannot be had."""
    fetched = await fetcher.get(FetchRequest(url, limits, accept=ACCEPT))
    guesses = [FoundFeed(place, "", "") for place in places.patterns(url)]
    if isinstance(fetched, FetchResult):
        itself = _parsed(fetched)
        if itself is not None:
            return [_candidate(FoundFeed(url, "", ""), itself)]
        guesses += places.find(fetched.body, fetched.url)
    if not guesses and isinstance(fetched, FetchFailure):
        msg = f"{url}: {fetched.detail}"
        raise UsageError(msg)
    if not check:
        return [Candidate(guess.url, guess.title, None, None) for guess in _once(guesses)]
    found = await _checked(fetcher, limits, guesses)
    return found or await _checked(fetcher, limits, [FoundFeed(place, "", "") for place in places.well_known(url)])


async def _checked(fetcher: Fetcher, limits: FetchLimits, guesses: Iterable[FoundFeed]) -> list[Candidate]:
    """Fetch one after the other: they are all of one host."""
    found: dict[str, Candidate] = {}
    for guess in _once(guesses):
        fetched = await fetcher.get(FetchRequest(guess.url, limits, accept=ACCEPT))
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


def _candidate(guess: FoundFeed, parsed: ParsedFeed) -> Candidate:
    return Candidate(guess.url, parsed.title or guess.title, parsed.format, len(parsed.entries))
