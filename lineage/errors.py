"""Every error the explorer raises on purpose, in one tree.

LineageError                    something a person can act on
├── InputError                  what was handed in is wrong (CLI exit 2)
│   ├── SourceError             a source file or catalogue can't be read (file, line)
│   ├── UnknownReference        a document, item, clause or place that isn't there (HTTP 404)
│   ├── NothingFound            the corpus holds nothing to answer with (HTTP 404)
│   ├── QuestionError           a question nobody could read (HTTP 422)
│   └── ParameterError          a parameter outside its range (HTTP 422)
└── ServiceError                something needed isn't reachable or ready (CLI exit 3)
    ├── NoGraphError            nothing has been built yet
    ├── LoadingError            the server has just started and still reads the graph
    └── StoreError              the store can't be read or written

Errors carry fields, not only a sentence, so that the CLI, the API and the pages
can each say the same thing in their own form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path


class LineageError(Exception):
    """Something went wrong that a person can act on.

    `what` says what happened, `fix` what to do about it (may be empty).
    """

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.what} {self.fix}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        """Its kind and its fields: so it goes from one process to another, or is copied."""
        return _restored, (type(self), self.args, vars(self))


def _restored(
    kind: type[LineageError], args: tuple[object, ...], fields: Mapping[str, object]
) -> LineageError:
    error = kind.__new__(kind, *args)
    vars(error).update(fields)
    return error


class InputError(LineageError):
    """What was handed in is wrong; nothing was changed."""


class SourceError(InputError):
    """A source file or catalogue can't be used. `line` is 1-based, None for the whole file."""

    def __init__(self, path: Path | str, what: str, fix: str = "", line: int | None = None) -> None:
        super().__init__(what, fix)
        self.path = str(path)
        self.line = line

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {super().__str__()}"


class UnknownReference(InputError):  # noqa: N818 (reads as what it is)
    """A reference to something the corpus doesn't hold; `known` lists what it does hold."""

    def __init__(self, kind: str, reference: str, known: Sequence[str] = ()) -> None:
        shown = ", ".join(known[:20]) + (", …" if len(known) > 20 else "")
        super().__init__(
            f"No {kind} {reference!r} in the corpus.", f"There are: {shown}." * bool(known)
        )
        self.kind = kind
        self.reference = reference
        self.known = tuple(known)


class NothingFound(InputError):  # noqa: N818 (reads as what it is)
    """The corpus holds nothing to answer with, though nothing unknown was named."""


class QuestionError(InputError):
    """A question that can't be read; `examples` are questions that can.

    `words` may be searched for instead, `places` compared.
    """

    def __init__(
        self,
        question: str,
        what: str,
        examples: Sequence[str],
        *,
        words: str = "",
        places: Sequence[str] = (),
    ) -> None:
        super().__init__(what, "Try: " + " · ".join(examples))
        self.question = question
        self.examples = tuple(examples)
        self.words = words
        self.places = tuple(places)


class ParameterError(InputError):
    """A parameter outside its range."""

    def __init__(self, name: str, value: object, allowed: str) -> None:
        super().__init__(f"{name} can't be {value!r}.", f"Allowed: {allowed}.")
        self.name = name
        self.value = value


class ServiceError(LineageError):
    """Something that is needed isn't reachable or ready."""


class NoGraphError(ServiceError):
    """No graph has been built where one was looked for."""


class LoadingError(ServiceError):
    """The server has just started and is still reading the graph."""


class StoreError(ServiceError):
    """A store can't be read or written."""
