"""A day and month that stand without their year beside a whole date: `Published 3 November 2026, updated 4 November`. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from aggregator.core.dates.dateforms import has_date, printed_date, printed_day, tidy
from aggregator.core.dates.months import MANY, month_number

_WORD = r"([^\s\d.,/:;|()\[\]\-\u2013\u2014+]+)\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|\u00ba)?"
_CJK = re.compile(r"(?<![\d\u5e74\ub144])(?=\d{1,2}\s?[\u6708\uc6d4]\s?\d{1,2}\s?[\u65e5\uc77c])")
_DOTTED = re.compile(r"(?<![\d.:/-])\d{1,2}\.\s?\d{1,2}\.(?!\d)")  # without the last dot it may be a clock time
_SLASHED = re.compile(r"(?<![\d.:/-])\d{1,2}/\d{1,2}(?![\d./:-])")
_DAY_NAME = re.compile(rf"(?<![\d.:/-])\d{{1,2}}{_ORDINAL}\s*(?:de |di |d')?{_WORD}", re.IGNORECASE)
_NAME_DAY = re.compile(rf"{_WORD}\s*\d{{1,2}}{_ORDINAL}(?![\d:.])", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\d{4}")
_LATE, _EARLY = 11, 2  # months: what was published in the one was updated in the other of the year after


def with_year(text: str, beside: str) -> str:
    """Return `text` with a year put to its day and month, where `beside`, from the same line, prints a whole date; else as it is.

    The year is that of `beside`, or the next one at the turn of a year. A day before that of `beside` is of a year that nobody says.
    """
    first = printed_day(beside)
    if first is None or has_date(text):
        return text
    put = _reader(tidy(text), beside)
    if put is None:
        return text
    years = (first.year, first.year + 1) if first.month >= _LATE else (first.year,)
    return next((said for year in years if _follows(said := put(year), first)), text)


def _follows(text: str, first: date) -> bool:
    """Return whether a text's day is not before `first`, nor so long after it that it is of another year."""
    day = printed_day(text)
    return day is not None and first <= day and (day.year == first.year or day.month <= _EARLY)


def _reader(text: str, beside: str) -> Callable[[int], str] | None:
    """Return what puts a year to the day and month of `text`, in the order of `beside`; None where it has none."""
    year_first = _YEAR_FIRST.match(printed_date(beside)) is not None
    if cjk := _CJK.search(text):
        return lambda year: f"{text[: cjk.start()]}{year}\u5e74{text[cjk.start() :]}"
    if dotted := _DOTTED.search(text):
        return lambda year: f"{text[: dotted.end()]}{year}{text[dotted.end() :]}"
    if slashed := _SLASHED.search(text):
        place, parts = (slashed.start(), ("", "/")) if year_first else (slashed.end(), ("/", ""))
        return lambda year: f"{text[:place]}{parts[0]}{year}{parts[1]}{text[place:]}"
    named = next((m for pattern in (_DAY_NAME, _NAME_DAY) for m in pattern.finditer(text) if month_number(m[1], MANY)), None)
    return (lambda year: f"{text[: named.end()].rstrip('.')} {year} {text[named.end() :].lstrip()}") if named else None
