"""What several routes ask for: a view of the store, and parameters."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Annotated, Any, get_args, get_origin

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import Field
from pydantic.fields import FieldInfo

from api.errors import RepeatedParameters, UnknownParameters
from api.memo import Answers
from api.warm import Warm
from lineage.language import Language
from lineage.model import DriftKind, Level, Relation
from lineage.queries.decisions import PLACE
from lineage.queries.levels import LevelName
from lineage.queries.lookups import known_document
from lineage.queries.meant import resolve_clause, resolve_item
from lineage.queries.network import MAX_STEPS, Grain, Look
from lineage.queries.window import Window
from lineage.store import View


def answers_of(request: Request) -> Answers:
    """The store's present state with what was answered about it: one for the whole request."""
    warm: Warm = request.app.state.warm
    return warm.answers()


CurrentAnswers = Annotated[Answers, Depends(answers_of)]


def view_of(answers: CurrentAnswers) -> View:
    """The store's present state."""
    return answers.view


CurrentView = Annotated[View, Depends(view_of)]


def parameters_of(dependant: Dependant) -> dict[str, bool]:
    """The names in the query that a route or dependency takes, with all that it depends on.

    Each says whether it may be repeated.
    """
    found: dict[str, bool] = {}
    for each in dependant.dependencies:
        found |= parameters_of(each)
    return found | {each.alias: _is_list(each.field_info) for each in dependant.query_params}


def _is_list(field: FieldInfo) -> bool:
    return any(
        get_origin(each) in (list, tuple)
        for each in (field.annotation, *get_args(field.annotation))
    )


async def known_parameters(request: Request) -> None:
    """Refuse a parameter that the route doesn't know: a filter misspelt would let all pass.

    But for a language, which routes without sentences need not know. Refuse two values where one is
    taken, too: of two places one would be passed over. Raises UnknownParameters, RepeatedParameters.
    """
    known = parameters_of(request.scope["route"].dependant)
    spoken = {"lang"} if request.query_params.get("lang") in set(Language) else set()
    if unknown := sorted(request.query_params.keys() - known.keys() - spoken):
        raise UnknownParameters(unknown, sorted(known))
    given = Counter(name for name, _ in request.query_params.multi_items())
    if repeated := sorted(each for each in given if given[each] > 1 and not known.get(each)):
        raise RepeatedParameters(repeated)


Spoken = Annotated[
    Language,
    Query(alias="lang", description="Language of the sentences in the answer: `zh` or `en`."),
]

# The most characters of an id or words, of a name, and of a question.
WORDS_LENGTH, NAME_LENGTH, QUESTION_LENGTH = 200, 100, 500


def _id(about: str, example: str) -> Any:
    """A part of the path."""
    return Path(description=about, examples=[example], max_length=WORDS_LENGTH)


def parameter(about: str, example: str, most: int = WORDS_LENGTH) -> Any:
    """A parameter of the query with so many characters at most, not blank."""
    return Query(description=about, examples=[example], min_length=1, max_length=most)


def item_named(
    view: CurrentView,
    id: Annotated[
        str,
        _id(
            "An item's id: document key, colon, label in Arabic digits; the closing paragraph is"
            " `…:closing`. Or as people call it: `国办发〔2018〕23号:十三`; without a document that"
            " of the one that most others descend from.",
            "state-council-2018-23:13",
        ),
    ],
) -> str:
    """The id of the item that a path names. Raises UnknownReference."""
    return resolve_item(view, id)


def clause_named(
    view: CurrentView,
    id: Annotated[
        str,
        _id(
            "A clause's id: its item's id, full stop, its number in the item; the item may be named"
            " as people call it.",
            "huizhou-2018:13.1",
        ),
    ],
) -> str:
    """The id of the clause that a path names. Raises UnknownReference."""
    return resolve_clause(view, id)


def document_named(
    view: CurrentView,
    key: Annotated[
        str, _id("A document, by key, number, title or place.", "state-council-2018-23")
    ],
) -> str:
    """The key of the document that a path names. Raises UnknownReference."""
    return known_document(view, key).key


ItemId = Annotated[str, Depends(item_named)]

ClauseId = Annotated[str, Depends(clause_named)]

DocumentKey = Annotated[str, Depends(document_named)]

Upstream = Annotated[
    str | None,
    parameter(
        "The upstream document, by key, number, title or place; without it, the one most others"
        " descend from.",
        "state-council-2018-23",
    ),
]

OfPlace = Annotated[
    str | None,
    parameter("Only documents of this place, not of those below it.", "惠州市", NAME_LENGTH),
]

OfDocument = Annotated[
    str | None,
    parameter("Only this document, by key, number, title or place.", "huizhou-2018"),
]

OfKind = Annotated[DriftKind | None, Query(description="Only changes of this kind.")]


def windowed(
    limit: Annotated[
        int | None, Query(description="At most so many entries; without it, all.", ge=1)
    ] = None,
    offset: Annotated[int, Query(description="Leave out so many entries first.", ge=0)] = 0,
) -> Window:
    """Which part of a list is asked for; `total` counts the whole."""
    return Window(offset, limit)


Windowed = Annotated[Window, Depends(windowed)]

OfLevels = Annotated[
    list[LevelName] | None,
    Query(
        description="Only documents of this level; may be repeated. `city` is every level of a"
        " city (prefectures, counties, their departments), `any` is no choice."
    ),
]


OfRegion = Annotated[
    str | None,
    parameter("Only documents of this place and of those below it.", "广东省", NAME_LENGTH),
]


After = Annotated[
    str | None,
    Query(
        description="Only pairs behind this place in the list: the `next` of the answer before. It"
        " stays where it is while pairs are decided and leave the list, which `offset` doesn't.",
        examples=["0.549,jiangmen-2018-14:1.5,state-council-2018-23:15.1"],
        max_length=3 * WORDS_LENGTH,
        pattern=PLACE,
    ),
]


Part = Annotated[str, Field(min_length=1, max_length=WORDS_LENGTH)]
_MOST_PARTS = 200  # more than an address holds


def narrowed(
    view: CurrentView,
    item: Annotated[
        str | None,
        parameter(
            "Only what this item is linked with, by its id or as people call it.",
            "state-council-2018-23:13",
        ),
    ] = None,
    depth: Annotated[
        int, Query(description="At most so many steps from that item.", ge=1, le=MAX_STEPS)
    ] = MAX_STEPS,
    relation: Annotated[Relation | None, Query(description="Only edges of this relation.")] = None,
    region: Annotated[
        str | None,
        parameter(
            "Only documents of this place and of those below it, and what they are linked with.",
            "广东省",
            NAME_LENGTH,
        ),
    ] = None,
    level: Annotated[
        Level | None,
        Query(description="Only documents of this level, and what they are linked with."),
    ] = None,
) -> Look:
    """What of the lineage to look at; nothing given means all of it."""
    return Look(
        item=resolve_item(view, item) if item else None,
        depth=depth,
        relation=relation,
        region=(region or "").strip(),
        level=level,
    )


def look(
    narrow: Annotated[Look, Depends(narrowed)],
    grain: Annotated[
        Grain | None,
        Query(
            description="What a node stands for: `document`, `item` or `clause`; without it"
            " clauses for one item's path, else documents.",
            examples=["document"],
        ),
    ] = None,
    open: Annotated[
        tuple[Part, ...],
        Query(
            description="Documents (keys) and items (ids) to be shown by their parts.",
            max_length=_MOST_PARTS,
        ),
    ] = (),
    shut: Annotated[
        tuple[Part, ...],
        Query(
            description="Documents and items to be shown as one node though `grain` is finer.",
            max_length=_MOST_PARTS,
        ),
    ] = (),
) -> Look:
    """What of the lineage to look at, and how finely; nothing given means all documents."""
    return replace(
        narrow,
        grain=grain or (Grain.CLAUSE if narrow.item else Grain.DOCUMENT),
        open=frozenset(open),
        shut=frozenset(shut),
    )


Looked = Annotated[Look, Depends(look)]
