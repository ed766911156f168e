"""Characters that every format of marked-up text can hold."""

from __future__ import annotations

import re

_ILLEGAL = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    + "".join(f"|[\\U{plane:04x}fffe\\U{plane:04x}ffff]" for plane in range(1, 17))
)
"""What XML forbids, and what HTML calls errors: the controls from U+007F to U+009F and noncharacters."""


def legal(text: str) -> str:
    """Return the text without control characters, noncharacters, lone surrogates and the like."""
    return _ILLEGAL.sub("", text)
