"""What walls say in the languages of our feeds, as `wording.Wording` takes it; `walls` has the patterns and the scripts without spaces.

A wall speaks to its reader and of the page it stands for.
"""

from __future__ import annotations

CHALLENGE = """
es: verifi* que ... ser humano; verifi* que ... humano; comprueba que ... humano; comprobando ... navegador; verificando ... navegador
es: tráfico inusual ... red; actividad inusual ... red; no soy un robot; acceso ... bloqueado ... seguridad; completa el captcha
es: demuestra que ... robot; confirma que ... robot; confirma que ... humano; demuestra que ... humano; solicitud ha sido bloqueada
es: petición ha sido bloqueada
pt: verifi* ... humano; confirm* que ... humano; verificando ... navegador; a verificar ... navegador; tráfego incomum; não sou um robô
pt: seu acesso foi bloqueado; complete o captcha; prove que ... humano; confirm* que ... robô; prove que ... robô
fr: vérifi* que vous êtes ... humain; vérifi* ... navigateur avant; vérification de votre navigateur; trafic inhabituel
fr: activité inhabituelle; je ne suis pas un robot; votre accès ... bloqué; contrôle de sécurité ... navigateur
fr: vérifi* que vous ... robot; prouvez que vous ... robot; prouvez que vous ... humain
it: verific* di essere ... umano; verific* che ... umano; controllando ... browser; verificando ... browser; traffico insolito
it: traffico anomalo; non sono un robot; accesso ... bloccato ... sicurezza; dimostra di ... umano; conferma di ... umano
it: dimostra di ... robot; conferma di ... robot
de: bestätig* ... mensch; prüfen ... browser bevor; überprüfen ... browser bevor; browser wird überprüft; browser wird geprüft
de: ungewöhnlich* datenverkehr; ungewöhnlich* aktivität*; ich bin kein roboter; zugriff ... blockiert ... sicherheit*
de: bestätig* ... roboter; zugriff ... gesperrt
nl: verifieer dat ... mens; bevestig dat ... mens; controleren ... browser voordat; ongebruikelijk verkeer; ongewoon verkeer
nl: ik ben geen robot; bevestig dat ... robot
sv: verifiera att du är ... människa; bekräfta att du är ... människa; kontrollerar din webbläsare; ovanlig trafik; jag är ingen robot
sv: jag är inte en robot; inte är en robot
da: bekræft at du er ... menneske; kontrollerer din browser; tjekker din browser; usædvanlig trafik; jeg er ikke en robot
da: bekræft ... menneske; bekræft ... robot
nb: bekreft at du er ... menneske; kontrollerer nettleseren din; sjekker nettleseren din; uvanlig trafikk; jeg er ikke en robot
nb: ikke er en robot; bekreft ... menneske
fi: vahvista olevasi ihminen; vahvista että olet ihminen; tarkist* selain*; epätavallista liikennettä; en ole robotti
fi: ettet ole robotti
pl: potwierdź że jesteś człowiekiem; sprawdzamy ... przeglądarkę; nietypowy ruch; nie jestem robotem; potwierdź że nie jesteś robotem
pl: nie jesteś robotem; udowodnij że jesteś; udowodnij że nie
cs: ověřte že jste člověk; potvrďte že jste člověk; kontrolujeme ... prohlížeč; ověřujeme ... prohlížeč; neobvyklý provoz; nejsem robot
cs: nejste robot; nejsi robot
sk: overte že ste človek; potvrďte že ste človek; kontrolujeme ... prehliadač; overujeme ... prehliadač; nezvyčajná prevádzka
sk: nie som robot; nie ste robot
hu: igazolja hogy ... ember; erősítse meg hogy ... ember; ellenőrizzük a böngésző*; szokatlan forgal*; nem vagyok robot
hu: hogy nem robot
ro: confirma* că sunte* ... om; verifica* că sunte* ... om; verificăm browserul; trafic neobișnuit; nu sunt robot
ro: nu sunteți robot; nu ești robot
el: επαληθεύστε ότι είστε ... άνθρωπος; επιβεβαιώστε ότι είστε ... άνθρωπος; ελέγχουμε το πρόγραμμα περιήγησής; ασυνήθιστη κίνηση
el: δεν είμαι ρομπότ; δεν είστε ρομπότ
ru: подтвердите что вы ... человек; проверяем ваш браузер; проверка ... браузера; заблокирован ... подозрительн*; подозрительн* трафик
ru: необычный трафик; я не робот; доступ ограничен ... безопасност*; подтвердите что ... робот; подтвердите что запросы
ru: докажите что вы
uk: підтвердьте що ви ... людина; підтвердіть що ви ... людина; перевіряємо ваш браузер; незвичний трафік; підозрілий трафік; я не робот
uk: ви не робот; що ви людина
bg: потвърдете че сте ... човек; проверяваме вашия браузър; проверяваме браузъра; необичаен трафик; не съм робот; не сте робот
hr: potvrdite da ste ... čovjek; provjeravamo vaš preglednik; neuobičajen promet; nisam robot; niste robot
sr: potvrdite da ste ... čovek; proveravamo vaš pregledač; потврдите да сте ... човек; проверавамо ваш прегледач; нисам робот
sr: нисте робот; niste robot
sl: potrdite da ste ... človek; preverjamo vaš brskalnik; nisem robot
lt: patvirtinkite kad esate žmogus; tikriname jūsų naršyklę; nesu robotas
lv: apstipriniet ka esat cilvēks; pārbaudām jūsu pārlūk*; neesmu robots
et: kinnitage et olete inimene; kontrollime teie brauserit; ma ei ole robot
tr: insan olduğunuzu doğrula*; tarayıcınızı kontrol; tarayıcınız kontrol; olağan dışı trafik; olağandışı trafik; ben robot değilim
tr: robot olmadığınızı
ar: تحقق من أنك ... إنسان; تأكد من أنك ... إنسان; أثبت أنك ... إنسان; بالتحقق من متصفحك; نتحقق من متصفحك; حركة مرور غير عادية
ar: لست روبوت*
fa: تأیید کنید که انسان; تایید کنید که انسان; ثابت کنید که ... انسان; بررسی مرورگر; مرورگر شما را بررسی; ترافیک غیرعادی; من ربات نیستم
fa: من روبات نیستم; ربات نیستید
ur: تصدیق کریں کہ آپ انسان; میں روبوٹ نہیں
he: אמת שאתה אנושי; אמתו שאתם אנושיים; ודא שאתה אנושי; הוכח שאתה אנושי; בודקים את הדפדפן; תעבורה חריגה; אני לא רובוט
he: שאינכם רובוט; שאינך רובוט; שאתה לא רובוט; שאתם לא רובוט
hi: सत्यापित करें कि आप ... मानव; पुष्टि करें कि आप ... इंसान; पुष्टि करें कि आप ... मानव; सत्यापित करें कि आप ... इंसान
hi: ब्राउज़र की जाँच
hi: ब्राउज़र की जांच; मैं रोबोट नहीं; आप रोबोट नहीं
bn: যাচাই করুন যে আপনি ... মানুষ; নিশ্চিত করুন যে আপনি ... মানুষ; ব্রাউজার যাচাই; আমি রোবট নই; আপনি রোবট নন
ta: நீங்கள் மனிதர் ... உறுதிப்படுத்த*; நான் ரோபோ அல்ல; நீங்கள் ரோபோ
vi: xác minh ... bạn là ... người; xác nhận ... bạn là ... người; kiểm tra trình duyệt; lưu lượng truy cập bất thường
vi: tôi không phải là ... máy; bạn không phải ... robot
id: verifikasi bahwa anda ... manusia; pastikan anda ... manusia; konfirmasi* bahwa anda ... manusia; memeriksa peramban
id: memeriksa browser; lalu lintas tidak biasa; saya bukan robot; anda bukan robot; kamu bukan robot
ms: sahkan bahawa anda ... manusia; saya bukan robot
ko: 사람인지 확인; 사람임을 확인; 로봇이 아닌지 확인; 브라우저를 확인; 브라우저 확인*; 브라우저를 확인*; 사람인지 확인*; 사람임을 확인*
ko: 비정상적인 트래픽*; 비정상적인 접근*; 로봇이 아닙니다; 로봇이 아님*
"""

CONSENT = """
es: utilizamos cookies; usamos cookies; nuestros socios; uso de cookies ... terceros; nuestros ... socios
pt: utilizamos cookies; usamos cookies; nossos parceiros
fr: utilisons des cookies; utilisent des cookies; nos partenaires; nos ... partenaires; vos données votre choix; votre consentement
fr: votre accord
it: utilizziamo ... cookie; usiamo ... cookie; nostri partner; noi e i nostri ... fornitori; nostri ... partner
nl: gebruiken cookies; gebruikt cookies; onze partners; plaatsen cookies
sv: använder kakor; använder cookies; våra partner
da: bruger cookies; anvender cookies; vores partnere
nb: bruker informasjonskapsler; bruker cookies; våre partnere; våre samarbeidspartnere
fi: käytämme evästeitä; käytämme ... evästeitä; käyttää evästeitä; kumppanimme käyt*
pl: używamy plików cookie*; używamy ... cookies; wykorzystujemy pliki cookie*; nasi partnerzy; naszym partnerom; zaufani partnerzy
pl: szanujemy twoją prywatność; cenimy twoją prywatność
cs: používáme cookies; používáme soubory cookie*; naši partneři
sk: používame cookies; používame súbory cookie*; naši partneri
hu: sütiket használunk; sütiket használ; cookie-kat használ*
ro: folosim cookie*; utilizăm cookie*; utilizăm module cookie*; partenerii noștri
el: χρησιμοποιούμε cookies; οι συνεργάτες μας; χρησιμοποιεί cookies
ru: используем ... cookie*; использует ... cookie*; наши партнёры; наши партнеры
uk: використовуємо ... cookie*; використовує ... cookie*; наші партнери
bg: използваме бисквитки; използваме cookie*; нашите партньори
hr: koristimo kolačiće; naši partneri; koristi kolačiće
sr: користимо колачиће; наши партнери; koristimo kolačiće
sl: uporabljamo piškotke; naši partnerji
lt: naudojame slapukus; mūsų partneriai
lv: izmantojam sīkdatnes; mūsu partneri
et: kasutame küpsiseid; meie partnerid
tr: çerez* kullan*; ortaklarımız
ar: نستخدم ... ملفات تعريف الارتباط; وشركاؤنا ملفات تعريف الارتباط; نستخدم الكوكيز; نستخدم ... الكوكيز; نستخدم ملفات تعريف الارتباط
fa: کوکی‌ها* ... استفاده; از کوکی* ... استفاده
he: משתמשים בעוגיות; משתמש בעוגיות; שימוש בעוגיות; משתמשים ב-cookies; שימוש בקובצי; שימוש בקבצי; והשותפים שלנו
hi: कुकीज़ का उपयोग; कुकीज़ का इस्तेमाल; कुकी का उपयोग; हम कुकी*
bn: কুকি ব্যবহার
ta: குக்கீகளை* பயன்படுத்த*
vi: sử dụng cookie*; các đối tác ... cookie*
id: menggunakan cookie*; mitra kami
ms: menggunakan kuki
ko: 쿠키를 사용*; 쿠키를 이용*; 쿠키 사용*
de: wir verwenden ... cookies; wir ... verwenden ... cookies; wir nutzen ... cookies; wir ... nutzen ... cookies
de: wir verarbeiten ... daten; wir ... verarbeiten ... daten; wir verwenden ... daten; setzen wir ... cookies; mit werbung weiterlesen
de: mit werbung lesen; ihre zustimmung; deine zustimmung; ihre einwilligung; deine einwilligung
"""

CONSENT_MORE = """
de: alle akzeptieren; zustimmen und weiter; datenschutzeinstellungen; pur-abo
fr: tout accepter; continuer sans accepter; consentement; publicité
es: aceptar todo; aceptar todas; aceptar y continuar; rechazar
it: accett*; rifiut*; dati personali
nl: alles accepteren; toestemming
pl: akceptuj*; odrzuć; wyrazić zgodę
pt: aceitar*; rejeitar*; dados pessoais
sv: godkänn*
ru: принять
tr: kabul et*
"""

AGREE = """
de: einverstanden; zustimm*; akzeptier*; einwilligen*
es: acepto; aceptar*
it: accett*
nl: akkoord
pl: akceptuj*; zgadzam; przejdź do serwisu
pt: aceitar*; concordo
sv: godkänn*; acceptera*; jag samtycker; tillåt*
da: accept*; tillad*; jeg accepterer
nb: godta*; aksepter*; tillat*
fi: hyväksy*; salli*
cs: přijm*; souhlas*; povolit
sk: prijať; súhlas*; povoliť
hu: elfogad*; engedélyez*; egyetért*
ro: accept*; sunt de acord; acord
el: αποδοχή; αποδέχομαι; συμφωνώ; αποδοχή όλων
ru: принима*; приня*; соглас*
uk: прийня*; приймаю; погоджу*; згоден
bg: приема*; съглас*
hr: prihvat*; prihvaćam; slažem
sr: прихвати*; прихватам; слажем
tr: kabul*; onayl*; izin
ar: موافق; أوافق; قبول; اقبل
fa: می‌پذیرم; پذیرش; قبول; موافقم
he: אישור; אשר; מאשר; מסכים; קבל
hi: स्वीकार*; सहमत
bn: গ্রহণ; সম্মত
vi: chấp nhận*; đồng ý*
id: terima*; setuju*
ko: 모두 동의*
"""

DECLINE = """
de: ablehnen; nur notwendige; einstellungen
fr: sans accepter; paramétr*; tout refuser
es: rechazar*; configura*; gestionar*
it: rifiut*; impostazioni; gestisci*; personalizza*
nl: weiger*; alleen noodzakelijke; instellingen
pl: odrzuć*; ustawienia; nie zgadzam
pt: rejeitar*; recus*; gerir; gerenciar
sv: avvisa*; neka*; endast nödvändiga; anpassa*; hantera*
da: afvis*; kun nødvendige
nb: avvis*; avslå*; kun nødvendige; bare nødvendige
fi: hylkää*; vain välttämättömät; kiellä*; muokkaa*
cs: odmítn*; pouze nezbytné; nesouhlas*; nastavení
sk: odmietn*; iba nevyhnutné; nesúhlas*
hu: elutasít*; csak a szükséges*
ro: respinge*; refuz*; doar cele necesare
el: απόρριψη*; απορρίπτω; μόνο τα απαραίτητα; περισσότερες επιλογές; ρυθμίσεις
ru: отклон*; отказ*; только необходимые; настройки; настроить
uk: відхил*; відмов*; лише необхідні; налаштування
bg: откаж*; отхвърл*; само необходимите
hr: odbij*; odbaci*; samo nužn*; postavke
sr: одбиј*; само неопходн*
tr: reddet*; reddediyorum; yalnızca gerekli*
ar: رفض; أرفض; ارفض; غير موافق
fa: رد; نمی‌پذیرم; رد کردن
he: דחה; דחייה; סרב; רק הכרחי*; הגדרות; דחה
hi: अस्वीकार*; असहमत
bn: প্রত্যাখ্যান
vi: từ chối*; chỉ cần thiết
id: tolak*; hanya yang ... diperlukan
ko: 모두 거부*; 필수만*
"""

GEO = """
es: no disponible en tu país; no disponible en su país; no disponible en tu región; no está disponible en tu país
es: no está disponible en tu región; no está disponible en su país; no está disponible en su región
es: no se puede ver en tu país; no se puede ver en su país; no se puede ver en tu región; no está disponible fuera de
es: no es accesible desde tu
pt: não está disponível n* ... país; não está disponível n* ... região; indisponível n* ... país; indisponível n* ... região
fr: pas disponible dans votre; indisponible dans votre pays; indisponible dans votre région
fr: consulté depuis votre pays; accessible depuis votre pays; accessible dans votre pays; disponible depuis votre
it: non è disponibile nel tuo; non è disponibile nella tua; non disponibile nel tuo paese
it: non è visibile nel tuo; non è accessibile dal tuo; non è accessibile nel tuo
de: in ihrem land ... nicht verfügbar; in ihrer region ... nicht verfügbar
de: in deinem land ... nicht verfügbar; in deiner region ... nicht verfügbar
de: in ihrem land ... nicht abrufbar; in ihrer region ... nicht abrufbar; in ihrem land ... nicht zugänglich
nl: is niet toegankelijk vanuit; niet beschikbaar in jouw; niet beschikbaar in uw; niet beschikbaar in je
nl: in jouw land ... niet beschikbaar; in uw land ... niet beschikbaar; in je land ... niet beschikbaar
sv: inte tillgänglig* i ditt land; inte tillgänglig* i din region; inte tillgänglig* där du; inte ... i det land där du
da: ikke tilgængelig* i dit land; ikke tilgængelig* i din region
nb: ikke tilgjengelig* i ditt land; ikke tilgjengelig* i din region; ikke tilgjengelig* der du
fi: ei ole saatavilla maassasi; ei ole saatavilla alueellasi; ei saatavilla maassasi
pl: niedostępn* w twoim kraju; niedostępn* w twoim regionie; nie jest dostępn* w twoim
cs: není ve vaší zemi; není dostupn* ve vaší; není ve vašem regionu; nedostupný ve vaší
sk: nie je vo vašej krajine; nie je dostupn* vo vaš*; nedostupný vo vašej
hu: az ön országában nem; az országában nem; nem érhető el ... országában; nem érhető el ... régiójában
ro: nu este disponibil în țara; nu este disponibil în regiunea; indisponibil în țara
el: δεν είναι διαθέσιμο στη χώρα; δεν είναι διαθέσιμο στην περιοχή; μη διαθέσιμο στη χώρα
ru: недоступ* в вашей стране; недоступ* в вашем регионе; недоступ* на территории вашей
ru: доступ к ресурсу ограничен; доступ к информационному ресурсу ограничен; невозмож* в вашей стране
uk: недоступ* у вашій країні; недоступ* в вашій країні; недоступ* у вашому регіоні
bg: не е достъпн* във вашата; не е достъпн* за вашата; недостъпн* във вашата
hr: nije dostupan u vašoj; nije dostupno u vašoj; nije dostupan u vašem
sr: није доступан у вашој; nije dostupan u vašoj zemlji
tr: ülkenizde kullanıl*; bölgenizde kullanıl*; bulunduğunuz ülkede; bulunduğunuz bölgede; erişim engellenmiştir
ar: غير متاح في بلدك; غير متوفر في بلدك; غير متاح في منطقتك; غير متوفر في منطقتك; غير متاحة في بلدك
fa: در کشور شما در دسترس نیست; در منطقه شما در دسترس نیست; در کشور شما قابل
he: אינו זמין במדינה; אינו זמין באזור; לא זמין במדינה; לא זמין באזור
hi: आपके देश में उपलब्ध नहीं; आपके क्षेत्र में उपलब्ध नहीं
bn: আপনার দেশে পাওয়া যায় না; আপনার দেশে উপলব্ধ নয়; আপনার অঞ্চলে
vi: không khả dụng ở ... bạn; không có sẵn ở ... bạn; không khả dụng tại ... bạn; không có sẵn tại ... bạn
id: tidak tersedia di negara; tidak tersedia di wilayah; tidak tersedia di lokasi
ko: 국가에서 이용할 수 없*; 국가에서는 이용할 수 없*; 지역에서 이용할 수 없*; 지역에서는 이용할 수 없*; 국가에서 시청할 수 없*
ko: 국가에서 볼 수 없*
"""

GONE_TITLE = """
es: página no encontrada; página ... no existe; página no disponible; no se ha encontrado la página; no se encontró la página
es: noticia no encontrada; noticia ... ya no está; artículo ... ya no está; no encontramos lo que buscas
pt: página não encontrada; página ... não existe; não encontramos a página; página não existe
pt: notícia foi removida; artigo foi removido; matéria foi removida; notícia não encontrada
pt: conteúdo ... não está mais disponível
fr: page introuvable; page non trouvée; page ... n'existe; article introuvable; article supprimé; n'existe plus; n'est plus disponible
fr: page est introuvable; article est introuvable; article a été dépublié; article a été supprimé; article a été retiré
it: pagina non trovata; pagina ... non esiste; articolo non trovato; pagina inesistente
it: articolo non più disponibile; articolo non è più disponibile; pagina non è più disponibile; pagina ... non è stata trovata
de: seite nicht gefunden; seite existiert nicht; gesuchte seite; seite konnte nicht gefunden; seite wurde nicht gefunden
de: seite ... nicht gefunden; seite ... nicht verfügbar
de: seite gibt es ... nicht; artikel wurde depubliziert; artikel wurde gelöscht; artikel wurde entfernt
de: artikel ist nicht mehr verfügbar
de: beitrag ist nicht mehr verfügbar; beitrag wurde gelöscht; beitrag wurde entfernt; angeforderte seite; angeforderten seite
nl: pagina niet gevonden; pagina ... bestaat niet; artikel bestaat niet; artikel is verwijderd
sv: sidan hittades inte; sidan ... finns inte; sidan kunde inte hittas; sidan saknas
sv: hittar inte sidan; artikeln är avpublicerad; artikeln har avpublicerats; artikeln är borttagen; inte hitta sidan
da: siden blev ikke fundet; siden ... findes ikke; siden kunne ikke findes; siden eksisterer ikke
da: artiklen findes ikke; artiklen er fjernet
nb: siden ble ikke funnet; siden ... finnes ikke; fant ikke siden; siden eksisterer ikke
nb: finner ... ikke siden; artikkelen finnes ikke; saken er fjernet; artikkelen er fjernet
fi: sivua ei löyt*; sivua ei ole; etsimääsi sivua; hakemaasi sivua
fi: juttu on poistettu; artikkeli on poistettu; sivu on poistettu
pl: nie znaleziono strony; strona ... nie istnieje; strona nie została znaleziona; nie ma takiej strony
pl: artykuł został usunięty; artykuł nie istnieje; nie znaleźliśmy strony
cs: stránka nebyla nalezena; stránka nenalezena; stránka neexistuje; stránka ... neexistuje
sk: stránka sa nenašla; stránka nebola nájdená; stránka neexistuje; stránka ... neexistuje
hu: az oldal nem található; oldal nem létezik; a keresett oldal
ro: pagina nu a fost găsită; pagina ... nu există; pagină negăsită
el: η σελίδα δεν βρέθηκε; η σελίδα που ... δεν υπάρχει; σελίδα δεν βρέθηκε; η σελίδα δεν υπάρχει
el: η σελίδα ... δεν βρέθηκε; το άρθρο δεν βρέθηκε
ru: страница не найдена; страницы не существует; страница не существует; страница удалена; страница ... не найдена
ru: такой страницы нет; материал удалён; материал удален; материал удалён; статья удалена; страница не существует
uk: сторінку не знайдено; сторінки не існує; сторінка не існує; сторінка не знайдена; такої сторінки немає; матеріал видалено
bg: страницата не е намерена; страницата ... не съществува; страницата не съществува
bg: страницата ... не беше намерена; страницата не беше намерена; статията не беше намерена
hr: stranica nije pronađena; stranica ... ne postoji; stranica ne postoji; stranicu ... nije moguće pronaći
sr: страница није пронађена; страница ... не постоји; stranica nije pronađena; страница ... није пронађена
sl: strani ni mogoče najti; stran ne obstaja; stran ni bila najdena
lt: puslapis nerastas; puslapis neegzistuoja
lv: lapa nav atrasta; lapa neeksistē
et: lehte ei leitud; lehekülge ei leitud
tr: sayfa bulunamadı; sayfa mevcut değil; aradığınız sayfa; haber yayından kaldırıl*; haber bulunamadı; içerik bulunamadı
tr: böyle bir sayfa yok
ar: الصفحة غير موجودة; لم يتم العثور على الصفحة; الصفحة المطلوبة غير; الصفحة غير متاحة; الصفحة ... غير موجودة; المقال غير موجود
fa: صفحه پیدا نشد; صفحه یافت نشد; صفحه مورد نظر ... نشد; صفحه مورد نظر ... ندارد
ur: صفحہ نہیں ملا
he: הדף לא נמצא; הדף שחיפש*; העמוד לא נמצא; העמוד שחיפש*; דף לא נמצא; הדף אינו קיים
hi: पृष्ठ नहीं मिला; पेज नहीं मिला; पृष्ठ मौजूद नहीं; पेज मौजूद नहीं; पेज ... नहीं मिला; पृष्ठ ... नहीं मिला; खबर नहीं मिली
bn: পাতাটি পাওয়া যায়নি; পৃষ্ঠাটি পাওয়া যায়নি; পাতাটি খুঁজে পাওয়া
ta: பக்கம் கிடைக்கவில்லை; பக்கம் காணப்படவில்லை; பக்கம் கிடைக்கவில்லை
vi: không tìm thấy trang; trang ... không tồn tại; trang không tồn tại
vi: bài viết đã bị gỡ; bài viết không tồn tại; bài viết đã bị xóa
id: halaman tidak ditemukan; halaman ... tidak ada; halaman ... tidak ditemukan
id: artikel tidak ditemukan; berita tidak ditemukan
ms: halaman tidak dijumpai
ko: 페이지를 찾을 수 없*; 페이지가 존재하지 않*; 존재하지 않는 페이지*; 기사를 찾을 수 없*; 삭제된 기사*; 존재하지 않는 기사*
ko: 삭제된 페이지*
"""

GONE_TEXT = """
de: nicht mehr verfügbar
fr: n'existe plus; n'existe pas
es: ya no existe; ya no está disponible
it: non esiste più
pt: não existe ou; não existe mais
nl: bestaat niet
ru: была удалена; был удалён; был удален
uk: була видалена; було видалено
pl: została usunięta; został usunięty
tr: kaldırılmış olabilir; taşınmış veya silinmiş
ko: 삭제되었거나; 삭제되었을
"""

SCRIPT = """
es: activa* javascript; habilit* javascript; javascript ... desactivado
pt: ativ* ... javascript; habilit* ... javascript; javascript ... desativado
fr: activ* javascript; javascript ... désactivé
it: attiva* javascript; abilita* javascript; javascript ... disabilitato
de: aktivieren sie javascript; aktiviere javascript; javascript aktivieren; javascript ist ... deaktiviert
de: schalten sie javascript; javascript einschalten
nl: schakel javascript in; zet javascript aan; javascript ... uitgeschakeld; javascript nodig
sv: aktivera javascript; slå på javascript; javascript är ... avstängt; javascript är inaktiverat; javascript är påslaget
da: slå javascript til; aktiver javascript; aktivér javascript; javascript er ... slået fra; javascript er deaktiveret
da: javascript er slået til
nb: slå på javascript; aktiver javascript; javascript er ... slått av; javascript er deaktivert; javascript er slått på
fi: ota javascript käyttöön; salli javascript; javascript ... pois käytöstä; vaatii ... javascript*
pl: włącz ... javascript; javascript ... wyłączon*
cs: zapněte ... javascript; povolte ... javascript; javascript ... vypnut*
sk: zapnite ... javascript; povoľte ... javascript; javascript ... vypnut*
hu: engedélyezze a javascript*; kapcsolja be a javascript*; javascript ... kikapcsol*
ro: activați javascript; activează javascript; javascript ... dezactivat
el: ενεργοποιήστε ... javascript; javascript ... απενεργοποιημέν*
ru: включите ... javascript; включить ... javascript; javascript ... отключен*; javascript ... отключён
uk: увімкніть ... javascript; ввімкніть ... javascript; javascript ... вимкнен*
bg: включете ... javascript; активирайте ... javascript; разрешете ... javascript
hr: uključite javascript; omogućite javascript
sr: укључите javascript; uključite javascript; омогућите javascript
sl: vklopite javascript; omogočite javascript
tr: javascript* etkinleştir*; javascript* açın; javascript ... kapalı
ar: تفعيل ... جافا; تفعيل ... جافاسكريبت; تفعيل ... javascript; تمكين ... جافا; تمكين ... javascript; تمكين ... جافاسكريبت
fa: جاوا اسکریپت را فعال; جاوااسکریپت را فعال; جاوااسکریپت ... فعال; javascript را فعال
he: להפעיל ... javascript; הפעילו ... javascript; הפעל ... javascript; לאפשר ... javascript
hi: जावास्क्रिप्ट चालू; जावास्क्रिप्ट सक्षम; javascript चालू; javascript सक्षम; javascript को सक्षम
bn: জাভাস্ক্রিপ্ট চালু; javascript চালু
vi: bật javascript; kích hoạt javascript
id: aktifkan javascript; mengaktifkan javascript
ms: dayakan javascript
ko: 자바스크립트를 켜*; 자바스크립트를 활성화*; 자바스크립트를 사용*; javascript를 활성화*; javascript를 사용*; javascript를 켜*
"""
