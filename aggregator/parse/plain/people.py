"""Authors: their names are read from the fields; their mail addresses, for those who state no name, as feedparser makes them out."""

from __future__ import annotations

from aggregator.parse.plain.borrowed import People, mended
from aggregator.parse.plain.state import NotPlainError, State


def author(state: State) -> None:
    """_start_author."""
    state.values.setdefault("authors", []).append({})
    state.alone = True


def within(state: State) -> None:
    """Note that an author is more than text: what feedparser makes of text beside the rest is not plain."""
    state.alone = False


def author_end(state: State, text: str) -> None:
    """_end_author."""
    if text and not state.alone:
        raise NotPlainError("text beside an author's name")
    state.values["author"] = mended(text)
    detail = state.values["authors"][-1]
    if detail or "@" in text:
        People(state.values).settle()
    elif text:  # what settling comes to where there is no address to search for
        state.values.setdefault("author_detail", detail)
        detail["name"] = mended(text)


def name(state: State, text: str) -> None:
    """_end_name in an author."""
    People(state.values).save("name", text)


def email(state: State, text: str) -> None:
    """_end_email in an author."""
    People(state.values).save("email", text)


def page(state: State, text: str) -> None:
    """_end_url in an author: that there is one counts."""
    People(state.values).save("href", text)


def owner(state: State) -> None:
    """_start_itunes_owner: feedparser has them mix with the authors, which nobody reads of an RSS feed."""
    if state.version.startswith("atom"):
        raise NotPlainError("an owner")


def blank(_state: State, text: str) -> None:
    """What an author element holds beside name, address and page; its text would be the author's."""
    if text:
        raise NotPlainError("text beside an author's name")
