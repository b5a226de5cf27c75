"""Addresses of which no general rule can tell that they are one page, or that they are several. Pure.

>>> one_page("https://arxiv.org/pdf/2611.01234v2")
'https://arxiv.org/abs/2611.01234'
"""

from __future__ import annotations

import re

_OF_SITES = re.compile(  # cheap to ask of every address
    r"https://(?:(?:export\.)?arxiv\.org|pubmed\.ncbi\.nlm\.nih\.gov|youtu\.be|(?:m\.|music\.)?youtube\.com|(?:old|np|new)\.reddit\.com"
    r"|[a-z0-9-]+\.blogspot\.[a-z.]{2,6})/"
)
_RULES = (
    # the versions of a paper, and its files, are one paper
    (re.compile(r"https://(?:export\.)?arxiv\.org/(?:abs|pdf|html)/((?:[a-z-]+(?:\.[A-Z]{2})?/)?[\d.]+\d)(?:v\d+)?(?:\.pdf)?(?:\?.*)?"),
     r"https://arxiv.org/abs/\1"),
    (re.compile(r"https://pubmed\.ncbi\.nlm\.nih\.gov/(\d+)(?:\?.*)?"), r"https://pubmed.ncbi.nlm.nih.gov/\1"),  # `ff`, `v`
    (re.compile(r"https://youtu\.be/([\w-]+)(?:\?.*)?"), r"https://youtube.com/watch?v=\1"),
    (re.compile(r"https://(?:m\.|music\.)?youtube\.com/(?:shorts|live)/([\w-]+)(?:\?.*)?"), r"https://youtube.com/watch?v=\1"),
    (re.compile(r"https://(?:m\.|music\.)?youtube\.com/watch\?(?:.*&)?(v=[\w-]+)(?:&.*)?"), r"https://youtube.com/watch?\1"),
    (re.compile(r"https://(?:old|np|new)\.reddit\.com/(.*)"), r"https://reddit.com/\1"),
    (re.compile(r"(https://[a-z0-9-]+\.blogspot\.[a-z.]+/[^?]+)\?m=1"), r"\1"),  # for small screens
)  # fmt: skip
# What people wrote below a page or in a thread is an entry of its own, though its address is a place in that page.
_REMARK = re.compile(
    r"#(?:(?:issue|discussion)?comment|pullrequestreview|discussion_r|note|post|reply|answer|msg|p|c)[-_]?\d+$", re.IGNORECASE
)


def one_page(url: str) -> str:
    """Return an address in canonical form as that of the page which the site also shows under others."""
    if not _OF_SITES.match(url):
        return url
    return next((found.expand(address) for pattern, address in _RULES if (found := pattern.fullmatch(url))), url)


def remark(url: str) -> str:
    """Return the end of an address that names one comment or post of a page, with its mark; "" where it names none."""
    found = _REMARK.search(url) if "#" in url else None
    return found[0] if found else ""
