from __future__ import annotations

from aggregator.markup.blocks import without


def test_the_lead_printed_again_on_page_two_goes_and_the_rest_keeps_its_markup():
    again = '<h2>The voyage</h2><section><p>A <b>lead</b>, again.</p><p>New &amp; <a href="https://a.example/">linked</a>.</p></section>'
    again += "<ul><li>One</li><li>Two</li></ul><img src=x alt=y>"
    known = ["A lead, again.", "- One\n- Two", "", "linked"]
    assert without(again, known) == (
        '<h2>The voyage</h2><section><p>New &amp; <a href="https://a.example/">linked</a>.</p></section><img src="x" alt="y">'
    )


def test_nothing_known_or_nothing_there_changes_nothing():
    assert without("<p>Words.</p>", []) == "<p>Words.</p>"
    assert without("", ["Words."]) == ""
