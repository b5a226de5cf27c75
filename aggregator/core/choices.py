"""One pattern for any of many words, by their first letters: a choice among all of them at each place takes as many steps as there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def choice(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words` that stands there."""
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    groups = ((first, [re.escape(word[1:]) for word in same]) for first, same in groupby(ordered, key=lambda word: word[0]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups)
