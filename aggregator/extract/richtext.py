"""Texts as content systems keep them, in JSON, to HTML: markup in a string, or a tree of blocks.

The trees differ in names alone: Arc's `content_elements`, Editor.js, Draft.js, Slate, ProseMirror, Contentful's and Sanity's documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any

from aggregator.extract.pagedata import parsed

TEXTS = (
    "articlebody", "body", "bodyhtml", "bodytext", "bodycontent", "content", "contenthtml", "contentelements", "contentblocks", "text",
    "texthtml", "fulltext", "html", "articlecontent", "articletext", "articlehtml", "maincontent", "richtext", "storybody", "story",
    "paragraphs", "blocks", "elements", "components", "sections", "contents", "document", "copy", "rendered", "raw",
)  # fmt: skip
_INNER = (
    "text",
    "content",
    "value",
    "html",
    "children",
    "nodes",
    "items",
    "spans",
    "body",
    "blocks",
    "elements",
    "rendered",
    "paragraphs",
    "itemlistelement",
)
_KINDS = ("type", "_type", "nodeType", "kind", "blockType", "component", "__component", "tag", "tagName", "__typename", "style")
_NO_TEXT = re.compile(
    r"image|picture|photo|figure|gallery|video|audio|player|embed|iframe|script|advert|(?:^|[^a-z])ads?(?:$|[^a-z])|promo|newsletter"
    r"|related|teaser|interstitial|link[-_]?list|share|social|divider|separator|byline|author|poll|quiz|comment|button|raw_html|instagram|tweet",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"^(?:text|textnode|span|link|hyperlink|a|strong|bold|b|em|italic|i|u|underline|mark|mention|entry-hyperlink)$", re.IGNORECASE
)
_BREAK = re.compile(r"^(?:hard-?_?break|br|line-?break)$", re.IGNORECASE)
_TAGS = (
    (re.compile(r"head|^h[1-6]$|subtitle|crosshead|title", re.IGNORECASE), "h2"),
    (re.compile(r"quote", re.IGNORECASE), "blockquote"),
    (re.compile(r"list[-_]?item|^li$", re.IGNORECASE), "li"),
    (re.compile(r"list|^ul$|^ol$", re.IGNORECASE), "ul"),
    (re.compile(r"code|^pre$", re.IGNORECASE), "pre"),
)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|table|section|article|figure|br)[\s/>]", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?[a-z][a-z0-9]*(?:&gt;|\s|/)", re.IGNORECASE)
_BLANK = re.compile(r"\r\n?")
_DEPTH = 24  # a list in a quote in a section in a page


def normal(key: str) -> str:
    """Return a key by which one field is known in every spelling: `body_html`, `bodyHtml`, `data-body-html`."""
    return "".join(filter(str.isalnum, key.lower()))


def html_of(value: Any, depth: int = 0) -> str:
    """Return a text as HTML of blocks, still to be sanitised; "" where it holds none."""
    if depth > _DEPTH:
        return ""
    if isinstance(value, str):
        return _of_string(value, depth)
    if isinstance(value, list):
        return "".join(f"<p>{_inline(value)}</p>" if _is_inline(value) else html_of(member, depth + 1) for member in _runs(value))
    return _of_block(value, depth) if isinstance(value, dict) else ""


def _runs(members: list[Any]) -> Iterable[Any]:
    """Return the members of a list; one run of inline nodes is a single paragraph, told by the list itself."""
    return [members] if _is_inline(members) else members


def _of_string(text: str, depth: int) -> str:
    if text.lstrip()[:1] in ("{", "[") and isinstance(tree := parsed(text), dict | list):
        return html_of(tree, depth + 1)  # a block tree kept as text
    if _ESCAPED.search(text) and not _MARKUP.search(text):
        text = unescape(text)
    if _BLOCK.search(text):
        return text
    lines = _BLANK.sub("\n", text).split("\n")
    return "".join(f"<p>{_marked(line)}</p>" for line in lines if line.strip())


def _marked(line: str) -> str:
    """Return a line that may hold inline markup or references; else it is text as it stands."""
    return line if _MARKUP.search(line) or re.search(r"&#?\w+;", line) else escape(line, quote=False)


def _of_block(node: dict[str, Any], depth: int) -> str:
    said = kind_of(node)
    if said and _NO_TEXT.search(said):
        return ""
    data = node.get("data")
    fields = {**node, **data} if isinstance(data, dict) and said else node
    tag = next((tag for pattern, tag in _TAGS if pattern.search(said)), "p")
    inner = next((html for key in _inner_keys(fields) if (html := _held(fields[key], depth, tag))), "")
    if not inner or (tag == "p" and _BLOCK.search(inner.replace("<br>", ""))):
        return inner
    return f"<{tag}>{_bare(inner) if tag in ('h2', 'li', 'pre') else inner}</{tag}>"


def _inner_keys(fields: dict[str, Any]) -> list[str]:
    known = {normal(key): key for key in fields}
    return [known[name] for name in dict.fromkeys((*_INNER, *TEXTS)) if name in known]


def _held(value: Any, depth: int, tag: str) -> str:
    """Return what one field of a block holds: inline text, or further blocks."""
    if isinstance(value, str):
        return value if _BLOCK.search(value) else _marked(value.strip())
    if isinstance(value, list) and _is_inline(value):
        return _inline(value)
    if isinstance(value, list) and tag == "ul":
        return "".join(_item(html_of(member, depth + 1)) for member in value)
    return html_of(value, depth + 1) if isinstance(value, list | dict) else ""


def _item(html: str) -> str:
    return html if html.startswith("<li>") or not html else f"<li>{_bare(html)}</li>"


def _bare(html: str) -> str:
    """Return the inside of a single paragraph: a heading's or an item's line."""
    found = re.fullmatch(r"\s*<p>(.*)</p>\s*", html, re.DOTALL)
    return found[1] if found and "<p>" not in found[1] else html


def kind_of(node: dict[str, Any]) -> str:
    """Return what a node says it is, "" where it does not."""
    return next((said for key in _KINDS if isinstance(said := node.get(key), str) and said and said not in ("block", "normal")), "")


def _is_inline(members: list[Any]) -> bool:
    """Return whether a list is one line of text in pieces."""
    return bool(members) and all(isinstance(member, dict) and _is_piece(member) for member in members)


def _is_piece(node: dict[str, Any]) -> bool:
    said = kind_of(node)
    if said:
        is_leaf = not isinstance(node.get("content"), str)  # Arc's paragraphs call themselves text
        return bool(_BREAK.match(said)) or (bool(_INLINE.match(said)) and is_leaf)
    return isinstance(node.get("text"), str)  # Slate's leaves


def _inline(members: list[Any], depth: int = 0) -> str:
    return "".join(_piece(node, depth) for node in members) if depth <= _DEPTH else ""


def _piece(node: dict[str, Any], depth: int) -> str:
    if _BREAK.match(kind_of(node)):
        return "<br>"
    text = node.get("text") if isinstance(node.get("text"), str) else node.get("value")
    if isinstance(text, str):
        return escape(text, quote=False)
    inner: list[Any] = next((node[key] for key in ("children", "content", "nodes") if isinstance(node.get(key), list)), [])
    return _inline([member for member in inner if isinstance(member, dict)], depth + 1)
