"""A report as it was read, and notes on it, for the import review."""

from __future__ import annotations

from builders.model import balanced_report, cell
from model.content.address import Address
from model.content.blocks import Paragraph, Picture, TableBlock
from model.recognise.notes import Doubt, Note, note
from model.report.report import Report

RECEIVED = cell("requests.received.natural_person")
OTHER = cell("requests.other_misc.natural_person")


def measured(text: str = "4件", value: str = "4", address: Address = RECEIVED) -> Note:
    """A note on a figure that was written with a measure word."""
    return note(Doubt.MEASURE_DROPPED, address, value, cell="表三某格", text=text, value=value)


def filled() -> Report:
    """A balanced report with texts, signature and date."""
    report = balanced_report()
    picture = Picture(b"\x89PNG", "image/png", 1000, 1000)
    report.texts["overview"] = (Paragraph.of("本年度 工作平稳。"), picture, TableBlock.of_rows([["甲"]]))
    report.signature, report.date = "示例局", "2023年1月20日"
    return report
