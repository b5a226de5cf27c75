"""What the terminal shows: nothing it obeys, and of a change no more than the words around it."""

from __future__ import annotations

import os
from dataclasses import replace

from aggregator.cli.diffs import diff
from aggregator.cli.text import one_line, plain, size, when
from aggregator.model.article import Revision, RevisionSource
from tests.contract.store.builders import NOW


def test_text_for_a_terminal_holds_nothing_it_obeys() -> None:
    assert plain("a\x1b]0;title\x07b\x1b[2Jc\x9b31md\u202ee\x00\tf\ng\r\nh") == "abc31mde\tf\ng\nh"
    assert one_line(" a\n\n b\t\x1b[1mc ") == "a b c"
    assert [size(None), size(12), size(1536), size(3 * 2**40), size(2**52)] == ["?", "12 B", "1.5 KiB", "3.0 TiB", "4096.0 TiB"]
    assert when(None) == "-"


def test_a_diff_shows_the_words_around_a_change_and_no_more() -> None:
    words = [f"w{number}" for number in range(40)]
    before = Revision(1, NOW, RevisionSource.FEED, "Same", " ".join(words))
    after = replace(before, text=" ".join(["x" if word == "w20" else word for word in words]))
    (line,) = diff(before, after)
    assert line == "… w14 w15 w16 w17 w18 w19 [-w20-] {+x+} w21 w22 w23 w24 w25 w26 …"
    assert list(diff(replace(before, text="震度5弱を観測した。"), replace(before, text="震度5強を観測した。"))) == [
        "震度5 [-弱-] {+強+} を観測した。"
    ]
    long = replace(before, text="word " * 7000)
    (whole,) = diff(long, replace(long, text="other " * 7000))
    assert whole.startswith("[-word word")
    assert os.linesep not in whole
