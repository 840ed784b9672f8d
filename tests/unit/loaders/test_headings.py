"""Lines told apart by their wording."""

from __future__ import annotations

import pytest

from loaders.headings import (
    ISSUER,
    NUMBER,
    Frame,
    date_in,
    frame_of,
    is_page_foot,
    is_recipients,
    issuer_of,
)


@pytest.mark.parametrize(
    "line",
    [
        "各市、县人民政府，省政府各部门：",
        "呼伦贝尔市人民政府：",
        "省财政厅：",
        "相关单位：",
        "县发展改革委:",
        "立山经济开发区,各街道办事处,各区直部门,各有关单位:",
        "长乐山工业园区,各街道,区委各部委,区直各单位:",
        "某县、甲城、乙县委和人民政府,新区各部门:",
        "共青团各省、自治区、直辖市委:",
        "盟行政公署、市人民政府，自治区各委、办、厅、局，各大企业、事业单位：",
    ],
)
def test_whom_a_document_is_sent_to(line: str) -> None:
    assert is_recipients(line)


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项通知如下：",
        "市人民政府决定，对《某市垃圾处理办法》作如下修改：",
        "责任单位：",
        "工作目标：",
        "某省关于落实《决定》的意见各市、县政府，各部门，各单位：",
        "要做到以下几点，各负其责，抓好落实：",
    ],
)
def test_what_only_leads_on(line: str) -> None:
    assert not is_recipients(line)


def test_full_width_figures_are_figures() -> None:
    assert NUMBER.fullmatch("东政办发〔２０２１〕１５号")
    day = date_in("２０２１年６月８日")
    assert day is not None
    assert day.isoformat() == "2021-06-08"


@pytest.mark.parametrize(
    "line", ["12", "-3-", "—3—", "第4页", "第4页共5页", "第4页，共12页", "———3—"]
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


@pytest.mark.parametrize(
    "name",
    [
        "中国人民银行某省分行",
        "国家能源局综合司",
        "国网某市电力公司",
        "中华全国总工会",
        "共青团中央",
        "某省妇联",
        "某市工商业联合会",
        "某市人民政府办公室",
        "省人民政府",
        "中国人民银行",
        "某市消防救援总队",
        "中国（某省）自由贸易试验区某片区管理委员会",
        "教育部等八部门",
    ],
)
def test_issuers(name: str) -> None:
    match = ISSUER.match(f"{name}关于印发工作要点的通知")
    assert match
    assert match.group() == name


def test_a_pages_line_that_names_the_file_is_no_title() -> None:
    assert frame_of("文件名称某县人民政府关于印发某办法的通知") is Frame.WEB_PAGE


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        (
            "江门市人民政府办公室\n转发广东省人民政府办公厅\n转发国务院办公厅要点的通知",
            "江门市人民政府办公室",
        ),
        (
            "某省人民政府办公厅\n转发省人力资源社会保障厅等部门\n关于做好就业工作意见的通知",
            "某省人民政府办公厅",
        ),
        ("国务院 中央军委关于印发办法的通知", "国务院、中央军委"),
        ("某市人民政府\n政务管理办公室关于印发方案的通知", "某市人民政府政务管理办公室"),
        ("某省发展和\n改革委员会关于印发方案的通知", "某省发展和改革委员会"),
        ("财政部、税务总局关于延续政策、措施的公告", "财政部、税务总局"),
        ("某市市场监管局 某市消防救援总队关于建立机制的通知", "某市市场监管局、某市消防救援总队"),
        ("某市政府关于分解任务的通知", "某市政府"),
        (
            "中共某市委办公室某市人民政府办公室印发《意见》的通知",
            "中共某市委办公室、某市人民政府办公室",
        ),
        ("某省人民政府贯彻国务院关于改革的意见的实施意见", "某省人民政府"),
        ("某省政府\n某省关于解决农村缺水问题试行办法", "某省政府"),
    ],
)
def test_who_issued_a_document_by_its_title(title: str, issuer: str) -> None:
    assert issuer_of(title) == issuer


@pytest.mark.parametrize(
    "line",
    [
        "•【制定机关】某县人民政府",
        "【发布日期】2006.03.17",
        "2022-08-24 14:59  来源:  某市水务局 分享:",
        "公开方式:主动公开发布机构:法制办所属主题:",
    ],
)
def test_what_a_page_says_of_itself_in_one_line(line: str) -> None:
    assert frame_of("".join(line.split())) is Frame.WEB_PAGE


def test_those_addressed_may_be_institutes_companies_and_brigades() -> None:
    assert is_recipients("各省交通局,某市工程局,851、103大队,第一、二公路设计院,某集团:")


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
        "上一条所列事项",
    ],
)
def test_ordinary_text_is_nothing_that_a_page_says_of_itself(line: str) -> None:
    assert frame_of(line) is None
    assert not is_page_foot(line)
