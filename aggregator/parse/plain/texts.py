"""Titles, summaries and contents: which of an element's names feedparser stores its text under, and as what.

`_start_...` and `_end_...` are feedparser's methods. None of these has children; State.stated has the attributes.
"""

from __future__ import annotations

from typing import Any

from aggregator.parse.plain.borrowed import looks_like_html, mended
from aggregator.parse.plain.state import NotPlainError, State

_TYPES = {
    "text": "text/plain", "plain": "text/plain", "text/plain": "text/plain", "html": "text/html", "text/html": "text/html",
}  # fmt: skip # map_content_type; all others may be base64 or XHTML


def title(state: State, text: str) -> None:
    """_start_title, _end_title."""
    if not -1 < state.title_depth <= state.depth:
        state.values["title"], state.values["title_detail"] = mended(text), {"language": state.spoken}
    other_title(state, text)


def other_title(state: State, text: str) -> None:
    """_end_title of what is not the entry's: only its place counts."""
    _kind(state, "text/plain")
    if text:
        state.title_depth = state.depth


def description(state: State, text: str) -> None:
    """_start_description, _end_description: a second one is the content."""
    if _is_second(state):
        content(state, text)
    elif state.entry:
        _summary(state, text, "text/html")


def summary(state: State, text: str) -> None:
    """_start_summary, _end_summary: a second one is the content."""
    if _is_second(state):
        content(state, text)
    else:
        _summary(state, text, "text/plain")


def _is_second(state: State) -> bool:
    return "summary" in state.values and not state.has_content


def _summary(state: State, text: str, default: str) -> None:
    detail = _detail(state, text, default)
    state.values["summary"], state.values["summary_detail"] = detail["value"], detail


def content(state: State, text: str) -> None:
    """_start_content, _end_content."""
    _content(state, text, "text/plain")


def encoded(state: State, text: str) -> None:
    """_start_content_encoded, _end_content_encoded."""
    _content(state, text, "text/html")


def _content(state: State, text: str, default: str) -> None:
    state.has_content = True
    detail = _detail(state, text, default)
    state.values.setdefault("content", []).append(detail)
    state.values.setdefault("summary", detail["value"])


def _detail(state: State, text: str, default: str) -> dict[str, Any]:
    """push_content, pop_content."""
    kind = _kind(state, default)
    if kind == "text/plain" and not state.version.startswith("atom") and looks_like_html(text):
        kind = "text/html"
    return {"type": kind, "language": state.spoken, "base": state.base, "value": mended(text)}


def _kind(state: State, default: str) -> str:
    kind = _TYPES.get(state.stated.get("type", default).lower())
    if kind is None or state.stated.get("mode") == "base64":
        raise NotPlainError("a type that is neither text nor HTML")
    return kind
