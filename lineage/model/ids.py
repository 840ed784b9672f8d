"""Ids of documents, items and clauses, and what their parts say."""

from __future__ import annotations


def key_of(part_id: str) -> str:
    """The document key at the head of an item's or clause's id.

    >>> key_of("state-council-2018-23:13.2")
    'state-council-2018-23'
    """
    return part_id.partition(":")[0]


def local_id(part_id: str) -> str:
    """The part of an item's or clause's id that its document doesn't share; '' of a document.

    >>> local_id("state-council-2018-23:13.2")
    '13.2'
    """
    return part_id.partition(":")[2]


def item_of(clause_id: str) -> str:
    """The id of the item at the head of a clause's id; '' of anything else.

    >>> item_of("shaoguan-2022-103:4-2.3"), item_of("shaoguan-2022-103:4-2")
    ('shaoguan-2022-103:4-2', '')
    """
    return clause_id.rpartition(".")[0]


def is_document(part: str) -> bool:
    """Whether what is named is a whole document: ids of items and clauses have a colon.

    >>> is_document("state-council-2018-23"), is_document("state-council-2018-23:13")
    (True, False)
    """
    return ":" not in part
