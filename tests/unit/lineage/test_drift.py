from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.drift import Inherited, drifts
from lineage.model import Drift, DriftKind, Level
from tests import bundled


@pytest.mark.parametrize(
    ("unit", "upstream", "lost"),
    [
        ("lechang-2018-41:10.1", "10.1", "年底前"),
        ("lechang-2018-41:8.3", "8.5", "年内"),
        ("lechang-2018-41:15.1", "16.1", "年底前"),
        ("huizhou-2018:13.1", "13.1", "9月底前"),
    ],
)
def test_deadlines_lost_on_the_way(unit: str, upstream: str, lost: str) -> None:
    edges = bundled.view().inherits(units=[unit], clauses=[f"{bundled.NATION}:{upstream}"])
    found = {(drift.kind, drift.upstream) for edge in edges for drift in edge.drifts}
    assert (DriftKind.DEADLINE_LOST, lost) in found


@pytest.mark.parametrize(
    ("unit", "upstream", "level"),
    [
        ("lechang-2018-41:10.1", "10.1", None),
        ("lechang-2018-41:8.3", "8.5", Level.PROVINCE),
        ("lechang-2018-41:15.1", "16.1", Level.NATIONAL),
        ("huizhou-2018:13.1", "13.1", Level.PROVINCE),
        (f"{bundled.PROVINCE}:5.3", "10.1", None),
    ],
)
def test_for_whom_a_lost_deadline_was_set(unit: str, upstream: str, level: Level | None) -> None:
    (edge,) = bundled.view().inherits(units=[unit], clauses=[f"{bundled.NATION}:{upstream}"])
    assert [each.set_for for each in edge.drifts if each.kind is DriftKind.DEADLINE_LOST] == [level]


def drifted(upstream: str, unit: str, carried: str = "", window: str = "") -> tuple[Drift, ...]:
    return drifts(Inherited(upstream, unit, carried or upstream, window or unit))


def kinds(upstream: str, unit: str, deadline: str | None = None) -> list[DriftKind]:
    pair = Inherited(upstream, unit, upstream, unit, columns=(None, deadline))
    return [each.kind for each in drifts(pair)]


def test_a_moved_deadline() -> None:
    assert kinds("8月底前完成验收。", "10月底前完成验收。") == [DriftKind.DEADLINE_CHANGED]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("6月底前", "6月30日前"),
        ("6月底前", "上半年"),
        ("2020年底前", "2020年12月底前"),
        ("第三季度末前", "9月底前"),
        ("年内", "今年年底前"),
        ("十五个工作日内", "15个工作日内"),
        ("三年内", "3年之内"),
        ("9月以前", "9月前"),
    ],
)
def test_a_deadline_in_other_words_has_not_changed(old: str, new: str) -> None:
    assert kinds(f"{old}完成整改。", f"{new}完成整改。") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("9月底前", "9月前"), ("三年内", "年内"), ("十日内", "十五日内"), ("3日内", "3个工作日内")],
)
def test_a_deadline_in_much_the_same_words_has_changed(old: str, new: str) -> None:
    assert kinds(f"{old}完成整改。", f"{new}完成整改。") == [DriftKind.DEADLINE_CHANGED]


def test_a_deadline_in_a_column_of_its_own_is_not_lost() -> None:
    assert kinds("年底前完成清理。", "完成清理。", "2018年12月") == []


@pytest.mark.parametrize(
    ("upstream", "column", "changed"),
    [
        ("9月底前", "2018年12月", True),
        ("年底前", "2018年9月", True),
        ("2018年底前", "2019年12月", True),
        ("6月底前", "上半年", False),
        ("第三季度末前", "9月30日前", False),
        ("9月底前", "9月中旬", True),
        ("年内", "12月31日前", False),
        ("年底前", "2018年", False),
        ("9月底前", "9月、12月", False),
        ("9月底前", "长期坚持", False),
        ("20个工作日内", "2018年12月", False),
    ],
)
def test_a_deadline_is_compared_with_that_of_a_column(
    upstream: str, column: str, changed: bool
) -> None:
    whole = f"{upstream}完成清理"
    found = drifts(Inherited(f"{whole}。", "完成清理。", whole, "完成清理", columns=(None, column)))
    said = [Drift(DriftKind.DEADLINE_CHANGED, upstream, column)] if changed else []
    assert list(found) == said


def test_a_changed_number() -> None:
    assert kinds("公开率达到95%。", "公开率达到90%。") == [DriftKind.NUMBER_CHANGED]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "再生金属供应占比达到24%以上。",
            "再生金属供应占比持续提升。",
            [(DriftKind.NUMBER_LOST, "24%", "")],
        ),
        (
            "到2030年装配式建筑的比例达到40%。",
            "到2025年装配式建筑的比例达到30%，到2030年提高。",
            [(DriftKind.NUMBER_LOST, "40%", "")],
        ),
        ("实施30年以上老旧管网更新工程，推进管网改造。", "推进老旧小区的管网改造。", []),
        # Left out with its phrase; the same in words; another number in its place.
        ("推进公开，占比达到24%以上。", "推进公开。", []),
        ("清理三个平台。", "清理3个平台。", []),
        ("每年至少开展2次检查。", "每年至少开展两次检查。", []),
        ("每月至少开展15次检查。", "每月至少开展十五次检查。", []),
        (
            "每年至少组织2次监督检查。",
            "按照第二次会议部署，每年至少组织监督检查。",
            [(DriftKind.NUMBER_LOST, "2次", "")],
        ),
        ("新建公园达到30%以上。", "新建公园达到三成以上。", []),
        ("公开率达到100%。", "公开率达到百分之百。", []),
        (
            "每年至少组织2次监督检查。",
            "每年至少组织监督检查。",
            [(DriftKind.NUMBER_LOST, "2次", "")],
        ),
        (
            "新建公园达到24%以上。",
            "新建公园达到三成，绿地达到30%。",
            [(DriftKind.NUMBER_CHANGED, "24%", "三成")],
        ),
        # What stands there is said in another measure.
        ("达标的面积占建成区40%以上。", "达标的面积占建成区50平方公里以上。", []),
        ("培训干部一批，推进公开。", "培训干部，推进公开。", []),
        # The heading is kept whole: it is no rest of the phrase that goes with the number.
        ("推进排水系统建设。推进东湖等23个排水系统建设。", "推进排水系统建设。", []),
        (
            "改造投放点1.7万余个，规范标识。",
            "改造投放点，规范标识。",
            [(DriftKind.NUMBER_LOST, "1.7万余个", "")],
        ),
    ],
)
def test_a_lost_number(old: str, new: str, found: list[tuple[DriftKind, str, str]]) -> None:
    assert [(each.kind, each.upstream, each.unit) for each in drifted(old, new)] == found


def test_a_number_that_a_window_tears_breaks_nothing() -> None:
    """What other clauses explain is cut from the window: 30 某些个 may become 30, then 个."""
    (found,) = drifted("设20个试点。", "设30某些个试点。", window="设30\n\n\n个试点。")
    assert (found.kind, found.upstream) == (DriftKind.NUMBER_LOST, "20个")


def test_a_number_lost_that_was_set_for_provinces_says_so() -> None:
    old = "推进改造，省级政府网站改造率达到90%。"
    new = "推进改造，政府网站改造率达标。"
    (lost,) = drifts(Inherited(old, new, old, new, level=Level.COUNTY))
    assert (lost.kind, lost.set_for) == (DriftKind.NUMBER_LOST, Level.PROVINCE)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("5个工作日", "15个工作日", DriftKind.NUMBER_CHANGED),
        ("170座", "12座", DriftKind.NUMBER_CHANGED),
        ("21000吨", "1610吨", DriftKind.NUMBER_CHANGED),
        ("900余辆", "80余辆", DriftKind.NUMBER_CHANGED),
        ("800余万份", "2万份", DriftKind.NUMBER_CHANGED),
        ("50平方公里", "8平方公里", DriftKind.NUMBER_CHANGED),
        ("10个试点", "110个试点", DriftKind.NUMBER_CHANGED),
        ("5%", "95%", DriftKind.NUMBER_CHANGED),
        ("24小时", "124小时", DriftKind.NUMBER_CHANGED),
        ("1月底前", "11月底前", DriftKind.DEADLINE_CHANGED),
        ("2月底前", "12月底前", DriftKind.DEADLINE_CHANGED),
        ("12月底前", "2月底前", DriftKind.DEADLINE_CHANGED),
        ("2018年底前", "2019年底前", DriftKind.DEADLINE_CHANGED),
        ("30日内", "130日内", DriftKind.DEADLINE_CHANGED),
        ("3年内", "13年内", DriftKind.DEADLINE_CHANGED),
    ],
)
def test_what_is_part_of_another_has_changed(old: str, new: str, kind: DriftKind) -> None:
    assert kinds(f"推进公开，{old}完成。", f"推进公开，{new}完成。") == [kind]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30%", "三成"),
        ("三成", "百分之三十"),
        ("10000个", "1万个"),
        ("1.7万余个", "17000多个"),
        ("两千万元", "2000万元"),
        ("6个月", "半年"),
        ("2年", "24个月"),
        ("6个月内", "半年内"),
        ("十四日内", "两周内"),
        ("一百二十日内", "120日内"),
    ],
)
def test_the_same_in_another_writing_has_not_changed(old: str, new: str) -> None:
    assert kinds(f"推进公开，{old}完成。", f"推进公开，{new}完成。") == []
    assert kinds(f"推进公开，{new}完成。", f"推进公开，{old}完成。") == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("每年开展两次检查", "每年开展一次检查", DriftKind.NUMBER_CHANGED),
        ("调整周期不超过五年", "调整周期不超过三年", DriftKind.NUMBER_CHANGED),
        ("半年内完成检查", "一年内完成检查", DriftKind.DEADLINE_CHANGED),
    ],
)
def test_what_is_written_in_words_changes_too(old: str, new: str, kind: DriftKind) -> None:
    assert kinds(f"{old}。", f"{new}。") == [kind]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("全国推广新能源汽车100万辆。", "全省推广新能源汽车8万辆。", False),
        ("建成服务点8000个、中转站170座。", "建成服务点670个、中转站12座。", False),
        ("全国安排补助资金50亿元。", "全省安排补助资金2亿元。", False),
        # No part is greater; nor is one of what every place, village or firm has to do alike.
        ("全国推广新能源汽车8万辆。", "全省推广新能源汽车10万辆。", True),
        ("全国覆盖率达到45%。", "全省覆盖率达到40%。", True),
        ("每村建成服务点3个。", "每村建成服务点2个。", True),
        ("推动100人以上的企业建立工会。", "推动50人以上的企业建立工会。", True),
        ("每件补贴不超过2000元。", "每件补贴不超过1000元。", True),
        ("支持常住人口50万人以上城市建设枢纽。", "支持常住人口2万人以上城市建设枢纽。", True),
        ("全国培训农民50万人以上，提高技能。", "全省培训农民2万人以上，提高技能。", False),
        ("组织专项检查10次。", "组织专项检查5次。", True),
    ],
)
def test_a_places_share_is_no_change(old: str, new: str, told: bool) -> None:
    below = drifts(Inherited(old, new, old, new, apart=True))
    assert {each.kind for each in below} == {DriftKind.NUMBER_CHANGED} if told else not below
    assert set(kinds(old, new)) == {DriftKind.NUMBER_CHANGED}


@pytest.mark.parametrize(
    ("old", "found"),
    [
        ("推进建设，松江新城建设用地达标面积达到60%。", []),
        ("推进建设，城镇化地区建设用地达标面积达到60%。", [DriftKind.NUMBER_LOST]),
        ("推进建设，建成区建设用地达标面积达到60%。", [DriftKind.NUMBER_LOST]),
    ],
)
def test_a_number_set_for_a_town_is_not_lost_elsewhere(old: str, found: list[DriftKind]) -> None:
    assert kinds(old, "推进建设，全区建设用地达标面积持续提高。") == found


def test_what_another_unit_of_the_document_says_is_not_lost() -> None:
    upstream = "收到申请之日起15个工作日内答复；延长期限的，告知申请人，每件不超过2次。"
    unit, elsewhere = (
        "延长期限的，告知申请人，每件不超过规定次数。",
        "收到申请之日起十五个工作日内答复。",
    )
    pair = Inherited(upstream, unit, upstream, unit)
    lost = DriftKind.DEADLINE_LOST, DriftKind.NUMBER_LOST
    assert tuple(each.kind for each in drifts(pair)) == lost
    split = replace(pair, elsewhere=elsewhere + "每件不超过两次。")
    assert drifts(split) == ()


def test_a_year_to_reach_a_goal_in_ends_when_a_deadline_does() -> None:
    by, goal = "2025年底前实现全面应用。", "到2025年，实现全面应用。"
    assert kinds(by, goal) == kinds(goal, by) == []
    assert kinds(by, "到2026年，实现全面应用。") == [DriftKind.DEADLINE_LOST]
    assert kinds(by, "到2025年6月底前，实现全面应用。") == [DriftKind.DEADLINE_CHANGED]


@pytest.mark.parametrize(("old", "new"), [("1月底前", "11月底前"), ("5个工作日", "15个工作日")])
def test_a_number_cut_by_the_window_counts_whole(old: str, new: str) -> None:
    upstream, unit = f"{old}完成。", f"{new}完成。"
    (found,) = drifted(upstream, unit, window=upstream)
    assert (found.upstream, found.unit) == (old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("95%", "95％"),
        ("3 项", "3项"),
        ("年底前", "今年底前"),
        ("6月1日以前", "6月1日前"),
        ("9月底", "9月底之前"),
        ("30日以内", "30日内"),
        ("9月底前", "2018年9月底前"),
        ("2018年底前", "年底前"),
    ],
)
def test_another_way_to_print_the_same_is_no_drift(old: str, new: str) -> None:
    assert kinds(f"推进公开，{old}完成。", f"推进公开，{new}完成。") == []


def test_a_document_number_and_an_anniversary_are_no_quantities() -> None:
    assert kinds("按照国办发〔2018〕22号要求办理3项。", "按照粤办发〔2019〕7号要求办理3项。") == []
    assert kinds("贯彻建党90周年庆祝大会精神。", "贯彻建党100周年庆祝大会精神。") == []
    assert kinds("组织培训2周。", "组织培训3周。") == ["number_changed"]


@pytest.mark.parametrize(
    ("upstream", "unit"),
    [
        ("能效提升20%以上。", "能效提升2000万以上。"),
        ("到2030年电气化比例达到20%。", "新建居住建筑执行超低能耗建筑标准的比例达到50%。"),
    ],
)
def test_numbers_of_other_measures_or_in_other_phrases_have_not_changed(
    upstream: str, unit: str
) -> None:
    assert DriftKind.NUMBER_CHANGED not in kinds(upstream, unit)


def test_a_number_changes_into_the_one_that_stands_in_the_same_phrase() -> None:
    upstream = "管网漏损率控制在8%以内，雨水利用率达到30%。"
    unit = "雨水利用率达到40%，管网漏损率控制在9%以内。"
    found = [(each.upstream, each.unit) for each in drifted(upstream, unit)]
    assert found == [("8%", "9%"), ("30%", "40%")]


def test_a_number_changes_into_one_that_another_target_of_the_plan_has() -> None:
    carried, unit = "投资规模较2023年增长25%以上", "投资规模较2023年增长30%左右"
    (found,) = drifted(f"{carried}，回收量较2023年增长30%。", f"{unit}。", carried, unit)
    assert (found.kind, found.upstream, found.unit) == (DriftKind.NUMBER_CHANGED, "25%", "30%")


def test_what_a_number_is_measured_against_is_no_year_to_reach_it_in() -> None:
    upstream = "到2027年设备投资较2023年增长25%以上，关键工序数控化率超过75%。"
    unit = "到2027年实现全覆盖，重点企业关键工序数控化率超过80%。"
    found = [(each.upstream, each.unit) for each in drifted(upstream, unit)]
    assert ("75%", "80%") in found


def test_a_number_that_is_not_carried_has_not_changed() -> None:
    upstream, unit = "完善标准，覆盖率达到80%。", "完善标准，覆盖率达到90%。"
    assert drifted(upstream, unit, "完善标准") == ()


@pytest.mark.parametrize(
    ("upstream", "unit", "found"),
    [
        ("推进试点，为确保平稳实施，按月公开。", "推进试点，按月公开。", []),
        ("推进试点，确保平稳实施，按月公开。", "推进试点，平稳实施，按月公开。", []),
        ("探索综合服务模式。", "鼓励综合服务模式。", []),
        ("探索综合服务模式。", "鼓励探索综合服务模式。", ["duty_weakened"]),
        ("继续安排专项资金支持项目建设。", "积极争取专项资金支持项目建设。", []),
        ("引导企业投保责任保险。", "鼓励企业投保责任保险。", []),
        ("上网电量全部进入市场。", "上网电量全面进入市场。", []),
        # It says how, not what; is no word by itself; is the part of a standard.
        ("全面推进土方凭证管理。", "推进土方凭证管理。", []),
        ("健全覆盖基层的回收网络。", "扩大基层的回收网络。", []),
        ("推动充电设施改造。", "按照《充电互动第2部分：有序充电》推动充电设施改造。", []),
        ("缺口由市场保障。", "缺口部分由市场保障。", []),
        ("缺口由市场保障。", "缺口在部分地区由市场保障。", ["scope_narrowed"]),
        ("推进改革工作。", "推进改革试点工作。", []),
        # Who hands a notice on speaks of its own level only.
        ("落实各级规划的资金保障。", "落实区级规划的资金保障。", []),
        ("推行告知承诺制度。", "开展告知承诺制度试点。", ["scope_narrowed"]),
        ("组织告知承诺制度试点。", "开展告知承诺试点。", []),
        ("推广钢结构住宅。", "探索试点钢结构住宅。", ["duty_weakened", "scope_narrowed"]),
        ("采用智能设施。", "采用智能设施，符合《安全规范第1部分：总则》。", []),
        ("对落实好的，予以表彰。", "对落实好的，予以鼓励。", []),
        ("全面贯彻落实党的二十大精神，推进公开。", "深入贯彻党的二十大精神，推进公开。", []),
        ("全面落实党务公开要求。", "落实党务公开要求。", []),
        ("全面落实党务公开要求。", "因地制宜落实党务公开要求。", ["scope_narrowed"]),
        ("完成全部294项标准修订。", "完成各类294项标准修订。", []),
        ("完成全部294项标准修订。", "完成294项标准修订。", ["scope_narrowed"]),
        # A bare task commands by its form; one with its subject says it does.
        ("行政机关应当建立考核制度。", "建立考核制度。", []),
        ("行政机关应当建立考核制度。", "行政机关须建立考核制度。", []),
        ("不得向企业摊派费用。", "不向企业摊派费用。", []),
        ("行政机关应当建立考核制度。", "行政机关建立考核制度。", ["duty_weakened"]),
        ("行政机关应当建立考核制度。", "行政机关逐步建立考核制度。", ["duty_weakened"]),
        ("有关单位应当批评教育。", "由教育部门或者有关单位批评教育。", []),
        # The weak word is said of something else.
        ("推广余热利用技术。", "余热利用技术以及鼓励采用其他工艺。", []),
        ("落实农机报废补贴政策。", "支持农机报废补贴等资金争取。", []),
        ("年底前完成农机报废补贴。", "争取年底前完成农机报废补贴。", ["duty_weakened"]),
        ("每年开展公开工作评估。", "适时开展公开工作评估。", ["duty_weakened"]),
        ("完善信息公开制度。", "逐步扩大试点范围并完善信息公开制度。", []),
        ("完善信息公开制度。", "逐步并轨，完善信息公开制度。", []),
        ("完善信息公开制度。", "逐步完善信息公开制度。", ["duty_weakened"]),
        ("鼓励全民所有制单位利用滩涂发展养殖。", "鼓励单位利用滩涂发展养殖。", []),
        ("放宽市场准入。", "通过放宽市场准入、试点先行等方式推进。", []),
    ],
)
def test_words_count_where_they_oblige_or_narrow(
    upstream: str, unit: str, found: list[str]
) -> None:
    assert [each.value for each in kinds(upstream, unit)] == found


def test_how_often_something_had_to_be_done_is_told_with_what_weakens_it() -> None:
    (drift,) = drifted("每年开展公开工作评估。", "适时开展公开工作评估。")
    assert (drift.upstream, drift.unit) == ("每年", "适时")


@pytest.mark.parametrize("unit", ["可以公开。", "原则上公开。"])
def test_a_weakened_duty(unit: str) -> None:
    assert kinds("必须公开。", unit) == [DriftKind.DUTY_WEAKENED]


def test_a_narrowed_scope() -> None:
    assert kinds("全面公开财政预算信息。", "在试点单位公开财政预算信息。") == [
        DriftKind.SCOPE_NARROWED
    ]


def test_words_kept_are_no_drift() -> None:
    text = "各级政府必须在年底前全面公开10项内容。"
    assert kinds(text, text) == []


@pytest.mark.parametrize(
    ("unit", "upstream"), [("huizhou-2018:10.1", "10.1"), ("huizhou-2018:6.1", "6.1")]
)
def test_what_another_clause_says_and_what_is_left_out_weakens_no_duty(
    unit: str, upstream: str
) -> None:
    """惠州 has 原则上 from the clause after; and leaves 必须到现场办理的事项… out as a whole."""
    (edge,) = bundled.view().inherits(units=[unit], clauses=[f"{bundled.NATION}:{upstream}"])
    assert DriftKind.DUTY_WEAKENED not in {drift.kind for drift in edge.drifts}


def test_a_deadline_lost_with_its_whole_sentence_is_left_out() -> None:
    upstream = "优先完成有序充电标准；2025年底前，完成双向充放电标准，推进应用。"
    carried = "优先完成有序充电标准"
    assert drifted(upstream, f"{carried}。", carried, carried) == ()
    (lost,) = drifted(upstream, "推进应用。", "推进应用", "推进应用")
    assert (lost.kind, lost.upstream) == (DriftKind.DEADLINE_LOST, "2025年底前")


def test_a_word_lost_with_its_whole_phrase_is_no_narrowing() -> None:
    upstream, unit = "全面清理热线，加快整合各类政务热线。", "加快整合各类政务热线。"
    assert drifted(upstream, unit, "加快整合各类政务热线") == ()


@pytest.mark.parametrize(
    ("unit", "column", "changed"),
    [
        ("完成清理。", "2018年12月", "2018年12月"),
        ("完成清理。", "9月底前", None),
        ("完成清理。", None, None),
        ("完成目录清理。", "12月", "12月"),
        ("10月底前完成清理。", None, "10月底前"),
        ("9月底前完成清理。", None, None),
    ],
)
def test_a_deadline_in_the_column_above_is_compared_too(
    unit: str, column: str | None, changed: str | None
) -> None:
    found = drifts(Inherited("完成清理。", unit, "完成清理", unit, columns=("2018年9月底", column)))
    expected = [Drift(DriftKind.DEADLINE_CHANGED, "2018年9月底", changed)] if changed else []
    assert list(found) == expected


def test_a_deadline_that_was_set_on_the_way() -> None:
    """广东 wants 今年内 what the nation wants without a date."""
    edges = bundled.view().inherits(
        units=[f"{bundled.PROVINCE}:1.3"], clauses=[f"{bundled.NATION}:2.2"]
    )
    found = {(drift.kind, drift.unit) for edge in edges for drift in edge.drifts}
    assert (DriftKind.DEADLINE_ADDED, "今年内") in found


def test_a_day_that_is_only_named_sets_no_deadline() -> None:
    assert kinds("公开决算。", "自2021年1月1日起公开决算。") == []


@pytest.mark.parametrize(
    ("upstream", "unit", "found"),
    [
        ("受理后2日内办结。", "受理后两日内办结。", []),
        ("受理后2日内办结。", "受理后三日内办结。", [DriftKind.DEADLINE_CHANGED]),
        ("2025年6月1日起投产的项目，由各地组织。", "投产的项目，由各地组织。", []),
        ("本办法有效期至2022年12月31日，由各地组织。", "本办法由各地组织。", []),
        ("第三季度完成公开。", "三季度完成公开。", []),
        ("2025年6月1日以前投产的项目，由各地组织。", "项目由各地组织。", []),
        ("将情况报告指挥部。", "将情况在30分钟内报告指挥部。", [DriftKind.DEADLINE_ADDED]),
        ("建成避难场所。", "建成避难场所（截止2024年底）。", []),
        ("截至2024年底，已建成避难场所。", "已建成避难场所。", []),
        ("申报截止2024年6月底前。", "申报截止。", [DriftKind.DEADLINE_LOST]),
        ("报废2012年6月30日前（含当日）注册登记的乘用车。", "报废符合条件的乘用车。", []),
        ("车辆须为公布之日前登记在本人名下的。", "车辆须为2025年1月8日前登记在本人名下的。", []),
        ("2025年6月1日以前投产，由各地组织。", "由各地组织。", [DriftKind.DEADLINE_LOST]),
        ("各地要在2025年底前出台具体方案，加强指导。", "要加强指导。", []),
        ("各地要在年底前出台方案。", "各县要出台方案。", [DriftKind.DEADLINE_LOST]),
        ("项目可自愿申请退出。", "项目可以自愿申请退出。", []),
        ("项目经许可申请退出。", "项目经许可可以申请退出。", [DriftKind.DUTY_WEAKENED]),
    ],
)
def test_what_is_a_deadline_and_what_permits(
    upstream: str, unit: str, found: list[DriftKind]
) -> None:
    assert kinds(upstream, unit) == found
