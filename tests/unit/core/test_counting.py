"""What headlines count, and which figures are no longer true."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.core.counting import Count, counted, outdated

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def stale(*titles: str, copies: tuple[str, ...] = (), language: str | None = "en") -> list[str]:
    """Return those of `titles`, an hour apart, that later ones correct; `copies` repeat an earlier report."""
    counts = [Count(counted(title, language), NOW + timedelta(hours=n), title not in copies) for n, title in enumerate(titles)]
    return [title for title, old in zip(titles, outdated(counts), strict=True) if old]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("Quake in Halden leaves 3 dead", "Rescuers dig on in Halden: 30 dead"),
        ("Ferry fire kills three", "Ferry fire kills at least 11 off Halden"),
        ("12 people killed in Vellsund flood", "Vellsund flood: 40 people killed, hundreds homeless"),
        ("Norland to cut 1,200 jobs", "Norland now to cut 900 jobs"),
        ("Twenty-one hurt as stand collapses", "58 hurt as stand collapses"),
        ("Prices rise 2.4 percent", "Revised: prices rise 2.9 percent"),
        # the dead are the dead however they are told of: the digest was headed "Two die" where 41 had died
        ("Two die as ferry capsizes off Halden", "Death toll from Halden ferry disaster climbs to 41"),
        ("Quake kills 3 in Vellsund", "Vellsund quake: 30 dead"),
    ],
)
def test_a_toll_that_grew_makes_the_first_headline_old(early, late):
    assert stale(early, late) == [early]
    assert stale(late, early) == [late]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("Quake in Halden leaves 3 dead", "6.2 quake shakes Halden"),
        ("Quake: 3 hurt in Halden", "6.2 quake in Halden"),
        ("3 dead in Halden quake", "Three dead in Halden quake"),
        ("About 200 homes lost", "198 homes lost"),
        ("Reds win 3-1", "Reds win 2-0"),
        ("What season 2 has in store", "Season 1 finale reviewed"),
        ("Election of 2024 annulled", "Election of 2026 called"),
        ("Storm floods the harbour", "Storm leaves 3 dead"),
        ("Two gunmen kill guard in Halden", "Halden gunmen: 3 dead"),
    ],
)
def test_figures_of_something_else_and_the_same_figure_leave_a_headline_as_it_is(early, late):
    assert stale(early, late) == []


def test_a_late_copy_of_the_first_report_corrects_nothing():
    first, new, copy = "Quake leaves 3 dead", "Quake leaves 30 dead", "Quake leaves 3 dead in Norland"
    assert stale(first, new, copy) == [new]
    assert stale(first, new, copy, copies=(copy,)) == [first]


def test_words_of_other_languages_are_counted_by_their_stems():
    assert stale("Erdbeben: drei Tote", "Erdbeben: 30 Tote in Norland", language="de") == ["Erdbeben: drei Tote"]
    early, late = "Drei Tote bei Erdbeben", "Zahl der Toten nach Erdbeben steigt auf 30"
    assert stale(early, late, language="de") == [early]
