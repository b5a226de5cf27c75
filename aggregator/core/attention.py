"""What needs the user, decided once for `status`, the digest and the web pages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from aggregator.core.alerts import is_alert
from aggregator.core.outage import UNREACHED
from aggregator.core.resolving import LATE, OLDEST
from aggregator.errors import OUTCOMES, Grade, Outcome
from aggregator.model.attention import FailedDelivery, Need, NeedKind, StatedDates
from aggregator.model.feed import FeedRow, FeedState, InstanceRow
from aggregator.model.times import TimeClaim

FAILING = 3.0  # sum of grades since the last success: three hard failures, six soft ones or twelve temporary ones
CHALLENGED = 3.0 * 0.5  # three challenges in a row: a browser's check does not go away by itself
OVERRUN_SHOWN = timedelta(days=7)  # an overrun older than this has been dealt with, or does not matter
SILENT_LEAST = timedelta(days=30)  # no feed is called silent before
SILENT_FACTOR = 10  # ... nor before ten times its usual gap between entries
_COOKIE = 'headers = { Cookie = "..." }\n# in its [[feeds]] table, of a browser that was let in; or ask the publisher to let readers in'
_ASLEEP = "enabled = false\n# in its [[feeds]] table, if the site publishes no more or has another feed"
_ZONE = 'timezone = "Area/City"\n# in its [[feeds]] table: the zone of its times, which state none'
_LANGUAGE = 'language = "en-GB"\n# in its [[feeds]] table: the language of its month names, with a region the order of day and month'
_SORTED = "nothing to set: the publisher must put them right; until then its entries stand where we first saw them"
_NO_TIME = re.compile(r"(?<!\d)0001(?!\d)|0000-00-00")  # what Go and MySQL print where nobody set a time
_FAULTS_LEAST = 3  # wrong dates: one or two are a slip of the pen
_IN_VAIN = 5  # hosts asked in vain since anybody was reached, or all where there are fewer; of one alone nobody knows whose fault it is
_ARRIVALS_LEAST = 3  # entries from which a usual gap can be told


def needs(
    feeds: Iterable[FeedRow],
    now: datetime,
    *,
    instances: Iterable[InstanceRow] = (),
    failed: Iterable[FailedDelivery] = (),
    dates: Mapping[int, StatedDates] | None = None,
) -> tuple[Need, ...]:
    """Return what needs the user: refused configurations, deliveries, our line, then feeds by address, one need each.

    `dates` tells by the feed's number what it stated lately.
    """
    stated = dates or {}
    notes = [_config(note) for note in dict.fromkeys(row.note for row in instances) if note]
    deliveries = [_delivery(row, now) for row in failed]
    rows = sorted(feeds, key=lambda row: row.url)
    first = polled_first(rows)
    told = (of_feed(row, now, stated.get(row.id), first.get(row.poll_url)) for row in rows)
    of_feeds = [need for need in told if need is not None]
    return (*notes, *deliveries, *_offline(rows), *of_feeds)


def _offline(feeds: Iterable[FeedRow]) -> list[Need]:
    """Return the need of a line that is down: polls count it against no feed (P15), so none of them would say so.

    Feeds that have failed for long tell nothing of it.
    """
    active = (row for row in feeds if row.state is FeedState.ACTIVE and row.failures < FAILING)
    asked = [(row.last_poll_at, row) for row in active if row.last_poll_at is not None]
    reached = [at for at, row in asked if row.last_outcome not in UNREACHED] + [row.last_ok_at for _, row in asked if row.last_ok_at]
    since = max(reached, default=None)
    vain = {_site(row) for at, row in asked if row.last_outcome in UNREACHED and (since is None or at > since)}
    hosts = {_site(row) for _, row in asked}
    if len(vain) < min(_IN_VAIN, max(2, len(hosts))):
        return []
    when = f"since {since:%Y-%m-%d %H:%M} UTC" if since else "so far"
    text = f"no feed could be reached {when}: our own line looks down"
    return [Need(NeedKind.OFFLINE, None, text, "it goes on by itself; what still stands in the feeds then is found")]


def _site(feed: FeedRow) -> str:
    """Return host and port of a feed's address, good enough to count by; `core.urls` would cost `status` its start-up."""
    return feed.poll_url.partition("//")[2].partition("/")[0]


def polled_first(rows: Iterable[FeedRow]) -> dict[str, FeedRow]:
    """Return by the address that is polled the feed that has it of its own, else the first of `rows` that moved there."""
    found: dict[str, FeedRow] = {}
    for row in sorted((row for row in rows if row.state is FeedState.ACTIVE), key=lambda row: row.moved_to is not None):
        found.setdefault(row.poll_url, row)
    return found


def of_feed(feed: FeedRow, now: datetime, dates: StatedDates | None = None, first: FeedRow | None = None) -> Need | None:
    """Return what one feed needs, the most pressing only; None for a feed that is well, paused or removed.

    `first` is the feed that comes first of those polled at its address.
    """
    if feed.state in (FeedState.PAUSED, FeedState.REMOVED):
        return None
    if feed.state is FeedState.GONE:
        return Need(
            NeedKind.GONE,
            feed.url,
            f"{feed.name}: the publisher says it is gone for good (410)",
            f"enabled = false\n# in its [[feeds]] table; or find its new address: aggregator feeds discover {feed.site_url or feed.url}",
        )
    # A move comes last: the feed is read, and until somebody edits the file its note would hide what goes wrong meanwhile.
    return _failing(feed) or _overran(feed, now) or _misdated(feed, dates) or _silent(feed, now) or _moved(feed, first)


def _failing(feed: FeedRow) -> Need | None:
    outcome = Outcome(feed.last_outcome) if feed.last_outcome in OUTCOMES else None
    if outcome is None or OUTCOMES[outcome].grade is Grade.OK:
        return None
    if outcome is Outcome.CHALLENGED and feed.failures >= CHALLENGED:
        text = f"{feed.name}: a bot challenge stands in front of it"
        return Need(NeedKind.CHALLENGED, feed.url, text, _COOKIE)
    if feed.last_ok_at is None and outcome is not Outcome.RATE_LIMITED:
        return _never_read(feed, outcome) if feed.failures else None  # our own outage counts against no feed
    if feed.failures < FAILING:
        return None
    if feed.last_ok_at is None:
        return _never_read(feed, outcome)  # its host asks for pause after pause
    since = f" since {feed.last_ok_at:%Y-%m-%d}"
    return Need(NeedKind.FAILING, feed.url, f"{feed.name}: fails{since}: {_why(feed, outcome)}", _look_into(feed, outcome))


def _never_read(feed: FeedRow, outcome: Outcome) -> Need:
    """Return the need of a feed that never worked: its address is more likely wrong than its server in trouble."""
    at = f", last tried on {feed.last_poll_at:%Y-%m-%d %H:%M} UTC" if feed.last_poll_at else ""
    text = f"{feed.name}: could not be read even once{at}: {_why(feed, outcome)}"
    return Need(NeedKind.FAILING, feed.url, text, _look_into(feed, outcome))


def _why(feed: FeedRow, outcome: Outcome) -> str:
    """Return the code that the manual explains, and what was the matter: the detail says all that the meaning says."""
    return f"{outcome} ({feed.last_detail or OUTCOMES[outcome].meaning})"


def _look_into(feed: FeedRow, outcome: Outcome) -> str:
    """Return the command that helps: a site's address was given for its feed's, or somebody must see what the server says."""
    command = "feeds discover" if outcome in (Outcome.HTML_PAGE, Outcome.NOT_A_FEED) else "doctor"
    return f"aggregator {command} {feed.url}"


def _moved(feed: FeedRow, first: FeedRow | None) -> Need | None:
    if feed.moved_to is None:
        return None
    if first is not None and first.url != feed.url:
        text = f"{feed.name}: its feed is at {feed.moved_to} now, which is polled for {first.name} ({first.url}) already"
        return Need(NeedKind.MOVED, feed.url, text, f"aggregator feeds remove {feed.url}")
    text = f"{feed.name}: its feed is at {feed.moved_to} now; it is polled there already"
    fix = f"aggregator feeds add {feed.moved_to}" if feed.source == "store" else moved_lines(feed.url, feed.moved_to)
    return Need(NeedKind.MOVED, feed.url, text, fix)


def moved_lines(old: str, new: str, was: Iterable[str] = ()) -> str:
    """Return the two lines for the [[feeds]] table of a feed that moved; with `was` it goes on where it was."""
    before = ", ".join(f'"{url}"' for url in dict.fromkeys((*was, old)))
    return f'url = "{new}"\nwas = [{before}]'


def _overran(feed: FeedRow, now: datetime) -> Need | None:
    if feed.overran_at is None or now - feed.overran_at > OVERRUN_SHOWN:
        return None
    text = f"{feed.name}: on {feed.overran_at:%Y-%m-%d %H:%M} UTC every entry in it was new, so some were probably missed"
    return Need(NeedKind.OVERRAN, feed.url, text, 'interval = "15m"  # in its [[feeds]] table, or shorter')


def _misdated(feed: FeedRow, dates: StatedDates | None) -> Need | None:
    """Return the need of a feed most of whose dates cannot be right, with the setting that helps where one does."""
    wrong = [claim for claim in dates.suspects if _is_wrong(claim) and not _NO_TIME.search(claim.raw)] if dates else []
    if dates is None or len(wrong) < _FAULTS_LEAST or 2 * len(wrong) < dates.total:
        return None
    unread = [claim for claim in wrong if claim.instant is None]
    matter = "cannot be read" if 2 * len(unread) > len(wrong) else "cannot be right"
    text = f"{feed.name}: {len(wrong)} of the last {dates.total} dates it stated {matter}, such as {(unread or wrong)[-1].raw!r}"
    return Need(NeedKind.DATES, feed.url, text, _remedy(wrong, unread))


def _is_wrong(claim: TimeClaim) -> bool:
    return claim.instant is None or not OLDEST <= claim.instant <= claim.seen_at + LATE


def _remedy(wrong: Sequence[TimeClaim], unread: Sequence[TimeClaim]) -> str:
    if 2 * len(unread) > len(wrong):
        return _LANGUAGE
    return _SORTED if any(claim.zone_known for claim in wrong) else _ZONE


def _silent(feed: FeedRow, now: datetime) -> Need | None:
    limit = silence_limit(feed.arrivals)
    if limit is None or now - feed.arrivals[0] < limit:
        return None
    text = f"{feed.name}: nothing new since {feed.arrivals[0]:%Y-%m-%d}"
    return Need(NeedKind.SILENT, feed.url, text, _ASLEEP)


def silence_limit(arrivals: tuple[datetime, ...]) -> timedelta | None:
    """Return the silence after which a feed (arrivals newest first) is called silent; None when it is too young to tell."""
    moments = sorted(set(arrivals), reverse=True)  # entries of one poll arrive at one moment
    if not arrivals:
        return None
    if len(moments) < _ARRIVALS_LEAST:
        return SILENT_LEAST * SILENT_FACTOR
    gap = _middle([newer - older for newer, older in pairwise(moments)])
    return max(SILENT_LEAST, SILENT_FACTOR * gap)


def _middle(gaps: Iterable[timedelta]) -> timedelta:
    """Return the median; `statistics` would be most of what `status` imports for this file."""
    ordered = sorted(gaps)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _config(note: str) -> Need:
    return Need(NeedKind.CONFIG, None, note, "aggregator config check")


def _delivery(row: FailedDelivery, now: datetime) -> Need:
    name = row.digest if is_alert(row.digest) else f"digest {row.digest}"
    text = f"{name}: could not be delivered by {row.channel} to {row.target}: {row.detail}"
    if row.retry_at is not None:
        when = f"on {row.retry_at:%Y-%m-%d %H:%M} UTC" if row.retry_at > now else "as soon as the service runs"
        return Need(NeedKind.DELIVERY, None, text, f"put it right; it is tried again {when}")
    return Need(NeedKind.DELIVERY, None, text, f"put it right, then `aggregator digest {row.digest} --send`")
