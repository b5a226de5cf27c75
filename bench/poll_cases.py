"""The cases of bench/poll.py, what each cost, and the goals that ratios of them are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

OURS = "aggregator"
ONCE, MANY = "each file once", "many feeds"
SHORT = 3  # times a case of tenths of a second is run: one by itself differs by half from the next here, where peers take seconds


@dataclass(frozen=True)
class Case:
    """What the server is to answer, and who is asked to poll it."""

    name: str
    mode: Mapping[str, int]
    reads: bool = True  # a document is parsed
    peers: bool = True
    times: int = 1  # that ours is run; the middle one counts

    def turn(self, number: int) -> Mapping[str, int]:
        """Return what the server is to answer the next time: as many new entries again."""
        return {name: value * number if name == "new" else value for name, value in self.mode.items()}


@dataclass(frozen=True)
class Part:
    """Cases that follow each other on one set of feeds; the first one fills the stores."""

    name: str
    feeds: int
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Server:
    """The server of the run."""

    port: int
    pid: int | None


@dataclass(frozen=True)
class Figures:
    """What one case cost."""

    case: str
    feeds: int  # that ended in a feed
    entries: int | None  # stored in all, None where the program does not say
    cpu: float  # seconds, children included
    wall: float
    peak: int  # MiB, largest process tree seen
    start: float = 0.0  # CPU seconds of starting that are not in `cpu`

    def row(self, program: str) -> str:
        """Return the case as a row of the table."""
        entries = "" if self.entries is None else str(self.entries)
        return f"{program:<14}{self.case:<12}{self.feeds:>7}{entries:>9}{self.cpu:>9.2f}{self.wall:>9.2f}{self.peak:>7}"


_COLD = Case("cold", {"etag": 1, "new": 0})
_SAME = Case("304", _COLD.mode, reads=False)
_UNCHANGED = Case("unchanged", {"etag": 0, "new": 0}, reads=False)


def once(count: int) -> Part:
    """Return the cases of feeds whose documents differ."""
    short = (_SAME, _UNCHANGED, Case("one new", {"etag": 0, "new": 1}))
    return Part(ONCE, count, (_COLD, *(replace(case, times=SHORT) for case in short)))


def many(count: int, latency: int) -> Part:
    """Return the cases in which fixed costs vanish; peers that parse every body would take their hours over the last one."""
    slow = Case("slow 304", {**_SAME.mode, "latency": latency}, reads=False)
    return Part(MANY, count, (_COLD, _SAME, slow, replace(_UNCHANGED, peers=False)))


@dataclass(frozen=True)
class Book:
    """Everything a run has measured, by part, program and case."""

    found: dict[tuple[str, str, str], Figures] = field(default_factory=dict)

    def enter(self, part: str, program: str, figures: Figures) -> None:
        """Keep one row, and print it."""
        self.found[part, program, figures.case] = figures
        print(figures.row(program), flush=True)


@dataclass(frozen=True)
class Goal:
    """How much of what a peer takes we may take (issue "Fast")."""

    part: str
    case: str
    peer: str
    most: float
    wall: bool = False  # seconds on the clock in place of CPU


GOALS = (
    Goal(MANY, "304", "newsboat", 1 / 3),
    Goal(MANY, "304", "reader", 1 / 6),
    Goal(MANY, "slow 304", "newsboat", 1 / 2, wall=True),
    Goal(ONCE, "unchanged", "newsboat", 1 / 8),
    Goal(ONCE, "unchanged", "reader", 1 / 60),
    Goal(ONCE, "one new", "newsboat", 1 / 2),
    Goal(ONCE, "one new", "reader", 1 / 15),
    Goal(ONCE, "cold", "reader", 1 / 2.5),
    Goal(ONCE, "cold", "newsboat", 2, wall=True),
)
MEMORY = ((ONCE, "cold", 180), (MANY, "unchanged", 90))  # MiB


def goals(book: Book, peers: Sequence[str]) -> Iterator[str]:
    """Yield each goal that the run can tell of, what was measured, and whether it was met."""
    for goal in GOALS:
        ours, theirs = (book.found.get((goal.part, program, goal.case)) for program in (OURS, goal.peer))
        if ours and theirs:
            yield _ratio(goal, ours, theirs)
    for part, case, most in MEMORY:
        if ours := book.found.get((part, OURS, case)):
            yield _line(f"{part}, {case}: peak memory", f"{ours.peak} MiB", f"{most} MiB", met=ours.peak <= most)
    yield from _entries(book, peers)


def _ratio(goal: Goal, ours: Figures, theirs: Figures) -> str:
    mine, other = (ours.wall, theirs.wall) if goal.wall else (ours.cpu, theirs.cpu)
    unit, started = ("wall", "") if goal.wall else ("CPU", f"; {(mine + ours.start) / other:.3f} with our start-up")
    name = f"{goal.part}, {goal.case}: {unit} / {goal.peer}'s"
    return _line(name, f"{mine / other:.3f}{started}", f"{goal.most:.3f}", met=mine / other <= goal.most)


def _entries(book: Book, peers: Sequence[str]) -> Iterator[str]:
    for peer in peers:
        ours, theirs = (book.found.get((ONCE, program, "cold")) for program in (OURS, peer))
        if ours and theirs and ours.entries is not None and theirs.entries is not None:
            yield _line(f"entries stored beside {peer}", f"{ours.entries}", f">= {theirs.entries}", met=ours.entries >= theirs.entries)


def _line(name: str, found: str, goal: str, *, met: bool) -> str:
    return f"{'met    ' if met else 'NOT MET'} {name}: {found} (goal {goal})"
