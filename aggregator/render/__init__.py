"""A digest in the format asked for. Pure: data in, bytes out, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable

from aggregator.core.alerts import is_alert
from aggregator.model.digest import Digest
from aggregator.render.clean import one_line, scrub, scrubbed
from aggregator.render.environment import tally
from aggregator.render.epub import epub
from aggregator.render.feeds import atom, json_feed
from aggregator.render.html import html, mail
from aggregator.render.jsondoc import json_document
from aggregator.render.markdown import markdown
from aggregator.render.text import text
from aggregator.render.times import Reader

_RENDERERS: dict[str, Callable[[Digest], bytes]] = {
    "html": html,
    "markdown": markdown,
    "text": text,
    "json": json_document,
    "atom": atom,
    "jsonfeed": json_feed,
    "epub": epub,
    "mail": mail,
}
# Files by the formats of config.toml; `mail` is no file.
EXTENSIONS = {"html": "html", "markdown": "md", "text": "txt", "json": "json", "atom": "atom", "jsonfeed": "feed.json", "epub": "epub"}


def render(digest: Digest, fmt: str) -> bytes:
    """Return the digest as `fmt`: a key of EXTENSIONS, or "mail" for the HTML of a message."""
    return _RENDERERS[fmt](scrubbed(digest))


def subject(digest: Digest) -> str:
    """Return the subject of a message: title, day, what it holds; of an alert: what rang."""
    if is_alert(digest.name):
        more = len(digest.stories) - 1 + digest.more
        return one_line(scrub(f"{digest.title}: {digest.stories[0].title}{f' (and {more} more)' if more else ''}"))
    day = Reader(digest.timezone, digest.scheduled_for).weekday(digest.scheduled_for)
    return one_line(scrub(f"{digest.title}, {day}: {tally(digest)}")).rstrip(".")
