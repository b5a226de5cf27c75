"""Bytes to ParsedFeed. The only importer of feedparser."""
