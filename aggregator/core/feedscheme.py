"""`feed:` in front of a feed's address, as browsers and readers write it so that a click subscribes. Pure."""

from __future__ import annotations

import re

_HTTP = re.compile(r"https?:/", re.IGNORECASE)
_FEED = re.compile(r"feed:(?:(?://)?(?=https?:/)|//)", re.IGNORECASE)  # feed:https://host/x, feed://https://host/x, feed://host/x


def without_feed_scheme(url: str) -> str:
    """Return the address that a `feed:` address wraps, any other as it is.

    The scheme was never registered; `feed://host/x` means http, as feedparser takes it (its http.py).
    """
    found = _FEED.match(url)
    if found is None:
        return url
    rest = url[found.end() :]
    return rest if _HTTP.match(rest) else f"http://{rest}"
