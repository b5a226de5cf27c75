"""`db check`: every rule that must hold in the store, each as a query that finds what breaks it."""

from __future__ import annotations

from peewee import Database

from aggregator.model.upkeep import Finding
from aggregator.store.database import is_sqlite
from aggregator.store.invariants import RULES, SQLITE_RULES

EXAMPLES = 5


def check(database: Database) -> list[Finding]:
    """Return every rule that is broken, with how many rows break it and some of them."""
    rules = RULES | (SQLITE_RULES if is_sqlite(database) else {})
    findings = _file(database) if is_sqlite(database) else []
    for rule, query in rules.items():
        rows = database.execute_sql(query).fetchall()
        if rows:
            findings.append(Finding(rule, len(rows), tuple(str(row[0]) for row in rows[:EXAMPLES])))
    return findings


def _file(database: Database) -> list[Finding]:
    """Let SQLite check its own file, its references and the search index."""
    said = [row[0] for row in database.execute_sql("PRAGMA integrity_check").fetchall()]
    findings = [] if said == ["ok"] else [Finding("the file is whole", len(said), tuple(said[:EXAMPLES]))]
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        examples = tuple(f"{table} {row}" for table, row, *_ in broken[:EXAMPLES])
        findings.append(Finding("every reference leads to a row", len(broken), examples))
    return findings
