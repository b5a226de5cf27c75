from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aggregator.cli.feed_list import ListedFeed, as_document
from bench import json_documents, reference

ROOT = Path(__file__).parents[3]


def test_every_command_option_and_key_is_documented() -> None:
    assert reference.undocumented() == []


def test_the_reference_says_what_the_code_does() -> None:
    assert reference.stale() == [], "run: make docs"


def test_a_stale_page_is_named_by_the_check(tmp_path: Path) -> None:
    made = reference.pages()
    reference.write(made | {"outcomes.md": made["outcomes.md"].replace("gone", "left")}, tmp_path)
    assert any("docs/reference/outcomes.md" in line for line in reference.stale(tmp_path))


def test_the_check_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "bench.reference", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_feed_has_the_documented_keys_in_their_order() -> None:
    assert list(as_document(ListedFeed("https://a.example/", True, None, None))) == list(json_documents.FEED)


@pytest.mark.parametrize("page", reference.pages())
def test_no_page_names_a_path_of_this_machine(page: str) -> None:
    assert str(Path.home()) not in reference.pages()[page]
