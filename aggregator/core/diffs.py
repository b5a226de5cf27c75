"""What changed between two versions of an article, word by word, short enough to read.

difflib's ratio is quadratic, so a changed text is first compared by paragraph and only the paragraphs
that differ are compared by word, each side bounded; what goes past the bound is counted, never hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from aggregator.model.digest import Change, Edit, EditKind, Version

MAX_PLACES = 4  # changed places shown: a reader wants the news in it, not the proof
CONTEXT_WORDS = 8  # unchanged words kept either side of a change
MAX_WORDS = 60  # longest run of added or removed words shown whole
_ISLAND = 4  # unchanged words, fewer than each change around them, that are shown as changed: they only chop the sentence
_MAX_PARAGRAPHS = 400  # per version; longer articles are compared up to there
_MAX_COMPARED = 600  # words of one paragraph that are compared: 600 x 600 is about 10 ms
_ELLIPSIS = "…"
_SIGN = "\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"  # of Chinese and Japanese: as good as a word
_WORDS = re.compile(f" ?[{_SIGN}]| ?[^ {_SIGN}]+")


def headline_edits(before: str, after: str) -> tuple[Edit, ...]:
    """Return the word-level diff of two headlines, () when they say the same."""
    if before.split() == after.split():
        return ()
    return tuple(_word_edits(words_of(before), words_of(after)))


def text_edits(before: str, after: str) -> tuple[tuple[Edit, ...], int]:
    """Return the changed places of a text with some words around each, and how many more places changed."""
    places = list(_places(_paragraphs(before), _paragraphs(after)))
    shown: list[Edit] = []
    for place in places[:MAX_PLACES]:
        if shown:
            shown.append(Edit(EditKind.GAP, ""))
        shown += place
    return tuple(shown), max(0, len(places) - MAX_PLACES)


def change(article_id: int, source: str, before: Version, after: Version) -> Change | None:
    """Return what differs between two versions, None when no word does."""
    title = headline_edits(before.title, after.title)
    text, more = text_edits(before.text, after.text)
    if not title and not text:
        return None
    return Change(article_id, source, after.at, title, text, more)


def baseline(versions: Sequence[Version], shown: int) -> tuple[Version, Version] | None:
    """Return the versions to compare for an article whose version `shown` was in an earlier digest.

    Feed and page tell the same article at different length, so only texts of one source are compared: the page's
    text arriving after the feed's summary was shown is no edit. `versions` are in id order.
    """
    body = _bodies(versions)
    later = [v for v in versions if v.id > shown]
    for after in reversed(later):
        same = [v for v in versions if body[v.id] == body[after.id] and v.id < after.id]
        seen = [v for v in same if v.id <= shown]
        before = seen[-1] if seen else next(iter(same), None)
        if before is not None:
            return before, after
    return None


def _bodies(versions: Sequence[Version]) -> dict[int, str]:
    """Return whose text each version carries: a headline that the feed edits stands over the page's text."""
    bodies: dict[int, str] = {}
    page: str | None = None
    for version in versions:
        bodies[version.id] = "page" if version.text == page else version.source
        page = version.text if version.source == "page" else page
    return bodies


def words_of(text: str) -> list[str]:
    """Return the words of a text, each with the blank before it; the first of a text has one, too, so that it is the same elsewhere."""
    return _WORDS.findall(f" {' '.join(text.split())}")


def said(words: Sequence[str]) -> str:
    """Return such words as text."""
    return "".join(words).strip()


def _paragraphs(text: str) -> list[str]:
    return [" ".join(p.split()) for p in text.split("\n") if p.strip()][:_MAX_PARAGRAPHS]


def _places(before: list[str], after: list[str]) -> Iterable[list[Edit]]:
    """Yield the edits of each changed stretch of paragraphs."""
    for tag, b1, b2, a1, a2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _split(_word_edits(words_of(" ".join(before[b1:b2])), words_of(" ".join(after[a1:a2]))))


def _word_edits(before: list[str], after: list[str]) -> Iterable[Edit]:
    """Yield runs of same, removed and added words; what lies past the bound is taken as replaced whole."""
    head_b, head_a = before[:_MAX_COMPARED], after[:_MAX_COMPARED]
    for same, b1, b2, a1, a2 in _stretches(head_b, head_a):
        yield from [Edit(EditKind.SAME, said(head_b[b1:b2]))] if same else _replaced(head_b[b1:b2], head_a[a1:a2])
    tail_b, tail_a = before[_MAX_COMPARED:], after[_MAX_COMPARED:]
    if tail_b != tail_a:
        yield from _replaced(tail_b, tail_a)


def _stretches(before: list[str], after: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Return (same, b1, b2, a1, a2) in order; islands of few words between larger changes belong to the change."""
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found: list[tuple[bool, int, int, int, int]] = []
    for i, (tag, b1, b2, a1, a2) in enumerate(opcodes):
        same = tag == "equal" and not _is_island(opcodes[max(0, i - 1) : i + 2])
        if not same and found and not found[-1][0]:
            _, left_b, _, left_a, _ = found.pop()
            found.append((False, left_b, b2, left_a, a2))
        else:
            found.append((same, b1, b2, a1, a2))
    return found


def _is_island(around: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Return whether the middle one of three neighbours is short, and shorter than both changes beside it."""
    if len(around) < 3:  # noqa: PLR2004 - first or last of the text: nothing on one side
        return False
    left, middle, right = (max(b2 - b1, a2 - a1) for _, b1, b2, a1, a2 in around)
    return middle <= _ISLAND and middle < min(left, right)


def _replaced(before: list[str], after: list[str]) -> Iterable[Edit]:
    if before:
        yield Edit(EditKind.REMOVED, said(before))
    if after:
        yield Edit(EditKind.ADDED, said(after))


def _split(edits: Iterable[Edit]) -> Iterable[list[Edit]]:
    """Cut the edits of one paragraph into places: changes with a little context, far ones apart."""
    place: list[Edit] = []
    changed = False
    for edit in edits:
        if edit.kind is not EditKind.SAME:
            place.append(Edit(edit.kind, _clip(edit.text)))
            changed = True
            continue
        words = words_of(edit.text)
        if not changed:
            place = [Edit(EditKind.SAME, _tail(words))]
        elif len(words) > 2 * CONTEXT_WORDS:
            yield [*place, Edit(EditKind.SAME, _head(words))]
            place, changed = [Edit(EditKind.SAME, _tail(words))], False
        else:
            place.append(edit)
    if changed:
        yield place


def _head(words: list[str]) -> str:
    kept = said(words[:CONTEXT_WORDS])
    return kept if len(words) <= CONTEXT_WORDS else f"{kept} {_ELLIPSIS}"


def _tail(words: list[str]) -> str:
    kept = said(words[-CONTEXT_WORDS:])
    return kept if len(words) <= CONTEXT_WORDS else f"{_ELLIPSIS} {kept}"


def _clip(text: str) -> str:
    words = words_of(text)
    return text if len(words) <= MAX_WORDS else f"{said(words[:MAX_WORDS])} {_ELLIPSIS}"
