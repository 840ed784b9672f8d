"""Items by their numbers, as a question says them."""

from __future__ import annotations

from lineage.numerals import in_figures
from lineage.questions.lexicon import EXCEPT, EXCEPT_EN, HAN, said, spoken

_DIGIT = "[一二三四五六七八九]"
HAN_NUMBER = f"(?:{_DIGIT}?十{_DIGIT}?|{_DIGIT})"
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_IN_WORDS = {word: str(number) for number, word in enumerate(_WORDS.split(), 1)}
ENGLISH_NUMBER = rf"(?:\d{{1,3}}(?!\d)|\b(?:{'|'.join(_IN_WORDS)})\b)"
# In running Chinese a number is an item where it counts nothing: 删去了十三, but not 十三个, 哪一条,
# 前三条 or 十三五.
_COUNTED = "[个份家项句字处次年月日号级届部省市县区位名种类成余多分点陵一二三四五六七八九十]"
_ALONE = "(?<![第一二三四五六七八九十])"
_NUMBER = f"(?:{HAN_NUMBER}|{ENGLISH_NUMBER})"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:(?:[、,，和及与或&]|\b(?:and|or)\b)\s*)+第?\s*{_NUMBER})*"
# As pages print it where numbers restart in each chapter: 三、（二）.
_IN_CHAPTER = rf"{_ALONE}{HAN_NUMBER}、[（(]{_NUMBER}[)）]"
_ITEM = spoken(
    rf"(?:\b(?:item|point|clause)s?\s*)?{_IN_CHAPTER}|[（(]\s*{_NUMBER}\s*[)）]|第\s*{_NUMBERS}\s*[条项款]|"
    rf"\b(?:item|point|clause)s?\s*(?:(?:no\.?|numbers?)\s*)?{_NUMBERS}|"
    rf"(?<!{HAN}){HAN_NUMBER}(?!{HAN})|(?<![前后这那])(?!一\s*[条项]){HAN_NUMBER}\s*[条项]|"
    rf"(?<=[了掉])\s*(?:{HAN_NUMBER}|\d{{1,3}})(?![\w%％])|"
    rf"{_ALONE}{_DIGIT}?十{_DIGIT}(?!{_COUNTED})"
)
# As many items, none by its number: 删去了三条.
_ITEMS_COUNTED = said(
    rf"(?<=[了掉过])\s*(?P<zh>(?!一\s*[条项])(?:{HAN_NUMBER}|\d{{1,3}})\s*[条项款])(?!款)",
    r"(?:dropp?|omitt?|remove?|lost|kept|keep|retain|add|merge?)(?:ed)?\s+(?:(?:only|exactly)\s+)?"
    rf"(?P<en>{ENGLISH_NUMBER}\s+(?:items|clauses|points))",
)
_NAMED = spoken(rf"{_IN_CHAPTER}|（\s*{_NUMBER}\s*）|第\s*{_NUMBER}\s*[条项款]|{_NUMBER}")
# A clause is answered with its item: 第十三条第二款.
_CLAUSE = spoken(rf"(?<=[条项）])\s*第\s*{_NUMBER}\s*款")
_BRACKETS = str.maketrans("()", "（）")
_CLOSING = said("结尾|结语", "closing")
# Which items aren't asked about: 除了第十三条, （十六）以外的, apart from item 13.
_ONE_LEFT_OUT = (
    rf"(?:{_ITEM.pattern}|{_NUMBER}[条项]?"
    rf"(?!{_COUNTED}|\s*(?:cit|count|provin|place|distr|depart|docu|clause)))"
)
_LEFT_OUT = rf"{_ONE_LEFT_OUT}(?:\s*(?:[、,，和及与]|\band\b)+\s*{_ONE_LEFT_OUT})*"
_BUT_ITEMS = spoken(
    rf"(?:如果|要是)?(?:不[算含计]|{EXCEPT}(?:了|去|开)?)\s*({_LEFT_OUT})"
    rf"\s*(?:(?:之|以)?外的?)?[，,]?|({_LEFT_OUT})\s*(?:[之以]外|除外)的?[，,]?|"
    rf"{EXCEPT_EN}\s+(?:the\s+)?({_LEFT_OUT}),?"
)


def item_references(question: str) -> tuple[str, ...]:
    """The items that a question names, their numbers as print has them, or `closing`.

    >>> item_references("请问（十三）怎么样了"), item_references("which dropped items 13 and 16")
    (('（十三）',), ('13', '16'))
    >>> item_references("哪些市删去了第十三条第二款"), item_references("谁负责三、（二）")
    (('第十三条',), ('三、（二）',))
    >>> item_references("who is responsible for item 三、（二）")
    ('三、（二）',)
    >>> item_references("谁提到了5G"), item_references("谁提到了5")
    ((), ('5',))
    """
    printed = _CLAUSE.sub("", question.translate(_BRACKETS))
    named = [each for match in _ITEM.finditer(printed) for each in _named(match.group())]
    return tuple(dict.fromkeys(named)) or ("closing",) * bool(_CLOSING.search(question))


def _named(words: str) -> list[str]:
    return [_IN_WORDS.get(each.lower(), each) for each in _NAMED.findall(words)]


def without_items(question: str) -> str:
    """A question with a space in place of each item it names."""
    return _ITEM.sub(" ", question)


def count_said(number: str) -> int:
    """The value of a number as a question says it.

    >>> count_said("两"), count_said("three"), count_said("12")
    (2, 3, 12)
    """
    return int(_IN_WORDS.get(number.lower()) or in_figures(number))


def items_left_out(question: str) -> tuple[tuple[str, ...], str]:
    """The items that a question doesn't ask about, and the question without the words that say so.

    >>> items_left_out("惠州除了第十三条还删了什么"), items_left_out("apart from items 13 and 16")
    ((('第十三条',), '惠州 还删了什么'), (('13', '16'), ' '))
    >>> items_left_out("除三个市外哪些市删去了"), items_left_out("all except 3 cities")
    (((), '除三个市外哪些市删去了'), ((), 'all except 3 cities'))
    """
    match = _BUT_ITEMS.search(question.translate(_BRACKETS))
    if match is None:
        return (), question
    named = _named(next(filter(None, match.groups())))
    return tuple(named), f"{question[: match.start()]} {question[match.end() :]}"


def items_counted(question: str) -> str | None:
    """The words of a question that say of how many items it speaks, not of which.

    >>> items_counted("哪些市删去了三条"), items_counted("哪些市删去了第三条")
    ('三条', None)
    """
    match = _ITEMS_COUNTED.search(question)
    return (match["zh"] or match["en"]) if match else None
