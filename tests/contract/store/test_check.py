"""`db check` names every rule that is broken, on both engines."""

from __future__ import annotations

import pytest

from aggregator.core.candidates import hashes
from aggregator.core.signatures import signature
from aggregator.model.relation import Relation
from aggregator.model.story import ToGroup
from aggregator.model.times import ClaimKind
from aggregator.store.headline_index import card_of
from aggregator.store.invariants import RULES
from aggregator.store.prune import bury
from aggregator.store.store import Store
from aggregator.store.tables import Article, DigestDelivery, DigestItem, DigestRun, Mark, PageLook
from tests.contract.store.builders import DAY, GAZETTE, HERALD, HOUR, NOW, claim, entry, page, poll, revise, with_feeds

A, B, C, OLD, PAGED = 1, 2, 3, 4, 5  # articles, in the order in which they are stored

# Rule -> what breaks it in the town's store: article 1 is A, 4 the tombstone, 5 the one whose page was read.
DAMAGE = {
    "every feed has its polling row": "DELETE FROM feed_poll WHERE feed_id = 1",
    "exactly the active and gone feeds are polled": "UPDATE feed SET state = 'paused' WHERE id = 1",
    "every entry leads to an article": "DELETE FROM article WHERE id = 1",
    "every article came from an entry": "DELETE FROM entry WHERE article_id = 1",
    "every claim speaks of publication or of an update": "UPDATE time_claim SET kind = 'dated'",
    "published_at comes from a published claim of the same article": "UPDATE article SET published_at = NULL WHERE id = 1",
    "updated_at comes from an updated claim of the same article": """UPDATE article SET updated_claim = published_claim,
        updated_at = published_at WHERE id = 1""",
    "an article sorts by its publication or by our first sight of it": """UPDATE article SET sort_at = '2026-10-01T00:00:00.000000Z'
        WHERE id = 1""",
    "changed_at is never before first_seen_at": "UPDATE article SET changed_at = '2026-10-01T00:00:00.000000Z' WHERE id = 1",
    "an article counts its versions": "UPDATE article SET revisions = 5 WHERE id = 1",
    "an article shows its newest version": "UPDATE article SET title = 'Other' WHERE id = 1",
    "a tombstone has given up its text, versions and claims": "UPDATE article SET text = 'back again' WHERE id = 4",
    "a page that waits knows its host": "UPDATE article SET extract_at = first_seen_at WHERE id = 1",
    "a page that is looked at again has a text of its own": "UPDATE article SET extract_state = 'failed' WHERE id = 5",
    "a story counts its articles": "UPDATE story SET size = 9",
    "a story lasts from its first article to its last": "UPDATE story SET last_at = '2026-12-01T00:00:00.000000Z'",
    "an article stands with another one": "UPDATE duplicate SET of_article_id = article_id WHERE article_id = 2",
    "what stands together is in one story": "UPDATE article SET story_id = NULL WHERE id = 2",
    "what a person split stays apart": """UPDATE article SET story_id = (SELECT o.story_id FROM article o WHERE o.id = 1)
        WHERE id = 3""",
    "a headline key leads to articles": "UPDATE headline_key SET articles = ''",
    "a story is spoken for by its newest headlines": "DELETE FROM story_words",
    "a mark is on an article that exists": "UPDATE mark SET article_id = 999 WHERE article_id = 1",
    "a digest shows articles that exist": "UPDATE digest_item SET article_id = 999",
    "only a digest that somebody has counts as shown": "UPDATE digest_delivery SET state = 'failed' WHERE state = 'done'",
    "no digest shows the same state of an article twice": "INSERT INTO digest_item (run_id, article_id, state) VALUES (2, 1, '1')",
    "a digest that waits to be delivered is kept whole": "UPDATE digest_run SET document = NULL",
    "a digest looks forward": "UPDATE digest_run SET window_from = '2027-01-01T00:00:00.000000Z'",
    "exactly the deliveries that wait have a time for it": "UPDATE digest_delivery SET retry_at = NULL WHERE state = 'pending'",
    "of a webhook's address no more than the host is kept": "UPDATE digest_delivery SET target = 'https://hook.example/T0/key'",
}


def town(store: Store) -> None:
    """Fill a store with one of everything a rule speaks of."""
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    updated = entry("b", claims=(claim(ClaimKind.PUBLISHED, NOW - HOUR), claim(ClaimKind.UPDATED, NOW - HOUR / 2, "atom.updated")))
    store.feeds.record(poll(herald, entry("a"), updated, entry("c"), entry("old"), entry("paged", wants_page=True)))
    store.feeds.record(poll(gazette, entry("a")))
    store.articles.record_page(page(PAGED, "The whole report."))
    PageLook.get_or_create(article=PAGED, defaults={"host": "herald.example", "due_at": NOW + DAY})
    bury(store.database, [OLD], NOW + DAY)
    heading = ToGroup(A, "Ferry a", None, "", "https://herald.example/a", NOW - HOUR, (1,), ("Herald",))
    store.index.save([card_of(heading, signature("Ferry a"), ("ferri",), (), hashes(("ferri",), ()))])
    store.stories.merge(A, B, Relation.DUPLICATE, NOW)
    store.stories.merge(A, C, Relation.STORY, NOW)
    store.stories.split(C, NOW)
    Article.update(group_pending=False).execute()
    Mark.create(article=A, read=True, starred=False, at=NOW)
    window = {"window_from": NOW - DAY, "window_to": NOW, "built_at": NOW, "document": {"name": "daily"}}
    told = DigestRun.create(name="daily", scheduled_for=NOW, **window)
    DigestDelivery.create(run=told, channel="directory", target="digests", state="done", done_at=NOW)
    DigestItem.create(run=told, article=A, state="1")
    waiting = DigestRun.create(name="daily", scheduled_for=NOW + DAY, **window)
    DigestDelivery.create(run=waiting, channel="webhook", target="https://hook.example/***", retry_at=NOW + DAY)


def without_references(store: Store, *, kept: bool) -> None:
    """Let rows refer to nothing, as a damaged file or a careless hand would; `kept` ends it."""
    word = f"PRAGMA foreign_keys = {int(kept)}" if store.sqlite else f"SET session_replication_role = {'origin' if kept else 'replica'}"
    store.database.execute_sql(word)


def test_every_broken_rule_is_named_and_a_whole_store_has_none(store: Store) -> None:
    assert DAMAGE.keys() >= RULES.keys()
    town(store)
    assert store.upkeep.check() == []
    without_references(store, kept=False)
    unnamed = {}
    for rule, damage in DAMAGE.items():
        with store.database.atomic() as change:
            store.database.execute_sql(damage)
            found = {finding.rule: finding for finding in store.upkeep.check()}
            change.rollback()
        if rule not in found or not found[rule].examples:
            unnamed[rule] = sorted(found)
    without_references(store, kept=True)
    assert unnamed == {}
    assert store.upkeep.check() == []


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (
            "UPDATE article SET published_at = '2026-10-30T00:00:00.000000Z' WHERE id = 1",
            "published_at comes from",
        ),  # an instant nobody stated
        ("UPDATE time_claim SET source = 'atom.updated' WHERE article_id = 1", "published_at comes from"),  # that field never says so
        (
            "INSERT INTO headline (article_id, stems, signature, sort_at) SELECT 4, '', '[]', sort_at FROM article WHERE id = 4",
            "a tombstone",
        ),
    ],
)
def test_a_rule_of_several_parts_sees_each(store: Store, damage: str, rule: str) -> None:
    town(store)
    store.database.execute_sql(damage)
    assert any(rule in finding.rule for finding in store.upkeep.check())


def test_edits_after_the_clock_was_set_back_are_no_older_than_the_article(store: Store) -> None:
    """A feed's edit and a page's, both seen a day "before" the article came."""
    (feed,) = with_feeds(store, HERALD)
    fed, paged = store.feeds.record(poll(feed, entry("a"), entry("b", wants_page=True), at=NOW)).article_ids
    store.articles.record_page(page(paged, "The whole report.", at=NOW))
    store.feeds.record(poll(feed, revised=(revise(store, feed, entry("a", title="Ferry a sinks")),), at=NOW - DAY))
    assert store.articles.record_page(page(paged, "Another report, and a longer one.", at=NOW - DAY))
    assert [store.articles.get(number).changed_at for number in (fed, paged)] == [NOW, NOW]
    assert store.upkeep.check() == []
