"""What the words of a question ask for, slot by slot, whatever the corpus holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lineage.model import DriftKind, Level, Role, Status
from lineage.questions import fillers, lexicon
from lineage.questions.lexicon import HAN, Slot, Value, spoken

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LOST = (DriftKind.DEADLINE_LOST, DriftKind.NUMBER_LOST)
_NEW = (DriftKind.DEADLINE_ADDED,)
_SHIFTED = (DriftKind.DEADLINE_CHANGED,)
_CHARGED = r"(?:主要|具体|都|要|各自?|[在\s])*(?:(?:负责|牵头|配合|承担)、?)+[了的]?"
_AGENCY = rf"(?!各)(?:(?![谁哪由]|什么|没有){HAN}){{2,20}}?"
# The agency stands before what it is asked about; it is no word that asks itself.
_TASKS = (
    re.compile(
        rf"(?<!{HAN})(?:请问|[的在由])?({_AGENCY}){_CHARGED}"
        r"(?:[是有]?(?:哪|什么|多少|几)|(?:任务|工作|条款|事项)[有是])"
    ),
    re.compile(rf"(?:哪[些个几]|什么){HAN}{{0,3}}由({_AGENCY}){_CHARGED}"),
    re.compile(
        rf"(?<!{HAN})(?:的|在)?({HAN}{{1,12}}[局委办厅部])(?:需?要|应该?)?[做干](?:哪|什么)"
    ),
    spoken(
        rf"\b(?:what|which|how\s+many)\b[^\u4e00-\u9fff]*({HAN}{{2,}})\s*"
        r"(?:responsible|in\s+charge|lead|support)"
    ),
    spoken(rf"\b(?:responsibilit\w+|duties)\s+of\s+({HAN}{{2,}})"),
)
# Words of a text: in quotation marks, which may stand in it, too, behind a colon, or before 这句话.
_QUOTATION = re.compile('["“「『]((?:[^"“”」』]|“[^“”]*”){4,})["”」』]')
_QUOTED = (
    _QUOTATION,
    re.compile(rf":\s*({HAN}.{{3,}})$"),
    re.compile(r"^\W*(\w.{3,}?)[，,]?\s*这(?:一?[句段](?:话|文字)?|几句话?)"),
)


def in_plain_words(question: str) -> str:
    """A question in the words that are looked for.

    >>> in_plain_words("惠州咋删没删第三条"), in_plain_words("没有一个市删去的条")
    ('惠州怎么是否删第三条', '所有市都没有删去的条')
    >>> in_plain_words("nobody dropped item 5")
    'everyone not dropped item 5'
    """
    for words, plain in lexicon.PLAIN:
        question = words.sub(plain, question)
    return question


def taken(slot: Slot[Value], text: str, form: str = "{}") -> tuple[tuple[Value, ...], str]:
    """The values of a slot whose words stand in this form, and the text without them."""
    found = []
    for value, words in slot:
        stand = words if form == "{}" else spoken(form.format(words.pattern))
        text, count = stand.subn(" ", text)
        found += [value] * bool(count)
    return tuple(found), text


def named(slot: Slot[Value], text: str) -> list[Value]:
    """The values of a slot that words name, each looked for by itself."""
    return [value for value, words in slot if words.search(text)]


def levels_asked(question: str) -> tuple[Level, ...]:
    """The levels a question asks about, with departments as `of_rank` counts them; empty for all."""
    return next(iter(named(lexicon.LEVELS, question)), ())


def years_asked(question: str) -> tuple[int, ...]:
    """The years a question names, each once."""
    return tuple(dict.fromkeys(map(int, YEAR.findall(question))))


def asks_for_places(question: str) -> bool:
    """Whether a question asks who did something, not what was done."""
    return bool(levels_asked(question) or lexicon.PLACES_ASKED.search(question))


def statuses_asked(question: str) -> tuple[Status, ...] | None:
    """The statuses asked for, empty for all; None when a negation can't be told apart.

    A negated status asks for all the others. The question names no item or place any more.

    >>> [status.value for status in statuses_asked("哪些市没有保留") or ()]
    ['partial', 'merged', 'topical', 'dropped']
    """
    if lexicon.NOT_ONE.search(question):
        return None
    denied, text = taken(
        lexicon.STATUSES, plainly(question), rf"{lexicon.NEGATION}{lexicon.BETWEEN}{{}}"
    )
    said, text = taken(lexicon.STATUSES, text)
    unsaid = lexicon.NOT_SAID.search(text) or (
        not said and not denied and lexicon.NONE_OF_IT.search(text)
    )
    text = lexicon.NOT_SAID.sub(" ", text)
    if unsaid and not said:
        text = lexicon.NONE_OF_IT.sub(" ", text)
    if lexicon.OTHER_NEGATION.search(text) or sum(map(bool, (denied, said, unsaid))) > 1:
        return None
    if denied:
        return tuple(status for status in Status if status not in denied)
    if Status.PARTIAL in said:
        said = tuple(each for each in said if each is not Status.KEPT)
    return (Status.DROPPED,) if unsaid else said


def plainly(question: str) -> str:
    """A question without the words that look like a negation but are none."""
    return lexicon.NO_NEGATION.sub(" ", question)


def is_negated(question: str) -> bool:
    """Whether anything is denied in a question.

    >>> is_negated("哪些地方没有改时限"), is_negated("哪些地方改了不少时限")
    (True, False)
    """
    return bool(lexicon.OTHER_NEGATION.search(taken(lexicon.STATUSES, plainly(question))[1]))


def denied_alone(question: str) -> bool:
    """Whether something is denied that isn't said: 惠州没有, that Huizhou didn't.

    >>> denied_alone("惠州没有"), denied_alone("惠州没有删去")
    (True, False)
    """
    return bool(
        re.search(lexicon.NEGATION, question, re.IGNORECASE)
        and not taken(lexicon.STATUSES, question)[0]
    )


def denial(question: str) -> str:
    """The words that deny something in a question; empty for none.

    >>> denial("除了十三还删了什么"), denial("which cities did not drop it"), denial("是否删去")
    ('除了', 'not', '')
    """
    found = lexicon.NOT_ONE.search(question) or lexicon.OTHER_NEGATION.search(plainly(question))
    return found.group() if found else ""


def changes_asked(question: str) -> tuple[DriftKind, ...]:
    """The kinds of change that a question asks about; empty when it asks about none.

    >>> [kind.value for kind in changes_asked("哪些地方改了时限")]
    ['deadline_lost', 'deadline_changed', 'deadline_added']
    >>> [kind.value for kind in changes_asked("哪些时限被删掉了")]
    ['deadline_lost']
    """
    found = [kind for kinds in named(lexicon.CHANGES, question) for kind in kinds]
    if lexicon.EVERY_CHANGE.search(question):
        return tuple(found or DriftKind)
    if lexicon.ADDED.search(question):
        return tuple(kind for kind in found if kind in _NEW)
    wanted: tuple[DriftKind, ...] = ()
    if lexicon.MOVED.search(question):
        wanted = _SHIFTED
    elif taken(lexicon.STATUSES, question)[0] == (Status.DROPPED,):
        wanted = _LOST
    return tuple(kind for kind in found if kind in wanted) or tuple(found)


def asks_value(question: str) -> bool:
    """Whether a deadline or a number itself is asked for, not its change.

    >>> (
    ...     asks_value("（五）的时限是什么"),
    ...     asks_value("江门是否写时限"),
    ...     asks_value("（五）的时限改了什么"),
    ... )
    (True, True, False)
    """
    changed = any(
        each.search(question) for each in (lexicon.EVERY_CHANGE, lexicon.MOVED, lexicon.ADDED)
    )
    return bool(lexicon.VALUE.search(question)) and not (
        changed or taken(lexicon.STATUSES, question)[0]
    )


def quoted(question: str) -> re.Match[str] | None:
    """Words of a text that a question quotes, as the first group.

    >>> quoted("“制定出台涉及公共利益”从哪里来")[1], quoted("这句话来自哪里:全面推进决策公开")[1]
    ('制定出台涉及公共利益', '全面推进决策公开')
    """
    return _first(_QUOTED, question)


def asks_whence(question: str) -> bool:
    """Whether it is asked where words come from; 来自 may also stand in an item's own words.

    >>> asks_whence("江门市的文字来自哪里"), asks_whence("哪些市删去了来自群众的意见")
    (True, False)
    """
    for pattern in _QUOTED:
        question = pattern.sub(" ", question)
    others = (
        statuses_asked(question)
        or lexicon.RESPONSIBLE.search(question)
        or lexicon.DEALT.search(question)
    )
    return bool((lexicon.WHERE_FROM if others else lexicon.WHENCE).search(question))


def agency_asked(question: str) -> re.Match[str] | None:
    """The agency (the first group) that is asked what it has to do; its place is taken out before.

    >>> agency_asked("财政局牵头哪些工作")[1], agency_asked("谁负责")
    ('财政局', None)
    """
    return _first(_TASKS, question)


def asks_otherwise(question: str) -> bool:
    """Whether statuses, changes, additions, duties, sources or a quotation are asked about."""
    return bool(
        statuses_asked(question)
        or changes_asked(question)
        or lexicon.ADDED.search(question)
        or lexicon.RESPONSIBLE.search(question)
        or asks_whence(question)
        or quoted(question)
    )


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for each in patterns if (match := each.search(text))), None)


def without_changes(question: str) -> str:
    """A question without the words that say what changed."""
    _, left = taken(lexicon.CHANGES, question)
    left = lexicon.EVERY_CHANGE.sub(" ", left)
    return lexicon.MOVED.sub(" ", left) if changes_asked(question) else left


def topic(question: str) -> tuple[str, ...]:
    """The words left that may be an item's own; its number, places and documents are taken out.

    What is quoted is one of them, whatever stands in it.

    >>> topic("哪些市保留了政务热线")
    ('政务热线',)
    """
    if words := _QUOTATION.search(question):
        return (words[1].strip(), *topic(question.replace(words.group(), " ")))
    _, text = taken(lexicon.LEVELS, fillers.MUCH.sub(" ", question))
    _, text = taken(lexicon.STATUSES, without_changes(text))
    for pattern in (fillers.ASKING, fillers.JOINING, fillers.NO_TOPIC):
        text = pattern.sub(" ", text)
    return tuple(re.findall(rf"{HAN}{{2,}}|\b(?=\d*[A-Za-z])[A-Za-z\d]{{2,}}", text, re.ASCII))


def beside(question: str) -> tuple[str, ...]:
    """The words and figures left of a question about whole documents, which say something more.

    >>> beside("2018年政务热线的13.1"), beside("2018年的")
    (('政务热线', '13', '1'), ())
    """
    return (*topic(question), *re.findall(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+", question))


@dataclass(frozen=True, slots=True)
class Asks:
    """What all the words of a question ask, whoever and whatever is named in it.

    Who is responsible, or that nobody is; what is `added`; what a deadline or a number is (`value`);
    what became of something (`fate`); who did something (`places`), with `all_of` it, or what was
    met by whom, item `by_item`; how things `compare`.
    """

    responsible: bool
    nobody: bool
    added: bool
    value: bool
    fate: bool
    places: bool
    all_of: bool
    by_item: bool
    compare: bool
    roles: tuple[Role, ...]


def asks(question: str) -> Asks:
    """What a question in plain words asks."""
    places = asks_for_places(question)
    by_item = lexicon.ITEMS_ASKED.search(question) and not places
    return Asks(
        responsible=bool(lexicon.RESPONSIBLE.search(question)),
        nobody=bool(lexicon.NOBODY_NAMED.search(question)),
        added=bool(lexicon.ADDED.search(question)),
        value=asks_value(question),
        fate=bool(lexicon.FATE.search(question)),
        places=places,
        all_of=bool(lexicon.ALL_OF_THEM.search(question)),
        by_item=bool(by_item or lexicon.ITEMS_FIRST.search(question)),
        compare=bool(lexicon.COMPARED.search(question)),
        roles=tuple(named(lexicon.ROLES, question)),
    )
