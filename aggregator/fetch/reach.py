"""Which hosts could be reached lately: the evidence for telling our own outage from theirs."""

from __future__ import annotations

from collections import OrderedDict

from aggregator.core.outage import UNREACHED
from aggregator.errors import Outcome

_RECENT_S = 300.0  # older attempts say nothing about the line now,
_SILENCE_S = 3600.0  # unless nobody was reached since: thirty feeds asked once an hour are two or three in five minutes
_MOST = 500  # hosts


class Reach:
    """The latest outcome of every host asked in the last five minutes, or since anybody was reached."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._latest: OrderedDict[str, tuple[float, Outcome]] = OrderedDict()
        self._reached_at = float("-inf")  # monotonic: when a host answered last

    def note(self, host: str, outcome: Outcome, monotonic: float) -> None:
        """Remember what the last request to `host` came to."""
        self._latest[host] = (monotonic, outcome)
        self._latest.move_to_end(host)
        if len(self._latest) > _MOST:
            self._latest.popitem(last=False)
        if outcome not in UNREACHED | {Outcome.TIMEOUT}:
            self._reached_at = monotonic

    def recent(self, monotonic: float) -> tuple[Outcome, ...]:
        """Return the latest outcome of each host, one a host: of five minutes, or of an hour at most in which nobody was reached."""
        lately = [outcome for at, outcome in self._latest.values() if monotonic - at <= _RECENT_S]
        since = [outcome for at, outcome in self._latest.values() if at > self._reached_at and monotonic - at <= _SILENCE_S]
        return tuple(since if len(since) > len(lately) else lately)
