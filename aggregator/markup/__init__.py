"""Parsing, sanitising and walking HTML and XML. The only importer of lxml and nh3."""
