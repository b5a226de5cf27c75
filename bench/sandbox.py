"""Run the real service under the restrictions of its own systemd unit, as far as a machine without systemd allows.

    python bench/sandbox.py

Needs bubblewrap, libseccomp, util-linux and systemd-analyze (Debian: bubblewrap libseccomp2 util-linux systemd), no systemd that runs, and
no rights; as root it first becomes nobody. The restrictions are read from the unit: a directive that neither has a proof here nor a reason
why it can have none is a fault. First what the unit forbids is tried inside (bench/sandbox_inside.py). Then the service runs there on the
bundled newsroom: it must say READY, give a sign of life, poll, extract in its worker processes, reload, write the digest
the new file asks for, stop within its time, and leave a store without a fault. Exits 1 when anything is otherwise.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a file, the project is not on the path

import httpx

from aggregator.newsroom.press import papers
from aggregator.newsroom.script import all_articles
from aggregator.newsroom.server import Newsroom
from bench.sandbox_box import CONFIG, ROOT, WAIT_S, Ear, Sandbox, missing
from bench.sandbox_inside import ATTEMPTS
from bench.sandbox_unit import ABSENT, MANAGED, call_sets, filtered, parsed, strangers

UNIT = ROOT / "systemd" / "aggregator.service"


@dataclass(slots=True)
class Report:
    """What one run showed."""

    held: dict[str, str] = field(default_factory=dict)  # directive -> the proof
    seen: list[str] = field(default_factory=list)  # what the service did
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Stage:
    """What one life of the service is seen on."""

    box: Sandbox
    room: Newsroom
    port: int  # of its pages
    report: Report
    log: list[dict[str, Any]] = field(default_factory=list)

    def ask_for_a_digest(self, after: timedelta) -> None:
        """Write the configuration, with a digest due then."""
        self.box.configure(self.room, self.port, datetime.now(UTC) + after)


async def trial(folder: Path) -> Report:
    """Make the sandbox in `folder`, and see the service live in it."""
    unit = filtered(parsed(UNIT.read_text("utf-8")), call_sets())
    box, report = Sandbox(folder, unit), Report()
    report.faults += [f"{name}= has neither a proof nor a reason why not" for name in strangers(unit, frozenset(ATTEMPTS))]
    box.make()
    async with Newsroom(datetime.now(UTC).replace(microsecond=0), well=True) as room:
        stage = Stage(box, room, _free_port(), report)
        stage.ask_for_a_digest(timedelta(hours=12))
        await _tried(box, report)
        await _life(stage)
    report.seen.append((await _said(box.command("--config", CONFIG, "db", "check"))).decode().strip())
    loose = [path for path in box.state.rglob("*") if not path.is_symlink() and path.lstat().st_mode & 0o007]
    report.faults += [f"{path.name} may be read by others" for path in loose]
    return report


async def _tried(box: Sandbox, report: Report) -> None:
    for name, (held, proof) in json.loads(await _said(box.command())).items():
        report.held[name] = proof
        report.faults += [] if held else [f"{name}= does not hold: {proof}"]


async def _life(stage: Stage) -> None:
    """See the service through a life, each step within its time."""
    report, log = stage.report, stage.log
    ear, began = Ear(stage.box.folder / "run" / "socket"), time.monotonic()
    process = await asyncio.create_subprocess_exec(*stage.box.service(), stderr=asyncio.subprocess.PIPE, start_new_session=True)
    reading = asyncio.create_task(_read(process, log))
    try:
        await ear.word("READY=1")
        report.seen.append(f"READY after {time.monotonic() - began:.1f} s")
        await ear.word("WATCHDOG=1")
        await _worked(stage)
        await _reloaded(stage, ear)
        await _stopped(stage, process, ear)
    except (TimeoutError, RuntimeError) as error:
        tail = "\n".join(json.dumps(line) for line in log[-6:])
        report.faults.append(f"after {report.seen[-1:]}: {error or 'nothing more within its time'}; its log ends with\n{tail}")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await reading
        ear.close()
    report.faults += [f"the log has {line['event']}: {line}" for line in log if line["level"] in ("error", "critical")]
    if len(ear.speakers) != 1:
        report.faults.append(f"{len(ear.speakers)} processes spoke to the manager")


async def _read(process: asyncio.subprocess.Process, log: list[dict[str, Any]]) -> None:
    assert process.stderr is not None
    async for line in process.stderr:
        try:
            log.append(json.loads(line))
        except ValueError:  # not a line of the log: a traceback, or bubblewrap
            log.append({"event": line.decode().rstrip(), "level": "error"})


async def _worked(stage: Stage) -> None:
    """Wait until all is polled and extracted; looked at from inside, beside the service."""
    walled = {paper.key for paper in papers() if paper.layout == "consent"}
    taken = sum(article.act <= stage.room.act and article.paper not in walled for article in all_articles())
    async with asyncio.timeout(WAIT_S):
        while (done := await _states(stage.box)).count("done") < taken or "pending" in done:  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.5)
    polls = sum(line["event"] == "poll" for line in stage.log)
    stage.report.seen.append(
        f"{polls} polls, {len(done)} articles stored, {done.count('done')} read by workers, {done.count('rejected')} at walls"
    )


async def _states(box: Sandbox) -> list[str]:
    said = await _said(box.command("--config", CONFIG, "articles", "--json", "--limit", "1000"))
    return [json.loads(line)["extract_state"] for line in said.splitlines()]


async def _reloaded(stage: Stage, ear: Ear) -> None:
    """Ask for a digest in two seconds, by a reload."""
    box, report = stage.box, stage.report
    stage.ask_for_a_digest(timedelta(seconds=2))
    [main] = ear.speakers
    os.kill(main, signal.Signals[f"SIG{box.unit.one('ExecReload').split()[1].removeprefix('-')}"])
    said = await ear.word("RELOADING=1")
    await ear.word("READY=1")
    if "MONOTONIC_USEC=" not in said or not any(line["event"] == "reloaded" for line in stage.log):
        report.faults.append(f"the reload said {said!r}")
    async with asyncio.timeout(WAIT_S):
        while not list((box.state / "digests").glob("trial-*.html")):  # noqa: ASYNC110 - another process writes
            await asyncio.sleep(0.1)
    report.seen.append("reloaded, and the digest written that the new file asks for")
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"http://127.0.0.1:{stage.port}/digests")
    report.seen.append(f"its pages answer with {answer.status_code}")


async def _stopped(stage: Stage, process: asyncio.subprocess.Process, ear: Ear) -> None:
    box, report, began = stage.box, stage.report, time.monotonic()
    [main] = ear.speakers
    os.kill(main, signal.SIGTERM)
    await ear.word("STOPPING=1")
    async with asyncio.timeout(box.unit.span("TimeoutStopSec")):
        code = await process.wait()
    report.seen.append(f"stopped with exit code {code} in {time.monotonic() - began:.1f} s")
    if code != 0:
        report.faults.append(f"SIGTERM ended it with {code}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _said(command: list[str]) -> bytes:
    """Return what a command printed; raises RuntimeError when it failed."""
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    said, errors = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{command[-3:]} ended with {process.returncode}: {errors.decode()[-2000:]}")
    return said


def main() -> int:
    """Run the trial, print what held, what was stood in for and what could not be had."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    if why := missing():
        print(f"the sandbox cannot be had here: {why}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(trial(Path(folder)))
    asked = parsed(UNIT.read_text("utf-8")).values
    for title, lines in (
        ("enforced, and tried", report.held),
        ("done in systemd's place", {name: how for name, how in MANAGED.items() if name in asked}),
        ("not to be had here", {name: why for name, why in ABSENT.items() if name in asked}),
    ):
        print(f"{title} ({len(lines)}):")
        for name, how in lines.items():
            print(f"  {name + '=' + ' '.join(asked[name]):<62} {how}")
    print("the service:", *report.seen, sep="\n  ")
    print(f"{len(report.faults)} faults", *report.faults, sep="\n  ")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
