"""What an edge says of the wording that is carried."""

from __future__ import annotations

import pytest

from lineage.align import Prepared, Upstream, align
from lineage.align.decide import borrowed, matched
from lineage.align.edges import meant, relation
from lineage.align.rarity import Rarity
from lineage.model import DriftKind, Inherits, Level, Relation
from tests import bundled
from tests.small import document

LONG = "依托一体化在线政务服务平台建立事项清单动态调整机制，逐项编制办事指南并向社会公布。"


def only_edge(upstream: str, unit: str) -> Inherits:
    """The edge of a unit to a clause of a document that it declares."""
    below, above = Prepared(document("x", unit, LONG)), Prepared(document("y", upstream, LONG))
    edge, _ = align(below, Upstream([above]), {"y"}).inherits
    return edge


def test_words_copied_whole_are_verbatim() -> None:
    edge = bundled.edges("huizhou-2018:1.2")[f"{bundled.NATION}:1.2"]
    assert edge.relation is Relation.VERBATIM
    assert edge.carried == 1.0


def test_a_clause_spread_over_a_long_unit_is_adapted_however_much_of_it_is_left() -> None:
    edge = bundled.edges("huizhou-2018:15.1")[f"{bundled.NATION}:2.8"]
    assert edge.carried > 0.7
    assert edge.relation is Relation.ADAPTED


def kind_of(unit: str, upstream: str) -> Relation:
    """The kind of the best match of a unit with a clause of a document that it declares."""
    below, above = Prepared(document("x", unit, LONG)), Prepared(document("y", upstream, LONG))
    first, *_ = matched(below, Upstream([above]), {"y"})
    assert (first.match.unit.position, first.match.upstream.position) == (0, 0)
    return relation(first.match, meant(first.match.runs))


def test_one_particle_less_is_an_edit() -> None:
    text = "要把公开透明作为政府工作的基本要求，坚持以公开为常态、不公开为例外，充分保障人民群众的知情权。"
    assert kind_of(text, text) is Relation.VERBATIM
    assert kind_of(text[1:], text) is Relation.EDITED


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        # Seven tenths of it, and half (data/gold/README.md: cut to about 55 % or less).
        ("制定湿垃圾资源化产品的补贴政策，打通湿垃圾资源化利用产品出路。", Relation.EDITED),
        ("制定湿垃圾资源化产品的补贴政策，打通湿垃圾利用出路。", Relation.ADAPTED),
        # 56 %, but in five scraps; as much in two stretches that have changed places.
        ("研究湿垃圾资源，用于绿地林地土壤，补贴的政策，打通湿垃圾的出路。", Relation.ADAPTED),
        ("打通湿垃圾资源化利用产品出路，制定湿垃圾资源化产品政策。", Relation.ADAPTED),
    ],
)
def test_an_edit_keeps_most_of_a_clause_in_few_stretches(unit: str, kind: Relation) -> None:
    upstream = (
        "加快研究制定湿垃圾资源化产品用于绿地林地土壤改良的补贴政策，打通湿垃圾资源化利用产品出路。"
    )
    assert kind_of(unit, upstream) is kind


def test_what_a_cited_document_is_called_is_no_wording() -> None:
    upstream = (
        "认真落实《政府网站发展指引》（国办发〔2017〕47号），优化考评体系，继续做好常态化抽查通报。"
    )
    assert (
        kind_of("落实发展指引，优化考评体系，继续做好常态化抽查通报。", upstream) is Relation.EDITED
    )
    law = "修订出台《中华人民共和国政府信息公开条例》。"
    named = "《中华人民共和国政府信息公开条例》施行后，要调整完善配套措施，严格落实各项规定。"
    assert kind_of(named, law) is Relation.ADAPTED


def test_a_local_replacement_is_a_slot() -> None:
    slots = [slot for edge in bundled.lineage().inherits for slot in edge.slots]
    found = {(slot.upstream, slot.unit) for slot in slots}
    assert {("全省", "全市"), ("省直", "市直"), ("广东", "江门")} <= found
    assert ("9月底前", "并向省") not in found


@pytest.mark.parametrize(
    ("upstream", "unit", "slots"),
    [
        (
            "项目接入应由省级能源主管部门组织。",
            "项目接入由自治区能源主管部门组织。",
            ["省级→自治区"],
        ),
        ("联合住房建设部、国家发展改革委推进。", "联合住房建设委、市发展改革委推进。", ["国家→市"]),
        ("执行中遇到问题向国家能源局反映。", "执行中遇到问题报告省能源局反映。", ["国家→省"]),
        ("做好全省能源项目评审。", "做好一批能源项目评审。", []),
        # Whole, though 全 and 直 are shared; where both begin, too.
        ("做好全省能源项目评审。", "做好全市能源项目评审。", ["全省→全市"]),
        ("省直各部门组织能源项目评审。", "市直各部门组织能源项目评审。", ["省直→市直"]),
        ("以省（区、市）为单位公布项目。", "以县、区为单位公布项目。", ["省（区、市）→县、区"]),
        ("指导各省（区、市）公布项目。", "指导各州（市）公布项目。", ["各省（区、市）→各州（市）"]),
        ("由省直接组织能源项目评审。", "由市直接组织能源项目评审。", ["省→市"]),
    ],
)
def test_a_slot_is_the_words_of_place_and_level_alone(
    upstream: str, unit: str, slots: list[str]
) -> None:
    found = only_edge(upstream, unit).slots
    assert [f"{slot.upstream}→{slot.unit}" for slot in found] == slots


@pytest.mark.parametrize(
    ("upstream", "unit", "found"),
    [
        (
            "已经执行到期的，均不再纳入机制执行范围。",
            "做好项目管理。每年11月底前自主确定电量规模。已经执行到期的，均不再纳入机制执行范围。",
            [],
        ),
        (
            "做好项目管理，已经执行到期的，均不再纳入机制执行范围。",
            "做好项目管理，鼓励企业参与，已经执行到期的，均不再纳入机制执行范围。",
            [],
        ),
        ("支持金融机构提供高质量金融服务。", "鼓励金融机构提供高质量金融服务。", ["duty_weakened"]),
        # A term of 全部… is shared, no more; then a quarter of it.
        (
            "按照有路必养的要求将养护资金纳入预算，全部农村公路养护及路域环境整治责任到人。",
            "按照有路必养的要求将养护资金纳入预算，完善农村公路配套政策。",
            [],
        ),
        (
            "按照有路必养的要求将养护资金纳入预算，全部农村公路养护及路域环境整治责任到人。",
            "按照有路必养的要求将养护资金纳入预算，推进农村公路路域环境整治。",
            ["scope_narrowed"],
        ),
        # The unit, too, may have but a term in a phrase of its own.
        (
            "优先完成预约充电等关键技术标准制修订，完善行业标准。",
            "优先完成预约充电等关键技术标准制修订。鼓励企业、科研机构参与国家、行业标准的研究和国际交流。",
            [],
        ),
        (
            "对照清单逐项公开办理结果。",
            "2025年底前，对照清单逐项公开办理结果。",
            ["deadline_added"],
        ),
    ],
)
def test_what_changed_is_looked_for_in_the_phrases_that_are_carried(
    upstream: str, unit: str, found: list[str]
) -> None:
    assert [each.kind.value for each in only_edge(upstream, unit).drifts] == found


def test_a_deadline_that_another_unit_has_of_the_same_clause_is_not_lost() -> None:
    extended = "确需延长答复期限的，应当经政府信息公开工作机构负责人同意并书面告知申请人。"
    answered = "不能当场答复的，应当自收到申请之日起15个工作日内予以答复。"
    upstream = Upstream([Prepared(document("y", f"{answered[:-1]}，{extended}", LONG))])

    def told(*texts: str) -> list[DriftKind]:
        found = align(Prepared(document("x", *texts, LONG)), upstream, {"y"}).inherits
        return [drift.kind for edge in found for drift in edge.drifts]

    assert told(extended) == [DriftKind.DEADLINE_LOST]
    assert told(answered, extended) == []


@pytest.mark.parametrize(
    ("place", "level", "told"),
    [
        ("湖南省", Level.PROVINCE, []),
        ("国家能源局", Level.NATIONAL, [DriftKind.NUMBER_CHANGED]),
        ("国务院", Level.NATIONAL, [DriftKind.NUMBER_CHANGED]),
    ],
)
def test_a_place_has_a_share_of_a_number_a_body_of_the_nation_changes_it(
    place: str, level: Level, told: list[DriftKind]
) -> None:
    goal = "到2027年，全国虚拟电厂调节能力达到{}万千瓦以上，运行管理机制成熟规范。"
    nation = document("y", goal.format(2000), place="国务院", level=Level.NATIONAL)
    below = document("x", goal.format(100), place=place, level=level)
    (edge,) = align(Prepared(below), Upstream([Prepared(nation)]), {"y"}).inherits
    assert [each.kind for each in edge.drifts] == told


@pytest.mark.parametrize(
    ("level", "whom"), [(Level.PROVINCE, None), (Level.PREFECTURE, Level.PROVINCE)]
)
def test_a_departments_deadline_is_for_whom_its_place_is(level: Level, whom: Level | None) -> None:
    task = "切实落实责任，扎实推进公开试点，报送试点成果和总体情况。"
    above = document("y", f"各省（区、市）政府要在9月底前{task}", LONG)
    below = document("x", task, LONG, level=Level.DEPARTMENT)
    edge, _ = align(Prepared(below, level), Upstream([Prepared(above)]), {"y"}).inherits
    assert [(each.kind, each.set_for) for each in edge.drifts] == [(DriftKind.DEADLINE_LOST, whom)]


def test_what_a_clause_beside_explains_is_no_change_to_this_one() -> None:
    upstream = document("y", "公开重点项目办理结果。", "鼓励各类社会机构参与评估。", LONG)
    unit = document("x", "公开重点项目办理结果并鼓励各类社会机构参与评估。", LONG)
    first, *_ = align(Prepared(unit), Upstream([Prepared(upstream)]), {"y"}).inherits
    assert (first.upstream, first.drifts) == ("y:1.1", ())


def test_spans_show_equal_wording_in_the_raw_texts() -> None:
    texts = {
        clause.id: clause.text
        for document in bundled.lineage().documents
        for item in document.items
        for clause in item.clauses
    }
    for edge in bundled.lineage().inherits:
        assert edge.spans
        for span in edge.spans:
            unit = texts[edge.unit][span.unit_start : span.unit_end]
            upstream = texts[edge.upstream][span.upstream_start : span.upstream_end]
            assert (
                Prepared(document("x", unit)).units[0].text
                == Prepared(document("x", upstream)).units[0].text
            )


def test_formulas_that_make_up_no_piece_of_wording_are_adapted() -> None:
    """Together they may tell enough to be passed on, yet none tells what standing alone costs."""
    phrase = "抓好工作"
    one, other = (
        Prepared(document(key, *(f"{phrase}{sign * 9}" for sign in signs)))
        for key, signs in (("x", "甲乙丙丁戊己庚辛"), ("y", "子丑寅卯辰巳午未"))
    )
    edge = borrowed(one.units[0], other.units[0], 0.0, Rarity(one, Upstream([other])))
    assert edge.evidence.longest == phrase
    assert edge.relation is Relation.ADAPTED
