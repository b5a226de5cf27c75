from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from aggregator.core.slots import DAYS, Timetable, due_slot

MORNING = Timetable((time(7),), DAYS, "Europe/Berlin")
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_time_the_clock_change_skips_moves_forward_and_happens_once():
    night = Timetable((time(2, 30), time(3, 30)), DAYS, "Europe/Berlin")
    assert list(night.between(at("2026-03-28T12:00"), at("2026-03-29T12:00"))) == [at("2026-03-29T01:30")]


def test_a_time_that_happens_twice_means_the_first():
    night = Timetable((time(2, 30),), DAYS, "Europe/Berlin")
    assert list(night.between(at("2026-10-24T12:00"), at("2026-10-25T12:00"))) == [at("2026-10-25T00:30")]


def test_a_day_that_a_zone_leaves_out_gives_no_second_digest():
    samoa = Timetable((time(7),), DAYS, "Pacific/Apia")
    slots = list(samoa.between(at("2011-12-28T00:00"), at("2012-01-02T00:00")))
    assert len(slots) == len(set(slots))
    assert slots == sorted(slots)


def test_weekdays_are_the_zones_own():
    monday = Timetable((time(0, 30),), ("mon",), "Pacific/Auckland")
    assert list(monday.between(at("2026-11-20T00:00"), at("2026-11-27T00:00"))) == [at("2026-11-22T11:30")]


def test_the_latest_slot_may_be_now_and_is_never_later():
    assert MORNING.latest(NOW) == at("2026-11-23T06:00")
    assert MORNING.latest(at("2026-11-23T06:00")) == at("2026-11-23T06:00")


def test_a_week_switched_off_gives_one_slot():
    assert due_slot(MORNING, NOW, [NOW - timedelta(days=8)], None) == at("2026-11-23T06:00")


def test_a_slot_that_has_its_digest_is_not_due():
    assert due_slot(MORNING, NOW, [at("2026-11-23T06:00")], NOW) is None


def test_a_clock_set_back_writes_no_second_digest():
    assert due_slot(MORNING, NOW - timedelta(days=1), [at("2026-11-23T06:00"), at("2026-11-22T06:00")], NOW) is None


def test_digests_from_a_clock_that_ran_a_year_ahead_do_not_silence_the_schedule():
    assert due_slot(MORNING, NOW, [NOW + timedelta(days=365)], NOW - timedelta(days=3)) == at("2026-11-23T06:00")


def test_a_fresh_store_waits_and_an_empty_one_too():
    assert due_slot(MORNING, NOW, [], NOW) is None
    assert due_slot(MORNING, NOW, [], None) is None
    assert due_slot(MORNING, NOW, [], NOW - timedelta(days=1)) == at("2026-11-23T06:00")
