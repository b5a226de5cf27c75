"""Everything that is kept. The only importer of peewee."""
