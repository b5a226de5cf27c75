"""The articles under one key of the candidate index, packed: the newest of them, newest first, four bytes each, the high byte first.

One row a key in place of one a headline and key: what is looked up is one row in place of a hundred, and nothing that is older than
the newest fifty has to be taken out again. Packed so, SQL tells by `articles < ?` which lists hold nothing but what is older.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct, pack, unpack

NEWEST = 50  # articles kept under a key: what repeats a report is hours old (at 10^6, 40 and 200 find the same partners)
_BYTES = 4  # an article's number
_one = Struct(">I").pack


def packed(articles: Sequence[int]) -> bytes:
    """Return the list of `articles`, which are newest first; struct.error for one that four bytes do not hold."""
    return pack(f">{len(articles)}I", *articles)


def unpacked(postings: bytes) -> tuple[int, ...]:
    """Return the articles of a list, newest first."""
    return unpack(f">{len(postings) // _BYTES}I", postings)


def with_articles(postings: bytes, articles: Sequence[int]) -> bytes:
    """Return a list with `articles`, in any order, among its newest; one that is there stays there once."""
    new = _one(*articles) if len(articles) == 1 else packed(sorted(set(articles), reverse=True))
    if new[-_BYTES:] > postings[:_BYTES]:  # all are newer, as most are
        return (new + postings)[: NEWEST * _BYTES]
    return packed(sorted({*unpacked(postings), *articles}, reverse=True)[:NEWEST])
