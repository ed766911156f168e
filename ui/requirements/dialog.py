"""The dialog of an office's requirements: written here, saved as a file to hand out, used for the open report, or dropped."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from model.checks.catalogue import explanation, rules
from model.checks.core import Severity
from model.checks.requirements import Length, Phrase, Requirements, Topic, parse, requirements_of
from model.checks.requirements_text import as_text
from model.checks.rules_file import check_codes
from model.files.errors import RequirementsError
from model.form.editions import CURRENT
from model.report.report import FRONT
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, SPACE
from ui.requirements.entry_table import Column, EntryTable

_SECTIONS = ((FRONT, "正文前的说明"), *((section.key, section.tab) for section in CURRENT.texts))
_SEVERITIES = tuple(
    (severity.value, severity.word) for severity in (Severity.WARNING, Severity.ERROR, Severity.INFO)
)
_SECTION, _SEVERITY = Column("写在哪一部分", _SECTIONS), Column("级别", _SEVERITIES)
_ANY_SECTION = Column("哪一部分", (("", "各部分"), *_SECTIONS))
_SEPARATORS = re.compile(r"[、，,；;\s]+")
_SHORT = 30
"""Characters of a rule that the list of checks shows."""


def _checks() -> tuple[tuple[str, str], ...]:
    """Return the checks whose severity an office may change, with the beginning of their rules."""
    return tuple(
        (rule.code, f"{rule.code} {explanation(rule)[:_SHORT]}")
        for rule in rules()
        if rule.severity is not Severity.ERROR
    )


class RequirementsDialog(QDialog):
    """Fields and tables; what is wrong is said at the bottom, and nothing is taken over before it is right."""

    save_wanted = Signal(str)
    """The text of a file to be saved."""
    load_wanted = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """`text` is that of the requirements in force, empty for none."""
        super().__init__(parent)
        self.setWindowTitle("主管部门的要求")
        self.resize(860, 520)
        self.text = text
        """What is to be in force when the dialog was accepted; empty for nothing."""
        self.office, self.years, self.deadline = QLineEdit(), QLineEdit(), QLineEdit()
        self.topics = EntryTable(
            (
                Column("事项", hint="建议提案办理"),
                _SECTION,
                Column("写到其中一个即可", hint="建议提案、政协提案", wide=True),
                _SEVERITY,
            ),
            "必须写到的事项：所列词语写到一个即可。",
        )
        self.lengths = EntryTable(
            (
                _SECTION,
                Column("至少（字）", hint="不限"),
                Column("至多（字）", hint="不限", wide=True),
                _SEVERITY,
            ),
            "各部分的字数，空格不计。",
        )
        self.forbidden = EntryTable(
            (Column("不用的表述", wide=True), _ANY_SECTION, _SEVERITY), "正文里不应出现的表述。"
        )
        self.required = EntryTable(
            (Column("必须写上的句子", wide=True), _SECTION, _SEVERITY), "必须原样写上的句子，空格不计。"
        )
        self.checks = EntryTable(
            (Column("审核规则", _checks(), wide=True), _SEVERITY), "提高或降低审核的级别；强制性的不能降低。"
        )
        self._problem = PlainLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._build()
        self.show_text(text)

    def _build(self) -> None:
        self.office.setPlaceholderText("示例县政务公开办公室；问题后面注明是谁的要求")
        self.years.setPlaceholderText("每年；或者写 2025、2026")
        self.deadline.setPlaceholderText("不另作要求；或者写 01-26")
        form = QFormLayout()
        form.addRow("主管部门", self.office)
        form.addRow("适用年度", self.years)
        form.addRow("公布期限（次年）", self.deadline)
        tabs = QTabWidget()
        tabs.setAccessibleName("各项要求")
        for name, table in (
            ("必写事项", self.topics),
            ("字数", self.lengths),
            ("不用的表述", self.forbidden),
            ("必写的句子", self.required),
            ("审核级别", self.checks),
        ):
            tabs.addTab(table, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(2 * SPACE)
        column.addLayout(form)
        column.addWidget(tabs, 1)
        column.addWidget(self._problem)
        column.addLayout(self._button_row())

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        load, save = QPushButton("载入文件…"), QPushButton("存为文件…")
        load.setToolTip("载入主管部门下发的要求文件（.xxgk-rules）")
        save.setToolTip("存成文件，随通知下发给各单位；双击即可载入")
        self.drop = QPushButton("不再使用")
        self.drop.setToolTip("当前报告不再按这份要求审核")
        use, cancel = QPushButton("用于当前报告"), QPushButton("取消")
        use.setDefault(True)
        load.clicked.connect(self.load_wanted)
        save.clicked.connect(self._save)
        self.drop.clicked.connect(self._drop)
        use.clicked.connect(self._use)
        cancel.clicked.connect(self.reject)
        self.save_button, self.use_button = save, use
        for button in (load, save, self.drop):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(use)
        row.addWidget(cancel)
        return row

    def show_text(self, text: str) -> None:
        """Show the requirements of a text that `parse` takes; blank fields for none."""
        made = requirements_of(text)
        self.drop.setEnabled(bool(self.text))
        self.say("")
        if made is None:
            return
        self.office.setText(made.office)
        self.years.setText("、".join(map(str, made.years)))
        self.deadline.setText("" if made.deadline is None else "{:02}-{:02}".format(*made.deadline))
        self.topics.set_rows(
            [(t.name, t.section, "、".join(t.any_of), t.severity.value) for t in made.topics]
        )
        self.lengths.set_rows(
            [(r.section, _shown(r.at_least), _shown(r.at_most), r.severity.value) for r in made.lengths]
        )
        self.forbidden.set_rows([(p.text, p.section, p.severity.value) for p in made.forbidden])
        self.required.set_rows([(p.text, p.section, p.severity.value) for p in made.required])
        self.checks.set_rows([(code, severity.value) for code, severity in made.severities])

    def say(self, problem: str) -> None:
        """Say what is wrong; nothing for an empty text."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def written(self) -> str | None:
        """Return the text of what is written in the fields; None where something is wrong, which is then said."""
        try:
            text = as_text(self._made())
            parse(text)
            check_codes(text)
        except (RequirementsError, ValueError) as error:
            self.say(f"还不能用：{error}。" if isinstance(error, RequirementsError) else str(error))
            return None
        self.say("")
        return text

    def _made(self) -> Requirements:
        """Return what is written; raise ValueError with a sentence for what is no number or no day."""
        years = tuple(_number(year, "适用年度") for year in _words(self.years.text()))
        return Requirements(
            self.office.text().strip(),
            years,
            _day(self.deadline.text().strip()),
            tuple(
                Topic(name, section, _words(words), Severity(level))
                for name, section, words, level in self.topics.rows
            ),
            tuple(
                Length(section, _number(least, "字数"), _number(most, "字数"), Severity(level))
                for section, least, most, level in self.lengths.rows
            ),
            tuple(Phrase(text, section, Severity(level)) for text, section, level in self.forbidden.rows),
            tuple(Phrase(text, section, Severity(level)) for text, section, level in self.required.rows),
            tuple((code, Severity(level)) for code, level in self.checks.rows),
        )

    def _save(self) -> None:
        text = self.written()
        if text is not None:
            self.save_wanted.emit(text)

    def _use(self) -> None:
        text = self.written()
        if text is not None:
            self.text = text
            self.accept()

    def _drop(self) -> None:
        self.text = ""
        self.accept()


def _shown(number: int) -> str:
    return str(number) if number else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _SEPARATORS.split(text) if word)


def _number(text: str, what: str) -> int:
    if text and not text.isdecimal():
        raise ValueError(f"{what}“{text}”不是整数。")
    return int(text) if text else 0


def _day(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,2})\s*[-月./]\s*(\d{1,2})日?", text)
    if match is None:
        raise ValueError(f"公布期限“{text}”应写成“01-26”这样的月和日。")
    return int(match[1]), int(match[2])
