"""Dates of the Persian calendar, which papers of Iran print beside no other. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = (
    "\u0641\u0631\u0648\u0631\u062f\u06cc\u0646", "\u0627\u0631\u062f\u06cc\u0628\u0647\u0634\u062a", "\u062e\u0631\u062f\u0627\u062f",
    "\u062a\u06cc\u0631", "\u0645\u0631\u062f\u0627\u062f", "\u0634\u0647\u0631\u06cc\u0648\u0631", "\u0645\u0647\u0631",
    "\u0622\u0628\u0627\u0646", "\u0622\u0630\u0631", "\u062f\u06cc", "\u0628\u0647\u0645\u0646", "\u0627\u0633\u0641\u0646\u062f",
)  # fmt: skip
# Afghanistan's names of the same months.
_AFGHAN = ("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت")
_NUMBER = {name: number for names in (_MONTHS, _AFGHAN) for number, name in enumerate(names, 1)}
_YEAR = r"(1[34]\d{2})"
_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_NUMBER)})(?:\s+\u0645\u0627\u0647)?[\s,\u060c]+{_YEAR}(?!\d)")
_NUMERIC = re.compile(rf"(?<!\d){_YEAR}([/-])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_FIRST, _OF = date(2021, 3, 21), 1400  # the first day of that year
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of 33 years: right from 1343 to 1472, when the calendar is that of the sun's own year
_RIGHT = range(1343, 1473)
_LONG, _DAYS = 6, 31  # months at the year's beginning, and their days; the others have one less


def find_persian(text: str, *, numeric: bool) -> tuple[re.Match[str], date] | None:
    """Return the first Persian date of `text` (digits 0-9) with its place, None when it has none.

    `numeric`: of figures alone, too, as in `1404/03/11`, which in other countries is another calendar's.
    """
    text = text.replace("\u064a", "\u06cc")  # an Arabic keyboard's i
    named = _NAMED.search(text)
    if named is not None:
        found = persian(int(named[3]), _NUMBER[named[2]], int(named[1]))
        return (named, found) if found else None
    figures = _NUMERIC.search(text) if numeric else None
    found = persian(int(figures[1]), int(figures[3]), int(figures[4])) if figures else None
    return (figures, found) if figures and found else None


def persian(year: int, month: int, day: int) -> date | None:
    """Return the day of our calendar, None for one that the Persian year does not have, or of years this does not reckon."""
    if year not in _RIGHT or not 1 <= month <= len(_MONTHS) or not 1 <= day <= _length(year, month):
        return None
    years = range(min(year, _OF), max(year, _OF))
    away = sum(366 if _is_leap(other) else 365 for other in years)
    before = (month - 1) * _DAYS - max(0, month - 1 - _LONG)
    return _FIRST + timedelta(days=(away if year >= _OF else -away) + before + day - 1)


def _length(year: int, month: int) -> int:
    if month <= _LONG:
        return _DAYS
    return _DAYS - 1 if month < len(_MONTHS) or _is_leap(year) else _DAYS - 2


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP
