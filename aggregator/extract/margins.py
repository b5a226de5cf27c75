"""Tell from its words that a line is printed around an article, in the languages of our feeds: pointers, labels, credits, calls. Pure.

A label is the whole line or stands before a colon with little behind it; a call names what is to be done and with what. A sentence of the
article that begins with the same words goes on otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from aggregator.core.spacing import is_spaced
from aggregator.extract import margins_by_language as said
from aggregator.extract.wording import folded

POINTED = "pointer to another page"
_GAP = {True: r"(?:\S+ ){0,6}?", False: ".{0,20}?"}  # what `...` stands for in scripts with spaces and without
_EDGES = (
    " \t\u00a0\u3000!\"#&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u2013\u2014"
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a\u25b6\u25ba\u3002\u300c\u300d\u3010\u3011\uff01\uff08\uff09\uff1a\uff1f\uff5c"
)
_COLON = re.compile(r"(?<=\S)\s?[:\uff1a|\uff5c\u300a\u300c\u300e\u3011>\u00bb]|[\s\u0900-\u097f][-\u2013\u2014]\s")
_UNSPACED = {"...": _GAP[False], "#": r"[\d,]+", "$": "$"}
_LANGUAGE = re.compile(r"^[a-z]{2}: ")
_STOPS = (".", "\u3002", "\u0964", "\u06d4")
_CLOSING = "\"'\u201c\u201d\u00bb\u2019)\u300d "
_CREDITED, _LISTED, _CALLED, _ASKED = 8, 20, 25, 25  # words of a name, of a list of tags, of a call, of a poll
_LABEL_END = 60  # characters in which a label ends
_WIDE = 3  # characters that make up a word in scripts without spaces
_SIGNED = 4  # words of a name and an office
_NAME = r"[^\W\d_a-zà-öø-ÿа-яёіїєґά-ώ][\w.'\u2019-]*"
_BYLINE = re.compile(
    rf"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|[Ττ]ου|[Ττ]ης|[Dd]e la|BY|VON|PAR|POR|AF|AV) "
    rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|den|da|dos|di|al|bin)){{1,{_SIGNED}}}(?:(?:, | \| | [-\u2013/] )[\w ./&-]{{2,40}})?"
)
_REPORTER = re.compile(r"[\uac00-\ud7a3]{2,4} ?(?:\uae30\uc790|\ud2b9\ud30c\uc6d0)(?: ?=?\s?\S+@\S+)?")
_WRITTEN = re.compile(r"\(?(?:additional )?(?:reporting|writing|editing|compiled|writing and editing) by [A-Z][^?!]{2,200}", re.IGNORECASE)
_CORRESPONDENT = re.compile(r"(?:本报|新华社)?记者\s?\S{2,4}\s?(?:报道|摄|文)?")
_JAPANESE = re.compile(
    r"[(\uff08\u3010](?:(?:記者|文|写真|文・写真|撮影|取材|聞き手)[・:\uff1a=\uff1d\uff0f ]|[\u4e00-\u9fff]{1,4}部[・ ])"
    r"[^\W\d_]{2,8}[)\uff09\u3011]"
)
_PICTURED = re.compile(r"(?:[Ff]ot\. ?|[Pp]hoto by |[Pp]hotograph by )[^\W\d_][^!?]{2,60}")
_NAMED = (_REPORTER, _CORRESPONDENT, _JAPANESE, _WRITTEN, _PICTURED)
_SIGN = re.compile(r"(?:©|ⓒ|\(c\)|copyright\b)", re.IGNORECASE)
_DATED = re.compile(r"(?:(?:©|ⓒ|\(c\)|copyright\b)[^\w©ⓒ]*)+(?:19|20)\d{2}\b", re.IGNORECASE)  # a sign can be read in one way only
_QUESTION = ("?", "\uff1f", "\u061f", "\u304b", ";", "\u037e")


class _Sayings:
    """Sayings of a table, as one pattern for each kind of script; matched from the start of a line."""

    def __init__(self, spaced: str, unspaced: str, *, whole: bool = False, anywhere: bool = False) -> None:
        self._anywhere = anywhere
        end = {True: "$" if whole else "(?=[ -]|$)", False: "$" if whole else ""}
        self._patterns = {
            kind: re.compile(f"(?:{'|'.join(_pattern(saying, spaced=kind) for saying in _sayings(table))}){end[kind]}")
            for kind, table in ((True, spaced), (False, unspaced))
        }

    def match(self, line: str) -> bool:
        """Return whether a line says one of them."""
        return self._found(self._patterns[True], _words(line)) or (not is_spaced(line) and self._found(self._patterns[False], _run(line)))

    def _found(self, pattern: re.Pattern[str], text: str) -> bool:
        return bool(pattern.search(text) if self._anywhere else pattern.match(text))


def _sayings(table: str) -> list[str]:
    parts = (_LANGUAGE.sub("", part.strip()) for line in table.strip().split("\n") for part in line.split(";"))
    return sorted({_folded(part) for part in parts if part})


def _pattern(saying: str, *, spaced: bool) -> str:
    if not spaced:
        return "".join(_UNSPACED.get(piece, re.escape(piece)) for piece in re.split(r"(\.\.\.|[#$])", "".join(saying.split())))
    words, last = saying.split(), len(saying.split()) - 1
    return "".join(_word(word, is_last=place == last) for place, word in enumerate(words)).replace(" $", "$")


def _word(word: str, *, is_last: bool) -> str:
    if word in ("...", "$"):
        return "$" if word == "$" else "" if is_last else _GAP[True]
    ways = "|".join(re.escape(way).replace(r"\*", r"\S*").replace(r"\#", r"\d[\d.,]*") for way in word.split("/"))
    return f"(?:{ways}){'' if is_last else ' '}"


def _folded(text: str) -> str:
    """Return `text` as wordings fold it, and with one kind of Russian e."""
    return folded(text).replace("\u0451", "\u0435")


@lru_cache(maxsize=64)  # a line and its parts are looked up in one table after the other
def _words(line: str) -> str:
    return " ".join(filter(None, (word.strip(_EDGES) for word in _folded(line).split())))


@lru_cache(maxsize=64)
def _run(line: str) -> str:
    return "".join(_folded(line).split()).strip(_EDGES)


_POINTERS = _Sayings(said.POINTERS, said.POINTERS_UNSPACED, whole=True)
_POINTING = _Sayings(said.POINTERS, said.POINTERS_UNSPACED)
_LISTS = _Sayings(said.LISTS, said.LISTS_UNSPACED, whole=True)
_LABELS = _Sayings(said.LABELS, said.LABELS_UNSPACED, whole=True)
_COUNTS = _Sayings(said.COUNTS, said.COUNTS_UNSPACED, whole=True)
_CALLS = _Sayings(said.CALLS, said.CALLS_UNSPACED)
_RIGHTS = _Sayings(said.RIGHTS, said.RIGHTS_UNSPACED, anywhere=True)
_CREDITS = _Sayings(said.CREDITS, said.CREDITS_UNSPACED, whole=True)
_TAGS = _Sayings(said.TAGS, said.TAGS_UNSPACED, whole=True)
_POLLS = _Sayings(said.POLLS, said.POLLS_UNSPACED, whole=True)


def notice(line: str, *, first: bool, last: bool, linked: Callable[[], bool]) -> str | None:
    """Return what a short line is that stands around an article, None for one of the article.

    `linked` is asked whether the page has a link in it, where it is a whole sentence.
    """
    size = _size(line)
    if size > _CALLED:
        return None
    label, _, rest = _parted(line)
    reason = _labelled(label, rest) if rest else None
    if reason is None and (_POINTERS.match(line) or _LISTS.match(line)):
        reason = POINTED
    if reason is None and (_LABELS.match(line) or _COUNTS.match(line)):
        reason = "tags or buttons"
    if reason is None and _CALLS.match(line) and (not is_sentence(line) or linked()):
        reason = "promotion"
    return reason or _signed(line, first=first, last=last)


def _labelled(label: str, rest: str) -> str | None:
    """Return what a line is by its label, given what stands behind the colon."""
    if _POINTERS.match(label) or _LISTS.match(label):
        return POINTED
    size, ends = _size(rest), is_sentence(rest)
    if size <= _CREDITED and not ends and _CREDITS.match(label):
        return "credit"
    if size <= _LISTED and not ends and _TAGS.match(label):
        return "tags or buttons"
    return "poll" if not ends and any(mark in rest for mark in _QUESTION) and _POLLS.match(label) else None


def _signed(line: str, *, first: bool, last: bool) -> str | None:
    """Return whether a line names an author, a photographer or the owner of the rights.

    In scripts without spaces that owner's sign comes first; papers print longer notices as a part of their text.
    """
    if any(pattern.fullmatch(line) for pattern in _NAMED) or ((first or last) and _BYLINE.fullmatch(line)):
        return "credit"
    return "copyright" if _DATED.match(line) or ((_SIGN.match(line) or (last and is_spaced(line))) and _RIGHTS.match(line)) else None


def points(line: str) -> bool:
    """Return whether a line begins as a pointer to another page does, with a headline behind it or a sentence."""
    return _POINTING.match(_unglued(line[:_LABEL_END]))


def _unglued(line: str) -> str:
    """Return a line with its words apart where a label and a headline beside it came without a space: "Read alsoHarbour master ..."."""
    return "".join(f" {own}" if own.isupper() and before.islower() else own for before, own in zip(" " + line, line, strict=False))


def is_sentence(line: str) -> bool:
    """Return whether a line ends with a full stop, as headlines and names do not."""
    bare = line.rstrip(_CLOSING)
    return bare.endswith(_STOPS) and not bare.endswith("..")


def has_label(line: str) -> bool:
    """Return whether a line begins with a few words and a colon."""
    label, _, rest = _parted(line)
    return bool(rest) and _size(label) <= _CREDITED


def _parted(line: str) -> tuple[str, str, str]:
    mark = _COLON.search(line)
    return (line[: mark.start()], mark[0], line[mark.end() :].strip()) if mark else (line, "", "")


def _size(text: str) -> int:
    return len(text.split()) if is_spaced(text) else max(len(text) // _WIDE, len(text.split()))
