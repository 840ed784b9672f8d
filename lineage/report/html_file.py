"""The report as one self-contained HTML page: no request leaves it, and it prints well."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from lineage.model import local_id
from lineage.queries.differences import sides
from lineage.queries.verdict import Verdict
from lineage.report.content import Report
from lineage.report.excerpts import excerpts
from lineage.report.findings import findings
from lineage.report.marks import HUES
from lineage.report.method import method
from lineage.report.speech import Speech

_ENVIRONMENT = Environment(
    loader=PackageLoader("lineage.report"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def html(report: Report) -> str:
    """The report as HTML. Text from documents is escaped by the template engine."""
    say = Speech(report)
    return _ENVIRONMENT.get_template("coverage.html").render(
        report=report,
        say=say,
        w=say.word,
        findings=findings(say),
        method=method(say),
        sides=sides,
        excerpts=excerpts,
        local_id=local_id,
        verdicts=list(Verdict),
        hues=HUES,
    )
