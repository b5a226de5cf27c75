"""What a zone word such as `IST`, `CST` or `ET` means on this page.

The same word is used by several countries, so a table alone cannot answer: dateparser reads every IST as Israel's
(+02:00 on all ten strings tried) and dateutil drops it. The order here is: the feed's own zone, where it uses that
word; the country the page belongs to; the most common meaning.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LEAST, MOST = timedelta(hours=-12), timedelta(hours=14)  # offsets in civil use (tz database)

# Words with one meaning, or with a most common one: offset in minutes east of Greenwich.
_FIXED = {
    "UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60,
    "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180,
    "CAT": 120, "EAT": 180, "WAT": 60, "SAST": 120, "GST": 240, "IRST": 210, "IRDT": 270,
    "AFT": 270, "PKT": 300, "IST": 330, "SLST": 330, "NPT": 345, "BDT": 360, "MMT": 390, "IDT": 180,
    "WIB": 420, "ICT": 420, "WITA": 480, "WIT": 540, "MYT": 480, "SGT": 480, "HKT": 480, "PHT": 480, "PHST": 480,
    "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "NST": -210, "NDT": -150, "AST": -240, "ADT": -180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
    "HNE": -300, "HAE": -240, "HNC": -360, "HAC": -300, "HNP": -480, "HNA": -240, "HAA": -180,  # Canada's in French
    "BRT": -180, "ART": -180, "UYT": -180, "CLT": -240, "CLST": -180, "BOT": -240, "VET": -240, "COT": -300, "PET": -300,
}  # fmt: skip

# Words that name a place's clock, summer time included.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

# (word, country) -> zone where the common meaning is not the country's.
_REGIONAL = {
    ("IST", "IL"): "Asia/Jerusalem",
    ("IST", "IE"): "Europe/Dublin",
    ("CST", "CN"): "Asia/Shanghai",
    ("CST", "TW"): "Asia/Taipei",
    ("CST", "CU"): "America/Havana",
    ("BST", "BD"): "Asia/Dhaka",
    ("AST", "SA"): "Asia/Riyadh",
    ("AST", "KW"): "Asia/Kuwait",
    ("AST", "IQ"): "Asia/Baghdad",
    ("AST", "BH"): "Asia/Bahrain",
    ("AST", "QA"): "Asia/Qatar",
    ("PST", "PH"): "Asia/Manila",
    ("EST", "AU"): "Australia/Sydney",
    ("EDT", "AU"): "Australia/Sydney",
    ("CST", "AU"): "Australia/Adelaide",
    ("WST", "AU"): "Australia/Perth",
    ("MST", "MY"): "Asia/Kuala_Lumpur",
    ("MST", "MM"): "Asia/Yangon",
    ("SST", "SG"): "Asia/Singapore",
    ("ET", "AU"): "Australia/Sydney",
    ("PT", "PH"): "Asia/Manila",
    ("GST", "GS"): "Atlantic/South_Georgia",
}

# Languages that are spoken in one country's press, for the words above.
_COUNTRY_OF_LANGUAGE = {"he": "IL", "iw": "IL", "ga": "IE", "zh": "CN", "bn": "BD", "fil": "PH", "tl": "PH"}

_OFFSET = re.compile(r"([+\-\u2212\u2010-\u2013])\s?(\d{1,2})(?:[:.]?(\d{2}))?$")
MONTH_FIRST_WORDS = frozenset({"ET", "EST", "EDT", "CT", "CDT", "MT", "MDT", "PT", "PDT", "AKST", "AKDT", "HST"})


def is_zone_word(word: str) -> bool:
    """Return whether `word` (as printed, any case) names a zone somewhere."""
    upper = word.upper()
    return upper in _FIXED or upper in _PLACES or any(upper == name for name, _ in _REGIONAL)


def offset_of(word: str, wall: datetime, *, zone: str | None, region: str | None, language: str | None) -> timedelta | None:
    """Return what `word`, or the IANA name it is, is off UTC at the naive local time `wall`, None when it names no zone.

    `zone` is the feed's IANA zone, `region` an ISO 3166 country, `language` a BCP 47 tag: the evidence for a word that
    several countries use.
    """
    if "/" in word:
        return local_offset(wall, ZoneInfo(word))
    upper = word.upper()
    own = zone_info(zone)
    if own is not None and (wall.replace(tzinfo=own).tzname() == upper or zone in {p for (w, _), p in _REGIONAL.items() if w == upper}):
        return local_offset(wall, own)
    place = _REGIONAL.get((upper, country(region, language))) or _PLACES.get(upper)
    if place is not None:
        return local_offset(wall, ZoneInfo(place))
    minutes = _FIXED.get(upper)
    return None if minutes is None else timedelta(minutes=minutes)


def numeric_offset(text: str) -> timedelta | None:
    """Return `+05:30`, `-0800`, `+2` as a timedelta; None when it is none or is in civil use nowhere (-12:00 to +14:00)."""
    match = _OFFSET.match(text.strip())
    if match is None:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    offset = timedelta(hours=hours, minutes=minutes) * (1 if match[1] == "+" else -1)
    return offset if minutes < 60 and LEAST <= offset <= MOST else None  # noqa: PLR2004 - minutes of an hour


def offset_text(minutes: int) -> str:
    """Return an offset from UTC as it is printed: `+05:30`."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def zone_info(zone: str | None) -> ZoneInfo | None:
    """Return the zone of an IANA name, None when there is none of that name."""
    try:
        return ZoneInfo(zone) if zone else None
    except (KeyError, ValueError, OSError):  # what zoneinfo raises for unknown, malformed and over-long names
        return None


def local_offset(wall: datetime, zone: ZoneInfo) -> timedelta:
    """Return `zone`'s offset at the naive local time `wall`; the first of two at the end of summer time."""
    return wall.replace(tzinfo=zone).utcoffset() or timedelta()


def country(region: str | None, language: str | None) -> str:
    """Return the ISO country of a page, upper case: its region, the region of its language tag, its language's; "" unknown."""
    if region:
        return "GB" if region.upper() == "UK" else region.upper()
    parts = (language or "").replace("_", "-").split("-")
    tagged = [part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()]  # noqa: PLR2004 - ISO 3166-1 alpha-2
    return tagged[0] if tagged else _COUNTRY_OF_LANGUAGE.get(parts[0].lower(), "")
