"""Other fonts than the prescribed ones, as whoever exports has chosen them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from export.style import DocumentStyle
from model.content.blocks import Role


class Fonts(NamedTuple):
    """Fonts of Chinese characters that take the place of the prescribed ones; an empty name leaves those."""

    title: str = ""
    body: str = ""
    """Of running text, signature and date; headings keep theirs, by which their levels are told apart."""
    table: str = ""


_BODIES = frozenset({Role.BODY, Role.SIGNATURE, Role.DATE})


@lru_cache(maxsize=16)
def with_fonts(style: DocumentStyle, fonts: Fonts) -> DocumentStyle:
    """Return a style in other fonts, always the same object for the same ones; the style itself for none."""
    if not any(fonts):
        return style
    given = {Role.TITLE: fonts.title, **dict.fromkeys(_BODIES, fonts.body)}
    roles = {role: replace(text, font=given.get(role) or text.font) for role, text in style.roles.items()}
    text = replace(style.table.text, font=fonts.table or style.table.text.font)
    return replace(style, roles=roles, table=replace(style.table, text=text))
