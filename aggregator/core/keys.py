"""The name an entry goes by within its feed. Pure.

Identity goes guid, then link, then a hash of what the entry says (field.md E1). A guid that several entries of a document
carry stays with the first; guids that mostly repeat are not used at all (sticky, per feed). An address that several entries
share, or a front page, belongs to none of them. Nothing is dropped but a literal repetition within one document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import urlsplit

from aggregator.core.urls import canonical, is_front_page, is_homepage
from aggregator.model.entry import ParsedEntry, ParsedFeed
from aggregator.model.poll import StandIn

BY_GUID = "guid"
BY_LINK = "link"


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry with the name it goes by within its feed."""

    entry: ParsedEntry
    key: str  # unique in its document
    canonical_url: str | None  # None when the entry owns no address of its own


def keyed(feed: ParsedFeed, policy: str, feed_url: str) -> tuple[str, tuple[KeyedEntry, ...]]:
    """Return the feed's identity policy and its entries with unique keys, in the document's order.

    `policy` is the stored one ("guid" at first); once "link" it stays, so that keys do not change back and forth.
    """
    policy = BY_LINK if policy == BY_LINK or guids_are_bad(feed.entries) else BY_GUID
    entries = without_repetitions(feed.entries)
    return policy, named(entries, policy, own_addresses(map(canonical_of, entries), feed, feed_url))


def named(entries: Sequence[ParsedEntry], policy: str, owned: Collection[str]) -> tuple[KeyedEntry, ...]:
    """Return the entries, none of which repeats another, with unique keys, and with those of the addresses `owned` that are theirs."""
    names = _Names(entries, policy)
    return tuple(KeyedEntry(entry, names.take(entry), _if_in(owned, entry)) for entry in entries)


def guids_tell_apart(entries: Sequence[ParsedEntry]) -> bool:
    """Tell whether every entry has a guid that no other has: then no two share a name, whatever else they say."""
    guids = {entry.guid for entry in entries}
    return len(guids) == len(entries) and guids.isdisjoint((None, ""))


def first_key(entry: ParsedEntry) -> str:
    """Return the key that an entry has, by guid, where it shares it with no other of its document."""
    return next(_Names([entry], BY_GUID).candidates(entry))


def is_first_key(key: str, guid: str | None) -> bool:
    """Tell whether a key is the first of those that an entry with this guid is given."""
    return key.startswith("g:" if guid else ("l:", "t:"))


def canonical_of(entry: ParsedEntry | StandIn) -> str | None:
    """Return the canonical address of an entry, or of the row that stands in for it, None for one without."""
    return canonical(entry.url) if entry.url else None


@lru_cache(maxsize=4096)  # asked for a dozen times an entry
def address_of(url: str | None) -> str:
    """Return the address in the form that is compared, "" for none."""
    return (canonical(url) or url) if url else ""


def key_for(rule: str, *parts: str) -> str:
    """Return `rule:digest`; parts are kept apart so that ("a", "bc") and ("ab", "c") differ."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{rule}:{blake2b(joined, digest_size=16).hexdigest()}"


def guids_are_bad(entries: Sequence[ParsedEntry], others: int = 0) -> bool:
    """Tell whether more than half of the guids repeat another entry's (NewsBlur: all identical; FreshRSS: over 5 %).

    The same entry printed twice is no repetition of a guid. Beside `entries` there are so many `others` with guids that none shares.
    """
    if guids_tell_apart(entries):
        return False
    said = {(entry.guid, address_of(entry.url), entry.title) for entry in entries if entry.guid}
    counts = Counter(guid for guid, _, _ in said)
    return sum(count for count in counts.values() if count > 1) * 2 > len(said) + others


def without_repetitions(entries: Sequence[ParsedEntry]) -> list[ParsedEntry]:
    """Return the entries without literal repetitions: same guid, address, title and text."""
    if guids_tell_apart(entries):
        return list(entries)
    first: dict[tuple[str, ...], ParsedEntry] = {}
    for entry in entries:
        first.setdefault(_everything(entry), entry)
    return list(first.values())


def _everything(entry: ParsedEntry) -> tuple[str, ...]:
    """Return what tells an entry from every other: all it says, and for one that nothing names, when it says so."""
    times = () if entry.guid or entry.url else tuple(time.raw for time in entry.times)
    return entry.guid or "", address_of(entry.url), entry.title, entry.summary_html, entry.content_html, *times


def own_addresses(addresses: Iterable[str | None], feed: ParsedFeed, feed_url: str) -> set[str]:
    """Return those of the entries' canonical addresses that belong to exactly one and are an article's, not a site's or a feed's."""
    counts = Counter(addresses)
    general = {canonical(url) for url in (feed_url, feed.site_url, feed.self_url) if url}
    return {url for url, count in counts.items() if url and count == 1 and url not in general and not is_front_page(url)}


def _if_in(owned: Collection[str], entry: ParsedEntry) -> str | None:
    url = canonical_of(entry)
    return url if url in owned else None


class _Names:
    """Hands out one key an entry."""

    def __init__(self, entries: Sequence[ParsedEntry], policy: str) -> None:
        self._policy = policy
        self._taken: set[str] = set()
        named = [entry for entry in entries if not self._guid(entry)]
        self._shared = _repeated(map(_bare_name, named)) | _repeated(map(_full_name, named))

    def take(self, entry: ParsedEntry) -> str:
        """Return the best key that is still free; the last candidate always is, since no two entries say the same."""
        key = next(key for key in self.candidates(entry) if key not in self._taken)
        self._taken.add(key)
        return key

    def _guid(self, entry: ParsedEntry) -> str | None:
        return entry.guid if self._policy == BY_GUID else None

    def candidates(self, entry: ParsedEntry) -> Iterator[str]:
        """Yield the keys an entry may have, best first."""
        address, guid = address_of(entry.url), self._guid(entry)
        if guid:
            yield key_for("g", _placeless(guid))
            yield key_for("gu", guid, address)
            yield key_for("gt", guid, address, entry.title)
        elif _bare_name(entry) not in self._shared:
            yield key_for("l", _placeless(address)) if address else key_for("t", *_bare_name(entry))
            yield key_for("lu", address)
        elif _full_name(entry) not in self._shared:  # all who share a name get a longer one: their order must not matter
            yield key_for("lt", *_full_name(entry))
        yield key_for("x", *_everything(entry))


def _bare_name(entry: ParsedEntry) -> tuple[str, str]:
    """Return what names an entry without a guid: its address, else its title, else its text."""
    address = address_of(entry.url)
    return ("address", address) if address else ("title", entry.title or entry.content_html or entry.summary_html)


def _full_name(entry: ParsedEntry) -> tuple[str, str, str]:
    return "address and title", address_of(entry.url), entry.title


def _repeated(names: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {name for name, count in Counter(names).items() if count > 1}


@lru_cache(maxsize=4096)  # as address_of
def _placeless(name: str) -> str:
    """Return an address without scheme and host, so that http -> https and a move of the host keep the key.

    `core.matching` checks that two entries meeting here agree in address or title. Other names stay as they are.
    """
    url = canonical(name) if name.lower().startswith(("http://", "https://")) else None
    if url is None or is_homepage(url):
        return name
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}#{parts.fragment}"
