"""What Word numbers by itself: labels that stand in no paragraph's text.

They are worked out from the numbering definitions (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from lineage.numerals import to_han

_ROMAN = dict(
    zip(
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        strict=True,
    )
)


class Numbers:
    """The labels that Word works out, counted as the paragraphs come.

    Lists of one definition are counted on together, but for those that say where they start.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._definitions: dict[str, str] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        relations = document.part.rels.values()
        found = (r.target_part for r in relations if r.reltype.endswith("/numbering"))
        if (part := next(found, None)) is not None:
            self._read(part.element)

    def _read(self, numbering: Any) -> None:
        self._levels = {
            each.get(qn("w:abstractNumId")): {
                depth: (
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                    int(_value(level, "w:start") or 1),
                )
                for depth, level in _by_depth(each, "w:lvl")
            }
            for each in numbering.iter(qn("w:abstractNum"))
        }
        for each in numbering.iter(qn("w:num")):
            number = each.get(qn("w:numId"))
            self._definitions[number] = _value(each, "w:abstractNumId") or ""
            self._restarts[number] = {
                depth: int(start)
                for depth, level in _by_depth(each, "w:lvlOverride")
                if (start := _value(level, "w:startOverride"))
            }

    def label(self, paragraph: Any) -> str:
        """The label before a w:p, '' for one that isn't numbered or has a bullet."""
        number, level = _numbered(Paragraph(paragraph, self._document))
        definition = self._definitions.get(number or "", "")
        levels = self._levels.get(definition, {})
        if number is None or level not in levels:
            return ""
        counts = self._counts[definition]
        following = counts.get(level, levels[level][2] - 1) + 1
        counts[level] = self._restarts[number].pop(level, following)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        kind, text, _ = levels[level]
        if kind in ("bullet", "none"):
            return ""
        for each, (own, _, start) in levels.items():
            text = text.replace(f"%{each + 1}", printed(counts.get(each, start), own))
        return text


def _by_depth(element: Any, name: str) -> Iterator[tuple[int, Any]]:
    """The levels of a definition; one that doesn't say how deep it is can't be counted."""
    for level in element.iter(qn(name)):
        if (depth := level.get(qn("w:ilvl"))) is not None:
            yield int(depth), level


def _numbered(paragraph: Paragraph) -> tuple[str | None, int]:
    """The list that a paragraph belongs to, by itself or by its style, and its level there."""
    for properties in _properties(paragraph):
        found = None if properties is None else properties.find(qn("w:numPr"))
        if found is not None and (number := _value(found, "w:numId")) is not None:
            return number, int(_value(found, "w:ilvl") or 0)
    return None, 0


def _properties(paragraph: Paragraph) -> Iterator[Any]:
    """A paragraph's own properties, those of its style and of the styles that one is based on."""
    yield paragraph._p.pPr
    style, seen = paragraph.style, set()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        yield style.element.pPr
        style = style.base_style


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    value: str | None = None if child is None else child.get(qn("w:val"))
    return value


def printed(number: int, kind: str) -> str:
    """A number in one of Word's formats (17.18.59); in digits where a format has no sign for it.

    >>> [printed(14, kind) for kind in ("chineseCounting", "upperRoman", "lowerLetter")]
    ['十四', 'XIV', 'n']
    """
    return _FORMATS.get(kind, str)(number)


def _han(number: int) -> str:
    return to_han(number) if 0 <= number < 1000 else str(number)


def _legal(number: int) -> str:
    whole = f"一{_han(number)}" if 10 <= number < 20 else _han(number)
    return whole.translate(str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰"))


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    signs = ""
    for sign, value in _ROMAN.items():
        count, number = divmod(number, value)
        signs += sign * count
    return signs


def _letter(number: int) -> str:
    """From a to z, then aa, bb and so on, up to thirty of them."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1) if 0 <= times < 30 else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _twenty_from(sign: str) -> Callable[[int], str]:
    return _one_of("".join(chr(ord(sign) + place) for place in range(20)))


# ideographDigital prints 一〇 for 10, which is read like 十.
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "ideographDigital": _han,
    "japaneseCounting": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalEnclosedCircle": _twenty_from("①"),
    "decimalEnclosedCircleChinese": _twenty_from("①"),
    "decimalEnclosedFullstop": _twenty_from("⒈"),
    "decimalEnclosedParen": _twenty_from("⑴"),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
