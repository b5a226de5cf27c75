"""Roots, entries, links and what else has a place of its own: what feedparser does at each, as far as anybody reads the result.

`_start_...` and `_end_...` are feedparser's methods (mixin.py and namespaces/). An element without children is dealt with at its end, with
its text; State.stated has its attributes.
"""

from __future__ import annotations

import re
from typing import Any

from aggregator.parse.plain.borrowed import joined, mended, resolved
from aggregator.parse.plain.state import NotPlainError, State
from aggregator.parse.reader import RawEntry

_HTML = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")  # what feedparser takes for a parameter of a query


def rss(state: State) -> None:
    """_start_rss."""
    stated = state.stated.get("version", "")
    if not state.version.startswith("rss"):
        numbered = {"0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094"}
        state.version = numbered.get(stated) or ("rss20" if stated.startswith("2.") else "rss")
    root_language(state)


def feed(state: State) -> None:
    """_start_feed."""
    numbered = {"0.1": "atom01", "0.2": "atom02", "0.3": "atom03"}
    state.version = state.version or numbered.get(state.stated.get("version", ""), "atom")
    root_language(state)


def root_language(state: State) -> None:
    """Note the language in force as the feed's own, where there is one."""
    if state.spoken:
        state.head.values["language"] = state.spoken


def channel(state: State) -> None:
    """_start_channel: CDF's attributes are not plain."""
    if "lastmod" in state.stated or "href" in state.stated:
        raise NotPlainError("CDF")


def item(state: State) -> None:
    """_start_item."""
    channel(state)
    state.entry = RawEntry(base=state.base)
    state.entries.append(state.entry)
    if len(state.entries) > state.limit:
        raise NotPlainError("more entries than are read")
    state.title_depth = -1
    state.depths, state.tags = {}, set()
    if about := state.stated.get("rdf:about"):
        state.values["id"] = about


def item_end(state: State, _text: str) -> None:
    """_end_item."""
    state.entry, state.has_content = None, False


def untitled(state: State) -> None:
    """_start_image, _start_source: a title after them replaces one before."""
    state.title_depth = -1


def link(state: State, text: str) -> None:
    """_start_link, pop: the addresses of articles are read from the fields, enclosures and the head's last resort from here."""
    stated = state.stated
    address, relation = _href(stated), stated.get("rel", "alternate").lower()
    if relation == "enclosure":
        if address is None:
            raise NotPlainError("an enclosure's address as text")
        _enclose(state, joined(state.base, address), stated.get("type", "text/html"))
    elif state.entry:
        return
    elif address is None:
        state.values["link"] = _REFERENCE.sub(r"&\g<1>", resolved(state.base, text))
    elif relation == "alternate" and stated.get("type", "text/html").lower() in _HTML:
        state.values["link"] = joined(state.base, address)


def enclosure(state: State, _text: str) -> None:
    """_start_enclosure."""
    _enclose(state, _href(state.stated), state.stated.get("type"))


def _enclose(state: State, address: str | None, kind: str | None) -> None:
    found = {"rel": "enclosure", "href": address, "type": kind.lower() if kind else kind, "length": state.stated.get("length")}
    state.values.setdefault("links", []).append(found)


def _href(stated: Any) -> str | None:
    """_enforce_href."""
    address: str | None = stated.get("url", stated.get("uri", stated.get("href")))
    return address or stated.get("href")


def identity(state: State, text: str) -> None:
    """_start_guid, _end_guid: an entry's is read from the fields, the head's is its link where it has none."""
    if not state.entry and state.stated.get("ispermalink", "true") == "true":
        state.values.setdefault("link", resolved(state.base, text))


def language(state: State, text: str) -> None:
    """_start_language: its text is the language of entry or feed."""
    state.values["language"] = mended(text)
