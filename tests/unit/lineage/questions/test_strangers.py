from __future__ import annotations

import pytest

from lineage.build import BUNDLED
from lineage.model import Level
from lineage.questions.strangers import place_like
from loaders.gazetteer import read_places


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


def test_an_english_question_may_begin_with_a_verb() -> None:
    assert place_like("Did Beijing drop it") == "Beijing"
    assert place_like("Did it drop anything") is None


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
