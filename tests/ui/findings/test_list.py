"""Rows in groups, each in its order."""

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.form.editions import form_of
from ui.findings.list import FindingList, Place
from ui.findings.row import FindingRow


def row(unit: str) -> FindingRow:
    found = Finding("N01", Severity.WARNING, Address("unit"), (("words", unit),))
    return FindingRow(found, form_of("2021"))


def test_rows_stand_in_their_groups_by_their_order(qtbot, monkeypatch):
    monkeypatch.setattr(Finding, "message", property(lambda self: dict(self.arguments)["words"]))
    shown = FindingList()
    qtbot.addWidget(shown)
    shown.set_groups([("a", "甲"), ("b", "乙")])
    rows = [row(str(number)) for number in range(3)]
    shown.put(rows[0], Place("b", 2))
    shown.put(rows[1], Place("a", 5))
    shown.put(rows[2], Place("b", 1))
    shown.resize(300, 400)
    shown.show()
    shown.show_only(lambda _: True)
    shown.reveal(rows[0])
    tops = [made.mapTo(shown, made.rect().topLeft()).y() for made in (rows[1], rows[2], rows[0])]
    assert tops == sorted(tops) and len(set(tops)) == 3
    shown.drop(rows[2])
    shown.show_only(lambda each: each is rows[1])
    assert rows[0].isHidden() and not rows[1].isHidden()
