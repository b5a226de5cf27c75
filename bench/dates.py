"""Publication days: share of pages right, wrong and missing, beside htmldate on the same pages in the same run.

    python bench/dates.py DIR      DIR holds dates/ (or is it)

The day is that of the page's own clock, as `extract` prints it.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.evaluation_pages import folder, json_lines, pages

Method = Callable[[bytes, str], str | None]
_NOW = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Score:
    """One method on the set; shares of all pages."""

    right: float
    wrong: float
    missing: float
    cpu_ms: float  # a page


def ours(body: bytes, url: str) -> str | None:
    from aggregator.core.pageclaims import read_page
    from aggregator.core.times import resolve
    from aggregator.extract.page import extract
    from aggregator.model.times import ClaimKind

    page = extract(body, url=url, fetched_at=_NOW)
    claims = read_page(page.times, url=url, seen_at=_NOW, language=page.language)
    found = resolve(ClaimKind.PUBLISHED, claims, first_seen_at=_NOW)
    if found is None:
        return None
    return (found.local_day or (found.instant + timedelta(minutes=found.offset_minutes or 0)).date()).isoformat()


def htmldate(body: bytes, url: str) -> str | None:
    from htmldate import find_date

    return find_date(body.decode("utf-8", "replace"), url=url or None, original_date=True)


def score(data: Path, method: Method) -> Score:
    bodies, rows = pages(data / "pages.tar.xz"), json_lines(data / "dates.jsonl")
    counts: Counter[str] = Counter()
    spent = 0.0
    for row in rows:
        began = time.process_time()
        day = method(bodies[row["file"]], row["url"])
        spent += time.process_time() - began
        counts["missing" if day is None else "right" if day == row["published"] else "wrong"] += 1
    return Score(*(counts[name] / len(rows) for name in ("right", "wrong", "missing")), 1000 * spent / len(rows))


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    logging.disable(logging.CRITICAL)  # trafilatura warns about every page without text
    data = folder(Path(sys.argv[1]), "dates")
    print(f"{'':12} {'right':>7} {'wrong':>7} {'missing':>8} {'CPU ms':>7}")
    for label, method in (("aggregator", ours), ("htmldate", htmldate)):
        found = score(data, method)
        print(f"  {label:10} {found.right:7.4f} {found.wrong:7.4f} {found.missing:8.4f} {found.cpu_ms:7.1f}")


if __name__ == "__main__":
    main()
