# ruff: noqa: E501 - rows of words read better as rows
"""Words that say the contrary of each other in headlines of languages other than English: small lists of our own choosing.

English, and some rows of six more that were written with it, are in core.senses; more languages in core.contraries_of_more. A language is
named as its stemmer is.
"""

from __future__ import annotations

from aggregator.core import contraries_of_more
from aggregator.core.senses import Sides, sides

# Rows of contraries, as in core.senses: "/" between the sides.
_CONTRARY = {
    "german": """
übersteht / gestürzt,stürzt
gefasst / flüchtig,flucht,entkommen
genehmigt,gestattet / untersagt,verweigert
erlaubt,billigt,genehmigt / stoppt,untersagt,kippt,blockiert
festgenommen,verhaftet,inhaftiert / frei,freigelassen,freigesprochen
steigt,steigen,klettert / sinkt,sinken,fällt,fallen
wiedergewählt,gewählt / abgewählt
erhöht / eingefroren
verurteilt / freigesprochen,freispruch
lobt,begrüßt / kritisiert,verurteilt
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
survit / renversé,renversée,tombe,chute
vote,votent,voté,votée / rejette,rejettent,rejeté
incarcéré,emprisonné,écroué,incarcérée / sort,libéré,libre,libérée
adoptent / rejettent
condamne,condamné,condamnée / relaxe,relaxé,relaxée,acquitte,acquitté,acquittée
augmente,augmentent,bondit,grimpe / diminue,diminuent,recule,chute
élu,élue,réélu,réélue / battu,battue
salue,loue / condamne,critique,dénonce
accepte / refuse
maintient / lève,retire
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
supera / derribado,derriba
supera,aprobada / tumbada
encarcela,prisión / libertad,excarcela
elegido,reelegido,gana / derrotado,pierde
acuerda,acepta / rechaza,niega
elogia,celebra / critica,condena
suben,ganan / bajan,pierden
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
sobrevive / derrubado,cai
aceita,acata / nega,rejeita,recusa
eleito,reeleito / derrotado
elogia / critica,condena
mantém / derruba,revoga,suspende
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
sopravvive / cade,sfiduciato
eletto,rieletto / sconfitto
accetta,accoglie / rifiuta,respinge
elogia,plaude / critica,attacca
confermato,confermata / revocato,revocata,annullato,annullata
scarcerato,domiciliari / carcere
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
toestaat,toelaat / stopt,blokkeert,verbiedt
loopt,klimt / zakt,zakken
herkozen,gekozen / verslagen
prijst,verwelkomt / bekritiseert,veroordeelt
aanvaardt,aanvaard / weigert,geweigerd
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
antar,antog,röstade / förkastar,förkastade
omvald,vald / besegrad
hyllar,välkomnar / kritiserar,fördömer
accepterar / vägrar
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
awansowała,awansował,awansowali / odpadła,odpadł,odpadli
uchwaliła,przyjmuje / odrzuca
chwali / krytykuje
zgodził,zgodziła / odmówił,odmówiła
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
}
CONTRARY: dict[str, Sides] = {language: sides(rows) for language, rows in (_CONTRARY | contraries_of_more.ROWS).items()}
