"""What holds for any two headlines."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.core import stems
from aggregator.core.headlines import compare
from aggregator.core.rarity import Rarity
from aggregator.core.signatures import Signature, signature
from aggregator.core.stories import Profile
from aggregator.core.traits.columns import is_column
from aggregator.core.traits.headline_text import plain
from aggregator.core.words import vocabulary
from aggregator.engine.headline_model import load_model
from aggregator.model.story import Verdict

ROW = (
    "Norland Halden bridge harbour mayor quits storm kills 3 30 not Monday Friday rises falls UN U.N. police Berlin Live: Opinion: - | ... "
    "2.4% $2bn 3-1 Мост 北港大桥 le pas de"
)
WORDS = st.sampled_from(ROW.split())
TITLES = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=80))
MODEL = load_model()  # read before the clock of any example runs
THRESHOLDS = ((Verdict.DUPLICATE, 0.72, 1.0), (Verdict.SAME_STORY, 0.40, 0.72), (Verdict.DIFFERENT, 0.0, 0.40))


@settings(deadline=None)  # a stemmer is read the first time its language comes
@given(TITLES, TITLES)
def test_comparing_is_symmetric_and_the_score_agrees_with_the_verdict(a, b):
    there, back = compare(a, b, MODEL, language="en"), compare(b, a, MODEL, language="en")

    assert (there.verdict, there.score) == (back.verdict, back.score)
    assert any(there.verdict is verdict and low <= there.score <= high for verdict, low, high in THRESHOLDS)


COLUMNS = "weather: Погода météo BÖRSE am Gold prices today LİVE scores lıve how the Reds did on Friday results of İN"
COLUMN_WORDS = st.sampled_from(COLUMNS.split())


@given(st.one_of(TITLES, st.lists(COLUMN_WORDS, max_size=8).map(" ".join)), st.sampled_from([str, str.upper, str.title, str.swapcase]))
@example("LİVE SCORES: Halden 2-1 Norland", str)
@example("lıve scores", str)
@example("LİVE SCORE", str.title)
def test_columns_are_found_in_folded_text_as_they_are_in_any_case(title, changed):
    text = plain(changed(title))
    dotted = text.replace("i\u0307", "i").replace(
        "I\u0307", "I"
    )  # what small letters make of the Turkish capital: one more character, which folding takes away
    assert is_column(text, "english") == bool(re.search(vocabulary.COLUMNS, dotted, re.IGNORECASE))


@given(st.lists(st.lists(WORDS, max_size=6).map(tuple), max_size=6), st.lists(st.lists(WORDS, max_size=6).map(tuple), max_size=6))
def test_two_groups_joined_say_what_their_members_say_together(ours, theirs):
    rarity = Rarity({"Norland": 0.01, "kills": 0.2})
    joined, whole = Profile(rarity, ours), Profile(rarity, [*ours, *theirs])
    joined.join(Profile(rarity, theirs))
    assert (joined.words, joined.members) == (whole.words, whole.members)
    assert abs(joined.agreement(whole) - bool(whole.words)) < 1e-9


@settings(deadline=None)  # a stemmer is read the first time its language comes
@given(TITLES)
@example("\u0e31")  # a Thai vowel sign on its own
@example("'...\u0e31'")
def test_a_headline_with_a_letter_in_it_repeats_itself(title):
    own = signature(title)
    found = compare(title, title, MODEL)
    assert found.verdict is (Verdict.DUPLICATE if own.folded else Verdict.DIFFERENT)


@settings(deadline=None)  # a stemmer is read the first time its language comes
@given(TITLES, st.sampled_from([None, "en", "de", "zh", "xx"]))
def test_a_signature_survives_its_way_through_the_store(title, language):
    own = signature(title, language)
    assert Signature.from_json(own.to_json()) == own


@given(st.text(st.sampled_from("aZéß1'’._-, 中文ไทย한글")))
def test_the_words_of_a_spaced_text_are_found_the_short_way_as_the_long_way(text):
    assert stems.words_in(text) == stems._WORD.findall(text)
