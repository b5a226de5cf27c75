"""The store's headlines."""

from __future__ import annotations

from peewee import Database


class Headlines:
    """The headlines of the store."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database
