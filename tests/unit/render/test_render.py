from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from html import unescape

import feedparser
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from aggregator.core.compose import compose
from aggregator.core.selection import Picked
from aggregator.model.article import ArticleRow
from aggregator.model.attention import Need, NeedKind
from aggregator.model.digest import DigestPart, Glance
from aggregator.model.times import Precision, ResolvedTime
from aggregator.render import EXTENSIONS, render, subject
from aggregator.render.clean import scrub
from aggregator.render.directions import apart
from aggregator.render.environment import breakable
from aggregator.render.text import columns, wrap
from aggregator.render.times import Reader
from bench.sample_digest import NOW, article, sample

FORMATS = (*EXTENSIONS, "mail")


@pytest.mark.parametrize("fmt", [fmt for fmt in FORMATS if fmt != "epub"])
def test_a_picture_is_a_link_and_never_loaded(digest, fmt):
    picture = next(story.image_url for story in digest.stories if story.image_url)
    page = render(digest, fmt).decode()
    assert picture in page
    assert not re.search(r"(<|&lt;)img|!\[|url\(", page)


def test_an_update_that_reads_like_the_creation_is_not_told_twice():
    reader = Reader("Europe/Berlin", NOW)
    created = ResolvedTime(NOW, Precision.MINUTE, "rss.pubDate", zone_known=True, offset_minutes=0, why="rss.pubDate")
    same = replace(created, instant=NOW + timedelta(seconds=20), source="atom.updated")
    later = replace(created, instant=NOW + timedelta(minutes=2))
    assert reader.moved(same, created) is None
    assert reader.moved(None, created) is None
    assert reader.moved(later, created).text == "07:02"
    assert reader.moved(same, None).text == "07:00"


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_digest_gives_the_same_bytes(digest, fmt):
    assert render(digest, fmt) == render(sample(), fmt)


@pytest.mark.parametrize("fmt", [f for f in FORMATS if f != "epub"])
def test_formats_look_as_they_did(digest, fmt, snapshot):
    assert render(digest, fmt).decode() == snapshot


def test_what_runs_from_right_to_left_is_set_apart_from_the_digits_behind_it(digest):
    """The "1" of "by ميدان اليوم · 1 min read" stood on the wrong side of the name, and a source's time before its paper."""
    right_to_left = re.compile("[\u0590-\u08ff]")
    story = next(story for story in digest.stories if any(right_to_left.search("".join(source.feeds)) for source in story.sources))
    twice = replace(story, created_by=story.sources[0].feeds[0], sources=(*story.sources, *story.sources))
    page = html.fromstring(render(replace(digest, parts=(replace(digest.parts[0], stories=(twice,)),)), "html"))
    texts = [text for text in page.xpath("//body//text()[not(ancestor::details)]") if right_to_left.search(text)]
    assert any(text.startswith(" by ") for text in texts)
    for text in texts:
        around = [text.getparent(), *text.getparent().iterancestors()]
        assert any(one.tag == "bdi" or one.get("dir") == "auto" for one in around), text


def test_what_there_is_to_do_is_shown_as_code_where_it_can_be_typed_only(digest):
    """A sentence ("nothing to set: the publisher must put them right") stood there like a command."""
    sentence, line = "nothing to set: wait", 'interval = "15m"'
    needs = tuple(Need(NeedKind.DATES, None, "Herald: wrong dates", fix) for fix in (sentence, line))
    told = replace(digest, needs=needs)
    for page in (render(told, "html").decode(), render(told, "mail").decode()):
        assert sentence in page
        assert [code.text for code in html.fromstring(page).iter("code")] == [line]
    assert f"  {sentence}\n" in render(told, "markdown").decode()


def test_the_day_is_charted_by_hour_and_by_source(digest):
    page = html.fromstring(render(digest, "html"))
    bars, inner = page.xpath("//aside//rect[@x and not(@class)]"), page.xpath("//aside//rect[@class='stories']")
    assert len(bars) == len(digest.glance.hours)
    assert len(inner) == sum(count > 0 for count in digest.glance.story_hours) > 0
    named = [(li.findtext("bdi"), int(li.findtext("b"))) for li in page.xpath("//ol[@class='by-source']/li")]
    assert named == list(digest.glance.sources)


def test_a_digest_of_an_earlier_version_is_charted_without_its_stories(digest):
    before = replace(digest, glance=replace(digest.glance, story_hours=(), sources=()))
    page = render(before, "html").decode()
    assert '<rect class="stories"' not in page
    assert "<rect" in page
    assert 'by-source"' not in page
    assert json.loads(render(before, "json"))["by_hour"][0]["stories"] is None


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_quiet_day_is_a_short_digest(digest, fmt):
    quiet = replace(digest, parts=(), more=0, needs=(), items=(), glance=Glance(0, 0, 0, 0, ((NOW, 0),), 60))
    assert render(quiet, fmt)
    assert subject(quiet) == "The Morning Digest, Mon 23 Nov: Nothing new"


@pytest.mark.parametrize("fmt", [f for f in FORMATS if f != "epub"])
def test_nothing_invisible_gets_through(hostile, fmt):
    text = render(hostile, fmt).decode()
    assert not re.search("[\x00\x1b\u202e\ud800]", text)


@pytest.mark.parametrize("fmt", ["html", "mail"])
def test_a_page_of_hostile_text_has_no_script_no_handler_and_only_web_links(hostile, fmt):
    page = html.fromstring(render(hostile, fmt))
    assert not page.xpath("//script|//img|//iframe|//object|//form|//@src|//@onclick")
    assert all(a.get("href").startswith(("https://", "#")) for a in page.xpath("//a"))
    assert "49" not in page.xpath("string(//h1)")


def test_markdown_of_hostile_text_holds_no_html_no_picture_and_only_web_links(hostile):
    text = render(hostile, "markdown").decode()
    page = html.fromstring(MarkdownIt("commonmark").render(text))
    assert not page.xpath("//script|//img|//ol")
    assert {a.get("href")[:8] for a in page.xpath("//a")} == {"https://"}
    assert "</script><script>alert(1)</script>" in page.xpath("string(//h3)")
    assert "javascript" not in str(page.xpath("//@href"))


def test_plain_text_keeps_to_80_columns_and_quotes_nobody(hostile, digest):
    for text in (render(digest, "text").decode(), render(hostile, "text").decode()):
        for line in text.split("\n"):
            assert columns(line) <= 80 or line.strip().startswith("http")
            assert not re.match(r">|From ", line)
            assert line == line.rstrip()


def test_an_address_breaks_between_its_parts_and_stays_text():
    told = breakable('url = "https://paper.example/a/b.xml" <b> 1/2 and/or')
    assert told == "url = &#34;https://paper.example/<wbr>a/<wbr>b.xml&#34; &lt;b&gt; 1/<wbr>2 and/<wbr>or"


def test_words_wider_than_a_line_are_broken():
    assert [columns(line) for line in wrap("語" * 50)] == [76, 24]
    assert wrap("> quoted", "") == ["|> quoted"]


def test_no_line_begins_with_a_comma_or_ends_with_a_bracket():
    assert [len(line) for line in wrap("語" * 38 + "。" + "語" * 5)] == [37, 7]
    assert [len(line) for line in wrap("語" * 37 + "「" + "語" * 5)] == [37, 6]
    assert [len(line) for line in wrap("語" * 36 + "」。」" + "語" * 5)] == [35, 9]
    assert [len(line) for line in wrap("。" * 40)] == [38, 2]


def test_a_name_written_from_right_to_left_does_not_turn_around_what_follows_it():
    assert apart("ميدان اليوم") == "\u2068ميدان اليوم\u2069"
    assert [apart(name) for name in ("Herald", "海辺日報", "")] == ["Herald", "海辺日報", ""]


@pytest.mark.parametrize("which", ["digest", "hostile"])
def test_atom_is_well_formed_with_ids_dates_and_authors(which, request):
    digest = request.getfixturevalue(which)
    body = render(digest, "atom")
    root = etree.fromstring(body)
    name = {"a": "http://www.w3.org/2005/Atom"}
    for required in ("id", "title", "updated"):
        assert len(root.findall(f"a:{required}", name)) == 1
    entries = root.findall("a:entry", name)
    assert len(entries) == len(digest.stories)
    ids = [e.findtext("a:id", namespaces=name) for e in entries]
    assert len(set(ids)) == len(ids)
    assert all(e.findtext("a:updated", namespaces=name) for e in entries)
    found = feedparser.parse(body)
    assert not found.bozo
    assert len(found.entries) == len(digest.stories)
    assert "<script" not in found.entries[0].content[0].value


def test_json_feed_has_what_the_standard_wants(hostile):
    document = json.loads(render(hostile, "jsonfeed"))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    for item in document["items"]:
        assert item["id"]
        assert "<script" not in item["content_html"]


def test_json_articles_have_the_contracts_fields(digest):
    document = json.loads(render(digest, "json"))
    article = document["sections"][0]["stories"][0]["articles"][0]
    assert list(article) == [
        *("id", "url", "feeds", "title", "authors", "language", "published_at", "published_precision", "published_source"),
        *("updated_at", "updated_precision", "updated_source", "first_seen_at", "changed_at", "revisions", "story", "duplicate_of"),
        *("duplicate_score", "duplicate_reasons", "extract_state", "word_count"),
    ]
    assert article["published_at"] == "2026-11-22T23:12:00Z"
    assert document["sections"][0]["stories"][0]["changes"][0]["title"][1] == ["removed", "120"]


def stated(**more) -> ResolvedTime:
    base = ResolvedTime(NOW, Precision.MINUTE, "rss.pubDate", zone_known=True, offset_minutes=0, why="")
    return replace(base, **more)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_report_that_was_shown_before_is_told_from_those_that_are_new(form):
    def marks(*, known: bool) -> int:
        digest = sample()
        story = digest.parts[0].stories[0]
        sources = tuple(replace(source, known=known and not place) for place, source in enumerate(story.sources))
        part = replace(digest.parts[0], stories=(replace(story, sources=sources),))
        return render(replace(digest, parts=(part,)), form).decode().count("shown before")

    assert marks(known=True) == marks(known=False) + 1


def test_a_page_that_could_not_be_fetched_is_told_once_where_there_is_one_source():
    """Every story of a paper that refuses programs said it twice, in the mark and in a flag below it."""

    def flags(sources: int) -> int:
        digest = sample()
        story = next(s for s in digest.stories if len(s.sources) > 1)
        failed = tuple(replace(source, extract_state="failed") for source in story.sources[:sources])
        part = replace(digest.parts[0], stories=(replace(story, sources=failed, mark="Only the feed's own text."),))
        return render(replace(digest, parts=(part,)), "html").decode().count("page not fetched")

    assert (flags(1), flags(2)) == (0, 2)


def test_a_digest_without_a_line_speaks_of_no_quiet_day():
    def page(*needs):
        return render(replace(sample(), parts=(), needs=needs), "html").decode()

    assert "quiet day" in page()
    down = page(Need(NeedKind.OFFLINE, None, "no feed could be reached so far: our own line looks down", "it goes on by itself"))
    assert "quiet day" not in down
    assert "no feed could be reached so far" in down


def test_times_stand_apart_where_a_mail_program_knows_no_styles():
    """A mail of more than 102 kB, or a forwarded one, read "Created 04:36Updated 05:10"."""
    story = replace(sample().stories[0], new=False)
    part = replace(sample().parts[0], stories=(story,))
    body = render(replace(sample(), parts=(part,)), "mail").decode()
    words = " ".join(re.sub("<[^>]*>", "", body.partition('class="meta"')[2].partition("</p>")[0]).split())
    assert re.search(r"Updated · Created \d.* · Updated \d.*", words), words


def test_one_more_place_is_one():
    (change,) = sample().stories[0].changes
    story = replace(sample().stories[0], changes=(replace(change, more=1),))
    part = replace(sample().parts[0], stories=(story,))
    for form in ("text", "markdown", "html"):
        body = render(replace(sample(), parts=(part,)), form).decode()
        assert "1 more place" in body
        assert "1 more places" not in body


def test_the_publishers_clock_stands_beside_the_readers_where_it_differs():
    reader = Reader("Europe/Berlin", NOW)
    assert str(reader.stated(stated(offset_minutes=330))) == "07:00 (11:30 +05:30 there)"
    assert str(reader.stated(stated(offset_minutes=-210))) == "07:00 (02:30 -03:30 there)"
    assert str(reader.stated(stated(offset_minutes=60))) == "07:00"
    assert str(reader.stated(stated(offset_minutes=None, zone_known=False))) == "07:00 (zone assumed)"
    assert str(reader.stated(stated(instant=NOW - timedelta(days=400), offset_minutes=60))) == "19 Oct 2025, 08:00 (07:00 +01:00 there)"
    assert reader.stated(None) is None
    assert Reader("UTC", NOW).zone_name(NOW) == "UTC"


def test_a_feed_that_states_utc_names_no_clock_of_its_publisher():
    assert str(Reader("Europe/Berlin", NOW).stated(stated(offset_minutes=0))) == "07:00"  # "06:00 UTC there" was said of Sydney, too
    assert str(Reader("Australia/Sydney", NOW).stated(stated(offset_minutes=0))) == "17:00"


def test_a_day_stays_the_day_on_the_publishers_calendar():
    time = stated(instant=NOW.replace(hour=18, minute=30), precision=Precision.DAY, offset_minutes=330)
    found = Reader("America/New_York", NOW).stated(time)
    assert (found.machine, str(found)) == ("2026-11-24", "24 Nov (day only)")


def test_scrubbing_keeps_what_readers_see():
    assert scrub("a\r\nb\tc 👩\u200d🚀 é") == "a\nb\tc 👩\u200d🚀 é"


def test_more_changed_places_are_counted_in_words(digest):
    story = digest.parts[0].stories[0]
    changed = replace(story, changes=tuple(replace(c, more=3) for c in story.changes))
    many = replace(digest, parts=(DigestPart("World", "alert", (changed,)),))
    for fmt in ("html", "mail", "text", "markdown"):
        assert "and 3 more places" in render(many, fmt).decode()


def test_a_source_without_address_or_name_is_still_listed(digest):
    story = digest.parts[0].stories[0]
    bare = replace(story, url="", sources=tuple(replace(s, url="", feeds=()) for s in story.sources))
    for fmt in FORMATS:
        assert render(replace(digest, parts=(DigestPart("World", "rest", (bare,)),)), fmt)


@pytest.mark.parametrize("fmt", [fmt for fmt in FORMATS if fmt != "epub"])
def test_reports_that_found_no_room_in_their_story_are_counted(digest, fmt):
    """Of sixty papers forty were named, and nothing said that there were more."""
    assert compose(Picked("story-1", 1, 1, (), True, frozenset(), 1.0, ()), crowd(60), {}, {}).more_sources == 20
    story = replace(digest.stories[0], more_sources=20)
    page = render(replace(digest, parts=(DigestPart("World", "section", (story,)),)), fmt).decode()
    assert ('"more_articles": 20' if fmt == "json" else "and 20 more reports") in page


def crowd(size: int) -> list[ArticleRow]:
    return [article(number, 1, f"Quake shakes the coast, says paper {number}", story=1) for number in range(1, size + 1)]


@pytest.mark.parametrize("fmt", ["atom", "jsonfeed", "epub"])
def test_text_from_right_to_left_is_set_so_below_a_note_in_english(digest, fmt):
    """The note on what changed came first, and gave its direction to every paragraph of the article."""
    story = replace(next(story for story in digest.stories if story.language == "ar"), changes=digest.stories[0].changes)
    body = render(replace(digest, parts=(DigestPart("World", "section", (story,)),)), fmt)
    if fmt == "epub":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = archive.read("EPUB/part-1.xhtml")
    assert re.search(r"p dir=\W*auto\W*>افتتح", unescape(body.decode()))


def test_a_letter_is_never_cut_off_before_what_needs_the_reader(digest):
    """Forty stories with five reports each were 133 kB: Gmail shows 102, and what failed stood behind that."""
    reports = tuple(replace(digest.stories[0].sources[0], article_id=n, url=f"https://paper{n}.example/{'a' * 80}") for n in range(5))
    lead = "A sentence of the report. " * 10
    stories = tuple(replace(digest.stories[1], key=f"story-{n}", lead=lead, sources=reports) for n in range(40))
    page = render(replace(digest, parts=(DigestPart("World", "section", stories),)), "mail")
    assert len(page) < 102_400
    assert "more reports" in page.decode()
    more = tuple(replace(story, key=f"{story.key}-{n}") for story in stories for n in range(4))
    long = render(replace(digest, parts=(DigestPart("World", "section", more),)), "mail").decode()
    assert long.index("A long letter") < long.index("Needs you") < long.index("A sentence of the report.")
    assert long.count("Needs you") == 1


def test_a_letter_has_its_styles_in_its_elements(digest):
    assert re.search(r'<p class="lead"[^>]* style="', render(digest, "mail").decode())


def test_a_letter_without_a_line_speaks_of_no_quiet_day_either():
    down = Need(NeedKind.OFFLINE, None, "no feed could be reached so far: our own line looks down", "it goes on by itself")
    page = render(replace(sample(), parts=(), needs=(down,)), "mail").decode()
    assert "Nothing new since" in page
    assert "quiet day" not in page


@pytest.mark.parametrize("sign", ["ที่", "की", "👨\u200d👩\u200d👧", "👍🏽", "e\u0301"])
def test_a_word_wider_than_a_line_is_never_cut_within_a_sign(sign):
    assert [line for line in wrap(sign * 200) if line.replace(sign, "")] == []


def test_the_name_of_an_emoji_in_a_headline_stays_a_name(digest):
    named = replace(digest.stories[0], title="Ratio :smile: of 10:30:45 and :+1:")
    page = render(replace(digest, parts=(DigestPart("World", "section", (named,)),)), "markdown").decode()
    assert r"[Ratio \:smile: of 10:30:45 and \:+1:]" in page
