"""Pages whose article stands at a known place: the user's selectors for a host, and the shapes we know.

A shape is recognised by its markup, not by its host, so that mirrors and other domains of the same publisher are read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Any

from lxml.html import HtmlElement

from aggregator.extract.body import Body
from aggregator.extract.clean import clean
from aggregator.extract.markup_of import outer_html
from aggregator.extract.promo import furniture
from aggregator.markup import one_line, sanitise, to_text
from aggregator.markup.select import SelectorError, to_xpath

_BLOCKS = ("p", "div", "span", "h1", "h2", "h3", "h4", "li", "em", "i", "strong", "b", "section")


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a page keeps its article: CSS selectors."""

    name: str
    text: str
    title: str = ""
    remove: tuple[str, ...] = ()


# Devdiscourse: the summary stands in h2.sub-title, the article in section.article-cont; what follows the text inside are the
# agencies' line and lists of links (the site's own templates).
_SHAPES = (
    Shape(
        "devdiscourse",
        "h2.sub-title, section.article-cont",
        "h1.title",
        ("div.article-ai-card", "section.left-section", "figure", "figcaption"),
    ),
)
_NEEDED = {"devdiscourse": "section.article-cont"}


def shape_of(tree: HtmlElement, site: Mapping[str, Any] | None) -> Shape | None:
    """Return the user's selectors as a shape, else the known shape the page has, else None."""
    if site and (site.get("text") or site.get("title") or site.get("remove")):
        return Shape("site rule", site.get("text") or "", site.get("title") or "", tuple(site.get("remove") or ()))
    return next((shape for shape in _SHAPES if _select(tree, _NEEDED[shape.name])), None)


def prune(tree: HtmlElement, shape: Shape) -> None:
    """Remove from `tree`, in place, what the shape says is no text."""
    for selector in shape.remove:
        for element in _select(tree, selector):
            if element.getparent() is not None:
                element.drop_tree()


def title_by(tree: HtmlElement, shape: Shape | None) -> str:
    """Return the headline at the shape's place, "" when there is none."""
    found = _select(tree, shape.title) if shape and shape.title else []
    return one_line(found[0].text_content()) if found else ""


def body_by(tree: HtmlElement, shape: Shape | None, *, url: str, title: str) -> Body | None:
    """Return the text at the shape's place, None where the page has none there. `tree` is not changed."""
    chosen = [deepcopy(element) for element in _outermost(_select(tree, shape.text))] if shape and shape.text else []
    if not chosen or shape is None:
        return None
    return read(chosen, f"{shape.name}: {shape.text}", url=url, title=title)


def read(elements: list[HtmlElement], said: str, *, url: str, title: str) -> Body | None:
    """Return the text of elements that hold an article and little else, None where they hold none. They are changed."""
    dropped: list[str] = []
    for element in elements:
        element.tail = None
        dropped += [*clean(element, title, url), *_drop_furniture(element, title)]
    html = sanitise("".join(outer_html(element) for element in elements), url)
    text = to_text(html)
    reasons = f"; dropped: {', '.join(dict.fromkeys(dropped))}" if dropped else ""
    return Body(text, html, f"{said}{reasons}") if text else None


def _drop_furniture(element: HtmlElement, title: str) -> list[str]:
    reasons = []
    for block in list(element.iter(*_BLOCKS)):
        if block is element or block.getparent() is None:
            continue
        reason = furniture(block.text_content(), title, first=False, last=False, linked=partial(_has_link, block))
        if reason and reason != "rule":
            block.drop_tree()
            reasons.append(reason)
    return reasons


def _has_link(block: HtmlElement) -> bool:
    return next(block.iter("a"), None) is not None


def _select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return what a selector finds; one that is not understood finds nothing: `config check` has named it."""
    try:
        found = tree.xpath(to_xpath(selector)) if selector else []
    except SelectorError:
        return []
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return the elements that lie in no other of them, in document order."""
    chosen = list(elements)
    return [element for element in chosen if not any(parent in chosen for parent in element.iterancestors())]
