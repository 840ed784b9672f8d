"""Lines that a page has run together: where a label, a title or a signature begins a line."""

from __future__ import annotations

import pytest

from loaders.blocks import Block, BlockKind, Extract
from loaders.layout.flattened import cut_lines


def cut(*lines: str) -> list[str]:
    """The lines, cut, without white space at their ends."""
    start, blocks = 0, []
    for number, line in enumerate(lines, start=1):
        blocks.append(
            Block(BlockKind.LINE, number, (Extract(line, ((start, start + len(line)),)),))
        )
        start += len(line) + 1
    return [block.content.text.strip() for block in cut_lines(blocks)]


PIECES = [
    "某县2018年工作要点实施方案",
    "为深入贯彻落实上级要求，结合本县实际，制定本方案。",
    "一、工作目标进一步加大全县公开力度，拓宽范围。为发展提供支撑。",
    "二、工作任务",
    "(一)围绕建设法治政府，全面推进公开。",
    "1.公开规划，定期更新。做好解读。（县政府办公室牵头）",
    "2.公开预算。（县财政局负责）",
    "(二)围绕重点领域推进公开",
    "3.公开项目。",
    "三、保障措施",
    "（一）加强领导。各部门要重视。",
]


@pytest.mark.parametrize("between", ["", " ", "　　"])
def test_a_whole_plan_on_one_line(between: str) -> None:
    assert cut(between.join(PIECES)) == PIECES


@pytest.mark.parametrize(
    "line",
    [
        "一、加强公开。按照第（二）项要求，公开（一）预算、（二）决算；（三）其他需要公开的信息和材料。",
        "1.公开材料，包括：1.申请书；2.证明；3.其他在审批过程中需要由申请人提交的全部有关材料。",
        "（一）到2020年增长5.5%，其中三、四线城市增长2.5%以上，公开范围不断扩大，群众满意度提高。",
        "二、做好解读。见《2018年任务表（一）》和《2018年任务表（二）》，按职责抓好落实并及时报送情况。",
    ],
)
def test_a_list_within_a_sentence_is_no_outline(line: str) -> None:
    assert cut(line) == [line]


def test_what_a_notice_issues_begins_where_it_stands_without_its_quotes() -> None:
    pieces = [
        "《某市2019年公开要点》已经市政府同意，现印发给你们。",
        "某市人民政府办公室",
        "2019年5月6日",
        "（此件公开发布）",
        "某市2019年公开要点",
        "2019年是关键的一年，要做好工作。",
        "一、加强公开",
    ]
    assert cut("".join(pieces)) == pieces


def test_a_signature_at_the_end_of_the_last_paragraph() -> None:
    pieces = ["三、强化督查。适时开展督查。", "某市人民政府办公室", "2019年6月10日"]
    assert cut("一、甲", "二、乙", " ".join(pieces))[2:] == pieces


@pytest.mark.parametrize("office", ["财政部", "国家发展改革委", "审计署", "某省人民政府"])
def test_the_nations_offices_sign_at_the_end_of_a_paragraph_too(office: str) -> None:
    pieces = ["六、强化督查。本通知自2019年9月1日起施行。", office, "2019年7月26日"]
    assert cut("".join(pieces)) == pieces


def test_the_number_of_a_page_is_cut_out_between_sentences() -> None:
    pieces = [
        "第三条 本办法所称公开，是指向社会公开规划。",
        "- 2 -",
        "第四条 公开坚持公平公正。本办法所称解读，限于规划 - 3 - 和预算。",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_the_end_of_a_list_of_recipients_is_left_in_its_line() -> None:
    line = "试验区管委会，省直各单位：《公开工作实施意见》已经省委、省政"
    assert cut(line, "府同意，现印发给你们。") == [line, "府同意，现印发给你们。"]


def test_a_range_of_figures_is_no_number_of_a_page() -> None:
    pieces = ["第三条 温度如下： -5 - 10 度。", "第四条 公开坚持公平公正。"]
    assert cut(" ".join(pieces)) == pieces


def test_a_day_by_which_something_is_due_signs_nothing() -> None:
    due = "现将《某县2012年环保专项行动方案》转发给你们。 2012年5月10日 前各单位要报送材料。"
    assert cut(due) == [due]


def test_offices_that_sign_together_in_a_line() -> None:
    pieces = [
        "《实施意见》已经省委、省政府同意，现印发给你们，请结合实际认真贯彻执行。",
        "中共某省委办公厅",
        "某省人民政府办公厅",
        "2016年12月28日",
        "（此件公开发布）",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_ministries_offices_sign_together_below_a_body() -> None:
    pieces = ["国家卫生健康委办公厅 国家中医药局综合司", "2024年10月28日"]
    assert cut("一、甲", " ".join(pieces))[1:] == pieces


def test_a_notice_on_one_line_ends_with_its_annexes_the_day_and_whom_to_ask() -> None:
    pieces = [
        "区直各部门:",
        "现将省效能办《关于完善制度的通知》（某效〔2015〕17号）转发给你们，并通知如下：",
        "一、各部门要填写清单（附件2）。",
        "二、各部门应于10月10日前报送清单。",
        "附件：1.关于完善制度的通知（某效〔2015〕17号） 2.某部门清单",
        "某市政府办公室",
        "2015年9月16日",
        "（联系人及电话：某某 0591-23121177）",
        "附件2 某部门清单",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_a_day_that_nobody_signs_parts_a_notice_from_the_plan_that_it_forwards() -> None:
    pieces = [
        "各镇政府，县直各有关单位：",
        "区环保局制定了《某区2012年环保专项行动实施方案》，经管委会同意，现予转发，请遵照执行。",
        "二○一二年五月十日",
        "某区2012年环保专项行动实施方案",
        "为全面贯彻落实会议精神，结合我区实际，制定本方案。",
        "一、指导思想",
        "严厉打击环境违法行为，切实维护人民群众环境权益。",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_white_space_parts_the_heading_of_a_section_from_its_text() -> None:
    pieces = [
        "一、总体要求和目标",
        "全面贯彻落实党的十八大精神，坚持以公开为常态、不公开为例外。",
        "二、推进政务公开",
        "（一）推进决策 公开，扩大公众参与，增强决策的透明度。",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_a_section_may_follow_agencies_without_a_sign() -> None:
    pieces = [
        "一、提升能力。开展培训。 责任单位：省教育厅、人社厅，福建证监局、厦门证监局",
        "二、加大支持力度。鼓励市发改局三、四科室提供服务。",
    ]
    assert cut("".join(pieces)) == pieces


def test_a_task_may_begin_with_a_year() -> None:
    pieces = [
        "（一）纵深推进减权放权，为就业降门槛",
        "1.2017年10月底前实现“多证合一”。",
        "2.推进改革试点，增长3.5%以上。",
    ]
    assert cut("一、任务分工", " ".join(pieces))[1:] == pieces


def test_a_list_of_annexes_above_the_signature() -> None:
    pieces = [
        "各科室，各站所，各村：",
        "为提高保障公共安全的能力，制定《总体应急预案（修订）》，现印发给你们。",
        "附件：总体应急预案（修订）",
        "某市某区某镇人民政府",
        "2020年10月22日",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_a_head_on_one_line() -> None:
    pieces = [
        "某省人民政府贯彻国务院关于推进改革的指导意见的实施意见",
        "某政发[2009]69号 2009-11-03",
        "为贯彻《国务院关于推进改革的指导意见》（国发[2008]30号）精神，提出以下意见。",
        "一、总体要求",
    ]
    assert cut(" ".join(pieces)) == pieces


@pytest.mark.parametrize(
    "pieces",
    [
        ["某市人民政府文件", "某府〔2020〕1号", "某市人民政府关于做好防汛的通知", "各县人民政府："],
        # Joint offices stand above and below the word, so a PDF's text has them around it.
        [
            *("国家能源局南方监管局文件", "某省发展和改革委员会", "南方监能安全〔2025〕84号"),
            *("国家能源局南方监管局某省发展和改革委员会关于做好防汛的通知", "各市、县发展改革委："),
        ],
    ],
)
def test_a_letterhead_run_together_with_number_and_title(pieces: list[str]) -> None:
    assert cut("".join((*pieces, "为做好防汛，现就有关事项通知如下。"))) == [
        *pieces,
        "为做好防汛，现就有关事项通知如下。",
    ]


def test_names_that_could_be_parted_in_many_ways_are_parted_once() -> None:
    """Two offices end in each 厅局: every way to part them would be tried without end."""
    line = f"某某省能源局文件{'某某省厅厅局' * 40}的通知"
    assert "".join(cut(line)) == line


def test_a_signature_run_together_with_the_day_and_what_is_public() -> None:
    pieces = ["某局某省发展和改革委员会", "2025年7月28日", "（主动公开）"]
    assert cut("".join(pieces)) == pieces


def test_chapters_and_articles_run_together_are_cut_where_they_are_due() -> None:
    pieces = [
        "某市公开办法",
        "第一章总则",
        "第一条为规范公开，根据《条例》第八条制定本办法。",
        "第二条本办法第三条所称信息，是指公开的信息。",
        "第二章职责",
        "第三条违反第一条规定的，依照第五条处理。",
    ]
    assert cut("某市政府办公室" + "、各部门", "".join(pieces)) == [
        "某市政府办公室、各部门",
        *pieces,
    ]


def test_points_in_brackets_are_cut_where_they_are_due() -> None:
    pieces = [
        "（三）工作原则",
        "(1)以人为本，预防为主。按照第(2)项的要求做好准备。",
        "(2)统一领导，分级负责。建立健全应急管理体制。",
        "（四）组织体系",
    ]
    assert cut(" ".join(pieces)) == pieces


def test_what_a_page_prints_below_the_text_is_a_line_of_its_own() -> None:
    article = "第三十八条　本条例自2008年5月1日起施行。"
    before = "第三十七条　与人民群众利益密切相关的公共企事业单位在提供社会公共服务过程中制作、获取的信息的公开，参照本条例执行。"
    assert cut(f"{before}{article} 附件下载") == [before, article, "附件下载"]


def test_an_article_may_follow_a_remark_in_brackets() -> None:
    line = "第一条 考核按年进行。(详见附件) 第二条 考核采用评分制。(以上含本数) 第三条 考核公开。"
    assert [text[:3] for text in cut(line)] == ["第一条", "第二条", "第三条"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "政务服务丨某市人民政府关于深化改革的实施意见",
            ["政务服务丨", "某市人民政府关于深化改革的实施意见"],
        ),
        (
            "时间：2016-05-20 微信 微博 QQ空间 全真版 文字版 文件下载 相关链接： --> 某省公开办法",
            [
                "时间：2016-05-20 微信 微博 QQ空间 全真版 文字版 文件下载 相关链接： -->",
                "某省公开办法",
            ],
        ),
        (
            "关于印发《扶持办法》的通知(发布日期：2025年03月10日文号：某规范〔2025〕3号)",
            [
                "关于印发《扶持办法》的通知",
                "(发布日期：2025年03月10日文号：某规范〔2025〕3号)",
            ],
        ),
        (
            "国务院令 第492号 《公开条例》已经国务院第165次常务会议通过，现予公布。 总 理 温某某 二○○七年四月五日 公开条例",
            [
                "国务院令 第492号",
                "《公开条例》已经国务院第165次常务会议通过，现予公布。",
                "总 理 温某某 二○○七年四月五日",
                "公开条例",
            ],
        ),
        (
            "三、纠正乱收费 严禁向农民转嫁摊派资金。（牵头单位：用地科） 某县国土资源局 二〇一二年九月六日 来源：某县政府网 附件下载",
            [
                "三、纠正乱收费 严禁向农民转嫁摊派资金。（牵头单位：用地科）",
                "某县国土资源局",
                "二〇一二年九月六日",
                "来源：某县政府网 附件下载",
            ],
        ),
    ],
)
def test_what_a_page_puts_in_the_line_of_a_text_is_cut_off(line: str, parts: list[str]) -> None:
    assert cut(line) == parts


@pytest.mark.parametrize("label", ["一、", "1.", "1、"])
def test_the_first_label_may_stand_right_behind_a_title(label: str) -> None:
    pieces = ["某市人民政府办公室关于印发2019年政务公开工作要点的通知", f"{label}加强公开。"]
    assert cut("".join(pieces)) == pieces


def test_what_a_notice_ends_with_is_no_sentence_of_its_last_paragraph() -> None:
    pieces = ["四、敬请广大市民积极配合公安交通管理部门工作，自觉遵守本通告。", "特此通告"]
    signed = ["某市公安局交通警察支队", "2023年1月20日"]
    assert cut(" ".join((*pieces, *signed))) == [*pieces, *signed]
    assert cut("".join(pieces) + "。") == [pieces[0], "特此通告。"]
