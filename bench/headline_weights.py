"""Make the two tables beside core/headlines.py.

`background_idf.tsv`: how often news use a word, counted over the stories of the UCI News
Aggregator headlines (CC BY 4.0); words and numbers only, no headline of it.
`headline_model.json`: weights of a logistic model over core.features, fitted on pairs of
headlines that people scored 0..5 (SemEval STS 2013-2015); numbers only.

    python bench/headline_weights.py [DIR]

DIR is the evaluation data (default $AGGREGATOR_DATA). Plain Python: 2,000 pairs take a minute.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aggregator.core import features
from aggregator.core.headlines import Model, judge
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import signature
from aggregator.core.vetoes import opposed
from aggregator.model.story import Verdict
from bench.headline_data import Pair, auc, data_dir, precision_recall, read_pairs, read_stream, story_shares

OUT = Path(__file__).resolve().parents[1] / "aggregator" / "core" / "data"
HEADS = (2.0, 3.0, 3.5, 4.0, 4.5)  # "at least this alike": one logistic model each, their mean serves both verdicts
RIDGE = 0.3  # chosen out of fold among .3, 1, 2, 5
FOLDS = 5
PRECISION = 0.80  # of pairs called duplicate, people must have scored so many 4 or more
STORY_PRECISION = 0.75  # the same for same_story and 3 or more
LEAST_SHARE = 5e-4
ATTRIBUTION = (
    "# How often news use a word stem: share of stories, the word's own story left out. Made by bench/headline_weights.py\n"
    "# from: UCI Machine Learning Repository, News Aggregator data set, F. Gasparetti (2016), CC BY 4.0\n"
    "# (https://doi.org/10.24432/C5F61C). Word counts only; changed: stemmed, counted by story.\n"
)


def main() -> None:
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else data_dir()
    shares = story_shares([(signature(item.title, "en").stem_set, item.story) for item in read_stream(directory)])
    for stem, share in _common().items():
        shares[stem] = max(share, shares.get(stem, 0.0))
    kept = {stem: share for stem, share in sorted(shares.items()) if share >= LEAST_SHARE and not stem.isdigit()}
    table = ATTRIBUTION + "".join(f"{stem}\t{share:.5f}\n" for stem, share in kept.items())
    (OUT / "background_idf.tsv").write_text(table, encoding="utf-8")
    rarity = Rarity({stem: round(share, 5) for stem, share in kept.items()})
    pairs = read_pairs(directory)
    rows = [_values(pair, rarity) for pair in pairs]
    likeness = out_of_fold(pairs, rows)
    story_at, duplicate_at = _marks(pairs, likeness, rarity)
    bias, *weights = _mean_weights(pairs, rows)
    _write(bias, weights, story_at, duplicate_at)
    for year, other in ((2013, 2014), (2015, 2015)):
        own = [i for i, pair in enumerate(pairs) if pair.year in (year, other)]
        areas = [auc([likeness[i] for i in own], [pairs[i].score >= level for i in own]) for level in (4, 3)]
        print(f"{year}-{other}: out-of-fold AUC {areas[0]:.3f} (4 and over), {areas[1]:.3f} (3 and over)")


def _common() -> dict[str, float]:
    """Return stem -> share from our own list."""
    lines = (Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    return {stem: float(share) for share, words in reversed(rows) for word in words.split() for stem in signature(word, "en").stems}


def _values(pair: Pair, rarity: Rarity) -> tuple[float, ...]:
    a, b = signature(pair.a, "en"), signature(pair.b, "en")
    return features.evidence(a, b, rarity, opposed=opposed(a, b)).values


def out_of_fold(pairs: list[Pair], rows: list[tuple[float, ...]]) -> list[float]:
    """Return each pair's likeness by a model that has not seen it."""
    folds = [hashlib.sha256(pair.a.encode()).digest()[0] % FOLDS for pair in pairs]
    likeness = [0.0] * len(pairs)
    for fold in range(FOLDS):
        train = [i for i, own in enumerate(folds) if own != fold]
        weights = _mean_weights([pairs[i] for i in train], [rows[i] for i in train])
        for i, own in enumerate(folds):
            if own == fold:
                likeness[i] = _sigmoid(_dot(weights, (1.0, *rows[i])))
    return likeness


def _mean_weights(pairs: list[Pair], rows: list[tuple[float, ...]]) -> list[float]:
    models = [_fit(rows, [pair.score >= head for pair in pairs]) for head in HEADS]
    return [sum(column) / len(HEADS) for column in zip(*models, strict=True)]


def _fit(rows: list[tuple[float, ...]], labels: list[bool]) -> list[float]:
    """Return bias and weights of a ridge logistic regression, by Newton's method."""
    size = len(rows[0]) + 1
    weights = [0.0] * size
    for _ in range(8):
        gradient = [0.0] + [RIDGE * weight for weight in weights[1:]]
        hessian = [[RIDGE if i == j and i else 0.0 for j in range(size)] for i in range(size)]
        for row, label in zip(rows, labels, strict=True):
            x = (1.0, *row)
            p = _sigmoid(_dot(weights, x))
            for i in range(size):
                if x[i]:
                    gradient[i] += (p - label) * x[i]
                    curve = (p * (1 - p) + 1e-9) * x[i]
                    line = hessian[i]
                    for j in range(size):
                        line[j] += curve * x[j]
        weights = [weight - step for weight, step in zip(weights, _solve(hessian, gradient), strict=True)]
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows[i][size] - sum(rows[i][j] * found[j] for j in range(i + 1, size))) / rows[i][i]
    return found


def _dot(a: list[float], b: tuple[float, ...]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _marks(pairs: list[Pair], likeness: list[float], rarity: Rarity) -> tuple[float, float]:
    """Return the likeness of the two thresholds: the lowest at which the verdicts, vetoes included, are precise enough."""
    signatures = [(signature(pair.a, "en"), signature(pair.b, "en")) for pair in pairs]
    duplicate = [judge(a, b, _fixed(1.0, rarity)).comparison.verdict is Verdict.DUPLICATE for a, b in signatures]
    free = [value if may else 0.0 for value, may in zip(likeness, duplicate, strict=True)]
    duplicate_at = _lowest(free, [pair.score >= 4 for pair in pairs], PRECISION)
    return _lowest(likeness, [pair.score >= 3 for pair in pairs], STORY_PRECISION), duplicate_at


def _fixed(likeness: float, rarity: Rarity) -> Model:
    bias = math.log(likeness / (1 - likeness)) if likeness < 1 else 30.0
    return Model(bias, (0.0,) * len(features.NAMES), 0.8, 0.3, rarity)


def _lowest(scores: list[float], labels: list[bool], precision: float) -> float:
    marks = [step / 200 for step in range(20, 196)]
    return next(mark for mark in marks if precision_recall([score >= mark for score in scores], labels)[0] >= precision)


def _write(bias: float, weights: list[float], story_at: float, duplicate_at: float) -> None:
    document = {
        "made_by": "bench/headline_weights.py, fitted on scores of SemEval STS headline pairs 2013-2015 (numbers only)",
        "bias": round(bias, 4),
        "weights": {name: round(weight, 4) for name, weight in zip(features.NAMES, weights, strict=True)},
        "story_at": story_at,
        "duplicate_at": duplicate_at,
    }
    (OUT / "headline_model.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(document)


if __name__ == "__main__":
    main()
