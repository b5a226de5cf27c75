from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.core.backlog import is_backlog
from aggregator.core.outage import own_outage
from aggregator.errors import Outcome

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_when_four_of_five_hosts_cannot_be_reached_it_is_our_line() -> None:
    assert own_outage([Outcome.DNS_ERROR] * 3 + [Outcome.CONNECT_ERROR, Outcome.UPDATED])
    assert not own_outage([Outcome.DNS_ERROR] * 3 + [Outcome.TIMEOUT, Outcome.UPDATED])


def test_four_attempts_say_nothing() -> None:
    assert not own_outage([Outcome.DNS_ERROR] * 4)
    assert not own_outage([])


def test_old_entries_of_a_first_poll_are_backlog() -> None:
    old, fresh = NOW - timedelta(hours=25), NOW - timedelta(hours=23)
    assert is_backlog(first_poll=True, published=old, position=0, now=NOW)
    assert not is_backlog(first_poll=True, published=fresh, position=40, now=NOW)
    assert not is_backlog(first_poll=False, published=old, position=0, now=NOW)


def test_undated_entries_of_a_first_poll_are_judged_by_their_place() -> None:
    assert not is_backlog(first_poll=True, published=None, position=9, now=NOW)
    assert is_backlog(first_poll=True, published=None, position=10, now=NOW)
