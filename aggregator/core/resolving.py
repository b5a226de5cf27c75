"""Choose one claim per kind, with the reason: deterministic, whatever the order of the claims.

1. Out: unreadable, before 1990, more than a day after it was seen, and sources that are only kept as evidence.
2. One claim speaks for each source: for `published` the earliest it ever said (a date that moves with each poll is
   no publication date), for `updated` the latest; a source that says "just now" at every look is passed over.
3. The rank of the source decides, then ...
4. ... a claim of the same time that is finer, or states its zone, is taken instead;
5. ... a clock that was marked as UTC but stands with another offset elsewhere is taken from there (the trap of
   servers that print local time with +00:00), and other differences by whole quarter hours go to the time that
   more independent sources state;
6. ... an update before the publication is passed over for one that is not; the only one is kept and marked. One that repeats the
   publication is passed over for a later one, and a feed's publication that the page says is its update is none.

A weaker claim (a weak source, day only, or without zone) never changes what a stronger one made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from aggregator.core.claimsources import NEVER, WEAK, Family, fact
from aggregator.core.dates.pagedays import day_beside
from aggregator.model.times import ClaimKind, Precision, ResolvedTime, TimeClaim

MARK_EARLIER = "earlier than published"
MARK_FUTURE = "after we saw it"
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)  # no news site is older than the web; epochs and broken clocks are
AHEAD = timedelta(hours=24)  # a zone mistake can put a true time this far ahead, a larger one is no time of this page
_TOLERANCE = timedelta(seconds=60)  # two claims closer than this state the same time
LATE = timedelta(minutes=10)  # clocks differ; later than this nobody publishes what we have already seen
_QUARTER = timedelta(minutes=15)
_UNTOLD = 50  # from this rank on neither a label nor a field says what a time is
_VISIBLE = 34  # from this rank on people read it, machines do not
_MANY = 3  # times a source said "just now" before it is distrusted
_DAY = timedelta(days=1)


def sort_at(published: ResolvedTime | None, first_seen_at: datetime) -> datetime:
    """Return the time an article is ordered by: never an invented date, never after it was first seen.

    A published day without a clock time orders at the moment we saw it, if that was on the day.
    """
    if published is None or not OLDEST <= published.instant <= first_seen_at + AHEAD:
        return first_seen_at
    day_only = published.precision is Precision.DAY
    return first_seen_at if day_only and first_seen_at - published.instant < _DAY else min(published.instant, first_seen_at)


def resolve(kind: ClaimKind, claims: Sequence[TimeClaim], *, first_seen_at: datetime) -> ResolvedTime | None:
    """Return the chosen time of `kind` with the reason, None when no claim of that kind can be chosen."""
    choice = _choose(kind, claims, first_seen_at)
    return None if choice is None else _resolved(*choice, claims)


def winning_claim(kind: ClaimKind, claims: Sequence[TimeClaim], *, first_seen_at: datetime) -> int | None:
    """Return the index in `claims` of the one `resolve` chooses, None when it chooses none."""
    choice = _choose(kind, claims, first_seen_at)
    return None if choice is None else claims.index(choice[0])


def winner(kind: ClaimKind, claims: Sequence[TimeClaim], *, first_seen_at: datetime) -> tuple[int, ResolvedTime] | None:
    """Return what `winning_claim` and `resolve` do, chosen once."""
    choice = _choose(kind, claims, first_seen_at)
    return None if choice is None else (claims.index(choice[0]), _resolved(*choice, claims))


def _resolved(claim: TimeClaim, why: str, claims: Sequence[TimeClaim]) -> ResolvedTime:
    assert claim.instant is not None  # noqa: S101 - only read claims are chosen
    day = day_beside(claim, claims)
    return ResolvedTime(claim.instant, claim.precision, claim.source, claim.zone_known, claim.offset_minutes, why, day)


def _choose(kind: ClaimKind, claims: Sequence[TimeClaim], first_seen_at: datetime) -> tuple[TimeClaim, str] | None:
    candidates = _speakers(kind, [claim for claim in claims if claim.kind is kind and _plausible(claim)])
    if not candidates:
        return None
    if kind is ClaimKind.UPDATED:
        published = _choose(ClaimKind.PUBLISHED, claims, first_seen_at)
        return _choose_updated(candidates, published[0] if published else None)
    return _choose_published(_unmoved(candidates, claims), first_seen_at)


def _unmoved(candidates: list[TimeClaim], claims: Sequence[TimeClaim]) -> list[TimeClaim]:
    """Return the claims without what the page tells to be its update, where the page states an earlier publication, too.

    Many a feed dates its entries by the last edit, and a <time> may stand in a list of edits.
    """
    updates = [claim for claim in claims if claim.kind is ClaimKind.UPDATED and not _is_unnamed(claim) and _plausible(claim)]
    own = [claim for claim in candidates if not _is_unnamed(claim) and fact(claim.source).rank < _UNTOLD]
    moved = [claim for claim in candidates if _is_unnamed(claim) and any(_repeats(claim, update) for update in updates)]
    return [claim for claim in candidates if claim not in moved or not any(_before(one, claim) for one in own)]


def _is_unnamed(claim: TimeClaim) -> bool:
    """Return whether a claim's kind is no statement of the page: a feed's, which dates by what it likes, or a <time>'s without a label."""
    return fact(claim.source).family is Family.FEED or claim.source == "page.time"


def _repeats(claim: TimeClaim, update: TimeClaim) -> bool:
    return _same_day(claim, update) if update.precision is Precision.DAY else not _vague(claim) and _same_instant(claim, update)


def _choose_published(candidates: list[TimeClaim], first_seen_at: datetime) -> tuple[TimeClaim, str] | None:
    every = _decide(candidates)
    if every is None or _instant(every[0]) <= first_seen_at + LATE:
        return every
    in_time = _decide([claim for claim in candidates if _instant(claim) <= first_seen_at + LATE])
    if in_time is None:
        return every[0], f"{every[1]}; {MARK_FUTURE}"
    return in_time[0], f"{in_time[1]}; {every[0].source} is {MARK_FUTURE}"


def _choose_updated(candidates: list[TimeClaim], published: TimeClaim | None) -> tuple[TimeClaim, str] | None:
    if published is None:
        return _decide(candidates)
    every = _decide(candidates)
    if every is not None and _same_instant(every[0], published):
        return _decide([claim for claim in candidates if _is_later(claim, published)]) or every
    if every is None or not _before(every[0], published):
        return every
    later = _decide([claim for claim in candidates if not _before(claim, published) and _may_stand_for(claim, every[0])])
    return later or (every[0], f"{every[1]}; {MARK_EARLIER}")


def _is_later(claim: TimeClaim, published: TimeClaim) -> bool:
    """Return whether people read a later update where the most trusted field repeats the publication, as software does that keeps one time.

    Not where the difference may be the zone that the line does not state.
    """
    if not _VISIBLE <= fact(claim.source).rank < WEAK or not _before(published, claim):
        return False
    return claim.precision is Precision.DAY or claim.zone_known or not _quarters(claim, published)


def _may_stand_for(claim: TimeClaim, earlier: TimeClaim) -> bool:
    """Return whether `claim` is taken where the best one lies before the publication.

    Another field of the page's data or of a feed may; a visible time only where the difference looks like a wrong zone or half of the
    day, for many a theme marks the time of publication as the update's.
    """
    rank = fact(claim.source).rank
    if rank >= WEAK > fact(earlier.source).rank:
        return False
    return rank < _VISIBLE or fact(earlier.source).rank >= _VISIBLE or _quarters(claim, earlier)


def _before(updated: TimeClaim, published: TimeClaim) -> bool:
    """Return whether an update is stated before the publication; days are compared on their own calendars."""
    if Precision.DAY in (updated.precision, published.precision):
        return _wall(updated).date() < _wall(published).date()
    return _instant(updated) <= _instant(published) - _TOLERANCE


def _plausible(claim: TimeClaim) -> bool:
    instant = claim.instant
    return instant is not None and fact(claim.source).rank < NEVER and OLDEST <= instant <= claim.seen_at + AHEAD


def _speakers(kind: ClaimKind, claims: list[TimeClaim]) -> list[TimeClaim]:
    """Return one claim per source and trust: the earliest published, the latest updated."""
    if len(claims) < 2:  # noqa: PLR2004 - one alone speaks for itself: most entries of most feeds
        return claims
    by_source: dict[str, list[TimeClaim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    steady = {source: said for source, said in by_source.items() if not _moves(said)}
    return [_speaker(kind, said) for _, said in sorted((steady or by_source).items())]


def _moves(said: list[TimeClaim]) -> bool:
    """Return whether a source said "just now" each time we looked: its clock, not the article's."""
    now = {claim.instant for claim in said if claim.seen_at - _instant(claim) < LATE}
    return len(now) >= _MANY


def _speaker(kind: ClaimKind, said: list[TimeClaim]) -> TimeClaim:
    finest = [claim for claim in said if not _vague(claim)] or said
    first = min(said, key=_order)
    if kind is ClaimKind.PUBLISHED:
        # a finer claim speaks for the day it belongs to, not for a later one
        return min((c for c in finest if _same_day(c, first)), key=_order, default=first)
    return max(finest, key=lambda claim: (_instant(claim), _order(claim)))


def _order(claim: TimeClaim) -> tuple[object, ...]:
    """Return a total order of claims, so that input order never matters."""
    return (_instant(claim), claim.source, claim.raw, claim.precision, claim.zone_known, _offset(claim), claim.seen_at)


def _offset(claim: TimeClaim) -> tuple[bool, int]:
    """Return the offset as something that sorts: one of nought is not none at all."""
    return claim.offset_minutes is None, claim.offset_minutes or 0


def _decide(claims: list[TimeClaim]) -> tuple[TimeClaim, str] | None:
    if len(claims) < 2:  # noqa: PLR2004 - nothing to weigh
        return (claims[0], claims[0].source) if claims else None
    first = min(claims, key=_trust)
    finer = _finer(first, claims)
    chosen, reason = _unmislabelled(finer, claims)
    return chosen, "; ".join(part for part in (chosen.source, reason or _agreement(chosen, claims)) if part)


def _trust(claim: TimeClaim) -> tuple[object, ...]:
    return (fact(claim.source).rank, *_order(claim))


def _finer(first: TimeClaim, claims: list[TimeClaim]) -> TimeClaim:
    """Return the most trusted claim of the same time that is finer or states its zone, else `first`."""
    strong = [claim for claim in claims if fact(claim.source).rank < WEAK or fact(first.source).rank >= WEAK]
    if _vague(first):
        same = [claim for claim in strong if not _vague(claim) and _same_day(claim, first)]
        first = min(same, key=lambda c: (not c.zone_known, *_trust(c)), default=first)
    if not first.zone_known:
        same = [claim for claim in strong if claim.zone_known and not _vague(claim) and _same_clock(claim, first)]
        first = min(same, key=_trust, default=first)
    return first


def _unmislabelled(chosen: TimeClaim, claims: list[TimeClaim]) -> tuple[TimeClaim, str]:
    """Return the claim to take instead where `chosen` differs from others by whole quarter hours, and why."""
    exact = [c for c in claims if c.zone_known and not _vague(c) and fact(c.source).rank < WEAK]
    rivals = [c for c in exact if _quarters(c, chosen)]
    if chosen not in exact or not rivals:
        return chosen, ""
    agreeing = [c for c in exact if _same_instant(c, chosen)]
    if chosen.offset_minutes == 0 and all(c.offset_minutes == 0 for c in agreeing):
        local = [c for c in rivals if c.offset_minutes and _same_clock(c, chosen)]
        if local:
            return min(local, key=_trust), f"{chosen.source} marks the same clock as UTC"
    best = min(exact, key=lambda c: (-_families(c, exact), not _same_instant(c, chosen), _trust(c)))
    if _families(best, exact) > _families(chosen, exact) and best in rivals:
        return best, f"{_families(best, exact)} independent sources against {chosen.source}"
    return chosen, f"{rivals[0].source} differs by whole quarter hours"


def _agreement(chosen: TimeClaim, claims: Iterable[TimeClaim]) -> str:
    agreeing = {c.source for c in claims if _same_instant(c, chosen)}
    return f"{len(agreeing)} sources agree" if len(agreeing) > 1 else ""


def _families(claim: TimeClaim, claims: Iterable[TimeClaim]) -> int:
    return len({fact(c.source).family for c in claims if _same_instant(c, claim)})


def _vague(claim: TimeClaim) -> bool:
    """Return whether only the day is known; midnight to the second is how software writes a day."""
    return claim.precision is Precision.DAY or (_wall(claim).hour, _wall(claim).minute, _wall(claim).second) == (0, 0, 0)


def _same_day(claim: TimeClaim, day: TimeClaim) -> bool:
    return _wall(claim).date() == _wall(day).date()


def _same_clock(claim: TimeClaim, other: TimeClaim) -> bool:
    return abs(_wall(claim) - _wall(other)) < _TOLERANCE


def _same_instant(claim: TimeClaim, other: TimeClaim) -> bool:
    return abs(_instant(claim) - _instant(other)) < _TOLERANCE


def _quarters(claim: TimeClaim, other: TimeClaim) -> bool:
    """Return whether two claims differ by 15 minutes to 15 hours in whole quarter hours, give or take a minute."""
    apart = abs(_instant(claim) - _instant(other))
    off = apart % _QUARTER
    return _QUARTER - _TOLERANCE < apart <= 60 * _QUARTER and (off < _TOLERANCE or _QUARTER - off < _TOLERANCE)


def _wall(claim: TimeClaim) -> datetime:
    """Return the clock the publisher printed."""
    return _instant(claim).replace(tzinfo=None) + timedelta(minutes=claim.offset_minutes or 0)


def _instant(claim: TimeClaim) -> datetime:
    assert claim.instant is not None  # noqa: S101 - unreadable claims are left out first
    return claim.instant
