"""XML documents (OPML, sitemaps) read without entities, DTDs or network."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from aggregator.markup.characters import legal
from aggregator.markup.encoding import decode

Node = etree._Element  # noqa: SLF001 - lxml's type has no public name


class XmlError(ValueError):
    """Not XML at all, not even after repair."""


def parse(body: bytes, content_type: str | None = None) -> Node:
    """Return the root of an XML document, repaired where that is possible; raises XmlError.

    A DOCTYPE is read over: entities it defines are not resolved, nothing is fetched.
    """
    text = legal(decode(body, content_type).text)
    start = text.find("<")
    if start < 0:
        raise XmlError("no element in it")
    prolog_end = text.find("?>", start) + 2 if text.startswith("<?xml", start) else start
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text[max(prolog_end, start) :].encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(str(error)) from error
    if root is None:
        raise XmlError("no element in it")
    return root


def depth(root: Node) -> int:
    """Return how many elements lie inside each other at the deepest place; libxml2 reads 256 at most."""
    deepest, level = 0, [root]
    while level:
        deepest, level = deepest + 1, [child for node in level for child in node]
    return deepest


def local(node: Node) -> str:
    """Return an element's name without namespace, in lower case; "" for comments and entities."""
    tag: object = node.tag  # a function for comments and entities, whatever the stubs say
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(node: Node, name: str) -> Iterator[Node]:
    """Yield the child elements of that local name, whatever their namespace."""
    return (child for child in node if local(child) == name)


def text_of(node: Node, name: str) -> str:
    """Return the trimmed text of the first child of that local name, "" when there is none."""
    child = next(children(node, name), None)
    return "" if child is None else "".join(map(str, child.itertext())).strip()
