"""A topic's stories by the time of their last report: grouping asks for its newest headlines, and read all of them to find forty."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:  # noqa: ARG001 - the runner's signature
    """Put the time into the index of topics."""
    db.execute_sql("DROP INDEX story_topic")
    db.execute_sql("CREATE INDEX story_topic_last_at ON story (topic, last_at)")
