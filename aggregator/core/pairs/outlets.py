"""Whose two headlines are: one outlet seldom tells one event twice, and often many in the same words. Pure.

Of 557 headlines in seven small stores of our own writing 74 of the 80 that joined a story of their own outlet's reports alone did so
wrongly, and 31 of the 90 that joined another's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from aggregator.core.urls import host_of

if TYPE_CHECKING:
    from aggregator.core.pairs.features import Evidence
    from aggregator.core.signatures import Signature

# Sites on which many publish: there a feed is the outlet; where one feed has many, too, nobody is (agencies' reports of one event).
_SHARED = frozenset({
    "bsky.app", "dev.to", "facebook.com", "github.com", "gitlab.com", "medium.com", "reddit.com", "t.me", "twitter.com", "vimeo.com",
    "x.com", "youtube.com",
})  # fmt: skip
_OF_MANY = frozenset({
    "devdiscourse.com", "finance.yahoo.com", "flipboard.com", "lobste.rs", "msn.com", "news.google.com", "news.yahoo.com",
    "news.ycombinator.com", "newsbreak.com", "sports.yahoo.com", "yahoo.com",
})  # fmt: skip
_LACKING = 1.2  # what two headlines of one outlet lack to be alike counts so much: .50 of them is worth .40, .77 is .72
_REWORDED = (
    0.85  # soft Dice from which two headlines are one but for a verb: "clears" for "approves"; "hits a low" for "rebounds from" is .79
)
_FORM = 0.5  # of the words of the longer one, in one order, that make two headlines one form


def outlet(url: str, feeds: Sequence[int]) -> str:
    """Return who published what stands at `url`: its site, else its first feed; "" where nobody can tell."""
    site = host_of(url).rpartition(":")[0].removeprefix("www.")
    if site in _OF_MANY:
        return ""
    return site if site and site not in _SHARED else "".join(map(str, feeds[:1]))


def go_on(a: Signature, b: Signature, words: Collection[str]) -> bool:
    """Whether a label says that two headlines of one outlet go on with a story: "Oldbury train crash: ...".

    It is of several words, with a name among them, and stands before both; "Player ratings: ..." names nothing. `words` are the stems
    that are no names; none where they are not known.
    """
    label, colon, _ = a.text.partition(": ")
    if not colon or b.text.partition(": ")[0] != label:
        return False
    rest = label.split()[1:]
    return bool(rest) and (any(word[0].isupper() for word in rest) or (bool(words) and a.stems[0] not in words))


def strict(likeness: float) -> float:
    """Return what a likeness, 0..1, is worth between two headlines of one outlet."""
    return max(0.0, 1 - _LACKING * (1 - likeness))


def is_form(found: Evidence) -> bool:
    """Whether two headlines are one form filled in anew: each has words of its own in a frame that both have, and not figures alone."""
    lone = found.alignment.left, found.alignment.right
    if not all(lone) or all(root[0].isdecimal() for side in lone for root in side):
        return False
    if found.soft >= _REWORDED and found.a.language == found.b.language == "english" and all(map(_is_verb, (found.a, found.b), lone)):
        return False
    ours, theirs = found.a.folded_words, found.b.folded_words
    return LCSseq.similarity(ours, theirs) >= _FORM * max(len(ours), len(theirs))


def _is_verb(own: Signature, lone: Sequence[str]) -> bool:
    """Whether all that stands alone is what somebody does: who "clears" a plan "approves" it, which is another wording."""
    said = [own.said(root) for root in lone]
    return len(said) == 1 and said[0].islower() and said[0].endswith("s") and lone[0] != own.stems[0]
