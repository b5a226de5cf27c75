"""One entry of an XML feed: from what feedparser read to what the rest of the program knows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aggregator.core.urls import absolute
from aggregator.markup import one_line, sanitise
from aggregator.model.entry import Enclosure, ParsedEntry
from aggregator.parse import links, names, times
from aggregator.parse.reader import AUTHORS, RawEntry

# Google News describes an item by its headline and those of other papers, which come and go, each a link with the paper's name: no text.
_LISTED = re.compile(r'<a href="https://news\.google\.com/[^>]*>[^<]*</a>(?:&nbsp;|\s)*<font color="#6f6f6f">([^<]{1,80})</font>')
MAX_GUID = 4096  # characters; kept whole up to here, since it is compared character by character (RFC 4287 4.2.6)

_FACE = re.compile(r"https?://(?:avatars\d*\.githubusercontent\.com|(?:[a-z]+\.)?gravatar\.com)/")  # whoever made the commit

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What the entries of one document share."""

    document_base: str  # xml:base before any is stated: the document's own address
    fallback_base: str  # for links of entries that state none
    language: str | None
    authors: tuple[str, ...]  # Atom: the feed's authors are those of entries without one


def parsed(raw: RawEntry, context: Context, position: int) -> ParsedEntry:
    """Return one entry with every link absolute and every text safe."""
    values = raw.values
    files_base = context.fallback_base if raw.base == context.document_base else raw.base
    enclosures = _enclosures(values, files_base)
    url = links.article(raw.fields, context.document_base, context.fallback_base) or next((file.url for file in enclosures), None)
    base = url or context.fallback_base
    summary, content = _texts(values)
    listed = _LISTED.search(_text(summary, "value"))
    if listed is not None:
        summary = {}
    return ParsedEntry(
        guid=_guid(raw),
        url=url,
        title=one_line(_text(values, "title") or _text(values, "media_title")),
        summary_html=_safe(summary, base, context),
        content_html=_safe(content, base, context),
        authors=authors(raw) or context.authors or (names.authors([listed[1]]) if listed else ()),
        tags=names.tags(_tags(values)),
        language=_language(values, context),
        times=times.of_fields(raw.fields),
        enclosures=enclosures,
        image_url=_image(values, enclosures, files_base),
        position=position,
    )


def _guid(raw: RawEntry) -> str | None:
    """Return guid or id verbatim, rdf:about for RSS 1.0; None when blank."""
    stated = next((field.text for field in raw.fields if field.name in {"guid", "id"} and field.text), None)
    about = raw.values.get("id") if stated is None and not any(field.name in {"guid", "id"} for field in raw.fields) else None
    guid = stated or (str(about).strip() if about else None)
    return guid[:MAX_GUID] if guid else None


def _text(values: Values, key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _texts(values: Values) -> tuple[Values, Values]:
    """Return feedparser's details of summary and full content; an empty mapping for what the entry does not have."""
    contents = [content for content in values.get("content") or () if _text(content, "value").strip()]
    content: Values = max(contents, key=lambda detail: len(detail["value"]), default={})
    summary = values.get("summary_detail") or {"value": _text(values, "summary")}
    if not _text(summary, "value").strip():
        summary = {"value": _text(values, "media_description"), "type": "text/plain"}
    if _text(summary, "value") == _text(content, "value"):  # feedparser copies content that stands alone
        summary = {}
    return summary, content


def _safe(detail: Values, base: str, context: Context) -> str:
    """Return sanitised HTML for one of feedparser's text details."""
    value = _text(detail, "value").strip()
    if not value:
        return ""
    if detail.get("type") == "text/plain":
        value = _paragraphs(value)
    value = value.replace("</br>", "")  # how feedparser closes XHTML's <br/>; browsers read it as one more
    stated = _text(detail, "base")
    return sanitise(value, stated if stated and stated != context.document_base else base)


def _paragraphs(text: str) -> str:
    """Return plain text as HTML. RSS and Atom authors often mislabel HTML as text: closed elements give it away."""
    if "</" in text or "<br" in text or "<img " in text:
        return text
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{html.escape(html.unescape(part), quote=False)}</p>" for part in parts if part)


def authors(raw: RawEntry) -> tuple[str, ...]:
    """Return the people an entry or feed names. feedparser's own reading is for those who state a mail address and no name."""
    stated = names.authors(field.text for field in raw.fields if field.name in AUTHORS or field.name == "name")
    return stated or names.authors(str(person.get("email") or "") for person in raw.values.get("authors") or ())


def _tags(values: Values) -> Iterator[str]:
    for tag in values.get("tags") or ():
        yield dict.get(tag, "label") or dict.get(tag, "term") or ""


def _language(values: Values, context: Context) -> str | None:
    """Return the entry's own language, else the feed's."""
    details = [*(values.get("content") or ()), values.get("summary_detail") or {}, values.get("title_detail") or {}]
    own = names.language(values.get("language"))
    return own or names.language(*(dict.get(detail, "language") for detail in details)) or context.language


def _enclosures(values: Values, base: str) -> tuple[Enclosure, ...]:
    """Return the files of an entry, each address once, pictures of Media RSS left out."""
    files: dict[str, Enclosure] = {}
    for link in values.get("links") or ():
        if dict.get(link, "rel") == "enclosure":
            _add(files, base, dict.get(link, "href"), dict.get(link, "type"), dict.get(link, "length"))
    for media in values.get("media_content") or ():
        if str(media.get("type") or media.get("medium") or "").startswith(("audio", "video")):
            _add(files, base, media.get("url"), media.get("type"), media.get("filesize"))
    return tuple(files.values())


def _add(files: dict[str, Enclosure], base: str, href: Any, kind: Any, length: Any) -> None:
    url = absolute(base, str(href or ""))
    if url:
        files.setdefault(url, Enclosure(url, str(kind).strip() or None if kind else None, size(length)))


def size(stated: object) -> int | None:
    """Return a stated length in bytes, None for what is no number of bytes."""
    digits = str(stated or "").strip().replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 and int(digits) > 0 else None  # noqa: PLR2004 - 15 digits: a petabyte


def _image(values: Values, enclosures: tuple[Enclosure, ...], base: str) -> str | None:
    """Return the entry's picture: Media RSS thumbnail or picture, itunes:image, a picture enclosed."""
    return next((url for url in (absolute(base, str(stated or "")) for stated in _pictures(values, enclosures)) if url), None)


def _pictures(values: Values, enclosures: tuple[Enclosure, ...]) -> Iterator[Any]:
    thumbnails = (str(picture.get("url") or "") for picture in values.get("media_thumbnail") or ())
    yield from (url for url in thumbnails if not _FACE.match(url))
    for media in values.get("media_content") or ():
        if media.get("medium") == "image" or str(media.get("type") or "").startswith("image/"):
            yield media.get("url")
    image = values.get("image")
    yield dict.get(image, "href") if isinstance(image, dict) else None
    yield from (file.url for file in enclosures if (file.type or "").startswith("image/"))
