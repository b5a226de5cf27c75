"""Reports of one to three sentences: extractors took them for too little, and what the page says around them for the text."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from aggregator.extract.page import extract

DATA = Path(__file__).parents[1] / "data" / "briefs.txt"
AT = "2026-11-28T09:00:00+08:00"
SIGNATURE = "<span>2026-11-28 09:00</span>"
COOKIES = "We use cookies to make this site work and to measure how it is used; you may choose which of them you allow."
ABOUT = "The Harbour Ledger has reported on the harbour and its people since 1951, and is owned by its readers."


class Brief(NamedTuple):
    """One report with what stands around it."""

    language: str
    title: str
    text: tuple[str, ...]
    menu: tuple[str, ...]
    others: tuple[str, ...]
    rights: str
    signed: str


def read() -> list[Brief]:
    found, language, around = [], "", {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("\t")
        if line.startswith("["):
            language, around = line.strip("[]"), {}
        elif kind == "brief":
            title, _, text = rest.partition("\t")
            listed = (tuple(around[name].split(" | ")) for name in ("menu", "others"))
            found.append(Brief(language, title, tuple(text.split(" | ")), *listed, around.get("rights", ""), around.get("signed", "")))
        elif not line.startswith("#"):
            around[kind] = rest
    return found


BRIEFS = read()


def paragraphs(brief: Brief, mark: str = "") -> str:
    return "".join(f"<p>{mark}{line}</p>" for line in brief.text)


def links(brief: Brief) -> str:
    return "<ul>" + "".join(f"<li><a href=/n/{i}>{line}</a></li>" for i, line in enumerate(brief.others)) + "</ul>"


def signed(brief: Brief) -> str:
    return f"<p class=e>{brief.signed}</p>" if brief.signed else ""


def in_boxes(brief: Brief, column: str) -> str:
    beside = f"<div class=info>{SIGNATURE}</div><div class=share>Facebook X</div>"
    main = f"<div class=main><h1>{brief.title}</h1>{beside}{column}<div class=r>{links(brief)}</div></div>"
    return f"{main}<div class=f><p>{brief.rights}</p></div>"


LAYOUTS = {
    "paragraphs in a box": lambda b: in_boxes(b, f"<div class=content>{paragraphs(b)}{signed(b)}</div>"),
    "an article": lambda b: in_boxes(b, f"<article>{paragraphs(b)}</article>{signed(b)}"),
    "lines in a box": lambda b: in_boxes(b, f"<div id=artibody>{'<br><br>'.join(b.text)}</div>{signed(b)}"),
    "a table of layout": lambda b: in_boxes(b, f"<table><tr><td class=text>{paragraphs(b, chr(0x3000))}{signed(b)}</td></tr></table>"),
    "lines beside a list": lambda b: (
        f"<div class=wrap><h1>{b.title}</h1><div class=date>2026-11-28 09:00</div>"
        f"<div class=news_txt>{'<br/><br/>'.join(b.text)}</div></div><div class=side>{links(b)}</div>"
    ),
    "a section": lambda b: (
        f"<main><section class=entry><header><h1>{b.title}</h1><time>2026-11-28</time></header><div>{paragraphs(b)}</div></section>"
        f"<aside>{links(b)}</aside></main>"
    ),
    "spans": lambda b: (
        f"<div><h2>{b.title}</h2><div class=t>{'<br>'.join(f'<span>{line}</span>' for line in b.text)}</div></div>{links(b)}"
    ),
    "a blog": lambda b: (
        f"<div id=content><article><h1>{b.title}</h1><div class=entry-meta><span>2026-11-28</span> <span>Ida Storm</span></div>"
        f"<div class=entry-content>{paragraphs(b)}<div class=sharedaddy><a href=#>Facebook</a></div></div></article><div id=respond>"
        "<h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked *</p></form></div></div>"
        f"<div id=sidebar>{links(b)}</div>"
    ),
    "a banner": lambda b: (
        f"<div class=cookie-banner><p>{COOKIES}</p><button>OK</button></div>"
        f"<div><h1>{b.title}</h1><div class=story>{paragraphs(b)}</div></div>"
    ),
    "a picture": lambda b: (
        f"<article><h1>{b.title}</h1><figure><img src=/a.jpg><figcaption>Photo: Harbour Media</figcaption></figure>"
        f"<div class=body>{paragraphs(b)}</div></article>"
    ),
}


def page(brief: Brief, layout: str, *, declares: bool) -> bytes:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": brief.title, "datePublished": AT}
    said = f'<script type="application/ld+json">{json.dumps(data)}</script>' if declares else ""
    menu = "".join(f"<li><a href=/{i}>{line}</a></li>" for i, line in enumerate(brief.menu))
    head = f"<head><meta charset=utf-8><title>{brief.title}_Harbour</title>{said}</head>"
    return f"<!doctype html><html lang={brief.language}>{head}<body><ul>{menu}</ul>{LAYOUTS[layout](brief)}</body></html>".encode()


def text_of(body: bytes) -> str:
    found = extract(body, url="https://news.example/2026/11/28/a123.html", fetched_at=datetime(2026, 11, 28, 4, tzinfo=UTC))
    return f"refused: {found.rejected}" if found.rejected else "".join(found.text.split())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_brief_brought_the_menu_and_the_footer_along(layout):
    wrong = {
        (brief.language, brief.title, declares): found
        for brief in BRIEFS
        for declares in (True, False)
        if (found := text_of(page(brief, layout, declares=declares))) != "".join("".join(brief.text).split())
    }
    assert wrong == {}


def test_what_a_paper_says_of_itself_below_a_brief_is_none_of_it():
    brief = next(b for b in BRIEFS if b.language == "ko")
    body = page(brief, "a picture", declares=True).replace(b"</body>", f"<div class=us><p>{ABOUT}</p></div></body>".encode())
    assert text_of(body) == "".join("".join(brief.text).split())
