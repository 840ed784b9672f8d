from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.columns import Column, columns_of


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["工作任务", "具体要求", "责任单位"], "item text responsible"),
        (["工作要求", "工作任务", "具体措施", "落实单位"], "section item text responsible"),
        (["序号", "任务", "牵头单位", "配合单位", "时限"], "serial text lead support deadline"),
        (["任务", "牵头单位", "支撑单位"], "text lead support"),
        (
            ["事项", "任务", "责任单位", "实施步骤", "完成时限"],
            "item text responsible steps deadline",
        ),
        (["任务", "牵头单位"], "text responsible"),
        (["责任单位", "工作任务", "备注"], "responsible text other"),
        (["序号", "事项", "纪要位置", "责任单位"], "serial text other responsible"),
        (["普法内容", "普法对象", "普法措施", "责任处室"], "item other text responsible"),
        (["指标", "单位", "2025年", "属性", "责任部门"], "text other other other responsible"),
        (["承办单位", "项目", "年度目标", "一季度"], "responsible item text other"),
        (["任务", "单位"], "text responsible"),
        (["任务", "责任单位", "启动时间", "完成时间"], "text responsible other deadline"),
        (["项目", "建设内容", "总投资", "责任单位"], "item text other responsible"),
        (["事项名称", "责任事项", "追责情形", "责任机构"], "item text other responsible"),
        (["序号", "任务", "实施主体"], "serial text responsible"),
        (["事项", "决策程序", "是否听证", "承办单位"], "text other other responsible"),
    ],
)
def test_what_the_columns_hold(headings: list[str], columns: str) -> None:
    assert columns_of(headings) == tuple(map(Column, columns.split()))


HEADINGS = st.lists(
    st.sampled_from(
        ["序号", "任务", "责任单位", "牵头单位", "完成时限", "时间进度", "实施步骤", "备注", "措施"]
    ),
    min_size=2,
    max_size=7,
)


@given(HEADINGS)
def test_no_two_columns_hold_the_same_but_agencies(headings: list[str]) -> None:
    columns = columns_of(headings)
    agencies = {Column.LEAD, Column.SUPPORT, Column.RESPONSIBLE}
    single = [column for column in columns if column not in agencies | {Column.OTHER}]
    assert len(columns) == len(headings)
    assert len(single) == len(set(single))
