"""Words of questions that say nothing more: what is left without them may be an item's or a place's."""

from __future__ import annotations

from lineage.questions.lexicon import COMPARED, HAN, ISSUED, ISSUED_EN, MARK, said, spoken

# Beside the words that each kind of question reads.
DEFINITIONS = said(
    "其[他它]条目|分别|请问|这里|矩阵|表格?|[仅是的在里中和与及]",
    "an?(?:other)?|the|into|items?|only|here|in|is|and|what",
)
JUDGED = said(
    "条款对|结论|结果|之间|人工|[还尚]有|还|都是",
    "pairs?|results?|conclusions?|links?|verdicts?|people|still|ma[dk]e",
)
SHARES = said(
    "超过|以上|左右|多|大|高|文字|内容|比例|占|原文|有|是(?!否)",
    "words?|texts?|content|is|much|the|than",
)
COMPARISON = said(
    rf"{COMPARED.pattern}|(?<={MARK})对|有[何些无]|之间|[和与跟同及、]|在|处理|各自",
    "between|does|do|how|from",
)
RELATIONS = spoken(r"(?:几|多少)个?(?:条款|[条款项句])|是(?!否)|自(?=\W*$)|全文")
FACTS = said(f"{ISSUED}的?", f"{ISSUED_EN}|in|from|number|called|copies")

# In all questions. How many there are, and who has most of them, is seen from a list of all.
MUCH = said(
    r"得?[最更较][多少]|得[多少](?=\W*$)|(?:一共|总共|分别)|多少|几(?=[条款项])",
    r"(?:how\s+)?(?:many|much|more|most|fewest|least|often|number)",
)
# Words around a place's name in a question. What stands between them may be a name.
ASKING = spoken(
    r"请问|请|问一下|想知道|告诉我|那么|关于|对于|对(?=第|\W|$)|为什么|什么|怎么样?|怎样|如何|"
    "哪[些个几里]*|各[地省市县区级]*|每一?个?[地省市县区]*|所有|全部|其[他它余]|任何|多少|几个|一些|"
    "这[个些]?|那[个些]|是否|[有是]没?不?[有是]|(?:没有?|未)提[到及]?|没有?|"
    "未(?=[删保承提落写])|不(?=[删保承提落写])|删[去除掉减]*|去掉|保留|合并|并入|承接|落实|处理|"
    "对待|执行|新增|增加|照搬|沿用|遗漏|谁|由|负责(?:人是?)?|牵头|配合|情况|去向|文件|通知|方案|"
    "[的了在把被给与及跟呢吗]"
)
# 中 and 里 begin words, too: 中央财政.
JOINING = spoken(rf"[和将]|[中里](?!{HAN})|(?<!{HAN})里")
# Words of a question that are no words of an item.
NO_TOPIC = said(
    rf"谢谢|还有(?=哪|什么)|[您你]好|麻烦|语料[库中里]*|的?规定(?!的)|(?<!{HAN})对(?={HAN}{{2}})|"
    rf"地方|地区|哪里|后来|大家|(?<!{HAN})部门(?!{HAN})|全国|全省|各地|条目|条款|内容|任务|要求|"
    r"东西|工作|部分|范围|负责|牵头|配合|责任|单位|主要|上级|(?:19|20)\d\d\s*年?|"
    "(?:任何|[这那每某])一?[个条项款]|一[条项]|文字|原文|完全|措辞|提[到及]|改写|关于|涉及|包含|"
    rf"(?<!{HAN})(?:不同|不一样|不一致|区别|差异|差别|同时)(?!{HAN})|[都也](?=[是有在被把没不\s]|$)|"
    rf"(?<!{HAN})条(?=[是有])|有人|结尾|结语|是?第(?=\W|$)|一款|列出来?|列一下|给我|帮我|"
    rf"我[看要想]看?|看看|(?<!{HAN})(?:查找|搜索|检索|查询)|说说|查一下|[做干](?:[了过]|(?=\W|$))|"
    "来自|来源|源自|出自|从哪|谁|由",
    r"hello|hi|hey|thanks?|thank\s+you|find|a|an|the|of|to|by|in|on|for|from|with|about|at|and|or|"
    r"it|its|they|them|their|was|were|is|are|be|been|did|do|does|done|has|have|had|"
    r"wh(?:at|ich|o|ere|en)|how|all|any|each|every|other|plac(?:e|es)|items?|clauses?|points?|"
    r"documents?|notices?|plans?|bec[ao]me|happen(?:ed)?|mention\w*|responsible|leads?|supports?|"
    r"charge|texts?|please|tell|me|there|this|that|us|why|not|never|else|both|\w+n['’]?t|says?|"
    r"c[oa]mes?|handle\w*|treat\w*|sources?|wordings?|words|list|show|g[eo]t|take|taken|took|"
    r"copied|copy|\w+thing|agenc(?:y|ies)",
)
