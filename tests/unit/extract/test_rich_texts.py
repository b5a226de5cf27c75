"""Texts as content systems keep them in JSON: each comes out as the paragraphs, headings, quotes and lists it is made of."""

from __future__ import annotations

import json

import pytest

from aggregator.extract.richtext import html_of

SAID = "<p>The ferry left.</p><h2>What now</h2><ul><li>One boat</li><li>Two boats</li></ul><p>It <i>came</i> back.</p>"
PLAIN = SAID.replace("<i>", "").replace("</i>", "")


def leaf(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


PROSEMIRROR = {
    "type": "doc",
    "content": [
        {"type": "paragraph", "content": [leaf("The ferry "), leaf("left.")]},
        {"type": "image", "attrs": {"src": "a.jpg", "alt": "A boat"}},
        {"type": "heading", "attrs": {"level": 2}, "content": [leaf("What now")]},
        {
            "type": "bulletList",
            "content": [
                {"type": "listItem", "content": [{"type": "paragraph", "content": [leaf(text)]}]} for text in ("One boat", "Two boats")
            ],
        },
        {"type": "paragraph", "content": [leaf("It "), {"type": "text", "marks": [{"type": "italic"}], "text": "came"}, leaf(" back.")]},
    ],
}
EDITORJS = {
    "time": 1748764800000,
    "blocks": [
        {"id": "a", "type": "paragraph", "data": {"text": "The ferry left."}},
        {"id": "b", "type": "header", "data": {"text": "What now", "level": 2}},
        {"id": "c", "type": "list", "data": {"style": "unordered", "items": ["One boat", {"content": "Two boats", "items": []}]}},
        {"id": "d", "type": "paragraph", "data": {"text": "It <i>came</i> back."}},
        {"id": "e", "type": "embed", "data": {"caption": "A film of boats"}},
    ],
}
SANITY = [
    {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "The ferry "}, {"_type": "span", "text": "left."}]},
    {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "What now"}]},
    {"_type": "block", "listItem": "bullet", "children": [{"_type": "span", "text": "One boat"}]},
    {"_type": "newsletterSignup", "text": "Get our letter every morning"},
]
CONTENTFUL = {
    "nodeType": "document",
    "content": [
        {
            "nodeType": "paragraph",
            "content": [
                {"nodeType": "text", "value": "The ferry "},
                {"nodeType": "hyperlink", "data": {"uri": "/f"}, "content": [{"nodeType": "text", "value": "left."}]},
            ],
        },
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "What now"}]},
        {"nodeType": "embedded-asset-block", "data": {}, "content": []},
    ],
}
SLATE = [
    {"type": "paragraph", "children": [{"text": "The ferry "}, {"text": "left.", "bold": True}]},
    {"type": "heading-two", "children": [{"text": "What now"}]},
]
DRAFT = {
    "blocks": [{"key": "a", "type": "unstyled", "text": "The ferry left."}, {"type": "header-two", "text": "What now"}],
    "entityMap": {},
}
TWO = "<p>The ferry left.</p><h2>What now</h2>"


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (PROSEMIRROR, PLAIN),
        (json.dumps(PROSEMIRROR), PLAIN),
        (EDITORJS, SAID),
        (SANITY, TWO + "<p>One boat</p>"),
        (CONTENTFUL, TWO),
        (SLATE, TWO),
        (DRAFT, TWO),
        ({"rendered": TWO, "protected": False}, TWO),
        ("The ferry left.\r\n\r\nIt came back: 5 < 6.", "<p>The ferry left.</p><p>It came back: 5 &lt; 6.</p>"),
        ("&lt;p&gt;The ferry left.&lt;/p&gt;", "<p>The ferry left.</p>"),
        (["The ferry left.", "It came back."], "<p>The ferry left.</p><p>It came back.</p>"),
        (
            [{"type": "text", "content": "The ferry <b>left</b>."}, {"type": "quote", "content": [leaf("Gone!")]}],
            "<p>The ferry <b>left</b>.</p><blockquote>Gone!</blockquote>",
        ),
        ({"type": "paragraph", "content": [leaf("One"), {"type": "hardBreak"}, leaf("two")]}, "<p>One<br>two</p>"),
        ({"type": "related", "items": [{"text": "Another story"}]}, ""),
        ({"text": None, "count": 7}, ""),
        (7, ""),
    ],
    ids=[
        "prosemirror",
        "as text",
        "editor.js",
        "sanity",
        "contentful",
        "slate",
        "draft",
        "wordpress",
        "plain",
        "escaped",
        "strings",
        "arc",
        "break",
        "others",
        "nothing",
        "number",
    ],
)
def test_a_text_comes_out_in_its_blocks(value, html):
    assert html_of(value) == html


def test_a_tree_without_end_has_one():
    deep = {"type": "paragraph", "children": [{"text": "The end"}]}
    for _ in range(2000):
        deep = {"type": "section", "children": [deep]}
    assert html_of(deep) == ""
    inline = {"type": "span", "children": []}
    for _ in range(2000):
        inline = {"type": "span", "children": [inline]}
    assert html_of([inline]) == "<p></p>"
