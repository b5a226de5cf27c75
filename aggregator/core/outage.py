"""Is it them, or is it us? When most hosts at once cannot be reached, our own line is down (P15)."""

from __future__ import annotations

from collections.abc import Iterable

from aggregator.errors import Outcome

UNREACHED = frozenset({Outcome.DNS_ERROR, Outcome.CONNECT_ERROR})
_FEWEST = 5  # attempts before anything can be said
_SHARE = 0.8  # of them failed


def own_outage(attempts: Iterable[Outcome]) -> bool:
    """Return whether a batch of attempts, one a host, looks like our own outage."""
    results = [outcome in UNREACHED for outcome in attempts]
    return len(results) >= _FEWEST and sum(results) >= _SHARE * len(results)
