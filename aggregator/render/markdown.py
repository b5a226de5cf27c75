"""CommonMark: every character of a stranger's text that could mean something is escaped."""

from __future__ import annotations

import re

from aggregator.model.digest import Change, Digest, DigestSource, DigestStory, Edit, EditKind
from aggregator.render.clean import one_line
from aggregator.render.directions import apart
from aggregator.render.environment import by, flags, more, more_reports, tally
from aggregator.render.times import Reader

# What means something inside a line: CommonMark's own, tables, strikethrough, mathematics, `:names:` of emoji and the bare links of
# others. Plain punctuation stays: people open these files as text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@^=$]|&(?=[#\w])|:(?=//|[a-z+-][\w+-]*:)|(?<=www)\.)", re.IGNORECASE)
_AT_START = re.compile(r"^(\d{0,9})([-+.)])")  # a list item, a rule


def markdown(digest: Digest) -> bytes:
    """Return the digest as Markdown, UTF-8."""
    reader = Reader(digest.timezone, digest.scheduled_for)
    lines = [f"# {escape(digest.title)}", "", f"{escape(reader.full(digest.scheduled_for))}. {escape(tally(digest))}", ""]
    for part in digest.parts:
        lines += [f"## Alert: {escape(apart(part.name))}" if part.kind == "alert" else f"## {escape(part.name)}", ""]
        for story in part.stories:
            lines += _story(story, reader)
    if digest.more:
        lines += [f"*{more(digest)}*{f' [All of them]({digest.more_at})' if digest.more_at else ''}", ""]
    if digest.needs:
        lines += ["## Needs you", ""]
        lines += [
            f"- **{escape(need.kind)}**: {escape(need.text)}"
            + "".join(f"\n  {_code(line) if need.literal else escape(line)}" for line in need.fix.splitlines())
            for need in digest.needs
        ]
        lines.append("")
    lines.append(f"*Times in {escape(reader.zone_name(digest.scheduled_for))}.*")
    return ("\n".join(lines) + "\n").encode()


def escape(text: str) -> str:
    """Return `text` on one line, without meaning."""
    return _AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(text)))


def link(text: str, url: str) -> str:
    """Return a link, or the text alone when there is no address."""
    return f"[{escape(text)}](<{url}>)" if url else escape(text)


def _story(story: DigestStory, reader: Reader) -> list[str]:
    lines = [f"### {link(story.title, story.url)}", "", _meta(story, reader), ""]
    if story.lead:
        lines += [escape(story.lead), ""]
    if story.mark:
        lines += [f"*{escape(story.mark)}*", ""]
    if story.image_url:
        lines += [link("Picture", story.image_url), ""]
    for change in story.changes:
        lines += [*_change(change, reader), ""]
    rest = [f"- {more_reports(story)}"] if story.more_sources else []
    return [*lines, *(_source(source, story, reader) for source in story.sources), *rest, ""]


def _meta(story: DigestStory, reader: Reader) -> str:
    parts = [] if story.new else ["**Updated**"]
    created, updated = reader.stated(story.created), reader.moved(story.updated, story.created)
    parts += [escape(f"created {created}{by(story, apart(story.created_by))}")] if created else []
    parts += [escape(f"updated {updated}{by(story, apart(story.updated_by))}")] if updated else []
    parts += [] if created or updated else [f"first seen {escape(reader.short(story.first_seen_at))}, no date given"]
    parts += [f"{story.minutes} min read"] if story.minutes else []
    return " · ".join(parts)


def _change(change: Change, reader: Reader) -> list[str]:
    lines = [f"> What changed at {escape(apart(change.source))}, seen {escape(reader.short(change.at))}{_notes(change)}:"]
    for edits in (change.title, change.text):
        lines += [">", f"> {_edits(edits)}"] if edits else []
    return lines + ([">", f"> and {change.more} more place{'' if change.more == 1 else 's'}"] if change.more else [])


def _notes(change: Change) -> str:
    return "".join(f"; {escape(note)}" for note in change.notes)


def _edits(edits: tuple[Edit, ...]) -> str:
    marks = {EditKind.ADDED: "**{}**", EditKind.REMOVED: "~~{}~~", EditKind.SAME: "{}", EditKind.GAP: "⁂"}
    return " ".join(marks[edit.kind].format(escape(edit.text)) for edit in edits)


def _source(source: DigestSource, story: DigestStory, reader: Reader) -> str:
    name = ", ".join(map(apart, source.feeds)) or source.url or "unknown source"
    published, updated = reader.stated(source.published), reader.moved(source.updated, source.published)
    parts = [link(name, source.url)]
    parts += [escape(str(published))] if published else [f"seen {escape(reader.short(source.first_seen_at))}"]
    parts += [f"updated {escape(str(updated))}"] if updated else []
    parts += [escape(apart(source.title))] if source.title != story.title else []
    parts += flags(source)
    return f"- {', '.join(parts)}"


def _code(text: str) -> str:
    """Return a code span with a fence longer than any run of backticks in it (CommonMark 6.1)."""
    line = one_line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}"
