from __future__ import annotations

import pytest

from aggregator.parse.addresses import is_plain_list, read_plain
from aggregator.parse.opml import OpmlFeed

URLS = """# newsboat's own file
https://a.example/rss news "local news" "~The \\"A\\"  Gazette" !

"query:Unread:unread = \\"yes\\""
filter:~/bin/x:https://b.example/
https://c.example/rss
"""


def test_newsboats_file_is_a_list_with_tags_and_names() -> None:
    """It was "not an OPML file", and newsboat's people have nothing else at hand."""
    assert is_plain_list(URLS.encode())
    feeds = read_plain(URLS.encode())
    assert feeds[0] == OpmlFeed("https://a.example/rss", 'The "A" Gazette', tags=("news", "local news"))
    assert [feed.url for feed in feeds[1:]] == [
        'query:Unread:unread = "yes"',
        "filter:~/bin/x:https://b.example/",
        "https://c.example/rss",
    ]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfhttps://a.example/\r\nfeed://b.example/\r\n", b"\n# mine\nHTTP://a.example/"])
def test_a_file_of_addresses_is_a_list(data: bytes) -> None:
    assert is_plain_list(data)
    assert all(feed.url and not feed.tags for feed in read_plain(data))


@pytest.mark.parametrize(
    "data", [b"", b"# nothing yet\n", b"<opml/>", b"/etc/passwd", b"{}", b"\x89PNG\r\n", b"Dear all,\nhttps://a.example/"]
)
def test_other_files_are_none(data: bytes) -> None:
    assert not is_plain_list(data)
