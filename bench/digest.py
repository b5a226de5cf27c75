"""CPU seconds and peak memory of one digest, by the number of articles in its window.

    python -m bench.digest [--articles 1000 10000 100000] [--text]

Needs nothing but this machine. Each size is built in a process of its own, from a store of made-up articles (bench/filled.py) with texts of
two kilobytes, all of which are in the window. `--text` lets a keyword look at every text. Aim: 100,000 articles in the window in under 2 s
of CPU and 300 MB. `python bench/scale.py` measures the same on its store of 100,000.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from aggregator.config.load import defaults
from aggregator.engine.build_digest import build
from aggregator.store.store import open_store
from bench.filled import A_DAY, NOW, fill
from bench.words import Words

URL = "sqlite:///scale.db"
_SENTENCES = 16.0  # of a text: two kilobytes


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    arguments.add_argument("--text", action="store_true")
    arguments.add_argument("--one", metavar="DIR")
    given = arguments.parse_args()
    if given.one:
        print(json.dumps(measure(Path(given.one), given.articles[0], text=given.text)))
        return
    print(f"{'articles':>9} {'CPU s':>7} {'wall s':>7} {'peak MB':>8} {'above idle':>10} {'stories':>8}")
    for count in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(URL, Path(folder))
            fill(store, count, 1, Words(_SENTENCES))
            store.close()
            row = apart(Path(folder), count, text=given.text)
            print(f"{count:>9,} {row['cpu']:>7.2f} {row['wall']:>7.2f} {row['peak']:>8.0f} {row['above']:>10.0f} {row['stories']:>8,}")


def apart(folder: Path, count: int, *, text: bool = False) -> dict[str, float]:
    """Build one digest of the newest `count` articles in a process of its own, and return what it cost."""
    command = [sys.executable, "-m", "bench.digest", "--one", str(folder), "--articles", str(count), *(["--text"] if text else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(folder: Path, count: int, *, text: bool) -> dict[str, float]:
    """Build one digest of the newest `count` articles and return what it cost."""
    weights = {"keywords": {"paper": 2.0}} if text else {}
    settings = defaults(data_dir=folder, digests=[{"name": "whole", "weights": weights}])
    store = open_store(URL, folder)
    idle, cpu, wall = _peak(), time.process_time(), time.perf_counter()
    built = build(store, settings, settings.digests[0], now=NOW, since=NOW - timedelta(days=count / A_DAY, hours=1), until=NOW)
    row = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "peak": _peak(), "stories": built.glance.stories}
    store.close()
    assert built.glance.articles == count, built.glance.articles
    return row | {"above": row["peak"] - idle}


def _peak() -> float:
    """Return the largest this process has been, in MB: the rusage of one that was started begins with its parent's."""
    (line,) = (line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
