"""What a text names, and why."""

from __future__ import annotations

import pytest

from loaders.citations import find


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("根据《国务院工作规则》，结合本县实际，制定本规则。", ["implements"]),
        ("依据《粮食流通管理条例》《省储备粮管理办法》等规定，制定本办法。", ["implements"] * 2),
        ("根据《中华人民共和国工会法》《中国工会章程》，制定本办法。", ["cites"] * 2),
        ("根据《国务院工作规则》开展检查。", ["cites"]),
        ("按照《国务院工作规则》开展检查。制定本级方案。", ["cites"]),
    ],
)
def test_what_a_regulation_is_made_under_is_implemented(text: str, roles: list[str]) -> None:
    assert [mention.role.value for mention in find(text)] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "深入贯彻《关于推进公开的意见》（某办发〔2016〕8号）和《公开工作要点》精神。",
            ["implements"] * 2,
        ),
        ("请认真贯彻执行，原2007年印发的《环境事件应急预案》同时废止。", ["cites"]),
        ("经研究，现将《公开工作要点》中的有关事项说明如下。", ["cites"]),
    ],
)
def test_what_a_notice_wants_carried_out_is_implemented(text: str, roles: list[str]) -> None:
    assert [mention.role.value for mention in find(text, in_notice=True)] == roles
