"""Names of strangers in a line of text: those written from right to left turn around what follows them, unless they are set apart."""

from __future__ import annotations

import re

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_OPEN, _CLOSE = "\u2068", "\u2069"  # FIRST STRONG ISOLATE and its end (UAX 9): nobody sees them


def apart(text: str) -> str:
    """Return `text` set apart where it holds a script written from right to left: times and signs behind it stay behind it."""
    return f"{_OPEN}{text}{_CLOSE}" if not text.isascii() and _FROM_THE_RIGHT.search(text) else text
