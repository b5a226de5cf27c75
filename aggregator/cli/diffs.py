"""What changed between two versions, word by word: `[-old-] {+new+}` as in `git diff --word-diff`."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from aggregator.cli.text import one_line, plain
from aggregator.core.diffs import said, words_of

if TYPE_CHECKING:
    from aggregator.model.article import Revision

_AROUND = 6  # unchanged words shown on both sides of a change
_LONG = 12_000  # words of both paragraphs above which they are shown whole: comparing takes their product


def diff(before: Revision, after: Revision) -> Iterator[str]:
    """Yield the lines that tell what changed in title and text."""
    if before.title != after.title:
        yield f"title: {_words(one_line(before.title), one_line(after.title), around=None)}"
    old, new = _paragraphs(before.text), _paragraphs(after.text)
    for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        yield _words("\n".join(old[i:j]), "\n".join(new[m:n]), around=_AROUND)


def _paragraphs(text: str) -> list[str]:
    return [line for part in plain(text).split("\n") if (line := one_line(part))]


def _words(old: str, new: str, *, around: int | None) -> str:
    """Return the new text with what went and what came marked, unchanged stretches cut to `around` words."""
    before, after = words_of(old), words_of(new)
    if len(before) + len(after) > _LONG:
        return f"[-{old}-] {{+{new}+}}"
    parts = []
    for tag, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(_cut(before[i:j], around, at_start=i == 0, at_end=j == len(before)))
            continue
        parts += [f"[-{said(before[i:j])}-]"] * (j > i) + [f"{{+{said(after[m:n])}+}}"] * (n > m)
    return " ".join(part for part in parts if part)


def _cut(words: list[str], around: int | None, *, at_start: bool, at_end: bool) -> str:
    """Return words with their middle, or the end that touches no change, left out."""
    if around is None:
        return said(words)
    head = [] if at_start else words[:around]
    tail = [] if at_end else words[max(len(head), len(words) - around) :]
    if len(head) + len(tail) == len(words):
        return said(words)
    return " ".join(part for part in (said(head), "…", said(tail)) if part)
