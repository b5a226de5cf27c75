"""Which articles begin a story in a filtered stream, and what tells two states of a stream apart. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

from aggregator.model.digest import Candidate


def beginnings(batch: Sequence[Candidate], earlier: Iterable[Candidate], wanted: Callable[[Candidate], bool]) -> list[Candidate]:
    """Return the articles of `batch` that are wanted while no earlier one of their story is, in the order given.

    `earlier` holds what came before in the stories of the batch, its own articles included. A story so stands in a
    stream once, at the place where it entered it.
    """
    first: dict[int, int] = {}
    for candidate in sorted(earlier, key=lambda c: c.article_id):
        if candidate.story is not None and candidate.story not in first and wanted(candidate):
            first[candidate.story] = candidate.article_id
    return [c for c in batch if wanted(c) and (c.story is None or first.get(c.story, c.article_id) >= c.article_id)]


def version_of(*parts: object) -> str:
    """Return a text that differs as soon as one of `parts` does; parts are values with a repr of their own."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()
