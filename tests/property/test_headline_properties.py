"""What holds for any two headlines."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aggregator.core.headlines import compare
from aggregator.core.signatures import Signature, signature
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
