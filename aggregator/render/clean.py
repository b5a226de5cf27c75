"""Text of strangers made safe for every format: nothing invisible, nothing that turns the page around."""

from __future__ import annotations

import re
from typing import Any

from aggregator.core import documents
from aggregator.model.digest import Digest

# Controls but newline and tab (XML 1.0 forbids most), bidi embeddings, overrides and isolates (they reach past their own
# line: "Trojan source"), tag characters, line and paragraph separators, byte-order mark, surrogates, noncharacters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def scrub(text: str) -> str:
    """Return `text` without the characters that no reader sees."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


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
