"""A minute's share of `make soak`: the parse path under broken and hostile documents."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import pytest

from bench.fuzz import Document, bodies, document, run


@pytest.mark.slow
def test_hundreds_of_broken_documents_crash_hang_and_swell_nothing() -> None:
    result = run(seed=20, documents=400)
    assert result.faults == []
    assert result.outcomes["feed"] > 50, "most mutations leave a feed"
    assert result.peak < 512 * 2**20


def _dies(_: Document) -> str:
    raise SystemExit


def _stumbles(_: Document) -> str:
    raise IndexError("pop from empty list")


def _swells(_: Document) -> str:
    return str(len(bytearray(2**30)))


def _sleeps(_: Document) -> str:
    time.sleep(9)
    return "late"


@pytest.mark.parametrize(("read", "fault"), [(_dies, "crash"), (_stumbles, "raised: IndexError"), (_swells, "raised: MemoryError")])
def test_what_goes_wrong_is_a_fault_of_its_document(read: Callable[[Document], str], fault: str) -> None:
    result = run(seed=1, documents=2, read=read)
    assert [told.startswith(fault) for told, _ in result.faults] == [True, True]


def test_a_document_that_hangs_is_a_fault_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.fuzz.GRACE_S", 0.3)
    assert [told.startswith("hang") for told, _ in run(seed=1, documents=2, read=_sleeps).faults] == [True, True]


def test_the_same_seed_makes_the_same_documents() -> None:
    known = bodies()
    one, other = ([document(rng, known) for _ in range(20)] for rng in (Random(5), Random(5)))  # noqa: S311 - not for secrets
    assert one == other
    assert len(set(one)) > 15
