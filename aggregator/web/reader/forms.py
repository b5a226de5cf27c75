"""The two ways a form's fields are sent (HTML, section 4.10.21): in one line, or in parts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

_BOUNDARY = re.compile(r'^multipart/form-data\s*;.*?boundary="?([^";]+)', re.IGNORECASE)
_NAME = re.compile(rb';\s*name="([^"]*)"', re.IGNORECASE)

Fields = dict[str, list[str]]


def fields(kind: str, body: bytes, most: int) -> Fields:
    """Return the fields of a form whose Content-Type is `kind`; raises ValueError for more than `most`.

    Readrops sends its login in parts; everybody else sends one line, often without saying so.
    """
    boundary = _BOUNDARY.match(kind)
    if boundary is None:
        return line(body.decode("utf-8", "replace"), most)
    return _parts(body.split(b"--" + boundary[1].encode("latin-1"), most + 2), most)


def line(text: str, most: int) -> Fields:
    """Return the fields of `a=1&b=2`; raises ValueError for more than `most`."""
    return parse_qs(text, keep_blank_values=True, max_num_fields=most)


def _parts(parts: list[bytes], most: int) -> Fields:
    """Return the fields of a form in parts (RFC 7578); before the first boundary and after the last stands nothing that counts."""
    if len(parts) > most + 2:
        raise ValueError(most)
    found: Fields = {}
    for part in parts[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if name:
            found.setdefault(_text(name[1]), []).append(_text(value.removesuffix(b"\r\n")))
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
