from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench import soak
from bench.soak import Sample
from bench.soak_workers import LIFE, Shift, swollen

CALM = [Sample(hour / 24, 100 * 2**20, 12, 10 * 2**20) for hour in range(48)]


def test_what_does_not_come_to_rest_is_named():
    assert soak.grown(CALM) == []
    leaky = [replace(one, memory=one.memory + int(one.day * 2 * 2**20)) for one in CALM]
    assert soak.grown(leaky) == ["memory grows by 2.00 MiB a day"]
    assert soak.grown([*CALM[:24], *(replace(one, descriptors=15) for one in CALM[24:])]) == ["3 descriptors were not closed"]
    fat = [replace(one, store=one.store + int(one.day * 2**20)) for one in CALM]
    assert soak.grown(fat) == ["the store grows by 1.00 MiB a day"]


def test_a_worker_that_is_being_replaced_when_we_look_has_lost_no_descriptor():
    assert soak.grown([*CALM[:-1], replace(CALM[-1], descriptors=15)]) == []


def test_workers_that_swell_or_are_never_replaced_are_named():
    fresh = Shift(LIFE, 2, 100 * 2**20)
    assert swollen([fresh] * 6, 2) == []
    assert swollen([fresh, *[replace(fresh, memory=120 * 2**20)] * 2], 1) == ["a worker held 1.20 times what one held in the warm-up"]
    old = [fresh, *[replace(fresh, processes=0)] * 3]
    assert swollen(old, 1) == [f"2 worker processes did {4 * LIFE} tasks: none may do more than {LIFE}"]


@pytest.mark.slow
def test_a_short_soak_prints_the_slopes_and_loses_no_descriptor():
    words = ["--feeds", "4", "--hosts", "2", "--days", "2", "--pages", "2"]  # two days are too short for memory and store to come to rest
    done = subprocess.run([sys.executable, soak.__file__, *words], capture_output=True, text=True, check=False)
    for figure in ("memory, MiB", "descriptors", "store, MiB"):
        assert re.search(rf"^{figure} +\d+\.\d -> +\d+\.\d +[+-]\d+\.\d{{3}} a day$", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^workers, MiB +\d+\.\d -> +\d+\.\d   the largest; \d+ processes did 1,000 tasks$", done.stdout, re.MULTILINE), (
        done.stdout
    )
    assert "descriptors" not in done.stderr
    assert "worker" not in done.stderr


def test_a_sample_counts_open_descriptors(store, tmp_path: Path):
    before = soak.sample(0.0, store).descriptors
    with (tmp_path / "one").open("wb"), (tmp_path / "two").open("wb"):
        assert soak.sample(0.0, store).descriptors == before + 2
