"""What is said of two headlines is the same in every process: the order of Python's sets is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAIRS = Path(__file__).parents[2] / "data" / "headlines" / "pairs.tsv"
SCRIPT = """
import sys
from aggregator.core.headlines import judge
from aggregator.core.signatures import signature
from aggregator.engine.headline_model import load_model
model = load_model()
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("#"):
        language, _, _, *pair = line.rstrip("\\n").split("\\t")
        judgement = judge(*(signature(text, language) for text in pair), model)
        print(round(judgement.score, 6), judgement.verdict, judgement.reasons())
"""


def said(seed: str) -> list[str]:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(PAIRS)], env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.splitlines()


def test_reasons_do_not_hang_on_the_order_of_sets():
    """Of 増税 and 減税 one process said '増' against '減', the next '増税' against '減税'."""
    one, other = said("1"), said("2")
    assert len(one) > 800
    assert one == other
