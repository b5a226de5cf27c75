"""Which entries a feed's own filters let through."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from aggregator.core.keys import keyed
from aggregator.engine.records import is_kept
from aggregator.model.feed import FeedSpec
from aggregator.parse.feed import parse

URL = "https://midan.example/feed.xml"
DOCUMENT = """<rss version="2.0"><channel><title>Midan</title><language>en-US</language>
<item><title>متحف جديد</title><guid>1</guid></item></channel></rss>"""


def test_a_feeds_filters_go_by_the_language_that_is_set_for_it_not_by_what_it_states():
    (entry,) = keyed(parse(DOCUMENT.encode(), url=URL, content_type=None), "guid", URL)[1]
    for language, kept in ((None, False), ("ar", True)):
        feed: Any = SimpleNamespace(spec=FeedSpec(URL, "", language=language, keep=("language:ar",)))
        assert is_kept(entry, feed) is kept
