"""Addresses: made absolute, compared, and sorted by host and site. Pure.

The address a publisher gave is what people are shown and what is fetched; `canonical` is for comparison only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote_plus, urljoin, urlsplit, urlunsplit

from aggregator.core.feedscheme import without_feed_scheme
from aggregator.core.lookalikes import doubtful
from aggregator.core.samepage import one_page, remark
from aggregator.core.tracking import is_tracking
from aggregator.core.wrappers import may_wrap, unwrapped

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

MAX_LENGTH = 8192  # longer "addresses" are data; servers refuse far shorter ones (nginx: 8 KiB)
PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535

_EDGES = "".join(map(chr, range(0x21))) + "\u00a0\u200b\ufeff"  # WHATWG URL: C0 and space; the others come from copy and paste
_INSIDE = re.compile(r"[\t\r\n]+ *")  # WHATWG removes these; the spaces are a pretty-printer's indent
_SLASHES = re.compile(r"^(https?):(?:/|///+)(?=[^/])", re.IGNORECASE)  # http:/example.org, http:///example.org
_HAS_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)  # not "example.org:8080/x"
_UNSAFE = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")
_IN_URI = "%/?#:@!$&'()*+,;=~"  # beside letters, digits, "-", "." and "_"; brackets belong to IPv6 literals alone
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SEGMENTS = r"(?:/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?)*"
_PAIR = r"[A-Za-z0-9_-]+=[A-Za-z0-9_.~-]*"  # nothing in it to decode or to encode
_PLAIN_PAGE = re.compile(  # most articles' addresses; Google News hides another's in its path
    r"(https?)://(?!news\.google\.com)(?:www\.)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::([1-9][0-9]{0,4}))?"
    rf"({_SEGMENTS})(?:\?({_PAIR}(?:&{_PAIR})*))?(?:#[A-Za-z0-9._~-]*)?"
)
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)  # where Java servers put it
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


_NAMES = r"!$%&'()*+,\-.0-9:=@A-Z_a-z~"
_PATH = f"[/{_NAMES}]"
_TAIL = rf"(?:{_PATH}|[?;])+"
_PLAIN = re.compile(  # nothing to repair; the page and the site in it
    rf"((https?://[A-Za-z0-9][A-Za-z0-9.-]*)(?:/{_PATH}*)?(?:\?{_TAIL})?)(?:#{_TAIL})?"
)
_STEP = rf"/(?!\.)[{_NAMES}]*"
_LOCAL = re.compile(rf"(?!//)(?:{_STEP})+(?:\?{_TAIL})?(?:#{_TAIL})?|#{_TAIL}")  # a path from the site's root, or a place in the page


def absolute(base: str, href: str) -> str | None:
    """Return `href` as an absolute http(s) address, resolved against `base`; None when it is not one.

    Repairs what real feeds hold (field.md 10, 14, 46): blanks around and inside, `www.` and `host/path` without a scheme,
    one or three slashes, backslashes, `&amp;` left in a query, `feed:`. Never raises.
    """
    if _is_plain(href):
        return href
    if _LOCAL.fullmatch(href) and "&amp;" not in href and (places := _places(base)):
        return _short(places[href.startswith("/")] + href)
    href = _INSIDE.sub("", href.strip(_EDGES)).replace("&amp;", "&") if href else ""
    if not href or len(href) > MAX_LENGTH:
        return None
    if _is_plain(href):
        return href
    try:
        return _http(urljoin(base, _repaired(base, href)))
    except ValueError:  # urllib: bad IPv6 literal, a host that NFKC turns into something else
        return None


def _is_plain(href: str) -> bool:
    """Tell whether an address is absolute with nothing to repair; its characters are none that `absolute` strips."""
    return _PLAIN.fullmatch(href) is not None and len(href) <= MAX_LENGTH and "&amp;" not in href


@lru_cache(maxsize=256)  # the links of a document share it
def _places(base: str) -> tuple[str, str] | None:
    """Return the page and the site of a plain address, None for another."""
    found = _PLAIN.fullmatch(base)
    return None if found is None else (found[1], found[2])


def _short(url: str) -> str | None:
    return url if len(url) <= MAX_LENGTH else None


def _repaired(base: str, href: str) -> str:
    """Give `href` the scheme and slashes it lost."""
    href = without_feed_scheme(href)
    href = _SLASHES.sub(r"\1://", href)
    if not _HAS_SCHEME.match(href) and _names_a_host(base, href):
        return f"{urlsplit(base).scheme or 'https'}://{href}"
    head, mark, query = href.partition("?")
    return head.replace("\\", "/") + mark + query


def _names_a_host(base: str, href: str) -> bool:
    """Tell whether a link without a scheme starts with a host name and not with a path."""
    first = re.split(r"[/?#]", href, maxsplit=1)[0].lower()
    own = (urlsplit(base).netloc or "").lower()
    return first.startswith("www.") or (bool(own) and first.removeprefix("www.") == own.removeprefix("www.") and "/" in href)


def _http(url: str) -> str | None:
    """Return `url` with unsafe characters quoted when it is http(s) and names a host, else None."""
    parts = urlsplit(url)
    host = (parts.hostname or "").strip(".")
    if parts.scheme not in PORTS or not host or _UNSAFE.search(ascii_host(host)) or not _port_is_sane(parts):
        return None
    if not host.isascii() and doubtful(host):
        url = urlunsplit(parts._replace(netloc=_plainly(parts.netloc)))
    quoted = _UNSAFE.sub(lambda found: quote(found.group()), url)
    return quoted if len(quoted) <= MAX_LENGTH and quoted.isprintable() else None


def _plainly(netloc: str) -> str:
    """Return login, host and port with the host in its ASCII form."""
    login, at, place = netloc.rpartition("@")
    host, colon, port = place.partition(":")
    return f"{login}{at}{ascii_host(host.lower())}{colon}{port}"


def _port_is_sane(parts: SplitResult) -> bool:
    """Tell whether the port can be read; urllib raises only when asked for it."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


@lru_cache(maxsize=4096)  # every entry of every poll asks for the same addresses again
def canonical(url: str) -> str | None:
    """Return the form in which two addresses of one page are equal; None when `url` is no http(s) address.

    http and https, `www.`, default ports, a last slash, `index.html`, the order of the query, percent-encoding, fragments
    (but `#!`, and `#comment-5`), tracking parameters and sessions make no difference. The rest of the query stays: `?id=5` is the page
    (RSS item links of many CMSs). For comparison only, never fetched.
    """
    plain = _PLAIN_PAGE.fullmatch(url)
    if plain is None or len(url) > MAX_LENGTH or int(plain[3] or 0) > _LAST_PORT or (plain[5] and may_wrap(plain[2])):
        return _canonical_of_any(url)
    scheme, host, port, path, query = plain.groups()
    place = host if port is None or int(port) == PORTS[scheme] else f"{host}:{port}"
    return one_page(f"https://{place}{_folded_path(path)}{_folded_query(query) if query else ''}") + remark(url)


def _canonical_of_any(url: str) -> str | None:
    """Return what `canonical` does, of addresses of every kind."""
    from w3lib.url import canonicalize_url  # noqa: PLC0415 - dear to import, and most addresses are plain

    whole = absolute("", unwrapped(absolute("", url) or url))
    if whole is None:
        return None
    parts = urlsplit(canonicalize_url(whole, keep_fragments=True))
    query = "&".join(pair for pair in parts.query.split("&") if not _tracks(pair))
    path = _folded_path(_SESSION.sub("", parts.path))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return one_page(urlunsplit(("https", _folded_host(parts), path, query, fragment))) + remark(whole)


def _folded_path(path: str) -> str:
    """Return the path without its index pages and last slashes."""
    bare = path.rstrip("/")
    while index := _INDEX.search(bare):
        bare = bare[: index.start()].rstrip("/")
    return bare or "/"


def _folded_query(query: str) -> str:
    """Return a plain query in order, without what tracks, with its mark; "" for none."""
    kept = "&".join(pair for pair in sorted(query.split("&"), key=lambda pair: pair.split("=")) if not _tracks(pair))
    return f"?{kept}" if kept else ""


def _tracks(pair: str) -> bool:
    """Tell whether one `name=value` of a query is tracking; the pair itself is never decoded (it may be in any encoding)."""
    name, _, value = pair.partition("=")
    return is_tracking(unquote_plus(name), unquote_plus(value))


def _folded_host(parts: SplitResult) -> str:
    """Return the host in lower case without `www.`, trailing dot, login and default port."""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in {None, PORTS[parts.scheme]} else f"{host}:{parts.port}"


@lru_cache(maxsize=4096)  # three times a request
def host_of(url: str) -> str:
    """Return `host:port` with the default port filled in (`example.org:443`); "" when `url` names no http(s) host.

    The unit of pacing and back-off.
    """
    whole = absolute("", url)
    return "" if whole is None else _host_of(urlsplit(whole))


def _host_of(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else ascii_host(host)
    return f"{host}:{parts.port or PORTS[parts.scheme]}"


def request_of(url: str) -> str:
    """Return what a server is asked for `url`, in one way of writing it: addresses that share it are one feed (RFC 3986 6.2.2, 6.2.3)."""
    whole = absolute("", url)
    if whole is None:
        return url
    parts = urlsplit(whole)
    return f"{parts.scheme}://{_host_of(parts)}{parts.path or '/'}?{parts.query}"


def as_uri(url: str) -> str:
    """Return an address with nothing in it but what RFC 3986 allows: for formats that browsers do not read and that are strict.

    A server sees the same: a browser sends the name in its ASCII form and the rest as UTF-8, and `%5B` says what `[` does. Never raises.
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # urllib: a bad IPv6 literal
        return quote(url, safe=_IN_URI)
    rest = _STRAY.sub("%25", quote(urlunsplit(parts._replace(scheme="", netloc="")), safe=_IN_URI))
    return f"{parts.scheme}://{_plainly(parts.netloc)}{rest}"


def ascii_host(host: str) -> str:
    """Return an international name in its ASCII form; names that cannot be encoded stay as they are.

    The form can hold a space where the name held none: IDNA spells out an accent that stands alone.
    """
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def site_of(url: str) -> str:
    """Return the registrable domain (`bbc.co.uk` for news.bbc.co.uk), the address itself for IPs, "" for no host."""
    host = host_of(url).rpartition(":")[0]
    if not host or _is_ip(host.strip("[]")):
        return host
    return _suffixes().privatesuffix(host) or host


def may_share_secrets(given_for: str, url: str) -> bool:
    """Return whether headers and a login given for one address may go to another: to its site alone, and not from https into the clear."""
    in_the_clear = given_for.lower().startswith("https:") and not url.lower().startswith("https:")
    return not in_the_clear and site_of(given_for) == site_of(url)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def read_suffixes() -> None:
    """Read the public suffix list now, as a service does: out of file descriptors it cannot, and takes that for a fault of its own."""
    _suffixes()


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    """Read the bundled public suffix list once, when first needed (60 ms)."""
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - as the list itself

    return PublicSuffixList()


@lru_cache(maxsize=4096)  # as canonical
def is_homepage(url: str) -> bool:
    """Tell whether `url` is the front door of a site: no path, no query that selects anything."""
    plain = canonical(url)
    return plain is not None and is_front_page(plain)


def is_front_page(canonical_url: str) -> bool:
    """Tell the same of an address in canonical form, where only a front door ends in a slash and has no other behind the host."""
    return canonical_url.endswith("/") and canonical_url.count("/") == len(("https:", "", "host"))
