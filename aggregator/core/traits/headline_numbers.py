"""Numbers in headlines, as values that can be told apart: 3 and 30, $2bn and 2 %, 3-1 and 1-3.

Measured: when both headlines carry numbers and none agree, 4 of 337 pairs are duplicates.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from aggregator.core.choices import choice, holds
from aggregator.core.spacing import UNSPACED
from aggregator.core.stems import ascii_words, words_in
from aggregator.core.traits.measures import metric
from aggregator.core.traits.worded_numbers import SCALES, WORDED, in_digits
from aggregator.core.words import units_by_language, vocabulary

_CURRENCY = {
    "$": "$", "usd": "$", "dollar": "$", "dollars": "$", "us$": "$", "€": "€", "eur": "€", "euro": "€", "euros": "€", "£": "£",
    "gbp": "£", "pound": "£", "pounds": "£", "¥": "¥", "yen": "¥", "円": "¥", "₹": "₹", "rs": "₹", "rupees": "₹", "inr": "₹",
}  # fmt: skip
_PERCENT = {"%", "percent", "pct", "prozent", "procent", "percento", "процентов", "процента"}

UNITS = frozenset(word for word in (*SCALES, *_CURRENCY, *_PERCENT) if word.isalpha())
_SCALES, _CURRENCIES = SCALES | units_by_language.SCALES | units_by_language.MYRIADS, _CURRENCY | units_by_language.CURRENCIES
_SCALES_WITH_POINT = _SCALES | {"mil": 6}  # a million where 6.168 is a fraction, a thousand in Spanish
_PERCENTS = _PERCENT | units_by_language.PERCENTS
# Signs and words of unspaced scripts end anywhere, others at a word's end.
_LOOSE, _BOUND = (
    [unit for unit in (*units_by_language.CURRENCIES, *units_by_language.PERCENTS) if bool(UNSPACED.match(unit)) is loose]
    for loose in (True, False)
)

# Of casefolded text, as all below: IGNORECASE would double what a number costs.
_NUMBER = re.compile(
    r"(?P<cur>us\$|[$€£¥₹₽₴₺%]|\b(?:usd|eur|gbp|rs\.?|inr|yüzde)\s)?\s?"
    r"(?:(?<![\w.,])|(?<=\brp)|(?<=\brs)|(?<=\brs\.))(?P<num>\d{1,3}(?:[.,\u00a0' ]\d{3})+(?!\d)|\d+[.,]\d+|\d+)"
    r"(?P<ord>(?:st|nd|rd|th|e|er|º|ª)\b)?"
    r"(?:\s?-?(?:(?P<scale>thousands?|tausend|millions?|millionen|mio|mln|mn|millones|milioni|milhões|miljoen|miljoner|milyon|млн|тыс"
    rf"|billions?|bn|bln|mrd|milliarden|milliards|miliardi|млрд|trillion|trn|tn|lakh|crore|[kmb](?![\w-])|{choice(units_by_language.SCALES)})(?!\w)\.?"
    rf"|\s?(?P<myriad>[万萬億亿兆{''.join(units_by_language.MYRIADS)}])))?"
    r"(?:\s?-?(?P<unit>%|(?:percent|per cent|pct|prozent|procent|процентов|процента|usd|dollars?|euros?|pounds?|yen|rupees"
    rf"|{choice(_BOUND)})(?!\w)|円|€|£|\$|{choice(_LOOSE)}))?",
)
# 2.4.1, v3, 9.0-rc1: a release; no sum of thousands (1.234.567), no day of a year (4.3.2026, 04.03.26)
VERSION = re.compile(
    r"(?<![\w.,/$€£-])(?:v\d+(?:\.\d+)*|(?!\d+\.\d+\.(?:\d{4}|\d{2})\b|\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){2,}|\d+(?:\.\d+)+(?=-?(?:rc|beta|alpha)))"
    r"(?:-?(?:rc|beta|alpha)\W?\d*)?(?![\w%]|[.,]\d)"
)
_SCORE = re.compile(r"(?<![\w$€£.,-])(\d{1,3})\s?[-:比対对]\s?(\d{1,3})(?![\w%-]|\s?%|[.,]\d|\s?(?:year|day|week|month|hour|m\b|km))")
_POINT = frozenset({"english", "hindi", "tamil", "irish"})  # 6.168 is a fraction and 6,168 thousands; elsewhere the reverse
_RUN = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]"
_GLUED = re.compile(rf"(?<={_RUN})(?=\d)|(?<=\d)(?={_RUN})")  # 造成3人
_UNKNOWN_FLAW, _FLAW = re.compile(r"\bzero[- ]days?\b"), re.compile(r"\bcve-(\d{4})-(\d{4,7})\b")  # names, and no numbers
_COVID = re.compile(r"\bcovid[- ]?19\b")
_RACE = re.compile(  # no million
    r"(?<![\w$€£¥₹.,])(\d,?\d*)m(?= (?:gold|silver|bronze|final|hurdles|relay|freestyle|butterfly|backstroke|breaststroke|medley|sprint"
    r"|race|title|dash|heats?|steeplechase|olympic|world (?:record|title|champion\w*|gold|final)|air (?:rifle|pistol)|(?:ice )?dance"
    r"|fall|drop|plunge|dive|jump|deep|tall|high|long|wide|thick|underwater|cliff|tower|crane|statue|wall|wave|yacht|boat|vessel|tunnel"
    r"|bridge|peak|radius|below|above)\b)"
)
_BETWEEN = re.compile(r"\bbetween (\d{1,3}) and (\d{1,3})\b(?![.,]\d)")
_YEARLY = re.compile(r"\b(?:([qh])([1-4])|([1-4])([qh]))\b")  # Q2, 2Q, H1
_MODEL = re.compile(r"\b([a-z]{1,2})-(\d+)\b")  # F-16, A-320: F16 elsewhere
_ORDINALS = ["first", "second", "third", "fourth"]
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MILLIONS = re.compile(r"\b(\d{1,3})000000\b")
_SCALED = re.compile(r"(?:(?<=[$€£¥₹])|(?<=[$€£¥₹] ))(\d+(?:\.\d+)?)-?([kmb])\b|(?<![\w.,])(\d+(?:\.\d+)?) ?-?(bn|bln|mn|mln|tn|trn)\b")
_PLAIN = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "b": "billion", "bn": "billion", "bln": "billion",
          "tn": "trillion", "trn": "trillion"}  # fmt: skip
_MONEY = re.compile(r"(\d|illion) (?:us )?(?:dollars?|euros?|pounds?|rupees)\b")
_DOLLARS = re.compile(r"\busd\s?(?=\d)")  # USD10
_TEAM = "-elf"  # of German papers: "DFB-Elf" is no eleven
_HALF_DAY = 12
_CLOCK = re.compile(  # 6pm, 6.30 p.m., 18:00; "21:30" may be a score
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<past>[0-5]\d))? ?(?P<half>[ap])\.?m\b|(?<![\w:.,-])(?P<whole>[01]?\d|2[0-3]):(?P<minutes>0\d)(?![\w:])"
)
_WHOLES = (" in five ", " in ten ", " in 5 ", " in 10 ", " out of ")  # to look for first: the pattern costs as much as all other numbers
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_ASCII_DIGITS = b"0123456789"
_OF_TEN = re.compile(  # four in ten
    rf"\b({'|'.join(WORDED)}|\d)[ -](?:in|out of)[ -](five|ten|5|10)\b(?! (?:minutes|hours|days|weeks|months|years))"
)
_CLOSE = 0.05  # "200" stands for 198: one side rounded, and within 5 %
_SIGNS = "%$€£¥₹₽₴₺ł₩元#"  # of a number's unit
_SPOKEN = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
_METRES = 1_000  # from here on a bare "m" is metres, no million: "8,000m peaks"
_GROUPED = 10_000  # from here on thousands are set apart: 2026 may be a year
_BEHIND = {"%": "%", "ł": " zł", "元": "元"}  # units that stand behind a number
_SMALL = 20.0  # small counts are exact


def numbers(text: str, language: str = "english") -> tuple[str, ...]:
    """Return the numbers of `text`: "12", "%6.2", "$2000000000", "#3" (ordinal), "3-1" (score), "v2.4.1" (release).

    Number words and shares ("half of": "%50") are included; `language` tells whether 6.168 is about six or about six thousand.
    """
    folded = joined(text.casefold())
    folded = folded if folded.isascii() else _GLUED.sub(" ", folded)
    if holds(folded, _WHOLES):
        folded = _OF_TEN.sub(_percentage, folded)
    found, rest = _figures(folded, point=language in _POINT) if has_digit(folded) else ([], folded)
    words = _letters(rest.replace(_TEAM, "") if _TEAM in rest else rest)
    found += [vocabulary.NUMBER_WORDS[word] for word in words if word in vocabulary.NUMBER_WORDS]
    if own := vocabulary.NUMBER_WORDS_IN.get(language):
        found += [own[word] for word in words if word in own]
    return tuple(dict.fromkeys(found))


def _letters(rest: str) -> list[str]:
    if not rest.isascii():
        return words_in(rest)
    return _LETTERS.findall(rest) if has_digit(rest) else ascii_words(rest)


def has_digit(text: str) -> bool:
    """Whether a digit stands in `text`: of an ASCII text, what is left of its bytes without digits tells it in a quarter of the time."""
    if text.isascii():
        return len(text.encode().translate(None, _ASCII_DIGITS)) < len(text)
    return _DIGIT.search(text) is not None


def _percentage(match: re.Match[str]) -> str:
    part, whole = (int(WORDED.get(number, number)) for number in match.groups())
    return f"{100 * part // whole}%" if part < whole else match[0]


def _figures(folded: str, *, point: bool) -> tuple[list[str], str]:
    """Return what is written in digits, which four of five headlines have none of, and the text without scores."""
    found = [f"v{match[0].lstrip('v')}" for match in VERSION.finditer(folded)]
    folded = VERSION.sub(" ", folded) if found else folded
    found += [f"{int(pair[1])}-{int(pair[2])}" for pair in _SCORE.finditer(folded) if not _is_range(pair)]
    rest = _SCORE.sub(lambda pair: pair[0] if _is_range(pair) else " ", folded)
    return found + [_named(match, point=point) for match in _NUMBER.finditer(rest)], rest


@lru_cache(maxsize=2)  # numbers and words are read of one text
def joined(text: str) -> str:
    """Return casefolded `text` with "thirty-seven" as 37, "two hundred" as 200, "three million" as 3 million and "Q2" as second quarter.

    Hundredths of a percent are percent: "25 basis points" and "a quarter point" are 0.25%.
    """
    if "zero" in text or "cve-" in text:
        text = _FLAW.sub(r"cve\1x\2", _UNKNOWN_FLAW.sub("zeroday", text))
    text = in_digits(text)
    if "covid" in text:
        text = _COVID.sub("covid", text)
    if not has_digit(text):
        return text
    if "usd" in text:
        text = _DOLLARS.sub("$", text)
    if "between " in text:
        text = _BETWEEN.sub(r"\1-\2", text)
    if "m " in text:
        text = _RACE.sub(r"\1 metres", text)
    text = _CLOCK.sub(_on_clock, text) if ":" in text or "m" in text else text
    return _YEARLY.sub(_part_of_year, metric(_MODEL.sub(r"\1\2", text) if "-" in text else text))


def _on_clock(match: re.Match[str]) -> str:
    """Return a time of day as "18h", or "18h 5"."""
    hour, minutes = int(match["hour"] or match["whole"]), int(match["past"] or match["minutes"] or 0)
    hour += {"a": -_HALF_DAY if hour == _HALF_DAY else 0, "p": _HALF_DAY if hour < _HALF_DAY else 0}.get(match["half"] or "", 0)
    return f"{hour}h {minutes}" if minutes else f"{hour}h"


def _part_of_year(match: re.Match[str]) -> str:
    letter, number = (match[1], match[2]) if match[1] else (match[4], match[3])
    return f"{_ORDINALS[int(number) - 1]} {'quarter' if letter == 'q' else 'half'}"


def unified(text: str) -> str:
    """Return casefolded `text` with its figures written one way, for words to be cut from: "$4bn", "4 billion dollars", "5,000", "7%"."""
    text = joined(text)
    if not has_digit(text):
        return text
    text = _MILLIONS.sub(r"\1 million", _THOUSANDS.sub("", text))
    text = _SCALED.sub(lambda match: f"{match[1] or match[3]} {_PLAIN[match[2] or match[4]]}", text)
    return _MONEY.sub(r"\1", text).replace("%", " percent")


def _is_range(pair: re.Match[str]) -> bool:
    low, high = int(pair[1]), int(pair[2])
    return len(pair[1]) == 3 and len(pair[2]) == 3 and low < high  # noqa: PLR2004 - 200-300 is a span, no score


def _named(match: re.Match[str], *, point: bool) -> str:
    scales = _SCALES_WITH_POINT if point else _SCALES
    value, sign = _value(match["num"], point=point), (match["cur"] or "").strip(" .")
    if sign or match["unit"] or match["scale"] != "m" or value < _METRES:
        value *= 10 ** scales.get((match["scale"] or match["myriad"] or "").rstrip("."), 0)
    unit = (match["unit"] or "").replace("per cent", "percent")
    if unit in _PERCENTS or sign in ("%", "yüzde"):
        prefix = "%"
    else:
        prefix = _CURRENCIES.get(sign) or _CURRENCIES.get(unit) or ("#" if match["ord"] else "")
    return f"{prefix}{value:.10g}"


def _value(digits: str, *, point: bool) -> float:
    if not re.fullmatch(r"\d{1,3}(?:[.,\u00a0' ]\d{3})+", digits):
        return float(digits.replace(",", "."))
    whole, dot, fraction = digits.rpartition("." if point else ",")
    if dot and fraction.isdecimal() and digits.count(dot) == 1:  # else a third group follows: "1,234.567" in a German title
        return float(re.sub(r"\D", "", whole) + "." + fraction)
    return float(re.sub(r"\D", "", digits))


def agree(a: str, b: str) -> bool:
    """Whether two numbers may state the same fact: equal, unit missing on one side, or one rounded."""
    if a == b:
        return True
    (unit_a, value_a), (unit_b, value_b) = parts(a), parts(b)
    if value_a is None or value_b is None or (unit_a and unit_b and unit_a != unit_b):
        return False
    if value_a == value_b:
        return True
    low, high = sorted((value_a, value_b))
    return low > _SMALL and (high - low) / high <= _CLOSE and (_round(low) != _round(high)) and not _is_year(low, high)


def _is_year(low: float, high: float) -> bool:
    return 1900 <= low <= high <= 2100  # noqa: PLR2004 - 2019 and 2020 are never the same year rounded


def _round(value: float) -> bool:
    digits = f"{value:.0f}".rstrip("0")
    return len(digits) <= 2 and f"{value:.0f}" != digits  # noqa: PLR2004 - 200, 1500, 12000


def parts(number: str) -> tuple[str, float | None]:
    """Return the unit of a number of `numbers` and its value, None for a score or a release."""
    if "-" in number[1:] or number[0] == "v":
        return "score", None
    unit = number[0] if number[0] in _SIGNS else ""
    return unit, float(number[len(unit) :])


@lru_cache(maxsize=1_024)
def spoken(number: str) -> str:
    """Return a number of `numbers` as people write it: "4.5%", "$2 billion", "3rd", "2-1", "2.4.1"."""
    unit, value = parts(number)
    if value is None:
        return number.lstrip("v")
    if unit == "#":
        return f"{value:.10g}{_ordinal(int(value))}"
    scale, word = next(((size, word) for size, word in _SPOKEN if value >= size), (1, ""))
    plain = f"{value / scale:,.10g}" if word or value >= _GROUPED else f"{value:.10g}"
    return f"{plain}{word}{_BEHIND[unit]}" if unit in _BEHIND else f"{unit}{plain}{word}"


def _ordinal(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def values(numbers: Iterable[str]) -> frozenset[str]:
    """Return numbers without their units: "third division" and "Division Three" give the same, 60 and 61 do not."""
    return frozenset([number.lstrip(_SIGNS) for number in numbers])


def unmatched(ours: Collection[str], theirs: Collection[str]) -> tuple[str, ...]:
    """Return those of `ours` that no number of `theirs` agrees with."""
    return tuple([number for number in ours if number not in theirs and not any(agree(number, other) for other in theirs)]) if ours else ()
