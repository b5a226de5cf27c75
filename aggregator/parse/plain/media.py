"""Media RSS and the picture of iTunes, of an entry; nobody reads a feed's."""

from __future__ import annotations

from aggregator.parse.plain.borrowed import mended, resolved
from aggregator.parse.plain.state import State


def media_content(state: State) -> None:
    """_start_media_content."""
    if state.entry:
        state.values.setdefault("media_content", []).append(_typed(state))


def media_thumbnail(state: State, text: str) -> None:
    """_start_media_thumbnail, _end_media_thumbnail."""
    if not state.entry:
        return
    picture = _typed(state)
    if "url" not in picture and (address := resolved(state.base, text).strip()):
        picture["url"] = address
    state.values.setdefault("media_thumbnail", []).append(picture)


def _typed(state: State) -> dict[str, str]:
    stated = dict(state.stated)
    if "type" in stated:
        stated["type"] = stated["type"].lower()
    return stated


def media_title(state: State, text: str) -> None:
    """As reader.py has it: a picture's is not the entry's."""
    _placed(state, "media_title", text)


def media_description(state: State, text: str) -> None:
    """As reader.py has it: a picture's is not the entry's."""
    _placed(state, "media_description", text)


def _placed(state: State, key: str, text: str) -> None:
    """Keep the last of those that stand least deep."""
    if state.entry and state.depth <= state.depths.get(key, state.depth):
        state.depths[key] = state.depth
        state.values[key] = mended(text)


def itunes_image(state: State) -> None:
    """_start_itunes_image."""
    address = state.stated.get("href") or state.stated.get("url")
    if state.entry and address:
        state.values["image"] = {"href": address}
