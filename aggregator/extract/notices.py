"""Lines that are notices, and paragraphs that tell of one."""

from __future__ import annotations

import re

from aggregator.extract import walls
from aggregator.markup import spaced_words as words

NOTICE = 30  # words of a line that may be a notice; longer ones are paragraphs
_LEGAL = 80  # the same of what lawyers wrote
_TELLS = 6  # words of the sentence before a saying, and of what stands around it, from which on a paragraph tells of it
_STOP = re.compile(r"(?<=[.!?\u06d4\u0964])[\s\u00bb\u201c\u201d\"']+|[\u3002\uff01\uff1f]")  # between two sentences
_LEGAL_WALLS = (walls.GEO, walls.CONSENT)
_WALLS = (walls.CHALLENGE, walls.LOGIN, walls.PAYWALL, walls.GONE_TEXT, walls.SCRIPT, *_LEGAL_WALLS)


def wall(line: str) -> str | None:
    """Return what a line says that stands in front of an article, or in its place."""
    length = words(line)
    if length > _LEGAL:
        return None
    return next(filter(None, (wording.search(line) for wording in (_WALLS if length <= NOTICE else _LEGAL_WALLS))), None)


def is_reported(line: str, said: str) -> bool:
    """Return whether a paragraph tells what a page said: behind a sentence of its own, and as no more than a part of one.

    A notice is a line of its own, or ends the paragraph it cuts off; behind what is told, the paragraph goes on.
    """
    before, _, after = line.partition(said)
    *sentences, lead = _STOP.split(before)
    if max(map(words, sentences), default=0) < _TELLS:
        return False
    behind = (words(sentence) for sentence in _STOP.split(after)[1:] if not wall(sentence))
    return words(lead) + max(behind, default=0) >= _TELLS
