"""What isn't answered, but has a page or a command of its own: where it stands.

It is an error all the same (QuestionError; HTTP 422, exit code 2): an answer proves what it says, and a
program that gets one hands it on as what was asked for.
"""

from __future__ import annotations

from lineage.language import Said
from lineage.queries.wording import MEANINGS, VERDICT
from lineage.questions.lexicon import MEANING, spoken

# Even where more can be read of the question.
_FIRST = (
    (
        # What an item means, it says itself.
        spoken(
            rf"^(?!.*(?:[（(第]\s*[一二三四五六七八九十\d]|\b(?:item|clause)\b)).*(?:{MEANING.pattern})"
        ),
        "；".join(f"{VERDICT[each][0]}：{meaning[0]}" for each, meaning in MEANINGS.items()),
        "; ".join(f"{VERDICT[each][1]}: {meaning[1]}" for each, meaning in MEANINGS.items()),
    ),
    (
        spoken(r"对应|相当于|编号|改号|\bcorrespond|\brenumber"),
        "各地编号的对照见“编号”，也可以问“……的（十三）来自哪里”",
        "Which numbers correspond stands under “Numbering”; or ask where an item of a place comes from",
    ),
)
# Where the question can't be read.
_ELSE = (
    (
        spoken(r"本地替换|替换|本地化|本地的?(?:说法|名称|叫法)|\bsubstitut|\blocali[sz]"),
        "本地替换（全省→全市）见该文件的页面，或 lineage sources 文件",
        "Local substitutions (全省→全市) show on the document's page, or: lineage sources DOCUMENT",
    ),
    (
        spoken(
            r"(?:更正|纠正|改正|改判)[^，,]*(?:结论|承接|判定|错|关系)|判错|结论[^，,]*(?:有误|错)|"
            r"\b(?:correct|fix|change)\b.*\b(?:wrong|mistake|error|edge|pair|verdict|link)|\bwrong\s+(?:edge|pair|verdict)"
        ),
        "更正一处承接：在“待判定”或逐款对照中找到那两款，在那里判定（lineage serve --source 文件夹 --by 姓名），或用 lineage decide 款 上级款",
        "To correct a pair, find both clauses under “Review” or “Compare” and decide there (lineage serve --source DIR --by NAME), or: lineage decide UNIT CLAUSE",
    ),
    (
        spoken(
            r"^\W*(?:请|帮我)?(?:导出|下载|生成)|(?:怎么|怎样|如何|给我|能否|可以|想要?)[^，,]*(?:导出|下载|表|报告)|"
            r"\b(?:export|download)|\b(?:give|get|make|want|need|hand)\b.*\b(?:table|report|spreadsheet|data)\b"
        ),
        "报告和表格可在“矩阵”页下载（Word、Excel、CSV），或用 lineage report --out 报告.docx、lineage export",
        "Reports and tables are downloaded under “Matrix” (Word, Excel, CSV), or: lineage report --out"
        " report.docx, lineage export",
    ),
    (
        spoken(
            r"^\W*(?:语料[里中]?|一共|都)*有哪些(?:城?市|省|[县区]|地[方区])\W*$|"
            r"^\W*(?:list|show(?:\s+me)?|which\s+are)\s+(?:all\s+)?(?:the\s+)?(?:cities|places|provinces|counties)\W*$"
        ),
        "全部文件和地区见“文件”，或 lineage documents",
        "All documents and places stand under “Documents”, or: lineage documents",
    ),
)


def elsewhere(question: str, *, unread: bool = False) -> Said | None:
    """Where what is asked stands instead; with `unread`, of what nothing else could be read."""
    table = _ELSE if unread else _FIRST
    found = ((zh, en) for words, zh, en in table if words.search(question))
    return next(found, None)
