"""The report's own words, Chinese and English."""

from __future__ import annotations

from lineage.model import Qualifier, Relation
from lineage.queries.wording import RELATION

WORDS = {
    "title": ("政策条目承接情况报告", "Coverage report"),
    "file": ("承接情况报告", "coverage-report"),
    "about": ("上级文件", "Upstream document"),
    "made": ("编制日期", "Prepared on"),
    "corpus": ("语料", "Corpus"),
    "corpus_counts": (
        "{read} 份文件，其中 {below} 份承接本文件",
        "{read} documents, {below} of them below this one",
    ),
    "missing_count": (
        "；另有 {missing} 份被引用的依据文件未见",
        "; cited as a basis but not in hand: {missing}",
    ),
    "findings": ("摘要", "In brief"),
    "contents": ("目录", "Contents"),
    "dropped_items": ("被删去的条目", "Items dropped"),
    "dropped_by": (
        "删去最多的条目（文件份数，共 {of} 份）",
        "Items dropped most often (of {of} documents)",
    ),
    "never_dropped": (
        "没有一份文件删去的条目",
        "Items that no document dropped",
    ),
    "dropping": (
        "详述的 {shown} 份文件中，删去最多的（条数，共 {of} 条）",
        "Of the {shown} documents gone into, those that dropped the most (of {of} items)",
    ),
    "as_many": ("（另有 {more} 个与末位相同）", " (and {more} more with as many as the last)"),
    "unsure_changes": (
        "其中 {count} 处的承接存疑，有待人工判定",
        "{count} of these in clauses whose descent is in doubt",
    ),
    "in_doubt": ("（承接存疑）", " (descent in doubt)"),
    "verdicts": (
        "{documents} 份文件 × {items} 条",
        "{documents} documents × {items} items",
    ),
    "others_alike": ("等 {count} 条", ", and so on ({count} in all)"),
    "mainly": (
        "承接{document}更多（{pairs} 处，本文件 {ours} 处）：可能主要落实该文件，其余未必是有意删去",
        "more of it descends from {document} ({pairs} pairs of clauses, {ours} here): it may mainly "
        "implement that, and need not have dropped the rest on purpose",
    ),
    "unsure": (
        "存疑（判定把握 {score:.2f}），有待人工判定",
        "in doubt (confidence {score:.2f}), for a person to judge",
    ),
    "unsure_pairs": (
        "单凭文字难以断定、有待人工判定的条款对",
        "Pairs of clauses that wording doesn't settle, for a person to judge",
    ),
    "counted_in": (
        "算作承接的 {count} 对（均在原处标明）",
        "{count} that count as descent (marked where they stand)",
    ),
    "counted_out": ("未算作承接的 {count} 对", "{count} that don't count as descent"),
    "few_carried": (
        "{total} 条中只承接 {count} 条：该文件可能只落实其中一部分，其余未必是有意删去",
        "only {count} of {total} items carried: it may implement but a part of the plan, and need not have "
        "dropped the rest on purpose",
    ),
    "changes_found": ("变动 {count} 处", "Changes ({count})"),
    "set_for_others": (
        "另有 {count} 处只对上级机关提出的时限等未照录，不计在内",
        "not counted: {count} that were set for higher bodies only",
    ),
    "no_changes": (
        "承接的款中未见时限、数量、要求、范围的变动",
        "No clause carried was changed in what matters",
    ),
    "none_below": (
        "语料中没有承接本文件的文件。",
        "No document of the corpus descends from this one.",
    ),
    "counted": (
        "按条计；文末的结尾段也算一条。",
        "Counted are items; a closing paragraph is one, too.",
    ),
    "changes_list": ("变动一览", "What was changed"),
    "changes_note": (
        "承接的款中时限、数量、要求、范围的变动。+ 之后是本文件新增的说法，箭头之前是上级原文的说法；"
        "条目是上级的编号。两边只摘有关的文字，变动的字加粗，全文见“逐条说明”。",
        "Deadlines, numbers, duties and scopes changed in clauses carried. Behind + stands what the"
        " document adds, before an arrow the upstream wording; items have their upstream number."
        " Both texts are excerpts with the change in bold; “Item by item” has them in full.",
    ),
    "summary": ("各文件承接情况", "Summary by document"),
    "tally": ("各条目承接情况", "Summary by item"),
    "tally_note": ("给出各状态的文件份数。", "How many documents gave it each status."),
    "part": (
        "承接本文件的有 {below} 份；本报告只详述与上级文件层级最近的 {shown} 份（“各条目承接情况”统计全部）。"
        "其余可按地区另出报告，或用 CSV。",
        "{below} documents stand below this one; this report goes into the {shown} nearest to it"
        " in level (the summary by item counts all). For the others, report on one region, or"
        " take the CSV.",
    ),
    "region": ("地区范围", "Region"),
    "read": ("依据的文件", "What was read"),
    "missing": ("未见的文件", "What is missing"),
    "missing_note": (
        "下列文件被引用为依据，但语料中没有，对其不作任何判断。",
        "These documents are cited as sources but are not in the corpus; nothing is said of them.",
    ),
    "others": ("已读但与本文件无承接关系", "Read, but not below this document"),
    "matrix": ("总表", "Items by document"),
    "legend": ("图例", "Legend"),
    "items": ("逐条说明", "Item by item"),
    "key": ("代号", "Key"),
    "clause": ("款", "Clause"),
    "text": ("原文", "Text"),
    "lines": ("行号", "Lines"),
    "upstream_lines": ("上级原文出处", "Upstream source"),
    "unit_lines": ("本文件出处", "Source of this document"),
    "sheets": ("工作表", "Sheets"),
    "unit": ("本文件的款", "Its clause"),
    "relation": ("承接方式", "Relation"),
    "score": ("判定把握（0–1）", "Confidence (0–1)"),
    "agencies": ("责任单位", "Responsible"),
    "changes": ("变动", "Changes"),
    "kind": ("类别", "Kind"),
    "from": ("上级说法", "From"),
    "to": ("本文件说法", "To"),
    "role": ("关系", "Role"),
    "below": ("承接本文件", "Below this document"),
    "items_count": ("条数", "Items"),
    "clauses_count": ("款数", "Clauses"),
    "year": ("年份", "Year"),
    "cited_by": ("引用者", "Cited by"),
    "doubt": ("存疑之处", "Doubt"),
    "page": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "doubts": ("读取时的存疑之处", "What the reading was unsure of"),
    "doubts_note": (
        "程序读取原文时不能完全确定的地方，请对照原文行号核查。",
        "Where the program wasn't sure how to read the source; check against the lines given.",
    ),
    "item": ("条目", "Item"),
    "upstream_item": ("上级{item}", "upstream {item}"),
    "heading": ("标题", "Title"),
    "document": ("文件", "Document"),
    "number": ("文号", "Number"),
    "place": ("地区", "Place"),
    "level": ("层级", "Level"),
    "date": ("日期", "Date"),
    "source": ("来源", "Source"),
    "extent": ("条／款", "Items / clauses"),
    "extent_note": (
        "条为编号的条目，款为其中可承接的文字（含结尾，不含通知和开头）。",
        "Items are numbered; clauses are what can be carried: the closing too, not notice or preamble.",
    ),
    "status": ("状态", "Status"),
    "reason": ("理由", "Reason"),
    "qualifiers": ("附注", "Qualifiers"),
    "method": ("方法与限度", "Method and limits"),
    "whole": ("合计", "Total"),
    "clauses": ("原文各款", "The item's clauses"),
    "carried": ("承接", "Carried"),
    "carried_clauses": ("承接的款", "Clauses carried"),
    "dropped_clauses": ("未承接的款", "Clauses not carried"),
    "carried_by": ("承接于", "Carried by"),
    "edge_share": ("承接上级字数", "Of the upstream wording"),
    "share": ("承接字数比例", "Share of characters"),
    "upstream_text": ("上级原文", "Upstream"),
    "unit_text": ("本文件", "This document"),
    "dropped": ("未承接", "Not carried"),
    "elsewhere": ("未承接（只对上级机关提出）", "Not carried, not addressed to it"),
    "doubtful": ("或有承接，待人工判定", "May carry it, for a person to judge"),
    "decided": ("人工判定", "Judged by a person"),
    "alike": ("主题相近，措辞看不出承接", "Same subject, no descent shown"),
    "after": ("按本文件顺序，应在此款之后", "In its own order it would follow"),
    "before": ("按本文件顺序，应在此款之前", "In its own order it would precede"),
    "via": ("经", "via"),
    "none": ("无", "none"),
    "not_dated": ("未载明", "not printed"),
    "difference": (
        "删除线：上级这一款有而本文件这一款无；下划线：本文件这一款有而上级这一款无（可能出自上级的另一款）。",
        "Struck out: not in this document's clause. Underlined: not in that upstream clause (another"
        " one may have it).",
    ),
    "judged": (
        "只依据各文件自身的文字判断；随文转发的上级全文不算作其自身文字。每一判断都附有原文和行号，可以核对。",
        "Only a document's own text is judged; an upstream text that it attaches is not its own."
        " Every judgement carries the texts and their source lines, so that it can be checked.",
    ),
}
# Parts that have no number, by the end of their ids.
PARTS = {
    "closing": ("结尾", "Closing"),
    "notice": ("通知", "Notice"),
    "preamble": ("开头", "Preamble"),
}
DEPARTMENT = (
    ("部门方案", "dept. plan"),
    (
        "由该地的部门印发；未承接的条目可能不属其职责的，另有注明",
        "issued by a department of the place; where an item may lie outside its remit, that is said",
    ),
)
SHEETS = {
    "guide": (("说明", "How to read it"), ("怎样读这份工作簿", "How to read this workbook")),
    "matrix": (
        ("总表", "Matrix"),
        (
            "一行一份文件，一列一条；可按层级、地区或某条的状态筛选",
            "A row a document, a column an item; filter by level, place, or an item's status",
        ),
    ),
    "tally": (
        ("条目统计", "Items"),
        ("一行一条：给出各状态的文件份数", "A row an item: how many documents gave it each status"),
    ),
    "coverage": (
        ("承接情况", "Coverage"),
        (
            "一行一条一份文件：状态、理由、款数、承接于何处",
            "A row an item and document: status, reason, clauses, where it is carried",
        ),
    ),
    "carried": (
        ("承接原文", "Carried"),
        (
            "一行一处承接：两边原文、行号、承接方式、变动",
            "A row a clause carried: both texts, source lines, relation, what changed",
        ),
    ),
    "changes": (
        ("变动", "Changes"),
        (
            "一行一处变动：类别、由何变何、两边原文",
            "A row a change: its kind, from what to what, both texts",
        ),
    ),
    "absent": (
        ("未承接及佐证", "Not carried"),
        (
            "一行一款：未承接的款，主题相近的款，按顺序前后相邻的款",
            "A row a clause: not carried, on the same subject, or next to where it would stand",
        ),
    ),
    "read": (
        ("文件", "Documents"),
        ("读到的文件及其来源", "The documents read, and their sources"),
    ),
    "missing": (
        ("未见文件", "Missing"),
        (
            "被引用而未见的文件，对其不作判断",
            "Documents cited but not in hand: nothing is said of them",
        ),
    ),
    "doubts": (
        ("读取存疑", "Doubts"),
        ("读取原文时的存疑之处及行号", "What the reading was unsure of, with source lines"),
    ),
}
ATTACHED = ("附", "att.")
QUALIFIERS = {
    Qualifier.TRANSMITTED: (
        "附：随文转发上级文件全文；状态只说其自身文字",
        "att.: attaches the whole upstream text; the status is that of its own text",
    ),
    Qualifier.NOT_ADDRESSED: ("只对更高层级的机关提出", "speaks to higher bodies only"),
    Qualifier.NEVER_REACHED: ("上级未传达到", "never reached it"),
    Qualifier.OUTSIDE_REMIT: ("可能不属其职责", "perhaps outside its remit"),
    Qualifier.NOTHING_CARRIED: ("整份文件未承接任何一条", "the document carries no item"),
    Qualifier.NO_TEXT: ("未见文本", "no text"),
}
TERMS = (
    (
        RELATION[Relation.VERBATIM],
        (
            "与上级原文一字不差（标点、字形除外）",
            "every word of it, but for punctuation and glyphs",
        ),
    ),
    (
        RELATION[Relation.EDITED],
        ("增删、替换了少数词句，要求不变", "a few words added, removed or replaced"),
    ),
    (
        RELATION[Relation.ADAPTED],
        (
            "大幅改写、结合本地或只取一部分，仍看得出承接的措辞",
            "largely rewritten, localised or cut to a part; the wording still shows where from",
        ),
    ),
    (
        WORDS["via"],
        ("这些文字先见于所列文件，由它传来", "the wording came through the document named"),
    ),
    (
        ("13.1", "13.1"),
        (
            "第（十三）条第 1 款；2-1.3 则为第二部分第（一）条第 3 款",
            "clause 1 of item （十三）; likewise 2-1.3 is clause 3 of item （一） in part 二",
        ),
    ),
)
DOUBTS = {
    "stacked": ("同一来源文件中有多份文件", "More than one document in the source file"),
    "tail-apart": ("版记印在另一文件之后", "Imprint printed after another document's text"),
    "printing-date": ("无成文日期，采用印发日期", "No signature date; the printing date is used"),
    "no-number": ("未印文号", "No number printed"),
    "no-date": ("未印日期", "No date printed"),
    "odd-date": ("所印日期不存在", "Date that is no day of the calendar"),
    "no-issuer": ("未印发文机关", "No issuer printed"),
    "no-items": ("只有通知，没有条目", "A covering notice without items"),
    "only-headings": (
        "标题之下没有条目，表格可能是空的",
        "Headings without items; an empty table?",
    ),
    "odd-glyphs": ("含不规范字形或半角标点", "Unusual glyphs or half-width punctuation"),
    "joined-title": ("标题残行已拼接", "Fragment of a title joined"),
    "joined-over-page": ("断开的行已拼接", "Broken line joined"),
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
    "columns-lost": ("表格各栏无法分开", "Columns that can't be told apart"),
    "number-restored": ("文号脱字，已补全", "Lost signs of the number were put back"),
    "date-restored": ("日期脱字，已补全", "Lost signs of the date were put back"),
    "no-title": ("未印标题", "No title printed"),
    "half-width": ("通篇使用半角标点", "Half-width punctuation throughout"),
    "unlisted-place": (
        "地区不在地区清单中，不知其上级",
        "Place in no list: what it lies in isn't known",
    ),
    "other-year": ("年份与其他文件不同", "Of another year than the others"),
    "same-number": ("几份文件同一文号", "Several documents with one number"),
    "same-title": ("几份文件同名同地", "Several documents of one title and place"),
    "agencies-inherited-over-item": (
        "责任单位栏空，跨条目沿用",
        "Empty agency cell, taken over across items",
    ),
    "other-table": (
        "不设责任单位栏的表格，未读作任务",
        "Table without a column of agencies, read as no task",
    ),
    "extra-cell": ("单元格多于栏数", "More cells than columns"),
    "second-plan": ("另一方案由此开始", "Another plan begins here"),
    "hidden-cells": ("工作簿中隐藏的内容未读", "Hidden parts of a workbook aren't read"),
    "lost-values": (
        "单元格出错或没有结果，未读",
        "Cells with errors or without values aren't read",
    ),
}
