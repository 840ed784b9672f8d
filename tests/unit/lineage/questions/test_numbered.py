from __future__ import annotations

import pytest

from lineage.questions.numbered import item_references, items_counted


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
