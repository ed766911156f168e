"""The fonts of the interface as data: what is preferred, and what the user may choose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class FontChoice(NamedTuple):
    """A typeface that the user may choose for the interface."""

    key: str
    """Part of the name of its action and value of its setting."""
    name: str
    families: tuple[str, ...]
    """Names under which systems have it, the preferred one first."""


FONT_CHOICES = (
    # Windows.
    FontChoice("yahei", "微软雅黑", ("Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑")),
    # One typeface under two names. Kylin has the first as its system font (org.ukui.style, `system-font`);
    # UOS and Deepin take what fontconfig gives for sans-serif, which is one of these.
    FontChoice(
        "sourcehan",
        "思源黑体",
        (
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "Source Han Sans SC VF",
            "Noto Sans SC",
        ),
    ),
    # Older Debian, Ubuntu and their descendants.
    FontChoice("wenquanyi", "文泉驿", ("WenQuanYi Micro Hei", "WenQuanYi Zen Hei")),
)
AUTOMATIC = "auto"
"""The setting that takes the first typeface that is installed."""
_LAST = ("SimSun",)
"""Where nothing else is installed."""

UI_FONTS = tuple(family for choice in FONT_CHOICES for family in choice.families) + _LAST
"""Families of the interface in order of preference."""


def families_of(key: str) -> tuple[str, ...]:
    """Return the families for a setting: those of the choice first, then all others in order of preference."""
    first = next((choice.families for choice in FONT_CHOICES if choice.key == key), ())
    return (*first, *(family for family in UI_FONTS if family not in first))


def installed_choices(installed: Iterable[str]) -> tuple[FontChoice, ...]:
    """Return the choices of which at least one family is among those installed."""
    present = frozenset(installed)
    return tuple(choice for choice in FONT_CHOICES if present.intersection(choice.families))
