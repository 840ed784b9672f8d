"""Chinese official wording: folding that keeps offsets, n-grams to compare it by, what XML holds.

Folded text has simplified glyphs and no punctuation, white space or width variants, so
that two prints of the same words are equal. Every folded character knows its raw offset.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from opencc import OpenCC

# The peoples in the names of autonomous places, which everyday names leave out (恩施州).
_PEOPLES = (
    "(?:(?:蒙古|维吾尔|土家|布依|朝鲜|哈萨克|傈僳|拉祜|纳西|景颇|柯尔克孜|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|"
    "锡伯|塔吉克|鄂温克|裕固|鄂伦春|独龙|哈尼|东乡|保安|普米|各)族?|[回藏苗彝壮侗瑶白傣黎佤畲水土满怒]族)*"
)
_AUTONOMOUS = re.compile(rf"^([\u4e00-\u9fff]{{2,}}?){_PEOPLES}自治([区州盟县旗])$")
_PLACE = re.compile(rf"([\u4e00-\u9fff]{{2,4}}?){_PEOPLES}(?:[省市县区州盟旗]|自治)")
# Texts remembered: the phrases of a document are set beside each document above it.
_REMEMBERED = 1_000
_LAW = re.compile("(?<!办)法(?:[（(][^（）()]*[)）])?$")
_BEGINS = re.compile(
    "本[^，。；：]{1,6}自[^，。；：]{2,20}?(?:起|后)(?:正式)?(?:开始)?(?:施行|实施|执行|生效)[。；]?"
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the offset in the raw text."""

    text: str
    offsets: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the raw text that folded characters `start` to `end` cover."""
        if start >= end:
            return (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of folded characters that stand in a range of the raw text."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


def fold(text: str) -> Folded:
    """Simplified glyphs, NFKC, letters and digits only, lower case.

    >>> fold("政府公報（IPv６）。").text
    '政府公报ipv6'
    """
    folded = text.translate(_TABLE)
    offsets = list(compress(range(len(text)), map(_TABLE.__getitem__, map(ord, text))))
    if len(offsets) != len(folded):  # some character folds to several, such as ① or Ⅳ
        offsets = [o for o, character in enumerate(text) for _ in _TABLE[ord(character)]]
    return Folded(folded, offsets)


def autonomous(place: str) -> tuple[str, str] | None:
    """An autonomous place's name without the peoples it is named after, and its rank.

    >>> autonomous("恩施土家族苗族自治州"), autonomous("内蒙古自治区"), autonomous("江门市")
    (('恩施', '州'), ('内蒙古', '区'), None)
    """
    match = _AUTONOMOUS.match(place)
    return (match[1], match[2]) if match else None


def stem_at_head(text: str) -> str:
    """The place that an issuer or a title begins with, without its rank and peoples; '' for none.

    >>> (
    ...     stem_at_head("云南省财政厅"),
    ...     stem_at_head("恩施土家族苗族自治州财政局"),
    ...     stem_at_head("财政部"),
    ... )
    ('云南', '恩施', '')
    """
    match = _PLACE.match(text)
    return match[1] if match else ""


def simplified(text: str) -> str:
    """The text in simplified glyphs, one for one, so that every offset stays what it was.

    >>> simplified("國辦發〔2016〕19號"), simplified("怎麼样？怎么样？")
    ('国办发〔2016〕19号', '怎么样？怎么样？')
    """
    return text.translate(_GLYPHS)


def is_law(title: str) -> bool:
    """Whether a title is that of a law, whatever stands in brackets behind it; 办法 are none.

    >>> is_law("中华人民共和国预算法（2018年修正）"), is_law("某市信用管理办法")
    (True, False)
    """
    return _LAW.search(title) is not None


def begins_to_apply(text: str) -> bool:
    """Whether a clause says no more than when its own document begins to apply.

    >>> (
    ...     begins_to_apply("本法自2021年9月1日起施行。"),
    ...     begins_to_apply("本办法自印发之日起30日后施行。"),
    ... )
    (True, True)
    >>> (
    ...     begins_to_apply("本办法自2025年3月1日起施行，有效期5年。"),
    ...     begins_to_apply("本市自明年起实施补贴。"),
    ... )
    (False, False)
    """
    return _BEGINS.fullmatch(text) is not None


def normalised(text: str) -> str:
    """A text in letters and digits of one width, with the brackets that document numbers have.

    >>> normalised("国办发[2018]２３号（十三）")
    '国办发〔2018〕23号(十三)'
    """
    return _BRACKETS.sub(r"〔\1〕", unicodedata.normalize("NFKC", text))


def printable(text: str) -> str:
    r"""Text that XML can hold: what it can't becomes U+FFFD.

    >>> printable("一\x00二\n三")
    '一�二\n三'
    """
    return _NOT_XML.sub("\ufffd", text)


def grams(text: str, size: int) -> list[str]:
    """All runs of `size` characters, in order.

    >>> grams("政务公开", 2)
    ['政务', '务公', '公开']
    """
    return [text[start : start + size] for start in range(len(text) - size + 1)]


@lru_cache(_REMEMBERED)
def pairs(text: str) -> frozenset[str]:
    """All pairs of characters that stand side by side."""
    return frozenset(grams(text, 2))


def has_term(text: str, words: Set[str]) -> bool:
    """Whether two of these pairs of characters follow each other in the text."""
    return any(one + other[1] in text for one in words for other in words if one[1] == other[0])


_BRACKETS = re.compile(r"[\[(]\s*((?:19|20)\d\d)\s*[\])](?=\s*\d+\s*号)")


class _Glyphs(dict[int, str]):
    """The simplified glyph of each character (by its code), worked out when first asked for."""

    def __init__(self) -> None:
        super().__init__({ord("么"): "么"})  # tw2s takes it for 幺
        self._simplifier = OpenCC("tw2s")

    def __missing__(self, code: int) -> str:
        plain = character = chr(code)
        if "\u4e00" <= character <= "\u9fff":
            plain = self._simplifier.convert(character)
        simple = self[code] = plain if len(plain) == 1 else character
        return simple


class _Table(dict[int, str]):
    """What each character (by its code) folds to, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        normal = unicodedata.normalize("NFKC", chr(code)).translate(_GLYPHS)
        folded = self[code] = "".join(each for each in normal.lower() if each.isalnum())
        return folded


_GLYPHS = _Glyphs()
_TABLE = _Table()
