"""The article in a page's JSON: which of its objects is this page's own, and what it says that readers pay for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from aggregator.extract.facts import PageFacts
from aggregator.extract.pagedata import Document, parsed
from aggregator.extract.richtext import TEXTS, normal
from aggregator.markup import one_line

Story = dict[str, Any]

_TITLES = ("title", "headline", "headlines", "heading", "pagetitle", "name")
_ADDRESSES = ("url", "canonicalurl", "canonical", "permalink", "link", "href", "websiteurl", "slug", "path")
_FIRST = ("basic", "rendered", "text", "main", "default", "web", "value")  # where a title is an object
_MOST = 50_000  # objects and lists of one page that are looked at
_PACKED = 60  # characters
_LEAST = 12  # characters of a title or a path that is no word in a menu
_WALLED = frozenset(
    {
        "ispremium", "premium", "ispaywalled", "paywalled", "paywall", "haspaywall", "ispaid", "paid", "paidcontent", "ispaidcontent",
        "locked", "islocked", "subscriberonly", "subscribersonly", "issubscriberonly", "membersonly", "ismembersonly", "memberonly",
        "isplus", "subscriptionrequired", "requiressubscription", "loginrequired", "requireslogin", "ispro",
    }
)  # fmt: skip
_GATES = frozenset({"paywall", "paywallstate", "paywallconfig", "gate", "regwall", "barrier"})
_UP = frozenset(
    {"enabled", "active", "islocked", "locked", "required", "show", "visible", "isactive", "isenabled", "ispaywalled", "status"}
)
_YES = (True, "true", "1", "yes", "locked", "active", "on")
_TIERS = frozenset(
    {"access", "accesslevel", "accesstype", "accesstier", "contenttier", "tier", "visibility", "paywallstatus", "contenttype"}
)
_PAID = frozenset({"premium", "paid", "locked", "subscriber", "subscribers", "members", "member", "plus", "pro", "paywall", "subscription"})
_FREE = frozenset({"isaccessibleforfree", "accessibleforfree", "isfree", "free"})


def stories(documents: Iterable[Document]) -> Iterator[Story]:
    """Yield every object of the documents that has a title or a text, in document order; iterative, since states nest deep."""
    stack = [document.value for document in reversed(list(documents))]
    seen: set[int] = set()
    while stack and len(seen) < _MOST:
        value = stack.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))  # a revived state holds one object in many places
        members = [*map(_unpacked, value.values() if isinstance(value, dict) else value)]
        if isinstance(value, dict) and (title_of(value) or text_keys(value)):
            yield value
        stack.extend(member for member in reversed(members) if isinstance(member, dict | list))


def has_gate(documents: Iterable[Document], own: list[Story]) -> bool:
    """Return whether a state holds a wall that is up, for this page: `paywall: {"isLocked": true}`; those of other articles are theirs."""
    stack = [document.value for document in documents]
    ours = set(map(id, own))
    looked = 0
    while stack and looked < _MOST:
        value = stack.pop()
        looked += 1
        if isinstance(value, dict) and any(_is_up(gate) for key, gate in value.items() if normal(key) in _GATES):
            return True
        members = value.values() if isinstance(value, dict) else value
        stack.extend(m for m in members if isinstance(m, list) or (isinstance(m, dict) and (id(m) in ours or not title_of(m))))
    return False


def _is_up(gate: Any) -> bool:
    return isinstance(gate, dict) and any(said in _YES for key, said in gate.items() if normal(key) in _UP and isinstance(said, bool | str))


def _unpacked(member: Any) -> Any:
    """Return what a string holds that is JSON itself, as answers of a server are kept in a state."""
    is_packed = isinstance(member, str) and len(member) >= _PACKED and member[:1] in ("{", "[")
    return parsed(member) if is_packed else member


def own_stories(found: Iterable[Story], facts: PageFacts, url: str) -> list[Story]:
    """Return the objects that are this page's article, by its headline or its address."""
    heads = {_plain(title) for title in (facts.title, *(said for name, said in facts.metas if name in ("og:title", "twitter:title")))} - {
        ""
    }
    here = {_path(url), _path(facts.canonical_url or "")} - {""}
    return [story for story in found if _plain(title_of(story)) in heads or here & _paths(story)]


def title_of(story: Story) -> str:
    """Return what an object calls itself, "" where it has no title."""
    names = {normal(key): value for key, value in story.items()}
    return next((title for name in _TITLES if (title := _line(names.get(name)))), "")


def text_keys(story: Story) -> list[str]:
    """Return the keys under which an object may hold a text, the likeliest first."""
    names = {normal(key): key for key in story}
    return [names[name] for name in TEXTS if name in names]


def is_walled(story: Story) -> bool:
    """Return whether an object says that its text is not for everybody."""
    for key, value in story.items():
        name = normal(key)
        if (name in _WALLED and value in (*_YES, 1)) or (name in _FREE and value in (False, "false", "False", "no")):
            return True
        if name in _TIERS and isinstance(value, str) and value.strip().lower() in _PAID:
            return True
    return False


def _line(value: Any) -> str:
    if isinstance(value, dict):
        return next((_line(value[key]) for key in _FIRST if isinstance(value.get(key), str)), "")
    return one_line(value) if isinstance(value, str) else ""


def _plain(title: str) -> str:
    return one_line(title).casefold()


def _paths(story: Story) -> set[str]:
    names = {normal(key): value for key, value in story.items()}
    return {_path(said) for name in _ADDRESSES if isinstance(said := names.get(name), str)} - {""}


def _path(address: str) -> str:
    """Return the last part of an address' path, by which a slug is known; "" for what is too short to be one article's."""
    try:
        last = urlsplit(address.strip()).path.rstrip("/").rpartition("/")[2]
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    return last if len(last) >= _LEAST else ""
