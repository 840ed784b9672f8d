"""What terms tell for how often they are used."""

from __future__ import annotations

import math

import pytest

from lineage.align.usage import Usage

PLAN = {"公开": 8, "政务": 2}
ABOVE = Usage([({"公开": 10, "热线": 1}, 50), ({"公开": 30}, 40)])


@pytest.mark.parametrize(
    ("term", "clauses", "sizes"),
    [("公开", 10 + 30 + 8, 50 + 40 + 20), ("热线", 1, 50), ("政务", 2, 20)],
)
def test_only_documents_that_use_a_term_count(term: str, clauses: int, sizes: int) -> None:
    assert ABOVE.weights_beside(PLAN, 20)[term] == math.log(sizes / clauses)


def test_another_document_leaves_those_above_as_they_were() -> None:
    first = ABOVE.weights_beside({}, 20)
    ABOVE.weights_beside(PLAN, 20)
    assert ABOVE.weights_beside({}, 20) == first
    assert ABOVE.counts["公开"] == (40, 90)
