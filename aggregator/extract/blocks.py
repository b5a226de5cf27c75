"""Drop what the extractor kept but is not the article, block by block, and write the rest as HTML and as text.

The blocks are trafilatura's tree: p, head, list/item, quote, table/row/cell, code, lb, hi, ref, del.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from html import escape

from lxml.etree import _Element

from aggregator.extract.margins import POINTED
from aggregator.extract.promo import furniture
from aggregator.markup import words

_HTML = {
    "p": "p",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "code": "pre",
    "table": "table",
    "row": "tr",
    "cell": "td",
    "del": "del",
    "div": "div",
}
_PARAGRAPH = 12  # words; above the first block that has as many, headlines and dates stand, however many blocks they are
_COLUMN = 2  # paragraphs
_MAIN = 0.5  # share of a table's text from which one cell of several paragraphs is the page's column, and the table its layout
_EDGE = 2  # blocks at the top and at the end where dates and notices stand
_RENDERED = {"#b": "strong", "#i": "em", "#u": "u", "#t": "code", "#sub": "sub", "#sup": "sup"}
_TERMS = ("dt", "dd")  # as trafilatura marks the items of a list of definitions
_BREAKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "code", "div", "lb"})
_BLOCK_TAGS = _BREAKS - {"item", "row", "lb"}


def drop_furniture(body: _Element, title: str, linked: Callable[[str], bool]) -> tuple[str, ...]:
    """Remove blocks that are not the article; return why, each reason once. `linked` tells whether the page has a link in a block.

    The list under a pointer to other pages goes with it, and so does a heading that nothing follows.
    """
    reasons: list[str] = _without_second(body)
    blocks = list(body)
    pointed, begun = False, False
    for place, block in enumerate(blocks):
        text = text_of(block)
        reason = furniture(text, title, first=place < _EDGE or not begun, last=place >= len(blocks) - _EDGE, linked=partial(linked, text))
        begun = begun or (reason is None and words(text) >= _PARAGRAPH)
        if pointed and block.tag == "list":
            reason = reason or POINTED
        if reason:
            body.remove(block)
            reasons.append(reason)
        pointed = reason == POINTED
    while len(body) and body[-1].tag == "head":
        body.remove(body[-1])
        reasons.append("heading without text")
    return tuple(dict.fromkeys(reasons))


def _without_second(body: _Element) -> list[str]:
    """Remove what says most of the text once more: pages print it for small screens and for large ones. A refrain stays."""
    long = [(block, said) for block in body if words(said := text_of(block)) >= _PARAGRAPH]
    times = Counter(said for _, said in long)
    twice = {said for said, count in times.items() if count > 1}
    if len(twice) < max(_COLUMN, _MAIN * len(times)):
        return []
    seen: set[str] = set()
    for block, said in long:
        if said in seen:
            body.remove(block)
        seen.add(said)
    return ["a second printing"]


def unbox(body: _Element) -> None:
    """Put what stands in a table of layout in its place: old pages set their column of text in a cell, as one block of many lines."""
    for table in list(body.iterchildren("table")):
        cells = list(table.iter("cell"))
        column = max(cells, key=lambda cell: len(text_of(cell)), default=table)
        if len(list(column.iterchildren("p"))) < _COLUMN or len(text_of(column)) < _MAIN * len(text_of(table)):
            continue
        told = [
            cell for cell in cells if cell is column or words(text_of(cell)) >= _PARAGRAPH
        ]  # others hold the menu and the name of the site
        for block in [block for cell in told for block in _blocks_of(cell)]:
            table.addprevious(block)
        body.remove(table)


def _blocks_of(cell: _Element) -> list[_Element]:
    """Return the blocks of a cell; text that stands in none is a paragraph."""
    if len(cell) and not (cell.text or "").strip() and all(child.tag in _BLOCK_TAGS for child in cell):
        return list(cell)
    cell.tag = "p"
    return [cell] if text_of(cell) else []


def block_html(block: _Element) -> str:
    """Return one block as HTML of plain elements; still to be sanitised."""
    return _element_html(block)


def text_of(element: _Element) -> str:
    """Return the text of a block: one line a paragraph, list items with `- `, table cells apart by ` | `, code as it is."""
    if element.tag == "code":
        return "".join(map(str, element.itertext())).strip("\n").rstrip()
    pieces: list[str] = []
    _collect(element, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line and line != "-")


def to_text(body: _Element) -> str:
    """Return the article as plain text, blocks apart by a blank line."""
    return "\n\n".join(text for text in (text_of(block) for block in body) if text)


def _collect(element: _Element, pieces: list[str]) -> None:
    if callable(element.tag):  # a comment or an instruction
        pieces.append(element.tail or "")
        return
    edge = "\n" if element.tag in _BREAKS else " | " if element.tag == "cell" and element.getprevious() is not None else ""
    pieces.append(edge + ("- " if element.tag == "item" and not (element.get("rend") or "").startswith(_TERMS) else ""))
    pieces.append(_folded(element.text, element))
    for child in element:
        _collect(child, pieces)
    pieces.append("\n" if edge == "\n" else "")
    pieces.append(_folded(element.tail, element.getparent()))


def _folded(text: str | None, holder: _Element | None) -> str:
    """Line ends in the source are spaces, but for code."""
    if not text or (holder is not None and holder.tag == "code"):
        return text or ""
    return re.sub(r"\s+", " ", text)


def _element_html(element: _Element) -> str:
    if callable(element.tag):  # a comment or an instruction
        return escape(element.tail or "", quote=False)
    inner = escape(element.text or "", quote=False) + "".join(_element_html(child) for child in element)
    name, attributes = _tag(element)
    tail = escape(element.tail or "", quote=False)
    if element.tag == "lb":
        return f"<br>{inner}{tail}"
    return f"<{name}{attributes}>{inner}</{name}>{tail}" if name else f"{inner}{tail}"


def _tag(element: _Element) -> tuple[str, str]:
    tag, rend = str(element.tag), element.get("rend") or ""
    if tag == "head":
        return (rend if re.fullmatch(r"h[2-6]", rend) else "h2"), ""
    if tag == "list" and rend == "ol":
        return "ol", ""
    if tag == "cell" and element.get("role") == "head":
        return "th", ""
    if tag == "hi":
        return _RENDERED.get(rend, ""), ""
    if tag == "ref":
        return "a", f' href="{escape(element.get("target") or "")}"'
    return _HTML.get(tag, ""), ""
