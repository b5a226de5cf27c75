"""Feed documents made up at random: mostly as publishers write them, some of it out of place, doubled or misspelt."""

from __future__ import annotations

from random import Random


def _names(text: str) -> list[str]:
    return text.split()


ATOM = "http://www.w3.org/2005/Atom"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "atom": ATOM,
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dcterms": "http://purl.org/dc/terms/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "cc": "http://web.resource.org/cc/",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
    "admin": "http://webns.net/mvcb/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "psc": "http://podlove.org/simple-chapters",
    "gml": "http://www.opengis.net/gml",
}
_ODD_SPACES = (
    ("m", SPACES["media"]), ("media", "urn:other"), ("content", SPACES["media"]), ("c", SPACES["content"]), ("rss", "urn:rss"),
    ("a", SPACES["media"].rstrip("/")), ("DC", SPACES["dc"]), ("Dc", "urn:other"), ("sy", "http://purl.org/rss/modules/syndication/"),
    ("rss", "http://purl.org/rss/1.0/"), ("x", "http://backend.userland.com/rss2"), ("xlink", "http://www.w3.org/1999/xlink"),
    ("rdf", "urn:rdf"), ("dc", "http://purl.org/dc/terms/"), ("yt", "urn:yt"), ("yt2", "urn:yt"), ("blank", "urn:a b"),
)  # fmt: skip
_ODD_DEFAULTS = (
    "urn:other",
    "urn:yt",
    SPACES["dc"],
    ATOM,
    "",
    "http://purl.org/rss/1.0/",
    "com-wordpress:feed-additions:1",
    SPACES["media"],
)

_COMMON = _names("""title link description category author dc:creator dc:date dc:subject dc:title media:content media:thumbnail media:group
    media:title media:description itunes:image itunes:author itunes:summary itunes:keywords itunes:category language dc:language
    content:encoded pubDate published updated id guid enclosure summary content image source contributor comments atom:link
    rights""")
_ENTRY = _names("""feedburner:origLink slash:comments wfw:commentRss dcterms:modified dcterms:created dc:modified dc:issued issued
    modified created prism:publicationDate georss:point media:credit media:rating media:keywords media:category itunes:duration
    itunes:explicit itunes:title itunes:subtitle dc:publisher dc:contributor dc:description keywords atom:author atom:content atom:title
    atom:summary thr:total post-id expirationDate media:community podcast:person creativeCommons:license cc:license media:text media:player
    date dc:rights dc:author managingEditor itunes:block feedburner:browserFriendly media:license media:restriction georss:box""")
_HEAD = _names("""ttl skipHours skipDays sy:updatePeriod sy:updateFrequency lastBuildDate generator copyright managingEditor webMaster docs
    cloud textInput itunes:owner itunes:category subtitle tagline icon logo admin:generatorAgent items atom:id info rating""")
_ODD = _names("""abstract body fullitem xhtml:body xhtml:div p b div svg tags url uri name email homepage where georss:where gml:Point
    gml:pos newLocation psc:chapters psc:chapter dcterms:valid itunes:link itunes:name itunes:email links authors publisher license
    media_title title_detail summary_detail media_content geometry credit channel item entry rss feed hour day width height author_detail
    href guidislink yt:videoId yt2:x rss:item rss:title m:content a:thumbnail c:encoded DC:creator Dc:creator x:title description_detail
    dc_creator TITLE Guid georssgeom math expired""")
_FAMILIES = [
    ["title", "dc:title", "source", "image", "media:title"],
    ["description", "summary", "content", "content:encoded", "itunes:summary", "dc:description"],
    ["author", "atom:author", "dc:creator", "managingEditor", "itunes:author", "dc:author"],
    ["media:group", "media:content", "media:title", "media:description", "media:thumbnail", "enclosure", "image", "itunes:image"],
    ["category", "dc:subject", "keywords", "media:category", "itunes:keywords", "media:keywords"],
    ["link", "atom:link", "guid", "id", "source", "enclosure", "language", "dc:language"],
]
_INSIDE = {
    "author": ["name", "name", "email", "email", "uri", "gd", "url", "name"],
    "contributor": ["name", "email", "uri"],
    "atom:author": ["atom:name", "atom:email", "name"],
    "itunes:owner": ["itunes:name", "itunes:email", "email"],
    "itunes:category": ["itunes:category"],
    "image": ["url", "title", "link", "width", "height", "description"],
    "textInput": ["title", "description", "name", "link"],
    "skipHours": ["hour"],
    "skipDays": ["day"],
    "media:group": ["media:content", "media:title", "media:description", "media:thumbnail", "media:credit", "media:category",
                    "media:community"],
    "media:content": ["media:title", "media:description", "media:thumbnail", "media:credit", "media:text", "media:keywords"],
    "media:community": ["media:starRating", "media:statistics"],
    "items": ["rdf:Seq"],
    "rdf:Seq": ["rdf:li"],
    "podcast:person": ["podcast:x", "title"],
}  # fmt: skip
_SOURCE = ["title", "link", "id", "updated", "subtitle", "rights", "author", "category", "icon", "generator"]
_ATTRIBUTES = _names("""rel href url type length isPermaLink term scheme domain label text medium fileSize version mode src xml:lang
    xml:base lang base rdf:about rdf:resource role media:url thr:count yt:href uri Type HREF width xml:space lastmod""")
_USUAL = {
    "link": "rel href type", "atom:link": "rel href type", "media:content": "url type medium fileSize", "category": "term scheme label",
    "media:thumbnail": "url", "enclosure": "url type length", "guid": "isPermaLink", "itunes:image": "href", "itunes:category": "text",
    "content": "type", "summary": "type", "title": "type", "source": "url", "item": "rdf:about",
}  # fmt: skip
_VALUES = {
    "rel": ["alternate", "self", "enclosure", "Enclosure", "via", "hub", "next", "prev-archive", "related", "license", " alternate "],
    "type": ["html", "text", "text/html", "text/plain", "HTML", "plain", "audio/mpeg", "image/png", "xhtml", "application/xhtml+xml",
             "", "text/html; charset=utf-8", "Video/mp4", "application/atom+xml"],
    "isPermaLink": ["true", "false", "TRUE", ""],
    "medium": ["image", "video", "audio", ""],
    "version": ["2.0", "0.91", "0.92", "1.0", "0.3", ""],
    "mode": ["escaped", "base64", "xml"],
    "xml:lang": ["de", "en_US", "", "fr-CH"],
    "lang": ["de"],
    "length": ["123", "", "0", "1,000", "x"],
}  # fmt: skip
_URLS = ["https://one.example/a", "/b?x=1&amp;y=2", "c", "https://two.example/ä", "", "mailto:a@x.example", "http://[",
         "//three.example/p", "javascript:x", "http:///four.example/q", " https://one.example/b ", "urn:uuid:1", "www.five.example",
         "a&amp;amp;b;c"]  # fmt: skip
_TEXTS = [
    "", " ", "Fähre", "plain", "two words", "&lt;p&gt;One&lt;/p&gt;", "<![CDATA[<p>Two <b>bold</b></p>]]>", "a &amp; b", "a &amp;amp; b;",
    "<![CDATA[a &lt; b]]>", "&lt;p&gt;open", "&lt;foo&gt;x&lt;/foo&gt;", "Anna (anna@x.example)",
    "anna@x.example (Anna Alt)", "b@x.example",
    "Bea, c@x.example", "tag one,tag two, ,x", "de", "2026-03-02", "Mon, 02 Mar 2026 10:00:00 GMT", "\n  spaced\n\n out ", "\u00a0x\u2003",
    "Ã¤", "Caf\u0092s \u0085", "a<!-- c -->b", "a<?pi?>b", "<![CDATA[]]>", "&#228;&#x20ac;", "aGVsbG8=", "https://one.example/t",
    "yes", "12", "52.1 4.3", "]]&gt;", "\u200bx", "x" * 300, "Jörg;Karl", "&lt;a href='/x'&gt;rel&lt;/a&gt; &amp;nbsp; ok", "&lt;/br&gt;",
]  # fmt: skip


class _Maker:
    def __init__(self, random: Random, oddness: float) -> None:
        self.random, self.oddness = random, oddness
        self.theme = random.choice([[], random.sample(_COMMON + _ENTRY, 4), random.choice(_FAMILIES)])  # what this document repeats
        self.texts = random.sample(_TEXTS, 3) if random.random() < 0.3 else _TEXTS

    def odd(self, share: float = 1.0) -> bool:
        return self.random.random() < self.oddness * share

    def text(self) -> str:
        many = 2 if self.random.random() < 0.2 else 1
        return "".join(self.random.choice(_URLS if self.random.random() < 0.3 else self.texts) for _ in range(many))

    def attributes(self, name: str) -> str:
        names = [key for key in _USUAL.get(name, "").split() if self.random.random() < 0.6]
        if self.odd(2 if name == "channel" else 0.5):
            names.append(self.random.choice(_ATTRIBUTES))
        if self.random.random() < 0.03:
            names.append(self.random.choice(["xml:lang", "xml:base"]))
        return "".join(f' {key}="{self.value(key)}"' for key in dict.fromkeys(names)) + self.declaration(0.3)

    def value(self, key: str) -> str:
        usual = _VALUES.get(key)
        if usual and key == "type" and self.random.random() < 0.7:
            usual = usual[:4]
        return self.random.choice(usual or [url for url in _URLS if "<" not in url])

    def declaration(self, share: float) -> str:
        if not self.odd(share):
            return ""
        if self.random.random() < 0.5:
            return f' xmlns="{self.random.choice(_ODD_DEFAULTS)}"'
        prefix, uri = self.random.choice([*_ODD_SPACES, *SPACES.items()])
        return f' xmlns:{prefix}="{uri}"'

    def element(self, name: str, depth: int = 0) -> str:
        names = _SOURCE if name == "source" and self.random.random() < 0.4 else _INSIDE.get(name, [])
        body = self.text()
        if depth < 5 and names and self.random.random() < 0.8:
            body = "\n".join(self.element(self.random.choice(names), depth + 1) for _ in range(self.random.randint(0, 4)))
            body = f"{self.text()}{body}" if self.odd(0.3) else body
        elif depth < 5 and self.odd(0.2):
            body += self.element(self.any_name(), depth + 1) + (self.text() if self.odd() else "")
        attributes = self.attributes(name)
        return f"<{name}{attributes}>{body}</{name}>" if body or self.random.random() < 0.5 else f"<{name}{attributes}/>"

    def any_name(self) -> str:
        return self.random.choice(self.random.choice([_COMMON, _ENTRY, _HEAD, _ODD]))

    def elements(self, usual: list[str], most: int) -> str:
        return "\n".join(self.element(self.name(usual)) for _ in range(self.random.randint(0, most)))

    def name(self, usual: list[str]) -> str:
        if self.odd(0.5):
            return self.any_name()
        return self.random.choice(self.theme if self.theme and self.random.random() < 0.5 else usual)

    def document(self) -> str:
        kind = self.random.choice(["rss", "rss", "rss", "atom", "atom", "rdf", "atom03"])
        entry = "entry" if kind.startswith("atom") else "item"
        entries = [
            f"<{entry}{self.attributes('item')}>{self.elements(_COMMON + _ENTRY, 9)}</{entry}>" for _ in range(self.random.randint(0, 4))
        ]
        head = self.elements(_COMMON + _HEAD, 8)
        if self.random.random() < 0.2:
            entries.append(self.elements(_HEAD, 2))
        spaces = list(SPACES.items())
        if self.random.random() < 0.3:
            self.random.shuffle(spaces)
        if self.odd(2):
            spaces = list(dict([*spaces, self.random.choice(_ODD_SPACES)]).items())
        declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in [*spaces, ("yt", "urn:yt"), ("m", SPACES["media"])])
        text = self.root(kind, declared, head, entries)
        return f"<!-- made -->\n{text}" if self.odd(0.2) else text

    def root(self, kind: str, declared: str, head: str, entries: list[str]) -> str:
        more = declared + (self.attributes("rss") if self.random.random() < 0.3 else "")
        body = "\n".join(entries)
        if kind == "rss":
            version = self.random.choice(["2.0", "2.0", "2.0", "0.91", "0.92", "", "1.0"])
            if self.odd(0.3):
                return f'<rss version="{version}"{more}><channel>{head}</channel>{body}{self.elements(_HEAD, 1)}</rss>'
            return f'<rss version="{version}"{more}><channel{self.attributes("channel")}>{head}{body}</channel></rss>'
        if kind == "rdf":
            image = self.element("image") if self.random.random() < 0.4 else ""
            odd = self.elements(_COMMON, 1) if self.odd() else ""
            return f'<rdf:RDF xmlns="http://purl.org/rss/1.0/"{more}><channel rdf:about="x">{head}</channel>{image}{odd}{body}</rdf:RDF>'
        if kind == "atom":
            return f'<feed xmlns="{ATOM}"{more}>{head}{body}</feed>'
        space = self.random.choice([' xmlns="http://purl.org/atom/ns#"', ""])
        return f'<feed version="0.3"{space}{more}>{head}{body}</feed>'


def document(random: Random, oddness: float = 0.2) -> str:
    """Return a document; with `oddness` 0 nearly all of it is where it belongs."""
    return _Maker(random, oddness).document()
