"""Turns of phrase that several checks share."""

from __future__ import annotations

from decimal import Decimal

from model.values import display


def difference(given: int | Decimal, expected: int | Decimal) -> str:
    """`多 2` or `少 2`: how a figure differs from what is expected."""
    gap = given - expected
    return f"多 {display(gap)}" if gap > 0 else f"少 {display(-gap)}"
