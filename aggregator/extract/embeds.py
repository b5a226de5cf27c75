"""Posts of social networks that stand within an article: other people's words, on other days."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml.html import HtmlElement

_POST = re.compile(r"\b(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|twitter-video|mastodon-embed)\b")


def posts(tree: HtmlElement) -> list[HtmlElement]:
    """Return the quotes by which networks embed a post."""
    return [quote for quote in tree.iter("blockquote") if _POST.search(quote.get("class") or "")]


def without_posts(tree: HtmlElement) -> HtmlElement:
    """Return `tree`, or a copy without its posts where it has some."""
    if not posts(tree):
        return tree
    copy = deepcopy(tree)
    for post in posts(copy):
        if post.getparent() is not None:
            post.drop_tree()
    return copy
