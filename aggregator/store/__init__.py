"""Everything that is kept. The only importer of peewee."""

from aggregator.lean import without

with without("psycopg"):  # peewee imports every driver it finds; this one takes 0.15 s of CPU and 9 MB: see drivers.py
    import peewee  # noqa: F401 - before any other import of it
