"""Lines to paragraphs: what goes on in the next line, and what can't."""

from __future__ import annotations

import pytest

from loaders.blocks import Block, BlockKind, Extract
from loaders.layout.paragraphs import join_lines


def joined(*lines: str) -> list[str]:
    start, blocks = 0, []
    for number, line in enumerate(lines, start=1):
        runs = ((start, start + len(line)),)
        blocks.append(Block(BlockKind.LINE, number, (Extract(line, runs),)))
        start += len(line) + 1
    return [block.content.text for block in join_lines(blocks)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("《某市2019年公开要点》已经", "市政府同意，现印发给你们。"),
        ("《屠宰管理条例》已经1997年12月12日", "国务院第六十四次常务会议通过，现予发布。"),
        ("根据省政府要求，结合本市", "实际，制定本方案。"),
        ("见《某市公开", "要点》。"),
        ("责任单位：", "市财政局、市审计局"),
        ("为进一步落实", "《某省振兴规划》精神，制定本方案。"),
        ("各市、县人民政府,省政府", "各部门、各直属机构:"),
    ],
)
def test_a_line_that_goes_on(one: str, two: str) -> None:
    assert joined(one, two) == [one + two]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("某省发文部署公开工作,这几大领域重点推进!", "某省人民政府办公厅"),
        ("(一)做好公开.及时公开规划,定期更新.", "某市人民政府办公室"),
        ("要做好（一）公开，二）解读。", "一、加强公开"),
        ("编制依据", "《某省振兴规划》等。"),
        ("(四)设专利奖;", "扫码在手机上打开本文"),
        ("欢迎监督,举报电话:12345", "特此通告。"),
        ("提示:根据清理结果的通知》 ( 某政〔2019〕38号,继续有效", "各县人民政府,市直各单位:"),
        ("某政办发〔2015179", "各区人民政府，市各委办局："),
        ("为贯彻某政发〔201897号，制定本方案。", "做好公开，做好解读。"),
        ("责任单位：", "二、做好解读"),
        ("责任单位:市发改委、市财政局(第一单位为牵头单位,下同)", "时限要求:持续推进"),
    ],
)
def test_a_line_that_is_complete(one: str, two: str) -> None:
    assert joined(one, two) == [one, two]


@pytest.mark.parametrize("mark", [".", "．", "、"])
def test_a_list_of_attachments_is_one_paragraph(mark: str) -> None:
    lines = [f"附件：1{mark}路长名单", f"2{mark}资金分配表", f"3{mark}考核表"]
    assert joined(*lines) == ["".join(lines)]


BROKEN = (
    (
        "“十四五”时期是某市开启全面建设现代化新",
        "征程向第二个百年奋斗目标奋进的第一个五年",
        "。",
    ),
    (
        "要坚持以公开促落实、以公开促规范、以公开",
        "促服务，把公开贯穿于政务运行全过程和各方",
        "面各环节。",
    ),
    (
        "各级行政机关要把政务公开工作列入议事日程",
        "及时研究解决公开工作中的重大问题和具体困",
        "难。",
    ),
)


def test_a_full_line_goes_on_even_if_it_has_no_comma() -> None:
    """As pages print a paragraph: lines of one width, the last shorter."""
    lines = [line for paragraph in BROKEN for line in paragraph]
    office = "某市人民政府办公室"
    assert joined(*lines, office) == [*map("".join, BROKEN), office]


def test_a_full_line_that_ends_in_a_semicolon_goes_on() -> None:
    """A sentence has its semicolon anywhere; a point of a list seldom fills its line."""
    sentence = ("对公开目录中的事项要逐条逐项公开到位到人；", "对目录外的事项另行研究。")
    points = ("一是公开目录中的各事项；", "二是公开目录外的事项。")
    lines = [line for paragraph in BROKEN for line in paragraph]
    expected = [*map("".join, BROKEN), "".join(sentence), *points]
    assert joined(*lines, *sentence, *points) == expected
    set_in = f"　　{sentence[1]}"
    assert joined(*lines, sentence[0], set_in) == [*expected[:-3], sentence[0], set_in]


def test_lines_of_any_length_are_paragraphs_of_their_own() -> None:
    lines = [
        "关于公开工作的若干意见和措施",
        "做好各级机关公开",
        "某市公开工作领导小组办公室",
        "某市",
    ]
    assert joined(*lines) == lines


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_list_below_attachments_is_one_paragraph(colon: str) -> None:
    lines = (f"附件{colon}", "1.重点任务表", "2.情况汇总表（2024年）", "某市人民政府")
    assert joined(*lines) == ["".join(lines[:3]), lines[3]]


def test_a_list_that_goes_on_elsewhere_is_none_of_attachments() -> None:
    lines = ("附件：", "3.公开政府信息")
    assert joined(*lines) == list(lines)


def test_a_reference_behind_a_stop_ends_a_paragraph() -> None:
    lines = ("对已不执行的4件文件，宣布失效。（目录见附件2）", "本决定自公布之日起生效。")
    assert joined(*lines) == list(lines)


def test_a_remark_with_numbers_is_one_paragraph() -> None:
    lines = ("备注：1.类型：非法加油点等；", "2.品种：汽油、柴油等；")
    assert joined(*lines) == ["".join(lines)]


def test_a_sentence_goes_on_behind_the_rule_between_two_pages() -> None:
    one, two = "对存在重大隐患的，不予通过，并", "下达整改通知书，限期整改。"
    blocks = [
        Block(BlockKind.LINE, 1, (Extract(one, ((0, len(one)),)),)),
        Block(BlockKind.RULE, 2),
        Block(BlockKind.LINE, 3, (Extract(two, ((20, 20 + len(two)),)),)),
    ]
    assert [each.content.text for each in join_lines(blocks) if each.content] == [one + two]


@pytest.mark.parametrize("marks", [["—2—"], ["一2—", "--- 第 3 页 OCR ---"]])
def test_a_sentence_goes_on_behind_the_number_of_a_page(marks: list[str]) -> None:
    one, two = "加强统一调度管", "理，依据标准做好监督。"
    whole, *pages = joined(f"完善机制，{one}", *marks, two)
    assert (whole, pages) == (f"完善机制，{one}{two}", marks)


def test_a_bare_number_may_be_a_cell() -> None:
    assert joined("完善机制，加强统一调度", "2", "依据标准做好监督。")[1] == "2"


def test_who_signs_above_the_day_is_no_part_of_a_sentence_that_lost_its_stop() -> None:
    lines = ("现将方案印发给你们,请认真贯彻执行", "某市人民政府办公室", "2018525")
    assert joined(*lines) == list(lines)


def test_what_only_opens_a_sentence_is_no_heading() -> None:
    lines = ("一、新一届人民政府,根据", "《某市工作规则》,制定本规则。")
    assert joined(*lines) == ["".join(lines)]


def test_who_prints_a_document_is_none_of_those_it_is_copied_to() -> None:
    lines = ("抄送：县政府办、县林业局", "某县人民政府办公室")
    assert joined(*lines) == list(lines)
    assert joined("抄送：省委办公厅，省", "纪委办公厅") == ["抄送：省委办公厅，省纪委办公厅"]
