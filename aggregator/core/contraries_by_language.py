# ruff: noqa: E501 - rows of words read better as rows
"""Words that say the contrary of each other in headlines of languages other than English: small lists of our own choosing.

English, and some rows of six more that were written with it, are in core.senses. A language is named as its stemmer is.
"""

from __future__ import annotations

from aggregator.core.senses import Sides, sides

# Rows of contraries, as in core.senses: "/" between the sides.
_CONTRARY = {
    "german": """
gewinnen,gewinne,plus,anstieg,zuwachs,aufschwung / verluste,verlusten,minus,rückgang,abschwung,einbruch
bestätigt,bekräftigt / aufgehoben,hebt,kippt,widerruft
höher,teurer,mehr / niedriger,billiger,günstiger,weniger
stärker,stark / schwächer,schwach
annehmen,nimmt,angenommen,stimmt / ablehnen,lehnt,abgelehnt
siegt,sieg,gewinnt,schlägt / verliert,niederlage,unterliegt
wächst,wachsen / schrumpft,schrumpfen
verhaftet,festgenommen / freigelassen,entlassen
rekordhoch,höchststand / rekordtief,tiefststand
stoppt,beendet,stopp / startet,beginnt,start
schuldig / unschuldig
lockert / verschärft
beginnt,begonnen,startet,gestartet / endet,beendet,gestoppt
gelingt,geglückt,erfolgreich / scheitert,gescheitert,misslingt
überlebt,gerettet / stirbt,gestorben,tot
kandidiert / verzichtet
erlaubt,zulässig,rechtmäßig,legal / verboten,unzulässig,rechtswidrig,illegal
annimmt,zustimmt,stimmt,billigt / blockiert,stoppt,verwirft
verlängert / verkürzt,beendet,gestrichen
aufsteiger,aufstieg / absteiger,abstieg
zugenommen / abgenommen
öffentlich / geheim
wärmer,heißer / kälter
kauft,übernimmt / verkauft
""",
    "french": """
adopte,adoptée,adopté / rejette,rejetée,rejeté,repousse
hausse,progression,rebond / baisse,recul,repli,chute
gagne,remporte,victoire,bat / perd,défaite,concède
ouverture,rouvre / fermeture,ferme
libéré,libérée,relâché / arrêté,écroué,incarcéré
valide,autorise / annule,censure,suspend,invalide
coupable / innocent,acquitté
accélère / ralentit
excédent / déficit
renforce,durcit / assouplit,allège
reprend,reprise / suspend,suspension,arrêt
commence,débute,début / termine,achève,fin
réussit,succès / échoue,échec
survit,rescapé / meurt,mort,succombe
confirme,maintient,valide / annule,casse,infirme,suspend
légal,autorisé / illégal,interdit
achète,rachète / vend,cède
entre,rejoint / quitte
durcissement / assouplissement
prolonge,prolongé / écourte,lève,levé
embauche,recrute / licencie,supprime
augmentation,augmentent,augmenté / diminution,diminuent,diminué
vainqueur,qualifié / vaincu,éliminé
""",
    "spanish": """
subida,alza,ganancias,aumento,repunte / caída,baja,pérdidas,descenso,bajada,desplome
absuelve,absuelto,absuelta / condena,condenado,condenada
gana,vence,victoria,triunfo / pierde,derrota,cae
aprueba,avala,aprobada / rechaza,tumba,rechazada,veta
libera,liberado,libertad / detiene,detenido,prisión
inicia,comienza,arranca / termina,concluye,suspende,finaliza
acepta / rechaza
culpable / inocente
superávit / déficit
encarece,sube / abarata,baja
crece / decrece,cae,contrae
confirma,ratifica / anula,revoca
empieza,comienza,inicio / acaba,termina,fin,finaliza
logra,éxito / fracasa,fracaso
sobrevive,rescatado / muere,muerto
mantiene,confirma,ratifica / levanta,revoca,anula
legal / ilegal
compra / vende
ingresa,entra / abandona,sale
prorroga,extiende / levanta,cancela
contrata / despide
clasifica,clasificado / eliminado,eliminada
ascenso / descenso
aumentan,crecen,suben / disminuyen,caen,bajan
""",
    "portuguese": """
alta,subida,ganhos,aumento / queda,baixa,perdas,redução
sobe,cresce,avança,dispara / cai,recua,despenca,desce
aprova,aprovada,aceita / rejeita,rejeitada,barra,veta,recusa
vence,ganha,vitória,bate / perde,derrota
absolve,absolvido / condena,condenado
solta,libertado,soltura / prende,preso,prisão
abre,reabre / fecha
mantém,confirma / anula,derruba,suspende,revoga
permite,autoriza,libera / proíbe,veta
inicia,começa / encerra,termina
superávit / déficit
compra / vende
começa,início / acaba,termina,fim
sobrevive,resgatado / morre,morto
legal / ilegal
entra / deixa,sai
prorroga,estende / encerra,cancela
contrata / demite
classificado,classifica / eliminado
apoia / critica,rejeita
aumentam,crescem,sobem / diminuem,caem
libera / bloqueia,suspende
""",
    "italian": """
rialzo,aumento,crescita,guadagni / calo,ribasso,diminuzione,flessione,perdite
sale,salgono,cresce / scende,scendono,cala,crolla
assolto,assolta,assolti,assoluzione / condannato,condannata,condannati,condanna
vince,batte,vittoria / perde,sconfitta,ko
approva,approvato,sì,ok / respinge,bocciato,boccia,no
libero,liberato,scarcerato / arrestato,arresto
apre,riapre / chiude
conferma / annulla,revoca
compra,acquista / vende
inizia / finisce,termina,stop
comincia,inizia / finisce,termina
riesce,successo / fallisce,fallimento
sopravvive,salvo / muore,morto
conferma,mantiene / annulla,revoca,sospende
legale / illegale
entra / esce,lascia
proroga,prorogato / revoca,revocato
assume / licenzia
qualificata,qualificato / eliminata,eliminato
promosso / retrocesso,bocciato
aumentano,crescono / diminuiscono,calano
vieta / consente,permette
""",
    "dutch": """
hoger,stijging,winst,plus / lager,daling,verlies,min
stijgt,stijgen,groeit / daalt,dalen,krimpt
wint,winnen,zege,verslaat / verliest,verliezen,nederlaag
toestaan,toegestaan / verbiedt,verbieden,verboden
goedgekeurd,keurt,akkoord,steunt / verworpen,wijst,afgewezen,verwerpt
vrijgesproken,vrijspraak / veroordeeld,veroordeling,schuldig
vrij,vrijgelaten / opgepakt,aangehouden,vast
open,opent,heropent / dicht,sluit
verhoogt / verlaagt
verhoogt,verlaagt / handhaaft,ongewijzigd
begint,start / eindigt,stopt
begint,begonnen,gestart / eindigt,voorbij,beëindigd
geslaagd,slaagt / mislukt,faalt
overleeft,gered / sterft,overleden
bekrachtigt,handhaaft / vernietigt,schrapt
legaal / illegaal
koopt / verkoopt
verlaat,vertrekt / blijft
verlengt,verlengd / beëindigt,ingetrokken
meer / minder
strenger / soepeler
""",
    "swedish": """
uppåt,uppgång,ökar,ökning,stiger,vinst / nedåt,nedgång,minskar,minskning,sjunker,förlust
friar,frias,friad,frikänner,frikänns / fäller,fälls,fälld,döms,dömer
höjer,höjs,höjning / sänker,sänks,sänkning
höjer,sänker / behåller,oförändrad
vann,vinner,slog,seger / förlorade,förlorar,förlust
godkänner,ja,bifaller / avslår,nej,stoppar,förkastar
tillåter / förbjuder
öppnar / stänger
gripen,anhållen,häktad / släppt,frisläppt
köper / säljer
börjar,startar / slutar,upphör
starkare,stärks / svagare,försvagas
börjat,inleds,inlett / avslutas,avslutat,slut
lyckas / misslyckas
överlevde,räddades / dog,död
fastställer / river
lagligt,tillåtet / olagligt,förbjudet
köper,köpt / säljer,sålt
stannar / lämnar,avgår
förlänger,förlängs / avbryter,avskaffar
anställer / varslar,sparkar
ökat,fler,mer / minskat,färre,mindre
""",
    "polish": """
rośnie,rosną,wzrósł,wzrosła,wzrosło,wzrost,drożeje,drożeją,podrożał / spada,spadają,spadł,spadła,spadło,spadek,tanieje,tanieją,potaniał
umacnia,wzmacnia,mocniejszy / osłabia,słabnie,słabszy
uniewinnił,uniewinniony,uniewinnienie / skazał,skazany,skazanie
wygrał,wygrała,wygrali,pokonał,pokonała,zwycięstwo / przegrał,przegrała,przegrali,porażka
przyjął,przyjęła,poparł,uchwalił,zatwierdził / odrzucił,odrzuciła,zawetował
podnosi,podniósł,podniosła,podwyżka,podwyższyła / obniża,obniżył,obniżyła,obniżka
otwarty,otwarto,otwiera / zamknięty,zamknięto,zamyka
zatrzymany,aresztowany / zwolniony,wypuszczony
zyski,plusie / straty,minusie
kupuje,kupił / sprzedaje,sprzedał
pozwala,zezwolił / zakazuje,zakazał
rozpoczyna,rusza / kończy,wstrzymuje
utrzymał,podtrzymał,utrzymała / uchylił,uchyliła,unieważnił
rozpoczął,zaczyna,rozpoczęcie / zakończył,kończy,zakończenie
udało,sukces / nieudany,porażka,fiasko
przeżył,przeżyła,uratowano / zginął,zginęła,zmarł
legalne,legalny / nielegalne,nielegalny
wchodzi,dołącza / odchodzi,opuszcza
przedłużył,przedłuża,przedłużono / skrócił,zniósł,zniosła
zatrudni,zatrudnia / zwolni,zwalnia
awans / spadek
więcej / mniej
rosnący,wzrosły / malejący,spadły
podpisał / zawetował
""",
    "russian": """
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
tăng,nâng / giảm,hạ
thắng / thua
mở / đóng
ủnghộ / phảnđối
mua / bán
bắt / thả
sống / chết,quađời,tửvong
""",
    "arabic": """
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
يقر,تقر,أقر,أقرت,يصادق,تصادق,صادق / يرفض,ترفض,رفض,يسقط
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
}
CONTRARY: dict[str, Sides] = {language: sides(rows) for language, rows in _CONTRARY.items()}
