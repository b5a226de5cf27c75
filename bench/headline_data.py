"""What the headline benchmarks read and count: pairs, streams, AUC, F1, B-cubed, pairwise F1."""

from __future__ import annotations

import csv
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

DEFAULT = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"


@dataclass(frozen=True)
class Pair:
    """Two headlines and how alike people found them, 0..5."""

    year: int
    score: float
    a: str
    b: str


@dataclass(frozen=True)
class Streamed:
    """One headline of a stream with the story it was filed under."""

    at: datetime
    story: str
    publisher: str
    title: str


def data_dir() -> Path:
    """Return where the evaluation data is: $AGGREGATOR_DATA, else beside the checkout."""
    return Path(os.environ.get("AGGREGATOR_DATA", DEFAULT))


def _file(directory: Path, name: str) -> Path:
    """Return a file of the set, whether its own folder was named or the one that holds every set."""
    inside = directory / "headlines" / name
    return inside if inside.is_file() else directory / name


def read_pairs(directory: Path) -> list[Pair]:
    with _file(directory, "sts_headline_pairs.tsv").open(encoding="utf-8", newline="") as file:
        return [Pair(int(row["year"]), float(row["score"]), row["a"], row["b"]) for row in csv.DictReader(file, delimiter="\t")]


def read_stream(directory: Path) -> list[Streamed]:
    with _file(directory, "uci_stories.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Streamed(datetime.fromtimestamp(int(row["timestamp_ms"]) / 1000, UTC), row["story"], row["publisher"], row["title"])
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the chance that a true pair scores over a false one, ties counting half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks = [0.0] * len(scores)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        for i in order[start:end]:
            ranks[i] = (start + end + 1) / 2
        start = end
    true = sum(labels)
    return (sum(rank for rank, label in zip(ranks, labels, strict=True) if label) - true * (true + 1) / 2) / (true * (len(labels) - true))


def precision_recall(accepted: Sequence[bool], labels: Sequence[bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    hits = sum(a and b for a, b in zip(accepted, labels, strict=True))
    precision, recall = hits / max(1, sum(accepted)), hits / max(1, sum(labels))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best_f1(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the best F1 over all thresholds."""
    total = sum(labels)
    return max((2 * hits / (count + total) for count, hits in _thresholds(scores, labels)), default=0.0)


def precision_at_recall(scores: Sequence[float], labels: Sequence[bool], recall: float) -> float:
    """Return the best precision among the thresholds that find `recall` of the true ones."""
    enough = recall * sum(labels)
    return max((hits / count for count, hits in _thresholds(scores, labels) if hits >= enough), default=0.0)


def _thresholds(scores: Sequence[float], labels: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Return how many each threshold accepts and how many of these are true, from the highest down."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    return enumerate(accumulate(int(labels[i]) for i in order), 1)


def b_cubed(groups: Sequence[object], labels: Sequence[object]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of `groups` against `labels`."""
    both, ours, theirs = Counter(zip(groups, labels, strict=True)), Counter(groups), Counter(labels)
    precision = sum(n * n / ours[group] for (group, _), n in both.items()) / len(groups)
    recall = sum(n * n / theirs[label] for (_, label), n in both.items()) / len(groups)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise_f1(groups: Sequence[object], labels: Sequence[object]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs put together."""
    together = _pairs(Counter(zip(groups, labels, strict=True)))
    precision, recall = together / max(1, _pairs(Counter(groups))), together / max(1, _pairs(Counter(labels)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _pairs(sizes: Counter[object] | Counter[tuple[object, object]]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def story_shares(stream: Sequence[tuple[frozenset[str], str]]) -> dict[str, float]:
    """Return stem -> share of stories, each story counting its own share of headlines, the stem's own story left out.

    The one story a word belongs to would make it look common everywhere; what is left is how
    often other news use it.
    """
    sizes = Counter(story for _, story in stream)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for stems, story in stream:
        for stem in stems:
            counts[stem][story] += 1
    shares = {stem: sorted(n / sizes[story] for story, n in stories.items()) for stem, stories in counts.items()}
    return {stem: sum(values[:-1]) / len(sizes) for stem, values in shares.items() if len(values) > 1}
