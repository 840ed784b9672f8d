"""Look-alikes: on the subject of an item, by its own words or by its title."""

from __future__ import annotations

from lineage.align import Prepared, Upstream, align
from lineage.model import Clause, Document, Item, ItemKind, Level, Lines


def document(key: str, *items: tuple[str, str]) -> Prepared:
    """A document of items with a title and one clause each."""
    parts = tuple(
        Item(
            f"{key}:{n}",
            ItemKind.ITEM,
            None,
            n,
            title,
            None,
            Lines(1, 1),
            (Clause(f"{key}:{n}.1", "", text, Lines(1, 1)),),
        )
        for n, (title, text) in enumerate(items, start=1)
    )
    head = (key, key, None, None, None, None, Level.NATIONAL, None, None, "f", (), ())
    return Prepared(Document(*head, parts))


ABOVE = document(
    "above",
    ("合理缴纳相关费用", "项目应当按照规定缴纳输配电费用。"),
    ("做好运行管理", "项目应当按照规定接受调度，并做好设备维护。"),
)


def alike(*items: tuple[str, str], above: Prepared = ABOVE) -> set[tuple[str, str]]:
    found = align(document("below", *items), Upstream([above])).look_alikes
    return {(each.unit, each.upstream) for each in found}


def test_an_item_of_much_the_same_title_is_on_the_subject() -> None:
    assert alike(("费用缴纳", "上网电量全部参与交易。")) == {("below:1.1", "above:1.1")}


def test_a_word_in_common_makes_no_title_alike() -> None:
    assert alike(("费用公示和社会监督", "上网电量全部参与交易。")) == set()


def test_words_that_only_one_item_uses_are_its_subject() -> None:
    assert alike(("其他", "电网企业负责设备维护的统计。")) == {("below:1.1", "above:2.1")}


CREDIT = document(
    "credit",
    ("税务领域信用建设", "建立纳税人信用档案。"),
    ("广告领域信用建设", "查处虚假广告。"),
    ("教育领域信用建设", "校长教师恪守师德。"),
)


def test_a_formula_that_many_titles_have_makes_none_alike() -> None:
    found = alike(("价格领域信用建设", "经营者明码标价。"), above=CREDIT)
    assert found == set()


def test_what_a_title_has_beside_the_formula_makes_it_alike() -> None:
    found = alike(("高等教育领域信用建设", "经营者明码标价。"), above=CREDIT)
    assert found == {("below:1.1", "credit:3.1")}


def test_the_name_of_a_document_is_no_subject() -> None:
    assert alike(("其他", "按照《电网企业设备维护办法》执行。")) == set()
    assert alike(("其他", "按照规定做好电网企业设备维护。")) == {("below:1.1", "above:2.1")}


PLAN = document(
    "plan",
    ("推动数据共享研判", "整合监管执法资料。"),
    ("加强法治保障", "依法查处违规行为，2030年前建成闭环。"),
    ("做好有关事项", "强化数据共享和综合研判，完善法治建设和要素保障。"),
)


def test_a_heading_run_in_with_the_text_is_compared_as_a_title_is_whatever_its_verb() -> None:
    """A negative claim has to be sure: 数据共享研判 isn't dropped where a task is named so."""
    found = alike(("其他", "运用数据平台共享研判。汇总台账。"), above=PLAN)
    assert found == {("below:1.1", "plan:1.1")}
    found = alike(("其他", "强化法治保障，推动行刑衔接。"), above=PLAN)
    assert found == {("below:1.1", "plan:2.1")}


def test_pairs_of_characters_that_make_up_no_term_are_no_subject() -> None:
    """依法, 处违 and 闭环 stand in the second item only, but not in a row."""
    assert alike(("其他", "有法依法，处违章者，闭环管理。"), above=PLAN) == set()
    assert alike(("其他", "有法依法查，处违章者。"), above=PLAN) == {("below:1.1", "plan:2.1")}


def test_figures_are_no_subject() -> None:
    assert alike(("其他", "到2030年有3个站点。"), above=PLAN) == set()


OFFICES = document(
    "offices",
    ("加强组织领导", "成立市专项整治工作专班，统筹协调各有关部门实施专项整治。"),
    ("压实地方责任", "各区要相应成立专项整治工作专班，健全政府统筹、条块协作的专门工作机制。"),
    ("强化督促指导", "市专项整治工作专班定期通报进展。"),
    ("抓好源头治理", "建立统一、权威、高效的监管体系，对企业全链条监管。"),
)


def test_wording_that_may_be_descent_is_on_the_subject() -> None:
    copied = ("源头治理", "建立统一、权威、高效的监管体系，对企业全链条监管。")
    doubtful = (
        "其他",
        "民政局相应成立的工作专班由局长负责，每月召开一次例会，研究解决养老机构的问题。",
    )
    found = align(document("below", copied, doubtful), Upstream([OFFICES]), {"offices"})
    assert [(each.unit, each.upstream) for each in found.inherits] == [("below:1.1", "offices:4.1")]
    (like,) = found.look_alikes
    assert (like.unit, like.upstream) == ("below:2.1", "offices:2.1")
    assert like.words == ("相应", "应成", "成立", "工作", "作专", "专班")


MARKET = document(
    "market",
    ("完善参与辅助服务市场的机制", "公平设定申报价格上限。"),
    ("明确准入条件", "电厂可按独立主体身份参与辅助服务市场。"),
    ("落实电厂运行责任", "电厂按各自职责承担责任。"),
    *(
        (f"推动电厂{word}", f"落实电厂{word}运行责任。")
        for word in ("接入", "聚合", "调用", "评估", "推广")
    ),
)


def test_a_phrase_that_has_most_of_a_title_is_on_its_subject() -> None:
    """Other items, too, name that market: no word of it is the first one's own."""
    text = "健全交易结算规则。推动具备条件的用户共同参与调频、爬坡等辅助服务市场，同等享受收益。"
    assert alike(("其他", text), above=MARKET) == {("below:1.1", "market:1.1")}
    assert (
        alike(("其他", "健全交易结算规则。推动具备条件的用户共同参与服务市场。"), above=MARKET)
        == set()
    )


def test_words_of_the_trade_in_a_phrase_are_no_subject() -> None:
    assert (
        alike(("其他", "健全交易结算规则。各地督促落实电厂运行管理责任。"), above=MARKET) == set()
    )
