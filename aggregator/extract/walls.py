"""The words of pages that stand in front of an article or in its place, by kind: English, scripts without spaces, sayings of the others.

The strong ones address the reader (`we value your privacy`, `subscribe to continue reading`); an article about the matter talks of it.
"""

from __future__ import annotations

from aggregator.extract import paywalls_by_language as offers
from aggregator.extract import walls_by_language as more
from aggregator.extract.wording import Wording

CHALLENGE = Wording(
    r"just a moment\.\.\.", r"checking your browser before", r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"are you a (?:robot|human)\??", r"not a (?:robot|bot)\b", r"attention required! \| cloudflare", r"pardon our interruption",
    r"access to this page has been denied", r"unusual (?:traffic|activity)\b", r"complete the (?:captcha|security check)",
    r"press (?:&|and) hold to confirm", r"solve (?:this|the) captcha", r"enable js and disable any ad blocker",
    r"security check to access", r"review the security of your connection", r"you don['\u2019]t have permission to access",
    r"you have been blocked", r"request unsuccessful\. incapsula", r"your (?:ip|request) (?:address )?(?:has been|was) blocked",
    r"^(?:error )?(?:429:? )?too many requests\.?$", r"sent too many requests", r"complete the (?:puzzle|challenge)\b",
    r"^one moment,? please", r"checking (?:that|if|whether) your (?:connection|browser)",
    unspaced=(
        r"^(?:人机|人機|安全)(?:验证|驗證)$", r"^请(?:先)?完成.{0,8}验证", r"^請(?:先)?完成.{0,8}驗證",
        r"ロボットでは(?:ありません|ないこと)", r"(?:验证|驗證|确认|確認)您是(?:真人|人类|人類)", r"正在检查您的浏览器",
        r"正在檢查您的瀏覽器", r"(?:滑块|滑塊|滑動)(?:验证|驗證)", r"(?:访问|訪問|存取)(?:存在)?(?:异常|異常)",
        r"我不是(?:机器人|機器人)", r"人間であること(?:を)?(?:確認|証明)", r"ブラウザを?(?:確認|チェック)し", r"通常と異なるトラフィック",
        r"私はロボットではありません", r"ยืนยันว่าคุณ(?:เป็น|คือ)มนุษย์", r"ฉันไม่ใช่โปรแกรมอัตโนมัติ", r"กำลังตรวจสอบเบราว์เซอร์",
        r"คุณไม่ใช่(?:หุ่นยนต์|บอท|บ็อต)", r"(?:异常|異常)(?:流量|访问|訪問)", r"(?:访问|訪問|请求|請求)(?:过于|過於|太)频?頻?繁",
        r"(?:您|你)不是(?:机器人|機器人)",
    ),
    sayings=more.CHALLENGE,
)  # fmt: skip

CHALLENGE_CODE = Wording(
    r"cf-chl-", r"cf_chl_", r"_cf_chl", r"challenge-platform/", r"ddos-guard", r"px-captcha", r"perimeterx", r"datadome",
    r"captcha-delivery", r"incapsula incident", r"aws-waf-token",
)  # fmt: skip

GEO = Wording(
    r"(?:not|isn['\u2019]t) (?:currently )?available in your (?:country|region|location|area)",
    r"unavailable (?:in your|(?:due to|for) legal)",
    r"in your (?:country|region|area) (?:cannot|can['\u2019]t) ", r"(?:site|page) (?:cannot|can['\u2019]t) be reached from where you are",
    r"attempting to access this (?:website|site) from a country belonging to the european economic area",
    unspaced=(
        r"您?所在的?(?:国家|國家|地区|地區).{0,12}(?:无法|無法|不可)",
        r"(?:お住まいの|お客様の)(?:国|地域).{0,24}(?:利用|視聴|ご覧).{0,6}(?:ません|できない)", r"ไม่พร้อมให้บริการใน(?:ประเทศ|ภูมิภาค)",
    ),
    sayings=more.GEO,
)  # fmt: skip

LOGIN = Wording(
    r"(?:sign|log) in (?:to|with) (?:your|an) account", r"please (?:log|sign) in\b", r"session has expired",
    r"forgot(?:ten)? your password", r"enter your e-?mail(?: address)? to (?:continue|keep|read)",
    unspaced=(
        r"请(?:先)?登[录陆]", r"請(?:先)?登[錄入]", r"登[录陆錄入][后後]?即?可?(?:继续|繼續)?(?:阅读|閱讀|查看)", r"忘记(?:了)?密码",
        r"忘記(?:了)?密碼", r"ログインしてください", r"ログインが必要", r"パスワードをお?忘れ", r"เข้าสู่ระบบเพื่อ", r"ลืมรหัสผ่าน",
    ),
    sayings=offers.LOGIN,
)  # fmt: skip

COMMENTING = Wording(  # what a login or scripts may be for on the page of an article
    r"\bcomm?ent", r"komm?ent", r"\breact(?:ie|ion)", r"\breager", r"\breply\b", r"\brespond", r"коммент", r"комент",
    r"yorum", r"bình luận", r"ulasan", r"σχόλι", r"σχολι", r"تعليق", r"دیدگاه", r"نظر", r"תגוב", r"להגיב", r"टिप्पण", r"মন্তব্য", r"댓글",
    r"コメント", r"评论", r"評論", r"留言", r"ความคิดเห็น", r"hozzászól", r"\bdiskus", r"\bdiscu", r"\bforum",
)  # fmt: skip

CONSENT = Wording(  # the page speaks of itself and to its reader
    r"before you continue to", r"^before you continue\b", r"\bads and tracking\b",
    (r"we (?:and our (?:\d+ )?(?:\w+ )?partners )?(?:use|store|process).{0,60}(?:cookies|personal data"
    r"|information on)"),
    r"we value your privacy", r"your privacy (?:choices|matters)", r"manage (?:your )?(?:cookie|privacy|consent)",
    unspaced=(
        r"クッキーを使用", r"使用\s?cookies?", r"cookieを使用", r"クッキーを(?:使用|利用)", r"cookie(?:を|等を)利用",
        r"ใช้(?:คุกกี้|งานคุกกี้)",
    ),
    sayings=more.CONSENT,
)  # fmt: skip

CONSENT_MORE = Wording(  # what a wall goes on with: buttons and purposes
    r"accept all", r"reject all", r"consent to (?:the use|our)", r"cookie (?:policy|settings|preferences|consent)", r"cookies\b",
    r"legitimate interest", r"store and(?:/or)? access information", r"personal data", r"manage", r"privacy", r"tracking",
    sayings=more.CONSENT_MORE,
)  # fmt: skip

AGREE = Wording(  # on the button
    r"\bagree\b", r"accept",
    unspaced=(
        r"同意", r"接受", r"許可", r"承諾", r"ยอมรับ", r"ยินยอม", r"^(?:동의|수락|허용)",
    ),
    sayings=more.AGREE,
)  # fmt: skip

DECLINE = Wording(  # on the button beside it
    r"only (?:what is )?(?:need|necessary|essential)", r"reject", r"decline", r"refuse", r"\boptions\b", r"\bmore choices\b",
    unspaced=(
        r"拒[绝絕否]", r"不同意", r"同意しない", r"必要な(?:もの|cookie)のみ", r"ปฏิเสธ", r"^設定", r"^设置", r"^(?:거부|거절)",
    ),
    sayings=more.DECLINE,
)  # fmt: skip

PAYWALL = Wording(  # says that there is more, and for whom
    r"subscribe (?:now )?to (?:continue|keep) reading",
    r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in|register|create)",
    r"subscribe (?:now )?to (?:read|view) (?:the )?(?:full|rest)",
    r"to (?:read|view) the (?:full|rest of).{0,20},? (?:please )?(?:subscribe|log in|sign in)",
    (r"this (?:article|content|story) is (?:for|only (?:for|available to)|reserved for|exclusive (?:to"
    r"|for)) (?:our )?(?:paying )?(?:subscribers|members|premium)"),
    r"(?:subscriber|member)s?[- ]only\b", r"unlock this (?:article|story)",
    r"you(?:['\u2019]ve| have) (?:reached|read) your (?:free )?(?:limit|\w+ free article)",
    r"(?:register|log in)(?: for free)? to (?:continue|keep|read)",
    r"(?:ran|are|have run) out of free (?:articles|stories)", r"^register to (?:unlock|continue|keep|read)",
    r"you['\u2019]ve read (?:all )?(?:\w+ )?of your",
    r"^(?:create|open|set up) (?:a|an|your) (?:free )?account to (?:continue|keep|read)",
    r"(?:rest|remainder) of this (?:story|article|piece) is (?:only )?(?:available|reserved|for)", r"open to (?:our )?subscribers only",
    r"(?:article|story|piece|content) is for (?:our )?\w+ only",
    r"^to (?:continue|read on|keep reading),? (?:please )?choose (?:a|your) plan",
    r"verify your e-?mail(?: address)? to (?:access|read|continue)", r"can only be read in (?:the|our) app",
    r"must be (?:18|21|of legal age)(?: years)?(?: old)?(?: or (?:over|older))? to (?:view|enter|read|access)",
    r"start your (?:free )?trial to",
    unspaced=(
        r"有料会員限定", r"この記事は会員限定", r"この記事は有料", r"続きを読むには", r"^本文[为為]付[费費]",
        r"(?:订阅|訂閱)[后後]?即?可(?:阅读|閱讀)全文",
        r"(?:订阅|訂閱|付[费費]|购买|購買)(?:后|後)(?:即可)?(?:继续)?(?:繼續)?(?:阅读|閱讀|查看|解锁|解鎖)",
        r"(?:会员|會員)(?:专享|專享|专属|專屬)(?:内容|內容|文章)",
        r"(?:本文|此文|本篇|该文|此內容|此内容)(?:章)?[为為是]?(?:付[费費]|会员|會員|訂戶|订户)",
        r"(?:剩余|剩餘)(?:内容|內容|\d+%).{0,6}(?:付[费費]|订阅|訂閱|购买|購買)",
        r"(?:会員|購読|有料)(?:登録)?(?:する|すると|で).{0,8}(?:続き|全文)", r"残り\s?[\d,]+\s?文字", r"この(?:続き|先)は(?:有料|会員)",
        r"(?:有料|購読)会員(?:のみ|限定|専用)", r"(?:会員|購読者)限定(?:記事|コンテンツ)です", r"สมัครสมาชิกเพื่ออ่าน",
        r"สำหรับสมาชิกเท่านั้น", r"เฉพาะสมาชิก",
        r"เข้าสู่ระบบเพื่ออ่าน", r"ここから先は.{0,6}(?:会員|有料|購読|ログイン)", r"続きは.{0,12}(?:会員|購読)",
        r"無料(?:記事|閲覧).{0,10}(?:上限|超え|本数)",
        r"会員の(?:方のみ|みご覧)",
        r"(?:内容|內容|全文|本文|文章)(?:仅|僅)(?:对|對|限|供).{0,4}(?:会员|會員|订户|訂戶|订阅者|訂閱者)",
        r"免[费費](?:阅读|閱讀|文章).{0,6}(?:用完|已达|已達|上限)",
        r"(?:订阅|訂閱)[后後]?即?可(?:继续|繼續)(?:阅读|閱讀)",
    ),
    sayings=offers.PAYWALL,
)  # fmt: skip

GONE_TITLE = Wording(
    r"\b(?:error\s*)?404\b", r"(?:page|article|story|content)(?: was| could)? not (?:be )?found", r"not found$", r"^not found",
    r"page (?:doesn['\u2019]t|does not|no longer) exists?", r"nothing (?:was )?found", r"page (?:unavailable|missing)",
    r"can['\u2019]t find that page", r"\blink doesn['\u2019]t (?:lead|go) anywhere",
    r"(?:article|story|page) has expired\b",
    r"^this (?:article|story|page|post) (?:has been|was) (?:withdrawn|removed|deleted|unpublished|taken down)",
    r"(?:page|story|article) (?:is )?no longer available",
    unspaced=(
        r"ページが見つかりません", r"(?:页面|頁面|网页|網頁)不存在", r"找不到(?:该|此|這個|您)?.{0,6}(?:页面|頁面|网页|網頁)",
        r"(?:お探しの|指定された)(?:ページ|記事)(?:は|が)", r"(?:ページ|記事)は(?:存在しません|削除)",
        r"(?:文章|内容|內容)(?:不存在|已(?:被)?(?:删除|刪除|下线))",
        r"因违规.{0,4}(?:无法|不能)查看", r"掲載(?:期間)?[がは]終了", r"ページは見つかり",
        r"ページは(?:存在しない|削除された)(?:か|、)", r"页面走丢", r"ไม่พบหน้า",
    ),
    sayings=more.GONE_TITLE,
)  # fmt: skip

GONE_TEXT = Wording(
    (r"(?:page|article|story) you(?:['\u2019]re| are| were|['\u2019]ve)? ?(?:looking for|requested|tried to"
    r"|have requested)"),
    r"(?:has been|was) (?:removed|deleted|moved) or", r"no longer (?:available|exists)",
    r"may have (?:been )?(?:moved|deleted|removed|expired)",
    unspaced=(
        r"削除された可能性", r"可能已(?:经|經)?被?(?:删除|刪除|移除)", r"您访问的页面", r"您訪問的頁面",
    ),
    sayings=more.GONE_TEXT,
)  # fmt: skip

SCRIPT = Wording(
    r"(?:enable|turn on|activate|requires?|needs?|without) java ?script", r"\bturn on scripts",
    (r"java ?script (?:is|must be|has to be|needs to be) (?:disabled|enabled|required|(?:turned|switched) (?:on|off)"
    r"|not (?:enabled|supported))"),
    unspaced=(
        r"(?:启用|啟用|开启|開啟|打开).{0,5}java ?script", r"java ?scriptを有効", r"เปิด(?:ใช้งาน|ใช้)?\s?java ?script",
    ),
    sayings=more.SCRIPT,
)  # fmt: skip
