"""Every time a page states, as raw claims: schema.org, meta tags, microdata, <time>, visible lines, address, htmldate.

Nothing is judged here: core.times reads the claims, core.resolving chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from htmldate import find_date
from lxml.html import HtmlElement, tostring

from aggregator.extract import jsonld
from aggregator.extract.datatimes import data_times
from aggregator.extract.embeds import posts, posts_and_lists, without
from aggregator.extract.facts import PageFacts
from aggregator.extract.liveblog import in_update
from aggregator.extract.visible import lines, time_elements
from aggregator.model.times import ClaimKind, RawTime

_PUBLISHED, _UPDATED = ClaimKind.PUBLISHED, ClaimKind.UPDATED
_RAW = 300  # characters of a raw text that go on; core.times keeps 200

_META = {
    "article:published_time": (_PUBLISHED, "meta.article:published_time"),
    "og:article:published_time": (_PUBLISHED, "meta.article:published_time"),
    "article:modified_time": (_UPDATED, "meta.article:modified_time"),
    "og:article:modified_time": (_UPDATED, "meta.article:modified_time"),
    "og:updated_time": (_UPDATED, "meta.updated"),
    "datepublished": (_PUBLISHED, "microdata.datePublished"),
    "datemodified": (_UPDATED, "microdata.dateModified"),
}
# The names htmldate, newspaper4k and trafilatura know, lower case.
_META |= dict.fromkeys(
    (
        "article:published", "article:publicationdate", "article:post_date", "article_date_original",
        "article.published", "article.created",
        "article.origpublished", "analyticsattributes.articledate", "bt:pubdate", "citation_publication_date",
        "citation_online_date",
        "cxenseparse:recs:publishtime", "date_published", "date-published", "dc.date.issued", "dc.date.created",
        "dc.date.publication", "dc.issued",
        "dcterms.issued", "dcterms.created", "dc.created", "displaydate", "field-name-post-date", "firstpublished",
        "gentime", "mediator_published_time",
        "og:pubdate", "og:publish_date", "og:published_time", "og:release_date", "originalpublicationdate",
        "parsely-pub-date", "pdate",
        "prism.publicationdate", "ptime", "pubdate", "publication_date", "publication-date", "publicationdate",
        "publish-date", "publish_date",
        "publish_time", "publishdate", "published", "published_at", "published-date", "published_date",
        "published_time", "publishtime",
        "release_date", "rnews:datepublished", "sailthru.date", "search.published",
        "shareaholic:article_published_time", "video:release_date",
        "dd:published_time", "vr:published_time", "weibo:article:create_at", "iso-8601-publish-date", "release-date", "datecreated",
        "creation_date", "created",
        "dateposted", "originalpublished", "pubyear",
        "article:published_date", "citation_date", "content_create_date", "date_created", "dc:created",
        "dcsext.articlefirstpublished", "doc_date", "og:article:published", "og:datepublished", "og:question:published_time",
        "og:regdate", "publisheddate", "rbpubdate", "twt-published-at",
    ),
    (_PUBLISHED, "meta.published"),
)  # fmt: skip
_META |= dict.fromkeys(
    (
        "article:modified", "article:modified_date", "article.updated", "cxenseparse:recs:modifiedtime",
        "date-modified", "date_modified", "dateupdated",
        "date.updated", "dc.date.modified", "dc.modified", "dcterms.modified", "last-modified", "last_modified",
        "last-updated", "last_updated",
        "lastmod", "lastmodified", "lastupdated", "modified", "modified_time", "modificationdate",
        "modification_date", "og:modified_time",
        "revised", "revision_date", "search.updated", "shareaholic:article_modified_time", "updated", "updated_time",
        "utime", "rnews:datemodified",
        "dd:modified_time", "vr:updated_time", "weibo:article:update_at", "iso-8601-modified-date", "updated_at",
        "article:post_modified", "bt:moddate", "dateupdate", "lastdate", "lastupdate",
    ),
    (_UPDATED, "meta.updated"),
)  # fmt: skip
_META |= dict.fromkeys(
    ("date", "dc.date", "dcterms.date", "dc:date", "article:date", "timestamp", "eprints.date", "cdate"), (_PUBLISHED, "meta.date")
)

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])/")
# 2025-01-01, 20250101, 1.1.2025, "1st January 2025", "January 1, 2025", in any language
_NEW_YEAR = (
    r"(?<!\d)(?:{year}[-/.]0?1[-/.]0?1|{year}0101|0?1[-/.]0?1[-/.]{year}"
    r"|0?1(?:st|er|\.|\u00ba)?\s+(?:de\s+)?[^\W\d_]+\.?,?\s+(?:de\s+)?{year}|[^\W\d_]\.?\s+0?1(?:st)?,?\s+{year})(?!\d)"
)
_PARSELY = re.compile(r'"pub_date"\s*:\s*"([^"]+)"')  # in the JSON of an old form of its tag
_DC_PUBLISHED, _DC_UPDATED = frozenset({"dc:created", "dc:issued", "dc:date"}), frozenset({"dc:modified"})
_SCHEMA = ((_PUBLISHED, "datePublished"), (_UPDATED, "dateModified"))


def raw_times(tree: HtmlElement, facts: PageFacts, *, url: str, fetched_at: datetime, source: str = "") -> tuple[RawTime, ...]:
    """Return the page's claims, the most trusted kinds of source first, each once; `source` is the markup, of which comments are read."""
    claims = [*_schema(facts), *_meta(facts), *_microdata(tree), *_rdfa(tree)]
    missing = {_PUBLISHED, _UPDATED}.difference(claim.kind for claim in claims)
    claims += data_times(tree, facts, url, source, missing) if missing else []
    claims += [*time_elements(tree), *lines(tree, facts.title), *_address(url)]
    is_alone = all(claim.kind is _UPDATED for claim in claims)  # where it is not, the guess is never chosen, and looking costs 10 ms
    day = _htmldate(without(tree, posts_and_lists(tree) if is_alone else posts(tree)), url, fetched_at)
    if day and not _contradicts(url, day) and not _is_only_a_year(day, tree):
        claims.append(RawTime(_PUBLISHED, "htmldate", day))
    return tuple(dict.fromkeys(claims))


def _schema(facts: PageFacts) -> Iterator[RawTime]:
    """The article's own node speaks, else another work's, the page's, the video's; broken blocks speak by pattern."""
    for kinds in (jsonld.ARTICLES, jsonld.WORKS, jsonld.PAGES):
        nodes = [node for node in facts.nodes if jsonld.types(node) & kinds]
        found = list(_of_nodes(nodes))
        if found:
            yield from found
            break
    else:
        videos = [node for node in facts.nodes if jsonld.types(node) & jsonld.VIDEOS]
        yield from (
            _raw(_PUBLISHED, "jsonld.uploadDate", jsonld.string(node.get("uploadDate"))) for node in videos[:1] if node.get("uploadDate")
        )
    kinds_of = {"datePublished": _PUBLISHED, "dateCreated": _PUBLISHED, "dateModified": _UPDATED}
    yield from (_raw(kinds_of[name], "jsonld.repaired", value) for name, value in facts.date_fields)


def _of_nodes(nodes: list[jsonld.Node]) -> Iterator[RawTime]:
    for kind, name in _SCHEMA:
        value = next((text for text in (_text(node.get(name)) for node in nodes) if text), "")
        if value:
            yield _raw(kind, f"jsonld.{name}", value)
    created = next((text for text in (_text(node.get("dateCreated")) for node in nodes) if text), "")
    if created:
        yield _raw(_PUBLISHED, "jsonld.dateCreated", created)


def _text(value: object) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else jsonld.string(value)


def _meta(facts: PageFacts) -> Iterator[RawTime]:
    seen: set[tuple[ClaimKind, str]] = set()
    for name, said in facts.metas:
        known, content = _META.get(name), said
        if name == "parsely-page":
            known, content = _META["parsely-pub-date"], next(iter(_PARSELY.findall(said)), "")
        if known and known not in seen and any(character.isdigit() for character in content):
            seen.add(known)
            yield _raw(*known, content)


def _microdata(tree: HtmlElement) -> Iterator[RawTime]:
    """The first of each property: microdata's itemprop, RDFa's property with any prefix."""
    for kind, name in _SCHEMA:
        for element in tree.xpath("//body//*[@itemprop or @property]"):
            properties = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
            if any(re.split(r"[:/#]", said)[-1] == name for said in properties) and not in_update(element):
                text = element.get("content") or element.get("datetime") or element.text_content()
                if any(character.isdigit() for character in text):
                    yield _raw(kind, f"microdata.{name}", text)
                    break


def _contradicts(url: str, day: str) -> bool:
    """Return whether an address that names year and month (`/2011/12/`) names others than a guessed day."""
    match = _URL_MONTH.findall(url.partition("?")[0])
    return bool(match) and "-".join(match[-1]) != day[:7]


def _is_only_a_year(day: str, tree: HtmlElement) -> bool:
    """Return whether a guess of 1 January stands for a bare year, as of a footer's (c) 2025: the page nowhere states that day."""
    year, _, rest = day.partition("-")
    return rest == "01-01" and re.search(_NEW_YEAR.format(year=year), tostring(tree, encoding="unicode")) is None


def _rdfa(tree: HtmlElement) -> Iterator[RawTime]:
    """The first Dublin Core date of each kind in the markup, as Drupal prints them: property="dc:date dc:created" content="..."."""
    seen: set[ClaimKind] = set()
    for element in tree.xpath("//body//*[@property and @content]"):
        names = {re.sub(r"^dc(?:t|terms)?:", "dc:", said.lower()) for said in element.get("property").split()}
        kind = _PUBLISHED if names & _DC_PUBLISHED else _UPDATED if names & _DC_UPDATED else None
        if kind is not None and kind not in seen:
            seen.add(kind)
            yield _raw(kind, f"rdfa.{'created' if kind is _PUBLISHED else 'modified'}", element.get("content"))


def _address(url: str) -> Iterator[RawTime]:
    match = _URL_DAY.search(url.partition("?")[0])
    if match is not None:
        yield _raw(_PUBLISHED, "url.date", "-".join(match.groups()))


def _htmldate(tree: HtmlElement, url: str, fetched_at: datetime) -> str | None:
    """Return htmldate's day; its upper bound is the fetch, not its own clock, so that a page reads the same for ever."""
    try:
        found = find_date(tree, url=url or None, original_date=True, max_date=fetched_at.strftime("%Y-%m-%d"))
    except (ValueError, TypeError, AttributeError, OverflowError):  # raised by its parsers on odd pages
        return None
    return found if isinstance(found, str) else None


def _raw(kind: ClaimKind, source: str, text: str) -> RawTime:
    return RawTime(kind, source, " ".join(text.split())[:_RAW])
