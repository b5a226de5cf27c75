# ruff: noqa: E501 - rows of names read better as rows
"""More countries and capitals as headlines in languages other than English name them: core.words.places_by_language tells how a row is read."""

from __future__ import annotations

ROWS = """
kenya quênia kenii kenya кенії كنيا केन्या 케냐
ghana gana ghanie гана гане гани غانا غنا घाना 加纳 ガーナ 가나
uganda ouganda ugandzie уганда уганде уганді أوغندا اوگاندا युगांडा 乌干达 ウガンダ 우간다
tanzania tansania tanzanie tanzânia tanzanii tanzanya танзания танзании танзанія تنزانيا تانزانیا तंजानिया 坦桑尼亚 タンザニア 탄자니아
zimbabwe simbabwe zimbabue zimbábue зимбабве زيمبابوي زیمبابوه जिम्बाब्वे 津巴布韦 ジンバブエ 짐바브웨
zambia sambia zambie zâmbia zambii замбия замбии замбія زامبيا زامبیا जाम्बिया 赞比亚 ザンビア 잠비아
somalia somalie somália somalii somali сомали сомалі الصومال سومالی सोमालिया 索马里 ソマリア 소말리아
rwanda ruanda rwandzie руанда руанде руанді رواندا रवांडा 卢旺达 ルワンダ 르완다
mali malí мали малі مالي مالی माली 马里 マリ
niger níger nigrze нигер нигере нігер النيجر نیجر नाइजर 尼日尔 ニジェール 니제르
senegal sénégal senegalu сенегал сенегале сенегалі السنغال سنگال सेनेगल 塞内加尔 セネガル 세네갈
cameroon kamerun cameroun camerún camarões camerun kameroen kamerunie камерун камеруне الكاميرون کامرون कैमरून 喀麦隆 カメルーン 카메룬
angola angoli ангола анголе анголі أنغولا آنگولا अंगोला 安哥拉 アンゴラ 앙골라
mozambique mosambik moçambique mozambico mozambiku мозамбик мозамбике мозамбік موزمبيق موزامبیک मोजाम्बिक 莫桑比克 モザンビーク 모잠비크
ivorycoast elfenbeinküste costademarfil costadomarfim costadavorio ivoorkust кот-д'ивуар 科特迪瓦 コートジボワール 코트디부아르
congo kongo kongu конго الكونغو کنگو कांगो 刚果 コンゴ 콩고
southafrica áfricadosul sudáfrica afriquedusud sudafrica zuid-afrika sydafrika rpa юар güneyafrika afrikaselatan
madagascar madagaskar мадагаскар мадагаскаре مدغشقر ماداگاسکار मेडागास्कर 马达加斯加 マダガスカル 마다가스카르
namibia namibie namíbia namibii намибия намибии намібія ناميبيا نامیبیا नामीबिया 纳米比亚 ナミビア 나미비아
botswana botsuana ботсвана ботсване بوتسوانا बोत्सवाना 博茨瓦纳 ボツワナ 보츠와나
eritrea érythrée eritreia erytrea эритрея эритрее إريتريا اریتره 厄立特里亚 エリトリア 에리트레아
chad tschad tchad chade ciad tsjaad czad czadzie çad чад чаде تشاد چاد चाड 乍得 チャド 차드
gabon gabun gabón gabão габон габоне الغابون گابن 加蓬 ガボン 가봉
guinea guinée guiné гвинея гвинее гвінея غينيا گینه गिनी 几内亚 ギニア 기니
liberia libéria либерия либерии ліберія ليبيريا लाइबेरिया 利比里亚 リベリア 라이베리아
malawi malaui малави ملاوي مالاوی मलावी 马拉维 マラウイ 말라위
mauritania mauretanien mauritanie mauritânia мавритания мавритании موريتانيا موریتانی 毛里塔尼亚 モーリタニア 모리타니
burkinafaso буркина-фасо 布基纳法索 ブルキナファソ 부르키나파소
southsudan südsudan 南苏丹 南スーダン 남수단
ireland irland irlande irlanda ierland irlandia irlandii ирландия ирландии ірландія ірландії إيرلندا ایرلند आयरलैंड 爱尔兰 アイルランド 아일랜드
scotland schottland écosse escocia escócia scozia schotland szkocja szkocji iskoçya шотландия шотландии اسكتلندا اسکاتلند स्कॉटलैंड 苏格兰 スコットランド 스코틀랜드
iceland island islande islandia islândia islanda ijsland islandii izlanda исландия исландии ісландія ісландії آيسلندا ایسلند आइसलैंड 冰岛 アイスランド 아이슬란드
czech tschechien tchéquie chequia tchéquia cechia tsjechië tjeckien czechy czechach çekya чехия чехии чехія чехії التشيك چک 捷克 チェコ 체코
slovakia slowakei slovaquie eslovaquia eslováquia slovacchia slowakije slovakien słowacja słowacji slovakya словакия словакии словаччина словаччині سلوفاكيا اسلواکی 斯洛伐克 スロバキア 슬로바키아
slovenia slowenien slovénie eslovenia eslovênia slovenië slovenien słowenia słowenii slovenya словения словении словенія словенії سلوفينيا اسلوونی 斯洛文尼亚 スロベニア 슬로베니아
croatia kroatien croatie croacia croácia croazia kroatië chorwacja chorwacji hırvatistan хорватия хорватии хорватія хорватії كرواتيا کرواسی क्रोएशिया 克罗地亚 クロアチア 크로아티아
bosnia bosnien bosnie bósnia bośnia bośni bosnië bosna босния боснии боснія البوسنة بوسنی 波黑 ボスニア 보스니아
kosovo kosowo kosowie kosova косово косове كوسوفو کوزوو 科索沃 コソボ 코소보
albania albanien albanie albânia albanië albanii arnavutluk албания албании албанія албанії ألبانيا آلبانی 阿尔巴尼亚 アルバニア 알바니아
montenegro czarnogóra karadağ черногория черногории чорногорія الجبل 黑山 モンテネグロ 몬테네그로
lithuania litauen lituanie lituania lituânia litouwen litwa litwie litvanya литва литве литві ليتوانيا لیتوانی 立陶宛 リトアニア 리투아니아
latvia lettland lettonie letonia letônia lettonia letland łotwa łotwie letonya латвия латвии латвія латвії لاتفيا لتونی 拉脱维亚 ラトビア 라트비아
estonia estland estonie estônia estonii estonya эстония эстонии естонія естонії إستونيا استونی 爱沙尼亚 エストニア 에스토니아
luxembourg luxemburg luxemburgo lussemburgo luksemburg lüksemburg люксембург люксембурге لوكسمبورغ لوکزامبورگ 卢森堡 ルクセンブルク 룩셈부르크
malta malte malcie мальта мальте مالطا مالت 马耳他 マルタ 몰타
cyprus zypern chypre chipre cipro cypern cypr cyprze kıbrıs кипр кипре кіпр кіпрі قبرص 塞浦路斯 キプロス 키프로스
georgia géorgie geórgia gruzja gruzji gürcistan грузія грузії 格鲁吉亚 ジョージア 조지아
armenia armênia armenië ermenistan вірменія вірменії 亚美尼亚 アルメニア 아르메니아
azerbaijan azerbaiyán azerbaijão azerbaigian azerbeidzjan azerbajdżan azerbaycan азербайджане азербайджані 阿塞拜疆 アゼルバイジャン 아제르바이잔
kazakhstan kazajistán cazaquistão kazachstan kazakistan казахстані 哈萨克斯坦 カザフスタン 카자흐스탄
uzbekistan usbekistan ouzbékistan uzbekistán uzbequistão oezbekistan özbekistan узбекистан узбекистане узбекистані أوزبكستان ازبکستان 乌兹别克斯坦 ウズベキスタン 우즈베키스탄
kyrgyzstan kirgistan kirghizistan kirguistán quirguistão kirgizië kırgızistan киргизия киргизии кыргызстан киргизстан قيرغيزستان قرقیزستان 吉尔吉斯斯坦 キルギス 키르기스스탄
tajikistan tadschikistan tadjikistan tayikistán tajiquistão tacikistan таджикистан таджикистане طاجيكستان تاجیکستان 塔吉克斯坦 タジキスタン 타지키스탄
mongolia mongolei mongolie mongólia moğolistan монголия монголии монголія منغوليا مغولستان मंगोलिया 蒙古 モンゴル 몽골
srilanka шри-ланка شريلانكا سريلانكا سریلانکا श्रीलंका 斯里兰卡 スリランカ 스리랑카
myanmar birmanie birmania mianmar mjanma мьянма мьянме мьянмы ميانمار میانمار म्यांमार 缅甸 ミャンマー 미얀마
cambodia kambodscha cambodge camboya camboja cambogia kambodja kambodża kamboçya камбоджа камбодже كمبوديا کامبوج कंबोडिया 柬埔寨 カンボジア 캄보디아
laos лаос лаосе لاوس लाओस 老挝 ラオス 라오스
uae emirate émirats emiratos emirados emirati оаэ الإمارات امارات यूएई 阿联酋 アラブ首長国連邦 아랍에미리트
oman omã umman оман омане عُمان 阿曼 オマーン 오만
bahrain bahreïn baréin bahrein bahreyn бахрейн бахрейне البحرين بحرین 巴林 バーレーン 바레인
ecuador équateur equador ekwador ekvador эквадор эквадоре еквадор الإكوادور اکوادور इक्वाडोर 厄瓜多尔 エクアドル 에콰도르
bolivia bolivien bolivie bolívia boliwia boliwii bolivya боливия боливии болівія بوليفيا بولیوی बोलीविया 玻利维亚 ボリビア 볼리비아
paraguay paraguai paragwaj парагвай парагвае باراغواي پاراگوئه 巴拉圭 パラグアイ 파라과이
uruguay uruguai urugwaj уругвай уругвае أوروغواي اروگوئه 乌拉圭 ウルグアイ 우루과이
guatemala gwatemala гватемала гватемале غواتيمالا گواتمالا 危地马拉 グアテマラ 과테말라
honduras гондурас гондурасе هندوراس 洪都拉斯 ホンジュラス 온두라스
nicaragua nicarágua nikaragua никарагуа нікарагуа نيكاراغوا نیکاراگوئه 尼加拉瓜 ニカラグア 니카라과
elsalvador сальвадор сальвадоре السلفادور السالوادور 萨尔瓦多 エルサルバドル 엘살바도르
costarica коста-рика كوستاريكا کاستاریکا 哥斯达黎加 コスタリカ 코스타리카
panama panamá панама панаме بنما پاناما 巴拿马 パナマ 파나마
haiti haïti haití гаити гаїті هايتي هائیتی हैती 海地 ハイチ 아이티
jamaica jamaika jamaïque giamaica jamajka ямайка ямайке جامايكا جامائیکا 牙买加 ジャマイカ 자메이카
newzealand neuseeland nuevazelanda novazelândia nuovazelanda nieuw-zeeland nyazeeland yenizelanda न्यूजीलैंड 新西兰 ニュージーランド 뉴질랜드
colombia колумбія कोलंबिया 콜롬비아
peru перу पेरू
chile чили чилі
cuba क्यूबा 쿠바
venezuela венесуела वेनेजुएला 베네수엘라
morocco марокко मोरक्को 모로코
algeria алжир алжирі अल्जीरिया アルジェリア 알제리
tunisia туніс ट्यूनीशिया チュニジア 튀니지
libya лівія लीबिया リビア 리비아
sudan судані सूडान 수단
yemen ємен यमन イエメン 예멘
jordan jordânia giordania йорданія जॉर्डन ヨルダン 요르단
qatar कतर 카타르
kuwait kuwejt कुवैत 科威特 クウェート 쿠웨이트
nigeria нігерія नाइजीरिया 나이지리아
ethiopia етіопія etiópia इथियोपिया エチオピア 에티오피아
bulgaria болгарія बुल्गारिया 불가리아
serbia सर्बिया 세르비아
norway норвегія नॉर्वे
denmark данія डेनमार्क
finland फिनलैंड
sweden स्वीडन
austria ऑस्ट्रिया
swiss швейцарія स्विट्जरलैंड
portugal португалія पुर्तगाल
hungary हंगरी
greece यूनान
argentina аргентина अर्जेंटीना
saudi سعودی саудівська arabiasaudita arábia
belgium बेल्जियम
netherlands नीदरलैंड
southkorea दक्षिण coreadelsur coreiadosul coredusud хангук
vietnam वियतनाम 베트남
indonesia इंडोनेशिया
malaysia मलेशिया
philippines फिलीपींस フィリピン 필리핀
singapore सिंगापुर
prague prag praga praag praha прага праге празі براغ پراگ 布拉格 プラハ 프라하
lisbon lissabon lisbonne lisboa lisbona lizbona lizbonie лиссабон лиссабоне لشبونة لیسبون 里斯本 リスボン 리스본
dublin dublín dublino dublinie дублин дублине دبلن دوبلین 都柏林 ダブリン 더블린
budapest budapeszt budapeszcie будапешт будапеште будапешті بودابست بوداپست 布达佩斯 ブダペスト 부다페스트
bucharest bukarest bucarest bucareste bükreş boekarest bukareszt бухарест бухаресте بوخارست بخارست 布加勒斯特 ブカレスト
belgrade belgrad belgrado белград белграде بلغراد بلگراد 贝尔格莱德 ベオグラード
stockholm estocolmo stoccolma sztokholm sztokholmie стокгольм стокгольме ستوكهولم استکهلم 斯德哥尔摩 ストックホルム 스톡홀름
copenhagen kopenhagen copenhague copenaghen kopenhaga köpenhamn kopenhag копенгаген копенгагене كوبنهاغن کپنهاگ 哥本哈根 コペンハーゲン
oslo осло أوسلو اسلو 奥斯陆 オスロ
helsinki хельсинки гельсінкі هلسنكي هلسینکی 赫尔辛基 ヘルシンキ
amsterdam ámsterdam amsterdã амстердам амстердаме أمستردام آمستردام 阿姆斯特丹 アムステルダム 암스테르담
geneva genf ginebra genebra ginevra genewa genewie cenevre женева женеве جنيف ژنو 日内瓦 ジュネーブ 제네바
munich monaco múnich munique monachium monachium мюнхен мюнхене ميونيخ مونیخ 慕尼黑 ミュンヘン 뮌헨
delhi nuevadelhi дели делі دلهي دهلی 新德里 デリー 델리
mumbai мумбаи мумбаї مومباي بمبئی 孟买 ムンバイ 뭄바이
seoul seúl séoul seul сеул сеуле سيول سئول 首尔 ソウル
bangkok бангкок бангкоке بانكوك بانکوک 曼谷 バンコク 방콕
dubai dubái дубай дубае دبي دبی दुबई 迪拜 ドバイ 두바이
riyadh riad riyad эр-рияд الرياض ریاض 利雅得 リヤド 리야드
nairobi найроби نيروبي نایروبی 内罗毕 ナイロビ 나이로비
sydney sídney сидней сиднее سيدني سیدنی 悉尼 シドニー 시드니
losangeles лос-анджелес 洛杉矶 ロサンゼルス 로스앤젤레스
chicago чикаго شيكاغو شیکاگو 芝加哥 シカゴ 시카고
miami майами ميامي میامی 迈阿密 マイアミ 마이애미
"""
