"""Whole numbers as options of any command."""

from __future__ import annotations

from typing import Any

import click

from aggregator.core.naming import LARGEST


class Whole(click.IntRange):
    """A number from `min` to the largest a database takes, which no help need name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; a wrong one ends as a usage error."""
        found: int = super().convert(value, param, ctx)
        return found if found <= LARGEST else self.fail(f"{found} is more than a store can number.", param, ctx)
