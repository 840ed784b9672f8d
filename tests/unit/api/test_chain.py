from __future__ import annotations

from dataclasses import replace

from api.pages.chain import BOX, MOST, chain
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


def test_the_empty_and_the_large_are_not_drawn() -> None:
    assert chain(replace(CORPUS, items=(), missing=(), descents=())) is None
    many = tuple(replace(CORPUS.items[0], key=f"copy-{n}") for n in range(MOST + 1))
    assert chain(replace(CORPUS, items=many, descents=())) is None
