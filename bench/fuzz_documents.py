"""Documents for bench/fuzz.py: our data files broken at random, and documents of their grammars that no publisher would write."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

CASES = Path(__file__).parent.parent / "tests" / "data" / "feeds"
MOST = 200_000  # bytes; what costs more than its square root per byte shows well below


def _each(*lines: str) -> tuple[str, ...]:
    """Return the words of all lines; "_" stands for a blank."""
    return tuple(word.replace("_", " ") for line in lines for word in line.split(" "))


PIECES = _each(
    """< > </ /> <![CDATA[ ]]> <!-- --> <?xml_encoding="utf-16"?> <? <!DOCTYPE_rss_[ <!ENTITY_a_"&b;&b;"> ]> & &# &#x110000;""",
    """&a; &amp;amp; <item> </item> <entry> <link_href=" <guid> <title> <description> <content:encoded> <source> <image> <a:b:c/>""",
    """<rss:item> <content_type='xhtml'> <svg> <media:group> xmlns='x' xmlns:a='' xml:base='http://[' xml:base='//' xml:lang=''""",
    """<category/> <author/> { } [ ] " ' \\u0000 \\ud800 null 1e999 -0 "items": , : <script> </script> <p <br> <table><td> <template>""",
    """<a_href=javascript: <img_src=x_ <math> <textarea> <urlset> <news:news> <url><loc> <outline_xmlUrl=" <opml> <base_href=//[""",
    """<link_rel=alternate_type=application/rss+xml_href=/f> 99999999999 25:61:00 Mon,_02_Mar_2026 +9999 PST T Z""",
    "\u202e \ufeff \x00 \x85 \u2028",
)
ELEMENTS = _each(
    "rss channel item title link guid description pubDate content:encoded dc:date dc:creator author category enclosure source image",
    "ttl skipHours hour media:group media:content media:thumbnail itunes:author feed entry id updated published summary content name",
    "rdf:RDF urlset url loc news:news news:title news:publication_date lastmod opml head body outline html div p a img table td",
)
ATTRIBUTES = _each("href rel type url length isPermaLink xml:base xml:lang xmlns xmlns:x version rdf:about medium src xmlUrl text")
ITEM = _each(
    "id url external_url title content_html content_text summary date_published date_modified author authors tags attachments image"
)
REPEATED = (*PIECES, "a", " ", "<p>", "</p>", "<b ", 'x="y" ', "<category>c</category>")
TYPES = (None, "", "text/html", "application/json", "text/xml; charset=utf-16", "text/plain; charset=nonsense", "\x00;;=")
CODECS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "shift_jis", "koi8-r", "utf-7")


@dataclass(frozen=True, slots=True)
class Document:
    """One document, and how it was made."""

    body: bytes
    content_type: str | None
    made: str  # "mutation", "grammar", "json", "repetition"


def bodies() -> tuple[bytes, ...]:
    """Return our data files, the largest left out."""
    files = (path for path in sorted(CASES.iterdir()) if ".expect" not in path.name and ".scene" not in path.name)
    return tuple(body for body in (path.read_bytes() for path in files if path.is_file()) if len(body) < MOST // 4)


def document(rng: Random, known: tuple[bytes, ...]) -> Document:
    """Return one document; the same `rng` and `known` make the same one."""
    made, make = rng.choices(
        (("mutation", _mutation), ("grammar", _grammar), ("json", _json), ("repetition", _repetition)), weights=(6, 2, 1, 1)
    )[0]
    return Document(make(rng, known)[:MOST], rng.choice(TYPES), made)


def _mutation(rng: Random, known: tuple[bytes, ...]) -> bytes:
    """Return a data file with cuts, repetitions, flipped bits and pieces of markup in it, at times in another encoding."""
    body = bytearray(rng.choice(known))
    for _ in range(rng.choice((1, 1, 2, 4, 12))):
        at, length = rng.randint(0, len(body)), rng.choice((0, 1, 3, 20, 200))
        here = bytes(body[at : at + length])
        body[at : at + length] = _instead(rng, here, known)
    if rng.random() < 0.1:
        return bytes(body).decode("utf-8", "replace").encode(rng.choice(CODECS), "replace")
    return bytes(body)


def _instead(rng: Random, here: bytes, known: tuple[bytes, ...]) -> bytes:
    """Return what comes in the place of a few bytes."""
    how = rng.randrange(6)
    if how == 0:
        return b""
    if how == 1:
        return rng.choice(PIECES).encode("utf-8", "surrogatepass")
    if how == 2:
        return here * rng.choice((2, 3, 300))
    if how == 3:
        return bytes(byte ^ 1 << rng.randrange(8) for byte in here)
    return rng.randbytes(rng.randint(1, 4)) if how == 4 else _slice(rng, rng.choice(known))


def _slice(rng: Random, body: bytes) -> bytes:
    start = rng.randint(0, len(body))
    return body[start : start + rng.choice((10, 100, 1000))]


def _grammar(rng: Random, _known: tuple[bytes, ...]) -> bytes:
    """Return elements of feeds, sitemaps, OPML and HTML in each other, well-formed or nearly."""
    root = rng.choice(("rss", "feed", "rdf:RDF", "urlset", "opml", "html", "item"))
    prolog = rng.choice(("", '<?xml version="1.0"?>', "<!DOCTYPE rss>", "\n\n", "<!-- x -->"))
    return (prolog + _element(rng, root, rng.choice((2, 4, 8)))).encode("utf-8", "surrogatepass")


def _element(rng: Random, name: str, depth: int) -> str:
    stated = "".join(f" {rng.choice(ATTRIBUTES)}={_quoted(rng)}" for _ in range(rng.choice((0, 0, 1, 2, 30))))
    inner = "".join(
        _element(rng, rng.choice(ELEMENTS), depth - 1) if depth and rng.random() < 0.6 else _words(rng) for _ in range(rng.randint(0, 6))
    )
    return f"<{name}{stated}>{inner}" + ("" if rng.random() < 0.05 else f"</{name}>")


def _quoted(rng: Random) -> str:
    quote = rng.choice(('"', "'", ""))
    return f"{quote}{rng.choice(('http://a.example/', '/x', 'self', 'text/html', '', '#', *PIECES[:3]))}{quote}"


def _words(rng: Random) -> str:
    return rng.choice((" ", "word", "http://a.example/a?b=1&c=2", "2026-03-02T10:00:00Z", "1793700000", "<b>x</b>", *PIECES))


def _json(rng: Random, _known: tuple[bytes, ...]) -> bytes:
    """Return a JSON Feed in which any value may be of any type."""
    items = [{name: _value(rng, 3) for name in rng.sample(ITEM, rng.randint(0, len(ITEM)))} for _ in range(rng.randint(0, 9))]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": _value(rng, 0), "items": items}
    feed |= {name: _value(rng, 2) for name in rng.sample(("home_page_url", "feed_url", "next_url", "language", "authors", "items"), 2)}
    text = json.dumps(feed, ensure_ascii=rng.random() < 0.5)
    return (" " * rng.choice((0, 0, 5000)) + text).encode("utf-8", "surrogatepass")


def _value(rng: Random, depth: int) -> object:
    kind = rng.randrange(8 if depth else 5)
    if kind < 3:
        return _words(rng)
    if kind == 3:
        return rng.choice((None, True, 0, -1, 1e308, 10**30))
    if kind == 4:
        return _words(rng) * rng.choice((1, 100))
    if kind < 7:
        return [_value(rng, depth - 1) for _ in range(rng.randint(0, 4))]
    return {rng.choice(("name", "url", "mime_type", "size_in_bytes")): _value(rng, depth - 1) for _ in range(3)}


def _repetition(rng: Random, known: tuple[bytes, ...]) -> bytes:
    """Return a document in which one or two pieces stand by the thousand: what is quadratic shows."""
    body = rng.choice(known)
    at = rng.randint(0, len(body))
    piece = "".join(rng.choice(REPEATED) for _ in range(rng.choice((1, 1, 2, 3))))
    raw = piece.encode("utf-8", "surrogatepass")
    return body[:at] + raw * (rng.choice((1000, MOST // 2)) // len(raw)) + body[at:]
