from __future__ import annotations

from datetime import UTC, datetime

from aggregator.core import diffs
from aggregator.model.digest import Edit, EditKind, Version

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def version(number: int, source: str = "feed", title: str = "T", text: str = "") -> Version:
    return Version(number, NOW, source, title, text)


def shown(edits):
    marks = {EditKind.ADDED: "+{}+", EditKind.REMOVED: "-{}-", EditKind.SAME: "{}", EditKind.GAP: "//"}
    return " ".join(marks[e.kind].format(e.text) for e in edits)


def test_a_headline_shows_the_words_that_changed():
    assert shown(diffs.headline_edits("Two dead in flood", "Three dead in flood")) == "-Two- +Three+ dead in flood"


def test_a_word_or_two_between_changes_does_not_chop_the_sentence():
    before = "the gauge at the old bridge stood high on Monday"
    after = "the pump on the lower quay stood high on Tuesday"
    edits = shown(diffs.headline_edits(before, after))
    assert edits == "the -gauge at the old bridge- +pump on the lower quay+ stood high on -Monday- +Tuesday+"


def test_only_blanks_moved_is_no_change():
    assert diffs.headline_edits("Two  dead", "Two dead") == ()
    assert diffs.change(1, "x", version(1, text="a\n\nb"), version(2, text="a\nb ")) is None


def test_far_changes_of_a_paragraph_are_places_of_their_own_with_context():
    before = " ".join(f"w{i}" for i in range(60))
    after = before.replace("w5 ", "five ").replace("w50", "fifty")
    edits, more = diffs.text_edits(before, after)
    assert shown(edits) == (
        "w0 w1 w2 w3 w4 -w5- +five+ w6 w7 w8 w9 w10 w11 w12 w13 … // "
        "… w42 w43 w44 w45 w46 w47 w48 w49 -w50- +fifty+ w51 w52 w53 w54 w55 w56 w57 w58 w59"
    )
    assert more == 0


def test_many_places_are_counted_not_shown():
    before = "\n".join(f"line {i} stays as it is" if i % 2 else f"line {i}" for i in range(20))
    after = "\n".join(f"line {i} stays as it is" if i % 2 else f"row {i}" for i in range(20))
    edits, more = diffs.text_edits(before, after)
    assert sum(e.kind is EditKind.GAP for e in edits) == diffs.MAX_PLACES - 1
    assert more == 6


def test_a_long_insertion_is_clipped_and_a_new_paragraph_is_shown():
    added = " ".join(["word"] * 200)
    edits, _ = diffs.text_edits("One.", f"One.\n{added}")
    assert [e.kind for e in edits] == [EditKind.ADDED]
    assert edits[0].text.endswith("…")


def test_past_the_bound_a_paragraph_counts_as_replaced():
    start = " ".join(f"w{i}" for i in range(600))
    edits, _ = diffs.text_edits(f"{start} old end", f"{start} new end")
    assert shown(edits).endswith("-old end- +new end+")
    assert shown(diffs.text_edits(f"{start} cut", start)[0]).endswith("-cut-")


def test_near_changes_stay_together():
    edits, _ = diffs.text_edits("a b c d e", "x b c d y")
    assert shown(edits) == "-a- +x+ b c d -e- +y+"


def test_versions_of_one_source_are_compared():
    feed, page, later_page = version(1), version(2, "page"), version(3, "page", text="x")
    assert diffs.baseline([feed, page], shown=1) is None
    assert diffs.baseline([feed, page, later_page], shown=1) == (page, later_page)
    assert diffs.baseline([feed, page, later_page], shown=2) == (page, later_page)
    assert diffs.baseline([feed], shown=1) is None
    assert diffs.baseline([feed, version(4), page], shown=1) == (feed, version(4))


def test_a_change_at_the_start_of_a_long_paragraph_ends_with_its_context():
    edits, more = diffs.text_edits("old " + " ".join(f"w{i}" for i in range(40)), "new " + " ".join(f"w{i}" for i in range(40)))
    assert shown(edits) == "-old- +new+ w0 w1 w2 w3 w4 w5 w6 w7 …"
    assert more == 0


def test_a_headline_edited_over_the_pages_text_does_not_show_the_whole_text_as_added():
    feed, page = version(1, text="A summary."), version(2, "page", text="The whole report.")
    retitled = version(3, title="Another headline", text="The whole report.")
    assert diffs.baseline([feed, page, retitled], shown=1) == (page, retitled)
    assert diffs.baseline([feed, page, retitled], shown=2) == (page, retitled)


def test_text_without_spaces_is_compared_sign_by_sign():
    same, gone, come = EditKind.SAME, EditKind.REMOVED, EditKind.ADDED
    assert diffs.headline_edits("千葉県で地震、震度5弱", "千葉県で地震、震度5強") == (
        Edit(same, "千葉県で地震、震度5"), Edit(gone, "弱"), Edit(come, "強"),
    )  # fmt: skip
    assert diffs.headline_edits("iPhone 17 を発表", "iPhone 18 を発表") == (
        Edit(same, "iPhone"), Edit(gone, "17"), Edit(come, "18"), Edit(same, "を発表"),
    )  # fmt: skip
    assert diffs.headline_edits("震度5弱 千葉", "震度5弱　千葉") == ()
