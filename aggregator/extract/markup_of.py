"""An element's own markup, as text."""

from __future__ import annotations

from html import escape

from lxml.etree import tostring
from lxml.html import HtmlElement


def inner_html(element: HtmlElement) -> str:
    """Return what stands between an element's tags; still to be sanitised."""
    children = (tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(children)


def outer_html(element: HtmlElement) -> str:
    """Return the element itself, without the text after it; still to be sanitised."""
    return tostring(element, encoding="unicode", method="html", with_tail=False)
