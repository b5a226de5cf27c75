"""A page's text beside those of the other pages of its host: furniture is refused, and taken back where it was believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog

from aggregator.core import furniture
from aggregator.core.urls import host_of
from aggregator.engine.kit import Kit
from aggregator.errors import Rejection
from aggregator.model.article import ExtractedPage, PageForExtract

log = structlog.get_logger()


async def judged(kit: Kit, page: PageForExtract, found: ExtractedPage, at: datetime) -> ExtractedPage:
    """Return the page, refused as furniture if too many other pages of its host hold the same text; these lose that text.

    They lose it before this page is recorded: a process that is killed in between comes to the same at its next visit.
    """
    if found.rejected is not None:
        return found
    host = host_of(page.url)
    verdict = furniture.verdict(page.article_id, await kit.db(kit.store.articles.holders, host, found.text))
    if not verdict.refused:
        return found
    lost = await kit.db(kit.store.articles.take_back, verdict.taken_back, found.text, at)
    if lost:
        log.info("text taken back", host=host, articles=lost, detail=verdict.why)
    return replace(found, rejected=Rejection.BOILERPLATE, detail=f"{verdict.why}; {found.detail}")
