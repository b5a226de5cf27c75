"""Say by name why a page is not the article. Every rule needs words of its own and a page with little text: long text is text.

The order is that of certainty: a challenge also asks for JavaScript, a consent wall also hides a paywall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from aggregator.errors import Rejection
from aggregator.extract import jsonld
from aggregator.extract.facts import Facts
from aggregator.markup import words

_CHALLENGE = re.compile(
    r"just a moment\.\.\.|checking your browser before|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a (?:robot|human)\??|i['\u2019]?m not a robot"
    r"|attention required! \| cloudflare|cf-chl-|cf_chl_|_cf_chl|challenge-platform/|ddos-guard|px-captcha"
    r"|perimeterx|datadome|captcha-delivery"
    r"|incapsula incident|request unsuccessful\. incapsula|pardon our interruption"
    r"|access to this page has been denied|unusual traffic from your"
    r"|complete the (?:captcha|security check)|press (?:&|and) hold to confirm"
    r"|enable js and disable any ad blocker|security check to access"
    r"|(?:please )?solve (?:this|the) captcha|bitte bestätigen sie, dass sie (?:kein roboter|ein mensch)"
    r"|vérifiez que vous (?:êtes humain|n['\u2019]êtes pas un robot)|aws-waf-token",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue to|we (?:and our (?:\d+ )?partners )?(?:use|store|process).{0,60}(?:cookies"
    r"|personal data)|we value your privacy|your privacy choices|manage (?:your )?(?:cookie|privacy|consent)"
    r"|accept (?:all|cookies)|reject all|consent to (?:the use|our)|cookie (?:policy|settings|preferences|consent)"
    r"|legitimate interest|store and/or access information"
    r"|alle akzeptieren|zustimmen und weiter|einwilligung|datenschutzeinstellungen|wir verwenden cookies"
    r"|mit werbung (?:weiter)?lesen|tout accepter|continuer sans accepter|nous utilisons des cookies"
    r"|aceptar (?:todo|y continuar)|utilizamos cookies|rechazar|accetta (?:tutti|e continua)|utilizziamo i cookie"
    r"|alles accepteren|wij gebruiken cookies|aceitar (?:todos|cookies)|godkänn alla",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:please )?(?:subscribe"
    r"|log in|sign in|register|create)|this (?:article|content|story) is (?:for|only (?:for|available to)"
    r"|reserved for|exclusive (?:to|for)) (?:our )?(?:paying )?(?:subscribers|members|premium)"
    r"|already a (?:subscriber|member)\??|(?:subscriber|member)s?[- ]only|unlock this (?:article|story)"
    r"|you(?:['\u2019]ve| have) (?:reached|read) your (?:free )?(?:limit|\w+ free article)"
    r"|register (?:for free )?to (?:continue|keep) reading"
    r"|start your (?:free )?trial to|log in to (?:continue|read)|weiterlesen mit|jetzt (?:weiterlesen"
    r"|testen und weiterlesen)|nur für abonnenten|bereits abonnent|dieser (?:artikel"
    r"|inhalt) ist (?:nur )?für abonnenten"
    r"|réservé (?:à nos|aux) abonnés|(?:la suite|lire la suite).{0,30}abonnés|déjà abonné|contenido (?:exclusivo"
    r"|solo) para suscriptores|exclusivo para (?:suscriptores|assinantes)|ya (?:eres|soy) suscriptor"
    r"|contenuto riservato agli abbonati|sei già abbonato|alleen voor abonnees|conteúdo exclusivo para assinantes",
    re.IGNORECASE,
)
_GONE_TITLE = re.compile(
    r"\b(?:error\s*)?404\b|(?:page|article|story|content)(?: was| could)? not (?:be )?found|not found$|^not found"
    r"|page (?:doesn['\u2019]t|does not|no longer) exists?|nothing (?:was )?found|page (?:unavailable|missing)"
    r"|seite (?:wurde )?(?:leider )?nicht (?:gefunden|verfügbar)|page (?:introuvable|non trouvée)"
    r"|página no (?:encontrada|existe)|página não encontrada|pagina non trovata|pagina niet gevonden"
    r"|sidan (?:kunde inte hittas|hittades inte)"
    r"|страница не найдена|nie znaleziono strony|ページが見つかりません|पृष्ठ नहीं मिला",
    re.IGNORECASE,
)
_GONE_TEXT = re.compile(
    r"(?:page|article|story) you(?:['\u2019]re| are| were|['\u2019]ve)? ?(?:looking for|requested|tried to"
    r"|have requested)|(?:has been|was) (?:removed|deleted|moved) or|no longer (?:available|exists)"
    r"|may have been (?:moved|deleted|removed)"
    r"|nicht mehr verfügbar|n['\u2019]existe (?:plus|pas)|ya no (?:existe|está disponible)|non esiste più"
    r"|bestaat niet (?:meer)?",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|needs?|without) java ?script|java ?script (?:is|must be|has to be"
    r"|needs to be) (?:disabled|enabled|required|turned (?:on|off)|not (?:enabled|supported))"
    r"|java ?script (?:aktivieren|ist deaktiviert)|activer java ?script|habilit(?:e|ar) java ?script"
    r"|attiva(?:re)? java ?script",
    re.IGNORECASE,
)
_APP_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "svelte", "gatsby-focus-wrapper", "___gatsby", "main-app"})
_NON_ARTICLE_KINDS = ("website", "profile", "object")
_SHORT, _LITTLE, _TINY, _NONE = 220, 120, 60, 12  # words
_TEASERS = 8  # headlines with links from which on a page lists articles
_HEADLINES = frozenset({"h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at."""

    tree: HtmlElement
    facts: Facts
    text: str  # what the extractor found
    source: str  # the whole markup
    url: str
    declared_article: bool  # a feed item led here


def refuse(page: Page) -> tuple[Rejection, str] | None:
    """Return why the page is not the article with the words that say so, None when it may be one."""
    count = words(page.text)
    shown = " ".join(visible_text(page.tree).split())
    for rule in (_challenge, _soft_404, _consent, _paywall, _needs_script, _video, _listing, _empty):
        found = rule(page, count, shown)
        if found is not None:
            return found
    return None


def visible_text(tree: HtmlElement) -> str:
    """Return the page's words without scripts and styles; what <noscript> says counts."""
    skipped = ("script", "style", "template", "svg")
    body = tree.find("body") if tree.tag == "html" else tree
    root = body if body is not None else tree
    return (
        " ".join(
            text
            for element in root.iter()
            if element.tag not in skipped and isinstance(element.tag, str)
            for text in (element.text or "", element.tail or "")
        )
        if root is not None
        else ""
    )


_Found = tuple[Rejection, str] | None


def _challenge(page: Page, count: int, shown: str) -> _Found:
    if count > _LITTLE:
        return None
    title = _tag_title(page.tree)
    match = _CHALLENGE.search(title) or _CHALLENGE.search(shown) or (_CHALLENGE.search(page.source) if words(shown) < _LITTLE else None)
    return (Rejection.CHALLENGE, f"says {match[0]!r}") if match else None


def _soft_404(page: Page, count: int, shown: str) -> _Found:
    heads = [_tag_title(page.tree), page.facts.title, *(" ".join(h.text_content().split()) for h in page.tree.iter("h1"))]
    match = next((m for m in map(_GONE_TITLE.search, heads) if m), None)
    if match is not None and count <= _SHORT:
        return Rejection.SOFT_404, f"titled {match[0]!r}"
    told = _GONE_TEXT.search(shown) if count <= _TINY and not page.facts.is_article else None
    return (Rejection.SOFT_404, f"says {told[0]!r}") if told else None


def _consent(page: Page, count: int, shown: str) -> _Found:
    hits = [match[0] for match in _CONSENT.finditer(page.text)]
    if len(hits) >= 2 and count <= _SHORT * 2 and len(hits) * 60 >= count:  # noqa: PLR2004 - one phrase may be a sentence of the article
        return Rejection.CONSENT, f"says {hits[0]!r}"
    around = {match[0].lower() for match in _CONSENT.finditer(shown)}
    if len(around) >= 2 and count <= _TINY and not _teases(page):  # noqa: PLR2004 - as above
        return Rejection.CONSENT, f"says {min(around)!r}"
    return None


def _teases(page: Page) -> bool:
    return page.facts.free is False or bool(_PAYWALL.search(page.text))


def _paywall(page: Page, count: int, shown: str) -> _Found:
    if count > _SHORT:
        return None
    match = _PAYWALL.search(shown)
    if page.facts.free is False and count <= _SHORT:
        return Rejection.PAYWALL, "declares isAccessibleForFree false and shows a stub"
    return (Rejection.PAYWALL, f"says {match[0]!r}") if match and count <= _LITTLE + _TINY else None


def _needs_script(page: Page, count: int, shown: str) -> _Found:
    if count > _TINY:
        return None
    match = _SCRIPT.search(shown)
    if match is not None:
        return Rejection.NEEDS_SCRIPT, f"says {match[0]!r}"
    empty_root = any(e.get("id") in _APP_ROOTS and not e.text_content().strip() for e in page.tree.iter("div"))
    return (Rejection.NEEDS_SCRIPT, "an empty application root") if empty_root and words(shown) < _TINY else None


def _video(page: Page, count: int, shown: str) -> _Found:  # noqa: ARG001 - every rule takes the same
    if count > _TINY + _NONE:
        return None
    has_video = any(jsonld.types(node) & jsonld.VIDEOS for node in page.facts.nodes)
    player = next(page.tree.iter("video"), None) is not None
    if page.facts.kind.startswith("video") or ((has_video or player) and count <= _TINY):
        return Rejection.VIDEO, "a player and little text"
    return None


def _listing(page: Page, count: int, shown: str) -> _Found:
    facts = page.facts
    if facts.is_article:
        return None
    path = urlsplit(page.url).path.strip("/")
    lists = any(jsonld.types(node) & jsonld.LISTS for node in facts.nodes)
    teasers = sum(1 for head in page.tree.iter(*_HEADLINES) if next(head.iter("a"), None) is not None or _in_link(head))
    long = longest_paragraph(page.tree)
    if teasers >= _TEASERS and long < _LITTLE and (lists or not page.declared_article or count < words(shown) / 2):
        return Rejection.LISTING, f"{teasers} linked headlines and no article"
    if not path and page.url and not page.declared_article and teasers >= _TEASERS // 2:
        return Rejection.LISTING, "the site's front page"
    return (Rejection.LISTING, "declares a list") if lists and long < _TINY and count < _SHORT else None


def _in_link(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def longest_paragraph(tree: HtmlElement) -> int:
    """Return the words of the three longest paragraphs together."""
    counts = sorted((words(p.text_content()) for p in tree.iter("p")), reverse=True)
    return sum(counts[:3])


def _empty(page: Page, count: int, shown: str) -> _Found:  # noqa: ARG001 - every rule takes the same
    return (Rejection.EMPTY, f"{count} words of text") if count < _NONE else None


def _tag_title(tree: HtmlElement) -> str:
    return next((title.text_content() for title in tree.iter("title")), "")
