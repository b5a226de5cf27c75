"""What a site asks for before it shows the rest, in the languages of our feeds: to subscribe, or to log in, as `wording.Wording` takes it.

What follows is named ("to go on reading, subscribe"): "subscribe" and "log in" alone stand around every article.
"""

from __future__ import annotations

PAYWALL = """
es: suscríbete para ... leyendo; suscríbete para leer; suscríbase para leer; suscríbase para ... leyendo; suscríbete y ... leyendo
es: para seguir leyendo ... suscr*; para seguir leyendo ... regístrate; solo para suscriptores; sólo para suscriptores
es: artículo exclusivo para; exclusivo para suscriptores; exclusiva para suscriptores; hazte socio para ... leyendo
es: regístrate para ... leyendo; has alcanzado ... límite de artículos; lee sin límites suscribiéndote; exclusivo suscriptores
es: regístrate ... leer este; regístrate gratis para; este artículo y todo nuestro; crea ... cuenta ... seguir leyendo
ca: subscriu-te per ... llegint; exclusiu per a subscriptors; només per a subscriptors
pt: assine para ... lendo; assine para ... ler; assine para ter acesso; assine e continue lendo; subscreva para ... ler
pt: subscreva para ... lendo; exclusivo para assinantes; exclusiva para assinantes; só para assinantes; apenas para assinantes
pt: conteúdo para assinantes; para continuar lendo ... assine; para continuar a ler ... assine; exclusivo dos assinantes
pt: exclusivo para subscritores
pt: limite de textos; limite de artigos; limite de matérias; limite de notícias; cadastre-se ... leitura; cadastre-se ... lendo
pt: cadastre-se ... ler; registe-se ... ler; registe-se ... leitura; continue a ler com
fr: abonnez-vous pour ... lire; abonnez-vous pour lire; abonnez-vous pour continuer; abonnez-vous pour accéder
fr: abonnez-vous et poursuivez
fr: réservé* ... abonnés; réservé* aux abonnés; la suite est réservée; pour lire la suite ... abonn*; il vous reste ... à lire
fr: cet article est réservé; contenu réservé aux; pour continuer votre lecture ... abonn*; poursuivez votre lecture ... abonn*
fr: la suite ... abonnés
fr: envie de lire la suite; inscrivez-vous ... lecture; inscrivez-vous ... lire; créez ... compte ... lire; créez ... compte ... lecture
it: abbonati per ... leggere; abbonati per leggere; abbonati per ... lettura; riservato agli abbonati; riservata agli abbonati
it: riservato ai nostri abbonati; solo per abbonati; solo per gli abbonati; contenuto esclusivo per ... abbonati
it: per continuare a leggere ... abbon*; per leggere tutto l'articolo abbon*; registrati per continuare a leggere
it: limite di articoli; abbonati ... continuare a leggere; riservato a chi; riservato ai soli; registrati ... leggere
it: registrati ... lettura
de: abonnieren um weiterzulesen; abonnieren und weiterlesen; abonnieren sie ... weiterzulesen; jetzt abonnieren und weiterlesen
de: nur für abonnenten; nur für abonnentinnen; nur mit abo; exklusiv für abonnent*; kostenlos testen und weiterlesen
de: testen und weiterlesen; um weiterzulesen ... abo; um diesen artikel weiterzulesen; lesen sie ... weiter mit; weiterlesen mit
de: artikel freischalten; nur für registrierte nutzer; mit einem abo ... weiterlesen; nur für plus-abonnenten
de: abo abschließen und weiterlesen; jetzt weiterlesen; artikel ist für abonnenten; inhalt ist für abonnenten
de: kostenlosen artikel ... aufgebraucht; kostenlosen artikel ... gelesen; registrieren und weiterlesen; ist ein premium-artikel
de: registrieren um weiterzulesen; anmelden und weiterlesen; anmelden um weiterzulesen; freien artikel ... gelesen
de: um diesen text zu lesen; um diesen artikel zu lesen; um den ganzen artikel; abonnieren und alles lesen
nl: abonneer je om ... lezen; abonneer u om ... lezen; word abonnee en lees; word abonnee om ... lezen; alleen voor abonnees
nl: exclusief voor abonnees; enkel voor abonnees; om verder te lezen ... abonn*; verder lezen ... abonnee*; dit artikel is exclusief
nl: neem een abonnement om; log in om verder te lezen
nl: neem een proefabonnement; account ... verder te lezen; registreer ... verder te lezen; word lid om verder
sv: bli prenumerant ... läsa; prenumerera för att ... läsa; för prenumeranter; endast för prenumeranter; kräver prenumeration
sv: artikeln är låst; för att läsa vidare ... prenum*; läs vidare med; lås upp artikeln; för att läsa hela artikeln; låst artikel
sv: vill du läsa hela; vill du läsa vidare; konto för att läsa; konto ... läsa vidare; för dig som är prenumerant
da: bliv abonnent ... læs*; kun for abonnenter; kun tilgængelig for; forbeholdt abonnenter; skal være abonnent; køb abonnement og læs
da: for at læse videre ... abonn*; læs videre med; denne artikel kræver abonnement; artiklen kræver abonnement; lås artiklen op
da: læs resten af artiklen; profil og læs; vil du læse videre; vil du læse hele; log ind for at læse; for at læse hele
nb: bli abonnent ... les*; kun for abonnenter; bare for abonnenter; forbeholdt abonnenter; må ... abonn*; må være abonnent
nb: kjøp abonnement; les videre med; saken krever abonnement; artikkelen krever abonnement; for å lese ... abonn*; for å lese ... må
nb: saken er for abonnenter; artikkelen er for abonnenter; vil du lese resten; vil du lese hele; vil du lese videre; konto for å lese
fi: tilaa ja ... luke*; tilaa jatkaaksesi; tilaa lukeaksesi; vain tilaajille; on tilaajille; tilaajille tarkoitettu
fi: lue koko juttu tilaajana; jatka lukemista tilaamalla
fi: maksuttomat juttusi; maksuttomat artikkelisi; jatka lukemista tilaajana; tunnus ... lukea; lukeaksesi ... tilaa
pl: wykup ... aby czytać; wykup ... żeby czytać; wykup dostęp; subskrybuj aby czytać; kup subskrypcję; tylko dla prenumeratorów
pl: tylko dla subskrybentów; dostępny tylko dla; dostępna tylko dla; czytaj dalej z prenumeratą; dostęp dla subskrybentów
pl: pozostało ... artykułu
pl: przeczytasz tylko z; tylko z prenumeratą; wykorzystałeś limit; wykorzystałaś limit; limit ... artykułów; konto ... czytać dalej
pl: tylko dla zalogowanych; zaloguj się ... czytać dalej
pl: dostępna dla subskrybentów; dostępny dla subskrybentów; dostępna dla prenumeratorów
cs: předplaťte si; pouze pro předplatitele; jen pro předplatitele; dostupný jen předplatitelům; dostupný pouze předplatitelům
cs: obsah pro předplatitele; článek je zamčený; odemkněte článek; zbývá ... článku; získejte předplatné; článek pro předplatitele
cs: obsah jen pro; pro čtení celého; pro přečtení celého; chcete číst dál; pro další čtení; abyste mohli číst dál
sk: predplaťte si; len pre predplatiteľov; iba pre predplatiteľov; odomknite článok; zostáva ... článku
sk: pre čítanie celého; chcete čítať ďalej
hu: folytatáshoz fizessen elő; fizessen elő a; fizessen elő és; csak előfizetők*; előfizetőinknek szól; előfizetői tartalom
hu: olvasáshoz előfizetés; a teljes cikk ... előfizet*
hu: az olvasás folytatásához; a folytatáshoz regisztráljon; a folytatáshoz jelentkezzen
ro: abonați-vă pentru; abonează-te pentru; doar pentru abonați; exclusiv abonaților; rezervat abonaților; numai pentru abonați
ro: ca să citești mai departe; pentru a citi mai departe; pentru a continua lectura; pentru a citi întregul
el: μόνο για συνδρομητές; αποκλειστικά για συνδρομητές; γίνετε συνδρομητής για; γίνετε συνδρομητές για
el: μόνο σε συνδρομητές; τη συνέχεια με συνδρομή; για να συνεχίσετε την ανάγνωση
ru: оформите подписку чтобы; подпишитесь чтобы ... читать; подпишитесь чтобы продолжить; только для подписчиков
ru: доступен только подписчикам; доступна только подписчикам; доступно только подписчикам; доступен только по подписке
ru: доступно по подписке; по подписке доступ*; чтобы прочитать ... полностью; материал для подписчиков; статья для подписчиков
ru: чтобы дочитать; чтобы читать дальше; чтобы продолжить чтение; дочитать по подписке; могут только подписчики
uk: оформіть передплату щоб; оформіть підписку щоб; підпишіться щоб читати; лише для передплатників; тільки для передплатників
uk: тільки для підписників; лише для підписників; доступно за передплатою; доступна лише передплатникам
uk: щоб дочитати; щоб читати далі; щоб продовжити читання
bg: абонирайте се за; само за абонати; достъпна само за; за да прочетете цялата
bg: за да прочетете цялата; за да продължите да четете
hr: pretplatite se kako; pretplatite se za ... čitanje; pretplatite se da; samo za pretplatnike; dostupan samo pretplatnicima
hr: sadržaj za pretplatnike; za nastavak čitanja; dostupan je samo pretplatnicima
sr: претплатите се да; само за претплатнике; pretplatite se da; samo za pretplatnike
sr: доступан само претплатницима; је доступан само претплатницима; за наставак читања; za nastavak čitanja
sl: naročite se za; samo za naročnike; vsebina za naročnike; članek je dostopen naročnikom
lt: prenumeruokite ir skaitykite; tik prenumeratoriams; skirta prenumeratoriams; norėdami skaityti toliau
lv: tikai abonentiem; abonējiet lai; lai turpinātu lasīt
et: ainult tellijatele; ainult tellijale; telli ja loe; edasi lugemiseks; artikkel on tellijatele
tr: okumaya devam etmek için abone; okumak için abone; sadece abonelere; yalnızca abonelere; abonelere özel
tr: devamını okumak için ... abone
tr: abone olmanız ger*; abonelerimize özel; sadece üyelere
tr: okumaya devam etmek için ... üye; abonelere özeldir; devamını okumak için ... üye
ar: اشترك لمتابعة; اشترك لقراءة; اشترك لمواصلة; للمشتركين فقط; حصري للمشتركين; متاح للمشتركين; خاص بالمشتركين; لمتابعة القراءة ... اشترك
ar: لقراءة المزيد ... اشترك; لمتابعة القراءة ... اشتراك; أنشئ حسابا ... القراءة
fa: خواندن مشترک شوید; فقط برای مشترکان; ویژه مشترکان; مخصوص مشترکان; برای ادامه ... اشتراک; اشتراک تهیه کنید
fa: ادامه این مطلب ویژه; برای خواندن ادامه ... وارد
ur: صرف سبسکرائبرز کے لیے; پڑھنے کے لیے سبسکرائب
he: כמנויים כדי להמשיך; הצטרפו כמנויים; הירשמו כמנויים; להמשך קריאה ... מנוי*; למנויים בלבד; כתבה למנויים; רק למנויים
he: רוצים להמשיך לקרוא; הירשמו ... להמשיך; התחברו ... להמשיך
hi: पढ़ने के लिए ... सब्सक्राइब; पढ़ने के लिए सदस्यता; केवल ग्राहकों के लिए; केवल सदस्यों के लिए; सिर्फ सब्सक्राइबर्स के लिए
hi: केवल सब्सक्राइबर्स के लिए; पढ़ने के लिए ... सदस्यता; पढ़ने के लिए प्रीमियम; पढ़ने के लिए लॉग; पढ़ने के लिए लॉगइन; पढ़ने के लिए लॉगिन
hi: पढ़ने के लिए रजिस्टर; पढ़ने के लिए सब्सक्राइब; आगे पढ़ने के लिए ... करें
bn: পড়া চালিয়ে যেতে সাবস্ক্রাইব; পড়তে সাবস্ক্রাইব; শুধু গ্রাহকদের জন্য; শুধুমাত্র গ্রাহকদের জন্য; কেবল গ্রাহকদের জন্য
bn: পুরো খবর পড়তে লগইন; পুরো লেখা পড়তে লগইন
ta: படிக்க சந்தா; சந்தாதாரர்களுக்கு மட்டும்*
vi: đăng ký ... để đọc; chỉ dành cho thành viên; dành riêng cho ... hội viên; dành cho độc giả trả phí; dành cho thành viên trả phí
vi: mua gói ... để đọc; trở thành ... để đọc tiếp; chỉ dành cho độc giả; đăng nhập để đọc
id: berlangganan untuk; khusus untuk pelanggan; khusus pelanggan; khusus untuk anggota; khusus anggota; hanya untuk pelanggan
id: langganan untuk ... membaca; untuk melanjutkan membaca ... langgan*
id: batas artikel gratis; batas bacaan gratis; gratis untuk melanjutkan membaca; untuk melanjutkan membaca ... masuk
ms: langgan untuk; hanya untuk pelanggan
ko: 구독하고 계속; 구독하면 ... 읽을; 구독자 전용*; 유료 구독자*; 유료회원 전용*; 유료 회원 전용*; 전체 기사를 보려면; 전문을 보려면
ko: 계속 읽으려면 ... 구독*; 구독 후 이용*; 회원 전용 기사*; 회원 전용 콘텐츠*; 회원만 볼 수; 읽으려면 구독*; 나머지를 읽으려면*
ko: 로그인 후 전체 기사*; 로그인 후 ... 읽을 수*; 이어서 읽으려면*
"""

LOGIN = """
es: inicia sesión para; inicie sesión para; inicia sesión con; inicia sesión o; accede a tu cuenta; olvidado ... contraseña
es: olvidaste ... contraseña; entra para seguir leyendo
pt: faça login; faça o login; inicie sessão; entre na sua conta; esqueceu ... senha; esqueceu ... palavra-passe; entre para continuar
pt: fazer login
fr: connectez-vous pour; connectez-vous à; identifiez-vous pour; mot de passe oublié
it: accedi per ... leggere; accedi al tuo; effettua il login; dimenticato la password; password dimenticata; accedi o registrati
de: melden sie sich ... an; bitte anmelden um; einloggen um; passwort vergessen; melde dich ... an
nl: log in om; inloggen om; wachtwoord vergeten; meld je aan om; log in op je account
sv: logga in för; logga in på; glömt ... lösenord*; glömt lösenordet; logga in med
da: log ind for; log ind med; glemt ... adgangskode*; glemt ... kodeord*
nb: logg inn for; logg inn med; glemt ... passord*
fi: kirjaudu sisään jatkaaksesi; kirjaudu sisään lukeaksesi; kirjaudu sisään tai; kirjaudu jatkaaksesi; unohditko salasana*
fi: unohtuiko salasana
pl: zaloguj się aby; zaloguj się żeby; zaloguj się na; zaloguj się do; zaloguj się lub; nie pamiętasz hasła; zapomniałeś hasła
pl: zapomniałaś hasła; zapomniane hasło
cs: přihlaste se; se přihlaste; zapomněli jste heslo; zapomenuté heslo
sk: prihláste sa; sa prihláste; zabudli ste heslo; zabudnuté heslo
hu: jelentkezzen be; jelentkezz be; elfelejtette a jelszavát; elfelejtett jelszó
ro: autentificați-vă; autentifică-te; conectați-vă pentru; conectează-te pentru; ați uitat parola; ai uitat parola
el: συνδεθείτε για; συνδεθείτε με; ξεχάσατε τον κωδικό; ξεχάσατε το συνθηματικό; κάντε σύνδεση
ru: войдите чтобы; войдите на сайт; войдите в; авторизуйтесь; забыли пароль; забыли свой пароль
uk: увійдіть щоб; увійдіть у; увійдіть до; авторизуйтесь; забули пароль
bg: влезте за да; влезте в профила; забравена парола; забравихте ... парола*
hr: prijavite se; prijavi se; zaboravili ste lozinku; zaboravljena lozinka
sr: prijavite se; пријавите се; заборавили сте лозинку; zaboravili ste lozinku
sl: prijavite se; pozabljeno geslo; ste pozabili geslo
lt: prisijunkite; pamiršote slaptažodį
lv: ielogojies; piesakieties; aizmirsi paroli; aizmirsāt paroli
et: logi sisse; unustasid parooli
tr: giriş yapın; oturum açın; giriş yapmalısınız; şifrenizi mi unuttunuz; şifremi unuttum; parolanızı mı unuttunuz
ar: سجل الدخول; سجّل الدخول; تسجيل الدخول لمتابعة; نسيت كلمة المرور; هل نسيت كلمة السر; نسيت كلمة السر
fa: وارد شوید; وارد حساب; رمز عبور ... فراموش; گذرواژه ... فراموش
ur: لاگ ان کریں; پاس ورڈ بھول گئے
he: התחברו כדי; התחבר כדי; יש להתחבר; שכחת סיסמה; שכחת את הסיסמה; שכחתי סיסמה; שכחתם סיסמה
hi: लॉगिन करें; लॉग इन करें; लॉगइन करें; पासवर्ड भूल गए
bn: লগইন করুন; লগ ইন করুন; পাসওয়ার্ড ভুলে গেছেন
ta: உள்நுழைய*; கடவுச்சொல்லை மறந்து*
vi: đăng nhập để; vui lòng đăng nhập; bạn cần đăng nhập; quên mật khẩu
id: masuk untuk; silakan masuk; silahkan login; silakan login; login untuk; lupa kata sandi; lupa password
ms: log masuk untuk; sila log masuk; lupa kata laluan
ko: 로그인하세요; 로그인해 주세요; 로그인이 필요*; 로그인 후 이용*; 로그인 후 계속*; 비밀번호를 잊*; 비밀번호 찾기
"""
