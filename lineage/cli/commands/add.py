"""Read more documents into the graph."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from lineage.amend import add
from lineage.cli.commands.build import Bar, listing
from lineage.cli.console import output
from lineage.cli.session import Session, command
from lineage.errors import InputError
from lineage.language import pick

EXAMPLES = ("lineage add my-city-2018.txt", "lineage add a.txt b.txt --data-dir my-graph")


@command(answers=False)
def run(
    session: Session,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Files to read; a key that is there is replaced."),
    ],
) -> None:
    """Read more documents into the graph that is there, as if they had been built with it."""
    for folder in filter(Path.is_dir, files):
        command = f"lineage build --source {shlex.quote(str(folder))}"
        advice = f"请用它建图：{command}", f"Build from it: {command}"
        raise InputError((f"{folder} 是文件夹。", f"{folder} is a folder."), advice)
    with Bar(session.language) as bar:
        added = add(files, session.store(), progress=bar.move)
    out = output()
    out.print(listing(added.documents, added.inherits, session.language))
    zh = "加入 {} 份文件，现有 {} 份；比对了 {} 份；用时 {:.2f} 秒。"
    en = "Documents added: {}; there now: {}; compared: {}; {:.2f} s."
    counts = (len(added.documents), added.total, added.aligned)
    out.print(pick((zh, en), session.language).format(*counts, added.seconds), soft_wrap=True)
