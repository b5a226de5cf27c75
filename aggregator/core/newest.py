"""Which entries of a document that has more than anybody reads are read: the newest. Pure.

Documents with thousands of entries are archives. Most have their newest first, but not all: some are appended to, and their first two
thousand stay the same for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from aggregator.core.times import read_claim
from aggregator.model.times import ClaimKind, RawTime

MAX_READ = 20_000  # entries whose dates are read: half a second where they are in a standard's form, two in any other
_SOME_DAY = datetime(2200, 1, 1, tzinfo=UTC)  # no time to be measured from: only which date is the later one is asked


def newest(stated: Sequence[str], limit: int) -> tuple[Sequence[int], str]:
    """Return the places of the entries to read, in the document's order, and a sentence on what is left out, "" for nothing.

    `stated` is what each entry says of its date, "" where it says nothing. Where the dates do not tell, both ends of the document are read.
    """
    if len(stated) <= limit:
        return range(len(stated)), ""
    times = tuple(map(_time, stated)) if len(stated) <= MAX_READ else ()
    if len(set(filter(None, times))) > 1 and 2 * times.count(None) < len(times):
        order = tuple(_neighbourly(times))
        latest = sorted(range(len(order)), key=lambda place: order[place], reverse=True)[:limit]
        return sorted(latest), f"{len(stated)} entries, the newest {limit} are read"
    last = limit // 2
    places = (*range(limit - last), *range(len(stated) - last, len(stated)))
    return places, f"{len(stated)} entries, the first {limit - last} and the last {last} are read"


def _time(stated: str) -> datetime | None:
    raw = RawTime(ClaimKind.PUBLISHED, "", stated)
    return read_claim(raw, seen_at=_SOME_DAY, zone=None, language=None).instant if stated else None


def _neighbourly(times: Sequence[datetime | None]) -> Iterator[datetime]:
    """Yield each time; where there is none, that of the nearest entry before, or of the first that has one."""
    known = next(filter(None, times))
    for time in times:
        known = time or known
        yield known
