"""Characters that do not belong in text, and references that stand for some that do."""

from __future__ import annotations

import html
import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # not Char of XML 1.0, and DEL
_CONTROLS = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])  # the ASCII ones among them
_NONE, _LAST = "\ufffe", "\uffff"  # the non-characters
_INVISIBLE = re.compile("[\x80-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]")
_REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)")


def legal(text: str, utf8: bytes | None = None) -> str:
    """Return `text` without control characters, lone surrogates and non-characters; tab and line ends stay.

    `utf8` are the bytes that it was decoded from, where these were UTF-8: then it need not be encoded to be looked at.
    """
    return text if _is_legal(text, utf8) else _ILLEGAL.sub("", text)


def _is_legal(text: str, utf8: bytes | None) -> bool:
    """Tell whether there is nothing to remove, by the text's UTF-8 form: at less than half of what looking for it costs."""
    try:
        data = text.encode() if utf8 is None else utf8
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and not (_NONE in text or _LAST in text)


def visible(text: str) -> str:
    """Return `text` without characters that cannot be seen but change how a line reads: C1, bidi overrides, zero-width.

    The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
    """
    return legal(text) if text.isascii() else _INVISIBLE.sub("", legal(text))


def decoded(text: str) -> str:
    """Return `text` with every complete character reference replaced, once.

    Unlike html.unescape it leaves names without a semicolon alone: "black&notes" is not a negation.
    """
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text
