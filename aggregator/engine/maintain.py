"""Keeping the store in order: what is past its retention goes, and the freed pages are given back."""

from __future__ import annotations

import structlog

from aggregator.engine.kit import Kit

log = structlog.get_logger()


async def maintain(kit: Kit) -> None:
    """Prune by `[retention]`. Headlines leave the index when articles are grouped."""
    pruned = await kit.db(kit.store.upkeep.prune, kit.settings().retention, kit.clock.now())
    log.info("maintained", articles=pruned.articles, events=pruned.events, forgotten=pruned.forgotten, digests=pruned.digests)
