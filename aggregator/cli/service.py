"""`service install|uninstall|status`: the systemd unit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

from aggregator.cli.app import App
from aggregator.errors import Exit, UsageError
from aggregator.lasting import is_special, replace

_NAME = "aggregator.service"
_SYSTEM = Path("/etc/systemd/system")
_PACKAGED = Path("/usr/lib/systemd/system")  # where the Debian package has it
_SYSUSERS = Path("/etc/sysusers.d/aggregator.conf")
_BOOTED = Path("/run/systemd/system")  # there when systemd runs the machine: sd_booted(3)
_whose = click.option("--user/--system", "user", default=False, show_default="--system", help="For you alone, or for the whole machine.")
_dry = click.option("--dry-run", is_flag=True, help="Only say what would be done.")


@click.group()
def service() -> None:
    """Install, remove or show the systemd unit."""


@service.command()
@_whose
@_dry
@click.pass_obj
def install(app: App, user: bool, dry_run: bool) -> int:
    """Write the systemd unit for this installation.

    The unit runs this very program with the configuration of --config, else
    /etc/aggregator/config.toml (with --user: the one found as usual). It is
    written, not started.

    \b
    Example: sudo aggregator service install
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    import sys

    from aggregator.service.unit import fitted, shipped

    config = app.config_path if user or app.config_file else Path("/etc/aggregator/config.toml")
    text = fitted((sys.executable, "-m", "aggregator", "--config", str(config.absolute()), "run"), user=user)
    target = _target(user)
    if dry_run:
        click.echo(f"Would write {target}:", err=True)
        click.echo(text, nl=False)
        return Exit.DONE
    _write(target, text)
    if not user:
        _write(_SYSUSERS, shipped("aggregator.sysusers"))
        _run("systemd-sysusers", str(_SYSUSERS))
    reloaded = _systemctl(user, "daemon-reload")
    click.echo(f"Written: {target}")
    flag = " --user" if user else ""
    click.echo(f"Start it now and at every boot: systemctl{flag} enable --now aggregator")
    if not reloaded:
        click.echo("systemctl is not here or did not answer; run `systemctl daemon-reload` where systemd runs.", err=True)
    return Exit.DONE


@service.command()
@_whose
@_dry
def uninstall(user: bool, dry_run: bool) -> int:
    """Stop the service and remove its unit; store and configuration stay.

    \b
    Example: sudo aggregator service uninstall
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    target = _target(user)
    if not target.exists():
        raise UsageError(f"{target} is not there: nothing to remove")
    if dry_run:
        click.echo(f"Would stop the service and remove {target}")
        return Exit.DONE
    _systemctl(user, "disable", "--now", _NAME)
    try:
        target.unlink()
    except OSError as error:
        raise UsageError(f"{target} cannot be removed: {error.strerror}; run this as root, or with --user for your own") from error
    _systemctl(user, "daemon-reload")
    click.echo(f"Removed: {target}. Store and configuration are still there.")
    return Exit.DONE


@service.command()
@_whose
def status(user: bool) -> int:
    """Show whether the unit is installed, and what systemd says of it.

    \b
    Example: aggregator service status
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    target = _target(user)
    found = next((unit for unit in (target, *([] if user else [_PACKAGED / _NAME])) if unit.exists()), None)
    click.echo(f"Unit: {found or target} ({'installed' if found else 'not installed'})")
    tool = shutil.which("systemctl")
    if tool is None or not _BOOTED.is_dir():
        click.echo("This machine does not run systemd; `aggregator run` starts the service without it.")
        return Exit.LOOK
    words = [tool, *(["--user"] if user else []), "status", "--no-pager", "--lines=5", _NAME]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    click.echo((answer.stdout or answer.stderr).rstrip())
    return Exit.DONE if answer.returncode == 0 else Exit.LOOK


def _target(user: bool) -> Path:
    from aggregator.config.places import own_folder

    if not user:
        return _SYSTEM / _NAME
    own = own_folder("XDG_CONFIG_HOME", ".config")
    if own is None:
        raise UsageError("this user has no home folder to keep a unit in; set $XDG_CONFIG_HOME")
    return own / "systemd" / "user" / _NAME


def _write(target: Path, text: str) -> None:
    if is_special(target):
        raise UsageError(f"{target} is masked: it leads to {target.resolve()}; remove that link first (`systemctl unmask` does)")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace(target, text.encode())
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}; run this as root, or with --user for your own") from error


def _systemctl(user: bool, *words: str) -> bool:
    return _run("systemctl", *(["--user"] if user else []), *words)


def _run(program: str, *words: str) -> bool:
    """Tell whether a system's program is here and did what it was asked."""
    tool = shutil.which(program)
    return tool is not None and subprocess.run([tool, *words], capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words
