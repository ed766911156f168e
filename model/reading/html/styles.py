"""Inline styles and presentational attributes of the elements of a web page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from model.reading.guards import Element

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:footnote|endnote|comment|header|footer)"
)
_NO_INK = re.compile(
    r"font-size\s*:\s*0(?![\d.])|(?<![\w-])opacity\s*:\s*0(?![\d.])|text-indent\s*:\s*-\d{3,}"
)
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?(?![0-9a-f])|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))"
)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top)|position\s*:\s*relative\s*;\s*top\s*:\s*-\d")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)")
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)")
_ANY_BACKGROUND = re.compile(
    r"background(?:-color|-image)?\s*:\s*(?!none|white|transparent|#fff(?:fff)?\b|inherit|initial)\w*"
)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:[^;]*?(#[0-9a-f]{6}|#[0-9a-f]{3}|rgb\([\d,\s]+\))")
_SIZE = re.compile(r"(?<![-\w])(width|height)\s*:\s*([^;]+)")
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_LENGTH = re.compile(r"\s*(\d{1,7}(?:\.\d{0,7})?)\s*(px|pt|in|cm|mm)?\s*")
_TWIPS = {"": 15.0, "px": 15.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54}
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_ALIGNS = {"center": "center", "right": "right", "middle": "center"}
_LONGEST_STYLE = 500


class Style(NamedTuple):
    """The declarations of a style attribute that matter here."""

    hidden: bool = False
    """Whether the element is invisible."""
    bold: bool | None = None
    align: str = ""
    background: str = ""
    width: str = ""
    height: str = ""
    struck: bool = False
    """Whether the text is struck through."""
    raised: bool = False
    """Whether the text is a superscript."""
    inkless: bool = False
    """Whether the text has no size or no opacity."""
    white: bool = False
    """Whether the text is white; whether it can be seen depends on what is behind it."""


NO_STYLE = Style()


def alignment(element: Element, style: Style) -> str:
    """Return `left`, `center` or `right`; empty if the element does not specify it."""
    value = style.align or element.get("align")
    return _ALIGNS.get(value.lower(), "left") if value else ""


def fill(element: Element, style: Style) -> str:
    """Return the background as six hex digits; empty for none and for white."""
    value = style.background or element.get("bgcolor")
    return _colour(value[:_LONGEST_STYLE]) if value else ""


def width(element: Element, style: Style) -> int:
    """Return the width in twips; 0 if it is unknown or relative."""
    value = style.width or element.get("width")
    return _twips(value[:_LONGEST_STYLE]) if value else 0


def height(element: Element, style: Style) -> int:
    """Return the height in twips; 0 if it is unknown or relative."""
    value = style.height or element.get("height")
    return _twips(value[:_LONGEST_STYLE]) if value else 0


@lru_cache(maxsize=256)
def _twips(value: str) -> int:
    number = _LENGTH.fullmatch(value.lower())
    return round(float(number.group(1)) * _TWIPS[number.group(2) or ""]) if number else 0


def style_of(element: Element) -> Style:
    """Return the parsed style attribute of the element."""
    style = element.get("style")
    return _parsed(style[:_LONGEST_STYLE]) if style else NO_STYLE


@lru_cache(maxsize=256)
def _parsed(style: str) -> Style:
    """Return the parsed declarations; cached, since pages repeat the same few."""
    style = style.lower()
    weight, align, background = _WEIGHT.search(style), _ALIGN.search(style), _BACKGROUND.search(style)
    sizes = dict(_SIZE.findall(style))
    return Style(
        hidden=_HIDDEN.search(style) is not None,
        bold=weight.group(1) in _BOLD if weight else None,
        align=align.group(1) if align else "",
        background=background.group(1) if background else "",
        width=sizes.get("width", ""),
        height=sizes.get("height", ""),
        struck=_STRUCK.search(style) is not None,
        raised=_RAISED.search(style) is not None,
        inkless=_NO_INK.search(style) is not None,
        white=_WHITE.search(style) is not None,
    )


def is_on_colour(element: Element) -> bool:
    """Return whether an element or one around it has a background, as far as the page itself says."""
    around: Element | None = element
    while around is not None:
        if around.get("bgcolor") or around.get("background"):
            return True
        if _ANY_BACKGROUND.search((around.get("style") or "").lower()):
            return True
        around = around.getparent()
    return False


@lru_cache(maxsize=64)
def _colour(value: str) -> str:
    channels = _RGB.fullmatch(value.lower())
    if channels:
        found = "".join(f"{min(int(value), 255):02X}" for value in channels.groups())
    else:
        plain = _HEX.fullmatch(value.lower())
        digits = plain.group(1) if plain else ""
        found = ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits).upper()
    return "" if found == "FFFFFF" else found
