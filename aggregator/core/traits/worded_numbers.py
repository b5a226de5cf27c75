"""Numbers that headlines write in words, in digits: "thirty-seven", "two hundred", "half of", "ten percent", 三人. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from aggregator.core.choices import choice, finder, holds
from aggregator.core.words import units_by_language, vocabulary

SCALES = {
    "k": 3, "thousand": 3, "thousands": 3, "tausend": 3, "mille": 3, "mil": 3, "тыс": 3,
    "m": 6, "mn": 6, "mln": 6, "million": 6, "millions": 6, "millionen": 6, "mio": 6, "millón": 6, "millones": 6, "milioni": 6,
    "milhões": 6, "miljoen": 6, "miljoner": 6, "milyon": 6, "млн": 6,
    "b": 9, "bn": 9, "bln": 9, "billion": 9, "billions": 9, "mrd": 9, "milliarden": 9, "milliards": 9, "miliardi": 9, "млрд": 9,
    "tn": 12, "trn": 12, "trillion": 12, "lakh": 5, "crore": 7, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12,
}  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})-({'|'.join(_UNITS)})\b")  # thirty-seven
_MANY = {"dozen": 12, "hundred": 100, "thousand": 1_000}
WORDED = {word: value for word, value in vocabulary.NUMBER_WORDS.items() if word.isascii() and value.isdigit()} | {"one": "1", "a": "1"}
_HALF = {
    "half a million": "500000", "half a billion": "500 million", "half a dozen": "6", "half-a-dozen": "6", "half dozen": "6",
}  # fmt: skip
_SEVERAL = re.compile(rf"(?<![\w.,])({'|'.join(WORDED)}|\d{{1,3}})[ -](dozen|hundred|thousand|[mb]illion|trillion)\b")  # two hundred
_WORDED_ABROAD = {
    word: value
    for words in (*vocabulary.NUMBER_WORDS_IN.values(), vocabulary.NUMBER_WORDS)
    for word, value in words.items()
    if value.isdigit()
}
_WORDED_SCALE = choice(word for word in (*SCALES, *units_by_language.SCALES) if len(word) > 2)  # noqa: PLR2004 - "mil" is a word, "m" none
_SEVERAL_ABROAD = re.compile(rf"\b({choice(_WORDED_ABROAD)}) ({_WORDED_SCALE})(?!\w)")  # drei Milliarden
_THOUSAND_MILLIONS = re.compile(r"\b(\d{1,3}) mil (?=mil)")  # dos mil millones, 2.000 millones
_HALVES = re.compile(  # un milliard et demi, one and a half million
    rf"\b(?P<before>un|une|uno|una|um|uma|{choice(_WORDED_ABROAD)}|\d{{1,3}}) (?P<scale>{_WORDED_SCALE})"
    r" (?:et demie?|y medi[oa]|e mei[oa]|e mezz[oa])\b"
    rf"|\b(?P<alone>{'|'.join(WORDED)}|\d{{1,3}})[ -]and[ -]a[ -]half\b"
)
_SURE = "|".join(word for word in WORDED if word != "a")
_WORDED_PERCENT = re.compile(rf"\b({_SURE}) ?-?(?=(?:percent|per cent|pct)\b)")  # ten percent
_WORDED_PERCENT_ABROAD = re.compile(  # zehn Prozent
    rf"\b({choice(_WORDED_ABROAD)}) (?=prozent|pour cent|por ?ci?ento|per ?cento|procent|prosent|proc\b|процент|відсот|persen|prosen)"
)
_TENS_ABROAD = {  # Vietnamese and Indonesian: hai mươi, dua puluh
    word: value
    for row in ("_ _ hai ba bốn năm sáu bảy tám chín", "_ _ dua tiga empat lima enam tujuh delapan sembilan")
    for value, word in enumerate(row.split())
    if word != "_"
}
_TENS_OF = re.compile(rf"\b({choice(_TENS_ABROAD)}) (mươi|puluh|belas)\b")
_WORDED_MEASURE = re.compile(  # six-foot, two tonnes
    rf"\b({_SURE})(?=[ -](?:foot|feet|miles?|(?:kilo|centi)?met(?:re|er)s?|inch(?:es)?|tonnes?|kilos?|kilograms?)\b)"
)
# Central banks' steps.
_BASIS_POINTS = re.compile(
    r"\b(\d{1,3})[ -]?(?:basis[ -]points?\b|bps\b|basispunkte?n?\b|puntos b[áa]sicos\b|punti base\b"
    r"|points de base\b|pontos[ -]base?\b|baz puan\w*|(?:个|個)?基点|базисн\w+ пункт\w*)"
)
_PARTS_OF_POINT = re.compile(r"\b(?:an? )?(quarter|half)[ -](?:of )?(?:an? )?(?:percentage[ -])?point\b")
_HAN_DIGITS = {
    sign: value for value, signs in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")) for sign in signs
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SIGNS = "".join((*_HAN_DIGITS, *_HAN_UNITS))
_HAN = re.compile(rf"[{_HAN_SIGNS}]{{1,7}}(?=[人名位死伤傷岁歳年次架辆輛家个個社台件匹頭万萬亿億])")  # 三人死亡, 三十亿
_HAN_PERCENT = re.compile(rf"百分之([{_HAN_SIGNS}]{{1,4}})")
_TENTHS = re.compile(r"(\d)割")
# What counts things, of which one may be "a": 三颗卫星.
_HAN_OF_SEVERAL = re.compile(
    rf"(?<![第{_HAN_SIGNS}])(?!一[^{_HAN_SIGNS}])[{_HAN_SIGNS}]{{1,7}}(?=[颗顆枚艘只隻条條所间間项項座栋棟户戶冊册])"
)
_HANGUL_DIGITS = {word: number for number, word in enumerate("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), 1)}  # noqa: SIM905 - a row
_COUNTED = re.compile(rf"(?<![가-힣])({'|'.join(_HANGUL_DIGITS)}) ?(?=명|살|대|곳|건)")  # 세 명
_SHARES = {
    "half": 50, "a third": 33, "one third": 33, "two thirds": 67, "a quarter": 25, "one quarter": 25, "three quarters": 75,
    "a fifth": 20, "one fifth": 20, "two fifths": 40, "three fifths": 60, "four fifths": 80, "a tenth": 10, "one tenth": 10,
    "three tenths": 30, "nine tenths": 90, "third": 33, "quarter": 25, "fifth": 20, "tenth": 10,
}  # fmt: skip
_FULL_SHARES = "|".join(name.replace(" ", "[ -]") for name in _SHARES if " " in name)
# "half of Norland's bees", no "third quarter"; a bare "quarter of" only where it begins.
_SHARE = re.compile(
    rf"((?:^|(?<=\bnearly )|(?<=\balmost ))(?:third|quarter|fifth|tenth)(?= of\b)|\b(?:{_FULL_SHARES}|half)(?= of\b| the\b))"
)


def in_digits(text: str) -> str:
    """Return casefolded `text` with the numbers that it has in words in digits."""
    ascii_alone = text.isascii()
    if ascii_alone and not _has_sign(text):  # as of most headlines
        return text
    for signs, abroad, rule in _RULES:
        if (abroad and not ascii_alone) or holds(text, signs):
            text = rule(text)
    return text


def _with_points(text: str) -> str:
    return _PARTS_OF_POINT.sub(_in_percent, _BASIS_POINTS.sub(lambda match: f"{int(match[1]) / 100:g}%", text))


def _with_signs(text: str) -> str:
    """Return text with Han and Hangul numerals before what they count in digits."""
    if "百分之" in text:
        text = _HAN_PERCENT.sub(lambda match: f"{_of_han_numeral(match[1])}%", text).replace("百分之", " ")
    if "割" in text:
        text = _TENTHS.sub(r"\g<1>0%", text)
    text = _HAN_OF_SEVERAL.sub(_of_han, _HAN.sub(_of_han, text))
    return _COUNTED.sub(lambda match: f" {_HANGUL_DIGITS[match[1]]}", text)


def _with_large(text: str) -> str:
    """Return text with numbers of thousands and millions of other languages in digits: "drei Milliarden", "dos mil millones"."""
    return _THOUSAND_MILLIONS.sub(r"\g<1>000 ", _SEVERAL_ABROAD.sub(lambda match: f"{_WORDED_ABROAD[match[1]]} {match[2]}", text))


def _with_percents(text: str) -> str:
    text = text.replace("per cento", "percento")  # no hundred
    return _WORDED_PERCENT_ABROAD.sub(lambda match: f"{_WORDED_ABROAD[match[1]]} ", text)


def _with_tens(text: str) -> str:
    return _TENS_OF.sub(lambda match: str(10 + _TENS_ABROAD[match[1]] if match[2] == "belas" else 10 * _TENS_ABROAD[match[1]]), text)


def _with_dozens(text: str) -> str:
    for half, plain in _HALF.items():
        text = text.replace(half, plain)
    return _SEVERAL.sub(_multiplied, text)


def _with_spans(text: str) -> str:
    """Return text with spans that are tens or hundreds of years, or half an hour, in figures."""
    text = _HALF_HOUR.sub("30 minutes", _CENTURY.sub("100 years", text))
    return _DECADES.sub(lambda match: f"{10 * int(WORDED.get(match[1], match[1]))} years", text)


def _of_han(run: re.Match[str]) -> str:
    """Return a Han numeral before a counter in digits, apart from the words around it."""
    return f" {_of_han_numeral(run[0])} "


def _of_han_numeral(signs: str) -> int:
    total = digit = 0
    for sign in signs:
        if sign in _HAN_UNITS:
            total, digit = total + (digit or 1) * _HAN_UNITS[sign], 0
        else:
            digit = _HAN_DIGITS[sign]
    return total + digit


def _in_percent(match: re.Match[str]) -> str:
    return "0.25%" if match[1] == "quarter" else "0.5%"


def _multiplied(match: re.Match[str]) -> str:
    count = WORDED.get(match[1], match[1])
    return str(int(count) * _MANY[match[2]]) if match[2] in _MANY else f"{count} {match[2]}"


def _of_half(match: re.Match[str]) -> str:
    """Return "1,5 milliard", "1.5 million"."""
    said = match["alone"] or match["before"]
    whole = WORDED.get(said) or _WORDED_ABROAD.get(said) or (said if said.isdecimal() else "1")
    return f"{whole},5 {match['scale']}" if match["scale"] else f"{whole}.5"


_HALF_HOUR = re.compile(r"\bhalf[ -]an[ -]hour\b")
_CENTURY = re.compile(
    r"(?:(?<=after )|(?<=for )|(?<=in )|(?<=over )|(?<=nearly )|(?<=almost ))a century\b|\ba century(?= (?:of|ago|later|old|apart)\b)"
)
_DECADES = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine|\d) decades?\b")
_Rule = tuple[tuple[str, ...], bool, Callable[[str], str]]
# What to look for first, whether any text with other letters than ASCII is asked, and what puts it in digits.
_RULES: tuple[_Rule, ...] = (
    (("poin", "bps", "punt", "punk", "pontos", "baz puan"), True, _with_points),
    ((), True, _with_signs),
    (("ty-",), False, lambda text: _COMPOUND.sub(lambda match: str(10 * (_TENS.index(match[1]) + 2) + _UNITS.index(match[2]) + 1), text)),
    (("per", "pct"), False, lambda text: _WORDED_PERCENT.sub(lambda match: f"{WORDED[match[1]]} ", text)),
    (("illi", "illo", "ilio", "iljo", "iliar", " mil ", " mila ", "tausend", "duizend"), True, _with_large),
    (
        ("prozent", "our cent", "or cient", "or cento", "er cento", "procent", "prosent", "persen", "процент", "відсот"),
        False,
        _with_percents,
    ),
    ((" mươi", " puluh", " belas"), False, _with_tens),
    ((" et demi", " y medi", " e mei", " e mezz", "and a half", "and-a-half"), False, lambda text: _HALVES.sub(_of_half, text)),
    (
        ("foot", "feet", "mile", "metre", "meter", "inch", " ton", "kilo"),
        False,
        lambda text: _WORDED_MEASURE.sub(lambda match: WORDED[match[1]], text),
    ),
    (
        ("half", "third", "quarter", "fifth", "tenth"),
        False,
        lambda text: _SHARE.sub(lambda match: f"{_SHARES[match[1].replace('-', ' ')]}%", text),
    ),
    (("decade", "centur", "half an hour", "half-an-hour"), False, _with_spans),
    (("illion", "hundred", "thousand", "dozen"), False, _with_dozens),
)
_has_sign = finder(sign for signs, _, _ in _RULES for sign in signs)
