"""A minute's share of `make soak`: the parse path under broken and hostile documents."""

from __future__ import annotations

import time

import pytest

from bench.fuzz import Document, bodies, document, read_all, run


@pytest.mark.slow
def test_hundreds_of_broken_documents_crash_hang_and_swell_nothing() -> None:
    result = run(seed=20, documents=800)
    assert result.faults == []
    assert result.outcomes["feed"] > 100, "most mutations leave a feed"
    assert result.peak < 512 * 2**20


def _dies(_: Document) -> str:
    raise SystemExit


def _stumbles(_: Document) -> str:
    raise IndexError("pop from empty list")


def _swells(_: Document) -> str:
    return str(len(bytearray(2**30)))


def test_what_goes_wrong_is_a_fault_of_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.fuzz.GRACE_S", 0.3)
    for read, fault in (
        (_dies, "crash"),
        (_stumbles, "raised: IndexError"),
        (_swells, "raised: MemoryError"),
        (lambda _: time.sleep(9), "hang"),
    ):
        result = run(seed=1, documents=2, read=read)
        assert [told.startswith(fault) for told, _ in result.faults] == [True, True], fault


def test_the_same_seed_makes_the_same_documents() -> None:
    from random import Random

    known = bodies()
    assert [document(Random(5), known) for _ in range(3)] == [document(Random(5), known)] * 3
    assert read_all(Document(known[0], None, "as it is")) in {"feed", "not_a_feed", "html_page", "empty_body", "bad_encoding"}
