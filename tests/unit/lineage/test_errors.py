"""Errors go from one process to another, and say there what they said here."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from lineage import errors
from lineage.errors import (
    LineageError,
    ParameterError,
    QuestionError,
    SourceError,
    UnknownReference,
)

WITH_FIELDS: dict[type[LineageError], LineageError] = {
    SourceError: SourceError("a.txt", "It is empty.", "Fill it.", line=3),
    UnknownReference: UnknownReference("item", "x:99", ["x:1", "x:2"]),
    QuestionError: QuestionError("?", "Unread.", ["甲", "乙"], words="丙", places=("江门市",)),
    ParameterError: ParameterError("depth", -1, "1 to 60"),
}


def kinds(kind: type[LineageError] = LineageError) -> Iterator[type[LineageError]]:
    """A kind of error and all below it."""
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from kinds(below)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_every_error_can_be_pickled(kind: type[LineageError]) -> None:
    error = WITH_FIELDS.get(kind) or kind("It happened.", "Do this.")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))
