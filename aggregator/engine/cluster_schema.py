"""procrastinate's own schema.

Its jobs say nothing that the store does not, so one of another version is made anew, once nobody works on it. A queue without our mark is
another program's (procrastinate's tables are named alike everywhere): its jobs are not ours to drop, nor to do.
"""

from __future__ import annotations

from hashlib import sha256

from procrastinate import App
from procrastinate.exceptions import ConnectorException

from aggregator.core.jobs import QUEUE_MARK
from aggregator.errors import StoreError

_LOCK = "SELECT pg_advisory_xact_lock(0, hashtext(current_schema()));"
_DROP = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT format('FUNCTION IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc
            WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate\\_%'
        UNION ALL SELECT format('TABLE IF EXISTS %I.%I CASCADE', schemaname, tablename) FROM pg_tables
            WHERE schemaname = current_schema() AND tablename LIKE 'procrastinate\\_%'
        UNION ALL SELECT format('TYPE IF EXISTS %I.%I CASCADE', current_schema(), typname) FROM pg_type
            WHERE typnamespace = current_schema()::regnamespace AND typname LIKE 'procrastinate\\_job\\_%' AND typtype <> 'b'
    LOOP EXECUTE 'DROP ' || name; END LOOP;
END $$;
"""


async def prepare(app: App, alive: float) -> None:
    """Make the queue's tables, one machine at a time.

    Raises StoreError for a queue of another program, or while workers of another version showed life within `alive` s.
    """
    schema = app.schema_manager.get_schema()
    mark = f"{QUEUE_MARK}{sha256(schema.encode()).hexdigest()[:16]}"
    made_by = await _made_by(app)
    if made_by == mark:
        return
    drop = ""
    if made_by is not None:
        _require_ours(made_by)
        await _require_quiet(app, alive)
        drop = _DROP
    statements = f"{_LOCK}{drop}{schema}; COMMENT ON TABLE procrastinate_jobs IS '{mark}'"
    try:
        await app.connector.execute_query_async(statements.replace("%", "%%"))
    except ConnectorException:
        if await _made_by(app) != mark:  # another machine made it meanwhile, or it cannot be made
            raise


async def _made_by(app: App) -> str | None:
    """Return the mark of the queue in the store's own schema, "" for one without, None for none."""
    row = await app.connector.execute_query_one_async(
        "SELECT jobs IS NOT NULL AS there, obj_description(jobs, 'pg_class') AS mark"
        " FROM to_regclass(quote_ident(current_schema()) || '.procrastinate_jobs') AS jobs"
    )
    return (row["mark"] or "") if row["there"] else None


def _require_ours(made_by: str) -> None:
    if not made_by.startswith(QUEUE_MARK):
        raise StoreError(
            "the store's schema holds a queue of procrastinate that another program made; it was left as it is. "
            "Give the store a database of its own, or a schema: ?options=-csearch_path%3Dnews at the end of [database] url"
        )


async def _require_quiet(app: App, alive: float) -> None:
    row = await app.connector.execute_query_one_async(
        "SELECT count(*) AS alive FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %(age)s)", age=alive
    )
    if row["alive"]:
        raise StoreError(
            "the queue in the store belongs to another version of procrastinate, and machines work on it; "
            "install the same version everywhere, or stop the other machines for a minute and start this one first"
        )
