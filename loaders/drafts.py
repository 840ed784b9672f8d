"""What parsing collects before ids are given: headings and tasks in reading order, notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lineage.language import Said
from lineage.model import CorpusWarning, Residue, Role
from lineage.numerals import to_han
from loaders.blocks import EMPTY, Block, Extract, Source
from loaders.ledger import Ledger
from loaders.numbering import Rank

OTHER_TABLE = "other table"
_NO_TASKS = (
    "表格没有责任单位栏，未读作任务。",
    "A table without a column of agencies, read as no task.",
)


@dataclass(slots=True)
class Heading:
    """A section or item as found; its title may still grow over a page break.

    `agencies` are cells printed behind the title; they hold for what stands below it.
    `handed_down` says that a clause right below it has them.
    `opens_annex` says that it is the title of an annex, whose numbers start anew; `inserted` is
    that of its label.
    """

    rank: Rank
    number: int | None
    label: Extract
    title: Extract
    line: int
    agencies: list[tuple[Role, Extract]] = field(default_factory=list)
    handed_down: bool = False
    opens_annex: bool = False
    inserted: int = 0

    def in_han(self, form: str = "{}") -> str:
        """Its number in print, 三 or 三之一, in the form 第{}条 第三条之一; '' where it has none."""
        if not self.number:
            return ""
        behind = f"之{to_han(self.inserted)}" if self.inserted else ""
        return form.format(to_han(self.number)) + behind


@dataclass(slots=True)
class Task:
    """A clause as found; `agencies` holds a cell for each agency column with its role.

    `agencies_inherited` says that its merged agency cell is printed further up,
    `agencies_follow` that a note behind a later sentence of its paragraph holds for it too.
    """

    text: Extract
    line: int
    label: Extract = EMPTY
    agencies: list[tuple[Role, Extract]] = field(default_factory=list)
    agencies_inherited: bool = False
    agencies_follow: bool = False
    steps: Extract = EMPTY
    deadline: Extract = EMPTY


@dataclass(slots=True)
class Closing:
    """An unlabelled paragraph behind the last item."""

    text: Extract
    line: int


Draft = Heading | Task | Closing


@dataclass(slots=True)
class Notes:
    """What is noted while a source is parsed: placements, residue and warnings."""

    source: Source
    ledger: Ledger
    residue: list[Residue] = field(default_factory=list)
    warnings: list[CorpusWarning] = field(default_factory=list)

    def warn(self, code: str, said: Said, line: int | None = None) -> None:
        """Say what the loader is unsure of."""
        self.warnings.append(CorpusWarning(code, *said, line))

    def set_aside_table(self, row: Block) -> None:
        """Keep a row of a table that holds no tasks, and say so of the first."""
        if not any(each.kind == OTHER_TABLE for each in self.residue):
            self.warn("other-table", _NO_TASKS, row.line)
        self.set_aside(OTHER_TABLE, row.content)

    def set_aside(self, kind: str, extract: Extract) -> None:
        """Keep text that is no field and no clause under a named kind."""
        extract = extract.strip()
        if extract:
            self.ledger.enter(extract, f"residue:{kind}")
            self.residue.append(Residue(kind, extract.text, self.source.lines_of(extract)))
