"""Filter expressions: which articles a feed keeps, a digest shows and an alert rings for.

    storm                     the word, in title or text (case and accents do not matter)
    "storm surge"             the phrase
    flood*                    every word that begins so
    title:storm               one field: title, text, feed, tag, author, url, language
    storm flood               both (AND may be written)
    storm OR flood            one of them
    -sport   NOT sport        not this
    (storm OR flood) -sport   parentheses as usual; AND binds closer than OR

`feed:` and `url:` look for the value anywhere in the feed's name or address and in the article's address; `tag:` wants the whole
tag, or a folder it lies in ("news" for "News/Local"); `language:en` matches "en" and "en-GB". There are no regular expressions on
purpose: a pattern that never ends would stop the service, and no one would see why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn
from urllib.parse import unquote

from aggregator.core.accents import ACCENTS, BARRED
from aggregator.core.languagetags import answers, is_tag
from aggregator.core.letters import plain_letters
from aggregator.errors import UsageError

FIELDS = ("title", "text", "feed", "tag", "author", "url", "language")
MAX_LENGTH = 2000  # characters of an expression: far more than a person writes
MAX_DEPTH = 40  # parentheses and negations inside each other: keeps the recursion far from Python's limit
_MEANT = dict.fromkeys(("|", "||"), "OR") | dict.fromkeys(("&", "&&"), "AND") | {"!": "NOT"}  # what other languages have for these
_ALIASES = {"tags": "tag", "authors": "author", "feeds": "feed", "lang": "language"}
_ADDRESSES = ("feed", "url")  # fields that are, or may be, addresses
_CODED_HOST = re.compile(r"\bxn--([a-z0-9-]+)", re.ASCII | re.IGNORECASE)
_KEYS = {"tag": "tags", "author": "authors"}  # field -> key of the article mapping
_TYPED = str.maketrans("：（）“”„‟«»＂", ':()"""""""')  # what keyboards and editors put in place of a filter's own signs
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
_TOKEN = re.compile(rf'\s*(?:(?P<sign>[{_DASHES}()])|(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+)))')
_LETTER = r"\w\u07a6-\u07b1\u0900-\u0963\u0966-\u0dff\u0f18-\u0fbc"  # with the signs of vowels, by which words of Indic scripts differ
_WORD = re.compile(f"[{_LETTER}]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")

Predicate = Callable[["Subject"], bool]


class FilterError(UsageError, ValueError):
    """An expression that cannot be read; says what and at which column (1-based)."""

    def __init__(self, message: str, expression: str, column: int) -> None:
        """Keep the place, so that an editor can point at it."""
        self.expression, self.column = expression, column
        super().__init__(f"{message}, at column {column} of {expression[:80]!r}")


class Subject:
    """One article made ready for matching: every field is folded once, when first asked for.

    Built from a mapping with any of the keys title, text, feed, tags, authors, url, language; strings or lists of them.
    """

    __slots__ = ("_folded", "_item")

    def __init__(self, item: Mapping[str, Any]) -> None:
        """Look at nothing yet."""
        self._item = item
        self._folded: dict[str, tuple[str, ...]] = {}

    def values(self, name: str) -> tuple[str, ...]:
        """Return the folded values of the field `name`."""
        if name not in self._folded:
            value = self._item.get(_KEYS.get(name, name)) or ()
            self._folded[name] = tuple(fold(_shown(name, v)) for v in ([value] if isinstance(value, str) else value))
        return self._folded[name]


@dataclass(frozen=True, slots=True)
class Filter:
    """A compiled expression; call it with an article mapping or a Subject."""

    expression: str
    fields: frozenset[str]  # the fields it looks at: the caller loads no text for a filter on tags
    matches: Predicate

    def __call__(self, item: Mapping[str, Any] | Subject) -> bool:
        """Tell whether the article matches."""
        return self.matches(item if isinstance(item, Subject) else Subject(item))


@lru_cache(maxsize=1024)  # the same few expressions of one configuration, at every digest
def compile(expression: str) -> Filter:  # noqa: A001 - the name re.compile taught everyone
    """Return the predicate of `expression`; raises FilterError."""
    if len(expression) > MAX_LENGTH:
        raise FilterError(f"a filter is at most {MAX_LENGTH} characters long", expression, MAX_LENGTH)
    return _Parser(expression).parse()


def any_of(expressions: Iterable[str]) -> Filter | None:
    """Return one filter that matches where any of `expressions` does; None when there are none."""
    parts = [compile(expression) for expression in expressions]
    if not parts:
        return None
    fields = frozenset[str]().union(*(part.fields for part in parts))
    return Filter(" OR ".join(f"({part.expression})" for part in parts), fields, lambda s: any(p.matches(s) for p in parts))


def mention(text: str) -> Filter:
    """Return the filter of a keyword: a word or phrase in title or text, and with a star behind it what begins so."""
    used: set[str] = set()
    found = _term(_Token("term", 1, value=text, quoted=not text.endswith("*")), used)
    return Filter(text, frozenset(used), found)


def fold(text: str) -> str:
    """Return `text` without case, accents and width, each letter in one way of writing, words with one space between and at either end."""
    whole = text.casefold() if text.isascii() else _in_one_way(text)
    return f" {' '.join(whole.split())} "


def _shown(name: str, value: str) -> str:
    """Return an address with its letters, as browsers show it; any other value as it is."""
    return _CODED_HOST.sub(_host_shown, unquote(value)) if name in _ADDRESSES else value


def _host_shown(label: re.Match[str]) -> str:
    try:
        return label[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return label[0]


def _in_one_way(text: str) -> str:
    bare = ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold()).translate(BARRED)
    bare = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), bare)
    return plain_letters(unicodedata.normalize("NFC", bare))  # NFKD takes Korean syllables apart, and one may begin another


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "(", ")", "-", "AND", "OR", "NOT", "term", "end"
    column: int
    field: str = ""
    value: str = ""
    quoted: bool = False


class _Parser:
    """Recursive descent over the tokens; each rule returns a predicate."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._tokens = list(_tokens(expression))
        self._at = 0
        self._fields: set[str] = set()

    def parse(self) -> Filter:
        if self._peek().kind == "end":
            self._fail("an empty filter matches nothing; write a word")
        predicate = self._either(0)
        if self._peek().kind == ")":
            self._fail('")" without its "("')
        return Filter(self._expression, frozenset(self._fields), predicate)

    def _peek(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _fail(self, message: str) -> NoReturn:
        raise FilterError(message, self._expression, self._peek().column)

    def _either(self, depth: int) -> Predicate:
        parts = [self._both(depth)]
        while self._peek().kind == "OR":
            self._take()
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else lambda subject: any(part(subject) for part in parts)

    def _both(self, depth: int) -> Predicate:
        parts = [self._negated(depth)]
        while self._peek().kind not in ("OR", ")", "end"):
            if self._peek().kind == "AND":
                self._take()
            parts.append(self._negated(depth))
        return parts[0] if len(parts) == 1 else lambda subject: all(part(subject) for part in parts)

    def _negated(self, depth: int) -> Predicate:
        if depth > MAX_DEPTH:
            self._fail("parentheses or negations are nested too deeply")
        if self._peek().kind in ("-", "NOT"):
            self._take()
            inner = self._negated(depth + 1)
            return lambda subject: not inner(subject)
        return self._primary(depth)

    def _primary(self, depth: int) -> Predicate:
        token = self._peek()
        if token.kind == "(":
            self._take()
            inner = self._either(depth + 1)
            if self._peek().kind != ")":
                self._fail('"(" is never closed')
            self._take()
            return inner
        if token.kind != "term":
            self._fail("a word is missing" if token.kind == "end" else f'"{token.kind}" stands where a word is expected')
        self._check(token)
        self._take()
        return _term(token, self._fields)

    def _check(self, token: _Token) -> None:
        if token.field and token.field not in FIELDS:
            self._fail(f'no field "{token.field}"; there are {", ".join(FIELDS)}')
        bare = token.value.removesuffix(":")
        if not token.quoted and bare != token.value and _ALIASES.get(bare, bare) in FIELDS:
            self._fail(f'nothing to look for after "{token.value}" (no space may follow it)')
        if not fold(token.value.rstrip("*")).strip():
            self._fail("nothing to look for")
        if token.field == "language" and not is_tag(token.value.strip().rstrip("*")):
            self._fail(f'"{token.value}" is no language tag; write one like "en", "de-AT" or "zh-Hant"')
        if not token.quoted and "*" in token.value.rstrip("*"):
            self._fail('"*" stands at the end of a word only; what holds one is written in quotation marks')
        if not token.quoted and token.value in _MEANT:
            self._fail(f"write {_MEANT[token.value]}")


def _tokens(expression: str) -> Iterable[_Token]:
    at, typed = 0, expression.translate(_TYPED)
    while match := _TOKEN.match(typed, at):
        yield _token(match)
        at = match.end()
    if typed[at:].strip():
        column = at + len(typed[at:]) - len(typed[at:].lstrip()) + 1
        raise FilterError("a quotation mark is never closed", expression, column)
    yield _Token("end", len(expression) + 1)


def _token(match: re.Match[str]) -> _Token:
    column = match.end() - len(match[0].lstrip()) + 1
    if match["sign"]:
        return _Token("-" if match["sign"] in _DASHES else match["sign"], column)
    if not match["field"] and match["word"] and (word := unicodedata.normalize("NFKC", match["word"])) in ("AND", "OR", "NOT"):
        return _Token(word, column)
    name = (match["field"] or "").lower()
    quoted = match["phrase"] is not None
    return _Token("term", column, _ALIASES.get(name, name), match["phrase"] if quoted else match["word"], quoted)


def _term(token: _Token, used: set[str]) -> Predicate:
    """Return the predicate of one word or phrase; adds the fields it looks at to `used`."""
    names = (token.field,) if token.field else ("title", "text")
    used.update(names)
    found = _finder(token)
    return lambda subject: any(found(value) for name in names for value in subject.values(name))


def _finder(token: _Token) -> Callable[[str], bool]:
    prefix = token.value.endswith("*") and not token.quoted
    wanted = fold(_shown(token.field, token.value.rstrip("*") if prefix else token.value)).strip()
    if token.field in _ADDRESSES or _UNSPACED.search(wanted):
        return lambda value: wanted in value
    if token.field == "tag" and not prefix:
        return lambda value: f"{value.strip()}/".startswith(f"{wanted}/")
    if token.field == "tag":
        return lambda value: value.strip().startswith(wanted)
    if token.field == "language":
        return lambda value: answers(value.strip(), wanted)
    return _words(wanted, prefix=prefix)


def _words(wanted: str, *, prefix: bool) -> Callable[[str], bool]:
    """Look for whole words in order; what stands between words (punctuation, spaces) does not matter."""
    words = _WORD.findall(wanted)
    if not words:  # only signs, such as "$" or an emoji: anywhere
        return lambda value: wanted in value
    end = "" if prefix else f"(?![{_LETTER}])"
    between = f"[^{_LETTER}]+"  # linear: it and words never overlap
    pattern = re.compile(f"(?<![{_LETTER}])" + between.join(re.escape(word) for word in words) + end)
    return lambda value: pattern.search(value) is not None
