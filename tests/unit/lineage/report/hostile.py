"""Texts that attack the programs which open a report, put into every kind of text in it."""

from __future__ import annotations

from dataclasses import replace

from lineage.report import Report

PAYLOADS = (
    '=HYPERLINK("http://x.invalid","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "https://x.invalid/x",
    "mailto:x@x.invalid",
    "internal:Sheet1!A1",
    "<r><t>bold</t></r>",
    "<r>]]></r>",
    "</w:t></w:r><w:r><w:t>",
    "_x0041_&lt;",
    "{=1+1}",
    "nul \x00 bell \x07 lone \ud800 end",
    "一" * 40_000,
)


def spoilt(report: Report, payload: str) -> Report:
    """The report with a payload as every title, text, reason, place, label and file name."""
    part = report.items[12]
    row = next(each for each in part.rows if each.document == "huizhou-2018")
    edge = row.evidence.carried[0]
    bad = replace(edge.unit, text=payload, source_file=payload, source_lines=payload, id=payload)
    edges = (
        replace(edge, unit=bad, upstream=bad, spans=(), reason=payload, via=payload),
        replace(edge, unit=replace(edge.unit, text=f"{payload}{edge.unit.text}")),
    )
    evidence = replace(row.evidence, carried=edges, look_alikes=(bad,), before=bad, after=bad)
    row = replace(row, place=payload, document_title=payload, reason=payload, evidence=evidence)
    matrix = report.matrix
    cards = tuple(
        replace(each, title=payload, number=payload, place=payload, source_file=payload)
        for each in matrix.documents
    )
    heads = tuple(replace(each, label=payload, title=payload) for each in matrix.items)
    return replace(
        report,
        scope=replace(report.scope, region=payload),
        names=dict.fromkeys(report.names, payload),
        matrix=replace(
            matrix,
            upstream=replace(matrix.upstream, title=payload, number=payload),
            documents=cards,
            items=heads,
            no_text=tuple(replace(each, reason=payload) for each in matrix.no_text),
        ),
        items=(
            replace(
                part,
                head=heads[0],
                clauses=tuple(replace(each, text=payload) for each in part.clauses),
                rows=(row,),
            ),
        ),
        tallies=tuple(replace(each, head=heads[0]) for each in report.tallies),
        missing=tuple(replace(each, title=payload, cited_by=(payload,)) for each in report.missing),
        doubts=tuple(
            replace(
                each, warnings=(replace(each.warnings[0], code="new", zh=payload, message=payload),)
            )
            for each in report.doubts
        ),
    )
