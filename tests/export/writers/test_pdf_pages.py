"""PDF on paper: no page but the last is less than a third full, and no heading is the last on one."""

from __future__ import annotations

import pytest
from builders.export import PICTURE, full_report

from export.compose import compose
from export.style import OFFICIAL, PLAIN, DocumentStyle
from export.writers.pdf import pages
from model.content.blocks import Blocks, Paragraph, Picture, TableBlock
from model.report.report import SetText

pytestmark = pytest.mark.usefixtures("qapp")

LEAST = 1 / 3
TALL = Picture(PICTURE.data, "image/png", 6000, 12000, "长图")


def report_of(lines: int) -> Blocks:
    report = full_report()
    text = (Paragraph.of("全年主动公开信息工作有序开展各项任务按时完成。"),) * lines
    report.apply(SetText("overview", text))
    long = TableBlock.of_rows([[f"第{row}项", "内容"] for row in range(35)])
    report.apply(SetText("problems", (*text[: lines // 2], TALL, *text[: lines // 2], long)))
    return compose(report)


@pytest.mark.parametrize("style", [OFFICIAL, PLAIN], ids=["official", "plain"])
def test_every_page_but_the_last_is_a_third_full(style: DocumentStyle) -> None:
    for lines in range(2, 44, 3):
        for page in pages(report_of(lines), style)[:-1]:
            top, piece = page[-1]
            assert (top + piece.height) / style.page.text_height >= LEAST, lines
            assert not piece.keep_next, lines
