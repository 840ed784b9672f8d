"""Lines told apart by their wording."""

from __future__ import annotations

import pytest

from loaders.headings import ISSUER, NUMBER, RECIPIENTS, Frame, date_in, frame_of


@pytest.mark.parametrize(
    "line",
    ["各市、县人民政府，省政府各部门：", "呼伦贝尔市人民政府：", "省财政厅：", "县发展改革委:"],
)
def test_whom_a_document_is_sent_to(line: str) -> None:
    assert RECIPIENTS.match(line)


@pytest.mark.parametrize("line", ["现将有关事项通知如下：", "责任单位：", "工作目标："])
def test_what_only_leads_on(line: str) -> None:
    assert not RECIPIENTS.match(line)


def test_full_width_figures_are_figures() -> None:
    assert NUMBER.fullmatch("东政办发〔２０２１〕１５号")
    day = date_in("２０２１年６月８日")
    assert day is not None
    assert day.isoformat() == "2021-06-08"


@pytest.mark.parametrize("line", ["12", "-3-", "—3—", "第4页", "第4页共5页", "第4页，共12页"])
def test_page_numbers(line: str) -> None:
    assert frame_of(line) is Frame.PAGE_NUMBER


@pytest.mark.parametrize(
    "name", ["中华全国总工会", "共青团中央", "某省妇联", "某市工商业联合会", "某市人民政府办公室"]
)
def test_issuers(name: str) -> None:
    match = ISSUER.match(f"{name}关于印发工作要点的通知")
    assert match
    assert match.group() == name


def test_a_pages_line_that_names_the_file_is_no_title() -> None:
    assert frame_of("文件名称某县人民政府关于印发某办法的通知") is Frame.WEB_PAGE
