"""The language of a page whose address names none."""

from __future__ import annotations

import re

from fastapi import Request

from lineage.language import Language

_WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def default_language(request: Request) -> Language:
    """What the server was told to speak, else what the browser prefers, else Chinese."""
    told: Language | None = request.app.state.language
    return told or preferred(request.headers.get("Accept-Language", "")) or Language.ZH


def preferred(accepted: str) -> Language | None:
    """Of the languages there are the one that an Accept-Language (RFC 9110) puts first.

    >>> preferred("de, en-GB;q=0.8, zh;q=0.5"), preferred("zh-TW"), preferred("en;q=0, de")
    (<Language.EN: 'en'>, <Language.ZH: 'zh'>, None)
    """
    weights: dict[Language, float] = {}
    for each in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in each.split(";"))
        match = _WEIGHT.fullmatch(parameters[0]) if parameters else None
        weight = float(match.group(1)) if match else 1.0
        for language in Language:
            if name.partition("-")[0] == language.value and weight:
                weights[language] = max(weight, weights.get(language, 0.0))
    return max(weights, key=lambda each: weights[each], default=None)
