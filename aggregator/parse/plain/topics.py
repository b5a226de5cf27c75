"""Categories and keywords of an entry; nobody reads a feed's."""

from __future__ import annotations

from aggregator.parse.plain.borrowed import mended
from aggregator.parse.plain.state import NotPlainError, State

_MEDIA_SCHEME = "http://search.yahoo.com/mrss/category_schema"
_ITUNES_SCHEME = "http://www.itunes.com/"


def category(state: State, text: str) -> None:
    """_start_category, _end_category."""
    stated = state.stated
    _tag(state, text, stated.get("term"), stated.get("scheme", stated.get("domain")), stated.get("label"))


def media_category(state: State, text: str) -> None:
    """_start_media_category: as others, with a scheme of its own."""
    _tag(state, text, state.stated.get("term"), state.stated.get("scheme", _MEDIA_SCHEME), state.stated.get("label"))


def itunes_category(state: State, text: str) -> None:
    """_start_itunes_category."""
    _tag(state, text, state.stated.get("text"), _ITUNES_SCHEME, None)


def _tag(state: State, text: str, *stated: str | None) -> None:
    if not state.entry:
        return
    _add_tag(state, *stated)
    if not text:
        return
    tags, term = state.values["tags"], mended(text)
    if tags and not tags[-1]["term"]:
        state.tags.discard(tuple(tags[-1].values()))
        tags[-1]["term"] = term
        state.tags.add(tuple(tags[-1].values()))
    else:
        _add_tag(state, term, None, None)


def _add_tag(state: State, term: str | None, scheme: str | None, label: str | None) -> None:
    """_add_tag; the set makes it linear."""
    tags = state.values.setdefault("tags", [])
    if (term or scheme or label) and (term, scheme, label) not in state.tags:
        state.tags.add((term, scheme, label))
        tags.append({"term": term, "scheme": scheme, "label": label})


def itunes_keywords(state: State, text: str) -> None:
    """_end_itunes_keywords."""
    _keywords(state, text, _ITUNES_SCHEME)


def media_keywords(state: State, text: str) -> None:
    """_end_media_keywords."""
    _keywords(state, text, None)


def _keywords(state: State, text: str, scheme: str | None) -> None:
    if state.stated:  # feedparser then takes no text
        raise NotPlainError("keywords with attributes")
    if state.entry:
        for term in mended(text).split(","):
            if term.strip():
                _add_tag(state, term.strip(), scheme, None)
