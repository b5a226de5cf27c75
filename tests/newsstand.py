"""A store with news, and the pages over it: shared by the tests of web/."""

from __future__ import annotations

import asyncio
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp

from aggregator.clock import Clock, SystemClock
from aggregator.config.load import defaults
from aggregator.engine.group import group_pending
from aggregator.model.digest import Digest
from aggregator.model.times import ClaimKind
from aggregator.service.metrics import Metrics
from aggregator.service.wiring import build_kit, close_kit
from aggregator.store.store import Store
from aggregator.web.app import create_app
from aggregator.web.server import bind, serve
from bench.sample_digest import sample
from tests.contract.store.builders import GAZETTE, HERALD, HOUR, NOW, claim, entry, poll, revise, with_feeds

with warnings.catch_warnings():  # Starlette would rather have httpx2 than the httpx every other test uses
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient", "app_over", "serving", "with_digest", "with_news"]

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too'"
TEXT = "The night ferry ran aground off the north mole on Sunday. All 212 passengers were brought ashore by lifeboats."
FERRY, SCRIPT, TOWED = 1, 2, 3  # articles, by number


class _Clock(SystemClock):
    """Two hours after the news: pages tell of the last fortnight."""

    def now(self) -> datetime:
        return NOW + 2 * HOUR


@contextmanager
def app_over(
    store: Store,
    folder: Path,
    ready: Callable[[], str | None] = lambda: None,
    registry: CollectorRegistry | None = None,
    clock: Clock | None = None,
    **options: Any,
) -> Iterator[ASGIApp]:
    """Yield the application over `store`; `options` are sections of config.toml."""
    kit = build_kit(defaults(data_dir=folder, **options), store, clock or _Clock())
    try:
        yield create_app(kit, registry or Metrics().registry, ready)
    finally:
        asyncio.run(close_kit(kit))


@contextmanager
def serving(store: Store, folder: Path, **options: Any) -> Iterator[str]:
    """Yield the address of the real server over `store`, on a thread and loop of its own."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    sock = bind("127.0.0.1:0", "config.toml")

    def work() -> None:
        with app_over(store, folder, **options) as app:
            loop.run_until_complete(serve(app, sock, stop))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


def with_news(store: Store, folder: Path) -> None:
    """Fill the store: one event in two papers, a report that was rewritten, a hostile entry."""
    herald, gazette = with_feeds(store, HERALD, GAZETTE)
    created = replace(claim(ClaimKind.PUBLISHED, NOW - HOUR, raw="Sun, 01 Nov 2026 11:30:00 +0530"), offset_minutes=330)
    updated = claim(ClaimKind.UPDATED, NOW - timedelta(minutes=30), "atom.updated")
    first = entry("a", title="Night ferry with 212 aboard runs aground off the north mole", text=TEXT, claims=(created, updated))
    script = entry("x", title=HOSTILE, url="javascript:alert(1)", canonical_url=None, text="<img src=x> Harbour fees rise.")
    store.feeds.record(poll(herald, first, script))
    address = "https://gazette.example/b"
    text = f"{TEXT} It is to be towed at noon."
    second = entry("b", url=address, canonical_url=address, title="Ferry with 212 aboard runs aground off north mole", text=text, claims=())
    store.feeds.record(poll(gazette, second))
    group_pending(store, defaults(data_dir=folder), NOW)
    rewritten = replace(first, text=TEXT.replace("212", "209"), content_hash=b"2" * 16, claims=())
    store.feeds.record(poll(herald, revised=(revise(store, herald, rewritten),), at=NOW + HOUR))


def with_digest(store: Store, digest: Digest | None = None) -> int:
    """Keep a digest in the store and return its number."""
    run = store.digests.open(digest or sample(), [("directory", "digests")], NOW)
    assert run is not None
    return run.id
