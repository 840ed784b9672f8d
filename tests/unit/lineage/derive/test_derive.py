from __future__ import annotations

from dataclasses import replace

from lineage.build import BUNDLED, build
from lineage.derive import derive
from lineage.model import UNIT_KINDS
from lineage.runners import in_processes
from tests import bundled
from tests.bundled import Keeper


def test_the_missing_parent_is_a_node_of_its_own() -> None:
    numbers = {each.number: each for each in bundled.lineage().missing}
    found = numbers["韶府办明电〔2018〕180号"]
    assert (found.place, found.year, found.cited_by) == ("韶关市", 2018, ("lechang-2018-41",))


def test_numbers_resolve_to_the_digit() -> None:
    citations = {
        (document.key, citation.number): citation.target
        for document in bundled.lineage().documents
        for citation in document.citations
        if citation.number
    }
    assert citations[bundled.PROVINCE, "国办发〔2018〕23号"] == bundled.NATION
    assert citations[bundled.NATION, "国办发〔2018〕22号"] is None


def test_a_document_of_another_year_is_warned_of() -> None:
    codes = {(each.code, each.message.partition(" ")[0]) for each in bundled.lineage().warnings}
    assert ("other-year", "shaoguan-2022-103") in codes


def test_where_no_year_is_that_of_most_none_is_another() -> None:
    two = [d for d in bundled.lineage().documents if d.key in ("huizhou-2018", "shaoguan-2022-103")]
    assert len(two) == 2
    assert derive(two, bundled.lineage().places).warnings == ()


def test_documents_with_one_number_are_warned_of() -> None:
    corpus = bundled.lineage()
    twice = [d for d in corpus.documents if d.key in ("huizhou-2018", bundled.PROVINCE)]
    twice.append(replace(twice[0], key="again"))
    found = [each for each in derive(twice, corpus.places).warnings if each.code == "same-number"]
    (said,) = (each.message for each in found)
    assert said.startswith(f"{twice[0].key}, again have one number: {twice[0].number}. ")
    assert "same-number" not in {each.code for each in corpus.warnings}


def test_documents_without_number_that_are_named_alike_are_warned_of() -> None:
    corpus = bundled.lineage()
    city = next(each for each in corpus.documents if each.key == "huizhou-2018")
    assert city.number is None
    twice = [city, replace(city, key="again")]
    codes = {each.code for each in derive(twice, corpus.places).warnings}
    assert "same-title" in codes
    other = replace(city, key="again", place="江门市")
    assert "same-title" not in {e.code for e in derive([city, other], corpus.places).warnings}


def test_what_is_found_for_a_document_does_not_depend_on_others() -> None:
    """Adding a document changes nothing for those that it doesn't stand above or beside."""
    documents = [d for d in bundled.lineage().documents if d.key != "huizhou-2018"]
    fewer = derive(documents, bundled.lineage().places)
    kept = [e for e in bundled.lineage().inherits if not e.unit.startswith("huizhou")]
    assert list(fewer.inherits) == kept


def test_worker_processes_find_the_same() -> None:
    assert build(BUNDLED, Keeper(), runner=in_processes(2)).lineage == bundled.lineage()


def test_an_empty_corpus_derives_to_nothing() -> None:
    empty = derive([], bundled.lineage().places)
    assert (empty.documents, empty.inherits, empty.coverage) == ((), (), ())


def test_a_notice_without_clauses_of_its_own_lacks_no_item() -> None:
    corpus = bundled.lineage()
    province, city = (
        next(each for each in corpus.documents if each.key == key)
        for key in (bundled.PROVINCE, "lechang-2018-41")
    )
    bare = replace(city, items=tuple(i for i in city.items if i.kind not in UNIT_KINDS))
    assert any(each.target == province.key for each in bare.citations)
    assert derive([province, city], corpus.places).coverage
    assert derive([province, bare], corpus.places).coverage == ()
