"""What Protego says of us is the same of a whole robots.txt and of the groups in it that speak to us."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from aggregator.core.robotsgroups import relevant

LINES = [
    *("User-agent: *", "User-agent: aggregator", "user-agent: Agg", "User-Agent: a*", "User agent foo", "User agent aggregator"),
    *(
        "useragent:other",
        "User-agent:",
        "User-agent",
        "User-agent: gator",
        "User-agent : *",
        "User-agent: *agg*",
        "USER-AGENT:\taggregator",
    ),
    *("Disallow: /a", "Disallow: /a*b$", "Allow: /a/b", "Disallow:", "disalow: /c", "Disallow /a", "allow /a/c", "  Disallow: /z # c"),
    *("Crawl-delay: 5", "crawl delay: 3", "Crawl-delay 4", "Request-rate: 1/5", "noindex: /x"),
    *("Sitemap: http://x/", "sitemap http://x", "Host: x", "# c", "", "junk", "junk: x"),
]
PATHS = ["/a", "/a/b", "/axb", "/c", "/z", "/a/c", "/q"]


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["aggregator", "news-aggregator", "Aggregator"]))
def test_the_groups_that_speak_to_us_say_what_the_file_says(lines, product):
    whole = "\n".join(lines)
    every, ours = Protego.parse(whole), Protego.parse(relevant(whole, product))
    assert every.crawl_delay(product) == ours.crawl_delay(product)
    for path in PATHS:
        assert every.can_fetch(f"https://h.example{path}", product) == ours.can_fetch(f"https://h.example{path}", product), path
