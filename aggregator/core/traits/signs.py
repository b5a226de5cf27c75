"""What a headline must hold to name a match or a storm: looked for first, once a headline, since few do. Pure.

Written out, since each headline pays for it: `choices.holds` takes several times as long.
"""

from __future__ import annotations


def may_name_match(text: str) -> bool:
    """Whether a headline may say who plays against whom."""
    return " v" in text or " x " in text


def may_name_storm(text: str) -> bool:
    """Whether a headline may give a storm's name."""
    return "torm " in text or "urricane " in text or "yphoon " in text or "yclone " in text
