"""Posts of social networks that stand within an article: other people's words, on other days; as those of other articles beside it."""

from __future__ import annotations

import re
from collections.abc import Collection
from copy import deepcopy

from lxml.html import HtmlElement

from aggregator.extract.beside import discussions
from aggregator.extract.datedlists import dated_lists

_POST = re.compile(r"\b(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|twitter-video|mastodon-embed)\b")
_LINE = 120  # characters of a script that may print the page's own date where it stands: `showDate("2020/04/17")`


def posts(tree: HtmlElement) -> list[HtmlElement]:
    """Return the quotes by which networks embed a post."""
    return [quote for quote in tree.iter("blockquote") if _POST.search(quote.get("class") or "")]


def posts_and_lists(tree: HtmlElement) -> list[HtmlElement]:
    """Return these quotes, readers' comments, lists of other articles with their dates, and what scripts carry, which is read by itself.

    What of that is left unread are the days of reviews, offers, comments and readers' accounts.
    """
    return [
        *posts(tree),
        *dated_lists(tree),
        *discussions(tree),
        *(script for script in tree.iter("script") if _carries_data(script)),
    ]


def _carries_data(script: HtmlElement) -> bool:
    return script.get("type") == "application/ld+json" or len(script.text or "") > _LINE


def without(tree: HtmlElement, others: Collection[HtmlElement]) -> HtmlElement:
    """Return `tree`, or a copy without `others`, elements of it, where there are some."""
    if not others:
        return tree
    copy = deepcopy(tree)
    twins = dict(zip(tree.iter(), copy.iter(), strict=True))
    for element in map(twins.__getitem__, others):
        if element.getparent() is not None:
            element.drop_tree()
    return copy
