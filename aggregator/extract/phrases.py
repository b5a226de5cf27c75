"""The words by which newspapers promote, credit and sign, in the languages of our feeds: regular expressions, one phrase each.

All are matched without regard to case at the start of a short block, so that a sentence which holds such words stays.
"""

from __future__ import annotations

# Points to another page.
POINTERS = (
    r"read (?:more|also|next|this|the full)\b", r"also read\b", r"see (?:more|also)\b\s*[:|]",
    r"related(?: (?:stor(?:y|ies)|articles?|posts?|news|links?|coverage|reading|topics))?\s*(?:[:|]|$)",
    r"more(?: on this| from \w+| stories| news| coverage)?\s*(?::|$)", r"more (?:great|top|popular) [\w' ]{0,30}stories\W*$",
    r"you (?:may|might) also (?:like|be interested)", r"don['\u2019]t miss\b\W*$", r"must read\s*:",
    r"recommended(?: for you| reading)?\s*(?::|$)", r"editors?['\u2019]?s? (?:picks?|choice)\W*$", r"most (?:read|popular|viewed)\W*$",
    r"(?:click|tap) here (?:to|for) (?:read|subscribe|sign|more|get|view|see|download)",
    r"watch(?: (?:now|live|more|the video|below))?\s*[:|]", r"listen(?: to)?\s*:", r"what to read next", r"up next\W*$",
    r"top stories\W*$", r"latest (?:news|stories|headlines)\W*$", r"in case you missed it\W*$", r"trending(?: now)?\W*$",
    r"lesen sie (?:auch|mehr)\b", r"(?:schon|auch) gelesen\W*$", r"weiterlesen\W*(?::|$)", r"mehr (?:zum thema|dazu)\b", r"mehr zum?\W*$",
    r"das k\u00f6nnte sie auch interessieren", r"auch interessant\b", r"auch auf [\w. ]{2,40}$", r"passend dazu\b", r"top-themen\b",
    r"empfehlungen (?:der|aus der) redaktion", r"empfohlene(?:r|s)? (?:artikel|redaktioneller? inhalt)",
    r"\u00e0 lire(?: aussi)?\b", r"lire (?:aussi|\u00e9galement)\b", r"voir aussi\b", r"sur le m\u00eame sujet", r"\u00e0 d\u00e9couvrir aussi",
    r"lea? (?:tambi\u00e9n|adem\u00e1s|m\u00e1s)\b", r"leer (?:tambi\u00e9n|m\u00e1s)\b", r"(?:le|te) puede interesar", r"tambi\u00e9n (?:lee|puedes? leer)\b",
    r"(?:mire|mira|vea|ver|lee)(?: tambi\u00e9n)?\s*:", r"m\u00e1s informaci\u00f3n\W*$", r"m\u00e1s (?:noticias|sobre|en) ?[\w. ]{0,40}\W*$",
    r"noticias relacionadas", r"leia (?:tamb\u00e9m|mais)\b", r"veja (?:tamb\u00e9m|mais)\b", r"saiba mais\W*$", r"not\u00edcias relacionadas",
    r"leggi anche\b", r"potrebbe interessarti", r"vedi anche\b", r"approfondisci\W*$", r"lees (?:ook|meer|verder)\b", r"bekijk ook\b",
    r"l\u00e4s (?:ocks\u00e5|mer|\u00e4ven)\b", r"les (?:ogs\u00e5|mer)\b", r"l\u00e6s (?:ogs\u00e5|mere)\b", r"lue my\u00f6s\b",
    r"(?:prze)?czytaj (?:te\u017c|tak\u017ce|wi\u0119cej|r\u00f3wnie\u017c)\b", r"zobacz (?:te\u017c|tak\u017ce|r\u00f3wnie\u017c)\b", r"dowiedz si\u0119 wi\u0119cej\b",
    r"polecamy\W*$", r"(?:p\u0159e)?\u010dt\u011bte (?:tak\u00e9|v\u00edce)\b", r"\u0447\u0438\u0442\u0430\u0439\u0442\u0435 (?:\u0442\u0430\u043a\u0436\u0435|\u0435\u0449\u0435)", r"\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u043e\u0436",
    r"baca juga\b", r"ayr\u0131ca oku", r"\u092f\u0947 \u092d\u0940 \u092a\u0922\u093c\u0947\u0902", r"\u0627\u0642\u0631\u0623 \u0623\u064a\u0636\u0627",
)  # fmt: skip

# Asks for an account, money or a click.
PROMOTIONS = (
    r"sign up (?:for|to|now|here)\b", r"subscribe (?:to|now|for|here)\b", r"start your day with\b",
    r"get (?:the|our|more|all) .{0,60}\b(?:inbox|newsletter|updates)\b", r"get .{3,60} delivered (?:to|through|straight)\b",
    r"get the latest .{0,60}\b(?:inbox|newsletters?)", r"get access to .{0,80}subscription", r"never miss (?:a|an|the)\b.{0,80}\b(?:story|news|newsletter|update)",
    r"join (?:our|the|us) .{0,60}\b(?:newsletter|telegram|whatsapp|channel|community)\b",
    r"(?:follow|like|join|find) .{1,80}\bon (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|google news|flipboard)\b",
    r"follow [\w' ]{2,30} (?:full|live) coverage\b", r"download (?:our|the) .{0,40}\bapp\b", r"for the latest .{0,80}\bdownload\b",
    r"have a (?:news )?tip\b", r"got a (?:news )?tip\b", r"support (?:our|independent) journalism", r"if you enjoyed this (?:article|post|story)",
    r"(?:do|would|want) (?:you )?(?:like |want )?to (?:be informed|receive|stay) .{0,80}(?:sign up|newsletter|inbox)",
    r"this (?:story|article|post) (?:was )?(?:originally|first) (?:appeared|published)", r"there['\u2019]s plenty more where",
    r"to (?:view|read) the (?:full|rest of the) (?:story|article),? (?:please )?(?:subscribe|log)",
    r"(?:first-time|new|existing|already a) subscribers?\b", r"if you['\u2019]re (?:already )?(?:seeing this message|a subscriber)\b",
    r"(?:tell us|let us know) what you think", r"share your (?:thoughts|views|story)\b", r"have your say\b", r"what do you think\? .{0,60}\b(?:comments?|e-?mail)\b",
    r"submit your (?:letter|story|comment)\b", r"write to [\w .'-]{3,40} at \S+@", r"(?:e-?mail|contact) (?:us|the author)\b.{0,60}@",
    r"for more .{3,60}, (?:visit|follow|subscribe|click|sign)\b", r"listen to .{3,60} (?:live at|on (?:spotify|apple podcasts))\b",
    r"jetzt (?:abonnieren|newsletter|anmelden)", r"abonnieren sie\b", r"(?:folgen sie|folge) (?:uns|der|dem)\b", r"gef\u00e4llt (?:dir|ihnen|euch) (?:unser|dieser)",
    r"(?:hier )?(?:klicken|geht['\u2019 ]?e?s) (?:und|zum?|zur) ", r"unterst\u00fctzen? sie (?:uns|unsere)\b", r"sie sind (?:aktuell |derzeit )?nicht eingeloggt",
    r"inscrivez-vous", r"abonnez-vous", r"suivez[- ](?:nous|l['\u2019]actualit\u00e9)", r"rejoignez[- ]nous", r"recevez (?:notre|nos|chaque|toute)",
    r"suscr\u00edbete", r"reg\u00edstrate", r"s[i\u00ed]guenos\b", r"\u00fanete a (?:nuestro|nuestra)", r"hazte (?:socio|miembro|suscriptor)\b",
    r"recib[ea] (?:nuestro|todas las|las) ", r"descarg(?:a|ue) (?:la|nuestra) app\b", r"iscriviti (?:alla|al)\b", r"segui(?:ci)? su\b", r"scarica l['\u2019]app\b",
    r"assine (?:a|nossa|o)\b.{0,40}newsletter", r"inscreva-se\b", r"siga[- ](?:nos|o|a)\b", r"receba (?:as|nossas|no) ", r"schrijf je in voor",
    r"volg (?:ons|het)\b", r"meld je aan\b", r"f\u00f6lj oss\b", r"obserwuj nas\b", r"zapisz si\u0119 (?:na|do)\b", r"\u043f\u043e\u0434\u043f\u0438\u0441\u044b\u0432\u0430\u0439\u0442\u0435\u0441\u044c",
)  # fmt: skip

# Labels, buttons, notices of the page and not of the article; whole short lines or a label with its colon.
BUTTONS = (
    r"(?:filed under|tags?|topics?|categor(?:y|ies)|keywords|labels|posted in|share(?: (?:this|on|via)[^.]*)?"
    r"|comments?|\d+ comments?|no comments(?: yet)?|leave a (?:comment|reply)|print(?: article)?|order reprints|e-?mail|thank you"
    r"|advertisement|anzeige|werbung|publicit\u00e9|publicidad|sources?|reklama|schlagworte|stichw\u00f6rter|kategorien?|rubrik"
    r"|cat\u00e9gories?|categor\u00edas?|etiquetas|mots[- ]cl\u00e9s|\u043c\u0435\u0442\u043a\u0438|\u0442\u0435\u0433\u0438)\s*(?:[:|]|$)",
    r"(?:keine|noch keine|\d+) kommentare?\b", r"kommentare insgesamt\b", r"(?:all|die) kommentare (?:werden|erscheinen)\b",
    r"(?:note|attention|aten\u00e7\u00e3o|hinweis)\s*:.{0,60}\b(?:comments?|coment\u00e1rios|kommentare)\b", r"\(?alle angaben ohne gew\u00e4hr\)?",
    r"an error has occurred", r"this article has been sent to\b", r"this copy is for your personal, non-?commercial use",
    r"(?:written )?permission must be obtained\b", r"\[?(?:video|gallery|photos?|pictures|audio|podcast)\]?\s*(?:[:|]|$)",
)  # fmt: skip

# Who supplied the words, or did not edit them.
AGENCIES = (
    r"with (?:inputs?|agency inputs) from (?:agencies|[A-Z][\w ,&]{1,40})\)?\.?\)?$",
    r"this story has not been edited by .{2,60} staff and is .{0,40}auto-?generated.*$",
    r"(?:except for the headline, )?this (?:story|report|article) (?:has not been edited|is published from a syndicated feed).*$",
    r"this is an unedited.{0,120}syndicated.*$",
)  # fmt: skip

# Says whose a picture is, or that it shows nothing real.
IMAGE_NOTES = (
    r"this image is (?:ai|computer)[- ]generated",
    r"(?:image|photo|picture|representative image|file (?:photo|image))(?: credit(?:s)?| courtesy| source)?\s*:",
    r"(?:cr\u00e9dits? photos?|foto(?:s|graf[\u00eda]+)?|bild(?:quelle|nachweis|rechte)?|beitragsbild|symbolbild|immagine|cr\u00e9dito da foto)\s*:",
    r"\u00a9 ?[\w .&'-]{2,40}(?:[|/] ?[\w .&'-]{2,40})?$",
)  # fmt: skip
