"""Writes docs/reference from the code: commands, configuration, outcome codes, claim sources, metrics, JSON.

    python -m bench.reference            write
    python -m bench.reference --check    exit 1 and name what is stale or undocumented

Needs nothing but the installed package.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import click
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from aggregator.cli.main import COMMANDS, cli
from aggregator.config.keys import keys, section_in, sections
from aggregator.config.schema import Section
from aggregator.config.units import parse_size
from aggregator.errors import ARCHIVE_ENDS, OUTCOMES, REJECTIONS
from aggregator.service.metrics import METRICS, PROCESS
from bench import politeness
from bench.json_documents import DOCUMENTS

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
MADE = "<!-- Made by `make docs` from the code: change it there. -->\n"

ABOUT_COMMANDS = """\
Results go to stdout, logs and progress to stderr. Exit codes: 0 done; 1 done, but something is there to look at; 2 wrong usage or
configuration; 3 the store cannot be used; 75 `run` under systemd: it cannot be used now, start me
again later; 130 interrupted.
"""
ABOUT_CONFIG = """\
Read from `--config`, else `$AGGREGATOR_CONFIG`, else the first of `./config.toml`, `$XDG_CONFIG_HOME/aggregator/config.toml` and
`/etc/aggregator/config.toml`. Every key has a default but the few marked *needed*. Unknown keys are mistakes. `aggregator config check`
names every mistake with its line, `aggregator config show` prints the settings in force. `extract`, `compare`, `backtest`, `demo` and
`config init` need none, and read one only where `--config` or `$AGGREGATOR_CONFIG` names it.

Durations are written like `30s`, `10m`, `1h30m`, `7d`; sizes like `500kB`, `15MiB`. Relative paths start at the folder of the file, the
path in `sqlite:///` at `data_dir`.
"""
ABOUT_GRADES = """\
The grade is how much one such poll counts against the feed: ok 0, temporary 0.25, soft 0.5, hard 1. The next success sets the sum back
to zero; until then it stretches the time to the next poll.
"""
ABOUT_ARCHIVES = """\
When every entry of a full window is new, entries may have passed unseen between two polls. Where the feed names older documents
(RFC 5005: `prev-archive`, else `next`; JSON Feed: `next_url`), they are walked, and `poll --json` says how that ended. A walk that left
something out is not repeated within a day.
"""
ABOUT_CLAIMS = """\
Every statement of a publisher's time is kept as a claim: created (`published`) and changed (`updated`) never mix. `aggregator show
ARTICLE` lists them with the one that was chosen and why.
"""

ABOUT_METRICS = """\
Served at `/metrics` in Prometheus' text format, beside the pages. A counter starts at 0 with the service and has a sibling that ends in
`_created`, the time of its start. What is counted in the store is counted once a minute. [Watch it](../how-to/watch-it.md) has a
dashboard and alerts made of these.
"""


def pages() -> dict[str, str]:
    """Return file name -> text of the whole reference."""
    made = {
        "commands.md": commands(),
        "config.md": configuration(),
        "outcomes.md": outcomes(),
        "claims.md": claims(),
        "json.md": json_documents(),
        "metrics.md": metrics(),
        "politeness.md": politeness.page(),
    }
    return {name: f"{MADE}\n{text.rstrip()}\n" for name, text in made.items()}


def commands() -> str:
    """Return every command with its options and help."""
    parts = [
        "# Commands\n",
        ABOUT_COMMANDS,
        _block(cli, "aggregator"),
    ]
    for name in COMMANDS:
        parts += [f"## {name}\n", *(_command(command, path) for path, command in every_command(name))]
    return "\n".join(parts)


def every_command(name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and its subcommands with their full names; nothing where its module is missing from this tree."""
    if importlib.util.find_spec(f"aggregator.cli.{COMMANDS[name][0]}") is None:
        return
    with click.Context(cli, info_name="aggregator") as context:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for sub in command.list_commands(context):
                inner = command.get_command(context, sub)
                assert inner is not None
                yield f"{name} {sub}", inner


def _command(command: click.Command, path: str) -> str:
    title = f"### {path}\n\n" if " " in path else ""
    return title + _block(command, f"aggregator {path}")


def _block(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, max_content_width=100, terminal_width=100, **command.context_settings) as context:
        return f"```text\n{command.get_help(context).rstrip()}\n```\n"


def configuration() -> str:
    """Return every key of config.toml with type, default and meaning."""
    parts = [
        "# config.toml\n",
        ABOUT_CONFIG,
    ]
    for header, section in sections():
        parts += [f"## {header or 'Top level'}\n", f"{_doc(section)}\n", *_table(section)]
    return "\n".join(parts)


def _doc(section: type[Section]) -> str:
    return (section.__doc__ or "").strip()


def _table(section: type[Section]) -> Iterator[str]:
    rows = [(key, field) for key, field in keys(section).items() if section_in(field.annotation) is None]
    if rows:
        yield "| key | type | default | meaning |\n|---|---|---|---|"
        yield from (
            f"| `{key}` | {_cell(kind_of(field))} | {default_of(section, key, field)} | {_cell(meaning(field))} |" for key, field in rows
        )
        yield ""


def _is_table(field: FieldInfo) -> bool:
    inner = section_in(field.annotation)
    return inner is not None and bool(_doc(inner))


def meaning(field: FieldInfo) -> str:
    """Return what the schema says about a key."""
    return field.description or ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_NAMES = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "true or false",
    "timedelta": "duration",
    "time": "time of day",
    "Path": "path",
    "IPv4Network": "network",
    "IPv6Network": "network",
    "SecretStr": "text",
}


def kind_of(field: FieldInfo) -> str:
    is_size = any(getattr(part, "func", None) is parse_size for part in field.metadata)
    return "size" if is_size else _type(field.annotation)


def _type(annotation: Any) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if origin is dict:
        return f"table: name = {_type(inner[1])}"
    if hasattr(annotation, "__metadata__"):
        return _type(inner[0])
    if inner and all(isinstance(value, str) for value in inner):
        return ", ".join(f"`{value}`" for value in inner)
    if inner:
        return " or ".join(dict.fromkeys(_type(part) for part in inner if part is not type(None)))
    return _NAMES[annotation.__name__]


def default_of(section: type[Section], key: str, field: FieldInfo) -> str:
    if field.is_required():
        return "see there" if key == "data_dir" else "*needed*"
    value = field.get_default(call_default_factory=True)
    if value is None or value is PydanticUndefined or value in ((), {}, ""):
        return "-"
    return f"`{_literal(section.model_construct(**{field.alias or key: value}), key)}`"


def _literal(holder: Section, key: str) -> str:
    value = holder.model_dump(mode="json", include={key})[key]
    return str(value).lower() if isinstance(value, bool) else ", ".join(value) if isinstance(value, list) else str(value)


def outcomes() -> str:
    """Return the outcome codes of polls and the rejections of pages."""
    lines = [
        "# Outcome codes\n",
        "One vocabulary for the store, the logs, the metrics, `poll --json` and `feeds list`.\n",
        "## Polls\n",
        ABOUT_GRADES,
        "| code | grade | meaning |\n|---|---|---|",
        *(f"| `{code}` | {fact.grade} | {_cell(fact.meaning)} |" for code, fact in OUTCOMES.items()),
        "\n## Archives\n",
        ABOUT_ARCHIVES,
        "| code | the walk ended because |\n|---|---|",
        *(f"| `{code}` | {_cell(text)} |" for code, text in ARCHIVE_ENDS.items()),
        "\n## Pages\n",
        "Why a page is not taken as the article; its feed's own text is kept.\n",
        "| code | meaning |\n|---|---|",
        *(f"| `{code}` | {_cell(text)} |" for code, text in REJECTIONS.items()),
    ]
    return "\n".join(lines)


def claims() -> str:
    """Return where statements about times come from, the most trusted first."""
    lines = [
        "# Claims about times\n",
        ABOUT_CLAIMS,
        "| source | says when it was | trust | family | meaning |\n|---|---|---|---|---|",
    ]
    if importlib.util.find_spec("aggregator.core.claimsources") is not None:
        sources = importlib.import_module("aggregator.core.claimsources").SOURCES
        ranked = sorted(sources.items(), key=lambda row: row[1].rank)
        said = {"published": "created", "updated": "changed"}
        lines += [
            f"| `{name}` | {' or '.join(said[kind] for kind in fact.kinds)} | {fact.rank} | {fact.family} | {_cell(fact.meaning)} |"
            for name, fact in ranked
        ]
        lines.append(
            "\nTrust is a rank: lower is trusted more. From 60 on a claim stands only when nothing else speaks; 90 is never chosen."
        )
    return "\n".join(lines)


def json_documents() -> str:
    """Return the keys of what commands print with --json."""
    lines = ["# JSON\n", "Times are ISO 8601 in UTC with `Z`; null when nobody says.\n"]
    for title, (where, fields) in DOCUMENTS.items():
        lines += [f"## {title}\n", f"{where}\n", *(["| key | meaning |\n|---|---|"] if fields else [])]
        lines += [*(f"| `{key}` | {_cell(text)} |" for key, text in fields.items()), ""]
    return "\n".join(lines)


def metrics() -> str:
    """Return every metric of `/metrics`."""
    lines = ["# Metrics\n", ABOUT_METRICS, "| metric | type | label | meaning |\n|---|---|---|---|"]
    for name, fact in METRICS.items():
        values = fact.values if fact.label != "version" else ()  # the page is not made anew for every release
        shown = f"`{fact.label}`{': ' if values else ''}{', '.join(f'`{value}`' for value in values)}" if fact.label else "-"
        shown = f"`{fact.label}`: every code" if fact.label == "outcome" else shown
        lines.append(f"| `{name}` | {fact.kind.__name__.lower()} | {shown} | {_cell(fact.meaning)} |")
    lines += ["\n## The process\n", "| metric | type | meaning |\n|---|---|---|"]
    kinds = {name: "counter" if name.endswith("_total") else "gauge" for name in PROCESS}
    lines += [f"| `{name}` | {kinds[name]} | {_cell(meaning)} |" for name, meaning in PROCESS.items()]
    return "\n".join(lines)


def undocumented() -> list[str]:
    """Return what has no words or no proof: commands and options without help, keys without a description, rules without a test."""
    found = politeness.unproven()
    for name in COMMANDS:
        for path, command in every_command(name):
            if not command.help:
                found.append(f"aggregator {path}: no help")
            options = [option for option in command.params if isinstance(option, click.Option)]
            found += [f"aggregator {path} {option.opts[-1]}: no help" for option in options if not option.help]
    for header, section in sections():
        found += [f"{header} {key}: no description" for key, field in keys(section).items() if not (meaning(field) or _is_table(field))]
    return found


def stale(folder: Path = FOLDER) -> list[str]:
    """Return a diff of every page that is not what the code says."""
    found = []
    for name, text in pages().items():
        there = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else ""
        if there != text:
            found += difflib.unified_diff(there.splitlines(), text.splitlines(), f"docs/reference/{name}", "the code", lineterm="", n=0)
    return found


def write(made: Mapping[str, str], folder: Path = FOLDER) -> None:
    """Write every page."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


def main() -> int:
    """Write the reference, or check it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is stale or undocumented")
    if options.parse_args().check:
        problems = [*undocumented(), *stale()]
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1 if problems else 0
    write(pages())
    print(*(FOLDER / name for name in pages()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
