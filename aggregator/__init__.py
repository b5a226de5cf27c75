"""Aggregator: polls news feeds, groups one story from many sources, and writes a digest."""

__version__ = "0.1.0"
