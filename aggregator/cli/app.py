"""What commands share: configuration and store, opened when first needed; printing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.core.unseen import with_unseen_escaped
from aggregator.errors import StoreError

if TYPE_CHECKING:
    from aggregator.config.outline import Outline
    from aggregator.config.schema import Settings
    from aggregator.model.feed import FeedRow
    from aggregator.store.store import Store


class App:
    """The command line's objects, built on demand (`ctx.obj`)."""

    def __init__(self, config_file: Path | None) -> None:
        """Remember `--config`; nothing is read yet."""
        self.config_file = config_file
        self._settings: Settings | None = None
        self._store: Store | None = None

    @cached_property
    def config_path(self) -> Path:
        """The file that is read; raises ConfigError when there is none."""
        from aggregator.config.places import find

        return find(self.config_file)

    @cached_property
    def text(self) -> str:
        """What stands in that file, read once: it may be a pipe."""
        from aggregator.config.document import read

        return read(self.config_path)

    @property
    def settings(self) -> Settings:
        """The configuration; raises ConfigError with every mistake."""
        if self._settings is None:
            from aggregator.config.load import parse

            self._settings = parse(self.text, self.config_path)
        return self._settings

    @cached_property
    def outline(self) -> Outline:
        """What of the configuration tells the store and the feeds; raises ConfigError with every mistake in the whole."""
        from aggregator.config import outline

        known = None if self._settings else outline.known(self.text, self.config_path)
        return known or outline.outline_of(self.settings)

    @property
    def store(self) -> Store:
        """The store of the configuration, opened and migrated; raises StoreError."""
        if self._store is None:
            self._store = _opened(self.outline, readonly=False)
            if self._settings is not None:
                self._remember(self._settings)
        return self._store

    def _remember(self, good: Settings) -> None:
        from aggregator.config.outline import remember

        remember(self.text, self.config_path, good.data_dir)

    def look_at(self, outline: Outline) -> Store:
        """Return the store of `outline`, which must be there, for reading only; raises StoreError."""
        self._store = _opened(outline, readonly=True)
        return self._store

    def feeds_at_hand(self) -> list[FeedRow]:
        """Return the feeds of the store as it stands, none where no store can be read; nothing is made or brought up to date."""
        from aggregator.store.store import open_store

        outline = self.outline
        try:
            store = open_store(outline.url, outline.data_dir, password_file=outline.password_file, readonly=True)
        except StoreError:
            return []
        try:
            return store.feeds.kept_rows()
        finally:
            store.close()

    def store_as_it_is(self) -> Store:
        """Return the store of the configuration, not brought up to date: whoever upgrades wants a copy that the old version takes."""
        from aggregator.store.store import open_as_it_is

        self._store = open_as_it_is(self.outline.url, self.outline.data_dir, password_file=self.outline.password_file)
        return self._store

    def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            self._store.close()


def _opened(outline: Outline, *, readonly: bool) -> Store:
    from aggregator.store.progress import told_to
    from aggregator.store.store import open_store

    with told_to(lambda line: click.echo(line, err=True)):
        store = open_store(outline.url, outline.data_dir, password_file=outline.password_file, readonly=readonly)
    if store.unread_wal:
        click.echo(f"note: {store.unread_wal} cannot be read here: what was written last is missing", err=True)
    return store


def iso(value: datetime | None) -> str | None:
    """Return ISO 8601 UTC with `Z`, to the second (contract)."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


def print_json(document: Any) -> None:
    """Print one JSON document."""
    click.echo(_json(document, indent=2))


def print_json_lines(documents: Iterable[Any]) -> None:
    """Print JSON Lines, each as soon as it is there."""
    for document in documents:
        click.echo(_json(document))


def _json(document: Any, indent: int | None = None) -> str:
    """Return JSON in which what a terminal obeys is escaped; a reader gets every character back."""
    return with_unseen_escaped(json.dumps(document, ensure_ascii=False, indent=indent, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, Path):
        return str(value)
    msg = f"not JSON: {type(value).__name__}"
    raise TypeError(msg)
