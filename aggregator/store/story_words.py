"""The words of a story: its newest headlines in the index, in one row, which speak for it and for its topic.

Grouping holds each new headline against the words of whole stories and topics. A topic's newest headlines one by one were three rows
each, and 110 of them read for the 40 that speak (at 10^6); now a story is one. A line a headline, newest first: its time, its stems and
its article, apart by tabs, so that lines in the order of letters are in the order of time. Whoever moves an article or takes its headline
out of the index has the rows of its stories written anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from peewee import Database
from peewee import __exception_wrapper__ as peewee_errors  # the raw cursor's errors as peewee's

from aggregator.store import raw
from aggregator.store.bulk import chunks, many, select_each, select_in
from aggregator.store.database import code_points, is_sqlite
from aggregator.store.fields import to_text

MOST = 40  # newest headlines that speak for a story or topic: on UCI 20 lose .015, all gain .005
_STORIES_AT_ONCE = 10_000
_LAST = chr(0x10FFFF)  # comes after any stems

_OF_STORIES = "SELECT story_id, newest FROM story_words WHERE story_id"
_OF_TOPIC = """SELECT s.topic, s.last_at, w.newest FROM story s JOIN story_words w ON w.story_id = s.id
    WHERE s.topic = ? ORDER BY s.last_at DESC"""
# Of one time those first whose words are, by code points on both engines; who came first has no part in it.
_HEADLINES = """SELECT * FROM (SELECT a.story_id, h.sort_at, h.stems, a.id FROM article a JOIN headline h ON h.article_id = a.id
    WHERE a.story_id = ? ORDER BY h.sort_at DESC, h.stems {} DESC LIMIT {}) AS m"""
_ALL = """SELECT a.story_id, h.sort_at, h.stems, a.id FROM article a JOIN headline h ON h.article_id = a.id
    WHERE a.story_id > ? AND a.story_id <= ?"""
_KEEP = "INSERT INTO story_words (story_id, newest) VALUES (?, ?) ON CONFLICT (story_id) DO UPDATE SET newest = excluded.newest"
_GONE = "DELETE FROM story_words WHERE story_id = ?"

Members = dict[int, tuple[str, ...]]  # article -> stems, newest first


def line(at: Any, stems: str, article: int) -> str:
    """Return the line of one headline; `at` as either engine has a time."""
    return f"{at if isinstance(at, str) else to_text(at)}\t{stems}\t{article}"


def of_stories(database: Database, stories: Sequence[int]) -> dict[int, Members]:
    """Return story -> the members that speak for it."""
    found = dict(select_in(database, _OF_STORIES, stories))
    return {story: _members(found[story].split("\n")) if story in found else {} for story in stories}


def of_topics(database: Database, topics: Sequence[int], most: int = MOST) -> dict[int, Members]:
    """Return topic -> the members that speak for it: no story is read whose last report is older than enough that were found."""
    found: dict[int, Members] = {topic: {} for topic in topics}
    for topic, rows in _rows_of(database, topics):
        found[topic] = _members(_newest(rows, most))
    return found


def _rows_of(database: Database, topics: Sequence[int]) -> Iterator[tuple[int, Iterable[tuple[int, Any, str]]]]:
    if is_sqlite(database):  # as they are asked for: of a large topic few are
        with peewee_errors:
            cursor = database.cursor()
            yield from ((topic, cursor.execute(_OF_TOPIC, (topic,))) for topic in topics)
            cursor.close()
        return
    rows: dict[int, list[tuple[int, Any, str]]] = defaultdict(list)
    for row in select_each(database, f"SELECT * FROM ({_OF_TOPIC}) AS m", topics):  # noqa: S608 - a constant
        rows[row[0]].append(row)
    yield from rows.items()


def _newest(rows: Iterable[tuple[int, Any, str]], most: int) -> list[str]:
    """Return the newest lines of a topic's stories, which come those with the newest reports first."""
    found: list[str] = []
    for _, last_at, newest in rows:
        if len(found) >= most:
            found = sorted(found, reverse=True)[:most]
            if line(last_at, _LAST, 0) < found[-1]:
                break  # nor is any that follows as late
        found += newest.split("\n")
    return sorted(found, reverse=True)[:most]


def _members(lines: Iterable[str]) -> Members:
    found: Members = {}
    for text in lines:
        _, stems, article = text.split("\t")
        found[int(article)] = tuple(stems.split())
    return found


def grow(database: Database, new: Mapping[int, Sequence[str]]) -> None:
    """Add lines of headlines that are new to the index: story -> lines."""
    before = dict(select_in(database, _OF_STORIES, sorted(new)))
    rows = {story: [*lines, *before[story].split("\n")] if story in before else lines for story, lines in new.items()}
    _keep(database, rows)


def anew(database: Database, stories: Collection[int]) -> None:
    """Write what speaks for these stories by what is in the index now; of whom nothing is, nothing."""
    found: dict[int, list[str]] = {story: [] for story in stories}
    for story, *headline in select_each(database, _HEADLINES.format(code_points(database), MOST), sorted(stories)):
        found[story].append(line(*headline))
    many(database, _GONE, [(story,) for story, lines in found.items() if not lines])
    _keep(database, {story: lines for story, lines in found.items() if lines})


def fill(database: Database) -> None:
    """Write what speaks for every story of a store that has none of it."""
    last = int(raw.rows(database, "SELECT COALESCE(MAX(id), 0) FROM story", ())[0][0])
    for first in range(0, last, _STORIES_AT_ONCE):
        found: dict[int, list[str]] = defaultdict(list)
        for story, *headline in raw.rows(database, _ALL, (first, first + _STORIES_AT_ONCE)):
            found[story].append(line(*headline))
        _keep(database, found)


def stories_of(database: Database, article_ids: Iterable[int]) -> set[int]:
    """Return the stories that these articles are in."""
    sql = "SELECT DISTINCT story_id FROM article WHERE story_id IS NOT NULL AND id IN ({})"
    return {story for part in chunks(article_ids) for (story,) in raw.rows(database, sql.format(raw.marks(part)), part)}


def _keep(database: Database, lines: Mapping[int, Iterable[str]]) -> None:
    many(database, _KEEP, [(story, "\n".join(sorted(lines[story], reverse=True)[:MOST])) for story in sorted(lines)])
