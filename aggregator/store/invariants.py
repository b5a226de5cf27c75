"""What must hold in every store: a sentence, and the query that finds the rows (an id first) that break it.

Tombstones (`pruned_at`) have given up texts, versions and claims.
"""

from __future__ import annotations

from aggregator.core.claimsources import SOURCES
from aggregator.model.times import ClaimKind


def _silent_on(kind: ClaimKind) -> str:
    """Return the sources, quoted for SQL, that never speak of `kind`."""
    return ", ".join(f"'{source}'" for source, fact in SOURCES.items() if kind not in fact.kinds)


def _chosen(kind: ClaimKind) -> str:
    """Return the query of articles whose time of `kind` does not rest on a claim of theirs that says just that."""
    return f"""SELECT a.id FROM article a LEFT JOIN time_claim c ON c.id = a.{kind}_claim
        WHERE a.pruned_at IS NULL AND (a.{kind}_at IS NULL) <> (a.{kind}_claim IS NULL)
           OR a.{kind}_claim IS NOT NULL AND (c.id IS NULL OR c.kind <> '{kind}' OR c.article_id <> a.id OR c.instant IS NULL
              OR c.instant <> a.{kind}_at OR c.source IN ({_silent_on(kind)}))"""  # noqa: S608 - names of our own


_FEEDS = {
    "every feed has its polling row": "SELECT f.id FROM feed f LEFT JOIN feed_poll p ON p.feed_id = f.id WHERE p.feed_id IS NULL",
    "exactly the active and gone feeds are polled": """SELECT f.id FROM feed f JOIN feed_poll p ON p.feed_id = f.id
        WHERE (f.state IN ('active', 'gone')) <> (CAST(p.polled AS INTEGER) = 1)""",
    "every entry leads to an article": "SELECT e.id FROM entry e LEFT JOIN article a ON a.id = e.article_id WHERE a.id IS NULL",
    "every article came from an entry": "SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.article_id = a.id)",
}
_TIMES = {
    "every claim speaks of publication or of an update": "SELECT id FROM time_claim WHERE kind NOT IN ('published', 'updated')",
    "published_at comes from a published claim of the same article": _chosen(ClaimKind.PUBLISHED),
    "updated_at comes from an updated claim of the same article": _chosen(ClaimKind.UPDATED),
    "an article sorts by its publication or by our first sight of it": """SELECT id FROM article
        WHERE sort_at <> first_seen_at AND (published_at IS NULL OR sort_at <> published_at)""",
    "changed_at is never before first_seen_at": "SELECT id FROM article WHERE changed_at < first_seen_at",
}
_TEXTS = {
    "an article counts its versions": """SELECT a.id FROM article a WHERE a.pruned_at IS NULL
        AND a.revisions <> (SELECT COUNT(*) FROM revision r WHERE r.article_id = a.id)
            - (SELECT COUNT(*) FROM (SELECT source, LAG(source) OVER (ORDER BY id) AS before FROM revision WHERE article_id = a.id) v
               WHERE v.source = 'page' AND v.before = 'feed')""",
    "an article shows its newest version": """SELECT a.id FROM article a
        JOIN revision r ON r.id = (SELECT MAX(n.id) FROM revision n WHERE n.article_id = a.id)
        WHERE a.pruned_at IS NULL AND (r.title <> a.title OR r.text <> a.text)""",
    "a tombstone has given up its text, versions and claims": """SELECT a.id FROM article a WHERE a.pruned_at IS NOT NULL
        AND (a.text <> '' OR a.html <> '' OR a.feed_text <> '' OR a.extract_at IS NOT NULL
             OR EXISTS (SELECT 1 FROM revision r WHERE r.article_id = a.id)
             OR EXISTS (SELECT 1 FROM time_claim c WHERE c.article_id = a.id)
             OR EXISTS (SELECT 1 FROM headline h WHERE h.article_id = a.id))""",
    "a page that waits knows its host": "SELECT id FROM article WHERE (extract_at IS NULL) <> (extract_host IS NULL)",
    "a page that is looked at again has a text of its own": """SELECT l.article_id FROM page_look l JOIN article a ON a.id = l.article_id
        WHERE a.extract_state <> 'done' OR a.pruned_at IS NOT NULL""",
}
_STORIES = {
    "a story counts its articles": """SELECT s.id FROM story s
        WHERE s.size <> (SELECT COUNT(*) FROM article a WHERE a.story_id = s.id)""",
    "a story lasts from its first article to its last": """SELECT s.id FROM story s
        JOIN (SELECT story_id, MIN(sort_at) AS first_at, MAX(sort_at) AS last_at FROM article GROUP BY story_id) m ON m.story_id = s.id
        WHERE s.first_at <> m.first_at OR s.last_at <> m.last_at""",
    "an article stands with another one": "SELECT article_id FROM duplicate WHERE article_id = of_article_id",
    "what stands together is in one story": """SELECT d.article_id FROM duplicate d
        JOIN article a ON a.id = d.article_id JOIN article o ON o.id = d.of_article_id
        WHERE d.relation <> 'split' AND CAST(a.group_pending AS INTEGER) = 0 AND (a.story_id IS NULL OR a.story_id <> o.story_id)""",
    "what a person split stays apart": """SELECT d.article_id FROM duplicate d
        JOIN article a ON a.id = d.article_id JOIN article o ON o.id = d.of_article_id
        WHERE d.relation = 'split' AND a.story_id = o.story_id""",
    "every headline key has its article": """SELECT k.article FROM headline_key k
        LEFT JOIN article a ON a.id = k.article WHERE a.id IS NULL""",
    "a mark is on an article that exists": """SELECT m.article_id FROM mark m
        LEFT JOIN article a ON a.id = m.article_id WHERE a.id IS NULL""",
}
_DIGESTS = {
    "a digest shows articles that exist": """SELECT i.run_id FROM digest_item i
        LEFT JOIN article a ON a.id = i.article_id WHERE a.id IS NULL""",
    "only a digest that somebody has counts as shown": """SELECT DISTINCT i.run_id FROM digest_item i
        WHERE NOT EXISTS (SELECT 1 FROM digest_delivery d WHERE d.run_id = i.run_id AND d.state = 'done')""",
    "no digest shows the same state of an article twice": """SELECT i.article_id FROM digest_item i JOIN digest_run r ON r.id = i.run_id
        GROUP BY r.name, i.article_id, i.state HAVING COUNT(*) > 1""",
    "a digest that waits to be delivered is kept whole": """SELECT DISTINCT r.id FROM digest_run r JOIN digest_delivery d ON d.run_id = r.id
        WHERE d.state = 'pending' AND (r.document IS NULL OR r.built_at IS NULL)""",
    "a digest looks forward": "SELECT id FROM digest_run WHERE window_from > window_to",
    "exactly the deliveries that wait have a time for it": """SELECT id FROM digest_delivery
        WHERE (state = 'pending') <> (retry_at IS NOT NULL) OR state IN ('done', 'superseded') AND done_at IS NULL""",
    "of a webhook's address no more than the host is kept": """SELECT id FROM digest_delivery
        WHERE channel = 'webhook' AND SUBSTR(target, LENGTH(target) - 3) <> '/***'""",
}
RULES: dict[str, str] = _FEEDS | _TIMES | _TEXTS | _STORIES | _DIGESTS
SQLITE_RULES = {
    "the newest version of every article is in the search index": """SELECT MAX(id) FROM revision GROUP BY article_id
        EXCEPT SELECT id FROM revision_search_docsize""",
    "nothing but newest versions is in the search index": """SELECT id FROM revision_search_docsize
        EXCEPT SELECT MAX(id) FROM revision GROUP BY article_id""",
}
