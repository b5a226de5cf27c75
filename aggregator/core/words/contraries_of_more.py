# ruff: noqa: E501 - rows of words read better as rows
"""Words that say the contrary of each other, of languages for which there is little else: core.words.contraries_by_language takes them in."""

from __future__ import annotations

# Verbs of several words, as vocabulary.VERBS: "hayatını kaybetti", lost his life, is no loser.
VERBS = {
    "hayatını kaybetti": "öldü", "hayatını kaybeden": "ölen", "mağlup etti": "yendi", "mağlup oldu": "yenildi", "karşı çıktı": "reddetti",
    "perd la vie": "meurt", "perdent la vie": "meurent", "pierde la vida": "muere", "pierden la vida": "mueren", "perde a vida": "morre",
    "perdem a vida": "morrem", "perde la vita": "muore", "perdono la vita": "muoiono", "ums leben gekommen": "gestorben",
    "stimmt gegen": "lehnt", "stimmen gegen": "lehnen", "vote contre": "rejette", "votent contre": "rejettent", "vota en contra": "rechaza",
    "votan en contra": "rechazan", "vota contro": "respinge", "vota contra": "rejeita", "stemt tegen": "verwerpt", "stemmen tegen": "verwerpen",
    "röstar nej": "avslår", "röstar emot": "avslår", "stemmer imod": "forkaster", "stemmer nej": "forkaster", "stemmer mot": "avviser",
    "sier ja til": "godkjenner", "sier nei til": "avviser", "siger ja til": "godkender", "siger nej til": "afviser", "säger ja till": "godkänner",
    "säger nej till": "avslår", "sagt ja zu": "billigt", "sagt nein zu": "lehnt", "dit oui à": "approuve", "dit non à": "rejette",
    "zegt ja tegen": "aanvaardt", "zegt nee tegen": "weigert", "dice sí a": "aprueba", "dice no a": "rechaza", "dice sì a": "approva",
    "diz sim a": "aprova", "diz não a": "rejeita", "głosuje przeciw": "odrzuca", "проголосовала против": "отклонила", "проголосовали против": "отклонили",
}  # fmt: skip

ROWS = {
    "russian": """
отправила,отправил,отправили,направила,ввела / отвела,отвел,вывела,вывел,вывели,отозвала
повысит,повышает,поднимет,повысили / снизит,снижает,понизит,снизили
откроет,открыли,откроют / закроет,закрыли,закроют
начал,начинается,начнется,начнётся / закончил,завершился,заканчивается,завершится
подтвердил,подтвердила,подтвердили / опроверг,опровергла,отрицает,опровергли
улучшилось,улучшился / ухудшилось,ухудшился
вырастет,растёт,растет,вырастут / упадёт,упадет,падает,упадут
живым,живой,живыми / мёртвым,мертвым,мёртвой,мёртвыми
підвищить,підвищує / знизить,знижує
починається,почав,почнеться / закінчив,завершується,завершиться
підтвердив,підтвердила / спростував,заперечує
зросте,зростає / впаде,падає
принял,одобри,одобрил,прие / отхвърли,отклони
избран,переизбран / побежден
похвалил,приветствовал / раскритиковал,осудил
согласился,согласилась / отказался,отказалась
закрыли,закрыт,закрыта / возобновил,возобновила,открыт,открыта
освободил,отпустил / арестовал,задержал
приема,прие,приеха / отхвърля,отхвърлиха
повиши,увеличи,поскъпва / понижи,намали,поевтинява
осъди,осъден / оправда,оправдан
арестуваха,задържаха / освободиха,пуснаха
победи,спечели / загуби
растут,вырос,выросла,выросли,выросло,рост,подорожал,подорожала,дорожает,дорожают,взлетели,укрепился,повысились / падают,упал,упала,упали,снизился,снизилась,снизились,падение,снижение,подешевел,подешевела,дешевеет,дешевеют,рухнули,ослаб,ослабел
арестовал,арестовали,задержали,задержан,арестован / освободил,освободили,отпустили,освобожден,освобождён
осудил,осудили,признал,виновным,осужден,осуждён / оправдал,оправдали,оправдан,невиновным
победил,победила,выиграл,выиграла,победили,победа,обыграл / проиграл,проиграла,уступил,уступила,поражение
принял,приняла,одобрил,одобрила,поддержал,поддержала,утвердил / отклонил,отклонила,отверг,отвергла
разрешил,разрешила,разрешили / запретил,запретила,запретили
открыли,открыл,открыт,возобновил,возобновили / закрыли,закрыл,закрыт,приостановил,приостановили
ввел,ввёл,ввела,ввели / отменил,отменила,отменили,снял,сняли
повысил,повысила / снизил,снизила
зросли,зріс,зросла,зросло,зростання,подорожчав,подорожчала,здорожчав,зміцнилася / знизилися,знизився,знизилася,впали,впав,впала,падіння,зниження,подешевшав,подешевшала,послабшала
засудив,засуджено,засудили / виправдав,виправдано,виправдали
переміг,перемогла,виграв,виграла,обіграв,перемога / програв,програла,поступився,поразка
підтримала,підтримав,ухвалила,ухвалив,прийняла / відхилила,відхилив,провалила
дозволив,дозволила,дозволили / заборонив,заборонила,заборонили
затримали,затримано / звільнили,звільнено,відпустили
відкрили,відновили / закрили,призупинили
підвищив,підвищила,підняв / знизив,знизила,зберіг,зберегла
подтвердил,утвердил,оставил / отменил,отменила,аннулировал
начал,начала,начались,начался / закончил,завершил,завершились,завершился,прекратил,прекратились
выжил,выжила,спасли,спасены / погиб,погибла,умер,умерла,скончался
законно,законным / незаконно,незаконным
купил,купила,купит / продал,продала,продаст
вошел,вошёл,вступил,вступила / вышел,вышла,покинул,покинула
продлил,продлила,продлили / прекратил,прекратила
увеличил,увеличила,увеличили,увеличился / сократил,сократила,сократили,сократился
подписал / отклонил,отверг
смягчил,смягчили / ужесточил,ужесточили
залишив,підтвердив / скасував,скасувала
почав,почала,розпочав,почалися / завершив,завершила,закінчив,припинив,завершилися
вижив,вижила,врятували / загинув,загинула,помер,померла
купив,купила / продав,продала
вступила,вступив,приєдналася / вийшла,вийшов,покинула
продовжив,продовжила,продовжили / припинив,припинила
збільшив,збільшила,збільшився / скоротив,скоротила,скоротився
підписав,підписала / ветував,відхилив
""",
    "turkish": """
artırıyor,artırdı,yükseltti,artıracak / düşürüyor,düşürdü,indirdi,düşürecek
doğruladı / yalanladı
yendi,kazandı / yenildi,kaybetti
seçildi / kaybetti
yükseliş,yükselişle,artış,arttı,yükseldi,yükseliyor,zamlandı,zam,kazanç / düşüş,düşüşle,azalış,azaldı,düştü,düşüyor,ucuzladı,indirim,kayıp
tutukladı,tutuklandı,gözaltına / tahliye,serbest
kazandı,yendi,galibiyet / kaybetti,yenildi,mağlubiyet,mağlup
kabul,onayladı,onaylandı / reddetti,ret,reddedildi,veto
beraat / mahkum,ceza,suçlu
artırdı,yükseltti / düşürdü,indirdi,azalttı
açıldı,açılıyor,açtı / kapandı,kapatıldı,kapanıyor,kapattı
başladı,başlıyor / bitti,sona,durdu,durduruldu
yasaklandı,yasakladı / serbest,izin
satın / sattı
uzatıldı,uzattı / kaldırıldı,kaldırdı
onadı,onandı / bozdu,bozuldu,iptal
başlıyor,başladı / bitiyor,bitti,sonaerdi
kurtuldu,kurtarıldı / öldü,hayatınıkaybetti
yasal / yasadışı
alıyor,aldı / satıyor,sattı
katıldı,katılıyor / ayrıldı,ayrılıyor
başarılı / başarısız
artıyor,çoğaldı / azalıyor
güçlendi / zayıfladı
evet / hayır
""",
    "indonesian": """
benarkan,membenarkan,akui / bantah,membantah
tahan,ditahan,menahan,tangkap,menangkap / bebaskan,membebaskan,lepaskan,melepaskan,dibebaskan
kabulkan,dikabulkan / tolak,ditolak
naik / turun
terpilih / kalah
lolos / gagal,tersingkir
menguat,naik,meningkat,melonjak,melesat,untung / melemah,turun,menurun,anjlok,merosot,rugi
kabulkan,mengabulkan,terima,menerima,setujui,menyetujui,sahkan,dukung / tolak,menolak,batalkan
menang,kalahkan,taklukkan,bungkam / kalah,takluk
bebas,dibebaskan / ditahan,dihukum,divonis,ditangkap
naikkan,menaikkan / turunkan,menurunkan,tahan
izinkan,bolehkan / larang,melarang
buka,dibuka / tutup,ditutup
mulai,dimulai,lanjutkan / berakhir,hentikan,dihentikan
beli / jual
surplus / defisit
mulai,dimulai / selesai,usai,berakhir
selamat / tewas,meninggal
sah,legal / ilegal
bergabung,masuk / keluar,tinggalkan
perpanjang,diperpanjang / cabut,dicabut,akhiri
untung / rugi
sukses,berhasil / gagal
bertambah,tambah / berkurang
""",
    "vietnamese": """
thôngqua / bác,bácbỏ
tăng,nâng / giảm,hạ
thắng / thua
mở / đóng
ủnghộ / phảnđối
mua / bán
bắt / thả
sống / chết,quađời,tửvong
""",
    "arabic": """
تؤيد,يؤيد,أيدت / تلغي,يلغي,ألغت,تنقض
تجيز,يجيز,تسمح,أجازت / ترفض,يرفض,تمنع,تحظر,رفضت
تنشر,ينشر,ترسل,نشرت / تسحب,يسحب,سحبت
تستأنف,يستأنف,استأنفت / تعلق,يعلق,علقت,توقف,أوقفت
ترفع,يرفع,رفع / تخفض,يخفض,خفض
تفتح,يفتح,فتح / تغلق,يغلق,إغلاق
تعتقل,اعتقال,يعتقل / تفرج,يفرج,الإفراج
تشتري,يشتري / تبيع,يبيع
تبرئ,يبرئ,تبرئة / تدين,يدين,إدانة
انتخاب,فوز / هزيمة
يشيد,يرحب / يدين,ينتقد
ارتفاع,ترتفع,يرتفع,صعود,ارتفعت,ارتفع,زيادة,مكاسب / انخفاض,تنخفض,ينخفض,تراجع,تتراجع,يتراجع,هبوط,انخفضت,انخفض,خسائر
توافق,يوافق,وافق,وافقت,تقبل,يقبل,قبلت,تؤيد,موافقة / ترفض,يرفض,رفض,رفضت,تعارض
يفوز,تفوز,فوز,فاز,فازت,يهزم / يخسر,تخسر,خسارة,خسر,هزيمة
براءة,تبرئة,يبرئ / إدانة,يدين,سجن
اعتقال,تعتقل,يعتقل,توقيف / إطلاق,إفراج,الإفراج,سراح
فتح,إعادة,تفتح,افتتاح / إغلاق,تغلق,غلق
تؤكد,يؤكد,أكد / تنفي,ينفي,نفى,نفت
يرفع,رفع / يخفض,خفض
تسمح,يسمح,السماح / تمنع,يمنع,حظر,تحظر
بدء,انطلاق,استئناف / انتهاء,تعليق,وقف
يعتمد,تعتمد,اعتمد,يتبنى,يقر,تقر,أقر,أقرت,يصادق,تصادق,صادق / يرفض,ترفض,رفض,يسقط
يبدأ,تبدأ,بدأ,بدأت,بداية / ينتهي,تنتهي,انتهى,نهاية
نجاة,نجا,ينجو / مقتل,وفاة,مصرع
نجاح,ينجح,نجح / فشل,يفشل
تنضم,ينضم,انضمام / تنسحب,ينسحب,انسحاب
شراء,يشتري / بيع,يبيع
تمديد,يمدد,تمدد / إنهاء,ينهي
يؤيد,تأييد / يلغي,إلغاء,ألغى,ينقض
تصعيد / تهدئة
""",
    "persian": """
افزایش,رشد,گران,صعود,بالا / کاهش,افت,ارزان,سقوط,پایین
تصویب,تایید,موافقت,پذیرفت / رد,مخالفت
پیروزی,برد,شکستداد,برنده / شکست,باخت,بازنده
آزاد,آزادی / بازداشت,دستگیر,زندانی
باز,بازگشایی / بسته,تعطیل
تبرئه / محکوم
آغاز,شروع / پایان,توقف
تکذیب / تایید
تایید,تأیید / لغو,نقض
زنده,نجات / کشته,درگذشت,جانباخت
موفق / ناکام,شکست
پیوست,ورود / خروج
خرید / فروش
تمدید / لغو
بیشتر / کمتر
اتصال,وصل / قطع
""",
    "hindi": """
शुरू / बंद
पुष्टि / खंडन
स्वीकार / खारिज,अस्वीकार
स्वागत / निंदा
बढ़े,बढ़ा,बढ़ी,बढ़त,तेजी,तेज़ी,उछाल,उछला,महंगा,महंगी,महंगे,चढ़ा / घटे,घटा,घटी,गिरावट,गिरा,गिरे,गिरी,सस्ता,सस्ती,सस्ते,टूटा,लुढ़का
जीत,जीता,जीती,जीते / हार,हारा,हारी,हारे
मंजूरी,मंजूर,पास,मंज़ूरी / खारिज,नामंजूर,ठुकराया
गिरफ्तार / रिहा,जमानत
बरी / दोषी,सजा,सज़ा
खुला,खुले,खुलेंगे / बंद
समर्थन / विरोध
शुरू / खत्म,समाप्त,स्थगित
अनुमति,इजाजत / रोक,प्रतिबंध
बरकरार / रद्द,पलटा
शुरू,आगाज / खत्म,समापन
सफल / असफल,नाकाम,विफल
शामिल / बाहर,अलग
खरीदा / बेचा
ज्यादा / कम
बढ़ाया,बढ़ाई,बढ़ोतरी / घटाया,घटाई,कटौती
जिंदा,बचाया / मौत,मृत
कानूनी / अवैध
""",
    "greek": """
συνελήφθη / αφέθηκε,διέφυγε
νεκρός,νεκρή,νεκροί / ζωντανός,ζωντανή,ζωντανοί
ψήφισε,ψηφίζει / καταψήφισε,καταψηφίζει
εκλέχθηκε,επανεξελέγη / ηττήθηκε
άνοδος,αύξηση,ανεβαίνει,ανεβαίνουν,αυξάνεται,αυξήθηκε,κέρδη,αυξάνει,άνοδο / πτώση,μείωση,πέφτει,πέφτουν,μειώνεται,μειώθηκε,απώλειες,μειώνει
κέρδισε,νίκησε,νίκη,νίκησαν / έχασε,ήττα,ηττήθηκε
αθώος,αθωώθηκε,αθώα,αθώωσε / ένοχος,καταδικάστηκε,ένοχη,καταδίκασε
εγκρίνει,ενέκρινε,υπερψήφισε,ψηφίστηκε / απορρίπτει,απέρριψε,καταψήφισε,απορρίφθηκε
ανοίγει,ανοίγουν,άνοιξε,ανοιχτά / κλείνει,κλείνουν,έκλεισε,κλειστά
ελεύθερος,ελεύθερη,αποφυλακίστηκε / συνελήφθη,προφυλακίστηκε
επιβεβαιώνει / διαψεύδει
απαγορεύει,απαγορεύεται / επιτρέπει,επιτρέπεται
αρχίζει,ξεκινά / τελειώνει,λήγει,αναστέλλεται
επικύρωσε,επικυρώνει / ακύρωσε,ακυρώνει
ξεκίνησε,άρχισε,έναρξη / τελείωσε,έληξε,λήξη
σώθηκε,επέζησε,διασώθηκε / πέθανε,σκοτώθηκε
επιτυχία / αποτυχία
νόμιμη,νόμιμο / παράνομη,παράνομο
παρατείνεται,παράταση / αίρεται,άρση
αυξημένη,περισσότερα / μειωμένη,λιγότερα
αγόρασε / πούλησε
""",
    "danish": """
hæver,øger / sænker,mindsker
dør / overlever
bekræfter / benægter
vedtager,vedtaget,godkender,godkendt,ja / forkaster,forkastet,afviser,afvist,nej,nei
stiger,stigning,vokser,hæver,hævet / falder,fald,sænker,sænket
vinder,vandt,sejr,slår,slog / taber,tabte,nederlag
anholdt,fængslet,varetægtsfængslet / løsladt,frigivet
dømt,skyldig / frikendt,frifundet
åbner,genåbner / lukker
tillader,lovligt / forbyder,ulovligt
begynder,starter,indleder / slutter,stopper,afslutter
køber / sælger
overlevede,reddet / døde,omkom
ansætter / fyrer
forlænger / ophæver
mere,flere / mindre,færre
bekræfter / afviser
overskud / underskud
""",
    "norwegian": """
øker,hever / kutter,senker
dør / overlever
bekrefter / benekter
vedtar,vedtatt,godkjenner,godkjent,ja / forkaster,avviser,avvist,nei,nedstemt
stiger,øker,økning,vokser,hever / faller,synker,reduseres,nedgang,senker
vinner,vant,seier,slår,slo / taper,tapte,tap
pågrepet,fengslet,arrestert / løslatt,frigitt
dømt,skyldig / frikjent,frifunnet
åpner,gjenåpner / stenger,lukker
tillater,lovlig / forbyr,ulovlig
begynner,starter,innleder / slutter,stopper,avslutter
kjøper / selger
overlevde,reddet / døde,omkom
ansetter / sparker
forlenger / opphever
flere,mer / færre,mindre
bekrefter / avkrefter,avviser
overskudd / underskudd
""",
    "finnish": """
nostaa,korottaa / laskee,alentaa
hyväksyi,hyväksyy,hyväksyttiin,kannattaa / hylkäsi,hylkää,hylättiin,torjui,vastustaa
kiihtyy,nousee,nousi,kasvaa,kasvoi,nousu,kasvu / hidastuu,laskee,laski,supistuu,väheni,lasku
nostaa,nosti / laskee,laski,alentaa
voitti,voittaa,voitto / hävisi,häviää,tappio
alkaa,alkoi,käynnistyy / päättyy,päättyi,loppuu,keskeytyy
avataan,avasi,avaa / suljetaan,sulki,sulkee
pidätettiin,pidätetty,vangittiin / vapautettiin,vapautettu
tuomittiin,syyllinen / vapautettiin,syytön
sallii,salli,laillinen / kieltää,kielsi,laiton
ostaa,osti / myy,myi
selvisi,pelastettiin / kuoli,menehtyi
palkkaa / irtisanoo
voitollinen,ylijäämä / tappiollinen,alijäämä
enemmän / vähemmän
vahvistaa,vahvisti / kiistää,kiisti
""",
    "czech": """
zvýší,zvyšuje / sníží,snižuje
otevře,otevírá / zavře,zavírá
schválila,schválil,schválili,přijala,přijal,podpořil,podpořila / zamítla,zamítl,zamítli,odmítla,odmítl,vetoval
roste,rostou,vzrostl,vzrostla,stoupl,stoupla,zdražuje,zdražil / klesá,klesají,klesl,klesla,zlevňuje,zlevnil
zvýšila,zvýšil,zvyšuje / snížila,snížil,snižuje,ponechala
vyhrál,vyhrála,vyhráli,porazil,porazila,vítězství / prohrál,prohrála,prohráli,podlehl,porážka
zatkla,zatčen,zadržela,zadržen / propustila,propuštěn
vinen,odsouzen,odsoudil / nevinen,osvobozen,zprostil,osvobodil
otevřel,otevřeli,otevírá / zavřel,zavřeli,zavírá,uzavřel
povolil,povolila,povolí / zakázal,zakázala,zakáže
začíná,začal,začala,zahájil / končí,skončil,skončila,ukončil
koupil,koupí / prodal,prodá
přežil,přežila,zachráněn / zemřel,zemřela,zahynul
potvrdil,potvrdila / zrušil,zrušila,popřel
přebytek,zisk / schodek,ztráta
posílil,posílila,posiluje / oslabil,oslabila,oslabuje
postoupil,postoupila,postoupili / vypadl,vypadla,vypadli
snížila,snížil / ponechala
""",
    "hungarian": """
emeli,növeli / csökkenti
elfogadta,megszavazta,jóváhagyta / elutasította,leszavazta,visszautasította
emelte,emelkedett,nőtt,növelte,drágul,emelkedik,erősödött / csökkentette,csökkent,esett,visszaesett,olcsóbb,csökken,gyengült
nyert,győzött,legyőzte,megverte,győzelem / veszített,kikapott,vereség
letartóztatták,őrizetbe / szabadlábra,elengedték,kiengedték
elítélték,bűnös / felmentették,ártatlan
megnyitotta,megnyitják,megnyílt / bezárta,bezárják,bezárt
engedélyezte,legális / betiltotta,megtiltotta,illegális
elkezdődött,kezdődik,indul / befejeződött,véget,leáll
megvette,vásárol / eladta,elad
túlélte,megmentették / meghalt,elhunyt
többlet,nyereség / hiány,veszteség
megerősítette / cáfolta,tagadta
""",
    "romanian": """
adoptat,aprobat,adoptă,aprobă,acceptat / respins,respinge,picat,blocat
apreciază,apreciat,crește,crescut,creștere,urcă,scumpește,majorat,majorează / depreciază,depreciat,scade,scăzut,scădere,coboară,ieftinește,redus,reduce
câștigat,câștigă,învins,învinge,bate,victorie / pierdut,pierde,înfrângere
arestat,arestați,reținut / eliberat,eliberați
condamnat,vinovat / achitat,nevinovat
deschis,deschide,redeschis / închis,închide
permite,legal / interzice,ilegal
începe,început / încheie,încheiat,oprit
cumpără,cumpărat / vinde,vândut
supraviețuit,salvat / murit,decedat
excedent,profit / deficit,pierderi
confirmă,confirmat,menține / anulează,anulat,infirmă,neagă
rămâne / pleacă,demisionează
calificat,calificată / eliminat,eliminată
""",
    "catalan": """
aprova,aprovada,avala,accepta / rebutja,rebutjada,tomba,veta
puja,augmenta,creix,alça / baixa,disminueix,cau,descens
guanya,venç,victòria / perd,derrota
detenen,detingut,empresona / alliberen,alliberat,llibertat
culpable,condemna,condemnat / innocent,absol,absolt
obre,reobre / tanca
permet,legal / prohibeix,il·legal
comença,inicia / acaba,suspèn
compra / ven
manté,confirma / anul·la,revoca
""",
    "hebrew": """
תעלה,מעלה,העלתה / תוריד,מוריד,הורידה
מתיר / אוסר
אישר,אישרה / הכחיש,הכחישה
אישרה,אישר,אושר,אושרה,מאשרת,בעד / דחתה,דחה,נדחה,נדחתה,פסלה,נגד
עלה,עלתה,עלו,עולה,זינק,התחזק / ירד,ירדה,ירדו,יורד,צנח,נחלש
העלה,העלתה / הוריד,הורידה
ניצח,ניצחה,ניצחון,גברה / הפסיד,הפסידה,הפסד
נעצר,נעצרה,נעצרו / שוחרר,שוחררה,שוחררו
הורשע,אשם,הרשיע,הרשיעה / זוכה,חף,זיכה,זיכתה
פתח,נפתח,נפתחה / סגר,נסגר,נסגרה
התיר,מותר / אסר,אסור
החל,החלה,התחיל / הסתיים,הסתיימה
קנה,רכש / מכר
נצל,ניצל,שרד / נהרג,מת
""",
    "bengali": """
বাড়াল / কমাল
পাস,অনুমোদন,গৃহীত / প্রত্যাখ্যান,বাতিল,নাকচ
বেড়েছে,বাড়ল,বৃদ্ধি,বাড়ছে,উত্থান / কমেছে,কমল,হ্রাস,কমছে,পতন
জয়,জিতল,জয়ী,হারাল / হার,হারল,পরাজয়,পরাজিত
গ্রেপ্তার,গ্রেফতার,আটক / মুক্ত,মুক্তি,জামিন
দোষী,সাজা / খালাস,নির্দোষ
শুরু / শেষ,স্থগিত
খুলল,খুলছে,খোলা / বন্ধ
অনুমতি / নিষিদ্ধ,নিষেধাজ্ঞা
""",
    "tamil": """
உயர்த்தியது / குறைத்தது
உயர்வு,உயர்ந்தது,அதிகரிப்பு,ஏற்றம் / சரிவு,குறைவு,குறைந்தது,வீழ்ச்சி
வெற்றி / தோல்வி
கைது / விடுதலை,ஜாமீன்
நிறைவேற்றம்,ஏற்பு,ஒப்புதல் / நிராகரிப்பு,தள்ளுபடி
தொடக்கம்,தொடங்கியது / முடிவு,நிறைவு
திறப்பு / மூடல்
""",
}
