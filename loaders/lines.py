"""Lines that are no text of a document's body, told by their wording.

Those around it have the fixed forms of GB/T 9704 (layout of official documents of Party and
government); what web pages print of themselves hasn't, so it is listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from loaders.blocks import Block
from loaders.dates import DATE, DAY, WORN_DAY
from loaders.document_numbers import NUMBER, ORDER
from loaders.numbering import label_of
from loaders.offices import OFFICE, SIGNER

# Texts remembered: a line is asked several times what it is.
_REMEMBERED = 1_000


class Frame(StrEnum):
    """Lines around the body of a document, by GB/T 9704."""

    NUMBER = "number"
    DATE = "date"
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


def _any(patterns: Iterable[str]) -> str:
    """One pattern for whatever one of several matches."""
    return f"(?:{'|'.join(patterns)})"


# 三、公开文件 is a heading.
LETTERHEAD = re.compile(r"(?!第?[一二三四五六七八九十百]+[章节条、])[\u4e00-\u9fff、]{4,30}文件$")
# What leads from a page to others; 扫码支付 and 上一条规定的 are words of a text.
_LEADS_ON = (
    r"扫码(?:在|关注|查看|阅读|下载|分享)",
    r"阅读全文$",
    r"继续阅读$",
    r"[上下]一(?:篇|条(?:$|[：:]|信息|没有))",
)
# Lists of links below a text.
_RELATED = (
    "(?:相关(?:文章|链接|解读|文档|附件|稿件|政策|信息|新闻|报道|阅读|办事指南|推荐)|猜你喜欢)"
)
# What a site is registered under.
_REGISTERED = "网站标识码|公网安备|ICP备"
# What a page has a value for, behind a colon.
_LABELS = (
    # Of the document.
    "索引号|发文字号|文号|名称|标题|体裁|有效性|内容概述|核心提示|关键词|主题词",
    "(?:主题|信息|组配|服务)分类",
    "(?:发布|发文|成文|生成|归档|公开|更新)(?:时间|日期)",
    "发布文号|[发颁]布单位",
    "发[布文]机[构关]",
    "(?:信息|文章|稿件)?来源",
    "政策咨询(?:机关|部门|电话)",
    "相关附件|二维码",
    # Of the page.
    "作者|审核|编辑|责编|责任编辑",
    "所属栏目|栏目",
    "(?:您?的?当前)?的?(?:所在)?位置|您的?位置",
    ".{0,2}(?:浏览|访问|点击|阅读)[次数量]*",
    "字[体号]大?小?|视力保护色|分享到?|今天是",
    # Of the site.
    "(?:主办|承办)(?:单位)?|版权所有|备案序?号",
)
# The same in a data base of laws.
_BRACKETED_LABELS = (
    "法规类[别型]|内容类别|时效性|主题分类",
    "(?:发文)?字号|文号",
    "(?:发布|发文|制定|批准)(?:部门|机关)",
    "(?:发布|公布|实施|施行|生效|失效|批准)日期",
    "效力(?:等级|级别|说明)?",
)
_BUTTONS = (
    r"登录(?:\||注册|$)",
    r"注册$|返回$|分享$|收藏$",
    r"返回(?:顶部|首页)",
    r"打印(?:本页|此页|关闭|\||】|$)",
    r"关闭(?:本页|窗口)",
    r"【?字[体号]",
    r"无障碍(?:浏览|阅读|模式|版)?$",
)
_LABELLED = "(?:发布(?:时间|日期)|发[布文]机[构关]|浏览次数|字[体号])[：:]"
_WEB_PAGE = (
    rf"•?{_any(_LABELS)}[：:]",
    rf"•?【{_any(_BRACKETED_LABELS)}】",
    # 时间：2018年5月1日至3日, 实施日期：2018年6月1日前完成 are a task's.
    r"•?(?:时间|日期|(?:实施|施行|生效|失效|废止|颁布|公布)(?:/废止)?日期)[：:]"
    rf"(?:$|(?:{DAY.pattern})[\d:]*(?![至前起]|[之以]前|[上下]午|\d|[—-]))",
    # A label behind others in one line, that is no item.
    rf"(?!\d{{1,2}}[.．、]\D|[（(]?[一二三四五六七八九十]+[)）、.])[^，。；]*{_LABELLED}",
    r"(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[\d:]*(?:(?:文章)?来源[：:]|[\u4e00-\u9fff]{1,8}司$|$)",
    r"[\u4e00-\u9fff]{2,8}[：:](?:https?:/|[\w.-]+/[\w.-]+/)",
    r"文件(?:名称|标题).*(?:关于|印发|转发)",
    r"(?:(?:信息)?公开(?:目录|[方形]式|类别|属性)){2,}$",
    r"首页>|文章正文$|正文$",
    rf"{_RELATED}$",
    r"(?:本文|文章)标签[：:]",
    r"欢迎(?:访问|光临|您)",
    r"(?:微信)?扫一扫|打开微信|使用“扫一扫”",
    rf".*(?:{_REGISTERED})",
    *_LEADS_ON,
    *_BUTTONS,
)
# What the lines look like without white space; the first that matches says what one is.
_FRAMES: Mapping[Frame, tuple[str, ...]] = {
    Frame.DISCLOSURE: (
        r"[（(]?(?:公开方式|信息公开(?:属性|选项|形式|类别)|公开(?:属性|形式|类别))[：:]?(?!公开(?:目录|[方形]式)).{2,10}[)）]?$",
        r"[（(]?此件.{0,6}公开.{0,4}[)）]?$",
    ),
    Frame.COPIES: (r"(?:抄送|主送|分送)[：:]",),
    Frame.PRINTED: (rf".{{0,30}}(?:{DATE.pattern})印发$",),
    Frame.DATE: (
        rf"(?:{SIGNER})?(?:{DATE.pattern})。?$",
        rf"{WORN_DAY.pattern}$",
        rf"[（(](?:{DATE.pattern})(?:[\u4e00-\u9fff]{{2,20}}(?:{OFFICE}|部|院))?[)）]$",
    ),
    Frame.TELEGRAM: (r"发电单位|等级|签发人|签批|缓急|密级", r".{2,12}发电$"),
    Frame.ATTACHMENT: (
        r"附(?:[件表]\d*[：:]?|[一二三四五六七八九十\d]{0,2}[：:])(?:\d+\.)?[^。]{0,80}$",
        r"附件[：:]1[.．、][^。]{0,400}$",
    ),
    Frame.REMARK: (r"(?:备?注\d*|说明)[：:]",),
    Frame.FORM: (r"填报(?:单位|人|日期|时间)", r"[（(]?联系(?:人|电话|方式)"),
    Frame.NUMBER: (
        rf"[（(]?{NUMBER.pattern}[)）]?$",
        rf"{ORDER.pattern}$",
        # One that has lost its last signs.
        r"[\u4e00-\u9fff]{2,14}〔(?:19|20)\d{3,6}$",
    ),
    Frame.PAGE_NUMBER: (
        r"[-—－–]*\d{1,3}[-—－–]*$",
        # A scan is read with 一 for a dash.
        r"[-—－–一]\d{1,3}[-—－–一]$",
        r"[-—=]*(?:第\d{1,3}页|[Pp]age\d{1,3})(?:OCR)?[，,/]?(?:共\d{1,3}页)?[-—=]*$",
    ),
    Frame.LETTERHEAD: (LETTERHEAD.pattern,),
    Frame.WEB_PAGE: _WEB_PAGE,
}
# All of them in one: the name of the group that matches is that of the frame.
_FRAME = re.compile(
    "|".join(f"(?P<{frame.name}>{_any(lines)})" for frame, lines in _FRAMES.items())
)
# Where a page's own text begins below the document's.
_PAGE_FOOT = re.compile(
    _any(
        (
            r"责任编辑|责编|扫一扫",
            rf"{_RELATED}|(?:本文|文章)标签[：:]",
            r"(?:打印|分享|收藏|关闭)(?:本页|此页|窗口)?$",
            r"(?:版权所有|主办(?:单位)?|承办(?:单位)?)[：:]",
            rf".*(?:{_REGISTERED})",
            *_LEADS_ON,
        )
    )
)
_END_FRAMES = {Frame.DISCLOSURE, Frame.COPIES, Frame.PRINTED, Frame.FORM}
_SENTENCE = re.compile(r"[，。；！？,;]")


@lru_cache(_REMEMBERED)
def frame_of(text: str) -> Frame | None:
    """Which frame line a text without white space is, if any; no sentence or item is one of a page's."""
    match = _FRAME.match(text)
    frame = Frame[match.lastgroup] if match and match.lastgroup else None
    sentence = frame is Frame.WEB_PAGE and text.endswith(("。", "；", ";")) and "扫一扫" not in text
    return None if sentence else frame


def is_frame_line(text: str) -> bool:
    """Whether a line belongs to what stands behind the body: imprint, copies, forms."""
    return frame_of("".join(text.split())) in _END_FRAMES


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
    return _PAGE_FOOT.match(text) is not None and not text.endswith("。")


def is_labelled(block: Block) -> bool:
    """Whether a block opens with an outline label, and is no entry of a page's menu."""
    return label_of(block) is not None and not is_menu_line(block)


def holds_stop(text: str) -> bool:
    """Whether a text has the punctuation of a sentence."""
    return _SENTENCE.search(text) is not None


def is_short_line(text: str) -> bool:
    """A line that isn't a sentence: no sentence punctuation, at most 60 characters."""
    return 0 < len(text) <= 60 and not holds_stop(text)
