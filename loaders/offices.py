"""Names of offices: who issues, signs and receives a document."""

from __future__ import annotations

import re
from itertools import takewhile

# Who signs an order, in person: 省长 王某.
SIGNER = r"(?:总\s*理|[省市州县区部]\s*长|(?:自治区)?主\s*席)\s*[：:]?\s*[\u4e00-\u9fff·]{0,5}\s*[\u4e00-\u9fff]{0,3}"
# What an office does in a title, behind its name.
_ACTS = "关于|转发|印发|贯彻|落实"
# What the name of an office ends with.
_ENDINGS = (
    "政府办公厅|政府办公室|政府|国务院办公厅|国务院|管委会办公室|管理委员会办公室|管理委员会|管委会",
    "行政公署|领导小组|办事处|中心|办公厅|办公室|委员会|厅|局|部|委|办|院",
    "总工会|联合会|人大常委会|人民代表大会|残联|妇联|[团共]中央",
    "银行|[分支]行|监会|署|[总支大]队|综合司|管理处|电力(?:有限)?公司",
)
# 某局等三部门, 某局等部委
_AND_OTHERS = r"等(?:[一二三四五六七八九十\d]*个?(?:部门|单位|部委))?"
ISSUER = re.compile(
    # 中国（上海）自由贸易试验区管理委员会
    r"(?:中国[（(][\u4e00-\u9fff]{2,4}[)）])?[\u4e00-\u9fff]{1,30}?"
    rf"(?:{'|'.join(_ENDINGS)})(?:{_AND_OTHERS})?(?={_ACTS}|文件|$)"
)
_ACT = re.compile(_ACTS)
_BETWEEN_OFFICES = re.compile(r"([\s、]+)")
# An office within the one named before it, not a second one: 人民政府 办公室.
_WITHIN = re.compile(
    r"^\S+(?:人民政府|管委会|管理委员会)\s(?:[^省市县区州旗\s]+(?:办公室|办公厅|中心|办))$|\s(?:办公|秘书)"
)
OFFICE = (
    r"(?:人民政府|办公厅|办公室|管委会|管理委员会|委员会|领导小组|法院|检察院|[总支大]队|厅|局)"
)
# An office that is followed by another of the same place, nothing between.
_RUN_ON = re.compile(
    rf"((?:中共)?([\u4e00-\u9fff]{{1,6}}?[省市州盟县区旗])[\u4e00-\u9fff]*?(?:{OFFICE}|委))(?=\2)"
)
# Many offices, or the one that a reply answers.
_RECIPIENTS = re.compile(
    r"^(?:(?:各|市|省|区|县|国务院|驻|中|有关|相关|机关)[^A-Za-z0-9]{2,300}|"
    rf"[×\u4e00-\u9fff]{{2,20}}(?:{OFFICE}|委|部))[：:]$"
)
_BODY = (
    r"(?:各(?:部门|单位|部委|局|委|办|镇|乡|街道|县|区|市)|"
    rf"{OFFICE}|公署|行署|单位|企业|公司|集团|院|校|[大支总]队)"
)
# One of those that a list names.
_RECIPIENT = re.compile(rf"^(?:各|有关).{{1,20}}$|[省市州盟县区旗]委?$|{_BODY}$")
# Who gets a copy, too.
_COPIED = re.compile(rf"(?:{_BODY}|[处科]室?|部队|军分?区|党派|团体|政协|[协学]会|联)$")
_MEMBER = re.compile(
    r"(?:(?:常务|第一)?副?(?:组长|主任(?:委员)?|总?指挥|召集人)|成员(?:单位)?|组员|顾问)[：:]."
)


def apart(title: str) -> tuple[tuple[str, ...], str]:
    """The offices that open a title, set apart by white space or 、, and what follows without any.

    >>> apart("财政部 税务总局关于延续实施优惠政策的 公告")
    (('财政部',), '税务总局关于延续实施优惠政策的公告')
    """
    words = _BETWEEN_OFFICES.split(title)
    offices = tuple(takewhile(_is_office, words[::2]))
    return offices, "".join("".join(words[2 * len(offices) :]).split())


def _is_office(word: str) -> bool:
    return ISSUER.fullmatch(word) is not None and _ACT.search(word) is None


def issuer_of(title: str) -> str | None:
    """Who issued a document by its title as printed; offices that print a space between them by 、.

    >>> issuer_of("财政部 税务总局关于延续实施优惠政策的公告"), issuer_of("关于印发方案的通知")
    ('财政部、税务总局', None)
    >>> issuer_of("江门市人民政府 办公室关于印发方案的通知"), issuer_of("财政部 税务总局")
    ('江门市人民政府办公室', '财政部、税务总局')
    """
    before, rest = apart(title)
    last = None if _ACT.match(rest) else ISSUER.match(rest)
    offices = (*before, *([last.group()] if last else ()))
    if offices and (last or not rest or _ACT.match(rest)):
        issuer = ("" if _WITHIN.search(" ".join(offices)) else "、").join(offices)
    else:
        whole = ISSUER.match("".join(title.split()))
        # The title may begin below who issues it: 某市财政局 某市预算管理办法.
        issuer = whole.group() if whole else "、".join(offices)
    return _RUN_ON.sub(r"\1、", issuer) or None


def is_recipients(text: str) -> bool:
    """Whether a line without white space says to whom a document goes.

    >>> is_recipients("长乐山工业园区,各街道,区委各部委,区直各单位:"), is_recipients("做法如下：")
    (True, False)
    >>> (
    ...     is_recipients("市人民政府决定，对《某市办法》作如下修改："),
    ...     is_recipients("有关事项通知如下："),
    ... )
    (False, False)
    """
    if "《" in text or "如下" in text:
        return False
    if _RECIPIENTS.match(text):
        return True
    if not text.endswith(("：", ":")) or _ACT.search(text):
        return False
    parts = re.split("[，,、；;]", text[:-1])
    named = sum(bool(_RECIPIENT.search(part)) for part in parts)
    return len(parts) > 1 and named * 3 >= len(parts) * 2


def names_member(text: str) -> bool:
    """Whether a line without white space names who is in a group: 副组长：张某."""
    return _MEMBER.match(text) is not None


def ends_with_office(text: str) -> bool:
    """Whether the last name of a list is whole: that of an office.

    >>> ends_with_office("抄送：县政府办、综合处"), ends_with_office("抄送：县政府办、县林")
    (True, False)
    """
    last = re.split("[，、；：,;:]", text)[-1]
    return bool(ISSUER.fullmatch(last) or _COPIED.search(last))
