"""What PostgreSQL means by its error codes: its words are in whatever language its administrator reads.

Source: https://www.postgresql.org/docs/current/errcodes-appendix.html. SQLite has no such codes, and speaks English.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Any


class Trouble(Enum):
    """What a user can mend, or what passes."""

    AWAY = auto()  # no server, or no connection of its; another try may find one
    BUSY = auto()  # somebody else holds a lock
    FULL = auto()
    READ_ONLY = auto()
    DENIED = auto()
    SLOW = auto()  # given up by a timeout, or by an administrator
    DAMAGED = auto()
    NOT_THERE = auto()  # a table, or the schema
    MACHINE = auto()  # the server's machine fails it: no memory, a disk that cannot be read


_CODES = {
    "40001": Trouble.BUSY,  # serialization_failure
    "40P01": Trouble.BUSY,  # deadlock_detected
    "55P03": Trouble.BUSY,  # lock_not_available
    "53100": Trouble.FULL,  # disk_full
    "53300": Trouble.AWAY,  # too_many_connections
    "25006": Trouble.READ_ONLY,  # read_only_sql_transaction
    "25P03": Trouble.AWAY,  # idle_in_transaction_session_timeout: the server hangs up
    "42501": Trouble.DENIED,  # insufficient_privilege
    "57014": Trouble.SLOW,  # query_canceled
    "XX001": Trouble.DAMAGED,  # data_corrupted
    "XX002": Trouble.DAMAGED,  # index_corrupted
    "3F000": Trouble.NOT_THERE,  # invalid_schema_name
    "42P01": Trouble.NOT_THERE,  # undefined_table
}
_CLASSES = {
    "53": Trouble.MACHINE,  # insufficient resources
    "58": Trouble.MACHINE,  # system error
    "08": Trouble.AWAY,  # connection exceptions
    "57P": Trouble.AWAY,  # shut down, crashed, starting up, database dropped
}


def trouble(state: str | None) -> Trouble | None:
    """Return what is the matter by an SQLSTATE, None for what no user can mend or where there is no code."""
    if state is None:
        return None
    return _CODES.get(state) or _CLASSES.get(state[:2]) or _CLASSES.get(state[:3])


def code(error: BaseException) -> str | None:
    """Return the SQLSTATE of a driver's error; peewee keeps that within its own."""
    state: str | None = getattr(getattr(error, "orig", error), "sqlstate", None)
    return state


def words(error: BaseException) -> str:
    """Return what the server says is wrong, on one line, without the statement that it quotes; else what the driver says."""
    said: Any = getattr(getattr(error, "orig", error), "diag", None)
    return " ".join((getattr(said, "message_primary", None) or str(error)).split())  # libpq answers in several lines
