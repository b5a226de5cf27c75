"""Names and mail addresses of authors, made out as feedparser makes them out."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from feedparser import mixin
from feedparser.util import FeedParserDict
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.parse.authorship import settle

PIECES = st.sampled_from(
    [
        "a", "Ida", "b.", "-", "_", "+", "@", "@", "@[1.2.3.", "4", "1234", "]", ".com", ".museum", "?subject=x", "(", ")", "<", ">", "()",
        "&lt;", "&gt;", "é", "ſ", " ", "\n",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)
PEOPLE = st.dictionaries(st.sampled_from(["name", "email", "href"]), TEXTS, max_size=3).map(FeedParserDict)
VALUES = st.fixed_dictionaries(
    {}, optional={"author": TEXTS, "authors": st.lists(PEOPLE, min_size=1, max_size=2), "publisher": TEXTS, "author_detail": PEOPLE}
).map(FeedParserDict)


class Theirs:
    """feedparser's way to settle the authors of some values."""

    settle = mixin._FeedParserMixin._sync_author_detail

    def __init__(self, values: Any) -> None:
        self._values = values

    def _get_context(self) -> Any:
        return self._values


@given(VALUES, st.sampled_from(["author", "publisher"]))
@settings(max_examples=500)
@example(FeedParserDict(author="Ida Sand (ida.sand@harbour.example)"), "author")
@example(FeedParserDict(author="a@b.c@d.example", authors=[FeedParserDict()]), "author")
@example(FeedParserDict(author="(ida@[1.2.3.4]?subject=hi )"), "author")
def test_authors_are_settled_as_feedparser_settles_them(values: Any, key: str) -> None:
    ours, theirs = deepcopy(values), deepcopy(values)
    settle(ours, key)
    Theirs(theirs).settle(key)
    assert ours == theirs
