"""What people type into a search, as each engine takes it: words, "phrases", beginnings* and -exclusions.

Nothing of it is ever a syntax error: what cannot be read so is a word like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aggregator.core.spacing import is_spaced, spaced
from aggregator.core.spellings import spellings

_TERMS = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_BEFORE, _AFTER = 20, 50  # characters of a snippet: some 30 words of Chinese, as many as the engines show of other scripts


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase."""

    text: str  # as it was typed, without what marks it
    prefix: bool = False  # every word that begins so
    excluded: bool = False

    @property
    def unspaced(self) -> bool:
        """Whether it holds a script without spaces: then it is looked for inside of runs, and no engine can mark it in a snippet."""
        return not is_spaced(self.text)


def terms(text: str) -> list[Term]:
    """Return the terms of `text` that hold at least one letter or digit; none where all of them are excluded."""
    found = [_term(*groups) for groups in _TERMS.findall(text)]
    kept = [term for term in found if any(c.isalnum() for c in term.text)]
    return kept if any(not term.excluded for term in kept) else []


def _term(minus: str, phrase: str, word: str) -> Term:
    bare = (phrase or word).replace('"', " ")
    return Term(bare.rstrip("*") if word else bare, prefix=word.endswith("*"), excluded=bool(minus))


def fts5(asked: Sequence[Term]) -> str:
    """Return the query of SQLite's index."""
    wanted = " AND ".join(map(_fts5, _wanted(asked)))
    without = " OR ".join(map(_fts5, _excluded(asked)))
    return f"({wanted}) NOT ({without})" if without else wanted


def _fts5(term: Term) -> str:
    star = " *" if term.prefix and not term.unspaced else ""
    return _either([f'"{spaced(text)}"{star}' for text in spellings(term.text)], " OR ")


def _either(found: Sequence[str], sign: str) -> str:
    return found[0] if len(found) == 1 else f"({sign.join(found)})"


def tsquery(asked: Sequence[Term]) -> str:
    """Return the query of PostgreSQL's index."""
    return " & ".join([*map(_tsquery, _wanted(asked)), *(f"!{_tsquery(term)}" for term in _excluded(asked))])


def _tsquery(term: Term) -> str:
    star = ":*" if term.prefix and not term.unspaced else ""
    quoted = (spaced(text).replace("\\", "\\\\").replace("'", "''") for text in spellings(term.text))
    return _either([f"'{text}'{star}" for text in quoted], " | ")


def _wanted(asked: Iterable[Term]) -> list[Term]:
    return [term for term in asked if not term.excluded]


def _excluded(asked: Iterable[Term]) -> list[Term]:
    return [term for term in asked if term.excluded]


def snippet(title: str, text: str, asked: Sequence[Term], marks: tuple[str, str]) -> str:
    """Return what stands around the first term found, itself between `marks`; of the title where the text does not hold it."""
    wanted = re.compile("|".join(re.escape(text) for term in _wanted(asked) for text in spellings(term.text)), re.IGNORECASE)
    found = wanted.search(text) or wanted.search(title)
    if found is None:
        return text[:_AFTER]
    whole, (start, end) = found.string, found.span()
    first, last = max(0, start - _BEFORE), end + _AFTER
    cut, more = "…" if first else "", "…" if last < len(whole) else ""
    return f"{cut}{whole[first:start]}{marks[0]}{found[0]}{marks[1]}{whole[end:last]}{more}"
