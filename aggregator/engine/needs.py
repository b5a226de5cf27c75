"""What needs the user, read from the store once for `status`, the digests and the pages; decided in core.attention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.core import attention
from aggregator.model.attention import Need
from aggregator.model.feed import FeedRow

if TYPE_CHECKING:
    from aggregator.store.store import Store


def needs(store: Store, feeds: Sequence[FeedRow], now: datetime) -> tuple[Need, ...]:
    """Return what needs the user: a refused configuration, deliveries that failed, something about `feeds`."""
    return attention.needs(
        feeds,
        now,
        instances=store.instances.live(now),
        failed=store.digests.failed_deliveries(now),
        dates=store.feeds.stated_dates(),
    )
