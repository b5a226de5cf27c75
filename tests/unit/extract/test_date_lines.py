"""One date line in every markup it is seen in: both times, each from its own label."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aggregator.core.pageclaims import read_page
from aggregator.core.times import resolve
from aggregator.extract.page import extract
from aggregator.model.times import ClaimKind

SEEN = datetime(2025, 6, 2, tzinfo=UTC)
LINE = "Meridian News Desk | Updated: 01-06-2025 20:41 IST | Created: 01-06-2025 19:53 IST"
BODY = "".join(
    f"<p>{'The council met in the old hall and argued about the price of bread until the lamps went out. ' * 3}</p>" for _ in range(4)
)
NOTE = "Council argues about bread until the lamps go out. The picture beside this report was drawn by a machine and shows nobody. " * 2


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{LINE}</p>",
        f"<div>\n{LINE}\n\nCouncil argues\n<p>x</p></div>",
        f"<p>{LINE}<br>Council argues about bread</p>",
        f"<p>{LINE} {NOTE}</p>",
        f"<pre>{LINE}\nCouncil argues\n</pre>",
        "<div><b>Updated:</b> 01-06-2025 20:41 IST | <b>Created:</b> 01-06-2025 19:53 IST</div>",
        "<div><span>Updated: 01-06-2025 20:41 IST</span> | <span>Created: 01-06-2025 19:53 IST</span></div>",
        "<div><span>Created: 01-06-2025 19:53 IST</span><span>Updated: 01-06-2025 20:41 IST</span></div>",
        "<div><b>Updated:</b> 01-06-2025 20:41 IST<b>Created:</b> 01-06-2025 19:53 IST</div>",
        "<h4>Updated</h4><p>01-06-2025 20:41 IST</p><h4>Created on</h4><p>01-06-2025 19:53 IST</p>",
        "<table><tr><th>Updated<th>Created</tr><tr><td>01-06-2025 20:41 IST<td>01-06-2025 19:53 IST</tr></table>",
        "<p>Updated: 01-06-2025 20:41 ISTCreated: 01-06-2025 19:53 IST</p>",
        "<ul><li>Updated: 01-06-2025 20:41 IST</li><li>Created: 01-06-2025 19:53 IST</li></ul>",
        "<table><tr><td>Updated:</td><td>01-06-2025 20:41 IST</td></tr><tr><td>Created:</td><td>01-06-2025 19:53 IST</td></tr></table>",
        "<time>Updated: 01-06-2025 20:41 IST | Created: 01-06-2025 19:53 IST</time>",
        '<time datetime="2025-06-01T20:41+05:30">Updated: 01-06-2025 20:41 IST | Created: 01-06-2025 19:53 IST</time>',
    ],
    ids=[
        "p",
        "loose",
        "br",
        "long",
        "pre",
        "bold",
        "spans",
        "spans without a blank",
        "bold without a blank",
        "headings",
        "columns",
        "text without a blank",
        "list",
        "table",
        "time",
        "datetime",
    ],
)
def test_a_line_with_both_times_gives_each_its_own(markup):
    page = f"<html lang=en><head><title>Council</title></head><body><article><h1>Council argues</h1>{markup}{BODY}</article></body></html>"
    url = "https://www.meridian.example/article/1-council"
    found = extract(page.encode(), url=url, fetched_at=SEEN)
    claims = read_page(found.times, url=url, seen_at=SEEN, zone=None, language="en")
    published = resolve(ClaimKind.PUBLISHED, claims, first_seen_at=SEEN)
    updated = resolve(ClaimKind.UPDATED, claims, first_seen_at=SEEN)
    assert published.instant == datetime(2025, 6, 1, 14, 23, tzinfo=UTC)
    assert updated.instant == datetime(2025, 6, 1, 15, 11, tzinfo=UTC)


def test_a_date_told_in_the_prose_is_no_byline():
    prose = f"<p>{'The register was updated on 3 May 2021 and again in the autumn, the clerk said to the council. ' * 4}</p>"
    page = f"<html><head><title>Council</title></head><body><article><h1>Council argues</h1>{prose}{BODY}</article></body></html>"
    found = extract(page.encode(), url="https://www.meridian.example/article/1-council", fetched_at=SEEN)
    assert [raw for raw in found.times if raw.source == "page.byline"] == []
