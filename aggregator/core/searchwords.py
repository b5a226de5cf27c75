"""What people type into a search, as each engine takes it.

    night ferry          both words, in title or text
    "night ferry"        the phrase
    flood*               every word that begins so
    -sport   NOT sport   not this
    storm OR flood       one of them; parentheses as usual, and what stands together binds closer
    title:storm          in the headline; text:storm in the text

Nothing of it is ever a syntax error: what cannot be read so is a word like any other, or nothing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aggregator.core.searchforms import Form, forms
from aggregator.core.spacing import is_spaced

MOST = 64  # different words of a search: a pasted headline has twenty; ten times so many take an engine minutes
_DEPTH = 10  # parentheses inside each other
_TYPED = str.maketrans("：（）“”„‟«»＂＊", ':()"""""""*')  # what keyboards and editors put in place of a search's own signs
_DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
_TOKEN = re.compile(
    rf'(?P<sign>[()])|(?P<minus>[{_DASHES}]+)(?=[^\s{_DASHES}])|[{_DASHES}]+|(?:(?P<field>title|text):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s()"][^\s()]*))',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase."""

    text: str  # as it was typed, without what marks it
    prefix: bool = False  # every word that begins so
    exact: bool = False  # it stood in quotation marks
    field: str = ""  # title or text; "" for either
    forms: tuple[Form, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts, and none of what stands in `without`; at least one part."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of the parts."""

    parts: tuple[Query, ...]


Query = Term | Every | Either


def read(text: str) -> Query | None:
    """Return what `text` asks for, None where that is nothing: no letter, digit or picture, or everything but something."""
    return _Reader(list(_TOKEN.finditer(text.translate(_TYPED)))).query()


class _Reader:
    """Recursive descent over what was typed, which takes what it cannot read for nothing."""

    def __init__(self, tokens: Sequence[re.Match[str]]) -> None:
        self._tokens = tokens
        self._at = 0
        self._known: dict[Term, Term] = {}

    def query(self) -> Query | None:
        parts = []
        while self._at < len(self._tokens):  # a ")" too many parts nothing
            parts.append(self._either(0))
            self._at += 1
        return _every(parts, [])

    def _either(self, depth: int) -> Query | None:
        parts = [self._both(depth)]
        while self._next() == "OR":
            self._at += 1
            parts.append(self._both(depth))
        found = list(dict.fromkeys(part for part in parts if part is not None))
        return Either(tuple(found)) if len(found) > 1 else next(iter(found), None)

    def _both(self, depth: int) -> Query | None:
        wanted: list[Query | None] = []
        without: list[Query | None] = []
        excluded = False
        while (sign := self._next()) not in ("OR", ")", ""):
            self._at += 1
            if sign in ("-", "NOT"):
                excluded = True
            elif sign == "(":
                (without if excluded else wanted).append(self._inside(depth))
                excluded = False
            elif sign == "term":
                (without if excluded else wanted).append(self._term(self._tokens[self._at - 1]))
                excluded = False
        return _every(wanted, without)

    def _inside(self, depth: int) -> Query | None:
        if depth >= _DEPTH:
            return None
        found = self._either(depth + 1)
        if self._next() == ")":
            self._at += 1
        return found

    def _next(self) -> str:
        """Return the kind of the next token: a sign, an operator, "term", "and" for what says nothing, "" at the end."""
        if self._at == len(self._tokens):
            return ""
        match = self._tokens[self._at]
        if match["word"] in ("OR", "NOT") and not match["field"]:
            return match["word"]
        if match["minus"]:
            return "-"
        return match["sign"] or ("and" if match["word"] == "AND" or not (match["word"] or match["phrase"]) else "term")

    def _term(self, match: re.Match[str]) -> Term | None:
        """Return the term, None where nothing is left of it or so many were read already."""
        phrase, word = match["phrase"] or "", match["word"] or ""
        text = (phrase or word).replace('"', " ")
        bare = text.rstrip("*")
        begins = bare != text.rstrip() and len(bare.strip()) > 1  # of one letter every text has a word
        term = Term(bare, prefix=begins, exact=bool(phrase), field=(match["field"] or "").lower())
        if term not in self._known:
            found = tuple(forms(bare, exact=term.exact))
            if not found or len(self._known) >= MOST:
                return None
            self._known[term] = replace(term, forms=found)
        return self._known[term]


def _every(wanted: Sequence[Query | None], without: Sequence[Query | None]) -> Query | None:
    kept = tuple(dict.fromkeys(part for part in wanted if part is not None))
    left = tuple(dict.fromkeys(part for part in without if part is not None))
    if not kept:
        return None
    return kept[0] if len(kept) == 1 and not left else Every(kept, left)


def wanted(query: Query) -> Iterator[Term]:
    """Yield the terms that are to be there."""
    if isinstance(query, Term):
        yield query
        return
    for part in query.parts:
        yield from wanted(part)


def fts5(query: Query) -> str:
    """Return the query of SQLite's index."""
    if isinstance(query, Term):
        column = f"{query.field} : " if query.field else ""
        return f"{column}({' OR '.join(_fts5_form(form, prefix=query.prefix) for form in query.forms)})"
    if isinstance(query, Either):
        return f"({' OR '.join(map(fts5, query.parts))})"
    kept = " AND ".join(map(fts5, query.parts))
    return f"(({kept}) NOT ({' OR '.join(map(fts5, query.without))}))" if query.without else f"({kept})"


def _fts5_form(form: Form, *, prefix: bool) -> str:
    star = " *" if prefix and _takes_star(form) else ""
    row = [f'"{" ".join(form.words)}"{star}'] if form.words else []
    beside = [f'"{word}"' for word in form.beside]
    return f"({' AND '.join(row + beside)})"


def tsquery(query: Query) -> str:
    """Return the query of PostgreSQL's index."""
    if isinstance(query, Term):
        label = {"": "", "title": "A", "text": "D"}[query.field]
        return f"({' | '.join(_tsquery_form(form, label, prefix=query.prefix) for form in query.forms)})"
    if isinstance(query, Either):
        return f"({' | '.join(map(tsquery, query.parts))})"
    without = "".join(f" & !{tsquery(part)}" for part in query.without)
    return f"({' & '.join(map(tsquery, query.parts))}{without})"


def _tsquery_form(form: Form, label: str, *, prefix: bool) -> str:
    labels = [label] * len(form.words)
    if prefix and _takes_star(form):
        labels[-1] += "*"
    row = " <-> ".join(f"'{word}'{':' if mark else ''}{mark}" for word, mark in zip(form.words, labels, strict=True))
    beside = [f"'{word}'{':' if label else ''}{label}" for word in form.beside]
    return f"({' & '.join([f'({row})', *beside] if row else beside)})"


def _takes_star(form: Form) -> bool:
    """Tell whether a word may go on: a run of a script without spaces goes on anyway."""
    return bool(form.words) and is_spaced(form.words[-1])
