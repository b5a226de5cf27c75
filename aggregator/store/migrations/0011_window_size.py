"""How many entries a feed's last document held: how long the feed can be left alone depends on it."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Add feed_poll.window_size; 0 until a document is read."""
    db.execute_sql("ALTER TABLE feed_poll ADD COLUMN window_size INTEGER NOT NULL DEFAULT 0")
