"""The words newspapers print before or after a date, in the languages our feeds are written in."""

from __future__ import annotations

# Lower case, whole words; the longest of a place wins. English first, then the languages of our feeds.
UPDATED = (
    "last updated on", "last updated", "last modified", "last edited", "last changed", "updated", "update",
    "modified", "edited", "revised", "upd", "last update", "modified on", "last reviewed", "aktualisiert",
    "zuletzt aktualisiert", "letzte aktualisierung", "letztes update", "geändert", "zuletzt geändert",
    "letzte änderung", "zuletzt bearbeitet", "bearbeitet", "mis à jour", "mise à jour", "modifié", "actualizado",
    "actualizada", "última actualización", "modificado", "atualizado", "atualizada", "última atualização",
    "aggiornato", "aggiornata", "ultimo aggiornamento", "modificato", "modifica il", "bijgewerkt", "laatst bijgewerkt",
    "laatste update", "gewijzigd", "uppdaterad", "uppdaterat", "senast uppdaterad", "opdateret", "sidst opdateret",
    "oppdatert", "sist oppdatert", "päivitetty", "muokattu", "aktualizacja", "zaktualizowano", "aktualizováno",
    "aktualizované", "frissítve", "actualizat", "ultima actualizare", "güncelleme", "güncellendi", "son güncelleme",
    "обновлено", "обновлён", "изменено", "оновлено", "ενημερώθηκε", "τελευταία ενημέρωση", "diperbarui",
    "dikemas kini", "cập nhật", "अपडेट", "अद्यतन", "संशोधित", "হালনাগাদ", "आपडेट", "آخر تحديث", "تم التحديث", "تحديث",
    "بروزرسانی", "עודכן", "עדכון", "อัปเดต", "更新", "最終更新", "修改", "수정", "업데이트", "dernière mise à jour",
    "actualizado a", "actualitzat", "actualitzada", "darrera actualització", "eguneratua", "eguneratuta",
    "última modificación", "ultima modifica", "opgedateer", "uppfært", "uppfærð", "ažurirano", "ažurirana",
    "izmijenjeno", "ажурирано", "измењено", "posodobljeno", "обновена", "обновено", "актуализирана", "актуализирано",
    "абноўлена", "ажурирано на", "atnaujinta", "atjaunots", "atjaunināts", "uuendatud", "muudetud", "përditësuar",
    "yenilənib", "жаңартылды", "განახლებულია", "განახლდა", "թարմացվել է", "imesasishwa", "na-update", "in-update",
    "आखरी अपडेट", "अपडेटेड", "अंतिम अपडेट", "अद्ययावत", "আপডেট", "সর্বশেষ আপডেট", "புதுப்பிக்கப்பட்டது",
    "நவீனப்படுத்தப்பட்டது", "నవీకరించబడింది", "అప్‌డేట్", "અપડેટ", "ನವೀಕರಿಸಲಾಗಿದೆ", "ಅಪ್‌ಡೇಟ್", "പുതുക്കിയത്",
    "അപ്ഡേറ്റ്", "ਅੱਪਡੇਟ", "ਅਪਡੇਟ", "اپڈیٹ", "اپ ڈیٹ", "به‌روزرسانی", "به روز رسانی", "آخرین بروزرسانی",
    "עודכן לאחרונה", "แก้ไขล่าสุด", "อัพเดท", "อัพเดต", "pembaruan", "lần cuối cập nhật", "最后更新", "最後更新", "更新时间",
    "更新時間", "最終更新日", "수정일",
)  # fmt: skip
PUBLISHED = (
    "first published", "originally published", "published", "publish date", "publication date", "date published",
    "posted", "created", "release date", "posted on", "published on", "first posted", "uploaded",
    "date of publication", "released", "issued", "written", "pub date", "filed", "veröffentlicht", "erschienen",
    "erstellt", "publiziert", "gepostet", "publié", "publiée", "créé", "mis en ligne", "publicado", "publicada",
    "publicación", "creado", "publicação", "postado", "criado", "pubblicato", "pubblicata", "creato", "gepubliceerd",
    "geplaatst", "publicerad", "publicerat", "publiceret", "udgivet", "publisert", "julkaistu", "luotu",
    "opublikowano", "publikacja", "data publikacji", "dodano", "publikováno", "publikované", "vydáno", "közzétéve",
    "megjelent", "publicat", "yayınlanma", "yayımlanma", "yayınlandı", "giriş", "oluşturulma", "опубликовано",
    "дата публикации", "создано", "опубліковано", "δημοσιεύθηκε", "δημοσίευση", "diterbitkan", "dipublikasikan",
    "diterbitkan pada", "đăng", "xuất bản", "प्रकाशित", "প্রকাশিত", "প্রকাশ", "نُشر", "نشر", "تاريخ النشر", "انتشار",
    "פורסם", "פורסמה", "เผยแพร่", "发布", "發布", "发表", "公開", "掲載", "配信", "입력", "등록", "게재", "created on",
    "published date", "erschienen am", "paru", "publicada el", "publicado o", "argitaratua", "gepubliceer", "birt",
    "objavljeno", "objavljena", "објављено", "публикувано", "публикувана", "апублікавана", "апублікавано", "објавено",
    "paskelbta", "publicēts", "publicēta", "avaldatud", "publikuar", "botuar", "dərc olunub", "dərc edilib",
    "жарияланды", "жарияланған", "გამოქვეყნდა", "გამოქვეყნებულია", "հրապարակվել է", "հրապարակված է", "imechapishwa",
    "inilathala", "nai-publish", "giriş tarihi", "yayın tarihi", "प्रसारित", "प्रकाशित किया गया", "प्रकाशित तिथि",
    "வெளியிடப்பட்டது", "பதிவு செய்தது", "ప్రచురణ", "ప్రచురించబడింది", "પ્રકાશિત", "ಪ್ರಕಟಣೆ", "ಪ್ರಕಟಿಸಲಾಗಿದೆ",
    "പ്രസിദ്ധീകരിച്ചത്", "ਪ੍ਰਕਾਸ਼ਿਤ", "شائع", "اشاعت", "تاریخ انتشار", "منتشر شده", "تم النشر", "نشرت",
    "פורסם בתאריך", "เผยแพร่เมื่อ", "วันที่เผยแพร่", "tayang", "đăng lúc", "đăng ngày", "发布时间", "發布時間", "发表于", "發表於",
    "erstveröffentlichung", "erstveröffentlicht", "première publication", "publication initiale", "primera publicación",
    "prima pubblicazione", "eerste publicatie", "公開日", "投稿日", "掲載日", "등록일", "작성일",
)  # fmt: skip
# They say neither, and count only with their colon.
DATE_WORDS = (
    "date", "datum", "fecha", "data", "dato", "päivämäärä", "dátum", "tarih", "дата", "tanggal", "ngày", "日期", "日付",
    "时间", "時間", "날짜", "التاريخ", "تاريخ",
)  # fmt: skip
