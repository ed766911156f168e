"""Remove note marks behind figures in tables of any format: `11①`, `11*`, `11¹`.

A circled number or a superscript is a digit to whoever normalises the text, and would make 111 of 11.
"""

from __future__ import annotations

import re
from dataclasses import replace

from model.content.blocks import Block, Cell, TableBlock
from model.reading.source import Omission, OmissionKind, Source

_MARKED = re.compile(
    r"(\s*[+-]?[\d０-９][\d０-９,，.]*\s*(?:件|条|万?元)?)"
    r"(\s*(?:[①-⑳⑴-⒇❶-❿➀-➉⓵-⓾¹²³⁰⁴-⁹*＊※†‡#]|[\[［〔(（]?注\s*\d{0,2}[\])］〕）]?|[\[［〔]\d{1,2}[\]］〕])+\s*)"
)
_ENDS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉¹²³⁰⁴⁵⁶⁷⁸⁹*＊※†‡#])）］〕注0123456789")
_LONGEST = 40


def without_note_marks(source: Source) -> Source:
    """Return the source without note marks behind figures in cells, with an omission for each."""
    found: list[Omission] = []
    blocks = tuple(_block(block, found) for block in source.blocks)
    return replace(source, blocks=blocks, omissions=(*source.omissions, *found)) if found else source


def _may_be_marked(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST
        and not text.isdecimal()
        and text.rstrip()[-1:] in _ENDS
        and text.lstrip(" +-")[:1].isdecimal()
    )


def _block(block: Block, found: list[Omission]) -> Block:
    if not isinstance(block, TableBlock):
        return block
    cells = tuple(_cell(cell, found) for cell in block.cells)
    return (
        block if all(a is b for a, b in zip(cells, block.cells, strict=True)) else replace(block, cells=cells)
    )


def _cell(cell: Cell, found: list[Omission]) -> Cell:
    if not cell.nested and not _may_be_marked(cell.text):
        return cell
    nested = tuple(table for each in cell.nested if isinstance(table := _block(each, found), TableBlock))
    match = (
        _MARKED.fullmatch(cell.text) if 1 < len(cell.text) <= _LONGEST and not cell.text.isdecimal() else None
    )
    if match is None:
        return cell if nested == cell.nested else replace(cell, nested=nested)
    found.append(Omission(OmissionKind.RAISED, match.group(2).strip(), cell.text))
    return replace(cell, text=match.group(1).strip(), nested=nested)
