from builders.text import text_panel, workspace_of

from model.content.address import Address
from model.form.editions import FORMS
from model.report.report import SetField


def opened(qtbot):
    panel = text_panel(key="other_matters")
    qtbot.addWidget(panel)
    return panel, panel.ends, workspace_of(panel).report


def test_only_the_last_section_has_the_fields(qtbot):
    panel = text_panel()
    qtbot.addWidget(panel)
    assert panel.ends is None
    assert next(iter(FORMS.values())).sections[-1].key == "other_matters"


def test_a_date_is_tidied_when_it_is_taken_over(qtbot):
    _, ends, report = opened(qtbot)
    ends.date.setText("2026-1-20")
    ends.date.setModified(True)
    ends.date.textEdited.emit("2026-1-20")
    ends.flush()
    assert report.date == "2026年1月20日"


def test_today_fills_the_date_in(qtbot):
    panel, ends, report = opened(qtbot)
    ends.today.click()
    assert report.date == "2026年1月19日"
    workspace_of(panel).undo()
    assert report.date == ""


def test_a_blank_field_says_so_and_offers_to_be_filled(qtbot):
    panel, ends, report = opened(qtbot)
    assert ends.signature.placeholderText() == ends.date.placeholderText() == "（未填）"
    assert not ends.fill_signature.isHidden() and not ends.today.isHidden()
    ends.fill_signature.click()
    ends.today.click()
    assert report.signature == ends.signature.text() == report.unit
    assert ends.fill_signature.isHidden() and ends.today.isHidden()
    workspace_of(panel).undo()
    assert ends.fill_signature.isHidden() and not ends.today.isHidden()


def test_nothing_is_offered_where_nothing_can_be_filled_in(qtbot):
    panel, ends, report = opened(qtbot)
    workspace = workspace_of(panel)
    workspace.apply(SetField("unit", ""), "改单位名称")
    assert ends.fill_signature.isHidden()
    workspace.load(report.copy(), None, read_only=True)
    assert ends.today.isHidden()


def test_going_to_a_field(qtbot):
    _, ends, _ = opened(qtbot)
    assert ends.go_to(Address("date"))
    assert not ends.go_to(Address("overview"))
