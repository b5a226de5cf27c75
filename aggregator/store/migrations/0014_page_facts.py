"""What of an article its page alone told: it goes with a text that is taken back."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Add the column; of what is stored already nobody knows, and it stays."""
    db.execute_sql("ALTER TABLE article ADD COLUMN page_facts TEXT")
