"""The words that questions are read by, Chinese and English, slot by slot: data, and nothing else.

A slot is a table of values, each with its words. How words stand around names and numbers is the
matter of those who read them.
"""

from __future__ import annotations

import re
from typing import TypeVar

from lineage.model import CitationRole, DriftKind, Level, Relation, Role, Status
from lineage.queries.answers.coverage import Intent, Quantifier
from lineage.queries.levels import CITY_LEVELS
from lineage.queries.verdict import Verdict

Value = TypeVar("Value")
Slot = tuple[tuple[Value, re.Pattern[str]], ...]
"""Values, each with what finds the words that say it."""


def either(chinese: str, english: str) -> str:
    """A pattern of words of both languages; the English ones stand by themselves."""
    words = [chinese, rf"\b(?:{english})\b" if english else ""]
    return f"(?:{'|'.join(filter(None, words))})"


def spoken(words: str) -> re.Pattern[str]:
    """A pattern of words, in capitals or not."""
    return re.compile(words, re.IGNORECASE)


def said(chinese: str, english: str) -> re.Pattern[str]:
    """What finds words of both languages."""
    return spoken(either(chinese, english))


def slot(*rows: tuple[Value, str, str]) -> Slot[Value]:
    """A slot of values with their Chinese words and their English ones."""
    return tuple((value, said(chinese, english)) for value, chinese, english in rows)


# Parts of other patterns.
HAN = "[\u4e00-\u9fff]"
# Stands for a document that is named: the private use area of Unicode, where no question has a text.
MARK = "[\ue000-\uf8ff]"
AND = r"(?:[和与跟同及、,，]|\band\b)"
PLACES = r"(?:地方|地区|县区|城?[省市县区地])"
PLACES_EN = r"(?:cit(?:y|ies)|count(?:y|ies)|districts?|provinces?|places?|departments?)\b"
NEGATION = either(
    "没有?|未|不|并非|而非|拒绝|避免",
    r"not|never|cannot|(?:do|did|does|have|has|had|is|are|was|were|ca|wo)n['’]?t|"
    r"fail(?:s|ed)?\s+to|refuse[sd]?\s+to",
)
# What may stand between a negation and what is denied.
BETWEEN = (
    r"(?:\s|有|曾经?|能够?|会|应该?|再|被|把|将|是|完全|全部|完整|直接|真正|明确|予以?|加以|"
    r"\b(?:(?!only\b)\w+ly|been|be|being|yet|ever|even|have|has|just|the|to)\b)*?"
)
EXCEPT = r"(?<![删去免解清消废排剔扣拆根])除"  # 删除, 免除 and the like leave nothing out
EXCEPT_EN = r"\b(?:except(?:\s+for)?|excluding|other\s+than|(?:apart|aside)\s+from|besides)"
ISSUED = "(?:印发|发布|出台|下发|成文|签发|制定|公布|颁布|发出|发)"
ISSUED_EN = r"(?:issued?|published?|publish|released?|dated|promulgated|signed)"
_HOW_MANY = "(?:有|共|含|包[含括]|(?<!部)分成?|列|(?<=部分))了?(?:哪?几|多少)(?:个|大)?"
_HOW_MANY_EN = r"(?:how\s+many|(?:the\s+)?number\s+of)\s+"

# What people say, and what is looked for instead. "Whether or not" is no negation: 有没有, 删没删,
# 删去了没有, or not. What none of them did, all of them didn't do.
PLAIN = (
    (spoken("啥时候"), "什么时候"),
    (spoken("啥"), "什么"),
    (spoken("咋"), "怎么"),
    (spoken("为何"), "为什么"),
    (spoken("谁[来去]?[主承]?办(?![公法事])"), "谁负责"),
    (spoken(r"([有是])(?:没有?|不)\1"), "是否"),
    (spoken(rf"({HAN})(?:没有?|不)(?=\1)"), "是否"),
    (spoken(r"(了[^，,。哪谁什都]*?)\s*没有?(?=[啊呢吗]?\W*$)"), r"\1吗"),
    (spoken(r"\bor not\b"), ""),
    (spoken(r"\bwhat\s+number\s+(?:does|do|is|has)\b"), "where is"),
    (spoken(rf"(?:没有?被?|无)(?:任何一?|哪一?|一)个?({PLACES})"), r"所有\1都没有"),
    (spoken(rf"连?一个({PLACES})[都也](?=[没未不])"), r"所有\1都"),
    (spoken("没有?人(?=[删保提承])"), "所有地方都没有"),
    (
        spoken(rf"\b(?:no|none\s+of(?:\s+the)?|not\s+(?:one|a\s+single))\s+(?!dep)({PLACES_EN})"),
        r"every \1 not",
    ),
    (spoken(r"\b(?:nobody|no[ -]one)\b"), "everyone not"),
    (spoken(r"\bneither\s+(\S+)\s+nor\s+(\S+)"), r"both \1 and \2 not"),
)

# What became of an item.
STATUSES = slot(
    (
        Status.PARTIAL,
        "(?<![几各个])部分地?(?:保留|承接|沿用)?",
        r"(?:ke(?:ep|pt)|retain\w*|carried)\s+(?:only\s+)?in\s+part|"
        r"(?:partial|partial?ly|partly|in\s+part)\b(?:\s+(?:ke(?:ep|pt)|retain\w*|carried))?",
    ),
    (Status.MERGED, "合并|并入", r"merg(?:e\w*|ing)"),
    (Status.TOPICAL, "主题相[近关]", r"topical\w*|same topic"),
    (
        Status.DROPPED,
        "删[去除掉减]*|丢[掉弃失]*|遗?漏掉?|缺[少失]?|去掉|没了|不见了|消失",
        r"(?:drop|omit|lack|miss|remov|vanish|disappear)\w*|lost|(?:leav(?:e|es|ing)|left)\s+(?:it\s+)?out",
    ),
    (Status.KEPT, "保留|承接了|照搬|沿用", r"(?:keep|kept|carried|carry|retain)\w*"),
)
VERDICTS: Slot[Verdict] = (
    *slot((Verdict.ATTACHED, "(?:(?:自身文字)?未提[，,]?但?)?附[有了]?全文", r"attach\w*")),
    *((Verdict(status), words) for status, words in STATUSES),
)
NOT_SAID = spoken(
    rf"{NEGATION}{BETWEEN}"
    + either(
        "提[到及]?|承接|落实|写[入明进]?|纳入|收录|列入|包含|涉及",
        r"(?:mention|includ|contain|cover|address|adopt|implement)\w*|have|has",
    )
    + r"|\bwithout\b"
)
NONE_OF_IT = spoken("没有")
NOT_ONE = spoken("一[条款项个]也?都?[没不]")  # nothing at all: no status answers to that
NO_NEGATION = spoken("不同|不一样|不少|不过|差不多")
OTHER_NEGATION = spoken(
    rf"{NEGATION}|{EXCEPT}(?:了|.{{0,20}}?外)|"
    r"\b(?:no|none|nothing|nobody|neither|nor|except|excluding|other\s+than)\b"
)
FATE = said(
    "怎么|怎样|如何|去向|去哪|情况|规定|哪|什么|谁|负责|牵头|处理|原文|条文|全文|内容|关于|查找",
    r"what|which|how|where|who|became|happened|texts?|wording|show|find|list|all\s+about|everything",
)
DEALT = spoken(
    r"(?:怎么|怎样|如何)(?:处理|对待|落实|承接|执行|写)|(?:怎么|怎)样了?\W*$|"
    r"\b(?:happened|became|handled|treated)\b"
)
MEANING = said(
    "什么叫|什么是(?=[删保并]|部分|主题|未提)|[是指的]*什么意思|指的?是?什么|含义|(?<!化)定义",
    r"what\s+(?:does|do|is)\b(?=.*\bmean)|mean(?:s|t|ing)?\b(?!\s+to\b)(?:\s+(?:of|by)\b)?|"
    r"defin(?:e[sd]?|itions?)\b(?:\s+of\b)?",
)
EVERY_STATUS = said(
    "(?:各种?|每种|这些|所有)?(?:状态|结论|标记)", r"(?:all\s+)?(?:status(?:es)?|verdicts?)"
)

# Who is asked about.
_WHICH = "(?:哪(?:些|个|几个)?|所有|全部|各|每一?个?|其[他它余])"
# Before what they do, a bare word says who does it, too: 县删去了哪些, 广东的市怎样处理.
DOES = (
    "(?=[都均也]?(?:没有?|未|不)?被?"
    "(?:删|漏|丢|缺|保留|承接|沿用|照[抄搬录]|合并|并入|新增|改[了动写]|怎|如何))"
)
_BARE = f"(?:(?<!{HAN})|(?<=的))"
LEVELS = slot(
    (
        (Level.PROVINCE, Level.DEPARTMENT),
        f"{_WHICH}省|省里|省级(?!以上)|{_BARE}省{DOES}",
        "provinces?",
    ),
    (
        (Level.COUNTY, Level.DEPARTMENT),
        f"{_WHICH}[县区]|(?<!市)县区|[县区]里|[县区]级(?!以上|市)|{_BARE}[县区]{DOES}",
        r"districts?|count(?:y|ies)",
    ),
    ((Level.DEPARTMENT,), f"哪(?:些|个)部门|{_BARE}各?部门{DOES}", "departments?"),
    (
        CITY_LEVELS,
        f"{_WHICH}城?市|(?<!{HAN})(?:市里|城市)|(?<!县)市级(?!以上)|{_BARE}市(?:县区?)?{DOES}",
        r"cit(?:y|ies)",
    ),
)
PLACES_ASKED = said(
    "哪[些个份]?(?:地方|地区|文件|政府)|哪里|[各两三四五几]地|谁", "places?|documents?|who"
)
WHO = said("谁|哪[些个家]?|什么", "who|which|what|whom")
ASKS = said(
    "哪|什么|谁|几|多少|各|吗|是否|有没有|是不是",
    r"which|what|who|how\s+many|how\s+much|did|does|do|has|have|is|are|was|were",
)
DOCUMENT = said("文件|通知|方案|要点", "(?:document|notice|plan)s?")
ITEMS_ASKED = said(
    "哪(?:一?个?|[些几]个?)[条款项]|第几[条款项]", r"(?:which|what)\s+(?:item|clause)s?"
)
# Of items, by the places that did it: which items were dropped by the most cities.
ITEMS_FIRST = spoken(r"^\W*(?:which|what)\s+(?:item|clause)s?\b")
ALL_OF_THEM = said("同时|[都均]", r"both|all\s+of")

# Of whom together it is asked, with {count} for a number and {unit} for what they are: as many of
# them as did it, one more where it says so (超过两个市), or one fewer (不到两个市).
SO_MANY = (
    (
        Quantifier.AT_MOST,
        0,
        "(?:至多|最多|不超过|不多于)有?[在被]?{count}{unit}",
        r"(?:at\s+most|no\s+more\s+than|up\s+to)\s+{count}",
    ),
    (
        Quantifier.AT_MOST,
        -1,
        "(?:不到|(?<!不)少于|不足){count}{unit}",
        r"(?<!no )(?<!not )(?:fewer|less)\s+than\s+{count}",
    ),
    (
        Quantifier.AT_LEAST,
        0,
        "(?:至少|不少于|最少|起码)有?[在被]?{count}{unit}(?:以上)?|"
        "{count}个?(?:及|或)?以上的?{unit}|{count}{unit}(?:及|或)?以上",
        r"(?:at\s+least|not?\s+(?:fewer|less)\s+than)\s+{count}|{count}\s+or\s+more",
    ),
    (Quantifier.AT_LEAST, 1, "(?:超过|多于|不止){count}{unit}", r"more\s+than\s+{count}"),
    (
        Quantifier.MOST,
        0,
        "(?:(?:绝?大)?多数|大部分|(?:超过|过)一?半数?)的?{unit}都?",
        r"(?<!the )(?:most(?:\s+of\s+the)?|a\s+majority\s+of(?:\s+the)?)",
    ),
    (Quantifier.AT_LEAST, 0, "(?:(?<![最更])多|好几){unit}", "several|multiple"),
)
ALL = "(?:全都|都|均|皆)(?!市)"

# What changed.
_DEMANDS = "(?:力度|要求|标准|义务)"
_LOWERED = "(?:削弱|放宽|降低|下降|变弱|变松|松动|打了?折扣?)"
_THE = r"(?:\s+(?:the|an?|its|their|any|some))?\s+"
_DEMANDS_EN = r"(?:dut(?:y|ies)|requirements?|standards?|obligations?|demands?|bar)"
CHANGES = slot(
    (
        (DriftKind.DEADLINE_LOST, DriftKind.DEADLINE_CHANGED, DriftKind.DEADLINE_ADDED),
        "时限|期限|截止(?:日期|时间|期)?",
        r"(?:deadline|due\s+date|time\s*limit|time\s*frame|cut-?off\s+date)s?",
    ),
    (
        (DriftKind.NUMBER_CHANGED, DriftKind.NUMBER_LOST),
        "数量|数值|指标|数字(?!政府|化|经济)|目标(?=[^，,]{0,6}(?:改|变|调|提高|降低))",
        "(?:number|quota|figure|target)s?",
    ),
    (
        (DriftKind.DUTY_WEAKENED,),
        f"{_DEMANDS}?(?:被|有所)*(?:弱化|减弱|放松)[了的]*{_DEMANDS}?|"
        f"{_DEMANDS}(?:被|有所)*{_LOWERED}|{_LOWERED}[了的]*{_DEMANDS}",
        rf"(?:weaken\w*|water\w*\s+down)(?:{_THE}{_DEMANDS_EN})?|"
        rf"(?:soften|loosen|relax|dilut|lower)\w*{_THE}{_DEMANDS_EN}",
    ),
    (
        (DriftKind.SCOPE_NARROWED,),
        "(?:适用)?范围(?:被|有所)*(?:缩减|变窄|变小)|缩减[了的]*(?:适用)?范围|收窄|缩小",
        r"(?:narrow|shr[aiu]nk|reduc)\w*\s+(?:the\s+|its\s+|their\s+)?scopes?|narrow\w*",
    ),
)
EVERY_CHANGE = said(
    r"改[了动变得过成]|改(?=[的吗呢]*\W*$)|修改|变动|变化|变了",
    r"(?:chang|alter|modif)\w*|drift(?:s|ed)?",
)
# A day that was moved; the words tell which way, the kind of change doesn't.
MOVED = said(
    "推迟|延后|延期|延长|提前|缩短|[提调]高|[降调]低|[上下]调",
    r"(?:postpon|delay|extend|shorten|defer)\w*|br(?:ing|ought)\s+forward|mov(?:e|ed)",
)
ADDED = said(
    "新增|增加了|(?<!参)加了|新[加写]|自己(?:加|写)",
    r"what(?:['’]?s|\s+is)\s+new|add(?:s|ed|itions?)?",
)
# What a deadline or a number is: 时限是什么, what is the deadline.
VALUE = said(
    "(?:时限|期限|时间|日期|数量|指标|数值)(?:分别|各)?(?:是|为)(?:什么|多少|几|哪|何)|"
    "是否(?:写|定|有|提出?)[了明]?(?:时限|期限)",
    r"(?:what|when)\s+(?:is|are)\s+(?:the|its|their)",
)

# Who is to do it.
ROLES = slot((Role.LEAD, "牵头", "leads?"), (Role.SUPPORT, "配合", "supports?"))
RESPONSIBLE = said(
    "谁.{0,4}?(?:负责|牵头|配合|承担|管)|由谁|(?:责任|牵头|配合|负责)(?:单位|部门|机构)|"
    "哪.{0,3}(?:单位|部门|机构).{0,4}?(?:负责|牵头|配合|承担|任务)|"
    "(?:负责|牵头|配合|承担)(?:哪|什么)|负责[人的]?(?:是谁|有哪些)",
    r"responsible|in charge|who (?:leads?|supports?)|(?:lead|what|which) agenc\w*",
)
NOBODY_NAMED = spoken(
    r"没有?[^，,]{0,3}(?:责任|负责|牵头|配合)|\b(?:no|without)\b.*\b(?:agenc|responsible)"
)

# Whose words they are, and how they are carried.
WHENCE = said(
    "来自|来源|源自|出自|出处|从哪|哪里?来",
    r"where .*\b(?:from|come)|sources?|"
    r"(?:c[oa]mes?|take|taken|took|g[eo]t|copied|copy|inherit\w*) from",
)
WHERE_FROM = said(r"(?:来自|源于|源自|出自)\s*(?:哪|何)|从哪|哪里?来", r"where .*\b(?:from|come)")
COPIED = either(
    "(?:逐字|原样|一字[不未没](?:改|差)|原封不动)地?(?:照抄|照录|照搬|保留|抄录|抄写?|沿用)?|"
    "照抄|照录|抄(?!送)",
    r"(?:ke(?:ep|pt)\s+)?unchanged|cop(?:y|ied|ies|ying)\b(?!\s+from)|"
    r"(?:cop(?:y|ied|ies)\s+(?:it\s+)?)?(?:word[- ]for[- ]word|verbatim|literally)(?:\s+copied)?",
)
REWRITTEN = either("改写|重写", r"rewr(?:ote|itten|ites?)|reword(?:s|ed)?|adapted")
RELATIONS = slot(
    (Relation.VERBATIM, COPIED, ""),
    (
        Relation.EDITED,
        "略改|微改|略[有作加]改[动写]?|小改|(?:只|仅仅?)?改[动了]*(?:个别|几个|少数)(?:字词?|词|文字)",
        r"(?:slightly|lightly)\s+(?:edited|changed|altered|modified)|edited",
    ),
    (Relation.ADAPTED, REWRITTEN, ""),
)
ALL_SHARES = ("verbatim", "edited", "adapted", "borrowed")
_SHARE = "几成|[一二三四五六七八九]成|[一过大]半|比例|占比|比重|百分之"
_SHARE_EN = r"(?:what|which)\s+(?:share|part|percentage|proportion)"
SHARES = slot(
    (ALL_SHARES, "(?:来|源|出|取|抄|承接)自", r"(?:comes?|taken|drawn|is)\s+from"),
    (
        ("verbatim", "edited"),
        "忠[实于]于?(?:原文)?|[贴接]近(?:原文)?",
        r"faithful(?:ly)?|close(?:st|r)?\s+to",
    ),
    (("verbatim",), f"(?:抄袭|{COPIED})[写得]*", ""),
    (("adapted",), f"(?:{REWRITTEN}|改动|变动)得?|改得", "changed?"),
    (("borrowed",), "借(?:自同级|用)?", "borrow(?:s|ed)?"),
    (
        ("new",),
        "自己的(?:话|内容|文字|东西|语言)?|自[有创]的?(?:内容|文字)?|原创|"
        f"新增的?(?:条款|内容|文字)?(?=.*{either(_SHARE, _SHARE_EN)})",
        r"(?:its|their)\s+own|original|own\s+(?:words|text)",
    ),
)
MUCH_OF_IT = said(
    rf"最|更|[得的][多少](?=\W*$)|(?<![条款项]有)多少(?!个?[条款项])|{_SHARE}",
    rf"{_SHARE_EN}|how\s+(?:much|faithful)|"
    r"most|more|(?<!at )least|less|fewest|closest|closer",
)
# Which clause it is, not how much of all.
WHICH_CLAUSE = said(
    "哪一?[条款项](?!市)|[最更][少小低多大高]的?(?:那一?)?(?:条款|[条款项])",
    r"(?:which|what)\s+(?:item|clause|point)s?",
)
FAITHFUL = spoken(r"忠实|\bfaithful")
LEAST = said("[最更][少小低短]", "least|less|fewest")

# What documents print of themselves, and what of others.
WHEN = said(
    "哪一?年|什么时[候间]|何时|几时|哪一?天|哪个?月|几月几?[日号]?",
    r"when|(?:what|which)\s+(?:year|date|day|month)",
)
FACTS = slot(
    (
        "clauses",
        f"最[长短]|{_HOW_MANY}(?:条款|款|句|项?(?:任务|工作))",
        f"{_HOW_MANY_EN}(?:clauses?|tasks?)",
    ),
    ("items", f"{_HOW_MANY}(?:条目|条|项)", f"{_HOW_MANY_EN}(?:items?|points?)"),
    ("sections", f"{_HOW_MANY}(?:部分|章)", f"{_HOW_MANY_EN}(?:sections?|chapters?|parts)"),
    (
        "issuer",
        f"(?:由|是)?(?:谁|哪个?(?:部门|单位|机[关构]))(?:来|负责)?{ISSUED}|"
        f"(?:发文|{ISSUED}|制定)(?:机[关构]|单位|部门|主体)",
        rf"who\s+(?:has\s+)?{ISSUED_EN}|issuers?|issuing\s+(?:body|agency|authority)",
    ),
    (
        "date",
        f"{WHEN.pattern}(?:{ISSUED})?|(?:最[早晚先后]|[先后])(?:{ISSUED})文?|"
        f"{ISSUED}文?的?(?:日期|时间|年份)|(?<!截止)日期|年份",
        rf"{ISSUED_EN}\s+(?:first|last|earliest|latest)|dates?",
    ),
    (
        "number",
        rf"(?:发文)?[文字]号|发文号|\bnumbers?\s+of\s+(?:the\s+)?{MARK}|(?<={MARK})\s+numbers?\b",
        r"(?:document|file|reference)\s+numbers?",
    ),
    (
        "title",
        r"标题|题目|全称|叫什么(?:名[字称])?|(?:文件|通知|方案)有哪[些几](?:[份个])?(?=\W*$)|"
        r"有(?:哪[些几]|几|多少)[份个]?(?:文件|通知|方案)(?=\W*$)|(?:文件|通知|方案)(?:共?有)?(?:几|多少)份",
        "titles?",
    ),
    (
        "recipients",
        "主送(?:机关|单位|给?谁)?|(?:[印下转])?发[送给]给?了?(?:谁|哪[些个]?(?:单位|部门|机关|地方)?)",
        r"addressed\s+to|recipients?",
    ),
    ("cc", "抄送(?:机关|单位|给?(?:谁|哪[些个]?(?:单位|部门|机关)?))?", r"cop(?:y|ied|ies)\s+to"),
)
RANKED = said("最", "most|fewest|least")
# What isn't printed is told, too: 哪些文件没有文号. A fact that was read leaves a space.
UNPRINTED = spoken(r"(?:没有?|未印|无|\b(?:without|no))\s")
EVERY_DOCUMENT = said(
    "最|[先后]发|[几少]份|哪些(?:文件|通知|方案|城?[省市县区])|各|所有|全部|每|有哪[些几]|哪[些几]份",
    r"all|each|every|cities|counties|districts|provinces|places|"
    r"(?:first|last|earliest|latest)(?=\W*$)",
)
WHOLE_TEXT = said("全文|原文|正文", "full|whole|entire")
ATTACHING = said("附[上有了带着]*", "attach(?:es|ed)?")
CITING = slot(
    ((CitationRole.TRANSMITS,), "转发(?!给)", "(?:transmit|forward)(?:s|ted|ed)?"),
    ((), "引用|援引|引述", r"cit(?:e[sd]?|ing)|refer(?:s|red)?\s+to"),
)
# Words that name a document beside them; others stand in texts, too.
NAMING = slot(
    ((CitationRole.IMPLEMENTS,), "贯彻落实|贯彻|落实|执行", "implement(?:s|ed)?"),
    ((CitationRole.SUPERSEDES,), "废止", "(?:supersede|repeal)(?:s|d|ed)?"),
    ((), "提[到及]", "mention(?:s|ed)?"),
)
_TEXT = "(?:文件|原文|正文|文本)"
MISSING = said(
    rf"(?:没有|没|缺[少失]?了?|未见|找不到|见不到)(?:到|其|的|哪[些几]?[份个]?|什么|上级)*{_TEXT}(?!提)|"
    rf"{_TEXT}(?:都|还)?(?:缺失|未见|没有?找到|找不到|不在|不全)",
    r"missing\s+(?:document|notice|text|source)s?|"
    r"(?:document|notice|text|source)s?\s+(?:is|are)\s+(?:missing|absent|not\s+(?:there|in))|"
    r"(?:no|without(?:\s+a)?)\s+(?:document|text)s?",
)

# Two set side by side.
COMPARED = said(
    "是否像|相似|[有是](?:什么|何)关系|不同|不一样|区别|差异|差别|异同|"
    "比较|对比|对照|相比|相同|一样|共同|一致",
    r"compar\w*|similar|the\s+same\b(?!\s+topic)|differ\w*|versus|vs|in\s+common|alike",
)
COMPARE = spoken(r"^\W*(?:请|please)?\s*(?:比较|对比|对照|compare\b)")
ALIKE = said("(?<!不)(?:相同|一样|共同|一致)", r"in\s+common|alike")
WORDING = said("文字|措辞|字句|原文", "wording|words?|texts?")

# What people decide.
_JUDGED = "(?:(?:人工|被|经)*判定|人工(?:复核|审定|决定))[过了]?"
JUDGED = slot(
    (
        Intent.REVIEW,
        f"(?:没有?|未|尚?待){_JUDGED}|存疑|(?:有|是否)疑问|(?:拿不|说不|不确)[准定]|没把握",
        r"un(?:decided|certain|sure|settled|reviewed)|doubt(?:ful|s)?|"
        r"(?:not\s+(?:yet\s+)?|to\s+be\s+)(?:decided|reviewed|judged)",
    ),
    (
        Intent.DECISIONS,
        f"{_JUDGED}|谁来?决定",
        "decided|decisions?|judged|judge?ments?|reviewed",
    ),
)
