"""Whose duties a paragraph states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lineage.model import Role
from loaders.agencies.duties import of_duties
from loaders.outline import Parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县财政局：负责防汛经费的筹集。", [("县财政局", Role.RESPONSIBLE)]),
        ("县水利局:牵头编制方案。", [("县水利局", Role.LEAD)]),
        ("县气象局：配合做好预警。", [("县气象局", Role.SUPPORT)]),
        (
            "县公安局、司法局：主要负责维护秩序。",
            [("县公安局", Role.RESPONSIBLE), ("县司法局", Role.RESPONSIBLE)],
        ),
        ("县水利局牵头负责水情监测。", [("县水利局", Role.LEAD)]),
        (
            "县水利局负责水情监测；县气象局承担天气预报；做好会商。",
            [("县水利局", Role.RESPONSIBLE), ("县气象局", Role.RESPONSIBLE)],
        ),
        ("县政府负责志书编纂的机构主管此项工作。", []),
        ("各级政府及部门主要负责同志带头落实。", []),
        ("上网电量全部参与市场交易。", []),
        ("办公室主任：负责全面工作。", []),
        ("综合协调组：负责联络。", []),
        ("办公室设在县水利局：负责日常工作。", []),
        ("县财政局：经费已经到位。", []),
        ("职责如下：负责防汛。", []),
    ],
)
def test_a_paragraph_may_open_with_whose_duties_it_states(
    text: str, expected: list[tuple[str, Role]]
) -> None:
    _, read = of_duties(text)
    assert [(each.agency, each.role) for each in read.agencies] == expected


def test_what_a_note_says_of_a_paragraph_stands_alone(parse_text: Callable[[str], Parsed]) -> None:
    text = "某市防汛方案\n一、监测\n市水利局负责水情监测。每日会商。（市应急局牵头）\n"
    (document,) = parse_text(text).documents
    named = [[each.agency for each in clause.agencies] for clause in document.items[0].clauses]
    assert named == [["市应急局"], ["市应急局"]]
