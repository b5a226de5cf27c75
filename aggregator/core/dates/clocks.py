"""Find the clock time and the zone in a string as publishers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from aggregator.core.dates.hourspans import span_end
from aggregator.core.dates.months import primary
from aggregator.core.dates.zones import is_zone_word, numeric_offset, zone_info

_NOON = {
    "am": (
        "am",
        "\u4e0a\u5348",
        "\u5348\u524d",
        "\uc624\uc804",
        "\u03c0\u03bc",
        "\u00f6\u00f6",
        "\u0635",
        "\u098f\u098f\u09ae",
        "\u090f\u090f\u092e",
        "\u092a\u0942\u0930\u094d\u0935\u093e\u0939\u094d\u0928",
        "\u0642\u0638",
    ),
    "pm": (
        "pm",
        "\u4e0b\u5348",
        "\u5348\u5f8c",
        "\uc624\ud6c4",
        "\u03bc\u03bc",
        "\u00f6s",
        "\u0645",
        "\u09aa\u09bf\u098f\u09ae",
        "\u092a\u0940\u090f\u092e",
        "\u0905\u092a\u0930\u093e\u0939\u094d\u0928",
        "\u0628\u0638",
        "ch",
    ),
}
_HALF = {word: half for half, words in _NOON.items() for word in words}
_WORDS_BEFORE = "\u4e0a\u5348|\u5348\u524d|\uc624\uc804|\u4e0b\u5348|\u5348\u5f8c|\uc624\ud6c4"
_WORDS_AFTER = (
    r"a\.? ?m\b\.?|p\.? ?m\b\.?|\u03c0\.?\u03bc\.?|\u03bc\.?\u03bc\.?"
    r"|\u0642\.?\u0638|\u0628\.?\u0638|\u0635|\u0645(?!\w)|\u00f6\u00f6|\u00f6s"
    r"|\u098f\u098f\u09ae|\u09aa\u09bf\u098f\u09ae|\u090f\u090f\u092e|\u092a\u0940\u090f\u092e"
    r"|\u092a\u0942\u0930\u094d\u0935\u093e\u0939\u094d\u0928|\u0905\u092a\u0930\u093e\u0939\u094d\u0928|(?-i:CH\b)"
)
_CLOCK = re.compile(
    rf"(?:({_WORDS_BEFORE})\s*)?(?<![\d.:/\-+])(\d{{1,2}})\s?[:.h\uff1a]\s?([0-5]\d)(?:[:.]([0-6]\d)(?:[.,]\d+)?)?(?![\d%]|\s?mins?\b)"
    rf"\s*({_WORDS_AFTER})?",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(rf"\s*({_WORDS_AFTER})", re.IGNORECASE)
_HOUR = re.compile(rf"(?<![\d.:/\-])(\d{{1,2}})\s*({_WORDS_AFTER}|uhr\b|h\b|uur\b)", re.IGNORECASE)
_MILITARY = re.compile(r"(?<![\d.:/\-+])([01]\d|2[0-3])([0-5]\d)(?=\s*(?:hrs?\b|hours\b|GMT\b|UTC\b|(?-i:[A-Z]{2,4}T)\b))", re.IGNORECASE)
_CJK = re.compile(rf"(?:({_WORDS_BEFORE})\s*)?(\d{{1,2}})\s*[\u65f6\u6642\uc2dc]\s*(?:(\d{{1,2}})\s*[\u5206\ubd84])?")
_AFTER = r"^\s*(?:hrs?\b|hours\b|uhr\b|uur\b|h\b)?\s*[,(\[|]?\s*"
_STATED_OFFSET = re.compile(
    rf"{_AFTER}(?:(?:UTC|GMT)\s?([+\-\u2212]\s?\d{{1,2}}(?:[:.]?\d{{2}})?)|([+\-\u2212](?:\d?\d:?\d\d|\d\d)))(?!\d)",
    re.IGNORECASE,
)
_STATED_PLACE = re.compile(
    rf"{_AFTER}((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Canada|Etc|Europe|Indian|Pacific|US)/[A-Za-z/_0-9+-]{{2,30}})"
)
_STATED_WORD = re.compile(rf"{_AFTER}([A-Za-z]{{1,5}})\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"[\s(\[]([A-Z]{2,5})[)\]]?\.?$")
_SPELLED = (
    (re.compile(r"\b(?:indian? standard time)\b", re.IGNORECASE), "IST"),
    (re.compile(r"\beastern(?: (?:standard |daylight )?time)?\b", re.IGNORECASE), "ET"),
    (re.compile(r"\bcentral (?:standard |daylight )?time\b", re.IGNORECASE), "CT"),
    (re.compile(r"\bmountain (?:standard |daylight )?time\b", re.IGNORECASE), "MT"),
    (re.compile(r"\bpacific (?:standard |daylight )?time\b", re.IGNORECASE), "PT"),
    (re.compile(r"\bcentral european time\b", re.IGNORECASE), "CET"),
    (re.compile(r"\bмск\b|\bmoscow time\b|\bпо москве\b|\bмосковскому времени\b", re.IGNORECASE), "MSK"),
    (re.compile(r"غرينتش|جرينتش|\bпо гринвичу\b|\bза гринвічем\b", re.IGNORECASE), "GMT"),
    (re.compile(r"توقيت (?:مكة|السعودية|الرياض)"), "Asia/Riyadh"),
    (re.compile(r"توقيت القاهرة"), "Africa/Cairo"),
    (re.compile(r"توقيت (?:أبوظبي|أبو ظبي|دبي|الإمارات)"), "Asia/Dubai"),
    (re.compile(r"\bheure (?:de paris|française)\b", re.IGNORECASE), "Europe/Paris"),
    (re.compile(r"\bhora (?:peninsular|de madrid)\b", re.IGNORECASE), "Europe/Madrid"),
    (re.compile(r"\bhorário de brasília\b", re.IGNORECASE), "America/Sao_Paulo"),
    (re.compile(r"\b(?:türkiye saati|ts[iİ])\b", re.IGNORECASE), "Europe/Istanbul"),
    (re.compile(r"\bкиївським часом\b", re.IGNORECASE), "Europe/Kyiv"),
    (re.compile(r"\bgiờ (?:việt nam|hà nội)\b", re.IGNORECASE), "Asia/Ho_Chi_Minh"),
    (re.compile(r"北京[时時][间間]|\bbeijing time\b", re.IGNORECASE), "Asia/Shanghai"),
    (re.compile(r"日本時間"), "Asia/Tokyo"),
    (re.compile(r"한국\s?시[간각]"), "Asia/Seoul"),
)
# Printed in lower case by English sites; in other languages most of these are words (German `ist`, French `est`).
_LOWER_CASE = frozenset(
    {"ist", "gmt", "utc", "est", "edt", "pst", "pdt", "cst", "cdt", "et", "pt", "bst", "cet", "cest", "aest", "aedt", "z"}
)
_LAST_HOUR, _MIDDAY = 24, 12


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time."""

    hour: int  # 0..24; 24 only as 24:00, the end of the day
    minute: int
    second: int | None  # None: not stated
    end: int  # where it ends in the text, or the span that it opens


@dataclass(frozen=True, slots=True)
class StatedZone:
    """The zone a text names; both fields None when it names none."""

    offset: timedelta | None = None
    word: str | None = None  # upper case; an IANA name as it is written
    refused: bool = False  # an offset was stated that is in use nowhere


def find_clock(text: str) -> ClockTime | None:
    """Return the first valid clock time in `text`, None when there is none."""
    for match in _CLOCK.finditer(text):
        before, hour, minute, second, after = match.groups()
        found = _clock(int(hour), int(minute), second, _half(before or after), match.end())
        if found is not None:
            return found if second or text[: match.start()].endswith("T") else _with_span(found, text, half=before or after)
    military = _MILITARY.search(text)
    if military is not None:
        return _clock(int(military[1]), int(military[2]), None, None, military.end())
    cjk = _CJK.search(text)
    if cjk is not None:
        return _clock(int(cjk[2]), int(cjk[3] or 0), None, _half(cjk[1]), cjk.end())
    hour_only = _HOUR.search(text)
    return _clock(int(hour_only[1]), 0, None, _half(hour_only[2]), hour_only.end()) if hour_only else None


def _with_span(found: ClockTime, text: str, *, half: str | None) -> ClockTime:
    """Return the clock time with the span it opens passed over: the zone stands behind that, and so may the half of the day of both."""
    span = span_end(text, found.end, (found.hour, found.minute), _HALF_AFTER)
    if span is None:
        return found
    hour, end = span
    shared = _HALF_AFTER.match(text, end)
    if half or not shared or found.hour % _MIDDAY > hour % _MIDDAY:  # 11:00-1:00 pm begins in the morning
        return replace(found, end=shared.end() if shared else end)
    return _clock(found.hour, found.minute, None, _half(shared[1]), shared.end()) or found


def _half(word: str | None) -> str | None:
    return _HALF.get((word or "").replace(".", "").replace(" ", "").lower())


def _clock(hour: int, minute: int, second: str | None, half: str | None, end: int) -> ClockTime | None:
    if half == "pm" and hour < _MIDDAY:  # `15:24pm` is printed, too
        hour += _MIDDAY
    elif half == "am" and hour == _MIDDAY:
        hour = 0
    last = min(int(second), 59) if second is not None else None  # a leap second is the one before
    if minute > 59 or hour > _LAST_HOUR or (hour == _LAST_HOUR and (minute or last)):  # noqa: PLR2004 - minutes of an hour
        return None
    return ClockTime(hour, minute, last, end)


def find_zone(after_clock: str, text: str, language: str | None) -> StatedZone:
    """Return the zone stated right after the clock time, spelled out anywhere, or as the last word of `text`."""
    offset = _STATED_OFFSET.match(after_clock)
    if offset is not None:
        value = numeric_offset((offset[1] or offset[2]).replace(" ", ""))
        return StatedZone(offset=value, refused=value is None)
    place = _STATED_PLACE.match(after_clock)
    if place is not None and zone_info(place[1]) is not None:
        return StatedZone(word=place[1])
    word = _STATED_WORD.match(after_clock)
    if word is not None and _counts(word[1], language):
        return StatedZone(word=word[1].upper())
    for pattern, name in _SPELLED:
        if pattern.search(text):
            return StatedZone(word=name)
    last = _LAST_WORD.search(text)
    return StatedZone(word=last[1]) if last is not None and is_zone_word(last[1]) else StatedZone()


def _counts(word: str, language: str | None) -> bool:
    if word.isupper():
        return is_zone_word(word)
    return word.lower() in _LOWER_CASE and primary(language) in ("", "en", "hi") and is_zone_word(word)
