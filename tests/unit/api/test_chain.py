from __future__ import annotations

from dataclasses import replace

from api.pages.chain import BOX, MOST, chain
from lineage.model import MissingDocument
from lineage.queries.answers.documents import Descent, DescentKind
from lineage.queries.documents import documents
from tests import bundled

CORPUS = documents(bundled.view())


def test_every_document_and_every_missing_one_has_a_box() -> None:
    drawn = chain(CORPUS)
    assert drawn
    assert len(drawn.boxes) == len(CORPUS.items) + len(CORPUS.missing)
    assert sum(box.missing for box in drawn.boxes) == len(CORPUS.missing)
    assert len(drawn.lines) == len(CORPUS.descents)


def test_boxes_lie_inside_and_apart() -> None:
    drawn = chain(CORPUS)
    assert drawn
    for box in drawn.boxes:
        assert 0 <= box.x <= drawn.width - BOX[0]
        assert 0 <= box.y <= drawn.height - BOX[1]
    places = [(box.x, box.y) for box in drawn.boxes]
    assert len(set(places)) == len(places)


def test_what_others_build_on_stands_left_of_them() -> None:
    """Whatever its own level, where that isn't known."""
    nation = CORPUS.items[0].key
    law = MissingDocument("missing:law", "能源法", None, None, None, None, (nation,))
    descent = Descent(nation, law.key, DescentKind.IMPLEMENTS, 0)
    drawn = chain(replace(CORPUS, missing=(law,), descents=(*CORPUS.descents[:2], descent)))
    assert drawn
    at = {box.card.key: box.x for box in drawn.boxes}
    assert at[law.key] < min(x for key, x in at.items() if key != law.key)


def test_the_empty_and_the_large_are_not_drawn() -> None:
    assert chain(replace(CORPUS, items=(), missing=(), descents=())) is None
    many = tuple(replace(CORPUS.items[0], key=f"copy-{n}") for n in range(MOST + 1))
    assert chain(replace(CORPUS, items=many, descents=())) is None
