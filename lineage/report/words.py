"""The report's own words, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineage.model import Qualifier, Status, Warning
from lineage.queries.answers import ClauseText, Language
from lineage.queries.wording import pick

WORDS = {
    "title": ("政策条目承接情况报告", "Coverage report"),
    "about": ("上级文件", "Upstream document"),
    "made": ("编制日期", "Prepared on"),
    "corpus": ("语料", "Corpus"),
    "corpus_counts": (
        "{read} 份文件，其中 {below} 份承接本文件；另有 {missing} 份被引用而未见",
        "{read} documents, {below} of them below this one; {missing} more cited but not in hand",
    ),
    "summary": ("一、各文件承接情况", "1. Summary by document"),
    "read": ("二、依据的文件", "2. What was read"),
    "missing": ("未见的文件", "What is missing"),
    "missing_note": (
        "下列文件被引用为依据，但语料中没有，对其不作任何判断。",
        "These documents are cited as sources but are not in the corpus; nothing is said of them.",
    ),
    "others": ("已读但与本文件无承接关系", "Read, but not below this document"),
    "matrix": ("三、总表", "3. Items by document"),
    "legend": ("图例", "Legend"),
    "items": ("四、逐条说明", "4. Item by item"),
    "doubts": ("五、读取时的存疑之处", "5. What the reading was unsure of"),
    "doubts_note": (
        "程序读取原文时不能完全确定的地方，请对照原文行号核查。",
        "Where the program wasn't sure how to read the source; check against the lines given.",
    ),
    "item": ("条目", "Item"),
    "heading": ("标题", "Title"),
    "document": ("文件", "Document"),
    "number": ("文号", "Number"),
    "place": ("地区", "Place"),
    "level": ("层级", "Level"),
    "date": ("日期", "Date"),
    "source": ("来源", "Source"),
    "extent": ("条／款", "Items / clauses"),
    "status": ("状态", "Status"),
    "reason": ("理由", "Reason"),
    "qualifiers": ("附注", "Qualifiers"),
    "whole": ("合计", "Total"),
    "clauses": ("原文各款", "The item's clauses"),
    "carried": ("承接", "Carried"),
    "carried_clauses": ("承接的款", "Clauses carried"),
    "dropped_clauses": ("未承接的款", "Clauses not carried"),
    "carried_by": ("承接于", "Carried by"),
    "share": ("承接字数比例", "Share of characters"),
    "upstream_text": ("上级原文", "Upstream"),
    "unit_text": ("本文件", "This document"),
    "dropped": ("未承接", "Not carried"),
    "elsewhere": ("未承接（只对上级机关提出）", "Not carried, not addressed to it"),
    "alike": ("主题相近而措辞无承接", "Same subject, no shared wording"),
    "after": ("按本文件顺序，应在此款之后", "In its own order it would follow"),
    "before": ("按本文件顺序，应在此款之前", "In its own order it would precede"),
    "renumbered": ("在本文件中为", "Stands here as"),
    "via": ("经", "via"),
    "none": ("无", "none"),
    "not_dated": ("未载明", "not printed"),
    "difference": (
        "删除线：上级原文有而本文件无；下划线：本文件有而上级原文无。",
        "Struck out: upstream only. Underlined: this document only.",
    ),
    "judged": (
        "只依据各文件自身的文字判断；随文转发的上级全文不算作其自身文字。每一判断都附有原文和行号，可以核对。",
        "Only a document's own text is judged; an upstream text that it attaches is not its own."
        " Every judgement carries the texts and their source lines, so that it can be checked.",
    ),
}
SIGNS = {
    Status.KEPT: "●",
    Status.PARTIAL: "◐",
    Status.MERGED: "◇",
    Status.TOPICAL: "○",
    Status.DROPPED: "✕",
}
MEANINGS = {
    Status.KEPT: ("半数以上的款被承接", "at least half of its clauses are carried"),
    Status.PARTIAL: ("不足半数的款被承接", "fewer than half of its clauses are carried"),
    Status.MERGED: ("内容并入对应其他条目的条目", "carried under an item that stands for another"),
    Status.TOPICAL: ("只有主题相近的文字，措辞没有承接", "same subject, but no shared wording"),
    Status.DROPPED: ("没有任何款被承接", "no clause is carried"),
}
ATTACHED = ("附", "att.")
QUALIFIERS = {
    Qualifier.TRANSMITTED: (
        "附：随文转发上级文件全文；状态只说其自身文字",
        "att.: attaches the whole upstream text; the status is that of its own text",
    ),
    Qualifier.NOT_ADDRESSED: ("不属其承接对象", "not addressed to it"),
    Qualifier.NEVER_REACHED: ("上级未传达到", "never reached it"),
    Qualifier.OUTSIDE_REMIT: ("可能不属其职责", "perhaps outside its remit"),
    Qualifier.NO_TEXT: ("未见文本", "no text"),
}
_DOUBTS = {
    "stacked": ("同一来源文件中有多份文件", "More than one document in the source file"),
    "tail-apart": ("版记印在另一文件之后", "Imprint printed after another document's text"),
    "printing-date": ("无成文日期，采用印发日期", "No signature date; the printing date is used"),
    "no-number": ("未印文号", "No number printed"),
    "no-date": ("未印日期", "No date printed"),
    "no-issuer": ("未印发文机关", "No issuer printed"),
    "no-items": ("只有通知，没有条目", "A covering notice without items"),
    "odd-glyphs": ("含不规范字形或半角标点", "Unusual glyphs or half-width punctuation"),
    "joined-title": ("标题残行已拼接", "Fragment of a title joined"),
    "joined-over-page": ("跨页的行已拼接", "Row cut by a page break joined"),
    "label-without-dot": ("序号后缺点号", "Task number without its dot"),
    "label-gap": ("任务序号不连续", "Task numbers not continuous"),
    "item-gap": ("条目序号不连续", "Item numbers not continuous"),
    "lead-unclear": ("牵头单位不明确", "Unclear who leads"),
    "agencies-inherited": (
        "责任单位栏空，沿用上一行",
        "Empty agency cell, taken over from the row above",
    ),
    "prefix-restored": (
        "责任单位省略的字头已补全",
        "A prefix printed once was put back in agency cells",
    ),
    "odd-step-label": ("步骤序号写法不规范", "Step numbers printed oddly"),
    "item-goes-on": (
        "部分栏重印，视为条目延续",
        "Section cell reprinted; the item is taken to go on",
    ),
    "cut-line": ("抄送栏未印完", "The list of copies breaks off"),
    "no-item": ("有条款不属于任何条目", "Clauses that stand under no item"),
    "markup": ("已去除格式标记", "Markup was taken out"),
    "traditional": ("繁体字，已逐字转为简体", "Traditional glyphs, read in simplified ones"),
    "no-title": ("未印标题", "No title printed"),
    "half-width": ("通篇使用半角标点", "Half-width punctuation throughout"),
    "other-year": ("年份与其他文件不同", "Of another year than the others"),
    "agencies-inherited-over-item": (
        "责任单位栏空，跨条目沿用",
        "Empty agency cell, taken over across items",
    ),
    "blank-form": ("空白表格，未读作任务", "Blank form, read as no task"),
    "extra-cell": ("单元格多于栏数", "More cells than columns"),
    "second-plan": ("另一方案由此开始", "Another plan begins here"),
}


def word(name: str, language: Language) -> str:
    """One of the report's words."""
    return pick(WORDS[name], language)


def printed(file: str, lines: str, language: Language) -> str:
    """Where something is printed: `lechang-2018.txt 796-798 行`."""
    if language is Language.EN:
        return f"{file} {'lines' if set(lines) & set('-, ') else 'line'} {lines}"
    return f"{file} {lines} 行"


def lines_of(clause: ClauseText, language: Language) -> str:
    """Where a clause is printed."""
    return printed(clause.source_file, clause.source_lines, language)


def places_of(clauses: Sequence[ClauseText], language: Language) -> str:
    """Where clauses of one document are printed: `13.1 (133-135), 13.2 (135) · file.txt`."""
    each = [f"{local(clause.id)} ({clause.source_lines})" for clause in clauses]
    files = dict.fromkeys(clause.source_file for clause in clauses)
    return f"{pick(('、', ', '), language).join(each)} · {', '.join(files)}"


def local(part_id: str) -> str:
    """The part of an id that its document doesn't share: 13.1."""
    return part_id.partition(":")[2] or part_id


def doubts(warnings: Iterable[Warning], language: Language) -> Iterator[tuple[str, str]]:
    """Warnings of one kind together, in words, with the lines where they arose."""
    kinds: dict[str, list[str]] = {}
    for warning in warnings:
        said = pick(_DOUBTS[warning.code], language) if warning.code in _DOUBTS else warning.message
        kinds.setdefault(said, []).extend([str(warning.line)] * (warning.line is not None))
    for said, lines in kinds.items():
        yield said, ", ".join(dict.fromkeys(lines))
