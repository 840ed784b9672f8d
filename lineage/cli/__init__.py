"""The command `lineage`: options in, one call, an exit code out.

Exit codes: 0 done; 1 done in part, or below the floor; 2 wrong input; 3 a needed service
can't be reached, or nothing has been built; 130 interrupted.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from inspect import cleandoc
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from lineage.cli.console import errors, fail
from lineage.cli.misuse import misused, spoken
from lineage.errors import InputError, why
from lineage.language import of_environment

COMMANDS = {
    "build": "Read a folder of documents and build the graph · 读入文件夹并建图",
    "add": "Read more documents into the graph · 把新文件加入图中",
    "documents": "List the documents, and those that are missing · 列出全部文件与缺失文件",
    "ask": "Ask a question in plain words · 用一句话提问",
    "search": "Find clauses by their words · 按词查找条款",
    "dropped": "Which documents dropped an item · 哪些文件删去了某一条",
    "coverage": "What became of every item, or of one · 各条去向一览，或某一条的详情",
    "trace": "Follow a clause up or down · 追溯一款的来源与去向",
    "sources": "Where a document's words come from · 逐段标明文字来源",
    "compare": "Two clauses, difference by difference · 逐字比较两款",
    "review": "Pairs for a person to decide · 列出待人工判定的条款对",
    "decide": "Decide whether a clause descends from another · 人工判定两款是否承接",
    "decisions": "What people decided · 列出人工判定",
    "export": "Write tables, GraphML, JSON or CSV · 导出数据",
    "report": "Write a coverage report to hand on · 生成承接情况报告",
    "evaluate": "Measure against annotated readings · 对照人工判读评测",
    "serve": "Serve the explorer and its API · 启动网页与接口",
}


_SOFT_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


class Command(TyperCommand):
    """A command whose help shows a flag as what it is: typer puts <bool> behind it, as if it took a value."""

    def get_params(self, ctx: Any) -> Any:
        """All parameters, --help too."""
        return _flags_bare(super().get_params(ctx))


class Commands(TyperGroup):
    """Loads a command when it is called: most need neither the aligner nor the web server.

    Importing those takes half a second, more than answering a question does.
    """

    def get_params(self, ctx: Any) -> Any:
        """The options of `lineage` itself."""
        return _flags_bare(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, from its own module."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"lineage.cli.commands.{cmd_name}")
            single = typer.Typer(add_completion=False, rich_markup_mode="rich")
            notes = getattr(module, "NOTES", ())
            examples = "\n\n".join(
                [*map(escape, notes), "Examples:", *map(escape, module.EXAMPLES)]
            )
            about = _SOFT_BREAK.sub(" ", cleandoc(module.run.__doc__))
            single.command(cmd_name, cls=Command, help=about, epilog=examples)(module.run)
            self.commands[cmd_name] = typer.main.get_command(single)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: Any) -> Any:
        """The command that is called; where there is none, typer names those that are like it."""
        if args[0] not in COMMANDS:
            self._name_all()
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The overview, which needs no module: each command with its one line."""
        self._name_all()
        super().format_help(ctx, formatter)

    def _name_all(self) -> None:
        self.commands = {name: TyperCommand(name, help=line) for name, line in COMMANDS.items()}

    def main(self, *args: Any, standalone_mode: bool = True, **more: Any) -> Any:
        """Run a command; one that is called wrongly is an error like any other."""
        try:
            code = super().main(*args, **more | {"standalone_mode": False})
        except TyperException as error:
            if not standalone_mode:
                raise
            given = next(filter(None, (*args[:1], more.get("args"))), sys.argv[1:])
            called = " ".join(["lineage", *(each for each in given[:1] if each in COMMANDS)])
            if error.format_message():  # else help was all that was called for
                fail(misused(error, called), spoken(given))
            code = error.exit_code
        return sys.exit(code) if standalone_mode else code

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an interruption becomes one message and an exit code."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            errors().print("Interrupted; a graph that was there still is. 已中断，原有的图未动。")
            raise typer.Exit(130) from None


def _flags_bare(parameters: Sequence[Any]) -> Sequence[Any]:
    for each in parameters:
        if getattr(each, "is_flag", False):
            each.metavar = ""
    return parameters


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    epilog="Start with [b]lineage build[/b], then [b]lineage ask 哪些市删去了（十三）[/b]."
    " Each command explains itself: [b]lineage ask --help[/b].\n\n"
    "LINEAGE_DATA_DIR says where the graph lives, LINEAGE_STORE what keeps it (memory, a file; or"
    " neo4j://host:port, with NEO4J_USER and NEO4J_PASSWORD)."
    " Exit codes: 0 done, 1 done in part, 2 wrong input, 3 nothing built or no server.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lineage {version('policy-lineage')}")
        raise typer.Exit


@app.callback()
def overview(
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Policy lineage explorer, 政策谱系.

    What became of each item of a policy document, place by place, proved with the text.
    """


def main() -> None:
    """The entry point; writes UTF-8 whatever the locale, because the texts are Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app(prog_name="lineage")
    except OSError as error:  # a full disk; a reader that has gone is dealt with by typer
        zh, en = why(error)
        what = (
            f"{error.filename or '标准输出'}：{zh}。",
            f"{error.filename or 'Standard output'}: {en}.",
        )
        fail(InputError(what), of_environment(os.environ))
        # What couldn't be written isn't tried again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
