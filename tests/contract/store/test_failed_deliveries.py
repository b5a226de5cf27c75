"""Which deliveries are told of as failed: one rule for `status`, the metrics, the digests and the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aggregator.store.digests import FAILED_FOR
from aggregator.store.store import Store
from aggregator.store.tables import DigestDelivery, DigestRun
from tests.contract.store.builders import DAY, NOW


def _run(at: datetime, name: str = "daily") -> DigestRun:
    return DigestRun.create(name=name, scheduled_for=at, window_from=at - DAY, window_to=at)


def _sent(run: DigestRun, state: str, **fields: Any) -> None:
    DigestDelivery.create(run=run, **{"channel": "email", "target": "ida@example.org", "state": state} | fields)


def _told(store: Store) -> list[tuple[str, str, str, str]]:
    return [(row.digest, row.channel, row.target, row.detail) for row in store.digests.failed_deliveries(NOW)]


def test_a_first_try_that_failed_is_told_of_at_once_and_no_more_when_the_second_arrives(store: Store) -> None:
    _sent(_run(NOW), "pending", retry_at=NOW)
    assert _told(store) == []
    DigestDelivery.update(tries=1, detail="451").execute()
    assert _told(store) == [("daily", "email", "ida@example.org", "451")]
    DigestDelivery.update(state="done", tries=2).execute()
    assert _told(store) == []


def test_one_that_was_given_up_is_told_of_until_a_later_digest_reaches_the_same_target(store: Store) -> None:
    _sent(_run(NOW - 2 * DAY), "failed", tries=9, detail="550 no such user")
    tuesday = _run(NOW - DAY)
    _sent(tuesday, "done", channel="directory", target="/srv/digests")  # the file is there every day; the mail is what nobody gets
    _sent(tuesday, "pending", tries=1, detail="550 still none", retry_at=NOW)
    _sent(_run(NOW - DAY, "weekly"), "done")
    assert _told(store) == [("daily", "email", "ida@example.org", "550 still none")]
    DigestDelivery.update(state="done").where(DigestDelivery.run == tuesday).execute()
    assert _told(store) == []


def test_a_target_that_fails_every_day_is_one_need_with_its_last_reason(store: Store) -> None:
    for ago in (2, 1):
        _sent(_run(NOW - ago * DAY), "failed", tries=9, detail=f"451 {ago} days ago")
    assert _told(store) == [("daily", "email", "ida@example.org", "451 1 days ago")]


def test_a_target_nobody_writes_to_any_more_is_forgotten(store: Store) -> None:
    _sent(_run(NOW - FAILED_FOR), "failed", tries=9, detail="550")
    assert _told(store) == []
