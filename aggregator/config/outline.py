"""What a command that only looks at the store needs of config.toml: where the store is, and which feeds the file names.

A file that passed every check is known again by a digest beside its store, so that looking takes no schema: two thirds
of what `status` would cost are pydantic and the building of our models.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aggregator import __version__
from aggregator.config.document import document_of
from aggregator.config.places import STORE, default_data_dir, in_folder
from aggregator.core.feedscheme import without_feed_scheme

if TYPE_CHECKING:
    from aggregator.config.schema import Settings

_FOUND_GOOD = "config.good"  # in data_dir
_RULES = Path(__file__).parent  # what decides whether a file is good


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the store is, and the feeds of the file."""

    data_dir: Path
    url: str  # of the store
    password_file: Path | None  # of the store
    feeds: tuple[str, ...]  # their addresses


def outline_of(settings: Settings) -> Outline:
    """Return the outline of settings that were read whole."""
    database = settings.database
    return Outline(settings.data_dir, database.url, database.password_file, tuple(feed.url for feed in settings.feeds))


def known(text: str, path: Path) -> Outline | None:
    """Return the outline of a file that was found good before; None where it must be read whole.

    That is where anything in it changed, or in the rules, or where it names other files: they may be gone since.
    Raises ConfigError for what is no TOML.
    """
    document = document_of(text, path)
    data_dir = _data_dir(document, path)
    if data_dir is None or _names_files(document) or _remembered(data_dir) != _digest(text, path):
        return None
    url = document.get("database", {}).get("url", STORE)
    return Outline(data_dir, url, None, tuple(without_feed_scheme(feed["url"]) for feed in document.get("feeds", ())))


def remember(text: str, path: Path, data_dir: Path) -> None:
    """Note that a file was found good; where that cannot be written, the next command reads the file whole again."""
    digest = _digest(text, path)
    if _remembered(data_dir) == digest:
        return
    note = data_dir / _FOUND_GOOD
    fresh = note.with_name(f".{note.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            fresh.touch(0o600)  # lest a short secret in the file be guessed until the digest is met
            fresh.write_text(digest, encoding="ascii")
            fresh.replace(note)
        finally:
            fresh.unlink(missing_ok=True)


def _data_dir(document: Mapping[str, Any], path: Path) -> Path | None:
    if "data_dir" not in document:
        return default_data_dir()
    try:
        return in_folder(Path(document["data_dir"]), path.absolute().parent)
    except (TypeError, ValueError):  # no path, or in a home that is not known here: the schema has the words for it
        return None


def _names_files(value: Any) -> bool:
    if isinstance(value, dict):
        return any(key.endswith("_file") or _names_files(inner) for key, inner in value.items())
    return isinstance(value, list) and any(map(_names_files, value))


def _remembered(data_dir: Path) -> str | None:
    try:
        return (data_dir / _FOUND_GOOD).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _digest(text: str, path: Path) -> str:
    """Return what changes with the text, the place that its relative paths start from, and the rules."""
    rules = max(module.stat().st_mtime_ns for module in _RULES.glob("*.py"))
    whole = f"{__version__}\n{rules}\n{path.absolute()}\n{text}"
    return hashlib.blake2b(whole.encode(), digest_size=32).hexdigest()
