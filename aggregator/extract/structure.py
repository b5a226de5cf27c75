"""Give the text's blocks the markup of the page: links and emphasis inside them, pictures with their captions between them.

The extractors judge blocks best without links and take captions for text, so they are asked for words only; each block is then found again
in the page by its words, in order, and written as the page writes it. A block that is not found keeps the extractor's own rendering.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import escape

from lxml.etree import _Element
from lxml.html import HtmlElement

from aggregator.extract.blocks import block_html, text_of
from aggregator.extract.markup_of import inner_html, outer_html
from aggregator.extract.paragraphs import is_aside, letters, line_of
from aggregator.extract.promo import caption_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXT = frozenset({"p", "div", "section", "li", "td", "span", "dd"})
# A block of the extractor's -> what it may have been on the page.
_SOURCES = {
    "p": _TEXT | _HEADINGS | {"blockquote"},
    "head": _HEADINGS | _TEXT,
    "list": frozenset({"ul", "ol"}),
    "quote": frozenset({"blockquote", "q"}),
    "table": frozenset({"table"}),
    "code": frozenset({"pre"}),
}
_BLOCKS = frozenset().union(*_SOURCES.values())
_NESTED = frozenset({"p", "div", "section", "ul", "ol", "table", "blockquote", "pre", "figure", "article", "aside", "form"})
_SMALL = 100  # pixels; smaller pictures are icons and portraits
_ICON = re.compile(r"avatar|author|logo|icon|emoji|pixel|spacer|badge|gravatar", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,5})")


def to_html(body: _Element, tree: HtmlElement) -> str:
    """Return the blocks of `body` as HTML in the markup of `tree`, with the pictures between them; still to be sanitised."""
    elements = list(tree.iter())
    place_of = {element: place for place, element in enumerate(elements)}
    found = _found(body, elements)
    ends = [place for place, _ in found if place is not None]
    pictures = [(place_of[p], p) for p in _pictures(tree)] if ends else []
    written: list[str] = []
    last = _before(ends[0], pictures) if ends else 0
    for block, (place, element) in zip(body, found, strict=True):
        if place is not None and element is not None:
            written += [_picture_html(p) for at, p in pictures if last < at < place]
            last = max(last, place + sum(1 for _ in element.iter()) - 1)
        written.append(_block_html(block, element))
    return "".join(written)


def _before(first: int, pictures: list[tuple[int, HtmlElement]]) -> int:
    """Return the place after which pictures count: one may stand between the headline and the text."""
    return max((place for place, _ in pictures if place < first), default=first) - 1


def _found(body: _Element, elements: list[HtmlElement]) -> list[tuple[int | None, HtmlElement | None]]:
    """Return where each block stands in the page, in order; (None, None) for one that is not found after the one before."""
    places: dict[str, list[int]] = {}
    for place, element in enumerate(elements):
        if element.tag in _BLOCKS and not (element.tag in _TEXT and any(child.tag in _NESTED for child in element)):
            places.setdefault(_key("".join(element.itertext())), []).append(place)
    found: list[tuple[int | None, HtmlElement | None]] = []
    last = -1
    for block in body:
        tags = _SOURCES.get(str(block.tag), frozenset())
        same = places.get(_key(text_of(block)), [])
        later = (same[i] for i in range(bisect_right(same, last), len(same)))  # lazily: a page may say the same ten thousand times
        here = _innermost((place for place in later if elements[place].tag in tags), elements)
        last = last if here is None else here
        found.append((None, None) if here is None else (here, elements[here]))
    return found


def _innermost(places: Iterator[int], elements: list[HtmlElement]) -> int | None:
    """Return the last of the first chain of elements that lie in each other and say the same, None without any."""
    inner: int | None = None
    for place in places:
        if inner is not None and elements[inner] not in elements[place].iterancestors():
            break
        inner = place
    return inner


def _key(text: str) -> str:
    return letters(text.casefold())


def _block_html(block: _Element, element: HtmlElement | None) -> str:
    if element is None:
        return block_html(block)
    if block.tag in ("p", "head"):
        if any(child.tag in _NESTED for child in element.iter() if child is not element):
            return block_html(block)
        name = "p" if block.tag == "p" else element.tag if element.tag in _HEADINGS - {"h1"} else "h2"
        return f"<{name}>{inner_html(element)}</{name}>"
    return outer_html(element)


def _pictures(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield figures with a picture, and pictures outside figures, that stand in no aside and are no icons."""
    for element in tree.iter("figure", "img"):
        image = element if element.tag == "img" else next(element.iter("img"), None)
        inside = any(ancestor.tag in ("figure", "table", "li", "blockquote") for ancestor in element.iterancestors())
        if image is None or inside or _is_icon(image) or any(is_aside(ancestor) for ancestor in element.iterancestors()):
            continue
        yield element


def _is_icon(image: HtmlElement) -> bool:
    sizes = (_PIXELS.match(image.get(side) or "") for side in ("width", "height"))
    return any(int(size[1]) < _SMALL for size in sizes if size) or bool(
        _ICON.search(f"{image.get('class') or ''} {image.get('src') or ''}")
    )


def _picture_html(element: HtmlElement) -> str:
    image = element if element.tag == "img" else next(element.iter("img"))
    source = next((value for name in ("data-src", "data-original", "data-lazy-src", "src") if (value := image.get(name) or "")), "")
    if source.startswith("data:") or not source:
        source = (image.get("srcset") or image.get("data-srcset") or "").split(",")[-1].strip().split(" ")[0]
    if not source:
        return ""
    words = " ".join((image.get("alt") or "").split())
    caption = caption_of(next((line_of(caption) for caption in element.iter("figcaption")), ""), words)
    shown = f'<img src="{escape(source)}" alt="{escape(words)}">'
    return f"<figure>{shown}{f'<figcaption>{escape(caption, quote=False)}</figcaption>' if caption else ''}</figure>"
