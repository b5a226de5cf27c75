"""`demo`: the bundled newsroom through the whole program."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aggregator.cli.app import print_json
from aggregator.errors import Exit, UsageError

if TYPE_CHECKING:
    from aggregator.service.rehearsal import Rehearsal, Scene

_TITLES = (
    "Scene 1: every paper is read for the first time.",
    "Scene 2, 26 hours later: two reports were rewritten, one server recovered, one paper is gone.",
    "Scene 3, 52 hours after the first: nothing new, so next to nothing is fetched; a move has proven itself.",
)
_LEFTOVERS = ("config.toml", "aggregator.db", "aggregator.db-wal", "aggregator.db-shm", "aggregator.db.lock")


@click.command()
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Keep store, configuration and digests in this directory.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: articles, stories, duplicates, revisions, digest.")
def demo(keep: Path | None, as_json: bool) -> int:
    """Run the bundled newsroom through the whole program.

    Ten little papers are served on the loopback network. Their feeds are
    polled three times on a clock that is moved on in between: reports are
    edited, a feed moves, one ends, one fails. Articles are extracted and
    grouped, the digest is written. Exits 0 when everything went as scripted.
    Needs no network and no configuration.

    \b
    Example: aggregator demo --keep demo-output
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    import asyncio
    import time

    from aggregator.service import logs
    from aggregator.service.rehearsal import rehearse

    logs.set_up("error")
    started = time.monotonic()
    with nullcontext(_fresh(keep)) if keep else tempfile.TemporaryDirectory(prefix="aggregator-demo-") as folder:
        result = asyncio.run(rehearse(Path(folder).absolute(), _silent if as_json else _tell))
        _print(result, kept=keep is not None, as_json=as_json, seconds=time.monotonic() - started)
    for difference in result.differences:
        click.echo(f"not as scripted: {difference}", err=True)
    return Exit.LOOK if result.differences else Exit.DONE


def _fresh(folder: Path) -> str:
    """Make `folder` ready; what an earlier demo left is removed, anything else is left alone and refused."""
    from aggregator.service.rehearsal import MARK

    config = folder / "config.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (config.is_file() and config.read_text("utf-8").startswith(MARK)):
            raise UsageError(f"{folder} holds something else than an earlier demo; name an empty directory")
        for name in _LEFTOVERS:
            (folder / name).unlink(missing_ok=True)
        for old in (folder / "digests").glob("*"):
            old.unlink()
    except OSError as error:
        raise UsageError(f"{folder} cannot be used: {error.strerror}; name another directory") from error
    return str(folder)


def _tell(scene: Scene, names: Mapping[str, str]) -> None:
    click.echo(f"\n{_TITLES[scene.number]}")
    for poll in sorted(scene.polls, key=lambda poll: names[poll.outcome.url]):
        outcome = poll.outcome
        news = [f"{len(outcome.new)} new"] if outcome.new else []
        news += [f"{len(outcome.revised)} rewritten"] if outcome.revised else []
        click.echo(f"  {names[outcome.url]:24} {outcome.outcome:14} {', '.join(news) or outcome.detail}".rstrip())


def _silent(_scene: Scene, _names: Mapping[str, str]) -> None:
    return


def _program() -> str:
    """Return the command as the user typed it: it is seldom on the PATH of a checkout."""
    called = Path(sys.argv[0])
    return "python -m aggregator" if called.name == "__main__.py" else str(called)


def _edits(count: int) -> str:
    return f"{count} edit{'' if count == 1 else 's'} by the publishers {'was' if count == 1 else 'were'} seen"


def _print(result: Rehearsal, *, kept: bool, as_json: bool, seconds: float) -> None:
    if as_json:
        figures = {name: getattr(result, name) for name in ("articles", "stories", "duplicates", "revisions")}
        print_json({**figures, "digest": str(result.digest) if kept else result.digest.read_text("utf-8")})
        return
    click.echo(
        f"\n{result.articles} articles in {result.stories} stories; {result.duplicates} are word-for-word copies; "
        f"{_edits(result.revisions - result.articles)}. It took {seconds:.0f} s."
    )
    if kept:
        click.echo(f"The digest: {result.digest.absolute()}")
        click.echo(f"Look around: {_program()} --config {result.digest.parent.parent / 'config.toml'} articles")
    else:
        text = result.digest.with_suffix(".txt")
        click.echo(f"The digest follows; keep the page with --keep DIR.\n\n{text.read_text('utf-8')}")
    if not result.differences:
        click.echo("Everything went as scripted.")
