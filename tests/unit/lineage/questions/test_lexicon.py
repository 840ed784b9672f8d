from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lineage.model import DriftKind, Relation, Role, Status
from lineage.queries.verdict import Verdict
from lineage.queries.wording import FACT
from lineage.questions import lexicon

SLOTS = {
    name: slot
    for name, slot in vars(lexicon).items()
    if isinstance(slot, tuple) and slot and isinstance(slot[0][-1], re.Pattern) and name != "PLAIN"
}


@pytest.mark.parametrize("name", SLOTS)
def test_every_value_has_words_in_both_languages(name: str) -> None:
    for _, words in SLOTS[name]:
        assert re.search("[\u4e00-\u9fff]", words.pattern)
        assert re.search("[a-z]{3}", words.pattern)


def values(slot: str) -> Iterator[object]:
    for value, _ in SLOTS[slot]:
        yield from value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize(
    ("slot", "whole"),
    [
        ("STATUSES", Status),
        ("VERDICTS", Verdict),
        ("CHANGES", DriftKind),
        ("RELATIONS", Relation),
        ("ROLES", set(Role) - {Role.RESPONSIBLE}),  # nothing more is said of it
        ("FACTS", FACT),
    ],
)
def test_nothing_that_can_be_asked_is_without_words(slot: str, whole: set[object]) -> None:
    assert set(values(slot)) == set(whole)


def test_words_are_found_in_capitals_and_not_within_others() -> None:
    assert lexicon.COMPARED.search("COMPARE both")
    assert not lexicon.ADDED.search("ladders")
