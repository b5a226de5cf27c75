"""The figures of `/metrics`: what there is, in one table that the reference is made of, and the values of one service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, ProcessCollector

from aggregator import __version__
from aggregator.engine.dispatch import Task
from aggregator.engine.poll_host import PollReport
from aggregator.errors import Outcome
from aggregator.model.feed import FeedState
from aggregator.model.figures import Counts

WORK = ("poll", "extract", "group", "deliver")
FOUND = ("new", "revised")


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the table."""

    meaning: str  # one sentence for people
    kind: type[Gauge | Counter] = Gauge
    label: str = ""  # "": none
    values: tuple[str, ...] = ()  # of the label; each stands at 0 from the start, so that a rate has a beginning


METRICS: dict[str, Metric] = {
    "aggregator_build": Metric("1, labelled with the version that runs", label="version", values=(__version__,)),
    "aggregator_ready": Metric("1 when work gets done, as `/readyz` says; 0 when something is in its way"),
    "aggregator_loop_lag_seconds": Metric("how late the event loop woke up at the last look"),
    "aggregator_tick_age_seconds": Metric("time since the poll duty last finished a round"),
    "aggregator_tasks_running": Metric("tasks handed over and not finished"),
    "aggregator_polls_total": Metric("polls since the start, by [outcome](outcomes.md)", Counter, "outcome", tuple(Outcome)),
    "aggregator_entries_total": Metric("entries that polls brought since the start", Counter, "found", FOUND),
    "aggregator_received_bytes_total": Metric("bytes received for the bodies of feeds since the start", Counter),
    "aggregator_feeds": Metric("feeds in the store, by state", label="state", values=tuple(FeedState)),
    "aggregator_waiting": Metric("work that is due and not done: feeds, pages, articles, deliveries", label="work", values=WORK),
    "aggregator_failed_deliveries": Metric("digests that could not be delivered, as `status` counts them"),
    "aggregator_articles": Metric("articles in the store whose text is not pruned"),
    "aggregator_stories": Metric("stories in the store"),
    "aggregator_store_bytes": Metric("what the store takes on its disk"),
    "aggregator_last_digest_timestamp_seconds": Metric("when the newest digest was built, in seconds since 1970; 0: none yet"),
}

# Of prometheus-client itself: what the operating system knows of the process. Workers are processes of their own and not counted.
PROCESS: dict[str, str] = {
    "process_virtual_memory_bytes": "address space of the service",
    "process_resident_memory_bytes": "memory of the service, without its workers",
    "process_start_time_seconds": "when it was started, in seconds since 1970",
    "process_cpu_seconds_total": "CPU time it took, without its workers",
    "process_open_fds": "files and connections it has open",
    "process_max_fds": "how many it may have open",
}


class Metrics:
    """The values of one service; the registry belongs to whoever serves it."""

    def __init__(self) -> None:
        """Enter every metric in a registry of its own."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._all = {name: _made(name, fact, self.registry) for name, fact in METRICS.items()}
        self.set("aggregator_build", 1, __version__)

    def set(self, name: str, value: float, label: str = "") -> None:
        """Set a gauge of METRICS."""
        gauge = self._all[name]
        (gauge.labels(label) if label else gauge).set(value)  # type: ignore[union-attr]  # a gauge, by the table

    def add(self, name: str, amount: float, label: str = "") -> None:
        """Add to a counter of METRICS."""
        counter = self._all[name]
        (counter.labels(label) if label else counter).inc(amount)

    def polled(self, reports: Sequence[PollReport]) -> None:
        """Count what polls came to."""
        for report in reports:
            self.add("aggregator_polls_total", 1, report.outcome.outcome)
            self.add("aggregator_received_bytes_total", report.outcome.wire_bytes)
            if report.recorded is not None:
                self.add("aggregator_entries_total", report.recorded.new, "new")
                self.add("aggregator_entries_total", report.recorded.revised, "revised")

    def stored(self, counts: Counts, failed_deliveries: int) -> None:
        """Show what the store holds and what waits in it."""
        for state in FeedState:
            self.set("aggregator_feeds", counts.feeds.get(state, 0), state)
        for work in WORK:
            self.set("aggregator_waiting", getattr(counts, work), work)
        self.set("aggregator_failed_deliveries", failed_deliveries)
        self.set("aggregator_articles", counts.articles)
        self.set("aggregator_stories", counts.stories)
        self.set("aggregator_store_bytes", counts.bytes)
        self.set("aggregator_last_digest_timestamp_seconds", counts.last_digest.timestamp() if counts.last_digest else 0)


def _made(name: str, fact: Metric, registry: CollectorRegistry) -> Gauge | Counter:
    made = fact.kind(name, fact.meaning, [fact.label] if fact.label else [], registry=registry)
    for value in fact.values:
        made.labels(value)
    return made


def counted(tasks: Mapping[str, Task], metrics: Metrics) -> Mapping[str, Task]:
    """Return `tasks` with the polls among them counted."""
    poll = tasks["poll_host"]

    async def poll_host(host: str) -> Sequence[PollReport]:
        reports: Sequence[PollReport] = await poll(host)
        metrics.polled(reports)
        return reports

    return {**tasks, "poll_host": poll_host}
