"""A PostgreSQL store as new, for a test after another: to truncate thirty tables makes as many files anew, a third of a second a test."""

from __future__ import annotations

from aggregator.store.store import Store
from aggregator.store.tables import ALL

_RESTART = """SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL AND sequencename NOT LIKE 'schema_migration%%'"""


def empty(store: Store) -> None:
    """Leave no row, and no number that a sequence gave."""
    names = [table._meta.table_name for table in reversed(ALL)]  # who refers to others first
    filled = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)  # noqa: S608 - names of our own tables
    database = store.database
    with database.atomic():
        for (name,) in database.execute_sql(filled).fetchall():
            database.execute_sql(f'DELETE FROM "{name}"')  # noqa: S608 - as above
        database.execute_sql(_RESTART)
