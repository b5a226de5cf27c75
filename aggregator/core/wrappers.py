"""Addresses that only lead to another one, which they carry in clear: read out offline, so that nobody is asked for it. Pure.

What carries its target only as a token of its own (Google News since 2024, short links) is left as it is; such links are followed
when the page is fetched, as far as the server redirects and robots.txt allows it.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

# Host (whole, or the end after a dot), path -> the parameters that may hold the target. Seen in feeds and shared links.
_WRAPPERS = (
    (re.compile(r"(?:^|\.)google\.(?:com?\.)?[a-z]{2,3}$"), re.compile(r"^/url$"), ("url", "q")),
    (re.compile(r"^news\.url\.google\.com$"), re.compile(r"^/"), ("url", "q")),
    (re.compile(r"^(?:l|lm)\.(?:facebook|instagram)\.com$"), re.compile(r"^/"), ("u",)),
    (re.compile(r"(?:^|\.)facebook\.com$"), re.compile(r"^/l\.php$"), ("u",)),
    (re.compile(r"(?:^|\.)bing\.com$"), re.compile(r"^/news/apiclick\.aspx$", re.IGNORECASE), ("url",)),
    (re.compile(r"^out\.reddit\.com$"), re.compile(r"^/"), ("url",)),
    (re.compile(r"(?:^|\.)youtube\.com$"), re.compile(r"^/redirect$"), ("q",)),
    (re.compile(r"(?:^|\.)duckduckgo\.com$"), re.compile(r"^/l/$"), ("uddg",)),
    (re.compile(r"(?:^|\.)(?:vk\.com|vk\.ru)$"), re.compile(r"^/away\.php$"), ("to",)),
    (re.compile(r"^t\.umblr\.com$"), re.compile(r"^/redirect$"), ("z",)),
    (re.compile(r"(?:^|\.)linkedin\.com$"), re.compile(r"^/(?:redir/redirect|safety/go)$"), ("url",)),
    (re.compile(r"(?:^|\.)safelinks\.protection\.outlook\.com$"), re.compile(r"^/"), ("url",)),
    (re.compile(r"^slack-redir\.net$"), re.compile(r"^/link$"), ("url",)),
)
_ANY = re.compile("|".join([*(hosts.pattern for hosts, _, _ in _WRAPPERS), r"^r\.search\.yahoo\.com$", r"^news\.google\.com$"]))
_PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)[/?#]")
_YAHOO = re.compile(r"^r\.search\.yahoo\.com$"), re.compile(r"/RU=([^/]+)/RK=")
_GOOGLE_NEWS = re.compile(r"^/(?:rss/)?(?:articles|read)/(CBM[\w-]+)")
_MOST = 3  # wrappers inside wrappers
_STRING = 0x22  # protocol buffers: field 4, a string; the article's address in Google's token
_CONTINUED = 0x80  # a length of more than seven bits


def unwrapped(url: str) -> str:
    """Return the address that `url` leads to where it carries it in clear, else `url` itself. Never raises."""
    plain = _PLAIN_HOST.match(url)
    if plain and not may_wrap(plain[1]):  # nearly all: then it need not be taken apart
        return url
    for _ in range(_MOST):
        inner = _inside(url)
        if inner is None:
            return url
        url = inner
    return url


@lru_cache(maxsize=4096)  # every entry of a feed asks for the same
def may_wrap(host: str) -> bool:
    """Tell whether addresses of a host, in small letters and with or without `www.`, may carry another address in their query."""
    return bool(_ANY.search(host))


def is_opaque(url: str) -> bool:
    """Tell whether `url` is an aggregator's token that nobody but it can resolve: a Google News article."""
    if "news.google.com" not in url.lower() and url.isprintable():  # urllib drops line ends inside a host
        return False
    parts = _split(url)
    return parts is not None and parts[0] == "news.google.com" and bool(_GOOGLE_NEWS.match(parts[1])) and unwrapped(url) == url


def _inside(url: str) -> str | None:
    parts = _split(url)
    if parts is None:
        return None
    host, path, query = parts
    if not may_wrap(host):
        return None
    token = _GOOGLE_NEWS.match(path) if host == "news.google.com" else None
    if token is not None:
        return _address(_of_token(token[1]))
    yahoo = _YAHOO[1].search(path) if _YAHOO[0].match(host) else None
    if yahoo is not None:
        return _address(unquote(yahoo[1]))
    names = next((names for hosts, paths, names in _WRAPPERS if hosts.search(host) and paths.match(path)), ())
    values = parse_qs(query) if names else {}
    return next((found for name in names for value in values.get(name, ()) if (found := _address(value))), None)


def _split(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower(), parts.path, parts.query
    except ValueError:  # a bad IPv6 literal
        return None


def _of_token(token: str) -> str:
    """Return the first string in Google's token, an address before 2024 and a token again since; "" for none."""
    try:
        raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (Error, ValueError):
        return ""
    place = raw.find(_STRING)
    if place < 0 or place + 2 >= len(raw):
        return ""
    length, start = raw[place + 1], place + 2
    if length & _CONTINUED:
        length, start = (length & ~_CONTINUED) | raw[place + 2] << 7, place + 3
    return raw[start : start + length].decode("utf-8", "replace")


def _address(value: str) -> str | None:
    """Return `value` when it is a whole http(s) address."""
    return value if re.match(r"https?://[^\s/]+\.[^\s]+$", value, re.IGNORECASE) else None
