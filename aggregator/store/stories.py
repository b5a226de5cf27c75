"""The store's stories."""

from __future__ import annotations

from peewee import Database


class Stories:
    """The stories of the store."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database
