"""What a hit shows of its text: where most of the words that were looked for stand together, each of them marked. Pure.

The index holds other words than the text (core/searchfold.py), so no engine can tell where in it they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from aggregator.core.keeping import WORDS_KEPT
from aggregator.core.searchbeside import abbreviation, signs, umlauted
from aggregator.core.searchfold import words
from aggregator.core.searchwords import Term
from aggregator.core.spacing import UNSPACED_CLASS

_BEFORE, _LONG = 40, 170  # characters of an excerpt; of a script without spaces, where a character says more, half
_MOST = 200  # places looked at
_FINDS = 5  # of a word, by its letters alone: where a rarer one stands beside it, it is seen with that
_JOINED = 5  # parts of a word that may be written as one
_ONE = f"{UNSPACED_CLASS}\uff66-\uff9d"
_RUN = re.compile(f"[{_ONE}]")
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0f18-\u0fbc\u00ad\u200b\u200d"
_PIECE = re.compile(
    f"(?:ヴ|ｳﾞ)[ァィェォｧｨｪｫ]|[{_ONE}][\uff9e\uff9f]?|(?:(?![{_ONE}])[\\w{_MARKS}])+|[\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001faff]+"
)


class _Place(NamedTuple):
    """Where a piece of the text stands, and what the index knows it as."""

    word: str
    other: str  # with umlauts as two letters; of capitals the abbreviation they may be
    start: int
    end: int


def excerpt(title: str, text: str, asked: Iterable[Term], marks: tuple[str, str]) -> str:
    """Return what stands around the words found, themselves between `marks`; of the title where the text holds none of them."""
    terms = list(asked)
    for whole in (text, title):
        shown = unicodedata.normalize("NFC", whole.replace(marks[0], "").replace(marks[1], ""))
        if spans := _spans(shown, terms):
            return _marked(shown, spans, marks)
    return text[:_LONG]


def _spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Return where the terms stand: start, end and the number of the term, in order.

    Where each stands as it is looked for, the text is read there alone, at a tenth of the cost of reading it whole.
    """
    near = _spans_in(text, _near(text, terms), terms)
    found = len({number for *_, number in near})
    return near if found == len(terms) or (found and text.isascii()) else _spans_in(text, [(0, len(text))], terms)


def _near(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Return the stretches, in order and apart, around the first places where the text has the first word of a form."""
    lower = text.lower()
    if len(lower) != len(text):
        return []
    heads = {(form.words or form.beside)[0] for term in terms for form in term.forms}
    stretches: list[tuple[int, int]] = []
    for place in sorted(place for head in heads for place in islice(_finds(lower, head), _FINDS)):
        start, end = text.rfind(" ", 0, max(0, place - _BEFORE)) + 1, text.find(" ", place + _LONG)
        end = end if end >= 0 else len(text)
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _finds(text: str, head: str) -> Iterator[int]:
    place = text.find(head)
    while place >= 0:
        yield place
        place = text.find(head, place + len(head))


def _spans_in(text: str, stretches: Iterable[tuple[int, int]], terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    pieces = (match for start, end in stretches for match in _PIECE.finditer(text, start, end))
    places = [_Place(word, other, m.start(), m.end()) for m in pieces for word, other in _known(m[0])]
    at: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for known in {place.word, place.other}:
            at.setdefault(known, []).append(number)
    rows = [(number, form.words or form.beside, term.prefix) for number, term in enumerate(terms) for form in term.forms]
    found = {(*span, number) for number, row, prefix in rows for span in _rows(places, at, row, prefix=prefix)}
    return sorted(found)[:_MOST]


@lru_cache(maxsize=WORDS_KEPT)
def _known(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a piece with their other forms, or the sign that it is."""
    plain = words(piece)
    if not plain:
        return tuple((sign, sign) for sign in signs(piece))
    if len(plain) > 1:
        return tuple((word, word) for word in plain)
    return ((plain[0], abbreviation(piece) if piece.isascii() and piece.isupper() else umlauted(piece)),)


def _rows(places: Sequence[_Place], at: Mapping[str, list[int]], row: tuple[str, ...], *, prefix: bool) -> Iterator[tuple[int, int]]:
    head = row[0]
    heads = {head} if len(row) > 1 else {head[:end] for end in range(1, len(head) + 1)}  # one word may stand there in parts
    if prefix and len(row) == 1:
        heads.update(word for word in at if word.startswith(head))
    for first in {first for known in heads for first in at.get(known, ())}:
        last = _end_of(places, first, row, prefix=prefix)
        if last is not None:
            yield places[first].start, places[last].end


def _end_of(places: Sequence[_Place], at: int, row: tuple[str, ...], *, prefix: bool) -> int | None:
    """Return where the row that begins at `at` ends; one word may stand there in parts."""
    if len(row) == 1 and (last := _in_parts(places, at, row[0])) is not None:
        return last
    there = places[at : at + len(row)]
    fits = len(there) == len(row) and all(word in (place.word, place.other) for word, place in zip(row[:-1], there, strict=False))
    if not fits:
        return None
    ends = _begins(there[-1], row[-1]) if prefix else row[-1] in (there[-1].word, there[-1].other)
    return at + len(row) - 1 if ends else None


def _begins(place: _Place, beginning: str) -> bool:
    return place.word.startswith(beginning) or place.other.startswith(beginning)


def _in_parts(places: Sequence[_Place], at: int, word: str) -> int | None:
    so_far = ""
    for number, place in enumerate(places[at : at + _JOINED], at):
        if number > at and place.start not in (places[number - 1].start, places[number - 1].end + 1):
            return None
        so_far += place.word
        if so_far == word:
            return number
        if not word.startswith(so_far):
            return None
    return None


def _marked(text: str, spans: Sequence[tuple[int, int, int]], marks: tuple[str, str]) -> str:
    first, last = _window(text, spans)
    shown, at = ["…" if first else ""], first
    for start, end, _ in spans:
        if at <= start and end <= last:
            shown += [text[at:start], marks[0], text[start:end], marks[1]]
            at = end
    return "".join([*shown, text[at:last], "…" if last < len(text) else ""])


def _window(text: str, spans: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the stretch that shows most of the terms, the first of several, cut between words."""
    long = _LONG if _RUN.match(text, spans[0][0]) is None else _LONG // 2
    best = max(range(len(spans)), key=lambda first: (_terms_from(spans[first:], long - _BEFORE), -first))
    start, end, _ = spans[best]
    first = max(0, start - min(_BEFORE, long // 4))
    if first and (gap := text.find(" ", first, start)) >= 0:
        first = gap + 1
    last = min(max(first + long, end), len(text))
    if last < len(text) and (gap := text.rfind(" ", end, last)) > 0:
        last = gap
    return first, last


def _terms_from(spans: Sequence[tuple[int, int, int]], long: int) -> int:
    """Return how many terms a stretch shows that begins where the first of these spans does."""
    last = spans[0][0] + long
    return len({number for _, end, number in takewhile(lambda span: span[0] <= last, spans) if end <= last})
