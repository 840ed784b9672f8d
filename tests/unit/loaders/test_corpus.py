from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from lineage.errors import SourceError
from lineage.model import Document, Level, Origin, Place
from loaders import corpus
from loaders.catalogue import read_catalogue
from loaders.corpus import MAX_BYTES, READERS, load_file, read_source, rekeyed
from loaders.gazetteer import Gazetteer

PLACES = (
    Place("某省", Level.PROVINCE, None, "10"),
    Place("某市", Level.PREFECTURE, "某省", "1001"),
)
PLAN = "某市人民政府办公室关于印发2019年工作要点的通知\n一、加强公开\n（一）公开规划。及时公开。\n"


def documents(folder: Path, places: Sequence[Place] = PLACES) -> list[Document]:
    catalogue, gazetteer = read_catalogue(folder, READERS), Gazetteer.of(places)
    files = (load_file(file, catalogue, gazetteer) for file in catalogue.files())
    return [document for each in files for document in each.documents]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_a_folder_without_catalogue_is_read_whole(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "other.md").write_text("# " + PLAN, encoding="utf-8")
    (folder / "README.md").write_text("not a document", encoding="utf-8")
    assert [document.key for document in documents(folder)] == ["plan", "other"]


def test_the_catalogue_gives_key_place_and_level(folder: Path) -> None:
    (folder / "corpus.toml").write_text(
        '[[document]]\nkey = "x-2019"\nfile = "plan.txt"\nplace = "某省"\nlevel = "department"\n',
        encoding="utf-8",
    )
    (document,) = documents(folder)
    assert (document.key, document.place, document.level) == ("x-2019", "某省", Level.DEPARTMENT)
    assert {fact.name: fact.origin for fact in document.facts}["place"] is Origin.CATALOGUE


def test_the_catalogue_gives_number_and_date_where_the_text_prints_none(folder: Path) -> None:
    (folder / "corpus.toml").write_text(
        '[[document]]\nkey = "x"\nfile = "plan.txt"\nnumber = "某府办[2019] 7号"\ndate = 2019-03-01\n',
        encoding="utf-8",
    )
    (document,) = documents(folder)
    given = {fact.name: fact.value for fact in document.facts if fact.origin is Origin.CATALOGUE}
    assert given == {"number": "某府办〔2019〕7号", "date": "2019-03-01"}
    assert (document.key, document.number, document.date, document.year) == (
        *("x", "某府办〔2019〕7号", "2019-03-01"),
        2019,
    )


def test_an_entry_of_another_number_is_another_documents(folder: Path) -> None:
    numbered = PLAN.replace("通知\n", "通知\n某府办〔2019〕7号\n")
    (folder / "plan.txt").write_text(numbered, encoding="utf-8")
    (folder / "corpus.toml").write_text(
        '[[document]]\nkey = "x"\nfile = "plan.txt"\nnumber = "某府办〔2019〕8号"\n',
        encoding="utf-8",
    )
    (document,) = documents(folder)
    assert (document.key, document.number) == ("plan", "某府办〔2019〕7号")
    (warning,) = (each for each in document.warnings if each.code == "unused-entry")
    assert "某府办〔2019〕8号" in warning.zh


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceError, match="MB"):
        read_source(path)


def test_errors_name_the_path_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "plan.txt"
    path.parent.mkdir()
    path.write_text("各单位：\n请落实。", encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        documents(tmp_path)
    assert refused.value.path == str(path)


@pytest.mark.parametrize("name", ["plan.ofd", "plan"])
def test_a_format_nobody_reads_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PLAN, encoding="utf-8")
    with pytest.raises(SourceError, match=r"\.txt"):
        read_source(path)


def damaged(data: bytes) -> bytes:
    """The archive with the compressed text of its document spoilt."""
    with ZipFile(BytesIO(data)) as archive:
        part = archive.getinfo("word/document.xml")
    start = part.header_offset + 30 + len(part.filename)
    return data[:start] + bytes([0xFF] * 40) + data[start + 40 :]


def locked(data: bytes) -> bytes:
    """The archive with a sign on each member that it is encrypted."""
    return re.sub(rb"(?<=PK\x01\x02.{4})..", b"\x01\x00", data, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda data: b"", "BadZipFile"),
        (lambda data: b"\xd0\xcf\x11\xe0 an old .doc", "BadZipFile"),
        (lambda data: b"PK\x03\x04 broken", "BadZipFile"),
        (damaged, "error: "),
        (locked, "RuntimeError"),
    ],
    ids=["empty", "old", "broken", "damaged", "locked"],
)
def test_whatever_is_wrong_with_a_file_it_is_named(
    tmp_path: Path, spoil: Callable[[bytes], bytes], why: str
) -> None:
    path = tmp_path / "plan.docx"
    docx.Document().save(str(path))
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(
        SourceError, match=rf"plan\.docx: It can't be read as \.docx: {why}.*Save it"
    ):
        read_source(path)


def test_what_nobody_foresaw_in_a_text_is_told_as_ours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One file of many may be skipped; the rest of them is read."""

    def fails(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(corpus, "parse", fails)
    with pytest.raises(
        SourceError, match=r"plan\.txt: The loader failed on it: RecursionError: too deep\. This is"
    ) as caught:
        documents(folder)
    assert "Save it again" not in str(caught.value)
    assert "in fails\n" in caplog.text


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (f"{PLAN}公开预算，公开决算，公开政府采购，公开重大项目。{' ' * 100_000}公开\n", 3),
        (f"索引号{' ' * 100_000}公开\n{PLAN}", 1),
        (f"目录\n一、公开{'.' * 100_000}x\n{PLAN}", 3),
        (PLAN + "工作任务  责任单位\n公开信息\n" * 4_000, 1),
        (
            PLAN + "工作任务  责任单位  完成时限\n推进公开工作  市政府  年底前\n————\n" * 1_500,
            1_501,
        ),
    ],
    ids=["spaces", "spaces above", "dots", "headings", "tables"],
)
def test_what_is_printed_over_and_over_is_read(tmp_path: Path, text: str, clauses: int) -> None:
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    (document,) = documents(tmp_path)
    assert sum(len(item.clauses) for item in document.items) == clauses


@pytest.mark.parametrize(
    "rest",
    [f"|{'-' * 100_000}x|", f"<table><tr><td>{'公<b>' * 100_000}</td></tr></table>"],
    ids=["pipes", "one cell"],
)
def test_a_row_without_heading_is_set_aside_however_long_it_is(tmp_path: Path, rest: str) -> None:
    (tmp_path / "plan.txt").write_text(f"{PLAN}{rest}\n", encoding="utf-8")
    (document,) = documents(tmp_path)
    assert [(each.kind, each.lines.first) for each in document.residue] == [("other table", 4)]
    assert [w.line for w in document.warnings if w.code == "other-table"] == [4]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be read"):
        read_source(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("catalogue", "what"),
    [
        ("[[document]\n", "valid catalogue"),
        ("", "lists no"),
        ("[[document]]\nkey = 'x'\n", "no file"),
        ("[[document]]\nfile = 'plan.txt'\ntitle = 'x'\n", "Unknown field"),
        ("[[document]]\nfile = 'plan.txt'\nkey = 'a b'\n", "can't be a key"),
        ("[[document]]\nfile = 'plan.txt'\nlevel = 'village'\n", "No level"),
        ("document = ['x']\n", "table"),
        ("[[document]]\nfile = 7\n", "text"),
        ("[[document]]\nfile = 'plan.txt'\ndate = '8.4.2018'\n", "no date"),
        (
            "[[document]]\nfile = 'plan.txt'\nkey = 'x'\n[[document]]\nfile = 'plan.txt'\nkey = 'x'\n",
            r"\[\[document\]\] 2: The key 'x' stands twice",
        ),
        (
            2 * "[[document]]\nfile = 'plan.txt'\nnumber = '某府办〔2018〕1号'\n",
            "2: The number 某府办〔2018〕1号 stands twice",
        ),
    ],
)
def test_a_malformed_catalogue_is_refused(folder: Path, catalogue: str, what: str) -> None:
    (folder / "corpus.toml").write_text(catalogue, encoding="utf-8")
    with pytest.raises(SourceError, match=what) as refused:
        read_catalogue(folder, READERS)
    assert refused.value.path == str(folder / "corpus.toml")


def test_documents_that_no_reader_knows_are_named(folder: Path) -> None:
    """Not those that stand beside their text, nor what is no document by its name or kind."""
    for name in ("scan.ofd", "deep/Table.OFD", "plan.ofd", "README.html", "~$a.docx", "a.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"%")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    catalogue = read_catalogue(folder, READERS)
    assert [file.name for file in catalogue.files()] == ["plan.txt"]
    unread = {str(Path(each.path).relative_to(folder)): each.what for each in catalogue.unread}
    assert unread == {
        "deep/Table.OFD": ("读不了 .OFD 文件。", "No reader for .OFD."),
        "gone.txt": ("链接指向的文件不存在。", "The link leads nowhere."),
        "scan.ofd": ("读不了 .ofd 文件。", "No reader for .ofd."),
    }


def test_what_a_text_was_converted_from_is_passed_over(folder: Path) -> None:
    for name in (
        "plan.docx",
        "plan.md",
        "plan.tsv",
        "page.html",
        "page.docx",
        "page.xlsx",
        "other.htm",
    ):
        (folder / name).write_bytes(b"%")
    catalogue = read_catalogue(folder, READERS)
    assert [file.name for file in catalogue.files()] == ["other.htm", "page.docx", "plan.txt"]
    assert catalogue.unread == ()


def test_hidden_files_and_folders_are_left_alone(folder: Path) -> None:
    for name in (".git/plan.txt", "deep/.old/plan.txt", ".draft.txt", ".old/scan.ofd"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(PLAN, encoding="utf-8")
    catalogue = read_catalogue(folder, READERS)
    assert [file.name for file in catalogue.files()] == ["plan.txt"]
    assert catalogue.unread == ()


def test_a_folder_below_a_hidden_one_is_read(tmp_path: Path) -> None:
    folder = tmp_path / ".home" / "corpus"
    folder.mkdir(parents=True)
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    assert [document.key for document in documents(folder)] == ["plan"]


def test_a_key_that_the_catalogue_gives_later_goes_to_no_document_before(folder: Path) -> None:
    second = PLAN.replace("通知\n", "通知\n某府办〔2019〕7号\n").replace("要点", "安排")
    (folder / "plan.txt").write_text(PLAN + second, encoding="utf-8")
    (folder / "corpus.toml").write_text(
        '[[document]]\nfile = "plan.txt"\nnumber = "某府办〔2019〕7号"\nkey = "plan"\n',
        encoding="utf-8",
    )
    assert [document.key for document in documents(folder)] == ["plan-2", "plan"]


def test_a_new_key_stands_in_all_ids(folder: Path) -> None:
    rows = "工作任务\t责任单位\n1.公开规划。\t市政府办\n2.公开预算。\t\n"
    (folder / "plan.txt").write_text(f"{PLAN}任务分工表\n{rows}", encoding="utf-8")
    (old,) = documents(folder)
    new = rekeyed(old, {"plan": "plan-2"})
    clauses = [clause for item in new.items for clause in item.clauses]
    ids = [new.key, *(item.id for item in new.items), *(clause.id for clause in clauses)]
    above = [clause.inherited_from for clause in clauses if clause.inherited_from]
    assert above
    assert {each.partition(":")[0] for each in (*ids, *above)} == {"plan-2"}
    assert rekeyed(new, {"plan-2": "plan"}) == old


def test_a_folder_of_nothing_but_unknown_kinds_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.ofd").write_bytes(b"PK")
    with pytest.raises(SourceError, match=r"plan\.ofd: No reader for \.ofd"):
        read_catalogue(tmp_path, READERS)


def test_an_empty_or_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No document"):
        read_catalogue(tmp_path, READERS)
    with pytest.raises(SourceError, match="no such folder"):
        read_catalogue(tmp_path / "none", READERS)
