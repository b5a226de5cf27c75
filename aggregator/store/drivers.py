"""psycopg only for those whose store is a PostgreSQL server.

peewee imports every driver it finds. psycopg takes 0.15 s of CPU and 9 MB, which is more than all that `status` does on a SQLite store.
"""

from __future__ import annotations

import sys
from typing import Any


def import_peewee() -> None:
    """Import peewee as if there were no psycopg; before any other import of it."""
    if "psycopg" in sys.modules:
        import peewee  # noqa: PLC0415 - nothing is spared

        return
    sys.modules["psycopg"] = None  # type: ignore[assignment]  # how Python marks a module that is not to be imported
    try:
        import peewee  # noqa: F401, PLC0415 - see above
    finally:
        del sys.modules["psycopg"]


def load_psycopg() -> None:
    """Give peewee what it would have imported of psycopg; before a PostgreSQL database is made."""
    import peewee  # noqa: PLC0415 - imported above
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
