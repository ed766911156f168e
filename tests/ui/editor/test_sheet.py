import pytest
from builders.text import TEXT, text_panel

from model.checks.core import Finding, Severity
from model.content.address import Address
from ui.editor.sheet import SHEET_WIDTH, counts_text


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


def test_zoom_widens_the_sheet(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    panel.set_zoom(1.5)
    assert panel._sheet.maximumWidth() == SHEET_WIDTH * 3 // 2
    assert panel._sheet._heading.font().pointSizeF() == pytest.approx(19.5)
