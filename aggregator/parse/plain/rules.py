"""Which element does what, and where it may stand.

A table each for what stands in the document's root, in head or entry, in an author... An element whose handling by feedparser depends on
more than is told here is in none of them, and its document not plain.
"""

from __future__ import annotations

from aggregator.parse.plain import elements, media, people, texts, topics
from aggregator.parse.plain.borrowed import is_taken
from aggregator.parse.plain.state import NotPlainError, Rule
from aggregator.parse.reader import AUTHORS, RECORDED

Table = dict[str, Rule]

_UNREAD = Rule()
_IGNORED = Rule(inside="ignored")
_BLANK = Rule(start=people.within, end=people.blank)


def _unread(names: str) -> Table:
    return dict.fromkeys(names.split(), _UNREAD)


def _dates() -> Table:
    names = "date pubdate published issued updated modified created dc:date dcterms:created dcterms:issued dcterms:modified"
    return {name: Rule(recorded=name) for name in names.split()}


_MEDIA: Table = {
    "media:content": Rule(start=media.media_content, inside="media"),
    "media:group": Rule(inside="media"),
    "media:thumbnail": Rule(end=media.media_thumbnail),
    "media:title": Rule(end=media.media_title),
    "media:description": Rule(end=media.media_description),
    "media:category": Rule(end=topics.media_category),
    "media:keywords": Rule(end=topics.media_keywords),
    **_unread("media:credit media:rating media:restriction media:license media:player"),
}

_ENTRY: Table = {
    **dict.fromkeys(("title", "dc:title"), Rule(end=texts.title)),
    **dict.fromkeys(("description", "dc:description"), Rule(end=texts.description)),
    **dict.fromkeys(("summary", "itunes:summary"), Rule(end=texts.summary)),
    "content": Rule(end=texts.content),
    "content:encoded": Rule(end=texts.encoded),
    "link": Rule(end=elements.link, recorded="link"),
    "guid": Rule(end=elements.identity, recorded="guid"),
    "id": Rule(end=elements.identity, recorded="id"),
    **_dates(),
    "author": Rule(start=people.author, end=people.author_end, inside="author", recorded="author"),
    "managingeditor": Rule(start=people.author, end=people.author_end),
    **{
        name: Rule(start=people.author, end=people.author_end, recorded=name)
        for name in ("dc:creator", "dc:author", "itunes:author")
    },
    **dict.fromkeys(("category", "keywords", "dc:subject"), Rule(end=topics.category)),
    "itunes:category": Rule(end=topics.itunes_category),
    "itunes:keywords": Rule(end=topics.itunes_keywords),
    "enclosure": Rule(end=elements.enclosure),
    "itunes:image": Rule(start=media.itunes_image),
    "image": Rule(start=elements.untitled),
    "source": Rule(start=elements.untitled, inside="source"),
    **dict.fromkeys(("language", "dc:language"), Rule(end=elements.language)),
    "contributor": Rule(inside="contributor"),
    **_MEDIA,
    **_unread(
        "rights copyright dc:rights subtitle tagline itunes:subtitle generator cloud webmaster dc:publisher dc:contributor lastbuilddate "
        "expirationdate info feedburner:browserfriendly itunes:block itunes:explicit georss:point georss:line georss:polygon georss:box "
        "cc:license creativecommons:license rating admin:generatoragent admin:errorreportsto"
    ),
}  # fmt: skip

_ITEM = Rule(start=elements.item, end=elements.item_end, inside="entry")
_IMAGE = Rule(start=elements.untitled, inside="image")
_INPUT = Rule(start=elements.untitled, inside="input")

_HEAD: Table = {
    **{name: rule for name, rule in _ENTRY.items() if name != "source"},
    "item": _ITEM,
    "entry": _ITEM,
    "image": _IMAGE,
    "textinput": _INPUT,
    "items": _IGNORED,
    **dict.fromkeys(("skiphours", "skipdays"), Rule(inside="skipped")),
    "itunes:category": Rule(inside="categories"),
    "itunes:owner": Rule(start=people.owner, inside="owner"),
}

TABLES: dict[str, Table] = {
    "document": {
        "rss": Rule(start=elements.rss, inside="rss"),
        "feed": Rule(start=elements.feed, inside="head"),
        "rdf:rdf": Rule(inside="rdf"),
    },
    "rss": {"channel": Rule(start=elements.channel, inside="head"), "item": _ITEM},
    "rdf": {"channel": Rule(start=elements.channel, inside="head"), "item": _ITEM, "image": _IMAGE, "textinput": _INPUT},
    "head": _HEAD,
    "entry": _ENTRY,
    "author": {
        "name": Rule(start=people.within, end=people.name, recorded="name"),
        "email": Rule(start=people.within, end=people.email),
        **dict.fromkeys(("uri", "url", "homepage"), Rule(start=people.within, end=people.page)),
    },
    "contributor": _unread("name email uri url homepage"),
    "owner": _unread("itunes:name itunes:email name email"),
    "categories": {"itunes:category": Rule(inside="categories")},
    "image": {"title": Rule(end=texts.other_title), **_unread("url link width height description")},
    "input": {"title": Rule(end=texts.other_title), **_unread("name link description")},
    "source": {
        **dict.fromkeys(("title", "dc:title"), Rule(end=texts.other_title)),
        **dict.fromkeys(("author", "contributor"), Rule(inside="contributor")),
        **_unread("link id updated published rights subtitle generator category"),
    },
    "skipped": {name: Rule(recorded=name) for name in ("hour", "day")},
    "media": _MEDIA,
    "ignored": {},
    "nothing": {},
}  # fmt: skip
_WITH_OTHERS = frozenset({"rdf", "head", "entry", "media", "source", "ignored", "author"})  # elements that feedparser has no word for


def rule(inside: str, tag: str) -> Rule:
    """Return what `tag` does in one of the tables' elements; raises NotPlainError where that is not known."""
    found = TABLES[inside].get(tag)
    if found:
        return found
    if inside not in _WITH_OTHERS or is_taken(tag.replace(":", "_")):
        raise NotPlainError(f"<{tag}> in {inside}")
    if tag in RECORDED or tag in AUTHORS:
        return _recorded(inside, tag)
    return _BLANK if inside == "author" else _IGNORED


def _recorded(inside: str, tag: str) -> Rule:
    """Return the rule for an element without meaning to feedparser that is recorded."""
    if inside not in {"head", "entry"}:
        raise NotPlainError(f"<{tag}> in {inside}")
    return Rule(recorded=tag)
