from __future__ import annotations

from aggregator.core.outage import own_outage
from aggregator.errors import Outcome
from aggregator.fetch.reach import Reach

MINUTE = 60.0


def _asked(*outcomes: Outcome, every: float = 9 * MINUTE) -> Reach:
    """Return what is known once a host each `every` seconds came to these outcomes."""
    reach = Reach()
    for number, outcome in enumerate(outcomes):
        reach.note(f"{number}.example", outcome, number * every)
    return reach


def test_a_few_feeds_spread_over_the_hour_took_the_blame_for_a_line_that_was_down() -> None:
    reach = _asked(Outcome.UPDATED, *[Outcome.DNS_ERROR] * 5)
    assert own_outage(reach.recent(45 * MINUTE))


def test_who_was_reached_since_shows_that_the_line_is_up() -> None:
    reach = _asked(*[Outcome.DNS_ERROR] * 5, Outcome.UPDATED, Outcome.DNS_ERROR)
    assert reach.recent(54 * MINUTE) == (Outcome.DNS_ERROR,)
    assert not own_outage(_asked(*[Outcome.DNS_ERROR] * 5, Outcome.NOT_FOUND).recent(45 * MINUTE))


def test_what_was_in_vain_hours_ago_says_nothing_of_the_line_now() -> None:
    reach = _asked(*[Outcome.DNS_ERROR] * 8, every=30 * MINUTE)
    assert len(reach.recent(210 * MINUTE)) == 3


def test_a_silence_that_may_be_the_servers_neither_shows_the_line_up_nor_down() -> None:
    reach = _asked(*[Outcome.CONNECT_ERROR] * 5, Outcome.TIMEOUT, Outcome.DNS_ERROR)
    assert own_outage(reach.recent(54 * MINUTE))
    assert not own_outage(_asked(*[Outcome.TIMEOUT] * 6).recent(45 * MINUTE))


def test_of_five_minutes_who_was_reached_and_who_was_not_both_count() -> None:
    reach = _asked(Outcome.UPDATED, *[Outcome.DNS_ERROR] * 4, Outcome.UPDATED, Outcome.DNS_ERROR, every=MINUTE / 2)
    assert len(reach.recent(3 * MINUTE)) == 7
