"""Scripts whose words are not spaced: which characters they are, and a text with each of them set apart, as a search index wants it."""

from __future__ import annotations

import re

# Han, kana, Hangul, Thai, Lao, Khmer, Myanmar: no spaces between words, or (Hangul) particles glued to them. PostgreSQL reads it, too.
UNSPACED_CLASS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
UNSPACED = re.compile(f"[{UNSPACED_CLASS}]+")


def is_spaced(text: str) -> bool:
    """Return whether nothing of `text` is in a script that does not space its words."""
    return text.isascii() or UNSPACED.search(text) is None


def spaced(text: str) -> str:
    """Return `text` with a space on either side of each character of such a script; other text as it is."""
    return text if text.isascii() else UNSPACED.sub(_apart, text)


def _apart(run: re.Match[str]) -> str:
    return f" {' '.join(run[0])} "
