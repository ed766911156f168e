"""What the tables of a document are called: by the caption over them or the heading they stand under, no two alike."""

from __future__ import annotations

from collections import Counter

from export.style import is_caption
from model.content.blocks import Blocks, Paragraph, TableBlock

_NAMELESS = "表格"


def table_names(blocks: Blocks) -> dict[int, str]:
    """Return the name of each table by its position; those that would be called alike are numbered."""
    names: dict[int, str] = {}
    heading, before = "", None
    for position, block in enumerate(blocks):
        if isinstance(block, TableBlock):
            is_named = isinstance(before, Paragraph) and is_caption(before, None, block)
            names[position] = (
                before.text if is_named and isinstance(before, Paragraph) else heading or _NAMELESS
            )
        elif isinstance(block, Paragraph) and block.role.level:
            heading = block.text
        before = block
    return _distinct(names)


def _distinct(names: dict[int, str]) -> dict[int, str]:
    often = {name for name, count in Counter(names.values()).items() if count > 1}
    taken = set(names.values()) - often
    found: dict[int, str] = {}
    for position, name in names.items():
        number = 1
        while name in often and f"{name}（表{number}）" in taken:
            number += 1
        found[position] = f"{name}（表{number}）" if name in often else name
        taken.add(found[position])
    return found


def table_description(name: str, table: TableBlock) -> str:
    """Return what a screen reader says of a table before it is read."""
    head = f"，前{table.header_rows}行为表头" if table.header_rows else ""
    return f"{name}：{table.rows}行{table.columns}列{head}"
