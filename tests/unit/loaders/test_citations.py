"""What a text names, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.citations import find
from loaders.outline import Parsed


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


def test_an_announcement_is_cited_by_its_number() -> None:
    (mention,) = find("按《关于加大退税力度的公告》（财政部 税务总局公告2022年第14号）执行。")
    assert mention.number == "财政部税务总局公告2022年第14号"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "深入贯彻《关于推进公开的意见》（某办发〔2016〕8号）和《公开工作要点》精神。",
            ["implements"] * 2,
        ),
        ("请认真贯彻执行，原2007年印发的《环境事件应急预案》同时废止。", ["supersedes"]),
        ("经研究，现将《公开工作要点》中的有关事项说明如下。", ["cites"]),
    ],
)
def test_what_a_notice_wants_carried_out_is_implemented(text: str, roles: list[str]) -> None:
    assert [mention.role.value for mention in find(text, in_notice=True)] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("现将《公开任务清单》（以下简称《清单》）印发给你们。", ["issues"]),
        ("《甲工作方案》和《乙工作方案》已经市政府同意,现印发给你们。", ["issues"] * 2),
        ("现将《甲工作方案》《乙工作方案》印发给你们。", ["issues"] * 2),
        ("现将《甲工作方案》（某发〔2020〕1号）、《乙工作方案》转发给你们。", ["transmits"] * 2),
        (
            "按照《甲工作方案》要求，《乙工作方案》已经市政府同意，现印发。",
            ["implements", "issues"],
        ),
    ],
)
def test_titles_that_stand_together_have_one_role(text: str, roles: list[str]) -> None:
    assert [mention.role.value for mention in find(text, in_notice=True)] == roles


@pytest.mark.parametrize(
    "lead", ["各单位要认真学习领会", "要认真宣传", "执行情况见", "要组织学好用好"]
)
def test_a_bare_number_is_told_from_the_words_before_it(
    parse_text: Callable[[str], Parsed], lead: str
) -> None:
    text = f"现将《公开工作要点》（国办发电〔2009〕15号）转发给你们。\n一、要求。{lead}国办发电〔2009〕15号精神。\n"
    (document,) = parse_text(text).documents
    assert [each.number for each in document.citations] == ["国办发电〔2009〕15号"]


def test_a_draft_that_asks_for_opinions_is_no_source_of_itself(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "关于公开征求《某省电价改革方案》意见的公告\n"
        "为贯彻落实国家部署，我局起草了《某省电价改革方案》，现公开征求意见。\n一、改革电价。\n"
    )
    (document,) = parse_text(text).documents
    assert [(each.role.value, each.target) for each in document.citations] == [("issues", "plan")]


def test_what_the_title_says_is_forwarded_is(parse_text: Callable[[str], Parsed]) -> None:
    name = "关于组织开展试点示范的通知"
    text = (
        f"某市发展改革委关于转发国家能源局《{name}》的通知\n各有关单位：\n国家能源局印发了《{name}》"
        "（国能发〔2023〕66号）。现转发你单位，并就有关事项通知如下：\n一、关于申报。按《申报办法》报送。\n"
    )
    (document,) = parse_text(text).documents
    assert [each.role.value for each in document.citations] == ["transmits", "cites"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("根据上级要求，我局制定了《公开工作要点》，现印发给你们。", "issues"),
        ("根据上级要求，我委牵头编制了《公开工作要点》，决定开展活动。", "issues"),
        ("国家能源局制定了《公开工作要点》，请参照执行。", "cites"),
    ],
)
def test_what_an_office_says_it_made_it_issues(text: str, role: str) -> None:
    assert [mention.role.value for mention in find(text, in_notice=True)] == [role]


def test_what_the_title_says_is_issued_together_is(parse_text: Callable[[str], Parsed]) -> None:
    head = "某省财政厅关于印发《甲管理办法》《乙管理办法》的通知\n各市：\n"
    text = "根据《关于促进公开的意见》，省财政厅制定了《甲管理办法》《乙管理办法》。现印发你们。\n"
    (document,) = parse_text(f"{head}{text}一、公开\n（一）公开规划。\n").documents
    assert [citation.role.value for citation in document.citations] == [
        "implements",
        "issues",
        "issues",
    ]


def test_what_a_document_attaches_is_no_other_document(
    parse_text: Callable[[str], Parsed],
) -> None:
    text = (
        "某市通知\n一、填写《保护要求告知书》（见附件1）。定期报送《保护要求告知书》。\n"
        "二、报送《附件2：情况汇总表》。\n三、按照《保护管理办法》办理。\n"
    )
    (document,) = parse_text(text).documents
    assert [each.title for each in document.citations] == ["保护管理办法"]


def test_a_regulation_that_speaks_of_itself_cites_nothing() -> None:
    assert list(find("各单位要按照本《实施细则》要求，制定细则。")) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("2022年印发的《扶持办法》（某规范〔2022〕12号）同步废止。", ["supersedes"]),
        ("《扶持办法》《扶持细则》自本办法施行之日起废止。", ["supersedes"] * 2),
        ("同时废止下列文件：《扶持办法》（某规范〔2022〕12号）。", ["supersedes"]),
        ("某政发〔2012〕118号文件同时废止。", ["supersedes"]),
        (
            "某政发〔2012〕1号、某政发〔2012〕2号（含附件）和某政发〔2012〕3号同时废止。",
            ["supersedes"] * 3,
        ),
        ("《扶持办法》（某政发〔2012〕1号）及某政发〔2012〕2号文件停止执行。", ["supersedes"] * 2),
        ("与某政发〔2012〕1号不一致的，某政发〔2012〕2号同时废止。", ["cites", "supersedes"]),
        ("修改或者废止《扶持细则》的，应当公告。", ["cites"]),
        ("根据《预算监督条例》【已废止,最新为:《预算审查条例》】执行。", ["cites", "cites"]),
    ],
)
def test_what_a_regulation_repeals_it_supersedes_though_it_has_its_title(
    text: str, roles: list[str]
) -> None:
    found = find(text, own_titles=("扶持办法",))
    assert [mention.role.value for mention in found] == roles
