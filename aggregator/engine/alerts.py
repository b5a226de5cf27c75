"""Keyword alerts that ring at once: an alert with mail or webhook is a digest of one expression, without a schedule.

    pulse      has anything arrived, changed or been grouped since the last look?      a cheap query
    ring       what was touched since, matches, and whose story never rang -> Digest   (build_digest.py)
    open       kept with its deliveries like any digest                                (digest.py delivers)

A story rings once. What is on its way counts as rung, so that an outage of the mail server makes no second run of it;
what was shown is recorded at the first accepted delivery, as for digests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aggregator.core.alerts import run_name
from aggregator.engine.build_digest import ALERT_REACH, digests_of, ring
from aggregator.model.digest import Pulse

if TYPE_CHECKING:
    from aggregator.config.schema import AlertSection, DigestSection, Settings
    from aggregator.store.store import Store

LATE = timedelta(minutes=10)  # a poll stamps what it found, then writes it: a whole exchange and a queue may lie between

Targets = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Look:
    pulse: Pulse
    settled: datetime  # everything touched before had been grouped


@dataclass(slots=True)
class Looks:
    """When this process last looked for each alert; a new process, or a changed expression, looks back ALERT_REACH once."""

    _of: dict[tuple[str, str], _Look] = field(default_factory=dict)

    def since(self, alert: DigestSection, pulse: Pulse, now: datetime) -> datetime | None:
        """Return from when on to look; None when nothing has happened since the last look."""
        last = self._of.get((alert.name, alert.only[0]))
        if last is None:
            return now - ALERT_REACH
        return None if last.pulse == pulse else max(min(last.settled, now) - LATE, now - ALERT_REACH)

    def done(self, alert: DigestSection, pulse: Pulse, now: datetime) -> None:
        """Remember a look."""
        self._of[alert.name, alert.only[0]] = _Look(pulse, min(pulse.ungrouped_since or now, now))


def alerts_of(settings: Settings) -> tuple[DigestSection, ...]:
    """Return the alerts that ring at once, each as the digest it is; times are shown in the zone of its digest, or of the first."""
    return tuple(_section(settings, alert) for alert in settings.alerts if alert.email or alert.webhook)


def _section(settings: Settings, alert: AlertSection) -> DigestSection:
    from aggregator.config.schema import DigestSection  # noqa: PLC0415 - pydantic models cost start-up time

    digests = digests_of(settings)
    zone = next((digest.timezone for digest in digests if digest.name == alert.digest), digests[0].timezone)
    channels = {"email": alert.email, "webhook": alert.webhook}
    return DigestSection(name=run_name(alert.name), title=alert.name, only=(alert.match,), timezone=zone, **channels)


def look(store: Store, settings: Settings, targets: dict[str, Targets], now: datetime, looks: Looks) -> None:
    """Open a run for every alert that has something to ring for; `targets` by run name."""
    alerts = alerts_of(settings)
    pulse = store.digests.material.pulse(now - ALERT_REACH, grouping=settings.grouping.enabled) if alerts else None
    for alert in alerts:
        assert pulse is not None  # noqa: S101 - there are alerts
        since = looks.since(alert, pulse, now)
        if since is None:
            continue
        waiting = store.digests.waiting(alert.name)
        rung = ring(store, settings, alert, now=now, touched=since, waiting=waiting)
        if rung.stories:
            store.digests.open(rung, targets[alert.name], now, replaces=False)
        looks.done(alert, pulse, now)
