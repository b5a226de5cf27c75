"""Text that was encoded twice, put right where that is certain: UTF-8 read as windows-1252 by whoever wrote the page.

A piece of text is repaired as a whole or not at all: every character must be one of windows-1252, the bytes they stand for must be
UTF-8 throughout, and a single pair is not enough (`\u00c2\u00bb` may be a letter before a closing quotation mark).
"""

from __future__ import annotations

import re

_HIGH = (  # what windows-1252 makes of the bytes 80 to BF
    "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
    "\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_PAIR = re.compile(f"[\xc2-\xdf][{_HIGH}]")
_TRIPLE = re.compile(f"[\xe0-\xef][{_HIGH}]{{2}}")
_PIECE = re.compile(r"[^<>\"]+")  # a text node or the value of an attribute
_FEWEST_PAIRS = 2


def repaired(markup: str) -> str:
    """Return `markup` with the pieces of text that were certainly encoded twice decoded once more."""
    if not _TRIPLE.search(markup) and not _PAIR.search(markup):
        return markup
    return _PIECE.sub(lambda piece: _repaired(piece.group()), markup)


def _repaired(text: str) -> str:
    if not _TRIPLE.search(text) and len(_PAIR.findall(text)) < _FEWEST_PAIRS:
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(character: str) -> bytes:
    """Return the byte a character was read from; windows-1252 as browsers have it, where five bytes are control characters."""
    return character.encode("latin-1") if character <= "\x9f" else character.encode("cp1252")
