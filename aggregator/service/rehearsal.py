"""The demo's play: the real pipeline on the newsroom, scene by scene, and an account of what came of it.

for each scene:  the clock moves on, the papers' act changes
                 every feed is polled, pages are extracted, articles grouped
after the first and the last scene: the digest is written as the schedule would
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from aggregator.clock import SystemClock
from aggregator.config.load import load
from aggregator.engine.digest import send
from aggregator.engine.kit import Kit
from aggregator.engine.once import run_pass
from aggregator.engine.poll_host import PollReport
from aggregator.model.article import ArticleQuery, ArticleRow
from aggregator.model.feed import FeedState
from aggregator.newsroom import script
from aggregator.newsroom.press import papers
from aggregator.newsroom.script import Account, Found
from aggregator.newsroom.server import Newsroom
from aggregator.service.wiring import open_kit
from aggregator.store.store import Store, open_store

MARK = "# Written by `aggregator demo`"
_LEASE = timedelta(minutes=5)
_CONFIG = """{mark}: look around with `aggregator --config {path} status`, articles, show, search.
# The papers are up only while the demo runs.
data_dir = "{data_dir}"

[fetch]
allow_networks = ["127.0.0.0/8"]   # the newsroom lives on the loopback network, which the address guard refuses otherwise
per_host_delay = "20ms"

[schedule]
max_interval = "6h"                # so that every feed is due again a day later

[web]
enabled = false

[[digests]]
name = "kestria"
title = "The Kestrian papers"
timezone = "Europe/Paris"
formats = ["html", "markdown", "text", "json"]
sections = {{ "The country" = ["kestria"], "Beyond the lake" = ["world"], "Sea and shore" = ["coast"], "Long reads" = ["essays"] }}

{feeds}"""


class StageClock(SystemClock):
    """The machine's clock, set back to the first scene and moved on between scenes."""

    shift = -timedelta(hours=script.SCENES[-1][0])

    def now(self) -> datetime:
        """Return the time on stage, aware, in UTC."""
        return datetime.now(UTC) + self.shift


@dataclass(frozen=True, slots=True)
class Scene:
    """One pass, as it is told."""

    number: int
    at: datetime
    polls: tuple[PollReport, ...]
    digests: tuple[str, ...]  # paths written after it


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of it all."""

    articles: int
    stories: int
    duplicates: int
    revisions: int
    digest: Path  # the last one, as a page
    differences: tuple[str, ...]  # from the script; none when all went well


async def rehearse(folder: Path, tell: Callable[[Scene, Mapping[str, str]], None]) -> Rehearsal:
    """Play every scene with its store in `folder`; `tell` is called after each with the papers' names by feed URL."""
    clock = StageClock()
    opening = clock.now().replace(microsecond=0)  # so long ago that the last scene plays now: what is kept lies in nobody's future
    async with Newsroom(opening) as room, _stage(folder, room, clock) as kit:
        names = {room.feed_url(paper.key): paper.name for paper in papers()}
        scenes = []
        for number, (hours, act) in enumerate(script.SCENES):
            clock.shift, room.act = timedelta(hours=hours - script.SCENES[-1][0]), act
            scene = await _play(kit, number, last=number == len(script.SCENES) - 1)
            scenes.append(scene)
            tell(scene, names)
        account = await kit.db(_account, kit.store, room, scenes)
        rows = await kit.db(_rows, kit.store)
        return _sum_up(rows, account, opening, scenes)


@asynccontextmanager
async def _stage(folder: Path, room: Newsroom, clock: StageClock) -> AsyncIterator[Kit]:
    config = folder / "config.toml"
    text = _CONFIG.format(mark=MARK, path=config, data_dir=folder, feeds=room.subscriptions())
    config.write_text(text, "utf-8")
    settings = load(config)
    with closing(open_store(settings.database.url, settings.data_dir)) as store:
        async with open_kit(settings, store, clock, Random(1)) as kit:  # noqa: S311 - jitter, the same every time
            await kit.db(store.feeds.sync, settings.specs(), clock.now())
            yield kit


async def _play(kit: Kit, number: int, *, last: bool) -> Scene:
    now = kit.clock.now()
    feeds = await kit.db(kit.store.feeds.select, None, now + _LEASE)
    report = await run_pass(kit, feeds)
    written: tuple[str, ...] = ()
    if number == 0 or last:
        [digest] = kit.settings().digests
        written = tuple(str(path) for done in await send(kit, digest, now=kit.clock.now()) for path in done.paths)
    return Scene(number, now, report.polls, written)


def _rows(store: Store) -> list[ArticleRow]:
    return store.articles.list(ArticleQuery(limit=10_000))


def _account(store: Store, room: Newsroom, scenes: list[Scene]) -> Account:
    keys = {room.feed_url(paper.key): paper.key for paper in papers()}
    printed = {room.page_url(article): (article.paper, article.slug) for article in script.all_articles()}
    rows = _rows(store)
    feeds = store.feeds.rows()
    return Account(
        outcomes=tuple({keys[poll.outcome.url]: poll.outcome.outcome for poll in scene.polls} for scene in scenes),
        gone=frozenset(keys[row.url] for row in feeds if row.state is FeedState.GONE),
        moved=frozenset(keys[row.url] for row in feeds if row.moved_to),
        articles={printed[row.url]: _found(store, row) for row in rows if row.url in printed},
        strangers=sum(row.url not in printed for row in rows),
        faults=tuple(room.faults),
    )


def _found(store: Store, row: ArticleRow) -> Found:
    return Found(
        story=row.story,
        duplicate=row.duplicate_of is not None,
        published=row.published.instant if row.published else None,
        updated=row.updated.instant if row.updated else None,
        reason=row.extract_reason,
        versions=tuple((revision.title, revision.text) for revision in store.articles.revisions(row.id)),
    )


def _sum_up(rows: list[ArticleRow], account: Account, opening: datetime, scenes: list[Scene]) -> Rehearsal:
    pages = [path for path in scenes[-1].digests if path.endswith(".html")]
    return Rehearsal(
        articles=len(rows),
        stories=len({row.story for row in rows if row.story is not None}),
        duplicates=sum(row.duplicate_of is not None for row in rows),
        revisions=sum(row.revisions for row in rows),
        digest=Path(pages[0]) if pages else Path(),
        differences=(*script.differences(account, opening), *([] if pages else ["no digest was written"])),
    )
