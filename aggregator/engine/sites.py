"""A site's address in place of its feed's: the feed is looked for, once per poll that meets a page.

page -> core.sites: is it a site's? -> parse.discover: where may the feed be? -> each asked in turn until one is a feed
"""

from __future__ import annotations

from aggregator.core import sites
from aggregator.core.sites import Places
from aggregator.core.urls import host_of
from aggregator.engine import asking
from aggregator.engine.kit import Kit
from aggregator.errors import HostPausedError, Outcome, ParseError
from aggregator.model.feed import FeedForPoll
from aggregator.model.fetch import Fetched, FetchRequest, FetchResult
from aggregator.parse import discover


async def feed_of(kit: Kit, feed: FeedForPoll, fetched: Fetched, outcome: Outcome) -> tuple[FetchRequest, FetchResult] | None:
    """Return the request and the answer of the feed of a configured site, None where it is no site or has none."""
    if not sites.is_site(feed, outcome):
        return None
    named: tuple[str, ...] = ()
    if isinstance(fetched, FetchResult):
        named = await kit.workers.find_feeds(fetched.body, fetched.url, fetched.headers.content_type)
    places = Places(discover.patterns(feed.spec.url), named, discover.well_known(fetched.url))
    for url in sites.candidates(feed, outcome, places):
        request = asking.request_beside(kit, feed, url)
        answer = await _asked(kit, request)
        if answer is not None:
            return request, answer
    return None


async def _asked(kit: Kit, request: FetchRequest) -> FetchResult | None:
    """Return the answer when it is a feed."""
    try:
        await asking.require_no_pause(kit, host_of(request.url))
        fetched = await asking.fetch(kit, request)
    except HostPausedError:
        return None
    if not isinstance(fetched, FetchResult):
        return None
    try:
        headers = fetched.headers
        await kit.workers.parse_feed(fetched.body, fetched.url, headers.content_type, headers.content_language)
    except ParseError:
        return None
    return fetched
