"""Which of an entry's addresses is the article's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aggregator.core.urls import absolute
from aggregator.core.wrappers import unwrapped
from aggregator.parse.reader import Field

_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_ELSEWHERE = frozenset({"via", "related"})


def href(field: Field, document_base: str, fallback_base: str) -> str | None:
    """Return the address a link element names, absolute; `fallback_base` where no xml:base was stated."""
    stated = field.attributes.get("href") or field.attributes.get("url") or field.text
    return absolute(fallback_base if field.base == document_base else field.base, stated)


def relation(field: Field) -> str:
    """Return the relation of a link element; one that states none is the page itself."""
    return (field.attributes.get("rel") or "alternate").strip().lower()


def first_with(fields: Sequence[Field], rel: str, document_base: str) -> str | None:
    """Return the first link of that relation, absolute."""
    links = (href(field, document_base, document_base) for field in fields if field.name == "link" and relation(field) == rel)
    return next((link for link in links if link), None)


def article(fields: Sequence[Field], document_base: str, fallback_base: str) -> str | None:
    """Return the address of an entry's article.

    In this order: what FeedBurner says it was; the link as RSS writes it, as Atom writes it for pages, then for anything; a
    permalink guid; `via` and `related`; an Atom id that is an address. Addresses that are no http(s) ones are passed over; one that
    only wraps another in clear (Google, Facebook, Bing) is the other.
    """
    return next((unwrapped(url) for url in _candidates(fields, document_base, fallback_base) if url), None)


def _candidates(fields: Sequence[Field], document_base: str, fallback_base: str) -> Iterator[str | None]:
    links = [field for field in fields if field.name == "link"]
    pages = [field for field in links if relation(field) == "alternate"]
    in_order = (
        [field for field in fields if field.name == "feedburner:origlink"],
        [field for field in pages if "href" not in field.attributes],
        [field for field in pages if field.attributes.get("type", "").lower() in _PAGE_TYPES],
        pages,
        [field for field in fields if is_permalink(field)],
        [field for field in links if relation(field) in _ELSEWHERE],
        [field for field in fields if field.name == "id" and field.text.lower().startswith(("http://", "https://"))],
    )
    return (href(field, document_base, fallback_base) for group in in_order for field in group)


def is_permalink(field: Field) -> bool:
    """Tell whether an RSS guid is an address: it says so, or it says nothing and looks like one (RSS 2.0: the default is true)."""
    stated = field.attributes.get("ispermalink", "").strip().lower()
    looks = field.text.lower().startswith(("http://", "https://", "www."))
    return field.name == "guid" and bool(field.text) and (looks if stated == "" else stated == "true" and " " not in field.text)
