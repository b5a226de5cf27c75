"""The store's digests."""

from __future__ import annotations

from peewee import Database


class Digests:
    """The digests of the store."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self.database = database
