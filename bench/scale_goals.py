"""Stores of several sizes filled and measured one after another, and the goals beside what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from aggregator.store.store import Store, open_store
from bench.digest import apart
from bench.feed_server import beside
from bench.filled import fill
from bench.paper_server import serve
from bench.words import PAGE, Words

SIZES = (10_000, 100_000, 1_000_000)
_SENTENCES = 4.0  # of a text: what costs grows with is the number of articles; long texts only make the file longer
_WINDOW = 100_000  # articles in the window of one digest
_MEMORY = 300  # MB
_FULL = 20_000  # articles with texts as long as newspapers', for the room they take
_FLAT = 1.3
_FLAT_FIGURES = ("poll, 304", "poll, one new", "article, end to end")  # what the goal speaks of: a poll and an article
_PARTS = ("new entry", "grouped")  # of an article; the smallest store is a day's, so that a headline meets a tenth of the neighbours
_AN_HOUR = 20_000
_LIMITS = {"digest": 2.0, "search, p95": 0.1}  # seconds
_ROOM = 3.0  # bytes on disk for each of title and text


def measure_costs(folder: Path, sizes: Sequence[int], postgresql: str | None) -> Iterator[str]:
    """Yield the lines of `costs`."""
    words = Words(_SENTENCES)
    rows: dict[int, dict[str, float]] = {}
    with beside(serve) as (port, _):
        for count in sizes:
            place = folder / str(count)
            place.mkdir()
            store = _opened(place, postgresql)
            fill(store, count, port, words)
            store.close()
            whole = list(_whole_digest(place)) if count == _WINDOW and postgresql is None else []
            rows[count] = _measured(place, port, postgresql)
            yield f"{count:,} articles: " + ", ".join(f"{name} {_shown(value)}" for name, value in rows[count].items())
            yield from whole
    yield from table(rows)
    yield from goals(rows)
    if postgresql is None:
        store = _opened(folder, None)
        fill(store, _FULL, 1, Words(PAGE))
        yield from room(store)
        store.close()


def _opened(folder: Path, postgresql: str | None) -> Store:
    if postgresql is None:
        return open_store("sqlite:///scale.db", folder)
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return open_store(postgresql, folder)


def _whole_digest(folder: Path) -> Iterator[str]:
    """Yield what a digest costs in whose window all the articles are."""
    found = apart(folder, _WINDOW)
    yield _goal(
        f"digest of {_WINDOW:,} articles", _shown(found["cpu"]), f"<= {_shown(_LIMITS['digest'])}", met=found["cpu"] <= _LIMITS["digest"]
    )
    yield _goal(f"digest of {_WINDOW:,} articles, peak", f"{found['peak']:.0f} MB", f"<= {_MEMORY} MB", met=found["peak"] <= _MEMORY)


def _measured(folder: Path, port: int, postgresql: str | None) -> dict[str, float]:
    url = ["--url", postgresql] if postgresql else []
    command = [sys.executable, "-m", "bench.scale_costs", str(folder), "--port", str(port), *url]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def table(rows: dict[int, dict[str, float]]) -> Iterator[str]:
    """Yield the figures side by side."""
    yield f"{'CPU':<24}" + "".join(f"{count:>14,}" for count in rows)
    for name in next(iter(rows.values())):
        yield f"{name:<24}" + "".join(f"{_shown(row[name]):>14}" for row in rows.values())


def goals(rows: dict[int, dict[str, float]]) -> Iterator[str]:
    """Yield each goal, what was measured, and whether it was met."""
    least, most = rows[min(rows)], rows[max(rows)]
    for name in _FLAT_FIGURES:
        ratio = most[name] / least[name]
        yield _goal(f"{name}: {max(rows):,} stored / {min(rows):,}", f"{ratio:.2f}", f"<= {_FLAT}", met=ratio <= _FLAT)
    for name in _PARTS:
        yield f"        {name}, a part of an article: {most[name] / least[name]:.2f} of what it takes at {min(rows):,}"
    hourly = 3600 / most["article, end to end"]
    yield _goal(f"articles an hour a core at {max(rows):,}", f"{hourly:,.0f}", f">= {_AN_HOUR:,}", met=hourly >= _AN_HOUR)
    for name, limit in _LIMITS.items():
        yield _goal(f"{name} at {max(rows):,}", _shown(most[name]), f"<= {_shown(limit)}", met=most[name] <= limit)


def room(store: Store) -> Iterator[str]:
    """Yield what the store takes on disk beside the titles and texts that people read."""
    run = store.database.execute_sql
    ((texts, count),) = run("SELECT SUM(LENGTH(CAST(title AS BLOB)) + LENGTH(CAST(text AS BLOB))), COUNT(*) FROM article").fetchall()
    (size,) = run("SELECT SUM(pgsize) FROM dbstat").fetchone()
    for name, part in run("SELECT name, SUM(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 9").fetchall():
        yield f"  {name:<28}{part / count:>8.0f} bytes an article"
    named = f"bytes on disk / bytes of titles and plain texts ({texts / count:,.0f} an article; HTML and versions beside them)"
    yield _goal(named, f"{size / texts:.2f}", f"<= {_ROOM}", met=size <= _ROOM * texts)


def _goal(name: str, found: str, goal: str, *, met: bool) -> str:
    return f"{'met    ' if met else 'NOT MET'} {name}: {found} (goal {goal})"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.2f} ms"
