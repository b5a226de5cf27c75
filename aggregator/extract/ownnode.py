"""Which of several schema.org articles of a page is its own: pages describe the stories they link to as well, at times before theirs.

By its address, else by its headline; where neither tells, the order of the document stands.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from aggregator.extract import jsonld
from aggregator.markup import one_line

_NAMING = ("mainEntityOfPage", "url", "@id")


def own_first(nodes: list[jsonld.Node], addresses: tuple[str, ...], titles: tuple[str, ...]) -> list[jsonld.Node]:
    """Return the nodes with the page's own articles first, each group in the document's order.

    `addresses` are the page's own, fetched and canonical; `titles` are its headline as it is shown and as its meta tags state it.
    """
    articles = [node for node in nodes if jsonld.types(node) & jsonld.ARTICLES]
    if len(articles) < 2:  # noqa: PLR2004 - there is no choice
        return nodes
    here, heads = set(map(_place, addresses)) - {""}, set(map(_plain, titles)) - {""}
    own = [node for node in articles if _places(node) & here]
    own = own or [node for node in articles if _plain(jsonld.string(node.get("headline"))) in heads]
    return [*own, *(node for node in nodes if not any(node is one for one in own))]


def _places(node: jsonld.Node) -> set[str]:
    return {_place(_address(node.get(name))) for name in _NAMING} - {""}


def _address(value: object) -> str:
    """Return the address that a value is, or that a node names; a page's name is none."""
    if isinstance(value, dict):
        return next((said for name in ("@id", "url") if isinstance(said := value.get(name), str) and said), "")
    return value if isinstance(value, str) else ""


def _place(address: str) -> str:
    """Return host, path and query of an address by which one page is known; "" for what is no address of an article."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{parts.query}" if parts.netloc and (path or parts.query) else ""


def _plain(title: str) -> str:
    return one_line(title).casefold()
