"""What people look for and how papers write it: found in every way of writing, on both engines, and nothing else."""

from __future__ import annotations

import pytest

from aggregator.core.searchwords import MOST
from aggregator.store.store import Store
from tests.contract.store.builders import HERALD, NOW, entry, page, poll, revise, with_feeds

CASES = {
    "a typographic quotation mark made no phrase": (
        ["The blue harbour gate"],
        ["The gate of the blue harbour"],
        ["“harbour gate”", "„harbour gate“", "«harbour gate»", '"harbour gate'],
    ),
    "a phrase that ends in a star found nothing": (["Maple syrupy taste"], ["Maple in syrup"], ['"maple syr*"', "maple syrupy*"]),
    "OR and NOT were words": (
        ["Zebra escapes", "Giraffe escapes"],
        ["Zebra and lion escape", "Lion escapes"],
        ["(zebra OR giraffe) escapes NOT lion", "zebra escapes OR giraffe -lion", "escapes (zebra OR -lion giraffe"],
    ),
    "a headline could not be searched alone": (["Okapi born|in the zoo"], ["Zoo|an okapi was born"], ["title:okapi", 'Title:"okapi born"']),
    "nor a text": (["Zoo|a tapir was born"], ["Tapir born|in the zoo"], ["text:tapir", "text:tap*"]),
    "a dash in a pasted headline left out what follows": (["Ferry sinks – three dead"], [], ["Ferry sinks – three dead", "ferry - sinks"]),
    "C++ found every C": (["C++ and C# meet"], ["Vitamin C meets"], ["c++", "C#", "C++ C#"]),
    "of the U.S. only one way to write it was found": (
        ["U.S. tariffs", "US tariffs"],
        ["Tell us of tariffs"],
        ["U.S.", "u.s", "U.S. tariffs"],
    ),
    "nor of an abbreviation": (["N.A.T.O. summit", "NATO summit"], [], ["NATO", "nato", "N.A.T.O."]),
    "F16 was another jet than the F-16": (["F-16 lands", "F16 lands", "F 16 lands"], ["F-35 lands"], ["F-16", "f16"]),
    "cooperation was not co-operation": (["Co-operation", "Cooperation", "Co\u2011operation"], [], ["co-operation", "cooperation"]),
    "O'Brien was found by one apostrophe": (["O’Brien", "O'Brien", "OʼBrien"], [], ["O'Brien", "o’brien", "obrien"]),
    "on PostgreSQL and/or was a path": (["Kestria/Holm line"], [], ["holm", "kestria", "kestria/holm"]),
    "and a file name a host": (["The file report.pdf of ida@herald.example"], [], ["report", "pdf", "ida", "herald", "report.pdf"]),
    "a number was found as printed alone": (
        ["Some 12,500 jobs", "Some 12500 jobs", "Some 12.500 jobs", "Some 12\u202f500 jobs"],
        ["Some 12 jobs and 500 more"],
        ["12,500", "12500", "12.500"],
    ),
    "a price was any number": (["Now $49", "Now 49 $", "Now US$49"], ["Now 49 euros", "Now €49"], ["$49", "49$"]),
    "a share was any number": (["Up 7%", "Up 7 %"], ["Up 7 points"], ["7%"]),
    "an emoji was nothing": (["Ferry 🚢 leaves", "🚢🏽"], ["Ferry leaves"], ["🚢"]),
    "Müller was not Mueller": (["Müller siegt", "Mueller siegt"], ["Miller siegt"], ["müller", "mueller", "Mu\u0308ller"]),
    "a poet is no pot": (["The poet reads"], ["The pot boils"], ["poet"]),
    "ß was not ss": (["Straße", "Strasse", "STRASSE"], [], ["straße", "strasse"]),
    "letters whose bar Unicode does not take off": (["Tromsø Łódź Þingvellir Đà"], [], ["tromso", "lodz", "thingvellir", "da"]),
    "ligatures": (["The oﬃce of cœur"], [], ["office", "coeur"]),
    "a soft hyphen parted a word": (["Hafen\u00adstadt"], [], ["hafenstadt", "hafen\u00adstadt"]),
    "the Turkish i": (["IŞIK, ışık, İstanbul"], [], ["isik", "ışık", "istanbul", "İSTANBUL"]),
    "ё was not е": (["Самолёт", "Самолет"], [], ["самолёт", "САМОЛЕТ"]),
    "й is not и": (["Мой дом"], ["Мои дома"], ["мой"]),
    "a stress mark": (["За\u0301мок"], [], ["замок"]),
    "vowels that an Arabic paper printed": (["القَاهِرَةُ"], [], ["القاهرة", "القاهره"]),
    "the article of Arabic": (["الذهب", "ذهب", "والذهب"], ["مذهب"], ["ذهب", "الذهب"]),
    "Persian and Arabic keyboards": (["کیک یزدی", "كيك يزدي"], [], ["کیک", "كيك"]),
    "a half space": (["می\u200cشود", "می شود"], [], ["می\u200cشود"]),
    "digits of other scripts": (["عام ٢٠٢٦", "सन २०२६", "Jahr 2026"], [], ["2026", "٢٠٢٦"]),
    "points of Hebrew": (["שָׁלוֹם"], [], ["שלום"]),
    "marks of Hebrew": (["צה״ל", 'צה"ל'], [], ['צה"ל', "צה״ל"]),
    "prefixes of Hebrew": (["הממשלה", "ממשלה"], [], ["ממשלה"]),
    "nukta and nasals of Hindi": (["ज़मीन हिन्दी", "जमीन हिंदी"], [], ["ज़मीन", "जमीन", "हिंदी", "हिन्दी"]),
    "vowels of Indic scripts were not looked at": (["काम বাংলা"], ["कम বংল"], ["काम", "বাংলা"]),
    "nor tones of Thai": (["ป่าไม้"], ["ป้าไม"], ["ป่า"]),
    "the other form of Chinese": (["國會選舉", "国会选举"], [], ["国会", "國會選舉"]),
    "wide letters": (["ＡＰＥＣとＩＰＡＤ２"], [], ["apec", "ipad2", "ＡＰＥＣ"]),
    "narrow kana": (["ﾄﾖﾀ ｶﾞｽ", "トヨタ ガス"], [], ["トヨタ", "ｶﾞｽ", "ガス"]),
    "a long vowel at the end": (["コンピューター", "コンピュータ"], [], ["コンピューター", "コンピュータ"]),
    "v or b in kana": (["ヴァイオリン", "バイオリン", "ｳﾞｧｲｵﾘﾝ"], [], ["バイオリン", "ヴァイオリン"]),
    "chillu with a joiner": (["അവൻ", "അവന്\u200d"], [], ["അവൻ"]),
    "a point inside a word of Catalan": (["Col·legi"], [], ["collegi", "col·legi"]),
    "Đoković was not Djokovic": (["Novak Đoković"], [], ["djokovic", "dokovic", "Đoković"]),
    "a form of Chinese that the table lacked": (["習近平", "习近平"], [], ["习近平", "習近平"]),
    "Korean in parts": (["\u1109\u1165\u110b\u116e\u11af"], [], ["서울"]),
    "final sigma and tonos": (["Ορθόδοξος ΟΡΟΣ"], [], ["ορθοδοξος", "όρος", "ΟΡΘΟΔΟΞΟΣ"]),
    "small figures": (["CO₂ and m² and Ⅷ"], [], ["co2", "m2", "viii"]),
    "a trademark": (["Lego™"], [], ["lego"]),
}


@pytest.mark.parametrize("story", CASES)
def test_what_people_look_for_is_found_however_a_paper_writes_it(store: Store, story: str) -> None:
    held, others, asked = CASES[story]
    (feed,) = with_feeds(store, HERALD)
    texts = [text.partition("|") for text in [*held, *others]]
    entries = [entry(str(n), title=title if body else f"News {n}", text=body or title) for n, (title, _, body) in enumerate(texts)]
    numbers = store.feeds.record(poll(feed, *entries)).article_ids
    hits = {text: store.search.query(text, 9) for text in asked}
    assert {text: sorted(hit.article.id for hit in found) for text, found in hits.items()} == dict.fromkeys(
        asked, sorted(numbers)[: len(held)]
    )
    assert [hit.snippet for found in hits.values() for hit in found if "\u2068" not in hit.snippet] == []


def test_what_leaves_the_index_leaves_nothing_of_its_signs(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    (number,) = store.feeds.record(
        poll(feed, entry("a", title="Müller’s C++ for $49", text="The U.S. 🚢 of ＮＨＫ und Århus."))
    ).article_ids
    asked = ["mueller", "c++", "$49", "U.S.", "🚢", "nhk", "aarhus", "mullers"]
    assert [len(store.search.query(text, 5)) for text in asked] == [1] * len(asked)
    store.feeds.record(poll(feed, revised=(revise(store, feed, entry("a", title="Another", text="of another")),)))
    assert [store.search.query(text, 5) for text in asked] == [[]] * len(asked)
    store.articles.record_page(page(number, "Straße frei"))
    assert store.search.query("another", 5) != [], "the headline stays"
    assert len(store.search.query("strasse", 5)) == 1
    assert store.upkeep.check() == []


@pytest.mark.parametrize(
    "text", ["ferry " * 2000, " ".join(f"ferry{n}" for n in range(5000)), "x" * 20_000, "é" * 5000, "(" * 3000, "🚢" * 900]
)
def test_no_search_is_too_long(store: Store, text: str) -> None:
    """Two thousand times one word took PostgreSQL 102 seconds."""
    (feed,) = with_feeds(store, HERALD)
    store.feeds.record(poll(feed, entry("a", title="Ferry", text=f"The ferry {text[:9000]} ferry " * 9)))
    assert isinstance(store.search.query(text, 5), list)


def test_of_a_pasted_text_the_first_words_count(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    words = [f"ferry{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MOST + 9)]
    store.feeds.record(poll(feed, entry("a", text=" ".join(words[:MOST])), entry("b", text=" ".join(words[: MOST - 1])), at=NOW))
    assert [hit.article.title for hit in store.search.query(" ".join(words), 5)] == ["Ferry a leaves the harbour"]


def test_of_equal_hits_the_one_that_came_last_is_first(store: Store) -> None:
    """PostgreSQL gave them as they lay."""
    (feed,) = with_feeds(store, HERALD)
    numbers = store.feeds.record(poll(feed, *(entry(str(n), title="Ferry", text="The ferry.") for n in range(9)))).article_ids
    assert [hit.article.id for hit in store.search.query("ferry", 5)] == sorted(numbers, reverse=True)[:5]


def test_an_excerpt_shows_where_the_words_stand_together(store: Store) -> None:
    (feed,) = with_feeds(store, HERALD)
    text = f"The ferry left. {'Nothing happened. ' * 40}At night the ferry sank off Müllers Holm. {'Nothing more. ' * 40}"
    store.feeds.record(poll(feed, entry("a", text=text)))
    (hit,) = store.search.query("ferry sank mueller*", 5)
    assert "the \u2068ferry\u2069 \u2068sank\u2069 off \u2068Müllers\u2069 Holm." in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
