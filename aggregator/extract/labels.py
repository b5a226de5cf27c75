"""The words that stand before a date on a page, and which of the two times they announce. Pure.

>>> split("Updated: 01-06-2025 19:53 IST | Created: 01-06-2025 19:50 IST")
((ClaimKind.UPDATED, '01-06-2025 19:53 IST |'), (ClaimKind.PUBLISHED, '01-06-2025 19:50 IST'))
"""

from __future__ import annotations

import re

from aggregator.core.dates.ago import is_relative
from aggregator.core.dates.clocks import ClockTime, find_clock
from aggregator.core.dates.dateforms import has_date, printed_date, tidy, two_dates
from aggregator.core.dates.yearless import with_year
from aggregator.extract.labelwords import DATE_WORDS, PUBLISHED, UPDATE_NOUNS, UPDATED
from aggregator.model.times import ClaimKind


def _pattern(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# A label may be glued to what follows (`Updated22:38`, `UpdatedJune 1`) but not to a letter before it, unless that ends a zone or a half of
# the day (`19:53 ISTUpdated`, `7:53 PMUpdated`): markup sets them apart; or that is a Chinese or Japanese minute or day.
_LABEL = re.compile(
    rf"(?:(?<![^\W\d_])|(?<=[\u5206\u65e5])|(?<=(?-i:[A-Z][A-Z]))(?=(?-i:[A-Z][a-z])))(?:(?P<updated>{_pattern(UPDATED)}|(?:{_pattern(UPDATE_NOUNS)})(?=\s*[:\uff1a]|\s+\d{{1,2}}[./\s]))|(?P<published>{_pattern(PUBLISHED)}))(?:\u4e8e|\u65bc|\u6642\u9593|\u65f6\u95f4|\u65e5\u6642|\u65e5|\uc77c)?(?=(?-i:[A-Z][a-z]{{2,8}})\.?\s\d|[\W\d_]|$)",
    re.IGNORECASE,
)


# A label that says neither: it stands for the publication, as weakly as a bare date. Only with its colon: `Datum: 1.6.2025`.
_NEUTRAL = re.compile(rf"^(?:{_pattern(DATE_WORDS)})\s*[:：]\s*(?=.{{0,20}}\d)", re.IGNORECASE)
_AS_OF = re.compile(r"^(?:stand|stato|as of|état)\s*[:：]\s*(?=.{0,20}\d)", re.IGNORECASE)  # the state of a text is its last change
# What WordPress themes print below a text: `This entry was posted on Sunday, June 1st, 2025 at 7:53 pm and is filed under`.
_ENTRY = (
    re.compile(
        r"this (?:entry|post|article) was (?:posted|published|written)(?: by .{1,40}?)?(?: on)?"
        r" ([^.]{6,60}?\d{4}(?: at [\d: apm.]{4,12})?)(?: and|,|\.| in| by)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bwurde (?:vor )?am ([^.]{0,14}\d{1,2}\. ?\w{3,9} \d{4}(?: um [\d:.]{4,8}(?: Uhr)?)?)"
        r"[^.]{0,20}? (?:gepostet|veröffentlicht|geschrieben|publiziert)",
        re.IGNORECASE,
    ),
)
# Whose date a line tells, where it is not the text's: a member's, a licence's, an offer's, a law's.
_ANOTHER = re.compile(
    r"(?<![^\W\d_])(?:join(?:ed)?|registered|member since|registriert|mitglied seit|dabei seit|beigetreten|inscrit"
    r"|miembro desde|today is|heute ist|last (?:checked|verified|seen|visited|login)"
    r"|loi|décret|ordonnance|law|act|decree|gesetz|verordnung|ley|legge|lei|decreto|закона?|указа?|ustawa|zákon|kanun"
    r"|born|geboren|version|copyright|©|valid|gültig|deadline|expires?)(?![^\W\d_])",
    re.IGNORECASE,
)


_ALONE = re.compile(rf"{_LABEL.pattern}(?:\s+(?:on|at|le|el|il|am|em|på|den|op|la|pe|dne))?", re.IGNORECASE)
_PROSE = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]{4,}(?![^\W\d_])")  # "Updated rules take effect on October 1"; names begin with a capital
_FEW_WORDS = 3
_LEAD = 80  # characters between a label and its date; more is prose
_ONLY_CLOCK = re.compile(r"\D{0,12}\d{1,2}\s?[:.h\u6642\u65f6\uc2dc]\s?\d{2}(?!\d)(?::\d{2})?\D*(?:[+-]\d{1,2}(?::?\d{2})?\)?)?$")
_BRACKETED = re.compile(r"(.*\d.*)(?:[(（\[［【|｜]|\s/\s)(.*\d.*)$")
_WORDS = re.compile(r"[^\W\d_]{3}")
_EDITOR = re.compile(r"edited by\b[^\d|]{1,80}[|\u2022\u00b7]", re.IGNORECASE)  # a person, set apart from the date: no time of an edit
_EDGES = " :|,-\u2013\u2022\u00b7\uff1a\u055d"
# A date line inside a longer text is believed only whole: label, colon, numeric date, clock time, zone.
_STAMP = re.compile(
    rf"(?<![^\W\d_])(?:{_pattern(UPDATED + PUBLISHED)})\s*:\s*\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},?\s+\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?"
    r"(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*\(?(?-i:[A-Z]{2,5})\b\)?)?",
    re.IGNORECASE,
)


_Part = tuple[ClaimKind, str]  # what a label announces, and the text with its time


def is_of_another(line: str) -> bool:
    """Return whether a line says before its first number that it dates something else: a member, a version of a text, an offer."""
    return _ANOTHER.search(re.split(r"\d", line, maxsplit=1)[0]) is not None


def neutral(line: str) -> tuple[ClaimKind, str] | None:
    """Return the time of a line such as `Datum: 1.6.2025` or `Stand: 1.6.2025`, None for other lines."""
    for pattern, kind in ((_NEUTRAL, ClaimKind.PUBLISHED), (_AS_OF, ClaimKind.UPDATED)):
        match = pattern.match(line)
        if match is not None:
            return kind, line[match.end() :]
    return None


def entry_line(text: str) -> str | None:
    """Return the date of a sentence such as `This entry was posted on ... and is filed under ...`, None without one."""
    return next((match[1] for pattern in _ENTRY if (match := pattern.search(text)) is not None), None)


def stamps(text: str) -> list[str]:
    """Return every whole date line that stands inside a longer text, its label with it."""
    return [match.group() for match in _STAMP.finditer(text)] if ":" in text else []


def split(line: str) -> tuple[_Part, ...]:
    """Return each label of `line` with the text up to the next, or before a single label that ends it (Hindi, Japanese).

    A date before the label of an update is the publication; a bare clock time behind that label is of the same day. Empty when no
    label has a time with it.
    """
    matches = [match for match in _LABEL.finditer(line) if not _EDITOR.match(line, match.start())]
    if not matches:
        return ()
    ends = [match.start() for match in matches[1:]] + [len(line)]
    parts = [(_kind(match), line[match.end() : end].strip(_EDGES)) for match, end in zip(matches, ends, strict=True)]
    told = tuple((kind, rest) for kind, rest in parts if _tells(rest)) if len(parts) != 2 else _below_each_other(*parts)  # noqa: PLR2004
    before = line[: matches[0].start()].strip(_EDGES)
    if len(matches) > 1 and has_date(before) and not _tells(parts[-1][1]):  # each label ends what it tells, as in Chinese and Japanese
        said = [before, *(rest for _, rest in parts)]
        return tuple((kind, text) for (kind, _), text in zip(parts, said, strict=False) if _tells(text))
    if told and told[0][0] is ClaimKind.UPDATED and len(before) <= _LEAD and has_date(before):
        return () if is_of_another(before) else _same_day(((ClaimKind.PUBLISHED, before), *told))
    as_of = _AS_OF.match(before)
    if told and as_of is not None:
        return ((ClaimKind.UPDATED, before[as_of.end() :]), *told)
    if not told and len(matches) == 1 and _tells(before) and not _WORDS.search(line, matches[0].end()):
        return _ended(_kind(matches[0]), before)
    return _same_day(told)


def _below_each_other(first: _Part, second: _Part) -> tuple[_Part, ...]:
    """Return what two labels tell; where the first has nothing, and the second two dates, as in the rows of a table, each its own."""
    both = two_dates(second[1]) if not _tells(first[1]) and first[0] is not second[0] else None
    if both is not None:
        return ((first[0], both[0]), (second[0], both[1]))
    return tuple(part for part in (first, second) if _tells(part[1]))


def _ended(kind: ClaimKind, before: str) -> tuple[_Part, ...]:
    """Return what stands before the one label that ends a line.

    A date before an update's, or outside its brackets, was the publication; of two before the label of one nobody says which is meant.
    """
    bracketed = _BRACKETED.match(before)
    both = bracketed.groups() if bracketed is not None and has_date(bracketed[1]) else two_dates(before)
    if both is None:
        return ((kind, before),)
    return _same_day(((ClaimKind.PUBLISHED, both[0].strip(_EDGES)), (kind, both[1]))) if kind is ClaimKind.UPDATED else ()


def _same_day(told: tuple[_Part, ...]) -> tuple[_Part, ...]:
    """Return what a line tells with the day of its publication put behind the clock time of its update, where that is all it has.

    Not where the update's clock time is the earlier one: then it is of a day that nobody says. A day and month have its year.
    """
    dated = next((said for kind, said in told if kind is ClaimKind.PUBLISHED and has_date(said)), "")
    day, clock = printed_date(dated), find_clock(tidy(dated))
    return tuple((kind, _completed(said, dated, day, clock) if day and kind is ClaimKind.UPDATED else said) for kind, said in told)


def _completed(said: str, dated: str, day: str, clock: ClockTime | None) -> str:
    return f"{said}, {day}" if _is_later(said, clock) else with_year(said, dated)


def _is_later(said: str, clock: ClockTime | None) -> bool:
    """Return whether a text is a clock time and no more, not earlier than `clock`."""
    own = find_clock(tidy(said)) if _ONLY_CLOCK.match(tidy(said)) else None
    return own is not None and (clock is None or (own.hour, own.minute) >= (clock.hour, clock.minute))


def is_time(text: str) -> bool:
    """Return whether a labelled text holds a date, or a time relative to now."""
    if is_of_another(text) or len(_PROSE.findall(re.split(r"\d", text, maxsplit=1)[0])) >= _FEW_WORDS:
        return False
    return has_date(text[:_LEAD]) or is_relative(tidy(text))


def is_label(text: str) -> bool:
    """Return whether a text is a label alone: extractors drop the <time> beside it."""
    return _ALONE.fullmatch(text.strip(_EDGES)) is not None


def _tells(text: str) -> bool:
    return _has_digit(text) or is_relative(tidy(text))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def kind_of(words: str) -> ClaimKind | None:
    """Return which time class names or a label announce, None when neither or both."""
    found = {_kind(match) for match in _LABEL.finditer(re.sub(r"[_\-]|(?<=[a-z])(?=[A-Z])", " ", words))}
    return found.pop() if len(found) == 1 else None


def _kind(match: re.Match[str]) -> ClaimKind:
    return ClaimKind.UPDATED if match["updated"] else ClaimKind.PUBLISHED
