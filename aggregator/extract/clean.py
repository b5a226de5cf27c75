"""Take out of a page what is never article text, before the extractor judges it.

Measured on 181 news pages: broad class lists cost more text than they save noise; a tight list, paragraphs that are one
link, and embedded posts moved out of their wrappers gain. Every removal is guarded: what holds much of the page's text is
kept, whatever its class says.
"""

from __future__ import annotations

import re
from functools import partial

from lxml.html import HtmlElement

from aggregator.extract import beside
from aggregator.extract.embeds import posts

# Whole words of class or id that name furniture on news pages; tight on purpose.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:newsletter(?:s|-?(?:signup|form|widget|promo))?|related-?(?:articles?|stories|posts?|content|links|news)"
    r"|read-?more|also-?read|most-?(?:read|popular|viewed)|trending|recommended-?(?:articles?|stories|posts?)"
    r"|share-?(?:bar|tools|buttons|links)|social-?(?:share|links|bar)|sharedaddy|addtoany(?:_\w+)?|jp-relatedposts|outbrain|taboola"
    r"|promo-?box|sponsored|advert(?:isement)?s?|ad-?(?:slot|container|wrapper|unit)|subscribe-?(?:box|form|widget)"
    r"|author-?(?:bio|box)|about-?(?:the-?)?author|breadcrumbs?|cookie-?(?:banner|notice|consent)"
    r"|polls?(?:-?(?:box|widget|container|wrapper))?|comments?-?(?:area|section|list)|disqus_thread|tag-?(?:list|cloud)|article-?tags|post-?tags"
    r"|keywords?|(?:post|article)[-_]?(?:statement|disclaimer)"
    r"|rollover-people-block|screen-reader-text|visually-?hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TAGS = frozenset({"nav", "form", "button", "select", "dialog", "menu", "amp-sidebar", "amp-consent", "amp-user-notification", "amp-ad"})
_KEPT = frozenset({"html", "body", "main", "article", "head"})
_LINK_ONLY = 0.9  # share of a paragraph's text that stands in its one link
_LINK_ONLY_WORDS = 25  # longer ones are text that happens to be linked
_LINED = frozenset({"div", "span", "td", "font", "article", "section"})  # what holds lines that breaks end, in place of paragraphs
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_LINES = frozenset({"p", "span", "small", "em"})  # in a hidden box a part of the text may be folded away
_BUTTON_WORDS = 6
_DATE = re.compile(r"(?:^|[\s:/#])date(?:Published|Modified|Created)(?:$|\s)")
_DATE_LINE = 60  # characters
_SENTENCES = frozenset({"p", "li", "td"})
_MOST = 0.75  # of the page's paragraphs; what holds more is a list of articles or the article itself
_GUARD = 0.25  # an element with a larger share of the page's paragraph text stays


def clean(tree: HtmlElement, title: str, url: str, *, news: bool = False) -> tuple[str, ...]:
    """Change `tree` in place; return what was removed (`class newsletter`, `link paragraph`), each once.

    On a `news` page a heading that is a link is another article's, too; on others (recipes, forums) it may be the page's own.
    """
    for box in beside.paid_text(tree):
        del box.attrib["class"]  # trafilatura takes it for an advertisement
    removed = _without_beside(tree, title, url, max(paragraph_length(tree), 1))
    whole = max(paragraph_length(tree), 1)
    for element in list(tree.iter()):
        reason = _reason(element, news=news) if isinstance(element.tag, str) and element.tag not in _KEPT else None
        if reason and element.getparent() is not None and paragraph_length(element) < _GUARD * whole:
            element.drop_tree()
            removed.append(reason)
    _hoist_embeds(tree)
    return tuple(dict.fromkeys(removed))


def _without_beside(tree: HtmlElement, title: str, url: str, whole: int) -> list[str]:
    """Drop what the page's structure tells to stand beside the article; return what it was."""
    removed = []
    kinds = (("sign-up", beside.sign_ups), ("pulled quote", beside.pulled_quotes), ("teasers", partial(beside.teasers, url=url)))
    for name, find in kinds:
        found = [element for element in find(tree) if element.getparent() is not None]
        if found and sum(map(paragraph_length, found)) < _MOST * whole:
            removed.append(name)
            _drop(found)
    for name, found in (("discussion", beside.discussions(tree)), ("another column", beside.other_columns(tree, title))):
        removed += [name] if found else []
        _drop(found)
    return removed


def _drop(elements: list[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def paragraph_length(element: HtmlElement) -> int:
    """Return the characters of text in the paragraphs of `element`, and in lines that breaks set apart."""
    paragraphs = sum(len("".join(paragraph.itertext()).strip()) for paragraph in element.iter("p"))
    lines = {box for mark in element.iter("br") if (box := mark.getparent()) is not None and box.tag in _LINED}
    return paragraphs + sum(len((box.text or "").strip()) + sum(len((child.tail or "").strip()) for child in box) for box in lines)


def _reason(element: HtmlElement, *, news: bool) -> str | None:
    if element.tag in _TAGS:
        return f"<{element.tag}>"
    if said := _by_attribute(element):
        return said
    match = _FURNITURE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    if match is not None:
        return f"class {match[0].strip(' _-').lower()}"
    if news and element.tag in _HEADINGS and _is_teaser(element):
        return "linked headline"
    return "link paragraph" if element.tag == "p" and _is_link_only(element) else None


def _by_attribute(element: HtmlElement) -> str | None:
    if element.tag in _LINES and element.get("hidden") is not None:
        return "hidden line"
    if element.get("role") == "button" and len("".join(element.itertext()).split()) <= _BUTTON_WORDS:
        return "button"
    return "date" if _is_date(element) else None


def _is_date(element: HtmlElement) -> bool:
    """Return whether an element outside a sentence is the page's date in words."""
    if not _DATE.search(element.get("itemprop") or element.get("property") or ""):
        return False
    parent = element.getparent()
    return (parent is None or parent.tag not in _SENTENCES) and len("".join(element.itertext()).strip()) <= _DATE_LINE


def _is_teaser(heading: HtmlElement) -> bool:
    """Return whether a heading is all link, to another page: the headline of another article."""
    if any(ancestor.tag == "a" for ancestor in heading.iterancestors()):
        return True
    linked = sum(_length(link) for link in heading.iter("a") if not (link.get("href") or "#").startswith("#"))
    return 0 < _LINK_ONLY * _length(heading) <= linked


def _length(element: HtmlElement) -> int:
    return len("".join("".join(element.itertext()).split()))


def _is_link_only(paragraph: HtmlElement) -> bool:
    text = "".join(paragraph.itertext()).strip()
    links = list(paragraph.iter("a"))
    if not text or len(links) != 1 or len(text.split()) > _LINK_ONLY_WORDS:
        return False
    return len("".join(links[0].itertext()).strip()) >= _LINK_ONLY * len(text)


def _hoist_embeds(tree: HtmlElement) -> None:
    """Turn embedded posts into plain quotes outside their wrappers, which extractors drop as widgets."""
    for quote in posts(tree):
        quote.attrib.clear()
        wrapper = quote.getparent()
        while wrapper is not None and wrapper.tag in ("div", "figure", "section") and _holds_only(wrapper, quote):
            outer = wrapper.getparent()
            if outer is None:
                break
            quote.tail = wrapper.tail
            outer.replace(wrapper, quote)
            wrapper = outer


def _holds_only(wrapper: HtmlElement, quote: HtmlElement) -> bool:
    own = "".join(wrapper.itertext()).strip()
    return len(own) <= len("".join(quote.itertext()).strip()) + 2
