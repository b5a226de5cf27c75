"""What can be read on a page, line by line: the text of its blocks, without scripts and styles; what <noscript> says counts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

_SILENT = frozenset({"script", "style", "template", "svg", "title", "head"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
    }
    | {"strong", "sub", "sup", "time", "u", "var", "wbr"}
)


def shown_lines(tree: HtmlElement) -> Iterator[str]:
    """Yield the page's lines of text in document order; iterative, since pages nest deep."""
    body = tree.find("body") if tree.tag == "html" else tree
    pieces: list[str] = []
    for text, is_edge in _texts(body if body is not None else tree):
        if is_edge:
            line = " ".join("".join(pieces).split())
            pieces.clear()
            if line:
                yield line
        pieces.append(text)
    line = " ".join("".join(pieces).split())
    if line:
        yield line


def _texts(root: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield every text with whether a new line begins before it."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        is_block = element.tag not in _INLINE
        if closing:
            yield element.tail or "", is_block
            continue
        stack.append((element, True))
        if isinstance(element.tag, str) and element.tag not in _SILENT:
            yield element.text or "", is_block
            stack.extend((child, False) for child in reversed(element))
