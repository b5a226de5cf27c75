"""The papers and what they print, read from copy/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

# Order of the stage: the wire first, because others carry it.
NAMES = ("kpa", "courier", "dispatch", "harbour", "valley", "clarion", "mill", "lantern", "tidewatch", "stillpoint")


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article."""

    hours: float  # after the opening of the first act
    title: str
    summary: str
    text: str  # paragraphs separated by blank lines; {day} is the weekday on which it was written


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one paper."""

    paper: str  # name of its file
    slug: str
    act: int  # the act in which it appears
    event: str  # what it reports: the truth that grouping is measured by
    author: str
    place: str
    tags: tuple[str, ...]
    carries: str | None  # "paper/slug" it repeats word for word
    versions: tuple[Version, ...]  # the second, where there is one, belongs to act two

    @property
    def number(self) -> int:
        """Return the article's number in addresses, stable from run to run."""
        return 3_400_000 + sum(ord(char) * (place + 7) for place, char in enumerate(self.slug))

    def at(self, opening: datetime) -> datetime:
        """Return when it was first published."""
        return opening + timedelta(hours=self.versions[0].hours)

    def version(self, act: int) -> Version:
        """Return its wording in `act`."""
        return self.versions[-1] if act > 1 else self.versions[0]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: a site with a feed."""

    key: str  # name of its file
    name: str
    motto: str
    format: str  # "rss", "atom", "json", "rdf" or "broken"
    layout: str  # "plain", "dispatch" or "consent"
    tags: tuple[str, ...]
    timezone: str | None
    validators: bool  # sends ETag and Last-Modified, and answers 304
    articles: tuple[Article, ...]

    def issue(self, act: int) -> tuple[Article, ...]:
        """Return what stands in its feed in `act`, newest first."""
        shown = [article for article in self.articles if article.act <= act]
        return tuple(sorted(shown, key=lambda article: -article.versions[0].hours))


@cache
def papers() -> tuple[Paper, ...]:
    """Return every paper; what one carries of another is filled in."""
    tables = {name: _table(name) for name in NAMES}
    return tuple(_paper(name, table, tables) for name, table in tables.items())


def paper(key: str) -> Paper:
    """Return one paper by its name."""
    return next(each for each in papers() if each.key == key)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("aggregator.newsroom") / "copy" / f"{name}.toml").read_text("utf-8"))


def _paper(key: str, table: dict[str, Any], tables: dict[str, dict[str, Any]]) -> Paper:
    return Paper(
        key=key,
        name=table["name"],
        motto=table["motto"],
        format=table["format"],
        layout=table["layout"],
        tags=tuple(table["tags"]),
        timezone=table.get("timezone"),
        validators=table.get("validators", False),
        articles=tuple(_article(key, row, tables) for row in table["articles"]),
    )


def _article(key: str, row: dict[str, Any], tables: dict[str, dict[str, Any]]) -> Article:
    words = _carried(row["carries"], tables) if "carries" in row else row
    edits = [_version(row["edit"])] if "edit" in row else []
    return Article(
        paper=key,
        slug=row["slug"],
        act=row["act"],
        event=row.get("event", f"{key}/{row['slug']}"),
        author=words["author"],
        place=row.get("place", ""),
        tags=tuple(words["tags"]),
        carries=row.get("carries"),
        versions=(_version({**words, "hours": row["hours"]}), *edits),
    )


def _carried(name: str, tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    key, slug = name.split("/")
    rows: list[dict[str, Any]] = tables[key]["articles"]
    return next(row for row in rows if row["slug"] == slug)


def _version(row: dict[str, Any]) -> Version:
    return Version(hours=row["hours"], title=row["title"], summary=row["summary"], text=row["text"].strip())
