"""`aggregator feeds`: list, add, remove, pause, resume, discover, import, export."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from aggregator.cli.app import App, print_json_lines
from aggregator.cli.text import NO_FEEDS, count
from aggregator.clock import SystemClock
from aggregator.errors import ConfigError, Exit, StoreError, UsageError

if TYPE_CHECKING:
    from aggregator.config.schema import Settings
    from aggregator.engine.discover import SiteFeed
    from aggregator.model.feed import FeedRow, FeedState

_SHOWN = 20  # bad lines of an import that are named one by one


@click.group()
def feeds() -> None:
    """List, add, remove, pause, discover, import and export feeds."""


@feeds.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one a feed.")
@click.pass_obj
def list_feeds(app: App, as_json: bool) -> None:
    """List every feed by name: its state, when it is polled next and why.

    On a terminal it is a table. Elsewhere the first line names the columns and every
    further line is a feed, with tabs between: state, name, url, source, next poll, last
    outcome; "-" where there is nothing to say.

    \b
    Examples:
      aggregator feeds list
      aggregator feeds list --json | jq -r 'select(.failures > 0) | .url'
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.cli import feed_list

    listed = feed_list.by_name(feed_list.merged(app.settings.feeds, app.store.feeds.rows()))
    if as_json:
        print_json_lines(map(feed_list.as_document, listed))
    elif sys.stdout.isatty():
        feed_list.print_table(listed)
    else:
        feed_list.print_plain(listed)
    for line in feed_list.moves(listed) if listed else [NO_FEEDS]:
        click.echo(line, err=True)


@feeds.command()
@click.argument("url")
@click.option("--name", help="Shown instead of the feed's own title.")
@click.option("--tag", "tags", multiple=True, help="For sections, filters and weights; may be given several times.")
@click.option("--interval", help='Between two polls, like "30m".')
@click.option("--timezone", help='Zone of times that state none, like "Asia/Kolkata".')
@click.pass_obj
def add(app: App, url: str, name: str | None, tags: tuple[str, ...], interval: str | None, timezone: str | None) -> None:  # noqa: PLR0917 - click passes by name
    """Put a feed into config.toml; everything else in the file stays as it is.

    A feed that was imported brings its name and tags along, unless they are given.

    \b
    Example:
      aggregator feeds add https://example.org/rss --name "Example" --tag world
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.config.edit import add_feed
    from aggregator.core.feedscheme import without_feed_scheme

    url = without_feed_scheme(url.strip())
    given = {"name": name, "tags": [tag for tag in tags if tag], "interval": interval, "timezone": timezone}
    wanted = {"url": url, **_of_import(app, url), **{key: value for key, value in given.items() if value}}
    add_feed(app.config_path, wanted)
    click.echo(f"{app.config_path}: added {url}")
    if like := _like(url, app.settings):
        click.echo(f"it is probably the same feed as {like}, and both are polled now; `aggregator feeds remove` takes one out", err=True)


def _of_import(app: App, url: str) -> dict[str, Any]:
    """Return name and tags of an imported feed, which the file would else hide."""
    row = _imported(App(app.config_file), url)  # the file is read anew once it is changed
    return {key: row.settings[key] for key in ("name", "tags") if row.settings.get(key)} if row else {}


def _imported(app: App, url: str) -> FeedRow | None:
    """Return the feed of the store that an import brought and the file has not taken over."""
    from aggregator.core.urls import request_of

    return next((row for row in app.feeds_at_hand() if row.source == "store" and request_of(row.url) == request_of(url)), None)


def _like(url: str, settings: Settings) -> str | None:
    """Return the address of another feed in the file that is probably the same one."""
    from aggregator.config.doubts import probably_one

    groups = [[settings.feeds[n].url for n in numbers] for numbers in probably_one(settings.feeds)]
    return next((other for urls in groups if url in urls for other in urls if other != url), None)


@feeds.command()
@click.argument("feed")
@click.pass_obj
def remove(app: App, feed: str) -> None:
    """Take a feed out; what it brought stays. FEED is its address or name.

    \b
    Example:
      aggregator feeds remove https://example.org/rss
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.config.edit import remove_feed
    from aggregator.model.feed import FeedState

    url, in_file = _chosen(app, feed)
    if in_file:
        if row := _imported(app, url):  # else it would be polled on as it was before it was put into the file
            app.store.feeds.set_state(row.url, FeedState.REMOVED, SystemClock().now())
        click.echo(f"{app.config_path}: removed {remove_feed(app.config_path, url)}")
    else:
        _set_in_store(app, url, FeedState.REMOVED)


@feeds.command()
@click.argument("feed")
@click.pass_obj
def pause(app: App, feed: str) -> None:
    """Stop polling a feed for now. FEED is its address or name.

    \b
    Example:
      aggregator feeds pause "Example"
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    _switch(app, feed, enabled=False)


@feeds.command()
@click.argument("feed")
@click.pass_obj
def resume(app: App, feed: str) -> None:
    """Poll a paused or gone feed again. FEED is its address or name.

    \b
    Example:
      aggregator feeds resume "Example"
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    _switch(app, feed, enabled=True)


def _switch(app: App, feed: str, *, enabled: bool) -> None:
    from aggregator.config.edit import set_enabled
    from aggregator.model.feed import FeedState

    state = FeedState.ACTIVE if enabled else FeedState.PAUSED
    url, in_file = _chosen(app, feed)
    if not in_file:
        _set_in_store(app, url, state)
        return
    before = next(feed.enabled for feed in app.settings.feeds if feed.url == url)
    stored = next((row.state for row in app.store.feeds.rows() if row.url == url), FeedState.REMOVED)
    if before == enabled and stored in (state, FeedState.REMOVED):
        click.echo(f"{app.config_path}: {url} was {state} already")
        return
    set_enabled(app.config_path, url, enabled=enabled)
    if stored is not FeedState.REMOVED:
        app.store.feeds.set_state(url, state, SystemClock().now())
    click.echo(f"{app.config_path}: {'resumed' if enabled else 'paused'} {url}")


def _chosen(app: App, name: str) -> tuple[str, bool]:
    """Return the address of the one feed meant, and whether config.toml has it; raises as core.naming.the_one.

    A feed without a name in the file is shown by its own title, which only the store knows.
    """
    from aggregator.cli.feed_list import ListedFeed, merged
    from aggregator.core.naming import meant, the_one

    of_file = merged(app.settings.feeds, ())
    if any(feed.url == name for feed in of_file):
        return name, True
    try:
        listed = merged(app.settings.feeds, app.store.feeds.rows())
    except StoreError:
        if not meant(name, of_file, ListedFeed.answers_to):
            raise
        listed = of_file  # that the store cannot be opened is no reason to refuse what the file names
    found = the_one(name, listed, ListedFeed.answers_to)
    return found.url, found.in_file


def _set_in_store(app: App, url: str, state: FeedState) -> None:
    """Change a feed that lives in the store only."""
    if any(row.url == url and row.state is state for row in app.store.feeds.rows()):
        click.echo(f"store: {url} was {state} already")
        return
    app.store.feeds.set_state(url, state, SystemClock().now())
    click.echo(f"store: {url} is {state} now")


@feeds.command()
@click.argument("url")
@click.option("--no-check", is_flag=True, help="Do not fetch what was found.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one a feed.")
@click.pass_obj
def discover(app: App, url: str, no_check: bool, as_json: bool) -> int:
    """Find the feeds of a site: what its page names, and where feeds usually lie.

    \b
    Example:
      aggregator feeds discover https://example.org/
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    import asyncio
    from dataclasses import asdict

    from aggregator.config.values import check_http_url
    from aggregator.core.feedscheme import without_feed_scheme

    url = without_feed_scheme(url.strip())
    address = url if "://" in url else f"https://{url}"
    try:
        check_http_url(address)
    except ValueError as error:
        msg = f"{address} {error}"
        raise UsageError(msg) from None
    found = asyncio.run(_discover(_settings(app), address, check=not no_check))
    if as_json:
        print_json_lines(map(asdict, found))
    else:
        for feed in found:
            about = f"{feed.format}, {count(feed.entries or 0, 'entry', 'entries')}" if feed.format else "not checked"
            click.echo(f"{feed.url}\t{feed.title}\t{about}")
    if not found:
        click.echo(f"no feed found at {address}", err=True)
    return Exit.DONE if found else Exit.LOOK


def _settings(app: App) -> Settings:
    """Return the configuration, or the defaults where there is no file: looking for feeds is what one does first."""
    from aggregator.config.load import defaults

    try:
        app.config_path  # noqa: B018 - asking is what looks for the file
    except ConfigError:
        return defaults()
    return app.settings


async def _discover(settings: Settings, url: str, *, check: bool) -> Sequence[SiteFeed]:
    from aggregator.engine.discover import discover as find_feeds
    from aggregator.engine.visitor import Visitor
    from aggregator.fetch.client import Fetcher

    clock = SystemClock()
    fetcher = Fetcher(settings.fetch, clock)
    try:
        return await find_feeds(Visitor(fetcher, settings, clock), url, check=check)
    finally:
        await fetcher.aclose()


class _ListFile(click.File):
    """A file, or "-": of an address it is said that it must be fetched before."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the open file."""
        if isinstance(value, str) and value.startswith(("https://", "http://")):
            self.fail("an address is no file; fetch it first, like `curl -o feeds.opml ADDRESS`", param, ctx)
        return super().convert(value, param, ctx)


@feeds.command("import")
@click.argument("file", type=_ListFile("rb"))
@click.pass_obj
def import_feeds(app: App, file: BinaryIO) -> int:
    """Take over the feeds of an OPML file; they go to the store, not to config.toml.

    Folders become tags, a folder in a folder the tag "outer/inner". FILE may be - for stdin, and a
    plain list with an address a line, as newsboat's file "urls".

    \b
    Example:
      aggregator feeds import subscriptions.opml
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.cli.feed_exchange import read_list, to_import
    from aggregator.core.urls import request_of

    listed, odd = read_list(file.read())
    good, bad = to_import(listed, app.settings)
    bad += odd
    known = {request_of(feed.url) for feed in app.settings.feeds}
    new = app.store.feeds.import_feeds([spec for spec in good if request_of(spec.url) not in known], SystemClock().now())
    click.echo(f"{new} new, {len(good) - new} known, {len(bad)} bad")
    for reason in bad[:_SHOWN]:
        click.echo(reason, err=True)
    if len(bad) > _SHOWN:
        click.echo(f"... and {len(bad) - _SHOWN} more", err=True)
    return Exit.LOOK if bad else Exit.DONE


@feeds.command("export")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def export_feeds(app: App, file: Path | None) -> None:
    """Write every feed as OPML, tags as folders; to stdout without FILE.

    \b
    Example:
      aggregator feeds export subscriptions.opml
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    from aggregator.cli.feed_exchange import outline
    from aggregator.cli.feed_list import merged
    from aggregator.lasting import put
    from aggregator.parse.opml import write

    listed = merged(app.settings.feeds, app.store.feeds.rows())
    data = write(map(outline, listed), "Aggregator")
    if file is None or str(file) == "-":
        click.echo(data, nl=False)
        return
    try:
        put(file, data)
    except OSError as error:
        msg = f"{file}: cannot be written: {error.strerror}"
        raise UsageError(msg) from None
    click.echo(f"wrote {len(listed)} feeds to {file}", err=True)
