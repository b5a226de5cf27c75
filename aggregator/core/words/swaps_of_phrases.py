# ruff: noqa: E501 - rows of words read better as rows
"""Contraries that stand in each other's place and are several words, or English ones beside senses.SWAPS: a list of our own choosing."""

from __future__ import annotations

# As in core.words.senses: "/" between the sides.
ENGLISH = """
approves,passes,adopts,backs,ratifies,approve,pass,adopt,approved,passed / defeats,kills,defeat,kill,defeated,killed,sinks
extended,holds,hold,holding,renewed,respected / broken,violated,breached,collapses,crumbles,shaky
driest,dry,drier / wettest,rainiest,wet,wetter
harmful,dangerous,toxic,deadly / safe,harmless,beneficial,good
growing,rising,surging,strong / waning,shrinking,fading,falling,dwindling,weak
most,many,majority / few,fewer,minority
supporters,backers,fans / opponents,critics
partial / total,full,complete
booming,thriving,flourishing,flourish,flourishes,thrive,thrives,boom / ailing,struggling,faltering,falter,falters,struggle,struggles,bust
praised,cheered,applauded,honoured,honored,hailed,welcomed,celebrated,thanked / blamed,booed,jeered,shamed,condemned,criticised,criticized,slammed,mocked
surrenders,surrendered,caught,captured,arrested / escapes,escaped,flees,fled,freed
insource / outsource
list,lists / delist,delists
merge,merges,unite,unites / split,splits,separate,separates
repay,repays / default,defaults
signs,recruits,keeps / releases,offloads
erupts,erupting,spreads,spreading,rages,raging / calms,contained,extinguished,doused
attack,attacks,advance,advances / retreat,retreats,withdraw,withdraws,defend,defends
peaceful / violent
restored,back / lost,down,cut,out
open,running,passable / blocked,halted,impassable,suspended,cancelled,canceled
income,revenue,earnings / spending,expenses,expenditure,costs
supply / demand
flood,floods,flooding / drought,droughts
lead,leads,first / lag,lags,last
entry,arrival,arrivals / exit,departure,departures
permanent / temporary
mandatory,compulsory / voluntary,optional
mother,wife,sister,daughter,queen,girl,girls,woman,women,female,aunt,grandmother / father,husband,brother,son,king,boy,boys,man,men,male,uncle,grandfather
earlier,sooner / later
maximum,max / minimum,min
inside,indoor,indoors / outside,outdoor,outdoors
north,northern / south,southern
east,eastern / west,western
announces,announce,confirms,plans,considers,promises,unveils,wants,seeks,proposes / rules out,denies,shelves,scraps,drops,cancels,postpones,delays,rejects,opposes,abandons
denies,refutes / confirms,admits,announces
vows to,promises to,agrees to,plans to,wants to,set to / refuses to,declines to
"""
PHRASES = """
plant,kündigt an,erwägt,prüft,verspricht,fordert,will / schließt aus,verwirft,verschiebt,stoppt,sagt ab,lehnt ab,streicht
annonce,prévoit,envisage,confirme,promet,propose,veut / exclut,écarte,reporte,abandonne,dément,rejette,renonce à,annule
anuncia,prevé,planea,estudia,confirma,promete,propone,quiere / descarta,aplaza,abandona,desmiente,rechaza,renuncia a,cancela,suspende,niega
anuncia,prevê,planeja,estuda,confirma,promete,propõe,quer / descarta,adia,abandona,desmente,rejeita,desiste de,cancela,suspende,nega
annuncia,prevede,valuta,conferma,promette,propone,vuole / esclude,rinvia,abbandona,smentisce,respinge,rinuncia a,annulla,sospende,nega
plant,overweegt,kondigt aan,wil,belooft / sluit uit,stelt uit,schrapt,verwerpt,ontkent
planerar,överväger,lovar,föreslår,vill / utesluter,skjuter upp,skrotar,avvisar,dementerar
планирует,рассматривает,объявил,объявила,анонсировал,пообещал,предложил,допустил,хочет / исключил,исключила,отложил,отменил,отверг,опроверг,отказался от,отказалась от
планує,розглядає,оголосив,оголосила,обіцяє,пропонує,хоче / виключив,виключила,відклав,скасував,відкинув,спростував,відмовився від
planuje,rozważa,zapowiada,obiecuje,proponuje,chce / wyklucza,odkłada,odwołuje,odrzuca,zaprzecza,rezygnuje z
planlıyor,açıkladı,değerlendiriyor,duyurdu,istiyor / reddetti,erteledi,iptal etti,vazgeçti,yalanladı
rencanakan,umumkan,janjikan,usulkan,ingin,setujui / tolak,tunda,batalkan,bantah,tepis
تعلن,يعلن,تخطط,يخطط,تدرس,يدرس,تعتزم,يعتزم / تستبعد,يستبعد,تؤجل,يؤجل,تلغي,يلغي,تنفي,ينفي,ترفض,يرفض
is eliminated,are eliminated,is knocked out,crashes out,bows out / advances,goes through,qualifies,progresses
fails to qualify,misses out / qualifies,goes through
fails to / manages to
comes out against,votes against / comes out for,votes for,backs
found dead / found alive,found safe
rules out,turns down / confirms,considers,backs,accepts
walks away from,pulls out of,backs out of,quits / signs up to,joins,agrees to
hits record high,record high,all-time high,all time high / hits record low,record low,all-time low,all time low
moves closer to,moves towards / moves away from
lets in,opens door to / keeps out,shuts out
in favour of,in favor of / against,opposed to
on time / late
aujourd hui / demain,hier
ziehen an,legen zu,zieht an,legt zu,steigen,steigt / geben nach,gehen zurück,gibt nach,geht zurück,sinken,sinkt,fallen,fällt
nimmt wieder auf,bleibt im amt,stellt ein / setzt aus,tritt zurück,stellt
liegt vorn,führt,liegt vorne / liegt zurück
spricht sich für,stimmt für,ist für / spricht sich gegen,stimmt gegen,ist gegen
am leben / ums leben
im plus,in plus / im minus
kommt frei,auf freiem fuß / muss in haft,in haft,in untersuchungshaft
en hausse,à la hausse / en baisse,à la baisse
en tête,en avance / en retard,à la traîne
s'oppose à,s oppose à,vote contre,dit non à / soutient,approuve,vote,dit oui à
porté disparu,portée disparue / retrouvé,retrouvée,sain et sauf
remis en liberté,remise en liberté,laissé libre / placé en détention,interpellé,arrêté,incarcéré,mis en examen
prend fin,prennent fin,est levée / commence,commencent,se poursuit,débute
est levé,sont levées / est maintenu,sont maintenues
en faveur de,favorable à / contre,opposé à
se opone a,vota contra,dice no a / apoya,respalda,vota,dice sí a
a favor,a favor de / en contra,en contra de,contra
al alza / a la baja
se reanudan,se retoman / se suspenden,se rompen
en libertad / en prisión,a prisión
en verde,en positivo / en rojo,en negativo
declara culpable,halla culpable / declara inocente
a favor da,a favor do,a favor de,a favor / contra a,contra o,contra
em alta / em queda,em baixa
manda prender / manda soltar
è favorevole,a favore / è contrario,contro
si interrompono,si fermano / riprendono,ripartono
in rialzo,in aumento,in crescita,in positivo / in ribasso,in calo,in diminuzione,in negativo
agli arresti,in carcere,in manette / in libertà
в плюсе,в плюс / в минусе,в минус
на свободе / под стражей
вошли в,вошел в,вступила в / покинули,вышли из,вышел из,вышла из
за реформу / против реформы
w górę / w dół
na plusie / na minusie
karşı çıktı,karşı çıkıyor,ret oyu verdi / destekledi,destekliyor,evet dedi
yasak koydu,izin vermedi,yasakladı / izin verdi
sona erdi,son buldu / başladı,devam ediyor
beraat etti,serbest bırakıldı,tahliye edildi / mahkum oldu,tutuklandı,ceza aldı,hapis cezası aldı
serbest bırakıldı,tahliye edildi / gözaltına alındı,tutuklandı
kabul etti,onay verdi / reddetti,veto etti
hayatını kaybetti / hayatta kaldı,kurtuldu,kurtarıldı
lebih tinggi,lebih mahal,lebih baik,lebih banyak / lebih rendah,lebih murah,lebih buruk,lebih sedikit
divonis bersalah,dinyatakan bersalah / divonis bebas,dinyatakan tidak bersalah
cho phép / cấm,không cho phép
thông qua,chấp thuận,phê chuẩn / bác bỏ,bác,phủ quyết
xác nhận,thừa nhận / phủ nhận,bác bỏ
ủng hộ,tán thành / phản đối,chống
hàng chục / hàng trăm,hàng nghìn,hàng ngàn
hàng trăm / hàng nghìn,hàng ngàn
bắt đầu,khởi động / kết thúc,chấm dứt
đồng ý,chấp nhận / từ chối,khước từ
còn sống,sống sót / đã chết,thiệt mạng,tử vong
mở cửa,khai trương / đóng cửa
bắt,bắt giữ,tạm giam / thả,trả tự do,phóng thích
tăng mạnh,tăng vọt / giảm mạnh,lao dốc
thành công / thất bại
gia nhập / rút khỏi,rời
tốt hơn / xấu hơn
अनुमति दी,मंजूरी दी,मंजूरी मिली / रोक लगाई,रोक लगी,अनुमति नहीं
बरकरार रखा / रद्द किया,पलटा
तारीफ की,समर्थन किया / आलोचना की,निंदा की,विरोध किया
إطلاق سراح,الإفراج عن,إخلاء سبيل / اعتقال,توقيف,القبض على,احتجاز,سجن
توافق على,يوافق على,موافقة على / ترفض,يرفض,رفض
"""
