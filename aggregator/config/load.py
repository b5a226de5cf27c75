"""What config.toml says: a valid `Settings`, or every mistake at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from aggregator.config.consistency import contradictions
from aggregator.config.document import document_of, read
from aggregator.config.places import default_data_dir
from aggregator.config.schema import Settings
from aggregator.config.values import FOLDER, without_login
from aggregator.errors import ConfigError, Problem

if TYPE_CHECKING:
    from aggregator.config.locate import KeyPath
    from aggregator.config.problems import Found


def load(path: Path) -> Settings:
    """Return the settings of `path`; raises ConfigError with every mistake in it."""
    return parse(read(path), path)


def parse(text: str, path: Path) -> Settings:
    """Return the settings in `text`, as if it stood in `path`; raises ConfigError with every mistake in it."""
    document = document_of(text, path)
    whole = document if "data_dir" in document else {"data_dir": default_data_dir(), **document}
    try:
        settings, invalid = Settings.model_validate(whole, context={FOLDER: path.absolute().parent}), None
    except ValidationError as error:
        settings, invalid = None, error
    contradicting = tuple(contradictions(document))
    if settings is None or contradicting:
        found = _found(text, document, invalid, contradicting)
        raise ConfigError(tuple(Problem(str(path), line, without_login(sentence)) for line, sentence in found))
    return settings


def _found(
    text: str, document: Mapping[str, Any], invalid: ValidationError | None, contradicting: Sequence[tuple[KeyPath, str]]
) -> list[Found]:
    """Return every mistake with its line, in the order of the file."""
    from aggregator.config.locate import line_of, locate  # noqa: PLC0415 - a file without a mistake needs none of this
    from aggregator.config.problems import describe  # noqa: PLC0415 - as above

    lines = locate(text)
    found = [*describe(invalid, document, lines)] if invalid else []
    found.extend((line_of(lines, where), sentence) for where, sentence in contradicting)
    return sorted(dict.fromkeys(found), key=lambda problem: problem[0] or 0)


def defaults(**overrides: Any) -> Settings:
    """Return the settings of an empty file, with `overrides` by table: for commands that need no file, and for tests."""
    return Settings.model_validate(overrides if "data_dir" in overrides else {"data_dir": default_data_dir(), **overrides})
