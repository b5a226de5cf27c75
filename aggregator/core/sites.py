"""Whether a configured address is a site's, and what may be polled in its place. Pure.

People write the address of a site where its feed's belongs. The site's page usually names the feed; it is adopted as the target of
a lasting redirect is: polled, shown with the lines for config.toml, undone when it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aggregator.core.urls import canonical, site_of
from aggregator.errors import Outcome
from aggregator.model.feed import FeedForPoll

MAX_ASKED = 12  # places tried in one poll
_LASTING = 3.0  # failures after which a page in the place of a feed is no maintenance page (as core.moves)
_NO_DOCUMENT = frozenset({Outcome.FORBIDDEN, Outcome.NOT_FOUND, Outcome.CHALLENGED, Outcome.RATE_LIMITED, Outcome.TOO_LARGE})


@dataclass(frozen=True, slots=True)
class Places:
    """Where the feeds of an address may be; set by parse.discover."""

    known: tuple[str, ...]  # sites of a known kind: YouTube, GitHub, Reddit, Mastodon
    named: tuple[str, ...]  # what its page names
    usual: tuple[str, ...]  # where feeds usually lie


def is_site(feed: FeedForPoll, outcome: Outcome) -> bool:
    """Return whether the answer may be a site's in place of its feed's: a page, or (where the site's kind tells) a refusal.

    An address that was a feed once is a site's only when pages have come for long.
    """
    if feed.poll_url != feed.spec.url:
        return False
    if feed.last_ok_at is not None:
        return outcome is Outcome.HTML_PAGE and feed.failures >= _LASTING
    return outcome is Outcome.HTML_PAGE or outcome in _NO_DOCUMENT


def candidates(feed: FeedForPoll, outcome: Outcome, places: Places) -> tuple[str, ...]:
    """Return the addresses to try, best first.

    A page that names the configured address as its feed stands there for now: nothing is tried. A feed of comments comes last. Of an
    address that was a feed once, only feeds of the same site. The usual places are tried once, at the first poll.
    """
    if outcome is not Outcome.HTML_PAGE:
        return places.known if feed.last_ok_at is None else ()
    configured = canonical(feed.spec.url)
    named = sorted(places.named, key=_is_of_comments)
    if configured in [canonical(url) for url in named]:
        return ()
    if feed.last_ok_at is not None:
        return tuple(url for url in named if site_of(url) == site_of(feed.spec.url))[:MAX_ASKED]
    usual: Sequence[str] = places.usual if feed.last_poll_at is None and not named else ()
    tried = dict.fromkeys((*places.known, *named, *usual))
    return tuple(url for url in tried if canonical(url) != configured)[:MAX_ASKED]


def _is_of_comments(url: str) -> bool:
    return "comments" in url.lower()
