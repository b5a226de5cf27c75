"""The words by which newspapers promote, credit and sign, in the languages of our feeds: regular expressions, one phrase each.

All are matched without regard to case at the start of a short block, so that a sentence which holds such words stays.
"""

from __future__ import annotations

# Points to another page.
POINTERS = (
    r"read (?:more|also|next|this|the full)\b", r"also read\b", r"see (?:more|also)\b\s*[:|]",
    r"related(?: (?:stor(?:y|ies)|articles?|posts?|news|links?|coverage|reading|topics))?\s*(?:[:|]|$)",
    r"more(?: on this| from \w+| stories| news| coverage)?\s*(?::|$)",
    r"more (?:great|top|popular) [\w' ]{0,30}stories\W*$", r"you (?:may|might) also (?:like|be interested)",
    r"don['\u2019]t miss\b\W*$", r"must read\s*:", r"recommended(?: for you| reading)?\s*(?::|$)",
    r"editors?['\u2019]?s? (?:picks?|choice)\W*$", r"most (?:read|popular|viewed)\W*$",
    r"(?:click|tap) here (?:to|for) (?:read|subscribe|sign|more|get|view|see|download)",
    r"watch(?: (?:now|live|more|the video|below))?\s*[:|]", r"listen(?: to)?\s*:", r"what to read next", r"up next\W*$",
    r"top stories\W*$", r"latest (?:news|stories|headlines)\W*$", r"in case you missed it\W*$", r"trending(?: now)?\W*$",
    r"lesen sie (?:auch|mehr)\b", r"(?:schon|auch) gelesen\W*$", r"weiterlesen\W*(?::|$)", r"mehr (?:zum thema|dazu)\b",
    r"mehr zum?\W*$", r"das könnte sie auch interessieren", r"auch interessant\b", r"auch auf [\w. ]{2,40}$",
    r"passend dazu\b", r"top-themen\b", r"empfehlungen (?:der|aus der) redaktion",
    r"empfohlene(?:r|s)? (?:artikel|redaktioneller? inhalt)", r"à lire(?: aussi)?\b", r"lire (?:aussi|également)\b",
    r"voir aussi\b", r"sur le même sujet", r"à découvrir aussi", r"lea? (?:también|además|más)\b",
    r"leer (?:también|más)\b", r"(?:le|te) puede interesar", r"también (?:lee|puedes? leer)\b",
    r"(?:mire|mira|vea|ver|lee)(?: también)?\s*:", r"más información\W*$", r"más (?:noticias|sobre|en) ?[\w. ]{0,40}\W*$",
    r"noticias relacionadas", r"leia (?:também|mais)\b", r"veja (?:também|mais)\b", r"saiba mais\W*$",
    r"notícias relacionadas", r"leggi anche\b", r"potrebbe interessarti", r"vedi anche\b", r"approfondisci\W*$",
    r"lees (?:ook|meer|verder)\b", r"bekijk ook\b", r"läs (?:också|mer|även)\b", r"les (?:også|mer)\b",
    r"læs (?:også|mere)\b", r"lue myös\b", r"(?:prze)?czytaj (?:też|także|więcej|również)\b",
    r"zobacz (?:też|także|również)\b", r"dowiedz się więcej\b", r"polecamy\W*$", r"(?:pře)?čtěte (?:také|více)\b",
    r"читайте (?:также|еще)", r"читайте також", r"baca juga\b", r"ayrıca oku", r"ये भी पढ़ें", r"اقرأ أيضا",
)  # fmt: skip

# Asks for an account, money or a click.
PROMOTIONS = (
    r"sign up (?:for|to|now|here)\b", r"subscribe (?:to|now|for|here)\b", r"start your day with\b",
    r"get (?:the|our|more|all) .{0,60}\b(?:inbox|newsletter|updates)\b",
    r"get .{3,60} delivered (?:to|through|straight)\b", r"get the latest .{0,60}\b(?:inbox|newsletters?)",
    r"get access to .{0,80}subscription", r"never miss (?:a|an|the)\b.{0,80}\b(?:story|news|newsletter|update)",
    r"join (?:our|the|us) .{0,60}\b(?:newsletter|telegram|whatsapp|channel|community)\b",
    (r"(?:follow|like|join|find) .{1,80}\bon (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin"
    r"|google news|flipboard)\b"),
    r"follow [\w' ]{2,30} (?:full|live) coverage\b", r"download (?:our|the) .{0,40}\bapp\b",
    r"for the latest .{0,80}\bdownload\b", r"have a (?:news )?tip\b", r"got a (?:news )?tip\b",
    r"support (?:our|independent) journalism", r"if you enjoyed this (?:article|post|story)",
    r"(?:do|would|want) (?:you )?(?:like |want )?to (?:be informed|receive|stay) .{0,80}(?:sign up|newsletter|inbox)",
    r"this (?:story|article|post) (?:was )?(?:originally|first) (?:appeared|published)",
    r"there['\u2019]s plenty more where",
    r"to (?:view|read) the (?:full|rest of the) (?:story|article),? (?:please )?(?:subscribe|log)",
    r"(?:first-time subscribers|already a subscriber)\b",
    r"if you['\u2019]re (?:already )?(?:seeing this message|a subscriber)\b", r"(?:tell us|let us know) what you think",
    r"share your (?:thoughts|views|story)\b", r"have your say\b", r"what do you think\? .{0,60}\b(?:comments?|e-?mail)\b",
    r"submit your (?:letter|story|comment)\b", r"write to [\w .'-]{3,40} at \S+@",
    r"(?:e-?mail|contact) (?:us|the author)\b.{0,60}@", r"for more .{3,60}, (?:visit|follow|subscribe|click|sign)\b",
    r"listen to .{3,60} (?:live at|on (?:spotify|apple podcasts))\b", r"jetzt (?:abonnieren|newsletter|anmelden)",
    r"abonnieren sie\b", r"(?:folgen sie|folge) (?:uns|der|dem)\b", r"gefällt (?:dir|ihnen|euch) (?:unser|dieser)",
    r"(?:hier )?(?:klicken|geht['\u2019 ]?e?s) (?:und|zum?|zur) ", r"unterstützen? sie (?:uns|unsere)\b",
    r"sie sind (?:aktuell |derzeit )?nicht eingeloggt", r"inscrivez-vous", r"abonnez-vous",
    r"suivez[- ](?:nous|l['\u2019]actualité)", r"rejoignez[- ]nous", r"recevez (?:notre|nos|chaque|toute)", r"suscríbete",
    r"regístrate", r"s[ií]guenos\b", r"únete a (?:nuestro|nuestra)", r"hazte (?:socio|miembro|suscriptor)\b",
    r"recib[ea] (?:nuestro|todas las|las) ", r"descarg(?:a|ue) (?:la|nuestra) app\b", r"iscriviti (?:alla|al)\b",
    r"segui(?:ci)? su\b", r"scarica l['\u2019]app\b", r"assine (?:a|nossa|o)\b.{0,40}newsletter", r"inscreva-se\b",
    r"siga[- ](?:nos|o|a)\b", r"receba (?:as|nossas|no) ", r"schrijf je in voor", r"volg (?:ons|het)\b", r"meld je aan\b",
    r"följ oss\b", r"obserwuj nas\b", r"zapisz się (?:na|do)\b", r"подписывайтесь",
)  # fmt: skip

# Labels of the page and not of the article: whole short lines or a label with its colon.
BUTTON_LABELS = (
    (r"(?:filed under|tags?|topics?|categor(?:y|ies)|keywords|labels|posted in|share(?: (?:this|on|via)[^.]*)?"
    r"|comments?|\d+ comments?|no comments(?: yet)?|leave a (?:comment|reply)|print(?: article)?|order reprints"
    r"|e-?mail|thank you|advertisement|anzeige|werbung|publicité|publicidad|sources?|reklama|schlagworte|stichwörter"
    r"|kategorien?|rubrik|catégories?|categorías?|etiquetas|mots[- ]clés|метки|теги)\s*(?:[:|]|$)"),
)  # fmt: skip

# Buttons and notices of the page and not of the article.
BUTTONS = (
    r"(?:keine|noch keine|\d+) kommentare?\b", r"kommentare insgesamt\b",
    r"(?:all|die) kommentare (?:werden|erscheinen)\b",
    r"(?:note|attention|atenção|hinweis)\s*:.{0,60}\b(?:comments?|comentários|kommentare)\b",
    r"\(?alle angaben ohne gewähr\)?", r"an error has occurred,? please\b", r"this article has been sent to\b",
    r"this copy is for your personal, non-?commercial use", r"(?:written )?permission must be obtained\b",
    r"\[?(?:video|gallery|photos?|pictures|audio|podcast)\]?\s*(?:[:|]|$)",
    (r"(?:(?:article|story) )?continues? (?:below|after)"
    r"(?: (?:the |this )?(?:advert(?:isement)?|ad|promotion|video))?\W*$"),
    r"(?:der )?(?:artikel|text|beitrag) (?:wird|geht) (?:nach|unter) (?:der|dieser) (?:anzeige|werbung) (?:fortgesetzt|weiter)",
    r"(?:la )?suite (?:de l['\u2019]article )?après (?:la|cette) (?:publicité|pub)\b",
    r"(?:(?:la noticia|la nota|el artículo) )?continúa después de la publicidad\b",
    r"(?:(?:a matéria|o texto|o artigo) )?continua (?:após |depois d)a publicidade\b",
    r"(?:l['\u2019]articolo )?continua (?:a leggere )?dopo la pubblicità",
    r"(?:tekst|artikel) (?:gaat|loopt) (?:verder|door) (?:onder|na) (?:de|deze) advertentie",
    r"(?:artikeln|texten) fortsätter (?:efter|under) annonsen", r"(?:saken|artikkelen) fortsetter (?:etter|under) annonsen",
)  # fmt: skip

# Says which page of the article this is.
PAGE_OF = (
    r"(?:page|seite|página|pagina|pág\.|pag\.|sida|side|sivu|strona|strana|страница|стр\.)"
    r"\s*\d{1,2}\s*(?:of|von|de|sur|di|van|av|af|z|ze|из|/)\s*\d{1,2}\b"
)

# Who supplied the words, or did not edit them.
AGENCIES = (
    r"with (?:inputs?|agency inputs) from (?:agencies|[A-Z][\w ,&]{1,40})\)?\.?\)?$",
    r"this story has not been edited by .{2,60} staff and is .{0,40}auto-?generated.*$",
    (r"(?:except for the headline, )?this (?:story|report|article) (?:has not been edited"
    r"|is published from a syndicated feed).*$"),
    r"this is an unedited.{0,120}syndicated.*$",
)  # fmt: skip

# Says whose a picture is, or that it shows nothing real.
IMAGE_NOTES = (
    r"this image is (?:ai|computer)[- ]generated",
    r"(?:image|photo|picture|representative image|file (?:photo|image))(?: credit(?:s)?| courtesy| source)?\s*:",
    (r"(?:crédits? photos?|foto(?:s|graf[ía]+)?|bild(?:quelle|nachweis|rechte)?|beitragsbild|symbolbild|immagine"
    r"|crédito da foto)\s*:"),
    r"\u00a9 ?[\w .&'-]{2,40}(?:[|/] ?[\w .&'-]{2,40})?$",
)  # fmt: skip
