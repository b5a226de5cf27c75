"""Plain text, 80 columns; safe to send as format=flowed (RFC 3676): no trailing blanks, no line that starts as a quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from aggregator.model.digest import Change, Digest, DigestSource, DigestStory, Edit, EditKind
from aggregator.render.clean import one_line
from aggregator.render.directions import apart
from aggregator.render.environment import by, flags, more, more_reports, tally
from aggregator.render.times import Reader

WIDTH = 80
_INDENT = 4  # widest lead of a line
_NO_WIDTH = {"Mn", "Me", "Cf"}  # marks above, below and around a letter; joiners
_JOINER = "\u200d"  # of which emoji of several people are made
# Signs no line of Chinese or Japanese begins with, and none ends with (JIS X 4051; of the small signs those that news is written with).
_NOT_FIRST = frozenset("、。，．・：；？！ー々ゝゞヽヾ”’）〕］｝〉》」』】…‥〜～％℃ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ")
_NOT_LAST = frozenset("（〔［｛〈《「『【“‘￥＄")
_TAKEN_ALONG = 5  # signs that go on with such a sign at most: more of them are no text
_QUOTES = re.compile(r"^(\s*)(>|From )")  # a mail program would read these as a quotation, an mbox as a new message


def text(digest: Digest) -> bytes:
    """Return the digest as plain text, UTF-8. Only an address may be wider than 80 columns: it has no place to break."""
    return ("\n".join(line.rstrip() for line in _lines(digest)) + "\n").encode()


def _lines(digest: Digest) -> Iterable[str]:
    reader = Reader(digest.timezone, digest.scheduled_for)
    yield from wrap(digest.title.upper())
    yield reader.full(digest.scheduled_for)
    yield from wrap(tally(digest))
    for part in digest.parts:
        name = one_line(f"Alert: {apart(part.name)}" if part.kind == "alert" else part.name)
        yield from ("", "", *wrap(name), "=" * min(WIDTH, columns(name)))
        for story in part.stories:
            yield from ("", *_story(story, reader))
    if digest.more:
        yield from ("", *wrap(more(digest), ""), *([digest.more_at] if digest.more_at else []))
    if digest.needs:
        yield from ("", "", "Needs you", "=========")
        for need in digest.needs:
            yield from ("", *wrap(f"{need.kind}: {need.text}", "* ", "  "))
            for line in need.fix.splitlines():
                yield from wrap(line, "  ", "  ")
    yield from ("", "", *wrap(f"Times in {reader.zone_name(digest.scheduled_for)}."))


def _story(story: DigestStory, reader: Reader) -> Iterable[str]:
    yield from wrap(story.title if story.new else f"[Updated] {apart(story.title)}", "", "")
    yield from wrap(_meta(story, reader), "  ", "  ")
    if story.lead:
        yield from ("", *wrap(story.lead, "  ", "  "))
    if story.mark:
        yield from ("", *wrap(f"({story.mark})", "  ", "  "))
    if story.image_url:
        yield from ("", "  Picture:", f"  {story.image_url}")
    for change in story.changes:
        yield from ("", *_change(change, reader))
    yield ""
    for source in story.sources:
        yield from wrap(_source(source, story, reader), "  - ", "    ")
        if source.url:
            yield f"    {source.url}"
    if story.more_sources:
        yield f"  - {more_reports(story)}"


def _meta(story: DigestStory, reader: Reader) -> str:
    created, updated = reader.stated(story.created), reader.moved(story.updated, story.created)
    parts = [f"created {created}{by(story, apart(story.created_by))}"] if created else []
    parts += [f"updated {updated}{by(story, apart(story.updated_by))}"] if updated else []
    parts += [] if parts else [f"first seen {reader.short(story.first_seen_at)}, no date given"]
    return "; ".join([*parts, f"{story.minutes} min read"] if story.minutes else parts)


def _change(change: Change, reader: Reader) -> Iterable[str]:
    notes = "".join(f"; {note}" for note in change.notes)
    yield from wrap(f"What changed at {apart(change.source)}, seen {reader.short(change.at)}{notes} (-cut-, +added+):", "  | ", "  | ")
    for edits in (change.title, change.text):
        yield from wrap(_edits(edits), "  | ", "  | ") if edits else ()
    if change.more:
        yield f"  | and {change.more} more place{'' if change.more == 1 else 's'}"


def _edits(edits: tuple[Edit, ...]) -> str:
    marks = {EditKind.ADDED: "+{}+", EditKind.REMOVED: "-{}-", EditKind.SAME: "{}", EditKind.GAP: "[...]"}
    return " ".join(marks[edit.kind].format(edit.text) for edit in edits)


def _source(source: DigestSource, story: DigestStory, reader: Reader) -> str:
    published, updated = reader.stated(source.published), reader.moved(source.updated, source.published)
    parts = [
        ", ".join(map(apart, source.feeds)) or "unknown source",
        str(published) if published else f"seen {reader.short(source.first_seen_at)}",
    ]
    parts += [f"updated {updated}"] if updated else []
    parts += [f'"{apart(source.title)}"'] if source.title != story.title else []
    parts += flags(source)
    return ", ".join(parts)


def columns(line: str) -> int:
    """Return how many columns of a terminal `line` takes (UAX 11: wide characters take two, marks none)."""
    return sum(0 if unicodedata.category(c) in _NO_WIDTH else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def wrap(words: str, first: str = "", rest: str = "") -> list[str]:
    """Return `words` in lines of at most WIDTH columns, `first` before the first and `rest` before the others."""
    lines: list[str] = []
    line, room = "", WIDTH - columns(first)
    for piece in (piece for word in one_line(words).split(" ") for piece in _pieces(word)):
        if line and columns(line) + 1 + columns(piece) > room:
            lines.append(line)
            line, room = "", WIDTH - columns(rest)
        line = f"{line} {piece}" if line else piece
    led = [f"{rest if i else first}{entry}" for i, entry in enumerate([*lines, line])]
    return [_QUOTES.sub(r"\1|\2", entry) for entry in led]


def _pieces(word: str) -> Iterable[str]:
    """Break a word that is wider than a line, as texts without spaces are."""
    piece, width = list[str](), 0
    for sign in _signs(word):
        wide = columns(sign)
        if width + wide > WIDTH - _INDENT:
            end = _end_of(piece, sign)
            yield "".join(piece[:end])
            piece = piece[end:]
            width = columns("".join(piece))
        piece.append(sign)
        width += wide
    yield "".join(piece)


def _end_of(piece: Sequence[str], following: str) -> int:
    """Return how many signs of a full line stay in it: its last ones go on with a comma that would begin the next line."""
    after = [*piece[1:], following]
    ends = (n for n in range(len(piece), max(0, len(piece) - _TAKEN_ALONG), -1))
    return next((n for n in ends if after[n - 1] not in _NOT_FIRST and piece[n - 1] not in _NOT_LAST), len(piece))


def _signs(word: str) -> Iterable[str]:
    """Yield every sign of a word with what stands on it: vowels of Thai and Hindi, colours of skin, who is joined to it."""
    sign = ""
    for char in word:
        if sign and not (_stands_on_another(char) or sign.endswith(_JOINER)):
            yield sign
            sign = ""
        sign += char
    yield sign


def _stands_on_another(char: str) -> bool:
    return unicodedata.category(char) in {*_NO_WIDTH, "Mc"} or "\U0001f3fb" <= char <= "\U0001f3ff"
