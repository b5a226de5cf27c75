"""The engine follows feeds for days, and the servers keep the books (bench/polling.py says what is simulated).

Answers are put in at the fetcher's place and parsing runs inline: thousands of exchanges over sockets and worker processes would take
minutes and prove nothing about time. Each rule over real HTTP: the other test_polling_*.py. By itself bench/polling.py follows 2,000 feeds
on 300 hosts for a month, `make soak` 300 on 60. It runs in a process of its own.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import pytest

from bench import polling, polling_books


@pytest.mark.slow
@pytest.mark.rule("P1", "P9", "P16")
def test_two_days_of_100_feeds_on_20_hosts_break_no_rule_and_lose_no_entry(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        run = child.submit(polling.simulate, 100, 20, 2, 2, tmp_path).result()
    figures = polling.table(run)
    assert polling.broken(run.ours) == [], figures
    assert run.ours.passed == [], figures
    assert run.ours.gap >= polling_books.PACE - polling_books.ROUNDING, figures
    assert run.ours.requests < 0.65 * run.hourly.requests, figures
    # seeds 1, 2 and 3 give .94, .89 and .69 of an hourly poll's median: some hundredths are chance
    assert median(polling.delays(run.ours, free=True)) < 0.97 * median(polling.delays(run.hourly, free=True)), figures
    assert len(run.hourly.early) > 100, "an hourly poller breaks rules: the books notice"
