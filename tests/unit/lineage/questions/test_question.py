from __future__ import annotations

import pytest

from lineage.build import BUNDLED
from lineage.model import DriftKind, Level, Status
from lineage.queries.levels import CITY_LEVELS
from lineage.questions.question import (
    changes_asked,
    in_plain_words,
    is_negated,
    item_references,
    items_counted,
    levels_asked,
    place_like,
    statuses_asked,
)
from loaders.gazetteer import read_places

NOT_DROPPED = (Status.KEPT, Status.PARTIAL, Status.MERGED, Status.TOPICAL)
NOT_KEPT = (Status.PARTIAL, Status.MERGED, Status.TOPICAL, Status.DROPPED)


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("哪些市没有删去", NOT_DROPPED),
        ("哪些市没删", NOT_DROPPED),
        ("哪些县未删去", NOT_DROPPED),
        ("哪些市没有把 完全删去", NOT_DROPPED),
        ("which cities did not drop", NOT_DROPPED),
        ("which cities didn't drop", NOT_DROPPED),
        ("which cities haven’t ever dropped", NOT_DROPPED),
        ("哪些市不保留", NOT_KEPT),
        ("哪些市没有完全保留", NOT_KEPT),
        ("which cities did not keep", NOT_KEPT),
        ("which cities failed to retain", NOT_KEPT),
        ("哪些市没有", (Status.DROPPED,)),
        ("哪些市没有提到", (Status.DROPPED,)),
        ("哪些市未承接", (Status.DROPPED,)),
        ("which cities don't mention", (Status.DROPPED,)),
        ("哪些市部分保留", (Status.PARTIAL,)),
        ("which cities kept   in part", (Status.PARTIAL,)),
        ("which commission permits", ()),
    ],
)
def test_a_negated_status_asks_for_all_the_others(words: str, statuses: tuple[Status, ...]) -> None:
    assert statuses_asked(words) == statuses


@pytest.mark.parametrize("words", ["有没有删去", "删没删", "删去了没有？", "did it drop or not"])
def test_whether_or_not_is_no_negation(words: str) -> None:
    assert statuses_asked(in_plain_words(words)) == (Status.DROPPED,)


@pytest.mark.parametrize(
    "words",
    [
        "哪些市不是没有",
        "哪些市没有删去或合并",
        "除江门市外哪些市删去了",
        "没有对第三段作删减",
        "which cities kept nothing",
        "is there no city that dropped",
        "which cities not only dropped",
        "which cities kept or did not merge",
    ],
)
def test_a_negation_that_cannot_be_told_apart_is_not_guessed(words: str) -> None:
    assert statuses_asked(words) is None


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("北京市怎样处理", "北京市"),
        ("请问深圳市有没有删去", "深圳市"),
        ("在未央区怎么样了", "未央区"),
        ("拉萨怎么处理", "拉萨"),
        ("拉萨有没有删去", "拉萨"),
        ("拉萨没有删去", "拉萨"),
        ("what did Beijing do with", "Beijing"),
        ("what did beijing do with", "beijing"),
        ("what became of it in New York", "New York"),
        ("Chengdu dropped", "Chengdu"),
    ],
)
def test_what_reads_as_a_place(words: str, place: str) -> None:
    assert place_like(words) == place


@pytest.mark.parametrize(
    "form",
    ["{}怎样处理", "{}新增了什么", "{}改了哪些时限", "{}谁负责 ", "由{}谁牵头 ", " 在{}怎么样了"],
)
def test_the_names_of_provinces_and_cities_read_as_places(form: str) -> None:
    levels = (Level.PROVINCE, Level.PREFECTURE)
    names = [each.name for each in read_places(BUNDLED / "places.csv") if each.level in levels]
    assert len(names) > 300
    assert [name for name in names if place_like(form.format(name)) != name] == []


@pytest.mark.parametrize(
    "name", ["和田市", "中山市", "香格里拉市", "东城区", "玉门市", "将乐县", "琼中黎族苗族自治县"]
)
def test_names_may_have_words_in_them(name: str) -> None:
    assert place_like(f"{name}删去了哪些") == place_like(f"和{name}的文件") == name


@pytest.mark.parametrize("words", ["东莞新增了什么", "东莞谁负责 ", "东莞由谁负责 "])
def test_a_place_without_its_rank_is_told_by_what_it_did(words: str) -> None:
    assert place_like(words) == "东莞"


@pytest.mark.parametrize(
    "words",
    [
        "高速公路谁负责",
        "谁负责大城市",
        "沿海城市谁负责",
        "贫困地区怎么处理",
        "有关地区删去了",
        "东北地区怎样处理",
        "省级删去了哪些",
        "Did keep",
        "哪些自治区删去了",
        "哪些市删去了",
        "哪些城市没有",
        "各市区怎样处理",
        "各地怎么样了",
        "大家怎么处理",
        "找出删去 的市",
        "都有谁删去了",
        "最多删去了几条",
        "城市没有删去",
        "全省怎么样",
        "what did the cities do with",
        "How did They treat",
        "Which cities dropped",
        "What became of",
    ],
)
def test_what_is_no_place(words: str) -> None:
    assert place_like(words) is None


@pytest.mark.parametrize(
    "words",
    [
        *("item no. 13", "Item No 13", "point 13", "第13条", "(13)", "哪些市删去了13"),
        *("item thirteen", "item number 13", "Clause Thirteen"),
    ],
)
def test_an_item_by_its_number(words: str) -> None:
    (named,) = item_references(words)
    assert named.strip("第条（）") == "13"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("（十三）和（十六）哪些市删去了", ("（十三）", "（十六）")),
        ("第十三、十六条怎么样了", ("十三", "十六")),
        ("删去了十三和十六", ("十三", "十六")),
        ("which cities dropped item 13 and 16", ("13", "16")),
        ("items 13, sixteen and 2", ("13", "16", "2")),
        ("items 13", ("13",)),
        ("item 13 in 2018 and 2019", ("13",)),
    ],
)
def test_every_item_that_is_named(words: str, named: tuple[str, ...]) -> None:
    assert item_references(words) == named


@pytest.mark.parametrize(
    "words",
    [
        "哪些市删去了十三",
        "十三在各地怎么样了",
        "惠州市怎样处理十三",
        "广州对十三做了什么",
        "谁负责十三？",
    ],
)
def test_a_bare_number_in_running_chinese_is_an_item(words: str) -> None:
    assert item_references(words) == ("十三",)


@pytest.mark.parametrize(
    "words",
    [
        "十三个市",
        "十四五规划",
        "十三五",
        "二十三年",
        "第十三届",
        "五月",
        "有没有三农",
        "一起怎么样",
        "13年",
        "哪一条被删得最多",
        "每一条由谁负责",
        "惠州市哪一项改了时限",
        "哪些市一条也没删",
        "前三条怎么样了",
    ],
)
def test_a_number_that_counts_or_is_part_of_a_word_is_no_item(words: str) -> None:
    assert item_references(words) == ()


def test_a_denied_change_is_told_from_whether_there_is_one() -> None:
    assert is_negated("哪些地方没有改时限")
    assert is_negated("which places did not change a deadline")
    assert not is_negated(in_plain_words("惠州市有没有改时限"))
    assert not is_negated("哪些地方改了不少时限")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("哪些市删去了三条", "三条"),
        ("删掉10条", "10条"),
        ("which cities dropped 3 clauses", "3 clauses"),
        ("哪些市删去了第三条", None),
        ("删去了十三", None),
        ("一条也没删", None),
        ("dropped item 3", None),
        ("which of the 16 items did it drop", None),
    ],
)
def test_how_many_items_are_spoken_of(words: str, count: str | None) -> None:
    assert items_counted(words) == count


DEADLINES = (
    DriftKind.DEADLINE_LOST,
    DriftKind.DEADLINE_CHANGED,
    DriftKind.DEADLINE_ADDED,
)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("哪些地方改了时限", DEADLINES),
        ("which places changed a deadline", DEADLINES),
        ("哪些市弱化了要求", (DriftKind.DUTY_WEAKENED,)),
        ("哪些时限被删掉了", (DriftKind.DEADLINE_LOST,)),
        ("which deadlines were lost", (DriftKind.DEADLINE_LOST,)),
        ("哪些地方新增了时限", (DriftKind.DEADLINE_ADDED,)),
        ("删去或改动了时限", DEADLINES),
        ("对国务院文件做了哪些修改", tuple(DriftKind)),
        ("谁改了数量", (DriftKind.NUMBER_CHANGED, DriftKind.NUMBER_LOST)),
        ("哪里范围收窄了", (DriftKind.SCOPE_NARROWED,)),
        ("哪个市改得最多", tuple(DriftKind)),
        (" 改了什么", tuple(DriftKind)),
        ("哪些市保留了数字政府", ()),
        ("哪些市删去了", ()),
        ("哪些市改写了", ()),
        ("哪些截止日期丢了", (DriftKind.DEADLINE_LOST,)),
        ("哪些期限不见了", (DriftKind.DEADLINE_LOST,)),
        ("which due dates were lost", (DriftKind.DEADLINE_LOST,)),
        ("谁推迟了截止日期", (DriftKind.DEADLINE_CHANGED,)),
        ("which deadlines were postponed", (DriftKind.DEADLINE_CHANGED,)),
        ("哪些市力度减弱", (DriftKind.DUTY_WEAKENED,)),
        ("which places weakened a duty", (DriftKind.DUTY_WEAKENED,)),
        ("哪里降低了要求", (DriftKind.DUTY_WEAKENED,)),
        ("标准被放宽了的有哪些", (DriftKind.DUTY_WEAKENED,)),
        ("who relaxed the standards", (DriftKind.DUTY_WEAKENED,)),
        ("who watered down the requirements", (DriftKind.DUTY_WEAKENED,)),
        ("适用范围缩减了的有哪些", (DriftKind.SCOPE_NARROWED,)),
        ("who reduced the scope", (DriftKind.SCOPE_NARROWED,)),
        ("降低企业成本怎么样了", ()),
        ("放宽市场准入怎么样了", ()),
        ("限期整改怎么样了", ()),
    ],
)
def test_the_kinds_of_change_asked_about(question: str, kinds: tuple[DriftKind, ...]) -> None:
    assert changes_asked(question) == kinds


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("哪些城市删去了", CITY_LEVELS),
        ("城市删去了", CITY_LEVELS),
        ("海绵城市的目标怎么样", ()),
        ("哪些区删去了", (Level.COUNTY, Level.DEPARTMENT)),
        ("which districts dropped", (Level.COUNTY, Level.DEPARTMENT)),
        ("各省删去了", (Level.PROVINCE, Level.DEPARTMENT)),
    ],
)
def test_levels_are_asked_for_where_they_are_no_part_of_a_word(
    question: str, levels: tuple[Level, ...]
) -> None:
    assert levels_asked(question) == levels
