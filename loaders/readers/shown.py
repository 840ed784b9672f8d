"""Values of a sheet as they are displayed: numbers, dates and times by their formats."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from lineage.numerals import to_han

# What a format holds beside its figures: literal text, an escaped sign, a setting, a gap.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_FIGURES = re.compile(r"General|[#0?][#0?,]*(?:\.(?P<decimals>[#0?]+))?")
_HAN = re.compile(r"\[DBNum[12]\]", re.IGNORECASE)
_MOST_HAN = 99
_HOURS = re.compile(r"[hH]")


def shown(value: object, form: str) -> str:
    """A value as a sheet with this format displays it; dates in the usual Chinese form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, date):
        return _day(value, form)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _day(value: date, form: str) -> str:
    """Year, month and day, those that the format shows, and the time where it shows one."""
    signs = _LITERAL.sub("", form.partition(";")[0])
    day, *clock = _HOURS.split(signs, maxsplit=1)
    parts = (("y", value.year, "年"), ("m", value.month, "月"), ("d", value.day, "日"))
    text = "".join(f"{number}{unit}" for sign, number, unit in parts if sign in day.lower())
    if clock and isinstance(value, datetime):
        text += f"{' ' if text else ''}{value:%H:%M}"
    return text or f"{value.year}年{value.month}月{value.day}日"


def _number(value: float, form: str) -> str:
    form = form.partition(";")[0]
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\0"

    signs = _LITERAL.sub(keep, form)
    figures = _FIGURES.search(signs)
    if figures is None:
        return _plain(value)
    value = value * 100 if "%" in signs else value
    if _HAN.search(form) and value == int(value) and 0 < value <= _MOST_HAN:
        text = to_han(int(value))
    else:
        text = _in_figures(value, figures)
    around = signs[: figures.start()], signs[figures.end() :]
    rest = iter(literals)
    before, behind = ("".join(next(rest) if s == "\0" else s for s in part) for part in around)
    return f"{before}{text}{behind}".strip()


def _in_figures(value: float, figures: re.Match[str]) -> str:
    if figures[0] == "General":
        return _plain(value)
    decimals = figures["decimals"] or ""
    whole = figures[0].partition(".")[0]
    width = whole.count("0") + (len(decimals) + 1 if decimals else 0)
    text = f"{value:0{width}{',' if ',' in whole else ''}.{len(decimals)}f}"
    for sign in reversed(decimals):
        if sign == "0" or not text.endswith("0"):
            break
        text = text[:-1]
    return text.removesuffix(".")


def _plain(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.11g}"
