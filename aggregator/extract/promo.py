"""Tell from its words that a block is not the article: promotion, credits, tags, the headline once more. Pure.

Each rule is anchored at the start of a short block, so that a sentence of the article that uses such words stays.
"""

from __future__ import annotations

import re

_MAX = 60  # words; longer blocks are text whatever they start with
_POINTER = re.compile(
    r"^(?:[-\u2013\u2022>\u00bb\u25ba*|\[(]\s*)*(?:"
    r"read (?:more|also|next|this|the full)\b|also read\b|see (?:more|also)\b\s*[:|]|related(?: (?:stor(?:y|ies)"
    r"|articles?|posts?|news|links?|coverage))?\s*(?:[:|]|$)"
    r"|more(?: on this| from \w+| stories| news| coverage)?\s*(?::|$)|you (?:may|might) also (?:like"
    r"|be interested)|don['\u2019]t miss\b\W*$|must read\s*:"
    r"|recommended(?: for you| reading)?\s*(?::|$)|(?:click|tap) here (?:to|for) (?:read|subscribe|sign|more|get"
    r"|view|see|download)"
    r"|watch(?: (?:now|live|more|the video|below))?\s*[:|]|listen(?: to)?\s*:|what to read next|up next\W*$"
    r"|trending(?: now)?\W*$"
    r"|lesen sie (?:auch|mehr)\b|mehr (?:zum thema|dazu)\b|das könnte sie auch interessieren|à lire(?: aussi)?\b"
    r"|lire aussi\b|voir aussi\b|sur le même sujet"
    r"|lea? también\b|leer también\b|te puede interesar|más información\W*$|noticias relacionadas|leia (?:também"
    r"|mais)\b|veja também\b|saiba mais\W*$"
    r"|leggi anche\b|potrebbe interessarti|lees ook\b|lees meer\b|läs (?:också|mer|även)\b|les også\b|læs også\b"
    r"|lue myös\b|czytaj (?:też|także|więcej)\b"
    r"|zobacz też\b|čtěte také\b|читайте (?:также|еще)|читайте також|baca juga\b|ayrıca oku|ये भी पढ़ें|اقرأ أيضا"
    r")",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"^(?:\W*)(?:sign up (?:for|to|now|here)\b|subscribe (?:to|now|for|here)\b|get (?:the|our|more"
    r"|all) .{0,60}\b(?:inbox|newsletter|updates)\b"
    r"|get the latest .{0,60}\b(?:inbox|newsletters?)|get access to .{0,80}subscription|join (?:our|the"
    r"|us) .{0,60}\b(?:newsletter|telegram|whatsapp|channel|community)\b"
    r"|(?:follow|like|join|find) .{1,80}\bon (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin"
    r"|google news|flipboard)\b"
    r"|download (?:our|the) .{0,40}\bapp\b|have a (?:news )?tip\b|got a (?:news )?tip\b|support (?:our|independent) journalism"
    r"|if you enjoyed this (?:article|post|story)|this (?:story|article|post) (?:was )?(?:originally"
    r"|first) (?:appeared|published)"
    r"|there['\u2019]s plenty more where|jetzt (?:abonnieren|newsletter)|abonnieren sie\b|inscrivez-vous"
    r"|abonnez-vous|suscríbete|regístrate|iscriviti alla newsletter"
    r"|assine (?:a|nossa) newsletter|inscreva-se\b|schrijf je in voor)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:filed under|tags?|topics?|categor(?:y|ies)|keywords|labels|posted in|share(?: (?:this|on|via)[^.]*)?"
    r"|comments?|\d+ comments?|leave a (?:comment|reply)|print|e-?mail"
    r"|advertisement|anzeige|publicité|publicidad|sources?|reklama|schlagworte|stichwörter|метки|теги)\s*(?:[:|]"
    r"|$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"^\(?(?:with (?:inputs?|agency inputs) from (?:agencies|[A-Z][\w ,&]{1,40})"
    r"|this story has not been edited by .{2,60} staff and is .{0,40}auto-?generated.*"
    r"|(?:except for the headline, )?this (?:story|report|article) (?:has not been edited"
    r"|is published from a syndicated feed).*|this is an unedited.{0,120}syndicated.*)\)?\.?\)?$",
    re.IGNORECASE,
)
_IMAGE_NOTE = re.compile(
    r"^this image is (?:ai|computer)[- ]generated|^(?:image|photo|picture|representative image|file (?:photo"
    r"|image))(?: credit(?:s)?| courtesy| source)?\s*:",
    re.IGNORECASE,
)
_COUNTRY_LIST = re.compile(r"^(?:country|countries|location|place)\s*:\s*[\w ,.&'-]{2,80}$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\))\b.{0,160}$|all rights reserved\.?$", re.IGNORECASE)
_RULE = re.compile(r"^[\W_]+$")


def furniture(text: str, title: str, *, first: bool, last: bool) -> str | None:
    """Return why the block is not the article, None when it may be.

    `first` and `last` say where it stands: the headline is repeated at the top, notices stand at the end.
    """
    line = " ".join(text.split()).strip()
    if not line or _RULE.match(line):
        return "rule"
    if len(line.split()) > _MAX:
        return None
    if _same_words(line, title):
        return "headline repeated"
    for pattern, reason in _RULES:
        if pattern.search(line):
            return reason
    return "copyright" if last and not first and _COPYRIGHT.search(line) else None


_RULES = (
    (_POINTER, "pointer to another page"),
    (_SUBSCRIBE, "promotion"),
    (_CREDIT, "tags or buttons"),
    (_AGENCY, "agency notice"),
    (_IMAGE_NOTE, "note on an image"),
    (_COUNTRY_LIST, "list of countries"),
)


def _same_words(line: str, title: str) -> bool:
    """Return whether a block says no more than the headline."""
    own, head = _words(line), _words(title)
    return bool(own) and len(own) > 2 and own == head  # noqa: PLR2004 - a short line may be text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
