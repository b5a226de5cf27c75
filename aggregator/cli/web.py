"""`web password`: the password of the Google Reader API."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from aggregator.cli.app import App
from aggregator.errors import ConfigError, UsageError

_LEAST = 8  # characters


@click.group()
def web() -> None:
    """Set the password of the reading API."""


@web.command()
@click.option("--file", "file", type=click.Path(path_type=Path, dir_okay=False), help="Where the hash is written.")
@click.pass_obj
def password(app: App, file: Path | None) -> int:
    """Set the password of the Google Reader API.

    Asks twice without showing it, or takes one line from a pipe, and writes
    a salted scrypt hash (mode 0600) to --file, else to [web.reader]
    password_file of the configuration, else to reader-password in data_dir.

    \b
    Example: aggregator web password
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    target = file or _target(app)
    line = _hashed(_ask())
    _write(target, line)
    click.echo(f"Written: {target}")
    if file is not None or _configured(app) != target:
        click.echo(f'Name it in config.toml:\n\n[web.reader]\npassword_file = "{target}"')
    return 0


def _ask() -> str:
    if sys.stdin.isatty():
        secret: str = click.prompt("Password", hide_input=True, confirmation_prompt="Again")
    else:
        secret = sys.stdin.readline().rstrip("\r\n")
    if len(secret) < _LEAST:
        raise UsageError(f"the password needs at least {_LEAST} characters")
    return secret


def _hashed(secret: str) -> str:
    from secrets import token_bytes

    from aggregator.core.passwords import SALT_BYTES, scrypt_line

    return scrypt_line(secret, token_bytes(SALT_BYTES))


def _configured(app: App) -> Path | None:
    try:
        return app.settings.web.reader.password_file
    except ConfigError:
        return None  # with --file no configuration is needed; without it _target has already raised


def _target(app: App) -> Path:
    return app.settings.web.reader.password_file or app.settings.data_dir / "reader-password"


def _write(target: Path, line: str) -> None:
    import os

    from aggregator.lasting import is_special

    if is_special(target):
        raise UsageError(f"{target} is no file; name another place with --file")
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        spare = target.with_name(target.name + ".new")
        spare.unlink(missing_ok=True)
        handle = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        if os.geteuid() == 0:  # with sudo: the service, whose folder it is, has to read it
            folder = target.parent.stat()
            os.fchown(handle, folder.st_uid, folder.st_gid)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(line + "\n")
        spare.replace(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}; name another place with --file") from error
