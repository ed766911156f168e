"""TakeBack: what a file that came back proposes, beside the report; accepted or refused one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from model.compare.lines import Stretch
from model.takeback.proposals import Proposal, ProposalKind
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE, ui_font
from ui.compare.rows import Decision, Row
from ui.compare.table import SideTable
from ui.help.window import offer_help

SIZE = QSize(1180, 640)
UNTRACKED = "没有修订记录"
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)")


class TakeBack(QDialog):
    """Shows the proposals and returns those that are accepted."""

    def __init__(self, proposals: Sequence[Proposal], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals = tuple(proposals)
        self.decisions: dict[int, Decision] = {
            i: Decision.OPEN if p.may_accept else Decision.NONE for i, p in enumerate(self.proposals)
        }
        """What is decided about each proposal, by its number."""
        self.setWindowTitle(f"取回修改稿：{name}")
        self.summary, self.obstacle = PlainLabel(summary(self.proposals)), PlainLabel()
        self.accept_one, self.refuse_one = QPushButton("接受这一处"), QPushButton("不接受这一处")
        self.accept_all, self.refuse_all = QPushButton("全部接受"), QPushButton("全部不接受")
        self.previous, self.next = QPushButton("上一处"), QPushButton("下一处")
        self.done_button, self.cancel_button = QPushButton(), QPushButton("取消")
        self.table = SideTable(self._decision_of)
        self._assemble()
        self._connect()
        self.table.show_rows(list(rows_of(self.proposals)), "报告里", "修改稿")
        self._begin()
        self._refresh()
        offer_help(self, "take_back")

    def _assemble(self) -> None:
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        self.summary.setFont(ui_font(11, bold=True))
        self.summary.setWordWrap(True)
        self.obstacle.setObjectName("doubt")
        self.obstacle.setWordWrap(True)
        self.table.setAccessibleName("修改稿里的修改和批注")
        middle = QHBoxLayout()
        middle.setSpacing(2 * SPACE)
        for button in (self.accept_one, self.refuse_one, self.previous, self.next):
            middle.addWidget(button)
        middle.addWidget(self.obstacle, 1)
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        for button in (self.accept_all, self.refuse_all):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        foot.addWidget(self.cancel_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addWidget(self.summary)
        page.addWidget(self.table, 1)
        page.addLayout(middle)
        page.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.done_button.setObjectName("primaryButton")
        self.accept_one.setToolTip("接受这一处，到下一处（A）")
        self.refuse_one.setToolTip("不接受这一处，到下一处（R）")
        self.next.setToolTip("下一处（F8）")
        self.previous.setToolTip("上一处（Shift+F8）")

    def _connect(self) -> None:
        self.accept_one.clicked.connect(lambda: self._decide(Decision.ACCEPTED))
        self.refuse_one.clicked.connect(lambda: self._decide(Decision.REFUSED))
        self.accept_all.clicked.connect(lambda: self._decide_all(Decision.ACCEPTED))
        self.refuse_all.clicked.connect(lambda: self._decide_all(Decision.REFUSED))
        self.next.clicked.connect(lambda: self.table.step(1))
        self.previous.clicked.connect(lambda: self.table.step(-1))
        for keys, act in (
            ("A", lambda: self._decide(Decision.ACCEPTED)),
            ("R", lambda: self._decide(Decision.REFUSED)),
            ("F8", lambda: self.table.step(1)),
            ("Shift+F8", lambda: self.table.step(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.table.toggled.connect(self._toggle)
        self.table.current_changed.connect(lambda _: self._refresh())
        self.done_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _begin(self) -> None:
        """Stand at the first place that there is something to decide about."""
        first = next((i for i, p in enumerate(self.proposals) if p.may_accept), None)
        row = next((row for row in self.table.rows if first is not None and row.payload == first), None)
        if row is not None:
            self.table.go_to(row)

    def _number(self) -> int | None:
        row = self.table.current
        return row.payload if row is not None and isinstance(row.payload, int) else None

    def _decision_of(self, row: Row) -> Decision:
        return self.decisions[row.payload] if isinstance(row.payload, int) else Decision.NONE

    def _decide(self, decision: Decision) -> None:
        """Decide about the current proposal and go to the next one."""
        number = self._number()
        if number is None or self.decisions[number] is Decision.NONE:
            return
        self.decisions[number] = decision
        self.table.step(1)
        self._refresh()

    def _toggle(self) -> None:
        number = self._number()
        if number is not None and self.decisions[number] is not Decision.NONE:
            was = self.decisions[number]
            self.decisions[number] = Decision.REFUSED if was is Decision.ACCEPTED else Decision.ACCEPTED
            self._refresh()

    def _decide_all(self, decision: Decision) -> None:
        """Decide about all that are tracked; about the others too where nothing is tracked, or to refuse them."""
        has_tracked = any(p.is_tracked and p.may_accept for p in self.proposals)
        for number, proposal in enumerate(self.proposals):
            is_meant = proposal.is_tracked or not has_tracked or decision is Decision.REFUSED
            if is_meant and self.decisions[number] is not Decision.NONE:
                self.decisions[number] = decision
        self._refresh()

    def _refresh(self) -> None:
        self.table.refresh_states()
        number = self._number()
        proposal = None if number is None else self.proposals[number]
        for button in (self.accept_one, self.refuse_one):
            button.setEnabled(proposal is not None and proposal.may_accept)
        self.obstacle.setText("" if proposal is None or not proposal.obstacle else f"▲ {proposal.obstacle}。")
        states = list(self.decisions.values())
        self.done_button.setText(f"改 {states.count(Decision.ACCEPTED)} 处")
        self.done_button.setEnabled(Decision.ACCEPTED in states)
        left = states.count(Decision.OPEN)
        self.done_button.setToolTip(f"还有 {left} 处没有决定，不会改" if left else "")

    @property
    def chosen(self) -> tuple[Proposal, ...]:
        """The proposals that are accepted."""
        return tuple(p for i, p in enumerate(self.proposals) if self.decisions[i] is Decision.ACCEPTED)

    def ask(self) -> tuple[Proposal, ...] | None:
        """Show the dialog and return what was accepted; None if it was cancelled."""
        return self.chosen if self.exec() == QDialog.DialogCode.Accepted else None


def summary(proposals: Sequence[Proposal]) -> str:
    """Return in a sentence what a file holds."""
    changes = [p for p in proposals if p.is_change]
    tracked = sum(p.is_tracked for p in changes)
    comments = sum(p.kind is ProposalKind.COMMENT for p in proposals)
    others = len(proposals) - len(changes) - comments
    said = [f"修订 {tracked} 处", f"批注 {comments} 条"]
    if len(changes) > tracked:
        said.append(f"{UNTRACKED}的不同 {len(changes) - tracked} 处")
    if others:
        said.append(f"格式和固定文字 {others} 处")
    closed = sum(not p.may_accept for p in changes)
    more = f"其中 {closed} 处不能直接接受，原因见各处。" if closed else ""
    return "，".join(said) + "。" + more


def rows_of(proposals: Sequence[Proposal]) -> Iterator[Row]:
    """Yield the rows of proposals, each place under its heading."""
    for heading, group in groupby(enumerate(proposals), key=lambda each: _heading(each[1])):
        yield Row(heading, is_heading=True)
        for number, proposal in group:
            yield _row(number, proposal)


def _heading(proposal: Proposal) -> str:
    return "表格里的数字" if proposal.address.is_cell else proposal.place


def _row(number: int, proposal: Proposal) -> Row:
    place = proposal.place if proposal.address.is_cell else proposal.kind.value
    kind = "移动" if proposal.is_move else ""
    who = proposal.author if proposal.is_tracked else UNTRACKED
    note = "\n".join(filter(None, (kind, who, when(proposal.date))))
    if proposal.kind is ProposalKind.COMMENT:
        left, right = (Stretch(proposal.old or "（整个文件）", False),), (Stretch(proposal.new, False),)
    elif proposal.kind is ProposalKind.FORMAT:
        left = right = (Stretch(proposal.old, False),)
    else:
        left, right = _side(proposal, proposal.old), _side(proposal, proposal.new)
    return Row(place, left, right, note, payload=number)


def _side(proposal: Proposal, text: str) -> tuple[Stretch, ...]:
    shown = text.replace("\n", "↵\n").removesuffix("\n") if "\n" in text else text
    if proposal.address.is_cell and not shown:
        shown = "空白"
    around = (
        Stretch(_tail(proposal.before), False),
        Stretch(shown, True),
        Stretch(_head(proposal.after), False),
    )
    return tuple(stretch for stretch in around if stretch.text)


def _tail(text: str) -> str:
    return text.rpartition("\n")[2]


def _head(text: str) -> str:
    return text.partition("\n")[0]


def when(date: str) -> str:
    """Return the date and time of a change as it is read; empty for one that the file does not tell."""
    found = _DATE.match(date)
    if found is None:
        return ""
    year, month, day, time = found.groups()
    return f"{year}年{int(month)}月{int(day)}日 {time}"
