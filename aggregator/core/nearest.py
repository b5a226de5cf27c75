"""The names a mistyped one may stand for. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_OFFERED = 3
_ALIKE = 0.6  # difflib's own cutoff: a transposed or missing letter or two


def nearest(text: str, names: Iterable[str]) -> list[str]:
    """Return at most three names like `text`: spelled nearly the same, or holding it as a part."""
    folded = {name.casefold(): name for name in names if name}
    wanted = text.casefold()
    close = difflib.get_close_matches(wanted, folded, _OFFERED, _ALIKE)
    holding = [key for key in folded if wanted.strip() and wanted in key]
    return [folded[key] for key in dict.fromkeys([*close, *holding])][:_OFFERED]


def did_you_mean(text: str, names: Iterable[str], otherwise: str) -> str:
    """Return `; did you mean 'A' or 'B'?`, or `; otherwise` when nothing is near."""
    near = nearest(text, names)
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else f"; {otherwise}"
