"""Any list of answers as a CSV table: a row a value, a column a field, for spreadsheets.

The columns follow from the type of the rows, so that tables of one kind are alike and one without
rows has its heading, too. They are called as the fields of the JSON beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from fastapi import Response

from lineage.model import CorpusWarning, Responsibility, Role
from lineage.queries.answers.clauses import Change, ClauseText, Decided, DroppedClause
from lineage.report.spreadsheets import csv_text

MEDIA_TYPE = "text/csv; charset=utf-8"
# The field that tells of a whole value where many stand in one cell.
_TELLING = {
    ClauseText: "id",
    DroppedClause: "clause",
    Change: "text",
    CorpusWarning: "message",
    Decided: "text",
}

Values: TypeAlias = Callable[[Any], list[Any]]  # what a row has in a column; nothing, one, or many


class Table(Response):
    """A response with rows of one kind as CSV."""

    media_type = MEDIA_TYPE

    def __init__(
        self,
        kind: type,
        rows: Iterable[object],
        name: str,
        without: Collection[str] = (),
        to_fill: Sequence[str] = (),
    ) -> None:
        disposition = {"Content-Disposition": f'attachment; filename="lineage-{name}.csv"'}
        super().__init__(table(kind, rows, without, to_fill), headers=disposition)


def table(
    kind: type,
    rows: Iterable[object],
    without: Collection[str] = (),
    to_fill: Sequence[str] = (),
) -> str:
    """Values of a dataclass as a table, but for some columns.

    `to_fill` are columns that stand first, empty.
    What a list holds is joined by 、: words as they are, clauses by their ids, changes by their
    texts, agencies by name in a column for each role, edges by what they link.
    """
    chosen = {name: values for name, values in columns(kind).items() if name not in without}
    told: list[list[str]] = [[*to_fill, *chosen]]
    for row in rows:
        cells = (dict.fromkeys(map(_word, values(row))) for values in chosen.values())
        told.append([*("" for _ in to_fill), *map("、".join, cells)])
    return csv_text(told)


@cache
def columns(kind: type) -> Mapping[str, Values]:
    """The columns of a dataclass by name, with what a value has in each."""
    return dict(_inside(kind, "", lambda row: [row], many=False))


def _inside(kind: type, prefix: str, of: Values, many: bool) -> Iterator[tuple[str, Values]]:
    """The columns of a dataclass's fields; of `many` values in one cell, only of fields with dataclasses."""
    for name, hint in get_type_hints(kind).items():
        if not many or _larger(hint):
            yield from _columns(hint, f"{prefix}{name}", _field(of, name), many)


def _columns(hint: Any, name: str, of: Values, many: bool) -> Iterator[tuple[str, Values]]:
    """The columns of a field of that type."""
    larger = _larger(hint)
    if get_origin(hint) is tuple:
        many, of = True, _each(of)
    if get_origin(hint) is dict:
        for key in get_args(hint)[0]:  # of an enumeration, which says what there can be
            yield f"{name}.{key}", _at(of, key)
    elif larger is None:
        yield name, of
    elif many and larger is Responsibility:
        for role in Role:
            yield f"{name}.{role}", _in_role(of, role)
    elif many and larger in _TELLING:
        field = _TELLING[larger]
        yield from _columns(get_type_hints(larger)[field], name, _field(of, field), many)
    else:
        yield from _inside(larger, f"{name}.", of, many)


def _larger(hint: Any) -> Any:
    """The dataclass that a type hint names by itself, as optional or in a tuple; None if none."""
    return next((each for each in (hint, *get_args(hint)) if is_dataclass(each)), None)


def _field(of: Values, name: str) -> Values:
    return lambda row: [value for each in of(row) if (value := getattr(each, name)) is not None]


def _each(of: Values) -> Values:
    return lambda row: [part for each in of(row) for part in each]


def _at(of: Values, key: object) -> Values:
    return lambda row: [each.get(key, 0) for each in of(row)]


def _in_role(of: Values, role: Role) -> Values:
    return lambda row: [each.agency for each in of(row) if each.role is role]


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
