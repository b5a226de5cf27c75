"""The configuration that `config init` writes.

`starter.toml` is the one source; the repository's top-level config.toml is a copy of it, held equal by a test.
"""

from __future__ import annotations

from importlib import resources


def starter() -> str:
    """Return the text of a commented configuration, ready to edit."""
    return resources.files("aggregator.config").joinpath("starter.toml").read_text(encoding="utf-8")
