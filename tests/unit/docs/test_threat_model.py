from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
_PROOF = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_test_the_threat_model_names_exists() -> None:
    named = _PROOF.findall(PAGE)
    assert len(named) > 30
    assert [f"{path}::{name}" for path, name in named if name not in named_in(path)] == []


def test_every_attack_names_its_guard_and_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| attack")]
    assert len(rows) > 20
    for row in rows:
        _attack, guard, proof = row.strip("| ").split(" | ")
        assert guard, row
        assert _PROOF.search(proof), row
