from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aggregator.core.keeping import Kept
from aggregator.core.stems import stem
from bench import soak, soak_caches
from bench.soak import Sample, Soaked
from bench.soak_workers import LIFE, Shift, swollen

CALM = [Sample(hour / 24, 100 * 2**20, 12, 10 * 2**20) for hour in range(48)]


def test_what_does_not_come_to_rest_is_named():
    assert soak.grown(CALM) == []
    leaky = [replace(one, memory=one.memory + int(one.day * 2 * 2**20)) for one in CALM]
    assert soak.grown(leaky) == ["memory grows by 2.00 MiB a day"]
    assert soak.unclosed([*CALM[:24], *(replace(one, descriptors=15) for one in CALM[24:])]) == ["3 descriptors were not closed"]
    fat = [replace(one, store=one.store + int(one.day * 2**20)) for one in CALM]
    assert soak.grown(fat) == ["the store grows by 1.00 MiB a day"]


def test_a_worker_that_is_being_replaced_when_we_look_has_lost_no_descriptor():
    assert soak.unclosed([*CALM[:-1], replace(CALM[-1], descriptors=15)]) == []


def test_workers_that_swell_or_are_never_replaced_are_named():
    fresh = Shift(LIFE, 2, 100 * 2**20)
    assert swollen([fresh] * 6, 2) == []
    assert swollen([fresh, *[replace(fresh, memory=120 * 2**20)] * 2], 1) == ["a worker held 1.20 times what one held in the warm-up"]
    old = [fresh, *[replace(fresh, processes=0)] * 3]
    assert swollen(old, 1) == [f"2 worker processes did {4 * LIFE} tasks: none may do more than {LIFE}"]


def test_a_weeks_rhythm_is_no_growth():
    """Stores grow from Monday to Friday: a line through the hours of sixteen such days rises although nothing is kept."""
    hours = [replace(CALM[0], day=hour / 24, store=10 * 2**20 + min(hour // 24 % 7, 4) * 2**20) for hour in range(16 * 24)]
    assert soak.grown(hours) == []
    rising = [replace(one, store=one.store + int(one.day * 2**19)) for one in hours]
    assert soak.grown(rising) == ["the store grows by 0.50 MiB a day"]


def test_a_run_that_is_too_short_to_judge_says_so_and_fails_for_nothing_that_time_would_mend(capsys):
    leaky = [replace(one, memory=one.memory + int(one.day * 2 * 2**20)) for one in CALM]
    soaked = Soaked(leaky, [Shift(LIFE, 2, 100 * 2**20)] * 3, [{}] * 3)
    assert soak.judged(soaked, leaky, 3, 1) == []
    assert "memory and store are not judged: 3 days are too few, 21 the least" in capsys.readouterr().out
    assert soak.judged(soaked, leaky, 21, 1) == ["memory grows by 2.00 MiB a day"]


def test_a_cache_without_a_bound_that_fills_is_named():
    days = [{"aggregator.core.a": 10, "aggregator.core.b": 10}, {"aggregator.core.a": 60, "aggregator.core.b": 900}]
    assert soak_caches.grown(days, 0) == ["aggregator.core.b has no bound: 10 entries after the warm-up, 900 at the end"]
    assert soak_caches.grown(days, 1) == []


def test_caches_with_a_bound_are_emptied_and_those_without_are_counted():
    stem("bridges", "english")
    kept = Kept(len, 10)
    assert kept["bridge"] == 6
    soak_caches.empty()
    assert (stem.cache_info().currsize, len(kept)) == (0, 0)
    assert "aggregator.core.stems._stemmer" in soak_caches.boundless()
    assert "aggregator.core.stems.stem" not in soak_caches.boundless()


@pytest.mark.slow
def test_a_short_soak_prints_the_slopes_and_loses_no_descriptor():
    words = ["--feeds", "4", "--hosts", "2", "--days", "2", "--pages", "2"]
    done = subprocess.run([sys.executable, soak.__file__, *words], capture_output=True, text=True, check=False)
    for figure in ("memory, MiB", "descriptors", "store, MiB"):
        assert re.search(rf"^{figure} +\d+\.\d -> +\d+\.\d +[+-]\d+\.\d{{3}} a day$", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^workers, MiB +\d+\.\d -> +\d+\.\d   the largest; \d+ processes did 1,000 tasks$", done.stdout, re.MULTILINE), (
        done.stdout
    )
    assert "memory and store are not judged" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_a_sample_counts_open_descriptors(store, tmp_path: Path):
    before = soak.sample(0.0, store).descriptors
    with (tmp_path / "one").open("wb"), (tmp_path / "two").open("wb"):
        assert soak.sample(0.0, store).descriptors == before + 2
