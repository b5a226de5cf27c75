"""Both times of a page as papers print them, label and date: published on 4 May 2026 at 13:30, updated on the 5th at 7:45."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.core.pageclaims import read_page
from aggregator.core.times import resolve
from aggregator.extract.page import extract
from aggregator.model.times import ClaimKind, Precision

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
URL = "https://halden.example/ferries-stop"
SAID = "<p>The two oldest ferries stop before the summer, the council said, and the new ones come in October; nobody loses a job.</p>" * 3
LAYOUTS = {
    "two lines": "<p>{}</p><p>{}</p>",
    "one line": "<div>{} | {}</div>",
    "side by side": "<div><span>{}</span> <span>{}</span></div>",
}


def read() -> dict[str, list[tuple[str, str]]]:
    found = defaultdict(list)
    for line in (Path(__file__).parents[1] / "data" / "dates" / "labels.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, *both = line.split("\t")
            found[language].append(tuple(both))
    return dict(found)


LABELS = read()


def printed(language: str, lines: str, title: str = "Ferries stop") -> list[str | None]:
    """Return both times as the page prints them."""
    body = f"<article><h1>Ferries stop</h1>{lines}{SAID}</article>"
    markup = f"<!doctype html><html lang={language}><meta charset=utf-8><title>{title}</title><body>{body}</body></html>"
    page = extract(markup.encode(), url=URL, fetched_at=NOW, language=language)
    claims = read_page(page.times, url=URL, seen_at=NOW, language=page.language)
    times = [resolve(kind, claims, first_seen_at=NOW) for kind in (ClaimKind.PUBLISHED, ClaimKind.UPDATED)]
    form = {Precision.DAY: "%d"}
    return [
        time and (time.instant + timedelta(minutes=time.offset_minutes or 0)).strftime(form.get(time.precision, "%d %H:%M"))
        for time in times
    ]


@pytest.mark.parametrize("language", LABELS)
def test_a_label_or_calendar_of_a_language_left_a_time_unread(language):
    for published, updated in LABELS[language]:
        for name, layout in LAYOUTS.items():
            assert printed(language, layout.format(published, updated)) == ["04 13:30", "05 07:45"], (name, published, updated)


def test_the_one_first_heading_is_the_headline_of_a_page_that_calls_itself_by_its_paper():
    assert printed("en", "<p>4 May 2026, 13:30</p>", title="Halden Post") == ["04 13:30", None]
    assert printed("en", "<p>4 May 2026, 13:30</p><h1>More news</h1>", title="Halden Post") != ["04 13:30", None]
