"""What happens to a single clause on its way down: cuts, edits, slots, deadlines, rewriting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from benchmarks.cascades.administration import Government
from benchmarks.cascades.grammar import Topic, Writer
from benchmarks.cascades.wording import Pen, Wording, joined, letters
from lineage.model import Level

_SYNONYMS = {
    "建立": ("健全", "完善", "构建"),
    "推行": ("实行", "全面推行", "试行"),
    "梳理": ("全面梳理", "摸清"),
    "公布": ("公开", "及时公布"),
    "开展": ("组织开展", "启动"),
    "统一": ("规范", "逐步统一"),
    "确保": ("保障", "切实保证"),
    "取消": ("精简", "坚决取消"),
    "完善": ("优化", "进一步完善"),
    "压实": ("落实", "逐级压实"),
    "推动": ("促进", "加快推动"),
    "设立": ("增设", "开设"),
    "清理规范": ("清理整顿", "集中清理"),
    "归集": ("汇集", "分批归集"),
    "支持": ("鼓励", "引导"),
    "健全": ("建立", "不断健全"),
    "切实": ("有效", ""),
    "及时": ("第一时间", ""),
    "严禁": ("不得", "禁止"),
}
_SYNONYM = re.compile("|".join(sorted(_SYNONYMS, key=len, reverse=True)))
_DEADLINE = re.compile(r"(?:力争|2019年)?(?:\d{1,2}月底前|年底前)")
_KEPT_LETTERS = 14
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits clauses for one government's plan."""

    random: Random
    pen: Pen
    writer: Writer
    government: Government

    def localised(self, wording: Wording) -> Wording:
        """With the words for the place above replaced by those for the own place."""
        for pattern, own in _slots(self.government):
            for match in reversed(list(re.finditer(pattern, wording.text))):
                wording = wording.replaced(match.start(), match.end(), self.pen.write(own))
        return wording

    def edited(self, wording: Wording) -> Wording:
        """With one or two words replaced or added, or a short stretch taken out."""
        for _ in range(self.random.choice((1, 1, 2))):
            wording = self.random.choice((self._synonym, self._synonym, self._qualified))(wording)
        return wording

    def moved_deadline(self, wording: Wording) -> Wording:
        """With a deadline moved or dropped, if it has one."""
        match = _DEADLINE.search(wording.text)
        if match is None:
            return wording
        due = self.random.choice(("年底前", "", *(f"{m}月底前" for m in range(5, 12))))
        return wording.replaced(match.start(), match.end(), self.pen.write(due))

    def cut(self, wording: Wording) -> Wording:
        """Without a part of its segments, at the head or at the end."""
        parts = wording.split("，；")
        if len(parts) < 2:
            return wording
        keep = max(1, round(len(parts) * self.random.uniform(0.4, 0.75)))
        kept = joined(parts[:keep] if self.random.random() < 0.6 else parts[-keep:])
        return self.sentence(kept) if letters(kept.text) >= _KEPT_LETTERS else wording

    def rewritten(self, wording: Wording, topic: Topic) -> Wording:
        """A sentence of its own around one segment of the old one."""
        parts = [p for p in wording.split("，；。") if letters(p.text) >= _KEPT_LETTERS]
        if not parts:
            return self.edited(wording)
        kept = self.random.choice(parts)
        kept = kept.part(0, len(kept) - 1)
        before = self.pen.write(f"结合我{self.government.word}实际，")
        behind = self.pen.write("，" + self.writer.phrase(self.random, topic))
        return self.sentence(joined([before, kept, behind]))

    def halves(self, wording: Wording) -> list[Wording]:
        """Two clauses made of one, cut behind a segment; one where it is too short for that."""
        parts = wording.split("，；")
        bounds = [
            n
            for n in range(1, len(parts))
            if min(letters(joined(parts[:n]).text), letters(joined(parts[n:]).text)) >= _SHORTEST
        ]
        if not bounds:
            return [wording]
        at = self.random.choice(bounds)
        return [self.sentence(joined(parts[:at])), self.sentence(joined(parts[at:]))]

    def sentence(self, wording: Wording, mark: str = "。") -> Wording:
        """With this mark at the end instead of any other."""
        end = len(wording.text.rstrip("，；。"))
        return wording.part(0, end) + self.pen.write(mark)

    def _synonym(self, wording: Wording) -> Wording:
        found = list(_SYNONYM.finditer(wording.text))
        if not found:
            return self._qualified(wording)
        match = self.random.choice(found)
        other = self.random.choice(_SYNONYMS[match.group()])
        prefix = other.removesuffix(match.group())
        if prefix and wording.text.endswith(prefix, 0, match.start()):
            return wording
        return wording.replaced(match.start(), match.end(), self.pen.write(other))

    def _qualified(self, wording: Wording) -> Wording:
        """With a qualification of its own behind the first segment."""
        at = wording.text.find("，") + 1
        word = self.government.word
        form = self.random.choice(
            (
                "依托{}，",
                "结合{}，",
                f"按照全{word}统一部署，",
                "进一步",
                "会同有关部门",
                "重点依托{}",
            )
        )
        return wording.replaced(
            at, at, self.pen.write(form.format(self.writer.scheme(self.random)))
        )


def _slots(government: Government) -> list[tuple[str, str]]:
    """Patterns of words that speak of a place above, with the word for this one."""
    if government.level is Level.NATIONAL:
        return []
    word = government.word
    above = {each.word for each in government.path[:-1]}
    names = {each.short for each in government.path[:-1] if each.parent}
    slots = [(rf"(?<!健)全(?:{'|'.join(above)})(?!家)", f"全{word}")]
    slots.append((rf"(?:{'|'.join(above)})级(?!样板)", f"{word}级"))
    slots.append((rf"我(?:{'|'.join(above)})(?=实际)", f"我{word}"))
    slots.extend((f"“信用{name}”", f"“信用{government.short}”") for name in ("中国", *names))
    return [(pattern, own) for pattern, own in slots if not re.fullmatch(pattern, own)]
