"""Publication days: share of pages right, wrong and missing, beside htmldate on the same pages in the same run.

    python bench/dates.py DIR      DIR holds dates/ (or is it), and extraction/ beside it

The day is that of the page's own calendar, as `extract` prints it. Below it both times, to the instant, on the pages whose
machine-readable sources agree about them: what a reader of bench/structured_times.py, which shares no code with the program, makes of
the page is what the program must say.
"""

from __future__ import annotations

import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from trafilatura.utils import load_html

from aggregator.core.pageclaims import read_page
from aggregator.core.times import resolve
from aggregator.extract.facts import read_facts
from aggregator.extract.page import extract
from aggregator.extract.times import raw_times
from aggregator.markup.encoding import decode
from aggregator.model.times import ClaimKind, RawTime, ResolvedTime
from bench.evaluation_pages import folder, json_lines, pages
from bench.structured_times import Stated
from bench.structured_times import read as read_plainly

Method = Callable[[bytes, str], str | None]
_NOW = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Score:
    """One method on the set; shares of all pages."""

    right: float
    wrong: float
    missing: float
    cpu_ms: float  # a page


@dataclass(frozen=True)
class Instants:
    """Both times on all pages together; counts of pages."""

    pages: int
    agreed: dict[str, int]  # by kind: pages whose sources state one exact instant of it
    exact: dict[str, int]  # of these, pages where ours is that instant
    both_stated: int  # pages that state a published and an updated time
    both_stored: int
    copied: int  # pages without a field for one of them, where ours has both with one instant
    missed: tuple[str, ...]  # what is not exact, for people


def ours(body: bytes, url: str) -> str | None:
    page = extract(body, url=url, fetched_at=_NOW)
    found = _resolved(page.times, url, page.language)[ClaimKind.PUBLISHED]
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


def _resolved(times: tuple[RawTime, ...], url: str, language: str | None) -> dict[ClaimKind, ResolvedTime | None]:
    claims = read_page(times, url=url, seen_at=_NOW, language=language)
    return {kind: resolve(kind, claims, first_seen_at=_NOW) for kind in ClaimKind}


def _both(source: str) -> dict[ClaimKind, ResolvedTime | None]:
    """Return both times of a page; its text is not looked for, which is most of what `extract` costs."""
    tree = load_html(source)
    if tree is None:
        return dict.fromkeys(ClaimKind)
    facts = read_facts(tree, "")
    return _resolved(raw_times(tree, facts, url="", fetched_at=_NOW), "", facts.language)


def instants(data: Path) -> Instants:
    """Return how both times stand on every page of dates/ and extraction/ below `data`."""
    bodies = [body for name in ("dates", "extraction") for body in sorted(pages(data / name / "pages.tar.xz").items())]
    counts: Counter[str] = Counter()
    missed: list[str] = []
    for file, body in bodies:
        source = decode(body, None).text
        stated, found = read_plainly(source), _both(source)
        for kind in ClaimKind:
            agreed = _agreed(stated, kind)
            time = found[kind]
            exact = agreed is not None and time is not None and abs(time.instant - agreed) < timedelta(seconds=60)
            counts[f"{kind} agreed"] += agreed is not None
            counts[f"{kind} exact"] += exact
            if agreed is not None and not exact:
                missed.append(f"{file}: {kind} {agreed:%Y-%m-%d %H:%M:%S}, ours {time and (time.instant, time.why)}")
        both = stated.texts["published"] and stated.texts["updated"]
        counts["both stated"] += bool(both)
        counts["both stored"] += bool(both and all(found.values()))
        counts["copied"] += _is_copied(source, found)
    by_kind = [{str(kind): counts[f"{kind} {what}"] for kind in ClaimKind} for what in ("agreed", "exact")]
    return Instants(len(bodies), *by_kind, counts["both stated"], counts["both stored"], counts["copied"], tuple(missed))


def _agreed(stated: Stated, kind: ClaimKind) -> datetime | None:
    """Return the exact instant of a kind; an update only where the publication is exact, too: else it may lie before it."""
    if kind is ClaimKind.UPDATED and stated.texts["published"] and stated.agreed("published") is None:
        return None
    return stated.agreed(kind)


def _is_copied(source: str, found: dict[ClaimKind, ResolvedTime | None]) -> bool:
    """Return whether both are one instant though the page has no field for one of them."""
    published, updated = found[ClaimKind.PUBLISHED], found[ClaimKind.UPDATED]
    if published is None or updated is None or published.instant != updated.instant:
        return False
    fields = ((published, r"publi|creat|date|time|issue"), (updated, r"modif|updat|lastmod|revis"))
    return any(
        time.source.startswith(("jsonld.", "meta.", "microdata.")) and not re.search(names, source, re.IGNORECASE) for time, names in fields
    )


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    logging.disable(logging.CRITICAL)  # trafilatura warns about every page without text
    data = folder(Path(sys.argv[1]), "dates")
    whole = instants(data.parent)
    print(f"{'':12} {'right':>7} {'wrong':>7} {'missing':>8} {'CPU ms':>7}")
    for label, method in (("aggregator", ours), ("htmldate", htmldate)):
        found = score(data, method)
        print(f"  {label:10} {found.right:7.4f} {found.wrong:7.4f} {found.missing:8.4f} {found.cpu_ms:7.1f}")

    print(f"\nBoth times, {whole.pages} pages")
    for kind in whole.agreed:
        print(f"  {kind}: sources agree on {whole.agreed[kind]} pages, ours is that instant on {whole.exact[kind]}")
    print(f"  both stated on {whole.both_stated}, both stored on {whole.both_stored}; copied from one to the other on {whole.copied}")
    print("\n".join(f"  missed: {line}" for line in whole.missed))


if __name__ == "__main__":
    main()
