"""Names of offices in titles, and those that documents are sent to."""

from __future__ import annotations

import pytest

from loaders.offices import ISSUER, is_recipients, issuer_of


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


def test_those_addressed_may_be_institutes_companies_and_brigades() -> None:
    assert is_recipients("各省交通局,某市工程局,851、103大队,第一、二公路设计院,某集团:")
