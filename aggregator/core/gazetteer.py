# ruff: noqa: E501 - rows of names read better as rows
"""Countries, peoples, states and cities as headlines name them; casefolded, one word each once PHRASES are joined."""

from __future__ import annotations

PHRASES = {
    "sri lankan": "srilanka", "new zealander": "newzealand", "burkina faso": "burkinafaso", "sierra leone": "sierraleone",
    "costa rica": "costarica", "costa rican": "costarica", "czech republic": "czech", "united arab emirates": "uae", "south sudan": "southsudan",
    "south sudanese": "southsudan", "dominican republic": "dominican", "east timor": "timor", "cape verde": "capeverde",
    "papua new guinea": "papua", "puerto rico": "puertorico", "san francisco": "sanfrancisco", "san diego": "sandiego",
    "las vegas": "lasvegas", "new orleans": "neworleans", "new jersey": "newjersey", "new delhi": "delhi", "mexico city": "mexicocity",
    "buenos aires": "buenosaires", "tel aviv": "telaviv", "cape town": "capetown", "abu dhabi": "abudhabi", "kuala lumpur": "kualalumpur",
    "rio de janeiro": "rio", "são paulo": "saopaulo", "sao paulo": "saopaulo", "st louis": "stlouis", "saint petersburg": "petersburg",
    "st petersburg": "petersburg", "ho chi minh city": "saigon", "north carolina": "northcarolina", "south carolina": "southcarolina",
    "north dakota": "northdakota", "south dakota": "southdakota", "new mexico": "newmexico", "new hampshire": "newhampshire",
    "west virginia": "westvirginia", "rhode island": "rhodeisland", "northern ireland": "ulster",
    "sri lanka": "srilanka", "el salvador": "elsalvador", "ivory coast": "ivorycoast", "new zealand": "newzealand",
}  # fmt: skip
# A country or state -> other names of it and of its people.
PEOPLES = {
    "china": "chinese beijing", "russia": "russian russians moscow", "germany": "german germans", "france": "french", "india": "indian indians",
    "japan": "japanese", "israel": "israeli israelis", "iran": "iranian iranians", "iraq": "iraqi iraqis", "syria": "syrian syrians",
    "egypt": "egyptian egyptians", "turkey": "turkish türkiye turkiye", "greece": "greek greeks", "spain": "spanish", "italy": "italian",
    "poland": "polish", "ukraine": "ukrainian ukrainians", "pakistan": "pakistani pakistanis pak", "afghanistan": "afghan afghans",
    "mexico": "mexican mexicans", "canada": "canadian canadians", "australia": "australian australians aussie", "brazil": "brazilian",
    "palestine": "palestinian palestinians", "libya": "libyan", "lebanon": "lebanese", "nigeria": "nigerian", "kenya": "kenyan",
    "sudan": "sudanese", "yemen": "yemeni", "thailand": "thai", "vietnam": "vietnamese", "philippines": "philippine filipino",
    "indonesia": "indonesian", "malaysia": "malaysian", "ireland": "irish", "scotland": "scottish", "europe": "european", "africa": "african",
    "cuba": "cuban", "venezuela": "venezuelan", "argentina": "argentine argentinian", "chile": "chilean", "colombia": "colombian",
    "saudi": "saudis", "swiss": "switzerland", "sweden": "swedish", "norway": "norwegian", "netherlands": "dutch", "bangladesh": "bangladeshi",
    "zimbabwe": "zimbabwean", "austria": "austrian austrians", "belgium": "belgian", "denmark": "danish",
    "finland": "finnish", "hungary": "hungarian", "romania": "romanian", "bulgaria": "bulgarian", "serbia": "serbian", "croatia": "croatian",
    "somalia": "somali somalian", "ethiopia": "ethiopian", "uganda": "ugandan", "tunisia": "tunisian", "morocco": "moroccan",
    "algeria": "algerian", "qatar": "qatari", "kuwait": "kuwaiti", "bahrain": "bahraini", "jordan": "jordanian", "nepal": "nepali nepalese",
    "portugal": "portuguese", "georgia": "georgian", "armenia": "armenian", "peru": "peruvian", "bolivia": "bolivian", "haiti": "haitian",
    "zambia": "zambian", "rwanda": "rwandan", "ghana": "ghanaian", "mali": "malian", "iceland": "icelandic", "cyprus": "cypriot",
    "botswana": "botswanan", "cambodia": "cambodian cambodians", "cameroon": "cameroonian", "ecuador": "ecuadorian ecuadorean", "estonia": "estonian",
    "fiji": "fijian", "guatemala": "guatemalan", "honduras": "honduran", "jamaica": "jamaican", "kazakhstan": "kazakh", "laos": "laotian",
    "latvia": "latvian", "liberia": "liberian", "lithuania": "lithuanian", "luxembourg": "luxembourgish", "madagascar": "malagasy",
    "malawi": "malawian", "malta": "maltese", "mauritius": "mauritian", "moldova": "moldovan", "mongolia": "mongolian", "namibia": "namibian",
    "nicaragua": "nicaraguan", "oman": "omani", "panama": "panamanian", "paraguay": "paraguayan", "senegal": "senegalese",
    "slovakia": "slovak slovakian", "slovenia": "slovenian slovene", "suriname": "surinamese", "tanzania": "tanzanian", "togo": "togolese",
    "uruguay": "uruguayan", "uzbekistan": "uzbek", "turkmenistan": "turkmen", "tajikistan": "tajik", "kyrgyzstan": "kyrgyz",
    "azerbaijan": "azerbaijani azeri", "belarus": "belarusian", "albania": "albanian", "kosovo": "kosovar", "bosnia": "bosnian",
    "macedonia": "macedonian", "montenegro": "montenegrin", "czech": "czechia czechs", "angola": "angolan", "benin": "beninese",
    "burundi": "burundian", "chad": "chadian", "congo": "congolese", "djibouti": "djiboutian", "eritrea": "eritrean", "gabon": "gabonese",
    "gambia": "gambian", "guinea": "guinean", "lesotho": "basotho", "mauritania": "mauritanian", "mozambique": "mozambican",
    "seychelles": "seychellois", "bhutan": "bhutanese", "brunei": "bruneian", "maldives": "maldivian", "singapore": "singaporean",
    "taiwan": "taiwanese", "barbados": "barbadian", "belize": "belizean", "guyana": "guyanese", "samoa": "samoan", "tonga": "tongan",
    "srilanka": "lankan", "newzealand": "kiwi", "uae": "emirati emiratis",
    "california": "calif", "colorado": "colo", "minnesota": "minn", "florida": "fla", "texas": "tex", "arizona": "ariz",
    "michigan": "mich", "wisconsin": "wis", "connecticut": "conn", "pennsylvania": "penn", "oregon": "ore", "tennessee": "tenn",
}  # fmt: skip
COUNTRIES = frozenset(
    ["usa", "uk", "china", "russia", "germany", "france", "india", "japan", "israel", "iran", "iraq", "syria", "egypt", "turkey", "greece", "spain", "italy", "poland", "ukraine", "pakistan", "afghanistan", "mexico", "canada", "australia", "brazil", "palestine", "libya", "lebanon", "nigeria", "kenya", "sudan", "yemen", "thailand", "vietnam", "philippines", "indonesia", "malaysia", "ireland", "scotland", "cuba", "venezuela", "argentina", "chile", "colombia", "saudi", "swiss", "sweden", "norway", "netherlands", "bangladesh", "northkorea", "southkorea", "southafrica", "burma", "peru", "portugal", "belgium", "austria", "denmark", "finland", "hungary", "romania", "bulgaria", "serbia", "croatia", "albania", "morocco", "algeria", "tunisia", "somalia", "colombia", "newzealand", "srilanka", "botswana", "cambodia", "cameroon", "cyprus", "fiji", "guatemala", "honduras", "laos", "liberia", "libya", "luxembourg", "madagascar", "malawi", "malta", "mauritius", "moldova", "namibia", "nicaragua", "panama", "senegal", "slovakia", "slovenia", "suriname", "togo", "uzbekistan", "turkmenistan", "tajikistan", "kyrgyzstan", "kosovo", "bosnia", "macedonia", "montenegro", "czech", "benin", "burundi", "djibouti", "eritrea", "gabon", "gambia", "guinea", "lesotho", "mauritania", "seychelles", "bhutan", "brunei", "maldives", "barbados", "belize", "guyana", "samoa", "tonga", "uae", "burkinafaso", "sierraleone", "costarica", "southsudan", "dominican", "timor", "capeverde", "papua", "puertorico", "elsalvador", "ivorycoast", "palau", "vanuatu", "comoros", "tuvalu", "andorra", "monaco", "crimea", "tibet", "catalonia", "sanfrancisco", "sandiego", "lasvegas", "neworleans", "newjersey", "mexicocity", "buenosaires", "telaviv", "capetown", "abudhabi", "kualalumpur", "saopaulo", "stlouis", "saigon", "northcarolina", "southcarolina", "northdakota", "southdakota", "newmexico", "newhampshire", "westvirginia", "rhodeisland", "ulster", "osaka", "kyoto", "nagoya", "perth", "brisbane", "adelaide", "quito", "dakar", "tampa", "leeds", "accra", "hanoi", "basel", "zurich", "geneva", "brussels", "amsterdam", "rotterdam", "antwerp", "copenhagen", "helsinki", "tallinn", "riga", "vilnius", "minsk", "sofia", "bucharest", "belgrade", "zagreb", "sarajevo", "skopje", "tirana", "nicosia", "montreal", "vancouver", "calgary", "ottawa", "seattle", "portland", "detroit", "atlanta", "phoenix", "philadelphia", "baltimore", "cleveland", "pittsburgh", "memphis", "nashville", "milwaukee", "minneapolis", "honolulu", "anchorage", "alaska", "hawaii", "utah", "idaho", "montana", "wyoming", "kansas", "nebraska", "oklahoma", "arkansas", "louisiana", "mississippi", "alabama", "kentucky", "tennessee", "missouri", "indiana", "michigan", "wisconsin", "minnesota", "maine", "vermont", "connecticut", "maryland", "delaware", "pennsylvania", "oregon", "illinois", "virginia", "glasgow", "edinburgh", "manchester", "birmingham", "liverpool", "belfast", "cardiff", "bristol", "sheffield", "caracas", "havana", "bogota", "montevideo", "asuncion", "kingston", "tunis", "algiers", "rabat", "casablanca", "tripoli", "khartoum", "kampala", "kigali", "lusaka", "harare", "maputo", "luanda", "kinshasa", "abuja", "doha", "muscat", "manama", "riyadh", "jeddah", "dubai", "amman", "tbilisi", "baku", "yerevan", "tashkent", "almaty", "kathmandu", "colombo", "rangoon", "yangon", "rio", "petersburg", "vladivostok", "odessa", "kharkiv", "lviv", "krakow", "gdansk", "porto", "bilbao", "seville", "malaga", "palermo", "bologna", "florence", "venice", "genoa", "nice", "toulouse", "bordeaux", "strasbourg", "stuttgart", "düsseldorf", "dresden", "leipzig", "bremen", "hannover", "nürnberg", "wien", "zürich", "genf", "lausanne", "graz", "salzburg", "ethiopia", "uganda", "tanzania", "ghana", "mali", "niger", "chad", "congo", "rwanda", "zimbabwe", "zambia", "angola", "mozambique", "jordan", "qatar", "kuwait", "oman", "bahrain", "nepal", "singapore", "taiwan", "mongolia", "kazakhstan", "georgia", "armenia", "azerbaijan", "belarus", "estonia", "latvia", "lithuania", "iceland", "haiti", "jamaica", "bolivia", "ecuador", "paraguay", "uruguay", "wales", "london", "paris", "berlin", "madrid", "rome", "vienna", "tokyo", "delhi", "mumbai", "sydney", "toronto", "chicago", "boston", "houston", "dallas", "miami", "hongkong", "newyork", "texas", "california", "florida", "ohio", "iowa", "nevada", "arizona", "hamburg", "munich", "münchen", "köln", "frankfurt", "dublin", "oslo", "stockholm", "moscow", "lisbon", "warsaw", "prague", "budapest", "athens", "cairo", "lagos", "nairobi", "karachi", "lahore", "dhaka", "manila", "jakarta", "bangkok", "seoul", "shanghai", "barcelona", "milan", "naples", "turin", "lyon", "marseille", "valencia", "sevilla", "lima", "bogotá", "santiago", "deutschland", "frankreich", "spanien", "italien", "russland", "allemagne", "espagne", "italie", "russie", "chine", "alemania", "francia", "rusia", "москва", "россия", "украина", "китай", "франция", "германия"]
)  # fmt: skip

# Where a city lies: "Athens" beside "Greek" is no other place.
CITIES = {
    "usa": "newyork whitehouse chicago boston houston dallas miami denver texas california florida ohio iowa nevada arizona colorado virginia",
    "texas": "houston dallas austin", "california": "la_", "florida": "miami orlando", "colorado": "denver", "illinois": "chicago",
    "uk": "london scotland wales glasgow edinburgh manchester birmingham liverpool belfast", "scotland": "glasgow edinburgh",
    "france": "paris lyon marseille", "germany": "berlin hamburg munich frankfurt", "spain": "madrid barcelona valencia sevilla",
    "italy": "rome milan naples turin", "greece": "athens", "austria": "vienna", "japan": "tokyo", "india": "delhi mumbai kolkata chennai",
    "pakistan": "karachi lahore islamabad", "bangladesh": "dhaka", "china": "beijing shanghai hongkong", "southkorea": "seoul",
    "thailand": "bangkok", "indonesia": "jakarta", "philippines": "manila", "australia": "sydney melbourne", "canada": "toronto ottawa",
    "egypt": "cairo", "kenya": "nairobi", "nigeria": "lagos abuja", "ireland": "dublin", "norway": "oslo", "sweden": "stockholm",
    "portugal": "lisbon", "poland": "warsaw", "czech": "prague", "hungary": "budapest", "peru": "lima", "colombia": "bogotá",
    "chile": "santiago", "russia": "moscow", "syria": "damascus aleppo homs", "iraq": "baghdad mosul", "iran": "tehran", "libya": "tripoli benghazi",
    "afghanistan": "kabul kandahar", "lebanon": "beirut", "yemen": "sanaa aden", "ukraine": "kyiv donetsk", "turkey": "ankara istanbul",
    "israel": "jerusalem", "palestine": "gaza", "somalia": "mogadishu", "sudan": "khartoum", "southafrica": "johannesburg",
}  # fmt: skip
