"""A digest in the format asked for. Pure: data in, bytes out, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable

from aggregator.model.digest import Digest
from aggregator.render.clean import scrubbed
from aggregator.render.html import html

_RENDERERS: dict[str, Callable[[Digest], bytes]] = {
    "html": html,
}
EXTENSIONS = {
    "html": "html",
}


def render(digest: Digest, fmt: str) -> bytes:
    """Return the digest as `fmt`, a key of EXTENSIONS."""
    return _RENDERERS[fmt](scrubbed(digest))
