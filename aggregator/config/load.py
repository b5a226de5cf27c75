"""Finding and reading config.toml: a valid `Settings`, or every mistake at once."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from aggregator.access import how_to_read
from aggregator.config.consistency import contradictions
from aggregator.config.schema import Settings
from aggregator.config.values import FOLDER, without_login
from aggregator.errors import ConfigError, Problem

if TYPE_CHECKING:
    from aggregator.config.locate import KeyPath
    from aggregator.config.problems import Found

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

_TWICE = re.compile(r"^Cannot declare \((?P<path>.*)\) twice")
_QUOTED = re.compile(r"'([^']*)'")


def find(explicit: Path | None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the configuration file: `explicit`, else $AGGREGATOR_CONFIG, else the first of the usual places.

    Raises ConfigError that names every place looked at.
    """
    named = explicit or (Path(environ["AGGREGATOR_CONFIG"]) if environ.get("AGGREGATOR_CONFIG") else None)
    if named is not None:
        return named  # when it is not there, load says so
    places = tuple(_usual_places(environ))
    for place in places:
        if os.path.isfile(place):  # noqa: PTH113 - Path.is_file raises where a folder may not be entered
            return place
    looked = ", ".join(map(str, places))
    shut = next(filter(None, map(how_to_read, places)), None)
    advice = f'none found (looked at {looked}); write one with "aggregator config init", or name it with --config FILE'
    advice += f"\n  or is it the service's? {shut}" if shut else ""
    raise ConfigError((Problem("configuration", None, advice),))


def _usual_places(environ: Mapping[str, str]) -> Iterator[Path]:
    yield Path("config.toml")
    if own := own_folder("XDG_CONFIG_HOME", ".config", environ):
        yield own / "aggregator" / "config.toml"
    yield Path("/etc/aggregator/config.toml")


def load(path: Path) -> Settings:
    """Return the settings of `path`; raises ConfigError with every mistake in it."""
    return parse(read(path), path)


def read(path: Path) -> str:
    """Return the text of a configuration file; raises ConfigError where it cannot be read or is not UTF-8."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _refusal(path, None, 'there is no such file; write one with "aggregator config init"') from None
    except OSError as error:
        raise _refusal(path, None, f"cannot be read: {how_to_read(path) or error.strerror}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(path, line, "not UTF-8 text; save the file as UTF-8") from None


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


def document_of(text: str, path: Path) -> dict[str, Any]:
    """Return the TOML document; raises ConfigError with the line of the first mistake, the one after the last where the end is missing."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = _TWICE.sub(_twice, str(error))
        at = _AT.search(message)
        if at is None or at["line"] is None:
            raise _refusal(path, text.count("\n") + 1, f"not valid TOML: {_AT.sub('', message)}, but the file ends here") from None
        raise _refusal(path, int(at["line"]), f"not valid TOML: {_AT.sub('', message)} (column {at['column']})") from None


def _twice(match: re.Match[str]) -> str:
    """Return tomllib's "Cannot declare ('fetch',) twice" as people write a table."""
    return f"[{'.'.join(re.findall(_QUOTED, match['path']))}] stands twice; put its keys into one table"


def _refusal(path: Path, line: int | None, message: str) -> ConfigError:
    return ConfigError((Problem(str(path), line, message),))


def default_data_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return $XDG_STATE_HOME/aggregator, or ~/.local/state/aggregator; raises ConfigError for a user without a home folder."""
    own = own_folder("XDG_STATE_HOME", ".local/state", environ)
    if own is None:
        raise ConfigError((Problem("configuration", None, "this user has no home folder, so data_dir must be set, or $XDG_STATE_HOME"),))
    return own / "aggregator"


def own_folder(variable: str, below_home: str, environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return a folder of the user as the XDG base directory specification names it; None for one without a home, as in many containers."""
    if environ.get(variable):
        return Path(environ[variable])
    try:
        return Path.home() / below_home
    except RuntimeError:  # no $HOME, and no account of this number
        return None


def defaults(**overrides: Any) -> Settings:
    """Return the settings of an empty file, with `overrides` by table: for commands that need no file, and for tests."""
    return Settings.model_validate(overrides if "data_dir" in overrides else {"data_dir": default_data_dir(), **overrides})
