"""psycopg only for those whose store is a PostgreSQL server.

peewee imports every driver it finds, and is told that there is none (store/__init__.py): psycopg takes 0.15 s of CPU and 9 MB, which is
more than all that `status` does on a SQLite store.
"""

from __future__ import annotations

from typing import Any


def load_psycopg() -> None:
    """Give peewee what it would have imported of psycopg; before a PostgreSQL database is made."""
    import peewee  # noqa: PLC0415 - for PostgreSQL alone
    import psycopg  # noqa: PLC0415 - what this file is for
    from psycopg.pq import TransactionStatus  # noqa: PLC0415
    from psycopg.types.json import Json, Jsonb  # noqa: PLC0415

    late: Any = peewee
    if late.psycopg is not None:
        return
    late.psycopg, late.TransactionStatus, late.Json_pg3, late.Jsonb_pg3 = psycopg, TransactionStatus, Json, Jsonb
    adapter = late.Psycopg3Adapter
    adapter.txn_idle, adapter.txn_inerror, adapter.txn_unknown = (
        TransactionStatus.IDLE,
        TransactionStatus.INERROR,
        TransactionStatus.UNKNOWN,
    )
