"""Where config.toml and data_dir are: the usual places, and what a path in the file starts from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from aggregator.access import how_to_read
from aggregator.errors import ConfigError, Problem

STORE = "sqlite:///aggregator.db"  # where no [database] url names another


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


def in_folder(path: Path, folder: Path | None) -> Path:
    """Return `path` as it starts from `folder`, the one of the file; raises ValueError for the home of a user who has none here."""
    try:
        path = path.expanduser()
    except RuntimeError:
        msg = "begins with a home folder that is not known here; write the whole path"
        raise ValueError(msg) from None
    return path if folder is None else folder / path
