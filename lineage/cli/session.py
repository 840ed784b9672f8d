"""What every command shares: where the graph lives, the language, JSON or text."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType

from lineage.cli.console import fail, tell, write_json
from lineage.errors import LineageError, ServiceError
from lineage.language import Language, of_environment
from lineage.store import DEFAULT_FOLDER, Store, View, open_store, store_address

DataDir = Annotated[
    Path,
    typer.Option(
        "--data-dir", envvar="LINEAGE_DATA_DIR", metavar="DIR", help="Where the built graph lives."
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the answer; else that of LC_ALL, LC_MESSAGES, LANG."),
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@dataclass(frozen=True, slots=True)
class Session:
    """How a command was called. `lang` is None unless it was named."""

    data_dir: Path
    lang: Language | None
    as_json: bool = False

    @property
    def language(self) -> Language:
        """The language named, else that of the environment."""
        return self.lang or of_environment(os.environ)

    def store(self) -> Store:
        """The store that LINEAGE_STORE names. Raises ParameterError."""
        return open_store(store_address(), self.data_dir)

    def view(self) -> View:
        """The built graph. Raises NoGraphError with the command that builds it, StoreError."""
        return self.store().view()

    def answer(self, value: object, *shown: RenderableType) -> None:
        """Print an answer: the value as JSON, or else what is shown of it."""
        if self.as_json:
            write_json(value)
        else:
            tell(*shown)


def command(*, answers: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command, whose first parameter is its session, the options that all commands share.

    Those that answer get --json too. What a person can act on becomes one message, in the
    language of the answer, and an exit code.
    """

    def decorate(run: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(run)
        def called(**values: object) -> None:
            session = Session(**{name: values.pop(name) for name in shared})  # type: ignore[arg-type]
            try:
                run(session, **values)
            except LineageError as error:
                fail(error, error.language or session.language)
                raise typer.Exit(3 if isinstance(error, ServiceError) else 2) from None

        signature = inspect.signature(run, eval_str=True)
        own = list(signature.parameters.values())[1:]
        shared = dict(_ANSWERING if answers else _SHARED)
        parameters = [*own, *shared.values()]
        called.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        called.__annotations__ = {each.name: each.annotation for each in parameters}
        return called

    return decorate


def _option(name: str, annotation: object, default: object) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


_SHARED = {
    "lang": _option("lang", Lang, None),
    "data_dir": _option("data_dir", DataDir, DEFAULT_FOLDER),
}
_ANSWERING = {"as_json": _option("as_json", Json, False), **_SHARED}
