"""What the service costs while nothing is due: CPU of one core and memory with N feeds that are all polled tomorrow.

python -m bench.idle [--feeds N] [--seconds S]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aggregator.config.load import defaults
from aggregator.model.feed import FeedSpec
from aggregator.store.store import open_store
from bench.processes import cpu_of, pss_of, tree_of

SETTLE_S = 10  # after the service said it is ready


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-idle-") as folder:
        config = Path(folder) / "config.toml"
        config.write_text(f'data_dir = "{folder}"\n[fetch]\ncontact = "bench@localhost"\n[web]\nenabled = false\n')
        _fill(Path(folder), options.feeds)
        service = subprocess.Popen(
            [sys.executable, "-m", "aggregator", "--config", str(config), "run"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            _until_ready(service)
            time.sleep(SETTLE_S)
            cpu, began = cpu_of(tree_of(service.pid)), time.monotonic()
            time.sleep(options.seconds)
            spent, passed = cpu_of(tree_of(service.pid)) - cpu, time.monotonic() - began
            if service.poll() is not None:
                sys.exit("the service ended")
            memory = sum(map(pss_of, tree_of(service.pid))) >> 20
        finally:
            service.terminate()
            service.wait()
    print(f"{options.feeds} feeds, none due: {spent:.2f} s of CPU in {passed:.0f} s, {spent / passed:.2%} of a core; {memory} MiB")


def _until_ready(service: subprocess.Popen[bytes]) -> None:
    assert service.stdout is not None
    if not any(b'"ready"' in line for line in service.stdout):
        sys.exit("the service did not start")


def _fill(folder: Path, feeds: int) -> None:
    settings = defaults(data_dir=folder)
    store = open_store(settings.database.url, folder)
    specs = [FeedSpec(f"https://host{n % 2500}.invalid/feed/{n}", "") for n in range(feeds)]
    store.feeds.import_feeds(specs, datetime.now(UTC) + timedelta(days=1))
    store.close()


if __name__ == "__main__":
    main()
