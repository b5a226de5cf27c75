"""What the commands print with --json: key -> meaning. The reference is generated from here; tests hold the commands to it."""

from __future__ import annotations

ARTICLE = {
    "id": "number of the article, for `show`, `split` and `merge`",
    "url": "address of its page",
    "title": "headline, newest version",
    "feeds": "list: addresses of the feeds that carry it",
    "authors": "list: names",
    "language": "BCP 47, null when nobody says",
    "published_at": "when the publisher created it, null when nobody says",
    "published_precision": "`second`, `minute` or `day`",
    "published_source": "the field that says so, see [claims](claims.md)",
    "updated_at": "when the publisher says it last changed it, null when nobody says",
    "updated_precision": "as above",
    "updated_source": "as above",
    "first_seen_at": "when we first saw it; never changes",
    "changed_at": "when we last saw its title or text change",
    "revisions": "versions the publisher made that we have seen; 1 when it was never edited",
    "story": "number of its story, null before grouping",
    "duplicate_of": "number of the earlier article it repeats, null when it is the first",
    "duplicate_score": "0 to 1",
    "duplicate_reasons": "list: why, in words",
    "extract_state": "`pending`, `done`, `feed`, `rejected` or `failed`",
    "word_count": "words of the text; where a script does not space them, characters",
    "text": "plain text, only with `--text`",
}

SHOWN = {
    "extract_reason": "why the page was not taken (a refusal or an outcome code), or null",
    "extract_detail": "what was extracted how, why the page was refused, or why it is fetched or not; may be empty",
    "claims": "list of `kind`, `source`, `raw`, `instant`, `precision`, `zone_known`, `offset_minutes`, `seen_at`, `won`: "
    "everything that was said about its times",
    "why": "`published`, `updated`: why the claim that won did",
    "versions": "list of `at`, `source` (`feed` or `page`; not the publisher's: `furniture`, a page's text taken back since "
    "three or more pages of its host hold it, and `restored`, what stands in its place), `title`, `headline_changed`, "
    "`silent` (edited, and no new time stated), and with `--text` `text`",
    "links": "list of `article`, `of_article`, `relation`, `score`, `reasons`, `decided_at`, `by_hand`: what it stands together with",
}

HIT = {"snippet": "the place of the article's text, or its headline, where the words stand"}

FEED = {
    "url": "address, as configured",
    "name": "yours, else the feed's own title, else its address",
    "tags": "list",
    "state": "`active`, `paused`, `gone`, or `new` before the first poll",
    "source": "`file` (config.toml) or `store` (imported); the file wins",
    "next_poll_at": "when it is polled next",
    "next_poll_why": "the rule that said so",
    "last_poll_at": "when it was last polled",
    "last_ok_at": "when that last succeeded",
    "last_outcome": "code of the last poll, see [outcomes](outcomes.md)",
    "last_detail": "one sentence about it",
    "failures": "sum of the grades since the last success",
    "entries": "entries stored",
    "moved_to": "its address after a lasting redirect, or the feed found at a site's address; to be put into the file",
}

POLL = {
    "feed": "address of the feed, as configured",
    "url": "address that answered, after redirects",
    "outcome": "code, see [outcomes](outcomes.md)",
    "http_status": "null when there was no answer",
    "new": "entries stored",
    "revised": "entries with a new version",
    "seen": "known entries, unchanged",
    "bytes": "received for the body, before decompression",
    "next_poll_at": "when it is polled next",
    "next_poll_why": "the rule that said so",
    "overran": "every entry of a full window was new: some may have passed unseen",
    "archives": "then, where the feed says where older entries are: `documents` read, `entries` found there, their `bytes`, and "
    "`ended`, see [outcomes](outcomes.md); else null",
}

EXTRACT = {
    "source": "the argument, as given",
    "url": "address of the page",
    "title": "headline",
    "text": "plain text that was found, also when it was rejected",
    "authors": "list: names",
    "language": "BCP 47, null when nobody says",
    "published_at": "created, in UTC; `YYYY-MM-DD` when only the day is known, on the page's own calendar",
    "published_precision": "`second`, `minute` or `day`",
    "updated_at": "last changed, likewise",
    "updated_precision": "as above",
    "published_local": "the same on the page's own clock, with the offset it stated",
    "updated_local": "as above",
    "claims": "list of `kind`, `source`, `instant`, `precision`, `zone_known`, `raw`: everything the page says about its times",
    "rejected": "null, or why the page is not the article, see [outcomes](outcomes.md#pages)",
    "error": "only where the input could not be read: what went wrong",
}

COMPARE = {
    "score": "0 to 1, after vetoes",
    "verdict": "`duplicate`, `same_story` or `different`",
    "reasons": "list: why, in words. `words in common` is 0 to 1, of rare words more than of common ones; "
    "the last is the score against what it had to reach",
    "error": "only for a line that is no pair",
}

BACKTEST = {
    "id": "as given",
    "story": "number of the story it ended in",
    "topic": "number of the wider subject",
    "duplicate_of": "`id` of the earlier headline it repeats, null when it is the first",
    "score": "0 to 1, of the link it stands by",
    "reasons": "list: why, in words",
}

STATUS = {
    "version": "of the program",
    "feeds": "state -> number of feeds",
    "entries": "number",
    "articles": "number",
    "stories": "number",
    "duplicates": "number",
    "needs_you": "list of `kind`, `feed` (null when it is about no feed), `text` (what is the matter) and `fix` (what to do)",
    "last_digest": "when the last one was built, null before the first",
    "pending": "`poll`, `extract`, `group`, `deliver`: what is due; `extract_later`: pages whose next try is not due yet",
    "store": "`url` (no password) and `bytes`",
    "service": "`machine`, `pid` and `since` of the process that polls, null when none runs",
}

CHECK = {
    "store": "address of the store, without its password",
    "findings": "list of `rule` (what must hold), `count` and `examples` (at most five ids); empty when everything holds",
}

STATS = {
    "store": "address of the store, without its password",
    "tables": "list of `name`, `rows` and `bytes`, indexes included, the largest first",
}

CLUSTER = {
    "store": "`sqlite` or `postgresql`",
    "instances": "list of `id`, `role` (`alone`, or as in `[cluster]`), `machine`, `pid`, `version`, `alive`, `started_at`, `beat_at`, "
    "`note`",
    "queue": "`waiting` and `running` (task -> number), `stalled` (list: tasks whose machine died); null where there is no queue",
    "next_due_at": "when the next feed is due",
    "pending": "`poll`, `extract`, `group`, `deliver`: what is due",
}

DEMO = {
    "articles": "number stored",
    "stories": "number",
    "duplicates": "number",
    "revisions": "versions the publishers made, the first ones included",
    "digest": "where the digest is with `--keep`, else the digest itself",
}

DISCOVER = {
    "url": "address of the feed",
    "title": "its own title",
    "format": "`rss20`, `atom10`, `json11`, ...; null with `--no-check`",
    "entries": "how many it holds now; null with `--no-check`",
}

DIGEST = {
    "name": "of its `[[digests]]` table",
    "title": "shown at its top",
    "scheduled_for": "the time it was due",
    "built_at": "when it was built",
    "window": "`from`, `to`: what it looked at",
    "timezone": "of the times in its other formats; here they are UTC",
    "counts": "`articles`, `stories`, `feeds`, `updated`, `more` (stories beyond `max_stories`)",
    "by_hour": "list of `from`, `minutes`, `articles`, `stories` (each at its newest report)",
    "by_source": "the feeds that brought most: list of `feed`, `articles`",
    "sections": "list of `name`, `kind` (`alert`, `section`, `rest`) and `stories`, see [a story](#a-story-of-a-digest)",
    "needs_you": "as in `status --json`",
}

STORY = {
    "key": "what it is called in every digest, `story-12` or `article-7`",
    "story": "number of its story, null before grouping",
    "topic": "number of the topic it belongs to, or null",
    "new": "false where an earlier digest has shown it and it has moved on",
    "title": "the best of its headlines",
    "title_why": "why that one",
    "url": "of the article with that headline, or null",
    "lead": "its first sentences, a source's; may be empty",
    "language": "of the headline, null when nobody says",
    "created_at": "earliest time of publication that a source states, or null",
    "created_by": "that source's feed, or null",
    "updated_at": "latest update that a source states, or null",
    "updated_by": "that source's feed, or null",
    "first_seen_at": "when we first saw one of its articles",
    "changed_at": "when we last saw one of them change",
    "reading_minutes": "of its longest text; 0 where we hold no more than the lead",
    "text_note": "what is wrong with the text behind it, or null",
    "image_url": "a picture that a feed or page names, or null",
    "tags": "list",
    "score": "what it is ranked by, within its section",
    "why": "list: what the score is made of, in words",
    "changes": "list of `article`, `at`, `title` and `text` (lists of [`same`, `added`, `removed` or `gap`, words]), `more` (places "
    "beyond these), `headline_changed`, `silent` (no new time was stated)",
    "articles": "list of its reports, see [an article](#an-article); forty at most",
    "more_articles": "how many it has beyond those",
}

DOCUMENTS: dict[str, tuple[str, dict[str, str]]] = {
    "An article": (
        "`articles --json` (JSON Lines, all of them unless `--limit` is given), `show --json`, and the articles in `digest --format json`.",
        ARTICLE,
    ),
    "An article in full": ("`show --json` has these keys besides.", SHOWN),
    "A search hit": ("`search --json`: JSON Lines, the best first. An article with this key besides.", HIT),
    "A feed": ("`feeds list --json`: JSON Lines.", FEED),
    "A found feed": ("`feeds discover --json`: JSON Lines.", DISCOVER),
    "A poll": ("`poll --json`: JSON Lines, one a feed.", POLL),
    "An extracted page": ("`extract --json`: JSON Lines, one an input, in its order.", EXTRACT),
    "A comparison": ("`compare --json`: one document for two arguments, JSON Lines for pairs from stdin.", COMPARE),
    "A backtest": ("`backtest`: JSON Lines in the order of the input, the state after its end.", BACKTEST),
    "A digest": ("`digest --format json`, and what a webhook gets: one document.", DIGEST),
    "A story of a digest": ("Each of the `stories` in its `sections`.", STORY),
    "The state of things": ("`status --json`: one document.", STATUS),
    "The settings": ("`config show --json`: one document, the tables and keys of [config.toml](config.md); secrets are `***`.", {}),
    "A check of the store": ("`db check --json`: one document.", CHECK),
    "The size of the store": ("`db stats --json`: one document.", STATS),
    "The processes": ("`cluster status --json`: one document.", CLUSTER),
    "The demo": ("`demo --json`: one document.", DEMO),
}
