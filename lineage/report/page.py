"""The report as one self-contained HTML page: no request leaves it, and it prints well."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from lineage.queries.wording import LEVEL, RELATION, STATUS_SHORT, pick, status_text
from lineage.report.content import Report, sides
from lineage.report.words import (
    ATTACHED,
    MEANINGS,
    QUALIFIERS,
    SIGNS,
    doubts,
    lines_of,
    local,
    places_of,
    printed,
    word,
)

_ENVIRONMENT = Environment(
    loader=PackageLoader("lineage.report"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def html(report: Report) -> str:
    """The report as HTML. Text from documents is escaped by the template engine."""
    language = report.language
    return _ENVIRONMENT.get_template("coverage.html").render(
        report=report,
        language=language.value,
        w=lambda name: word(name, language),
        p=lambda pair: pick(pair, language),
        lines_of=lambda clause: lines_of(clause, language),
        status_of=lambda row: status_text(row.status, row.qualifiers, language),
        printed=lambda file, lines: printed(file, lines, language),
        doubts=lambda warnings: doubts(warnings, language),
        local=local,
        places_of=lambda clauses: places_of(clauses, language),
        sides=sides,
        signs=SIGNS,
        statuses=STATUS_SHORT,
        meanings=MEANINGS,
        levels=LEVEL,
        relations=RELATION,
        attached=ATTACHED,
        qualifiers=QUALIFIERS,
    )
