"""Words that several checks share."""

from __future__ import annotations

from decimal import Decimal

from model.content.values import Value, display
from model.form.spec import Form
from model.report.report import FRONT


def difference(given: int | Decimal, expected: int | Decimal) -> str:
    """`多 2` or `少 2`: how a figure differs from what is expected."""
    gap = given - expected
    return f"多 {display(gap)}" if gap > 0 else f"少 {display(-gap)}"


def filled(value: Value) -> str:
    """Return what stands in a cell, in words: `填的是 12`; a blank is called blank, not 0."""
    return (
        "是空白"
        if value is None
        else f"填的是“{value}”"
        if isinstance(value, str)
        else f"填的是 {display(value)}"
    )


def section_name(form: Form, key: str) -> str:
    """Return a text as messages call it: `“一、总体情况”`, or the matter before it."""
    return "正文前的说明" if key == FRONT else f"“{form.section(key).heading}”"


def written_sections(form: Form) -> list[str]:
    """Return the keys of the written sections."""
    return [section.key for section in form.texts]


def all_texts(form: Form) -> list[str]:
    """Return the keys of everything written: the front matter and the sections."""
    return [FRONT, *written_sections(form)]
