from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.outline import Parsed

NOTICE = """某市科技局关于做好选派工作的通知
某科发〔2024〕1号
各县科技局：
现将有关事项通知如下：
一、选派条件。身体健康。
附件：1.申请表
2.任务清单
某市科技局
2024年4月2日
"""
TASKS = "附件2\n任务清单\n序号\t任务\t责任单位\n1\t做好选派。\t各县科技局\n"


def texts(parsed: Parsed) -> list[str]:
    (document,) = parsed.documents
    return [c.text for i in document.items if i.kind == "item" for c in i.clauses]


@pytest.mark.parametrize(
    "form",
    [
        "附件1\n科技特派员申请表\n姓名\n一、基本情况\n（可附页）\n1.获奖情况\n（盖章）\n年 月 日\n",
        "附件1：\n科技特派员\n申请表（样表）\n姓名\t\t单位\t\n说明：一式三份。\n",
        "附件1：参会回执\n姓名\n一、到达时间\n二、返程时间\n",
        "附件1\n值班登记表\n日期\t\t值班单位\t\n领导\t\t联系电话\t\n",
    ],
)
def test_a_blank_form_is_no_text(parse_text: Callable[[str], Parsed], form: str) -> None:
    parsed = parse_text(NOTICE + form + TASKS)
    assert texts(parsed) == ["身体健康。", "做好选派。"]
    (document,) = parsed.documents
    assert any(each.kind == "form" for each in document.residue)
    assert parsed.ledger.unplaced() == ()


@pytest.mark.parametrize(
    "annex",
    [
        "附件1\n重点任务汇总表\n序号\t任务\t责任单位\n1\t做好推荐。\t各县科技局\n",
        "附件1\n信息公开办法\n第一条 做好推荐。\n第二条 及时公开。\n",
        "附件1\n信息公开任务表\n一、工作任务\n做好推荐。（责任单位：各县科技局）\n",
        "附件1：申请表\n二、选派要求\n做好推荐。\n",
        "附件\n重点任务落实情况表\n一、选派工作。\n做好推荐。\n",
        "附件1：选派方案\n附件2：申报表\n某市选派方案\n一、工作任务\n做好推荐。\n",
    ],
)
def test_what_holds_tasks_or_articles_or_a_plan_is_no_form(
    parse_text: Callable[[str], Parsed], annex: str
) -> None:
    assert "做好推荐。" in texts(parse_text(NOTICE + annex))


@pytest.mark.parametrize("mark", ["附件1：申请表\n附件2：汇总表\n", "附件\n1.申请表\n2.汇总表\n"])
def test_a_list_of_forms_hides_no_signature(parse_text: Callable[[str], Parsed], mark: str) -> None:
    head = NOTICE.partition("附件")[0]
    (document,) = parse_text(f"{head}{mark}某市科技局\n2024年4月2日\n").documents
    assert (document.date, document.issuer) == ("2024-04-02", "某市科技局")


def test_the_imprint_behind_a_form_is_read(parse_text: Callable[[str], Parsed]) -> None:
    form = "附件1\n推荐表\n姓名\n抄送：市委办公室。\n"
    (document,) = parse_text(NOTICE + form).documents
    assert [f.value for f in document.facts if f.name == "cc"] == ["抄送：市委办公室。"]
