"""Where an entry stood in its feed when it came, for feeds that an editor orders."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Add the column; what is stored already has no place."""
    db.execute_sql("ALTER TABLE entry ADD COLUMN place INTEGER")
