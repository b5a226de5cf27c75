"""Words that say the contrary of each other in Chinese, Japanese and Korean headlines: a small list of our own choosing."""

from __future__ import annotations

from aggregator.core.senses import sides

# As in core.senses, two signs a word, as they are cut into pairs.
_CONTRARY = """
上升,上涨,上昇,增加,増加,上调,走高,大涨,反弹,反発,続伸,値上,利上 / 下降,下跌,下落,低下,减少,減少,下调,走低,大跌,暴跌,反落,続落,値下,利下
批准,通过,可决,可決,同意,接受,赞成,賛成,支持 / 否决,否決,拒绝,拒否,反对,反対,驳回
逮捕,拘留 / 释放,釈放,獲释,保释,保釈
有罪 / 无罪,無罪
当選,当选 / 落選,落选
恢复,复航,复工 / 停运,停飞,停工,中断
き上,上方 / き下,下方
ขึ,เพิ / ลด
战胜,击败,获胜,取胜,勝利 / 不敌,负于,敗北,失利
解除,解禁,放开 / 实施,禁止
维持 / 撤销,取消,推翻
开放,重开,再開,開始,启动 / 关闭,停止,終了,暂停,中止
确认,承认 / 否认
黒字,盈利 / 赤字,亏损
决定,決定 / 见送,見送
再開,運航 / 運休
認め,容認 / 差し,差止
円高 / 円安
擴大,扩大,拡大 / 缩小,縮小
买入 / 卖出
상승,급등,인상,증가,반등,강세,돌파 / 하락,급락,인하,감소,약세,붕괴
승소 / 패소
승리,이겨 / 패배,져
가결,통과,승인,찬성,인용 / 부결,기각,각하,반대,거부
발부,구속,체포 / 기각,석방,불구
유죄 / 무죄
허용 / 금지,불허
흑자 / 적자
확대 / 축소
개장,시작,재개 / 폐장,종료,중단
인상,인하 / 동결
"""

CONTRARY = sides(_CONTRARY)
