"""Other articles listed beside one, each with its date: no statement about the page, and nothing to guess its date from."""

from __future__ import annotations

import re
from itertools import chain, islice

from lxml.html import HtmlElement

from aggregator.core.dates.dateforms import has_date

_ITEMS = frozenset({"li", "article", "div", "section", "tr", "dd"})
_ELSEWHERE = re.compile(r"^(?:#|javascript:|mailto:|tel:)", re.IGNORECASE)
_ABOVE = 5  # elements between a link or a date and its item
_BESIDE = 20  # elements of its kind before an item, and behind it, of which one is an item, too: a list has no end that is known
_SAID = 400  # characters of an item with its teaser
_HEADLINE = 12  # characters of a link that is a headline rather than a name; in scripts that write a word in one sign less
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]{6}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def dated_lists(tree: HtmlElement) -> list[HtmlElement]:
    """Return the items that stand beside another of their kind, each with a headline that is a link, and with a date."""
    around = (item for link in tree.iter("a") if _is_headline(link) for item in islice(link.iterancestors(), _ABOVE))
    return [item for item in dict.fromkeys(around) if _is_one_of_several(item)]


def is_listed(element: HtmlElement) -> bool:
    """Return whether an element stands in such an item."""
    return any(_is_one_of_several(item) for item in islice(chain((element,), element.iterancestors()), _ABOVE))


def _is_one_of_several(item: HtmlElement) -> bool:
    if not _is_item(item):
        return False
    behind, before = item.itersiblings(item.tag), item.itersiblings(item.tag, preceding=True)
    beside = chain(islice(behind, _BESIDE), islice(before, _BESIDE))
    return any(_is_item(other) for other in beside if other.get("class") == item.get("class"))


def _is_item(element: HtmlElement) -> bool:
    if element.tag not in _ITEMS:
        return False
    text = _beginning(element)
    if len(text) > _SAID or next(element.iter("h1"), None) is not None:
        return False
    dated = has_date(text) or any(_DAY.match(time.get("datetime") or "") for time in element.iter("time"))
    return dated and any(_is_headline(link) for link in element.iter("a"))


def _beginning(element: HtmlElement) -> str:
    """Return an element's text, or more of it than an item has: what holds a whole page is met once for each link in it."""
    texts, length = list[str](), 0
    for text in element.itertext():
        texts.append(text)
        length += len(text)
        if length > _SAID:
            break
    return "".join(texts)


def _is_headline(link: HtmlElement) -> bool:
    said = " ".join(link.text_content().split())
    return not _ELSEWHERE.match(link.get("href") or "#") and (len(said) >= _HEADLINE or _UNSPACED.search(said) is not None)
