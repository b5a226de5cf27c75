"""What the libraries keep of pages they have read, given back from time to time: their caches are bounded in entries, not in bytes."""

from __future__ import annotations

from itertools import count

from trafilatura.meta import reset_caches

PAGES = 50  # between two resets: a tenth of a worker's life, so that no page's lines stay with it to its end

_read = count(1)


def page_read() -> None:
    """Count a page; after every PAGES of them drop the caches of trafilatura, htmldate, courlan and justext, and collect garbage.

    They hold whole lines of text by the thousand (trafilatura's `trim`, `line_processing`), which a run of huge pages swells; every
    page is read once, so that little of it is ever asked for again. dateparser keeps its languages, which are the same for all pages.
    """
    if next(_read) % PAGES == 0:
        reset_caches()
