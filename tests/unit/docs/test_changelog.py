"""CHANGELOG.md sorts what is new as Keep a Changelog says: speed-ups and mended faults stood under "Added"."""

from __future__ import annotations

import re
from pathlib import Path

KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
RELEASES = re.split(r"^## ", (Path(__file__).parents[3] / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def test_every_release_has_each_kind_of_change_once_and_in_order() -> None:
    for release in RELEASES:
        kinds = re.findall(r"^### (.+)$", release, re.MULTILINE)
        assert kinds == [kind for kind in KINDS if kind in kinds], release.split("\n", 1)[0]


def test_what_is_no_longer_so_is_no_addition() -> None:
    added = re.split(r"^### ", RELEASES[0], flags=re.MULTILINE)[1]
    assert added.startswith("Added\n")
    entries = re.split(r"^- ", added, flags=re.MULTILINE)[1:]
    assert [entry for entry in entries if re.match(r"[^;:]*\b(no longer|less CPU|in half the time)\b", entry)] == []
