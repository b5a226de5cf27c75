"""Text of strangers made safe for every format: nothing invisible, nothing that turns the page around."""

from __future__ import annotations

from typing import Any

from aggregator.core import documents
from aggregator.core.unseen import without_unseen
from aggregator.model.digest import Digest


def scrub(text: str) -> str:
    """Return `text` without the characters that no reader sees."""
    return without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))


def scrubbed(digest: Digest) -> Digest:
    """Return the digest with every string in it scrubbed."""
    return documents.load(Digest, scrubbed_value(documents.dump(digest)))


def one_line(text: str) -> str:
    """Return `text` on one line."""
    return " ".join(text.split())


def scrubbed_value(value: Any) -> Any:
    """Return a JSON value with every string in it scrubbed."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, list):
        return [scrubbed_value(item) for item in value]
    return {key: scrubbed_value(item) for key, item in value.items()} if isinstance(value, dict) else value
