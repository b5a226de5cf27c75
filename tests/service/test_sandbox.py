from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.sandbox import UNIT, trial
from bench.sandbox_box import Sandbox, missing
from bench.sandbox_inside import ATTEMPTS
from bench.sandbox_unit import Unit, filtered, parsed, strangers

WHY = missing()
needs_a_sandbox = pytest.mark.skipif(WHY is not None, reason=f"no sandbox of bench/sandbox.py: {WHY}")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that another user can reach: pytest's own are closed to them."""
    place = Path(tempfile.mkdtemp())
    yield place
    shutil.rmtree(place)


def test_every_directive_of_the_unit_has_a_proof_or_a_reason_why_not():
    unit = parsed(UNIT.read_text("utf-8"))
    assert strangers(unit, frozenset(ATTEMPTS)) == []
    assert strangers(Unit({**unit.values, "ProtectTime": ["yes"]}), frozenset(ATTEMPTS)) == ["ProtectTime"]


def test_a_filter_line_that_begins_with_a_tilde_takes_away():
    sets = {
        "@default": {"exit"},
        "@service": {"read", "nice", "exit"},
        "@resources": {"nice"},
        "@known": {"read", "nice", "exit", "reboot"},
    }
    unit = Unit({"SystemCallFilter": ["@service", "~@resources exit"]})
    found = filtered(unit, {name: frozenset(calls) for name, calls in sets.items()})
    assert found.allowed == ["exit", "read"]  # what is always permitted cannot be taken away
    assert found.known == ["exit", "nice", "read", "reboot"]


@pytest.mark.slow
@needs_a_sandbox
async def test_the_service_lives_under_its_own_units_restrictions(folder: Path):
    report = await trial(folder)
    assert report.faults == []
    assert set(report.held) == set(ATTEMPTS)
    assert len(report.seen) == 6


@needs_a_sandbox
async def test_a_restriction_that_does_not_hold_is_told(folder: Path):
    unit = parsed(UNIT.read_text("utf-8"))
    kept = {name: values for name, values in unit.values.items() if name != "SystemCallFilter"}
    loose = Unit({**kept, "RestrictAddressFamilies": ["AF_INET AF_UNIX AF_NETLINK"]})
    box = Sandbox(folder, loose)
    box.make()
    process = await asyncio.create_subprocess_exec(*box.command(), stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    found = {name: proof for name, (held, proof) in json.loads(said).items() if not held}
    assert "was let through" in found["RestrictAddressFamilies"]
