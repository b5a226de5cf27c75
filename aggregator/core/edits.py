"""What counts as an edit of an entry, and when a change is only noise. Pure.

An edit is a change of title, text, link, authors or tags (field.md E3, after FreshRSS and reader). Dates are no part of it,
nor are counters and clocks that a feed prints into its text (brief#302, reader#231).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from hashlib import blake2b

from aggregator.core.urls import canonical

MAX_TEXT_ONLY_CHANGES = 24  # reader's HASH_CHANGED_LIMIT: after that many in a row the page is a clock, not an article


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COUNTED = _words(
    "comment comments view views reply replies like likes share shares point points vote votes upvote upvotes read reads "
    "response responses reaction reactions retweets claps rating score stars kommentar kommentare aufrufe commentaire "
    "commentaires vues comentario comentarios vistas comentários visualizações комментарий комментария комментариев "
    "просмотр просмотра просмотров post posts participant participants answer answers boosts favourites favorites follower followers "
    "beitrag beiträge teilnehmer antworten zugriffe réponses messages publicaciones respuestas participantes respostas berichten "
    "deelnemers risposte odpowiedzi ответов сообщений участников"
)
_CLOCK = _words("updated modified generated retrieved refreshed checked ago")
_AROUND = _words(
    "last as of on at in the an a time total no second seconds minute minutes hour hours day days week weeks am pm utc gmt z t "
    "est edt cst cdt pst pdt mst mdt bst cet cest ist jst monday tuesday wednesday thursday friday saturday sunday mon tue tues "
    "wed thu thur thurs fri sat sun january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec"
)
_NOISE = _COUNTED | _CLOCK
_MAX_NOISE_LINE = 120  # characters: a longer line is prose, whatever it counts
_COUNTER = re.compile(r"\s[\u2013\u2014|\u00b7\u2022]\s(?:([^\W\d_]+):?\s[\d,.]{1,12}|[\d,.]{1,12}\s([^\W\d_]+))$")
_COUNTER_MOST = 48  # characters, with its mark: each line of each entry is looked at
_WORD = re.compile(r"\w+")
_DIGIT = re.compile("[0-9]")
_WIDE_SPACES = "\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ODD_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85" + _WIDE_SPACES  # with blank and line feed all that str.split knows


def content_hash(title: str, text: str, url: str | None, authors: Sequence[str], tags: Sequence[str]) -> bytes:
    """Return 16 bytes that change exactly when title, text, link, authors or tags were edited.

    White space, Unicode form, the order of authors and tags, tracking parameters of the link, and lines of `text` that hold
    nothing but counters or a clock make no difference. `text` is plain text.
    """
    digest = blake2b(digest_size=16)
    parts = (_folded(title), _without_noise(text), (canonical(url) or url) if url else "", *_as_set(authors), "\x1d", *_as_set(tags))
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.digest()


def _folded(text: str) -> str:
    """Return `text` in one Unicode form with white space folded."""
    return " ".join(_in_one_form(text).split())


def _in_one_form(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _as_set(values: Sequence[str]) -> list[str]:
    """Return the distinct values in one order."""
    return sorted({_folded(value) for value in values})


def _without_noise(text: str) -> str:
    """Return the lines of `text` that say something, one after the other."""
    kept = (line for line in _lines(_in_one_form(text).strip()) if len(line) > _MAX_NOISE_LINE or not is_noise(line))
    return " ".join([_without_counters(line) for line in kept])


def _without_counters(line: str) -> str:
    """Return a line without the counters at its end, set apart as forums do: "Posted by Ida, 28 Nov 2026 — Replies 3 — Views 45"."""
    while (found := _COUNTER.search(line, max(0, len(line) - _COUNTER_MOST))) and (found[1] or found[2]).lower() in _COUNTED:
        line = line[: found.start()]
    return line


def _lines(text: str) -> list[str]:
    """Return the lines that are not blank with white space folded, as in most texts it is: to see that costs half of doing it."""
    lines = [line for line in text.split("\n") if line]
    together = " ".join(lines)
    if "  " in together or any(space in together for space in _ODD_SPACES):
        folded = (" ".join(line.split()) for line in text.splitlines())
        return [line for line in folded if line]
    return lines


def is_noise(line: str) -> bool:
    """Tell whether `line` holds nothing but counters ("12 comments · 3 likes") or a clock ("Updated 10:31 GMT").

    Only whole lines of numbers, such words and dates: inside a sentence a number is news ("51 votes").
    """
    if len(line) > _MAX_NOISE_LINE or (line.isascii() and not _DIGIT.search(line)):
        return False
    line = line.lower()
    first = _WORD.search(line)
    if first is None or not _may_be_noise(first.group()):  # most lines are told by their first word
        return False
    words = _WORD.findall(line)
    names = {word for word in words if not word[0].isdigit()}
    return len(names) < len(words) and bool(names & _NOISE) and names <= _NOISE | _AROUND


def _may_be_noise(word: str) -> bool:
    return word[0].isdigit() or word in _NOISE or word in _AROUND


def significant(text: str) -> str:
    """Return `text` without what counts as no edit: white space, Unicode form, lines of counters and clocks."""
    return _without_noise(text)


def is_flapping(new: Hashable, recent: Sequence[Hashable]) -> bool:
    """Tell whether a feed or page goes back and forth between versions.

    `recent` holds the versions recorded (or their hashes), newest first. One return (A, B, A) is a correction taken back and is
    recorded; the next (A, B, A, B) is not: NewsDiffs, too, refuses a version it has seen twice.
    """
    return new in recent and recent.count(recent[0]) > 1


def is_page_edit(new: bytes, recent: Sequence[bytes], *, dated: bool) -> bool:
    """Tell whether a page read again was edited: its text is none of the last time, not going to and fro, and no clock.

    `recent` holds the hashes of the page's recorded texts, newest first, `new` that of the text now; `dated` says that the publisher
    stated a new time of update with it.
    """
    if new == recent[0] or is_flapping(new, recent):
        return False
    return dated or len(recent) < MAX_TEXT_ONLY_CHANGES


def headline_after_look(shown: str, on_page: str, before: str | None, recent: Sequence[str]) -> str:
    """Return the headline of an article whose page was read: `shown` so far, `on_page` now, `before` when it was last read.

    The feed's wording stays, unless page and feed had the same and the page's has changed. `recent` holds the headlines recorded,
    newest first: one that comes and goes (an A/B test) stops counting.
    """
    if not shown:
        return on_page
    shared = before is not None and _folded(before) == _folded(shown)
    if not shared or not on_page or _folded(on_page) == _folded(shown) or is_flapping(on_page, recent):
        return shown
    return on_page
