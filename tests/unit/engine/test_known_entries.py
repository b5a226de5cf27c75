"""Entries that were skipped because they are known: what a document made of its entries' names last time need not hold this time."""

from __future__ import annotations

from pathlib import Path

from tests.rereading import compared


def document(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'.encode()


def item(guid: str, title: str, link: str = "", text: str = "") -> str:
    address = f"<link>{link}</link>" if link else ""
    return f"<item><guid>{guid}</guid>{address}<title>{title}</title><description>{text}</description></item>"


def test_an_entry_whose_key_another_had_is_read_again_when_that_one_has_left(tmp_path: Path, sqlite_template: Path) -> None:
    """Two guids that differ in their host alone: who stays gets the key of who left. Skipped, it was "unchanged"; read, an edit."""
    one, two = "https://one.example/?p=1", "http://two.example/?p=1"
    before = document(item(two, "A"), item(one, "A"), item(one, "B"), item("a", "A"))
    compared(tmp_path, sqlite_template, [document(), before, document(item(one, "A"))])


def test_an_entry_whose_address_was_shared_is_read_again_when_it_has_it_alone(tmp_path: Path, sqlite_template: Path) -> None:
    """The address is its own only then, and a row that had it before means the other entry."""
    address = "https://one.example/x"
    first, second, third = item("a", "A", address, "t"), item("b", "A", address, "u"), item("c", "C", "https://one.example/c")
    compared(tmp_path, sqlite_template, [document(first), document(first, second, third), document(second, third)])
