"""Tell from its words that a block is not the article: promotion, credits, tags, the headline once more. Pure.

Each rule is anchored at the start of a short block, so that a sentence of the article that uses such words stays.
"""

from __future__ import annotations

import re

from aggregator.extract import phrases

POINTED = "pointer to another page"
_MAX = 60  # words; longer blocks are text whatever they start with
_EDGE = r"^(?:[-\u2013\u2022>\u00bb\u25ba*|\[(\u25b6\u27a4]\s*)*"


def _any(phrases_: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_EDGE}(?:{'|'.join(phrases_)})", re.IGNORECASE)


_POINTER, _PROMOTION, _BUTTON = _any(phrases.POINTERS), _any(phrases.PROMOTIONS), _any(phrases.BUTTONS)
_AGENCY, _IMAGE_NOTE = _any(phrases.AGENCIES), _any(phrases.IMAGE_NOTES)
_TAGGED = re.compile(r"\[(?:video|insight|reaction|analysis|pictures|report|comment|opinion|update|live|latest|reveal(?:ed)?)\]\W*$", re.IGNORECASE)
_COUNTRY_LIST = re.compile(r"^(?:country|countries|location|place)\s*:\s*[\w ,.&'-]{2,80}$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\))\b.{0,160}$|all rights reserved\.?$", re.IGNORECASE)
_RULE = re.compile(r"^[\W_]+$")


def furniture(text: str, title: str, *, first: bool, last: bool) -> str | None:
    """Return why the block is not the article, None when it may be.

    `first` and `last` say where it stands: the headline is repeated at the top, notices stand at the end.
    """
    line = " ".join(text.split()).strip()
    if not line or _RULE.match(line):
        return "rule"
    if len(line.split()) > _MAX:
        return None
    if _same_words(line, title):
        return "headline repeated"
    for pattern, reason in _RULES:
        if pattern.search(line):
            return reason
    return "copyright" if last and not first and _COPYRIGHT.search(line) else None


_RULES = (
    (_POINTER, POINTED),
    (_TAGGED, POINTED),
    (_PROMOTION, "promotion"),
    (_BUTTON, "tags or buttons"),
    (_AGENCY, "agency notice"),
    (_IMAGE_NOTE, "note on an image"),
    (_COUNTRY_LIST, "list of countries"),
)


def _same_words(line: str, title: str) -> bool:
    """Return whether a block says no more than the headline."""
    own, head = _words(line), _words(title)
    return bool(own) and len(own) > 2 and own == head  # noqa: PLR2004 - a short line may be text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
