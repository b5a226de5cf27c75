"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from peewee import Field, TextField

# What each engine calls our types; handed to the Database in database.py.
FIELD_TYPES_SQLITE = {"UTCTIME": "TEXT", "JSONTEXT": "TEXT"}
FIELD_TYPES_POSTGRES = {"UTCTIME": "TIMESTAMPTZ", "JSONTEXT": "TEXT"}


class Column(Field):
    """A field of ours; on a row it reads as the value, which mypy cannot see."""

    def db_values(self, values: Sequence[Any]) -> Iterable[Any]:
        """Return what `db_value` makes of each of many."""
        return map(self.db_value, values)

    if TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any) -> Any: ...  # noqa: D105 - for mypy alone
        def __set__(self, instance: Any, value: Any) -> None: ...  # noqa: D105 - as above


class UtcTime(Column):
    """An aware UTC instant: fixed-width ISO 8601 text on SQLite, timestamptz on PostgreSQL.

    peewee's DateTimeField gives back naive or shifted values on one engine or the
    other (measured); fixed width keeps order, `<=` and MAX right on text. PostgreSQL
    reads the same text as an instant, so one form serves both.
    """

    field_type = "UTCTIME"

    def db_value(self, value: datetime | None) -> str | None:
        """Return the text both engines take; a naive time is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"naive time given to {self.name}: {value!r}"
            raise ValueError(msg)
        return to_text(value)

    def python_value(self, value: Any) -> datetime | None:
        """Return an aware UTC datetime."""
        if value is None:
            return None
        return value.astimezone(UTC) if isinstance(value, datetime) else from_text(value)

    def db_values(self, values: Sequence[Any]) -> Iterable[Any]:
        """Return what `db_value` makes of each; what is asked of each is asked of those that differ."""
        texts = {value: self.db_value(value) for value in set(values)}
        return map(texts.__getitem__, values)


@lru_cache(maxsize=256)  # the rows of a poll share their times
def to_text(value: datetime) -> str:
    """Return the fixed-width UTC text of an aware time (years 1..9999)."""
    return f"{value.astimezone(UTC).isoformat(timespec='microseconds').removesuffix('+00:00')}Z"


def from_text(value: str) -> datetime:
    """Return the instant of a text that `to_text` wrote."""
    return datetime.fromisoformat(value)  # reads the Z; strptime takes 13 us, a third of reading a row


def storable(value: str) -> str:
    """Return `value` without what PostgreSQL or UTF-8 cannot hold: NUL and lone surrogates (JSON feeds carry both)."""
    if value.isascii():
        return value.replace("\0", "") if "\0" in value else value
    data = _utf8(value)
    return value if data is not None and 0 not in data else stored_bytes(value).decode()


def stored_bytes(value: str) -> bytes:
    """Return what `storable` makes of `value`, in UTF-8."""
    data = _utf8(value)  # looked through as bytes: a NUL among wide characters takes ten times as long to miss
    if data is None:
        data = value.encode("utf-8", "replace")
    return data.replace(b"\0", b"") if 0 in data else data


def _utf8(value: str) -> bytes | None:
    try:
        return value.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return None


class Text(TextField, Column):
    """Text of any length that both engines can hold."""

    def db_value(self, value: Any) -> Any:
        """Return `value` made storable."""
        return storable(value) if isinstance(value, str) else value

    def db_values(self, values: Sequence[Any]) -> Iterable[Any]:
        """Return what `db_value` makes of each; most are ASCII and stay as they are."""
        return [value if value is None or (value.isascii() and "\0" not in value) else storable(value) for value in values]


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode  # json.dumps makes one for every value


class Json(Column):
    """A JSON document kept as text on both engines: nothing queries inside it."""

    field_type = "JSONTEXT"

    def db_value(self, value: Any) -> str | None:
        """Return compact JSON text."""
        return None if value is None else storable(_as_json(value))

    def python_value(self, value: Any) -> Any:
        """Return the document."""
        return None if value is None else json.loads(value)
