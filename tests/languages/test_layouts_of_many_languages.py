"""Articles in the layouts that sites use: what stood beside the text was taken for it, and text between line breaks lost its HTML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml.html import fromstring

from aggregator.extract.page import extract
from aggregator.extract.paragraphs import letters

DATA = Path(__file__).parents[1] / "data" / "layouts.txt"
ADVERT = "<div class=ad-slot><p>Advertisement</p></div>"
NEWS = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "%s"}</script>'
PARAGRAPHS = 9


class Article:
    """One text of nine paragraphs, with what a page says around it."""

    def __init__(self, language: str, said: dict[str, list[str]]) -> None:
        self.language, self.title = language, said["title"][0]
        self.around, self.more, self.other, self.menu = said, said["more"], said["other"], said["menu"]
        say, gap = said["say"], "" if language in {"zh", "ja"} else " "
        pairs = [(i, (i + step) % len(say)) for step in (1, 2) for i in range(len(say))][:PARAGRAPHS]
        self.text = [say[a] + gap + say[b] for a, b in pairs]
        self.comments = [self.more[i % 4] + gap + self.more[(i + 1) % 4] for i in range(2 * PARAGRAPHS)]
        self.pulled = say[2]
        self.h1 = f"<h1>{self.title}</h1>"


def read() -> dict[str, Article]:
    found: dict[str, dict[str, list[str]]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("\t")
        if line.startswith("["):
            found[line.strip("[]")] = said = {}
        elif not line.startswith("#"):
            said[kind] = rest.split(" | ")
    return {language: Article(language, said) for language, said in found.items()}


ARTICLES = read()


def boxed(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def story(a: Article, inside: str = "", below: str = "") -> str:
    return f"<article>{a.h1}<div class=body>{boxed(a.text[:4])}{inside}{boxed(a.text[4:])}</div>{below}</article>"


def cards(a: Article, card: str) -> str:
    return "".join(card.format(place=i, other=other, more=more) for i, (other, more) in enumerate(zip(a.other, a.more, strict=True)))


CARD = "<div class=item><h3><a href=/n/{place}>{other}</a></h3><p>{more}</p></div>"
LAYOUTS: dict[str, Callable[[Article], str]] = {
    "paragraphs": story,
    "each a div": lambda a: f"<div>{a.h1}<div class=content>{boxed(a.text, 'div')}</div></div>",
    "each a section": lambda a: f"<main>{a.h1}{boxed(a.text, 'section')}</main>",
    "items": lambda a: f"<article>{a.h1}<ul>{boxed(a.text, 'li')}</ul></article>",
    "lines in a box": lambda a: f"<div>{a.h1}<div id=newsct>{'<br><br>'.join(a.text)}</div></div>",
    "lines without a box": lambda a: f"{a.h1}{'<br><br>'.join(a.text)}",
    "lines in a cell": lambda a: (
        f"<table><tr><td>{cards(a, CARD)}</td><td>{a.h1}<font size=2>{'<br><br>'.join(a.text)}</font></td></tr></table>"
    ),
    "lines and a biography": lambda a: (
        f"<div class=wrap>{a.h1}<div class=s><span>{'<br><span class=strong></span><br>'.join(a.text)}</span></div>"
        f"<div class=authorBio><p>{a.around['bio'][0]}</p></div></div>"
    ),
    "parted by an advertisement": lambda a: (
        f"<div>{a.h1}<div class=c>{boxed(a.text[:5])}</div></div>{ADVERT}<div><div class=c>{boxed(a.text[5:])}</div></div>"
    ),
    "a quote pulled from it": lambda a: story(a, f"<blockquote class=pullquote><p>{a.pulled}</p></blockquote>"),
    "teasers in the article": lambda a: story(a, below=f"<div class=x7>{cards(a, CARD)}</div>"),
    "teasers that are links": lambda a: story(a, below=cards(a, "<a href=/n/{place}><h4>{other}</h4><p>{more}</p></a>")),
    "articles in the article": lambda a: story(a, below=cards(a, "<article><h3><a href=/{place}>{other}</a></h3><p>{more}</p></article>")),
    "more articles below": lambda a: (
        story(a) + "".join(f"<article><h1>{other}</h1><div class=body>{boxed(a.comments[:3])}</div></article>" for other in a.other)
    ),
    "reactions": lambda a: f"<div>{a.h1}<div class=body>{boxed(a.text)}</div><div class=reactions>{boxed(a.comments)}</div></div>",
    "a thread without a name": lambda a: (
        f"<div class=main>{a.h1}<div class=body>{boxed(a.text)}</div></div><div class=thread>"
        + "".join(f"<div class=post><b>Reader {i}</b><time>2026-11-28</time><p>{line}</p></div>" for i, line in enumerate(a.comments))
        + "</div>"
    ),
    "a longer column beside it": lambda a: (
        f"<div class=left>{a.h1}<div class=body>{boxed(a.text)}</div></div><div class=right>"
        + "".join(f"<div><h4><a href=/{i}>{a.menu[1]}</a></h4><p>{line}</p></div>" for i, line in enumerate(a.comments))
        + "</div>"
    ),
    "a form in it": lambda a: story(a, f"<div class=signup><p>{a.around['letter'][0]}</p><form><input type=email></form></div>"),
    "a text that goes on in another column": lambda a: (
        f"<div class=lead>{a.h1}{boxed(a.text[:3])}</div><div class=rest>{boxed(a.text[3:])}</div>"
    ),
    "a statement": lambda a: (
        f"<div>{a.h1}<div class=post_body>{boxed(a.text)}</div><div class=post_statement><p>{a.around['legal'][0]}</p></div></div>"
    ),
    "the part that readers pay for": lambda a: (
        f"<article>{a.h1}<div class=text>{boxed(a.text[:3])}<div class=paid-content>{boxed(a.text[3:])}</div></div></article>"
    ),
}


def page(a: Article, layout: str, *, declares: bool) -> bytes:
    menu = "".join(f"<li><a href=/{i}>{line}</a></li>" for i, line in enumerate(a.menu))
    head = f"<head><meta charset=utf-8><title>{a.title} - Harbour</title>{NEWS % a.title if declares else ''}</head>"
    body = f"<body><ul class=menu>{menu}</ul>{LAYOUTS[layout](a)}<div class=foot><p>© 2026 Harbour Ledger</p></div></body>"
    return f"<!doctype html><html lang={a.language}>{head}{body}</html>".encode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_stood_beside_an_article_was_stored_with_it(layout):
    wrong = {}
    for number, article in enumerate(ARTICLES.values()):
        body = page(article, layout, declares=number % 2 == 0)
        found = extract(body, url="https://news.example/2026/11/28/a123.html", fetched_at=datetime(2026, 11, 28, 4, tzinfo=UTC))
        if found.rejected or letters(found.text) != letters("".join(article.text)):
            wrong[article.language] = found.rejected or found.text
    assert wrong == {}


@pytest.mark.parametrize("layout", ["lines without a box", "lines in a cell"])
def test_lines_that_breaks_part_were_in_the_text_and_not_in_the_html(layout):
    article = ARTICLES["en"]
    body = page(article, layout, declares=False)
    found = extract(body, url="https://news.example/2026/11/28/a123.html", fetched_at=datetime(2026, 11, 28, 4, tzinfo=UTC))
    assert letters(fromstring(f"<div>{found.html}</div>").text_content()) == letters("".join(article.text))
    assert found.text.split("\n\n") == article.text
