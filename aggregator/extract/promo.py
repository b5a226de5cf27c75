"""Tell from its words that a block is not the article: promotion, credits, tags, the headline once more. Pure.

Each rule is anchored at the start of a short block, so that a sentence of the article that uses such words stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from aggregator.core.dates.months import month_number
from aggregator.extract import phrases
from aggregator.extract.labels import is_label, is_time, split
from aggregator.extract.margins import POINTED, has_label, is_sentence, notice, points

_MAX = 60  # words; longer blocks are text whatever they start with
_EDGE = r"^(?:[-\u2013\u2022>\u00bb\u25ba*|\[(\u25b6\u27a4]\s*)*"


def _any(fragments: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_EDGE}(?:{'|'.join(fragments)})", re.IGNORECASE)


_POINTER, _PROMOTION, _BUTTON = _any(phrases.POINTERS), _any(phrases.PROMOTIONS), _any(phrases.BUTTONS)
_LABEL = _any(phrases.BUTTON_LABELS)
_LABELLED = 4  # words of a label and a name with a full stop; a longer sentence behind a colon is the article's
_PAGE_OF = _any((rf"{phrases.PAGE_OF}(?:\W+\w+){{0,2}}\W*$",))
_AGENCY, _IMAGE_NOTE = _any(phrases.AGENCIES), _any(phrases.IMAGE_NOTES)
_DATE_LINE = 70  # characters
_BOTH_TIMES = 140  # characters of a line with author, "Updated: ..." and "Created: ..."
_DATE_WORDS, _DATE_OTHERS = 9, 3  # words of a date line, and those of them that are no month (a weekday, a label, a zone)
_YEAR_OR_CLOCK = re.compile(r"\b(?:19|20)\d{2}(?:\b|[\u5e74\ub144])|\b\d{1,2}[:.h]\d{2}\b")
_DATE = re.compile(r"\b\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\b|\d{4}\s*[\u5e74\ub144]")
_UNITS = frozenset(
    "\u5e74\u6708\u65e5\u6642\u65f6\u5206\u79d2\ub144\uc6d4\uc77c\uc2dc\ubd84\ucd08"
)  # they count in Chinese, Japanese, Korean dates
_TAGGED = re.compile(
    r"\[(?:video|insight|reaction|analysis|pictures|report|comment|opinion|update|live|latest|reveal(?:ed)?)\]\W*$", re.IGNORECASE
)
_COUNTRY_LIST = re.compile(r"^(?:- )?(?:country|countries|location|place)\s*:\s*[\w ,.&'-]{0,80}$", re.IGNORECASE)
_MADE_UP = re.compile(r"this image is (?:ai|computer)[- ]generated.*$", re.IGNORECASE | re.DOTALL)
_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)).{0,160}$|all rights reserved\.?$", re.IGNORECASE)
_HEAD_WORDS = 3  # a shorter line in the middle may be text
_RULE = re.compile(r"^[\W_]+$")


def _unknown() -> bool:
    return True


def furniture(text: str, title: str, *, first: bool, last: bool, linked: Callable[[], bool] = _unknown) -> str | None:
    """Return why the block is not the article, None when it may be.

    `first` and `last` say where it stands: the headline is repeated at the top, notices stand at the end. `linked` is asked whether the
    page has a link in the block, where a sentence begins as a pointer does.
    """
    line = " ".join(text.split()).strip()
    if not line or _RULE.match(line):
        return "rule"
    if len(line.split()) > _MAX:
        return None
    if _same_words(line, title, least=1 if first else _HEAD_WORDS):
        return "headline repeated"
    reason = _by_words(line, linked)
    if reason:
        return reason
    if ((first or last) and (_is_date_line(line) or is_label(line))) or _tells_both_times(line):
        return "date line"
    return "copyright" if last and not first and _COPYRIGHT.search(line) else notice(line, first=first, last=last, linked=linked)


def _by_words(line: str, linked: Callable[[], bool]) -> str | None:
    """Return what a block is by how it begins; a whole sentence behind the same words is the article's."""
    if (_POINTER.search(line) or points(line)) and (has_label(line) or not is_sentence(line) or linked()):
        return POINTED
    if _LABEL.search(line) and not (has_label(line) and is_sentence(line) and len(line.split()) > _LABELLED):
        return "tags or buttons"
    return next((reason for pattern, reason in _RULES if pattern.search(line)), None)


_RULES = (
    (_TAGGED, POINTED),
    (_PROMOTION, "promotion"),
    (_BUTTON, "tags or buttons"),
    (_PAGE_OF, "page number"),
    (_AGENCY, "agency notice"),
    (_IMAGE_NOTE, "note on an image"),
    (_COUNTRY_LIST, "list of countries"),
)


def caption_of(text: str, shown: str) -> str:
    """Return a picture's caption without the note that it shows nothing real; "" when it only repeats `shown`, its other text."""
    caption = _MADE_UP.sub("", text).strip()
    return "" if _words(caption) == _words(shown) else caption


def _is_date_line(line: str) -> bool:
    """Return whether a short line is a date and hardly anything else; in the middle of an article it may head a chronicle."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if word not in _UNITS]
    if len(line) > _DATE_LINE or len(words) > _DATE_WORDS or not _YEAR_OR_CLOCK.search(line):
        return False
    others = sum(1 for word in words if month_number(word, None) is None and len(word) > 2)  # noqa: PLR2004 - "de", "at", "PM"
    return others <= (_DATE_OTHERS if split(line) or _DATE.search(line) or len(words) > others else 0)


def _tells_both_times(line: str) -> bool:
    """Return whether a short line labels a time of publication and one of an update, as no sentence of an article does."""
    if len(line) > _BOTH_TIMES or not _YEAR_OR_CLOCK.search(line):
        return False
    return len({kind for kind, said in split(line) if is_time(said)}) > 1


def _same_words(line: str, title: str, *, least: int) -> bool:
    """Return whether a block of at least that many words says no more than the headline."""
    own = _words(line)
    return len(own) >= least and own == _words(title)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
