"""A Content-Length that is said twice.

"a recipient of a Content-Length header field value consisting of the same decimal value repeated as a comma-separated list [...] MAY either
reject the message as invalid or replace that invalid field value with a single valid Content-Length" (RFC 9110, 8.6), and lines of one name
are such a list (5.3). llhttp rejects it; browsers, curl and h11 do not, so servers that send it stay unmended.
"""

from __future__ import annotations

import re

_LINE = rb"\ncontent-length:[^\n]*"
_REPEATED = re.compile(_LINE + rb"(?:,|\n(?:[^\r\n][^\n]*\n)*?content-length:)", re.IGNORECASE)
_INTERIM = re.compile(rb"(?:HTTP/1\.\d 1\d\d[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n)*")  # 1xx answers before the one that counts
_END = re.compile(rb"\n\r?\n")
_FIELD = re.compile(_LINE + rb"(?:\n[ \t][^\n]*)*", re.IGNORECASE)  # with its folded lines
_VALUES = re.compile(rb"[ \t]*\d+[ \t]*(?:,[ \t]*\d+[ \t]*)*\r?")


def is_repeated(received: bytes) -> bool:
    """Return whether what came of an answer says its length more than once."""
    return _REPEATED.search(received) is not None


def ends_a_head(piece: bytes) -> bool:
    """Return whether a head ends in what just came, be it that of a 1xx answer."""
    return _END.search(piece) is not None


def is_headed(received: bytes) -> bool:
    """Return whether the head of the answer that counts has come whole."""
    return _ends(received) is not None


def said_once(received: bytes) -> bytes | None:
    """Return an answer whose head is whole with its length said once; None where the lengths differ or are none."""
    start, end = _counts_from(received), _ends(received)
    head = received[start:end]
    fields = [field.partition(b":")[2] for field in _FIELD.findall(head)]
    if not all(map(_VALUES.fullmatch, fields)):
        return None
    numbers = {number.strip().lstrip(b"0") or b"0" for field in fields for number in field.split(b",")}
    if len(numbers) != 1:
        return None
    return received[:start] + _FIELD.sub(b"", head) + b"\nContent-Length: " + numbers.pop() + b"\r" + received[end:]


def _counts_from(received: bytes) -> int:
    """Return where the answer that counts begins."""
    interim = _INTERIM.match(received)
    return interim.end() if interim else 0


def _ends(received: bytes) -> int | None:
    """Return where its head ends, before the line feed of the last line; None where that is still to come."""
    found = _END.search(received, _counts_from(received))
    return found.start() if found else None
