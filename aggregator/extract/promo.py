"""Tell from its words that a block is not the article: promotion, credits, tags, the headline once more. Pure.

Each rule is anchored at the start of a short block, so that a sentence of the article that uses such words stays.
"""

from __future__ import annotations

import re

_MAX = 60  # words; longer blocks are text whatever they start with
_POINTER = re.compile(
    r"^(?:[-\u2013\u2022>\u00bb\u25ba*|\[(]\s*)*(?:"
    r"read (?:more|also|next|this|the full)\b|also read\b|see (?:more|also)\b\s*[:|]|related(?: (?:stor(?:y|ies)|articles?|posts?|news|links?|coverage))?\s*(?:[:|]|$)"
    r"|more(?: on this| from \w+| stories| news| coverage)?\s*(?::|$)|you (?:may|might) also (?:like|be interested)|don['\u2019]t miss\b\W*$|must read\s*:"
    r"|recommended(?: for you| reading)?\s*(?::|$)|(?:click|tap) here (?:to|for) (?:read|subscribe|sign|more|get|view|see|download)"
    r"|watch(?: (?:now|live|more|the video|below))?\s*[:|]|listen(?: to)?\s*:|what to read next|up next\W*$|trending(?: now)?\W*$"
    r"|lesen sie (?:auch|mehr)\b|mehr (?:zum thema|dazu)\b|das k\u00f6nnte sie auch interessieren|\u00e0 lire(?: aussi)?\b|lire aussi\b|voir aussi\b|sur le m\u00eame sujet"
    r"|lea? tambi\u00e9n\b|leer tambi\u00e9n\b|te puede interesar|m\u00e1s informaci\u00f3n\W*$|noticias relacionadas|leia (?:tamb\u00e9m|mais)\b|veja tamb\u00e9m\b|saiba mais\W*$"
    r"|leggi anche\b|potrebbe interessarti|lees ook\b|lees meer\b|l\u00e4s (?:ocks\u00e5|mer|\u00e4ven)\b|les ogs\u00e5\b|l\u00e6s ogs\u00e5\b|lue my\u00f6s\b|czytaj (?:te\u017c|tak\u017ce|wi\u0119cej)\b"
    r"|zobacz te\u017c\b|\u010dt\u011bte tak\u00e9\b|\u0447\u0438\u0442\u0430\u0439\u0442\u0435 (?:\u0442\u0430\u043a\u0436\u0435|\u0435\u0449\u0435)|\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u043e\u0436|baca juga\b|ayr\u0131ca oku|\u092f\u0947 \u092d\u0940 \u092a\u0922\u093c\u0947\u0902|\u0627\u0642\u0631\u0623 \u0623\u064a\u0636\u0627"
    r")",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"^(?:\W*)(?:sign up (?:for|to|now|here)\b|subscribe (?:to|now|for|here)\b|get (?:the|our|more|all) .{0,60}\b(?:inbox|newsletter|updates)\b"
    r"|get the latest .{0,60}\b(?:inbox|newsletters?)|get access to .{0,80}subscription|join (?:our|the|us) .{0,60}\b(?:newsletter|telegram|whatsapp|channel|community)\b"
    r"|(?:follow|like|join|find) .{1,80}\bon (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|google news|flipboard)\b"
    r"|download (?:our|the) .{0,40}\bapp\b|have a (?:news )?tip\b|got a (?:news )?tip\b|support (?:our|independent) journalism"
    r"|if you enjoyed this (?:article|post|story)|this (?:story|article|post) (?:was )?(?:originally|first) (?:appeared|published)"
    r"|there['\u2019]s plenty more where|jetzt (?:abonnieren|newsletter)|abonnieren sie\b|inscrivez-vous|abonnez-vous|suscr\u00edbete|reg\u00edstrate|iscriviti alla newsletter"
    r"|assine (?:a|nossa) newsletter|inscreva-se\b|schrijf je in voor)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:filed under|tags?|topics?|categor(?:y|ies)|keywords|labels|posted in|share(?: (?:this|on|via)[^.]*)?|comments?|\d+ comments?|leave a (?:comment|reply)|print|e-?mail"
    r"|advertisement|anzeige|publicit\u00e9|publicidad|sources?|reklama|schlagworte|stichw\u00f6rter|\u043c\u0435\u0442\u043a\u0438|\u0442\u0435\u0433\u0438)\s*(?:[:|]|$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"^\(?(?:with (?:inputs?|agency inputs) from (?:agencies|[A-Z][\w ,&]{1,40})|this story has not been edited by .{2,60} staff and is .{0,40}auto-?generated.*"
    r"|(?:except for the headline, )?this (?:story|report|article) (?:has not been edited|is published from a syndicated feed).*|this is an unedited.{0,120}syndicated.*)\)?\.?\)?$",
    re.IGNORECASE,
)
_IMAGE_NOTE = re.compile(
    r"^this image is (?:ai|computer)[- ]generated|^(?:image|photo|picture|representative image|file (?:photo|image))(?: credit(?:s)?| courtesy| source)?\s*:",
    re.IGNORECASE,
)
_COUNTRY_LIST = re.compile(r"^(?:country|countries|location|place)\s*:\s*[\w ,.&'-]{2,80}$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^(?:copyright|\u00a9|\(c\))\b.{0,160}$|all rights reserved\.?$", re.IGNORECASE)
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
