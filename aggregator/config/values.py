"""Values that need more than a type: addresses, zones, files. Each says in a sentence what is wrong with it, and never repeats a secret."""

from __future__ import annotations

import difflib
import json
import os
import re
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, StrictFloat, ValidationInfo

from aggregator.config.places import in_folder
from aggregator.core.feedscheme import without_feed_scheme
from aggregator.core.languagetags import is_tag
from aggregator.model.feed import RESERVED_HEADERS, FullText

_CREDENTIALS = "/run/credentials"  # systemd puts LoadCredential= files there while the service runs, for its eyes only
_NO_ZONES = ("posix", "right/")  # other copies of the same zones, which `available_timezones` leaves out, too
FOLDER = "folder"  # validation context: the folder of the file, which relative paths start from


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        msg = f"not an address ({error})"
        raise ValueError(msg) from None
    return parts


def is_utf8(text: str) -> bool:
    """Tell whether `text` can be written in UTF-8: what Python makes of other bytes on a command line cannot."""
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def check_http_url(url: str) -> str:
    """Return `url` when it is an absolute http or https address without a login; raise ValueError otherwise."""
    parts = _split(url)
    if parts.scheme not in ("http", "https"):
        scheme = f'"{parts.scheme}:"' if parts.scheme else "nothing"
        msg = f"must start with https:// or http://, not with {scheme}"
        raise ValueError(msg)
    if not parts.hostname:
        raise ValueError("names no host")
    if "@" in parts.netloc:
        raise ValueError('carries a login; put it into "user" and "password_file", so that it is never printed')
    if any(c.isspace() or ord(c) < 32 for c in url):  # noqa: PLR2004 - C0 controls
        raise ValueError("holds white space; write it as %20")
    if not is_utf8(url):
        raise ValueError("holds what is not UTF-8; write it %-encoded")
    return url


def _check_fulltext(value: object) -> object:
    if isinstance(value, bool) or value == "always":
        return value
    msg = f'must be true, false or "always", not {json.dumps(value, default=str, ensure_ascii=False)}'
    raise ValueError(msg)


def _check_proxy(url: str) -> str:
    parts = _split(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError('must look like "http://proxy.example:3128"')
    return url


def _check_database(url: str) -> str:
    parts = _split(url)
    if parts.scheme == "sqlite":
        if not url.startswith("sqlite:///") or url == "sqlite:///":
            raise ValueError('must name a file, like "sqlite:///aggregator.db"')
    elif parts.scheme not in ("postgresql", "postgres"):
        raise ValueError('must start with "sqlite:///" or "postgresql://"')
    return url


def _is_plain_zone(name: str) -> bool:
    """Return whether `name` surely is one of `_zones()`, by its own file alone: to list them all, hundreds of files are opened."""
    try:
        return not name.startswith(_NO_ZONES) and bool(ZoneInfo(name))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _check_zone(name: str) -> str:
    if _is_plain_zone(name) or name in _zones():
        return name
    folded = {zone.casefold(): zone for zone in _zones()}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.7)
    hint = f'did you mean "{folded[near[0]]}"?' if near else 'write an IANA name like "Europe/Paris" or "Asia/Kolkata"'
    msg = f'"{name}" is not a time zone; {hint}'
    raise ValueError(msg)


def _check_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
        raise ValueError("may hold a-z, 0-9, - and _ only, because it names files")
    return name


def _check_listen(address: str) -> str:
    host, _, port = address.rpartition(":")
    bare_ipv6 = ":" in host and not (host.startswith("[") and host.endswith("]"))
    if not host or bare_ipv6 or not (port.isdecimal() and int(port) < 2**16):
        raise ValueError('must be an address and a port, like "127.0.0.1:8642" or "[::1]:8642"')
    return address


def _check_site(url: str) -> str:
    parts = _split(url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or "@" in parts.netloc
        or url.rstrip("/") != f"{parts.scheme}://{parts.netloc}"
    ):
        raise ValueError('must be a name without a path, like "https://news.example.org"')
    return url.rstrip("/")


def _read_network(value: Any) -> Any:
    if isinstance(value, IPv4Network | IPv6Network):
        return value
    try:
        return ip_network(value if isinstance(value, str) else "")  # it would take a number for an address
    except ValueError:
        given = f", not {json.dumps(value)}" if isinstance(value, str | int | float) else ""
        msg = f'needs a network, like "10.0.0.0/8"{given}'
        raise ValueError(msg) from None


def _check_filter(expression: str) -> str:
    from aggregator.core import filters  # noqa: PLC0415 - most files hold no expression

    filters.compile(expression)  # its FilterError is a ValueError that names the column
    return expression


def _check_selector(selector: str) -> str:
    from aggregator.markup.select import to_xpath  # noqa: PLC0415 - few files name selectors, and lxml comes with it

    to_xpath(selector)  # its SelectorError is a ValueError that names the place
    return selector


def _check_mail(text: str) -> str:
    from aggregator.core import mailaddress  # noqa: PLC0415 - most files send no mail, and its parser takes its time

    mailaddress.address(text)
    return text


def _check_said(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; write a word, or take it out")
    return text


def check_language(tag: str) -> str:
    """Refuse what has not the form of a language tag, like "English"."""
    if not is_tag(tag):
        msg = f'{json.dumps(tag, ensure_ascii=False)} is no language tag; write one like "en", "de-AT" or "zh-Hant"'
        raise ValueError(msg)
    return tag


def _check_header_name(name: str) -> str:
    if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):  # RFC 9110, 5.6.2: token
        raise ValueError("is no name of a header; it is one word without spaces and colons")
    if name.lower() in RESERVED_HEADERS:
        raise ValueError("is a header that the program sets itself; take it out")
    return name


def _check_header_value(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if not text.isascii() or not text.isprintable():
        raise ValueError("must be one line of ASCII characters; write others %-encoded")
    return value


def _in_folder(path: Path, info: ValidationInfo) -> Path:
    return in_folder(path, (info.context or {}).get(FOLDER))


def _existing(path: Path, info: ValidationInfo) -> Path:
    """Check without repeating the path: somebody will write the password itself there."""
    path = _in_folder(path, info)
    if path.is_relative_to(_CREDENTIALS):
        return path
    if FOLDER in (info.context or {}) and not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where the folder may not be entered
        raise ValueError("names no file that this user can reach (a relative path starts at the folder of this file)")
    if FOLDER in (info.context or {}) and not os.path.getsize(path):  # noqa: PTH202 - as above
        raise ValueError("names an empty file")
    return path


def without_path(url: str) -> str:
    """Return the address of a webhook with `***` for its path and query: chat services put the key there."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/***"


def without_login(url: str) -> str:
    """Return `url` with what stands before a host's "@" replaced by `***`; works on any text that holds one."""
    return re.sub(r"//[^/?#\s]*@", "//***@", url)


FullTextChoice = Annotated[FullText, BeforeValidator(_check_fulltext)]
HttpUrl = Annotated[str, AfterValidator(check_http_url)]
FeedUrl = Annotated[str, AfterValidator(without_feed_scheme), AfterValidator(check_http_url)]
ProxyUrl = Annotated[str, AfterValidator(_check_proxy)]
DatabaseUrl = Annotated[str, AfterValidator(_check_database)]
Zone = Annotated[str, AfterValidator(_check_zone)]
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_read_network)]
FilterText = Annotated[str, AfterValidator(_check_filter)]
Selector = Annotated[str, AfterValidator(_check_selector)]
MailAddress = Annotated[str, AfterValidator(_check_mail)]
Language = Annotated[str, AfterValidator(check_language)]
Said = Annotated[str, AfterValidator(_check_said)]  # a name or tag that must hold something
Factor = Annotated[StrictFloat, Field(ge=0, allow_inf_nan=False)]
HeaderName = Annotated[str, AfterValidator(_check_header_name)]
HeaderValue = Annotated[SecretStr, AfterValidator(_check_header_value)]
Name = Annotated[str, AfterValidator(_check_name)]
Listen = Annotated[str, AfterValidator(_check_listen)]
SiteUrl = Annotated[str, AfterValidator(_check_site)]
FolderPath = Annotated[Path, AfterValidator(_in_folder)]  # relative to the folder of the file; need not exist
InputFile = Annotated[Path, AfterValidator(_existing)]  # relative to the folder of the file; must exist
