"""Three machines with addresses of their own; one is cut off from database and net for a while, another from the database alone.

    python -m bench.netns [--seconds 60]

Needs root, iproute2, PostgreSQL's programs and the extra `cluster`. Each machine is a network namespace on a bridge, 10.99.0.0/24;
the sites and PostgreSQL stand on the bridge, too. Nothing may be doubled, lost or asked rudely, and everybody works again in the end.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aggregator.store.store import open_store
from bench.cluster_stage import Fleet, Street, all_seen, store_faults, until
from bench.postgres import Server, server

HUB, GATE = "10.99.0.1", "10.99.0.2"  # the server, and the way to the sites
NOBODY = "02:00:00:00:00:99"  # an address on the wire that swallows what it is sent
SITES = [f"10.99.1.{n}" for n in range(1, 41)]
MACHINES = {"alpha": "all", "beta": "all", "gamma": "worker"}
DELAY_S, FEEDS_EACH, INTERVAL_S = 1.0, 5, 15.0


def ip(*arguments: str, check: bool = True) -> None:
    subprocess.run(["ip", *arguments], check=check, capture_output=not check)


@contextmanager
def network() -> Iterator[None]:
    """Make the bridge, the sites' addresses and a namespace for each machine; leave nothing of it."""
    _clear()
    try:
        ip("link", "add", "agg-hub", "type", "bridge")
        ip("addr", "add", f"{HUB}/24", "dev", "agg-hub")
        ip("addr", "add", f"{GATE}/24", "dev", "agg-hub")
        ip("link", "set", "agg-hub", "up")
        ip("route", "add", "local", "10.99.1.0/24", "dev", "lo")  # every address of the street is ours
        for n, name in enumerate(MACHINES, 11):
            _machine(name, f"10.99.0.{n}")
        yield
    finally:
        _clear()


def _machine(name: str, address: str) -> None:
    ip("netns", "add", f"agg-{name}")
    ip("link", "add", f"agg-{name}", "type", "veth", "peer", "name", "eth0", "netns", f"agg-{name}")
    ip("link", "set", f"agg-{name}", "master", "agg-hub", "up")
    for arguments in (
        ("addr", "add", f"{address}/24", "dev", "eth0"),
        ("link", "set", "lo", "up"),
        ("link", "set", "eth0", "up"),
        ("route", "add", "default", "via", GATE),
    ):
        ip("-n", f"agg-{name}", *arguments)


def _clear() -> None:
    for name in MACHINES:
        ip("netns", "del", f"agg-{name}", check=False)
        ip("link", "del", f"agg-{name}", check=False)
    ip("link", "del", "agg-hub", check=False)
    ip("route", "del", "local", "10.99.1.0/24", "dev", "lo", check=False)


async def trial(database: Server, folder: Path, seconds: float) -> list[str]:
    """Cut machines off and let them come back; return what went wrong."""
    street = Street(SITES, FEEDS_EACH, every=seconds / 3)
    slots = tuple(datetime.now(UTC) + timedelta(seconds=n) for n in range(20, int(4 * seconds) + 20, 20))
    async with street.open("0.0.0.0"):  # noqa: S104 - the sites' addresses are on the bridge
        fleet = Fleet(folder, database.url, street, delay=DELAY_S, interval=INTERVAL_S, at=slots, hook=HUB)
        try:
            for name, role in MACHINES.items():
                await asyncio.to_thread(fleet.add, name, role, ("ip", "netns", "exec", f"agg-{name}"))
            if not await until(lambda: street.polls() > 200, 120):
                return [fleet.machines["alpha"].log()[-3000:]]
            await _cuts(street, seconds)
            seen = await all_seen(street, INTERVAL_S + 120)
            await asyncio.sleep(5)
            codes = await asyncio.to_thread(fleet.end)
        finally:
            fleet.kill_all()
        told = {name: machine.log().count("cut off from the store") for name, machine in fleet.machines.items()}
    print(f"{street.polls()} polls of {len(street.urls())} feeds; found themselves cut off: {told}; {len(street.hooks)} digests posted")
    print(f"{street.nearness(DELAY_S)}; longest wait of a feed {max(street.waits().values()):.0f} s")
    faults = [] if seen else ["a feed was not polled any more"]
    faults += [f"{name} ended with {code}" for name, code in codes.items() if code] + street.rudeness(DELAY_S)
    faults += [f"digest {slot} was posted {count} times" for slot, count in street.hooks.items() if count != 1]
    with closing(open_store(database.url, folder)) as store:
        return faults + store_faults(store, street)


async def _cuts(street: Street, seconds: float) -> None:
    ip("link", "set", "agg-beta", "down")
    print(f"beta is cut off from everything for {seconds:.0f} s", flush=True)
    before = street.polls()
    await asyncio.sleep(seconds)
    print(f"  the others made {street.polls() - before} polls meanwhile", flush=True)
    ip("link", "set", "agg-beta", "up")
    await asyncio.sleep(seconds / 3)
    ip("-n", "agg-gamma", "neigh", "replace", HUB, "lladdr", NOBODY, "dev", "eth0", "nud", "permanent")
    print(f"gamma is cut off from the database, not from the sites, for {seconds:.0f} s", flush=True)
    await asyncio.sleep(seconds)
    ip("-n", "agg-gamma", "neigh", "del", HUB, "dev", "eth0")
    await asyncio.sleep(seconds / 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="folder for configurations and logs")
    parser.add_argument("--seconds", type=float, default=60, help="length of each cut")
    asked = parser.parse_args()
    if os.geteuid():
        sys.exit("network namespaces are made by root")
    with network(), server(HUB) as database, tempfile.TemporaryDirectory(prefix="netns-", ignore_cleanup_errors=True) as folder:
        faults = asyncio.run(trial(database, asked.keep or Path(folder), asked.seconds))
    print(*(faults[:20] or ["nothing was lost, doubled or rude"]), sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
