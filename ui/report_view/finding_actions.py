"""Finding operations: what is done about findings: led to, mended, kept for a reason, gone through one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject

from model.checks.core import Finding
from model.content.address import Address
from model.report.report import SetValues
from model.workspace import Workspace
from ui.findings.mend_list import change_lines
from ui.findings.panel import FindingsPanel
from ui.report_view.navigator import Navigator

NAMED = 4
"""How many mended cells the message names."""
LONGEST_SELECTION = 40
"""Characters; of a longer span only the beginning is gone to, so that the next key does not replace a paragraph."""


def _selected(address: Address) -> Address:
    """Return what is selected of the place of a finding."""
    is_long = address.end - address.start > LONGEST_SELECTION
    return address.span(address.start, address.start) if is_long else address


class FindingActions(QObject):
    """Carries out on the open report what the panel of findings asks for."""

    def __init__(
        self, navigator: Navigator, workspace: Workspace, panel: FindingsPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._workspace = workspace
        self._panel = panel
        panel.chosen.connect(self.show)
        panel.fix_wanted.connect(self.fix)
        panel.keep_wanted.connect(self.keep)
        panel.keep_alike_wanted.connect(self.keep_alike)
        panel.withdraw_wanted.connect(self.withdraw)
        panel.mend_wanted.connect(self.mend)

    def show(self, finding: Finding) -> None:
        """Leads to the place of a finding and outlines the cells that take part."""
        self._navigator.settle()
        present = self._panel.present(finding)
        if present is not None:
            self._navigator.go_to(_selected(present.address))
            self._navigator.set_related(present)

    def lead_to(self, finding: Finding) -> None:
        """Choose a finding in the panel, and lead to its place."""
        self._panel.show_all()
        self._panel.set_current(finding)
        self.show(finding)

    def fix(self, finding: Finding) -> None:
        """Carry out the fix of a finding as one step."""
        self._navigator.settle()
        present = self._panel.present(finding)
        if present is not None and present.fix is not None:
            self._workspace.fix(present.fix, f"改正 {present.code}")
            self._navigator.go_to(present.fix.address)
            self._navigator.set_related(None)

    def mend(self) -> None:
        """Set the sums that are wrong, as one step, and name the cells with their values before and after."""
        self._navigator.settle()
        values = self._panel.mending.values()
        if not values:
            self._navigator.say("没有可以一键改正的地方，请逐条核对。")
            return
        label = f"一键改正 {len(values)} 处"
        report = self._workspace.report
        lines = change_lines(report.form, report.values, values)
        self._workspace.apply(SetValues(values), label)
        more = f"；等 {len(lines)} 处" if len(lines) > NAMED else ""
        self._navigator.say_done(f"已{label}：{'；'.join(lines[:NAMED])}{more}。其余问题请逐条核对。", label)

    def keep(self, finding: Finding, reason: str) -> None:
        """Keep a finding for a reason; the keyboard goes on to the next one."""
        self._navigator.settle()
        at = self._panel.position(finding)
        if self._workspace.acknowledge(finding, reason).addresses:
            self._navigator.hint("已写出错说明并保留，可在“已说明”里查看、撤回；相关数字再变时会重新提示。")
            self._panel.focus_near(at)

    def keep_alike(self, finding: Finding, reason: str) -> None:
        """Keep all findings of the code of this one for one reason, as one step."""
        self._navigator.settle()
        at, same = self._panel.position(finding), self._panel.alike(finding)
        if self._workspace.acknowledge_all(same, reason).addresses:
            self._navigator.hint(f"同类 {len(same)} 处都已写出错说明并保留，可在“已说明”里查看、撤回。")
            self._panel.focus_near(at)

    def withdraw(self, finding: Finding) -> None:
        """Take the reason of a finding back: it is to be dealt with again."""
        at = self._panel.position(finding)
        self._workspace.withdraw(finding)
        self._panel.focus_near(at)

    def check(self) -> None:
        """Show the summary and the gravest finding, from the tab where the clerk stands on; or say that there is none."""
        self._navigator.settle()
        self._panel.show_all()
        if self._workspace.findings:
            self._panel.set_current(None)
            self._panel.show_section(self._navigator.section)
            self._panel.summary.begin(self._workspace)
            self._panel.lead_to_gravest()
        else:
            self._panel.summary.hide()
            self._navigator.say("审核完毕：没有发现问题。", done=True)

    def step(self, direction: int) -> None:
        """Show the next (1) or the previous (-1) finding."""
        self._navigator.settle()
        self._panel.step(direction)
