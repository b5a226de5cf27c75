"""Characters that nobody sees and that steer what shows them: a terminal, a log, a line of mixed directions. Pure."""

from __future__ import annotations

import re

# Controls but newline and tab (XML 1.0 forbids most; ESC and the C1 begin a terminal's sequences), bidi embeddings, overrides and isolates
# (they reach past their own line: "Trojan source"), tag characters, line and paragraph separators, byte-order mark, surrogates,
# noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def without_unseen(text: str) -> str:
    """Return `text` without characters that nobody sees."""
    return _UNSEEN.sub("", text)


def with_unseen_escaped(text: str) -> str:
    r"""Return `text` with characters that nobody sees as JSON escapes: `\x1b` becomes `\u001b`, a tag character two of these."""
    return _UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(found[0].encode("utf-16-le", "surrogatepass")).cast("H"))
