"""Words and phrases of which one may stand in the other's place and the report stays the same: lists of our own choosing.

Beside core.words.synonyms_by_language, whose rows tie what two headlines word anew; a row here says one thing in the same sentence. English
is in core.words.alike_in_english, more languages are in core.words.alike_in_more. A language is named as its stemmer is.
"""

from __future__ import annotations

# A row says one thing, "," between its words or phrases, as folded headlines have them: no apostrophes, no hyphens.
ROWS = {
    "german": """
verhaftet,festgenommen,gefasst,geschnappt,nimmt fest,nehmen fest,in haft genommen
tote,todesopfer,menschen sterben,menschen getötet,menschen tot,menschen ums leben gekommen
sterben,kommen ums leben,getötet,verlieren ihr leben,tot
stirbt,gestorben,ist tot,verstorben,tot,kommt ums leben,ist gestorben
verletzte,verletzt,menschen verletzt,verletzte menschen
fallen,sinken,geben nach,gehen zurück,rutschen ab
fällt,sinkt,gibt nach,geht zurück,rutscht ab
steigt,klettert,legt zu,zieht an,wächst,nimmt zu
steigen,klettern,legen zu,ziehen an,wachsen,nehmen zu
tritt zurück,kündigt rücktritt an,gibt amt auf,erklärt rücktritt,legt amt nieder,zurückgetreten,wirft hin
streicht,baut ab,will streichen,streicht weltweit
kauft,übernimmt,erwirbt
verkauft,veräußert,stößt ab
stellt vor,präsentiert,zeigt,enthüllt,bringt auf den markt
demonstrieren,protestieren,gehen auf die straße,auf der straße
streiken,treten in streik,treten in den ausstand,legen arbeit nieder
erschüttert,trifft,sucht heim
beschließt,billigt,verabschiedet,stimmt zu,nimmt an,segnet ab
lehnt ab,weist zurück,verwirft,stimmt gegen
beginnt,startet,eröffnet,hat begonnen,begonnen
endet,geht zu ende,beendet,ist zu ende
verurteilt,kritisiert scharf,prangert an
fordert,verlangt,ruft auf zu,pocht auf
kündigt an,gibt bekannt,teilt mit,verkündet,erklärt
besiegt,schlägt,bezwingt,gewinnt gegen,siegt gegen
stürzt ab,abgestürzt,stürzt
sinkt,geht unter,gesunken
zerstört,vernichtet,brennt nieder
entdecken,finden,stoßen auf
entdeckt,gefunden,aufgetaucht
verschiebt,vertagt,verlegt
sagt ab,streicht,abgesagt
öffnet wieder,wiedereröffnet,eröffnet wieder
rettet,gerettet,bringt in sicherheit
brand,feuer,großbrand
unfall,unglück
polizei,beamte,polizisten
firma,unternehmen,konzern
ministerpräsident,regierungschef,premierminister,premier
großbritannien,england,vereinigtes königreich
usa,vereinigte staaten,us,amerika
eu,europäische union
un,uno,vereinte nationen
ezb,europäische zentralbank
us notenbank,fed,federal reserve
mann,ein mann,37 jähriger
kinder,kids
auto,pkw,wagen
lastwagen,lkw
arzt,mediziner
haft,gefängnis
jahre haft,jahre gefängnis
warnt vor,mahnt vor
wegen,aufgrund
mindestens,wenigstens
rund,etwa,ungefähr,circa,ca
mio,millionen
mrd,milliarden
erdbeben,beben
sturm,unwetter,orkan
hochwasser,überschwemmung,überschwemmungen,überflutungen
geiselnahme,geiseldrama
freigelassen,auf freiem fuß,frei
bürgermeister,stadtoberhaupt,oberbürgermeister
parlament,bundestag
trifft sich mit,trifft
reist nach,besucht,fährt nach
""",
    "french": """
arrêté,interpellé,placé en garde à vue,appréhendé
arrête,interpelle,appréhende,met la main sur
morts,tués,personnes tuées,personnes mortes,décès,personnes décédées,victimes
meurt,est mort,est décédé,s éteint,décède,mort,est décédée,est morte
meurent,morts,perdent la vie,trouvent la mort
blessés,personnes blessées
baissent,reculent,chutent,diminuent,sont en baisse
baisse,recule,chute,diminue,est en baisse,se replie
grimpe,progresse,monte,augmente,est en hausse,bondit
grimpent,progressent,montent,augmentent,sont en hausse
démissionne,présente sa démission,quitte ses fonctions,annonce sa démission,remet sa démission,donne sa démission,a démissionné
supprime,va supprimer,coupe,veut supprimer
rachète,acquiert,achète,s offre,reprend
vend,cède
dévoile,présente,lance
manifestent,défilent,protestent,descendent dans la rue,dans la rue
frappe,secoue,touche,ébranle
adopte,approuve,vote,valide,donne son feu vert à,donne son feu vert au
rejette,repousse,refuse
s ouvre,débute,commence,démarre
s achève,prend fin,se termine
dénonce,condamne,fustige
appelle à,demande,réclame,exhorte à
annonce,déclare,fait savoir
bat,domine,s impose face à,l emporte contre,remporte son match contre
s écrase,s est écrasé
détruit,ravage,anéantit
fait naufrage,coule,chavire
découvrent,trouvent
reporte,repousse,ajourne
annule,supprime
rouvre,rouvre ses portes
sauvé,secouru,retrouvé sain et sauf
séisme,tremblement de terre
incendie,feu
accident,collision
premier ministre,chef du gouvernement
entreprise,société,groupe
onu,nations unies,organisation des nations unies
états unis,etats unis,usa,washington
ue,union européenne,bruxelles
bce,banque centrale européenne
oms,organisation mondiale de la santé
royaume uni,grande bretagne
voiture,véhicule
policiers,forces de l ordre,police
prison,détention
enfants,mineurs
environ,près de,quelque
au moins,un minimum de
à cause de,en raison de
tempête,ouragan
inondations,crues
libéré,relâché,remis en liberté
maire,édile
ministre de l éducation,ministre de l éducation nationale
rencontre,s entretient avec
se rend en,visite
tué,mort
tuée,morte
lundi,ce lundi
""",
    "spanish": """
detenido,arrestado,capturado,apresado
detiene,arresta,captura,apresa
detienen,arrestan,capturan,apresan
muertos,fallecidos,personas mueren,personas muertas,víctimas mortales,personas fallecidas
muere,fallece,ha muerto,murió,falleció
mueren,fallecen,pierden la vida,murieron
heridos,lesionados,personas heridas
cae,baja,retrocede,desciende
caen,bajan,retroceden,descienden
sube,aumenta,escala,avanza,crece
suben,aumentan,avanzan,crecen
dimite,renuncia,presenta su dimisión,presenta la dimisión,anuncia su dimisión,presenta su renuncia,deja el cargo
recorta,despide a,elimina,suprime,recortará
compra,adquiere,se hace con
vende,se desprende de
presenta,lanza,desvela,estrena
protestan,se manifiestan,marchan,salen a la calle,toman las calles
sacude,golpea,azota,afecta
aprueba,da luz verde a,avala,da el visto bueno a
rechaza,tumba,vota en contra de
comienza,empieza,arranca,se inicia,da comienzo
termina,finaliza,concluye,acaba
condena,repudia
pide,exige,reclama,solicita
anuncia,comunica,informa
gana a,vence a,derrota a,se impone a
se estrella,se estrelló,cae
destruye,arrasa,devasta
naufraga,se hunde
descubren,hallan,encuentran
hallado,encontrado,localizado
hallan,encuentran,localizan
aplaza,pospone,retrasa
cancela,suspende
reabre,vuelve a abrir
rescatado,salvado
rescatan,salvan
terremoto,sismo,seísmo,temblor
incendio,fuego
accidente,siniestro
primer ministro,jefe del gobierno,premier
presidente del gobierno,jefe del ejecutivo
empresa,compañía,firma
onu,naciones unidas,la onu,las naciones unidas
ee uu,eeuu,estados unidos,usa
ue,unión europea,bruselas
bce,banco central europeo
oms,organización mundial de la salud
reino unido,gran bretaña
coche,auto,carro,vehículo
policía,agentes
cárcel,prisión
niños,menores
unos,cerca de,alrededor de,casi
al menos,como mínimo
por ciento,porciento
debido a,a causa de,por
tormenta,temporal
inundaciones,riadas
liberado,puesto en libertad,excarcelado
alcalde,edil
se reúne con,se encuentra con
viaja a,visita
asesinan a,matan a
asesinado,muerto a tiros
elecciones,comicios
huelga,paro
""",
    "portuguese": """
preso,detido,capturado
prende,detém,captura
prendem,detêm,capturam
mortos,pessoas mortas,pessoas morrem,mortes,vítimas fatais,morrem
morre,falece,morreu,faleceu,é morto
morrem,perdem a vida,morreram
feridos,pessoas feridas,pessoas ficam feridas
cai,recua,baixa,tem queda
caem,recuam,baixam
sobe,avança,aumenta,cresce,tem alta
sobem,avançam,aumentam,crescem
renuncia,pede demissão,se demite,anuncia renúncia,deixa o cargo,entrega o cargo
corta,demite,elimina,vai cortar,vai demitir
compra,adquire
vende,se desfaz de
apresenta,lança,revela,anuncia
protestam,se manifestam,vão às ruas,saem às ruas,fazem protesto
atinge,sacode,abala
aprova,dá aval a,dá sinal verde a,valida
rejeita,derruba,barra
começa,tem início,inicia
termina,acaba,chega ao fim,se encerra
condena,repudia
pede,cobra,exige
anuncia,divulga,informa
vence,bate,derrota,ganha de
destrói,devasta
naufraga,afunda
descobrem,encontram,acham
encontrado,achado,localizado
adia,posterga
cancela,suspende
reabre,volta a abrir
resgatado,salvo
terremoto,sismo,tremor
incêndio,fogo
acidente,batida,colisão
primeiro ministro,premiê,premier
empresa,companhia,firma
onu,nações unidas
eua,estados unidos
ue,união europeia,bruxelas
bce,banco central europeu
bc,banco central
oms,organização mundial da saúde
stf,supremo,supremo tribunal federal
reino unido,grã bretanha
carro,automóvel,veículo
polícia,policiais
cadeia,prisão
crianças,menores
cerca de,quase,aproximadamente
ao menos,pelo menos,no mínimo
por causa de,devido a
tempestade,temporal
enchentes,inundações,alagamentos
solto,libertado,posto em liberdade
se reúne com,se encontra com
viaja a,visita
eleições,pleito
greve,paralisação
governo federal,governo
""",
    "italian": """
arrestato,fermato,in manette,catturato
arresta,ferma,cattura
arrestano,fermano
morti,vittime,persone morte,persone sono morte,decessi
muore,è morto,si spegne,morto,deceduto,è deceduto,scomparso,addio a
muoiono,perdono la vita
feriti,persone ferite
scende,cala,arretra,in calo
scendono,calano,arretrano,in calo
sale,cresce,aumenta,in rialzo
salgono,crescono,aumentano,in aumento
si dimette,rassegna le dimissioni,annuncia le dimissioni,presenta le dimissioni,lascia,dimissioni
taglia,elimina,sopprime,taglierà
compra,acquista,rileva,acquisisce
vende,cede
presenta,lancia,svela
manifestano,protestano,in piazza,scendono in piazza
colpisce,scuote,investe
approva,vara,dà il via libera a,dà l ok a
respinge,boccia
inizia,comincia,si apre,parte,al via,prende il via
finisce,termina,si conclude
condanna,denuncia
chiede,invoca,esorta a
annuncia,comunica
batte,sconfigge,supera,vince contro
precipita,si schianta,cade
distrugge,devasta
affonda,naufraga
scoprono,trovano
ritrovato,trovato
rinvia,posticipa
annulla,cancella
riapre,torna ad aprire
salvato,tratto in salvo
terremoto,sisma,scossa
incendio,rogo
incidente,schianto
premier,primo ministro,presidente del consiglio
azienda,società,impresa
onu,nazioni unite,organizzazione delle nazioni unite
usa,stati uniti
ue,unione europea,bruxelles
bce,banca centrale europea
oms,organizzazione mondiale della sanità
regno unito,gran bretagna
auto,macchina,vettura
polizia,agenti,forze dell ordine
carcere,prigione
bambini,minori
circa,quasi
almeno,minimo
maltempo,temporali
liberato,rilasciato,scarcerato
ucciso,assassinato
uccisa,assassinata
accoltellato a morte,ucciso a coltellate
sindaco,primo cittadino
incontra,vede
elezioni,voto,urne
sciopero,agitazione
""",
}
