"""Full text: ours beside trafilatura's (and newspaper4k's where it is installed) on the same pages, in the same run.

    python bench/extraction.py DIR      DIR holds extraction/ and segments/ (or is one of them)

extraction: scored as the article-extraction-benchmark does: 4-word shingles, tp/fp/fn of a page divided by their sum, mean
precision and mean recall over the pages, F1 of the means. segments: share of wanted pieces found and of unwanted ones kept out.
CPU is this process' user and system time; what a worker does once, importing and compiling, is done before on a page that does not count.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.evaluation_pages import folder, json_lines, pages

Method = Callable[[bytes, str], str]
_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_FIRST = (
    b"<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>Updated: 1 June 2025. The ferry left in the morning.</p></body></html>"
)


@dataclass(frozen=True)
class Score:
    """One method on one set."""

    f1: float
    precision: float
    recall: float
    cpu_ms: float  # a page


def ours(body: bytes, url: str) -> str:
    from aggregator.extract.page import extract

    return extract(body, url=url, fetched_at=_NOW).text


def trafilatura_default(body: bytes, url: str) -> str:
    import trafilatura

    return trafilatura.extract(body, url=url, include_comments=False) or ""


def newspaper4k(body: bytes, url: str) -> str:
    import newspaper

    text = body.decode("utf-8", "replace")
    return newspaper.article(url or "https://page.invalid/", input_html=text, fetch_images=False).text or ""


def methods() -> dict[str, Method]:
    known: dict[str, Method] = {"aggregator": ours, "trafilatura": trafilatura_default}
    if importlib.util.find_spec("newspaper"):
        known["newspaper4k"] = newspaper4k
    return known


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + _SHINGLE]) for i in range(max(1, len(tokens) - _SHINGLE + 1))) if tokens else Counter()


def page_score(true: str, found: str) -> tuple[float, float]:
    """Return precision and recall of one page."""
    wanted, got = shingles(true), shingles(found)
    hits, extra, missed = (sum(part.values()) for part in (wanted & got, got - wanted, wanted - got))
    precision = hits / (hits + extra) if hits + extra else float(not missed)
    recall = hits / (hits + missed) if hits + missed else float(not extra)
    return precision, recall


def extraction(data: Path, method: Method) -> Score:
    bodies = pages(data / "pages.tar.xz")
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    scores, spent = [], 0.0
    for key, row in truth.items():
        began = time.process_time()
        text = method(bodies[f"{key}.html"], row["url"])
        spent += time.process_time() - began
        scores.append(page_score(row["articleBody"], text))
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    return Score(2 * precision * recall / (precision + recall), precision, recall, 1000 * spent / len(scores))


def segments(data: Path, method: Method, *, every: int = 1) -> Score:
    """`every` takes each n-th page."""
    bodies = pages(data / "pages.tar.xz")
    counts: Counter[str] = Counter()
    spent = 0.0
    rows = json_lines(data / "segments.jsonl")[::every]
    for row in rows:
        began = time.process_time()
        text = " ".join(method(bodies[row["file"]], row["url"] if row["url"].startswith("http") else "").split())
        spent += time.process_time() - began
        for piece in row["with"]:
            counts["hit" if " ".join(piece.split()) in text else "miss"] += 1
        counts["noise"] += sum(" ".join(piece.split()) in text for piece in row["without"])
    precision = counts["hit"] / max(counts["hit"] + counts["noise"], 1)
    recall = counts["hit"] / max(counts["hit"] + counts["miss"], 1)
    return Score(2 * precision * recall / max(precision + recall, 1e-9), precision, recall, 1000 * spent / max(len(rows), 1))


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    logging.disable(logging.CRITICAL)  # trafilatura warns about every page without text
    data = Path(sys.argv[1])
    for name, run in (("extraction", extraction), ("segments", segments)):
        place = folder(data, name)
        if not (place / ("ground-truth.json" if name == "extraction" else "segments.jsonl")).exists():
            continue
        print(f"{name:12} {'F1':>7} {'P':>7} {'R':>7} {'CPU ms':>7}")
        for label, method in methods().items():
            method(_FIRST, "https://page.invalid/")
            score = run(place, method)
            print(f"  {label:10} {score.f1:7.4f} {score.precision:7.4f} {score.recall:7.4f} {score.cpu_ms:7.1f}")


if __name__ == "__main__":
    main()
