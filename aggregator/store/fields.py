"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from peewee import Field, TextField

# What each engine calls our types; handed to the Database in database.py.
FIELD_TYPES_SQLITE = {"UTCTIME": "TEXT", "JSONTEXT": "TEXT"}
FIELD_TYPES_POSTGRES = {"UTCTIME": "TIMESTAMPTZ", "JSONTEXT": "TEXT"}


class _Column(Field):
    """A field of ours; on a row it reads as the value, which mypy cannot see."""

    if TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any) -> Any: ...
        def __set__(self, instance: Any, value: Any) -> None: ...


class UtcTime(_Column):
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
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Text(TextField, _Column):
    """Text of any length that both engines can hold."""

    def db_value(self, value: Any) -> Any:
        """Return `value` made storable."""
        return storable(value) if isinstance(value, str) else value


class Json(_Column):
    """A JSON document kept as text on both engines: nothing queries inside it."""

    field_type = "JSONTEXT"

    def db_value(self, value: Any) -> str | None:
        """Return compact JSON text."""
        if value is None:
            return None
        return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True))

    def python_value(self, value: Any) -> Any:
        """Return the document."""
        return None if value is None else json.loads(value)
