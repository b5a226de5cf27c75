"""Tell by its structure what stands beside an article: teasers, a form for a newsletter, a quote pulled from the text, another column.

For words and class names there are other rules; these need neither a language nor a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml.html import HtmlElement

from aggregator.core.urls import absolute, site_of
from aggregator.extract import paragraphs
from aggregator.extract.paragraphs import ENOUGH, is_headline, letters, line_of, weight

_FORM_TEXT = 400  # characters of a call to subscribe with its small print
_BOXES = frozenset({"div", "section", "aside", "p", "fieldset", "figure"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CARDS = frozenset({"div", "article", "li", "section", "a"})
_PARTS = 60  # elements of a teaser or a form
_SERIES = 3  # teasers in a row
_CARD = 400  # characters of a teaser
_ELSEWHERE = re.compile(r"^(?:#|javascript:|mailto:)", re.IGNORECASE)
_PULLED = re.compile(r"(?:^|[\s_-])pull-?(?:ed-?)?quotes?(?:$|[\s_-])|(?:^|[\s_-])wp-block-pullquote", re.IGNORECASE)
_DISCUSSION = re.compile(
    r"(?:^|[\s_-])(?:comments|reactions|discussion|commentaires|comentarios|kommentare|komentarze)(?:$|[\s_-])", re.IGNORECASE
)
_PAID = re.compile(r"(?:^|\s)paid-?content(?:$|\s)", re.IGNORECASE)
_QUOTES = frozenset({"blockquote", "aside"})
_LEAST_QUOTED, _QUOTED = 12, 600  # characters of a pulled quote
_TEXT = 3  # paragraphs of a text
_SHARE = 0.25  # of the page's paragraphs


def sign_ups(tree: HtmlElement) -> list[HtmlElement]:
    """Return the boxes that hold little more than a form which asks for an address."""
    found = []
    for field in tree.iter("input"):
        box = None
        if field.get("type", "").lower() == "email" or "mail" in (field.get("name") or "").lower():
            boxes = (e for e in field.iterancestors() if e.tag in _BOXES or e.tag == "form")
            for element in boxes:
                if not _is_small(element, _FORM_TEXT) or next(element.iter("h1"), None) is not None:
                    break
                box = element
        found += [] if box is None else [box]
    return found


def pulled_quotes(tree: HtmlElement) -> list[HtmlElement]:
    """Return the quotes that repeat what the text says; two that say the same repeat each other alone."""
    marked = [
        e
        for e in tree.iter("blockquote", "aside", "div", "figure", "p", "span")
        if e.tag in _QUOTES or _PULLED.search(e.get("class") or "")
    ]
    if not marked:
        return []
    quoted = {e: said for e in marked if _LEAST_QUOTED < len(said := letters("".join(e.itertext()))) <= _QUOTED}
    outermost = [said for e, said in quoted.items() if quoted.keys().isdisjoint(e.iterancestors())]
    whole = letters("".join(tree.itertext()))
    return [e for e, said in quoted.items() if whole.count(said) > sum(other.count(said) for other in outermost)]


def paid_text(tree: HtmlElement) -> list[HtmlElement]:
    """Return the boxes that hold the part of a text for which readers pay, where the page shows it; others of the name advertise."""
    named = [e for e in tree.iter() if isinstance(e.tag, str) and _PAID.search(e.get("class") or "")]
    told = {box for p in paragraphs.told(tree, weight) for box in p.iterancestors()} if named else set()
    return [e for e in named if e in told]


def teasers(tree: HtmlElement, url: str) -> list[HtmlElement]:
    """Return the cards that stand in a row, each with a headline that is a link to another page and little text below it."""
    rows: dict[tuple[HtmlElement | None, str, str], list[HtmlElement]] = defaultdict(list)
    for heading in tree.iter(*_HEADINGS):
        card = _card(heading, url)
        if card is not None:
            rows[card.getparent(), str(card.tag), card.get("class") or ""].append(card)
    return [card for cards in rows.values() if len(cards) >= _SERIES for card in cards]


def _card(heading: HtmlElement, url: str) -> HtmlElement | None:
    """Return the largest element around a linked heading that is still one card."""
    if not _is_linked(heading, url):
        return None
    card = None
    for element in heading.iterancestors():
        if not _is_small(element, _CARD) or sum(1 for _ in element.iter(*_HEADINGS, "h1")) > 1:
            break
        card = element if element.tag in _CARDS else card
    return card


def _is_small(element: HtmlElement, limit: int) -> bool:
    """Return whether an element says at most `limit` characters in few elements; no more of it is looked at, for pages hold thousands."""
    said = 0
    for count, part in enumerate(element.iter()):
        said += weight(part.text or "") if isinstance(part.tag, str) else 0
        said += weight(part.tail or "") if part is not element else 0
        if count > _PARTS or said > limit:
            return False
    return True


def _is_linked(heading: HtmlElement, url: str) -> bool:
    links = [a for a in heading.iterancestors() if a.tag == "a"] or list(heading.iter("a"))
    own = [link for link in links if _is_of_site(link.get("href") or "", url)]
    return len(own) == 1 and bool(line_of(heading)) and (own[0] in heading.iterancestors() or line_of(own[0]) == line_of(heading))


def _is_of_site(href: str, url: str) -> bool:
    """Return whether an address leads to another page of the site: a list of places or books links what it describes elsewhere."""
    there = absolute(url, href) if href and not _ELSEWHERE.match(href) else None
    return there is not None and (not url or site_of(there) == site_of(url))


def discussions(tree: HtmlElement) -> list[HtmlElement]:
    """Return what names itself a discussion, below a text that stands outside it: a forum has none."""
    named = [e for e in tree.iter("div", "section", "ol", "ul") if _DISCUSSION.search(f"{e.get('class') or ''} {e.get('id') or ''}")]
    told = [weight(line_of(p)) for p in paragraphs.told(tree, weight)] if named else []
    return named if len(told) >= _TEXT and sum(told) >= ENOUGH else []


def other_columns(tree: HtmlElement, title: str) -> list[HtmlElement]:
    """Return what stands outside the column of the headline, where that column holds a text of its own.

    Only articles with a headline of their own, and items in a row that each say more than one paragraph of text, such as who wrote it: the
    text may go on in another column.
    """
    heading = _headline(tree, title)
    if heading is None:
        return []
    told = list(paragraphs.told(tree, weight))
    column = _column(heading, told)
    if column is None:
        return []
    inside = {p for p in told if column in p.iterancestors()}
    others = [p for p in told if p not in inside]
    items = _items(others, {_name(p) for p in inside})
    others = [p for p in others if p in items or _is_below_another(p, heading)]
    ours = {ancestor for p in set(told).difference(others) for ancestor in p.iterancestors()}
    return list(dict.fromkeys(_outermost(p, ours) for p in others))


def _items(others: list[HtmlElement], ours: set[tuple[str, str]]) -> set[HtmlElement]:
    """Return the paragraphs that are each the only one of its box, in boxes of one name in a row which say something else, too."""
    rows: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for paragraph in others:
        box = paragraph.getparent()
        if box is not None and len(list(islice(box.iter("p"), 2))) == 1 and _says_more(box, paragraph) and _name(paragraph) not in ours:
            rows[_name(paragraph)].append(paragraph)
    return {paragraph for row in rows.values() if len(row) >= _SERIES for paragraph in row}


def _says_more(box: HtmlElement, paragraph: HtmlElement) -> bool:
    """Return whether a box says more than its paragraph, and not under a heading that is no link: that is a part of a text."""
    headings = list(box.iter(*_HEADINGS))
    return len(line_of(box)) > len(line_of(paragraph)) and all(next(h.iter("a"), None) is not None for h in headings)


def _headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    """Return the first heading that the page's title begins with."""
    return next((h for h in tree.iter("h1", "h2") if is_headline(h, title)), None)


def _column(heading: HtmlElement, told: list[HtmlElement]) -> HtmlElement | None:
    """Return the smallest element around a headline that holds a text; None where only the page does, or the text is little of it."""
    held: dict[HtmlElement, list[int]] = defaultdict(list)
    for paragraph in told:
        said = weight(line_of(paragraph))
        for ancestor in paragraph.iterancestors():
            held[ancestor].append(said)
    whole = sum(max(held.values(), key=sum, default=[]))
    columns = (e for e in heading.iterancestors() if len(held[e]) >= _TEXT and sum(held[e]) >= max(_SHARE * whole, ENOUGH))
    column = next(columns, None)
    return None if column is None or column.tag in ("body", "html") else column


def _name(paragraph: HtmlElement) -> tuple[str, str]:
    box = paragraph.getparent()
    return ("", "") if box is None else (str(box.tag), box.get("class") or "")


def _is_below_another(paragraph: HtmlElement, heading: HtmlElement) -> bool:
    """Return whether a paragraph stands in an article of its own, with a headline of the same rank."""
    article = next((e for e in paragraph.iterancestors() if e.tag == "article"), None)
    return article is not None and article not in heading.iterancestors() and next(article.iter(str(heading.tag)), None) is not None


def _outermost(paragraph: HtmlElement, ours: set[HtmlElement]) -> HtmlElement:
    """Return the largest element around a paragraph that holds nothing of ours."""
    outermost = paragraph
    for ancestor in paragraph.iterancestors():
        if ancestor in ours:
            break
        outermost = ancestor
    return outermost
