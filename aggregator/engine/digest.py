"""A digest, from its schedule to whoever reads it.

    build      material of the window -> core.selection.pick -> core.compose.compose -> Digest     (build_digest.py)
    open       the Digest is kept as a document with its deliveries: one run a slot
    deliver    document -> render -> directory, mail, webhook; the first acceptance records what was shown

Whatever happens in between, a retry delivers the same document, and nothing counts as shown that nobody has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from aggregator.config.values import without_path
from aggregator.core.alerts import is_alert
from aggregator.core.slots import Timetable, due_slot
from aggregator.deliver import directory, email, webhook
from aggregator.deliver.message import Letter, address
from aggregator.engine.alerts import Looks, alerts_of, look
from aggregator.engine.build_digest import build, digests_of, scheduled
from aggregator.errors import AggregatorError, DeliveryError
from aggregator.model.delivery import DeliveryRow, DigestRunRow
from aggregator.model.digest import Digest
from aggregator.render import EXTENSIONS, render, subject

if TYPE_CHECKING:
    from aggregator.config.schema import DigestSection, EmailSection, Settings
    from aggregator.engine.kit import Kit
    from aggregator.store.store import Store

__all__ = [
    "Delivered", "Looks", "alerts_of", "build", "build_slot", "deliver", "digests_of", "due", "mail", "open_run", "ring", "send",
    "work_due",
]  # fmt: skip

CLAIM = timedelta(minutes=10)  # longest a try may take; a process that dies in it is followed after that
_LOOK_AGAIN_S = 1.0
_SKEW = timedelta(minutes=1)  # a claim may be stamped a little later than the look that meets it
RETRIES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 720))  # a weekend's outage; then it is given up and told

log = structlog.get_logger()

Window = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """One try to deliver one digest to one target."""

    name: str
    scheduled_for: datetime
    channel: str
    target: str
    done: bool
    detail: str  # the receiver's answer, or what went wrong
    paths: tuple[Path, ...] = ()  # files written
    retry_at: datetime | None = None  # when it is tried again; None: it is there, or given up


async def work_due(kit: Kit, now: datetime) -> list[tuple[str, str]]:
    """Return what is to be done now as (task, key): digests whose slot has come, alerts to look for, deliveries, retries included."""
    settings, work = kit.settings(), list[tuple[str, str]]()
    for digest in scheduled(settings):
        slot = await kit.db(due, kit.store, digest, now)
        if slot is not None:
            work.append(("build_digest", f"{digest.name} {slot.isoformat()}"))
    if alerts_of(settings):
        work.append(("ring", "ring"))
    return work + [("deliver", _key(delivery)) for delivery in await kit.db(kit.store.digests.due_deliveries, now)]


async def build_slot(kit: Kit, key: str, now: datetime) -> None:
    """Write the digest of one slot, "NAME SLOT"; nothing where another process was faster, or the file no longer names it.

    Nothing either while the digest before it is being delivered (`store.digests.free_to_build`): the duty asks again every second.
    """
    name, _, slot = key.rpartition(" ")
    settings = kit.settings()
    for digest in scheduled(settings):
        if digest.name == name:
            await kit.db(_open_if_free, kit.store, settings, digest, datetime.fromisoformat(slot), now)


def _open_if_free(  # noqa: PLR0913, PLR0917 - as open_run
    store: Store, settings: Settings, digest: DigestSection, slot: datetime, now: datetime, window: Window | None = None
) -> bool:
    """Open the run unless an earlier one is on its way; return whether the slot is done with. With a `window` it was asked for by hand."""
    with store.digests.free_to_build(digest.name, now, CLAIM + _SKEW, by_hand=window is not None) as is_free:
        return is_free and (open_run(store, settings, digest, slot, now, window or (None, None)) is not None or is_alert(digest.name))


async def ring(kit: Kit, now: datetime, looks: Looks) -> None:
    """Let alerts ring; `looks` remembers where this process looked last, and one that is new to it looks back as far as any ever does."""
    settings = kit.settings()
    ringing = {alert.name: targets(settings, alert) for alert in alerts_of(settings)}
    await kit.db(look, kit.store, settings, ringing, now, looks)


async def deliver(kit: Kit, key: str, now: datetime) -> Delivered | None:
    """Try one delivery, "RUN CHANNEL TARGET", if it is due and nobody else has it in hand."""
    for delivery in await kit.db(kit.store.digests.due_deliveries, now):
        if _key(delivery) == key:
            return await _take(kit, delivery, now)
    return None


async def _take(kit: Kit, delivery: DeliveryRow, now: datetime) -> Delivered | None:
    if _is_unasked(kit.settings(), delivery):
        await kit.db(kit.store.digests.drop, delivery, now)
        return None
    return await _try(kit, delivery, now) if await kit.db(kit.store.digests.claim, delivery, now, now + CLAIM) else None


def _is_unasked(settings: Settings, delivery: DeliveryRow) -> bool:
    """Return whether mail is for somebody whom the digest, which still sends mail, names no more."""
    section = _section(settings, delivery.name)
    if delivery.channel != "email" or section is None or section.email is None:
        return False
    return _mailbox(delivery.target) not in map(_mailbox, section.email.to)


def _section(settings: Settings, name: str) -> DigestSection | None:
    return next((d for d in (*digests_of(settings), *alerts_of(settings)) if d.name == name), None)


def _key(delivery: DeliveryRow) -> str:
    return f"{delivery.run_id} {delivery.channel} {delivery.target}"


async def send(  # noqa: PLR0913 - the window is asked for by name
    kit: Kit,
    digest: DigestSection,
    *,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    waits: Callable[[], None] = lambda: None,
) -> list[Delivered]:
    """Write `digest` now and deliver it as the schedule would.

    While another process delivers one of its name, this waits, and calls `waits` once before: both would hold the same stories.
    """
    waited = False
    while not await kit.db(_open_if_free, kit.store, kit.settings(), digest, now, now, (since, until)):
        if not waited:
            waits()
            waited = True
        await kit.clock.sleep(_LOOK_AGAIN_S)
        now = kit.clock.now()
    waiting = await kit.db(kit.store.digests.due_deliveries, now, digest.name)
    return [delivered for delivery in waiting if (delivered := await _take(kit, delivery, now)) is not None]


def due(store: Store, digest: DigestSection, now: datetime) -> datetime | None:
    """Return the slot whose digest is to be written now."""
    timetable = Timetable(digest.at, digest.days, digest.timezone)
    return due_slot(timetable, now, store.digests.slots(digest.name), store.digests.born())


def open_run(  # noqa: PLR0913, PLR0917 - runs on the store's thread: everything is handed over
    store: Store, settings: Settings, digest: DigestSection, slot: datetime, now: datetime, window: Window = (None, None)
) -> DigestRunRow | None:
    """Build the digest of `slot` and keep it with its deliveries.

    None when the slot has one already, when another process kept one meanwhile, or when an alert has nothing to say.
    """
    newest = store.digests.newest_number(digest.name)
    built = build(store, settings, digest, now=now, since=window[0], until=window[1])
    if is_alert(digest.name) and not built.stories:
        return None
    return store.digests.open(replace(built, scheduled_for=slot), targets(settings, digest), now, after=newest)


def targets(settings: Settings, digest: DigestSection) -> list[tuple[str, str]]:
    """Return the (channel, target) pairs of a digest: a directory unless it is an alert, mail and webhook where configured.

    The store, `status` and the log see of a webhook its host alone: the path may hold a key.
    """
    found = [] if is_alert(digest.name) else [("directory", str(digest.directory or settings.data_dir / "digests"))]
    found += [("email", to) for to in _mailboxes(digest.email)] if digest.email else []
    found += [("webhook", without_path(digest.webhook.url))] if digest.webhook else []
    return found


def _mailboxes(email: EmailSection) -> list[str]:
    """Return the recipients, each mailbox once however often and with what name it is listed; of a domain letters' case says nothing."""
    return list({_mailbox(to): to for to in reversed(email.to)}.values())[::-1]


def _mailbox(text: str) -> tuple[str, str]:
    found = address(text)
    return found.username, found.domain.lower()


async def _try(kit: Kit, delivery: DeliveryRow, now: datetime) -> Delivered:
    """Deliver once and record what came of it; whatever goes wrong is told and tried again."""
    digest = await kit.db(kit.store.digests.digest, delivery.run_id)
    try:
        paths, detail = await _deliver(kit, delivery, digest)
    except AggregatorError as error:
        return await _failed(kit, delivery, str(error), now)
    except Exception as error:  # one delivery's boundary: the others and the service go on
        log.exception("digest.fault", digest=delivery.name, channel=delivery.channel)
        return await _failed(kit, delivery, f"a fault of ours: {error!r}", now)
    items = [(item.article_id, item.state) for item in digest.items]
    await kit.db.patiently(kit.store.digests.delivered, delivery, items, now, detail)
    log.info(
        "digest", digest=delivery.name, slot=delivery.scheduled_for, channel=delivery.channel, stories=len(digest.stories), detail=detail
    )
    return Delivered(delivery.name, delivery.scheduled_for, delivery.channel, delivery.target, done=True, detail=detail, paths=paths)


async def _failed(kit: Kit, delivery: DeliveryRow, detail: str, now: datetime) -> Delivered:
    retry_at = now + RETRIES[delivery.tries] if delivery.tries < len(RETRIES) else None
    await kit.db.patiently(kit.store.digests.failed, delivery, detail, retry_at)
    log.warning("digest.failed", digest=delivery.name, channel=delivery.channel, detail=detail, tries=delivery.tries + 1, retry_at=retry_at)
    about = (delivery.name, delivery.scheduled_for, delivery.channel, delivery.target)
    return Delivered(*about, done=False, detail=detail, retry_at=retry_at)


async def _deliver(kit: Kit, delivery: DeliveryRow, digest: Digest) -> tuple[tuple[Path, ...], str]:
    """Return the files written and the receiver's answer; raises DeliveryError."""
    settings = kit.settings()
    section = _section(settings, delivery.name)
    if section is None:
        table = "[[alerts]]" if is_alert(delivery.name) else "[[digests]]"
        raise DeliveryError(f'no {table} in config.toml is named "{delivery.name}" any more')
    if delivery.channel == "directory":
        before = await kit.db(kit.store.digests.before_in_minute, delivery.name, delivery.scheduled_for, delivery.run_id)
        paths = await asyncio.to_thread(_write, Path(delivery.target), digest, section, before)
        return paths, f"{len(paths)} file{'' if len(paths) == 1 else 's'} written"
    if delivery.channel == "email" and section.email is not None:
        return (), await mail(section.email, delivery.target, digest)
    if delivery.channel == "webhook" and section.webhook is not None:
        body = await asyncio.to_thread(render, digest, "json")
        key = f"{delivery.name}/{delivery.scheduled_for.isoformat()}"
        return (), await webhook.send(kit.fetcher.post, section.webhook.url, body, delivery=key, secret_file=section.webhook.secret_file)
    raise DeliveryError(f"{delivery.channel} is no longer configured for this digest")


def _write(place: Path, digest: Digest, section: DigestSection, before: int) -> tuple[Path, ...]:
    files = {EXTENSIONS[fmt]: render(digest, fmt) for fmt in section.formats}
    stem = directory.file_stem(digest.name, digest.scheduled_for, digest.timezone, before)
    return directory.write(place, stem, files, digest.name)


async def mail(smtp: EmailSection, recipient: str, digest: Digest) -> str:
    """Send a digest to one address and return the server's answer; remembers nothing. Raises DeliveryError."""
    text, html = await asyncio.to_thread(lambda: (render(digest, "text").decode(), render(digest, "mail").decode()))
    letter = Letter(digest.name, subject(digest), smtp.from_, recipient, digest.scheduled_for, text, html)
    return await email.send(letter, email.Server(smtp.host, smtp.port, smtp.security, smtp.user, smtp.password_file))
