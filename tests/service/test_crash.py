from __future__ import annotations

from pathlib import Path

import pytest

from bench.crash import crash


@pytest.mark.slow
async def test_killed_twenty_times_it_has_every_article_once_and_one_digest(tmp_path: Path):
    result = await crash(tmp_path, kills=20, seed=7)
    assert result.faults == []
    assert result.kills == 20
