"""Every string of the pages, in Chinese and English; sentences of answers come from the queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lineage.errors import LineageError
from lineage.language import Language, pick
from lineage.model import (
    CitationRole,
    CorpusWarning,
    DriftKind,
    Level,
    Qualifier,
    Relation,
    Status,
    local_id,
)
from lineage.queries.answers.clauses import SharedPassage
from lineage.queries.parts import nothing_carried_text
from lineage.queries.verdict import Verdict
from lineage.queries.wording import (
    CITATION,
    DRIFT,
    FIRST,
    LEVEL,
    RECONSTRUCTED,
    RELATION,
    SHARE,
    VERDICT,
    odd_text,
    status_text,
)
from lineage.store.base import Card

STRINGS: Mapping[str, tuple[str, str]] = {
    "name": ("政策谱系", "Policy lineage"),
    "tagline": (
        "每一条、每一地，承接了什么、删去了什么，以原文为证",
        "What became of every item, place by place, proved with the text",
    ),
    "skip": ("跳到正文", "Skip to content"),
    "nav": ("主导航", "Main"),
    "nav.overview": ("总览", "Overview"),
    "nav.matrix": ("矩阵", "Matrix"),
    "nav.documents": ("文件", "Documents"),
    "nav.search": ("搜索", "Search"),
    "nav.compare": ("逐字比较", "Compare"),
    "nav.agencies": ("责任单位", "Agencies"),
    "nav.numbering": ("编号", "Numbering"),
    "nav.drifts": ("变动", "Changes"),
    "nav.sources": ("同源文字", "Sources"),
    "nav.review": ("待判定", "Review"),
    "nav.graph": ("谱系图", "Graph"),
    "nav.ask": ("提问", "Ask"),
    "nav.api": ("接口", "API"),
    "language": ("English", "中文"),
    "nav.evidence": ("原文为证", "The texts that prove it"),
    "ask.label": ("提个问题", "Ask a question"),
    "ask.button": ("提问", "Ask"),
    "ask.placeholder": ("例如：{question}", "e.g. {question}"),
    "ask.examples": ("可以这样问", "You can ask"),
    "ask.understood": ("理解为", "Read as"),
    "ask.title": ("用一句话提问", "Ask in plain words"),
    "ask.found": ("符合条件", "What was asked for"),
    "ask.attached": (
        "自身文字未提，但随文转发了上级全文",
        "Silent in their own text, though they attach the whole upstream text",
    ),
    "ask.others": ("其余文件", "The other documents"),
    "ask.clauses": ("条款", "Clauses"),
    "ask.first": FIRST,
    "ask.sources": ("来源", "Sources"),
    "ask.changes": ("改变之处", "What changed"),
    "ask.document": ("看这份文件", "Read the document"),
    "ask.search": ("在全部文件中搜索“{words}”", "Search all documents for “{words}”"),
    "ask.agencies": ("责任单位中的“{words}”", "Agencies named “{words}”"),
    "ask.story": ("看这一条的全部去向", "See the item's whole story"),
    "ask.compare": ("看两份文件逐款对照", "Compare the two clause by clause"),
    "ask.item": ("条", "Item"),
    "ask.carried": ("{carried}/{whole} 款", "{carried} of {whole} clauses"),
    "ask.fact": ("内容", "What it says"),
    "ask.where": ("出处", "Where it stands"),
    "ask.share": ("所问比例", "Share asked for"),
    "ask.attaches": ("另附上级全文", "attaches the full text, too"),
    "ask.attached.whole": ("附全文：", "attached in full:"),
    "ask.apart": (
        "语料中没有其上级文件，不作比较",
        "not compared, for want of a document above it",
    ),
    "ask.hidden": ("另有 {count} 处，见 JSON 或 CSV。", "{count} more in the JSON or CSV."),
    "corpus.empty": (
        "语料中还没有文件。请把文件放进文件夹，再运行：lineage build --source 文件夹",
        "The corpus holds no document yet. Put some into a folder and run: "
        "lineage build --source FOLDER",
    ),
    "count.documents": ("份文件", "documents"),
    "count.places": ("个地区", "places"),
    "count.clauses": ("款条文", "clauses"),
    "count.missing": ("份上级文件缺失", "sources missing"),
    "chain.title": ("文件怎样往下传", "How the documents descend"),
    "chain.lead": (
        "实线为文中写明的转发或贯彻，点线为文字中看出的承接；虚框为据以转发或贯彻而未见的文件。",
        "Solid: forwarded or implemented, as printed. Dotted: found in the wording. "
        "Dashed boxes: forwarded or implemented, but not in hand.",
    ),
    "chain.also": ("文件清单另存为", "List of documents as"),
    "chain.missing": ("缺失文件", "missing"),
    "matrix.title": ("逐条对照", "Item by item"),
    "matrix.lead": (
        "行是上级文件的各条，列是下级文件。点一格，看承接与删去的原文。",
        "Rows are the upstream items, columns the documents below. Open a cell for the texts.",
    ),
    "matrix.item": ("条目", "Item"),
    "matrix.none": (
        "语料中还没有上下级承接关系，所以没有矩阵。",
        "No document in the corpus descends from another, so there is no matrix.",
    ),
    "matrix.hidden": (
        "另有 {count} 份文件未列出，请按层级、地区筛选。",
        "More documents: {count}; narrow by level or place.",
    ),
    "matrix.byregion": (
        "文件太多，按地区合并：每格是该地区各文件处理方式的份数。点一格看该地区。",
        "Too many documents for one look: each cell counts what a region's documents did. "
        "Open one to see the region.",
    ),
    "matrix.noplace": ("未注明地区", "no place"),
    "matrix.own": ("本级", "its own"),
    "matrix.documents": ("{count} 份", "docs: {count}"),
    "matrix.region": ("地区：{place}", "Region: {place}"),
    "matrix.whole": ("回到全国", "The whole corpus"),
    "chain.provinces": ("各省份的文件", "The documents by province"),
    "chain.provinces.lead": (
        "文件太多，不逐份画出。条形为该省份各文件文字来源的平均。",
        "Too many documents to draw each. The bars are means over a province's documents.",
    ),
    "matrix.more": ("筛选、排序、下载", "Filter, sort, download"),
    "matrix.report": ("报告", "Report"),
    "item.around": ("相近的条款与应在的位置", "Look-alikes, and where it would stand"),
    "matrix.notext": ("未见文件", "no text"),
    "legend": ("图例", "Legend"),
    "legend.rule": (
        "承接了至少一半的款为保留，不到一半为部分保留",
        "Kept: at least half of the clauses are carried; in part: fewer",
    ),
    "legend.share": (
        "百分数是承接的字数占上级原文的比例，颜色越深越多",
        "The figure is the share of the upstream characters carried; the darker, the more",
    ),
    "legend.transmitted": ("随文转发了上级全文", "attaches the whole upstream text"),
    "legend.note": ("有附注", "with a note"),
    "panel": ("所选内容", "Selection"),
    "panel.close": ("关闭", "Close"),
    "panel.upstream": ("上级原文", "Upstream"),
    "panel.unit": ("本地文字", "Downstream"),
    "panel.carried": ("承接的款", "Clauses carried"),
    "panel.dropped": ("未承接的款", "Clauses not carried"),
    "panel.doubts": ("或有承接，待人工判定", "May carry it, for a person to judge"),
    "panel.alike": ("主题相近，措辞看不出承接", "Same subject, no descent shown"),
    "panel.between": (
        "若有此条，按该文件的次序应在这两款之间",
        "In this document's order it would stand between these two",
    ),
    "panel.behind": (
        "若有此条，按该文件的次序应在此款之后",
        "In this document's order it would stand behind this one",
    ),
    "panel.ahead": (
        "若有此条，按该文件的次序应在此款之前",
        "In this document's order it would stand before this one",
    ),
    "panel.parents": ("来自", "Where it comes from"),
    "panel.parents.none": ("没有找到出处。", "Nothing found that it descends from."),
    "panel.heirs": ("下传到", "What became of it"),
    "panel.heirs.none": ("下级文件没有承接。", "No document below carries it."),
    "panel.heirs.hidden": ("另有 {count} 款承接。", "More clauses that carry it: {count}."),
    "panel.story": ("此条的全部去向", "The item's whole story"),
    "panel.notaddressed": ("不是对它提出的要求", "not addressed to it"),
    "panel.via": ("经由 {via}", "by way of {via}"),
    "lines": ("{file} 第 {lines} 行", "{file}, line {lines}"),
    "carried": ("承接上级字数 {share}", "{share} of the upstream wording"),
    "slots": ("本地替换", "Local replacements"),
    "item.title": ("全文", "Its text"),
    "item.places": ("各地怎样处理", "Place by place"),
    "item.sources": ("来自", "Where it comes from"),
    "item.path": ("在谱系图中看这一条", "This item in the graph"),
    "item.none": ("语料中没有在它之下的文件。", "No document in the corpus is below it."),
    "item.kind.item": ("条", "item"),
    "item.kind.notice": ("通知", "notice"),
    "item.kind.preamble": ("开头", "preamble"),
    "item.kind.closing": ("结尾", "closing"),
    "deadline": ("时限", "Deadline"),
    "steps": ("实施步骤（{count}）", "Steps ({count})"),
    "step": ("实施步骤", "Step"),
    "steps.uncounted": (
        "实施步骤列在各款之下，不计入上面的比例，也不参与对照。",
        "The steps of the plan stand below its clauses; they count for nothing in these shares, nor "
        "are they compared.",
    ),
    "graph.title": ("谱系图", "Lineage graph"),
    "graph.lead": (
        "自左至右由上级到下级；线是承接。点文件展开为条，点条展开为款，再点收起；"
        "点款看原文与来龙去脉，点线并排看两段原文。缩小时只标地名，放大可见文字。",
        "From left to right, from the nation down; a line is inheritance. Click a document for "
        "its items, an item for its clauses, once more to close; a clause for its text and "
        "its kin, a line for the two texts. Zoomed out, it names the places only.",
    ),
    "graph.canvas": ("谱系图，下面的表格内容相同", "The graph; the table below says the same"),
    "graph.keys": (
        "方向键在节点间移动，回车展开、收起或查看，Esc 关闭所选内容。",
        "Arrow keys move between nodes, Enter opens, closes or shows, Escape closes the panel.",
    ),
    "graph.said.opened": ("已展开", "opened"),
    "graph.said.closed": ("未展开", "closed"),
    "graph.nodes": ("节点", "Nodes"),
    "graph.expand": ("展开", "Open"),
    "graph.collapse": ("收起", "Close"),
    "graph.read": ("阅读", "Read"),
    "graph.links": ("承接", "Inheritance"),
    "graph.table": ("同样的内容，以表格列出", "The same as a table"),
    "graph.upstream": ("上级", "Upstream"),
    "graph.unit": ("下级", "Downstream"),
    "graph.relation": ("承接方式", "Relation"),
    "graph.edges": ("处", "Edges"),
    "graph.open": ("看两段原文", "Show the texts"),
    "graph.empty": ("语料中没有承接关系可画。", "There is no inheritance to draw."),
    "graph.depth": ("步数", "Steps"),
    "graph.gathered": (
        "节点超过 1000 个，按地区和层级合并；点一个节点，或用筛选，看其中的文件。",
        "More than 1,000 nodes, gathered by region and level; click one, or filter, "
        "to see its documents.",
    ),
    "graph.noscript": (
        "没有脚本也能看：下面是图，表格中的链接可以展开各部分。",
        "Without scripts: the picture, and below it a table whose links open the parts.",
    ),
    "docs.noscript": (
        "交互式说明需要脚本；接口的全部说明也在这里：",
        "The interactive description needs scripts; all of it also stands here:",
    ),
    "graph.find": ("在图中找", "Find"),
    "graph.fit": ("全图", "Fit"),
    "grain.document": ("文件", "Documents"),
    "grain.item": ("条", "Items"),
    "grain.clause": ("款", "Clauses"),
    "also": ("另存为", "Also as"),
    "all": ("全部", "All"),
    "show": ("查看", "Show"),
    "filter": ("筛选", "Filter"),
    "filter.none": ("没有内容符合这些筛选条件。", "Nothing matches these filters."),
    "filter.clear": ("去掉筛选", "Clear the filters"),
    **{f"share.{kind}": words for kind, words in SHARE.items()},
    "documents.title": ("文件", "Documents"),
    "documents.place": ("地区", "Place"),
    "documents.document": ("文件", "Document"),
    "documents.date": ("日期", "Date"),
    "documents.items": ("条", "Items"),
    "documents.clauses": ("款", "Clauses"),
    "documents.shares": ("文字来自何处", "Where its words come from"),
    "documents.missing.title": ("缺失文件", "Missing documents"),
    "documents.missing": (
        "文中据以转发或贯彻、语料中没有的文件，对其内容不作任何推测；只是提到的不在此列。",
        "What the texts forward or implement, but the corpus lacks; nothing is guessed about it. "
        "What they only mention isn't listed.",
    ),
    "documents.citedby": ("引用者", "cited by"),
    "reading.lead": (
        "有下划线的文字见于别处，线的颜色与形状见上面的图例，点一下就到那里。每款旁边注明主要来源"
        "（或同见于哪份文件）和原文件行号。",
        "Underlined words also stand elsewhere; the legend above explains the lines, a click leads "
        "there. Beside each clause stand its main sources (or what it is also found in) and its "
        "lines in the source file.",
    ),
    "reading.clauses": ("条文", "Clauses"),
    "reading.original": ("条文与原文", "Beside the source"),
    "reading.original.show": ("看原文这几行", "Show these source lines"),
    "reading.original.none": (
        "图中没有存源文件的文字。请重新运行：lineage build",
        "The graph was stored without the source files. Build it again: lineage build",
    ),
    "reading.lines": ("原文行", "Source lines"),
    "reading.gap": (
        "第 {lines} 行属于同一文件中的其他公文。",
        "Lines {lines} belong to other documents in the same file.",
    ),
    "reading.doubts": ("读入时的疑点（{count}）", "Doubts of the reader ({count})"),
    "reading.doubt": ("疑点：", "Doubt:"),
    "reading.source.verbatim": ("照录自", "Verbatim from"),
    "reading.source.edited": ("略改自", "Edited from"),
    "reading.source.adapted": ("改写自", "Adapted from"),
    "reading.source.borrowed": ("借自同级", "Borrowed from"),
    "reading.source.common": ("来源未见，同见于", "Unseen source, also in"),
    "reading.margin.borrowed": ("借自", "borrowed from"),
    "reading.margin.common": ("同见于", "also in"),
    "search.label": ("词语（可以多个，以空格分开）", "Words, all of which must occur"),
    "search.button": ("搜索", "Search"),
    "search.found": ("{count} 款", "Clauses: {count}"),
    "search.first": ("前 {count} 款", "The first clauses: {count}"),
    "search.documents": ("{count} 份文件的标题", "Titles of documents: {count}"),
    "search.titled": (
        "标题或文号含有这些词语的文件",
        "Documents with the words in title or number",
    ),
    "search.none": (
        "没有条款、条目标题或文件标题含有这些词语。",
        "No clause and no title of an item or a document has these words.",
    ),
    "compare.lead": (
        "填两份文件（文件键、文号、标题或地区）或两条（如 惠州:13），逐款看承接与各自独有的文字；"
        "填两款（如 惠州:13.1），逐字看差别。",
        "Give two documents (key, number, title or place) or two items (such as 惠州:13) for what "
        "links them and what each has alone, or two clauses (惠州:13.1) for their differences.",
    ),
    "compare.button": ("比较", "Compare"),
    "compare.none": ("两款之间没有承接关系。", "Neither descends from the other."),
    "compare.counts": (
        "{edges} 处承接；上级独有 {upstream} 款，下级独有 {unit} 款。",
        "Edges: {edges}; clauses only upstream: {upstream}, only downstream: {unit}.",
    ),
    "compare.first": ("先选一份文件：", "Choose a document first:"),
    "compare.second": ("再选一份，才能比较：", "Choose another to compare it with:"),
    "compare.unknown": (
        "没有唯一对应“{reference}”的文件、条或款。",
        "No single document, item or clause is called “{reference}”.",
    ),
    "compare.beside": (
        "两者互不隶属：{common} 款上级条文两者都有承接，{shared} 处文字只有这两者相同。",
        "Neither stands above the other. Upstream clauses that both carry: {common}; passages that "
        "both have and nothing above them has: {shared}.",
    ),
    "compare.borrowed": ("{edges} 处借自同级。", "Borrowed: {edges}."),
    "compare.apart": (
        "仅{one}有 {upstream} 款，仅{other}有 {unit} 款。",
        "Clauses only in {one}: {upstream}; only in {other}: {unit}.",
    ),
    "compare.only.title": ("仅{name}有", "Only in {name}"),
    "compare.same": (
        "两边是同一份文件（条、款），没有可比较的。",
        "Both sides are the same: there is nothing to compare.",
    ),
    "compare.common": ("出自同一上级条文", "From the same upstream clause"),
    "compare.source": ("共同的上级条文", "The upstream clause"),
    "compare.linked": ("承接之处", "What links them"),
    "compare.unlinked": ("两者之间没有承接。", "Neither descends from the other."),
    "compare.onlyup": ("上级独有", "Only upstream"),
    "compare.onlyunit": ("下级独有", "Only downstream"),
    "agencies.lead": (
        "谁牵头、谁配合、谁负责，各在哪一款。",
        "Who leads, supports or answers for which clause.",
    ),
    "agencies.name": ("单位名称", "Name"),
    "agencies.hidden": (
        "另有 {count} 个单位未显示，请缩小范围。",
        "{count} more; narrow the filter.",
    ),
    "agencies.places": ("另有 {count} 个地区", "more places: {count}"),
    "leaves": ("翻页", "Pages"),
    "leaves.previous": ("上一页", "Previous"),
    "leaves.next": ("下一页", "Next"),
    "leaves.at": (
        "第 {number} / {leaves} 页，共 {total} 项",
        "{number} of {leaves}, {total} in all",
    ),
    "role.lead": ("牵头", "Lead"),
    "role.support": ("配合", "Support"),
    "role.responsible": ("负责", "Responsible"),
    "numbering.title": ("编号对照", "Numbering"),
    "numbering.lead": (
        "同一编号在两份文件里常常不是同一件事：这里按文字对应，并指出同号不同文之处。",
        "The same number often means different things: joined here by text, not by label.",
    ),
    "numbering.carriedby": ("文字在下级的", "Its wording stands in"),
    "numbering.namesake": ("下级同号的条目", "What bears its number there"),
    "numbering.same": ("就是这一条", "the same item"),
    "numbering.other": ("同号不同文", "another item"),
    "numbering.none": (
        "所选的下级文件没有承接这份上级文件的任何一条，编号无从对照。",
        "The document chosen below carries no item of the one above: no numbers to set side by side.",
    ),
    "sources.title": ("同源文字", "Wording of an unseen source"),
    "sources.lead": (
        "两份文件相同、而其上级文件都不这样说的文字（个别词语上级也可能有）：或一方照抄另一方，"
        "或两者同出一份未见的文件。",
        "Wording that two documents share and nothing above them has as it stands (single words may "
        "stand above, too): either one copied the other or both draw on a source that nobody holds.",
    ),
    "sources.reconstructed": RECONSTRUCTED,
    "sources.none": ("语料中没有这样的文字。", "The corpus holds no such wording."),
    "filter.status": ("状态", "Status"),
    "filter.level": ("层级", "Level"),
    "filter.title": ("标题含", "Title contains"),
    "filter.sort": ("排序", "Order"),
    "sort.order": ("原文次序", "as printed"),
    "sort.dropped": ("删去最多的在前", "most dropped first"),
    "sort.share": ("承接最少的在前", "least carried first"),
    "clauses.title": ("逐款对照", "Clause by clause"),
    "clauses.lead": (
        "行是上级文件的各款，列是下级文件。点有承接的一格，并排看两段原文；点未承接的一格，"
        "看所在一条的依据。",
        "Rows are the upstream clauses, columns the documents below. Open a cell for the two "
        "texts or, where nothing is carried, for what became of the whole item.",
    ),
    "clauses.uncarried": ("未承接", "not carried"),
    "clauses.back": ("逐条对照", "Item by item"),
    "clauses.words": ("文字含", "Text contains"),
    "drift": ("变动", "Changed"),
    "drifts.title": ("承接中的变动", "What changed on the way"),
    "drifts.lead": (
        "承接下来的条款里，时限、数量、要求的强弱或范围与上级原文不同之处，两段原文并列。",
        "Clauses carried on in which a deadline, a number, the strength of a duty or the scope "
        "differs from the upstream text; both texts side by side.",
    ),
    "drifts.kind": ("变动种类", "Kind of change"),
    "drifts.found": ("{count} 款", "Clauses: {count}"),
    "drifts.apart": (
        "，其中 {count} 款的时限原只对上级机关提出",
        ", in {count} of them a deadline set for higher bodies only",
    ),
    "drifts.none": ("没有发现变动。", "No change was found."),
    "panel.decided": ("人工判定", "Judged by a person"),
    "review.title": ("待人工判定的条款", "Clauses for a person to judge"),
    "review.lead": (
        "下列各对条款单凭文字难以断定是否承接，最难断定的在前；每对先列上级，后列下级。人工判定只管这一对，优先于程序的结果，"
        "重新建图后仍然有效；文字一变即不再生效。",
        "Of these pairs the wording alone doesn't settle whether the second clause descends from the first; the "
        "least certain come first. A person's judgement holds for its pair, before what the program finds, "
        "survives rebuilds, and is no longer in force once a text changes.",
    ),
    "review.score.meaning": (
        "划线的是两款都有的文字。分值从 0 到 1，是单凭文字看承接的可能，{accept} 起算作承接。",
        "Underlined is wording that both have. The score, 0 to 1, says how likely the wording alone makes descent; "
        "it counts as such from {accept}.",
    ),
    "review.how": (
        "判定在命令行上做，写入语料文件夹中的 decisions.csv。逐对询问：",
        "Judge on the command line; it is written to decisions.csv beside the sources. To be asked pair by pair:",
    ),
    "review.one": (
        "或用各对下面的命令，把其中的“判定”换成 descends（承接）、topical（仅主题相近）或 unrelated（无关）。"
        "也可下载 CSV，填好前两列，用 lineage review --answers 交回。",
        "Or take the command below a pair, with descends, topical (same subject only) or unrelated for JUDGEMENT. "
        "Or fill in the first two columns of the CSV, and hand it back: lineage review --answers.",
    ),
    "review.item": ("条目（上级或下级）", "Item (of either side)"),
    "review.item.hint": ("如 十三", "such as 13"),
    "review.of": ("待判定的款对", "Pairs for a person to judge"),
    "review.back": ("撤回：", "To take it back:"),
    "compare.decide": (
        "由人判定（判定：descends 承接、topical 仅主题相近、unrelated 无关；先写下级的款）：",
        "For a person to decide (JUDGEMENT: descends, topical for the same subject only, unrelated; the clause below "
        "comes first):",
    ),
    "review.options": ("--source 文件夹 --by 姓名", "--source FOLDER --by NAME"),
    "review.judgement": ("判定", "JUDGEMENT"),
    "review.found": ("{count} 对", "Pairs: {count}"),
    "review.inherits": ("眼下算作承接", "counts as descent now"),
    "review.not": ("眼下不算承接", "doesn't count as descent now"),
    "review.score": ("分值 {score}", "score {score}"),
    "review.none": ("没有待判定的条款。", "Nothing is left to judge."),
    "review.decided": ("已有的人工判定", "Judged by people"),
    "review.lost": ("语料中没有这一款。", "The corpus lacks this clause."),
    "reason.meaning": (
        "证据强度按相同文字的罕见程度计：越罕见、越长，碰巧相同的可能越小，数值越大（每加 1，可能性约减为"
        "三分之一）。几款都能解释的文字只算给最合适的一款。用词重合度不论词序，越罕见的词分量越重。",
        "The strength counts how rare the shared wording is: the rarer and longer, the less likely a "
        "coincidence (about a third for every 1 more). Wording that several clauses explain counts "
        "for the one that fits best. The overlap counts words in any order, the rarer the more.",
    ),
    "wrong.expected": ("只能是 {values}", "must be one of {values}"),
    "wrong.greater_than_equal": ("不能小于 {ge}", "can't be less than {ge}"),
    "wrong.less_than_equal": ("不能大于 {le}", "can't be more than {le}"),
    "wrong.string_too_long": ("不能超过 {max_length} 字", "at most {max_length} characters"),
    "wrong.int_parsing": ("应为整数", "must be a whole number"),
    "wrong": ("无法使用", "can't be used"),
    "problem.title": ("没有找到", "That didn't work"),
    "problem.known": ("可选的有：", "There are:"),
    "problem.home": ("回到总览", "Back to the overview"),
    "problem.no-route": ("没有这个地址。", "There is no such page."),
    "problem.loading": (
        "正在读入语料，稍候会自动显示。",
        "The corpus is being read; this page shows it as soon as it is.",
    ),
    "problem.parameter": ("地址中有参数不对。", "A parameter in the address isn't right."),
    "problem.method": ("这个地址不接受这种请求。", "This address doesn't take such a request."),
    "problem.internal": (
        "程序出错了，详情见服务器日志。",
        "An error in the explorer; its log says more.",
    ),
    "kind.unknown-reference": (
        "语料中没有所指的内容，或不止一处",
        "Not in the corpus, or not one alone",
    ),
    "kind.nothing-found": ("语料中没有符合的内容", "Nothing in the corpus fits"),
    "kind.unreadable-question": ("读不懂这个问题", "The question can't be read"),
    "kind.parameter": ("参数不对", "A parameter isn't right"),
    "kind.no-graph": ("还没有建图", "Nothing has been built yet"),
    "kind.loading": ("正在读入语料", "The graph is being read"),
    "kind.store": ("图读不出来", "The store can't be read"),
    "kind.service": ("需要的服务连不上", "Something needed can't be reached"),
    "kind.input": ("输入有误", "The input is wrong"),
    "kind.error": ("出了错", "Something went wrong"),
    "kind.no-route": ("没有这个地址", "There is no such address"),
    "kind.method": ("这个地址不接受这种请求", "The method isn't allowed here"),
    "kind.internal": ("程序本身出错", "An error in the explorer itself"),
    "problems.title": ("接口的错误类型", "Types of problems"),
    "problems.type": ("类型", "Type"),
    "problems.status": ("状态码", "Status"),
    "problems.meaning": ("含义", "Meaning"),
    "footer": (
        "全部在本机运行，不向外发送任何请求。",
        "Everything runs on this machine; no request leaves it.",
    ),
}


class Words:
    """The strings of one language: `words("nav.graph")`, with values for {names}."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The string of that key; an unknown key is an error of ours."""
        return pick(STRINGS[key], self.language).format(**values)

    def get(self, key: str) -> str | None:
        """The string of that key, if there is one."""
        return pick(STRINGS[key], self.language) if key in STRINGS else None

    def status(self, status: Status, qualifiers: tuple[Qualifier, ...] = ()) -> str:
        """The words for a status, so that "dropped" doesn't mislead."""
        return status_text(status, qualifiers, self.language)

    def nothing_carried(self, documents: Iterable[Card]) -> str:
        """What is to be said of documents that carry no item of a notice."""
        return nothing_carried_text(documents, self.language)

    def what(self, error: LineageError) -> str:
        """What went wrong; what there is instead stands elsewhere on the page."""
        return pick(error.what, self.language)

    def part(self, part_id: str) -> str:
        """An item or clause inside its document: 13.2, 结尾 1."""
        local = local_id(part_id)
        head, _, number = local.partition(".")
        word = self.get(f"item.kind.{head}")
        return f"{word} {number}".strip() if word else local

    def odd(self, passage: SharedPassage) -> str:
        """For which places the wording of a passage doesn't fit, if it doesn't."""
        return odd_text(passage, self.language)

    def drift(self, kind: DriftKind) -> str:
        """The word for a kind of change."""
        return pick(DRIFT[kind], self.language)

    def verdict(self, told: Verdict) -> str:
        """The words for what is said of a document and an item."""
        return pick(VERDICT[told], self.language)

    def level(self, level: Level | None) -> str:
        """The word for a level; nothing for none."""
        return pick(LEVEL[level], self.language) if level else ""

    def doubt(self, warning: CorpusWarning) -> str:
        """What a loader was unsure of."""
        return pick(warning.said, self.language)

    def citation(self, role: CitationRole) -> str:
        """The word for why a document names another."""
        return pick(CITATION[role], self.language)

    def relation(self, relation: Relation) -> str:
        """The word for a relation."""
        return pick(RELATION[relation], self.language)
