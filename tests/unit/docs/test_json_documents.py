"""What docs/reference/json.md says is what the commands build."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

from aggregator.cli import documents, extract, poll, status
from bench import json_documents


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
