"""A corpus that attacks its reader: forty ways to smuggle a script into a page, in every text."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec

from lineage.model import Lineage

PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(2)</sCrIpT>",
    "</script><script>alert(3)</script>",
    "<script src=data:text/javascript,alert(4)></script>",
    "<<script>alert(5)//<</script>",
    '"><script>alert(6)</script>',
    "'><script>alert(7)</script>",
    "</title><script>alert(8)</script>",
    "</style><script>alert(9)</script>",
    "</textarea><script>alert(10)</script>",
    "--><script>alert(11)</script>",
    "]]><script>alert(12)</script>",
    '"><img src=x onerror=alert(13)>',
    "<img src=x onerror='alert(14)'>",
    "<img/src=`x`onerror=alert(15)>",
    "<svg onload=alert(16)>",
    "'><svg/onload=alert(17)>",
    "<svg><script>alert(18)</script></svg>",
    "<svg><animate onbegin=alert(19) attributeName=x dur=1s>",
    "<math><mtext><img src=x onerror=alert(20)></mtext></math>",
    "<iframe src=javascript:alert(21)></iframe>",
    "<iframe srcdoc='<script>alert(22)</script>'></iframe>",
    "<object data=javascript:alert(23)></object>",
    "<embed src=javascript:alert(24)>",
    "<a href='javascript:alert(25)'>href</a>",
    "<a href=&#106;avascript:alert(26)>href</a>",
    "javascript:alert(27)",
    "<form action=javascript:alert(28)><button>go</button></form>",
    "<input autofocus onfocus=alert(29)>",
    '" autofocus onfocus="alert(30)',
    '" onmouseover="alert(31)',
    "' onclick='alert(32)",
    "<details open ontoggle=alert(33)>",
    "<video><source onerror=alert(34)></video>",
    "<body onload=alert(35)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(36)'>",
    "<link rel=stylesheet href=data:text/css,*{display:none}>37",
    "{{ 7 * 7 }}{% raw %}${alert(38)}#{alert(38)}",
    "\\u003cscript\\u003ealert(39)\\u003c/script\\u003e",
    "<x style=animation-name:tip onanimationstart=alert(40)>&lt;script&gt;",
)
TEXTS = frozenset(
    (
        "title",
        "plan_title",
        "text",
        "agency",
        "printed",
        "issuer",
        "number",
        "message",
        "wording",
        "value",
        "longest",
        "source_file",
        "label",
        "deadline",
    )
)
PLACES = frozenset(("place", "name", "parent"))


def hostile(lineage: Lineage) -> Lineage:
    """The corpus with a payload behind every title, text, source line, place, agency and file name.

    A place has the same payload wherever it is named; elsewhere the payloads take turns.
    """
    turns = itertools.cycle(PAYLOADS)
    of_place: dict[str, str] = {}

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoil(part, name) for name, part in value.items()}
        if isinstance(value, list | tuple):
            return [spoil(part, key) for part in value]
        if key in PLACES and isinstance(value, str):
            return of_place.setdefault(value, value + PAYLOADS[len(of_place) % len(PAYLOADS)])
        if key in TEXTS and isinstance(value, str):
            return "\n".join(line + next(turns) for line in value.split("\n"))
        return value

    return msgspec.convert(spoil(msgspec.to_builtins(lineage)), Lineage)
