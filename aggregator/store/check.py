"""`db check`: every rule that must hold in the store, each as a query that finds what breaks it."""

from __future__ import annotations

from peewee import Database

from aggregator.model.upkeep import BrokenRule
from aggregator.store.database import is_sqlite
from aggregator.store.invariants import RULES
from aggregator.store.search_index import WORDS
from aggregator.store.story_words import MOST

EXAMPLES = 5

# The publisher's versions of an article, each with the one before it: no furniture, nor what took its place (core.furniture). A page's
# text right after the feed's version is none of its own; one that only furniture parted from the version before is the same.
_THEIRS = """SELECT source, title, content_hash, LAG(source) OVER (ORDER BY id) AS before, LAG(title) OVER (ORDER BY id) AS title_before,
    LAG(content_hash) OVER (ORDER BY id) AS digest_before FROM revision WHERE article_id = a.id AND source IN ('feed', 'page')"""

# Rule -> query whose rows (an id first) break it. Tombstones (pruned_at) have given up texts, versions and claims.
_RULES: dict[str, str] = {
    "every entry leads to an article": "SELECT e.id FROM entry e LEFT JOIN article a ON a.id = e.article_id WHERE a.id IS NULL",
    "every article came from an entry": "SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.article_id = a.id)",
    "every feed has its polling row": "SELECT f.id FROM feed f LEFT JOIN feed_poll p ON p.feed_id = f.id WHERE p.feed_id IS NULL",
    "exactly the active and gone feeds are polled": """SELECT f.id FROM feed f JOIN feed_poll p ON p.feed_id = f.id
        WHERE (f.state IN ('active', 'gone')) <> (CAST(p.polled AS INTEGER) = 1)""",
    "changed_at is never before first_seen_at": "SELECT id FROM article WHERE changed_at < first_seen_at",
    "an article counts its versions": f"""SELECT a.id FROM article a WHERE a.pruned_at IS NULL
        AND a.revisions <> (SELECT COUNT(*) - COUNT(CASE WHEN v.source = 'page'
            AND (v.before = 'feed' OR v.digest_before = v.content_hash AND v.title_before = v.title) THEN 1 END) FROM ({_THEIRS}) v)""",  # noqa: S608 - our own words
    "an article shows its newest version": """SELECT a.id FROM article a
        JOIN revision r ON r.id = (SELECT MAX(n.id) FROM revision n WHERE n.article_id = a.id)
        WHERE a.pruned_at IS NULL AND (r.title <> a.title OR r.text IS NOT NULL)""",
    "every version but the newest has a text of its own": """SELECT r.id FROM revision r WHERE r.text IS NULL
        AND EXISTS (SELECT 1 FROM revision n WHERE n.article_id = r.article_id AND n.id > r.id)""",
    "a page that waits knows its host": "SELECT id FROM article WHERE (extract_at IS NULL) <> (extract_host IS NULL)",
    "a page that is looked at again has a text of its own": """SELECT l.article_id FROM page_look l JOIN article a ON a.id = l.article_id
        WHERE a.extract_state <> 'done' OR a.pruned_at IS NOT NULL""",
    "a story counts its articles": """SELECT s.id FROM story s
        WHERE s.size <> (SELECT COUNT(*) FROM article a WHERE a.story_id = s.id)""",
    "an article stands with another one": "SELECT article_id FROM duplicate WHERE article_id = of_article_id",
    "a headline key leads to articles": """SELECT hash FROM headline_key
        WHERE length(articles) = 0 OR length(articles) / 4 * 4 <> length(articles)""",
    "a story is spoken for by its newest headlines": f"""SELECT s.id FROM story s LEFT JOIN story_words w ON w.story_id = s.id
        LEFT JOIN (SELECT a.story_id AS id, COUNT(*) AS known FROM headline h JOIN article a ON a.id = h.article_id GROUP BY a.story_id) m
            ON m.id = s.id
        WHERE CASE WHEN m.known > {MOST} THEN {MOST} ELSE COALESCE(m.known, 0) END
           <> CASE WHEN w.newest IS NULL THEN 0 ELSE LENGTH(w.newest) - LENGTH(REPLACE(w.newest, '\n', '')) + 1 END""",  # noqa: S608 - a number
    "a mark is on an article that exists": """SELECT m.article_id FROM mark m
        LEFT JOIN article a ON a.id = m.article_id WHERE a.id IS NULL""",
    "a digest shows articles that exist": """SELECT i.run_id FROM digest_item i
        LEFT JOIN article a ON a.id = i.article_id WHERE a.id IS NULL""",
}
_INDEXED = {  # on SQLite the numbers that FTS5 knows; it keeps nothing else of an article
    "every article is in the search index": "SELECT id FROM article WHERE pruned_at IS NULL EXCEPT SELECT id FROM {index}",
    "nothing but articles with a text is in the search index": """SELECT id FROM {index}
        EXCEPT SELECT id FROM article WHERE pruned_at IS NULL""",
}


def check(database: Database) -> list[BrokenRule]:
    """Return every rule that is broken, with how many rows break it and some of them."""
    index = "article_search_docsize" if is_sqlite(database) else WORDS
    rules = _RULES | RULES | {rule: query.format(index=index) for rule, query in _INDEXED.items()}
    findings = _file(database) if is_sqlite(database) else []
    for rule, query in rules.items():
        rows = database.execute_sql(query).fetchall()
        if rows:
            findings.append(BrokenRule(rule, len(rows), tuple(str(row[0]) for row in rows[:EXAMPLES])))
    return findings


def _file(database: Database) -> list[BrokenRule]:
    """Let SQLite check its own file, its references and the search index."""
    said = [row[0] for row in database.execute_sql("PRAGMA integrity_check").fetchall()]
    findings = [] if said == ["ok"] else [BrokenRule("the file is whole", len(said), tuple(said[:EXAMPLES]))]
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        examples = tuple(f"{table} {row}" for table, row, *_ in broken[:EXAMPLES])
        findings.append(BrokenRule("every reference leads to a row", len(broken), examples))
    return findings
