"""Times told relative to the moment the page was fetched: "3 hours ago", "vor 5 Minuten", "hace 2 horas", "yesterday at 19:53"."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from aggregator.core.dates.clocks import StatedZone, find_clock, find_zone
from aggregator.core.dates.dayorder import Evidence
from aggregator.core.dates.zones import local_offset, offset_of, zone_info
from aggregator.model.times import Precision

# Units of the languages our feeds are written in, as they stand beside a number, declined forms by their stem.
_UNITS = {
    60: (
        r"min\w*|мин\w*|хвилин\w*|хв|perc\w*|dakika|dk|phút|menit|minit|dakik\w*|דקות|דקה|דקותיים|دقائق|دقيقة"
        r"|دقيقتين|دقیقه|λεπτ\w*"
        r"|मिनट\S*|मिनिट\S*|মিনিট|நிமிட\S*|నిమిష\S*|منٹ|นาที|分钟|分鐘|分|분"
    ),
    3600: (
        r"hours?|hrs?|h|std|stunden?|heures?|horas?|or[ae]|uur|uren|tim(?:er|mar|me|en)?|час\w*|годин\w*|год"
        r"|ór[aá]\w*|saat|giờ|jam|tunti\w*"
        r"|godz\w*|hodin\w*|sat[ai]?|sati|ur[aei]?|valand\w*|stund\w*|tund\w*|hor[ae]s|ώρ\w*|ωρ\w*|שעות|שעה"
        r"|שעתיים|ساعات|ساعة|ساعتين|ساعت"
        r"|घंट\S*|घण्ट\S*|तास\S*|ঘণ্টা|ঘন্টা|மணி\s?நேர\S*|గంట\S*|گھنٹ\w*|گھنٹے|ชั่วโมง|小时|小時|個小時|时"
        r"|時間|시간|oras"
    ),
    86400: (
        r"days?|tag(?:en?)?|jours?|d[ií]as?|giorn[io]|dag(?:en|e|ar)?|д(?:ень|ня|ней|ні|нів|ена|ни)|nap\w*|gün"
        r"|ngày|hari|päiv\w*|dni|dnů|dny|dňami|dana?"
        r"|dien\w*|päeva?|dies|zile?|zi|ημέρ\w*|μέρ\w*|ימים|יום|יומיים|أيام|يوم|يومين|روز|दिन|दिवस\S*|দিন|நாள்"
        r"|நாட்கள்|రోజు\S*|دن|วัน|天|日|일|araw"
    ),
}
_ONE = r"an?|one|une?|eine[rmn]?|um|uma|una?|uno|en|et|een|jedn\w*|μια|μία|ένα"
_NUMBER = rf"(\d{{1,3}}|{_ONE})"
_BEFORE = r"vor|il y a|hace|há|ha|cách đây|acum|před|pred|преди|πριν(?: από)?|منذ|قبل|לפני|fa|prije|pre|pirms|før"
_AFTER = (
    r"ago|fa|geleden|siden|síðan|sedan|sitten|atrás|temu|назад|тому|ezelőtt|önce|evvel|trước"
    r"|(?:yang )?lalu|पहले|पूर्व|पूर्वी|আগে|முன்பு|முன்|క్రితం|پہلے|قبل|پیش"
    r"|ที่แล้ว|ที่ผ่านมา|ก่อน|前|以前|전|tagasi|prieš|ang nakalipas|ang nakararaan|nazaj"
)
_YESTERDAY = (
    r"yesterday|gestern|hier|ayer|ontem|ieri|gisteren|igår|i går|eilen|wczoraj|včera|včeraj|tegnap"
    r"|dün|вчера|вчора|χθες|χτες|jučer|juče|vakar"
    r"|eile|ahir|أمس|امس|דיروز|دیروز|אתמול|कल|काल|গতকাল|நேற்று|నిన్న|เมื่อวาน|kemarin|semalam|hôm qua|昨天"
    r"|昨日|어제|kahapon"
)
_TODAY = (
    r"today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|tänään|dzisiaj|dziś|dnes|danes|ma|astăzi"
    r"|azi|bugün|сегодня|сьогодні|днес|σήμερα"
    r"|danas|šodien|šiandien|täna|avui|اليوم|امروز|היום|आज|আজ|இன்று|నేడు|ఈరోజు|วันนี้|hari ini|hôm nay"
    r"|今天|今日|오늘|ngayon"
)
_YEAR = re.compile(r"\d{4}")
_MINUTE, _DAY = 60, 86400
_FEW = 60  # characters of a text that can be nothing but a time
_DUAL = re.compile("تين|يومين|יים")  # Arabic and Hebrew have a form for two

Ago = tuple[datetime, Precision, timedelta, bool]


def _folded(pattern: str) -> str:
    """Return a pattern in the form texts are read in (core.dates.dateforms.tidy)."""
    return unicodedata.normalize("NFKC", pattern)


_RELATIVE = tuple(
    (
        seconds,
        re.compile(
            _folded(
                rf"(?<!\w)(?:{_BEFORE})\s+{_NUMBER}?\s*(?:de\s)?(?:{unit})(?!\w)|(?<![\w:.])(?:{_NUMBER}\s*)?(?<![^\W\d_])(?:{unit})(?:\s+|(?<=\W)|(?<=[^\x00-\u036f]))(?:{_AFTER})(?!\w)"
            ),
            re.IGNORECASE,
        ),
    )
    for seconds, unit in _UNITS.items()
)
_DAYS = tuple((back, re.compile(_folded(rf"(?<!\w)(?:{words})(?!\w)"), re.IGNORECASE)) for back, words in ((1, _YESTERDAY), (0, _TODAY)))


def is_relative(text: str) -> bool:
    """Return whether a labelled `text` (of `tidy`) tells a time relative to now: few words, and `today` only alone or with a clock time."""
    if len(text) > _FEW or _YEAR.search(text):
        return False
    named = next((match for _, pattern in _DAYS if (match := pattern.search(text))), None)
    alone = named is not None and not re.search(r"\w", text.replace(named[0], "", 1))
    return alone or (named is not None and find_clock(text) is not None) or any(pattern.search(text) for _, pattern in _RELATIVE)


def find_ago(text: str, evidence: Evidence) -> Ago | None:
    """Return wall clock time, precision, offset and whether the zone is known of a relative time, None when `text` holds none.

    Only minutes are told finely enough for a clock time; hours and days are rounded by the publisher, so only the day is
    taken from them, on the clock of the feed's zone (UTC when unknown). `yesterday at 19:53 IST` has the clock time it names,
    and its day is yesterday there.
    """
    seen_at, zone = evidence.seen_at, zone_info(evidence.zone)
    if _YEAR.search(text):  # `1 June 2025 (3 days ago)` states its day better
        return None
    for unit, pattern in _RELATIVE:
        match = pattern.search(text)
        if match is not None:
            written = match[1] or match[2] or ""
            count = int(written) if written.isdigit() else 2 if _DUAL.search(match[0]) else 1
            return *_wall(seen_at - timedelta(seconds=unit * count), unit, zone), zone is not None
    return _named_day(text, evidence)


def _named_day(text: str, evidence: Evidence) -> Ago | None:
    back = next((back for back, pattern in _DAYS if pattern.search(text)), None)
    if back is None:
        return None
    seen_at, zone, clock = evidence.seen_at - timedelta(days=back), zone_info(evidence.zone), find_clock(text)
    midnight, _, own = _wall(seen_at, _DAY, zone)
    if clock is None:
        return midnight, Precision.DAY, own, False
    stated = find_zone(text[clock.end :], text, evidence.language)
    there = stated_offset(stated, seen_at.replace(tzinfo=None), evidence)
    day = midnight if there is None else datetime.combine((seen_at + there).date(), time())
    wall = day + timedelta(hours=clock.hour, minutes=clock.minute)
    offset = stated_offset(stated, wall, evidence)
    if offset is not None:
        return wall, Precision.MINUTE, offset, True
    return wall, Precision.MINUTE, local_offset(wall, zone) if zone else timedelta(), False


def stated_offset(stated: StatedZone, wall: datetime, evidence: Evidence) -> timedelta | None:
    """Return what a stated zone is off UTC at `wall`, None where none is stated."""
    if stated.word is None:
        return stated.offset
    return offset_of(stated.word, wall, zone=evidence.zone, region=evidence.region, language=evidence.language)


def _wall(instant: datetime, unit: int, zone: ZoneInfo | None) -> tuple[datetime, Precision, timedelta]:
    offset = instant.astimezone(zone).utcoffset() or timedelta() if zone else timedelta()
    wall = (instant + offset).replace(tzinfo=None, microsecond=0)
    if unit == _MINUTE:
        return wall.replace(second=0), Precision.MINUTE, offset
    midnight = datetime.combine(wall.date(), time())
    return midnight, Precision.DAY, local_offset(midnight, zone) if zone else timedelta()
