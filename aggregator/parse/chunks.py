"""A feed document cut into its entries without parsing it: what stands between `<item` and `</item>`, and everything else.

Most of a document that changed is what it was an hour ago. So the entries it is known to hold are left out before feedparser,
which takes a thousand times as long a byte, reads the rest. A text that does not cut cleanly is not cut.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha1
from itertools import pairwise

_LENGTH, _DIGEST = 4, 8  # bytes; two of one feed's 2,000 entries meet once in 10^13 feeds, those of one length

_FIRST = re.compile(r"<((?:[A-Za-z_][\w.-]*:)?(?:item|entry))(?=[\s/>])")
_DELIMITERS = frozenset(" \t\r\n/>")  # after the name of an element
_HIDDEN = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}  # markup inside is text
_CONTEXT = re.compile(r"<[^<]*\bxml(?:ns|:)[^<]*")  # a tag that states namespaces, language or base for what it holds


@dataclass(frozen=True, slots=True)
class Cut:
    """A document and where its entries are."""

    text: str
    spans: tuple[tuple[int, int], ...]  # in order, apart from each other
    marks: tuple[bytes, ...]  # what tells an entry's markup from any other: its length and a digest

    def without(self, places: Collection[int]) -> str:
        """Return the document without the entries at these places."""
        left_out = [self.spans[place] for place in sorted(places)]
        ends = [(0, 0), *left_out, (len(self.text), len(self.text))]
        return "".join(self.text[before:start] for (_, before), (start, _) in pairwise(ends))

    def context(self) -> str:
        """Return the tags around the entries that say how these are to be read."""
        return "".join(_CONTEXT.findall(self.without(range(len(self.spans)))))


def cut(text: str, expected: Sequence[bytes] = ()) -> Cut | None:
    """Return the document cut apart; None when it has no entries, entries within entries, or entities of its own.

    `expected` are the marks of entries in the order in which they stood last time: where one stands again, it ends where it ended then,
    for that depends on nothing outside of it. So it is not searched for its end.
    """
    first = _FIRST.search(text)
    if first is None or "<!ENTITY" in text[: first.start()]:
        return None
    found = _entries(text, first[1], expected)
    return Cut(text, *zip(*found, strict=True)) if found else None


def _entries(text: str, name: str, expected: Sequence[bytes]) -> list[tuple[tuple[int, int], bytes]] | None:
    """Return span and mark of each element of that name; None when one holds another or is not closed."""
    opening, closing = f"<{name}", f"</{name}"
    after = {mark: place + 1 for place, mark in enumerate(expected)}
    found, start, ahead = list[tuple[tuple[int, int], bytes]](), _outside(text, opening, 0), 0
    spare = len(text)  # characters that may be looked at in vain: a long entry that is gone could be expected again and again
    while start >= 0:
        mark = expected[ahead] if ahead < len(expected) and spare > 0 else b""
        end = start + int.from_bytes(mark[:_LENGTH])
        if text[end - 1 : end] != ">" or mark != _mark(text, start, end):
            spare -= end - start
            end = _end(text, start, opening, closing)
            if end == 0:
                return None
            mark = _mark(text, start, end)
        found.append(((start, end), mark))
        start, ahead = _outside(text, opening, end), after.get(mark, ahead)
    return found


def _mark(text: str, start: int, end: int) -> bytes:
    markup = text[start:end].encode("utf-8", "surrogatepass")
    return (end - start).to_bytes(_LENGTH) + sha1(markup, usedforsecurity=False).digest()[:_DIGEST]  # half of what blake2b takes


def _end(text: str, start: int, opening: str, closing: str) -> int:
    """Return where the element that begins at `start` ends; 0 when it holds another or is not closed."""
    inside = start + len(opening)
    tag = _outside(text, closing, inside)
    nested = tag >= 0 and text.find(opening, inside, tag) >= 0 and 0 <= _outside(text, opening, inside) < tag
    return 0 if tag < 0 or nested else text.find(">", tag) + 1


def _outside(text: str, tag: str, place: int) -> int:
    """Return where `tag` is next from `place` on, comments, CDATA and instructions passed over; -1 when nowhere."""
    found = text.find(tag, place)
    while found >= 0:
        place = _after_hidden(text, place, found)
        if place <= found and text[found + len(tag) : found + len(tag) + 1] in _DELIMITERS:
            return found
        found = text.find(tag, max(place, found + 1))
    return -1


def _after_hidden(text: str, place: int, end: int) -> int:
    """Return where the last hidden section that begins in [place, end) ends, `place` when there is none."""
    while place < end:
        start = text.find("<!", place, end)
        instruction = text.find("<?", place, end if start < 0 else start)
        start = start if instruction < 0 else instruction
        if start < 0:
            return place
        place = _end_of_hidden(text, start)
    return place


def _end_of_hidden(text: str, start: int) -> int:
    closing = next((closing for opening, closing in _HIDDEN.items() if text.startswith(opening, start)), ">")
    stop = text.find(closing, start + 2)
    return len(text) if stop < 0 else stop + len(closing)
