from __future__ import annotations

import pytest

from aggregator.core.alerts import is_alert, run_name


@pytest.mark.parametrize(
    ("name", "run"),
    [
        ("Cyclones", "alert-cyclones"),
        ("  Zürich & the Lake!", "alert-zurich-the-lake"),
        ("x" * 59 + " y", "alert-" + "x" * 59),
    ],
)
def test_a_run_is_named_in_letters_that_mail_and_files_take(name, run):
    assert run_name(name) == run


def test_names_without_latin_letters_stay_apart_and_stay_the_same():
    assert run_name("台風") == "alert-2ebdc949"
    assert run_name("地震") != run_name("台風")


def test_alerts_and_digests_are_told_apart():
    assert is_alert("alert-storms")
    assert not is_alert("daily")
