"""Every key of config.toml, its type, default and meaning (the reference is generated from here)."""

from __future__ import annotations

from datetime import time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt

from aggregator.config.places import STORE
from aggregator.config.units import Duration, KeptDuration, PositiveDuration, Size, TimeOfDay
from aggregator.config.values import (
    DatabaseUrl,
    Factor,
    FeedUrl,
    FilterText,
    FolderPath,
    FullTextChoice,
    HeaderName,
    HeaderValue,
    HttpUrl,
    InputFile,
    Language,
    Listen,
    MailAddress,
    Name,
    Network,
    ProxyUrl,
    Said,
    Selector,
    SiteUrl,
    Zone,
)
from aggregator.model.feed import FeedSpec, SchedulePolicy

if TYPE_CHECKING:
    from aggregator.model.fetch import FetchLimits

Format = Literal["html", "markdown", "text", "json", "atom", "jsonfeed", "epub"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Section(BaseModel):
    """A TOML table: unknown keys are errors, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class DatabaseSection(Section):
    """Where everything is kept."""

    url: DatabaseUrl = Field(STORE, description="sqlite:///FILE (relative to data_dir) or postgresql://USER@HOST/NAME")
    password_file: InputFile | None = Field(None, description="file that holds the PostgreSQL password")


class HostSection(Section):
    """Politeness towards one host, by its name."""

    delay: Duration | None = Field(None, description="least time between the starts of two requests")
    per_host: StrictInt | None = Field(None, ge=1, description="requests at a time")
    shares_limit_with: str | None = Field(None, description="a Retry-After there holds here, too")


class MovedAfter(Section):
    """When a permanent redirect is adopted."""

    polls: StrictInt = Field(3, ge=1, description="identical permanent redirects in a row")
    over: Duration = Field(timedelta(hours=48), description="spread over at least this long")


class FetchSection(Section):
    """How requests are made."""

    user_agent: str = Field("", description="product, version and contact address; the default names this program")
    contact: str = Field("", description="URL or mail address put into the default user agent")
    timeout: PositiveDuration = Field(
        timedelta(seconds=30), description="connect, and each read; a whole exchange gets three times as long"
    )
    max_body: Size = Field(15 * 2**20, ge=1024, description="largest body, counted after decompression")
    concurrency: StrictInt = Field(64, ge=1, le=4096, description="requests at a time, all hosts together")
    per_host: StrictInt = Field(1, ge=1, le=64, description="requests at a time to one host")
    per_host_delay: Duration = Field(timedelta(seconds=2), description="least time between the starts of two requests to one host")
    allow_networks: tuple[Network, ...] = Field((), description="networks the address guard would refuse, like 127.0.0.0/8")
    proxy: ProxyUrl | None = Field(None, description="http:// proxy for every request; only literal addresses can then be guarded")
    robots: StrictBool = Field(True, description="obey robots.txt for article pages")
    hosts: dict[str, HostSection] = Field(default_factory=dict, description="exceptions by host name")
    retry_after_max: Duration = Field(timedelta(days=7), description="longest Retry-After that is obeyed")
    moved_after: MovedAfter = Field(MovedAfter(), description="when a permanent redirect is adopted")
    gone_probe: PositiveDuration = Field(timedelta(days=7), description="how often a gone feed is asked again")


class ScheduleSection(Section):
    """How often feeds are polled."""

    interval: Duration = Field(timedelta(hours=1), description="between two polls of a feed that sets none of its own")
    min_interval: Duration = Field(timedelta(minutes=10), description="no feed is polled more often, whatever it asks for")
    max_interval: PositiveDuration = Field(
        timedelta(hours=24), description="no feed is polled less often, unless its server or its interval asks for it"
    )
    adaptive: StrictBool = Field(
        True,
        description="follow each feed's own rhythm between the two, the sooner the shorter its interval; false: poll it at its interval",
    )
    jitter: StrictFloat = Field(0.1, ge=0, le=1, description="share of the interval by which polls are spread")


class SiteSection(Section):
    """Selectors for the article pages of one site."""

    text: Selector | None = Field(None, description="CSS selector of the article's text")
    title: Selector | None = Field(None, description="CSS selector of its headline")
    remove: tuple[Selector, ...] = Field((), description="CSS selectors of what is not text")


class FulltextSection(Section):
    """Article pages."""

    enabled: StrictBool = Field(True, description="fetch article pages and extract their text")
    sites: dict[str, SiteSection] = Field(default_factory=dict, description="selectors by host name")


class GroupingSection(Section):
    """Duplicates and stories."""

    enabled: StrictBool = Field(True, description="group articles by headline similarity")
    window: PositiveDuration = Field(timedelta(days=5), description="articles further apart are never grouped")
    duplicate_threshold: StrictFloat = Field(0.72, gt=0, le=1, description="score from which two headlines are the same report")
    story_threshold: StrictFloat = Field(0.40, gt=0, le=1, description="score from which two headlines report the same event")
    topic_threshold: StrictFloat = Field(0.20, gt=0, le=1, description="score from which two stories share a topic")
    language: Language | None = Field(None, description="language of headlines whose feed names none (BCP 47)")


class RetentionSection(Section):
    """What is kept, and how long."""

    articles: KeptDuration = Field(timedelta(days=365), description="age at which an article's text is pruned; a tombstone stays")
    per_feed: StrictInt = Field(0, ge=0, description="articles kept per feed; 0: no limit")
    size: Size = Field(
        0, description="size of the store at which the oldest articles are pruned; 0: no limit; PostgreSQL: of its texts alone"
    )
    events: Duration = Field(timedelta(days=30), description="age at which poll events are pruned")
    tombstones: Duration = Field(
        timedelta(days=180), description="how long a tombstone stays after its article was pruned and no feed lists it any more"
    )
    digests: Duration = Field(
        timedelta(days=365),
        description="age at which a stored digest's text is dropped; files written stay, and what it has shown stays known",
    )


class EmailSection(Section):
    """Delivery of a digest by mail."""

    to: tuple[MailAddress, ...] = Field(min_length=1, description="recipients")
    from_: MailAddress = Field(alias="from", description="sender")
    host: str = Field("localhost", description="SMTP server")
    port: StrictInt = Field(25, ge=1, le=65535, description="its port")
    security: Literal["none", "starttls", "tls"] = Field("none", description="starttls and tls check the certificate")
    user: str | None = Field(None, description="login name")
    password_file: InputFile | None = Field(None, description="file that holds the password")


class WebhookSection(Section):
    """Delivery of a digest to an HTTP address, as JSON."""

    url: HttpUrl = Field(description="where the digest is posted")
    secret_file: InputFile | None = Field(None, description="file that holds the key of the HMAC-SHA256 signature")


class Weights(Section):
    """What pushes a story up or down."""

    feeds: dict[str, Factor] = Field(default_factory=dict, description="factor by feed name or URL")
    tags: dict[str, Factor] = Field(default_factory=dict, description="factor by tag")
    keywords: dict[Said, Factor] = Field(default_factory=dict, description="factor by word in headline or lead")


class DigestSection(Section):
    """One digest and its schedule."""

    name: Name = Field(description="names files and the command's argument")
    at: tuple[TimeOfDay, ...] = Field((time(7, 0),), min_length=1, description="local times at which it is written")
    days: tuple[Day, ...] = Field(
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), min_length=1, description="days on which it is written"
    )
    timezone: Zone = Field("UTC", description="IANA zone of `at`, and of the times shown")
    formats: tuple[Format, ...] = Field(("html",), min_length=1, description="files written")
    title: Said = Field("News digest", description="shown at its top")
    sections: dict[str, tuple[Said, ...] | FilterText] = Field(
        default_factory=dict, description="section name = feed tags shown in it, or one filter expression; in this order"
    )
    max_stories: StrictInt = Field(
        50, ge=1, description="the rest is counted, listed on the pages, and stands for the next digest for two days"
    )
    only: tuple[FilterText, ...] = Field((), description="filter expressions: a story must match one")
    except_: tuple[FilterText, ...] = Field((), alias="except", description="filter expressions: a matching story is left out")
    weights: Weights = Field(default_factory=Weights, description="what pushes a story up or down")
    directory: FolderPath | None = Field(None, description="where files go; default: digests/ in data_dir")
    email: EmailSection | None = Field(None, description="delivery by mail")
    webhook: WebhookSection | None = Field(None, description="delivery to an HTTP address")


class ReaderSection(Section):
    """Google Reader API."""

    password_file: FolderPath | None = Field(None, description="written by `aggregator web password`; the API is off without it")


class WebSection(Section):
    """The pages people read in a browser."""

    listen: Listen = Field("127.0.0.1:8642", description="address and port")
    address: SiteUrl | None = Field(
        None,
        description="where people reach the pages if not there, like `https://news.example.org`: by another name, behind a reverse proxy",
    )
    enabled: StrictBool = Field(True, description="serve them")
    reader: ReaderSection = Field(default_factory=ReaderSection, description="Google Reader API")


class AlertSection(Section):
    """A keyword alert. It needs `digest`, `[alerts.email]` or `[alerts.webhook]`; the latter two ring at once, once for each story."""

    name: Said = Field(description="heads what it sends; `aggregator digest alert-NAME` shows what would ring")
    match: FilterText = Field(description="filter expression")
    digest: str | None = Field(None, description="digest whose top it stands at")
    email: EmailSection | None = Field(None, description="a mail at once, once for each story")
    webhook: WebhookSection | None = Field(None, description="a webhook at once, once for each story")


class ClusterSection(Section):
    """More than one machine (PostgreSQL only). A file with `role` makes its machine one of a cluster; without it, a service works alone."""

    role: Literal["all", "scheduler", "worker"] = Field(
        "all", description="what this machine does: scheduler looks what is due, worker does it, all both"
    )


class LogSection(Section):
    """What is logged, and how it looks."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="least severity")
    format: Literal["auto", "console", "logfmt", "json"] = Field(
        "auto", description="auto: console on a TTY, logfmt under systemd, else JSON"
    )


class FeedSection(Section):
    """One feed."""

    url: FeedUrl = Field(description="address of the feed; `aggregator feeds discover SITE` finds it")
    name: str = Field("", description="shown instead of the feed's own title")
    tags: tuple[Said, ...] = Field((), description="for sections, filters and weights")
    interval: Duration | None = Field(
        None, description="between two polls, as `interval` and `adaptive` in [schedule] say; default: that interval"
    )
    timezone: Zone | None = Field(None, description="IANA zone of times that state none")
    fulltext: FullTextChoice = Field(
        True, description='false: none of its article pages is fetched; true: not those whose text the feed carries; "always": those, too'
    )
    language: Language | None = Field(None, description="BCP 47; overrides what the feed says")
    headers: dict[HeaderName, HeaderValue] = Field(
        default_factory=dict, description="sent with its requests, a Cookie for a paid feed too, to its site alone; never printed"
    )
    user: str | None = Field(None, description="login name (HTTP Basic)")
    password_file: InputFile | None = Field(None, description="file that holds the password")
    ca_file: InputFile | None = Field(None, description="certificate authorities for its host")
    weight: Factor = Field(1.0, description="factor of its stories in the digest")
    enabled: StrictBool = Field(True, description="false: paused")
    keep: tuple[FilterText, ...] = Field((), description="filter expressions: an entry must match one")
    drop: tuple[FilterText, ...] = Field((), description="filter expressions: a matching entry is left out")
    was: tuple[FeedUrl, ...] = Field((), description="old addresses whose history this feed continues")


class Settings(Section):
    """The keys above the first table, and the tables."""

    data_dir: FolderPath = Field(description="where store, digests and state live; default: $XDG_STATE_HOME/aggregator")
    database: DatabaseSection = DatabaseSection()
    fetch: FetchSection = FetchSection()
    schedule: ScheduleSection = ScheduleSection()
    fulltext: FulltextSection = FulltextSection()
    grouping: GroupingSection = GroupingSection()
    retention: RetentionSection = RetentionSection()
    digests: tuple[DigestSection, ...] = Field((), description="one table a digest")
    web: WebSection = WebSection()
    alerts: tuple[AlertSection, ...] = Field((), description="one table an alert")
    cluster: ClusterSection = ClusterSection()
    log: LogSection = LogSection()
    feeds: tuple[FeedSection, ...] = Field((), description="one table a feed")

    @property
    def clustered(self) -> bool:
        """Whether this machine shares its work with others: `role` is written, and the store is a server."""
        return "role" in self.cluster.model_fields_set and not self.database.url.startswith("sqlite:")

    def specs(self) -> tuple[FeedSpec, ...]:
        """Return the feeds with every default filled in."""
        return tuple(self._spec(feed) for feed in self.feeds)

    @cached_property
    def feeds_by_url(self) -> dict[str, FeedSection]:
        """The tables of the feeds by their address: every poll looks its own up."""
        return {feed.url: feed for feed in reversed(self.feeds)}

    def _spec(self, feed: FeedSection) -> FeedSpec:
        headers = tuple((name, value.get_secret_value()) for name, value in feed.headers.items())
        plain = feed.model_dump(exclude={"headers", "interval", "password_file", "ca_file"})
        return FeedSpec(
            **plain,
            interval=feed.interval or self.schedule.interval,
            headers=headers,
            password_file=str(feed.password_file) if feed.password_file else None,
            ca_file=str(feed.ca_file) if feed.ca_file else None,
        )

    def policy(self, interval: timedelta) -> SchedulePolicy:
        """Return the scheduling rules for a feed of this `interval`."""
        schedule, fetch = self.schedule, self.fetch
        return SchedulePolicy(
            interval=interval,
            min_interval=schedule.min_interval,
            max_interval=schedule.max_interval,
            adaptive=schedule.adaptive,
            jitter=schedule.jitter,
            retry_after_max=fetch.retry_after_max,
            gone_probe=fetch.gone_probe,
            moved_polls=fetch.moved_after.polls,
            moved_over=fetch.moved_after.over,
        )

    def limits(self) -> FetchLimits:
        """Return the bounds of one request."""
        from aggregator.model.fetch import FetchLimits  # noqa: PLC0415 - only who fetches needs its module

        return FetchLimits(timeout=self.fetch.timeout, total=3 * self.fetch.timeout, max_body=self.fetch.max_body)
