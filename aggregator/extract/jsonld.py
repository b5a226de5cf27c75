"""schema.org data of a page, read leniently: pages hold broken JSON, HTML entities inside scripts, lists and graphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

ARTICLES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
        "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "TechArticle",
        "ScholarlyArticle", "Report", "AdvertiserContentArticle", "SatiricalArticle", "Review", "Recipe", "DiscussionForumPosting",
    }
)  # fmt: skip
NEWS = frozenset(name for name in ARTICLES if name.endswith("NewsArticle")) | {"LiveBlogPosting", "Report"}
WORKS = frozenset({"PodcastEpisode", "RadioEpisode", "Dataset", "SoftwareSourceCode", "HowTo", "Question"})  # what a page may be about
PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "QAPage", "FAQPage"})
VIDEOS = frozenset({"VideoObject"})
COLLECTIONS = frozenset({"CollectionPage", "SearchResultsPage"})
LISTS = COLLECTIONS | {"ItemList"}  # an article may hold one

# What hangs below these keys is another thing than the page's article.
_OTHERS = frozenset(
    {
        "itemListElement", "hasPart", "isPartOf", "publisher", "author", "creator", "comment", "review", "citation", "mentions", "about",
        "relatedLink", "subjectOf", "liveBlogUpdate", "image", "logo", "potentialAction", "breadcrumb", "isBasedOn", "copyrightHolder",
        "sourceOrganization", "suggestedAnswer", "acceptedAnswer",
    }
)  # fmt: skip
_DEPTH = 8  # graphs nest two or three deep
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_COMMENT = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*$|<!--.*?-->", re.DOTALL | re.MULTILINE)  # whole lines only: addresses hold //, too
_DATE_FIELD = re.compile(r"([\"'])(datePublished|dateModified|dateCreated)\1\s*:\s*([\"'])([^\"']{4,80})\3")

Node = dict[str, Any]


def load(tree: HtmlElement) -> tuple[list[Node], list[tuple[str, str]]]:
    """Return the page's schema.org nodes in document order, and the date fields of blocks that are no JSON even after repair.

    Only the first value of each date field counts: later ones belong to other articles.
    """
    nodes: list[Node] = []
    fields: dict[str, str] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = script.text_content()
        document = _parsed(source)
        if document is not None:
            nodes.extend(_walk(document, 0))
        else:
            for _, name, _, value in _DATE_FIELD.findall(source):
                fields.setdefault(name, unescape(value))
    return nodes, list(fields.items())


def types(node: Node) -> frozenset[str]:
    """Return the node's types without their namespace."""
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return frozenset(re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str))


def string(value: Any) -> str:
    """Return the text of a value, its name or its first member, entities resolved; "" when it has none."""
    if isinstance(value, list):
        return next((text for text in map(string, value) if text), "")
    if isinstance(value, dict):
        return string(value.get("name") or value.get("@value") or value.get("url") or value.get("@id"))
    return unescape(value).strip() if isinstance(value, str) else ""


def strings(value: Any) -> tuple[str, ...]:
    """Return the texts of a value or of its members, each once."""
    members = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for text in map(string, members) if text))


def _parsed(source: str) -> Any:
    bare = _WRAPPING.sub("", source).strip().rstrip(";")
    repaired = _TRAILING_COMMA.sub("", _COMMENT.sub("", bare.replace("\t", " ")))
    for attempt in (bare, repaired, unescape(repaired)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):  # not JSON, or nested a thousand deep
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for member in value:
            yield from _walk(member, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, member in value.items():
            if key not in _OTHERS and isinstance(member, list | dict):
                yield from _walk(member, depth + 1)
