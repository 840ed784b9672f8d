"""The exchange formats: their fixed columns, and that they hold what the graph holds."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import networkx as nx
import pytest

from lineage.build import BUNDLED, build
from lineage.export import EXPORTS
from lineage.graph import LINKS, NODES, links, nodes
from lineage.graphml import LINK, NODE, of_link, of_node
from lineage.language import Language
from lineage.model import (
    Clause,
    Document,
    Item,
    ItemKind,
    Level,
    Lineage,
    Lines,
    Place,
    Responsibility,
    Role,
    Section,
)
from lineage.queries.coverage import matrix
from lineage.store import SqliteStore, View
from lineage.store.neo4j.cypher import KEYS
from lineage.store.neo4j.records import COUNTS
from lineage.store.neo4j.rows import STEPS
from tests import bundled


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    store = SqliteStore(tmp_path_factory.mktemp("graph"))
    build(BUNDLED, store)
    return store.view()


def hostile(tmp_path: Path) -> View:
    """A document whose texts hold tabs, line breaks, control characters and markup."""
    one, two = Lines(7, 9), Lines(12, 12)
    agencies = (
        Responsibility("市政府办", "市政府办", Role.LEAD),
        Responsibility("市财政局", "财政局", Role.SUPPORT),
        Responsibility("各县", "各县", Role.RESPONSIBLE),
    )
    clause = Clause("k:1.1", "1.", "甲\t乙\n丙\x01\x1b[31m<p>&", one, agencies, deadline="2018年")
    notice = Clause("k:notice.1", "", "通知", two)
    items = (
        Item("k:notice", ItemKind.NOTICE, None, None, None, None, two, (notice,)),
        Item("k:1", ItemKind.ITEM, "（一）", 1, "标\t题", "一", one, (clause,)),
    )
    document = Document(
        key="k",
        title="<p>题\x01",
        plan_title=None,
        number=None,
        issuer=None,
        place=None,
        level=Level.COUNTY,
        date=None,
        year=None,
        source_file="a.txt",
        source_lines=(one,),
        sections=(Section("一", "着力", one),),
        items=items,
    )
    store = SqliteStore(tmp_path)
    store.replace(bundled.change(Lineage((document,))))
    return store.view()


def written(view: View, name: str, language: Language = Language.ZH) -> str:
    return "".join(EXPORTS[name].write(view, language))


def rows(view: View, name: str, language: Language = Language.ZH) -> list[dict[str, str]]:
    text = written(view, name, language)
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("pairs", "downstream_id upstream_id relation score downstream_text upstream_text"),
        (
            "coverage",
            "upstream_item_id document_key status reason carried_by dropped_clauses",
        ),
        (
            "clauses",
            "clause_id document_key section item_label item_title text source_file source_line"
            " lead support responsible deadline",
        ),
    ],
)
def test_tables_have_their_fixed_columns(view: View, name: str, header: str) -> None:
    lines = written(view, name).splitlines()
    assert lines[0].split("\t") == header.split()
    assert {line.count("\t") for line in lines} == {len(header.split()) - 1}


def test_pairs_hold_every_edge_with_both_texts(view: View) -> None:
    found = rows(view, "pairs")
    assert [(r["downstream_id"], r["upstream_id"]) for r in found] == [
        (edge.unit, edge.upstream) for edge in view.lineage().inherits
    ]
    row = next(
        r
        for r in found
        if (r["downstream_id"], r["upstream_id"])
        == ("huizhou-2018:13.1", "state-council-2018-23:13.1")
    )
    assert row["relation"] == "adapted"
    assert 0.5 < float(row["score"]) <= 1
    assert row["downstream_text"].startswith("切实落实责任")
    assert row["upstream_text"].startswith("各试点省份人民政府要切实落实责任")


def test_coverage_has_a_row_for_every_item_and_document_below(view: View) -> None:
    found = rows(view, "coverage")
    assert len(found) == len(view.coverage())
    national = [r for r in found if r["upstream_item_id"] == "state-council-2018-23:13"]
    status = {r["document_key"]: r["status"] for r in national}
    assert status == {
        "guangdong-2018-19": "partial",
        "jiangmen-2018-14": "dropped",
        "huizhou-2018": "partial",
        "lechang-2018-41": "dropped",
        "guangzhou-zwb-2018": "dropped",
    }
    assert "shaoguan-2022-103" not in {
        r["document_key"] for r in found if r["upstream_item_id"].startswith("state-council")
    }


def test_coverage_reasons_are_those_of_the_report(view: View) -> None:
    found = {
        r["document_key"]: r
        for r in rows(view, "coverage", Language.EN)
        if r["upstream_item_id"] == "state-council-2018-23:13"
    }
    (told,) = (
        row
        for row in matrix(view, language=Language.EN).items
        if row.item == "state-council-2018-23:13"
    )
    reasons = {key: row["reason"] for key, row in found.items()}
    assert reasons == {cell.document: cell.reason for cell in told.cells}
    assert reasons["guangzhou-zwb-2018"].startswith("none of 3 clauses carried")
    assert found["lechang-2018-41"]["dropped_clauses"] == (
        "state-council-2018-23:13.1,state-council-2018-23:13.2,state-council-2018-23:13.3"
    )
    assert found["huizhou-2018"]["carried_by"] == "huizhou-2018:13.1"


def test_clauses_stand_in_document_order_with_notices_and_closings(view: View) -> None:
    found = rows(view, "clauses")
    documents = view.lineage().documents
    ids = [c.id for document in documents for item in document.items for c in item.clauses]
    assert [r["clause_id"] for r in found] == ids
    kinds = {r["clause_id"].partition(":")[2].partition(".")[0] for r in found}
    assert {"notice", "preamble", "closing"} <= kinds


def test_a_clause_names_its_place_and_all_agencies(view: View) -> None:
    found = {r["clause_id"]: r for r in rows(view, "clauses")}
    row = found["lechang-2018-41:1.2"]
    assert row["section"] == "一、着力加强公开解读回应工作"
    assert row["item_label"] == "（一）"
    assert row["item_title"] == "围绕建设法治政府全面推进政务公开"
    assert (row["source_file"], row["source_line"]) == ("lechang-2018.txt", "60")
    assert row["lead"] == "市政府办"
    assert row["support"] == "各镇（街道、办事处）、市直各部门"
    assert row["responsible"] == "市政府办、各镇（街道、办事处）、市直各部门"
    assert found["guangzhou-zwb-2018:1.3"]["deadline"] == "2018年9月"
    assert found["state-council-2018-23:notice.1"]["section"] == ""


def test_the_section_of_an_article_is_its_chapter(tmp_path: Path) -> None:
    articles = "第一条（目的）\n为了公开，制定本办法。\n第二条（部门）\n财政局公开预算。\n"
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "plain.txt").write_text(f"甲市公开办法\n{articles}", encoding="utf-8")
    (sources / "whole.txt").write_text(f"乙市公开办法\n第一章 总则\n{articles}", encoding="utf-8")
    store = SqliteStore(tmp_path / "graph")
    build(sources, store)
    found = rows(store.view(), "clauses")
    told = [(row["item_label"], row["item_title"], row["section"]) for row in found]
    assert told[:2] == [("第一条", "目的", ""), ("第二条", "部门", "")]
    assert told[2:] == [("第一条", "目的", "一、总则"), ("第二条", "部门", "一、总则")]


def test_white_space_in_texts_becomes_one_space(tmp_path: Path) -> None:
    found = rows(hostile(tmp_path), "clauses")
    assert [r["clause_id"] for r in found] == ["k:notice.1", "k:1.1"]
    assert found[1]["text"] == "甲 乙 丙\x01\x1b[31m<p>&"
    assert found[1]["item_title"] == "标 题"
    assert found[1]["responsible"] == "市政府办、市财政局、各县"
    assert found[1]["source_line"] == "7"
    assert found[0]["item_title"] == ""


def test_graphml_can_be_read_back_whole(view: View) -> None:
    read = nx.parse_graphml(written(view, "graphml"), force_multigraph=True)
    whole = view.lineage()
    assert {node: _as_texts(data) for node, data in read.nodes(data=True)} == {
        node.id: of_node(kind, node) for kind, node in nodes(whole)
    }
    found = ((link.source, link.target, of_link(kind, link)) for kind, link in links(whole))
    assert sorted(_keys(read.edges(data=True))) == sorted(_keys(found))


def _as_texts(data: Mapping[str, object]) -> dict[str, str]:
    texts = {name: str(value) for name, value in data.items()}
    return {
        name: text.lower() if isinstance(data[name], bool) else text for name, text in texts.items()
    }


def _keys(found: Iterable[tuple[str, str, Mapping[str, object]]]) -> Iterator[tuple[str, str, str]]:
    for source, target, data in found:
        yield source, target, repr(sorted(_as_texts(data).items()))


def test_each_node_stands_once_and_every_link_has_its_ends(view: View) -> None:
    ids = [node.id for _, node in nodes(view.lineage())]
    assert len(ids) == len(set(ids))
    ends = {end for _, link in links(view.lineage()) for end in (link.source, link.target)}
    assert ends <= set(ids)


def test_every_kind_is_there_with_the_ends_that_it_says(view: View) -> None:
    kinds = {node.id: kind for kind, node in nodes(view.lineage())}
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind, link in links(view.lineage()):
        found[kind].add((kinds[link.source], kinds[link.target]))
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in LINKS:
        said[each.name] |= {each.ends} if each.ends else set()
    said["PART_OF"] |= {kind.ends for kind in NODES if kind.ends}
    assert found == said
    assert set(kinds.values()) == {kind.name for kind in NODES}


def test_all_properties_are_declared(view: View) -> None:
    """Those of the kinds that the corpus has, also where it leaves them empty."""
    declared = {name for _, node in nodes(view.lineage()) for name in node.properties}
    assert declared <= NODE.keys()
    assert {name for _, link in links(view.lineage()) for name in link.properties} <= LINK.keys()


def test_neo4j_gets_the_same_graph(view: View) -> None:
    """The same kinds, ids and properties; what the store adds is its own."""
    whole = view.lineage()
    own = {"position", "record", "folded", *(f"{name}_count" for name in COUNTS)}
    loaded: Counter[str] = Counter()
    joined: Counter[tuple[str, str, str]] = Counter()
    for step in (step for step in STEPS if step.name != "Record"):
        for row in step.rows(whole):
            shown = {name: value for name, value in row["properties"].items() if name not in own}
            if step.nodes:
                key = shown.pop(KEYS[step.name])
                loaded[repr((step.name, key, shown))] += 1
            else:
                joined[step.name, row["source"], row["target"]] += 1
            if step.nodes and step.ends:
                joined["PART_OF", key, row["whole"]] += 1
    assert loaded == Counter(repr((kind, n.id, n.properties)) for kind, n in nodes(whole))
    assert joined == Counter((kind, link.source, link.target) for kind, link in links(whole))


def test_a_place_of_no_list_is_a_node_all_the_same(view: View) -> None:
    first, *others = view.lineage().documents
    listed = Place("甲市", Level.PREFECTURE, "乙省", "1")
    lineage = replace(
        view.lineage(),
        documents=(replace(first, place="平潭综合实验区"), *others),
        places=(listed, *view.lineage().places),
    )
    found = [node for kind, node in nodes(lineage) if kind == "Place"]
    assert len({node.id for node in found}) == len(found)
    named = {node.id: node for node in found}
    for name in ("平潭综合实验区", "乙省"):
        assert named[f"place:{name}"].properties == {"name": name}
        assert named[f"place:{name}"].value is None
    assert named["place:甲市"].value == listed


def test_graphml_says_where_stood_what_xml_cannot_hold(tmp_path: Path) -> None:
    read = nx.parse_graphml(written(hostile(tmp_path), "graphml"))
    assert read.nodes["k:1.1"]["text"] == "甲\t乙\n丙\ufffd\ufffd[31m<p>&"
    assert read.nodes["k"]["label"] == "<p>题\ufffd"


def test_json_holds_everything_in_utf8(view: View) -> None:
    text = written(view, "json")
    assert msgspec.json.decode(text, type=Lineage) == view.lineage()
    assert "政务公开" in text


def test_csv_lists_the_edges(view: View) -> None:
    found = list(csv.DictReader(io.StringIO(written(view, "csv"))))
    first = "source target kind relation score via role status share"
    assert list(found[0])[:9] == first.split()
    inherits = [r for r in found if r["kind"] == "INHERITS"]
    assert len(inherits) == len(view.inherits())
    assert inherits[0]["relation"]
    assert len(found) == sum(1 for _ in links(view.lineage()))


def test_exports_name_their_media_type_and_suffix() -> None:
    assert {name: each.suffix for name, each in EXPORTS.items()} == {
        "pairs": "tsv",
        "coverage": "tsv",
        "clauses": "tsv",
        "graphml": "graphml",
        "json": "json",
        "csv": "csv",
    }
    assert all("/" in each.media_type and each.about for each in EXPORTS.values())
