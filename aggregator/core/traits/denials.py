"""Whether a headline denies something: by a word, by the form of its verb, or by a refusal. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from aggregator.core.choices import finder
from aggregator.core.stems import raw_words
from aggregator.core.words import vocabulary

_NO_DENIAL = re.compile(  # "not" that denies no fact
    r"\bfound not guilty\b|\bnot only\b|\bno-(?=\w)|\bNo\.? ?\d+(?!\d|st\b|nd\b|rd\b|th\b)"
    r"|\bNo\. ?(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\bno matter\b|\bnicht nur\b|\bnon seulement\b|\bno s[oó]lo\b|\bnon solo\b"
    r"|\bnão só\b|\bniet alleen\b|\binte bara\b|\bnie tylko\b|\bне только\b|\bне (?:лише|тільки)\b|\bnie żyj[eą]\b|\bне стало\b"
    r"|\b(?:doctors|reporters|lawyers|engineers) without borders\b|\bsans fronti[èe]res\b|\bohne grenzen\b|\bsin fronteras\b"
    r"|\bsem fronteiras\b|\bsenza frontiere\b|\bzonder grenzen\b|\butan gränser\b|\bbez granic\b|\bбез границ\b"
    r"|नहीं रह(?:े|ीं)|\bkhông (?:kích|quân|gian|khí|phận|lưu|chỉ)\b|\bhàng không\b|\btidak hanya\b|\bδεν είναι (?:πια )?στη ζωή\b",
    re.IGNORECASE,
)
_DENYING_FORM = {  # languages that deny within the verb
    # olmayacak, gelmedi, yapılmıyor; not "Yılmaz", which is a name
    "turkish": re.compile(r"\b[a-zçğıöşü]+m(?:ayaca|eyece|ad[ıi]|ed[iı]|[ıiuü]yor|amış|emiş)"),
    "persian": re.compile(r"\b(?:نمی|نخواه)"),
}
# One of which stands in every refusal.
_may_refuse = finder(
    (
        "refus",
        "declin",
        "fail",
        "decid",
        "unable",
        "powerless",
        "reluctant",
        " yet to ",
        " short of ",
        "denie",
        "deny",
        "advis",
        "votes against",
        "vote against",
        "voted against",
        "niega",
        "recusa",
        "rifiuta",
        "weigert",
        "отказ",
        "відмов",
        "vägra",
        "nægte",
        "nekte",
        "odmaw",
        "odmówi",
        "tolak ",
        "enggan ",
        "ogah ",
        "từ chối",
    )
)
_REFUSAL = re.compile(
    r"\b(?:(?:refus\w+|declin\w+|fail\w*|unable|powerless|reluctant) to\b|yet to (?!come\b)|stop(?:s|ped)? short of\b"
    r"|den(?:y|ies|ied) \w+ing\b|, (?:\w+ ){1,3}den(?:y|ies|ied)$"
    r"|(?:decid|advis)\w+ against\b|vote[sd]? against \w+ing\b|refuse(?:nt)? de\b|se (?:niegan? a|recusa a)\b|si rifiuta di\b"
    r"|weigert sich\b|weiger\w* te\b|отказ(?:ал|ыва)\w*|відмов(?:и|ля)\w*|rifiuta(?:no)? di\b|vägrar?\b|nægter\b|nekter\b|odm(?:aw|ówi)\w+"
    r"|(?:tolak|menolak) (?:(?:me|ber)\w+|teken|bayar|hadir|mundur|datang|ikut|buka|tutup|jual|beli|temui|minta)\b"
    r"|(?:enggan|ogah)\b|từ chối)"
)
_DENYING_SIGNS = (
    "不", "没", "無", "未", "拒", "否认", "否定", "ない", "せず", "않", " 안 ", " 못", "거부",
    "거절", "불참", "ไม่", "इनकार", "इंकार", "बिना ",
)  # fmt: skip


def negated(text: str, words: Collection[str], language: str) -> bool:
    """Whether one of the raw `words` of `text` denies, or its verb does; in unspaced scripts, a sign of it."""
    denied = _denies(text, words, language) and _denies(bare := _NO_DENIAL.sub(" ", text), raw_words(bare), language)
    if denied != _refuses(text.casefold()):  # "refuses to resign"; who "fails not to" does it
        return True
    return not denied and not text.isascii() and any(sign in text for sign in _DENYING_SIGNS)


def _refuses(folded: str) -> bool:
    return _may_refuse(folded) is not None and _REFUSAL.search(folded) is not None


def _denies(text: str, words: Collection[str], language: str) -> bool:
    if not vocabulary.NEGATIONS.isdisjoint(words):
        found = vocabulary.NEGATIONS.intersection(words)
        if any(language in vocabulary.DENYING_ONLY_IN.get(word, (language,)) for word in found):
            return True
    form = _DENYING_FORM.get(language)
    return bool(form and form.search(text))


def times_denied(text: str) -> int:
    """Return how many words of `text` deny: who "does not say" that it is "no answer" has said less than who says so."""
    return sum([word in vocabulary.NEGATIONS for word in raw_words(text)])
