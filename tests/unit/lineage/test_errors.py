"""Errors say it in both languages, and say in another process what they said here."""

from __future__ import annotations

import errno
import os
import pickle
import re
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import errors
from lineage.errors import (
    InputError,
    Kind,
    LineageError,
    ParameterError,
    QuestionError,
    SourceError,
    UnknownReference,
    in_lines,
    why,
)
from lineage.language import Language, Said, pick

HAN = re.compile("[\u4e00-\u9fff]")
WHAT, FIX = ("出了事。", "It happened."), ("请处理。", "Do this.")

text = st.text(max_size=20)
said: st.SearchStrategy[Said] = st.tuples(text, text)
WITH_FIELDS: dict[type[LineageError], st.SearchStrategy[LineageError]] = {
    SourceError: st.builds(SourceError, text, said, said, st.none() | st.integers(1, 99)),
    UnknownReference: st.builds(
        UnknownReference, st.sampled_from(get_args(Kind)), text, st.lists(text, max_size=30)
    ),
    QuestionError: st.builds(
        QuestionError,
        text,
        said,
        st.lists(text),
        st.sampled_from(Language),
        words=text,
        places=st.lists(text),
    ),
    ParameterError: st.builds(ParameterError, text, text | st.integers() | st.none(), said),
}


def kinds(kind: type[LineageError] = LineageError) -> Iterator[type[LineageError]]:
    """A kind of error and all below it."""
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from kinds(below)


every_error: st.SearchStrategy[LineageError] = st.one_of(
    [WITH_FIELDS.get(kind, st.builds(kind, said, said)) for kind in kinds()]
)


@given(every_error)
def test_a_pickled_error_says_the_same(error: LineageError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.said, again.args) == (str(error), error.said, error.args)
    assert vars(again) == vars(error)


@given(every_error)
def test_as_text_only_a_question_isnt_told_in_english(error: LineageError) -> None:
    language = error.language if isinstance(error, QuestionError) else Language.EN
    assert str(error) == pick(error.said, language)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_whatever_is_unknown_is_said_in_both_languages(kind: Kind) -> None:
    error = UnknownReference(kind, "x{0}", ["a", "b"])
    assert HAN.search(error.what[0])
    assert "x{0}" in error.what[0]
    assert "'x{0}'" in error.what[1]
    assert kind.startswith("single") == ("several" in error.what[1])
    zh, en = error.fix
    assert zh.startswith("可选的有：a、b。")
    assert en.startswith("There are: a, b.")


def test_what_an_item_may_be_called_is_said() -> None:
    said = {kind: UnknownReference(kind, "x").fix[1] for kind in get_args(Kind)}
    assert [kind for kind, fix in said.items() if fix] == ["item"]
    assert "DOCUMENT:13." in said["item"]


def test_of_many_that_are_known_the_first_are_shown() -> None:
    zh, en = UnknownReference("place", "x", [str(number) for number in range(21)]).fix
    assert zh.endswith("18、19等。")
    assert en.endswith("18, 19, ….")


def test_a_parameter_is_said_in_both_languages() -> None:
    error = ParameterError("depth", 99, ("1 至 60", "1 to 60"))
    assert error.said == (
        "depth 不能是“99”。可用的值：1 至 60。",
        "depth can't be 99. Allowed: 1 to 60.",
    )


def test_a_source_error_says_where() -> None:
    assert SourceError("a.txt", WHAT, FIX, line=3).said == (
        "a.txt:3：出了事。请处理。",
        "a.txt:3: It happened. Do this.",
    )
    assert SourceError("a.txt", WHAT).said == ("a.txt：出了事。", "a.txt: It happened.")


def test_errors_of_many_files_stand_in_lines() -> None:
    unread = [SourceError(name, WHAT) for name in ("a.txt", "b.txt")]
    error = InputError(in_lines(*(each.said for each in unread)))
    assert error.what[0] == "a.txt：出了事。\nb.txt：出了事。"
    assert str(error) == "a.txt: It happened.\nb.txt: It happened."


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EADDRINUSE])
def test_what_the_system_refuses_most_is_said_in_chinese(number: int) -> None:
    zh, en = why(OSError(number, os.strerror(number)))
    assert HAN.search(zh)
    assert en == os.strerror(number)


def test_what_the_system_seldom_refuses_is_said_in_its_words() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == (
        "Invalid cross-device link",
        "Invalid cross-device link",
    )
    assert why(OSError("odd")) == ("odd", "odd")
