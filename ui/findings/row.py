"""Finding row: one finding with its fix, the rule behind it, and the reason with which it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from model.checks.catalogue import explanation
from model.checks.core import RULES, Finding, Severity
from model.content.values import display
from model.form.spec import Form
from ui.appearance.plain_text import PlainLabel, RichLabel
from ui.appearance.severity import MARKS, severity_color
from ui.appearance.theme import SPACE, Theme
from ui.findings.reason_form import ReasonForm
from ui.widgets.phrases import READ_ONLY

_COUNTED = {
    "R03": "按勾稽应为 {}；也可能是新收、办理有误。",
    "R04": "按上年报告应为 {}；也可能是上年报告有误。",
}
"""What is said beside the fix of a figure that a person counted, by the code of the check."""
_UNBROKEN = re.compile(r"[!-~]{16,}")
_NO_SPACE = "\u200b"
"""A place where a line may break, without width."""


class FindingRow(QFrame):
    """One finding: mark, sentence, buttons; below them, when asked for, the rule and the field for a reason."""

    chosen = Signal(object)
    fix_wanted = Signal(object)
    keep_wanted = Signal(object, str)
    """The finding is to be kept for a reason."""
    keep_alike_wanted = Signal(object, str)
    """All findings of its code are to be kept for the same reason."""
    withdraw_wanted = Signal(object)
    grown = Signal()
    """Something has opened below the sentence."""

    def __init__(self, finding: Finding, form: Form, reason: str | None = None) -> None:
        """`reason` is given for a finding that is kept."""
        super().__init__()
        self.finding = finding
        """Changes where the finding has only moved in its text."""
        self.reason = reason
        self.fix: QPushButton | None = None
        self.keep: QPushButton | None = None
        self.withdraw: QPushButton | None = None
        self.alike: Callable[[], int] = lambda: 1
        """How many findings of its code may be kept, itself counted."""
        self._rule: QLabel | None = None
        self._form: ReasonForm | None = None
        self.opened: QWidget | None = None
        """What was opened last below the sentence."""
        self.setObjectName("finding")
        self.setProperty("kept", reason is not None)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 7, 10, 6)
        self._column.setSpacing(SPACE)
        self._head = RichLabel()
        self._column.addWidget(self._head)
        self._sentence = _words(finding.message)
        self._column.addWidget(self._sentence)
        self._caution = _words(caution(finding), "rule")
        self._caution.setVisible(reason is None and bool(self._caution.text()))
        self._column.addWidget(self._caution)
        if reason is not None:
            self._column.addWidget(_words(f"出错说明：{reason}", "keptReason"))
        self._buttons = self._make_buttons(form)
        self._column.addLayout(self._buttons)
        self._name()
        Theme.follow(self._restyle)

    def _name(self) -> None:
        finding = self.finding
        kept = "" if self.reason is None else f"。已说明：{self.reason}"
        self.setAccessibleName(f"{finding.severity.word} {finding.code}：{finding.message}{kept}")

    @property
    def is_plain(self) -> bool:
        """Whether the row shows an open finding and nothing is being written in it."""
        return self.reason is None and self.reason_form is None

    def show_finding(self, finding: Finding, form: Form) -> None:
        """Show another finding of the same code and place: other figures, another value of the fix."""
        self.finding = finding
        self._sentence.setText(_breakable(finding.message))
        if self.fix is not None:
            words = fix_words(finding, form)
            self.fix.setText(words)
            self.fix.setToolTip(words)
        self._caution.setText(caution(finding))
        self._name()

    def _restyle(self) -> None:
        color = severity_color(Theme.colors, self.finding.severity)
        mark, word = MARKS[self.finding.severity], self.finding.severity.word
        self._head.setText(f'<span style="color:{color};font-weight:600">{mark} {word}</span>')

    def _make_buttons(self, form: Form) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        if self.reason is not None:
            self.withdraw = _button("撤回", "fix", self._withdraw, "撤回出错说明，重新列为待处理的问题")
            row.addWidget(self.withdraw)
        elif self.finding.fix is not None:
            words = fix_words(self.finding, form)
            self.fix = _button(
                words, "fix", lambda: self.fix_wanted.emit(self.finding), words, ElidedButton()
            )
            row.addWidget(self.fix)
        row.addStretch()
        if self.reason is None and self.finding.severity is not Severity.ERROR:
            self.keep = _button("出错说明", "link", self.ask_reason, "核实无误的，写明原因后保留")
            row.addWidget(self.keep)
        self.rule = _button("依据", "link", self.toggle_rule, "这条规则是什么，出自哪里")
        row.addWidget(self.rule)
        return row

    def set_read_only(self, read_only: bool) -> None:
        """Offer nothing that would change the report where that cannot be."""
        for button in (self.fix, self.keep, self.withdraw):
            if button is not None:
                button.setEnabled(not read_only)
                if read_only:
                    button.setToolTip(READ_ONLY)

    def toggle_rule(self) -> None:
        """Shows the rule with its source below the sentence, or hides it again."""
        if self._rule is None:
            code = self.finding.code
            self._rule = _words(f"{code}　{explanation(RULES[code])}", "rule")
            self._rule.hide()
            self._column.addWidget(self._rule)
        self._rule.setVisible(self._rule.isHidden())
        if not self._rule.isHidden():
            self.opened = self._rule
            self.grown.emit()

    @property
    def rule_text(self) -> str:
        """The rule as it is shown; empty while it is not."""
        return "" if self._rule is None or self._rule.isHidden() else self._rule.text()

    def ask_reason(self) -> None:
        """Open the field for a reason."""
        if self._form is None:
            self._form = ReasonForm()
            self._form.accepted.connect(lambda reason: self.keep_wanted.emit(self.finding, reason))
            self._form.accepted_alike.connect(
                lambda reason: self.keep_alike_wanted.emit(self.finding, reason)
            )
            self._form.cancelled.connect(self._close_form)
            self._column.insertWidget(self._column.indexOf(self._buttons) + 1, self._form)
        self._form.offer_alike(self.alike())
        self._form.show()
        self._form.setFocus()
        self.opened = self._form
        self.grown.emit()

    @property
    def reason_form(self) -> ReasonForm | None:
        """The field for a reason, while it is open."""
        return None if self._form is None or self._form.isHidden() else self._form

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
        self.setFocus()

    def _withdraw(self) -> None:
        self.withdraw_wanted.emit(self.finding)

    def set_current(self, current: bool) -> None:
        """Frame the row whose place is shown."""
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead to the place of the finding."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.finding)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with the keyboard what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding)
        else:
            super().keyPressEvent(event)


class ElidedButton(QPushButton):
    """A button that takes what room there is and shortens its words to it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        hint = super().sizeHint()
        room = self.fontMetrics().horizontalAdvance("改为 100…") + 24
        return QSize(min(hint.width(), room), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button with as many characters as fit: how it begins, and the figure that it ends with."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # The stub knows no members of style options.
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        option.text = text  # pyright: ignore[reportAttributeAccessIssue]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def _button(
    text: str, name: str, operation: Callable[[], object], tip: str, button: QPushButton | None = None
) -> QPushButton:
    button = button or QPushButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: operation())
    return button


def _words(text: str, name: str = "") -> QLabel:
    """Words that wrap wherever they must: nothing makes the panel wider."""
    label = PlainLabel(_breakable(text))
    label.setObjectName(name)
    label.setWordWrap(True)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


def _breakable(text: str) -> str:
    return _UNBROKEN.sub(lambda match: _NO_SPACE.join(match.group()), text)


def caution(finding: Finding) -> str:
    """Return what a fix of a figure that a person counted assumes; empty for a fix that is arithmetic."""
    words = _COUNTED.get(finding.code, "")
    return words.format(display(finding.fix.value)) if words and finding.fix is not None else ""


def fix_words(finding: Finding, form: Form) -> str:
    """Return the words on the button of a finding's fix: `结转下年度改为 2`."""
    assert finding.fix is not None
    address, value = finding.fix.address, display(finding.fix.value)
    if finding.fix.also:
        return f"空白填{value}（{len(finding.fix.also) + 1} 格）"
    if not address.is_cell:
        return f"改为 {value}"
    row, column = form.row_name(address), form.column_name(address)
    names = {"carried_in": "上年结转", "carried_out": "结转下年度", "concluded": "办理总计"}
    short = names.get(address.row, "总计" if address.column == "total" else row[-8:] or column[-8:])
    return f"{short}改为 {value}"
