"""The ways in which papers may have written what somebody looks for, beyond those that are one in the index (core/searchfold.py). Pure.

F16, 50km               F-16 and F 16, 50 km
12500, 12,500           12 500 (a point or a space between, too), 12500
co-operation, O'Brien   cooperation, obrien
U.S.                    US, not us
Müller                  Mueller
ذهب, ממשלה              with an article or a preposition before it
コンピューター           コンピュータ
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.core.searchbeside import DOTTED, JOINED, abbreviation, signs, umlauted
from aggregator.core.searchfold import LONGEST, words

_LETTERS_AND_NUMBER = re.compile(r"([^\W\d_]{1,4})(\d{1,4})|(\d{1,6})([^\W\d_]{1,4})")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+")
_LONG_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{4,12}")
_ARABIC = re.compile("(?:[وفبك]?ال|لل)?([\u0621-\u064a]{3,})")
_ARABIC_BEFORE = ("", "ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل")
_HEBREW = re.compile("[\u05d0-\u05ea]{3,}")
_HEBREW_BEFORE = ("", *"הובלמשכ", "וה", "שה", "בה", "לה", "מה")
_LEAST_KANA = 4


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write it: words in a row, and words that the index has beside them."""

    words: tuple[str, ...]
    beside: tuple[str, ...] = ()


def forms(text: str, *, exact: bool) -> list[Form]:
    """Return how `text` may be written, each form once; of what is `exact`, a phrase in quotation marks, only what reads the same."""
    found, beside = words(text), tuple(dict.fromkeys(signs(text)))
    rows = [tuple(found), tuple(umlauted(text).split())]
    if not exact:
        rows += _other_rows(text, found)
    known = [Form(tuple(word[: LONGEST + 1] for word in row), beside) for row in rows if row or beside]
    if not exact and DOTTED.fullmatch(text.rstrip(".")):
        known.append(Form((), (abbreviation(text),)))
    return list(dict.fromkeys(known))


def _other_rows(text: str, found: list[str]) -> Iterator[tuple[str, ...]]:
    compact = "".join(found)
    if JOINED.fullmatch(text) or _GROUPED.fullmatch(text.strip("$€£¥%")) or (DOTTED.fullmatch(text.rstrip(".")) and len(found) > 2):  # noqa: PLR2004 - "us" is a word
        yield (compact,)
    if len(found) == 1:
        yield from _rows_of_word(compact)
    if len(found) >= _LEAST_KANA and found[-1] == "ー":
        yield tuple(found[:-1])


def _rows_of_word(word: str) -> Iterator[tuple[str, ...]]:
    if match := _LETTERS_AND_NUMBER.fullmatch(word):
        yield tuple(part for part in match.groups() if part)
    if _LONG_NUMBER.fullmatch(word):
        yield tuple(f"{int(word):,}".split(",")) if word[0] != "0" else (word,)
    if match := _ARABIC.fullmatch(word):
        yield from ((f"{before}{match[1]}",) for before in _ARABIC_BEFORE)
    if _HEBREW.fullmatch(word):
        yield from ((f"{before}{word}",) for before in _HEBREW_BEFORE)
