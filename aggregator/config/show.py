"""The settings in force, for people and programs, without a secret."""

from __future__ import annotations

from typing import Any

import tomlkit

from aggregator.config.schema import Settings
from aggregator.config.values import without_path
from aggregator.core.hiding import without_keys, without_password

_HIDDEN = "***"


def store_of(settings: Settings) -> str:
    """Return where the store is: its URL with the path filled in and without a password."""
    url = settings.database.url
    if url.startswith("sqlite:///"):
        return f"sqlite:///{settings.data_dir / url.removeprefix('sqlite:///')}"
    return without_password(url)


def effective(settings: Settings) -> dict[str, Any]:
    """Return the settings as a plain document in the file's own words; passwords, headers, feeds' keys and webhook paths are hidden."""
    document: dict[str, Any] = settings.model_dump(mode="json", by_alias=True, exclude_none=True)
    document["database"]["url"] = without_password(settings.database.url)
    if settings.fetch.proxy:
        document["fetch"]["proxy"] = without_password(settings.fetch.proxy)
    for feed in document["feeds"]:
        feed["headers"] = dict.fromkeys(feed["headers"], _HIDDEN)
        feed["url"], feed["was"] = without_keys(feed["url"]), [without_keys(url) for url in feed["was"]]
    for channel in (*document["digests"], *document["alerts"]):
        if "webhook" in channel:
            channel["webhook"]["url"] = without_path(channel["webhook"]["url"])
    return document


def as_toml(document: dict[str, Any]) -> str:
    """Return the document as TOML, tables without content left out."""
    return tomlkit.dumps({key: value for key, value in document.items() if value not in ([], {})})
