"""Field codes of word processors that show something although no result is stored: EQ and SYMBOL (ECMA-376, 17.16.5)."""

from __future__ import annotations

import re
import unicodedata

from model.reading.shared.symbols import symbol

_CIRCLES = "○〇◯O"
_SYMBOL = re.compile(r'SYMBOL\s+(0x[0-9A-Fa-f]+|\d{1,6})(?:.*?\\f\s*"?([^"\\]+))?', re.I | re.S)
_SWITCH = re.compile(r"\\([A-Za-z]+\d*)")
_LONGEST = 500


def shown(instruction: str) -> str:
    """Return what a field with this instruction shows; empty for every other field than EQ and SYMBOL."""
    code = instruction.strip()[:_LONGEST]
    name = code[:6].upper()
    if name.startswith("SYMBOL"):
        match = _SYMBOL.match(code)
        return "" if match is None else symbol(int(match[1], 0), (match[2] or "Wingdings").strip())
    if name.startswith("EQ") and not name[2:3].isalpha():
        return _equation(code[2:])
    return ""


def _equation(code: str) -> str:
    """Return an equation as text: characters in a circle as one, fractions with a stroke, else the arguments in order."""
    opened = code.find("(")
    closed = code.rfind(")")
    if opened < 0 or closed < opened:
        return _SWITCH.sub("", code).strip()
    switches = [match.lower() for match in _SWITCH.findall(code[:opened])]
    parts = [
        _equation(part) if "(" in part else part.strip() for part in _arguments(code[opened + 1 : closed])
    ]
    if "o" in switches:
        return _overstruck(parts)
    rest = code[closed + 1 :].strip()
    return (
        ("/" if "f" in switches else "").join(parts) + _equation(rest)
        if rest
        else ("/" if "f" in switches else "").join(parts)
    )


def _overstruck(parts: list[str]) -> str:
    """Return characters drawn over each other: a number in a circle as its own character, else all but the circle."""
    inner = "".join(part for part in parts if part not in _CIRCLES)
    is_circled = any(part and part in _CIRCLES for part in parts)
    if is_circled and inner.isdecimal() and 0 < int(inner) <= 20:
        return chr(0x2460 + int(inner) - 1)
    return unicodedata.normalize("NFC", inner)


def _arguments(text: str) -> list[str]:
    """Split at the commas and semicolons that stand in no inner parentheses."""
    found, depth = [""], 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character in ",，;" and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return found
