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
can each say the same thing in their own form; and each sentence in both languages.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from lineage.language import Language, Said, listed, pick

Kind = Literal[
    "document",
    "item",
    "clause",
    "place",
    "cell",
    "export format",
    "report format",
    "single document",
    "single item",
]
"""What a reference names; `single` where it names several."""

_ABSENT: Mapping[Kind, Said] = {
    "document": ("语料中没有文件“{}”。", "No document {!r} in the corpus."),
    "item": ("语料中没有条目“{}”。", "No item {!r} in the corpus."),
    "clause": ("语料中没有款“{}”。", "No clause {!r} in the corpus."),
    "place": ("语料中没有地区“{}”。", "No place {!r} in the corpus."),
    "cell": ("总表中没有“{}”这一格。", "No cell {!r} in the matrix."),
    "export format": ("没有“{}”这种导出格式。", "No export format {!r}."),
    "report format": ("没有“{}”这种报告格式。", "No report format {!r}."),
    "single document": (
        "“{}”不止一份文件，请用文件键指明。",
        "{!r} means several documents; name one by its key.",
    ),
    "single item": (
        "“{}”不止一处，请用编号指明。",
        "{!r} means several items; name one by its id.",
    ),
}
_CALLED: Mapping[Kind, Said] = {
    "item": (
        "条目用编号、标题或条目 id 来称呼：13、十三、（十三）；其他文件的前面加文件和冒号：文件:13。",
        "An item is called by its number, title or id: 13, 十三, （十三）; one of another document"
        " behind that and a colon: DOCUMENT:13.",
    ),
}
_MOST_SHOWN = 20

# The system tells them in English.
_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接成环",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.EADDRINUSE: "地址已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def why(error: Exception) -> Said:
    """Why the system or a library couldn't do it; what is rare in its own words."""
    if not isinstance(error, OSError):
        return str(error), str(error)
    english = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, english), english


def in_lines(*sentences: Said) -> Said:
    """Sentences one below the other."""
    chinese, english = ("\n".join(each) for each in zip(*sentences, strict=True))
    return chinese, english


class LineageError(Exception):
    """Something went wrong that a person can act on.

    `what` says what happened, `fix` what to do about it (may be empty). `language` is that of the
    question it answers, None where nobody asked one. As text, for a log, it is in English.
    """

    language: Language | None = None

    def __init__(self, what: Said, fix: Said = ("", "")) -> None:
        super().__init__(pick(what, Language.EN))
        self.what = what
        self.fix = fix

    @property
    def happened(self) -> Said:
        """What happened, and where."""
        return self.what

    @property
    def said(self) -> Said:
        """What happened, and what to do about it."""
        (zh, en), (zh_fix, en_fix) = self.happened, self.fix
        return f"{zh}{zh_fix}", f"{en} {en_fix}".rstrip()

    def __str__(self) -> str:
        return pick(self.said, Language.EN)

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

    def __init__(
        self, path: Path | str, what: Said, fix: Said = ("", ""), line: int | None = None
    ) -> None:
        super().__init__(what, fix)
        self.path = str(path)
        self.line = line

    @property
    def happened(self) -> Said:
        """What happened, behind the file and the line."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        zh, en = self.what
        return f"{place}：{zh}", f"{place}: {en}"


def unreadable(path: Path, error: Exception, fix: Said = ("", "")) -> SourceError:
    """That a file can't be read, and why."""
    zh, en = why(error)
    return SourceError(path, (f"读不了：{zh}。", f"Not readable: {en}."), fix)


class UnknownReference(InputError):  # noqa: N818 (reads as what it is)
    """A reference to something the corpus doesn't hold; `known` lists what it does hold."""

    def __init__(self, kind: Kind, reference: str, known: Sequence[str] = ()) -> None:
        zh, en = (each.format(reference) for each in _ABSENT[kind])
        shown, more = known[:_MOST_SHOWN], len(known) > _MOST_SHOWN
        there_are = (
            f"可选的有：{listed(shown, Language.ZH)}{'等' * more}。",
            f"There are: {', '.join(shown)}{', …' * more}.",
        )
        fix_zh, fix_en = there_are if known else ("", "")
        called_zh, called_en = _CALLED.get(kind, ("", ""))
        super().__init__((zh, en), (fix_zh + called_zh, f"{fix_en} {called_en}".strip()))
        self.kind = kind
        self.reference = reference
        self.known = tuple(known)


class NothingFound(InputError):  # noqa: N818 (reads as what it is)
    """The corpus holds nothing to answer with, though nothing unknown was named."""


class QuestionError(InputError):
    """A question that can't be read; `examples` are questions that can.

    The `language` is that of the answer, also as text. `words` may be searched for instead,
    `places` compared.
    """

    def __init__(
        self,
        question: str,
        what: Said,
        examples: Sequence[str],
        language: Language,
        *,
        words: str = "",
        places: Sequence[str] = (),
    ) -> None:
        told = " · ".join(examples)
        super().__init__(what, (f"可以这样问：{told}", f"Try: {told}") if told else ("", ""))
        self.question = question
        self.examples = tuple(examples)
        self.language: Language = language
        self.words = words
        self.places = tuple(places)

    def __str__(self) -> str:
        return pick(self.said, self.language)


class ParameterError(InputError):
    """A parameter outside its range."""

    def __init__(self, name: str, value: object, allowed: Said) -> None:
        zh, en = allowed
        what = f"{name} 不能是“{value}”。", f"{name} can't be {value!r}."
        super().__init__(what, (f"可用的值：{zh}。", f"Allowed: {en}."))
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
