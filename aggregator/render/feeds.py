"""A digest as a feed of stories: Atom 1.0 (RFC 4287) and JSON Feed 1.1, with full text."""

from __future__ import annotations

import json
import uuid
from typing import Any

from aggregator.model.digest import Digest, DigestStory
from aggregator.model.times import Precision, ResolvedTime
from aggregator.render.environment import environment, fill
from aggregator.render.times import Reader, machine


def atom(digest: Digest) -> bytes:
    """Return the digest as an Atom feed, UTF-8."""
    return fill("digest.atom.j2", digest, urn=urn, body=body_html, moment=moment).lstrip().encode()


def json_feed(digest: Digest) -> bytes:
    """Return the digest as a JSON Feed, UTF-8."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": digest.title,
        "description": "Stories of many feeds, each told once",
        "language": "en",
        "items": [_item(story, digest) for story in digest.stories],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def urn(*parts: str) -> str:
    """Return a permanent id made of `parts`: the same story keeps it from digest to digest (RFC 4287 4.2.6)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "aggregator:" + "/".join(parts)).urn


def moment(time: ResolvedTime | None) -> str | None:
    """Return a publisher's time where a feed can say it: never a day dressed up as midnight."""
    return None if time is None or time.precision is Precision.DAY else machine(time.instant)


def body_html(story: DigestStory, digest: Digest) -> str:
    """Return a story's text, changes and sources as HTML."""
    reader = Reader(digest.timezone, digest.scheduled_for)
    return environment().get_template("_body.html.j2").render(s=story, reader=reader).strip()


def _item(story: DigestStory, digest: Digest) -> dict[str, Any]:
    item = {
        "id": urn(digest.name, story.key),
        "url": story.url or None,
        "title": story.title,
        "content_html": body_html(story, digest),
        "summary": story.lead or None,
        "date_published": moment(story.created),
        "date_modified": machine(story.changed_at),
        "language": story.language,
        "tags": list(story.tags) or None,
        "authors": [{"name": name} for name in dict.fromkeys(n for a in story.sources for n in a.feeds)] or None,
    }
    return {key: value for key, value in item.items() if value is not None}
