"""Telling by their wording what lines are: table headings, titles, numbers, dates, imprint.

These are the fixed forms of GB/T 9704 (layout of official documents of Party and
government) and of the task tables attached to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import takewhile

from lineage.numerals import from_han
from loaders.blocks import Block, BlockKind, Extract
from loaders.numbering import label_at, label_of

_CENTURY = "(?:19|20|１９|２０)"
# As it is now (国办发〔2018〕23号), and as it was until 1987 ((78)交公路字412号).
NUMBER = re.compile(
    r"(?:[（(〔\[](?:19)?[4-9]\d[)）〕\]][\u4e00-\u9fff]{1,8}字第?\d{1,4}号|"
    rf"[\u4e00-\u9fff]{{2,14}}\s*[〔\[［﹝(（„【]\s*{_CENTURY}\d\d\s*[〕\]］﹞)）‟】]\s*第?\s*\d+\s*号)"
)
# What an order (令) or an announcement is numbered by, and who gives it.
ORDER = re.compile(
    r"([\u4e00-\u9fff]{2,20})(?:令|公告)(?:[（(〔\[]?[一二三四五六七八九十]{1,3}届[)）〕\]]?)?"
    r"第?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})号[)）]?"
)
# The zero of 二〇一八 is printed as any round sign there is.
_ROUND = "〇○◯零ＯOoΟ0０"
_HAN_YEAR = f"[一二][{_ROUND}一二三四五六七八九]{{3}}"
_HAN_DAY = "[一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"{_CENTURY}\d\d\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|"
    rf"{_HAN_YEAR}\s*年\s*{_HAN_DAY}\s*月\s*{_HAN_DAY}\s*日"
)
# A day that a page has lost signs of: 2019年1123, 20171116, 2018年3月27.
_WORN_DAY = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}|年?\d{2,4}日|年?\d{4})")
# What a regulation says below its title of when and by whom it was passed.
_PROMULGATED = re.compile(
    rf"^[（(]?(?:{DATE.pattern})(?:(?P<order>{ORDER.pattern})|"
    r"(?P<office>[\u4e00-\u9fff]{3,40}?)(?:第[\d一二三四五六七八九十百]+次[\u4e00-\u9fff]{0,4}会议)?)"
    r"(?:公布|发布|颁布|通过|批准)[^。]*$"
)
# Which term a congress is in is no part of its name: 第十一届.
_TERM = re.compile(r"第[\d一二三四五六七八九十百]+届")
# Who signs an order, in person: 省长 王某.
SIGNER = r"(?:总\s*理|[省市州县区部]\s*长|主\s*席)\s*[：:]?\s*[\u4e00-\u9fff·]{0,5}\s*[\u4e00-\u9fff]{0,3}"
# A day as a page prints it of a document, too.
DAY = re.compile(rf"{DATE.pattern}|{_CENTURY}\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)")
YEAR = re.compile(r"((?:19|20)\d\d)\s*[—－-]?\s*(?:\d{4}\s*)?年")
KINDS = (
    "通知|通报|意见|办法|规定|细则|方案|要点|计划|规划|决定|决议|公告|通告|批[复覆]|函|纲要|"
    "分工|分解表|任务表|安排|清单|措施|条例|指引|目录|任务|规程|规则|准则|导则|指南|预案"
)
NOTICE_TITLE = re.compile(
    rf"^(?:[\u4e00-\u9fff（）()、·\d]{{2,40}}?(?:关于|转发|印发).{{2,120}}(?:{KINDS})|"
    r"(?:关于|转发).{2,120}的通知)(?:[（(][^）)]+[）)])?$"
)
PLAN_TITLE = re.compile(
    rf"^[^。；！？：:，,]{{4,60}}(?<!/)(?:{KINDS}|若干政策|台账|(?<!代)表|分解|重点|规范|"
    # Of acts, not of ways: 方法, 做法, 执法.
    r"(?<![办方做作依执立普守合违司用打看说想算书])法)(?:[（(][^）)]+[）)])?$"
)
# What an office does in a title, behind its name.
_ACTS = "关于|转发|印发|贯彻|落实"
ISSUER = re.compile(
    # 中国（上海）自由贸易试验区管理委员会
    r"(?:中国[（(][\u4e00-\u9fff]{2,4}[)）])?[\u4e00-\u9fff]{1,30}?(?:政府办公厅|政府办公室|政府|国务院办公厅|国务院|管委会办公室|"
    r"管理委员会办公室|管理委员会|管委会|行政公署|领导小组|办事处|中心|办公厅|办公室|委员会|厅|局|部|委|办|院|"
    r"总工会|联合会|人大常委会|人民代表大会|残联|妇联|[团共]中央|银行|[分支]行|监会|署|[总支大]队|综合司|电力(?:有限)?公司)(?:等(?:[一二三四五六七八九十\d]*个?(?:部门|单位|部委))?)?"
    rf"(?={_ACTS}|文件|$)"
)
_ACT = re.compile(_ACTS)
_BETWEEN_OFFICES = re.compile(r"([\s、]+)")
# An office within the one named before it, not a second one: 人民政府 办公室.
_WITHIN = re.compile(
    r"^\S+(?:人民政府|管委会|管理委员会)\s(?:[^省市县区州旗\s]+(?:办公室|办公厅|中心|办))$|\s(?:办公|秘书)"
)
OFFICE = r"(?:人民政府|办公厅|办公室|管委会|管理委员会|委员会|领导小组|厅|局)"
# An office that is followed by another of the same place, nothing between.
_RUN_ON = re.compile(
    rf"((?:中共)?([\u4e00-\u9fff]{{1,6}}?[省市州盟县区旗])[\u4e00-\u9fff]*?(?:{OFFICE}|委))(?=\2)"
)
LETTERHEAD = re.compile(r"^[\u4e00-\u9fff、]{4,30}文件$")
# Many offices, or the one that a reply answers.
_RECIPIENTS = re.compile(
    r"^(?:(?:各|市|省|区|县|国务院|驻|中|有关|相关|机关)[^A-Za-z0-9]{2,300}|"
    rf"[×\u4e00-\u9fff]{{2,20}}(?:{OFFICE}|委|部))[：:]$"
)
_RECIPIENT = re.compile(
    rf"^(?:各|有关).{{1,20}}$|[省市州盟县区旗]委?$|各(?:部门|单位|部委|局|委|办|镇|乡|街道|县|区|市)$|"
    rf"(?:{OFFICE}|公署|行署|单位|企业|公司|集团|院|校|[大支总]队)$"
)
FORWARDED = re.compile("转发给?你们|现?予以转发|现转发$")
# What a covering notice says it issues or forwards.
ISSUED = re.compile(
    r"现?将《([^》]{4,80})》.{0,30}(?:印发|转发给?你们)|《([^》]{4,80})》[^《》。]{0,60}(?:现(?:予以?)?|予以)(?:印发|公布|发布)"
)
# What a notice ends with: 特此通知。
FORMULA = re.compile(
    r"^(?:特|专|谨|现)?此(?:复|函|令|告|致|通知|通告|通报|公告|批复|函[复告]|报告|决定)[。.!！]?$"
)
# Where more of it stands, in brackets behind the stop of a sentence: （目录见附件1）.
REFERENCE = re.compile(r"[（(][^（）()]{0,12}[见附][^（）()]{0,12}[)）]")
_MEMBER = re.compile(
    r"(?:(?:常务|第一)?副?(?:组长|主任(?:委员)?|总?指挥|召集人)|成员(?:单位)?|组员|顾问)[：:]."
)
_LONGEST_HEADING, _LONGEST_HEADING_ROW = 40, 80
_SENTENCE = re.compile(r"[，。；！？,;]")


class Frame(StrEnum):
    """Lines around the body of a document, by GB/T 9704."""

    NUMBER = "number"
    DATE = "date"
    RECIPIENTS = "recipients"
    DISCLOSURE = "disclosure"
    COPIES = "cc"
    PRINTED = "printed"
    ATTACHMENT = "attachment"
    LETTERHEAD = "letterhead"
    TELEGRAM = "telegram"
    FORM = "form"
    REMARK = "remark"
    PAGE_NUMBER = "page_number"
    WEB_PAGE = "web_page"


# What leads from a page to others; 扫码支付 and 上一条规定的 are words of a text.
_LEADS_ON = r"扫码(?:在|关注|查看|阅读|下载|分享)|阅读全文$|继续阅读$|[上下]一(?:篇|条(?:$|[：:]|信息|没有))"
_FRAMES: tuple[tuple[Frame, str], ...] = (
    (
        Frame.DISCLOSURE,
        r"^[（(]?(?:公开方式|信息公开(?:属性|选项|形式|类别)|公开(?:属性|形式|类别))[：:]?(?!公开(?:目录|[方形]式)).{2,10}[)）]?$|^[（(]?此件.{0,6}公开.{0,4}[)）]?$",
    ),
    (Frame.COPIES, r"^(?:抄送|主送|分送)[：:]"),
    (Frame.PRINTED, rf"^.{{0,30}}(?:{DATE.pattern})印发$"),
    (
        Frame.DATE,
        rf"^(?:(?:{SIGNER})?(?:{DATE.pattern})。?|{_WORN_DAY.pattern}|[（(](?:{DATE.pattern})(?:[\u4e00-\u9fff]{{2,20}}(?:{OFFICE}|部|院))?[)）])$",
    ),
    (Frame.TELEGRAM, r"^(?:发电单位|等级|签发人|签批|缓急|密级)|.{2,12}发电$"),
    (
        Frame.ATTACHMENT,
        r"^附(?:件|表)\d*[：:]?(?:\d+\.)?[^。]{0,60}$|^附件[：:]1[.．、][^。]{0,400}$",
    ),
    (Frame.REMARK, r"^(?:备?注\d*|说明)[：:]"),
    (Frame.FORM, r"^填报(?:单位|人|日期|时间)|^[（(]?联系(?:人|电话|方式)"),
    (
        Frame.NUMBER,
        rf"^[（(]?{NUMBER.pattern}[)）]?$|^{ORDER.pattern}$|"
        r"^[\u4e00-\u9fff]{2,14}〔(?:19|20)\d{3,6}$",
    ),
    (
        Frame.PAGE_NUMBER,
        r"^(?:[-—－–]*\d{1,3}[-—－–]*|第\d{1,3}页[，,/]?(?:共\d{1,3}页)?)$",
    ),
    (Frame.LETTERHEAD, LETTERHEAD.pattern),
    (
        Frame.WEB_PAGE,
        r"^(?:•?(?:索引号|(?:信息|文章|稿件)?来源|(?:发布|发文|成文|生成|归档|公开|更新)(?:时间|日期)|"
        r"发[布文]机[构关]|发文字号|文号|(?:主题|信息|组配|服务)分类|体裁|名称|标题|有效性|内容概述|"
        r"关键词|主题词|政策咨询(?:机关|部门|电话)|.{0,2}(?:浏览|访问|点击|阅读)[次数量]*|字[体号]大?小?|视力保护色|责任编辑|核心提示|"
        r"(?:您?的?当前)?的?(?:所在)?位置|您的?位置|所属栏目|栏目|分享到?|编辑|责编|审核|作者|今天是|相关附件|"
        r"二维码|(?:主办|承办)(?:单位)?|版权所有|备案序?号)[：:]|"
        r"•?【(?:法规类别|(?:发文)?字号|(?:发布|制定|批准)(?:部门|机关)|(?:发布|公布|实施|施行|失效|批准)日期|"
        r"时效性|效力(?:等级|级别)|主题分类)】|"
        rf"•?(?:时间|日期)[：:](?:$|(?:{DAY.pattern})[\d:]*(?!至|[上下]午|\d|[—-]))|"
        rf"(?:微信)?扫一扫|{_LEADS_ON}|打开微信|使用“扫一扫”|"
        r".*(?:网站标识码|公网安备|ICP备)|[\u4e00-\u9fff]{2,8}[：:](?:https?:/|[\w.-]+/[\w.-]+/)|登录(?:\||注册|$)|注册$|返回$|返回(?:顶部|首页)|打印(?:本页|此页|关闭|\||】|$)|"
        r"(?:(?:信息)?公开(?:目录|[方形]式|类别|属性)){2,}$|首页>|文章正文$|正文$|分享$|收藏$|关闭(?:本页|窗口)|相关(?:文章|链接|解读|文档|附件|稿件|政策|信息|新闻|报道|阅读|办事指南)$|"
        r"【?字[体号]|无障碍(?:浏览|阅读|模式|版)?$|欢迎(?:访问|光临|您)|"
        r"文件(?:名称|标题).*(?:关于|印发|转发)|"
        r"(?!\d{1,2}[.．、]\D|[（(]?[一二三四五六七八九十]+[)）、.])[^，。；]*(?:发布(?:时间|日期)|发[布文]机[构关]|浏览次数|字[体号])[：:]|"
        r"(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[\d:]*(?:(?:文章)?来源[：:]|[\u4e00-\u9fff]{1,8}司$|$))",
    ),
)
# All of them in one: the first that matches gives its name.
_FRAME = re.compile("|".join(f"(?P<{frame.name}>{pattern})" for frame, pattern in _FRAMES))
# Where a page's own text begins below the document's.
_PAGE_FOOT = re.compile(
    rf"^(?:责任编辑|责编|扫一扫|{_LEADS_ON}|相关(?:文章|链接|解读|阅读|文档|附件|信息|新闻|稿件)|"
    r"(?:打印|分享|收藏|关闭)(?:本页|此页|窗口)?$|(?:版权所有|主办(?:单位)?|承办(?:单位)?)[：:])|网站标识码|公网安备|ICP备"
)
_END_FRAMES = {Frame.DISCLOSURE, Frame.COPIES, Frame.PRINTED, Frame.FORM}

# What a column of agencies has in its heading: most blocks have none of it.
_AGENCY = re.compile("单位|部门|处室|科室|股室|责任主体|责任人")
_AGENCY_COLUMN = re.compile(
    r"^(?!各).{0,8}(?:(?<!计[税量价])单位|部门|处室|科室|股室|责任主体|责任人)(?:及.{1,6})?$"
)
_COLUMN_WORD = re.compile(
    r"^(?:序号|编号|.{0,6}(?:任务|事项|内容|要求|措施|目标|举措|项目|步骤|类别|指标|时限|时间|期限|进度|备注|单位|部门|处室|科室|名称|分工|情况|领导))$"
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


def promulgation(text: str) -> tuple[str | None, str] | None:
    """The number of the order, if one is named, and the office that a note below a title names.

    >>> promulgation("（2021年7月2日某市人民政府令第51号公布自2021年9月1日起施行）")
    ('某市人民政府令第51号', '某市人民政府')
    >>> promulgation("2020年3月1日某市人民代表大会常务委员会第三次会议通过")
    (None, '某市人民代表大会常务委员会')
    >>> promulgation("（2001年4月29日某市第十一届人民代表大会第四次会议通过）")
    (None, '某市人民代表大会')
    >>> promulgation("2018年4月8日某市发布《意见》以来，成效明显。")
    """
    if not (said := _PROMULGATED.match(text)):
        return None
    order = said["order"] and ORDER.fullmatch(said["order"])
    return (order.group(), order.group(1)) if order else (None, _TERM.sub("", said["office"]))


def frame_of(text: str) -> Frame | None:
    """Which frame line a text without white space is, if any; no sentence or item is one of a page's."""
    match = _FRAME.match(text)
    frame = Frame[match.lastgroup] if match and match.lastgroup else None
    sentence = frame is Frame.WEB_PAGE and text.endswith(("。", "；", ";")) and "扫一扫" not in text
    return None if sentence else frame


def is_menu_entry(text: str) -> bool:
    """Whether a text without white space leads about a page: 首页, > 政务公开, 当前位置：."""
    return text.startswith(("首页", ">", "/")) or frame_of(text) is Frame.WEB_PAGE


def is_menu_line(block: Block) -> bool:
    """Whether a line is an entry of a page's numbered menu: 1. 首页, a link, or 2. / 政务公开."""
    label = label_of(block)
    beside = block.content[label.length :].squeeze().text if label else ""
    return label is not None and (block.is_link or is_menu_entry(beside))


def is_page_foot(text: str) -> bool:
    """Whether a line without white space stands where a page's own text begins: 责任编辑：."""
    return _PAGE_FOOT.search(text) is not None and not text.endswith("。")


def date_in(text: str) -> date | None:
    """The first date printed in a text, in figures or in Chinese numerals; None for none.

    A text that is a day without some of its signs is that day, where it can be no other.

    >>> date_in("2018年4月8日"), date_in("二○一五年十二月三十一日"), date_in("2018年13月8日")
    (datetime.date(2018, 4, 8), datetime.date(2015, 12, 31), None)
    >>> date_in("2018-04-08 16:40")
    datetime.date(2018, 4, 8)
    >>> date_in("2019年1123"), date_in("201855日"), date_in("2018111日")
    (datetime.date(2019, 11, 23), datetime.date(2018, 5, 5), None)
    """
    if (match := DAY.search(text)) is None:
        return _worn_day(text)
    year, month, day = (part.strip() for part in re.split("[年月日./-]", match.group())[:3])
    return _day(year, month, day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(_year(year), _number(month), _number(day))
    except ValueError:
        return None


def _worn_day(text: str) -> date | None:
    """The day that a text has lost signs of, None where it could be several."""
    if not _WORN_DAY.fullmatch(text):
        return None
    rest = re.sub("[年日]", "", text[4:])
    splits = [rest.split("月")] if "月" in rest else [[rest[:at], rest[at:]] for at in (1, 2)]
    days = [day for month, of_month in splits if (day := _day(text[:4], month, of_month))]
    return days[0] if len(days) == 1 else None


def _year(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    return int("".join("0" if digit in _ROUND else str(from_han(digit)) for digit in digits))


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else from_han(digits)


def is_whole_title(line: str) -> bool:
    """Whether a line, however long, is the whole title of a notice and no sentence."""
    return NOTICE_TITLE.match(line) is not None and not _SENTENCE.search(line)


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


def is_cut_off(line: str) -> bool:
    """Whether a line is as much of a title as a list has room for: 某省关于印发《某省推动…."""
    return line.endswith(("...", "…"))


def is_frame_line(text: str) -> bool:
    """Whether a line belongs to what stands behind the body: imprint, copies, forms."""
    return frame_of("".join(text.split())) in _END_FRAMES


def is_short_line(text: str) -> bool:
    """A line that isn't a sentence: no sentence punctuation, at most 60 characters."""
    return 0 < len(text) <= 60 and not _SENTENCE.search(text)


def is_labelled(block: Block) -> bool:
    """Whether a block opens with an outline label, and is no entry of a page's menu."""
    return label_of(block) is not None and not is_menu_line(block)


def names_member(text: str) -> bool:
    """Whether a line without white space names who is in a group: 副组长：张某."""
    return _MEMBER.match(text) is not None


def header_cells(block: Block) -> tuple[Extract, ...]:
    """The cells of a table's heading row, whether tabbed or only spaced; () for other blocks."""
    if not _AGENCY.search(block.squeezed):
        return ()
    if block.kind is BlockKind.ROW and all(len(c.text) <= _LONGEST_HEADING for c in block.cells):
        cells = tuple(cell.squeeze() for cell in block.cells)
    elif block.kind is BlockKind.LINE and len(block.cells[0].text) <= _LONGEST_HEADING_ROW:
        cells = tuple(_words(block.content))
    else:
        return ()
    words = [cell.text for cell in cells if cell]
    known = sum(is_column_heading(word) or is_agency_column(word) for word in words)
    agencies = bool(agency_columns(words))
    task = any("。" in word or label_at(word) for word in words)
    # 2.2 预案解释部门 is the heading of a section.
    numbered = bool(words) and words[0].replace(".", "").isdecimal()
    heads = len(words) >= 2 and agencies and known * 2 >= len(words) and not (task or numbered)
    return cells if heads else ()


def is_column_heading(word: str) -> bool:
    """Whether a word without white space may head a column of a task table."""
    return bool(_COLUMN_WORD.match(word))


def is_serial_column(heading: str) -> bool:
    """Whether a column with this heading holds the numbers of the rows."""
    return heading in ("序号", "编号")


def agency_columns(headings: Sequence[str]) -> list[int]:
    """Which columns under these headings hold agencies; beside indicators 单位 is what they count in.

    >>> agency_columns(["指标", "单位", "责任单位"]), agency_columns(["任务", "单位"])
    ([2], [1])
    """
    counted = any("指标" in heading for heading in headings)
    return [
        index
        for index, heading in enumerate(headings)
        if is_agency_column(heading) and not (counted and heading == "单位")
    ]


def is_agency_column(heading: str) -> bool:
    """Whether a column with this heading holds agencies."""
    return bool(_AGENCY_COLUMN.match(heading)) and "名称" not in heading


def _words(line: Extract) -> list[Extract]:
    return [line[match.start() : match.end()] for match in re.finditer(r"\S+", line.text)]
