"""What a page folds away: text where a click shows it, and no text behind a wall, in a dialog, or where it is said before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aggregator.extract.page import extract

NOW = datetime(2025, 6, 3, 12, 0, tzinfo=UTC)
SHOWN = "The ferry left the harbour at dawn, with forty people and a cow on board, and a band that played on the upper deck."
REST = "It came back at noon, and the cow had to stay on the island until the next boat leaves, which is on Thursday at the earliest."
LAST = "The captain said that cows are welcome on every boat of the line, as long as somebody holds them by a rope and pays for a seat."
HIDDEN = f'<div style="display:none"><p>{REST}</p><p>{LAST}</p></div>'


def text(body: str) -> str:
    page = f"<html lang=en><head><title>Ferry leaves</title></head><body>{body}</body></html>"
    return extract(page.encode(), url="https://paper.example/x", fetched_at=NOW).text


@pytest.mark.parametrize(
    "how", ["hidden", 'aria-hidden="true"', 'style="visibility: hidden"', 'style="max-height:0"', 'hidden="until-found"']
)
def test_the_rest_of_a_text_is_read_however_it_is_folded_away(how):
    folded = HIDDEN.replace('style="display:none"', how)
    assert text(f"<article><h1>Ferry leaves</h1><p>{SHOWN}</p>{folded}</article>") == f"{SHOWN}\n\n{REST}\n\n{LAST}"


def test_a_page_that_is_shown_when_its_script_is_ready_is_read_though_it_offers_a_subscription():
    offer = "<footer><p>Subscribe to read the full story on paper.</p></footer>"
    article = f"<article><h1>Ferry leaves</h1><p>{SHOWN}</p><p>{REST}</p></article>"
    assert text(f'<div style="visibility:hidden">{article}</div>{offer}') == f"{SHOWN}\n\n{REST}"


@pytest.mark.parametrize("name", ["pop-up", "newsletter-modal", "lightbox", "cookie-dialog"])
def test_a_dialog_in_the_column_of_the_text_is_none_of_it(name):
    dialog = HIDDEN.replace("<div ", f'<div class="{name}" ')
    assert text(f"<article><h1>Ferry leaves</h1><p>{SHOWN}</p><p>{REST[:-1]}, he added.</p>{dialog}</article>").endswith("he added.")
