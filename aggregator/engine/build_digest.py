"""A digest built from the store: material of the window -> core.selection.pick -> core.compose.compose. Marks nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aggregator.core import diffs, furniture, history
from aggregator.core.alerts import is_alert, run_name
from aggregator.core.compose import compose
from aggregator.core.echoes import echoes
from aggregator.core.horizon import CARRIED
from aggregator.core.selection import Plan, Wishes, needs_text, pick
from aggregator.engine.memory import no_search_for_cycles
from aggregator.engine.needs import needs
from aggregator.model.article import ArticleRow
from aggregator.model.attention import Need
from aggregator.model.digest import Candidate, Change, Digest, DigestPart

if TYPE_CHECKING:
    from aggregator.config.schema import DigestSection, Settings
    from aggregator.store.store import Store

SLACK = CARRIED  # looked back past the last digest: for what had no room in it, and because clocks jump; the sent set keeps doubles out
FIRST_REACH = timedelta(days=7)  # what a digest that never ran before reaches back
ALERT_REACH = timedelta(hours=48)  # nothing older rings: what an alert costs does not grow with its silence


def build(  # noqa: PLR0913 - the window is asked for by name
    store: Store, settings: Settings, digest: DigestSection, *, now: datetime, since: datetime | None = None, until: datetime | None = None
) -> Digest:
    """Return the digest of (since, until]; by default of everything this digest has not shown yet.

    A window asked for by `since` holds what it held, shown or not. An alert's own window is what `ring` looks at. Raises
    FilterError, StoreError.
    """
    if is_alert(digest.name) and since is None and until is None:
        return ring(store, settings, digest, now=now, touched=now - ALERT_REACH)
    with no_search_for_cycles():  # a sixth of what 100,000 articles cost
        return _build(store, settings, digest, now=now, since=since, until=until)


def _build(  # noqa: PLR0913 - as above
    store: Store, settings: Settings, digest: DigestSection, *, now: datetime, since: datetime | None, until: datetime | None
) -> Digest:
    material = store.digests.material
    window = (since or _window_start(store, digest.name, until or now), until or now)
    wishes, feeds = wishes_of(settings, digest), material.feeds()
    name, reach = (None, window[0]) if since else (digest.name, window[0] - SLACK)
    candidates = material.candidates(name, reach, window[1], text=needs_text(wishes, feeds.values()))
    changes = _changes(store, candidates, {f.id: f.name for f in feeds.values()})
    candidates = [c for c in candidates if c.shown is None or c.article_id in changes]
    known = material.known_stories(digest.name, reach, window[1]) if name else frozenset[int]()
    plan = pick(_echoing(store, digest.name, candidates, known), feeds, wishes, known=known, window=window)
    parts = _parts(store, digest.name, plan, changes, {f.url: f.weight for f in feeds.values()})
    told = () if is_alert(digest.name) else needs(store, store.feeds.rows(), now)
    return _digest(digest, plan, parts, now=now, window=window, needs=told, pages=pages_of(settings))


def ring(  # noqa: PLR0913 - what was looked at before is named
    store: Store, settings: Settings, alert: DigestSection, *, now: datetime, touched: datetime, waiting: Collection[int] = ()
) -> Digest:
    """Return the digest of what `alert` rings for: first seen within ALERT_REACH, seen or changed since `touched`.

    Stories it rang for stay silent, whatever joins them, and so do those of the articles `waiting` to be delivered.
    """
    material = store.digests.material
    wishes, feeds = wishes_of(settings, alert), material.feeds()
    window = (now - ALERT_REACH, now)
    text = needs_text(wishes, feeds.values())
    candidates = material.ringing(alert.name, window[0], touched, waiting, grouping=settings.grouping.enabled, text=text)
    plan = pick(candidates, feeds, wishes, known=frozenset(), window=window)
    parts = _parts(store, alert.name, plan, {}, {f.url: f.weight for f in feeds.values()})
    return _digest(alert, plan, parts, now=now, window=window, needs=(), pages=pages_of(settings))


def _digest(  # noqa: PLR0913 - every part of it
    digest: DigestSection,
    plan: Plan,
    parts: tuple[DigestPart, ...],
    *,
    now: datetime,
    window: tuple[datetime, datetime],
    needs: tuple[Need, ...],
    pages: str | None,
) -> Digest:
    return Digest(
        name=digest.name,
        title=digest.title,
        scheduled_for=window[1],
        built_at=now,
        window_from=window[0],
        window_to=window[1],
        timezone=digest.timezone,
        parts=parts,
        more=plan.more,
        needs=needs,
        glance=plan.glance,
        items=plan.items,
        waiting=plan.waiting,
        pages=pages,
    )


def pages_of(settings: Settings) -> str | None:
    """Return the address of the pages people read; None when they are switched off, or have no address of their own."""
    web = settings.web
    anywhere = web.listen.startswith(("0.0.0.0:", "[::]:"))
    address = web.address or (None if anywhere else f"http://{web.listen}")
    return address if web.enabled else None


def wishes_of(settings: Settings, digest: DigestSection) -> Wishes:
    """Return what the configuration asks of `digest`."""
    return Wishes(
        sections=tuple(digest.sections.items()),
        max_stories=digest.max_stories,
        only=digest.only,
        drop=digest.except_,
        feeds=digest.weights.feeds,
        tags=digest.weights.tags,
        keywords=digest.weights.keywords,
        carry=not is_alert(digest.name),
        alerts=tuple((alert.name, alert.match) for alert in settings.alerts if digest.name in (alert.digest, run_name(alert.name))),
    )


def digests_of(settings: Settings) -> tuple[DigestSection, ...]:
    """Return the digests of the configuration; one named "daily" when it names none."""
    if settings.digests:
        return settings.digests
    from aggregator.config.schema import DigestSection  # noqa: PLC0415 - pydantic models cost start-up time

    return (DigestSection(name="daily"),)


def scheduled(settings: Settings) -> tuple[DigestSection, ...]:
    """Return the digests that are written by themselves: a file that asks for alerts alone wants no "daily"."""
    return settings.digests if settings.alerts else digests_of(settings)


def _window_start(store: Store, name: str, until: datetime) -> datetime:
    last = store.digests.last_delivered(name, until)  # one that a clock made which was ahead says nothing of what came since
    return last.window_to if last else until - FIRST_REACH


def _echoing(store: Store, name: str, candidates: list[Candidate], known: frozenset[int]) -> list[Candidate]:
    """Return `candidates`, marked where they repeat a report that the digest `name` has shown."""
    stories = {c.story for c in candidates if c.duplicate and c.shown is None and c.story in known}
    links, told = store.digests.material.copies(name, stories)
    repeated = echoes(links, told)
    return [c._replace(echo=True) if c.duplicate and c.article_id in repeated else c for c in candidates]


def _changes(store: Store, candidates: Sequence[Candidate], names: Mapping[int, str]) -> dict[int, Change]:
    """Return what differs in the articles that were shown before; those where no word does are missing."""
    shown = {c.article_id: c for c in candidates if c.shown is not None}
    found: dict[int, Change] = {}
    claims = store.digests.material.claims(shown)
    for article, versions in store.digests.material.versions(shown).items():
        candidate = shown[article]
        pair = diffs.baseline(furniture.published(versions), candidate.shown or 0)
        source = next((names[f] for f in candidate.feed_ids if f in names), "")
        change = diffs.change(article, source, *pair) if pair else None
        if pair is not None and change is not None:
            silent = history.is_silent(pair[0].at, pair[1].at, claims.get(article, ()))
            found[article] = replace(change, silent=silent, notes=history.notes(headline=bool(change.title), silent=silent))
    return found


def _parts(store: Store, name: str, plan: Plan, changes: Mapping[int, Change], weights: Mapping[str, float]) -> tuple[DigestPart, ...]:
    picked = [p for part in plan.parts for p in part.stories]
    alone = [c.article_id for p in picked if p.story is None for c in p.members]
    rows = store.digests.material.articles((p.story for p in picked if p.story is not None), alone)
    told = store.digests.material.told(name, (row.id for row in rows))
    by_key: dict[str, list[ArticleRow]] = {}
    for row in rows:
        by_key.setdefault(f"article-{row.id}" if row.story is None else f"story-{row.story}", []).append(row)
    stories = ((part, [compose(p, by_key[p.key], changes, weights, told) for p in part.stories if p.key in by_key]) for part in plan.parts)
    return tuple(DigestPart(part.name, part.kind, tuple(told_here)) for part, told_here in stories)
