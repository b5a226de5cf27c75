"""A store with a desk that publishes, and what a digest is sent with."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from aggregator.config.schema import DigestSection, Settings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STORM = "The storm tore the roof off the old market hall on Sunday night and left two hundred people without power until the morning."


def settings_of(path: Path, *digests, **more) -> Settings:
    return Settings(data_dir=path, digests=digests or (DigestSection(name="daily"),), **more)


class Fetcher:
    def __init__(self):
        self.posts, self.answers = [], []

    async def post(self, url, body, headers):
        self.posts.append((url, body, dict(headers)))
        answer = self.answers.pop(0) if self.answers else 200
        if isinstance(answer, Exception):
            raise answer
        return answer


def kit_of(house, settings) -> SimpleNamespace:
    async def db(call, *args, **kwargs):
        return call(*args, **kwargs)

    db.patiently = db
    return SimpleNamespace(settings=lambda: settings, store=house.store, db=db, fetcher=Fetcher())


def titles(digest):
    return [story.title for story in digest.stories]


def files_of(house):
    return {path.name: path.read_text() for path in (house.path / "digests").glob("daily-2*.html")}
