"""Names of the Google Reader API: streams, marks, items. Pure.

Google never published it; https://github.com/mihaip/google-reader-api collects what clients send, FreshRSS and Miniflux
show which forms are in use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from aggregator.model.stream import Window

STATE, LABEL, FEED = "user/-/state/com.google/", "user/-/label/", "feed/"
ITEM = "tag:google.com,2005:reader/item/"
OLD = timedelta(days=30)  # Google Reader itself took what was older as read
_USER = re.compile(r"^user/[^/]*/")
_LONG = re.compile(r"(?:tag:google\.com,2005:reader/item/)?([0-9a-fA-F]{16})|tag:google\.com,2005:reader/item/([0-9a-fA-F]{1,15})")
_DECIMAL = re.compile(r"[0-9]{1,18}")
_LARGEST = 2**63 - 1
_UNITS = ((10**11, 10**6), (10**14, 10**3))  # below the first: seconds, below the second: milliseconds; to microseconds


class Kind(StrEnum):
    """What a stream's name stands for."""

    ALL = "reading-list"
    READ = "read"
    UNREAD = "kept-unread"
    STARRED = "starred"
    LABEL = "label"  # a tag of feeds
    FEED = "feed"
    NOTHING = "nothing"  # shared, liked and the like: known to clients, never anything in them here


_STATES = {kind.value: kind for kind in (Kind.ALL, Kind.READ, Kind.UNREAD, Kind.STARRED)} | {"unread": Kind.UNREAD}  # FreshRSS's word


@dataclass(frozen=True, slots=True)
class Named:
    """A stream or mark that a client named."""

    kind: Kind
    value: str = ""  # the label, or the feed's number or address


@dataclass(frozen=True, slots=True)
class Marks:
    """What `edit-tag` asks for; None: as it was."""

    read: bool | None = None
    starred: bool | None = None


def stream(name: str) -> Named | None:
    """Return what a name stands for, None for one that cannot be read; `user/1234/` means the same as `user/-/`."""
    text = _USER.sub("user/-/", name)
    if text.startswith(FEED):
        return Named(Kind.FEED, text.removeprefix(FEED))
    if text.startswith(LABEL):
        return Named(Kind.LABEL, text.removeprefix(LABEL))
    if not text.startswith(STATE):
        return None
    state = text.removeprefix(STATE)
    return Named(_STATES.get(state, Kind.NOTHING))


def item(text: str) -> int | None:
    """Return the number of an item, None for what is none: the long form, its 16 hexadecimal digits alone, or the decimal form.

    NetNewsWire writes the long form without its leading zeros, Reeder the 16 digits alone.
    """
    long = _LONG.fullmatch(text)
    if long:
        number = int(long[1] or long[2], 16)
        return number if number <= _LARGEST else None
    return int(text) if _DECIMAL.fullmatch(text) else None


def long_item(number: int) -> str:
    """Return the long form of an item's number."""
    return f"{ITEM}{number:016x}"


def window(  # noqa: PLR0913 - one for each thing a client may say
    named: Sequence[Named],
    without: Sequence[Named],
    *,
    feeds: Mapping[int, tuple[str, tuple[str, ...]]],
    grouped: bool,
    now: datetime,
    base: Window | None = None,
) -> Window:
    """Return the stories that are in every stream of `named` and in none of `without`; `feeds` are addresses and tags by number."""
    found = replace(base or Window(grouped), grouped=grouped, old=now - OLD)
    for name in named:
        found = _narrowed(found, name, feeds, inside=True)
    for name in without:
        found = _narrowed(found, name, feeds, inside=False)
    return found


def _narrowed(found: Window, name: Named, feeds: Mapping[int, tuple[str, tuple[str, ...]]], *, inside: bool) -> Window:
    match name.kind:
        case Kind.READ:
            return replace(found, read=inside)
        case Kind.UNREAD:
            return replace(found, read=not inside)
        case Kind.STARRED:
            return replace(found, starred=inside)
        case Kind.ALL:
            return found if inside else replace(found, origins=frozenset())
        case Kind.NOTHING:
            return replace(found, origins=frozenset()) if inside else found
    chosen = frozenset(number for number, (url, tags) in feeds.items() if _is_of(name, number, url, tags))
    before = frozenset(feeds) if found.origins is None else found.origins
    return replace(found, origins=before & chosen if inside else before - chosen)


def _is_of(name: Named, number: int, url: str, tags: tuple[str, ...]) -> bool:
    return name.value in tags if name.kind is Kind.LABEL else name.value in (str(number), url)


def marks(added: Sequence[Named], removed: Sequence[Named]) -> Marks | None:
    """Return what `edit-tag` asks for, None when it contradicts itself or names a mark that is not kept here."""
    if any(name.kind in (Kind.LABEL, Kind.FEED, Kind.ALL) for name in (*added, *removed)):
        return None
    kinds = ({name.kind for name in added}, {name.kind for name in removed})
    if any(kind in kinds[0] and kind in kinds[1] for kind in (Kind.READ, Kind.STARRED)) or {Kind.READ, Kind.UNREAD} <= kinds[0]:
        return None
    unread = Kind.UNREAD in kinds[0] or Kind.READ in kinds[1]
    read = True if Kind.READ in kinds[0] else False if unread else None
    starred = True if Kind.STARRED in kinds[0] else False if Kind.STARRED in kinds[1] else None
    return Marks(read, starred)


def moment(text: str) -> datetime | None:
    """Return the time of a number since 1970 in seconds, milliseconds or microseconds, told apart by its size; None for none."""
    if not _DECIMAL.fullmatch(text):
        return None
    number = int(text)
    micros = number * next((factor for limit, factor in _UNITS if number < limit), 1)
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    except OverflowError:
        return None
