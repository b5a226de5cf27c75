from __future__ import annotations

from aggregator.core.nearest import did_you_mean, nearest

NAMES = ["The Old Mill Gazette", "Harbour Post", "", "https://mill.example/feed"]


def test_a_slip_of_the_fingers_and_a_part_of_a_name_are_understood() -> None:
    assert nearest("harbor post", NAMES) == ["Harbour Post"]
    assert nearest("Old Mill Gazette", NAMES) == ["The Old Mill Gazette"]
    assert nearest("mill", NAMES) == ["The Old Mill Gazette", "https://mill.example/feed"]
    assert nearest("stauts", ["status", "search"]) == ["status"]


def test_no_more_than_three_are_offered_and_a_blank_is_near_nothing() -> None:
    assert len(nearest("feed", [f"feed {n}" for n in range(9)])) == 3
    assert nearest(" ", ["a b", "c d"]) == []


def test_where_nothing_is_near_the_way_to_all_is_told() -> None:
    assert did_you_mean("zzz", NAMES, "ask") == "; ask"
    assert did_you_mean("Harbour", NAMES, "ask") == "; did you mean 'Harbour Post'?"
