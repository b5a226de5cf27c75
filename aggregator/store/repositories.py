"""What the store is asked by, a repository for each noun, imported with the first question: most commands ask few of them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import Database

from aggregator.store.instances import Instances

if TYPE_CHECKING:
    from aggregator.store.articles import Articles
    from aggregator.store.digests import Digests
    from aggregator.store.feeds import Feeds
    from aggregator.store.figures import Figures
    from aggregator.store.headline_index import HeadlineIndex
    from aggregator.store.headlines import Headlines
    from aggregator.store.hosts import Hosts
    from aggregator.store.marks import Marks
    from aggregator.store.placing import Placing
    from aggregator.store.search import Search
    from aggregator.store.stories import Stories
    from aggregator.store.streams import Streams
    from aggregator.store.upkeep import Upkeep


class Repositories:
    """The nouns of a store."""

    def __init__(self, database: Database, path: Path | None) -> None:
        """Ask `database`; `path` is its file on SQLite."""
        self.database = database
        self.path = path
        self.instances = Instances(database, path)

    def import_all(self) -> None:
        """Import every repository now: a service that runs must not load one of a version that was installed meanwhile."""
        for name, member in vars(Repositories).items():
            if isinstance(member, cached_property):
                getattr(self, name)
        self.digests.material, self.feeds.recording  # noqa: B018 - asking imports them

    @cached_property
    def feeds(self) -> Feeds:
        """What is polled, and when."""
        from aggregator.store.feeds import Feeds

        return Feeds(self.database)

    @cached_property
    def articles(self) -> Articles:
        """Articles and their entries."""
        from aggregator.store.articles import Articles

        return Articles(self.database)

    @cached_property
    def hosts(self) -> Hosts:
        """What is known of hosts."""
        from aggregator.store.hosts import Hosts

        return Hosts(self.database)

    @cached_property
    def headlines(self) -> Headlines:
        """Headlines that wait to be grouped."""
        from aggregator.store.headlines import Headlines

        return Headlines(self.database)

    @cached_property
    def index(self) -> HeadlineIndex:
        """The index that candidates are found by."""
        from aggregator.store.headline_index import HeadlineIndex

        return HeadlineIndex(self.database)

    @cached_property
    def stories(self) -> Stories:
        """Stories as people read them."""
        from aggregator.store.stories import Stories

        return Stories(self.database)

    @cached_property
    def placing(self) -> Placing:
        """Where articles are put by grouping."""
        from aggregator.store.placing import Placing

        return Placing(self.database)

    @cached_property
    def digests(self) -> Digests:
        """Digests and their deliveries."""
        from aggregator.store.digests import Digests

        return Digests(self.database)

    @cached_property
    def search(self) -> Search:
        """The search in titles and texts."""
        from aggregator.store.search import Search

        return Search(self.database)

    @cached_property
    def streams(self) -> Streams:
        """Stories as our own feeds bring them."""
        from aggregator.store.streams import Streams

        return Streams(self.database)

    @cached_property
    def marks(self) -> Marks:
        """What readers have marked."""
        from aggregator.store.marks import Marks

        return Marks(self.database)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Retention, checks, copies."""
        from aggregator.store.upkeep import Upkeep

        return Upkeep(self.database)

    @cached_property
    def figures(self) -> Figures:
        """How much there is, and what waits."""
        from aggregator.store.figures import Figures

        return Figures(self.database)
