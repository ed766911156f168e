from builders.text import text_panel, workspace_of

from model.content.address import Address
from model.form.editions import FORMS


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


def test_the_unit_is_proposed_as_the_signature(qtbot):
    _, ends, report = opened(qtbot)
    assert ends.signature.placeholderText() == report.unit


def test_going_to_a_field(qtbot):
    _, ends, _ = opened(qtbot)
    assert ends.go_to(Address("date"))
    assert not ends.go_to(Address("overview"))
