"""Every scene of tests/data/feeds, on the real engine over real HTTP; and no pathology of the field goes without a data file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from aggregator.engine.workers import Workers
from aggregator.store.store import Store
from tests.polling import a_world
from tests.scenes import FOLDER, SCENES, play, read

PATHOLOGIES = range(1, 61)  # what other aggregators were seen to stumble over; a data file's name begins with the number


@pytest.mark.parametrize("file", SCENES, ids=lambda path: path.name.removesuffix(".scene.json"))
@pytest.mark.rule("D1", "E1", "E2", "E3", "E4", "E5", "E6")
async def test_scene(file: Path, store: Store, workers: Workers) -> None:
    expect = read(file.with_name(file.name.replace(".scene.json", ".scene.expect.json")))
    async with a_world(store, workers) as world:
        with capture_logs():
            played = await play(world, file)
        assert expect, "an expectation of nothing"
        found = {name: played.found(name) for name in expect}
    assert found == {name: _told(value, found[name]) for name, value in expect.items()}


def _told(expected: object, found: object) -> object:
    """Return what was found where the expectation, "~ words", stands in it; a text of two polls is compared one by one."""
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [_told(one, other) for one, other in zip(expected, found, strict=True)]
    partial = isinstance(expected, str) and expected.startswith("~ ")
    return found if partial and isinstance(found, str) and expected[2:] in found else expected


def test_every_pathology_has_a_data_file() -> None:
    numbers = {int(match[1]) for path in FOLDER.iterdir() if (match := re.match(r"p(\d\d)_", path.name))}
    assert set(PATHOLOGIES) <= numbers


def test_every_scene_says_what_it_is_about_and_nothing_is_left_over() -> None:
    for file in SCENES:
        number = re.match(r"p(\d\d)_", file.name)
        about = read(file)["about"]
        assert number is None or about.startswith(f"{int(number[1])}: "), file.name
    expectations = {path.name.replace(".scene.expect.json", ".scene.json") for path in FOLDER.glob("*.scene.expect.json")}
    assert expectations == {path.name for path in SCENES}
