"""What sites print around an article, in the languages of our feeds, as `margins` takes it: rows of `language: saying; saying`.

In a saying `a/b` is either word, `word*` a word that begins so, `...` up to six words (in scripts without spaces: up to twenty characters)
and `#` a number. What stands in `phrases` for most languages already is not said again.
"""

from __future__ import annotations

# Point to other articles: the whole line, a label before a colon, or before a headline.
POINTERS = """
en: read also; also read; read next; see also; also on this topic; more on this; de: lesen sie auch; lies auch; lesen sie mehr
de: mehr dazu; das könnte sie auch interessieren; siehe auch; fr: à lire aussi; lire aussi; lire également; à voir aussi; voir aussi
fr: à lire également; es: lea también; lee también; leer también; le puede interesar; te puede interesar; más información; vea también
es: ver también; pt: leia também; leia mais; veja também; ler também; leia ainda; pode interessar; it: leggi anche; leggi pure
it: vedi anche; ti potrebbe interessare; da leggere; nl: lees ook; lees verder; lees meer; bekijk ook; zie ook; sv: läs också; läs även
sv: läs mer; se även; se också; da: læs også; læs mere; se også; nb: les også; les mer; se også; fi: lue myös; lue lisää; katso myös
pl: czytaj też; czytaj także; czytaj również; czytaj więcej; przeczytaj także; przeczytaj też; zobacz też; zobacz także; cs: čtěte také
cs: přečtěte si také; čtěte více; čtěte i; mohlo by vás zajímat; viz také; sk: čítajte aj; prečítajte si aj; čítajte tiež
sk: mohlo by vás zaujímať; hu: olvassa el ezt is; olvasd el ezt is; ezt is olvassa el; ezt is olvasd el; lásd még; ez is érdekelheti
hu: ez is érdekelhet; ro: citește și; citiți și; citeşte şi; vezi și; vezi şi; citește mai mult; bg: прочетете още; прочети още
bg: вижте още; чети още; още по темата; sr: pročitajte još; pročitajte i; pročitaj i; прочитајте још; прочитајте и; hr: pročitajte još
hr: pročitajte i; pogledajte još; sl: preberite še; preberite tudi; el: διαβάστε επίσης; διαβάστε ακόμα; διαβάστε ακόμη
el: διαβάστε περισσότερα; διαβάστε και; δείτε επίσης; δείτε ακόμη; ru: читайте также; читайте еще; читайте ещё; читать также
ru: смотрите также; читать далее; что еще почитать; uk: читайте також; читайте ще; дивіться також; вас може зацікавити
be: чытайце таксама; lt: skaitykite taip pat; taip pat skaitykite; lv: lasi arī; lasiet arī; et: loe ka; loe lisaks; vaata ka
tr: ayrıca oku; ayrıca okuyun; bunu da okuyun; ayrıca bakınız; ilginizi çekebilir; i̇lginizi çekebilir; bunlar da ilginizi çekebilir
ar: اقرأ أيضا; اقرأ أيضاً; إقرأ أيضا; اقرأ أيضًا; إقرأ أيضاً; اقرأ المزيد; شاهد أيضا; شاهد أيضاً; قد يهمك; قد يهمك أيضا; he: קראו גם
he: קרא גם; ראו גם; לקריאה נוספת; fa: بیشتر بخوانید; همچنین بخوانید; بخوانید; مطالب مرتبط; ur: یہ بھی پڑھیں; مزید پڑھیں; hi: यह भी पढ़ें
hi: ये भी पढ़ें; इसे भी पढ़ें; और पढ़ें; यह भी देखें; अगला लेख; bn: আরও পড়ুন; আরো পড়ুন; ta: மேலும் படிக்க; இதையும் படிங்க
mr: हेही वाचा; हे ही वाचा; vi: xem thêm; đọc thêm; đọc tiếp; mời bạn đọc thêm; id: baca juga; simak juga; lihat juga; baca selengkapnya
ms: baca juga; baca lagi; ko: 함께 읽기; 더 읽기; 함께 보기; 함께 읽으면 좋은 기사; 이어서 읽기
"""
POINTERS_UNSPACED = """
ja: あわせて読みたい; 合わせて読みたい; こちらもおすすめ; 併せて読みたい; 次に読む; もっと読む; zh: 延伸阅读; 延伸閱讀; 相关阅读
zh: 相關閱讀; 推荐阅读; 推薦閱讀; 更多阅读; 点击阅读; 阅读更多; 閱讀更多; 你可能还喜欢; th: อ่านเพิ่มเติม; อ่านข่าวเพิ่มเติม
th: ข่าวที่เกี่ยวข้อง
"""

# Head lists of other articles: the whole line, with or without a colon.
LISTS = """
en: more on this story/topic/subject; related articles/stories/news/topics/coverage; more from us; more like this; you might also like
de: mehr zum thema; zum thema; weitere artikel; ähnliche artikel; verwandte artikel; auch interessant; weitere meldungen; meistgelesen
fr: sur le même sujet; sur le même thème; articles liés; articles similaires; à ne pas manquer; les plus lus; es: noticias relacionadas
es: artículos relacionados; temas relacionados; más sobre este tema; lo más leído; más noticias; pt: notícias relacionadas
pt: artigos relacionados; matérias relacionadas; mais lidas; mais notícias; relacionadas; it: articoli correlati; notizie correlate
it: potrebbe interessarti anche; i più letti; sullo stesso argomento; altri articoli; nl: meer over dit onderwerp
nl: gerelateerde artikelen; meer nieuws; meest gelezen; aanbevolen artikelen; sv: mer om ämnet; relaterade artiklar; mer i ämnet
sv: mest läst; fler artiklar; da: mere om emnet; relaterede artikler; mest læste; flere artikler; mere om sagen; nb: mer om saken
nb: relaterte artikler; mest lest; flere saker; relaterte saker; mer om emnet; fi: aiheesta lisää; lisää aiheesta
fi: lisää aiheesta muualla; luetuimmat; aiheeseen liittyvää; suosittelemme; pl: czytaj więcej na ten temat; powiązane artykuły
pl: więcej na ten temat; podobne artykuły; najczęściej czytane; polecane; cs: související články; související; nejčtenější; další články
cs: související zprávy; sk: súvisiace články; najčítanejšie; ďalšie články; hu: kapcsolódó cikkek; kapcsolódó cikk; kapcsolódó anyagok
hu: legolvasottabb; ajánlott cikkek; további cikkek; kapcsolódó hírek; ro: articole similare; articole recomandate; știri similare
ro: cele mai citite; articole asemănătoare; pe aceeași temă; bg: още по темата; свързани статии; още новини; най-четени
sr: povezane vesti; повезане вести; najčitanije; најчитаније; hr: povezani članci; povezane vijesti; najčitanije; el: σχετικά άρθρα
el: σχετικές ειδήσεις; σχετικά θέματα; δημοφιλή; περισσότερα για το θέμα; ru: материалы по теме; по теме; еще по теме; читайте по теме
ru: похожие материалы; похожие статьи; статьи по теме; новости по теме; самое читаемое; uk: матеріали за темою; за темою
uk: новини за темою; схожі матеріали; схожі новини; статті за темою; матеріали по темі; tr: ilgili haberler; benzer haberler
tr: çok okunanlar; ilgili içerikler; diğer haberler; ar: مواضيع ذات صلة; أخبار ذات صلة; مقالات ذات صلة; موضوعات ذات صلة; اخبار ذات صلة
ar: الأكثر قراءة; مواضيع متعلقة; أخبار متعلقة; he: כתבות נוספות; עוד בנושא; כתבות קשורות; fa: اخبار مرتبط; مطالب مرتبط; پربازدیدترین
hi: संबंधित ख़बरें; संबंधित खबरें; संबंधित लेख; अन्य ख़बरें; अन्य खबरें; सबसे ज़्यादा पढ़ी गईं; vi: tin liên quan; bài liên quan
vi: bài viết liên quan; tin cùng chuyên mục; đọc nhiều; tin khác; id: berita terkait; artikel terkait; berita lainnya; terpopuler
id: artikel lainnya; rekomendasi untuk anda; ko: 관련 기사; 관련기사; 관련 뉴스; 관련뉴스; 많이 본 뉴스; 추천 기사; 주요 뉴스
"""
LISTS_UNSPACED = """
ja: 関連記事; 関連ニュース; 関連リンク; おすすめ記事; 関連トピックス; 人気記事; アクセスランキング; zh: 相关新闻; 相關新聞; 相关文章
zh: 相關文章; 相关报道; 相關報導; 热门文章; 更多新闻; 推荐文章; 相关推荐; 相关链接
"""

# Say nothing of the article: the whole line.
LABELS = """
en: advertisement continues below; listen to this article/story; listen to article; share this article/story; listen to the article
de: anzeige/werbung; artikel anhören; diesen artikel anhören; artikel vorlesen; artikel teilen; ... artikel wird nach ... fortgesetzt
de: artikel/text/beitrag geht nach/unter ... weiter; lesen sie nach der anzeige weiter; hören sie diesen artikel; fr: publicité
fr: écouter/écoutez cet article; écouter/écoutez l'article; partager cet article; partager l'article; la suite après la/cette publicité
es: publicidad/anuncio; escuchar este/el artículo; escucha/escuche este/el artículo; escuchar la noticia; compartir este/el artículo
es: la noticia/nota continúa después/tras ... publicidad; sigue leyendo; pt: publicidade/anúncio; ouvir este/o artigo
pt: ouça este/o artigo; ouvir a notícia; ouça a notícia; compartilhe esta notícia; partilhar este artigo
pt: continua depois/após ... publicidade; it: pubblicità; ascolta questo articolo; ascolta l'articolo; condividi questo articolo
it: condividi l'articolo; l'articolo continua/prosegue dopo la pubblicità; continua a leggere dopo la pubblicità; nl: advertentie
nl: luister naar dit artikel; beluister dit artikel; deel dit artikel; artikel/tekst gaat verder onder/na de/deze advertentie
nl: lees verder onder de advertentie; sv: annons; lyssna på artikeln/texten; dela artikeln
sv: artikeln/texten fortsätter efter/under annonsen; da: annonce; lyt til artiklen; del artiklen
da: artiklen/teksten fortsætter efter/under annoncen; nb: annonse; lytt til saken/artikkelen; del saken/artikkelen
nb: artikkelen/saken/teksten fortsetter etter/under annonsen; fi: mainos; kuuntele juttu/artikkeli; jaa juttu/artikkeli
fi: juttu/artikkeli jatkuu mainoksen jälkeen/alla; pl: reklama; posłuchaj artykułu; odsłuchaj artykuł; udostępnij artykuł
pl: dalsza/dalszy część/ciąg ... reklamą; artykuł ... pod reklamą; cs: reklama/inzerce; poslechněte si článek; poslechnout článek
cs: sdílet článek; článek pokračuje pod/za reklamou; sk: reklama/inzercia; vypočujte si článok; zdieľať článok
sk: článok pokračuje pod reklamou; hu: hirdetés; hallgassa meg a cikket; hallgasd meg a cikket; cikk meghallgatása
hu: a/az cikk a hirdetés után/alatt folytatódik; ro: publicitate/reclamă; ascultă articolul; ascultați articolul; distribuie articolul
ro: articolul continuă după/sub publicitate/reclamă; bg: реклама; чуйте статията; сподели статията; sr: oglas/reklama/реклама
sr: podeli vest; hr: oglas; podijeli članak; sl: oglas; el: διαφήμιση; ακούστε το άρθρο; άκου το άρθρο
el: το άρθρο συνεχίζεται μετά/κάτω ... διαφήμιση; ru: реклама; слушать статью/новость; прослушать статью/новость; послушать статью
ru: продолжение после/под рекламы/рекламой; поделиться новостью/статьей/статьёй; статья продолжается после рекламы; uk: реклама
uk: слухати статтю/новину; прослухати статтю/новину; продовження після реклами; поділитися новиною/статтею; lt: reklama; lv: reklāma
et: reklaam; tr: reklam; bu haberi dinle; haberi dinle; haberi dinleyin; haberi paylaş; haberin devamı reklamın altında/altındadır
tr: haber reklamdan sonra devam ediyor; ar: إعلان; إعلانات; استمع إلى المقال; استمع للمقال; استمع إلى الخبر; شارك المقال/الخبر
ar: يستمر المقال بعد الإعلان; يتبع بعد الإعلان; he: פרסומת; האזינו לכתבה; שתפו את הכתבה; fa: آگهی; تبلیغات; بشنوید; hi: विज्ञापन
hi: इस लेख को सुनें; ख़बर सुनें; खबर सुनें; ख़बर/खबर/कहानी/लेख विज्ञापन के बाद जारी है; शेयर करें; bn: বিজ্ঞাপন; ta: விளம்பரம்
mr: जाहिरात; vi: quảng cáo; nghe bài viết; nghe đọc bài; nghe bài này; chia sẻ bài viết; bài viết tiếp tục sau quảng cáo; id: iklan
id: advertisement; dengarkan artikel ini; dengarkan berita; bagikan artikel ini; artikel berlanjut setelah iklan; lanjutkan membaca
id: scroll untuk lanjut membaca; gulir untuk melanjutkan; ko: 광고; 이 기사 듣기; 기사 듣기; 기사 공유하기
ko: 기사는 광고 아래에/뒤에 계속됩니다; 기사 공유
"""
LABELS_UNSPACED = """
ja: 広告; 広告の後に続きます; スポンサーリンク; この記事を音声で聴く; 記事を音声で聞く; 音声で聞く; この記事をシェア; シェアする
ja: 記事は広告の後に続きます; 記事...広告の下に続きます; zh: 广告; 廣告; 收听本文; 听新闻; 收聽本文; 分享本文; 广告之后继续阅读
zh: 廣告之後繼續閱讀; 文章...广告后继续; 请继续往下阅读; th: โฆษณา
"""

# Before a colon and a name: who wrote it, took the picture, told it.
CREDITS = """
en: photo/photos/picture/source/sources/author/text/words/images; photo credit; written by; reporting by
de: foto/fotos/quelle/quellen/autor/autorin/text/bild; fr: photo/photos/source/sources/auteur/auteure/texte; crédit photo
es: foto/fotos/fotografía/fuente/autor/autora/texto; pt: foto/fotos/fonte/autor/autora/texto; it: foto/fonte/autore/autrice/testo
nl: foto/foto's/bron/auteur/tekst; sv: foto/bild/källa/text; da: foto/kilde/tekst; nb: foto/kilde/tekst; fi: kuva/kuvat/lähde/teksti
pl: fot/foto/zdjęcie/źródło/autor/autorka/tekst; cs: foto/zdroj/autor/autorka/text; sk: foto/zdroj/autor/autorka
hu: fotó/fotók/kép/forrás/szerző/írta; ro: foto/sursa/sursă/autor/text; bg: снимка/източник/автор; hr: foto/izvor/autor/autorica
sr: foto/izvor/autor/фото/извор/аутор; sl: foto/vir/avtor; el: φωτογραφία/φωτογραφίες/φωτό/πηγή/συντάκτης/κείμενο
ru: фото/источник/автор/авторы/текст; uk: фото/джерело/автор/автори/авторка/текст; be: фота/крыніца/аўтар
lt: nuotrauka/šaltinis/autorius; lv: foto/avots/autors; et: foto/allikas/autor; tr: fotoğraf/fotoğraflar/foto/kaynak/yazar/haber/muhabir
ar: تصوير/الصورة/صورة/المصدر/مصدر/بقلم/الكاتب/كتب/كتبت/إعداد; he: צילום/מקור/מאת/כתב; fa: عکس/منبع/نویسنده; ur: تصویر/ماخذ
hi: फोटो/फ़ोटो/तस्वीर/स्रोत/सोर्स/लेखक/रिपोर्ट; bn: ছবি/সূত্র/লেখক; mr: छायाचित्र/स्रोत/लेखक; vi: ảnh/nguồn; tác giả; bài và ảnh
id: foto/sumber/penulis/editor/reporter/pewarta; ms: gambar/sumber/penulis; ko: 사진/출처/글/자료/자료사진; 사진 제공
"""
CREDITS_UNSPACED = """
ja: 写真; 出典; 文; 写真提供; 提供; 画像; 取材・文; 執筆; 撮影; 記者; 筆者; zh: 图片来源; 圖片來源; 图片; 圖片; 来源; 來源; 文章来源
zh: 作者; 记者; 記者; 编辑; 編輯; 责任编辑; 責任編輯; 摄影; 图源; 供图; 撰文; 文; 图; th: ภาพ; ที่มา; ผู้เขียน; บรรณาธิการ; เรียบเรียง; ผู้สื่อข่าว
"""

# Before a colon and a list of words.
TAGS = """
de: schlagwörter/schlagworte/stichworte/themen/tags; fr: mots-clés/étiquettes/tags/thèmes; es: etiquetas/temas/tags
pt: tags/etiquetas/temas; it: tag/tags/argomenti; nl: tags/onderwerpen/trefwoorden; sv: ämnen/taggar; da: emner/emneord/tags
nb: emneord/emner/stikkord; fi: avainsanat/aiheet/asiasanat; pl: tagi/tematy; słowa kluczowe; cs: štítky/témata/tagy; klíčová slova
sk: štítky/témy/tagy; hu: címkék/témák; ro: etichete/taguri/tag-uri; bg: тагове/етикети; sr: tagovi/тагови; hr: oznake/tagovi
sl: oznake; el: ετικέτες/tags; λέξεις-κλειδιά; ru: теги/тэги/темы/метки; ключевые слова; uk: теги/теґи/мітки; ключові слова
tr: etiketler/etiket; anahtar kelimeler; ar: الوسوم/وسوم; كلمات مفتاحية; كلمات دلالية; he: תגיות; fa: برچسب‌ها/برچسب; hi: टैग/टैग्स
vi: tags; từ khóa; chủ đề; id: tag/tags/topik; kata kunci; ko: 태그/키워드
"""
TAGS_UNSPACED = """
ja: タグ; キーワード; zh: 标签; 標籤; 关键词; 關鍵詞; 关键字; th: แท็ก; คำสำคัญ
"""

# How long it takes to read, and how many comments there are: the whole line.
COUNTS = """
en: # min/mins/minute/minutes read; reading time # min/minute/minutes; # comments/comment; de: lesezeit ... # min/minute/minuten
de: # kommentare/kommentar; # min/minuten lesezeit; fr: temps de lecture ... # min/minute/minutes; # commentaires/commentaire
fr: lecture # min/minutes; es: tiempo de lectura ... # min/minuto/minutos; # min/minutos de lectura; # comentarios/comentario
pt: tempo de leitura ... # min/minuto/minutos; # min/minutos de leitura; # comentários/comentário
it: tempo di lettura ... # min/minuto/minuti; # min/minuti di lettura; # commenti/commento; nl: leestijd ... # min/minuut/minuten
nl: # min/minuten leestijd; # reacties/reactie; sv: lästid ... # min/minut/minuter; # kommentarer/kommentar
da: læsetid ... # min/minut/minutter; # kommentarer/kommentar; nb: lesetid ... # min/minutt/minutter; # kommentarer/kommentar
fi: lukuaika ... # min/minuutti/minuuttia; # kommenttia/kommentti; pl: czas czytania ... # min/minuta/minuty/minut; # komentarz*
cs: doba čtení ... # min/minuta/minuty/minut; # komentář*; sk: čas čítania ... # min/minúta/minúty/minút; # komentár*
hu: olvasási idő ... # perc; # perc olvasás; # hozzászólás/komment; ro: timp de citire ... # min/minut/minute; # de comentarii
ro: # comentarii; bg: време за четене ... # мин*; # коментар*; hr: # komentar*; el: χρόνος ανάγνωσης ... # λεπτά/λεπτό/λ
el: # σχόλια/σχόλιο; ru: время чтения ... # мин*; # мин/минут* чтения; # комментари*; uk: час читання ... # хв*; # коментар*
tr: okuma süresi ... # dk/dakika; # dakikada oku*; # yorum; ar: مدة/وقت القراءة ... # دقائق/دقيقة/دقيقتان
ar: # تعليقا/تعليقات/تعليق/تعليقًا; hi: पढ़ने का समय ... # मिनट; # मिनट में पढ़ें; # टिप्पणियाँ/टिप्पणी/कमेंट/कमेंट्स
vi: thời gian đọc ... # phút; # phút đọc; # bình luận; id: waktu baca ... # menit; # menit baca; # komentar; ko: 읽는 시간 ... #분
ko: 댓글 #개; 댓글 #
"""
COUNTS_UNSPACED = """
ja: コメント#件; コメント（#件）; コメント(#); この記事は#分で読めます; 読了時間：...#分; 約#分で読める; 約#分で読めます; 読む時間：#分
zh: #条评论; #則評論; #条回复; 评论(#); 评论（#）; 阅读时间：...#分钟; 閱讀時間：...#分鐘; 阅读#次
"""

# Ask the reader for an account, money, a click or a vote: a line that begins so.
CALLS = """
en: share this article/story/post on/via; vote now; get/install the ... app; enjoying/enjoyed this story/article; become a subscriber
de: melden sie sich ... newsletter; newsletter abonnieren; laden/lade/holen/hol ... app/*-app; abonnieren/abonniere ... newsletter
de: teilen sie diesen artikel; artikel teilen facebook*; jetzt testen und; testen sie ... monat*; jetzt ... monate lesen
fr: téléchargez/télécharger ... application*/l'application*; partager/partagez ... facebook; abonnez-vous; recevez ... newsletter
es: descarga/descargue/descárgate ... aplicación/app; compartir/comparte ... facebook; suscríbete/suscríbase; suscribirse a
es: sigue a ... facebook; pt: baixe/descarregue/instale ... aplicativo/app/aplicação
pt: compartilhe/partilhe/compartilhar/partilhar ... facebook; assine agora/já; assine ... newsletter; subscreva ... newsletter
pt: inscreva-se/cadastre-se; siga-nos; it: scarica/scaricate ... app; condividi/condividere ... facebook; abbonati ora/adesso/subito/a
it: iscriviti/iscrivetevi; seguici/seguiteci; nl: download/installeer ... app; deel ... facebook; neem/word ... abonnement/abonnee
nl: abonneer/abonneert; ontvang ... nieuwsbrief; sv: anmäl dig ... nyhetsbrev; prenumerera på ... nyhetsbrev; få vårt nyhetsbrev
sv: ladda ner ... app/appen; hämta ... app/appen; dela ... facebook; bli prenumerant; teckna ... prenumeration
da: tilmeld dig ... nyhedsbrev*; hent/download ... app/app'en; del ... facebook; bliv abonnent/medlem; tegn abonnement; følg os på
da: få ... nyhedsbrev*; nb: meld deg på ... nyhetsbrev*; last ned ... app/appen; del ... facebook; bli abonnent; bestill abonnement
nb: følg oss på; få ... nyhetsbrev*; fi: tilaa ... uutiskirje*; lataa ... sovellu*; jaa ... facebook*; tilaa nyt/heti
fi: seuraa meitä ... facebook*/instagram*/somessa; pl: pobierz ... aplikac*; udostępnij ... facebook*
pl: wykup/zamów/kup ... prenumerat*/subskrypcj*/dostęp; obserwuj nas; polub nas; śledź nas; dołącz do nas
cs: přihlaste se ... newsletter*; odebírejte ... newsletter*; stáhněte si ... aplikac*; sdílet/sdílejte ... facebook*
cs: předplaťte/předplatte si; sledujte nás; kupte/pořiďte si předplatné; sk: prihláste sa ... newsletter*; stiahnite si ... aplikáci*
sk: zdieľať/zdieľajte ... facebook*; predplaťte si; sledujte nás; hu: iratkozz/iratkozzon/iratkozzatok fel ... hírlev*
hu: töltse/töltsd le ... alkalmazás*/app*; oszd/ossza meg ... facebook*; fizessen/fizess elő; kövessen/kövess/kövesse minket
hu: csatlakozz/csatlakozzon hozzánk; ro: abonează-te/abonați-vă; descarcă/descărcați/instalează ... aplicați*
ro: distribuie/distribuiți ... facebook; urmărește-ne/urmăriți-ne; înscrie-te ... newsletter*; bg: абонирайте се
bg: изтеглете/свалете ... приложение*; последвайте ни; споделете във/в facebook; следвайте ни; hr: pretplatite se
hr: preuzmite ... aplikacij*; pratite nas; prijavite se ... newsletter*; sr: pratite nas; пратите нас; preuzmite ... aplikacij*
el: εγγραφείτε/εγγραφή στο/στα/στη ... newsletter*/ενημερωτικ*; κατεβάστε ... εφαρμογή*/app; μοιραστείτε ... facebook; ακολουθήστε μας
el: γίνετε/γίνε συνδρομητ*; ακολουθήστε το ... google*/facebook; ru: подпишитесь/подписывайтесь на ... рассылк*/канал*/телеграм*/нас
ru: подпишитесь/подписывайтесь на нас; скачайте/скачивайте/установите ... приложени*
ru: поделиться/поделитесь в/на ... вконтакте/telegram/телеграм*/facebook/whatsapp/соцсетях; поделиться/поделитесь вконтакте
ru: оформите/оформляйте/оформить подписку; следите за нами; присоединяйтесь к нам; читайте нас в; подписаться на ... рассылк*/канал*
uk: підпишіться/підписуйтесь/підписуйтеся на ... розсилк*/канал*/нас/телеграм*; завантажте/завантажуйте/встановіть ... застосун*/додат*
uk: поділитися/поділитись/поділіться у/в/на ... facebook/фейсбук*/telegram/соцмережах; оформіть/оформити передплату/підписку
uk: стежте за нами; долучайтесь/приєднуйтесь до нас; читайте нас; tr: ... bültenimize abone/kaydol*; ... bültenine abone
tr: ... uygulamamızı/uygulamasını indir*; haberi/yazıyı/makaleyi facebook ... paylaş*; şimdi/hemen abone ol*; bizi ... takip edin/et $
tr: abone olun/ol; ar: اشترك/اشتركوا/اشتركي في ... نشرتنا/النشرة/قناتنا/قناة/نشرة; اشترك/اشتركوا الآن
ar: حمّل/حمل/حمّلوا/نزّل/نزل ... تطبيق*/تطبيقنا; قم بتحميل ... تطبيق*; شارك/شاركوا ... على فيسبوك/واتساب; تابعونا/تابعنا على/عبر
ar: تابعوا ... على فيسبوك/إنستغرام/تويتر/تيك; سجل/سجّل في ... النشرة/نشرتنا; he: הירשמו/הרשמו ... לניוזלטר*; הורידו את ... האפליקציה
he: עקבו אחרינו; הצטרפו ... לערוץ/לקבוצת; fa: ما را در ... دنبال کنید; عضو ... شوید; اپلیکیشن ... دانلود/نصب کنید
hi: ... न्यूज़लेटर/न्यूजलेटर ... साइन/सब्सक्राइब; ... ऐप/एप डाउनलोड करें; हमें ... फ़ॉलो/फॉलो/फ़ालो करें; ... पर शेयर करें $
hi: अभी सब्सक्राइब करें; अभी सदस्यता लें; ... चैनल को सब्सक्राइब करें; vi: đăng ký ... bản tin; đăng ký ngay; tải ... ứng dụng
vi: chia sẻ ... facebook; theo dõi chúng tôi; theo dõi ... trên facebook/google/zalo; id: daftar/daftarkan ... buletin/newsletter
id: unduh/download ... aplikasi; bagikan ... facebook; ikuti kami; ikuti ... di google/whatsapp/facebook; berlangganan sekarang
id: berlangganan ... newsletter/buletin; langganan sekarang; gabung ... grup/channel/saluran; ko: 뉴스레터를/뉴스레터 구독*
ko: ... 앱을 다운로드*/설치*; ... 팔로우하세요 $; ... 기사 공유하기 $; 지금 구독*; ... 구독하기 $; ... 채널을 추가*
"""
CALLS_UNSPACED = """
ja: メールマガジン...登録; メルマガ...登録; ニュースレター...登録; ...アプリをダウンロード; ...でフォローしてください
ja: この記事を...シェア; 今すぐ購読; 今すぐ登録; ...でフォローする$; 有料会員...登録; zh: 订阅...邮件; 订阅...通讯; 訂閱...電子報
zh: 下载...客户端; 下载...应用; 下载...APP; 点击下载; 下載...APP; 关注...公众号; 关注...微博; 追蹤我們; 关注我们$; 立即订阅; 立即訂閱
zh: 分享到微信; 分享至; 分享到微博; 分享到; 扫码下载; 扫描二维码; th: ติดตามเราได้ที่; ดาวน์โหลดแอป; สมัครสมาชิก...วันนี้
"""

# Before a colon: a poll, if the line asks something as well.
POLLS = """
en: poll; quick poll; de: umfrage/abstimmung; fr: sondage; es: encuesta; pt: enquete/sondagem; it: sondaggio; nl: poll/stelling
sv: omröstning/fråga; da: afstemning; nb: avstemning; fi: kysely/gallup; pl: sonda/ankieta; cs: anketa; sk: anketa; hu: szavazás
ro: sondaj; bg: анкета; hr: anketa; el: δημοσκόπηση/ψηφοφορία; ru: опрос/голосование; uk: опитування/голосування; tr: anket; ar: استطلاع
ar: استطلاع رأي; hi: पोल/सर्वे; vi: thăm dò; bình chọn; id: jajak pendapat; polling; ko: 설문/투표; 설문 조사
"""
POLLS_UNSPACED = """
ja: アンケート; 投票; zh: 投票; 调查
"""

# All rights reserved, anywhere in a short line at the end or one that begins with the sign.
RIGHTS = """
en: all rights reserved; de: alle rechte vorbehalten; fr: tous droits réservés; es: todos los derechos reservados
pt: todos os direitos reservados; it: tutti i diritti riservati; riproduzione riservata; nl: alle rechten voorbehouden
sv: alla rättigheter förbehållna; alla rättigheter reserverade; da: alle rettigheder forbeholdes; nb: alle rettigheter reservert
nb: alle rettigheter forbeholdt; fi: kaikki oikeudet pidätetään; pl: wszelkie/wszystkie prawa zastrzeżone; cs: všechna práva vyhrazena
sk: všetky práva vyhradené; hu: minden jog fenntartva; ro: toate drepturile rezervate; bg: всички права запазени
hr: sva prava pridržana; sr: sva prava zadržana; сва права задржана; el: με επιφύλαξη παντός δικαιώματος; all rights reserved
ru: все права защищены; uk: усі/всі права захищено/захищені; tr: tüm/her hakları/hakkı saklıdır; ar: جميع الحقوق محفوظة
ar: كل الحقوق محفوظة; he: כל הזכויות שמורות; fa: تمامی حقوق محفوظ; hi: सर्वाधिकार सुरक्षित; vi: giữ toàn quyền; giữ bản quyền
id: hak cipta dilindungi; ko: 무단 전재; 무단전재; 재배포 금지; 재배포금지
"""
RIGHTS_UNSPACED = """
ja: 無断転載; 無断複製; zh: 版权所有; 版權所有; 未经许可; 未經許可; 不得转载; 不得轉載; th: สงวนลิขสิทธิ์
"""
