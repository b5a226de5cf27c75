"""Feed documents to RawDocuments: the plain ones by expat and our rules, all others by feedparser.

feedparser is what says how a document is to be read. It looks for a method at each element, keeps ten flags and builds dictionaries of all
it finds; parse/ asks for a tenth of that, and reading no more takes a quarter of the time. Tests hold plain documents against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from aggregator.parse import reader
from aggregator.parse.plain import borrowed
from aggregator.parse.plain.elements import root_language
from aggregator.parse.plain.rules import rule
from aggregator.parse.plain.state import NotPlainError, Rule, State
from aggregator.parse.plain.tags import Tags
from aggregator.parse.reader import Field, RawDocument

MAX_DEPTH = 50  # open elements; plain feeds have seven or eight
MAX_ATTRIBUTES = 100  # of one element; beyond, feedparser's reader judges
_SCOPES = frozenset({"xml:base", "base", "xml:lang", "lang"})
_NONE: Mapping[str, str] = {}

_Rules = dict[str, Rule]  # by expat's name


def read(text: str, base: str, language: str | None, limit: int) -> RawDocument:
    """Read a feed document up to `limit` entries; as reader.read, and raises what that raises."""
    return plain(text, base, language, limit) or reader.read(text, base, language, limit)


def plain(text: str, base: str, language: str | None, limit: int) -> RawDocument | None:
    """Read a plain document; None for every other."""
    version, data = borrowed.without_doctype(text)
    try:
        state = _Driver(State(base, language, limit)).run(data)
    except (NotPlainError, expat.ExpatError):
        return None
    return RawDocument(version or state.version, state.head, state.entries, ())


class _Driver:
    """Runs expat over one document and each element's rule over its state."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._tags = Tags()
        self._pieces: list[str] = []  # of text, since the last element began or ended
        self._tables: dict[str, _Rules] = {}  # by what they stand in
        self._inside, self._rules = "document", self._of("document")
        self._open: list[tuple[Rule, str, _Rules, Field | None]] = []  # with what stood around
        self._scopes: list[tuple[int, str, str | None]] = []  # depth, base and language around an element that states its own
        root_language(state)
        self._rebase(state.base)

    def run(self, data: bytes) -> State:
        """Return the state at the document's end; raises NotPlainError and ExpatError."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text, parser.buffer_size = True, reader.BUFFER
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(data, True)  # noqa: FBT003 - expat's own argument: this is all
        if not self._state.version:
            raise NotPlainError("no format")
        return self._state

    def _of(self, inside: str) -> _Rules:
        return self._tables.setdefault(inside, {})

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        """track_namespace."""
        if not uri:
            return
        self._tags.declare(prefix, uri)
        if not self._state.version:
            self._state.version = _format(prefix, uri.lower())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        state, found = self._state, self._rules.get(name)
        if found is None:
            found = self._rules[name] = rule(self._inside, self._tags.element(name))
        if self._inside == "author":
            self._check_blank()
        state.stated = self._stated(attributes) if attributes else _NONE
        state.depth += 1
        field = self._recorded(found.recorded) if found.recorded else None
        self._open.append((found, self._inside, self._rules, field))
        if found.inside != self._inside:
            self._inside, self._rules = found.inside, self._of(found.inside)
        if found.start:
            found.start(state)
        self._pieces.clear()
        if state.depth > MAX_DEPTH:
            raise NotPlainError("too deep")

    def _end(self, _name: str) -> None:
        found, self._inside, self._rules, field = self._open.pop()
        state = self._state
        if field or found.end:
            text = "".join(self._pieces).strip()
            if field:
                field.text = text
            if found.end:
                found.end(state, text)
        self._pieces.clear()
        if self._scopes and self._scopes[-1][0] == state.depth:
            _, state.base, state.language = self._scopes.pop()
        state.depth -= 1

    def _recorded(self, name: str) -> Field:
        field = Field(name, self._state.stated, self._state.base)
        self._state.record.fields.append(field)
        return field

    def _check_blank(self) -> None:
        if "".join(self._pieces).strip():
            raise NotPlainError("text beside an author's name")

    def _stated(self, attributes: dict[str, str]) -> Mapping[str, str]:
        """Return the attributes by feedparser's names, with base and language put in force."""
        if len(attributes) > MAX_ATTRIBUTES:
            raise NotPlainError("too many attributes")
        stated = self._tags.attributes(attributes)
        if not _SCOPES.isdisjoint(stated):
            self._scope(stated)
        return stated

    def _scope(self, stated: Mapping[str, str]) -> None:
        state = self._state
        self._scopes.append((state.depth + 1, state.base, state.language))
        if base := stated.get("xml:base", stated.get("base")):
            self._rebase(borrowed.based(state.base, base))
        language = stated.get("xml:lang", stated.get("lang"))
        if language is not None:
            state.language = language or None

    def _rebase(self, base: str) -> None:
        """Put a base address in force; feedparser joins it with itself at every element."""
        if not base or borrowed.based(base, base) != base:
            raise NotPlainError("no base, or one that changes when it is joined with itself")
        self._state.base = base


def _format(prefix: str | None, uri: str) -> str:
    """Return the format that a namespace declares; "" for all others."""
    if prefix is None and uri == "http://my.netscape.com/rdf/simple/0.9/":
        return "rss090"
    return {"http://purl.org/rss/1.0/": "rss10", "http://www.w3.org/2005/atom": "atom10"}.get(uri, "")


def _refuse(*_declared: object) -> None:
    raise NotPlainError("a DOCTYPE")
