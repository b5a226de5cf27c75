"""Feeds put together from items, to be cut apart."""

from __future__ import annotations


def rss(*items: str, head: str = "", root: str = 'version="2.0"') -> str:
    return f"<rss {root}><channel><title>News</title>{head}{''.join(items)}<image><url>/i.png</url></image></channel></rss>"


def item(name: str, more: str = "") -> str:
    return f"<item><guid>{name}</guid><title>{name}</title>{more}</item>"
