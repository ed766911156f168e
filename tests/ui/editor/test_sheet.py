import pytest
from builders.text import TEXT, text_panel

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.content.blocks import Paragraph
from model.report.report import FRONT, new_report
from ui.editor.sheet import FRONT_SHARE, SHEET_WIDTH, counts_text


def finding(severity: Severity) -> Finding:
    return Finding("M01", severity, Address("overview"), (("problem", "甲"),))


def test_counts_name_each_severity_that_there_is():
    text = counts_text([finding(Severity.WARNING), finding(Severity.ERROR), finding(Severity.WARNING)])
    assert text.index("● 1") < text.index("▲ 2")
    assert "○" not in text
    assert counts_text(()) == ""


def test_findings_on_the_whole_section_stand_beside_its_heading(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    panel.set_findings([finding(Severity.ERROR)])
    assert "● 1" in panel._sheet._counts.text()
    assert "强制性" in panel._sheet._counts.toolTip()
    panel.set_findings([])
    assert panel._sheet._counts.text() == ""


@pytest.mark.fonts
def test_the_front_matter_leaves_room_for_the_section(qtbot):
    report = new_report("示例市示例局", 2025)
    report.texts[FRONT] = tuple(Paragraph.of(f"第{n}段说明。") for n in range(30))
    panel = text_panel(TEXT, report=report)
    qtbot.addWidget(panel)
    panel.show()
    for height in (600, 360):
        panel.resize(1000, height)
        assert panel.front.height() <= height * FRONT_SHARE + 1
        assert panel.editor.height() >= 30


def test_zoom_widens_the_sheet(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    panel.set_zoom(1.5)
    assert panel._sheet.maximumWidth() == SHEET_WIDTH * 3 // 2
    assert panel._sheet._heading.font().pointSizeF() == pytest.approx(19.5)
