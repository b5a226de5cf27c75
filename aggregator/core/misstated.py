"""A feed that states the language its program was set to, "en-US" over Arabic: told by the script of its titles. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Languages whose news is written in Latin letters: what programs are set to, and what may be told wrong of another script.
_LATIN = frozenset("en de fr es it pt nl sv da nb nn no fi pl cs sk sl hr hu ro ca eu et lv lt ga is tr id ms vi".split())  # noqa: SIM905 - a row of words
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),  # before Chinese: Japanese titles hold both
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("fa", re.compile("[پچژگکی]")),  # letters that Arabic does without
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_LATIN_LETTER = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_LEAST = 2  # titles: one may quote


def instead(stated: str, titles: Sequence[str]) -> str | None:
    """Return the likeliest tag where most titles are in a script that the stated language is not written in."""
    if stated.lower().replace("_", "-").split("-")[0] not in _LATIN:
        return None
    foreign = [title for title in titles if _is_foreign(title)]
    if len(foreign) < _LEAST or len(foreign) * 2 <= len(titles):
        return None
    said = " ".join(foreign)
    return next((tag for tag, script in _SCRIPTS if script.search(said)), None)


def _is_foreign(title: str) -> bool:
    """Tell whether most letters of a title are no Latin ones."""
    letters = sum(char.isalpha() for char in title)
    return len(_LATIN_LETTER.findall(title)) * 2 < letters
