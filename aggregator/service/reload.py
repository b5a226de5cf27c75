"""The configuration in force, and how a new one takes its place: whole, or not at all."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from aggregator.config.load import load
from aggregator.config.schema import Settings
from aggregator.errors import ConfigError, Problem

# What a running service has opened and cannot move under itself.
_FIXED = {
    "data_dir": attrgetter("data_dir"),
    "database": attrgetter("database"),
    "cluster": attrgetter("cluster", "clustered"),
    "[web] listen": attrgetter("web.listen"),
    "[web] enabled": attrgetter("web.enabled"),
}


class Held:
    """Answers with the settings in force (`Kit.settings`)."""

    def __init__(self, path: Path, settings: Settings) -> None:
        """Begin with `settings`, read from `path`."""
        self.path = path
        self.settings = settings
        self._seen = _fingerprint(path)
        self._changing: _Print | None = None

    def __call__(self) -> Settings:
        """Return the settings in force."""
        return self.settings

    def reread(self) -> tuple[Settings, Settings]:
        """Read the file and put it in force; return the old and the new settings.

        Raises ConfigError with every mistake, and leaves the old ones in force.
        """
        self._seen = _fingerprint(self.path)
        if self._seen is not None and self._seen[-1] == 0:  # an editor on a full disk leaves that behind; it would take every feed out
            raise ConfigError((Problem(str(self.path), None, "is empty; to go on without any feed, write a comment into it"),))
        new = load(self.path)
        stuck = [name for name, read in _FIXED.items() if read(new) != read(self.settings)]
        if stuck:
            raise ConfigError((Problem(str(self.path), None, f"{' and '.join(stuck)} cannot change while the service runs; restart it"),))
        old, self.settings = self.settings, new
        return old, new

    def touched(self) -> bool:
        """Tell whether the file is another one since it was last read, and has been left alone since the last look.

        An editor may write in several steps; a file still changing is left for the next look.
        """
        print_ = _fingerprint(self.path)
        settled = print_ == self._changing
        self._changing = print_
        return print_ is not None and print_ != self._seen and settled


_Print = tuple[int, int, int]


def _fingerprint(path: Path) -> _Print | None:
    try:
        facts = path.stat()
    except OSError:
        return None  # being replaced, or gone: nothing to read
    return facts.st_mtime_ns, facts.st_ino, facts.st_size
