"""The times that a page states in its data alone: in the JSON of its article, in what it tells its counters, in attributes, in comments.

Heard only for a kind of time of which schema.org, meta tags and microdata say nothing. An object of the JSON must be this page's own
article: states hold readers' comments, authors and other articles, each with times of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any

from lxml.html import HtmlElement

from aggregator.extract.datastory import Story, own_stories, stories
from aggregator.extract.facts import PageFacts
from aggregator.extract.labels import is_time, split
from aggregator.extract.pagedata import Document, documents
from aggregator.extract.richtext import normal
from aggregator.extract.visible import is_of_other
from aggregator.model.times import ClaimKind, RawTime

_PUBLISHED, _UPDATED = ClaimKind.PUBLISHED, ClaimKind.UPDATED
SOURCES = {_PUBLISHED: "data.published", _UPDATED: "data.updated"}

# The likeliest first: what is published was created before, in the system that keeps it.
_NAMES = {
    _PUBLISHED: (
        "firstpublishedat", "firstpublished", "firstpublishdate", "firstpublisheddate", "firstpublicationdate", "originalpublishdate",
        "datepublished", "publishedat", "publishdate", "publisheddate", "publicationdate", "publishedtime", "publishtime", "publishedon",
        "publishat", "pubdate", "published", "publication", "datepublication", "datepub", "dategmt", "issued", "createdat", "createdate",
        "createddate", "creationdate", "datecreated", "createtime", "createdon", "created",
    ),
    _UPDATED: (
        "datemodified", "modifiedat", "modifieddate", "modifydate", "modificationdate", "lastmodified", "lastmodifiedat",
        "lastmodifieddate", "modifiedtime", "modifiedgmt", "modified", "dateupdated", "updatedat", "updateddate", "updatedate",
        "lastupdated", "lastupdatedat", "lastupdateddate", "lastupdate", "updatetime", "updatedtime", "updatedon", "updated", "revised",
    ),
}  # fmt: skip
_GROUPS = frozenset(
    {"dates", "timestamps", "meta", "metadata", "attributes", "fields", "publishing", "page", "pageinfo", "article", "content"}
)
_COUNTERS = re.compile(r"^(?:.*\.)?(?:dataLayer(?:\.push)?|digitalData|utag_data|pageData\w*|page_data\w*|articleData)$", re.IGNORECASE)
_HINT = re.compile(r"publi|modif|updat|creat|issued|pub_?date", re.IGNORECASE)
_STATES_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_CLOCK = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_ASSIGNED = re.compile(
    r"(?:\bvar\s|\blet\s|\bconst\s|\bwindow\.|,)\s*([A-Za-z_$][\w$]{0,40})\s*=\s*[\"']((?:\d{4}-\d\d-\d\d|1\d{9}(?:\d{3})?\b)[^\"'<>]{0,30})[\"']"
)
_OF_PAGE = re.compile(r"^(?:article|page|post|story|news|content)(?=[a-z]{7})")
_COMMENT = re.compile(r"<!--(?!\[if)([^<>]{20,300}?)-->")
_PUBLICATION = re.compile(r"publi|pub_?date", re.IGNORECASE)  # "page created in 1.2 seconds, on 19-09-19"
_HOURS = 3600


def data_times(tree: HtmlElement, facts: PageFacts, url: str, source: str, missing: Collection[ClaimKind]) -> Iterator[RawTime]:
    """Yield one claim of each kind that is `missing`, from the first place that states it."""
    said: dict[ClaimKind, str] = {}
    for found in chain(_in_state(tree, facts, url), _in_variables(tree), _in_attributes(tree), _in_comments(source)):
        for kind, text in found.items():
            said.setdefault(kind, text)
        if all(kind in said for kind in missing):
            break
    yield from (RawTime(kind, SOURCES[kind], text) for kind, text in said.items() if kind in missing)


def _in_state(tree: HtmlElement, facts: PageFacts, url: str) -> Iterator[dict[ClaimKind, str]]:
    """Yield what the article's objects say, then what the page tells its counters of visits."""
    held = list(documents(tree, _HINT))
    yield from map(_times, own_stories(stories(held), facts, url))
    yield from (_times(told) for document in held if _COUNTERS.match(document.name) for told in _objects(document))


def _objects(document: Document) -> list[Story]:
    members = document.value if isinstance(document.value, list) else [document.value]
    return [member for member in members if isinstance(member, dict)]


def _times(story: Story) -> dict[ClaimKind, str]:
    """Return the times that an object states; one that gives both as the same keeps a single one."""
    groups = [story, *(value for key, value in story.items() if isinstance(value, dict) and normal(key) in _GROUPS)]
    found: dict[ClaimKind, str] = {}
    for group in groups:
        for kind, text in _of_fields({normal(key): value for key, value in group.items()}).items():
            found.setdefault(kind, text)
    if found.get(_UPDATED) == found.get(_PUBLISHED):
        found.pop(_UPDATED, None)
    return found


def _of_fields(fields: dict[str, Any]) -> dict[ClaimKind, str]:
    told = ((kind, next((text for name in names if (text := _text(name, fields.get(name)))), "")) for kind, names in _NAMES.items())
    return {kind: text for kind, text in told if text}


def _text(name: str, value: Any) -> str:
    """Return a time as its field states it: WordPress names the zone in the field's name."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value) if value > _HOURS else ""
    text = value.strip() if isinstance(value, str) else ""
    if not any(character.isdigit() for character in text):
        return ""
    return f"{text}Z" if name.endswith("gmt") and _CLOCK.match(text) and not _STATES_ZONE.search(text) else text


def _in_variables(tree: HtmlElement) -> Iterator[dict[ClaimKind, str]]:
    """Yield what scripts keep in variables that are named after a time."""
    texts = (script.text for script in tree.iter("script") if script.text and _HINT.search(script.text))
    fields = {_OF_PAGE.sub("", normal(found[1])): found[2] for text in texts for found in _ASSIGNED.finditer(text)}
    yield _of_fields(fields)


def _in_attributes(tree: HtmlElement) -> Iterator[dict[ClaimKind, str]]:
    """Yield what elements outside lists and asides say in `data-` attributes."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.attrib:
            fields = {
                normal(str(name)[5:]): value
                for name, value in element.attrib.items()
                if str(name).startswith("data-") and _HINT.search(str(name))
            }
            found = _of_fields(fields) if fields else {}
            if found and not is_of_other(element):
                yield found


def _in_comments(source: str) -> Iterator[dict[ClaimKind, str]]:
    """Yield what comments of the markup say: those that state a publication, for templates and caches tell of changes of their own."""
    for found in _COMMENT.finditer(source):
        if _PUBLICATION.search(found[1]):
            said = dict(reversed([claim for claim in split(" ".join(found[1].split())) if is_time(claim[1])]))
            if _PUBLISHED in said:
                yield said
