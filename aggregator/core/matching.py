"""Which entry of a document is which known entry. Pure.

Rules, surest first; every known entry is claimed at most once:

    1  same content and guid, for entries without an address of their own
    2  same address and title, whatever became of the guid (E2: http -> https, Medium's changing guids, guids that are positions)
    3  same key, where guid, address or title agree
    4  same guid, where only one entry has it
    5  same address: a title edited together with the guid (miniflux#3120)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from aggregator.core.keys import KeyedEntry, address_of
from aggregator.core.urls import canonical
from aggregator.model.poll import KnownEntry

_GIVEN_AWAY = 3  # entries at once whose guid named another story before: one or two may be rewritten altogether
_SHORT = 3  # letters of a word that says nothing of a story

_OldName = Callable[[KnownEntry], Hashable | None]
_NewName = Callable[[int], Hashable | None]
_Fits = Callable[[KeyedEntry, KnownEntry], bool]


def pairs(entries: Sequence[KeyedEntry], hashes: Sequence[bytes], known: Sequence[KnownEntry]) -> dict[int, KnownEntry]:
    """Return the known entry by index in `entries`, for those that have one; `hashes` are their content hashes."""
    pairing = _Pairing(entries, known)
    pairing.pair(
        lambda old: (old.content_hash, old.guid),
        lambda i: None if entries[i].canonical_url else (hashes[i], entries[i].entry.guid),
    )
    pairing.pair(_old_address_and_title, lambda i: _new_address_and_title(entries[i]))
    guids_move = pairing.guids_move()
    pairing.pair(lambda old: old.key, lambda i: entries[i].key, lambda new, old: _agree(new, old, guids_move=guids_move))
    if not guids_move:
        pairing.pair(lambda old: old.guid, pairing.single_guid)
    pairing.pair(lambda old: old.canonical_url, lambda i: entries[i].canonical_url)
    return pairing.found


class _Pairing:
    """Pairs entries with known ones under one name after the other."""

    def __init__(self, entries: Sequence[KeyedEntry], known: Sequence[KnownEntry]) -> None:
        self.found: dict[int, KnownEntry] = {}
        self._entries = entries
        self._free = {old.entry_id: old for old in known}
        self._guids = Counter(new.entry.guid for new in entries)
        self._known_guids = Counter(old.guid for old in known)

    def pair(self, old_name: _OldName, new_name: _NewName, fits: _Fits = lambda _new, _old: True) -> None:
        """Pair what is still free and has the same name; None names nothing."""
        named: dict[Hashable, list[KnownEntry]] = defaultdict(list)
        for old in self._free.values():
            if (name := old_name(old)) is not None:
                named[name].append(old)
        for index, new in enumerate(self._entries if named else ()):
            for old in () if index in self.found else named.get(new_name(index), ()):
                if old.entry_id in self._free and fits(new, old):
                    self.found[index] = self._free.pop(old.entry_id)
                    break

    def guids_move(self) -> bool:
        """Tell whether guids are positions, not names: one stands on another known entry than before, or several on new stories."""
        holders = {new.entry.guid: index for index, new in enumerate(self._entries) if self._guids[new.entry.guid] == 1}
        if any(old.guid is not None and holders.get(old.guid, index) != index for index, old in self.found.items()):
            return True
        held = ((holders[old.guid], old) for old in self._free.values() if old.guid is not None and old.guid in holders)
        return len({index for index, old in held if index not in self.found and _is_another(self._entries[index], old)}) >= _GIVEN_AWAY

    def single_guid(self, index: int) -> str | None:
        """Return the guid when it names one entry, here and among the known."""
        guid = self._entries[index].entry.guid
        return guid if self._guids[guid] == 1 and self._known_guids[guid] == 1 else None


def _old_address_and_title(old: KnownEntry) -> Hashable | None:
    return (old.canonical_url, old.title) if old.canonical_url else None


def _new_address_and_title(new: KeyedEntry) -> Hashable | None:
    return (new.canonical_url, new.entry.title) if new.canonical_url else None


def _agree(new: KeyedEntry, old: KnownEntry, *, guids_move: bool) -> bool:
    """Tell whether two entries with one key may be one: guid (where guids can be trusted), address or title says so."""
    nameless = new.entry.guid is None and new.entry.url is None
    trusted = not guids_move and _same_guid(new.entry.guid, old.guid)
    address = address_of(new.entry.url)
    return nameless or trusted or new.entry.title == old.title or (address != "" and address == address_of(old.url))


def _is_another(new: KeyedEntry, old: KnownEntry) -> bool:
    """Tell whether an entry is plainly no edit of a known one: another address, and a title that shares no word with its title."""
    here, there = address_of(new.entry.url), address_of(old.url)
    return bool(here and there) and here != there and _words(new.entry.title).isdisjoint(_words(old.title))


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in title.lower().split() if len(word) > _SHORT)


def _same_guid(new: str | None, old: str | None) -> bool:
    """Tell whether two guids are one, http and https being the same."""
    return new is not None and old is not None and (new == old or (canonical(new) is not None and canonical(new) == canonical(old)))
