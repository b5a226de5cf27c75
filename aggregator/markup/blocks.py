"""HTML without the blocks that were read before, for articles that are printed on several pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from aggregator.markup.text import pieces
from aggregator.markup.tree import fragment

_BLOCKS = ("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul")
_WORD = re.compile(r"\w+")


def without(html: str, known: Iterable[str]) -> str:
    """Return sanitised HTML without the paragraphs, headings, lists, quotes and tables that say the words of a text of `known`."""
    root = fragment(html)
    said = {_words(text) for text in known} - {()}
    if root is None:
        return ""
    for block in list(root.iter(*_BLOCKS)):
        parent = block.getparent()
        if parent is not None and _words("".join(pieces(block))) in said:
            parent.remove(block)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
