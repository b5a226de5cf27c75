"""Everything that is kept. The only importer of peewee."""

from aggregator.store import drivers

drivers.import_peewee()
