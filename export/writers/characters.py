"""Characters that every format of marked-up text can hold."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return the text without control characters, lone surrogates and the like."""
    return _ILLEGAL.sub("", text)
