from __future__ import annotations

import pytest

from api.errors import KINDS, kind_of, problem_of
from lineage import errors
from lineage.errors import LineageError
from lineage.language import Language


def every_class() -> list[type[LineageError]]:
    found, left = [], [LineageError]
    while left:
        each = left.pop()
        found.append(each)
        left += each.__subclasses__()
    return [each for each in found if each.__module__ == errors.__name__]


@pytest.mark.parametrize("error", every_class())
def test_every_error_has_a_kind(error: type[LineageError]) -> None:
    kind = kind_of(error.__new__(error))
    assert 400 <= kind.status < 600


def test_types_are_stable() -> None:
    assert {each.type for each in KINDS.values()} >= {
        "/problems/unknown-reference",
        "/problems/unreadable-question",
        "/problems/parameter",
        "/problems/no-graph",
        "/problems/store",
    }


def test_an_unknown_reference_says_what_there_is() -> None:
    problem = problem_of(errors.UnknownReference("place", "北京市", ["江门市"]), "/here")
    assert (problem.status, problem.known, problem.instance) == (404, ("江门市",), "/here")


def test_an_error_is_told_in_the_language_asked_for() -> None:
    error = errors.UnknownReference("single document", "广东", ["guangdong-2018-19"])
    assert (
        problem_of(error, "/here").detail == "'广东' means several documents; name one by its key."
    )
    chinese = problem_of(error, "/here", Language.ZH)
    assert chinese.detail == "“广东”不止一份文件，请用文件键指明。"
    assert chinese.fix == "可选的有：guangdong-2018-19。"


def test_an_error_of_ours_tells_nothing_of_the_inside() -> None:
    problem = problem_of(RuntimeError("a secret path"), "/here")
    assert problem.status == 500
    assert "secret" not in problem.detail
