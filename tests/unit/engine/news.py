"""Articles as a poll would write them, grouped as they come, and what became of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from aggregator.config.schema import Settings
from aggregator.engine.group import group_pending
from aggregator.model.story import Streamed
from aggregator.store.playback import Playback
from aggregator.store.store import Store
from aggregator.store.tables import Article, Duplicate

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SETTINGS = Settings(data_dir=Path("unused"))
QUAKE = ("Quake kills 3 in northern Chile", "Three dead in northern Chile earthquake")
SAY = "river bridge crane cable harbour mayor police ferry storm night school market tower rain wind council".split()  # noqa: SIM905 - a row of words


def text(seed: int) -> str:
    rng = Random(seed)  # noqa: S311 - made-up text
    return " ".join(rng.choice(SAY) for _ in range(150))


class News:
    """Writes articles as a poll would, and groups them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.playback = Playback(store.database)
        self.count = 0

    def tell(
        self,
        *titles: str,
        at: datetime = NOON,
        source: str | None = None,
        text: str = "",
        language: str | None = None,
        settings: Settings = SETTINGS,
    ) -> list[int]:
        before = self.store.database.execute_sql("SELECT COALESCE(MAX(id), 0) FROM article").fetchone()[0]
        for title in titles:
            self.count += 1
            self.playback.add([Streamed(self.count, title, at, source or f"source {self.count}", text=text, language=language)])
        group_pending(self.store, settings, at)
        return [row.id for row in Article.select().where(Article.id > before).order_by(Article.id)]

    def edit(self, article: int, **columns: object) -> None:
        Article.update(group_pending=True, **columns).where(Article.id == article).execute()
        group_pending(self.store, SETTINGS, NOON)


def stories_of(*articles: int) -> list[int]:
    return [Article.get_by_id(article).story_id for article in articles]


def links_of(article: int) -> list[tuple[int, str, bool]]:
    return [(row.of_article_id, row.relation, row.by_hand) for row in Duplicate.select().where(Duplicate.article == article)]
