"""Reads the tables that core/headlines.py judges with, once a process."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from aggregator.core.headlines import Head, Model
from aggregator.core.meanings import Meanings
from aggregator.core.pairs.features import NAMES
from aggregator.core.rarity import Rarity

_TABLES = files("aggregator.core") / "data"


@cache
def load_model() -> Model:
    """Return the shipped model; a weight without its feature is a broken installation and raises KeyError."""
    document = json.loads((_TABLES / "headline_model.json").read_text(encoding="utf-8"))
    return Model(
        heads=tuple(Head(head["bias"], tuple(head["weights"][name] for name in NAMES)) for head in document["heads"]),
        duplicate_at=document["duplicate_at"],
        story_at=document["story_at"],
        rarity=Rarity(_background()),
        meanings=load_meanings(),
    )


def _background() -> dict[str, float]:
    """Return stem -> share of stories from `background_idf.tsv`; lines that begin with "# " say where it comes from; "#1" is a stem."""
    lines = (_TABLES / "background_idf.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return {stem: float(share) for stem, share in rows}


@cache
def load_meanings() -> Meanings:
    """Return the shipped table of word meanings."""
    words = (_TABLES / "meanings_words.txt").read_text(encoding="utf-8").splitlines()
    rows = (word for word in words if not word.startswith("# "))
    return Meanings({word: row for row, word in enumerate(rows)}, (_TABLES / "meanings_vectors.bin").read_bytes())
