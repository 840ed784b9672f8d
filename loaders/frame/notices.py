"""What a covering notice says: which documents it issues or forwards, and how it ends."""

from __future__ import annotations

import re

FORWARDED = re.compile("转发给?你们|现?予以?转发|现转发$")
# What a covering notice says it issues or forwards.
ISSUED = re.compile(
    r"现?将《([^》]{4,80})》.{0,30}(?:印发|转发给?你们)|"
    r"《([^》]{4,80})》(?:[^《》。]{0,60}|。\s*)(?:现(?:予以?)?|予以)(?:印发|公布|发布)"
)
# What a notice ends with: 特此通知。
_FORMULA = (
    r"(?:特|专|谨|现)?此(?:复|函|令|告|致|通知|通告|通报|公告|批复|函[复告]|报告|决定)[。.!！]?"
)
FORMULA = re.compile(rf"^{_FORMULA}$")
# Where it stands behind the last sentence, in the same line.
FORMULA_BEHIND = re.compile(rf"(?<=[。；])\s*(?={_FORMULA}(?:\s|$))")
