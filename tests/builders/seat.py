"""Windows and what stands for them in tests of files: saving, locks, recovery."""

import json
import zipfile
from datetime import date, datetime

from PySide6.QtWidgets import QPushButton

from builders.model import UNIT, balanced_report, cell
from model.files.processes import Process
from model.report.report import SetField
from model.storage.recovery import About, Recovery
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.files.autosave import Autosave, recovery_folder
from ui.files.dialogs import Outside, Unsaved
from ui.files.file_actions import FileActions
from ui.files.recovery_offer import RecoveryOffer
from ui.widgets.banner import Banner

TODAY = date(2026, 1, 12)


NOW = datetime(2026, 1, 12, 10, 32)


GONE = Process(2_000_000_000, "then")
"""No system counts its processes so far."""


A = cell("requests.granted.business")


class Answers:
    """Stands in for the dialogs: gives prepared answers and keeps what was asked."""

    def __init__(self):
        self.save_path = None
        self.unsaved = Unsaved.CANCEL
        self.outside = Outside.CANCEL
        self.takes_over = False
        self.asked = []

    def ask_save(self, title, proposal, kinds):
        self.asked.append(f"save:{proposal.name}")
        return self.save_path

    def ask_unsaved(self, name):
        self.asked.append(f"unsaved:{name}")
        return self.unsaved

    def ask_changed_outside(self, name):
        self.asked.append(f"outside:{name}")
        return self.outside

    def ask_take_over(self, who):
        self.asked.append(f"take over:{who}")
        return self.takes_over


class Seat:
    """What a window has without what can be seen of it: quick to make."""

    def __init__(self, report=None):
        self.workspace = Workspace(TODAY, report)
        self.bridge = Bridge(self.workspace)
        self.banner = Banner()
        self.autosave = Autosave(self.bridge, recovery_folder(), self.bridge, lambda: NOW)
        self.files = FileActions(
            self.workspace, Answers(), self.banner, lambda: None, self.autosave, self.bridge
        )

    @property
    def report_view(self):
        return self

    def close(self):
        return self.files.may_close()

    def offer_recovery(self):
        RecoveryOffer(self.files, self.autosave, self.banner).begin()


def answers(window) -> Answers:
    return window.files.dialogs


def rename(window, unit="另一局"):
    window.workspace.apply(SetField("unit", unit), "改名")


def buttons(window):
    shown = window.banner.findChildren(QPushButton)
    return {button.text(): button for button in shown if not button.isHidden()}


def autosave_now(window):
    """What the timer does when it has run out, to the end."""
    assert window.report_view.autosave.timer.isActive()
    window.report_view.autosave.timer.timeout.emit()
    return window.report_view.autosave.wait()


def copies():
    """The recovery copies there are, whose window still runs or not."""
    return sorted(recovery_folder().glob("*.xxgk"))


def leave(unit=UNIT, time="2026-01-12T10:31:30", path=None, stamp=None):
    """What a window leaves behind that was killed."""
    report = balanced_report()
    report.unit = unit
    name = path.name if path else f"{unit}的报告"
    Recovery(recovery_folder(), GONE).write(report, About(name, time, path, stamp))
    return report


def answers_name():
    return "另一局2022年政府信息公开工作年度报告.xxgk"


def newer(path):
    """The file as a later version of the program would write it."""
    with zipfile.ZipFile(path) as archive:
        content = json.loads(archive.read("report.json"))
    content["version"] = 99
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("report.json", json.dumps(content))


def press(box, word):
    (button,) = [button for button in box.buttons() if button.text() == word]
    button.click()
