"""Long texts that no query looks into, packed: half their size (zlib; newspaper texts .45), read back in 15 us."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from peewee import BlobField

from aggregator.store.fields import storable

_PLAIN = b"\0"  # before what stands as it is; zlib's own first byte is 0x78, and no text holds a NUL
_SHORT = 100  # bytes that packing would not make fewer


def pack(text: str) -> bytes:
    """Return `text` as it is stored; nothing for an empty one."""
    data = storable(text).encode()
    if len(data) <= _SHORT:
        return _PLAIN + data if data else b""
    return min(zlib.compress(data), _PLAIN + data, key=len)


def unpack(stored: bytes) -> str:
    """Return what `pack` was given."""
    return (stored[1:] if stored[:1] == _PLAIN else zlib.decompress(stored)).decode() if stored else ""


class Packed(BlobField):
    """A text of any length, packed; on a row it reads as text."""

    if TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any) -> Any: ...  # noqa: D105 - for mypy alone

    def db_value(self, value: str | None) -> Any:
        """Return the bytes both engines take."""
        return None if value is None else super().db_value(pack(value))

    def python_value(self, value: Any) -> str | None:
        """Return the text."""
        return None if value is None else unpack(bytes(value))
