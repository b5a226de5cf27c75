from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aggregator.core import diffs, filters
from aggregator.core.echoes import echoes
from aggregator.core.slots import DAYS, Timetable, due_slot
from aggregator.model.digest import EditKind

ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns"]
)
TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0))
TIMETABLES = st.builds(
    Timetable,
    st.lists(TIMES, min_size=1, max_size=3).map(tuple),
    st.lists(st.sampled_from(DAYS), min_size=1, unique=True).map(tuple),
    ZONES,
)
NOWS = st.integers(0, 9_500_000).map(lambda minutes: datetime(2011, 12, 20, tzinfo=UTC) + timedelta(minutes=minutes))
WORDS = st.lists(st.sampled_from(["sea", "storm", "wall", "two", "three", "dead", "\n", "harbour."]), max_size=60).map(" ".join)


@given(TIMETABLES, NOWS)
def test_slots_are_ordered_distinct_and_meet_at_now(timetable, now):
    slots = list(timetable.between(now - timedelta(days=20), now + timedelta(days=20)))
    assert slots == sorted(set(slots))
    assert timetable.latest(now) == max(slot for slot in slots if slot <= now)


@given(TIMETABLES, st.lists(st.integers(-3000, 6000), min_size=1, max_size=60))
def test_whatever_the_clock_does_no_slot_is_written_twice_and_none_waits(timetable, jumps):
    now, taken = datetime(2026, 3, 20, tzinfo=UTC), []
    for minutes in jumps:
        now += timedelta(minutes=minutes)
        slot = due_slot(timetable, now, sorted(taken, reverse=True), datetime(2026, 1, 1, tzinfo=UTC))
        if slot is not None:
            assert slot not in taken
            assert slot <= now
            taken.append(slot)
        assert any(t >= timetable.latest(now) for t in taken)


@given(WORDS, WORDS)
def test_a_diff_of_a_short_text_tells_both_sides(before, after):
    edits = diffs.headline_edits(before, after)
    if before.split() == after.split():
        assert edits == ()
    else:
        assert " ".join(e.text for e in edits if e.kind is not EditKind.ADDED).split() == before.split()
        assert " ".join(e.text for e in edits if e.kind is not EditKind.REMOVED).split() == after.split()


@given(WORDS, WORDS)
def test_text_diffs_are_bounded_and_say_only_what_stands_in_a_version(before, after):
    edits, more = diffs.text_edits(before, after)
    assert more >= 0
    assert bool(edits) == ("".join(before.split()) != "".join(after.split()) or bool(edits))
    assert all(set(e.text.split()) <= set(before.split()) | {"…"} for e in edits if e.kind is EditKind.REMOVED)
    assert all(set(e.text.split()) <= set(after.split()) | {"…"} for e in edits if e.kind is EditKind.ADDED)


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_is_a_filter_or_an_error_of_ours(expression, title):
    try:
        found = filters.compile(expression)
    except filters.FilterError as error:
        column = error.column
    else:
        column = 1
        assert found({"title": title}) in (True, False)
    assert 1 <= column <= len(expression) + 1


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20), st.sets(st.integers(0, 12)))
def test_a_report_is_an_echo_exactly_where_a_chain_of_copies_leads_to_what_was_told(links, told):
    together = [{n} for n in range(13)]
    for copy, of in links:
        merged = together[copy] | together[of]
        for article in merged:
            together[article] = merged
    assert echoes(links, told) == {n for n in range(13) if together[n] & told}
