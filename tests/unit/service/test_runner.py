"""The service inside the test's own loop: what the real process does, seen from within."""

from __future__ import annotations

import asyncio
import re
import signal
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import ClassVar

import pytest
import stamina
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MAX_INSTANCES, JobExecutionEvent
from structlog.testing import capture_logs

from aggregator.config.load import load
from aggregator.config.schema import Settings
from aggregator.engine.build_digest import build, digests_of
from aggregator.engine.leases import LEASE
from aggregator.errors import Exit, NotYetError, StoreAwayError, StoreBusyError, StoreError, StoreFullError, StoreTooNewError
from aggregator.model.article import ArticleQuery
from aggregator.newsroom.server import Newsroom
from aggregator.service import runner
from aggregator.service.health import TICK_LIMIT, trouble
from aggregator.service.notify import Notifier
from aggregator.service.reload import Held
from aggregator.service.runner import Orders, Service
from aggregator.service.unit import shipped
from aggregator.service.wiring import assemble, close_kit
from aggregator.store.repositories import Repositories
from aggregator.store.store import Store, open_store

CONFIG = """data_dir = "{folder}"
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[schedule]
min_interval = "0s"
[web]
listen = "127.0.0.1:0"
{feeds}"""


@pytest.fixture
async def room():
    async with Newsroom(datetime.now(UTC).replace(microsecond=0)) as newsroom:
        yield newsroom


@pytest.fixture
async def service(tmp_path: Path, room: Newsroom):
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(folder=tmp_path, feeds=room.subscriptions()), "utf-8")
    held = Held(path, load(path))
    with closing(open_store("sqlite:///aggregator.db", tmp_path)) as store:
        kit = assemble(held, store)
        instance = await kit.db(store.instances.start, "alone", kit.clock.now())
        service = Service(kit, held, Notifier(None, None), instance, Orders(asyncio.Event(), asyncio.Event(), asyncio.Event()))
        yield service
        await kit.db(store.instances.stop, instance)
        await close_kit(service.kit)


async def _run_until(service: Service, condition) -> None:
    running = asyncio.create_task(service.serve(watch=True))
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110 - what is waited for happens in the store
            await asyncio.sleep(0.05)
    service.orders.told_to_stop(signal.SIGTERM)
    await running


async def test_it_polls_extracts_and_groups_by_itself_and_stops_when_told(service: Service):
    store = service.kit.store

    async def grouped() -> bool:
        rows = await service.kit.db(store.articles.list, ArticleQuery(limit=100))
        return len(rows) >= 22 and all(row.story is not None for row in rows)

    await _run_until(service, grouped)
    assert service.dispatcher.running == 0


async def test_a_refused_reload_is_noted_for_status_and_taken_back_by_a_good_one(service: Service):
    whole = service.held.path.read_text("utf-8")
    service.held.path.write_text(whole + "\n[fetch]\n", "utf-8")
    await service.reload()
    [row] = await service.kit.db(service.kit.store.instances.rows)
    assert re.match(r"config\.toml was refused at \d{4}-\d\d-\d\d \d\d:\d\d UTC: .*; the service goes on with the old one$", row.note)
    (daily,) = digests_of(service.held())
    digest = await service.kit.db(partial(build, service.kit.store, service.held(), daily, now=service.kit.clock.now()))
    assert row.note in [need.text for need in digest.needs]
    service.held.path.write_text(whole.replace('per_host_delay = "0s"', 'per_host_delay = "1ms"'), "utf-8")
    old_fetcher = service.kit.fetcher
    await service.reload()
    [row] = await service.kit.db(service.kit.store.instances.rows)
    assert row.note == ""
    assert service.kit.fetcher is not old_fetcher


@pytest.mark.parametrize("method", ["feeds.sync", "instances.beat"])
async def test_a_reload_while_the_store_cannot_be_written_is_whole_or_not_at_all_and_not_the_last(
    service: Service, monkeypatch: pytest.MonkeyPatch, method: str
):
    """On a full disk the new settings were in force without their feeds, or nothing was ever read again, and nothing said so."""
    repository, _, name = method.partition(".")
    whole, before = service.held.path.read_text("utf-8"), service.held()

    def full(*_: object) -> None:
        raise StoreFullError("no room left to write")

    with monkeypatch.context() as broken:
        broken.setattr(getattr(service.kit.store, repository), name, full)
        service.held.path.write_text(whole.replace('per_host_delay = "0s"', 'per_host_delay = "1ms"'), "utf-8")
        await service.reload()
    assert (service.held() is before, "no room left" in service.note) == ((True, True) if method == "feeds.sync" else (False, False))
    service.held.path.write_text(whole.replace('per_host_delay = "0s"', 'per_host_delay = "2ms"'), "utf-8")
    await service.reload()
    assert (service.held().fetch.per_host_delay, service.note) == (timedelta(milliseconds=2), "")


async def test_a_fault_of_ours_in_a_reload_is_told_and_not_the_last_reload(service: Service, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as broken, capture_logs() as said:
        broken.setattr(service.held, "reread", lambda: 1 // 0)
        await service.reload()
    assert "a fault of this program" in service.note
    assert "reload failed" in [log["event"] for log in said]
    await service.reload()
    assert service.note == ""


async def test_the_watchdog_goes_hungry_when_no_tick_came_for_long(service: Service):
    service.last_tick.at = service.kit.clock.monotonic()
    assert await trouble(service.kit, service.last_tick, service.metrics) is None
    service.last_tick.at -= TICK_LIMIT + 1
    assert "last tick" in (await trouble(service.kit, service.last_tick, service.metrics) or "")


async def test_readiness_follows_the_last_beat(service: Service):
    service.last_tick.at = service.kit.clock.monotonic() - TICK_LIMIT - 1
    await service.beat()
    assert "last tick" in (service.hindrance or "")
    service.last_tick.at = service.kit.clock.monotonic()
    await service.beat()
    assert service.hindrance is None


async def test_a_database_server_that_is_away_is_told_by_readyz(service: Service, monkeypatch: pytest.MonkeyPatch):
    """Its time is asked before the sign of life is left: for as long as it was away, `/readyz` and the alerts held all to be well."""
    await service.beat()

    def away(*_: object) -> None:
        raise StoreAwayError("store postgresql://news@db/news: cannot be reached")

    with monkeypatch.context() as broken:
        broken.setattr(runner, "read_time", away)
        with pytest.raises(StoreAwayError):
            await service.beat()
    assert "cannot be reached" in (service._not_ready() or "")
    assert service.metrics.registry.get_sample_value("aggregator_ready") == 0
    await service.beat()
    assert service._not_ready() is None


async def test_a_second_signal_asks_for_haste(service: Service):
    service.orders.told_to_stop(signal.SIGTERM)
    assert not service.orders.hurry.is_set()
    service.orders.told_to_stop(signal.SIGINT)
    assert service.orders.hurry.is_set()
    assert service.orders.signal == signal.SIGTERM


async def test_the_hourly_maintenance_prunes(service: Service):
    await service.duties.maintain()
    await service.dispatcher.drain(10)
    assert service.dispatcher.running == 0


async def test_a_duty_that_cannot_use_the_store_says_so_once_without_a_traceback(service: Service):
    def ended(code: int, error: Exception | None = None) -> JobExecutionEvent:
        return JobExecutionEvent(code, "tick", "default", service.kit.clock.now(), exception=error)

    full = StoreFullError("no room left")
    with capture_logs() as said:
        for event in (ended(EVENT_JOB_ERROR, full), ended(EVENT_JOB_ERROR, full), ended(EVENT_JOB_EXECUTED), ended(EVENT_JOB_ERROR, full)):
            service.duties._report(event)
        service.duties._report(ended(EVENT_JOB_ERROR, ZeroDivisionError()))
    assert [(log.get("why"), "exc_info" in log) for log in said] == [("no room left", False)] * 2 + [(None, True)]


async def test_a_duty_that_is_late_says_so_once_a_round(service: Service):
    """The first polls of a hundred feeds logged two warnings a second for half a minute, of the same thing."""

    def ended(code: int) -> JobExecutionEvent:
        return JobExecutionEvent(code, "tick", "default", service.kit.clock.now())

    late, done = EVENT_JOB_MAX_INSTANCES, EVENT_JOB_EXECUTED
    with capture_logs() as said:
        for code in (late, late, late, done, late):
            service.duties._report(ended(code))
    assert [log["event"] for log in said] == ["duty is late"] * 2


class Ear(Notifier):
    """Counts the signs of life."""

    heard: ClassVar[list[str]] = []

    def watchdog(self) -> None:
        self.heard.append("alive")


async def test_a_full_disk_does_not_starve_the_watchdog_for_a_restart_makes_no_room(service: Service, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise StoreFullError("no room left")

    service.notifier, service.last_tick.at = Ear(None, None), service.kit.clock.monotonic()
    monkeypatch.setattr(service.kit.store.instances, "beat", full)
    with pytest.raises(StoreFullError):  # duties tell
        await service.beat()
    assert Ear.heard.pop() == "alive"


async def test_a_service_that_cannot_write_is_not_ready_until_it_can(service: Service, monkeypatch: pytest.MonkeyPatch):
    """On a full disk /readyz said "ready" and `aggregator_ready` stood at 1 for as long as nothing could be stored."""

    def full(*_: object) -> None:
        raise StoreFullError("no room left")

    service.last_tick.at = service.kit.clock.monotonic()
    with monkeypatch.context() as disk:
        disk.setattr(service.kit.store.instances, "beat", full)
        with pytest.raises(StoreFullError):
            await service.beat()
    assert service._not_ready() == "no room left"
    assert service.metrics.registry.get_sample_value("aggregator_ready") == 0
    await service.beat()
    assert service._not_ready() is None
    assert service.metrics.registry.get_sample_value("aggregator_ready") == 1


async def test_a_database_server_that_is_away_does_not_starve_the_watchdog(service: Service, monkeypatch: pytest.MonkeyPatch):
    def away(*_: object) -> None:
        raise StoreError("cannot be reached")

    service.last_tick.at -= TICK_LIMIT + 1
    monkeypatch.setattr(service.kit.store.feeds, "due", away)
    monkeypatch.setattr(service.kit.store.feeds, "next_due_at", away)
    with pytest.raises(StoreError):
        await service.duties.tick()
    assert await trouble(service.kit, service.last_tick, service.metrics) is None


async def test_a_service_that_is_killed_at_every_poll_asks_no_feed_more_often_than_min_interval(service: Service):
    store, now, old = service.kit.store, service.kit.clock.now(), service.held()
    slow = old.model_copy(update={"schedule": old.schedule.model_copy(update={"min_interval": timedelta(minutes=10)})})
    await service.kit.db(store.feeds.sync, slow.specs(), now)
    await service.kit.db(store.feeds.select, None, now + LEASE)  # and killed here
    await service._take_feeds(slow, first=True)
    assert await service.kit.db(store.feeds.due, now + timedelta(minutes=9), 100) == []
    await service._take_feeds(old, first=True)
    assert await service.kit.db(store.feeds.due, now + timedelta(seconds=1), 100)


def test_a_database_server_that_comes_up_later_is_waited_for_under_systemd_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings, tries = load_text(tmp_path), list[str]()

    def opening(url: str, data_dir: Path, **_: object) -> Store:
        tries.append(url)
        if len(tries) < 3:
            raise StoreAwayError("cannot be reached")
        return open_store(url, data_dir)

    monkeypatch.setattr(runner, "open_store", opening)
    with pytest.raises(StoreAwayError):
        runner._opened(settings, Notifier(None, None), patience=0.0)
    tries.clear()
    with stamina.set_testing(True, attempts=5):  # without the pauses
        runner._opened(settings, Notifier(None, None), patience=60.0).close()
    assert len(tries) == 3


@pytest.mark.parametrize("passing", [StoreAwayError, StoreBusyError, StoreFullError])
def test_a_start_that_may_succeed_later_is_told_systemd_by_a_code_that_it_does_not_take_for_final(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passing: type[StoreError]
):
    """After a power cut the database's machine came up two minutes after ours: exit code 3 kept the service down until somebody looked."""

    def closed(*_: object, **__: object) -> Store:
        raise passing("cannot be used just now")

    load_text(tmp_path)
    held = Held(tmp_path / "config.toml", load(tmp_path / "config.toml"))
    monkeypatch.setattr(runner, "open_store", closed)
    monkeypatch.setattr(runner, "PATIENCE_S", 0.05)
    with pytest.raises(NotYetError, match="cannot be used just now") as caught:
        runner.run(held, Notifier(str(tmp_path / "systemd"), None))
    assert caught.value.exit_code == 75
    assert "75" not in re.findall(r"RestartPreventExitStatus=(.*)", shipped())[0].split()
    with pytest.raises(passing) as told:  # at a terminal
        runner.run(held, Notifier(None, None))
    assert told.value.exit_code == Exit.STORE


def test_a_store_that_needs_a_person_stays_final(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def newer(*_: object, **__: object) -> Store:
        raise StoreTooNewError("written by a newer version")

    load_text(tmp_path)
    monkeypatch.setattr(runner, "open_store", newer)
    with pytest.raises(StoreTooNewError):
        runner.run(Held(tmp_path / "config.toml", load(tmp_path / "config.toml")), Notifier(str(tmp_path / "systemd"), None))


async def test_the_sign_of_life_of_a_service_that_was_cut_off_is_waited_out(service: Service, monkeypatch: pytest.MonkeyPatch):
    """The machine was up again before its last beat was a minute old, and another process had its number: "a service works on it"."""
    tries = []

    def busy_once(*_: object) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise StoreBusyError("a service works on it already")
        return "entered"

    monkeypatch.setattr(service.kit.store.instances, "start", busy_once)
    monkeypatch.setattr(runner, "_PAUSE_S", 0.01)
    assert await runner._entered(service.kit, service.orders, patience=60.0) == "entered"
    tries.clear()
    with pytest.raises(StoreBusyError):
        await runner._entered(service.kit, service.orders, patience=0.0)
    tries.clear()
    service.orders.stop.set()  # who is told to stop waits for nobody
    with pytest.raises(StoreBusyError):
        await runner._entered(service.kit, service.orders, patience=60.0)


def load_text(folder: Path) -> Settings:
    path = folder / "config.toml"
    path.write_text(f'data_dir = "{folder}"\n', "utf-8")
    return load(path)


def test_a_service_imports_all_of_its_store_before_an_upgrade_can_put_other_modules_there(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(folder=tmp_path, feeds=""), "utf-8")
    with closing(runner._opened(load(path), Notifier(None, None), patience=0.0)) as store:
        made = {name for name, member in vars(Repositories).items() if isinstance(member, cached_property)}
        assert {"articles", "placing", "upkeep"} < made <= vars(store).keys()
        assert "material" in vars(store.digests)
        assert "recording" in vars(store.feeds)


async def test_a_service_stopped_while_its_store_is_away_still_stops_in_order(service: Service, monkeypatch: pytest.MonkeyPatch):
    def away(*_: object) -> None:
        raise StoreAwayError("cannot be reached")

    with monkeypatch.context() as broken, capture_logs() as said:
        broken.setattr(service.kit.store.instances, "stop", away)
        await runner._sign_off(service.kit, service.instance)
    assert [log["event"] for log in said] == ["left without signing off"]
