"""A paper's article pages, in its own layout. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from aggregator.newsroom.press import Article, Paper, Version

_INDIA = ZoneInfo("Asia/Kolkata")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be set."""

    paper: Paper
    article: Article
    version: Version
    created: datetime  # UTC
    updated: datetime  # UTC
    url: str


def said(words: str, at: datetime) -> str:
    """Return the words with the weekday of `at` put in."""
    return words.replace("{day}", _WEEKDAYS[at.weekday()])


def paragraphs(text: str) -> str:
    """Return the text as HTML paragraphs."""
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n\n"))


def write(sheet: Sheet) -> str:
    """Return the page in its paper's layout."""
    return {"plain": _plain, "dispatch": _dispatch, "consent": _consent}[sheet.paper.layout](sheet)


def front(paper: Paper, feed_url: str, feed_type: str) -> str:
    """Return the home page, which announces the feed."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(paper.name)}</title>"
        f'<link rel="alternate" type="{feed_type.partition(";")[0]}" href="{feed_url}" title="{escape(paper.name)}"></head>'
        f"<body><h1>{escape(paper.name)}</h1><p>{escape(paper.motto)}</p></body></html>\n"
    )


def _plain(sheet: Sheet) -> str:
    created = sheet.created.isoformat(timespec="seconds")
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": sheet.version.title,
        "datePublished": created,
        **({"dateModified": sheet.updated.isoformat(timespec="seconds")} if sheet.updated != sheet.created else {}),
        "author": {"@type": "Person", "name": sheet.article.author},
    }
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>{escape(sheet.version.title)} - {escape(sheet.paper.name)}</title>
<link rel="canonical" href="{sheet.url}">
<meta property="og:type" content="article"><meta property="og:title" content="{escape(sheet.version.title)}">
<meta property="og:site_name" content="{escape(sheet.paper.name)}">
<meta property="article:published_time" content="{created}">
<meta name="author" content="{escape(sheet.article.author)}">
<script type="application/ld+json">{json.dumps(facts)}</script>
</head><body>
<header><a href="/">{escape(sheet.paper.name)}</a><nav><a href="/news">News</a> <a href="/weather">Weather</a></nav></header>
<main><article><h1>{escape(sheet.version.title)}</h1>
<p class="byline">By {escape(sheet.article.author)},
<time datetime="{created}">{sheet.created:%d %B %Y}</time></p>
{paragraphs(said(sheet.version.text, sheet.updated))}
</article></main>
<aside><h2>Most read</h2><ul><li><a href="/tides">Tide tables for the week</a></li><li><a href="/chess">Chess corner</a></li></ul></aside>
<footer><p>{escape(sheet.paper.motto)}</p></footer>
</body></html>
"""


def _dispatch(sheet: Sheet) -> str:
    """Dates as that kind of site gives them: microdata, JSON-LD whose plus sign is escaped, and a visible line in Indian time."""
    made, moved = (at.astimezone(_INDIA) for at in (sheet.created, sheet.updated))
    stamps = [at.isoformat(timespec="seconds") for at in (made, moved)]
    loose = [stamp.replace("+", "&#x2B;") for stamp in stamps]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{escape(sheet.version.title)} | {escape(sheet.paper.name)}</title>
<link rel="canonical" href="{sheet.url}"><link rel="amphtml" href="{sheet.url}?amp">
<meta property="og:type" content="article"><meta property="og:title" content="{escape(sheet.version.title)} | Agency Wire">
<meta property="og:site_name" content="{escape(sheet.paper.name)}"><meta name="article:author" content="{escape(sheet.article.author)}">
<meta itemprop="datePublished" content="{stamps[0]}"><meta itemprop="dateModified" content="{stamps[1]}">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": {json.dumps(sheet.version.title)}, "datePublished": "{loose[0]}", "dateModified": "{loose[1]}",
"author": {{"@type": "Person", "name": {json.dumps(sheet.article.author)}}}}}</script>
</head><body><div class="container"><div class="row"><div class="col-md-8"><article>
<h1 class="title">{escape(sheet.version.title)}</h1>
<h2 class="sub-title">{escape(said(sheet.version.summary, sheet.updated))}</h2>
<div class="metadata">{escape(sheet.paper.name)} | {escape(sheet.article.place)} |
<span>Updated: {moved:%d-%m-%Y %H:%M} IST | Created: {made:%d-%m-%Y %H:%M} IST</span></div>
<figure class="figure"><figcaption class="fig-caption">Representative image</figcaption></figure>
<section class="left-section"><ul><li>Country:</li><li>Kestria</li></ul><ul><li>SHARE</li></ul></section>
<section class="article-cont">
{paragraphs(said(sheet.version.text, sheet.updated))}
<p>(This story has not been edited by {escape(sheet.paper.name)} staff and is auto-generated from a syndicated feed.)</p>
</section>
<div class="tags">READ MORE ON: <a href="/news-tag/kestria">Kestria</a> <a href="/news-tag/lake-orrin">Lake Orrin</a></div>
</article></div>
<div class="col-md-4"><h2 class="section-title3">TRENDING</h2><ul>
<li><a href="/article/x/1">Ten ways to store turnips through a hard winter</a></li>
<li><a href="/article/x/2">Why the capital's trams are painted green this year</a></li></ul>
<h2 class="section-title3">Connect us on</h2></div></div></div></body></html>
"""


def _consent(sheet: Sheet) -> str:
    """A wall with status 200 in place of the article, as shown to readers who have chosen no cookies yet."""
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Before you continue - {escape(sheet.paper.name)}</title></head>
<body><div id="consent-wall" role="dialog" aria-label="Cookie consent"><h1>We value your privacy</h1>
<p>Welcome to {escape(sheet.paper.name)}. We and our 214 partners store and/or access information on your device, such
as cookies, and process personal data, such as unique identifiers, for personalised advertising and content, measurement
and audience research.</p>
<p>With your consent we and our partners may use precise location data. You may accept, or manage your privacy choices, at any time.
Some processing of your personal data may not require your consent, but you have a right to object to it.</p>
<form method="post" action="/consent?return={escape(sheet.url)}"><button name="choice" value="all">Accept all cookies</button>
<button name="choice" value="some">Manage preferences</button><button name="choice" value="none">Reject all</button></form>
<p><a href="/privacy">Privacy policy</a> <a href="/cookies">Cookie policy</a> <a href="/vendors">List of vendors</a></p></div></body></html>
"""
