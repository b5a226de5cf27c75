"""The schema. Every row a person may ask about is kept; deduplication deletes nothing.

feed 1-1 feed_poll (hot columns), feed_chunks (entries that need no parsing)      host (pacing)      fetch_event (a row a poll, pruned)
feed 1-n entry n-1 article            article 1-n time_claim, revision; 1-1 page_look (hot columns)
article 1-1 headline   headline_key (candidate index)  stem (document frequencies)
article n-1 story 1-1 story_words      duplicate: why an article stands with an earlier one
article 1-1 mark: read, starred
digest_run 1-n digest_item, digest_delivery              instance: processes that are alive
"""

from __future__ import annotations

from datetime import UTC, datetime

from peewee import (
    AutoField,
    BigAutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    DatabaseProxy,
    DoubleField,
    ForeignKeyField,
    IntegerField,
    Model,
)

from aggregator.store.fields import Json, Text, UtcTime
from aggregator.store.packing import Packed

proxy = DatabaseProxy()  # bound once, in database.py


class Table(Model):
    """Base of every table."""

    class Meta:
        database = proxy
        legacy_table_names = False
        only_save_dirty = True


class Feed(Table):
    """One feed, whether polled or not."""

    id = AutoField()
    url = Text(unique=True)  # as configured
    name = Text(default="")  # the user's; "" shows title
    title = Text(default="")  # the feed's own
    site_url = Text(null=True)
    language = Text(null=True)
    format = Text(null=True)
    source = Text(default="file")  # "file" or "store"
    state = Text(default="active")  # FeedState
    settings = Json(default=dict)  # the [[feeds]] table without secrets
    moved_to = Text(null=True)  # adopted address
    identity_policy = Text(default="guid")
    added_at = UtcTime()


class FeedPoll(Table):
    """The hot columns of a feed: written at every poll."""

    feed = ForeignKeyField(Feed, primary_key=True, backref="poll", on_delete="CASCADE")
    host = Text(index=True)
    next_poll_at = UtcTime(index=True)
    next_poll_why = Text(default="new")
    due_at = UtcTime(null=True)  # soft lease of a poll in flight
    polled = BooleanField(default=False)  # state is active: the tick looks only at these
    validators_url = Text(null=True)
    etag = Text(null=True)
    last_modified = Text(null=True)
    body_hash = BlobField(null=True)
    hints = Json(default=dict)
    failures = DoubleField(default=0.0)
    last_poll_at = UtcTime(null=True)
    last_ok_at = UtcTime(null=True)
    last_outcome = Text(null=True)
    last_detail = Text(null=True)
    not_modified_run = IntegerField(default=0)
    last_unconditional_at = UtcTime(null=True)
    gone_since = UtcTime(null=True)
    redirect = Json(null=True)  # RedirectRun
    overran_at = UtcTime(null=True)
    window_size = IntegerField(default=0)  # entries of the last document read that the feed's filters let through


class FeedChunks(Table):
    """What is remembered of a feed's last document (core.chunks): read only when a body changed, so kept out of feed_poll."""

    feed = ForeignKeyField(Feed, primary_key=True, on_delete="CASCADE")
    chunks = BlobField()

    class Meta:
        table_name = "feed_chunks"


class Host(Table):
    """Pacing, back-off and robots.txt of one host (URL host and port)."""

    host = Text(primary_key=True)
    next_at = UtcTime(null=True)
    retry_at = UtcTime(null=True)
    throttles = IntegerField(default=0)
    robots = Text(null=True)
    robots_until = UtcTime(null=True)
    looks = IntegerField(default=0)  # times a page was looked at again for edits ...
    edits = IntegerField(default=0)  # ... and had been edited; both are halved at a thousand looks


class FetchEvent(Table):
    """One poll, kept for `[retention] events`."""

    id = BigAutoField()
    feed = ForeignKeyField(Feed, backref="events", on_delete="CASCADE", index=False)
    at = UtcTime(index=True)
    outcome = Text()
    http_status = IntegerField(null=True)
    detail = Text(default="")
    bytes = BigIntegerField(default=0)
    elapsed = DoubleField(default=0.0)
    new = IntegerField(default=0)
    revised = IntegerField(default=0)
    next_poll_at = UtcTime(null=True)
    next_poll_why = Text(default="")

    class Meta:
        indexes = ((("feed", "at"), False),)


class Story(Table):
    """One event, however many articles report it."""

    id = BigAutoField()
    topic = BigIntegerField()  # id of a story of the wider subject, of its largest part when that was joined; own id when alone
    title = Text(default="")
    first_at = UtcTime()  # sort_at of the earliest member
    last_at = UtcTime(index=True)  # sort_at of the latest member
    size = IntegerField(default=1)

    class Meta:
        indexes = ((("topic", "last_at"), False),)


class Article(Table):
    """One article; several entries (feeds) may lead to it."""

    id = BigAutoField()
    canonical_url = Text(null=True, unique=True)
    url = Text(default="")
    title = Text()
    authors = Json(default=list)
    tags = Json(default=list)
    language = Text(null=True)
    image_url = Text(null=True)
    section = Text(null=True)
    word_count = IntegerField(default=0)
    published_at = UtcTime(null=True)
    published_claim = BigIntegerField(null=True)  # time_claim.id; no foreign key: the tables point at each other
    updated_at = UtcTime(null=True)
    updated_claim = BigIntegerField(null=True)
    first_seen_at = UtcTime(index=True)
    changed_at = UtcTime(index=True)
    sort_at = UtcTime(index=True)
    backlog = BooleanField(default=False)  # already old when its feed was first polled
    story = ForeignKeyField(Story, null=True, backref="articles", on_delete="SET NULL")
    extract_state = Text(default="pending")  # ExtractState
    extract_reason = Text(null=True)
    extract_detail = Text(default="")
    extract_tries = IntegerField(default=0)
    extract_at = UtcTime(null=True)  # when the page is due; NULL: not waiting
    extract_host = Text(null=True)  # host of the page while it waits
    group_pending = BooleanField(default=True)
    revisions = IntegerField(default=1)  # versions the publisher made: a page's text right after the feed's version is none of its own
    pruned_at = UtcTime(null=True)  # tombstone: known, but its text is gone
    page_facts = Json(null=True)  # columns that hold what its page said where the feed says nothing; NULL: none, or read before schema 0014
    # Last, for SQLite reads a row from its start and what is long lies on pages apart.
    text = Text(default="")  # that of the newest version; plain, for search looks into it
    html = BlobField(default=b"")  # packed beside `text`, as the next: article_texts.py
    feed_text = BlobField(default=b"")  # the feed's own where another is shown

    class Meta:
        indexes = ((("extract_at", "extract_host"), False), (("group_pending", "sort_at"), False), (("pruned_at", "changed_at"), False))


# Not a tombstone. Compared, so that SQLite, which knows nothing of a young store's figures, does not take the index of
# `pruned_at` for the narrowest and read every article there is (measured: 100,000 for one page).
WHOLE = Article.pruned_at.is_null() == True  # noqa: E712 - peewee makes SQL of it


class Entry(Table):
    """One item of one feed; many entries may lead to one article."""

    id = BigAutoField()
    feed = ForeignKeyField(Feed, backref="entries", on_delete="CASCADE", index=False)
    article = ForeignKeyField(Article, backref="entries", on_delete="CASCADE")
    key = Text()  # identity within the feed
    guid = Text(null=True)
    url = Text(null=True)
    title = Text(default="")
    content_hash = BlobField()
    recent_hashes = Json(default=list)  # hex, newest first
    flips = IntegerField(default=0)
    first_seen_at = UtcTime()
    last_seen_at = UtcTime()
    place = IntegerField(null=True)  # in its feed when it came (0: first); NULL where dates order the feed

    class Meta:
        indexes = ((("feed", "key"), True), (("feed", "guid"), False), (("feed", "first_seen_at"), False))


class TimeClaimRow(Table):
    """One statement of a publisher's time. Append-only."""

    id = BigAutoField()
    article = ForeignKeyField(Article, backref="claims", on_delete="CASCADE")
    kind = Text()
    source = Text()
    raw_text = Text()
    instant = UtcTime(null=True)
    precision = Text()
    zone_known = BooleanField()
    offset_minutes = IntegerField(null=True)
    seen_at = UtcTime()

    class Meta:
        table_name = "time_claim"


class PageLook(Table):
    """The page of an article once it was read: written at every look, so apart from the texts."""

    article = ForeignKeyField(Article, primary_key=True, backref="look", on_delete="CASCADE")
    host = Text()
    due_at = UtcTime(null=True)  # when it is looked at again; NULL: left alone
    failures = IntegerField(default=0)  # looks in a row that did not get the page
    title = Text(null=True)  # its headline when it was last read
    validators_url = Text(null=True)
    etag = Text(null=True)
    last_modified = Text(null=True)

    class Meta:
        table_name = "page_look"
        indexes = ((("due_at", "host"), False),)


class RevisionRow(Table):
    """One version of an article's title and text that we saw."""

    id = BigAutoField()
    article = ForeignKeyField(Article, backref="versions", on_delete="CASCADE")
    at = UtcTime()
    source = Text()  # RevisionSource
    title = Text()
    text = Packed(null=True)  # NULL for the newest: its text is the article's
    content_hash = BlobField(index=True)  # of a page: its text alone, so that boilerplate shows

    class Meta:
        table_name = "revision"


class Headline(Table):
    """A headline made ready for comparison."""

    article = ForeignKeyField(Article, primary_key=True, backref="headline", on_delete="CASCADE")
    stems = Text()  # of the signature, apart by spaces: what most headlines that are looked at are asked for
    signature = Json()  # core.signatures; "r": stems by which the index finds it, "x": anchors of its text
    sort_at = UtcTime(index=True)


class StoryWords(Table):
    """The newest headlines of a story that are in the index, which speak for it; see story_words.py."""

    story = ForeignKeyField(Story, primary_key=True, backref="words", on_delete="CASCADE")
    newest = Text()  # a line a headline


class HeadlineKey(Table):
    """Candidate index: where the hashes of headlines' rarest stems, of their pairs, and of their texts lead; see core.candidates."""

    hash = BigIntegerField(primary_key=True)
    articles = BlobField()  # the newest under it, packed; see postings.py


class Stem(Table):
    """Document frequency of a stem, counted once per topic; database.py makes it WITHOUT ROWID on SQLite, for it is looked up all day."""

    stem = Text(primary_key=True)
    stories = IntegerField(default=0)


class Duplicate(Table):
    """Why an article stands with an earlier one."""

    article = ForeignKeyField(Article, backref="links", on_delete="CASCADE", index=False)
    of_article = ForeignKeyField(Article, backref="linked", on_delete="CASCADE")
    relation = Text()  # Relation
    score = DoubleField()
    reasons = Json(default=list)
    decided_at = UtcTime()
    by_hand = BooleanField(default=False)

    class Meta:
        primary_key = CompositeKey("article", "of_article")


UNSAID = datetime(1970, 1, 1, tzinfo=UTC)  # Mark.at where nobody said whether a story is read


class Mark(Table):
    """What a person did with a story in another reader: one row a story, on its first article."""

    article = ForeignKeyField(Article, primary_key=True, backref="mark", on_delete="CASCADE")
    read = BooleanField(default=False)
    starred = BooleanField(default=False)
    at = UtcTime()  # when somebody said whether it is read; UNSAID for a star alone


class DigestRun(Table):
    """One digest, unique per schedule slot."""

    id = BigAutoField()
    name = Text()
    scheduled_for = UtcTime()
    window_from = UtcTime()
    window_to = UtcTime()
    built_at = UtcTime(null=True)
    document = Json(null=True)  # the selection, so that a retry delivers the same digest

    class Meta:
        indexes = ((("name", "scheduled_for"), True),)


class DigestItem(Table):
    """An article state that a digest has shown."""

    run = ForeignKeyField(DigestRun, backref="items", on_delete="CASCADE")
    article = ForeignKeyField(Article, backref="shown_in", on_delete="CASCADE")
    state = Text()  # the revision that was shown: its number, as text

    class Meta:
        primary_key = CompositeKey("run", "article")


class DigestDelivery(Table):
    """One channel and target of one digest."""

    id = BigAutoField()
    run = ForeignKeyField(DigestRun, backref="deliveries", on_delete="CASCADE", index=False)
    channel = Text()  # "directory", "email", "webhook"
    target = Text()
    state = Text(default="pending")  # "pending", "done", "failed", "superseded" (by a later digest with the same stories)
    tries = IntegerField(default=0)
    retry_at = UtcTime(null=True)
    detail = Text(default="")
    done_at = UtcTime(null=True)

    class Meta:
        indexes = ((("run", "channel", "target"), True),)


class Instance(Table):
    """A process that works on this store."""

    id = Text(primary_key=True)
    role = Text()
    machine = Text()
    pid = IntegerField()
    version = Text()
    started_at = UtcTime()
    beat_at = UtcTime()
    note = Text(default="")  # what the user should know: a refused reload, ...


ALL: tuple[type[Table], ...] = (
    Feed,
    FeedPoll,
    FeedChunks,
    Host,
    FetchEvent,
    Story,
    Article,
    Entry,
    TimeClaimRow,
    PageLook,
    RevisionRow,
    Headline,
    StoryWords,
    HeadlineKey,
    Stem,
    Duplicate,
    Mark,
    DigestRun,
    DigestItem,
    DigestDelivery,
    Instance,
)
