"""Where the store of a broken configuration is, as far as the file still tells it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aggregator.config.document import document_of, read
from aggregator.config.outline import Outline, outline_of
from aggregator.config.places import default_data_dir
from aggregator.config.schema import Settings
from aggregator.config.values import FOLDER
from aggregator.errors import ConfigError

_ABOUT_STORE = ("data_dir", "database")
_MENTIONED = re.compile(r"^[ \t]*\[?[ \t]*(data_dir|database)\b", re.MULTILINE)


def about_store(path: Path) -> Outline | None:
    """Return where the store is, without feeds; None when the file cannot tell.

    Of a file that is no TOML only what stands before the first mistake is read, and nothing is guessed where
    the rest speaks of the store, too.
    """
    try:
        document = _readable(read(path), path)
        if document is None:
            return None
        told = {key: document[key] for key in _ABOUT_STORE if key in document}
        return outline_of(Settings.model_validate({"data_dir": default_data_dir(), **told}, context={FOLDER: path.absolute().parent}))
    except (ConfigError, ValidationError):
        return None


def _readable(text: str, path: Path) -> dict[str, Any] | None:
    """Return the document, or that of the lines before the mistake; the mistake may have begun with the last table before it."""
    try:
        return document_of(text, path)
    except ConfigError as error:
        bad = error.problems[0].line or 1
    lines = text.splitlines(keepends=True)
    table = max((n for n, line in enumerate(lines[:bad]) if line.startswith("[")), default=0)
    for cut in (bad - 1, table):
        if _MENTIONED.search("".join(lines[cut:])):
            return None
        try:
            return tomllib.loads("".join(lines[:cut]))
        except tomllib.TOMLDecodeError:
            continue  # the next cut is nearer to the top
    return None
