"""What a clock that was ahead left in the future, brought back with the wait it had: `set_back` runs inside its caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from peewee import Database

from aggregator.store.fields import from_text, to_text
from aggregator.store.hosts import FAR
from aggregator.store.tables import Article, DigestDelivery, FeedPoll, Host, PageLook

_LONGEST_LEASE = timedelta(hours=2)  # none is taken for longer: ten minutes by the service, a quarter of an hour by hand
_LONGEST_RETRY = timedelta(hours=13)  # engine.digest waits for twelve between two
_MEANWHILE = timedelta(minutes=1)  # what another process may have recorded since the caller looked at the clock
_DAY = timedelta(days=1)  # pages may wait for so long: their tries lie as far apart
_TIMES = ("last_poll_at", "next_poll_at", "last_ok_at", "last_unconditional_at", "gone_since", "overran_at")


def set_back(database: Database, now: datetime) -> int:
    """Bring back the feeds that were polled later than `now`, with hosts and pages; end leases of that time; return how many feeds.

    Deliveries that wait for a later try than any does are tried now.
    """
    waits = DigestDelivery.state == "pending"
    DigestDelivery.update(retry_at=now).where(waits, DigestDelivery.retry_at > now + _LONGEST_RETRY).execute(database)
    FeedPoll.update(due_at=None).where(FeedPoll.due_at > now + _LONGEST_LEASE).execute(database)
    columns = (getattr(FeedPoll, name) for name in (*_TIMES, "feed", "host", "redirect"))
    ahead = list(FeedPoll.select(*columns).where(FeedPoll.last_poll_at > now + _MEANWHILE).dicts())
    for row in ahead:
        FeedPoll.update(_of_feed(row, now)).where(FeedPoll.feed == row["feed"]).execute(database)
    if ahead:  # a host's own pace may lie far ahead by a right clock
        _hosts(database, now)
        _turns(database, now, {row["host"]: row["last_poll_at"] for row in sorted(ahead, key=itemgetter("last_poll_at"))})
        _pages(database, now, max(row["last_poll_at"] for row in ahead) - now)
    return len(ahead)


def _of_feed(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Return the columns to set: what is said to be later than `now` happened as long before it as it did before the last poll."""
    by, run = row["last_poll_at"] - now, row["redirect"]
    times: dict[str, Any] = {name: row[name] - by for name in _TIMES if row[name] is not None and row[name] > now}
    if run is not None and from_text(run["since"]) > now:
        times["redirect"] = run | {"since": to_text(from_text(run["since"]) - by)}
    return times


def _hosts(database: Database, now: datetime) -> None:
    """Free the hosts that were asked later than `now`; a pause that one of them asked for lasts as long as it asked."""
    for host in list(Host.select().where(Host.next_at > now + FAR)):
        by, times = host.next_at - now, (("retry_at", host.retry_at), ("robots_until", host.robots_until))
        kept = {name: at - by for name, at in times if at is not None}
        Host.update(next_at=now, **kept).where(Host.host == host.host).execute(database)


def _turns(database: Database, now: datetime, polled: Mapping[str, datetime]) -> None:
    """Bring the next turn of hosts back whose feeds were `polled` later than `now`, where `_hosts` takes it for a queue."""
    for host, at in polled.items():
        mine = (Host.host == host) & (Host.next_at > now)
        for row in list(Host.select(Host.next_at).where(mine)):
            Host.update(next_at=max(now, row.next_at - (at - now))).where(mine).execute(database)


def _pages(database: Database, now: datetime, by: timedelta) -> None:
    """Have pages that were put off when the clock was `by` ahead tried now, where their hosts allow it, and looked at again in time."""
    if by < _DAY:
        return
    since = now + by - min(_DAY, by / 2)
    Article.update(extract_at=now).where(Article.extract_at > since).execute(database)
    looks = PageLook.select(PageLook.article, PageLook.due_at).where(PageLook.due_at > since)
    for article, due in list(looks.tuples()):
        PageLook.update(due_at=max(now, due - by)).where(PageLook.article == article).execute(database)
