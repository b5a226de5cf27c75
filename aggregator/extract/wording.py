"""What lines of a page say: patterns, and sayings of many languages that are found by their first words.

A pattern of a thousand branches is tried at every letter; sayings are looked up by a line's words, whatever their number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

from aggregator.core.spacing import is_spaced

_QUOTES = ('"', "\u201c", "\u201e", "\u201d", "\u00ab", "\u00bb", "\u2018", "\u300c")
# What comes before words inside a quotation, up to its mark; a German one ends with the mark that opens an English one.
_IN_QUOTES = re.compile(
    r"""(?:\u201e[^\u201c\u201d"]*|\u00ab[^\u00bb]*|\u300c[^\u300d]*|\u300e[^\u300f]*"""
    r"""|(?:^|[\s(])(?:\u201d[^\u201d]*|\u00bb[^\u00ab]*|\u2018[^'\u2018]*|'(?!\w\b)[^']*|"[^"]*))$"""
)
_IN_ENGLISH_QUOTES = re.compile("\u201c[^\u201c\u201d]*$")
_ANY, _GAP = "...", 6  # in a saying: up to so many words
_ENDLESS = "*"  # behind a word: any ending
_LEAD = 3  # letters by which such words are found; they have as many
_EDGES = (
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a1\u00ab\u00b7\u00bb\u00bf\u05be\u060c\u061b\u061f\u06d4\u0964"
    "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2039\u203a"
)  # punctuation around words
_Saying = tuple[str, ...]


class Wording:
    """Patterns and sayings in lower case, found in any; what opens a quotation is said of somebody else.

    Case is folded before the search: `re` tries the branches of a pattern one after the other where it is to ignore case, and by their
    first letters where it is not (3 to 5 times faster on the lines of pages).
    """

    def __init__(self, *patterns: str, unspaced: Sequence[str] = (), sayings: str = "") -> None:
        """Take regular expressions without capital letters, and rows of `language: saying; saying`.

        `unspaced` are tried only on text of scripts that do not space their words. The words of a saying stand apart; `word*` is for
        all that begin so, `...` for up to six words between.
        """
        self._pattern = re.compile("|".join(patterns))
        self._unspaced = re.compile("|".join((*unspaced, *patterns)))
        self._rows = sayings

    def search(self, text: str) -> str | None:
        """Return what `text` says of this, None when nothing."""
        line = _line(text)
        pattern = self._pattern if line.is_spaced else self._unspaced
        match = next((found for found in pattern.finditer(line.folded) if not _is_quoted(line.folded[: found.start()])), None)
        if match is None:
            found = line.firsts & self._sayings.keys()
            return self._said(text.split(), line.words, found) if found else None
        return text[match.start() : match.end()] if len(line.folded) == len(text) else match[0]

    def _said(self, shown: Sequence[str], words: Sequence[str], firsts: Collection[str]) -> str | None:
        starts = (at for at, word in enumerate(words) if word in firsts or word[:_LEAD] + _ENDLESS in firsts)
        for start in starts:
            begins = {words[start], words[start][:_LEAD] + _ENDLESS}.intersection(firsts)
            sayings = (saying for first in begins for saying in self._sayings[first])
            end = max((_end(words, start, saying) for saying in sayings), default=0)
            if end and not shown[start].startswith(_QUOTES) and not _is_quoted(" ".join((*shown[:start], ""))):
                return " ".join(shown[start:end]).strip(_EDGES)
        return None

    @cached_property
    def _sayings(self) -> Mapping[str, Sequence[_Saying]]:
        """First word (`abc*` for one of any ending) -> sayings; made when the first page is looked at."""
        found: dict[str, list[_Saying]] = defaultdict(list)
        for row in folded(self._rows).split("\n"):
            for saying in filter(None, map(str.split, row.partition(":")[2].split(";"))):
                first = saying[0]
                found[first[:_LEAD] + _ENDLESS if first.endswith(_ENDLESS) else first].append(tuple(saying))
        return dict(found)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as every wording searches it."""

    folded: str
    is_spaced: bool
    words: tuple[str, ...]
    firsts: frozenset[str]  # what its words may be found by


@lru_cache(maxsize=1024)  # more lines than most pages have
def _line(text: str) -> _Line:
    small = folded(text)
    words = tuple(word.strip(_EDGES) for word in small.split())
    return _Line(small, is_spaced(text), words, frozenset(words).union(word[:_LEAD] + _ENDLESS for word in words))


def folded(text: str) -> str:
    """Return `text` in lower case with one kind of i (Turkish capitals fold to the wrong one), apostrophe and order of marks."""
    small = text.lower()
    if text.isascii():
        return small
    return normalize("NFC", small.replace("i\u0307", "i").replace("\u0131", "i").replace("\u2019", "'"))


def _is_quoted(before: str) -> bool:
    """Return whether `before` opens a quotation and does not close it."""
    if before.endswith(_QUOTES):
        return True
    return _IN_QUOTES.search(before) is not None or ("\u201e" not in before and _IN_ENGLISH_QUOTES.search(before) is not None)


def _end(words: Sequence[str], start: int, saying: Sequence[str]) -> int:
    """Return where a saying that begins at `start` ends, 0 when it does not stand there."""
    at, gap = start, 0
    for part in saying:
        if part == _ANY:
            gap = _GAP
            continue
        at = next((place + 1 for place in range(at, min(at + gap + 1, len(words))) if _is(words[place], part)), 0)
        if not at:
            return 0
        gap = 0
    return at


def _is(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith(_ENDLESS) else word == part
