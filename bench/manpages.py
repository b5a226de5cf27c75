"""Writes the man pages from the code: aggregator(1) from the commands, aggregator.toml(5) from the configuration's schema.

    python -m bench.manpages            write docs/man
    python -m bench.manpages --check    exit 1 and name what is stale

Needs nothing but the installed package. What the reference in docs/reference says is said here in the form of man(7).
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from aggregator import __version__
from aggregator.cli.main import COMMANDS, cli
from aggregator.config.keys import keys, section_in, sections
from aggregator.config.schema import Section
from aggregator.errors import OUTCOMES
from bench import reference

FOLDER = Path(__file__).parent.parent / "docs" / "man"
_EXITS = {
    "0": "done",
    "1": "done, but something is there to look at",
    "2": "wrong usage or configuration",
    "3": "the store cannot be used",
    "75": "run under systemd: the store cannot be used now, and may be later by itself: start it again",
    "130": "interrupted",
}
_FILES = {
    "./config.toml": "the configuration, else:",
    "$XDG_CONFIG_HOME/aggregator/config.toml": "a person's own, else:",
    "/etc/aggregator/config.toml": "the whole machine's",
    "$XDG_STATE_HOME/aggregator": "store, digests and state, unless data_dir names another place",
    "/var/lib/aggregator": "the same for the service of a whole machine",
}
_ENVIRONMENT = {"AGGREGATOR_CONFIG": "the configuration file, where --config does not name one"}
_WIDTH = 66  # mandoc asks for lines of at most 80 bytes, escapes among them
_DATE = "2026-11-28"  # of the pages' form; mandoc asks for one, and a date of today would make them stale every day
_SINGLE = re.compile(r"`([^`]+)`")


def pages() -> dict[str, str]:
    """Return file name -> text of every page."""
    return {"aggregator.1": "\n".join(_commands()) + "\n", "aggregator.toml.5": "\n".join(_configuration()) + "\n"}


def _commands() -> Iterator[str]:
    yield from _head("aggregator", 1, "poll news feeds, group one story from many sources, write a digest")
    yield ".SH SYNOPSIS"
    yield ".B aggregator"
    yield r"[\fB\-\-config\fR \fIFILE\fR] \fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]"
    yield ".SH DESCRIPTION"
    yield from _prose(cli.help or "")
    yield ".PP"
    yield _text("Results go to stdout, logs and progress to stderr. The configuration is described in aggregator.toml(5).")
    yield ".SH OPTIONS"
    with click.Context(cli, info_name="aggregator", **cli.context_settings) as context:
        yield from _options(cli, context)
    yield ".SH COMMANDS"
    for name in COMMANDS:
        for path, command in reference.every_command(name):
            yield from _command(path, command)
    yield from _list("EXIT STATUS", _EXITS)
    yield from _list("ENVIRONMENT", _ENVIRONMENT)
    yield from _list("FILES", _FILES)
    yield from _list("OUTCOMES OF POLLS", {code.value: fact.meaning for code, fact in OUTCOMES.items()})
    yield from _see_also("aggregator.toml", 5)


def _command(path: str, command: click.Command) -> Iterator[str]:
    with click.Context(command, info_name=f"aggregator {path}", **command.context_settings) as context:
        usage = " ".join(command.collect_usage_pieces(context))
        yield f".SS {_quoted(f'aggregator {path}')}"
        yield rf"\fBaggregator {_escaped(path)}\fR {_escaped(usage)}".rstrip()
        yield ".PP"
        yield from _prose(command.help or "")
        yield from _options(command, context)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None and (command is cli or "--help" not in parameter.opts):
            names, meaning = record
            yield from _item(names, " ".join(meaning.split()))


def _configuration() -> Iterator[str]:
    yield from _head("aggregator.toml", 5, "configuration of aggregator(1)")
    yield ".SH DESCRIPTION"
    for number, paragraph in enumerate(reference.ABOUT_CONFIG.strip().split("\n\n")):
        yield from ([".PP"] if number else [])
        yield _text(_plain(paragraph))
    for header, section in sections():
        yield f".SH {_quoted(header or 'TOP LEVEL')}"
        yield _text(_plain((section.__doc__ or "").strip()))
        yield from _keys(section)
    yield from _see_also("aggregator", 1)


def _keys(section: type[Section]) -> Iterator[str]:
    for key, field in keys(section).items():
        if section_in(field.annotation) is None:
            default = reference.default_of(section, key, field)
            facts = f"{reference.kind_of(field)}; default {default}" if default not in ("*needed*", "-") else reference.kind_of(field)
            needed = " (needed)" if default == "*needed*" else ""
            yield from _item(key, _plain(f"{reference.meaning(field)} [{facts}]{needed}"))


def _head(name: str, section: int, purpose: str) -> Iterator[str]:
    yield r""".\" Made by `make docs` from the code: change it there."""
    yield f'.TH {name.upper()} {section} "{_DATE}" "Aggregator {__version__}" "{"User Commands" if section == 1 else "File Formats"}"'
    yield ".SH NAME"
    yield rf"{name} \- {_escaped(purpose)}"


def _see_also(name: str, section: int) -> Iterator[str]:
    yield ".SH SEE ALSO"
    yield f".BR {name} ({section}),"
    yield ".BR systemctl (1),"
    yield ".BR journalctl (1)"


def _list(title: str, items: dict[str, str]) -> Iterator[str]:
    yield f".SH {_quoted(title)}"
    for term, meaning in items.items():
        yield from _item(term, _plain(meaning))


def _item(term: str, meaning: str) -> Iterator[str]:
    yield ".TP"
    yield rf"\fB{_escaped(term)}\fR"
    yield _text(meaning)


def _prose(help_text: str) -> Iterator[str]:
    r"""Yield paragraphs of a command's help; one that begins with click's mark \b keeps its lines."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", help_text.strip())):
        yield from ([".PP"] if number else [])
        lines = paragraph.splitlines()
        if lines[0].strip() == "\b":
            yield ".nf"
            yield from (_escaped(line.rstrip()) for line in lines[1:])
            yield ".fi"
        else:
            yield _text(" ".join(line.strip() for line in lines))


def _plain(markdown: str) -> str:
    """Return a line of the reference without its marks for code."""
    return _SINGLE.sub(r"\1", " ".join(markdown.replace("*needed*", "needed").split())).replace("\\|", "|")


def _escaped(text: str) -> str:
    return (
        text.replace("\\", "\\e")
        .replace("-", r"\-")
        .replace("'", r"\(aq")
        .replace("`", r"\(ga")
        .replace("^", r"\(ha")
        .replace("~", r"\(ti")
    )


def _text(text: str) -> str:
    """Return a paragraph in short lines; one that begins with what roff obeys is guarded."""
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join((r"\&" if line.startswith((".", "'")) else "") + _escaped(line) for line in lines)


def _quoted(title: str) -> str:
    return f'"{_escaped(title).replace(chr(34), chr(92) + "(dq")}"'


def stale(folder: Path = FOLDER) -> list[str]:
    """Return a diff of every page that is not what the code says."""
    found: list[str] = []
    for name, text in pages().items():
        there = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else ""
        found += difflib.unified_diff(there.splitlines(), text.splitlines(), f"docs/man/{name}", "the code", lineterm="", n=0)
    return found


def main() -> int:
    """Write the pages, or check them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="change nothing; exit 1 when a page is stale")
    if options.parse_args().check:
        found = stale()
        print(*found, sep="\n", file=sys.stderr)
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
