"""What a page says about itself: title, authors, language, image, section, addresses, and what kind of page it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from aggregator.core.urls import absolute
from aggregator.extract import jsonld
from aggregator.extract.ownnode import own_first
from aggregator.extract.pagelinks import next_link, print_link
from aggregator.markup import one_line

_TITLE_TAIL = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+([^|\u2013\u2014\u00b7\u00bb]{2,40})$")
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|\u043e\u0442|\u0430\u0432\u0442\u043e\u0440:?)\s+", re.IGNORECASE)
_URL = re.compile(r"^(?:https?:)?//|^@|\.(?:com|org|net)\b")
_LOCALE = re.compile(r"^[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Za-z]{2})?$", re.IGNORECASE)
_MAX_AUTHORS = 8
_MAX_AUTHOR = 80  # characters; longer is a sentence


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself."""

    title: str
    authors: tuple[str, ...]
    language: str | None  # BCP 47, with the region where the page names one
    image_url: str | None
    section: str | None
    canonical_url: str | None
    amp_url: str | None
    next_url: str | None  # of `rel=next`, else of the pager's link to a following page
    print_url: str | None
    kind: str  # og:type, lower case, "" when absent
    nodes: tuple[jsonld.Node, ...]  # schema.org
    date_fields: tuple[tuple[str, str], ...]  # of schema.org blocks that are no JSON
    metas: tuple[tuple[str, str], ...]  # (name or property or itemprop, content), names lower case
    is_article: bool  # it declares itself an article
    is_news: bool  # it declares itself a news article
    free: bool | None  # isAccessibleForFree of the article, else what its content tier says


def read_facts(tree: HtmlElement, url: str, *, has_walled_part: bool = False) -> PageFacts:
    """Return what the page of `tree` says; `url` makes links absolute. `has_walled_part`: a part of it is shown to subscribers alone."""
    loaded, date_fields = jsonld.load(tree)
    metas = tuple(_metas(tree))
    said = dict(reversed(metas))  # the first of each name wins
    canonical_url = _absolute(url, _link(tree, "canonical") or said.get("og:url", ""))
    shown = (_shown_title(tree), said.get("og:title", ""))
    nodes = own_first(loaded, (url, canonical_url or ""), shown)
    article = next((node for node in nodes if jsonld.types(node) & jsonld.ARTICLES), {})
    kind = said.get("og:type", "").lower()
    return PageFacts(
        title=_title(tree, said, article),
        authors=_authors(tree, metas, article),
        language=_language(tree, said, article),
        image_url=_absolute(url, _image(said, article)),
        section=one_line(said.get("article:section") or jsonld.string(article.get("articleSection"))) or None,
        canonical_url=canonical_url,
        amp_url=_absolute(url, _link(tree, "amphtml")),
        next_url=next_link(tree, url),
        print_url=print_link(tree, url),
        kind=kind,
        nodes=tuple(nodes),
        date_fields=tuple(date_fields),
        metas=metas,
        is_article=bool(article) or kind in ("article", "news", "blog") or "article:published_time" in said,
        is_news=any(jsonld.types(node) & jsonld.NEWS for node in nodes),
        free=_free(said, article, has_walled_part=has_walled_part),
    )


def _metas(tree: HtmlElement) -> list[tuple[str, str]]:
    rows = []
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                rows.append((name, content))
                break
    return rows


def _title(tree: HtmlElement, said: dict[str, str], article: jsonld.Node) -> str:
    headline = one_line(jsonld.string(article.get("headline")))
    shown = _shown_title(tree)
    og = one_line(said.get("og:title", "") or said.get("twitter:title", ""))
    tag = one_line(next((title.text or "" for title in tree.iter("title")), ""))
    if shown and any(_starts(shown, other) for other in (og, tag, headline)):
        return shown
    return _without_site(og, said) or headline or _without_site(tag, said) or shown


def _shown_title(tree: HtmlElement) -> str:
    return next((one_line(" ".join(h1.itertext())) for h1 in tree.iter("h1") if "".join(h1.itertext()).strip()), "")


def _starts(shown: str, other: str) -> bool:
    """Return whether the visible headline is what the machine-readable title starts with."""
    return bool(other) and other.casefold().startswith(shown.casefold())


def _without_site(title: str, said: dict[str, str]) -> str:
    """Return `title` without ` | Site name` at its end, where the page says that this is the site's name."""
    match = _TITLE_TAIL.search(title)
    site = said.get("og:site_name", "") or said.get("application-name", "")
    if match is None or not site or match[1].strip().casefold() not in site.casefold():
        return title
    return title[: match.start()]


def _authors(tree: HtmlElement, metas: tuple[tuple[str, str], ...], article: jsonld.Node) -> tuple[str, ...]:
    named = jsonld.strings(article.get("author") or article.get("creator"))
    if not named:
        named = tuple(value for name, value in metas if name in ("author", "article:author", "dc.creator", "parsely-author", "byl"))
    if not named:
        marked = (e for e in tree.iter("a", "span", "p", "div") if e.get("rel") == "author" or (e.get("itemprop") or "") == "author")
        named = tuple("".join(element.itertext()) for element in marked)
    parts = (part for name in named for part in re.split(r"\s*(?:;|\band\b|&|,(?! (?:Jr|Sr)))\s*", _BY.sub("", one_line(name))))
    people = (part.strip() for part in parts)
    return tuple(dict.fromkeys(p for p in people if p and len(p) <= _MAX_AUTHOR and not _URL.search(p)))[:_MAX_AUTHORS]


def _language(tree: HtmlElement, said: dict[str, str], article: jsonld.Node) -> str | None:
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    tags = [root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", said.get("og:locale", "")]
    tags += [said.get("content-language", ""), said.get("dc.language", ""), jsonld.string(article.get("inLanguage"))]
    usable = [tag.replace("_", "-").strip() for tag in tags if _LOCALE.match(tag.strip())]
    if not usable:
        return None
    same = [tag for tag in usable if tag.split("-")[0].lower() == usable[0].split("-")[0].lower()]
    return next((tag for tag in same if "-" in tag), usable[0])


def _image(said: dict[str, str], article: jsonld.Node) -> str:
    own = article.get("image")
    first = own[0] if isinstance(own, list) and own else own
    listed = first.get("url") if isinstance(first, dict) else first
    return said.get("og:image", "") or said.get("og:image:url", "") or said.get("twitter:image", "") or jsonld.string(listed)


def _free(metas: dict[str, str], article: jsonld.Node, *, has_walled_part: bool) -> bool | None:
    """Return whether the article is free, None where the page leaves it open: a metered tier is free for some.

    Where the article itself does not say, a part of it may (Google's markup for paywalls).
    """
    parts = article.get("hasPart")
    nodes = [article, *(part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict))]
    said = next((node["isAccessibleForFree"] for node in nodes if node.get("isAccessibleForFree") is not None), None)
    if said is None:
        return False if has_walled_part or metas.get("article:content_tier", "").lower() == "locked" else None
    return str(said).strip().lower().rpartition("/")[2] not in ("false", "no", "0")  # https://schema.org/False


def _link(tree: HtmlElement, relation: str) -> str:
    links = (link for link in tree.iter("link") if relation in (link.get("rel") or "").lower().split())
    return next((link.get("href") or "" for link in links), "")


def _absolute(url: str, href: str) -> str | None:
    return absolute(url, href) if href else None
