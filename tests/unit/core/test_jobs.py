from __future__ import annotations

import pytest

from aggregator.core.jobs import DESK, HOSTS, Place, place_of

SEVEN = "2026-11-28T07:00:00+00:00"


@pytest.mark.parametrize(
    ("task", "key", "place"),
    [
        ("poll_host", "herald.example:443", Place(HOSTS, "host:herald.example:443", "poll:herald.example:443")),
        ("extract_host", "herald.example:443", Place(HOSTS, "host:herald.example:443", "extract:herald.example:443")),
        ("group", "group", Place(DESK, "group", "group")),
        (
            "build_digest",
            f"the daily {SEVEN}",
            Place(DESK, "digest:the daily", f"digest:the daily {SEVEN}"),
        ),
        (
            "deliver",
            "7 directory /a b",
            Place(DESK, "deliver:7:directory:/a b", "deliver:7:directory:/a b"),
        ),
        ("recover_stalled", "recover_stalled", Place(DESK, None, "recover_stalled")),
        ("maintain", "maintain", Place(DESK, None, "maintain")),
    ],
)
def test_every_job_has_the_locks_of_the_design(task: str, key: str, place: Place) -> None:
    assert place_of(task, key) == place


def test_a_hosts_feeds_and_pages_share_a_lock_and_wait_side_by_side() -> None:
    feeds, pages = place_of("poll_host", "a:80"), place_of("extract_host", "a:80")
    assert feeds.lock == pages.lock
    assert feeds.queueing_lock != pages.queueing_lock


def test_a_worker_that_died_while_it_recovered_jobs_keeps_nobody_from_recovering_it() -> None:
    assert place_of("recover_stalled", "recover_stalled").lock is None
