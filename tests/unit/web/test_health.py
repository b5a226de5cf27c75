from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from tests.newsstand import TestClient, app_over


def test_a_service_that_works_is_alive_and_ready(empty):
    assert empty.get("/healthz").text == "ok\n"
    assert (empty.get("/readyz").status_code, empty.get("/readyz").text) == (200, "ready\n")


def test_a_service_that_does_not_get_on_is_alive_but_not_ready_and_says_why(store, tmp_path):
    with app_over(store, tmp_path, ready=lambda: "the last tick was 40 s ago") as app:
        client = TestClient(app, base_url="http://localhost:8642")
        answer = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert answer.text == "the last tick was 40 s ago\n"


def test_the_figures_can_be_read_by_prometheus(empty):
    answer = empty.get("/metrics")
    names = {family.name for family in text_string_to_metric_families(answer.text)}
    assert names >= {"aggregator_loop_lag_seconds", "aggregator_tasks_running"}
    assert answer.headers["content-type"].startswith("text/plain")
