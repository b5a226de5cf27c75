"""One pattern for any of many words, by their first letters: a choice among all of them at each place takes as many steps as there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby

_GROUP = "(?:"
_OPTIONAL = tuple("?*+{")  # what makes a letter one that need not stand there


def choice(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words` that stands there."""
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    groups = ((first, [re.escape(word[1:]) for word in same]) for first, same in groupby(ordered, key=lambda word: word[0]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups)


def patterns(alternatives: Iterable[str]) -> str:
    """Return a pattern that matches where one of `alternatives` does, which are patterns themselves; which of them is not told."""
    plain: dict[str, list[str]] = {}
    others = []
    for one in chain.from_iterable(map(_opened, alternatives)):
        if one[0].isalpha() and one[1:2] not in _OPTIONAL:
            plain.setdefault(one[0], []).append(one[1:])
        else:
            others.append(one)
    return "|".join([*(f"{first}(?:{'|'.join(rest)})" for first, rest in plain.items()), *others])


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of `signs` stands in `text`: to ask before a pattern that does not match without one, which takes five times as long."""
    return any(map(text.__contains__, signs))


def finder(signs: Iterable[str]) -> Callable[[str], re.Match[str] | None]:
    """Return what finds one of `signs` in a text, as `holds` does: where there are eight and more, in a half to a third of the time."""
    return re.compile(choice(signs)).search


def alternatives(pattern: str) -> Iterator[str]:
    """Yield what stands between the bars of a pattern that are within no parentheses."""
    start = 0
    for at, depth in enumerate(_depths(pattern)):
        if pattern[at] == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _opened(pattern: str) -> list[str]:
    """Return a pattern with the group that begins it taken apart, so that each part has a first letter: two of "(?:film|tv) review:"."""
    if not pattern.startswith(_GROUP):
        return [pattern]
    end = 1 + next(at for at, depth in enumerate(_depths(pattern)) if not depth)
    if pattern[end : end + 1] in _OPTIONAL:
        return [pattern]
    return [f"{first}{pattern[end:]}" for first in alternatives(pattern[len(_GROUP) : end - 1])]


def _depths(pattern: str) -> Iterator[int]:
    """Yield within how many parentheses each sign stands."""
    depth = 0
    for at, sign in enumerate(pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0) if pattern[at - 1 : at] != "\\" else 0
        yield depth
