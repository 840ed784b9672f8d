"""Which place a document comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lineage.errors import SourceError
from lineage.model import Document, Level, Origin, Place
from loaders.catalogue import Catalogue, read_catalogue
from loaders.corpus import READERS, load_file
from loaders.gazetteer import PLACES as PLACES_FILE
from loaders.gazetteer import Gazetteer, read_places, zone

DATA = Path(__file__).parents[3] / "data"
PLACES = (
    Place("某省", Level.PROVINCE, None, "10"),
    Place("某市", Level.PREFECTURE, "某省", "1001"),
)
PLAN = "某市人民政府办公室关于印发2019年工作要点的通知\n一、加强公开\n（一）公开规划。及时公开。\n"


def loaded(folder: Path, text: str, places: Sequence[Place] = PLACES) -> Document:
    """The one document of a text, with its place."""
    file = folder / "plan.txt"
    file.write_text(text, encoding="utf-8")
    (document,) = load_file(file, Catalogue(()), Gazetteer.of(places)).documents
    return document


def test_place_and_level_are_inferred_from_the_issuer(tmp_path: Path) -> None:
    document = loaded(tmp_path, PLAN)
    assert (document.place, document.level) == ("某市", Level.PREFECTURE)
    assert {fact.name: fact.origin for fact in document.facts}["level"] is Origin.INFERRED


@pytest.mark.parametrize(
    ("issuer", "name", "level"),
    [
        ("某某综合实验区管委会办公室", "某某综合实验区", Level.COUNTY),
        ("某某高新技术产业开发区管理委员会", "某某高新技术产业开发区", Level.COUNTY),
        ("某某新区工作委员会", "某某新区", Level.COUNTY),
        ("某州人民政府", "某州", Level.PREFECTURE),
        ("某旗人民政府办公室", "某旗", Level.COUNTY),
    ],
)
def test_a_place_that_no_list_has_is_known_by_its_form(
    issuer: str, name: str, level: Level
) -> None:
    place = zone(issuer)
    assert place is not None
    assert (place.name, place.level) == (name, level)


@pytest.mark.parametrize("place", ["某市", "某省某市"])
def test_a_place_of_the_catalogue_may_have_those_above_it_in_front(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "plan.txt").write_text("工作要点\n一、加强公开\n及时公开。\n", encoding="utf-8")
    (tmp_path / "corpus.toml").write_text(
        f'[[document]]\nfile = "plan.txt"\nplace = "{place}"\n', encoding="utf-8"
    )
    catalogue = read_catalogue(tmp_path, READERS)
    (document,) = load_file(tmp_path / "plan.txt", catalogue, Gazetteer.of(PLACES)).documents
    assert (document.place, document.level) == ("某市", Level.PREFECTURE)


def test_a_place_that_no_list_has_is_warned_of(tmp_path: Path) -> None:
    (warning,) = (each for each in loaded(tmp_path, PLAN, ()).warnings if "place" in each.code)
    assert warning.code == "unlisted-place"
    assert "某市" in warning.message
    assert "某市" in warning.zh
    assert all("place" not in each.code for each in loaded(tmp_path, PLAN).warnings)


def test_a_department_is_no_place() -> None:
    assert zone("市财政局") is None


def test_of_several_places_at_the_head_the_deepest_is_taken() -> None:
    found = Gazetteer.of(PLACES).at_head("某省某市财政局")
    assert found is not None
    assert found.name == "某市"


@pytest.mark.parametrize(
    ("issuer", "name", "level"),
    [
        ("恩施州人民政府办公室", "恩施土家族苗族自治州", Level.PREFECTURE),
        ("恩施自治州人民政府办公室", "恩施土家族苗族自治州", Level.PREFECTURE),
        ("恩施州财政局", "恩施土家族苗族自治州", Level.DEPARTMENT),
        ("广西壮族自治区人民政府办公厅", "广西壮族自治区", Level.PROVINCE),
        ("龙胜县人民政府办公室", "龙胜各族自治县", Level.COUNTY),
        ("大同市新荣区人民政府办公室", "新荣区", Level.COUNTY),
        ("锡林郭勒盟行政公署办公室", "锡林郭勒盟", Level.PREFECTURE),
        ("国家教育委员会", "国家教育委员会", Level.NATIONAL),
        ("国家计委、国家经贸委、电力工业部", "国家计委", Level.NATIONAL),
    ],
)
def test_places_of_the_whole_country_under_their_everyday_names(
    tmp_path: Path, issuer: str, name: str, level: Level
) -> None:
    text = PLAN.replace("某市人民政府办公室", issuer)
    document = loaded(tmp_path, text, read_places(DATA / PLACES_FILE))
    assert (document.place, document.level) == (name, level)


@pytest.mark.parametrize(
    ("title", "number", "issuer", "place", "level"),
    [
        (
            "国家发展改革委 国家能源局关于加快推动新型储能发展的指导意见",
            "发改能源规〔2021〕1051号",
            "国家发展改革委、国家能源局",
            "国家发展改革委",
            "national",
        ),
        (
            "住房和城乡建设部等部门关于推动智能建造发展的指导意见",
            "建市〔2020〕60号",
            "住房和城乡建设部等部门",
            "住房和城乡建设部",
            "national",
        ),
        (
            "中共中央办公厅 国务院办公厅印发《关于全面推进政务公开工作的意见》",
            "中办发〔2016〕8号",
            "中共中央办公厅、国务院办公厅",
            "中共中央",
            "national",
        ),
        (
            "省人民政府办公厅关于印发政务公开工作方案的通知",
            "鄂政办发〔2018〕20号",
            "省人民政府办公厅",
            "湖北省",
            "province",
        ),
        (
            "省政府办公厅关于印发政务公开工作方案的通知",
            "苏政办发〔2018〕20号",
            "省政府办公厅",
            "江苏省",
            "province",
        ),
        (
            "省发展改革委 省能源局关于印发方案的通知",
            "鄂发改能源〔2022〕10号",
            "省发展改革委、省能源局",
            "湖北省",
            "department",
        ),
        (
            "内蒙古自治区发展改革委 能源局关于印发方案的通知",
            "内发改价费字〔2025〕661号",
            "内蒙古自治区发展改革委、能源局",
            "内蒙古自治区",
            "department",
        ),
        (
            "国家税务总局广东省税务局关于印发方案的通知",
            "粤税发〔2020〕1号",
            "国家税务总局广东省税务局",
            "广东省",
            "department",
        ),
        (
            "中国人民银行广州分行关于印发方案的通知",
            "广州银发〔2020〕1号",
            "中国人民银行广州分行",
            None,
            None,
        ),
        (
            "国家能源局山东监管办公室关于印发细则的通知",
            "鲁监能市场〔2025〕5号",
            "国家能源局山东监管办公室",
            None,
            None,
        ),
        (
            "国家能源局湖南监管办公室 湖南省能源局关于印发细则的通知",
            "湘监能市场〔2025〕5号",
            "国家能源局湖南监管办公室、湖南省能源局",
            "湖南省",
            "department",
        ),
        (
            "国家能源局南方监管局广东省能源局关于提升能力的通知",
            "南方监能安全〔2025〕82号",
            "国家能源局南方监管局广东省能源局",
            "广东省",
            "department",
        ),
    ],
)
def test_bodies_of_the_nation_and_offices_that_issue_together(
    tmp_path: Path, title: str, number: str, issuer: str | None, place: str | None, level: str
) -> None:
    text = f"{title}\n{number}\n一、加强公开\n（一）公开规划。及时公开规划。\n"
    document = loaded(tmp_path, text, read_places(DATA / PLACES_FILE))
    assert (document.issuer, document.place, document.level) == (issuer, place, level)
    assert document.number == number


@pytest.mark.parametrize(
    "lines",
    [
        (
            "国家发展改革委",
            "财政部",
            "自然资源部",
            "生态环境部",
            "住房城乡建设部",
            "关于印发清单的通知",
        ),
        (
            "国家发展改革委 财政部 自然资源部 生态环境部 住房城乡建设部 水利部 农业农村部 市场监管总局关于"
            "印发清单的通知",
        ),
    ],
)
def test_a_title_of_many_offices(tmp_path: Path, lines: tuple[str, ...]) -> None:
    text = "\n".join((*lines, "一、加强公开", "（一）公开规划。及时公开规划。"))
    document = loaded(tmp_path, text, read_places(DATA / PLACES_FILE))
    assert document.title == "".join("".join(lines).split())
    assert document.issuer
    assert document.issuer.startswith("国家发展改革委、财政部、自然资源部")


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("中共某市委办公室", Level.PREFECTURE),
        ("某市政府办公室", Level.PREFECTURE),
        ("某市政府", Level.PREFECTURE),
        ("中共某市委", Level.PREFECTURE),
        ("某市委办公室 某市政府办公室", Level.PREFECTURE),
        ("某市人民政府 某市中级人民法院", Level.PREFECTURE),
        ("某市第十届人民代表大会常务委员会", Level.PREFECTURE),
        ("某市人大常委会办公室", Level.PREFECTURE),
        ("某市人大常委会法工委", Level.DEPARTMENT),
        ("某市人民政府新城街道办事处", Level.DEPARTMENT),
        ("某市财政局", Level.DEPARTMENT),
        ("某市财政局 某市教育局", Level.DEPARTMENT),
        ("某市委宣传部", Level.DEPARTMENT),
    ],
)
def test_who_speaks_for_the_whole_place(tmp_path: Path, issuer: str, level: Level) -> None:
    text = f"{issuer}关于印发工作要点的通知\n一、加强公开\n（一）公开规划。及时公开。\n"
    document = loaded(tmp_path, text)
    assert (document.place, document.level) == ("某市", level)


def test_what_a_title_without_issuer_is_about_is_not_its_place(tmp_path: Path) -> None:
    text = "中央预算内投资项目管理办法\n一、加强公开\n（一）公开规划。及时公开规划。\n"
    document = loaded(tmp_path, text, read_places(DATA / PLACES_FILE))
    assert (document.place, document.level) == (None, None)


def test_a_place_behind_the_year_of_a_title(tmp_path: Path) -> None:
    text = (
        "关于印发《2019年某市工作要点》的通知\n某领导小组办公室\n一、公开\n（一）公开规划。及时。\n"
    )
    document = loaded(tmp_path, text)
    assert (document.place, document.level) == ("某市", Level.DEPARTMENT)


def test_a_place_behind_its_party_committee_in_a_title(tmp_path: Path) -> None:
    text = "《关于旅游的意见》征求意见的通知\n各区：\n请提意见。\n中共某市委某市人民政府关于旅游的意见\n一、公开\n（一）公开规划。及时。\n"
    assert loaded(tmp_path, text).place == "某市"


@pytest.mark.parametrize(
    "text", ["name,level\n", "code,name,level,parent\n1,某市,village,\n", "code,name\n1,某市\n"]
)
def test_a_malformed_list_of_places_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(text, encoding="utf-8")
    if text.count("\n") > 1:
        with pytest.raises(SourceError):
            read_places(path)


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("中华人民共和国种源保护法", "全国人民代表大会"),
        ("中华人民共和国种源管理办法", None),
        ("某市种源保护法", "某市"),
    ],
)
def test_a_law_of_the_nation_is_its_congresss(
    tmp_path: Path, title: str, place: str | None
) -> None:
    congress = Place("全国人民代表大会", Level.NATIONAL, None, "000000")
    text = f"{title}\n第一条 为了保护种源，制定本法。\n第二条 自公布之日起施行。\n"
    assert loaded(tmp_path, text, (*PLACES, congress)).place == place


@pytest.mark.parametrize(
    ("issuer", "place", "level"),
    [
        ("新疆生产建设兵团办公厅", "新疆生产建设兵团", Level.PROVINCE),
        ("第一师阿拉尔市人民政府", "阿拉尔市", Level.COUNTY),
    ],
)
def test_the_production_and_construction_corps_is_no_autonomous_region(
    tmp_path: Path, issuer: str, place: str, level: Level
) -> None:
    plan = PLAN.replace("某市人民政府办公室", issuer)
    document = loaded(tmp_path, plan, read_places(DATA / PLACES_FILE))
    assert (document.place, document.level) == (place, level)
