"""Outline levels: the role of a paragraph by the outline level that word processors store."""

from __future__ import annotations

from model.content.blocks import HEADINGS, Role


def role_of_outline(level: int | None) -> Role:
    """Return the role of an outline level counted from 0; BODY for None and for levels that are no headings."""
    return HEADINGS[level] if level is not None and 0 <= level < len(HEADINGS) else Role.BODY
