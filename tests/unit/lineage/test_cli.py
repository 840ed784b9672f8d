"""The commands, called in this process: help, answers, languages, widths, exit codes."""

from __future__ import annotations

import csv
import itertools
import json
import os
import re
import shlex
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer
import uvicorn
from rich.cells import cell_len
from rich.console import Console
from rich.progress import Progress
from typer.testing import CliRunner, Result

from api.settings import Reviewer
from lineage.build import BUNDLED
from lineage.cli import COMMANDS, app
from lineage.cli.commands import review
from lineage.cli.commands.build import Rate
from lineage.cli.console import fail
from lineage.cli.prose import Prose, breaks, plain
from lineage.errors import InputError, LineageError
from lineage.language import Language
from lineage.model import Level, Status, key_of
from lineage.queries import comparison
from lineage.queries.decisions import Scored, undecided
from lineage.queries.parts import in_order
from lineage.queries.wording import RELATION
from lineage.report import FORMATS
from lineage.store import SqliteStore, View
from tests import bundled

ANSWERING = {
    "documents": [],
    "sources": ["lechang-2018-41"],
    "ask": ["哪些市删去了（十三）"],
    "search": ["政务热线"],
    "dropped": ["十三"],
    "coverage": [],
    "trace": ["huizhou-2018:13.1"],
    "compare": ["state-council-2018-23:13.1", "huizhou-2018:13.1"],
    "review": ["惠州"],
    "decisions": [],
    "evaluate": [],
}
OTHERS = ["huizhou-2018", "guangdong-2018-19"]
DROPPED = ["lechang-2018-41", "guangzhou-zwb-2018", "jiangmen-2018-14"]

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    built = CliRunner().invoke(app, ["build", "--data-dir", str(folder), "--lang", "en"])
    assert built.exit_code == 0, built.output
    return folder


@pytest.fixture
def run(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LINEAGE_STORE", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LINEAGE_DATA_DIR", str(data_dir))

    def invoke(*args: str, **env: str) -> Result:
        return CliRunner().invoke(app, list(args), env=env)

    return invoke


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


# Help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert not re.search(r"^ *\w *$", result.output, re.MULTILINE)
    assert result.exit_code == 0
    module = import_module(f"lineage.cli.commands.{name}")
    assert module.run.__doc__
    assert all(example.startswith(f"lineage {name}") for example in module.EXAMPLES)
    squeezed = "".join(result.output.split())
    told = (*module.EXAMPLES, *getattr(module, "NOTES", ()))
    assert all("".join(each.split()) in squeezed for each in told)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_names_what_is_to_be_written(run: Run, name: str) -> None:
    """Flags take no value, though typer would say <bool>; what stands for a value is in capitals."""
    shown = run(*filter(None, [name]), "--help").output
    assert "<bool>" not in shown
    (usage,) = re.findall(r"Usage: \S+ (.*?) *$", shown, re.MULTILINE)
    assert usage.startswith(name)
    assert usage.removeprefix(name).isupper()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("coverage", Status),
        ("trace", [name for _, name in RELATION.values()]),
        ("build", ("key", "place", *Level)),
    ],
)
def test_help_defines_what_is_asked_and_answered(run: Run, name: str, words: Iterable[str]) -> None:
    notes = "\n".join(import_module(f"lineage.cli.commands.{name}").NOTES)
    assert all(re.search(rf"\b{word}\b", notes) for word in words)
    assert "LINEAGE_STORE" in run("--help").output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_has_help(run: Run, name: str) -> None:
    group: Any = typer.main.get_command(app)
    for parameter in group.get_command(None, name).params:
        assert parameter.help, f"{name} {parameter.name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_data_dir_and_answering_ones_json(run: Run, name: str) -> None:
    text = run(name, "--help").output
    assert "--data-dir" in text
    assert "--lang" in text
    assert ("--json" in text) is (name in ANSWERING)


def test_the_overview_lists_all_commands(run: Run) -> None:
    text = run("--help").output
    assert [name for name in COMMANDS if f" {name} " in text] == list(COMMANDS)


def test_the_version_can_be_asked(run: Run) -> None:
    assert re.fullmatch(r"lineage \d+\.\d+\.\d+\n", run("--version").stdout)


# The question


def test_the_question_is_answered_alike_in_every_way(run: Run) -> None:
    english = answer(run("ask", "which cities dropped item (十三)", "--json"))
    chinese = answer(run("ask", "哪些市删去了（十三）", "--json"))
    dropped = answer(run("dropped", "十三", "--json", "--lang", "zh"))
    for name in ("items", "others", "no_text", "upstream", "understood"):
        assert chinese[name] == dropped[name]
    for each in (english, chinese, dropped):
        assert [row["document"] for row in each["items"]] == DROPPED
        assert [row["document"] for row in each["others"]] == OTHERS
        assert [row["place"] for row in each["no_text"]] == ["韶关市"]
        assert each["understood"]["item"] == "state-council-2018-23:13"


def test_the_answer_reads_well_in_english(run: Run) -> None:
    text = " ".join(run("ask", "which cities dropped item (十三)", COLUMNS="200").stdout.split())
    assert "乐昌市 dropped none of 3 clauses carried" in text
    assert "department's plan" in text
    assert "says nothing" in text
    assert "no verdict" in text
    assert "lechang-2018.txt:796-798" in text


def test_the_answer_reads_well_in_chinese(run: Run) -> None:
    text = "".join(run("ask", "哪些市删去了（十三）").stdout.split())
    assert "乐昌市删去3款均未承接" in text
    assert "这是部门方案" in text
    assert "未提，但附全文" in text
    assert "惠州市部分保留3款中只承接1款" in text
    assert "改写，承接上级字数51%" in text
    assert "责任单位：博罗县政府" in text
    assert "应在此款之后：结合条例实施10周年" in text
    assert "未见其文件，不作判断" in text
    assert "jiangmen-guangdong-state-council-2018.txt:133-135" in text


@pytest.mark.parametrize("item", ["十三", "（十三）", "13", "state-council-2018-23:13"])
def test_an_item_can_be_named_in_several_ways(run: Run, item: str) -> None:
    assert [row["document"] for row in answer(run("dropped", item, "--json"))["items"]] == DROPPED


def test_levels_choose_the_documents(run: Run) -> None:
    assert "所问层级中没有符合条件的文件" in run("dropped", "十三", "--level", "province").stdout
    county = answer(run("dropped", "十三", "--level", "county", "--json"))
    assert [row["document"] for row in county["items"]] == ["lechang-2018-41"]
    everywhere = answer(run("dropped", "六", "--level", "any", "--json"))
    assert {row["level"] for row in everywhere["items"]} == {"province", "prefecture"}


def test_of_names_another_upstream_document(run: Run) -> None:
    for name in ("guangdong-2018-19", "粤府办〔2018〕19号", "广东省", "广东"):
        found = answer(run("coverage", "六", "--of", name, "--json"))
        assert found["understood"]["item"] == "guangdong-2018-19:6"
        assert answer(run("dropped", "六", "--of", name, "--json"))["understood"]["item"]
        assert "(guangdong-2018-19)" in run("coverage", "--of", name).stdout.splitlines()[0]
        same = run("report", "--format", "md", "--of", "guangdong-2018-19").stdout
        assert run("report", "--format", "md", "--of", name).stdout == same


def test_documents_are_listed_with_what_they_may_be_called(run: Run) -> None:
    lines = run("documents", "--lang", "en").stdout.splitlines()
    row = next(line for line in lines if "guangdong-2018-19" in line)
    assert re.split(r"\s{2,}", row.strip())[:4] == [
        *("guangdong-2018-19", "粤府办〔2018〕19号", "广东省", "province")
    ]
    assert any(re.match(r" missing +韶府办明电〔2018〕180号 +韶关市", line) for line in lines)
    found = answer(run("documents", "--json"))
    assert [each["key"] for each in found["items"]][:2] == [
        *("state-council-2018-23", "guangdong-2018-19")
    ]


def test_documents_are_listed_below_each_other_where_a_table_has_no_room(run: Run) -> None:
    shown = run("documents", "--lang", "zh", COLUMNS="60").stdout.splitlines()
    narrow = [each.rstrip() for each in shown]
    at = narrow.index("guangdong-2018-19  粤府办〔2018〕19号  广东省  省")
    assert narrow[at + 1].startswith("  广东省人民政府办公厅转发国务院办公厅")
    assert any(each.startswith("缺失  韶府办明电〔2018〕180号  韶关市") for each in narrow)
    wide = run("documents", "--lang", "zh", COLUMNS="120").stdout
    assert "文件键" in wide
    assert "文件键" not in "".join(narrow)


def test_a_missing_plan_is_listed_with_its_notice(run: Run, tmp_path: Path) -> None:
    SqliteStore(tmp_path).replace(bundled.change(bundled.beside_notice().lineage()))
    listed = run("documents", "--data-dir", str(tmp_path)).stdout
    assert "汕头市政务公开工作方案（只见通知，未见所印发的方案）" in listed


def test_who_is_responsible_is_listed_by_place_and_clause(run: Run) -> None:
    assert run("ask", "惠州市谁负责（十三）").stdout.splitlines()[1:] == [
        "惠州市 huizhou-2018",
        "  huizhou-2018:13.1 ← state-council-2018-23:13.1  huizhou-2018.txt:161",
        "    责任单位：博罗县政府",
    ]
    assert "韶府办明电〔2018〕180号" in run("ask", "韶关市谁负责（十三）").stdout


def test_questions_about_additions_are_answered(run: Run) -> None:
    found = answer(run("ask", "江门市新增了什么", "--json"))
    assert found["clauses"]
    assert found["clauses"][0]["text"] in run("ask", "江门市新增了什么", COLUMNS="400").stdout


def test_what_a_place_did_is_shown_item_by_item_with_its_texts(run: Run) -> None:
    text = run("ask", "广东省删去了哪些", COLUMNS="200").stdout
    assert re.search(r"（六） 提升实体政务大厅服务能力 +未提，但附全文 +5 款均未承接", text)
    gap = "".join(text.split())
    assert "更多事项在网上办理。guangdong-2018-19:4.3jiangmen-guangdong-state" in gap
    assert "没有符合条件的条目" in run("ask", "广东省保留了哪些").stdout


def test_changes_are_shown_with_both_texts(run: Run) -> None:
    text = run("ask", "哪些地方改了时限", COLUMNS="200").stdout
    assert "惠州市 时限缺失：9月底前" in text
    assert "[-9月底前-]{+并向省+}" in text


# What people decide


def test_a_pair_is_offered_decided_listed_and_taken_back(run: Run, tmp_path: Path) -> None:
    source, graph = tmp_path / "source", str(tmp_path / "graph")
    shutil.copytree(BUNDLED / "sources", source / "sources")
    shutil.copy(BUNDLED / "corpus.toml", source)
    assert run("build", "--source", str(source), "--data-dir", graph).exit_code == 0
    shown = run("review", "惠州", "--limit", "1", "--data-dir", graph, COLUMNS="400").stdout
    (pair,) = re.findall(r"^(huizhou\S+) ← (\S+)  分值 0\.\d\d  眼下", shown, re.MULTILINE)
    options = ["--by", "王某", "--source", str(source), "--data-dir", graph]
    told = run("decide", *pair, "descends", "--reason", "同一任务", *options, COLUMNS="400")
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("人工判定承接（王某，")
    assert f"{pair[0]} ← {pair[1]}" in told.stdout
    listed = run("decisions", "--data-dir", graph, "--lang", "en", COLUMNS="400").stdout
    assert re.search(r"Judged descent \(王某, \d{4}-\d\d-\d\d\): 同一任务\.", listed)
    assert pair[1] not in run("review", "惠州", "--limit", "1", "--data-dir", graph).stdout
    named = pair[0].replace("huizhou-2018", "惠州"), pair[1].replace(bundled.NATION, "国务院")
    assert run("decide", *named, "topical", *options).stdout.endswith("两款之间没有承接关系。\n")
    assert run("decide", *pair, "withdrawn", *options).stdout.startswith("人工判定已撤回（王某，")
    assert run("decide", *pair, "withdrawn", *options).exit_code == 2
    assert "没有人工判定" in run("decisions", "--data-dir", graph).stdout
    assert run("decide", *pair, "perhaps", *options).exit_code == 2


def test_pairs_are_decided_one_by_one(run: Run, tmp_path: Path) -> None:
    """What was answered holds, also when the rest is left; nothing is asked without a folder."""
    source, graph = tmp_path / "source", str(tmp_path / "graph")
    shutil.copytree(BUNDLED / "sources", source)
    assert run("build", "--source", str(source), "--data-dir", graph).exit_code == 0
    asked = ["review", "--by", "王某", "--data-dir", graph]
    assert "--by 与 --source 须一起给出" in run(*asked).output
    found = answer(run("review", "--data-dir", graph, "--limit", "3", "--json"))
    offered, total, behind = found["items"], found["total"], found["next"]
    told = CliRunner().invoke(
        app, [*asked, "--source", str(source)], input="d\n同一任务\ns\nx\nu\n\n"
    )
    assert told.exit_code == 0, told.output
    ends = "unit", "upstream"
    assert f"已判定 2 对，还有 {total - 2} 对。" in told.output
    assert f"3/{total}" in told.output
    said = re.sub(r"\[=|=\]|\s", "", told.output)
    assert all(each[end]["text"] in said for each in offered for end in ends)
    (span, *_), text = offered[0]["spans"], offered[0]["unit"]["text"]
    shared = text[span["unit_start"] : span["unit_end"]]
    assert f"[={shared}=]" in "".join(told.output.split())
    decided = answer(run("decisions", "--data-dir", graph, "--json"))["items"]
    assert [(each["unit_id"], each["judgement"], each["reason"]) for each in decided] == [
        (offered[0]["unit"]["id"], "descends", "同一任务"),
        (offered[2]["unit"]["id"], "unrelated", ""),
    ]
    left = CliRunner().invoke(app, [*asked, "--source", str(source), "--lang", "en"], input="q\n")
    assert left.output.endswith(f"Decided: 0. Left: {total - 2}.\n")
    assert f"--after {behind}" in "".join(told.output.split("\n"))
    first = answer(run("review", "--data-dir", graph, "--limit", "1", "--json"))["items"]
    assert first == offered[1:2]
    more = [*asked, "--source", str(source), "--after", behind]
    told = CliRunner().invoke(app, more, input="q\n")
    assert f"1/{total - 3}\n" in told.output
    assert run("review", "--after", "somewhere", "--data-dir", graph).exit_code == 2


def test_pairs_are_decided_on_a_sheet(run: Run, tmp_path: Path) -> None:
    """Also on one that Excel saved in China; handed in twice, it counts once."""
    source, graph, sheet = tmp_path / "source", str(tmp_path / "graph"), tmp_path / "pairs.csv"
    shutil.copytree(BUNDLED / "sources", source)
    assert run("build", "--source", str(source), "--data-dir", graph).exit_code == 0
    total = answer(run("review", "--data-dir", graph, "--json"))["total"]
    assert run("review", "--data-dir", graph, "--out", str(sheet)).exit_code == 0
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == total
    rows[1] |= {"judgement": "承接", "reason": "同一任务"}
    rows[3] |= {"judgement": "U"}

    def hand_in(*more: str) -> Result:
        with sheet.open("w", encoding="gb18030", newline="") as file:
            table = csv.DictWriter(file, rows[0])
            table.writeheader()
            table.writerows(rows)
        return run("review", "--answers", str(sheet), "--data-dir", graph, *more)

    by = "--by", "王某", "--source", str(source)
    assert "--answers 也要这两项" in hand_in().output
    assert f"已判定 2 对，还有 {total - 2} 对。" in hand_in(*by).output
    assert f"已判定 0 对，还有 {total - 2} 对。" in hand_in(*by).output
    found = answer(run("decisions", "--data-dir", graph, "--json"))["items"]
    assert [(each["unit_id"], each["judgement"], each["reason"]) for each in found] == [
        (rows[1]["unit.id"], "descends", "同一任务"),
        (rows[3]["unit.id"], "unrelated", ""),
    ]
    rows[3] |= {"judgement": "撤回"}
    assert f"已判定 1 对，还有 {total - 1} 对。" in hand_in(*by).output
    assert f"已判定 0 对，还有 {total - 1} 对。" in hand_in(*by).output
    rows[0] |= {"judgement": "无关"}
    rows[2] |= {"judgement": "topical", "unit.text": "各县要制定方案。"}
    wrong = hand_in(*by)
    assert wrong.exit_code == 2
    assert "pairs.csv:4" in wrong.output.replace("\n", "")
    assert "文字与填表时不同" in wrong.output
    assert len(answer(run("decisions", "--data-dir", graph, "--json"))["items"]) == 1


def test_what_was_answered_holds_however_asking_ends(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it is broken off between two questions."""
    source, graph = tmp_path / "source", str(tmp_path / "graph")
    shutil.copytree(BUNDLED / "sources", source)
    assert run("build", "--source", str(source), "--data-dir", graph).exit_code == 0
    given: list[Scored] = []

    def broken(view: View, pairs: Sequence[Scored]) -> object:
        given.extend(pairs)
        if len(given) == 2:
            raise KeyboardInterrupt
        return undecided(view, pairs)

    monkeypatch.setattr(review, "undecided", broken)
    asked = ["review", "--by", "王某", "--source", str(source), "--data-dir", graph]
    assert CliRunner().invoke(app, asked, input="u\n\n").exit_code != 0
    (decided,) = answer(run("decisions", "--data-dir", graph, "--json"))["items"]
    assert (decided["judgement"], decided["standing"]) == ("unrelated", "in_force")


def test_pairs_are_asked_for_by_item_and_place(run: Run) -> None:
    found = answer(run("review", "惠州", "--item", "八", "--json"))
    assert found == answer(run("review", "--place", "惠州市", "--item", "8", "--json"))
    assert found["total"] == len(found["items"]) > 1
    assert {each["upstream"]["item"] for each in found["items"]} == {f"{bundled.NATION}:8"}
    assert run("review", "--item", "13").output == "没有待判定的条款对。\n"
    assert run("review", "--item", "九十九").exit_code == 2
    assert run("decisions", "--item", "13").output == "没有人工判定。\n"


def test_of_a_document_that_carries_nothing_the_matrix_and_the_item_say_so(
    run: Run, tmp_path: Path
) -> None:
    SqliteStore(tmp_path).replace(bundled.change(bundled.bare()))
    told = "the document carries none of the items: it may mainly implement others"
    options = "--data-dir", str(tmp_path), "--lang", "en"
    lines = run("coverage", *options, COLUMNS="400").stdout.splitlines()
    assert [each.partition(":")[0] for each in lines if told in each] == [
        "乐昌市 乐府办明电〔2018〕41号"
    ]
    dropped = run("dropped", "十三", *options, COLUMNS="400").stdout.splitlines()
    assert [each.split()[0] for each in dropped if told in each] == ["乐昌市"]


# Coverage, lineage, comparison


def test_coverage_shows_the_matrix(run: Run) -> None:
    lines = run("coverage", "--lang", "zh").stdout.splitlines()
    row = next(line for line in lines if "（十三）" in line)
    assert row.split()[-5:] == ["部分+", "部分", "未提附全文", "删去", "删去"]
    assert any(line.startswith("未提附全文：自身文字未提") for line in lines)
    found = answer(run("coverage", "--json"))
    assert len(found["items"]) == 17
    assert found["upstream"]["key"] == "state-council-2018-23"


def test_the_matrix_says_which_other_notices_there_are(run: Run, tmp_path: Path) -> None:
    whole = bundled.lineage()
    own = tuple(each for each in whole.inherits if key_of(each.unit) != bundled.PROVINCE)
    SqliteStore(tmp_path).replace(bundled.change(replace(whole, inherits=own)))
    note = "语料中另有粤府办〔2018〕19号，用 --of 指明。"
    asked = ("coverage", "--lang", "zh", "--data-dir", str(tmp_path))
    assert note in run(*asked).stdout
    assert "--of 指明" not in run(*asked, "--of", bundled.NATION).stdout + run("coverage").stdout


def test_the_matrix_gives_way_to_counts_where_it_has_no_room(run: Run) -> None:
    narrow = run("coverage", "--lang", "zh", COLUMNS="50").stdout
    assert re.search(r"（九）.*保留 3  部分 1  相近 1", narrow)
    assert "承接本文件的有 5 份" in narrow
    assert max(map(cell_len, narrow.splitlines())) <= 50


def test_nothing_is_cut_without_a_terminal(run: Run) -> None:
    assert "…" not in run("coverage", "--lang", "en").stdout


def test_a_coverage_row_has_what_the_contract_names(run: Run) -> None:
    for row in answer(run("coverage", "十三", "--json"))["items"]:
        assert {"item", "document", "place", "level", "status", "reason", "evidence"} <= set(row)


def test_a_document_that_none_descends_from_says_so_instead_of_an_empty_table(run: Run) -> None:
    said = run("coverage", "--of", "lechang-2018-41", "--lang", "zh").stdout
    assert "语料中没有承接本文件的文件。" in said
    assert "─" not in said


def test_coverage_of_an_item_can_be_filtered(run: Run) -> None:
    found = answer(run("coverage", "十三", "--status", "partial", "--place", "惠州市", "--json"))
    assert [row["document"] for row in found["items"]] == ["huizhou-2018"]
    assert found["others"] == []


def test_search_finds_clauses_by_all_their_words(run: Run) -> None:
    shown = run("search", "政务热线", COLUMNS="400").stdout
    assert shown.startswith("“政务热线”：8 款\n（十） 整合各类政务热线电话\n")
    found = answer(run("search", "政务热线", "值守", "--json"))
    assert {hit["clause"]["item_label"] for hit in found["items"]} == {"（十）"}
    whole = answer(run("search", "公开", "--limit", "999", "--json"))
    total = len(whole["items"])
    first = run("search", "公开", "--limit", "2", "--lang", "en").stdout
    assert first.startswith(
        f"“公开”: {total}, of which 1–2\nstate-council-2018-23  国办发〔2018〕23号"
    )
    behind = run("search", "公开", "--limit", "2", "--offset", "2", COLUMNS="400").stdout
    assert behind.startswith(f"“公开”：{total} 款，列出第 3–4 款\n")
    part = answer(run("search", "公开", "--limit", "2", "--offset", "2", "--json"))
    assert (part["items"], part["total"]) == (whole["items"][2:4], total)
    assert (part["documents"], part["titled"]) == (whole["documents"][2:4], whole["titled"])
    assert run("search", "公开", "--limit", "0").exit_code == 2
    assert run("search", " ").exit_code == 2


def test_trace_follows_a_clause_both_ways(run: Run) -> None:
    up = answer(run("trace", "huizhou-2018:13.1", "--direction", "up", "--json"))
    assert "state-council-2018-23:13.1" in {edge["upstream"]["id"] for edge in up["items"]}
    down = run("trace", "state-council-2018-23:13.1", "--direction", "down", "--lang", "en").stdout
    assert "Went to" in down
    assert "huizhou-2018:13.1 ← state-council-2018-23:13.1" in down
    assert "Comes from" not in down
    both = run("trace", "state-council-2018-23:13.1", "--lang", "en").stdout
    assert "nothing in the corpus" in both


@pytest.mark.parametrize("name", ["乐昌", "乐昌市", "乐府办明电〔2018〕41号", "lechang-2018-41"])
def test_sources_takes_a_document_by_what_it_is_called(run: Run, name: str) -> None:
    assert answer(run("sources", name, "--json"))["document"]["key"] == "lechang-2018-41"


def test_compare_marks_differences_without_colour(run: Run) -> None:
    text = "".join(run("compare", "state-council-2018-23:13.1", "huizhou-2018:13.1").stdout.split())
    assert "[-各试点省份人民政府要-]切实落实责任" in text
    assert "{+并向省+}报送试点成果" in text


def test_compare_says_when_nothing_links_two_clauses(run: Run) -> None:
    text = run("compare", "state-council-2018-23:1.1", "huizhou-2018:13.1", "--lang", "en").stdout
    assert "No inheritance links these two." in text


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("state-council-2018-23:13", "huizhou-2018:13"),
        ("state-council-2018-23", "huizhou-2018"),
        ("state-council-2018-23:13.1", "huizhou-2018:13"),
    ],
)
def test_compare_asks_what_the_pages_and_the_api_ask(
    run: Run, data_dir: Path, a: str, b: str
) -> None:
    asked = comparison.compare(SqliteStore(data_dir).view(), a, b, Language.ZH)
    assert answer(run("compare", a, b, "--json")) == json.loads(msgspec.json.encode(asked))


def test_compare_takes_siblings_as_equals(run: Run) -> None:
    printed = run("compare", "jiangmen-2018-14", "huizhou-2018", "--lang", "zh").output
    assert "两者互不隶属：12 款上级条文两者都有承接，1 处文字只有这两者相同。" in printed
    assert "jiangmen-2018-14:2.1 = huizhou-2018:3.3" in printed
    assert "没有承接关系" not in printed


def test_compare_lists_what_links_two_items_and_what_does_not(run: Run) -> None:
    text = run("compare", "state-council-2018-23:13", "huizhou-2018:13", "--lang", "en").stdout
    assert "huizhou-2018:13.1 ← state-council-2018-23:13.1" in text
    assert "Only in state-council-2018-23:13: 2" in text
    apart = run("compare", "state-council-2018-23:13", "huizhou-2018:1", "--lang", "en").stdout
    assert "No inheritance links these two." in apart


def test_that_nothing_is_the_source_is_said(run: Run) -> None:
    assert "语料中未见来源" in run("ask", "state-council-2018-23:13来自哪里").stdout


# Language, width, colour


@pytest.mark.parametrize(
    ("env", "word"),
    [
        ({}, "理由"),
        ({"LANG": "en_GB.UTF-8"}, "Why"),
        ({"LANG": "zh_CN.UTF-8"}, "理由"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "理由"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "Why"),
        ({"LANG": "C.UTF-8"}, "理由"),
    ],
)
def test_the_language_is_that_of_the_environment(run: Run, env: dict[str, str], word: str) -> None:
    assert word in run("dropped", "十三", **env).stdout


def test_a_question_is_answered_in_its_language_unless_another_is_named(run: Run) -> None:
    question = "哪些市删去了（十三）"
    assert "理由" in run("ask", question, LANG="en_US.UTF-8").stdout
    assert "Why" in run("ask", question, "--lang", "en").stdout


@pytest.mark.parametrize("name", ANSWERING)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(run: Run, name: str, width: int, lang: str) -> None:
    result = run(name, *ANSWERING[name], "--lang", lang, COLUMNS=str(width))
    assert result.exit_code == 0
    assert max(map(cell_len, result.stdout.splitlines())) <= width


ID = re.compile(r"[a-z]+(?:-[a-z]+)*-\d{4}(?:-\d+)?(?::[\w.-]*\w)?", re.ASCII)


@pytest.mark.parametrize("name", ANSWERING)
def test_no_id_is_broken(run: Run, name: str) -> None:
    whole, narrow = (
        ID.findall(run(name, *ANSWERING[name], **env).stdout) for env in ({}, {"COLUMNS": "80"})
    )
    assert set(narrow) == set(whole)


def test_a_title_stands_beside_its_label(run: Run) -> None:
    text = run("ask", "哪些市删去了（十三）", COLUMNS="80").stdout
    assert text.startswith("（十三） 做好基层政务公开标准化规范化试点总结验收工作\n")


@pytest.mark.parametrize("name", ANSWERING)
def test_no_line_is_broken_or_filled_up_without_a_terminal(run: Run, name: str) -> None:
    piped = run(name, *ANSWERING[name]).stdout
    wide = run(name, *ANSWERING[name], COLUMNS="5000").stdout
    assert piped == "".join(f"{line.rstrip()}\n" for line in wide.splitlines())


@pytest.mark.parametrize("name", ANSWERING)
def test_piped_output_has_no_colour(run: Run, name: str) -> None:
    assert "\x1b" not in run(name, *ANSWERING[name]).output


@pytest.mark.parametrize("name", ANSWERING)
def test_json_is_real_utf8(run: Run, name: str) -> None:
    result = run(name, *ANSWERING[name], "--json")
    assert answer(result)["items"] or name == "decisions"
    assert "\\u" not in result.stdout


def test_lines_break_between_characters_and_never_before_a_closing_mark() -> None:
    text = "3 款均未承接，全文也没有主题相近的条款（见state-council-2018-23:13.1）。"
    cuts = [0, *breaks(text, 32), len(text)]
    lines = [text[a:b] for a, b in itertools.pairwise(cuts)]
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip()) <= 32 for line in lines)
    assert not any(line[0] in "，。）、" for line in lines)
    assert lines[0] == "3 款均未承接，全文也没有主题相近"
    assert breaks("state-council-2018-23", 8) == [8, 16]


def test_text_is_never_markup_nor_control_code() -> None:
    console = Console(force_terminal=True, width=80)
    with console.capture() as capture:
        console.print(plain("[red]要[/red] \x1b[31m\x07:smile:", "bold"))
    shown = capture.get()
    assert "[red]要[/red]" in shown
    assert ":smile:" in shown
    assert "\x1b[31m" not in shown
    assert "\x07" not in shown


def test_a_style_survives_wrapping() -> None:
    lines = Prose.assemble(plain("政务公开", "red"), plain("工作")).wrap(Console(), 8)
    assert [line.plain for line in lines] == ["政务公开", "工作"]
    assert lines[0].spans
    assert not lines[1].spans


# Errors


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["dropped", "三十三"], 2, "三十三"),
        (["dropped", "十三", "--of", "nowhere-2018"], 2, "nowhere-2018"),
        (["coverage", "十三", "--place", "深圳市"], 2, "深圳市"),
        (["ask", "hello"], 2, "No item is named"),
        (["ask", "哪些市删去了（三十三）"], 2, "（十六）"),
        (["sources", "深圳"], 2, "lechang-2018-41"),
        (["trace", "huizhou-2018:99.1"], 2, "huizhou-2018"),
        (["trace", "huizhou-2018:13"], 2, "There are: huizhou-2018:13.1."),
        (["trace", "huizhou-2018:13.1", "--depth", "99"], 2, "depth"),
        (["compare", "a:1", "b:2"], 2, "a"),
        (["coverage", "--status", "dropped"], 2, "ITEM"),
        (["coverage", "十三", "--status", "gone"], 2, "gone"),
        (["evaluate", "--gold", "/nowhere"], 2, "/nowhere"),
        (["build", "--source", "/nowhere"], 2, "/nowhere"),
        (["build", "--workers", "0"], 2, "1 to 512 processes"),
        (["build", "--workers", "999999"], 2, "1 to 512 processes"),
        (["build", "--scheduler", "nowhere"], 2, "tcp://host:port"),
        (["export", "nonsense"], 2, "nonsense"),
        (["export", "pairs", "--out", "/nowhere/x.tsv"], 2, "/nowhere/x.tsv"),
        (["export", "neo4j-admin"], 2, "folder"),
        (["export", "neo4j-admin", "--out", "-"], 2, "folder"),
        (["report", "--of", "nowhere-2018"], 2, "nowhere-2018"),
        (["report", "--format", "html", "--out", "a.docx"], 2, "docx, as a.docx is named"),
        (["report", "--out", "a.pdf"], 2, ".docx"),
        (["report", "--region", "北京市"], 2, "乐昌市"),
        (["dropped"], 2, "ITEM"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_wrong_input_is_one_message_and_exit_code_2(
    run: Run, args: list[str], code: int, says: str
) -> None:
    result = run(*args, LANG="en_US.UTF-8")
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


SPOKEN = [
    (
        ["trace", "huizhou-2018:13"],
        "语料中没有款“huizhou-2018:13”。\n可选的有：huizhou-2018:13.1。",
        "No clause 'huizhou-2018:13' in the corpus.\nThere are: huizhou-2018:13.1.",
    ),
    (
        ["trace", "huizhou-2018:13.1", "--depth", "99"],
        "depth 不能是“99”。\n可用的值：1 至 10。",
        "depth can't be 99.\nAllowed: 1 to 10.",
    ),
    (
        ["build", "--source", "/nowhere"],
        "/nowhere：没有这个文件夹。\n请指定存放文件的文件夹。",
        "/nowhere: There is no such folder.\nName a folder of documents.",
    ),
    (
        ["export", "pairs", "--out", "/nowhere/x.tsv"],
        "写不了 /nowhere/x.tsv：没有这个文件或文件夹。",
        "/nowhere/x.tsv can't be written: No such file or directory.",
    ),
    (
        ["documents", "--data-dir", "/nowhere"],
        "/nowhere 中还没有建图。\n请运行：lineage build --data-dir /nowhere",
        "No graph has been built in /nowhere.\nRun: lineage build --data-dir /nowhere",
    ),
]


@pytest.mark.parametrize(("args", "zh", "en"), SPOKEN, ids=lambda each: each[0])
def test_errors_speak_the_language_of_the_answer(
    run: Run, args: list[str], zh: str, en: str
) -> None:
    chinese, english = f"错误：{zh}\n", f"Error: {en}\n"
    assert run(*args, LANG="zh_CN.UTF-8").stderr == chinese
    assert run(*args, LANG="en_US.UTF-8").stderr == english
    assert run(*args, "--lang", "en", LANG="zh_CN.UTF-8").stderr == english
    assert run(*args, "--lang", "zh", LANG="en_US.UTF-8").stderr == chinese


def test_a_question_that_cant_be_read_is_answered_in_its_own_language(run: Run) -> None:
    said = run("ask", "what is the weather like", LANG="zh_CN.UTF-8").stderr
    assert said.startswith("Error: ")
    assert "\nTry: " in said
    said = run("ask", "今天天气怎么样", LANG="en_US.UTF-8").stderr
    assert said.startswith("错误：")
    assert "\n可以这样问：" in said


@pytest.mark.parametrize("name", [*ANSWERING, "report", "serve"])
def test_without_a_graph_the_command_that_builds_it_is_named(
    run: Run, tmp_path: Path, name: str
) -> None:
    """As one can paste it."""
    folder = str(tmp_path / "no graph")
    result = run(name, *ANSWERING.get(name, []), "--data-dir", folder)
    assert result.exit_code == 3
    advice = " ".join(result.stderr.split()).partition("请运行：")[2]
    assert shlex.split(advice) == ["lineage", "build", "--data-dir", folder]
    assert result.stdout == ""


MISUSED = [
    (
        ["askk", "x"],
        "没有命令“askk”；相近的有 ask。\n用法见：lineage --help",
        "Did you mean 'ask'?\nHow",
    ),
    (["zz"], "没有命令“zz”。\n用法见：lineage --help", "No such command 'zz'."),
    (
        ["--foo"],
        "没有选项 --foo。\n选项写在命令之后，如 lineage documents --lang zh。用法见：lineage --help",
        "No such option: --foo.\nOptions follow the command, as in lineage documents --lang en. ",
    ),
    (["ask", "x", "--lan", "en"], "没有选项 --lan；相近的有 --lang。", "Possible options: --lang"),
    (["decide", "x"], "参数 pair 要有 2 个值。", "Argument 'pair' takes 2 values."),
    (["decide"], "缺少参数 UNIT CLAUSE。", "Missing argument 'UNIT CLAUSE'."),
    (["ask"], "缺少参数 QUESTION。\n用法见：lineage ask --help", "Missing argument 'QUESTION'."),
    (["ask", "x", "y"], "多出了参数 y。", "unexpected extra argument(s) (y)."),
    (["ask", "x", "--json=1"], "选项 --json 后面不带值。", "does not take a value."),
    (["build", "--workers"], "选项 --workers 后面要有一个值。", "requires an argument."),
    (["serve", "--port", "x"], "--port 应是整数。", "should be a valid integer"),
    (["serve", "--port", "99999"], "--port 不能大于 65535。", "less than or equal to 65535."),
    (["serve", "--port", "-1"], "--port 不能小于 0。", "greater than or equal to 0."),
    (
        ["report", "--format", "x"],
        "--format 不能是“x”；可用的值：html, md",
        "'x' is not one of 'html'",
    ),
    (["export"], "缺少参数 WHAT。", "Missing argument 'WHAT'. Choose from:"),
    (["coverage", "--place", "江门"], "要与一条一起用", "need an ITEM."),
]


@pytest.mark.parametrize(("args", "chinese", "english"), MISUSED)
def test_what_is_called_wrongly_is_told_in_the_language_chosen(
    run: Run, args: list[str], chinese: str, english: str
) -> None:
    for language, mark, said in (("zh", "错误：", chinese), ("en", "Error: ", english)):
        for told in (run(*args, LANG=language), run(args[0], "--lang", language, *args[1:])):
            assert told.exit_code == 2
            assert told.stderr.startswith(mark)
            assert said in told.stderr
            assert told.stdout == ""


def test_an_unknown_store_is_wrong_input(run: Run) -> None:
    assert run("coverage", LINEAGE_STORE="postgres://x").exit_code == 2


def test_a_broken_graph_says_how_to_mend_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lineage.sqlite").write_bytes(b"\x00garbage")
    result = run("coverage", "--data-dir", str(tmp_path))
    assert result.exit_code == 3
    assert "lineage build" in result.stderr
    assert run("build", "--data-dir", str(tmp_path)).exit_code == 0
    assert run("coverage", "--data-dir", str(tmp_path)).exit_code == 0


def test_messages_are_never_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    what = "没有条目“[bold]x[/bold]”。", "No item '[bold]x[/bold]'."
    fail(InputError(what, ("请再试 [/]。", "Try [/] again.")), Language.EN)
    shown = capsys.readouterr().err
    assert shown == "Error: No item '[bold]x[/bold]'.\nTry [/] again.\n"


@pytest.mark.parametrize(
    ("language", "lines"),
    [(Language.ZH, ["错误：出了事。", "请处理。"]), (Language.EN, ["Error: What.", "Fix."])],
)
def test_what_to_do_stands_on_its_own_line(
    language: Language, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    what, fix = ("出了事。", "What."), ("请处理。", "Fix.")
    fail(LineageError(what), language)
    assert capsys.readouterr().err.splitlines() == lines[:1]
    fail(LineageError(what, fix), language)
    assert capsys.readouterr().err.splitlines() == lines


# Serving


def reachable(address: str) -> bool:
    try:
        socket.create_server((address, 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "::"])
def test_addresses_of_both_kinds_are_listened_on(
    run: Run, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    if ":" in host and not reachable("::1"):
        pytest.skip("no IPv6: ::1 can't be listened on")
    answered = []

    def serve(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        address = "::1" if ":" in host else "127.0.0.1"
        with socket.create_connection((address, sockets[0].getsockname()[1]), timeout=30):
            answered.append(host)

    monkeypatch.setattr(uvicorn.Server, "run", serve)
    result = run("serve", "--host", host, "--port", "0")
    assert result.exit_code == 0, result.output
    assert answered == [host]
    printed = f"[{host}]" if ":" in host else host
    assert re.search(rf"http://{re.escape(printed)}:\d+ ", result.stderr)


@pytest.mark.parametrize(("options", "language"), [((), None), (("--lang", "en"), Language.EN)])
def test_pages_speak_the_language_that_serve_was_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], language: Language | None
) -> None:
    told: list[Language | None] = []

    def serve(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        told.append(server.config.app.state.language)  # type: ignore[union-attr]

    monkeypatch.setattr(uvicorn.Server, "run", serve)
    assert run("serve", "--port", "0", *options).exit_code == 0
    assert told == [language]


def test_serve_takes_decisions_from_the_one_who_started_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Reviewer | None] = []

    def serve(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        told.append(server.config.app.state.reviewer)  # type: ignore[union-attr]

    monkeypatch.setattr(uvicorn.Server, "run", serve)
    source = str(BUNDLED)
    assert run("serve", "--port", "0").exit_code == 0
    assert run("serve", "--port", "0", "--source", source, "--by", "王某").exit_code == 0
    assert told == [None, Reviewer("王某", BUNDLED)]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--by", "王某"), "--by 与 --source 须一起给出"),
        (("--source", str(BUNDLED)), "--by 与 --source 须一起给出"),
        (("--by", "王某", "--source", "nowhere"), "nowhere"),
        (("--by", "王某", "--source", str(BUNDLED), "--host", "0.0.0.0"), "请去掉 --host"),
    ],
)
def test_serve_says_why_nobody_can_decide(run: Run, options: tuple[str, ...], said: str) -> None:
    result = run("serve", "--port", "0", *options)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "no such host"])
def test_an_address_of_another_machine_is_said_to_be_the_fault(run: Run, host: str) -> None:
    result = run("serve", "--host", host, "--port", "0")
    assert result.exit_code == 3
    assert "lineage serve --host" in result.stderr


# Building, writing files, evaluating


def test_build_says_what_it_made_and_how_long_it_took(run: Run, tmp_path: Path) -> None:
    result = run("build", "--data-dir", str(tmp_path), "--lang", "en", "--warnings", COLUMNS="200")
    assert result.exit_code == 0
    assert re.search(
        r"7 documents, 309 clauses, \d+ edges, \d+ warnings .*; \d\.\d\d s\.", result.stdout
    )
    assert "lechang-2018.txt:747 Task number 49 has no dot." in result.stdout
    assert "shaoguan-2022-103 is of 2022, most are of 2018." in result.stdout
    said = run("build", "--data-dir", str(tmp_path), "--warnings", COLUMNS="200").stdout
    assert "lechang-2018.txt:747 任务序号 49 后缺点号。" in said
    assert "shaoguan-2022-103 是 2022 年的，多数文件是 2018 年的。" in said
    rows = [row.split() for row in result.stdout.splitlines()]
    cards = {each.key: each for each in in_order(SqliteStore(tmp_path).view().cards())}
    listed = {row[0]: row[1:3] for row in rows if row[:1] and row[0] in cards and row[1].isdigit()}
    assert list(listed) == list(cards)
    assert listed == {key: [str(of.items), str(of.clauses)] for key, of in cards.items()}
    assert listed["lechang-2018-41"] == ["16", "60"]


def test_build_says_of_a_document_that_is_there_twice(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "twice"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        shutil.copy(BUNDLED / "sources" / "lechang-2018.txt", folder / name)
    args = ("build", "--source", str(folder), "--data-dir", str(tmp_path / "graph"))
    result = run(*args)
    assert result.exit_code == 0
    assert "a、b 文号相同：乐府办明电〔2018〕41号。若是同一份" in result.stdout
    said = run(*args, "--lang", "en").stdout
    assert "a, b have one number: 乐府办明电〔2018〕41号. If they are one" in said


def test_workers_build_the_same_graph(run: Run, data_dir: Path, tmp_path: Path) -> None:
    assert run("build", "--data-dir", str(tmp_path), "--workers", "2").exit_code == 0
    built, known = (SqliteStore(folder).view().lineage() for folder in (tmp_path, data_dir))
    assert built == known


def test_add_says_what_joined(run: Run, tmp_path: Path) -> None:
    assert run("build", "--data-dir", str(tmp_path)).exit_code == 0
    file = str(BUNDLED / "sources" / "lechang-2018.txt")
    result = run("add", file, "--data-dir", str(tmp_path), "--lang", "en")
    assert result.exit_code == 0
    assert "lechang-2018" in result.stdout
    assert re.search(r"Documents added: 1; there now: 8; compared: 1; \d\.\d\d s\.", result.stdout)
    assert run("add", "no-such.txt", "--data-dir", str(tmp_path)).exit_code == 2


def test_a_folder_is_no_file_to_add(run: Run, tmp_path: Path) -> None:
    result = run("add", str(tmp_path))
    assert result.exit_code == 2
    assert f"lineage build --source {tmp_path}" in result.stderr


@pytest.fixture
def half_bad(tmp_path: Path) -> Path:
    """A folder with one good document and one empty file."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    good = BUNDLED / "sources" / "huizhou-2018.txt"
    (folder / "good.txt").write_bytes(good.read_bytes())
    return folder


def test_a_graph_of_other_documents_is_kept_if_wanted(run: Run, tmp_path: Path) -> None:
    own, graph = tmp_path / "own", tmp_path / "graph"
    own.mkdir()
    shutil.copy(BUNDLED / "sources" / "huizhou-2018.txt", own)
    assert run("build", "--source", str(own), "--data-dir", str(graph)).exit_code == 0
    kept = run("build", "--keep-other", "--data-dir", str(graph), "--lang", "en")
    assert (kept.exit_code, len(SqliteStore(graph).view().cards())) == (0, 1)
    assert "it is kept" in kept.output
    assert run("build", "--data-dir", str(graph)).exit_code == 0
    assert len(SqliteStore(graph).view().cards()) == 7


def test_a_file_of_an_unknown_kind_is_said(run: Run, tmp_path: Path, half_bad: Path) -> None:
    (half_bad / "empty.txt").rename(half_bad / "plan.ofd")
    result = run("build", "--source", str(half_bad), "--data-dir", str(tmp_path / "graph"))
    assert result.exit_code == 1
    assert "plan.ofd" in result.stderr


def test_keep_going_says_what_was_skipped(run: Run, tmp_path: Path, half_bad: Path) -> None:
    graph = str(tmp_path / "graph")
    stopped = run("build", "--source", str(half_bad), "--data-dir", graph)
    assert stopped.exit_code == 2
    assert "empty.txt" in stopped.stderr
    assert "--keep-going" in stopped.stderr
    (half_bad / "blank.txt").write_bytes(b" ")
    both = run("build", "--source", str(half_bad), "--data-dir", graph).stderr
    assert "empty.txt:1：文件是空的。" in both
    assert "blank.txt:1：文件是空的。" in both
    assert both.endswith("请改正这些文件，或略过它们：--keep-going。\n")
    both = run("build", "--source", str(half_bad), "--data-dir", graph, "--lang", "en").stderr
    assert both.endswith("Correct these files, or leave them out: --keep-going.\n")
    result = run("build", "--source", str(half_bad), "--data-dir", graph, "--keep-going")
    assert result.exit_code == 1
    assert "empty.txt:1：文件是空的。" in result.stderr
    assert run("export", "clauses", "--data-dir", graph).exit_code == 0


@pytest.mark.parametrize(
    ("args", "start"),
    [
        (["export", "pairs"], b"downstream_id\tupstream_id\t"),
        (["export", "json"], b"{\n"),
        (["report", "--format", "html"], b"<!doctype html>"),
        (["report", "--format", "md"], b"# "),
        (["report", "--format", "csv"], b"\xef\xbb\xbf"),
        (["report", "--format", "xlsx"], b"PK"),
        (["report", "--format", "docx", "--region", "惠州市"], b"PK"),
    ],
)
def test_files_and_standard_output_get_the_same(
    run: Run, tmp_path: Path, args: list[str], start: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    assert run(*args, "--out", str(out)).exit_code == 0
    assert out.read_bytes().startswith(start)
    assert run(*args).stdout_bytes == out.read_bytes()
    assert run(*args, "--out", "-").stdout_bytes == out.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_sheet_on_standard_output_is_a_sheet_alone(run: Run, tmp_path: Path) -> None:
    assert run("review", "--out", str(tmp_path / "sheet")).exit_code == 0
    sheet = (tmp_path / "sheet").read_bytes()
    assert run("review", "--out", "-").stdout_bytes == sheet


@pytest.mark.parametrize(
    ("args", "by_id"),
    [
        (["coverage", "国办发〔2018〕23号:13"], ["coverage", f"{bundled.NATION}:13"]),
        (["dropped", "国务院（十三）"], ["dropped", f"{bundled.NATION}:13"]),
        (["trace", "惠州:十三.1"], ["trace", "huizhou-2018:13.1"]),
        (
            ["compare", "国办发〔2018〕23号:13", "惠州:13"],
            ["compare", f"{bundled.NATION}:13", "huizhou-2018:13"],
        ),
    ],
)
def test_what_is_named_needs_no_id(run: Run, args: list[str], by_id: list[str]) -> None:
    assert answer(run(*args, "--json")) == answer(run(*by_id, "--json"))


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_what_its_name_says(run: Run, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"报告.{form.upper()}"
    assert run("report", "--out", str(out)).exit_code == 0
    assert out.read_bytes() == run("report", "--format", form).stdout_bytes


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_umask(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.tsv", tmp_path / "new.tsv"
    old.touch()
    old.chmod(0o640)
    umask = os.umask(0o027)
    try:
        for out in (old, new):
            assert run("export", "pairs", "--out", str(out)).exit_code == 0
    finally:
        os.umask(umask)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (old, new)] == [0o640, 0o640]
    old.chmod(0o604)
    assert run("export", "pairs", "--out", str(old)).exit_code == 0
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed(run: Run, tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "target.tsv", tmp_path / "link.tsv"
    link.symlink_to(target)
    if there:
        target.touch()
    assert run("export", "pairs", "--out", str(link)).exit_code == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"downstream_id")


def test_a_pipe_stays_one(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        try:
            assert run("export", "pairs", "--out", str(pipe)).exit_code == 0
            assert pipe.is_fifo()
            assert reader.communicate(timeout=30)[0].startswith(b"downstream_id")
        finally:
            reader.kill()


def test_links_in_a_ring_are_refused(run: Run, tmp_path: Path) -> None:
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    result = run("export", "pairs", "--out", str(ring))
    assert result.exit_code == 2
    assert result.stderr == f"错误：写不了 {ring}：链接成环。\n"


def test_the_floor_is_checked_kept_and_only_lowered_by_force(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for name in ("structure.json", "pairs.tsv", "coverage.tsv"):
        (gold / name).write_bytes((BUNDLED / "gold" / name).read_bytes())
    here = ["evaluate", "--gold", str(gold)]
    assert run(*here, "--check").exit_code == 2
    assert run(*here, "--update-floor").exit_code == 0
    assert run(*here, "--check").exit_code == 0
    floor = gold / "floor.toml"
    floor.write_text(re.sub(r"f1 = .*", "f1 = 1.0", floor.read_text()))
    fallen = run(*here, "--check")
    assert fallen.exit_code == 1
    assert "f1" in fallen.stderr
    assert run(*here, "--update-floor").exit_code == 2
    assert "f1 = 1.0" in floor.read_text()
    assert run(*here, "--update-floor", "--force").exit_code == 0
    assert run(*here, "--check").exit_code == 0


def test_evaluate_lists_the_differences_when_asked(run: Run) -> None:
    assert "missed: " not in run("evaluate").stdout
    assert "missed: " in run("evaluate", "--errors").stdout


def test_long_work_shows_how_fast_it_goes() -> None:
    seconds = iter(range(100))
    progress = Progress(get_time=lambda: float(next(seconds)))
    stage = progress.add_task("", total=100)
    assert Rate().render(progress.tasks[stage]).plain == ""
    for done in (10, 20, 30):
        progress.update(stage, completed=done)
    assert Rate().render(progress.tasks[stage]).plain == "10.0/s"


def test_the_package_runs_as_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "lineage", "--version"], capture_output=True, check=True, text=True
    )
    assert ran.stdout.startswith("lineage ")
