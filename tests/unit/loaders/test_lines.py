"""Lines that are no text of a document's body, and text that is."""

from __future__ import annotations

import pytest

from loaders.lines import Frame, frame_of, is_page_foot


@pytest.mark.parametrize(
    "line",
    [
        *("12", "-3-", "—3—", "第4页", "第4页共5页", "第4页，共12页", "———3—"),
        *("一3—", "—3一", "---第4页OCR---", "---Page4---"),
    ],
)
def test_page_numbers(line: str) -> None:
    assert frame_of(line) is Frame.PAGE_NUMBER


@pytest.mark.parametrize(
    "line",
    [
        "扫一扫在手机打开当前页",
        "打开微信，点击底部的“发现”，",
        "使用“扫一扫”即可将网页分享至朋友圈。",
        "主办：某市人民政府办公室",
        "某县人民政府主办某县数据局承办网站标识码：4306240001某公网安备43062402000173号",
        "原文链接:https://www.example.gov.cn/zwgk/t20231109.htm",
    ],
)
def test_what_a_page_prints_for_itself(line: str) -> None:
    assert frame_of(line) is Frame.WEB_PAGE


def test_a_pages_line_that_names_the_file_is_no_title() -> None:
    assert frame_of("文件名称某县人民政府关于印发某办法的通知") is Frame.WEB_PAGE


@pytest.mark.parametrize(
    "line",
    [
        "•【制定机关】某县人民政府",
        "【发布日期】2006.03.17",
        "2022-08-24 14:59  来源:  某市水务局 分享:",
        "公开方式:主动公开发布机构:法制办所属主题:",
        "实施日期：2018-06-01",
    ],
)
def test_what_a_page_says_of_itself_in_one_line(line: str) -> None:
    assert frame_of("".join(line.split())) is Frame.WEB_PAGE


@pytest.mark.parametrize(
    "line",
    [
        "扫码支付，年底前覆盖率达到九成，并持续优化体验，做好老年人服务",
        "继续阅读经典，办好读书节",
        "公文应当完整标注发文机关：联合发文的，主办机关排列在前；",
        "1.发布时间：每月5日前",
        "（二）发布机构：市统计局",
        "名称：统一为“示范点”；",
        "时间：2024年3月至5月",
        "实施日期：2018年6月1日前完成",
        "公布日期：以网站公布为准",
        "上一条所列事项",
    ],
)
def test_ordinary_text_is_nothing_that_a_page_says_of_itself(line: str) -> None:
    assert frame_of(line) is None
    assert not is_page_foot(line)
