"""Trees that are walked many times."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml.html import HtmlElement


@contextmanager
def held(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Keep the Python object of every element of `tree` for as long as this lasts.

    lxml makes one at each visit of an element whose object nobody holds, and asks lxml.html in Python for its class: a page's elements
    are visited some ten times (measured: a tenth of extraction).
    """
    elements = list(tree.iter())
    yield elements
