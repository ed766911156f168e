"""QuestionPanel: what the register does not tell, to be answered, and what is doubtful, each with its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from model.ledger.questions import Doubt, Question
from model.ledger.register import Register, RowRef
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import SPACE, Theme
from ui.widgets.scrolled import scrolled

_SHOWN_ROWS = 4
"""Rows that are named; the rest is only counted."""
_MOST = 60
"""Questions and doubts that are listed each: more than anyone answers at one sitting."""
_CHOICE_WIDTH, _MARGIN = 280, 24
"""Pixels of the field of an answer, and beside the words of its list."""
NOT_YET = "请选择…"


class QuestionPanel(QWidget):
    """Questions first, then doubts; a register without either says so."""

    answered = Signal(str, str)
    """The identity of a question, and the choice, empty for none."""
    rows_wanted = Signal(object)
    """Rows that are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.combos: dict[str, QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, SPACE, 0)
        self._rows.setSpacing(SPACE)
        self._content.setObjectName("plain")
        self._area = scrolled(self._content)
        self._column.addWidget(self._area)
        self._shown: list[tuple[str, str, int]] = []

    def show_all(self, questions: Sequence[Question], doubts: Sequence[Doubt], register: Register) -> None:
        """Show these questions and doubts; those whose words have not changed keep their widgets."""
        shown = [(q.identity, q.answer, len(q.rows)) for q in questions] + [
            (d.text, "", len(d.rows)) for d in doubts
        ]
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        for question in questions[:_MOST]:
            self._add_question(question, register)
        for doubt in doubts[:_MOST]:
            self._add_doubt(doubt, register)
        left = max(len(questions) - _MOST, 0) + max(len(doubts) - _MOST, 0)
        if left:
            self._rows.addWidget(PlainLabel(f"另有 {left} 条，回答上面的以后再列出。"))
        if not shown:
            fine = PlainLabel("✓ 没有要回答的问题，也没有要核对的行。")
            fine.setObjectName("fine")
            self._rows.addWidget(fine)
        self._rows.addStretch(1)

    def _clear(self) -> None:
        self.combos.clear()
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_question(self, question: Question, register: Register) -> None:
        combo = QComboBox()
        combo.setAccessibleName(question.text)
        combo.addItem(_unanswered(question), "")
        for key, words in question.choices:
            combo.addItem(words, key)
        combo.setCurrentIndex(max(combo.findData(question.answer), 0))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setFixedWidth(round(_CHOICE_WIDTH * Theme.scale))
        combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + _MARGIN)
        identity = question.identity
        combo.activated.connect(lambda index: self.answered.emit(identity, combo.itemData(index)))
        self.combos[identity] = combo
        mark = "✓" if question.answer else "▲"
        self._add(
            f"{mark} {question.text}", "quiet" if question.answer else "doubt", question.rows, register, combo
        )

    def _add_doubt(self, doubt: Doubt, register: Register) -> None:
        self._add(f"请核对：{doubt.text}", "quiet", doubt.rows, register, None)

    def _add(
        self, text: str, name: str, rows: Sequence[RowRef], register: Register, combo: QComboBox | None
    ) -> None:
        holder = QWidget()
        holder.setObjectName("plain")
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * SPACE)
        label = PlainLabel(text)
        label.setObjectName(name)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        if rows:
            link = QPushButton(rows_words(rows, register))
            link.setObjectName("link")
            link.setToolTip("在台账里显示这些行")
            link.clicked.connect(lambda _checked=False: self.rows_wanted.emit(tuple(rows)))
            line.addWidget(link)
        if combo is not None:
            line.addWidget(combo)
        self._rows.addWidget(holder)


def _unanswered(question: Question) -> str:
    assumed = dict(question.choices).get(question.assumed, "")
    return f"暂按“{assumed}”计" if assumed else NOT_YET


def rows_words(rows: Sequence[RowRef], register: Register) -> str:
    """Return rows in few words: 第5行、第8行等 12 行."""
    named = "、".join(register.say(ref) for ref in rows[:_SHOWN_ROWS])
    return f"{named}等 {len(rows)} 行" if len(rows) > _SHOWN_ROWS else named
