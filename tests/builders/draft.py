"""A report as it goes to a leader, and the file that comes back."""

from __future__ import annotations

from datetime import date

from builders.tracked import Tracked
from export.compose import compose
from export.registry import properties_of
from export.writers.docx.writer import write
from model.content.blocks import Paragraph, Role
from model.report.report import FRONT, Report

TODAY = date(2026, 1, 10)


def draft() -> Report:
    """A report with a text in every section and figures in some cells."""
    from builders.report import filled

    report = filled("2021", 2025)
    report.texts[FRONT] = (Paragraph.of("本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。"),)
    report.texts["overview"] = (
        Paragraph.of("2025年，示例局认真落实条例，各项工作平稳有序。"),
        Paragraph.of("（一）主动公开", Role.HEADING_2),
        Paragraph.of("全年公开信息186条，其中工作动态92条，均已公开全文和解读材料。"),
        Paragraph.of("（二）依申请公开", Role.HEADING_2),
        Paragraph.of("办理中坚持一次性告知、全程留痕，答复前由法律顾问审核。"),
    )
    report.texts["problems"] = (
        Paragraph.of("工作中主要存在两个问题：一是解读形式单一；二是报送不够及时。"),
        Paragraph.of("下一步将重点做好图解和短视频，每件文件至少有一种新形式的解读。"),
    )
    report.texts["other_matters"] = (
        Paragraph.of("（一）收费情况", Role.HEADING_2),
        Paragraph.of("本年没有收取信息处理费。"),
        Paragraph.of("（二）建议提案", Role.HEADING_2),
        Paragraph.of("承办建议2件，均已办结。"),
    )
    return report


def sent(report: Report) -> bytes:
    """The Word document of a report."""
    return write(compose(report), properties=properties_of(report, TODAY))


def back(report: Report, author: str = "张主任") -> Tracked:
    """The same, to be changed with a record."""
    return Tracked(sent(report), author)
