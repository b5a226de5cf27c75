"""A feed document cut into its entries without parsing it: what stands between `<item` and `</item>`, and everything else. Pure.

Most of a document that changed is what it was an hour ago. So the entries it is known to hold are left out before it goes to those who
read it, which takes a thousand times as long a byte. Cutting takes time by the length of a document, whatever stands in it: nobody
could stop it. What does not cut cleanly is not cut.

Bytes are cut, not text. All that is looked for is ASCII, which in UTF-8 stands for itself alone; who reads the pieces makes sure of that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha1
from itertools import pairwise

MAX_ENTRIES = 2000  # Media Cloud's cap; a document with more is an archive, of which the newest are read (core.newest)

_LENGTH, _DIGEST = 4, 8  # bytes; two of one feed's 2,000 entries meet once in 10^13 feeds, those of one length

_FIRST = re.compile(rb"<((?:[A-Za-z_\x80-\xff][\w.\x80-\xff-]*:)?(?:item|entry))(?=[\s/>])")
_DELIMITERS = frozenset(b" \t\r\n/>")  # after the name of an element
_HIDES = re.compile(rb"<[!?]")
_HIDDEN = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"), (b"<!", b">"))  # markup inside is text
_CONTEXT = re.compile(rb"<[^<]*\bxml(?:ns|:)[^<]*")  # a tag that states namespaces, language or base for what it holds


@dataclass(frozen=True, slots=True)
class Cut:
    """A document and where its entries are."""

    body: bytes
    spans: tuple[tuple[int, int], ...]  # in order, apart from each other
    marks: tuple[bytes, ...]  # what tells an entry's markup from any other: its length and a digest

    def without(self, places: Collection[int]) -> bytes:
        """Return the document without the entries at these places."""
        left_out = [self.spans[place] for place in sorted(places)]
        ends = [(0, 0), *left_out, (len(self.body), len(self.body))]
        return b"".join(self.body[before:start] for (_, before), (start, _) in pairwise(ends))

    def context(self) -> bytes:
        """Return the tags around the entries that say how these are to be read."""
        return b"".join(_CONTEXT.findall(self.without(range(len(self.spans)))))


def at_most(body: bytes) -> int:
    """Return how many entries a document has at most."""
    first = _FIRST.search(body)
    return body.count(b"<" + first[1]) if first else 0


def cut(body: bytes, expected: Sequence[bytes] = (), limit: int = MAX_ENTRIES) -> Cut | None:
    """Return the document cut apart; None when it has entries within entries, more than `limit`, or entities of its own.

    `expected` are the marks of entries in the order in which they stood last time: where one stands again, it ends where it ended then,
    for that depends on nothing outside of it. So it is not searched for its end.
    """
    first = _FIRST.search(body)
    if b"<!ENTITY" in body[: first.start() if first else len(body)]:
        return None
    found = _entries(body, first[1], expected, limit) if first else []
    return None if found is None else Cut(body, tuple(span for span, _ in found), tuple(mark for _, mark in found))


def _entries(body: bytes, name: bytes, expected: Sequence[bytes], limit: int) -> list[tuple[tuple[int, int], bytes]] | None:
    """Return span and mark of each element of that name; None when one holds another or is not closed, or there are too many."""
    opening, closing = b"<" + name, b"</" + name
    after = {mark: place + 1 for place, mark in enumerate(expected)}
    found, start, ahead = list[tuple[tuple[int, int], bytes]](), _outside(body, opening, 0), 0
    spare = len(body)  # bytes that may be looked at in vain: a long entry that is gone could be expected again and again
    while start >= 0:
        mark = expected[ahead] if ahead < len(expected) and spare > 0 else b""
        end = start + int.from_bytes(mark[:_LENGTH])
        if not mark or body[end - 1 : end] != b">" or mark != _mark(body, start, end):
            spare -= end - start
            end = _end(body, start, opening, closing)
            if end == 0 or len(found) == limit:
                return None
            mark = _mark(body, start, end)
        found.append(((start, end), mark))
        start, ahead = _outside(body, opening, end), after.get(mark, ahead)
    return found


def _mark(body: bytes, start: int, end: int) -> bytes:
    digest = sha1(memoryview(body)[start:end], usedforsecurity=False).digest()  # half of what blake2b takes
    return (end - start).to_bytes(_LENGTH) + digest[:_DIGEST]


def _end(body: bytes, start: int, opening: bytes, closing: bytes) -> int:
    """Return where the element that begins at `start` ends; 0 when it holds another or is not closed."""
    inside = start + len(opening)
    tag = _outside(body, closing, inside)
    nested = tag >= 0 and body.find(opening, inside, tag) >= 0 and 0 <= _outside(body, opening, inside) < tag
    return 0 if tag < 0 or nested else body.find(b">", tag) + 1


def _outside(body: bytes, tag: bytes, place: int) -> int:
    """Return where `tag` is next from `place` on, comments, CDATA and instructions passed over; -1 when nowhere."""
    found = body.find(tag, place)
    while found >= 0:
        place = _after_hidden(body, place, found)
        if place <= found:
            after = found + len(tag)
            if after < len(body) and body[after] in _DELIMITERS:
                return found
            place = found + 1
        found = body.find(tag, place)
    return -1


def _after_hidden(body: bytes, place: int, end: int) -> int:
    """Return where the last hidden section that begins in [place, end) ends, `place` when there is none."""
    while place < end and (hidden := _HIDES.search(body, place, end)):
        place = _end_of_hidden(body, hidden.start())
    return place


def _end_of_hidden(body: bytes, start: int) -> int:
    opening, closing = next(pair for pair in _HIDDEN if body.startswith(pair[0], start))
    stop = body.find(closing, start + len(opening))
    return len(body) if stop < 0 else stop + len(closing)
