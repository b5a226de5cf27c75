"""Whether two short headlines are one sentence but for what begins it, where no capital tells a name: German nouns, other scripts. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rapidfuzz.distance import Postfix

from aggregator.core.pairs.alignment import is_of_synonyms
from aggregator.core.pairs.contraries import takes_sides
from aggregator.core.pairs.features import Evidence
from aggregator.core.pairs.in_turn import is_anybody
from aggregator.core.places import contains
from aggregator.core.signatures import Signature
from aggregator.core.spacing import is_spaced

_UNMARKED = frozenset(
    {"german", "arabic", "hindi", "persian", "hebrew", "bengali"}
)  # whose names have no capital, or have that of any noun
_MOST = 6  # words: a longer sentence tells of one event more often, whose doer goes by two names
_FRAME = 2  # words that both share
_NAMES = 2  # words of a name
_FRAME_SIGNS, _NAME_SIGNS = 4, 8  # the same in unspaced signs, and those of a name
# Who may be somebody named, in the scripts whose names have no capital.
_ANYBODY = frozenset({
    "कोरोना", "कोविड", "तूफान", "भूकंप", "آتش", "زلزله", "زلزال", "انفجار", "تفجير", "حريق", "إعصار", "عاصفة",
    "الكرملين", "البيت", "الإليزيه", "क्रेमलिन",
    "الرئيس", "رئيس", "الوزير", "وزير", "الملك", "الأمير", "الحكومة", "البرلمان", "الشرطة", "الجيش", "المحكمة", "السلطات",
    "القوات", "المعارضة", "الزعيم", "رجل", "امرأة", "شاب", "شركة", "بنك", "प्रधानमंत्री", "पीएम", "राष्ट्रपति", "मंत्री",
    "सरकार", "पुलिस", "सेना", "अदालत", "कोर्ट", "मुख्यमंत्री", "सीएम", "कंपनी", "बैंक", "युवक", "महिला", "व्यक्ति", "رئیس",
    "دولت", "وزیر", "مجلس", "پلیس", "ارتش", "دادگاه", "شرکت", "بانک", "مرد", "زن",
})  # fmt: skip
_ANYBODY_SIGNED = re.compile(
    "台风|台風|태풍|颱風|地震|지진|火災|火灾|화재|爆炸|暴雨|洪水|总统|總統|总理|總理|首相|主席|部长|政府|国会|议会|警|军|公司|集团|银行|男|女|人|官员|法院|当局|大統領|大臣|知事|市長|内閣|国会|政府|会社|社長|選手|監督|氏|男性|女性"
    "|代表|대통령|총리|장관|정부|국회|경찰|군|회사|감독|선수|남성|여성|당국|법원|업체|은행"
)


def of_two_who_begin(found: Evidence) -> tuple[str, str] | None:
    """Return what begins two short headlines that go on alike; None where it may be one: a minister and his name."""
    if not is_spaced(found.a.text):
        return _unspaced(found.a.text, found.b.text)
    left, right = found.alignment.left, found.alignment.right
    if found.a.language not in _UNMARKED or not (0 < len(left) <= _NAMES and 0 < len(right) <= _NAMES) or found.alignment.paired:
        return None
    if max(found.a.words, found.b.words) > _MOST or len(found.alignment.shared) < _FRAME:
        return None
    if not (_begin(found.a, left, found.places_a) and _begin(found.b, right, found.places_b)):
        return None
    if bool(found.places_a) != bool(found.places_b) or contains(left[0], right[0], found.a.language):
        return None
    return left[0], right[0]


def _begin(own: Signature, lone: Sequence[str], places: Collection[str]) -> bool:
    """Whether a headline begins with stems that may be a name, and with no other word."""
    said = [own.said(root).casefold() for root in lone]
    if own.stems[: len(lone)] != tuple(lone) or not own.text.casefold().startswith(" ".join(said)):
        return False
    if any(word in _ANYBODY or is_anybody(word) for word in said):
        return False
    return bool(places) or not any(is_of_synonyms(root, own.language) or takes_sides(own.said(root), own.language) for root in lone)


def _unspaced(ours: str, theirs: str) -> tuple[str, str] | None:
    frame = Postfix.similarity(ours, theirs)
    name, other = ours[: len(ours) - frame], theirs[: len(theirs) - frame]
    if frame < _FRAME_SIGNS or not (1 < len(name) <= _NAME_SIGNS and 1 < len(other) <= _NAME_SIGNS):
        return None
    if not (name.isalpha() and other.isalpha()) or not set(name).isdisjoint(other) or _ANYBODY_SIGNED.search(name + other):
        return None
    return name, other
