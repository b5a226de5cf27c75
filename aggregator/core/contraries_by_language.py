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
""",
    "vietnamese": """
tăng,nâng / giảm,hạ
thắng / thua
mở / đóng
ủnghộ / phảnđối
mua / bán
bắt / thả
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
""",
}
# Of scripts whose words are not spaced: two signs a word, as they are cut into pairs.
_CONTRARY_UNSPACED = """
上升,上涨,上昇,增加,増加,上调,走高,大涨,反弹,反発,続伸,値上,利上 / 下降,下跌,下落,低下,减少,減少,下调,走低,大跌,暴跌,反落,続落,値下,利下
批准,通过,可决,可決,同意,接受,赞成,賛成,支持 / 否决,否決,拒绝,拒否,反对,反対,驳回
逮捕,拘留 / 释放,釈放,獲释,保释,保釈
有罪 / 无罪,無罪
战胜,击败,获胜,取胜,勝利 / 不敌,负于,敗北,失利
解除,解禁,放开 / 实施,禁止
维持 / 撤销,取消,推翻
开放,重开,再開,開始,启动 / 关闭,停止,終了,暂停,中止
确认,承认 / 否认
黒字,盈利 / 赤字,亏损
决定,決定 / 见送,見送
円高 / 円安
擴大,扩大,拡大 / 缩小,縮小
买入 / 卖出
상승,급등,인상,증가,반등,강세,돌파 / 하락,급락,인하,감소,약세,붕괴
승소 / 패소
승리,이겨 / 패배,져
가결,통과,승인,찬성 / 부결,기각,반대,거부
발부,구속,체포 / 기각,석방,불구
유죄 / 무죄
허용 / 금지,불허
흑자 / 적자
확대 / 축소
개장,시작,재개 / 폐장,종료,중단
인상,인하 / 동결
"""

CONTRARY: dict[str, Sides] = {language: sides(rows) for language, rows in _CONTRARY.items()}
CONTRARY_UNSPACED = sides(_CONTRARY_UNSPACED)
