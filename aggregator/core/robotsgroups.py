"""The part of a robots.txt that speaks to us. Pure.

Protego holds every rule once for each product of its group: of a file with a hundred thousand products above a thousand rules it made a
hundred million, for minutes, of which we ask one product's.
"""

from __future__ import annotations

import re

MOST = 512 * 1024  # characters of rules for us that are read (RFC 9309, 2.5: at least 500 KiB of a file)
_AGENT = re.compile(r"(?:user-agent|useragent|user +agent)(?:\s*:\s*|\s+|$)(.*)", re.IGNORECASE)
_SITE_WIDE = re.compile(r"(?:site-?maps?|host)\s*(?::|\s)", re.IGNORECASE)  # of no group
_WITHOUT_COLON = re.compile(
    r"(?:di\w{0,3}al\w{1,3}|allow|crawl[- ]delay|request[- ]rate|visit[- ]time)\b", re.IGNORECASE
)  # as Protego forgives


def relevant(robots: str, product: str) -> str:
    """Return the groups of `robots` that hold for a product token, or for all; each without the other products that it names.

    What Protego says of the product is the same of either, up to MOST characters.
    """
    kept, ours, naming = list[str](), False, False
    for line in robots.splitlines():
        bare = line.partition("#")[0].strip()
        named = _AGENT.match(bare)
        if named is None and not _is_rule(bare):
            continue
        wanted = ours if named is None else _applies(named[1].lower(), product.lower())
        ours = ours if named is None else wanted or (ours and naming)
        naming = named is not None
        kept += [bare] if wanted else []
    return _up_to("\n".join(kept), MOST)


def _is_rule(line: str) -> bool:
    return not _SITE_WIDE.match(line) and (":" in line or _WITHOUT_COLON.match(line) is not None)


def _up_to(text: str, most: int) -> str:
    """Return the whole lines of the first `most` characters."""
    return text if len(text) <= most else text[:most].rpartition("\n")[0]


def _applies(agent: str, token: str) -> bool:
    """Return whether the rules of `agent` are for the product: it is its name, or begins a part of it."""
    return any(_begins(name, token) for name in (agent, agent.replace("*", "")))


def _begins(name: str, token: str) -> bool:
    if name in ("", "*"):
        return name == "*"
    places = (place for place in range(len(token)) if token.startswith(name, place))
    return any(place == 0 or not (token[place - 1].isalnum() or token[place - 1] in "-_") for place in places)
