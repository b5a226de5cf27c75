"""Which part of a series, which release, which notice a headline announces: there the number is the whole news."""

from __future__ import annotations

import re

from aggregator.core.choices import choice, holds
from aggregator.core.traits.headline_numbers import VERSION
from aggregator.core.words import vocabulary

_COUNT = r"\d+|" + "|".join(sorted(vocabulary.NUMBER_WORDS, key=len, reverse=True))
_IN_ROW = r"\s?(?P<{}>\d+)\s*(?:$|[:)\]|-])"
_PART = re.compile(  # what begins a word in one group: each place in a text that does not is passed over at once
    r"\b(?:vol\W{0,2}(?P<volume>\d+\W{0,2}no\W{0,2}\d+)|s(?P<episode>\d+\s?e\d+)\b"
    rf"|(?:{choice(vocabulary.PARTS.split('|'))})\W{{0,2}}(?P<after>{_COUNT})\b"  # part 2
    rf"|(?P<before>\d+)\. (?:{vocabulary.PARTS_BEHIND})\b"  # 3. Teil
    rf"|issue\b{_IN_ROW.format('word')})|[#№]{_IN_ROW.format('mark')}"
    r"|\(no\W{0,2}(?P<alone>\d+)\)|第\s?(?P<unspaced>\d+)\s?[回話话集期章巻卷号號]"
)
_RELEASE = re.compile(  # "8.6 is out": without such a word it may be a quake's strength
    rf"(?<![\w.,/$€£-])(?P<before>\d+\.\d+) (?:{vocabulary.RELEASED})\b"
    rf"|\b(?:{vocabulary.RELEASING}) (?:[\w+-]+ ){{1,2}}(?P<after>\d+\.\d+)(?![\w%]|[.,]\d|\s?(?:million|billion|trillion|per))"
)
# DSA 5821-1, USN-7145-1, CVE-2026-12345; no score (USA 112-98) and no span of years (GDP 2025-26)
_NOTICE = re.compile(r"\b[A-Z]{2,6}(?:-\d{3,}[-:]\d+| (?!(?:19|20)\d\d-)\d{4,}-\d{1,2})\b")
_NOUGHTS = re.compile(r"(?:\.0)+$")  # 3.0.0 is 3.0
_KINDS = (("part", _PART), ("release", VERSION), ("release", _RELEASE))
_VERSIONS = tuple(f"v{digit}" for digit in range(10))


def instalments(text: str) -> dict[str, frozenset[str]]:
    """Return kind ("part", "release", "notice") -> the numbers that `text` gives of it; only kinds that it names."""
    folded = text.casefold()
    notices = frozenset(match[0].replace(" ", "-") for match in _NOTICE.finditer(text)) if "-" in text else frozenset()
    found = {"notice": notices} if notices else {}
    for kind, pattern in _KINDS if "." in text or holds(folded, _VERSIONS) else _KINDS[:1]:  # a release has a point, or its v
        said = frozenset(map(_number, pattern.finditer(folded)))
        if said:
            found[kind] = found.get(kind, frozenset()) | said
    return found


def _number(match: re.Match[str]) -> str:
    """Return the number alone, where the pattern names it; words as digits, so that "part two" is part 2, without noughts behind points."""
    said = next((value for value in match.groups() if value), match[0])
    return _NOUGHTS.sub("", vocabulary.NUMBER_WORDS.get(said, said).lstrip("v"))
