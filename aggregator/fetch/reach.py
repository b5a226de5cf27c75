"""Which hosts could be reached lately: the evidence for telling our own outage from theirs."""

from __future__ import annotations

from collections import OrderedDict

from aggregator.errors import Outcome

_RECENT_S = 300.0  # older attempts say nothing about the line now
_MOST = 500  # hosts


class Reach:
    """The latest outcome of every host asked in the last five minutes."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._latest: OrderedDict[str, tuple[float, Outcome]] = OrderedDict()

    def note(self, host: str, outcome: Outcome, monotonic: float) -> None:
        """Remember what the last request to `host` came to."""
        self._latest[host] = (monotonic, outcome)
        self._latest.move_to_end(host)
        if len(self._latest) > _MOST:
            self._latest.popitem(last=False)

    def recent(self, monotonic: float) -> tuple[Outcome, ...]:
        """Return the latest outcome of each host, one a host."""
        return tuple(outcome for at, outcome in self._latest.values() if monotonic - at <= _RECENT_S)
