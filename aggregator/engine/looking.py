"""A page whose text we have, looked at again for edits: what is asked, and what a look comes to. The ladder is core.looks'."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from aggregator.core import freshness, looks
from aggregator.core.looks import Habit
from aggregator.errors import Outcome
from aggregator.model.article import ExtractState, NextLook, PageForExtract, PageRecord
from aggregator.model.feed import Validators
from aggregator.model.fetch import FetchResult, Headers, NotModified


def next_look(page: PageForExtract, record: PageRecord, answer: FetchResult | NotModified) -> PageRecord:
    """Return the record of an answered visit with the time of the next look, where the page's text is there now."""
    if record.state is ExtractState.DONE:
        at = looks.recheck_at(page.born_at, record.at, habit=Habit(page.looks, page.edits), fresh_for=_fresh_for(answer.headers, record.at))
        return replace(record, look=NextLook(at, _validators(page, answer), 0, answered=True))
    if page.again:  # the text we have stays; a wall or an error page may be gone next time
        return failed_look(page, record.at, record.reason or "", record.detail)
    return record


def failed_look(page: PageForExtract, now: datetime, reason: str, detail: str, not_before: datetime | None = None) -> PageRecord:
    """Return a look that did not get the article: the next one waits twice as long, the fifth in a row is the last."""
    failures = page.failures + 1
    at = looks.recheck_at(page.born_at, now, habit=Habit(page.looks, page.edits), failures=failures, not_before=not_before)
    look = NextLook(None if looks.is_over(reason) else at, page.validators, failures, answered=False)
    return PageRecord(page.article_id, now, ExtractState.FAILED, reason, detail, None, (), page.tries, None, look)


def not_modified(page: PageForExtract, answer: NotModified) -> PageRecord:
    """Return a look that a 304 answered."""
    return PageRecord(page.article_id, answer.fetched_at, ExtractState.DONE, None, "not modified", None, (), page.tries, None)


def held_look(page: PageForExtract, now: datetime, wait: timedelta, why: str) -> PageRecord:
    """Return a look that did not happen."""
    return _not_asked(page, now, why, now + wait)


def unwanted(page: PageForExtract, now: datetime, *, enabled: bool) -> PageRecord | None:
    """Return a record that ends the looks at a page nobody wants read any more, None when it is wanted."""
    wanted, why = looks.wants_look(page.feed_state, fulltext=page.fulltext, enabled=enabled)
    return None if wanted or not page.again else _not_asked(page, now, why, None)


def _not_asked(page: PageForExtract, now: datetime, why: str, again_at: datetime | None) -> PageRecord:
    look = NextLook(again_at, page.validators, page.failures, answered=False)
    return PageRecord(page.article_id, now, ExtractState.FAILED, Outcome.HELD.value, why, None, (), page.tries, None, look)


def _fresh_for(headers: Headers, now: datetime) -> timedelta | None:
    fresh = freshness.fresh_for(headers, now)
    return fresh.wait if fresh else None


def _validators(page: PageForExtract, answer: FetchResult | NotModified) -> Validators | None:
    """Return what the next request sends back; a 304 may renew a validator (RFC 9110, 15.4.5)."""
    etag, modified = answer.headers.etag, answer.headers.last_modified
    if isinstance(answer, NotModified) and page.validators is not None:
        return Validators(page.validators.url, etag or page.validators.etag, modified or page.validators.last_modified)
    return Validators(answer.url, etag, modified) if etag or modified else None
