"""Which documents are read without feedparser, and that they say the same; which are left to it, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.parse import reader
from aggregator.parse.feed import MAX_ENTRIES, parse
from aggregator.parse.plain import reading
from aggregator.parse.plain.reading import MAX_ATTRIBUTES, MAX_DEPTH, plain
from aggregator.parse.plain.tags import MAX_DECLARATIONS
from tests.lanes import URL, alike, alike_in_detail

CASES = Path(__file__).parents[2] / "data" / "feeds"
DOCUMENTS = sorted(path for path in CASES.glob("*.xml"))
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:georss="http://www.georss.org/georss" xmlns:x="urn:x"'
)
PLAIN = {
    "RSS 2.0": '<rss version="2.0"><channel><title>News</title><item><title>A</title></item></channel></rss>',
    "RSS 0.91": '<rss version="0.91"><channel><title>News</title><item><title>A</title></item></channel></rss>',
    "RSS 0.91 with Netscape's DOCTYPE": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">'
    '<rss version="0.91"><channel><title>News</title><item><title>A</title></item></channel></rss>',
    "RSS 1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x">'
    '<title>News</title><items><rdf:Seq><rdf:li rdf:resource="a"/></rdf:Seq></items></channel>'
    '<item rdf:about="a"><title>A</title></item></rdf:RDF>',
    "Atom 1.0": '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>a</id><title>A</title></entry></feed>',
    "Atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>News</title><entry><id>a</id><title>A</title></entry></feed>',
}


def rss(items: str, head: str = "", more: str = "") -> str:
    return f'<rss version="2.0" {SPACES}{more}><channel><title>News</title>{head}{items}</channel></rss>'


def item(markup: str, more: str = "") -> str:
    return rss(f"<item><title>A</title>{markup}</item>", more=more)


def atom(markup: str, head: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}>{head}<entry><title>A</title>{markup}</entry></feed>'


@pytest.mark.parametrize("kind", PLAIN)
def test_a_plain_feed_needs_no_feedparser(kind, monkeypatch):
    assert alike(PLAIN[kind].encode())
    monkeypatch.setattr(reader, "read", None)
    [entry] = parse(PLAIN[kind].encode(), url=URL, content_type=None).entries
    assert entry.title == "A"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", [None, "de_CH"])
def test_every_case_of_ours_reads_alike(path, language):
    alike(path.read_bytes(), language)


ALIKE = {  # where feedparser surprises
    "the second description is the content": item("<description>one</description><description>&lt;p>two&lt;/p></description>"),
    "a summary after the content": item("<content:encoded>&lt;p>long&lt;/p></content:encoded><description>short</description>"),
    "two descriptions of a channel make the first entry one with content": rss(
        "<item><description>a</description><description>b</description></item><item><description>a</description><description>b</description></item>",
        "<itunes:summary>s</itunes:summary><description>d</description>",
    ),
    "a description of the channel is no summary": rss(
        "<item><description>a</description><description>b</description></item>", "<description>d</description><description>e</description>"
    ),
    "the first title stays": item("<title>B</title><dc:title>C</dc:title>"),
    "a title after a picture replaces the one before": item("<image>x</image><title>B</title>"),
    "a title after a source without one": item("<source url='/s'>S</source><title>B</title>"),
    "a title after the picture of the channel": rss("", "<image><title>I</title><link>/i</link></image><title>Second</title>"),
    "a title after a picture of the channel without one": rss("", "<image><url>/i</url></image><title>Second</title>"),
    "a namespace of Userland's": '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><item><title>A</title></item></channel></rss>',
    "a source has a title of its own": atom("<source><title>S</title><id>s</id><updated>2020</updated></source><title>B</title>"),
    "text that looks like HTML": item("<summary>&lt;b>one&lt;/b> &amp;amp; two</summary>"),
    "text of Atom that looks like HTML": atom('<summary type="text">&lt;b>one&lt;/b></summary>'),
    "an author's mail address": item("<author>a@x.example</author><dc:creator>()</dc:creator>"),
    "one mail address for two authors": atom("<author><name> </name><email>a@x.example</email></author><author><uri>/b</uri></author>"),
    "a mail address lost to the author behind": item(
        "<managingEditor>Anna a@x.example</managingEditor><author><email>https://one.example/</email></author>"
    ),
    "an author without a mail address between two": item(
        "<author>Anna</author><author>b@x.example</author><author><email>c@x.example</email></author>"
    ),
    "a category fills the one before": item('<category domain="d"/><category>c</category><category domain="d">c</category>'),
    "tags of two entries are apart": rss("<item><category>c</category></item><item><category>c</category></item>"),
    "a group's title stands back": item("<media:title>A</media:title><media:group><media:title>B</media:title></media:group>"),
    "a group's title is better than none": item("<media:group><media:title>B</media:title></media:group><media:title>C</media:title>"),
    "titles of groups of two entries": rss(
        "<item><media:title>A</media:title></item><item><media:group><media:title>B</media:title></media:group></item>"
    ),
    "a thumbnail as text": item("<media:thumbnail>/t.jpg</media:thumbnail>"),
    "an empty address beside another": item('<enclosure url="" href="/a.mp3" type="Audio/MPEG" length="1"/>'),
    "an address under its oldest name": item('<enclosure uri="/a.mp3" type="audio/mpeg"/>'),
    "a type in capitals": item('<media:content url="/a.mp4" type="VIDEO/MP4"/><media:thumbnail url="/t.jpg"/>'),
    "a picture's address under another name": item('<itunes:image url="/i.jpg"/>'),
    "a mail address in a text to be mended": item("<author>J\u00c3\u00b6rg (a@x.example)</author><author><name/></author>"),
    "a link as an enclosure": atom('<link rel="Enclosure" href="b.mp3"/>'),
    "an id is the site of a feed without a link": atom("", "<id>/here</id>"),
    "a guid that is no link of the channel": rss("", '<guid isPermaLink="false">/here</guid>'),
    "a base for one text": atom('<content type="html" xml:base="/b/">&lt;a href="c">d&lt;/a></content><summary>s</summary>'),
    "a language for one text": atom('<content type="html" xml:lang="fr_CA">c</content><summary>s</summary>'),
    "base and language as in HTML": item("<description lang='fr' base='/x/'>y</description><link base='/x/'>y</link>"),
    "Windows-1252 and UTF-8 taken for Latin-1": item("<description>caf\u00c3\u00a9 \u0093x\u0094</description>"),
    "RSS 1.0's namespace in RSS": item("", ' xmlns:r="http://purl.org/rss/1.0/"'),
    "WordPress's own default namespaces": item('<post-id xmlns="com-wordpress:feed-additions:1">7</post-id>'),
    "a title of an unknown default namespace": rss('<item><title xmlns="urn:y">B</title></item>'),
    "comments and instructions in a text": item("<description>a<!-- b -->c<?d e?>f<![CDATA[<g]]></description>"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALIKE)
def test_what_feedparser_does_unasked_is_done_as_well(what):
    assert alike(ALIKE[what].encode())
    assert alike_in_detail(ALIKE[what])


NOT_PLAIN = {
    "a child in a text": item("<description>a <b>b</b></description>"),
    "a child in a date": item("<pubDate>a<b/></pubDate>"),
    "XHTML": atom('<content type="xhtml">a &lt; b</content>'),
    "a type that may be base64": atom('<content type="image/png">aGVsbG8=</content>'),
    "base64 of Atom 0.3": atom('<content type="text/html" mode="base64">aGVsbG8=</content>'),
    "a title in base64": atom("").replace("<title>", '<title type="image/png">'),
    "an unknown root": "<news><item><title>A</title></item></news>",
    "entries in entries": item("<item/>"),
    "a picture's parts in an entry": item("<image><title>I</title></image>"),
    "an unknown element with a title": item("<x:a><title>B</title></x:a>"),
    "an unknown element with a date": item("<x:a><dc:issued>2026</dc:issued></x:a>"),
    "an element feedparser keeps something else under": item("<authors>x</authors>"),
    "the details of a text as an element": item("<summary_detail>x</summary_detail>"),
    "a name that only feedparser has": item("<media_title>x</media_title>"),
    "chapters": item('<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"/>'),
    "places in GML": item("<georss:where/>"),
    "text beside an author's name": atom("<author>x<name>A</name></author>"),
    "text behind an author's name": atom("<author><name>A</name>x</author>"),
    "text in something unknown in an author": atom('<author><name>A</name><x:y z="1">b@x.example</x:y></author>'),
    "an owner of an entry": item("<itunes:owner><itunes:email>a@x.example</itunes:email></itunes:owner>"),
    "an owner of an Atom feed": atom("", "<itunes:owner><itunes:email>a@x.example</itunes:email></itunes:owner>"),
    "an enclosure's address as text": item('<link rel="enclosure">/a.mp3</link>'),
    "keywords with attributes": item('<itunes:keywords x="y">a,b</itunes:keywords>'),
    "keywords with attributes that nobody knows": item('<media:keywords x:y="z">a,b</media:keywords>'),
    "CDF": rss("<item href='/x'><title>A</title></item>"),
    "an address in an unknown namespace": item('<enclosure x:url="/a.mp3"/>'),
    "two attributes that differ in case": item('<enclosure url="/a.mp3" URL="/b.mp3"/>'),
    "a base that changes when it is joined with itself": item('<description xml:base="http:a">x</description>'),
    "a prefix with two meanings": item('<x:a xmlns:x="urn:z"/>'),
    "a prefix of feedparser's for something else": item("", ' xmlns:geo="http://search.yahoo.com/mrss/"'),
    "RDF's prefix for something else": item("", ' xmlns:rdf="urn:rdf"'),
    "two namespaces with feedparser's prefix": item("", ' xmlns:sy="urn:sy" xmlns:s="http://purl.org/rss/1.0/modules/syndication/"'),
    "the prefix rss": item("<rss:x/>", ' xmlns:rss="urn:rss"'),
    "a default namespace that gets a prefix": item('<y xmlns="urn:y"/><z:y xmlns:z="urn:y"/>'),
    "a namespace with blanks": item("", ' xmlns:y="urn:a b"'),
    "XLink": item('<x:a xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
    "an entity of its own": '<!DOCTYPE rss [\n<!ENTITY a "b">\n]>' + item("&a;"),
    "an entity that is not declared": item("<description>&nbsp;</description>"),
    "a DOCTYPE in the middle of a line": "<!-- --> <!DOCTYPE rss>" + item(""),
    "markup that does not close": item("<description>"),
    "RDF 0.9 by a prefix": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:o="http://my.netscape.com/rdf/simple/0.9/">'
    "<o:item><o:title>A</o:title></o:item></rdf:RDF>",
    "RDF of an unknown kind": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item/></rdf:RDF>',
    "attributes by the hundred": item("<x:a " + " ".join(f'a{n}="b"' for n in range(MAX_ATTRIBUTES + 1)) + "/>"),
    "elements in elements": item("<x:a>" * MAX_DEPTH + "</x:a>" * MAX_DEPTH),
    "prefixes by the hundred": item("", "".join(f' xmlns:x{n}="urn:{n}"' for n in range(MAX_DECLARATIONS))),
    "more entries than are read": rss("<item/>" * (MAX_ENTRIES + 1)),
}  # fmt: skip


@pytest.mark.parametrize("why", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_feedparser(why):
    assert plain(NOT_PLAIN[why], URL, None, MAX_ENTRIES) is None
    assert not alike(NOT_PLAIN[why].encode())


def test_a_document_without_an_address_is_left_to_feedparser():
    assert plain(PLAIN["RSS 2.0"], "", None, MAX_ENTRIES) is None


def test_feedparser_reads_what_is_left_to_it():
    assert reading.read(NOT_PLAIN["XHTML"], URL, None, 10) == reader.read(NOT_PLAIN["XHTML"], URL, None, 10)
