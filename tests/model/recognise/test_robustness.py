"""Whatever the blocks are: a report with notes, or the one error that says there is none."""

import random
from dataclasses import replace

import pytest
from builders.report import blocks_of, cell_a_line, cut_rows, filled, flatten, read_blocks, row_a_line

from model.content.blocks import Block, Cell, Paragraph, Role, TableBlock
from model.files.errors import ReadingError
from model.form.editions import FORMS

WORDS = [
    "",
    "一、总体情况",
    "其他",
    "总计",
    "0",
    "/",
    "2022年",
    "政府信息公开工作年度报告",
    "示例局",
    "（一）",
    "目录",
    "。",
    "\n",
    "2023年1月30日",
    "（六）其他处理",
    "行政许可",
    "自然人",
    "结果维持",
    "1.属于国家秘密",
    "《",
    "x" * 300,
    "🈳",
    "５万元",
]


def damaged(blocks: list[Block], rng: random.Random) -> list[Block]:
    at = rng.randrange(len(blocks))
    block = blocks[at]
    kind = rng.randrange(7)
    if kind == 0:
        return blocks[:at] + blocks[at + 1 :]
    if kind == 1:
        return [*blocks[:at], rng.choice(blocks), *blocks[at:]]
    if kind == 2:
        text = rng.choice(WORDS) + rng.choice(WORDS)
        return [*blocks[:at], Paragraph.of(text, rng.choice(list(Role))), *blocks[at + 1 :]]
    if not isinstance(block, TableBlock):
        return rng.sample(blocks, len(blocks)) if rng.random() < 0.2 else blocks
    if kind == 3:
        cells = tuple(replace(c, text=rng.choice(WORDS)) if rng.random() < 0.2 else c for c in block.cells)
        return [*blocks[:at], replace(block, cells=cells), *blocks[at + 1 :]]
    if kind == 4:
        return [*blocks[:at], *rng.choice([cell_a_line, row_a_line])(block), *blocks[at + 1 :]]
    if kind == 5:
        return [*blocks[:at], flatten(rng.randrange(3), rng.randrange(3))(block), *blocks[at + 1 :]]
    row = rng.randrange(block.rows + 1)
    parts = [cut_rows(block, 0, row), cut_rows(block, row, block.rows)]
    return [*blocks[:at], *(p for p in parts if p.rows), *blocks[at + 1 :]]


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_damaged_reports(edition: str) -> None:
    for seed in range(120):
        rng = random.Random(seed)
        blocks = blocks_of(filled(edition))
        for _ in range(rng.randint(1, 10)):
            blocks = damaged(blocks, rng)
        try:
            recognised = read_blocks(blocks, "报告.docx")
        except ReadingError:
            continue
        report = recognised.report
        assert set(report.values) <= report.form.all_cells, seed
        assert all(note.message and note.code for note in recognised.notes), seed


HUGE: dict[str, list[Block]] = {
    "headings": [Paragraph.of("一、总体情况")] * 10_000,
    "labels": [Paragraph.of("规章")] * 10_000,
    "labels and figures": [Paragraph.of(text) for i in range(5_000) for text in ("规章", str(i))],
    "titles": [Paragraph.of("示例局2022年政府信息公开工作年度报告")] * 10_000,
    "long line": [Paragraph.of("一、总体情况" + "2022年公开　" * 100_000)],
    "rows": [TableBlock.of_rows([["二、上年结政府信息公开申请某数", *"1234567"]] * 2_000)],
    "ragged row": [TableBlock.of_rows([["重复申请", *["1", ""] * 5_000]], exact_grid=False)],
    "columns": [TableBlock.of_rows([["自然人", "商业企业", "某"] * 5_000, ["重复申请", *["1", ""] * 7_000]])],
    "nested": [
        TableBlock(tuple(Cell(i, 0, "甲", nested=(TableBlock.of_rows([["1"]]),)) for i in range(2_000)), (9,))
    ],
}


@pytest.mark.parametrize("kind", list(HUGE))
def test_huge_files_come_to_an_end(kind: str) -> None:
    report = filled()
    recognised = read_blocks([*HUGE[kind], *blocks_of(report)])
    assert recognised.report.text("problems") == report.text("problems")
    assert len(recognised.notes) < 700
