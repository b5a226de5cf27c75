"""What two headlines share beside a name: "Karsand quake death toll rises" and "Rescuers dig in Karsand as toll hits 87". Pure.

Few words in common tell one event where a name is among them and something else that stands apart from it; a name alone tells of a place
or a person. Counted in 17 small stores of our own writing (tests/data/worlds), pairs that share a quarter to a half of their words: with a
name and a word apart from it 42 of 52 tell one event, with one name 32 of 111, with other words alone 13 of 117.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from aggregator.core.stems import stem

# What a likeness of stories gains by a name and more. On UCI .12, .15, .2 give a recall of .416, .432, .440 (without: .394) at a precision
# of .964, .964, .963; in the small stores .15 leaves 175 pairs apart (210) for two more together, .2 164 for nine more. (_NAME was .5.)
_GAIN = 0.15
# What it loses where all that is shared is one name of several words, "Puerto Alba": 47 together in place of 53 (.1: the same).
_LOSS = 0.05
_LEAST, _MOST = 0.2, 0.6  # likeness from which a pair may gain, and to which (.1 and .25 for .2: equal)
_NAME = 0.65  # weight of a name that is not in everybody's mouth: in one topic of 400 at most (.5, .8: recall .431, .421; .425)
_WORD = 0.35  # weight of what is shared beside it (.5: recall .416)
_LETTERS = 4  # of a name: HC, Rs and GST stand in headlines of everything (without: eight more together)
# What has a name of its own, "Storm Piet", by language of the stem.
_CALLED = {
    "english": "storm hurricane typhoon cyclone", "spanish": "borrasca huracán tormenta ciclón tifón", "dutch": "storm orkaan",
    "french": "tempête ouragan cyclone typhon", "portuguese": "furacão tempestade ciclone", "italian": "uragano ciclone tempesta",
    "swedish": "stormen orkanen", "danish": "stormen orkanen", "norwegian": "stormen orkanen ekstremværet", "polish": "orkan huragan",
}  # fmt: skip

Run = Sequence[str]  # stems that stand side by side in both headlines


def weighed(likeness: float, own: Mapping[str, float], names: Collection[str], stems: Sequence[str]) -> float:
    """Return a likeness of stories, 0..1, with what a name and more, or a name alone, says for or against one event.

    `own` are a headline's stems in their order, with their weights, and `names` those with a capital; `stems` are the other one's.
    """
    if not _LEAST <= likeness < _MOST:
        return likeness
    runs = _runs([*own], stems)
    if _name(runs, own, names):
        return min(_MOST, likeness + _GAIN)
    return likeness - _LOSS if len(runs) == 1 and len(runs[0]) > 1 and all(root in names for root in runs[0]) else likeness


def named(own: Mapping[str, float], names: Collection[str], stems: Sequence[str]) -> Run:
    """Return the name that two headlines share beside something else, as stems; nothing where they do not. Arguments as for `weighed`."""
    return _name(_runs([*own], stems), own, names)


def _name(runs: Sequence[Run], own: Mapping[str, float], names: Collection[str]) -> Run:
    found = (run for run in runs if _is_name(run, own, names) and (_is_called(run) or _tells(runs, run, own)))
    return next(found, ())


def _is_name(run: Run, own: Mapping[str, float], names: Collection[str]) -> bool:
    return any(root in names and len(root) >= _LETTERS and own[root] >= _NAME for root in run)


def _tells(runs: Sequence[Run], name: Run, own: Mapping[str, float]) -> bool:
    return any(own[root] >= _WORD for run in runs if run is not name for root in run)


def _is_called(run: Run) -> bool:
    """Whether a run is what an event is called."""
    return len(run) > 1 and not _called().isdisjoint(run)


@lru_cache(maxsize=1)
def _called() -> frozenset[str]:
    return frozenset(stem(word, language) for language, words in _CALLED.items() for word in words.split())


def _runs(ours: Sequence[str], theirs: Sequence[str]) -> list[list[str]]:
    """Return what two headlines share, words that stand side by side in both as one: "Puerto Alba" is one name."""
    found: list[list[str]] = []
    last = (-1, -1)
    for at, root in enumerate(ours):
        if root not in theirs:
            continue
        place = (at, theirs.index(root))
        if found and place == (last[0] + 1, last[1] + 1):
            found[-1].append(root)
        else:
            found.append([root])
        last = place
    return found
