"""Sentences of answers, in Chinese and English, made of stored facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from lineage.language import Language, listed, pick
from lineage.model import (
    CitationRole,
    Coverage,
    Decision,
    Drift,
    DriftKind,
    Evidence,
    Inherits,
    Judgement,
    Level,
    MissingDocument,
    Qualifier,
    Relation,
    Responsibility,
    Role,
    Standing,
    Status,
)
from lineage.queries.answers.clauses import Edge, SharedPassage
from lineage.queries.answers.coverage import CoverageRow, NoText
from lineage.queries.answers.sources import SlotCount
from lineage.queries.verdict import Verdict, verdict

VERDICT = {
    Verdict.KEPT: ("保留", "kept"),
    Verdict.PARTIAL: ("部分保留", "kept in part"),
    Verdict.MERGED: ("并入其他条目", "merged into another item"),
    Verdict.TOPICAL: ("仅主题相近", "same topic only"),
    Verdict.ATTACHED: ("未提，但附全文", "says nothing of it, but attaches the full text"),
    Verdict.DROPPED: ("删去", "dropped"),
}
MEANINGS = {
    Verdict.KEPT: ("半数以上的款被承接", "at least half of its clauses are carried"),
    Verdict.PARTIAL: ("不足半数的款被承接", "fewer than half of its clauses are carried"),
    Verdict.MERGED: ("内容写在承接另一条的条目下", "carried under an item that stands for another"),
    Verdict.TOPICAL: ("只有主题相近的文字，措辞没有承接", "same subject, but no shared wording"),
    Verdict.ATTACHED: (
        "自身文字没有承接任何款，但随文转发了上级文件全文",
        "its own text carries no clause, but it attaches the whole upstream text",
    ),
    Verdict.DROPPED: (
        "没有任何款被承接，也未附全文",
        "no clause is carried, nor is the text attached",
    ),
}
VERDICT_SHORT = {
    Verdict.KEPT: ("保留", "kept"),
    Verdict.PARTIAL: ("部分", "partial"),
    Verdict.MERGED: ("并入", "merged"),
    Verdict.TOPICAL: ("相近", "topical"),
    Verdict.ATTACHED: ("未提附全文", "attached"),
    Verdict.DROPPED: ("删去", "dropped"),
}
RELATION = {
    Relation.VERBATIM: ("照录", "verbatim"),
    Relation.EDITED: ("略改", "edited"),
    Relation.ADAPTED: ("改写", "adapted"),
}
JUDGEMENT = {
    Judgement.DESCENDS: ("人工判定承接", "Judged descent"),
    Judgement.TOPICAL: ("人工判定仅主题相近", "Judged same topic only"),
    Judgement.UNRELATED: ("人工判定无关", "Judged unrelated"),
    Judgement.WITHDRAWN: ("人工判定已撤回", "Judgement withdrawn"),
}
STANDING = {
    Standing.IN_FORCE: ("", ""),
    Standing.LOST: ("，未生效：语料中缺一款", "; not in force: the corpus lacks a clause"),
    Standing.STALE: ("，未生效：文字已变", "; not in force: a text has changed"),
    Standing.IDLE: (
        "，未生效：后一款的文件不在前一款的文件之上",
        "; not in force: the clause's document isn't above the unit's",
    ),
}
# Where the words of a document come from: the shares of `Fidelity`.
SHARE = {
    "verbatim": ("照录", "verbatim"),
    "edited": ("略改", "edited"),
    "adapted": ("改写", "adapted"),
    "borrowed": ("借自同级", "borrowed"),
    "common": ("来源未见", "unseen source"),
    "new": ("自有", "its own"),
}
CITATION = {
    CitationRole.TRANSMITS: ("转发", "transmits"),
    CitationRole.IMPLEMENTS: ("贯彻落实", "implements"),
    CitationRole.ISSUES: ("印发", "issues"),
    CitationRole.SUPERSEDES: ("废止", "supersedes"),
    CitationRole.CITES: ("引用", "cites"),
    CitationRole.MENTIONS: ("提到", "mentions"),
}
FACT = {
    "title": ("标题", "title"),
    "number": ("文号", "number"),
    "issuer": ("印发机关", "issuer"),
    "date": ("日期", "date"),
    "recipients": ("主送", "addressed to"),
    "cc": ("抄送", "copies to"),
    "sections": ("部分", "sections"),
    "items": ("条", "items"),
    "clauses": ("款", "clauses"),
}
# Which day a text prints: that of the signature, or that of printing at its end.
DATE = {
    "signed": ("成文日期", "date of signature"),
    "printed": ("印发日期", "date of printing"),
}
ROLE = {
    Role.LEAD: ("牵头", "lead"),
    Role.RESPONSIBLE: ("责任单位", "responsible"),
    Role.SUPPORT: ("配合", "support"),
}
LEVEL = {
    Level.NATIONAL: ("国家", "nation"),
    Level.PROVINCE: ("省", "province"),
    Level.PREFECTURE: ("地级市", "prefecture"),
    Level.COUNTY: ("县（市、区）", "county"),
    Level.DEPARTMENT: ("部门", "department"),
}
QUALIFIER = {
    Qualifier.TRANSMITTED: (
        "但随文转发了上级文件全文",
        "though it attaches the whole upstream text",
    ),
    Qualifier.NOT_ADDRESSED: (
        "未保留的条款只对更高层级的机关提出要求",
        "the clauses left out speak only to bodies of higher levels",
    ),
    Qualifier.NEVER_REACHED: (
        "其上级文件已未承接此条",
        "the document above it had already left it out",
    ),
    Qualifier.OUTSIDE_REMIT: (
        "这是部门方案，此条可能不属其职责",
        "this is a department's plan, and the item may lie outside its remit",
    ),
    Qualifier.NOTHING_CARRIED: (
        "该文件未承接上级文件的任何一条，可能主要落实其他文件，未必是有意删去",
        "the document carries none of the items: it may mainly implement others, and need not have"
        " dropped anything on purpose",
    ),
    Qualifier.NO_TEXT: ("未见其文件，不作判断", "its document is not in hand: no verdict"),
}
NOTICE_ONLY = "只见通知，未见所印发的方案", "its notice is in hand, the plan it issues isn't"
# What two documents that share wording say alike, were it from an unseen source.
RECONSTRUCTED = (
    "若同出一源，该文件当写有（推断）：",
    "If both draw on one source, it must have said (inferred):",
)
# Clauses that have words from nowhere else in the corpus.
FIRST = ("语料中最早见于", "First in the corpus")

_MOST_NAMED = 3  # agencies in a sentence
DRIFT = {
    DriftKind.DEADLINE_LOST: ("时限缺失", "deadline lost"),
    DriftKind.DEADLINE_CHANGED: ("时限变动", "deadline changed"),
    DriftKind.DEADLINE_ADDED: ("时限新增", "deadline added"),
    DriftKind.NUMBER_CHANGED: ("数量变动", "number changed"),
    DriftKind.NUMBER_LOST: ("数量缺失", "number lost"),
    DriftKind.DUTY_WEAKENED: ("要求弱化", "duty weakened"),
    DriftKind.SCOPE_NARROWED: ("范围收窄", "scope narrowed"),
}


def coverage_reason(row: Coverage, names: Mapping[str, str], language: Language) -> str:
    """Why a row has its status, and of how many units nobody has decided if they carry it.

    `names` are those of upstream items, by id.
    """
    carried, alike, doubts = len(row.carried), len(row.look_alikes), len(row.doubts)
    whole = carried + len(row.dropped)
    merged_into = names[row.merged_into] if row.merged_into else None
    none = f"{whole} 款均未承接" if whole != 1 else "仅有的 1 款未承接"
    none_en = f"none of {whole} clauses carried" if whole != 1 else "its only clause is not carried"
    zh = {
        Status.KEPT: f"{whole} 款中承接 {carried} 款",
        Status.PARTIAL: f"{whole} 款中只承接 {carried} 款",
        Status.MERGED: f"{whole} 款中承接 {carried} 款，但写在承接上级{merged_into}的条目下",
        Status.TOPICAL: f"{none}，自身文字中只有 {alike} 款主题相近，措辞看不出承接",
        Status.DROPPED: f"{none}，自身文字中也没有主题相近的条款",
    }
    en = {
        Status.KEPT: f"{carried} of {whole} clauses carried",
        Status.PARTIAL: f"only {carried} of {whole} clauses carried",
        Status.MERGED: f"{carried} of {whole} clauses carried, under the item that carries {merged_into}",
        Status.TOPICAL: f"{none_en}; {alike} of its own on the same subject, in wording that shows no descent",
        Status.DROPPED: f"{none_en}, and nothing on the subject in its own text",
    }
    english = language is Language.EN
    parts = [(en if english else zh)[row.status]]
    if local := row.renumbered:
        parts.append(pick((f"在该文件中编号为“{local}”", f"numbered {local} there"), language))
    parts += (pick(QUALIFIER[each], language) for each in row.qualifiers)
    if doubts and not carried:
        parts.append(_doubts_text(doubts, english))
    return ("; " if english else "；").join(parts) + ("." if english else "。")


def _doubts_text(doubts: int, english: bool) -> str:
    if english:
        return f"whether {doubts} other clause{'s' * (doubts > 1)} may carry it is left to a person's judgement"
    return f"另有 {doubts} 款是否承接有待人工判定"


def edge_reason(edge: Inherits, language: Language) -> str:
    """Why two clauses are linked, in one line that can be checked: who decided it, if anybody did."""
    wording = _evidence_text(edge.relation, edge.evidence, language)
    if edge.decision is None:
        return wording
    return f"{decision_text(edge.decision, language)}{pick(('', ' '), language)}{wording}"


def decision_text(decision: Decision, language: Language) -> str:
    """Who decided what, when and why, and what stands in its way."""
    day = decision.time[:10]
    judged, standing = JUDGEMENT[decision.judgement], STANDING[decision.standing]
    reason = f"：{decision.reason}" if decision.reason else "", f": {decision.reason}".rstrip(": ")
    zh = f"{judged[0]}（{decision.author}，{day}{standing[0]}）{reason[0]}"
    en = f"{judged[1]} ({decision.author}, {day}{standing[1]}){reason[1]}"
    return pick((_ended(zh, "。"), _ended(en, ".")), language)


def _ended(sentence: str, stop: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？", ".", "!", "?")) else sentence + stop


def _evidence_text(relation: Relation, evidence: Evidence, language: Language) -> str:
    if not evidence.runs:
        return pick(("两款没有相同的文字。", "The two share no wording."), language)
    shown = evidence.longest
    if len(shown) > 30:
        shown = shown[:18] + "…" + shown[-10:]
    if language is Language.EN:
        parts = [
            f"{RELATION[relation][1]}: {evidence.characters} characters shared in"
            f" {evidence.runs} {'stretch' if evidence.runs == 1 else 'stretches'},"
            f" the longest “{shown}”",
            f"strength of evidence {evidence.shared:.0f}, of which {evidence.own:.0f} only this clause"
            " explains",
            f"overlap of words {evidence.words:.0%}",
        ]
        parts += ["same item title"] * evidence.same_title
        parts += ["clauses beside it are carried there, too"] * evidence.near
        return "; ".join(parts) + "."
    parts = [
        f"{RELATION[relation][0]}：{evidence.runs} 处共 {evidence.characters} 字相同，最长“{shown}”",
        f"证据强度 {evidence.shared:.0f}，其中 {evidence.own:.0f} 只有这一款能解释",
        f"用词重合度 {evidence.words:.0%}",
    ]
    parts += ["条目标题相同"] * evidence.same_title
    parts += ["相邻条款亦相承"] * evidence.near
    return "；".join(parts) + "。"


def edge_text(edge: Edge, language: Language) -> str:
    """How a unit carries a clause and how much of it: 改写，承接上级字数 51%."""
    share = f"，承接上级字数 {edge.carried:.0%}", f", {edge.carried:.0%} of the upstream wording"
    return relation_text(edge, language) + pick(share, language)


def relation_text(edge: Edge, language: Language) -> str:
    """How a unit carries a clause, and whether a person judged that it does: 改写（人工判定）."""
    judged = pick(("（人工判定）", " (judged by a person)"), language) if edge.decided else ""
    return pick(RELATION[edge.relation], language) + judged


def agencies_text(agencies: Sequence[Responsibility], language: Language) -> str:
    """Who is to do what a clause says, role by role; empty when nobody is named."""
    by_role = {
        role: dict.fromkeys(each.agency for each in agencies if each.role is role) for role in ROLE
    }
    colon, stop = pick(("：", ": "), language), pick(("；", "; "), language)
    return stop.join(
        f"{pick(ROLE[role], language)}{colon}{listed(names, language)}"
        for role, names in by_role.items()
        if names
    )


SET_FOR = {
    Level.NATIONAL: ("（只对国务院部门提出）", "(set for bodies of the State Council only)"),
    Level.PROVINCE: ("（只对省级以上机关提出）", "(set for provincial and higher bodies only)"),
}


def drift_text(drift: Drift, language: Language) -> str:
    """A change in a few words, such as 时限缺失：年底前."""
    colon = ": " if language is Language.EN else "："
    change = " → ".join(part for part in (drift.upstream, drift.unit) if part)
    if not drift.upstream:
        change = f"+{drift.unit}"
    space = " " if language is Language.EN else ""
    whom = space + pick(SET_FOR[drift.set_for], language) if drift.set_for else ""
    return f"{pick(DRIFT[drift.kind], language)}{colon}{change}{whom}"


def common_source_text(
    names: tuple[str, str], counts: tuple[int, int, int], named: str | None, language: Language
) -> str:
    """What is inferred from wording that nothing above explains, marked as inference.

    `counts`: characters shared, passages that share them, passages that don't fit their place.
    """
    (a, b), (characters, passages, odd) = names, counts
    if language is Language.EN:
        text = (
            f"Inference: {a} and {b} share {characters} characters in {passages}"
            f" {'passage' if passages == 1 else 'passages'} that no"
            " document above them has; either one copied the other or both draw on a source"
            " that nobody holds"
        )
        text += f", if so most likely on {named}, which both name." if named else "."
        fits = "doesn't" if odd == 1 else "don't"
        return text + (f" {odd} of them {fits} fit the place that prints them." if odd else "")
    text = (
        f"推断：{a}与{b}有 {passages} 处共 {characters} 字相同，而语料中的上级文件均无此措辞："
        "或一方照抄另一方，或两者同出一份未见的文件"
    )
    text += f"；若是后者，最可能出自两者都引用的{named}。" if named else "。"
    return text + (f"其中 {odd} 处与所在地建制不符。" if odd else "")


def noted(name: str, missing: MissingDocument, language: Language) -> str:
    """A missing document's name, and in brackets if its notice is in hand."""
    zh, en = NOTICE_ONLY
    return name + pick((f"（{zh}）", f" ({en})"), language) * bool(missing.notice)


def unseen_text(missing: Sequence[MissingDocument], language: Language) -> str:
    """A note that words from cited sources that aren't in hand count as the document's own; '' if none are missing."""
    if not missing:
        return ""
    names = listed(
        (noted(each.number or f"《{each.title}》", each, language) for each in missing), language
    )
    text = (
        f"所依据的文件未见：{names}；出自其中的文字无从分辨，计入“自有”或“来源未见”。",
        f"It cites sources that are not in hand: {names}. Words taken from these can't be told apart:"
        " they count as its own or as of an unseen source.",
    )
    return pick(text, language)


def slots_text(slots: Sequence[SlotCount], language: Language) -> str:
    """A document's local replacements with how many clauses have each; empty without any."""
    if not slots:
        return ""
    each = listed((f"{slot.upstream} → {slot.unit} ×{slot.count}" for slot in slots), language)
    return pick((f"本地替换（×款数）：{each}", f"Local replacements (× clauses): {each}"), language)


def odd_text(passage: SharedPassage, language: Language) -> str:
    """For which places the wording of a passage doesn't fit, and what tells; else empty."""
    if not passage.odd:
        return ""
    places, words = listed(passage.odd, language), listed(passage.odd_words, language)
    text = (
        f"与{places}的建制不符：{words}",
        f"Doesn't fit {places}, which has no districts: {words}",
    )
    return pick(text, language)


def none_fits(levels: Collection[Level], language: Language) -> str:
    """A note that no document fits: none at all, or none of the levels asked about."""
    if levels:
        told = "所问层级中没有符合条件的文件。", "No document of the levels asked about fits."
    else:
        told = "没有符合条件的文件。", "No document fits."
    return pick(told, language)


def coverage_answer(
    name: str,
    levels: Collection[Level],
    items: Sequence[CoverageRow],
    others: Sequence[CoverageRow],
    no_text: Sequence[NoText],
    language: Language,
) -> str:
    """The answer in a few sentences: each group of documents with its status."""
    english = language is Language.EN
    lines = [f"{name}:" if english else f"{name}："]
    plain = [row for row in items if Qualifier.TRANSMITTED not in row.qualifiers]
    apart = [row for row in items if Qualifier.TRANSMITTED in row.qualifiers]
    lines.extend(row_text(row, language) for row in (*plain, *apart, *others))
    colon = ": " if english else "："
    lines.extend(f"{each.place or each.title}{colon}{each.reason}" for each in no_text)
    if not items:
        lines.insert(1, none_fits(levels, language))
    return "\n".join(lines)


def row_text(row: CoverageRow, language: Language) -> str:
    """What a document did with an item, in a line."""
    colon = ": " if language is Language.EN else "："
    place = whose((row.place or row.document, row.document_title, row.level), language)
    status = status_text(row.status, row.qualifiers, language)
    reason = row.reason + _charged(row, language)
    return f"{place}{colon}{status}{' — ' if language is Language.EN else '。'}{reason}"


def whose(document: tuple[str, str, Level | None], language: Language) -> str:
    """Whose a document is: its place; of a department, which doesn't speak for that, with the title, too."""
    place, title, level = document
    if level is not Level.DEPARTMENT:
        return place
    return place + pick((f"（{title}）", f" ({title})"), language)


def _charged(row: CoverageRow, language: Language) -> str:
    """Who answers for what a document carries: those who lead, or all if none does."""
    named = [each for edge in row.evidence.carried for each in edge.agencies]
    names = list(dict.fromkeys(each.agency for each in named if each.role is not Role.SUPPORT))
    if not names:
        return ""
    shown, count = listed(names[:_MOST_NAMED], language), len(names)
    if count > _MOST_NAMED:
        shown += pick((f"等 {count} 家", f" and {count - _MOST_NAMED} more"), language)
    return pick((f"由{shown}负责。", f" Responsible: {shown}."), language)


def status_text(status: Status, qualifiers: Sequence[Qualifier], language: Language) -> str:
    """The words for a status; of a document that attaches the item, "dropped" would mislead."""
    return pick(VERDICT[verdict(status, qualifiers)], language)


def statuses_text(statuses: Collection[Status], language: Language) -> str:
    """The statuses that are asked for; all but "dropped" are "not dropped"."""
    if set(Status) - set(statuses) == {Status.DROPPED}:
        return pick(("未删去", "not dropped"), language)
    return listed((pick(VERDICT[Verdict(each)], language) for each in statuses), language)
