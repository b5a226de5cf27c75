"""Live blogs: the updates of a page one by one, each with its time, as the page orders them.

They are read from visible markup (microdata, or blocks that name themselves updates and hold a time), which has the structure, else
from the schema.org LiveBlogPosting, which has the words only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml.html import HtmlElement

from aggregator.extract import jsonld
from aggregator.extract.body import Body
from aggregator.extract.facts import PageFacts
from aggregator.extract.markup_of import inner_html
from aggregator.markup import one_line, to_text

_UPDATE = re.compile(
    r"(?:^|[\s_-])(?:live-?blog-?(?:update|post|entry|item)|live-?(?:update|post|entry)|lb24-[\w-]*item|ticker-?(?:event|item|entry|post))(?:$|[\s_-])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
_BLOCKS = ("article", "section", "div", "li")
_FEWEST = 2  # updates from which on a page is a live blog


@dataclass(frozen=True, slots=True)
class Update:
    """One update."""

    time: str  # as the publisher states it, "" when it does not
    title: str
    html: str  # not yet sanitised


def liveblog(tree: HtmlElement, facts: PageFacts) -> Body | None:
    """Return the updates as one text, None where the page is no live blog."""
    declared = next((node for node in facts.nodes if "LiveBlogPosting" in jsonld.types(node)), None)
    shown = _shown(tree) if declared is not None or facts.is_article else []
    told = _declared(declared) if declared is not None else []
    updates, source = (shown, "markup") if len(shown) >= max(len(told), _FEWEST) else (told, "schema.org")
    if len(updates) < _FEWEST:
        return None
    html = "".join(_html(update) for update in updates)
    return Body(to_text(html), html, f"live blog: {len(updates)} updates, from {source}")


def _shown(tree: HtmlElement) -> list[Update]:
    """Return the updates in the page's markup; one inside another counts once."""
    found: list[Update] = []
    taken: set[HtmlElement] = set()
    for element in tree.iter(*_BLOCKS):
        if not _is_named(element) or any(ancestor in taken for ancestor in element.iterancestors()):
            continue
        update = _of_element(element)
        if update is not None:
            taken.add(element)
            found.append(update)
    return found


def in_update(element: HtmlElement) -> bool:
    """Return whether an element stands in an update: what is said there is said of the update, not of the page."""
    ancestors = (node for node in (element, *element.iterancestors()) if node.tag in _BLOCKS and _is_named(node))
    return any(node.find(".//h1") is None for node in ancestors)  # `class="single-live-post"` may name the whole page


def _is_named(element: HtmlElement) -> bool:
    return element.get("itemprop") == "liveBlogUpdate" or _UPDATE.search(element.get("class") or "") is not None


def _of_element(element: HtmlElement) -> Update | None:
    time = next(element.iter("time"), None)
    heading = next(element.iter("h2", "h3", "h4"), None)
    blocks = [block for block in element.iter("p", "ul", "ol", "blockquote") if _is_outermost(block, element)]
    html = "".join(f"<{block.tag}>{inner_html(block)}</{block.tag}>" for block in blocks if block.text_content().strip())
    if time is None or not html:
        return None
    stated = (time.get("datetime") or "").strip() or one_line(time.text_content())
    return Update(stated, one_line(heading.text_content()) if heading is not None else "", html)


def _is_outermost(block: HtmlElement, within: HtmlElement) -> bool:
    for ancestor in block.iterancestors():
        if ancestor is within:
            return True
        if ancestor.tag in ("ul", "ol", "blockquote"):
            return False
    return True


def _declared(node: jsonld.Node) -> list[Update]:
    told = node.get("liveBlogUpdate")
    members = [member for member in (told if isinstance(told, list) else [told]) if isinstance(member, dict)]
    updates = (_of_node(member) for member in members)
    return [update for update in updates if update.html]


def _of_node(node: jsonld.Node) -> Update:
    body = jsonld.string(node.get("articleBody") or node.get("text"))
    paragraphs = [one_line(part) for part in to_text(body).split("\n")]
    html = "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs if part)
    return Update(jsonld.string(node.get("datePublished") or node.get("dateModified")), one_line(jsonld.string(node.get("headline"))), html)


def _html(update: Update) -> str:
    time = f'<time datetime="{escape(update.time)}">{escape(_readable(update.time))}</time>' if update.time else ""
    title = escape(update.title, quote=False)
    return f"<h3>{' · '.join(part for part in (time, title) if part)}</h3>{update.html}"


def _readable(time: str) -> str:
    """Return an ISO time as people write it, with its zone; anything else as it is."""
    found = _CLOCK.match(time)
    if found is None:
        return time
    zone = {"Z": " UTC", None: ""}.get(found[3], f" {found[3]}")
    return f"{found[1]} {found[2]}{zone}"
