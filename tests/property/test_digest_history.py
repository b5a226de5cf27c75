"""Whatever happens to a store and its clock, its digests together hold every selected story once in each state."""

from __future__ import annotations

import asyncio
import atexit
import shutil
import tempfile
from collections import Counter
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from aggregator.config.schema import DigestSection, Settings
from aggregator.core.echoes import echoes
from aggregator.core.selection import CARRIED
from aggregator.engine.digest import open_run
from aggregator.store.store import open_store
from aggregator.store.tables import Article, DigestDelivery, DigestItem, DigestRun, Duplicate, Entry
from tests.newsdesk import START, Newsdesk, deliver_due

ROOM = 2  # stories in a digest: days are busy here
DAILY = {"at": (time(7), time(19)), "max_stories": ROOM, "formats": ("json",)}


@cache
def _empty() -> Path:
    """Return a migrated, empty store that every example copies."""
    folder = Path(tempfile.mkdtemp(prefix="aggregator-history-"))
    atexit.register(shutil.rmtree, folder)
    store = open_store("sqlite:///digest.db", folder)
    store.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    store.close()
    return folder / "digest.db"


async def run(call, *args, **kwargs):
    """Stand in for the store's thread."""
    return call(*args, **kwargs)


run.patiently = run


class History(RuleBasedStateMachine):
    """Papers publish, edit and copy; machines crash, clocks jump, folders break; the digest is written on time."""

    articles = Bundle("articles")

    @initialize()
    def begin(self):
        self.place = Path(tempfile.mkdtemp())
        shutil.copyfile(_empty(), self.place / "digest.db")
        self.store = open_store("sqlite:///digest.db", self.place)
        self.daily = DigestSection(name="daily", **DAILY, directory=self.place / "out", **{"except": ["feed:gossip"]})
        self.config = Settings(data_dir=self.place, digests=(self.daily,))
        self.kit = SimpleNamespace(settings=lambda: self.config, store=self.store, db=run, fetcher=None)
        self.desk, self.now, self.latest = Newsdesk(self.store), START, START
        self.feeds = [self.desk.feed(name) for name in ("Feed 0", "Feed 1", "Gossip")]

    @rule(target=articles, feed=st.integers(0, 2), count=st.integers(1, 3))
    def publish(self, feed, count):
        titles = [f"Report {n} of {self.now}" for n in range(count)]
        return multiple(*(self.desk.publish(self.feeds[feed], title, at=self.now, story=self.desk.story()) for title in titles))

    @rule(target=articles, feed=st.integers(0, 2), of=articles, copied=st.booleans())
    def report_too(self, feed, of, copied):
        story = Article.get_by_id(of).story_id
        made = self.desk.publish(self.feeds[feed], f"Also at {self.now}", at=self.now, story=story)
        if copied:
            self.desk.copy(made, of)
        return made

    @rule(article=articles)
    def edit(self, article):
        if Article.get_by_id(article).first_seen_at <= self.now:
            self.desk.edit(article, at=self.now, title=f"Edited {self.now.isoformat()} {Article.get_by_id(article).revisions}")

    @rule(article=articles, other=articles)
    def join(self, article, other):
        story = Article.get_by_id(other).story_id
        Article.update(story=story).where(Article.id == article).execute()

    @rule(minutes=st.integers(-600, 2000))
    def wait(self, minutes):
        self.now += timedelta(minutes=minutes)
        self.latest = max(self.latest, self.now)
        asyncio.run(deliver_due(self.kit, self.now))

    @rule()
    def crash_before_delivery(self):
        open_run(self.store, self.config, self.daily, self.now, self.now)

    @rule(broken=st.booleans())
    def break_folder(self, broken):
        out = self.place / "out"
        if broken and not out.exists():
            out.write_text("")
        if not broken and out.is_file():
            out.unlink()

    @invariant()
    def never_the_same_twice(self):
        if hasattr(self, "store"):
            assert max(Counter(self.delivered()).values(), default=0) <= 1

    def delivered(self):
        done = DigestRun.select(DigestRun.id).join(DigestDelivery).where(DigestDelivery.state == "done")
        return [tuple(row) for row in DigestItem.select(DigestItem.article, DigestItem.state).where(DigestItem.run.in_(done)).tuples()]

    def teardown(self):
        if not hasattr(self, "store"):
            return
        try:
            self.break_folder(broken=False)
            self.settle()
        finally:
            self.store.close()
            shutil.rmtree(self.place)

    def settle(self):
        """Write digests until every retry is through; then nothing may be missing that was not told to be without room."""
        for hours in range(0, 24 * 5, 12):
            asyncio.run(deliver_due(self.kit, self.latest + timedelta(hours=hours)))
        self.never_the_same_twice()
        assert not self.store.figures.counts(self.now).deliver
        shown = {article for article, _ in self.delivered()}
        story_of = dict(Article.select(Article.id, Article.story).tuples())
        told = {story_of[waiting.article_id] for run in self.done() for waiting in run.waiting}
        heard = echoes(Duplicate.select(Duplicate.article, Duplicate.of_article).tuples(), shown)
        filtered = {entry.article_id for entry in Entry.select().where(Entry.feed == self.feeds[2])}
        lost = {a for a, story in story_of.items() if a not in heard | filtered and story not in told}
        assert not lost

    def done(self):
        query = DigestRun.select(DigestRun.id).join(DigestDelivery).where(DigestDelivery.state == "done").distinct()
        return [self.store.digests.digest(number) for (number,) in query.tuples()]


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def test_the_last_days_quiet_digests_give_room_to_what_waited(tmp_path):
    store = open_store("sqlite:///digest.db", tmp_path)
    try:
        daily = DigestSection(name="daily", **DAILY, directory=tmp_path / "out")
        config = Settings(data_dir=tmp_path, digests=(daily,))
        kit = SimpleNamespace(settings=lambda: config, store=store, db=run, fetcher=None)
        desk = Newsdesk(store)
        feed = desk.feed("Harbour Times")
        articles = {desk.publish(feed, f"Report {n}", at=START, story=desk.story()) for n in range(7)}
        slots = [START + timedelta(hours=12 * n, minutes=90) for n in range(6)]
        rounds = []
        for now in slots:
            asyncio.run(deliver_due(kit, now))
            newest = store.digests.last("daily")
            rounds.append({item.article_id for item in store.digests.digest(newest.id).items})
        assert [len(shown) for shown in rounds] == [2, 2, 2, 1, 0, 0]
        assert set().union(*rounds) == articles
        assert slots[3] - START < CARRIED
    finally:
        store.close()
