"""The words of a question: what each asks for, whatever the corpus holds.

Every function here takes plain text and looks for words; `reading` knows the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from lineage.model import DriftKind, Level, Status
from lineage.numerals import in_figures
from lineage.queries.levels import CITY_LEVELS

_Name = TypeVar("_Name")


def spoken(words: str) -> re.Pattern[str]:
    """A pattern of words, in capitals or not."""
    return re.compile(words, re.IGNORECASE)


DOCUMENT = spoken(r"文件|通知|方案|要点|\b(?:document|notice|plan)s?\b")
WHEN = spoken(
    r"哪一?年|什么时[候间]|何时|几时|哪一?天|哪个?月|几月几?[日号]?|"
    r"\bwhen\b|\b(?:what|which)\s+(?:year|date|day|month)\b"
)

COMPARED = spoken(
    r"是否像|相似|[有是](?:什么|何)关系|不同|不一样|区别|差异|差别|异同|比较|对比|对照|相比|相同|一样|共同|一致|"
    r"\bcompar\w*|\bsimilar\b|\bthe\s+same\b(?!\s+topic)|\bdiffer\w*|\bversus\b|\bvs\b|\bin\s+common\b|\balike\b"
)

_HAN = "[\u4e00-\u9fff]"
_HAN_NUMBER = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_IN_WORDS = {word: str(number) for number, word in enumerate(_WORDS.split(), 1)}
# In running Chinese a number is an item where it counts nothing: 删去了十三, but not 十三个, 哪一条,
# 前三条 or 十三五.
_COUNTED = "[个份家项句字处次年月日号级届部省市县区位名种类成余多分点陵一二三四五六七八九十]"
_NUMBER = rf"(?:{_HAN_NUMBER}|\d{{1,3}}(?!\d)|\b(?:{'|'.join(_IN_WORDS)})\b)"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:(?:[、,，和及与或&]|\b(?:and|or)\b)\s*)+第?\s*{_NUMBER})*"
# As pages print it where numbers restart in each chapter: 三、（二）.
_IN_CHAPTER = rf"(?<![第一二三四五六七八九十]){_HAN_NUMBER}、[（(]{_NUMBER}[)）]"
_ITEM = spoken(
    rf"(?:\b(?:item|point|clause)s?\s*)?{_IN_CHAPTER}|[（(]\s*{_NUMBER}\s*[)）]|第\s*{_NUMBERS}\s*[条项款]|"
    rf"\b(?:item|point|clause)s?\s*(?:(?:no\.?|numbers?)\s*)?{_NUMBERS}|"
    rf"(?<!{_HAN}){_HAN_NUMBER}(?!{_HAN})|(?<![前后这那])(?!一\s*[条项]){_HAN_NUMBER}\s*[条项]|"
    rf"(?<=[了掉])\s*(?:{_HAN_NUMBER}|\d{{1,3}})(?![\w%％])|"
    rf"(?<![第一二三四五六七八九十])[一二三四五六七八九]?十[一二三四五六七八九](?!{_COUNTED})"
)
# As many items, none by its number: 删去了三条.
_ITEMS_COUNTED = spoken(
    rf"(?<=[了掉过])\s*(?P<zh>(?!一\s*[条项])(?:{_HAN_NUMBER}|\d{{1,3}})\s*[条项款])(?!款)|"
    r"\b(?:dropp?|omitt?|remove?|lost|kept|keep|retain|add|merge?)(?:ed)?\s+(?:(?:only|exactly)\s+)?"
    rf"(?P<en>(?:\d{{1,3}}|{'|'.join(_IN_WORDS)})\s+(?:items|clauses|points)\b)"
)
_NAMED = spoken(rf"{_IN_CHAPTER}|（\s*{_NUMBER}\s*）|第\s*{_NUMBER}\s*[条项款]|{_NUMBER}")
# A clause is answered with its item: 第十三条第二款.
_CLAUSE = spoken(rf"(?<=[条项）])\s*第\s*{_NUMBER}\s*款")
_BRACKETS = str.maketrans("()", "（）")
_CLOSING = spoken(r"结尾|结语|closing")
# Which items aren't asked about: 除了第十三条, （十六）以外的, apart from item 13.
_ONE_LEFT_OUT = (
    rf"(?:{_ITEM.pattern}|{_NUMBER}[条项]?"
    rf"(?!{_COUNTED}|\s*(?:cit|count|provin|place|distr|depart|docu|clause)))"
)
_LEFT_OUT = rf"{_ONE_LEFT_OUT}(?:\s*(?:[、,，和及与]|\band\b)+\s*{_ONE_LEFT_OUT})*"
_BUT_ITEMS = spoken(
    rf"(?:如果|要是)?(?:不[算含计]|(?<![删去免解清消废排剔扣拆根])除(?:了|去|开)?)\s*({_LEFT_OUT})"
    rf"\s*(?:(?:之|以)?外的?)?[，,]?|({_LEFT_OUT})\s*(?:[之以]外|除外)的?[，,]?|"
    r"\b(?:except(?:\s+for)?|excluding|other\s+than|(?:apart|aside)\s+from|besides)\s+(?:the\s+)?"
    rf"({_LEFT_OUT}),?"
)

PART = r"(?:地方|地区|县区|城?[省市县区地])"
PART_EN = r"(?:cit(?:y|ies)|count(?:y|ies)|districts?|provinces?|places?|departments?)\b"
# As it is said among people, and as it is looked for. "Whether or not" is no negation: 有没有, 删没删,
# 删去了没有, or not. What none of them did, all of them didn't do.
_PLAIN = (
    (re.compile("啥时候"), "什么时候"),
    (re.compile("啥"), "什么"),
    (re.compile("咋"), "怎么"),
    (re.compile("为何"), "为什么"),
    (re.compile("谁[来去]?[主承]?办(?![公法事])"), "谁负责"),
    (re.compile(r"([有是])(?:没有?|不)\1"), "是否"),
    (re.compile(r"([\u4e00-\u9fff])(?:没有?|不)(?=\1)"), "是否"),
    (re.compile(r"(了[^，,。哪谁什都]*?)\s*没有?(?=[啊呢吗]?\W*$)"), r"\1吗"),
    (spoken(r"\bor not\b"), ""),
    (spoken(r"\bwhat\s+number\s+(?:does|do|is|has)\b"), "where is"),
    (re.compile(rf"(?:没有?被?|无)(?:任何一?|哪一?|一)个?({PART})"), r"所有\1都没有"),
    (re.compile("没有?人(?=[删保提承])"), "所有地方都没有"),
    (
        spoken(rf"\b(?:no|none\s+of(?:\s+the)?|not\s+(?:one|a\s+single))\s+(?!dep)({PART_EN})"),
        r"every \1 not",
    ),
    (spoken(r"\b(?:nobody|no[ -]one)\b"), "everyone not"),
    (spoken(r"\bneither\s+(\S+)\s+nor\s+(\S+)"), r"both \1 and \2 not"),
)
_NO_NEGATION = re.compile(r"不同|不一样|不少|不过|差不多")
NEGATION = (
    r"(?:没有?|未|不|并非|而非|拒绝|避免|"
    r"\b(?:not|never|cannot|(?:do|did|does|have|has|had|is|are|was|were|ca|wo)n['’]?t|"
    r"fail(?:s|ed)?\s+to|refuse[sd]?\s+to)\b)"
)
BETWEEN = (
    r"(?:\s|有|曾经?|能够?|会|应该?|再|被|把|将|是|完全|全部|完整|直接|真正|明确|予以?|加以|"
    r"\b(?:(?!only\b)\w+ly|been|be|being|yet|ever|even|have|has|just|the|to)\b)*?"
)
_PARTIAL = (
    r"(?<![几各个])部分地?(?:保留|承接|沿用)?|(?:\bke(?:ep|pt)|\bretain\w*|\bcarried)\s+(?:only\s+)?in\s+part\b|"
    r"\b(?:partial|partial?ly|partly|in\s+part)\b(?:\s+(?:ke(?:ep|pt)|retain\w*|carried))?"
)
STATUSES = (
    (Status.PARTIAL, _PARTIAL),
    (Status.MERGED, r"合并|并入|\bmerg(?:e\w*|ing)"),
    (Status.TOPICAL, r"主题相[近关]|\btopical|\bsame topic"),
    (
        Status.DROPPED,
        r"删[去除掉减]*|丢[掉弃失]*|遗?漏掉?|缺[少失]?|去掉|没了|不见了|消失|"
        r"\b(?:drop|omit|lack|miss|remov|vanish|disappear)\w*|\blost\b|\bleav(?:e|es|ing)\s+(?:it\s+)?out|"
        r"\bleft\s+(?:it\s+)?out",
    ),
    (Status.KEPT, r"保留|承接了|照搬|沿用|\b(?:keep|kept|carried|carry|retain)\w*"),
)
_SAYING = (
    r"(?:提[到及]?|承接|落实|写[入明进]?|纳入|收录|列入|包含|涉及|"
    r"\b(?:mention|includ|contain|cover|address|adopt|implement|have\b|has\b)\w*)"
)
_NOT_SAID = spoken(rf"{NEGATION}{BETWEEN}{_SAYING}|\bwithout\b")
_NONE_OF_IT = re.compile("没有")
_NOT_ONE = re.compile("一[条款项个]也?都?[没不]")  # nothing at all: no status answers to that
_OTHER_NEGATION = spoken(
    rf"{NEGATION}|\b(?:no|none|nothing|nobody|neither|nor|except|excluding|other\s+than)\b|"
    r"(?<![删去免解清消废排剔扣拆根])除(?:了|.{0,20}?外)"
)

_WHICH = r"(?:哪(?:些|个|几个)?|所有|全部|各|每一?个?|其[他它余])"
_LEVELS = (
    ((Level.PROVINCE, Level.DEPARTMENT), rf"{_WHICH}省|省里|省级(?!以上)|\bprovinces?\b"),
    (
        (Level.COUNTY, Level.DEPARTMENT),
        rf"{_WHICH}[县区]|县区|[县区]里|[县区]级(?!以上|市)|\b(?:districts?|count(?:y|ies))\b",
    ),
    ((Level.DEPARTMENT,), r"哪(?:些|个)部门|\bdepartments?\b"),
    (
        CITY_LEVELS,
        rf"{_WHICH}城?市|(?<![一-龥])(?:市里|城市)|(?<!县)市级(?!以上)|\bcit(?:y|ies)\b",
    ),
)

_DEMANDS = "(?:力度|要求|标准|义务)"
_LOWERED = "(?:削弱|放宽|降低|下降|变弱|变松|松动|打了?折扣?)"
_THE = r"(?:\s+(?:the|an?|its|their|any|some))?\s+"
_DEMANDS_EN = r"(?:dut(?:y|ies)|requirements?|standards?|obligations?|demands?|bar)\b"
_EVERY_CHANGE = spoken(
    r"改[了动变得过成]|修改|变动|变化|变了|\b(?:chang|alter|modif)\w*|\bdrift(?:s|ed)?\b"
)
_CHANGES = (
    (
        (DriftKind.DEADLINE_LOST, DriftKind.DEADLINE_CHANGED, DriftKind.DEADLINE_ADDED),
        r"时限|期限|截止(?:日期|时间|期)?|"
        r"\b(?:deadline|due\s+date|time\s*limit|time\s*frame|cut-?off\s+date)s?\b",
    ),
    (
        (DriftKind.NUMBER_CHANGED, DriftKind.NUMBER_LOST),
        r"数量|数值|指标|数字(?!政府|化|经济)|目标(?=[^，,]{0,6}(?:改|变|调|提高|降低))|\b(?:number|quota|figure|target)s?\b",
    ),
    (
        (DriftKind.DUTY_WEAKENED,),
        rf"{_DEMANDS}?(?:被|有所)*(?:弱化|减弱|放松)[了的]*{_DEMANDS}?|"
        rf"{_DEMANDS}(?:被|有所)*{_LOWERED}|{_LOWERED}[了的]*{_DEMANDS}|"
        rf"\b(?:weaken\w*|water\w*\s+down)(?:{_THE}{_DEMANDS_EN})?|"
        rf"\b(?:soften|loosen|relax|dilut|lower)\w*{_THE}{_DEMANDS_EN}",
    ),
    (
        (DriftKind.SCOPE_NARROWED,),
        r"(?:适用)?范围(?:被|有所)*(?:缩减|变窄|变小)|缩减[了的]*(?:适用)?范围|收窄|缩小|"
        r"\b(?:narrow|shr[aiu]nk|reduc)\w*\s+(?:the\s+|its\s+|their\s+)?scopes?\b|\bnarrow\w*",
    ),
)
# A day that was moved; the words tell which way, the kind of change doesn't.
_MOVED = spoken(
    r"推迟|延后|延期|延长|提前|缩短|[提调]高|[降调]低|[上下]调|\b(?:postpon|delay|extend|shorten|defer)\w*|"
    r"\bbr(?:ing|ought)\s+forward\b|\bmov(?:e|ed)\b"
)
_SHIFTED = (DriftKind.DEADLINE_CHANGED,)
_LOST = (DriftKind.DEADLINE_LOST, DriftKind.NUMBER_LOST)
_NEW = (DriftKind.DEADLINE_ADDED,)
ADDED = spoken(
    r"what(?:['’]?s|\s+is)\s+new\b|新增|增加了|(?<!参)加了|新[加写]|自己(?:加|写)|\badd(?:s|ed|itions?)?\b"
)

# What it is: 时限是什么, what is the deadline.
_VALUE = spoken(
    r"(?:时限|期限|时间|日期|数量|指标|数值)(?:分别|各)?(?:是|为)(?:什么|多少|几|哪|何)|"
    r"是否(?:写|定|有|提出?)[了明]?(?:时限|期限)|"
    r"\b(?:what|when)\s+(?:is|are)\s+(?:the|its|their)\b"
)

# How many there are, and who has most of them, is seen from a list of all.
_MUCH = spoken(
    r"得?[最更较][多少]|得[多少](?=\W*$)|(?:一共|总共|分别)|多少|几(?=[条款项])|"
    r"\b(?:how\s+)?(?:many|much|more|most|fewest|least|often|number)\b"
)
FATE = spoken(
    r"怎么|怎样|如何|去向|去哪|情况|规定|哪|什么|谁|负责|牵头|what|which|how|where|who|became|happened|处理|"
    r"原文|条文|全文|内容|关于|查找|\b(?:texts?|wording|show|find|list|all\s+about|everything)\b"
)
ITEMS_ASKED = spoken(r"哪(?:一?个?|[些几]个?)[条款项]|\b(?:which|what)\s+(?:item|clause)s?\b")
# Of items, by the places that did it: which items were dropped by the most cities.
ITEMS_FIRST = spoken(r"^\W*(?:which|what)\s+(?:item|clause)s?\b")
# Who is asked for, not what.
_PLACES_ASKED = spoken(
    r"哪[些个份]?(?:地方|地区|文件|政府)|哪里|[各两三四五几]地|谁|\bplaces?\b|\bdocuments?\b|\bwho\b"
)
# Words around a place's name in a question. What stands between them may be a name.
_ASKING = re.compile(
    r"请问|请|问一下|想知道|告诉我|那么|关于|对于|对(?=第|\W|$)|为什么|什么|怎么样?|怎样|如何|"
    r"哪[些个几里]*|各[地省市县区级]*|每一?个?[地省市县区]*|所有|全部|其[他它余]|任何|多少|几个|一些|这[个些]?|那[个些]|"
    r"是否|[有是]没?不?[有是]|(?:没有?|未)提[到及]?|没有?|未(?=[删保承提落写])|不(?=[删保承提落写])|"
    r"删[去除掉减]*|去掉|保留|合并|并入|承接|落实|处理|对待|执行|新增|增加|照搬|沿用|遗漏|"
    r"谁|由|负责(?:人是?)?|牵头|配合|情况|去向|文件|通知|方案|[的了在把被给与及跟呢吗]"
)
# 中 and 里 begin words, too: 中央财政.
_JOINING = re.compile("[和将]|[中里](?![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])里")
_AND = re.compile(r"(?<=[市省县区州盟旗])和")
# 和, 将, 中 and 里 stand in names, too: they begin one where little follows (和田市, 中山市).
_DIVISION = re.compile(
    r"(?:[和将中里](?=.{3})(?!.地区))?"
    r"([\u4e00-\u9fff]{1,12}?(?:特别行政区|生产建设兵团|地区|自治[区州县旗]|[市省县区州盟旗]))"
    r"(?:(?:人民)?政府.*|办.*|责任.*|是.*)?"
)
# 盐城市 is a name, 大城市 and 沿海城市 are none.
_NO_NAME = re.compile(
    r"(?:[大小老新主本全该每某我外两多数下上]?|.{2,})(?:城市|城区|园区|县区|县市|门市)|"
    r".*(?:各|本|该|关|他|同|些|部|困|后|达|族|远|点|海|村|市|边|全|在|[东西华][东南西北中])地区|"
    r".*(?:市县|市区|社区|省市|辖区|区县|级市|辖市|小区|片区|景区|超市|上市|股市)|"
    r"(?:[本全该每某我外两多数下上]+|.*[两几一二三四五六七八九十]个|自治|直辖)[省市县区州旗]"
)
# Before 谁负责 stands the place where the item, which is taken out, stands behind it: else a subject.
_DOER = re.compile(
    r"^\W*(?:请问)?([\u4e00-\u9fff]{2,6}?)(?:(?:怎样|怎么|如何)(?:处理|对待|落实|承接|执行)|"
    r"有没有|是否|没有|未|不|删|保留|合并|承接|新增|增加|由?谁(?:负责|牵头|配合)\s)"
)
# 在深圳怎么样了; what it is about stands before it.
_WHERE = re.compile(
    r"(?<![\u4e00-\u9fff])在([\u4e00-\u9fff]{2,4}?)[，,\s]*(?:怎么?样|的?情况|如何\W*$)"
)
_DOERS = re.compile(
    r"地方|大家|[他它我]们?|谁|下[级面]|基层|城市|[市省县区][里级]|政府|部门|人们|后来|最|具体|现在|"
    r"[查列找看说问给]|显示|统计|[一几][条款项]|[一总]共|部分|都|也"
)
_ENGLISH_DOER = re.compile(
    r"\b(?:did|does|has|have|do|(?i:what|how)\s+(?:did|does|has))\s+(?:the\s+)?"
    r"((?-i:[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)*)|[a-z]+(?=\s+(?:do|handle|treat)\b))|"
    r"\b(?:in|of|by|for|from|at)\s+(?:the\s+)?([A-Z][a-z]+(?:[\s-][A-Z][a-z]+)*)|"
    r"^\W*((?-i:[A-Z][a-z]+))\s+(?:drop|omit|ke(?:ep|pt)|retain|merge|add)"
)
_ENGLISH_DOERS = spoken(
    r"(?:it|they|the|each|every\w*|all|any\w*|other|others|places?|local\w*|cit(?:y|ies)|"
    r"count(?:y|ies)|provinces?|departments?|governments?|what|which|who|how|where|item|clause|to|"
    r"point|documents?|did|does|do|has|have|was|is)\b"
)


def in_plain_words(question: str) -> str:
    """A question in the words that are looked for.

    >>> in_plain_words("惠州咋删没删第三条"), in_plain_words("没有一个市删去的条")
    ('惠州怎么是否删第三条', '所有市都没有删去的条')
    >>> in_plain_words("nobody dropped item 5")
    'everyone not dropped item 5'
    """
    for said, plain in _PLAIN:
        question = said.sub(plain, question)
    return question


def item_references(question: str) -> tuple[str, ...]:
    """The items that a question names, their numbers as print has them, or `closing`.

    >>> item_references("请问（十三）怎么样了"), item_references("which dropped items 13 and 16")
    (('（十三）',), ('13', '16'))
    >>> item_references("哪些市删去了第十三条第二款"), item_references("谁负责三、（二）")
    (('第十三条',), ('三、（二）',))
    >>> item_references("who is responsible for item 三、（二）")
    ('三、（二）',)
    >>> item_references("谁提到了5G"), item_references("谁提到了5")
    ((), ('5',))
    """
    printed = _CLAUSE.sub("", question.translate(_BRACKETS))
    named = [each for match in _ITEM.finditer(printed) for each in _NAMED.findall(match.group())]
    closing = ["closing"] if not named and _CLOSING.search(question) else []
    return tuple(dict.fromkeys(_IN_WORDS.get(each.lower(), each) for each in named + closing))


def count_said(number: str) -> int:
    """The value of a number as a question says it.

    >>> count_said("两"), count_said("three"), count_said("12")
    (2, 3, 12)
    """
    return int(_IN_WORDS.get(number.lower()) or in_figures(number))


def items_left_out(question: str) -> tuple[tuple[str, ...], str]:
    """The items that a question doesn't ask about, and the question without the words that say so.

    >>> items_left_out("惠州除了第十三条还删了什么"), items_left_out("apart from items 13 and 16")
    ((('第十三条',), '惠州 还删了什么'), (('13', '16'), ' '))
    >>> items_left_out("除三个市外哪些市删去了"), items_left_out("all except 3 cities")
    (((), '除三个市外哪些市删去了'), ((), 'all except 3 cities'))
    """
    match = _BUT_ITEMS.search(question.translate(_BRACKETS))
    if match is None:
        return (), question
    said = next(filter(None, match.groups()))
    named = (_IN_WORDS.get(each.lower(), each) for each in _NAMED.findall(said))
    return tuple(named), f"{question[: match.start()]} {question[match.end() :]}"


def items_counted(question: str) -> str | None:
    """The words of a question that say of how many items it speaks, not of which.

    >>> items_counted("哪些市删去了三条"), items_counted("哪些市删去了第三条")
    ('三条', None)
    """
    match = _ITEMS_COUNTED.search(question)
    return (match["zh"] or match["en"]) if match else None


def without_asking(question: str) -> str:
    """A question without the words for statuses, changes, levels and asking itself."""
    _, text = taken(STATUSES, _without_changes(question))
    _, text = taken(_LEVELS, _MUCH.sub(" ", text))
    return _JOINING.sub(" ", _ASKING.sub(" ", text))


def _without_changes(question: str) -> str:
    _, left = taken(_CHANGES, question)
    left = _EVERY_CHANGE.sub(" ", left)
    return _MOVED.sub(" ", left) if changes_asked(question) else left


def without_items(question: str) -> str:
    """A question with a space in place of each item it names."""
    return _ITEM.sub(" ", question)


def levels_asked(question: str) -> tuple[Level, ...]:
    """The levels a question asks about, with departments as `of_rank` counts them; empty for all."""
    return next(iter(_named(_LEVELS, question)), ())


def changes_asked(question: str) -> tuple[DriftKind, ...]:
    """The kinds of change that a question asks about; empty when it asks about none.

    >>> [kind.value for kind in changes_asked("哪些地方改了时限")]
    ['deadline_lost', 'deadline_changed', 'deadline_added']
    >>> [kind.value for kind in changes_asked("哪些时限被删掉了")]
    ['deadline_lost']
    """
    named = [kind for kinds in _named(_CHANGES, question) for kind in kinds]
    if _EVERY_CHANGE.search(question):
        return tuple(named) or tuple(DriftKind)
    wanted: tuple[DriftKind, ...] = ()
    if taken(STATUSES, question)[0] == (Status.DROPPED,):
        wanted = _LOST
    if ADDED.search(question):
        return tuple(kind for kind in named if kind in _NEW)
    wanted = _SHIFTED if _MOVED.search(question) else wanted
    return tuple(kind for kind in named if kind in wanted) or tuple(named)


def asks_value(question: str) -> bool:
    """Whether a deadline or a number itself is asked for, not its change.

    >>> (
    ...     asks_value("（五）的时限是什么"),
    ...     asks_value("江门是否写时限"),
    ...     asks_value("（五）的时限改了什么"),
    ... )
    (True, True, False)
    """
    changed = (_EVERY_CHANGE, _MOVED, ADDED)
    return bool(
        _VALUE.search(question)
        and not taken(STATUSES, question)[0]
        and not any(each.search(question) for each in changed)
    )


def asks_for_places(question: str) -> bool:
    """Whether a question asks who did something, not what was done."""
    return bool(levels_asked(question) or _PLACES_ASKED.search(question))


def statuses_asked(question: str) -> tuple[Status, ...] | None:
    """The statuses asked for, empty for all; None when a negation can't be told apart.

    A negated status asks for all the others. The question names no item or place any more.

    >>> [status.value for status in statuses_asked("哪些市没有保留") or ()]
    ['partial', 'merged', 'topical', 'dropped']
    """
    if _NOT_ONE.search(question):
        return None
    denied, text = taken(STATUSES, plainly(question), rf"{NEGATION}{BETWEEN}{{}}")
    said, text = taken(STATUSES, text)
    unsaid = _NOT_SAID.search(text) or (not said and not denied and _NONE_OF_IT.search(text))
    text = _NOT_SAID.sub(" ", text)
    if unsaid and not said:
        text = _NONE_OF_IT.sub(" ", text)
    if _OTHER_NEGATION.search(text) or sum(map(bool, (denied, said, unsaid))) > 1:
        return None
    if denied:
        return tuple(status for status in Status if status not in denied)
    if Status.PARTIAL in said:
        said = tuple(each for each in said if each is not Status.KEPT)
    return (Status.DROPPED,) if unsaid else said


def is_negated(question: str) -> bool:
    """Whether anything is denied in a question.

    >>> is_negated("哪些地方没有改时限"), is_negated("哪些地方改了不少时限")
    (True, False)
    """
    _, text = taken(STATUSES, plainly(question))
    return bool(_OTHER_NEGATION.search(text))


def denied_alone(question: str) -> bool:
    """Whether something is denied that isn't said: 惠州没有, that Huizhou didn't.

    >>> denied_alone("惠州没有"), denied_alone("惠州没有删去")
    (True, False)
    """
    return bool(re.search(NEGATION, question, re.IGNORECASE) and not taken(STATUSES, question)[0])


def denial(question: str) -> str:
    """The words that deny something in a question; empty for none.

    >>> denial("除了十三还删了什么"), denial("which cities did not drop it"), denial("是否删去")
    ('除了', 'not', '')
    """
    found = _NOT_ONE.search(question) or _OTHER_NEGATION.search(plainly(question))
    return found.group() if found else ""


def plainly(question: str) -> str:
    """A question without the words that look like a negation but are none."""
    return _NO_NEGATION.sub(" ", question)


def _named(table: Iterable[tuple[_Name, str]], text: str) -> list[_Name]:
    """What a table's words name, each looked for by itself."""
    return [name for name, words in table if re.search(words, text, re.IGNORECASE)]


def taken(
    table: Iterable[tuple[_Name, str]], text: str, form: str = "{}"
) -> tuple[tuple[_Name, ...], str]:
    """What a table's words name where they stand in this form, and the text without them."""
    found = []
    for name, words in table:
        text, count = re.subn(form.format(f"(?:{words})"), " ", text, flags=re.IGNORECASE)
        found += [name] * bool(count)
    return tuple(found), text


def place_like(question: str) -> str | None:
    """What reads as the name of a place; known places and items are taken out before.

    >>> (
    ...     place_like("深圳市怎样处理"),
    ...     place_like("what did Beijing do with"),
    ...     place_like("哪些市删去了"),
    ... )
    ('深圳市', 'Beijing', None)
    """
    parts = chain.from_iterable(
        map(_ASKING.split, re.findall(f"{_HAN}+", _without_changes(question)))
    )
    for run in chain.from_iterable(map(_AND.split, parts)):
        match = _DIVISION.fullmatch(run)
        if match and not _NO_NAME.fullmatch(match[1]):
            return match[1]
    doer = _DOER.search(question) or _WHERE.search(question)
    if doer and not any(each.search(doer[1]) for each in (_DOERS, _ASKING, _NO_NAME)):
        return doer[1]
    for match in _ENGLISH_DOER.finditer(question):
        name = next(group for group in match.groups() if group)
        if not _ENGLISH_DOERS.match(name):
            return name
    return None
