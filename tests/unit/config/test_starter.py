from __future__ import annotations

import re
from pathlib import Path

import pytest

from aggregator.config.load import parse
from aggregator.config.starter import starter

ROOT = Path(__file__).parents[3]


def test_the_top_level_file_and_the_one_in_the_package_are_the_same() -> None:
    assert (ROOT / "config.toml").read_text() == starter()


def test_it_loads_with_devdiscourse_first_and_every_section_filled() -> None:
    settings = parse(starter(), Path("config.toml"))
    assert settings.feeds[0].url == "https://www.devdiscourse.com/rss/website"
    assert settings.feeds[0].timezone == "Asia/Kolkata"
    assert len(settings.feeds) >= 13
    tags = {tag for feed in settings.feeds for tag in feed.tags}
    (digest,) = settings.digests
    assert all(tag in tags for section in digest.sections.values() for tag in section)


def test_what_stands_behind_a_hash_is_the_default() -> None:
    """Uncommenting every key changes nothing but what names files and mail accounts."""
    kept = [
        line
        for line in starter().splitlines()
        if not re.search(r"password_file|^# (to|from|host|port|security|user) |email|data_dir =", line)
    ]
    text = "\n".join(re.sub(r"^# (?=[a-z_]+ = )", "", line) for line in kept)
    shown, plain = parse(text, Path("config.toml")), parse(starter(), Path("config.toml"))
    assert 'per_host_delay = "2s"' in re.sub(r"#.*per_host", "", text)
    for table in ("database", "schedule", "fulltext", "grouping", "retention", "web"):
        assert getattr(shown, table) == getattr(plain, table)
    assert shown.fetch.model_copy(update={"hosts": {}}) == plain.fetch
    assert shown.digests[0].days == plain.digests[0].days


@pytest.mark.parametrize("word", ["TODO", "example.com"])  # words the shipped file must not have; nothing is to be done here
def test_nothing_unfinished_is_shipped(word: str) -> None:
    assert word not in starter()
