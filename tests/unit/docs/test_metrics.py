"""Metrics are documented, and the dashboard and the alerts ask for none that is not there."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from prometheus_client.exposition import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from aggregator.errors import OUTCOMES, Grade, Outcome
from aggregator.model.figures import Counts
from aggregator.service.metrics import METRICS, PROCESS, Metrics, counted

GRAFANA = Path(__file__).parents[3] / "docs" / "grafana"
OF_PROMETHEUS = {"up"}  # it writes this one itself
_NAME = re.compile(r"\b(?:aggregator|process)_[a-z_]+|\bup\b")
_LABELS = re.compile(r"\b(aggregator_[a-z_]+)\{([^}]*)\}")
_MATCHER = re.compile(r'(\w+)(?:=~|!~|!=|=)"([^"]*)"')


def samples(metrics: Metrics) -> dict[tuple[str, str], float]:
    families = text_string_to_metric_families(generate_latest(metrics.registry).decode())
    return {(s.name, next(iter(s.labels.values()), "")): s.value for family in families for s in family.samples}


def dashboard_queries() -> list[str]:
    document = json.loads((GRAFANA / "aggregator.json").read_text())
    variables = [v["query"]["query"] for v in document["templating"]["list"] if v["type"] == "query"]
    return [target["expr"] for panel in document["panels"] for target in panel["targets"]] + variables


def alert_queries() -> list[str]:
    return re.findall(r"^ {8}expr: (.+)$", (GRAFANA / "alerts.yml").read_text(), re.MULTILINE)


def test_every_metric_that_is_served_is_documented_and_the_other_way_round() -> None:
    served = {name for name, _ in samples(Metrics()) if not name.endswith("_created")}
    assert served == set(METRICS) | set(PROCESS)


def test_the_dashboard_and_the_alerts_ask_for_metrics_labels_and_values_that_exist() -> None:
    queries = dashboard_queries() + alert_queries()
    assert len(queries) > 25
    for query in queries:
        names = set(_NAME.findall(re.sub(r'"[^"]*"', "", query)))
        assert names, query
        assert names <= METRICS.keys() | PROCESS.keys() | OF_PROMETHEUS, query
        for name, matchers in _LABELS.findall(query):
            for label, values in _MATCHER.findall(matchers):
                assert label in ("job", METRICS[name].label), query
                assert label == "job" or set(values.split("|")) <= set(METRICS[name].values), query


def test_what_they_call_no_failure_is_every_outcome_of_grade_ok() -> None:
    fine = {outcome.value for outcome, fact in OUTCOMES.items() if fact.grade is Grade.OK}
    said = [
        set(values.split("|")) for query in dashboard_queries() + alert_queries() for values in re.findall(r'outcome!~"([^"]+)"', query)
    ]
    assert said == [fine, fine]


def test_every_alert_says_how_bad_it_is_what_is_the_matter_and_what_to_do() -> None:
    rules = re.split(r"^ {6}- alert: ", (GRAFANA / "alerts.yml").read_text(), flags=re.MULTILINE)[1:]
    assert len(rules) == len(alert_queries())
    for rule in rules:
        assert re.search(r"labels: \{severity: (critical|warning)\}", rule), rule
        assert re.search(r"^ {10}summary: \S", rule, re.MULTILINE), rule
        assert re.search(r"^ {10}action: \S", rule, re.MULTILINE), rule
        assert not re.search(r"^ +(summary|action): [^\n]*: ", rule, re.MULTILINE), "a colon and a space need quotes in YAML"


async def test_polls_are_counted_by_outcome_and_a_poll_that_changed_nothing_brings_no_entries() -> None:
    def report(outcome: Outcome, recorded: object) -> SimpleNamespace:
        return SimpleNamespace(outcome=SimpleNamespace(outcome=outcome, wire_bytes=100), recorded=recorded)

    async def poll(_host: str) -> list[SimpleNamespace]:
        return [report(Outcome.UPDATED, SimpleNamespace(new=3, revised=1)), report(Outcome.TIMEOUT, None)]

    metrics = Metrics()
    await counted({"poll_host": poll}, metrics)["poll_host"]("example.org")
    seen = samples(metrics)
    assert seen["aggregator_polls_total", "updated"] == seen["aggregator_polls_total", "timeout"] == 1
    assert seen["aggregator_polls_total", "gone"] == 0
    assert seen["aggregator_entries_total", "new"] == 3
    assert seen["aggregator_received_bytes_total", ""] == 200


def test_states_and_work_that_are_not_there_count_0() -> None:
    metrics = Metrics()
    built = datetime(2026, 11, 23, tzinfo=UTC)
    metrics.stored(
        Counts({"active": 2}, 9, 8, 7, 1, poll=1, extract=2, extract_later=0, group=3, deliver=4, last_digest=built, bytes=4096), 5
    )
    seen = samples(metrics)
    assert (seen["aggregator_feeds", "active"], seen["aggregator_feeds", "gone"]) == (2, 0)
    assert seen["aggregator_waiting", "group"] == 3
    assert seen["aggregator_failed_deliveries", ""] == 5
    assert seen["aggregator_last_digest_timestamp_seconds", ""] == built.timestamp()
