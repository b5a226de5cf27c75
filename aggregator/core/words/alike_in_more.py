# ruff: noqa: E501 - rows of words read better as rows
"""Words and phrases of which one may stand in the other's place, of languages beyond those of core.words.alike_by_language; how they are read there."""

from __future__ import annotations

ROWS = {
    "dutch": """
aangehouden,gearresteerd,opgepakt,ingerekend
arresteert,houdt aan,pakt op
doden,mensen omgekomen,mensen gedood,dodelijke slachtoffers
overleden,gestorven,sterft,is overleden,overlijdt,dood
gewonden,mensen gewond
daalt,zakt,gaat omlaag,gaat naar beneden
stijgt,klimt,gaat omhoog,neemt toe
treedt af,stapt op,neemt ontslag,dient ontslag in,legt functie neer
schrapt,gaat schrappen,snijdt
koopt,neemt over,verwerft
presenteert,onthult,lanceert
demonstreren,protesteren,betogen,gaan de straat op
treft,schudt
verwoest,legt in as,vernielt
keurt goed,neemt aan,stemt in met
verwerpt,wijst af,stemt tegen
begint,start,gaat van start
eindigt,is voorbij,loopt af
vn,verenigde naties
vs,verenigde staten,amerika
eu,europese unie
ecb,europese centrale bank
verslaat,wint van
stort neer,neergestort
premier,minister president
mensen,personen
auto,wagen
minstens,ten minste,zeker
ongeveer,circa,zo n
procent,%
brand,vuur
""",
    "swedish": """
gripen,anhållen,gripits,arresterad
griper,arresterar
döda,personer döda,personer dödade,dödades,omkom,omkomna
död,har avlidit,avliden,är död,har dött,dör
skadade,personer skadade
sjunker,faller,minskar,går ner
stiger,ökar,går upp
avgår,lämnar,lämnar sin post,avgår som
varslar,säger upp,sparkar
köper,förvärvar,tar över
presenterar,visar upp,lanserar
demonstrerar,protesterar
skakar,drabbar
antar,godkänner,röstar igenom
avslår,röstar ned,förkastar
inleds,börjar,startar
avslutas,är över,slutar
fn,förenta nationerna
slår,besegrar,vinner mot
usa,förenta staterna
störtar,kraschar
minst,åtminstone
omkring,cirka,ungefär
brand,eld
statsministern,statsminister
""",
    "russian": """
задержала,арестовала,поймала
задержали,арестовали,поймали
задержан,арестован,пойман
погибли,скончались,умерли,стали жертвами
умер,скончался,ушел из жизни,не стало
умерла,скончалась,ушла из жизни
пострадали,ранены,получили ранения,получили травмы
упали,снизились,опустились,падают,снижаются,подешевели
упал,снизился,опустился,падает,снижается,подешевел
выросли,повысились,поднялись,растут,подорожали
вырос,повысился,поднялся,растет,подорожал
ушел в отставку,подал в отставку,объявил об отставке,покинул пост
сократит,уволит
купил,приобрел,выкупил
купила,приобрела,выкупила
продал,реализовал
представила,показала,презентовала,анонсировала
представил,показал,презентовал,анонсировал
протестуют,вышли на протест,вышли на улицы,вышли на митинг,митингуют
произошло,случилось
произошел,случился
приняла,одобрила,утвердила
принял,одобрил,утвердил
отклонила,отвергла
отклонил,отверг
начался,стартовал,открылся
завершился,закончился
осудила,осудил
призвал к,потребовал
заявил,сообщил,рассказал
обыграла,победила
обыграл,победил
разбился,потерпел крушение,рухнул
уничтожил,разрушил
перенес,отложил
отменил,отменила
спасли,спасены
землетрясение,подземные толчки
пожар,возгорание
авария,дтп
оон,организация объединенных наций,организации объединенных наций
сша,соединенные штаты,америка
ес,евросоюз,европейский союз
рф,россия
цб,центробанк,банк россии
великобритания,соединенное королевство
премьер министр,премьер,глава правительства
автомобиль,машина
около,примерно,почти
не менее,как минимум,по меньшей мере
из за,в связи с
человек,человека,люди
млн,миллионов
млрд,миллиардов
президент рф,президент россии
убит,застрелен
затримала,заарештувала
затримали,заарештували
затримано,заарештовано
загинули,померли
помер,пішов із життя,пішов з життя
впали,знизилися,знизились
зросли,підвищилися,піднялися
подав у відставку,йде у відставку,пішов у відставку
ухвалила,прийняла,схвалила
ухвалив,прийняв,схвалив
стався,відбувся,трапився
почався,розпочався,стартував
завершився,закінчився
оон,організація об'єднаних націй,організація об єднаних націй
єс,євросоюз,європейський союз
придбав,купив
щонайменше,принаймні
близько,приблизно,майже
відсотків,%
прем'єр,прем'єр міністр,глава уряду
""",
    "polish": """
zatrzymała,aresztowała,ujęła
zatrzymał,aresztował,ujął
zatrzymany,aresztowany,ujęty
zginęły,nie żyją,zmarły,poniosły śmierć
zginęło,nie żyje,zmarło
zmarł,nie żyje,odszedł
zmarła,nie żyje,odeszła
rannych,poszkodowanych
spadły,zniżkują,tanieją,spadają
wzrosły,rosną,drożeją
podał się do dymisji,złożył dymisję,rezygnuje,ustąpił,zrezygnował,złożył rezygnację
zwolni,zwalnia
kupuje,przejmuje,nabywa
kupił,przejął,nabył
przedstawił,zaprezentował,pokazał
protestują,demonstrują,wyszli na ulice
nawiedziło,wstrząsnęło
przyjął,uchwalił,zatwierdził
przyjęła,uchwaliła,zatwierdziła
odrzucił,odrzuciła
rozpoczął się,ruszył,zaczął się
zakończył się,dobiegł końca
onz,organizacja narodów zjednoczonych
usa,stany zjednoczone
ue,unia europejska
nbp,narodowy bank polski
pokonał,wygrał z
pokonała,wygrała z
rozbił się,spadł
zniszczył,strawił
pożar,ogień
wypadek,kraksa
proc,procent,%
około,blisko,niemal
co najmniej,przynajmniej
premier,szef rządu
wielka brytania,zjednoczone królestwo
""",
    "turkish": """
yakaladı,gözaltına aldı,tutukladı
yakalandı,gözaltına alındı
öldü,hayatını kaybetti,yaşamını yitirdi,vefat etti,can verdi
yaralandı,yaralı
düştü,geriledi,azaldı,ucuzladı
yükseldi,arttı,tırmandı,çıktı
istifa etti,görevi bıraktı,istifasını verdi,görevinden ayrıldı,koltuğu bıraktı
işten çıkaracak,çıkarıyor,işten çıkarıyor,işten çıkardı
satın aldı,devraldı,satın alıyor
tanıttı,duyurdu,görücüye çıkardı
protesto etti,protesto ediyor
kabul etti,onayladı,oyladı
reddetti,geri çevirdi
başladı,start aldı
sona erdi,bitti,tamamlandı
bm,birleşmiş milletler
abd,amerika,amerika birleşik devletleri
ab,avrupa birliği
tcmb,merkez bankası
yendi,mağlup etti
düştü,çakıldı
deprem oldu,deprem meydana geldi,sarsıldı
yaklaşık,civarında
en az,asgari
yangın,alevler
kaza,trafik kazası
""",
    "indonesian": """
tangkap,menangkap,ringkus,amankan,bekuk,ciduk
ditangkap,diringkus,diamankan,dibekuk,diciduk
tewas,meninggal,meninggal dunia,wafat
meninggal,wafat,tutup usia,meninggal dunia
hanguskan,musnahkan,lalap
turun,anjlok,melemah,menurun
naik,menguat,meningkat
mundur,mengundurkan diri,undur diri
phk,pecat,pangkas
beli,akuisisi,membeli,caplok
jual,menjual,lepas
demo,unjuk rasa,protes,berdemo,berunjuk rasa
guncang,landa,mengguncang,goyang
sahkan,setujui,mengesahkan,menyetujui
tolak,menolak
dimulai,mulai
berakhir,selesai
pbb,perserikatan bangsa bangsa
as,amerika serikat,amerika
ri,indonesia
kalahkan,taklukkan,tundukkan,menang atas
jatuh,terjatuh
luncurkan,rilis,meluncurkan,merilis
kecam,mengecam,kutuk
kecelakaan,tabrakan
kebakaran,api
perdana menteri,pm
sekitar,kurang lebih
persen,%
polisi,aparat
gempa,gempa bumi
korban tewas,korban jiwa
""",
    "vietnamese": """
bắt,bắt giữ,tạm giữ
chết,thiệt mạng,tử vong
qua đời,mất,từ trần
giảm,hạ,sụt
tăng,lên
từ chức,xin từ chức
làm rung chuyển,xảy ra ở,tấn công
thông qua,phê chuẩn
lhq,liên hợp quốc,liên hiệp quốc
mỹ,hoa kỳ
eu,liên minh châu âu
mua,mua lại,thâu tóm
ra mắt,giới thiệu,trình làng
biểu tình,xuống đường
bắt đầu,khởi động
kết thúc,khép lại
đánh bại,thắng
lên án,chỉ trích
rơi,lao xuống
""",
    "arabic": """
تعتقل,تلقي القبض علي,توقف,تقبض علي
اعتقال,القبض علي,توقيف
مقتل,مصرع
اصابه,جرح
تنخفض,تتراجع,تهبط
ترتفع,تصعد,تزيد
انخفاض,تراجع,هبوط
ارتفاع,صعود,زياده
يستقيل,يقدم استقالته,يعلن استقالته,يتقدم باستقالته
يتظاهرون,يحتجون
يضرب,يهز
وفاه,رحيل
يقر,يوافق علي,يصادق علي
يرفض,يصوت ضد
الامم المتحده,منظمه الامم المتحده
الولايات المتحده,امريكا,اميركا,واشنطن
الاتحاد الاوروبي,بروكسل
بريطانيا,المملكه المتحده
بالمئه,في المئه,بالمائه,%
تشتري,تستحوذ علي
شراء,الاستحواذ علي
تكشف عن,تطلق
انطلاق,بدء,بدايه
ختام,انتهاء,نهايه
تدين,تندد ب,تستنكر
يدين,يندد ب,يستنكر
حادث سير,حادث مروري
حريق,حرائق
تحطم,سقوط
رئيس الوزراء,رئيس الحكومه
نحو,حوالي,قرابه
علي الاقل,ما لا يقل عن
""",
    "persian": """
بازداشت شد,دستگیر شد
درگذشت,فوت کرد
استعفا داد,استعفا کرد,کناره گیری کرد
سازمان ملل,سازمان ملل متحد
آمریکا,ایالات متحده
تصویب کرد,تایید کرد
""",
    "hindi": """
गिरफ्तार किया,पकड़ा,दबोचा,अरेस्ट किया
गिरफ्तार,अरेस्ट,धरा गया
मौत,जान गई,मृत्यु
घायल,जख्मी
गिरे,घटे,लुढ़के,कम हुए,सस्ते हुए
बढ़े,चढ़े,महंगे हुए
इस्तीफा दिया,पद छोड़ा,इस्तीफा सौंपा,त्यागपत्र दिया
निधन,देहांत,मृत्यु
पास किया,पारित किया,मंजूर किया
पास,पारित,मंजूर
संयुक्त राष्ट्र,यूएन
अमेरिका,यूएस,अमरीका
यूरोपीय संघ,ईयू
फीसदी,प्रतिशत,%
हराया,मात दी,शिकस्त दी
शुरू,आरंभ,आगाज
खत्म,समाप्त
आग,अग्निकांड
हादसा,दुर्घटना
हादसे,दुर्घटना
भूकंप,भूकंप के झटके
लॉन्च किया,पेश किया,लॉन्च
करीब,लगभग
पुलिस,पुलिस ने
""",
}
