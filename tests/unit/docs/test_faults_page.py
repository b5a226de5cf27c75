"""docs/how-to/when-things-go-wrong.md has a line for each fault of the machine, and each line a test that causes the fault."""

from __future__ import annotations

from pathlib import Path

from tests.unit.docs.test_threat_model import named_in

PAGE = (Path(__file__).parents[3] / "docs" / "how-to" / "when-things-go-wrong.md").read_text(encoding="utf-8")
_FAULTS = "tests/service/test_faults.py"
CAUSED_BY = {
    "the power, a kill, a crash at any moment": (
        "tests/service/test_crash.py",
        "test_killed_twenty_times_it_has_every_article_once_and_in_one_digest",
    ),
    "the disk is full": (_FAULTS, "test_a_disk_that_is_full_for_a_while"),
    "the disk is read-only": (_FAULTS, "test_a_disk_that_turns_read_only_under_a_store_and_back"),
    "another program keeps the store locked": (_FAULTS, "test_a_store_locked_by_another_program_for_a_while"),
    "PostgreSQL restarts": (_FAULTS, "test_a_database_server_that_restarts_under_a_running_service"),
    "no name can be resolved, the line is down": (_FAULTS, "test_names_that_cannot_be_resolved_for_a_day_are_nobodys_fault"),
    "the network comes and goes": (_FAULTS, "test_a_network_that_comes_and_goes_loses_nothing_and_blames_nobody_for_long"),
    "the clock jumps ahead": (_FAULTS, "test_a_clock_that_gained_a_year_makes_no_duty_count_its_seconds"),
    "the clock is set back": (_FAULTS, "test_a_clock_a_day_ahead_and_set_right_again_costs_no_feed_its_day"),
    "the mail server refuses": (
        "tests/unit/engine/test_delivery.py",
        "test_a_mail_server_that_fails_half_way_gets_the_rest_again_and_nobody_a_second_letter",
    ),
    "no file descriptors are left": (_FAULTS, "test_out_of_file_descriptors_no_feed_is_lost_and_all_goes_on_when_there_are_some_again"),
    "a page or feed needs too much memory, or the kernel ends a worker": (
        _FAULTS,
        "test_a_worker_the_kernel_killed_for_its_memory_costs_one_poll",
    ),
    "the service hangs": ("tests/unit/service/test_watchdog.py", "test_a_loop_that_hangs_gives_none"),
}


def test_every_fault_of_the_machine_has_a_line_and_a_test() -> None:
    table = PAGE.partition("## A fault of the machine")[2].partition("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    assert rows[1:] == list(CAUSED_BY)
    assert [test for path, test in CAUSED_BY.values() if test not in named_in(path)] == []
