"""Find the date in a string as publishers write it: ISO 8601, RFC 822, epochs, and a person's way in many languages.

A date is searched, not matched whole, because labels are glued to it (`Updated22:38, 9 MAY 2020`). Nothing is guessed: a
numeric date whose order no evidence decides is not read (`02-03-2025` is two different days).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape

from aggregator.core.dates.dayorder import Evidence, first_is_day, order
from aggregator.core.dates.months import MANY, has_names, join_two_words, month_number, primary
from aggregator.core.dates.persian import find_persian

_YEAR = r"((?:19|20)\d{2})"
_WORD = r"([^\s\d.,/:;|()\[\]\-\u2013\u2014+]+)\.?"  # combining marks of Indic and Thai scripts are not \w
_ORDINAL = r"(?:st|nd|rd|th|er|re|[oa](?= )|\u00b0|\.|-?\u0433\u043e)?"  # NFKC makes o of the ordinal sign
_OF = r"(?:de |del |of |di |d'|d\u2019|den |da )?"
_GAP = r"[\s\-/.,]*"
_SHORT_YEAR = r"((?:19|20|25)\d{2}|['\u2019]?\d{2}(?![\d:.h]))"

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20|25)\d{2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})")
_NUMERIC = re.compile(r"(?<![\d.:/\-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d{2}|\d{2}(?!\d))")
_CJK = re.compile(rf"{_YEAR}\s*[\u5e74\ub144]\s*(\d{{1,2}})\s*[\u6708\uc6d4]\s*(\d{{1,2}})")
_ERA = re.compile(r"(\u4ee4\u548c|\u5e73\u6210|\u6c11\u570b)\s*(\d{1,3}|\u5143)\s*\u5e74\s*(\d{1,2})\s*\u6708\s*(\d{1,2})")
_ERA_START = {"\u4ee4\u548c": 2018, "\u5e73\u6210": 1988, "\u6c11\u570b": 1911}  # Reiwa, Heisei, Taiwan: year 1 is the next one
_VIETNAMESE = re.compile(rf"(?<!\d)(\d{{1,2}})\s*(?:th\u00e1ng|thg)\s*(\d{{1,2}})[,\s]*(?:n\u0103m\s*)?{_YEAR}", re.IGNORECASE)
_DAY_NAME_YEAR = re.compile(rf"(?<!\d)(?<!\d[:.])(\d{{1,2}}){_ORDINAL}{_GAP}{_OF}{_WORD}{_GAP}{_OF}{_SHORT_YEAR}", re.IGNORECASE)
_NAME_DAY_YEAR = re.compile(
    rf"{_WORD}[\s\-]*(\d{{1,2}}){_ORDINAL}[\s\-/,]+(?:de |del )?((?:19|20)\d{{2}}|['\u2019]\d{{2}}(?!\d))", re.IGNORECASE
)
_YEAR_NAME_DAY = re.compile(rf"(?<!\d){_YEAR}[\s.,\-]*(?:\u0433\.|m\.|gada|e?ko\b)?\s*{_WORD}[\s.,\-]*(\d{{1,2}})(?![\d:])", re.IGNORECASE)
_YEAR_DAY_NAME = re.compile(rf"(?<!\d){_YEAR}\.?\s*gada\s*(\d{{1,2}})\.?\s*{_WORD}", re.IGNORECASE)  # Latvian
_CTIME = re.compile(rf"{_WORD}\s+(\d{{1,2}})\s+(?=\d{{1,2}}:\d{{2}})(\S+(?:\s+(?:[A-Z]{{2,5}}|[+-]\d{{4}}))?)\s+{_YEAR}$")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_WEEK = re.compile(r"(?<!\d)((?:19|20)\d{2})-?W(\d{2})-?([1-7])(?!\d)")
_DAY_OF_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{3})(?!\d)")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{13})|(\d{15,16})")

_BUDDHIST = 543  # years the Thai calendar is ahead
_DASHED = re.compile(r"(?<!\d)(\d{1,4})[\u2010\u2012\u2013\u2212](\d{1,2})[\u2010\u2012\u2013\u2212](\d{1,4})(?!\d)")  # by a typographer
_THAI_SHORT = re.compile(r"([\u0e01-\u0e3a]{1,3})\.\s?([\u0e01-\u0e3a]{1,2})\.")  # the dots within an abbreviated month
_THAI = re.compile(r"[\u0e00-\u0e7f]")
LATEST = 10  # years from now that are still this calendar's
_PIVOT = 50  # RFC 2822 section 4.3: two-digit years 00-49 are 2000-2049


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A calendar day and where it stands in the text."""

    day: date
    start: int
    end: int
    clock: str | None = None  # a clock time the date's own form carries (ctime, compact ISO)


def tidy(raw: str) -> str:
    """Return `raw` ready to be read: entities resolved, digits of any script as 0-9, hyphens in dates, one space between words."""
    if raw.isascii() and "&" not in raw:  # nearly every feed's
        return join_two_words(" ".join(raw.split()))
    text = unicodedata.normalize("NFKC", unescape(raw))
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    spaced = re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+", " ", digits).strip()
    return _THAI_SHORT.sub(r"\1\2", join_two_words(_DASHED.sub(r"\1-\2-\3", spaced)))


def epoch(text: str) -> datetime | None:
    """Return the instant of Unix seconds, milliseconds or microseconds, None when `text` is none."""
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    seconds, millis, micros = match.groups()
    count = int(seconds) if seconds else int(millis) / 1e3 if millis else int(micros) / 1e6
    return datetime.fromtimestamp(int(count), UTC)


def find_date(text: str, evidence: Evidence) -> FoundDate | None:
    """Return the first date of the first form that fits, None when none is certain; `text` comes from `tidy`.

    A year far ahead of the time it was seen belongs to another calendar (Nepal wrote 2082 in 2025): not read.
    """
    for reader in _READERS:
        found = reader(text, evidence)
        if found is not None:
            return found if found.day.year <= evidence.seen_at.year + LATEST else None
    return None


def has_date(text: str) -> bool:
    """Return whether `text`, as printed, holds a date in a form read here, in whatever order its day and month stand."""
    return any(character.isdigit() for character in text) and find_date(tidy(text), _ANYTHING) is not None


def printed_day(text: str) -> date | None:
    """Return the day that `text`, as printed, names in a form read here, the day before the month where its figures leave that open."""
    found = find_date(tidy(text), _ANYTHING)
    return None if found is None else found.day


def two_dates(text: str) -> tuple[str, str] | None:
    """Return the two halves of a text, as printed, that holds two dates, each with the clock time beside its date; None for others."""
    read = tidy(text)
    first = find_date(read, _ANYTHING)
    second = find_date(read[first.end :], _ANYTHING) if first else None
    if first is None or second is None or second.end == 0:
        return None
    is_clock_first = any(character.isdigit() for character in read[: first.start])
    edge = first.end + (0 if is_clock_first else second.start)
    return read[:edge], read[edge:]


def printed_date(text: str) -> str:
    """Return the date that `text`, as printed, holds, without what stands beside it; "" when it has none."""
    read = tidy(text)
    found = find_date(read, _ANYTHING)
    return "" if found is None or found.clock else read[found.start : found.end]


def _day(year: int, month: int, day: int, match: re.Match[str], clock: str | None = None) -> FoundDate | None:
    try:
        return FoundDate(date(year, month, day), match.start(), match.end(), clock)
    except ValueError:
        return None


def _iso_week(text: str, _: Evidence) -> FoundDate | None:
    match = _WEEK.search(text)
    if match is None:
        return None
    try:
        return FoundDate(date.fromisocalendar(*(int(part) for part in match.groups())), match.start(), match.end())
    except ValueError:
        return None


def _day_of_year(text: str, _: Evidence) -> FoundDate | None:
    match = _DAY_OF_YEAR.search(text)
    if match is None or not 1 <= int(match[2]) <= 366:  # noqa: PLR2004 - days of a leap year
        return None
    day = date(int(match[1]), 1, 1) + timedelta(days=int(match[2]) - 1)
    return FoundDate(day, match.start(), match.end()) if day.year == int(match[1]) else None


def _year_first(text: str, evidence: Evidence) -> FoundDate | None:
    match = _YEAR_FIRST.search(text) or _CJK.search(text)
    if match is None:
        return None
    written, *_sep, month, day = match.groups()
    year = _year(written, text, evidence)
    return _day(year, int(month), int(day), match) if year else None


def _compact(text: str, _: Evidence) -> FoundDate | None:
    match = _COMPACT.search(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    clock = f"{hour}:{minute}:{second or '00'}" if hour else None
    return _day(int(year), int(month), int(day), match, clock)


def _era(text: str, _: Evidence) -> FoundDate | None:
    match = _ERA.search(text)
    if match is None:
        return None
    number = 1 if match[2] == "\u5143" else int(match[2])
    return _day(_ERA_START[match[1]] + number, int(match[3]), int(match[4]), match)


def _vietnamese(text: str, _: Evidence) -> FoundDate | None:
    match = _VIETNAMESE.search(text)
    return _day(int(match[3]), int(match[2]), int(match[1]), match) if match else None


def _persian(text: str, evidence: Evidence) -> FoundDate | None:
    found = find_persian(text, numeric=evidence.region == "IR" or primary(evidence.language) == "fa")
    return FoundDate(found[1], found[0].start(), found[0].end()) if found else None


def _numeric(text: str, evidence: Evidence) -> FoundDate | None:
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, separator, second, written = int(match[1]), match[2], int(match[3]), match[4]
    year = _year(written, text, evidence)
    if year is None or (separator == "-" and len(written) == 2 and _may_begin_with_year(first, year, evidence)):  # noqa: PLR2004 - 25-06-01
        return None
    day_first = first_is_day(first, second, separator, evidence)
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    return _day(year, month, day, match)


def _may_begin_with_year(first: int, year: int, evidence: Evidence) -> bool:
    """Return whether `03-11-26` may be yy-mm-dd.

    Not on a site whose dates begin with the day or the month, nor where its country's do and only the last pair can be a year of late.
    """
    if evidence.day_first is not None:
        return False
    late = (evidence.seen_at.year, evidence.seen_at.year - 1)
    return order(evidence) is None or year not in late or 2000 + first in late


def _day_name_year(text: str, evidence: Evidence) -> FoundDate | None:
    return _named(_DAY_NAME_YEAR, text, evidence, (3, 2, 1))


def _name_day_year(text: str, evidence: Evidence) -> FoundDate | None:
    return _named(_NAME_DAY_YEAR, text, evidence, (3, 1, 2))


def _year_name_day(text: str, evidence: Evidence) -> FoundDate | None:
    return _named(_YEAR_NAME_DAY, text, evidence, (1, 2, 3))


def _year_day_name(text: str, evidence: Evidence) -> FoundDate | None:
    return _named(_YEAR_DAY_NAME, text, evidence, (1, 3, 2))


def _ctime(text: str, evidence: Evidence) -> FoundDate | None:
    match = _CTIME.search(text)
    month = month_number(match[1], evidence.language) if match else None
    return _day(int(match[4]), month, int(match[2]), match, match[3]) if match and month else None


def _named(pattern: re.Pattern[str], text: str, evidence: Evidence, places: tuple[int, int, int]) -> FoundDate | None:
    """Return the first match whose word is a month; matches may overlap (`15:24pm 20 Nov 2019`)."""
    match = pattern.search(text)
    while match is not None:
        month = month_number(match[places[1]], evidence.language)
        year = _year(match[places[0]], text, evidence) if month else None
        found = _day(year, month, int(match[places[2]]), match) if year and month else None
        if found is not None:
            return found
        match = pattern.search(text, match.start() + 1)
    return None


def _year(written: str, text: str, evidence: Evidence) -> int | None:
    """Return the Gregorian year of `2025`, `'25`, `25` or the Thai `2568`, `68`; None when it is none of these."""
    thai = _THAI.search(text) is not None or primary(evidence.language) in ("th", MANY) or evidence.region == "TH"
    number = int(written.lstrip("'\u2019"))
    if number >= 2500:  # noqa: PLR2004 - no other calendar in use writes 25xx
        return number - _BUDDHIST if thai else None
    if thai and number < 100:  # noqa: PLR2004 - two digits
        return 2500 + number - _BUDDHIST
    return number if number >= 100 else number + (2000 if number < _PIVOT else 1900)  # noqa: PLR2004 - two digits


def _by_dateparser(text: str, evidence: Evidence) -> FoundDate | None:
    """Ask dateparser, only for a language whose months are not in our table and only for day, month name and year."""
    if not evidence.language or has_names(evidence.language) or not re.search(_YEAR, text) or _NUMERIC.search(text):
        return None
    import dateparser  # noqa: PLC0415 - slow to import and needed for few languages

    try:
        read = dateparser.parse(
            text,
            languages=[evidence.language.split("-")[0].lower()],
            settings={
                "RELATIVE_BASE": evidence.seen_at.replace(tzinfo=None),
                "STRICT_PARSING": True,
                "PARSERS": ["absolute-time"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except (ValueError, TypeError, OverflowError, IndexError, KeyError, AttributeError):  # its parsers raise these on odd input
        return None
    return FoundDate(read.date(), 0, 0) if read else None


_READERS: tuple[Callable[[str, Evidence], FoundDate | None], ...] = (
    _iso_week,
    _year_first,
    _day_of_year,
    _era,
    _vietnamese,
    _persian,
    _day_name_year,
    _name_day_year,
    _ctime,
    _year_name_day,
    _year_day_name,
    _numeric,
    _compact,
    _by_dateparser,
)
_ANYTHING = Evidence(datetime(2200, 1, 1, tzinfo=UTC), language=MANY, region="IR", day_first=True)  # whose years are four digits, too
