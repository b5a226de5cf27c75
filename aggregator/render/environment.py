"""The template environment: everything escaped, nothing undefined passes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from aggregator.core.urls import as_uri
from aggregator.model.attention import NeedKind
from aggregator.model.digest import Digest, DigestSource, DigestStory
from aggregator.render import chart, times

_STEP = re.compile(r"(?<=[^/:]/)(?=[\w.~%-])")  # after a part of an address, not after "https://"


@cache
def environment() -> Environment:
    """Return the one environment; templates are package data and are read once."""
    loader = PackageLoader("aggregator.render", "templates")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    made.globals |= {"by": by, "more_reports": more_reports}  # macros see globals, not what a template is filled with
    made.filters |= {"breakable": breakable, "uri": as_uri}
    return made


def breakable(text: str) -> Markup:
    """Return `text`, escaped, so that the addresses in it break between their parts; what is copied has nothing in between."""
    return Markup("<wbr>").join(map(escape, _STEP.split(text)))


def fill(template: str, digest: Digest, **extra: Any) -> str:
    """Return `template` filled with the digest, the reader's clock, the chart and `extra`."""
    reader = times.Reader(digest.timezone, digest.scheduled_for)
    return (
        environment()
        .get_template(template)
        .render(
            digest=digest,
            reader=reader,
            chart=chart.chart(digest.glance, reader),
            chart_width=chart.WIDTH,
            chart_height=chart.HEIGHT,
            machine=times.machine,
            tally=tally(digest),
            more=more(digest),
            quiet=quiet(digest, reader),
            **extra,
        )
    )


def tally(digest: Digest) -> str:
    """Return the digest in one sentence."""
    glance = digest.glance
    if not glance.stories:
        return "Nothing new."
    parts = [f"{_count(glance.stories, 'story', 'stories')} from {_count(glance.articles, 'article', 'articles')}"]
    parts += [f"in {_count(glance.feeds, 'feed', 'feeds')}"] if glance.feeds else []  # none: each was removed since
    moved = f"; {glance.updated} shown before moved on" if glance.updated else ""
    return f"{' '.join(parts)}{moved}."


def quiet(digest: Digest, reader: times.Reader) -> str:
    """Return what stands in a digest without a story: where no feed could be reached, nobody knows whether the day was quiet."""
    said = f"Nothing new since {reader.short(digest.window_from)}."
    return said if any(need.kind is NeedKind.OFFLINE for need in digest.needs) else f"{said} A quiet day is a short digest."


def more(digest: Digest) -> str:
    """Return how many stories found no room, and what becomes of them; "" when there are none."""
    if not digest.more:
        return ""
    waits = sum(story.carried for story in digest.waiting)
    later = "; the freshest come in the next digest if nothing fresher passes them" if waits else ""
    return f"{_count(digest.more, 'more story', 'more stories')} found no room here{later}."


def more_reports(story: DigestStory) -> str:
    """Return how many reports a story has beyond those named; "" when all are."""
    return f"and {_count(story.more_sources, 'more report', 'more reports')}" if story.more_sources else ""


def flags(source: DigestSource) -> list[str]:
    """Return what is said behind a report that repeats another, or that an earlier digest has shown."""
    return [flag for flag, holds in (("same report", source.duplicate_of), ("shown before", source.known)) if holds]


def by(story: DigestStory, name: str) -> str:
    """Return " by NAME" where several sources report: a time is always somebody's."""
    return f" by {name}" if name and len(story.sources) + story.more_sources > 1 else ""


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
