# ruff: noqa: E501 - rows of words read better as rows
"""What somebody is in one headline, and what became of him in another, of languages other than English: core.pairs.contraries has English ones.

Who was missing is found, who was arrested is in court or free, who was held is freed. Patterns of casefolded words.
"""

from __future__ import annotations

FATES = {
    r"disparue?s?|desaparecid[oa]s?|scomparso|scomparsa|dispers[oi]|vermisst\w*|vermist\w*|saknad\w*|zaginion\w*|zaginął|zaginęła"
    r"|пропал\w*|пропавш\w*|зник\w*|kayıp|kaybolan|hilang|mất tích|مفقود\w*|लापता": (
        r"retrouvée?s?|localisée?s?|hallad[oa]s?|encontrad[oa]s?|localizad[oa]s?|aparece\w*|achad[oa]s?|resgatad[oa]s?|rescatad[oa]s?"
        r"|ritrovat[oi]|ritrovata|trovat[oi]|trovata|gefunden|gerettet|aufgetaucht|gevonden|terecht|hittad\w*|återfunn\w*|odnalezion\w*|znalezion\w*"
        r"|нашли|найден\w*|обнаружен\w*|знайшли|знайден\w*|bulundu|ditemukan|tìm thấy|العثور|मिला|मिले|मिली"
    ),
    r"arrêtée?s?|interpellée?s?|detenid[oa]s?|arrestad[oa]s?|pres[oa]s?|detid[oa]s?|arrestat[oi]|fermat[oi]|festgenommen|verhaftet|opgepakt"
    r"|aangehouden|gripen|anhållen|zatrzyman[yai]|aresztowan[yai]|задержан\w*|арестован\w*|затриман\w*|gözaltına|tutuklan\w*|ditangkap|bị bắt": (
        r"condamnée?s?|relâchée?s?|libérée?s?|procès|jugée?s?|condenad[oa]s?|liberad[oa]s?|juicio|julgad[oa]s?|solt[oa]s?|julgamento|condannat[oi]"
        r"|scarcerat[oi]|processo|verurteilt|freigelassen|prozess|vor gericht|veroordeeld|vrijgelaten|rechtszaak|dömd\w*|släppt|åtalad|skazan[yai]"
        r"|zwolnion[yai]|осужден\w*|освобожден\w*|приговор\w*|засуджен\w*|звільнен\w*|serbest|mahkum|divonis|dibebaskan|tuyên án"
    ),
    r"otages?|rehenes|rehén|reféns|refém|ostagg[io]|geiseln?|gijzelaars?|gisslan|zakładni\w*|заложник\w*|заручник\w*|rehine\w*|sandera|con tin": (
        r"libérée?s?|liberad[oa]s?|libertad[oa]s?|liberat[oi]|befreit|freigelassen|frei|bevrijd|vrijgelaten|frigiv\w*|uwolnion\w*|освобо\w*|звільн\w*"
        r"|kurtarıl\w*|serbest|dibebaskan|thả|tuée?s?|asesinad[oa]s?|mort[oa]s?|uccis[oi]|getötet|gedood|zabit\w*|убит\w*"
    ),
}
