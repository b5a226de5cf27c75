# ruff: noqa: E501 - rows of names read better as rows
"""Institutions by their long names and short ones: "Securities and Exchange Commission" is the SEC; rows of our own choosing. Pure."""

from __future__ import annotations

_SHORT = {
    "sec": "securities and exchange commission", "fda": "food and drug administration", "ftc": "federal trade commission",
    "fcc": "federal communications commission", "faa": "federal aviation administration", "epa": "environmental protection agency",
    "fbi": "federal bureau of investigation", "cia": "central intelligence agency", "nsa": "national security agency",
    "irs": "internal revenue service", "ntsb": "national transportation safety board", "dea": "drug enforcement administration",
    "fema": "federal emergency management agency", "cdc": "centers for disease control and prevention|centers for disease control|centres for disease control",
    "nih": "national institutes of health", "noaa": "national oceanic and atmospheric administration", "nws": "national weather service",
    "wto": "world trade organization|world trade organisation", "icc": "international criminal court", "icj": "international court of justice|world court",
    "ioc": "international olympic committee", "iaea": "international atomic energy agency", "iea": "international energy agency",
    "ilo": "international labour organization", "unicef": "united nations children's fund|un children's fund|un children's agency",
    "unesco": "un cultural agency|un's cultural agency", "oecd": "organisation for economic co operation and development|organization for economic cooperation and development",
    "opec": "organization of the petroleum exporting countries", "asean": "association of southeast asian nations", "wfp": "world food programme|world food program",
    "nhs": "national health service", "ons": "office for national statistics", "fca": "financial conduct authority", "cma": "competition and markets authority",
    "cps": "crown prosecution service", "raf": "royal air force", "rspca": "royal society for the prevention of cruelty to animals",
    "nra": "national rifle association", "aclu": "american civil liberties union",
    "naacp": "national association for the advancement of colored people", "nba": "national basketball association", "nfl": "national football league",
    "nhl": "national hockey league", "mlb": "major league baseball", "wada": "world anti doping agency", "nato": "north atlantic treaty organization",
    "rba": "reserve bank of australia", "rbi": "reserve bank of india", "rbnz": "reserve bank of new zealand", "snb": "swiss national bank",
    "bbc": "british broadcasting corporation", "bp": "british petroleum", "sxsw": "south by southwest", "s&p": "standard & poor's|standard and poor's", "ge": "general electric", "jlr": "jaguar land rover",
    "jpmorgan": "jp morgan|j.p. morgan|jpmorgan chase|jp morgan chase", "goldman": "goldman sachs", "citi": "citigroup", "ba": "british airways",
    "mit": "massachusetts institute of technology", "who_": "un's health agency",
    "pla": "people's liberation army", "idf": "israel defense forces", "plo": "palestine liberation organization", "ira": "irish republican army",
    "anc": "african national congress", "bjp": "bharatiya janata party", "snp": "scottish national party", "afd": "alternative for germany", "dup": "democratic unionist party",
    "dc": "district of columbia", "iss": "international space station", "esa": "european space agency", "isro": "indian space research organisation|india's space agency",
    "ipo": "initial public offering", "gdp": "gross domestic product", "cpi": "consumer price index", "vat": "value added tax", "ppe": "personal protective equipment",
    "ceo": "chief executive officer", "cfo": "chief financial officer", "vp": "vice president", "da": "district attorney", "ufo": "unidentified flying object",
    "unrwa": "un agency for palestinian refugees|un palestinian refugee agency|un relief agency for palestinians", "msf": "doctors without borders|médecins sans frontières|medecins sans frontieres",
    "rsf": "reporters without borders", "hrw": "human rights watch", "undp": "un development programme|un development program|united nations development programme",
    "usgs": "usa geological survey", "usaid": "usa agency for international development|usa aid agency", "usps": "usa postal service|postal service", "usda": "usa department of agriculture|department of agriculture|agriculture department",
    "atf": "bureau of alcohol, tobacco, firearms and explosives", "tsa": "transportation security administration", "hud": "department of housing and urban development",
    "nypd": "new york police department|new york city police department|new york city police", "lapd": "los angeles police department|los angeles police",
    "irgc": "islamic revolutionary guard corps|islamic revolutionary guards corps|islamic revolutionary guards|revolutionary guard corps|revolutionary guards corps|revolutionary guards|revolutionary guard",
    "pkk": "kurdistan workers' party|kurdistan workers party", "afdb": "african development bank", "adb": "asian development bank",
    "g7": "group of seven", "g20": "group of 20|group of twenty", "ngo": "non governmental organisation|non governmental organization",
    "ngos": "non governmental organisations|non governmental organizations", "potus": "usa president", "cdu": "christian democratic union",
    "wmd": "weapons of mass destruction", "ivf": "in vitro fertilisation|in vitro fertilization",
}  # fmt: skip
PHRASES = {name: short for short, names in _SHORT.items() for name in names.split("|")}
