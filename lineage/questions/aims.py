"""What is asked of whole documents, in words: facts, citations, shares, relations, what is missing.

Like `question`, it takes plain text, in which marks stand for the documents named; the corpus is
asked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lineage.model import CitationRole, Relation
from lineage.questions.marked import MARK
from lineage.questions.question import ADDED, changes_asked, statuses_asked
from lineage.questions.topic import RESPONSIBLE, asks_whence, quoted

_Name = TypeVar("_Name")

_WHO = r"(?:谁|哪[些个家]?|什么|\b(?:who|which|what|whom)\b)"
_ISSUED = r"(?:印发|发布|出台|下发|成文|签发|制定|公布|颁布|发出|发)"
_ISSUED_EN = r"\b(?:issued?|published?|publish|released?|dated|promulgated|signed)\b"
_WHEN = (
    r"哪一?年|什么时[候间]|何时|几时|哪一?天|哪个?月|几月几?[日号]?|"
    r"\bwhen\b|\b(?:what|which)\s+(?:year|date|day|month)\b"
)
_HOW_MANY = r"(?:有|共|含|包[含括]|分成?|列)了?(?:几|多少)(?:个|大)?"
_HOW_MANY_EN = r"\b(?:how\s+many|(?:the\s+)?number\s+of)\s+"
_FACTS = (
    ("clauses", rf"{_HOW_MANY}(?:条款|款|句)|{_HOW_MANY_EN}clauses?\b"),
    ("items", rf"{_HOW_MANY}(?:条目|条|项)|{_HOW_MANY_EN}(?:items?|points?)\b"),
    ("sections", rf"{_HOW_MANY}(?:部分|章)|{_HOW_MANY_EN}(?:sections?|chapters?|parts)\b"),
    (
        "issuer",
        rf"(?:由|是)?(?:谁|哪个?(?:部门|单位|机[关构]))(?:来|负责)?{_ISSUED}|"
        rf"(?:发文|{_ISSUED}|制定)(?:机[关构]|单位|部门|主体)|"
        rf"\bwho\s+(?:has\s+)?{_ISSUED_EN}|\bissuers?\b|\bissuing\s+(?:body|agency|authority)\b",
    ),
    (
        "date",
        rf"(?:{_WHEN})(?:{_ISSUED})?|{_ISSUED}文?的?(?:日期|时间|年份)|(?<!截止)日期|年份|\bdates?\b",
    ),
    (
        "number",
        r"(?:发文)?[文字]号|发文号|\b(?:document|file|reference)\s+numbers?\b|"
        rf"\bnumbers?\s+of\s+(?:the\s+)?{MARK}|(?<={MARK})\s+numbers?\b",
    ),
    ("title", r"标题|题目|全称|叫什么(?:名[字称])?|\btitles?\b"),
    (
        "recipients",
        r"主送(?:机关|单位|给?谁)?|(?:印|下)?发[送给]给?了?(?:谁|哪[些个]?(?:单位|部门|机关|地方)?)|"
        r"\baddressed\s+to\b|\brecipients?\b",
    ),
    ("cc", r"抄送(?:机关|单位|给?(?:谁|哪[些个]?(?:单位|部门|机关)?))?|\bcop(?:y|ied|ies)\s+to\b"),
)
_FACT_FILLERS = re.compile(
    rf"{_ISSUED}的?|{_ISSUED_EN}|\b(?:in|from|number|called|copies)\b", re.IGNORECASE
)
DOCUMENT = re.compile(r"文件|通知|方案|要点|\b(?:document|notice|plan)s?\b", re.IGNORECASE)
EVERY = re.compile(r"各|所有|全部|每|\b(?:all|each|every)\b", re.IGNORECASE)

_TEXT = "(?:文件|原文|正文|文本)"
_MISSING = re.compile(
    rf"(?:没有|没|缺[少失]?了?|未见|找不到|见不到)(?:到|其|的|哪[些几]?[份个]?|什么|上级)*{_TEXT}(?!提)|"
    rf"{_TEXT}(?:都|还)?(?:缺失|未见|没有?找到|找不到|不在|不全)|"
    r"\bmissing\s+(?:document|notice|text|source)s?\b|"
    r"\b(?:document|notice|text|source)s?\s+(?:is|are)\s+(?:missing|absent|not\s+(?:there|in))\b|"
    r"\b(?:no|without(?:\s+a)?)\s+(?:document|text)s?\b",
    re.IGNORECASE,
)

# Words that name a document beside them; others stand in texts, too.
_ATTACHING = r"附[上有了带着]*|\battach(?:es|ed)?\b"
WHOLE_TEXT = re.compile(r"全文|原文|正文|\b(?:full|whole|entire)\b", re.IGNORECASE)
_CITING = (
    ((CitationRole.TRANSMITS,), r"转发|\b(?:transmit|forward)(?:s|ted|ed)?\b"),
    ((), r"引用|援引|引述|\bcit(?:e[sd]?|ing)\b|\brefer(?:s|red)?\s+to\b"),
)
_NAMING = (
    ((CitationRole.IMPLEMENTS,), r"贯彻落实|贯彻|落实|执行|\bimplement(?:s|ed)?\b"),
    ((), r"提[到及]|\bmention(?:s|ed)?\b"),
)
_OBJECT = rf"[了过]?\s*(?:the\s+)?(?:{MARK}[吗呢]?\W*$|(?:哪些|什么)(?:上级)?(?:文件|通知))"

_ASKED_LAST = re.compile(
    rf"{MARK}\W*的?(?:全文|正文)?\W*(?:谁|哪)[^\ue000-\uf8ff]*$"
)  # 国务院的全文谁附上了
_NOT = re.compile(r"(?:没有?|未|不|\b(?:not|never|cannot)|n['’]t)\W*$", re.IGNORECASE)

_MOST = re.compile(
    r"最|更|多少(?!个?[条款项])|几成|比例|占比|比重|百分之|\bhow\s+(?:much|faithful)\b|"
    r"\b(?:what|which)\s+(?:share|part|percentage|proportion)\b|"
    r"\b(?:most|more|least|less|fewest|closest|closer)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(r"最[少小低]|更[少小低]|\b(?:least|less|fewest)\b", re.IGNORECASE)
_SHARES = (
    (
        ("verbatim", "edited"),
        r"忠[实于]于?(?:原文)?|贴近(?:原文)?|\bfaithful(?:ly)?\b|\bclose(?:st|r)?\s+to\b",
    ),
    (
        ("verbatim",),
        r"(?:逐字)?(?:照抄|照录|抄袭|抄写?)得?|逐字|\bcop(?:y|ied|ies|ying)\b|\bverbatim\b|"
        r"\bword[- ]for[- ]word\b",
    ),
    (
        ("adapted",),
        r"改写得?|重写得?|改动得?|变动得?|改得|\brewr(?:ote|itten|ites?)\b|\bchanged?\b|\breworded\b",
    ),
    (("borrowed",), r"借(?:自同级|用)?|\bborrow(?:s|ed)?\b"),
    (
        ("new",),
        r"自己的(?:话|内容|文字|东西|语言)?|自[有创]的?(?:内容|文字)?|原创|"
        r"\b(?:its|their)\s+own\b|\boriginal\b|\bown\s+(?:words|text)\b",
    ),
)
_SHARE_FILLERS = re.compile(
    r"多|大|高|文字|内容|比例|占|原文|[有是]|\b(?:words?|texts?|content|is|much|the)\b",
    re.IGNORECASE,
)

_RELATIONS = (
    (
        Relation.VERBATIM,
        r"(?:逐字|原样|一字[不未没]改|原封不动)地?(?:照抄|照录|照搬|保留|抄录|抄写?|沿用)?|照抄|照录|"
        r"\b(?:cop(?:y|ied|ies)\s+(?:it\s+)?)?(?:word[- ]for[- ]word|verbatim|literally)\b"
        r"(?:\s+copied)?|"
        r"(?:\bke(?:ep|pt)\s+)?\bunchanged\b|\bcop(?:y|ied|ies)\b(?!\s+from)",
    ),
    (
        Relation.EDITED,
        r"略改|微改|略[有作加]改[动写]?|小改|(?:只|仅|仅仅)?改[动了]*(?:个别|几个|少数)(?:字词?|词|文字)|"
        r"\b(?:slightly|lightly)\s+(?:edited|changed|altered|modified)\b|\bedited\b",
    ),
    (
        Relation.ADAPTED,
        r"改写|重写|\brewr(?:ote|itten|ites?|ite)\b|\breword(?:s|ed)?\b|\badapted\b",
    ),
)

_COMPARED = re.compile(
    r"不同|不一样|区别|差异|差别|异同|比较|对比|对照|相同|一样|共同|一致|"
    r"\bcompar\w*|\bdiffer\w*|\bversus\b|\bvs\b|\bin\s+common\b|\balike\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(r"(?<!不)(?:相同|一样|共同|一致)|\bin\s+common\b|\balike\b", re.IGNORECASE)
_WITH = "[和与跟同]"
_MORE = (
    (
        1,
        re.compile(
            rf"({MARK})(?:比|{_WITH})({MARK})(?:相比)?[,，]?(?:多|增加|新增)[了出]?(?:什么|哪|几|多少)"
        ),
    ),
    (
        -1,
        re.compile(
            rf"({MARK})(?:比|{_WITH})({MARK})(?:相比)?[,，]?(?:少|缺)[了掉]?(?:什么|哪|几|多少)"
        ),
    ),
    (1, re.compile(rf"({MARK})[才所]?有[、，,]?而?({MARK})(?:没有|无)")),
    (
        1,
        re.compile(
            rf"({MARK})\s+(?:have|has|contain|say|add)s?\b(?:\s+\w+){{0,2}}?\s+"
            rf"(?:beyond\s+|that\s+)?(?:the\s+)?({MARK})(?:\s+(?:doesn['’]?t|does\s+not|lacks?))?",
            re.IGNORECASE,
        ),
    ),
)
_JOINED = re.compile(
    rf"{MARK}\s*(?:[和与跟同及、]|\b(?:and|with|from|to|vs)\b)\s*([\u4e00-\u9fff]{{2,6}}?|[A-Z][a-z]+)"
    rf"(?=的|有|在|怎|相|之|\W|$)|"
    rf"([\u4e00-\u9fff]{{2,6}}|[A-Z][a-z]+)\s*(?:[和与跟同及、]|\b(?:and|with|from|to|vs)\b)\s*{MARK}"
)
_COMPARING = re.compile(
    rf"{_COMPARED.pattern}|(?<={MARK})对|有[何些无]|之间|相比|[和与跟同及、]|在|处理|各自|"
    r"\b(?:between|does|do|how|from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands for the doer in a question, and for what it was done to."""

    doer: str
    object: str


@dataclass(frozen=True, slots=True)
class Citing:
    """Who names which documents; no roles mean any; `attached`: only whose text is attached.

    `denied`: it is asked who doesn't.
    """

    roles: tuple[CitationRole, ...]
    attached: bool
    sides: Sides
    denied: bool


@dataclass(frozen=True, slots=True)
class Share:
    """The kinds of shares whose sum is asked for, and whether the least of it comes first."""

    kinds: tuple[str, ...]
    least: bool


def asks_otherwise(question: str) -> bool:
    """Whether statuses, changes, additions, duties, sources or a quotation are asked about."""
    return bool(
        statuses_asked(question)
        or changes_asked(question)
        or ADDED.search(question)
        or RESPONSIBLE.search(question)
        or asks_whence(question)
        or quoted(question)
    )


def facts_asked(question: str) -> tuple[tuple[str, ...], str]:
    """The facts of a document that are asked for, by name, and the words left.

    >>> facts_asked("江门的文件是哪一年的")[0], facts_asked("what is the date of it")[0]
    (('date',), ('date',))
    """
    names, left = _taken(_FACTS, question)
    return names, _FACT_FILLERS.sub(" ", left) if names else left


def asks_when(question: str) -> bool:
    """Whether a time is asked for."""
    return bool(re.search(_WHEN, question, re.IGNORECASE))


def asks_missing(question: str) -> bool:
    """Whether it is asked which documents are not there.

    >>> asks_missing("哪些地方没有文件"), asks_missing("哪些文件没有提到政务公开")
    (True, False)
    """
    return bool(_MISSING.search(question))


def citing_asked(question: str) -> Citing | None:
    """What is asked of citations.

    >>> citing_asked("江门引用了哪些文件").sides.doer
    '江门'
    """
    attaching = re.search(_ATTACHING, question, re.IGNORECASE)
    if attaching and WHOLE_TEXT.search(question):
        return _citing((CitationRole.TRANSMITS,), True, question, attaching)
    for roles, words in _CITING:
        if match := re.search(words, question, re.IGNORECASE):
            return _citing(roles, False, question, match)
    for roles, words in _NAMING:
        match = re.search(f"(?:{words})(?={_OBJECT})", question, re.IGNORECASE)
        if match and re.search(_WHO, question, re.IGNORECASE):
            return _citing(roles, False, question, match)
    return None


def _citing(
    roles: tuple[CitationRole, ...], attached: bool, question: str, verb: re.Match[str]
) -> Citing:
    whole, before = sides(question, verb), question[: verb.start()]
    if _ASKED_LAST.search(before) and not re.search(f"{MARK}|{_WHO}", question[verb.end() :]):
        whole = Sides("", before)
    return Citing(roles, attached, whole, bool(_NOT.search(before)))


def sides(question: str, verb: re.Match[str]) -> Sides:
    """Who does it and to whom: what stands before and behind the verb; 被 and by turn it round."""
    before, after = question[: verb.start()], question[verb.end() :]
    head, passive, agent = before.rpartition("被")
    if passive:
        return Sides(agent, head)
    behind, by, agent = (
        re.split(r"\b(by)\b", after, maxsplit=1) if " by " in after else (after, "", "")
    )
    if by:
        return Sides(agent, before + behind)
    return Sides(before, after)


def share_asked(question: str) -> tuple[Share | None, str]:
    """The share of a document's text that is asked for, and the words left.

    >>> share_asked("谁照抄最多")[0]
    Share(kinds=('verbatim',), least=False)
    """
    plain = re.search(r"忠实|\bfaithful", question, re.IGNORECASE)
    if not (_MOST.search(question) or plain):
        return None, question
    for kinds, words in _SHARES:
        left, count = re.subn(words, " ", question, flags=re.IGNORECASE)
        if count:
            least = bool(_LEAST.search(left))
            return Share(kinds, least), _SHARE_FILLERS.sub(" ", _MOST.sub(" ", left))
    return None, question


def relations_asked(question: str) -> tuple[tuple[Relation, ...], str, Sides]:
    """The ways of carrying that are asked about, the words left, and who carries from whom.

    >>> relations_asked("哪些是逐字照抄的")[0]
    (<Relation.VERBATIM: 'verbatim'>,)
    """
    first = min(
        (m for _, words in _RELATIONS if (m := re.search(words, question, re.IGNORECASE))),
        key=lambda match: match.start(),
        default=None,
    )
    names, left = _taken(_RELATIONS, question)
    return names, left, sides(question, first) if first else Sides(question, "")


def compares(question: str) -> bool:
    """Whether two documents are to be compared."""
    return bool(_COMPARED.search(question) or more_asked(question))


def more_asked(question: str) -> tuple[str, str] | None:
    """Two marks: of whom it is asked what it has more than the other."""
    for turn, pattern in _MORE:
        if match := pattern.search(question):
            one, other = match.groups()[::turn]
            return one, other
    return None


def asks_alike(question: str) -> bool:
    """Whether it is asked what two have in common, not what sets them apart."""
    return bool(_ALIKE.search(question))


def compared_with(question: str) -> str | None:
    """What stands beside the one document that is marked, joined to it: 比较江门和深圳."""
    match = _JOINED.search(question)
    return (match[1] or match[2]) if match else None


def without_comparing(question: str) -> str:
    """The words left of a comparison."""
    return _COMPARING.sub(" ", question)


def _taken(table: Sequence[tuple[_Name, str]], text: str) -> tuple[tuple[_Name, ...], str]:
    """What a table's words name, and the text without them."""
    found = []
    for name, words in table:
        text, count = re.subn(words, " ", text, flags=re.IGNORECASE)
        found += [name] * bool(count)
    return tuple(found), text
