"""What must hold of times, stories and digests: a sentence, and the query that finds the rows (an id first) that break it.

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


RULES: dict[str, str] = {
    "every claim speaks of publication or of an update": "SELECT id FROM time_claim WHERE kind NOT IN ('published', 'updated')",
    "published_at comes from a published claim of the same article": _chosen(ClaimKind.PUBLISHED),
    "updated_at comes from an updated claim of the same article": _chosen(ClaimKind.UPDATED),
    "an article sorts by its publication or by our first sight of it": """SELECT id FROM article
        WHERE sort_at <> first_seen_at AND (published_at IS NULL OR sort_at <> published_at)""",
    "a tombstone has given up its text, versions and claims": """SELECT a.id FROM article a WHERE a.pruned_at IS NOT NULL
        AND (LENGTH(a.text) > 0 OR LENGTH(a.html) > 0 OR LENGTH(a.feed_text) > 0
             OR a.extract_at IS NOT NULL OR CAST(a.group_pending AS INTEGER) = 1
             OR EXISTS (SELECT 1 FROM revision r WHERE r.article_id = a.id)
             OR EXISTS (SELECT 1 FROM time_claim c WHERE c.article_id = a.id)
             OR EXISTS (SELECT 1 FROM headline h WHERE h.article_id = a.id))""",
    "a story lasts from its first article to its last": """SELECT s.id FROM story s
        JOIN (SELECT story_id, MIN(sort_at) AS first_at, MAX(sort_at) AS last_at FROM article GROUP BY story_id) m ON m.story_id = s.id
        WHERE (s.first_at <> m.first_at OR s.last_at <> m.last_at)
        AND NOT EXISTS (SELECT 1 FROM article w WHERE w.story_id = s.id AND CAST(w.group_pending AS INTEGER) = 1)""",
    "what stands together is in one story": """SELECT d.article_id FROM duplicate d
        JOIN article a ON a.id = d.article_id JOIN article o ON o.id = d.of_article_id
        WHERE d.relation <> 'split' AND CAST(a.group_pending AS INTEGER) = 0 AND (a.story_id IS NULL OR a.story_id <> o.story_id)""",
    "what a person split stays apart": """SELECT d.article_id FROM duplicate d
        JOIN article a ON a.id = d.article_id JOIN article o ON o.id = d.of_article_id
        WHERE d.relation = 'split' AND a.story_id = o.story_id""",
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
