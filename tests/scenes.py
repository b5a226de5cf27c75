"""Scenes: scripted servers as data (`tests/data/feeds/*.scene.json`), played on the real engine over real HTTP.

A scene is one JSON document:

    about      "NN: what the server does"
    feeds      places to poll, "host/path"; ["a.example/feed"] when left out
    settings   sections of config.toml; `feed` goes into every [[feeds]] table
    polls      list of polls: `after` (how long since the last one, "2h"), `answers` by place from now on, `by_hand` (as `poll --all`),
               `forced` (as `poll --force`), `pages` (article pages are read as well)

An answer is one reply, or a list of which the first whose `when` fits the request is given (header -> text in it, null for absent).
A reply has `status`, `headers`, `count` (of further headers) and a body: `items` (an RSS document of them; {n} counts up with each
request), `many` (so many items), `text`, `file` (beside the scene), `repeat` ([text, times]); or a `fault`: "silent" (never answers),
"slow" (never ends), "endless" (no length), "hangs up".

The expectation beside it names what `Played` finds: lists of one value a poll (null where nobody was asked, a list where several
feeds were), then what the store, and the requests, come to in the end. "~ words" fits every text with these words in it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

from aggregator.engine import once
from aggregator.engine.poll_host import PollReport
from aggregator.model.article import ArticleQuery
from aggregator.store.tables import Article, Feed, RevisionRow
from tests.polling import Reply, Seen, World

FOLDER = Path(__file__).parent / "data" / "feeds"
SCENES = sorted(FOLDER.glob("*.scene.json"))
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_KNOWN_ENTRIES = {"title", "link", "guid", "date", "text", "author", "tag", "enclosure"}


@dataclass
class Played:
    """What came of a scene."""

    world: World
    polls: list[list[PollReport]] = field(default_factory=list)

    def each(self, value: Any) -> list[Any]:
        """Return `value(report)` of each poll: of the one feed, or a list of all; None where nobody was asked."""
        found = [[value(report) for report in sorted(poll, key=lambda r: r.outcome.url)] for poll in self.polls]
        return [values[0] if len(values) == 1 else values or None for values in found]

    def found(self, name: str) -> Any:
        """Return what an expectation of that name is compared with."""
        outcomes = {
            "outcomes": lambda r: r.outcome.outcome.value,
            "new": lambda r: r.recorded.new,
            "revised": lambda r: r.recorded.revised,
            "why": lambda r: r.outcome.next_poll.why,
            "detail": lambda r: r.outcome.detail,
            "overran": lambda r: r.outcome.health.overran,
            "archives": lambda r: (
                r.outcome.archives and [r.outcome.archives.pages, r.outcome.archives.entries, r.outcome.archives.ended.value]
            ),
        }
        return self.each(outcomes[name]) if name in outcomes else getattr(self, f"_{name}")()

    def _articles(self) -> list[Any]:
        return self.world.kit.store.articles.list(ArticleQuery(limit=None))

    def _titles(self) -> list[str]:
        return sorted(article.title for article in self._articles())

    def _entries(self) -> int:
        return sum(row.entries for row in self.world.kit.store.feeds.rows())

    def _revisions(self) -> dict[str, int]:
        return {article.title: article.revisions for article in self._articles() if article.revisions > 1}

    def _published(self) -> dict[str, str | None]:
        return {a.title: a.published and f"{a.published.instant:%Y-%m-%dT%H:%MZ}" for a in self._articles()}

    def _sorted_by_first_sight(self) -> list[str]:
        return sorted(a.title for a in self._articles() if a.sort_at == a.first_seen_at)

    def _backlog(self) -> list[str]:
        return sorted(title for (title,) in Article.select(Article.title).where(Article.backlog).tuples())

    def _rejected(self) -> dict[str, str | None]:
        return {article.title: article.extract_reason for article in self._articles()}

    def _links(self) -> list[str]:
        return sorted(article.url.replace(f":{self.world.port}", "") for article in self._articles())

    def _authors(self) -> list[list[str]]:
        return [list(article.authors) for article in self._articles()]

    def _versions(self) -> int:
        return int(RevisionRow.select().count())

    def _policy(self) -> str:
        return str(Feed.get().identity_policy)

    def _failures(self) -> float:
        return sum(row.failures for row in self.world.kit.store.feeds.rows())

    def _states(self) -> list[str]:
        return [row.state.value for row in self.world.kit.store.feeds.rows()]

    def _moved_to(self) -> list[str | None]:
        return [row.moved_to and row.moved_to.replace(f":{self.world.port}", "") for row in self.world.kit.store.feeds.rows()]

    def _asked(self) -> list[str]:
        return [f"{seen.host}/{seen.path}" for seen in self.world.seen]

    def _conditional(self) -> list[list[str | None]]:
        return [[seen.headers.get("if-none-match"), seen.headers.get("if-modified-since")] for seen in self.world.seen]

    def _never_sent(self) -> list[str]:
        return sorted({name for seen in self.world.seen for name in seen.headers} & {"cookie", "referer", "upgrade", "http2-settings"})


def read(file: Path) -> dict[str, Any]:
    """Return a scene, or its expectation, as it stands in its file."""
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document


async def play(world: World, file: Path) -> Played:
    """Play a scene to its end."""
    scene = read(file)
    assert set(scene) <= {"about", "feeds", "settings", "polls"}, "a key that nothing plays"
    await world.feeds(*scene.get("feeds", ["a.example/feed"]), **scene.get("settings", {}))
    played = Played(world)
    for poll in scene["polls"]:
        assert set(poll) <= {"after", "answers", "by_hand", "forced", "pages"}, "as above"
        world.clock.at += span(poll.get("after", "0s"))
        world.scripts |= {place: _Script(world, answer) for place, answer in poll.get("answers", {}).items()}
        by_hand = poll.get("by_hand") or poll.get("forced")
        reports = await world.by_hand(force=bool(poll.get("forced"))) if by_hand else await world.tick()
        if poll.get("pages"):
            await once.extract_pending(world.kit)
        played.polls.append(reports)
    return played


def span(text: str) -> timedelta:
    """Return "1d2h" as a duration."""
    parts = re.findall(r"(\d+)([smhd])", text)
    assert "".join(map("".join, parts)) == text, text
    return timedelta(**{_UNITS[unit]: int(number) for number, unit in parts})


class _Script:
    """One place's answers, in the order of the requests where a reply counts them."""

    def __init__(self, world: World, answer: Any) -> None:
        self._world, self._replies = world, answer if isinstance(answer, list) else [answer]
        self._asked = 0

    def __call__(self, seen: Seen) -> Reply:
        self._asked += 1
        reply = next(reply for reply in self._replies if self._fits(reply.get("when", {}), seen))
        assert set(reply) <= {"when", "status", "headers", "items", "head", "text", "file", "repeat", "many", "fault", "count"}, reply
        return self._made(reply)

    @staticmethod
    def _fits(when: dict[str, str | None], seen: Seen) -> bool:
        said = {name: seen.headers.get(name) for name in when}
        return all(said[name] is None if text is None else text in (said[name] or "") for name, text in when.items())

    def _made(self, reply: dict[str, Any]) -> Reply:
        status = reply.get("status", 200)
        headers = {name: self._filled(value) for name, value in reply.get("headers", {}).items()}
        many = {f"X-Filler-{n}": "x" for n in range(reply.get("count", 0))}
        made = Reply(self._body(reply), f"{status} As Scripted", many | headers)
        return replace(made, fault=reply["fault"]) if "fault" in reply else made

    def _body(self, reply: dict[str, Any]) -> bytes:
        if "file" in reply:
            return (FOLDER / reply["file"]).read_bytes()
        if "repeat" in reply:
            text, times = reply["repeat"]
            return (reply.get("head", "") + text * times).encode()
        if "many" in reply:
            return document([f"entry{number}" for number in range(reply["many"])], "").encode()
        if "items" in reply:
            return self._filled(document(reply["items"], reply.get("head", ""))).encode()
        return self._filled(reply.get("text", "")).encode()

    def _filled(self, text: str) -> str:
        return text.replace("{n}", str(self._asked)).replace("{port}", str(self._world.port))


def document(items: list[dict[str, str] | str], head: str) -> str:
    """Return an RSS document; an item given as text is its title, with a link and a guid of that name."""
    made = "".join(map(_item, items))
    namespaces = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    return f'<rss version="2.0" {namespaces}><channel><title>Harbour News</title><link>http://a.example/</link>{head}{made}</channel></rss>'


def _item(item: dict[str, str] | str) -> str:
    if isinstance(item, str):
        item = {"title": item, "link": f"http://a.example/{item}", "guid": item}
    assert set(item) <= _KNOWN_ENTRIES, item
    names = {
        "title": "title",
        "link": "link",
        "guid": "guid",
        "date": "pubDate",
        "text": "description",
        "author": "author",
        "tag": "category",
    }
    inner = "".join(f"<{names[key]}>{escape(value)}</{names[key]}>" for key, value in item.items() if key in names)
    return f"<item>{inner}</item>"
