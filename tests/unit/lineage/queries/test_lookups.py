from __future__ import annotations

import pytest

from lineage.errors import UnknownReference
from lineage.queries.lookups import known_clause, known_document
from tests import bundled


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("惠州", "huizhou-2018"),
        ("粤府办〔2018〕19号", "guangdong-2018-19"),
        ("实施方案", "guangzhou-zwb-2018"),
        ("国务院", bundled.NATION),
    ],
)
def test_a_document_is_known_by_what_it_alone_is_called(name: str, key: str) -> None:
    assert known_document(bundled.view(), name).key == key


def test_a_name_of_several_documents_says_which() -> None:
    with pytest.raises(UnknownReference) as error:
        known_document(bundled.view(), "2018年政务公开工作要点的通知")
    assert set(error.value.known) == {bundled.NATION, bundled.PROVINCE, "jiangmen-2018-14"}
    with pytest.raises(UnknownReference) as error:
        known_document(bundled.view(), "市")
    assert len(error.value.known) == 5


def test_an_item_where_a_clause_is_meant_is_answered_with_its_clauses() -> None:
    with pytest.raises(UnknownReference) as error:
        known_clause(bundled.view(), f"{bundled.NATION}:13")
    assert error.value.known == tuple(f"{bundled.NATION}:13.{number}" for number in (1, 2, 3))
