"""A digest, and the same with the worst of the web in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.model.digest import Digest, DigestPart
from bench.sample_digest import sample

EVIL = (
    "</script><script>alert(1)</script> [x](javascript:alert(1)) ![i](//e.example/p.png) ]]> `code` "
    "\u202eright\x00\x1b[31m & \"q\" 's' {{ 7*7 }} | a | \ud800"
)


@pytest.fixture(scope="module")
def digest() -> Digest:
    return sample()


@pytest.fixture(scope="module")
def hostile(digest) -> Digest:
    """The sample with the worst of the web in every text a stranger writes."""
    stories = tuple(
        replace(
            story,
            title=EVIL,
            lead=EVIL,
            text=f"{EVIL}\n# {EVIL}\n1. {EVIL}\n> From {EVIL}",
            tags=(EVIL,),
            created_by=EVIL,
            sources=tuple(replace(s, title=f"{EVIL} other", feeds=(EVIL,), authors=(EVIL,), reasons=(EVIL,)) for s in story.sources),
            changes=tuple(replace(c, source=EVIL) for c in story.changes),
        )
        for story in digest.stories
    )
    needs = tuple(replace(need, text=EVIL, fix=f"{EVIL} = ``x``") for need in digest.needs)
    glance = replace(digest.glance, sources=((EVIL, 3), ("Ledger", 1)))
    return replace(digest, title=EVIL, parts=(DigestPart(EVIL, "section", stories),), needs=needs, glance=glance)
