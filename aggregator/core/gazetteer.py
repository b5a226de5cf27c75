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
    "san antonio": "sanantonio", "fort worth": "fortworth", "el paso": "elpaso", "san jose": "sanjose", "salt lake city": "saltlakecity",
    "oklahoma city": "oklahomacity", "kansas city": "kansascity", "des moines": "desmoines", "phnom penh": "phnompenh", "port au prince": "portauprince",
    "addis ababa": "addisababa", "dar es salaam": "daressalaam", "uttar pradesh": "uttarpradesh", "tamil nadu": "tamilnadu", "west bengal": "westbengal",
    "santa fe": "santafe", "da nang": "danang", "n'djamena": "ndjamena", "nur sultan": "astana", "côte d'ivoire": "ivorycoast", "cote d'ivoire": "ivorycoast",
    "democratic republic of congo": "congo", "democratic republic of the congo": "congo", "dr congo": "congo", "dr. congo": "congo", "arabian gulf": "gulf", "persian gulf": "gulf",
    "la paz": "lapaz", "washington dc": "washington", "nyc": "newyork", "new york city": "newyork",
    "sri lanka": "srilanka", "el salvador": "elsalvador", "ivory coast": "ivorycoast", "new zealand": "newzealand",
}  # fmt: skip
# A country or state -> other names of it and of its people.
PEOPLES = {
    "china": "chinese beijing peking", "russia": "russian russians moscow kremlin", "germany": "german germans", "france": "french", "india": "indian indians",
    "japan": "japanese", "israel": "israeli israelis", "iran": "iranian iranians", "iraq": "iraqi iraqis", "syria": "syrian syrians",
    "egypt": "egyptian egyptians", "turkey": "turkish türkiye turkiye", "greece": "greek greeks", "spain": "spanish", "italy": "italian",
    "poland": "polish", "ukraine": "ukrainian ukrainians", "pakistan": "pakistani pakistanis pak", "afghanistan": "afghan afghans",
    "mexico": "mexican mexicans", "canada": "canadian canadians", "australia": "australian australians aussie", "brazil": "brazilian",
    "palestine": "palestinian palestinians", "libya": "libyan", "lebanon": "lebanese", "nigeria": "nigerian", "kenya": "kenyan",
    "sudan": "sudanese", "yemen": "yemeni", "thailand": "thai", "vietnam": "vietnamese", "philippines": "philippine filipino",
    "indonesia": "indonesian", "malaysia": "malaysian", "ireland": "irish", "scotland": "scottish", "europe": "european", "africa": "african",
    "cuba": "cuban", "venezuela": "venezuelan", "argentina": "argentine argentinian", "chile": "chilean", "colombia": "colombian",
    "saudi": "saudis", "swiss": "switzerland", "sweden": "swedish", "norway": "norwegian", "netherlands": "dutch holland", "bangladesh": "bangladeshi",
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
    ["usa", "uk", "china", "russia", "germany", "france", "india", "japan", "israel", "iran", "iraq", "syria", "egypt", "turkey", "greece", "spain", "italy", "poland", "ukraine", "pakistan", "afghanistan", "mexico", "canada", "australia", "brazil", "palestine", "libya", "lebanon", "nigeria", "kenya", "sudan", "yemen", "thailand", "vietnam", "philippines", "indonesia", "malaysia", "ireland", "scotland", "cuba", "venezuela", "argentina", "chile", "colombia", "saudi", "swiss", "sweden", "norway", "netherlands", "bangladesh", "northkorea", "southkorea", "southafrica", "burma", "peru", "portugal", "belgium", "austria", "denmark", "finland", "hungary", "romania", "bulgaria", "serbia", "croatia", "albania", "morocco", "algeria", "tunisia", "somalia", "colombia", "newzealand", "srilanka", "botswana", "cambodia", "cameroon", "cyprus", "fiji", "guatemala", "honduras", "laos", "liberia", "libya", "luxembourg", "madagascar", "malawi", "malta", "mauritius", "moldova", "namibia", "nicaragua", "panama", "senegal", "slovakia", "slovenia", "suriname", "togo", "uzbekistan", "turkmenistan", "tajikistan", "kyrgyzstan", "kosovo", "bosnia", "macedonia", "montenegro", "czech", "benin", "burundi", "djibouti", "eritrea", "gabon", "gambia", "guinea", "lesotho", "mauritania", "seychelles", "bhutan", "brunei", "maldives", "barbados", "belize", "guyana", "samoa", "tonga", "uae", "burkinafaso", "sierraleone", "costarica", "southsudan", "dominican", "timor", "capeverde", "papua", "puertorico", "elsalvador", "ivorycoast", "palau", "vanuatu", "comoros", "tuvalu", "andorra", "monaco", "crimea", "tibet", "catalonia", "sanfrancisco", "sandiego", "lasvegas", "neworleans", "newjersey", "mexicocity", "buenosaires", "telaviv", "capetown", "abudhabi", "kualalumpur", "saopaulo", "stlouis", "saigon", "northcarolina", "southcarolina", "northdakota", "southdakota", "newmexico", "newhampshire", "westvirginia", "rhodeisland", "ulster", "osaka", "kyoto", "nagoya", "perth", "brisbane", "adelaide", "quito", "dakar", "tampa", "leeds", "accra", "hanoi", "basel", "zurich", "geneva", "brussels", "amsterdam", "rotterdam", "antwerp", "copenhagen", "helsinki", "tallinn", "riga", "vilnius", "minsk", "sofia", "bucharest", "belgrade", "zagreb", "sarajevo", "skopje", "tirana", "nicosia", "montreal", "vancouver", "calgary", "ottawa", "seattle", "portland", "detroit", "atlanta", "phoenix", "philadelphia", "baltimore", "cleveland", "pittsburgh", "memphis", "nashville", "milwaukee", "minneapolis", "honolulu", "anchorage", "alaska", "hawaii", "utah", "idaho", "montana", "wyoming", "kansas", "nebraska", "oklahoma", "arkansas", "louisiana", "mississippi", "alabama", "kentucky", "tennessee", "missouri", "indiana", "michigan", "wisconsin", "minnesota", "maine", "vermont", "connecticut", "maryland", "delaware", "pennsylvania", "oregon", "illinois", "virginia", "glasgow", "edinburgh", "manchester", "birmingham", "liverpool", "belfast", "cardiff", "bristol", "sheffield", "caracas", "havana", "bogota", "montevideo", "asuncion", "kingston", "tunis", "algiers", "rabat", "casablanca", "tripoli", "khartoum", "kampala", "kigali", "lusaka", "harare", "maputo", "luanda", "kinshasa", "abuja", "doha", "muscat", "manama", "riyadh", "jeddah", "dubai", "amman", "tbilisi", "baku", "yerevan", "tashkent", "almaty", "kathmandu", "colombo", "rangoon", "yangon", "rio", "petersburg", "vladivostok", "odessa", "kharkiv", "lviv", "krakow", "gdansk", "porto", "bilbao", "seville", "malaga", "palermo", "bologna", "florence", "venice", "genoa", "nice", "toulouse", "bordeaux", "strasbourg", "stuttgart", "düsseldorf", "dresden", "leipzig", "bremen", "hannover", "nürnberg", "wien", "zürich", "genf", "lausanne", "graz", "salzburg", "england", "ethiopia", "uganda", "tanzania", "ghana", "mali", "niger", "chad", "congo", "rwanda", "zimbabwe", "zambia", "angola", "mozambique", "jordan", "qatar", "kuwait", "oman", "bahrain", "nepal", "singapore", "taiwan", "mongolia", "kazakhstan", "georgia", "armenia", "azerbaijan", "belarus", "estonia", "latvia", "lithuania", "iceland", "haiti", "jamaica", "bolivia", "ecuador", "paraguay", "uruguay", "wales", "london", "paris", "berlin", "madrid", "rome", "vienna", "tokyo", "delhi", "mumbai", "sydney", "toronto", "chicago", "boston", "houston", "dallas", "miami", "hongkong", "newyork", "texas", "california", "florida", "ohio", "iowa", "nevada", "arizona", "hamburg", "munich", "münchen", "köln", "frankfurt", "dublin", "oslo", "stockholm", "moscow", "lisbon", "warsaw", "prague", "budapest", "athens", "cairo", "lagos", "nairobi", "karachi", "lahore", "dhaka", "manila", "jakarta", "bangkok", "seoul", "shanghai", "barcelona", "milan", "naples", "turin", "lyon", "marseille", "valencia", "sevilla", "lima", "bogotá", "santiago", "deutschland", "frankreich", "spanien", "italien", "russland", "allemagne", "espagne", "italie", "russie", "chine", "alemania", "francia", "rusia", "москва", "россия", "украина", "китай", "франция", "германия"]
)  # fmt: skip

# Where a city or a part of a country lies: "Athens" beside "Greek" is no other place, nor "Houston" beside "Texas" or "US".
CITIES = {
    "usa": "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada newhampshire newjersey newmexico newyork northcarolina northdakota ohio oklahoma oregon pennsylvania rhodeisland southcarolina southdakota tennessee texas utah vermont virginia washington westvirginia wisconsin wyoming puertorico whitehouse",
    "newyork": "brooklyn manhattan bronx queens buffalo rochester albany syracuse yonkers", "newjersey": "newark trenton", "virginia": "richmond norfolk",
    "texas": "houston dallas austin sanantonio fortworth elpaso galveston lubbock amarillo laredo", "california": "la_ sanfrancisco sandiego sanjose sacramento oakland fresno malibu hollywood bakersfield anaheim stockton",
    "florida": "miami orlando tampa jacksonville tallahassee sarasota", "colorado": "denver boulder", "illinois": "chicago peoria", "massachusetts": "boston cambridge worcester",
    "pennsylvania": "philadelphia pittsburgh", "ohio": "cleveland cincinnati columbus toledo dayton akron", "michigan": "detroit flint lansing",
    "georgia": "atlanta savannah tbilisi", "tennessee": "memphis nashville knoxville chattanooga", "missouri": "stlouis kansascity", "louisiana": "neworleans shreveport",
    "washington": "seattle spokane tacoma", "oregon": "portland", "nevada": "lasvegas reno", "arizona": "phoenix tucson", "utah": "saltlakecity",
    "maryland": "baltimore", "wisconsin": "milwaukee madison", "minnesota": "minneapolis duluth", "indiana": "indianapolis evansville", "kentucky": "louisville",
    "northcarolina": "charlotte raleigh", "southcarolina": "charleston", "hawaii": "honolulu maui", "alaska": "anchorage juneau", "nebraska": "omaha",
    "oklahoma": "tulsa oklahomacity", "newmexico": "albuquerque santafe", "alabama": "birmingham huntsville", "iowa": "desmoines",
    "uk": "england scotland wales ulster", "scotland": "glasgow edinburgh aberdeen dundee inverness", "wales": "cardiff swansea", "ulster": "belfast londonderry",
    "england": "london manchester birmingham liverpool leeds sheffield bristol newcastle nottingham leicester coventry bradford hull york oxford southampton portsmouth plymouth brighton kent essex yorkshire cornwall devon surrey norfolk suffolk wakefield sunderland wolverhampton salford peterborough norwich exeter gloucester luton swindon ipswich blackpool middlesbrough bournemouth huddersfield rotherham doncaster carlisle cumbria lancashire cheshire hampshire",
    "london": "hackney croydon tottenham westminster camden brixton peckham lewisham heathrow wembley", "yorkshire": "leeds sheffield bradford hull york", "ireland": "dublin cork galway limerick",
    "france": "paris lyon marseille nice toulouse bordeaux strasbourg lille nantes calais rennes", "spain": "madrid barcelona valencia sevilla seville malaga bilbao catalonia zaragoza murcia",
    "catalonia": "barcelona", "germany": "berlin hamburg munich frankfurt cologne stuttgart dresden leipzig bremen hannover hanover bavaria saxony dusseldorf dortmund nuremberg magdeburg thuringia brandenburg hesse", "bavaria": "munich",
    "italy": "rome milan naples turin palermo bologna florence venice genoa sicily sardinia catania", "sicily": "palermo", "greece": "athens thessaloniki crete", "austria": "vienna graz salzburg",
    "swiss": "zurich geneva basel lausanne davos", "netherlands": "amsterdam rotterdam utrecht eindhoven", "belgium": "brussels antwerp ghent", "eu": "brussels",
    "denmark": "copenhagen aarhus", "finland": "helsinki tampere", "estonia": "tallinn", "latvia": "riga", "lithuania": "vilnius", "belarus": "minsk", "bulgaria": "sofia",
    "romania": "bucharest cluj", "serbia": "belgrade", "croatia": "zagreb", "bosnia": "sarajevo", "macedonia": "skopje", "albania": "tirana", "cyprus": "nicosia",
    "portugal": "lisbon porto", "norway": "oslo", "sweden": "stockholm gothenburg malmo uppsala", "iceland": "reykjavik", "poland": "warsaw krakow gdansk", "czech": "prague brno",
    "hungary": "budapest", "russia": "moscow petersburg vladivostok siberia chechnya crimea novosibirsk yekaterinburg kazan samara rostov belgorod kursk bryansk dagestan kamchatka kaliningrad sochi", "ukraine": "kyiv kiev donetsk kharkiv lviv odesa mariupol crimea dnipro zaporizhzhia kherson pokrovsk bakhmut mykolaiv chernihiv luhansk kramatorsk avdiivka chernobyl",
    "turkey": "ankara istanbul izmir antalya adana gaziantep", "syria": "damascus aleppo homs latakia idlib raqqa daraa", "iraq": "baghdad mosul basra erbil kirkuk najaf", "iran": "tehran isfahan mashhad shiraz tabriz bushehr", "lebanon": "beirut sidon", "israel": "jerusalem telaviv haifa westbank",
    "palestine": "gaza westbank rafah nablus jenin hebron ramallah", "gaza": "rafah", "jordan": "amman", "saudi": "riyadh jeddah mecca", "uae": "dubai abudhabi", "qatar": "doha", "oman": "muscat", "bahrain": "manama",
    "yemen": "sanaa aden hodeidah taiz", "japan": "tokyo osaka kyoto nagoya hiroshima fukushima okinawa sapporo fukuoka hokkaido kobe noto", "china": "beijing shanghai hongkong wuhan xinjiang tibet guangzhou shenzhen chengdu chongqing tianjin nanjing hangzhou harbin macau guangdong sichuan yunnan fujian henan hubei zhejiang",
    "southkorea": "seoul busan incheon daegu jeju", "northkorea": "pyongyang", "taiwan": "taipei kaohsiung hualien", "mongolia": "ulaanbaatar", "thailand": "bangkok phuket pattaya", "vietnam": "hanoi saigon danang",
    "cambodia": "phnompenh", "burma": "rangoon yangon mandalay", "malaysia": "kualalumpur penang", "indonesia": "jakarta bali sumatra java sulawesi surabaya bandung aceh", "philippines": "manila mindanao luzon cebu davao",
    "india": "delhi mumbai kolkata chennai bengaluru hyderabad pune kashmir kerala gujarat punjab bihar assam odisha rajasthan goa karnataka maharashtra ahmedabad lucknow jaipur uttarpradesh tamilnadu westbengal kanpur nagpur indore bhopal patna varanasi gurugram noida chandigarh ranchi guwahati manipur ladakh srinagar",
    "maharashtra": "mumbai pune", "tamilnadu": "chennai", "westbengal": "kolkata", "karnataka": "bengaluru", "gujarat": "ahmedabad", "rajasthan": "jaipur", "uttarpradesh": "lucknow",
    "pakistan": "karachi lahore islamabad peshawar quetta kashmir punjab balochistan rawalpindi", "punjab": "lahore", "balochistan": "quetta", "bangladesh": "dhaka chittagong", "nepal": "kathmandu everest", "srilanka": "colombo",
    "afghanistan": "kabul kandahar herat", "uzbekistan": "tashkent", "kazakhstan": "almaty astana", "azerbaijan": "baku", "armenia": "yerevan",
    "australia": "sydney melbourne brisbane perth adelaide canberra queensland tasmania darwin hobart", "queensland": "brisbane cairns", "newzealand": "auckland wellington christchurch",
    "canada": "toronto ottawa montreal vancouver calgary quebec ontario alberta manitoba saskatchewan winnipeg", "quebec": "montreal", "ontario": "toronto ottawa", "alberta": "calgary edmonton",
    "mexico": "mexicocity tijuana acapulco cancun guadalajara monterrey juarez culiacan", "cuba": "havana", "haiti": "portauprince", "jamaica": "kingston", "venezuela": "caracas maracaibo", "colombia": "bogotá bogota medellin cali",
    "ecuador": "quito guayaquil", "peru": "lima cusco", "bolivia": "lapaz", "chile": "santiago valparaiso", "argentina": "buenosaires mendoza", "uruguay": "montevideo", "paraguay": "asuncion", "brazil": "rio saopaulo brasilia amazon recife manaus",
    "egypt": "cairo alexandria sinai giza", "libya": "tripoli benghazi", "tunisia": "tunis", "algeria": "algiers", "morocco": "rabat casablanca marrakech", "sudan": "khartoum darfur omdurman",
    "ethiopia": "addisababa tigray", "kenya": "nairobi mombasa", "uganda": "kampala", "rwanda": "kigali", "tanzania": "daressalaam zanzibar", "somalia": "mogadishu", "nigeria": "lagos abuja kano borno ibadan maiduguri kaduna",
    "ghana": "accra", "senegal": "dakar", "mali": "bamako timbuktu", "congo": "kinshasa goma lubumbashi bukavu", "angola": "luanda", "zambia": "lusaka", "zimbabwe": "harare", "mozambique": "maputo",
    "southafrica": "johannesburg capetown durban pretoria soweto",
    "kansas": "wichita topeka", "idaho": "boise", "connecticut": "hartford", "mississippi": "biloxi", "arkansas": "fayetteville", "westbank": "nablus jenin hebron ramallah", "burkinafaso": "ouagadougou", "chad": "ndjamena", "niger": "niamey", "guinea": "conakry", "madagascar": "antananarivo", "eritrea": "asmara", "cameroon": "yaounde", "gabon": "libreville", "laos": "vientiane", "kosovo": "pristina", "montenegro": "podgorica", "slovenia": "ljubljana", "slovakia": "bratislava", "kyrgyzstan": "bishkek", "tajikistan": "dushanbe",
}  # fmt: skip

# The capital that a headline leaves unnamed: "Afghan capital". None where "capital" mostly is money: China, Britain, Switzerland.
CAPITALS = {
    "afghanistan": "kabul", "ukraine": "kyiv", "syria": "damascus", "iraq": "baghdad", "iran": "tehran", "yemen": "sanaa", "libya": "tripoli",
    "sudan": "khartoum", "somalia": "mogadishu", "kenya": "nairobi", "nigeria": "abuja", "mali": "bamako", "haiti": "portauprince", "venezuela": "caracas",
    "colombia": "bogota", "peru": "lima", "chile": "santiago", "argentina": "buenosaires", "ecuador": "quito", "cuba": "havana", "mexico": "mexicocity",
    "philippines": "manila", "indonesia": "jakarta", "thailand": "bangkok", "vietnam": "hanoi", "bangladesh": "dhaka", "nepal": "kathmandu", "pakistan": "islamabad",
    "lebanon": "beirut", "turkey": "ankara", "egypt": "cairo", "tunisia": "tunis", "ethiopia": "addisababa", "uganda": "kampala", "rwanda": "kigali",
    "congo": "kinshasa", "spain": "madrid", "greece": "athens", "hungary": "budapest", "poland": "warsaw", "austria": "vienna", "norway": "oslo",
    "sweden": "stockholm", "denmark": "copenhagen", "finland": "helsinki", "iceland": "reykjavik", "portugal": "lisbon", "serbia": "belgrade", "romania": "bucharest",
    "bulgaria": "sofia", "belarus": "minsk", "georgia": "tbilisi", "armenia": "yerevan", "france": "paris", "germany": "berlin", "italy": "rome",
    "india": "delhi", "southkorea": "seoul",
}  # fmt: skip

# States as agencies shorten them and as letters are addressed, behind a comma: "Springfield, Ill.", "Portland, OR".
STATES = {
    "Ala": "AL alabama", "Ariz": "AZ arizona", "Ark": "AR arkansas", "Calif": "CA california", "Colo": "CO colorado", "Conn": "CT connecticut",
    "Del": "DE delaware", "Fla": "FL florida", "Ga": "GA georgia", "Ill": "IL illinois", "Ind": "IN indiana", "Kan": "KS kansas", "Ky": "KY kentucky",
    "La": "LA louisiana", "Mass": "MA massachusetts", "Md": "MD maryland", "Mich": "MI michigan", "Minn": "MN minnesota", "Miss": "MS mississippi",
    "Mo": "MO missouri", "Mont": "MT montana", "N.C": "NC northcarolina", "N.D": "ND northdakota", "N.H": "NH newhampshire", "N.J": "NJ newjersey",
    "N.M": "NM newmexico", "N.Y": "NY newyork", "Neb": "NE nebraska", "Nev": "NV nevada", "Okla": "OK oklahoma", "Ore": "OR oregon", "Pa": "PA pennsylvania",
    "R.I": "RI rhodeisland", "S.C": "SC southcarolina", "S.D": "SD southdakota", "Tenn": "TN tennessee", "Tex": "TX texas", "Va": "VA virginia",
    "Vt": "VT vermont", "W.Va": "WV westvirginia", "Wash": "WA washington", "Wis": "WI wisconsin", "Wyo": "WY wyoming",
}  # fmt: skip
