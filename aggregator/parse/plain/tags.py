"""The names feedparser knows a document's elements and attributes by, made once for each that expat reports."""

from __future__ import annotations

from collections.abc import Mapping

from aggregator.parse.plain.borrowed import NAMESPACES
from aggregator.parse.plain.state import NotPlainError

MAX_DECLARATIONS = 100  # of one document; feeds have up to twenty
_XML = "http://www.w3.org/XML/1998/namespace"
_XLINK = "http://www.w3.org/1999/xlink"  # its declaration is an attribute to feedparser
_USERLAND = "backend.userland.com/rss"  # anything with that in it is RSS
_PREFIXES = frozenset(prefix.lower() for prefix in NAMESPACES.values() if prefix)
_READ = frozenset(
    {
        "base", "domain", "filesize", "href", "ispermalink", "label", "lang", "lastmod", "length", "medium", "mode", "rel", "scheme", "src",
        "term", "text", "type", "uri", "url", "version",
    }
)  # fmt: skip # attributes that something depends on; feedparser takes them from a namespace it does not know, too


def known(uri: str) -> str | None:
    """Return feedparser's prefix for a namespace, "" for those of RSS and Atom, None for one it does not know."""
    uri = uri.lower()
    return "" if _USERLAND in uri else NAMESPACES.get(uri)


class Tags:
    """What prefixes of one document stand for.

    feedparser never forgets a declaration and mixes the document's prefixes with its own. So a prefix that changes its meaning, or
    that is feedparser's for something else, makes a document that is not plain.
    """

    def __init__(self) -> None:
        self._declared: set[tuple[str | None, str]] = set()
        self._bound: dict[str, str] = {}  # prefix in lower case -> namespace
        self._known: set[str] = set()  # feedparser's prefixes for those it knows, in lower case
        self._unknown: dict[str, str] = {}  # namespace it does not know -> its first prefix in lower case, "" for none
        self._attributes: dict[str, str] = {}

    def declare(self, prefix: str | None, uri: str) -> None:
        """Note a declaration; raises NotPlainError for one that clashes with another."""
        if (prefix, uri) in self._declared:
            return
        self._declared.add((prefix, uri))
        if len(uri.split()) != 1 or uri.lower() == _XLINK or len(self._declared) > MAX_DECLARATIONS:
            raise NotPlainError("a namespace with blanks, of links, or too many")
        name = (prefix or "").lower()
        if prefix and self._bound.setdefault(name, uri) != uri:
            raise NotPlainError(f"the prefix {name} changes its meaning")
        self._bind(prefix or "", uri)

    def _bind(self, prefix: str, uri: str) -> None:
        meant, name = known(uri), prefix.lower()
        if name in _PREFIXES and (name == "rdf" if meant is None else meant != prefix):
            raise NotPlainError(f"the prefix {name} stands for something else")
        if meant:
            self._known.add(meant.lower())
        elif meant is None and (name == "rss" or (not self._unknown.setdefault(uri, name) and name)):
            raise NotPlainError(f"the prefix {name} for a namespace that had none, or that is none to us")
        if self._known.intersection(self._unknown.values()):
            raise NotPlainError(f"two namespaces with the prefix {name}")

    def element(self, name: str) -> str:
        """Return feedparser's name for an element, in lower case: "title", "media:group"."""
        uri, _, local = name.rpartition(" ")
        if not uri:
            return local.lower()
        prefix = known(uri)
        if prefix is None:
            prefix = self._unknown.get(uri, "")
        return f"{prefix}:{local}".lower() if prefix else local.lower()

    def attributes(self, stated: Mapping[str, str]) -> dict[str, str]:
        """Return attributes by feedparser's names; by expat's, which nobody asks for, those of namespaces it does not know."""
        found: dict[str, str] = {}
        for name, value in stated.items():
            key = self._attributes.get(name)
            if key is None:
                key = self._attributes[name] = _attribute(name)
            if key in found:
                raise NotPlainError(f"two attributes {key}")
            found[key] = value
        return found


def _attribute(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    local = local.lower()
    if uri == _XML:
        return f"xml:{local}"
    prefix = known(uri) if uri else None
    if prefix:
        return f"{prefix}:{local}".lower()
    if uri and local in _READ:
        raise NotPlainError(f"the attribute {local} of another namespace")
    return name if uri else local
