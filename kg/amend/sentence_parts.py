"""The parts of which the sentences of amending decisions are made, as regular expressions over text with a mark ◆ for each quotation."""

import re

from kg.amend.quotation import BROKEN, MARK
from kg.vocab.lexicon import part, verbs

_NUMERAL = rf"[{part('counting')}两\d]+"
_LEVEL = "[编章节条款项目]"
_SOME = rf"第\s*[（(]?{_NUMERAL}[）)]?\s*{_LEVEL}"
_BARE_LAW = r"[\u4e00-\u9fff]{1,24}?(?:法|法典|条例|办法|规定|细则|解释|规则|章程)(?=第)"
_CHANGING = verbs("reword", "renumber", "strike", "insert", "merge", "split")

# ，并将; 原第三款; 在第五条后; 其中第二款
SKIPPED = re.compile(
    r"[，。；：:、\s和及与]|[将把在对现再另]|同时|并且?|相应地?|分别|以及|其中的?|原来?的?(?=第)|[中的](?=第)|(?:修[改订正]|废止)(?=《)"
    r"|[该本原](?:法|条例|办法|规定|细则|规则|解释|章程)的?(?=第)|的?(?:规定|内容)(?=[，。；]|$)|仍"
)
# 《甲法》第三条, 《甲法》（2031年修订）的, 刑法第三条
LAW = re.compile(
    r"(?:《(?P<book>[^《》◆]+(?:《[^《》]*》[^《》◆]*)?)》(?:（[^（）]*）)*"
    rf"|(?![将对在把]?[该本原])(?P<bare>{_BARE_LAW}))"
    rf"的?(?=[第中的名标作做增修予进]|{MARK}|{part('whole_text')}|[，。：；\n]|$)"
)
# 该条, 本条第二款
SAME = re.compile(r"(?:该|本|此)[编章节条款项](?![例文目])")
# 对第三条作如下修改：; 对刑法作如下补充修改
ANNOUNCED = re.compile(
    r"(?:(?:的?部分(?:条款|内容|条文))?(?:作|做|进行|予以)(?:出|了)?(?:如下|以下|部分)?(?:补充|相应)?(?:修改|修订|调整|修正)(?:[和、]补充)?|修改如下)"
    rf"(?!(?:如下)?[：:，]?\s*{MARK})"
)
# 《甲法》根据本决定作相应修改，由甲部重新公布。; 本决定自2031年5月1日起施行。
CLOSING = re.compile(
    r"(?:《[^《》]+(?:《[^《》]*》[^《》]*)?》|[^，。；◆《》]{0,20})?(?:等[^，。；◆]{0,20})?根据本[^，。；◆]{2,6}[^。；◆]*"
    rf"|本[^，。；◆]{{1,12}}自[^。；◆]{{2,40}}(?:{verbs('take_effect')})|重新(?:公布|发布|印发)"
)
# 条文顺序作相应调整; 并对条文顺序作相应调整
ORDER = re.compile(rf"(?:对|并|和)*(?:{part('order_adjusted')}|{part('references_adjusted')})")
# between a verb and the new text: ，内容为：◆; 修改为：◆
OPENED = re.compile(
    rf"(?:[，,]?(?:其|具体)?(?:内容|规定)?(?:如下|分别为|为|是|即)?|[，,]?(?:并|分别)*(?:{verbs('reword')}))(?:如下)?[：:]?\s*{MARK}"
)
# 增加一条，作为第五条：◆; 新增二款; 中增加一项
INSERT = re.compile(rf"[，,]?[中里]?(?:分别)?(?:{verbs('insert')})(?P<count>{_NUMERAL})个?(?P<level>{_LEVEL})(?:的?规定|内容)?")
# 增加第五项：◆
INSERT_NUMBERED = re.compile(rf"[，,]?[中里]?(?:{verbs('insert')})(?=第)")
# 增加一条，作为第五条
AS = re.compile(r"[，,]?(?:分别)?(?:作为|列为|编为|列入|即|为)(?:该[条款])?的?(?=第)")
# 第五条后增加; 第五条之前增加; 第五条与第六条之间
NEAR = re.compile(rf"(?:(?P<between>之?间)|(?P<after>[之以]?后面?)|(?P<before>[之以]?前面?))(?=[，,]?(?:分别)?(?:{verbs('insert')}))")
# 第三章章名修改为◆
TITLED = re.compile(r"的?(?:[编章节]的?(?:名称?|标题)|标题|名称|题目|条名|条标)")
# 修改为：◆; ，并将该条修改为：◆; 的内容修改为：◆; 作如下修改：◆; ，内容为：◆
REWORD = re.compile(
    rf"(?:的?(?:内容|规定))?[，,]?(?:并|相应|统一|分别|同时)*(?:将?(?:其|[该本][条款项])(?:的?内容)?)?"
    rf"(?:(?:{verbs('reword')})(?:如下|以下内容)?|作?(?:如下|以下)?修[改订]如下|作(?:如下|以下)修[改订]|内容(?:修[改订])?(?:为|如下))[：:，,]?\s*{MARK}"
)
# 改为第四条; 依次顺延为第四条、第五条; behind 第三章: ◆改为第四章
RENUMBER = re.compile(rf"{MARK}?[，,]?(?:依次|分别|相应|顺次|顺序|统一|序号|的序号)*(?:{verbs('renumber')})(?:原)?(?=第)")
# 第三条予以删除。
STRUCK = re.compile(rf"(?:的?(?:规定|内容))?[，,]?(?:予以|均|全部|一并|整条)*(?:{verbs('strike')})(?=[，。；]|$)")
# 删去第三条; 删去◆; 删去该条第二款
STRIKE = re.compile(rf"(?:予以)?(?:{verbs('strike')})原?(?=第|《|其|[该本][条款项]|在第|{MARK}|{part('whole_text')}|{_BARE_LAW})")
# behind 删去第三条: the end of the order, or 、《甲法》第五条
STRIKE_END = re.compile(r"(?:的?(?:规定|内容))?(?P<more>[、和及与](?=《|第))?(?(more)|(?=[，。；]|$))")
# 第三条、第四条合并为一条，作为第三条; 合并修改为◆
MERGE = re.compile(
    rf"[，,]?(?:{verbs('merge')})[为成]?(?:(?:{_NUMERAL})[条款项])?(?:[，,]?(?:作为)?(?=第)|(?=[，,]?(?:{verbs('reword')})))"
)
# 第三条分为两条，作为第三条、第四条; 修改为两款，作为第一款、第二款
SPLIT = re.compile(
    rf"[，,]?(?:(?:{verbs('split')})(?:{_NUMERAL}[条款项])?|(?:{verbs('reword')}){_NUMERAL}[条款项])[，,]?(?:分别)?(?:作为|为)?(?=第)"
)
# 第三条末尾增加◆; 第一款最后增加一句：◆
EXTEND = re.compile(
    rf"的?(?:末尾|最后|句末|文末|尾部|结尾)处?[，,]?(?:{verbs('insert')})(?:一句|规定|内容|一段)?(?:话|文字)?[：:，,]?\s*{MARK}"
)
# 名称修改为《甲办法》; 标题由《甲办法》改为《乙办法》
RENAME = re.compile(rf"(?:的?)(?:名称|标题|题目)(?:由[^，。；]{{2,60}}?)?(?:{verbs('reword')})[：:]?(?:《(?P<title>[^《》]+)》|{MARK})")
# 中的◆修改为; 的两处◆
_OF_PHRASE = rf"的?(?:所有|各处|全部|所称|所列|有关|关于|规定)*的?(?:(?P<count>{_NUMERAL})处)?的?"
# 中的◆
PHRASE = re.compile(rf"[中里内]?{_OF_PHRASE}{MARK}")
# 全文中的◆统一修改为◆; 本条例中的◆
WHOLE = re.compile(
    rf"(?P<whole>{part('whole_text')}|(?:[本该原]?(?:法|条例|办法|规定|细则|规则|解释|通知)|全法)(?:的?{part('whole_text')})?[中内里]){_OF_PHRASE}{MARK}"
)
_BEHIND = r"(?:一词|一语|一句|两?字样?|字样|等?内容|的?表述|的?规定|一项|等|的)*"
# ◆、◆; ◆一词和◆; ◆◆
PHRASE_FURTHER = re.compile(
    rf"{MARK}|{_BEHIND}(?:[、和及与或]|以及|，(?={MARK}(?:{_BEHIND}(?:[、，和及与]{MARK})*)(?:均|分别|统一)))+{MARK}"
)
# ◆统一修改为◆
PHRASE_REWORD = re.compile(rf"{_BEHIND}[，,]?(?:均|分别|统一|一律|相应|全部|都|依次)*(?:{verbs('reword')})[：:]?{MARK}")
# ◆后增加◆; ◆之前加上一句◆
PHRASE_INSERT = re.compile(
    rf"{_BEHIND}(?:(?P<after>[之以]?后面?)|[之以]?前面?)[，,]?(?:均|分别)?(?:{verbs('insert')})(?:一句|字样|规定|内容)?[：:，,]?{MARK}"
)
# ◆予以删除
PHRASE_STRUCK = re.compile(rf"{_BEHIND}[，,]?(?:予以|均|一并|全部|统一)*(?:{verbs('strike')})")
# of one new text in several quotations: ◆◆
QUOTED_FURTHER = re.compile(rf"{MARK}(?=[。；\n]|$)")
# where a sentence about words may end
# 。
ENDS = re.compile(r"[。；，\n]|$")
# 除第四条外
EXCEPT = re.compile(r"除[^，。；]{1,60}外")
# what a clause of a numbered instruction says that was not understood
# 第二句删去
ACTION = re.compile(rf"{MARK}|{BROKEN}|除外|以外|{_CHANGING}|修[改订正]|调整|废止|[对互]调|互换|移[到入至]")
# the same outside numbered instructions, where much else is said
# 第三条第二句修改为◆
PLAIN_ACTION = re.compile(
    rf"{MARK}|{BROKEN}|除外|以外|{_SOME}[^，。；]*(?:{_CHANGING}|修改|修订|废止)|(?:{_CHANGING})[^，。；]{{0,6}}{_SOME}|(?:{verbs('insert')}){_NUMERAL}个?{_LEVEL}"
)
