"""The words of pages that stand in front of an article or in its place: regular expressions, by kind and by language.

The strong ones address the reader (`we value your privacy`, `subscribe to continue reading`); an article about the matter talks of it.
"""

from __future__ import annotations

import re

_QUOTES = ('"', "\u201c", "\u201e", "\u201d", "\u00ab", "\u00bb", "\u2018", "\u300c")


class Phrases:
    """Phrases in lower case, found in any.

    Case is folded before the search: `re` tries the branches of a pattern one after the other where it is to ignore case, and by their
    first letters where it is not (3 to 5 times faster on the lines of pages).
    """

    def __init__(self, *phrases: str) -> None:
        """Take regular expressions without capital letters."""
        self._pattern = re.compile(_dotted("|".join(phrases)))

    def search(self, text: str) -> str | None:
        """Return what `text` says of this, None when nothing; in quotation marks it is said of somebody else's wall."""
        folded = _dotted(text.lower())
        match = next((found for found in self._pattern.finditer(folded) if not folded.endswith(_QUOTES, 0, found.start())), None)
        if match is None:
            return None
        return text[match.start() : match.end()] if len(folded) == len(text) else match[0]


def _dotted(text: str) -> str:
    """Return lower-case `text` with one kind of i, for Turkish capitals fold to the wrong one."""
    return text if text.isascii() else text.replace("i\u0307", "i").replace("\u0131", "i")


CHALLENGE = Phrases(
    r"just a moment\.\.\.", r"checking your browser before", r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"are you a (?:robot|human)\??", r"not a (?:robot|bot)\b", r"attention required! \| cloudflare",
    r"pardon our interruption", r"access to this page has been denied", r"unusual (?:traffic|activity)\b",
    r"complete the (?:captcha|security check)", r"press (?:&|and) hold to confirm", r"solve (?:this|the) captcha",
    r"enable js and disable any ad blocker", r"security check to access", r"review the security of your connection",
    r"you don['\u2019]t have permission to access", r"you have been blocked", r"request unsuccessful\. incapsula",
    r"your (?:ip|request) (?:address )?(?:has been|was) blocked", r"bestätigen sie,? dass sie (?:kein roboter|ein mensch)",
    r"vérifiez que vous (?:êtes humain|n['\u2019]êtes pas un robot)",
    r"(?:demuestra|confirma) que (?:no eres un robot|eres humano)", r"(?:solicitud|petición) ha sido bloqueada",
    r"(?:confirme|prove) que (?:você )?(?:não é um robô|é humano)",
    r"(?:dimostra|conferma) di (?:non essere un robot|essere umano)", r"bevestig dat je (?:geen robot|een mens)",
    r"potwierdź,? że nie jesteś robotem", r"подтвердите,? что (?:вы не робот|запросы отправляли вы)", r"robot olmadığınızı",
    r"^(?:人机|人機|安全)(?:验证|驗證)$", r"^请(?:先)?完成.{0,8}验证", r"^請(?:先)?完成.{0,8}驗證",
    r"ロボットでは(?:ありません|ないこと)", r"로봇이 아닙니다",
)  # fmt: skip
CHALLENGE_CODE = Phrases(
    r"cf-chl-", r"cf_chl_", r"_cf_chl", r"challenge-platform/", r"ddos-guard", r"px-captcha", r"perimeterx", r"datadome",
    r"captcha-delivery", r"incapsula incident", r"aws-waf-token",
)  # fmt: skip
GEO = Phrases(
    r"(?:not|isn['\u2019]t) (?:currently )?available in your (?:country|region|location|area)",
    r"unavailable (?:in your|due to legal)",
    r"attempting to access this (?:website|site) from a country belonging to the european economic area",
    r"in (?:ihrem|deinem) (?:land|region) (?:leider )?nicht verfügbar",
    r"n['\u2019]est pas disponible dans votre (?:pays|région)", r"no está disponible en (?:tu|su) (?:país|región)",
    r"não está disponível n[oa] seu (?:país|região)", r"non è disponibile nel tuo paese",
    r"niet beschikbaar in (?:jouw|uw) (?:land|regio)", r"niedostępn[ya] w twoim kraju", r"недоступен в вашей стране",
)  # fmt: skip
LOGIN = Phrases(
    r"(?:sign|log) in (?:to|with) (?:your|an) account", r"please (?:log|sign) in\b", r"session has expired",
    r"forgot(?:ten)? your password", r"melden sie sich (?:bitte )?an\b", r"passwort vergessen", r"connectez-vous",
    r"mot de passe oublié", r"inicia sesión", r"olvidaste tu contraseña", r"accedi al tuo account", r"password dimenticata",
    r"(?:faça|fazer) login", r"esqueceu (?:a|sua) senha", r"log in op je account", r"wachtwoord vergeten", r"zaloguj się",
    r"logga in\b", r"войдите\b", r"enter your e-?mail(?: address)? to (?:continue|keep|read)",
)  # fmt: skip
CONSENT = Phrases(  # the page speaks of itself and to its reader
    r"before you continue to",
    (r"we (?:and our (?:\d+ )?(?:\w+ )?partners )?(?:use|store|process).{0,60}(?:cookies|personal data"
    r"|information on)"),
    r"we value your privacy", r"your privacy (?:choices|matters)", r"manage (?:your )?(?:cookie|privacy|consent)",
    r"wir (?:und unsere (?:\d+ )?partner )?(?:verwenden|verarbeiten|nutzen)\b.{0,60}(?:cookies|daten)",
    r"setzen wir\b.{0,60}\bcookies", r"mit werbung (?:weiter)?lesen", r"(?:ihre|deine) (?:zustimmung|einwilligung)",
    r"nous utilisons des cookies",
    r"nos (?:\d+ )?partenaires", r"vos données, votre choix", r"(?:votre consentement|votre accord)", r"utilizamos cookies",
    r"(?:nosotros y )?nuestros socios", r"utilizziamo i cookie", r"noi e i nostri (?:\d+ )?(?:partner|fornitori)",
    r"wij gebruiken cookies", r"(?:szanujemy|cenimy) twoją prywatność", r"my i nasi partnerzy", r"używamy plików cookie",
    r"nós e os nossos parceiros", r"usamos cookies", r"vi använder (?:kakor|cookies)", r"мы используем (?:файлы )?cookie",
    r"çerez(?:ler)? kullan", r"हम कुकी", r"クッキーを使用", r"نستخدم ملفات تعريف الارتباط",
)  # fmt: skip
CONSENT_MORE = Phrases(  # what a wall goes on with: buttons and purposes
    r"accept all", r"reject all", r"consent to (?:the use|our)", r"cookie (?:policy|settings|preferences|consent)",
    r"cookies\b", r"legitimate interest", r"store and(?:/or)? access information", r"personal data", r"manage", r"privacy",
    r"alle akzeptieren", r"zustimmen und weiter", r"datenschutzeinstellungen", r"tracking", r"pur-abo", r"tout accepter",
    r"continuer sans accepter", r"consentement", r"publicité", r"aceptar (?:todo|todas|y continuar)", r"rechazar", r"accetta",
    r"rifiuta", r"dati personali", r"alles accepteren", r"toestemming", r"akceptuj", r"odrzuć", r"wyrazić zgodę", r"aceitar",
    r"rejeitar", r"dados pessoais", r"godkänn", r"принять", r"kabul et",
)  # fmt: skip
AGREE = Phrases(  # on the button
    r"\bagree\b", r"accept", r"einverstanden", r"zustimmen", r"akzeptieren", r"j['\u2019]accepte", r"accepter", r"acepto",
    r"aceptar", r"accett[ao]",
    r"akkoord", r"accepteren", r"godkänn", r"akceptuj", r"zgadzam", r"aceitar", r"concordo", r"kabul", r"принять", r"согласен",
)  # fmt: skip
DECLINE = Phrases(  # on the button beside it
    r"only (?:what is )?(?:need|necessary|essential)", r"reject", r"decline", r"refuse", r"ablehnen", r"nur notwendige",
    r"sans accepter", r"rechazar",
    r"rifiuta", r"weigeren", r"alleen noodzakelijke", r"avvisa", r"neka", r"odrzuć", r"rejeitar", r"recusar", r"reddet", r"отклонить",
)  # fmt: skip
PAYWALL = Phrases(  # says that there is more, and for whom
    r"subscribe (?:now )?to (?:continue|keep) reading",
    r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in|register|create)",
    r"subscribe (?:now )?to (?:read|view) (?:the )?(?:full|rest)",
    r"to (?:read|view) the (?:full|rest of).{0,20},? (?:please )?(?:subscribe|log in|sign in)",
    (r"this (?:article|content|story) is (?:for|only (?:for|available to)|reserved for|exclusive (?:to"
    r"|for)) (?:our )?(?:paying )?(?:subscribers|members|premium)"),
    r"(?:subscriber|member)s?[- ]only\b", r"unlock this (?:article|story)",
    r"you(?:['\u2019]ve| have) (?:reached|read) your (?:free )?(?:limit|\w+ free article)",
    r"(?:register|log in)(?: for free)? to (?:continue|keep|read)", r"start your (?:free )?trial to", r"weiterlesen mit\b",
    r"jetzt (?:weiterlesen|testen und weiterlesen)", r"nur für abonnenten", r"(?:artikel|inhalt) ist (?:nur )?für abonnenten",
    r"réservé (?:à nos|aux) abonnés", r"(?:la suite|lire la suite).{0,30}abonnés",
    r"contenido (?:exclusivo|solo) para suscriptores", r"exclusivo para (?:suscriptores|assinantes)",
    r"contenuto riservato agli abbonati", r"alleen voor abonnees", r"log in om verder te lezen",
    r"conteúdo exclusivo para assinantes", r"tylko dla (?:prenumeratorów|subskrybentów)", r"låst artikel",
    r"för prenumeranter", r"только для подписчиков", r"sadece abonelere", r"有料会員限定", r"この記事は会員限定",
    r"प(?:\u095d|\u0922\u093c)ने के लिए (?:सदस्यता|सब्सक्राइब|लॉग ?इन|रजिस्टर)", r"केवल (?:सदस्यों|ग्राहकों) के लिए",
    r"للمشتركين فقط", r"حصري للمشتركين", r"khusus (?:untuk )?(?:pelanggan|anggota)", r"구독자 전용",
    r"for å lese (?:denne|hele|resten av) .{0,20}(?:må|abonn)", r"(?:kun|bare|kun tilgængelig) for abonnente", r"vain tilaajille",
    r"この記事は有料", r"続きを読むには", r"^本文[为為]付[费費]", r"(?:订阅|訂閱)[后後]?即?可(?:阅读|閱讀)全文",
    r"pouze pro předplatitele", r"csak előfizetőknek", r"doar pentru abonați", r"μόνο για συνδρομητές", r"лише для передплатників",
)  # fmt: skip
GONE_TITLE = Phrases(
    r"\b(?:error\s*)?404\b", r"(?:page|article|story|content)(?: was| could)? not (?:be )?found", r"not found$", r"^not found",
    r"page (?:doesn['\u2019]t|does not|no longer) exists?", r"nothing (?:was )?found", r"page (?:unavailable|missing)",
    r"can['\u2019]t find that page", r"(?:page|story|article) (?:is )?no longer available",
    r"seite (?:wurde )?(?:leider )?nicht (?:gefunden|verfügbar)", r"page (?:introuvable|non trouvée)",
    r"article (?:supprimé|introuvable)", r"n['\u2019](?:est|existe) plus(?: disponible)?", r"página no (?:encontrada|existe)",
    r"página não encontrada", r"pagina non trovata", r"pagina niet gevonden", r"sidan (?:kunde inte hittas|hittades inte|finns inte)",
    r"страница не найдена", r"nie znaleziono strony", r"ページが見つかりません", r"पृष्ठ नहीं मिला", r"sayfa bulunamadı",
    r"الصفحة غير موجودة", r"페이지를 찾을 수 없",
    r"(?:页面|頁面|网页|網頁)不存在", r"找不到(?:该|此|這個|您)?.{0,6}(?:页面|頁面|网页|網頁)", r"сторінку не знайдено",
    r"η σελίδα δεν βρέθηκε", r"stránka (?:nebyla nalezena|nenalezena)", r"oldal nem található", r"pagina nu a fost găsită",
    r"siden (?:blev ikke fundet|ble ikke funnet|find?nes ikke|eksisterer ikke)", r"sivua ei löyt", r"không tìm thấy trang",
    r"halaman tidak ditemukan",
)  # fmt: skip
GONE_TEXT = Phrases(
    (r"(?:page|article|story) you(?:['\u2019]re| are| were|['\u2019]ve)? ?(?:looking for|requested|tried to"
    r"|have requested)"),
    r"(?:has been|was) (?:removed|deleted|moved) or", r"no longer (?:available|exists)",
    r"may have been (?:moved|deleted|removed)", r"nicht mehr verfügbar", r"n['\u2019]existe (?:plus|pas)",
    r"ya no (?:existe|está disponible)", r"(?:non|não) esiste più", r"não existe ou", r"bestaat niet (?:meer)?",
    r"была удалена", r"削除された可能性", r"可能已(?:经|經)?被?(?:删除|刪除|移除)", r"삭제되었거나", r"您访问的页面", r"您訪問的頁面",
)  # fmt: skip
SCRIPT = Phrases(
    r"(?:enable|turn on|activate|requires?|needs?|without) java ?script",
    (r"java ?script (?:is|must be|has to be|needs to be) (?:disabled|enabled|required|turned (?:on|off)"
    r"|not (?:enabled|supported))"),
    r"java ?script (?:aktivieren|ist deaktiviert)", r"activer java ?script", r"habilit(?:e|ar) java ?script",
    r"attiva(?:re)? java ?script", r"включите java ?script", r"ative o java ?script", r"schakel java ?script in",
    r"włącz java ?script",
)  # fmt: skip
