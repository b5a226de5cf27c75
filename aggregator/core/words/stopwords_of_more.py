"""Words that carry no news, of languages for which there is little else: core.words.vocabulary has them. They tell the language, too."""

from __future__ import annotations

WORDS = {
    "danish": "en et den det og eller men af i på til for med fra om som er var har havde bliver blev blevet sig han hun sin sit sine "
    "deres ikke mere efter før mod under over ved nu vil skal kan også når der nye",
    "norwegian": "en ei et den det og eller men av i på til for med fra om som er var har hadde blir ble blitt seg han hun sin sitt sine "
    "deres å ikke mer etter før mot under over ved nå vil skal kan også når der nye",
    "finnish": "ja tai mutta on oli ovat olivat ei eivät se ne hän he että jos kun kuin myös vielä jo nyt joka jotka mukaan vuoden jälkeen "
    "ennen yli alle noin sekä sen hänen uusi uuden vuonna ensi",
    "czech": "a i ve z ze na do od po za o k ke se si pro při pod nad je jsou byl byla bylo byli být ten ta že ne ale jak co kdo už "
    "před jeho její jejich který která které podle kvůli až bude budou",
    "hungarian": "a az egy és vagy de hogy nem is ha már még csak mint volt van lesz meg ki be el fel le ezt azt után előtt szerint miatt "
    "között ellen",
    "catalan": "el la els les l un una uns unes de del dels d i o però en als amb per sense sobre és són era ha han se es seu seva "
    "que qui com més molt ja després abans entre contra segons des fins si aquest aquesta",
    "hebrew": "של את על עם אל מן בין לא כי גם או אם הוא היא הם זה זו יש אין היה הייתה לפני אחרי עד כל",
    "bengali": "ও এবং এই সেই যে না কি করে করা হয় হয়েছে জন্য থেকে সঙ্গে নিয়ে পর আগে",
}
