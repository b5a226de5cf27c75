"""What docs/reference/json.md says is what the commands build."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import click

from aggregator.cli import cluster, documents, extract, poll, status
from aggregator.cli.main import cli
from aggregator.render import jsondoc
from bench import json_documents
from bench.sample_digest import sample


def keys_of(module: ModuleType) -> set[str]:
    return set(re.findall(r'^\s+"([a-z_]+)":', inspect.getsource(module), re.MULTILINE))


def test_an_article_has_the_documented_keys() -> None:
    built = keys_of(documents) | {f"{kind}_{part}" for kind in ("published", "updated") for part in ("at", "precision", "source")}
    assert set(json_documents.ARTICLE) - {"text"} <= built
    assert set(json_documents.SHOWN) <= built


def test_polls_pages_and_status_have_the_documented_keys() -> None:
    assert set(json_documents.POLL) <= keys_of(poll)
    assert set(json_documents.EXTRACT) <= keys_of(extract)
    assert set(json_documents.STATUS) <= keys_of(status)
    assert set(json_documents.CLUSTER) <= keys_of(cluster)


def test_a_digest_and_its_stories_have_the_documented_keys() -> None:
    """Of a story, what most of a digest is made of, eleven keys were nowhere."""
    built = jsondoc.plain(sample())
    assert list(built) == list(json_documents.DIGEST)
    assert list(built["sections"][0]["stories"][0]) == list(json_documents.STORY)


def with_json(command: click.Command, name: str = "") -> Iterator[str]:
    """Yield the names of the commands that have `--json`."""
    if isinstance(command, click.Group):
        for inner in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), inner)
            assert found is not None
            yield from with_json(found, f"{name} {inner}".strip())
    elif any("--json" in parameter.opts for parameter in command.params):
        yield name


def test_what_any_command_prints_with_json_is_documented() -> None:
    """Of five of thirteen nothing was said: `search` prints a key more than an article has."""
    said = "".join(told for told, _ in json_documents.DOCUMENTS.values())
    assert [name for name in with_json(cli) if f"`{name} --json`" not in said] == []
