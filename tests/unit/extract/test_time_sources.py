"""Where a page may state its times: each is a claim of its own kind, whatever stands around it."""

from __future__ import annotations

from datetime import UTC, datetime

import htmldate.core
import lxml.html
import pytest

from aggregator.core.claimsources import SOURCES
from aggregator.extract.facts import read_facts
from aggregator.extract.times import raw_times
from aggregator.model.times import ClaimKind

P, U = ClaimKind.PUBLISHED, ClaimKind.UPDATED
AT, LATER = "2025-06-01T19:53:11+05:30", "2025-06-02T08:12:00+05:30"
SEEN = datetime(2025, 6, 3, tzinfo=UTC)


def claims(head: str = "", body: str = "", url: str = "https://paper.example/x") -> dict[tuple[ClaimKind, str], str]:
    tree = lxml.html.document_fromstring(
        f"<html lang=en><head><title>Ferry leaves</title>{head}</head><body><h1>Ferry leaves</h1>{body}</body></html>"
    )
    found = raw_times(tree, read_facts(tree, url), url=url, fetched_at=SEEN)
    assert all(raw.kind in SOURCES[raw.source].kinds for raw in found)
    return {(raw.kind, raw.source): raw.raw for raw in found}


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = f'{{"@type": "NewsArticle", "headline": "Ferry leaves", "datePublished": "{AT}", "dateModified": "{LATER}"}}'


@pytest.mark.parametrize(
    "block",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "Organization", "name": "P"}}, {ARTICLE}]}}',
        ARTICLE.replace("NewsArticle", "LiveBlogPosting").replace(
            "}", ', "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2025-06-02T07:00:00Z"}]}'
        ),
        ARTICLE.replace('"NewsArticle"', '["Article", "schema:NewsArticle"]'),
        ARTICLE.replace("+", "&#x2B;"),  # ASP.NET
        ARTICLE.replace("}", ",}"),
        ARTICLE.replace("{", "{\n// made by the editorial system\n", 1),
        ARTICLE.replace("{", "{/* made by the editorial system */", 1),
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE.replace('"', "&quot;"),
        ARTICLE.replace("Ferry leaves", "Ferry\nleaves\tearly"),
        ARTICLE + ";",
    ],
    ids=[
        "plain",
        "list",
        "graph",
        "liveblog",
        "types",
        "entities",
        "comma",
        "line comment",
        "comment",
        "html",
        "cdata",
        "escaped",
        "raw",
        "end",
    ],
)
def test_json_ld_is_read_however_it_is_written(block):
    breadcrumb = ld('{"@type": "BreadcrumbList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2001-01-01T00:00:00Z"}]}')
    found = claims(breadcrumb + ld(block))
    assert found[P, "jsonld.datePublished"] == AT
    assert found[U, "jsonld.dateModified"] == LATER


def test_json_ld_beyond_repair_still_gives_its_dates():
    found = claims(ld(ARTICLE.replace('"headline": "Ferry leaves"', '"headline": Ferry "leaves" early')))
    assert (found[P, "jsonld.repaired"], found[U, "jsonld.repaired"]) == (AT, LATER)
    found = claims(ld(ARTICLE.replace('"', "'")))  # as Python prints a dictionary
    assert (found[P, "jsonld.repaired"], found[U, "jsonld.repaired"]) == (AT, LATER)


def test_every_meta_name_that_htmldate_and_newspaper4k_know_is_read():
    newspaper = {
        "rnews:datePublished",
        "OriginalPublicationDate",
        "og:published_time",
        "article_date_original",
        "og:regDate",
        "publication_date",
        "sailthru.date",
        "PublishDate",
        "pubdate",
        "publish_date",
        "dc.date",
    }
    changed = htmldate.core.NAME_MODIFIED | htmldate.core.PROPERTY_MODIFIED | htmldate.core.ITEMPROP_ATTRS_MODIFIED
    for name in (htmldate.core.DATE_ATTRIBUTES | changed | newspaper) - {"meta"}:  # which is no name of a date
        assert {source for _, source in claims(f'<meta name="{name}" content="{AT}">')} - {"htmldate"}, name


@pytest.mark.parametrize(
    ("markup", "kind", "source", "raw"),
    [
        (f'<meta property="article:published_time" content="{AT}">', P, "meta.article:published_time", AT),
        (f'<meta property="article:modified_time" content="{AT}">', U, "meta.article:modified_time", AT),
        (f'<meta name="parsely-pub-date" content="{AT}">', P, "meta.published", AT),
        (f'<meta name=parsely-page content=\'{{"title": "Ferry leaves", "pub_date": "{AT}"}}\'>', P, "meta.published", AT),
        (f'<meta name="dd:modified_time" content="{AT}">', U, "meta.updated", AT),
        (f'<meta name="DC.date.issued" content="{AT}">', P, "meta.published", AT),
        (f'<meta property="og:updated_time" content="{AT}">', U, "meta.updated", AT),
        (f'<meta name="date" content="{AT}">', P, "meta.date", AT),
        (f'<meta itemprop="datePublished" content="{AT}">', P, "microdata.datePublished", AT),
        (f'<meta itemprop="dateModified" content="{AT}">', U, "microdata.dateModified", AT),
    ],
)
def test_meta_tags(markup, kind, source, raw):
    assert claims(markup)[kind, source] == raw


@pytest.mark.parametrize(
    ("markup", "kind", "source", "raw"),
    [
        (f'<i itemprop="datePublished" content="{AT}">today</i>', P, "microdata.datePublished", AT),
        (f'<span property="schema:dateModified" content="{AT}">today</span>', U, "microdata.dateModified", AT),
        (f'<span property="dc:date dc:created" content="{AT}">1 June</span>', P, "rdfa.created", AT),
        (f'<span property="dcterms:modified" content="{AT}">1 June</span>', U, "rdfa.modified", AT),
        (f'<time datetime="{AT}">1 June</time>', P, "page.time", AT),
        (f'<time class="updated" datetime="{AT}">1 June</time>', U, "page.time", AT),
        (f'<abbr class="published" title="{AT}">1 June</abbr>', P, "page.time", AT),
        (f'<span class="date" title="{AT}">2 days ago</span>', P, "page.time", AT),
        (f'<relative-time datetime="{AT}">on 1 June</relative-time>', P, "page.time", AT),
        ("<div>Last Updated on 1 June 2025 19:53 IST</div>", U, "page.byline", "1 June 2025 19:53 IST"),
        ("<div>Published 3 hours ago</div>", P, "page.ago", "3 hours ago"),
        ("<div>1 June 2025</div>", P, "page.line", "1 June 2025"),
        ("<div>Datum: 1. Juni 2025</div>", P, "page.line", "1. Juni 2025"),
        ("<p>This entry was posted on Sunday, June 1st, 2025 at 7:53 pm and is filed under Town.</p>", P, "page.byline", None),
        ("<footer><p>Published: 1 June 2025</p></footer>", P, "page.byline", "1 June 2025"),
    ],
)
def test_markup_and_what_people_read(markup, kind, source, raw):
    found = claims(body=markup)
    assert found[kind, source] == raw if raw else "June 1st, 2025" in found[kind, source]


@pytest.mark.parametrize(
    "markup",
    [
        '<blockquote><p>Post</p><time datetime="2018-03-12T19:30:12Z">12 March 2018</time></blockquote>',
        '<aside><time datetime="2018-03-12T19:30:12Z">12 March 2018</time></aside>',
        '<div class="related"><div>Published: 12 March 2018</div></div>',
        "<p>The council met on <a href=x>12 March 2018</a> and again in the spring, the clerk said to the people in the hall.</p>",
        "<div>Member since: 12.03.2018</div>",
        "<abbr title='World Health Organization'>WHO</abbr>",
        f"<span class=updated title={AT}>1 June</span>",
        "<span title='Photographed on 2018-03-12'>the old hall</span>",
    ],
)
def test_times_of_other_things_are_no_claims(markup):
    assert not {source for _, source in claims(body=markup) if source.startswith("page.")}


def test_the_address_names_a_day_and_outweighs_a_guess_of_another_month():
    text = "<p>The council met on 12 March 2018.</p>" * 3
    assert claims(url="https://paper.example/2025/06/01/ferry")[P, "url.date"] == "2025-06-01"
    assert (P, "htmldate") not in claims(body=text, url="https://paper.example/2025/06/ferry")


@pytest.mark.parametrize("footer", ["\u00a9 2025 The Paper", "Copyright 2019-2025 The Paper. All rights reserved", "(c) 2025"])
def test_the_year_of_a_copyright_is_no_day(footer):
    text = "<p>The ferry left the harbour.</p>" * 3
    assert (P, "htmldate") not in claims(body=f"{text}<footer>{footer}</footer>")


@pytest.mark.parametrize("said", ["2025-01-01", "01.01.2025", "1 January 2025", "January 1st, 2025", "1 de enero de 2025"])
def test_a_page_of_new_years_day_keeps_its_guess(said):
    text = f"<p>The ferry to the islands beyond the old harbour left on {said} with two hundred people on board.</p>"
    assert claims(body=f"{text}<footer>\u00a9 2025 The Paper</footer>").get((P, "htmldate")) == "2025-01-01"


def test_the_year_of_a_copyright_is_no_day_beside_a_day_of_november():
    page = claims(body="<p>The ferry is to leave again on 2025-11-28.</p><footer>\u00a9 2012-2025 The Paper</footer>")
    assert (P, "htmldate") not in page  # `2025-11` was read as 1 January


def test_the_last_edit_of_a_page_of_mediawiki_is_its_update_in_every_language():
    for said in (
        "This page was last edited on 2 June 2025, at 08:12.",
        "Diese Seite wurde zuletzt am 2. Juni 2025 um 08:12 Uhr bearbeitet.",
    ):
        found = claims(body=f"{COLUMN}<footer><ul><li id=footer-info-lastmod>{said}</li></ul></footer>")
        assert found[U, "page.byline"] == said
    assert (U, "page.byline") not in claims(body="<footer><ul><li id=footer-info-lastmod>Never edited.</li></ul></footer>")


def test_the_days_of_reviews_and_offers_are_no_guess_at_the_pages():
    product = '{"@type": "Product", "name": "Lamp", "review": {"@type": "Review", "datePublished": "2024-05-05"}}'
    assert (P, "htmldate") not in claims(ld(product), COLUMN)


@pytest.mark.parametrize("kind", ["PodcastEpisode", "Dataset", "Question"])
def test_works_of_other_kinds_state_their_times(kind):
    assert claims(ld(ARTICLE.replace("NewsArticle", kind)))[P, "jsonld.datePublished"] == AT


OTHERS = "".join(f'<li><a href="/{day}/mill">The old mill opens again</a> <span class=date>2024-05-{day}</span></li>' for day in (16, 17))
COLUMN = "<p>The ferry left the harbour with two hundred people, and the islands beyond the old mole waited for it until night.</p>" * 4


@pytest.mark.parametrize(
    "beside",
    [
        f"<section><h3>More</h3><ul>{OTHERS}</ul></section>",
        OTHERS.replace("<li>", "<div class=card>").replace("</li>", "</div>"),
        OTHERS.replace("<span class=date>", "<time datetime=2024-05-16>").replace("</span>", "</time>"),
        OTHERS.replace("The old mill opens again", "\u53e4\u3044\u6c34\u8eca\u304c\u518d\u958b"),
        f"<ul>{OTHERS.replace('<span class=date>', '<span>Updated: ')}</ul>",
        "<div id=comments><p><b>Karl</b> <span class=date>2024-05-16</span></p><p>It was late.</p></div>",
    ],
    ids=["list", "cards", "time", "Japanese", "labelled", "comments"],
)
def test_the_dates_of_other_articles_and_of_comments_are_not_this_ones(beside):
    assert "2024" not in "".join(claims(body=f"{COLUMN}<div>Updated: 1 June 2025</div>{beside}").values())


@pytest.mark.parametrize(
    "thread",
    [
        "<p>Posted by Karl, 16 May 2024</p><p>Posted by Greta, 17 May 2024</p>",
        "".join(f"<div class=c><p>It was late.</p><p>Posted: 2024-05-{day} 9:40</p></div>" for day in (16, 17)),
        "<p>Posted by Karl, 16 May 2024, 9:40</p><p>Posted by Greta, 16 May 2024, 14:05</p>",
    ],
)
def test_what_several_say_in_a_row_of_different_times_is_said_by_readers(thread):
    assert (P, "page.byline") not in claims(body=COLUMN + thread)
    assert claims(body="<p>Posted: 16 May 2024</p>" + COLUMN + "<p>Posted: 16 May 2024</p>")[P, "page.byline"] == "16 May 2024"


@pytest.mark.parametrize(
    "own",
    [
        f"<ul>{OTHERS[: OTHERS.index('</li>')]}</li></ul>",
        '<ul><li><a href="/ida">Ida</a> 2024-05-16</li><li><a href="/karl">Karl</a> 2024-05-16</li></ul>',
        '<ul><li><a href="#top">To the top of this page</a> 2024-05-16</li><li><a href="#end">To its end, below</a> 2024-05-17</li></ul>',
        f"<ul>{OTHERS.replace('</a>', '</a>' + COLUMN)}</ul>",
        f"<ul>{OTHERS.replace('</a>', '</a><h1>Mill</h1>')}</ul>",
        "".join(f"<p><a href=/mill{day}>The old mill opens again</a> <span class=date>2024-05-{day}</span></p>" for day in (16, 17)),
    ],
    ids=["one", "names", "within the page", "long", "headlines", "no items"],
)
def test_what_is_no_list_of_other_articles_may_be_guessed_from(own):
    assert claims(body=COLUMN + own)[P, "htmldate"].startswith("2024-05-1")


def live(named: str, *hours: int) -> str:
    """Return the updates of a live blog of one day."""
    time = '<time itemprop="datePublished" datetime="2025-06-02T{:02d}:00:00Z">2 June 2025 {}:00</time>'
    block = f"<div {{}}>{time}<p>Posted: 2 June 2025</p><p>Words.</p></div>"
    return "".join(block.format(named, hour, hour) for hour in hours)


@pytest.mark.parametrize("named", ['class="live-post"', 'class="liveblog-update"', 'itemprop="liveBlogUpdate"'])
@pytest.mark.parametrize("hours", [(12, 11, 10), (10, 11, 12)], ids=["newest first", "oldest first"])
def test_the_updates_of_a_live_blog_say_when_it_was_updated_and_not_when_it_began(named, hours):
    stated = {key: raw for key, raw in claims(body=live(named, *hours)).items() if key[1] != "htmldate"}
    assert stated == {(U, "page.time"): "2025-06-02T12:00:00Z"}
    own = claims(body='<time datetime="2025-06-02T09:00:00Z">9:00</time>' + live(named, *hours))
    assert own[P, "page.time"] == "2025-06-02T09:00:00Z"
    assert own[U, "page.time"] == "2025-06-02T12:00:00Z"


def test_a_page_that_calls_itself_a_live_post_is_no_update():
    page = '<div class="single-live-post"><h1>Ferry leaves</h1><time datetime="2025-06-02T09:00:00Z">9:00</time></div>'
    assert claims(body=page)[P, "page.time"] == "2025-06-02T09:00:00Z"
