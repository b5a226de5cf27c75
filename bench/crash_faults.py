"""What must hold after all kills: nothing lost, nothing doubled, the store's own check clean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from aggregator.newsroom.script import all_articles
from aggregator.newsroom.server import Newsroom
from aggregator.store.store import Store
from bench.crash_paper import Paper

DIGEST = "crash"


def faults(store: Store, room: Newsroom, paper: Paper, folder: Path) -> list[str]:
    """Return what differs from a run that nobody killed, in words."""
    found = [*_articles(store, room, paper), *_versions(store, room, paper), *_digests(store, paper, folder)]
    found += [f"store check: {finding.rule} ({finding.count}: {', '.join(finding.examples)})" for finding in store.upkeep.check()]
    return found + room.faults


def _articles(store: Store, room: Newsroom, paper: Paper) -> Iterator[str]:
    counted = Counter(url for (url,) in store.database.execute_sql("SELECT url FROM article").fetchall())
    expected = {room.page_url(article) for article in all_articles()} | {paper.url(number) for number in range(paper.printed)}
    yield from (f"{url} is stored {count} times" for url, count in counted.items() if count > 1)
    yield from (f"{url} is missing" for url in sorted(expected - set(counted)))
    yield from (f"{url} was never printed" for url in sorted(set(counted) - expected))
    entries = store.database.execute_sql("SELECT COUNT(*), COUNT(DISTINCT article_id) FROM entry").fetchall()[0]
    if entries[0] != entries[1]:
        yield f"{entries[0]} entries lead to {entries[1]} articles"


def _versions(store: Store, room: Newsroom, paper: Paper) -> Iterator[str]:
    printed = {room.page_url(article): [version.title for version in article.versions] for article in all_articles()}
    printed |= {paper.url(number): [paper.title(number)] for number in range(paper.printed)}
    whole = store.database.execute_sql("SELECT id, url FROM article WHERE pruned_at IS NULL ORDER BY id").fetchall()
    for number, url in whole:
        kept = store.articles.revisions(number)
        titles = [revision.title for revision in kept]
        yield from (f"{url}: version {title!r} is lost" for title in printed.get(url, ()) if title not in titles)
        yield from (f"{url}: a version is kept twice in a row" for a, b in pairwise(kept) if (a.title, a.text) == (b.title, b.text))


def _digests(store: Store, paper: Paper, folder: Path) -> Iterator[str]:
    states = store.database.execute_sql("""SELECT r.id, r.scheduled_for, d.channel, d.state FROM digest_run r
        JOIN digest_delivery d ON d.run_id = r.id ORDER BY r.id""").fetchall()
    yield from (f"digest {run} of {at}: {channel} is {state}" for run, at, channel, state in states if state not in ("done", "superseded"))
    done = Counter(channel for _, _, channel, state in states if state == "done")
    files = [path for path in (folder / "digests").glob(f"{DIGEST}-*.json") if not path.is_symlink()]
    if len(files) > len(states) or len(files) < 1:
        yield f"{len(files)} digest files of {done['directory']} that were written"
    yield from (f"digest {key} was posted in {len(bodies)} versions" for key, bodies in paper.posted.items() if len(bodies) > 1)
    if len(paper.posted) < done["webhook"]:
        yield f"{done['webhook']} digests count as posted, {len(paper.posted)} came"
    shown = store.database.execute_sql("""SELECT i.article_id, i.state, COUNT(*) FROM digest_item i
        GROUP BY i.article_id, i.state HAVING COUNT(*) > 1""").fetchall()
    yield from (f"article {article} was shown {times} times as {state}" for article, state, times in shown)
    yield from (f"{url} was in no digest" for url in _untold(store))


def _untold(store: Store) -> Iterator[str]:
    """Yield the addresses that no digest held, but for copies of what one did: they bring nothing new to a story that was told."""
    told = {article for (article,) in store.database.execute_sql("SELECT article_id FROM digest_item").fetchall()}
    copies = store.database.execute_sql("SELECT article_id, of_article_id FROM duplicate WHERE relation = 'duplicate'").fetchall()
    while more := {article for article, repeated in copies if repeated in told} - told:  # a copy may point at another copy
        told |= more
    rows = store.database.execute_sql("SELECT id, url FROM article ORDER BY id").fetchall()
    yield from (url for article, url in rows if article not in told)
