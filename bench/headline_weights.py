"""Make the two tables beside core/headlines.py.

`background_idf.tsv`: how often news use a word, counted over the stories of the UCI News
Aggregator headlines (CC BY 4.0); words and numbers only, no headline of it.
`headline_model.json`: weights of the logistic models over core.pairs.features, fitted on pairs of
headlines that people scored 0..5 (SemEval STS 2013-2015); numbers only.

    python bench/headline_weights.py [DIR]

DIR is the evaluation data (default $AGGREGATOR_DATA). Plain Python: 2,000 pairs take a minute.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Collection
from dataclasses import replace
from operator import mul
from pathlib import Path
from statistics import fmean, pstdev

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aggregator.core.headlines import Head, Model, judge, mean_chance
from aggregator.core.meanings import Meanings
from aggregator.core.pairs import features
from aggregator.core.pairs.contraries import contrary, differing
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_meanings
from aggregator.model.story import Verdict
from bench.headline_data import Pair, auc, data_dir, read_pairs, read_stream, story_shares

OUT = Path(__file__).resolve().parents[1] / "aggregator" / "core" / "data"
HEADS = (2.5, 3.5, 4.5, 4.8)  # "at least this alike": one logistic model each, the mean of their chances serves both verdicts
PANELS = ((2014,), (2015, 2016))  # people whose scores may lie higher than those of 2013
RIDGE = 5.0  # of standardised features; chosen out of fold among 3, 5, 10, 30
FOLDS = 5
FOUND = 0.64  # of pairs that people scored 4 and over: the floor is .60, and of 120 new ones the share has an error of .045
STORY_PRECISION = 0.75  # the same for same_story and 3 or more
MARKS = [step / 1000 for step in range(100, 977)]
LEAST_SHARE = 5e-4
ATTRIBUTION = (
    "# How often news use a word stem: share of stories, the word's own story left out. Made by bench/headline_weights.py\n"
    "# from: UCI Machine Learning Repository, News Aggregator data set, F. Gasparetti (2016), CC BY 4.0\n"
    "# (https://doi.org/10.24432/C5F61C). Word counts only; changed: stemmed, counted by story.\n"
    "# Words of other languages: a list of our own (bench/common_words_by_language.txt).\n"
)


def main() -> None:
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else data_dir()
    shares = story_shares([(signature(item.title, "en").stem_set, item.story) for item in read_stream(directory)])
    for stem, share in _common().items():
        shares[stem] = max(share, shares.get(stem, 0.0))
    meanings = load_meanings()
    shares = _common_by_language(meanings.rows.keys()) | shares
    kept = {stem: share for stem, share in sorted(shares.items()) if share >= LEAST_SHARE and not stem.isdigit()}
    table = ATTRIBUTION + "".join(f"{stem}\t{share:.5f}\n" for stem, share in kept.items())
    (OUT / "background_idf.tsv").write_text(table, encoding="utf-8")
    rarity = Rarity({stem: round(share, 5) for stem, share in kept.items()})
    pairs = read_pairs(directory)
    rows = values_of(pairs, rarity, meanings)
    likeness = out_of_fold(pairs, rows)
    story_at, duplicate_at = _marks(pairs, likeness, Model((), 0.8, 0.3, rarity, meanings))
    _write(_heads(pairs, rows), story_at, duplicate_at)
    for year, other in ((2013, 2014), (2015, 2015)):
        own = [i for i, pair in enumerate(pairs) if pair.year in (year, other)]
        areas = [auc([likeness[i] for i in own], [pairs[i].score >= level for i in own]) for level in (4, 3)]
        print(f"{year}-{other}: out-of-fold AUC {areas[0]:.3f} (4 and over), {areas[1]:.3f} (3 and over)")


def _common() -> dict[str, float]:
    """Return stem -> share from our own list."""
    lines = (Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    return {stem: float(share) for share, words in reversed(rows) for word in words.split() for stem in signature(word, "en").stems}


def _common_by_language(known: Collection[str]) -> dict[str, float]:
    """Return stem -> share from our list of other languages; none that an English word has, which may say more."""
    lines = (Path(__file__).parent / "common_words_by_language.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(maxsplit=2) for line in lines if line and not line.startswith("#")]
    stems = {root: float(share) for language, share, words in reversed(rows) for word in words.split() for root in _stems(word, language)}
    return {root: share for root, share in stems.items() if root not in known}


def _stems(word: str, language: str) -> tuple[str, ...]:
    return tuple(root for root in signature(word, language).stems if root.isalpha())


def values_of(pairs: list[Pair], rarity: Rarity, meanings: Meanings) -> list[tuple[float, ...]]:
    """Return each pair's features."""
    ready = [(signature(pair.a, "en"), signature(pair.b, "en")) for pair in pairs]
    return [features.evidence(a, b, rarity, meanings, contrary(a, b, differing(a, b))).values for a, b in ready]


def out_of_fold(pairs: list[Pair], rows: list[tuple[float, ...]]) -> list[float]:
    """Return each pair's likeness by a model that has seen neither it nor any other pair with one of its headlines."""
    folds = _folds(pairs)
    likeness = [0.0] * len(pairs)
    for fold in range(FOLDS):
        train = [i for i, own in enumerate(folds) if own != fold]
        heads = _heads([pairs[i] for i in train], [rows[i] for i in train])
        for i in [i for i, own in enumerate(folds) if own == fold]:
            likeness[i] = mean_chance(heads, rows[i])
    return likeness


def _folds(pairs: list[Pair]) -> list[int]:
    """Return a fold a pair; pairs that share a headline, however indirectly, share the fold."""
    leader: dict[str, str] = {}

    def of(title: str) -> str:
        while leader.setdefault(title, title) != title:
            title = leader[title]
        return title

    for pair in pairs:
        a, b = sorted((of(pair.a), of(pair.b)))
        leader[b] = a
    return [hashlib.sha256(of(pair.a).encode()).digest()[0] % FOLDS for pair in pairs]


def _heads(pairs: list[Pair], rows: list[tuple[float, ...]]) -> tuple[Head, ...]:
    """Return one model for each of HEADS; by how much each panel scores higher is fitted beside, and left out."""
    means, spreads, scaled = _standardised(list(zip(*rows, strict=True)))
    panels = _standardised([tuple(float(pair.year in panel) for pair in pairs) for panel in PANELS])[2]
    columns = [[1.0] * len(rows), *scaled, *panels]
    fitted = [_fit(columns, [float(pair.score >= level) for pair in pairs])[: len(means) + 1] for level in HEADS]
    return tuple(_unscaled(weights, means, spreads) for weights in fitted)


def _standardised(columns: list[tuple[float, ...]]) -> tuple[list[float], list[float], list[list[float]]]:
    """Return the means, the spreads and the columns with mean 0 and spread 1."""
    means = [fmean(column) for column in columns]
    spreads = [pstdev(column) or 1.0 for column in columns]
    scaled = [[(value - mean) / spread for value in column] for column, mean, spread in zip(columns, means, spreads, strict=True)]
    return means, spreads, scaled


def _unscaled(fitted: list[float], means: list[float], spreads: list[float]) -> Head:
    """Return the model that asks for features as they are."""
    bias, *weights = fitted
    weights = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    return Head(bias - _dot(weights, tuple(means)), tuple(weights))


def _fit(columns: list[list[float]], labels: list[float]) -> list[float]:
    """Return the weights of a ridge logistic regression, by Newton's method; the first column is the bias's and goes free."""
    size = len(columns)
    weights = [0.0] * size
    for _ in range(6):
        chances = [_sigmoid(_dot(weights, row)) for row in zip(*columns, strict=True)]
        errors = [chance - label for chance, label in zip(chances, labels, strict=True)]
        curves = [chance * (1 - chance) + 1e-9 for chance in chances]
        gradient = [
            sum(map(mul, errors, column)) + (RIDGE * weight if i else 0.0)
            for i, (column, weight) in enumerate(zip(columns, weights, strict=True))
        ]
        bent = [list(map(mul, curves, column)) for column in columns]
        hessian = [[0.0] * size for _ in range(size)]
        for i in range(size):
            for j in range(i + 1):
                hessian[i][j] = hessian[j][i] = sum(map(mul, bent[i], columns[j])) + (RIDGE if i == j and i else 0.0)
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


def _marks(pairs: list[Pair], likeness: list[float], model: Model) -> tuple[float, float]:
    """Return the likeness of the two thresholds.

    `duplicate`, vetoes included, is as strict as FOUND allows; `same_story` as lenient as STORY_PRECISION does.
    """
    free = unvetoed(pairs, likeness, model)
    same = [pair.score >= 4 for pair in pairs]
    duplicate_at = next(mark for mark in reversed(MARKS) if _share([value >= mark for value in free], same) >= FOUND)
    alike = [pair.score >= 3 for pair in pairs]
    story_at = next(mark for mark in MARKS if _share(alike, [value >= mark for value in likeness]) >= STORY_PRECISION)
    return story_at, duplicate_at


def unvetoed(pairs: list[Pair], likeness: list[float], model: Model) -> list[float]:
    """Return `likeness`, 0 where a veto forbids `duplicate` however alike the two are."""
    likest = replace(model, heads=(Head(30.0, (0.0,) * len(features.NAMES)),))
    found = [judge(signature(pair.a, "en"), signature(pair.b, "en"), likest) for pair in pairs]
    return [value if one.verdict is Verdict.DUPLICATE else 0.0 for value, one in zip(likeness, found, strict=True)]


def _share(true: list[bool], among: list[bool]) -> float:
    return sum(a and b for a, b in zip(true, among, strict=True)) / max(1, sum(among))


def _write(heads: tuple[Head, ...], story_at: float, duplicate_at: float) -> None:
    document = {
        "made_by": "bench/headline_weights.py, fitted on scores of SemEval STS headline pairs 2013-2015 (numbers only)",
        "heads": [
            {
                "people_scored": level,
                "bias": round(head.bias, 4),
                "weights": {name: round(weight, 4) for name, weight in zip(features.NAMES, head.weights, strict=True)},
            }
            for level, head in zip(HEADS, heads, strict=True)
        ],
        "story_at": story_at,
        "duplicate_at": duplicate_at,
    }
    (OUT / "headline_model.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(document)


if __name__ == "__main__":
    main()
