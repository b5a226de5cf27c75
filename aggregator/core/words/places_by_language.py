# ruff: noqa: E501 - rows of names read better as rows
"""Countries and cities as headlines in languages other than English name them: the English name, and the others with the endings they take."""

from __future__ import annotations

from aggregator.core.words import countries_by_language

# The first word is the name by which core.words.gazetteer knows where a city lies. Where it ends in a colon it is the language that the names
# are read in, each standing for itself, or for the first up to a bar: in the next they are words ("Leiden" suffers in German), unless long.
_ROWS = """
england inglaterra angleterre inghilterra engeland anglia anglii anglią ingiltere англия англии англию إنجلترا انجلترا इंग्लैंड 英格兰 イングランド 잉글랜드 αγγλία
usa eeuu eua сша الولايات أمريكا امریکا آمریکا अमेरिका 美国 米国 アメリカ 미국 ηπα amerika ameryce
uk großbritannien grande-bretagne великобритания британия британии بريطانيا بریتانیا انگلیس ब्रिटेन 英国 イギリス 영국 βρετανία británia wielkabrytania inggris
china chine cina kina chiny chinach çin китай китае китая китаї الصين چین चीन 中国 중국 κίνα trungquốc tiongkok
russia russland russie rusia russia rússia rusland ryssland rosja rosji rusya россия россии росії росія روسيا روسیه रूस 俄罗斯 ロシア 러시아 ρωσία
ukraine ukraina ukrainie ukrayna ucrania ucrânia ucraina oekraïne украина украине украины україна україні україни أوكرانيا اوکراین यूक्रेन 乌克兰 ウクライナ 우크라이나 ουκρανία
germany deutschland allemagne alemania alemanha germania duitsland tyskland niemcy niemczech niemiec almanya германия германии німеччина німеччині ألمانيا آلمان जर्मनी 德国 ドイツ 독일 γερμανία jerman
france frankreich francia frança frankrijk frankrike francja francji fransa франция франции франція франції فرنسا فرانسه फ्रांस 法国 フランス 프랑스 γαλλία prancis
spain spanien espagne españa espanha spagna spanje hiszpania hiszpanii ispanya испания испании іспанія іспанії إسبانيا اسپانیا स्पेन 西班牙 スペイン 스페인 ισπανία spanyol
italy italien italie italia itália italië włochy włoszech italya италия италии італія італії إيطاليا ایتالیا इटली 意大利 イタリア 이탈리아 ιταλία
poland polen pologne polonia polônia polska polsce polonya польша польше польща польщі بولندا لهستان पोलैंड 波兰 ポーランド 폴란드 πολωνία
turkey türkei turquie turquía turquia turchia turkije turkiet turcja turcji türkiye турция турции туреччина туреччині تركيا ترکیه तुर्की 土耳其 トルコ 튀르키예 τουρκία turki
japan japon japón japão giappone japonia japonii japonya япония японии японія японії اليابان ژاپن जापान 日本 일본 ιαπωνία jepang nhậtbản
india indien inde índia indie indiach hindistan индия индии індія індії الهند هند भारत 印度 インド 인도 ινδία ấnđộ
pakistan pakistán paquistão пакистан пакистане باكستان پاکستان पाकिस्तान 巴基斯坦 パキスタン 파키스탄 πακιστάν
israel israël israele izrael izraelu israil израиль израиле израиля ізраїль ізраїлі إسرائيل اسرائیل इजरायल इजराइल 以色列 イスラエル 이스라엘 ισραήλ
palestine palästina palestina فلسطين فلسطین فلسطینی
gaza gazastreifen газа газе غزة غزه गाजा 加沙 ガザ 가자 γάζα gazze
iran irán irã ирана иран иране іран ірані إيران ایران ईरान 伊朗 イラン 이란 ιράν
iraq irak iraque ирак ираке ірак іраку العراق عراق इराक 伊拉克 イラク 이라크 ιράκ
syria syrien syrie siria síria syrië suriye syrii сирия сирии сирія сирії سوريا سوریه सीरिया 叙利亚 シリア 시리아 συρία suriah
lebanon libanon liban líbano libano lübnan ливан ливане ліван لبنان लेबनान 黎巴嫩 レバノン 레바논 λίβανος
egypt ägypten égypte egipto egito egitto egypte egipt mısır египет египте єгипет مصر मिस्र 埃及 エジプト 이집트 αίγυπτος mesir
saudi arabien saoudite saudí саудовская السعودية عربستان सऊदी 沙特 サウジ 사우디
greece griechenland grèce grecia grécia griekenland grekland grecja grecji yunanistan греция греции греція اليونان یونان ग्रीस 希腊 ギリシャ 그리스 ελλάδα yunani
netherlands niederlande pays-bas holanda olanda nederland holland holandia hollanda нидерланды هولندا هلند 荷兰 オランダ 네덜란드 ολλανδία belanda
belgium belgien belgique bélgica belgio belgië belçika бельгия бельгии бельгія بلجيكا بلژیک 比利时 ベルギー 벨기에 βέλγιο
sweden schweden suède suecia suécia svezia zweden sverige szwecja szwecji isveç швеция швеции швеція السويد سوئد 瑞典 スウェーデン 스웨덴 σουηδία
norway norwegen norvège noruega norvegia noorwegen norge norwegia norveç норвегия норвегии النرويج نروژ 挪威 ノルウェー 노르웨이 νορβηγία
denmark dänemark danemark dinamarca danimarca denemarken danmark dania danii danimarka дания дании الدنمارك دانمارک 丹麦 デンマーク 덴마크 δανία
finland finnland finlande finlandia finlândia finlandiya финляндия финляндии фінляндія فنلندا فنلاند 芬兰 フィンランド 핀란드 φινλανδία
austria österreich autriche áustria oostenrijk österrike avusturya австрия австрии австрія النمسا اتریش 奥地利 オーストリア 오스트리아 αυστρία
swiss schweiz suisse suiza suíça svizzera zwitserland szwajcaria isviçre швейцария швейцарии سويسرا سوئیس 瑞士 スイス 스위스 ελβετία
portugal portogallo portugalia portekiz португалия португалии البرتغال پرتغال 葡萄牙 ポルトガル 포르투갈 πορτογαλία
hungary ungarn hongrie hungría hungria ungheria hongarije ungern węgry węgrzech macaristan венгрия венгрии угорщина المجر مجارستان 匈牙利 ハンガリー 헝가리 ουγγαρία
romania rumänien roumanie rumania romênia roemenië rumunia romanya румыния румынии румунія رومانيا رومانی 罗马尼亚 ルーマニア 루마니아 ρουμανία
bulgaria bulgarien bulgarie bulgária bulgarije bułgaria bulgaristan болгария болгарии بلغاريا بلغارستان 保加利亚 ブルガリア βουλγαρία
serbia serbien serbie sérvia servië sırbistan сербия сербии сербія صربيا صربستان 塞尔维亚 セルビア σερβία
mexico mexiko mexique méxico messico meksyk meksika мексика мексике المكسيك مکزیک मेक्सिको 墨西哥 メキシコ 멕시코 μεξικό meksiko
brazil brasilien brésil brasil brasile brazilië brazylia brezilya бразилия бразилии البرازيل برزیل ब्राजील 巴西 ブラジル 브라질 βραζιλία
argentina argentinien argentine argentinië argentyna arjantin аргентина аргентине الأرجنتين آرژانتین 阿根廷 アルゼンチン 아르헨티나 αργεντινή
chile chili cile şili чили تشيلي شیلی 智利 チリ 칠레 χιλή
peru pérou perú перу بيرو پرو 秘鲁 ペルー 페루 περού
colombia kolumbien colombie colômbia kolumbia kolombiya колумбия колумбии كولومبيا کلمبیا 哥伦比亚 コロンビア κολομβία
venezuela венесуэла венесуэле فنزويلا ونزوئلا 委内瑞拉 ベネズエラ βενεζουέλα
cuba kuba küba куба كوبا کوبا 古巴 キューバ κούβα
canada kanada canadá канада канаде كندا کانادا कनाडा 加拿大 カナダ 캐나다 καναδάς
australia australien australie austrália australië avustralya австралия австралии أستراليا استرالیا ऑस्ट्रेलिया 澳大利亚 オーストラリア 호주 αυστραλία
southkorea südkorea 韩国 韓国 한국 güneykore
northkorea nordkorea 朝鲜 北朝鮮 북한 kuzeykore
taiwan taïwan taiwán тайвань тайване تايوان تایوان ताइवान 台湾 대만 ταϊβάν tayvan đàiloan
vietnam việtnam vietnã вьетнам فيتنام ویتنام 越南 ベトナム 베트남
thailand tailandia tailândia tayland таиланд таиланде تايلاند تایلند थाईलैंड 泰国 태국 tháilan
indonesia indonesien indonésie indonésia endonezya индонезия индонезии إندونيسيا اندونزی 印尼 印度尼西亚 インドネシア 인도네시아
malaysia malaisie malasia malesia малайзия ماليزيا مالزی 马来西亚 マレーシア 말레이시아
philippines philippinen filipinas filippine filipijnen filipiny filipinler филиппины филиппинах الفلبين فیلیپین 菲律宾 フィリピン 필리핀 filipina
singapore singapur singapour singapura сингапур سنغافورة سنگاپور 新加坡 シンガポール 싱가포르
nepal népal непал نيبال نپال नेपाल 尼泊尔 ネパール
bangladesh bangladesch бангладеш بنغلادش بنگلادش बांग्लादेश 孟加拉 バングラデシュ
afghanistan afganistán afeganistão afganistan афганистан афганистане أفغانستان افغانستان अफगानिस्तान 阿富汗 アフガニスタン
morocco marokko maroc marruecos marrocos marocco maroko марокко المغرب مراکش 摩洛哥 モロッコ μαρόκο
algeria algerien algérie argelia argélia algerije cezayir алжир الجزائر الجزایر 阿尔及利亚
tunisia tunesien tunisie túnez tunísia tunus тунис تونس 突尼斯
libya libyen libye libia líbia libië ливия ливии ليبيا لیبی 利比亚
sudan soudan sudán sudão судан السودان سودان 苏丹 スーダン
yemen jemen yémen iêmen йемен اليمن یمن 也门 イエメン
jordan jordanien jordanie jordania иордания الأردن اردن 约旦
qatar katar катар قطر 卡塔尔 カタール
kuwait koweït кувейт الكويت کویت
kenya kenia kénya кения كينيا کنیا 肯尼亚 ケニア
nigeria nigéria нигерия نيجيريا نیجریه 尼日利亚 ナイジェリア
ethiopia äthiopien éthiopie etiopía etiopia эфиопия إثيوبيا اتیوپی 埃塞俄比亚
southafrica südafrika 南非 南アフリカ 남아공
georgia georgien géorgie грузия грузии грузія جورجيا گرجستان
armenia armenien arménie армения армении أرمينيا ارمنستان
azerbaijan aserbaidschan azerbaïdjan азербайджан أذربيجان آذربایجان
kazakhstan kasachstan казахстан казахстане كازاخستان قزاقستان
belarus bielorussie bielorrusia białoruś białorusi беларусь беларуси білорусь білорусі بيلاروس بلاروس
moldova moldawien moldavie молдова молдове молдавии
moscow moskau moscou moscú moskou moskva moskwa moskwie moskova москва москве москвы москві موسكو مسکو मास्को 莫斯科 モスクワ 모스크바 μόσχα
petersburg петербург петербурге петербурга санкт-петербурге
kyiv kiew kiev kijów kijowie kijowa киев киеве киева київ києві києва كييف کییف कीव 基辅 キーウ 키이우 κίεβο
paris parís parigi parijs paryż paryżu париж париже парижі باريس پاریس पेरिस 巴黎 パリ 파리 παρίσι
london londres londra londen londyn londynie лондон лондоне لندن लंदन 伦敦 ロンドン 런던 λονδίνο
berlin berlín berlim berlino berlijn берлин берлине берліні برلين برلین 柏林 ベルリン 베를린 βερολίνο
madrid madryt мадрид мадриде مدريد مادرید 马德里 マドリード μαδρίτη
barcelona barcelone barcellona барселона барселоне برشلونة بارسلونا 巴塞罗那 バルセロナ βαρκελώνη
rome rom roma rzym rzymie рим риме روما رم 罗马 ローマ 로마 ρώμη
milan mailand milán milão milano mediolan милан милане ميلانو میلان 米兰 ミラノ μιλάνο
vienna wien vienne viena wenen wiedeń viyana вена вене فيينا وین 维也纳 ウィーン βιέννη
brussels brüssel bruxelles bruselas bruxelas brussel bryssel bruksela brukseli brüksel брюссель брюсселе بروكسل بروکسل 布鲁塞尔 ブリュッセル βρυξέλλες
athens athen athènes atenas atene ateny atina афины афинах أثينا آتن 雅典 アテネ 아테네 αθήνα
warsaw warschau varsovie varsovia varsavia warszawa warszawie warszawy varşova варшава варшаве варшаві وارسو ورشو 华沙 ワルシャワ βαρσοβία
washington вашингтон вашингтоне واشنطن واشنگتن वाशिंगटन 华盛顿 ワシントン 워싱턴 ουάσιγκτον waszyngton
newyork nuevayork nowyjork novayork نيويورك نیویورک न्यूयॉर्क 纽约 ニューヨーク 뉴욕
tokyo tokio токио طوكيو توکیو टोक्यो 东京 東京 도쿄
beijing peking pékin pekín pequim pechino pekin пекин пекине بكين پکن बीजिंग 北京 베이징
shanghai schanghai shanghái xangai шанхай شنغهاي شانگهای 上海 상하이
hongkong гонконг هونغ 香港 홍콩
istanbul estambul стамбул стамбуле إسطنبول استانبول 伊斯坦布尔
ankara анкара анкаре أنقرة آنکارا 安卡拉
cairo kairo caire القاهرة قاهره 开罗
jerusalem jérusalem jerusalén иерусалим القدس قدس 耶路撒冷
beirut beyrouth бейрут بيروت بیروت
damascus damaskus damasco дамаск دمشق
baghdad bagdad багдад بغداد
tehran teheran téhéran teherán тегеран тегеране طهران تهران 德黑兰 テヘラン
german: hamburg münchen köln frankfurt stuttgart düsseldorf dortmund leipzig dresden hannover nürnberg duisburg bochum wuppertal bielefeld bonn münster karlsruhe mannheim augsburg wiesbaden gelsenkirchen mönchengladbach braunschweig chemnitz kiel aachen magdeburg freiburg krefeld lübeck mainz erfurt oberhausen rostock kassel hagen saarbrücken potsdam leverkusen oldenburg osnabrück heidelberg darmstadt regensburg würzburg ingolstadt göttingen wolfsburg recklinghausen heilbronn ulm pforzheim offenbach bottrop trier jena koblenz remscheid erlangen hildesheim salzgitter cottbus schwerin flensburg konstanz passau bayreuth bamberg graz linz salzburg innsbruck klagenfurt zürich genf basel bern lausanne winterthur luzern bayern sachsen hessen thüringen brandenburg niedersachsen saarland schleswig-holstein nordrhein-westfalen rheinland-pfalz baden-württemberg sachsen-anhalt mecklenburg
french: marseille lyon toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims toulon grenoble dijon angers nîmes villeurbanne clermont-ferrand brest limoges amiens perpignan metz besançon orléans mulhouse rouen caen nancy avignon poitiers cannes calais bayonne ajaccio bastia genève lausanne liège charleroi namur
spanish: valencia sevilla zaragoza málaga murcia palma bilbao alicante córdoba valladolid vigo gijón granada badajoz salamanca huelva burgos santander almería oviedo pamplona logroño cádiz toledo tarragona lleida girona cáceres jaén lugo ourense pontevedra castellón marbella bogotá medellín cali guayaquil quito guadalajara monterrey puebla rosario mendoza montevideo asunción caracas managua tegucigalpa galicia asturias cantabria navarra aragón cataluña andalucía extremadura canarias baleares
portuguese: lisboa porto braga coimbra faro aveiro setúbal évora recife salvador fortaleza curitiba manaus belém goiânia campinas teresina maceió cuiabá florianópolis niterói sorocaba londrina joinville brasília saopaulo belohorizonte portoalegre bahia paraná ceará pernambuco maranhão piauí alagoas sergipe goiás
italian: napoli torino palermo genova bologna firenze bari catania venezia verona messina padova trieste taranto brescia parma modena livorno cagliari foggia perugia ravenna rimini salerno ferrara sassari siracusa pescara bergamo trento vicenza bolzano novara piacenza ancona udine arezzo lecce pisa lucca varese ischia capri
dutch: amsterdam rotterdam utrecht denhaag eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem arnhem enschede amersfoort zwolle leiden dordrecht maastricht delft antwerpen gent brugge leuven
swedish: stockholm göteborg malmö uppsala västerås örebro linköping helsingborg jönköping norrköping lund umeå gävle borås sundsvall halmstad oslo bergen trondheim stavanger köpenhamn københavn aarhus odense helsingfors
polish: kraków krakowie krakowa | łódź łodzi | wrocław wrocławiu wrocławia | poznań poznaniu poznania | gdańsk gdańsku gdańska | szczecin szczecinie szczecina | bydgoszcz bydgoszczy | lublin lublinie lublina | białystok białymstoku | katowice katowicach | gdynia gdyni | częstochowa częstochowie | radom radomiu | rzeszów rzeszowie | toruń toruniu | kielce kielcach | gliwice gliwicach | zabrze zabrzu | olsztyn olsztynie | opole opolu | sosnowiec sosnowcu | zakopane zakopanem
russian: казань казани | новосибирск новосибирске новосибирска | екатеринбург екатеринбурге екатеринбурга | самара самаре самары | омск омске | челябинск челябинске | ростов ростове | уфа уфе | красноярск красноярске | пермь перми | воронеж воронеже | волгоград волгограде | краснодар краснодаре | саратов саратове | тюмень тюмени | сочи | тула туле | курск курске | белгород белгороде | брянск брянске | иркутск иркутске | хабаровск хабаровске | владивосток владивостоке | мурманск мурманске | калининград калининграде | севастополь севастополе | крым крыму | томск томске | якутск якутске | минск минске | алматы | астана астане | ташкент ташкенте | баку | тбилиси | ереван ереване
russian: одесса одессе одеса одесі одеси одещині | харьков харькове харків харкові харкова харківщині | львов львове львів львові львова | днепр днепре дніпро дніпрі дніпра | запорожье запорожья запоріжжя запоріжжі | николаев николаеве миколаїв миколаєві миколаєва | херсон херсоне херсоні херсона | чернигов чернигове чернігів чернігові | полтава полтаве полтаві | винница вінниця вінниці | житомир житомирі | донецк донецке донецьк донецьку | луганск луганске луганськ | івано-франківськ | тернопіль тернополі | луцьк луцьку | черкаси черкасах | ужгород ужгороді | кропивницький
turkish: izmir bursa antalya adana konya gaziantep şanlıurfa mersin kocaeli diyarbakır hatay manisa kayseri samsun balıkesir kahramanmaraş malatya denizli trabzon erzurum eskişehir sakarya tekirdağ muğla elazığ sivas bodrum çanakkale edirne adıyaman
arabic: الرياض جدة مكة الدمام دبي أبوظبي الشارقة عمان مسقط الدوحة المنامة حلب حمص اللاذقية درعا الموصل البصرة النجف كربلاء أربيل الناصرية الإسكندرية الجيزة أسوان الأقصر المنصورة بنغازي طرابلس الرباط الدارالبيضاء فاس طنجة وهران صنعاء عدن الحديدة الخرطوم رفح خانيونس جنين نابلس رامالله الخليل بورسعيد طنطا
persian: مشهد اصفهان شیراز تبریز کرج قم اهواز کرمانشاه ارومیه رشت زاهدان کرمان همدان یزد اردبیل بندرعباس زنجان سنندج قزوین گرگان ساری بوشهر سمنان خوزستان گیلان مازندران کابل هرات
hindi: दिल्ली मुंबई कोलकाता चेन्नई बेंगलुरु हैदराबाद अहमदाबाद पुणे जयपुर लखनऊ कानपुर नागपुर इंदौर भोपाल पटना वडोदरा गाजियाबाद लुधियाना आगरा नासिक फरीदाबाद मेरठ राजकोट वाराणसी श्रीनगर औरंगाबाद धनबाद अमृतसर प्रयागराज रांची ग्वालियर जबलपुर गुवाहाटी चंडीगढ़ रायपुर जोधपुर देहरादून नोएडा गुरुग्राम शिमला उदयपुर अयोध्या गोरखपुर बरेली अलीगढ़ बिहार यूपी राजस्थान गुजरात महाराष्ट्र पंजाब हरियाणा उत्तराखंड हिमाचल झारखंड छत्तीसगढ़ ओडिशा केरल कर्नाटक असम मणिपुर कश्मीर बंगाल तेलंगाना
unspaced: 广州 深圳 天津 重庆 武汉 成都 南京 杭州 西安 沈阳 哈尔滨 大连 青岛 济南 郑州 长沙 福州 厦门 昆明 南宁 贵阳 兰州 太原 石家庄 合肥 南昌 宁波 苏州 无锡 长春 海口 三亚 拉萨 银川 西宁 广东 浙江 江苏 山东 河南 河北 湖北 湖南 四川 云南 贵州 陕西 山西 甘肃 福建 江西 安徽 广西 海南 新疆 西藏 内蒙古 吉林 辽宁 黑龙江 台北 高雄 台中 台南 新北 桃园 花莲 基隆 澳门 新竹 嘉义 屏东 宜兰 苗栗 彰化 云林
unspaced: 大阪 名古屋 札幌 福岡 横浜 神戸 京都 仙台 広島 川崎 新潟 千葉 埼玉 静岡 熊本 鹿児島 長崎 沖縄 北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 神奈川 富山 石川 福井 山梨 長野 岐阜 愛知 滋賀 兵庫 奈良 和歌山 鳥取 島根 岡山 徳島 香川 愛媛 高知 佐賀 宮崎 能登 那覇 金沢
unspaced: 서울 부산 대구 인천 광주 대전 울산 세종 수원 제주 강원 충북 충남 전북 전남 경북 경남 포항 창원 청주 전주 춘천 강릉 여수 목포 순천 안산 성남 용인 평양
finnish: helsinki helsingissä helsingin | turku turussa turun turkuun | oulu oulussa oulun | tampere tampereella tampereen | espoo espoossa espoon | vantaa vantaalla vantaan | lahti lahdessa lahden | kuopio kuopiossa kuopion | jyväskylä jyväskylässä jyväskylän | pori porissa porin | vaasa vaasassa vaasan | rovaniemi rovaniemellä rovaniemen | joensuu joensuussa joensuun | lappeenranta lappeenrannassa lappeenrannan
hungarian: budapest budapesten budapesti | debrecen debrecenben debreceni | szeged szegeden szegedi | miskolc miskolcon miskolci | pécs pécsett pécsi pécsen | győr győrben győri | nyíregyháza nyíregyházán nyíregyházi | kecskemét kecskeméten kecskeméti | székesfehérvár székesfehérváron székesfehérvári | szombathely szombathelyen szombathelyi | szolnok szolnokon szolnoki | eger egerben egri
czech: praha praze prahy prahu | brno brně brna | ostrava ostravě ostravy | plzeň plzni plzně | liberec liberci liberce | olomouc olomouci olomouce | pardubice pardubicích | zlín zlíně zlína | jihlava jihlavě jihlavy | ústí
romanian: bucurești cluj iași timișoara constanța craiova brașov galați ploiești oradea arad sibiu bacău pitești buzău suceava
danish: københavn aarhus odense aalborg esbjerg randers kolding horsens vejle roskilde helsingør silkeborg herning
norwegian: oslo bergen trondheim stavanger drammen fredrikstad kristiansand tromsø sandnes bodø ålesund sandefjord haugesund
greek: θεσσαλονίκη θεσσαλονίκης | πάτρα πάτρας | ηράκλειο ηρακλείου | λάρισα λάρισας | βόλος βόλο βόλου | ιωάννινα ιωαννίνων | χανιά χανίων | ρόδος ρόδο ρόδου | κρήτη κρήτης | εύβοια εύβοιας | κέρκυρα κέρκυρας | λέσβος λέσβο λέσβου | χίος χίο χίου | σάμος σάμο σάμου | μύκονος μύκονο | σαντορίνη σαντορίνης | αττική αττικής | πειραιάς πειραιά | καλαμάτα καλαμάτας | κόρινθος κόρινθο | κύπρος κύπρο κύπρου | εβρος έβρο έβρου | ηλεία ηλείας | αχαΐα αχαΐας | ζάκυνθος ζάκυνθο
indonesian: jakarta surabaya bandung medan semarang makassar palembang depok tangerang bekasi bogor batam pekanbaru padang malang denpasar bali yogyakarta solo aceh lombok manado balikpapan banjarmasin pontianak cianjur garut cirebon lampung papua maluku ambon
vietnamese: hànội đànẵng cầnthơ hảiphòng hồchíminh sàigòn huế quảngninh quảngnam nghệan thanhhóa nhatrang đàlạt vũngtàu bìnhdương đồngnai hàtĩnh quảngbình quảngtrị lâmđồng khánhhòa kontum đắklắk gialai sapa càmau làocai yênbái
"""
# Names of two words: joined as core.words.vocabulary.PHRASES does.
PHRASES = {
    phrase: phrase.replace(" ", "")
    for phrase in (
        "nueva york", "nova york", "nowy jork", "den haag", "belo horizonte", "porto alegre", "wielka brytania", "hà nội", "đà nẵng", "cần thơ",
        "hải phòng", "hồ chí minh", "sài gòn", "quảng ninh", "quảng nam", "nghệ an", "thanh hóa", "nha trang", "đà lạt", "vũng tàu",
        "bình dương", "đồng nai", "hà tĩnh", "quảng bình", "quảng trị", "lâm đồng", "khánh hòa", "kon tum", "đắk lắk", "gia lai", "cà mau",
        "lào cai", "yên bái", "trung quốc", "nhật bản", "ấn độ", "thái lan", "đài loan", "việt nam", "kuzey kore", "güney kore", "أبو ظبي",
        "خان يونس", "رام الله",
    )
} | {"नई दिल्ली": "दिल्ली"}  # fmt: skip


_LONG = 7  # letters
_ONE_SCRIPT = ("arabic", "persian")  # told apart by a feed's word only


def _named(row: str) -> list[tuple[str, str, str]]:
    """Return of each name of a row the language in which it is read ("" for any), itself, and the one it stands for."""
    first, *names = row.split()
    if not first.endswith(":"):
        return [("", name, first) for name in (first, *names)]
    groups = [group.split() for group in row.partition(":")[2].split("|")] if "|" in names else [[name] for name in names]
    return [("" if len(name) >= _LONG else first[:-1], name, group[0]) for group in groups for name in group]


_ALL = tuple(named for row in f"{_ROWS}{countries_by_language.ROWS.strip()}".strip().splitlines() for named in _named(row))


def names(language: str) -> dict[str, str]:
    """Return name -> the place it stands for, as `language` reads it; "unspaced" is one of them."""
    read = {"", *(_ONE_SCRIPT if language in _ONE_SCRIPT else (language,))}
    return {name: place for spoken, name, place in _ALL if spoken in read}
