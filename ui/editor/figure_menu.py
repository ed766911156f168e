"""Menu of the figures of the tables that can be inserted into a text as linked figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from PySide6.QtWidgets import QMenu, QWidget

from model.checks.linking import links_of
from model.form.countables import Countable, countables
from model.report.linked_figures import field_of, figure_text, has_fields, without_fields
from model.report.report import SetText, Several
from model.workspace import Workspace, link_figures
from ui.editor.editor import TextEditor


class FigureMenu(QMenu):
    """A menu that is filled with the present figures each time it opens."""

    def __init__(
        self, workspace: Workspace, keys: Iterable[str], active: Callable[[], TextEditor], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keys = tuple(keys)
        """The texts of the tab."""
        self._active = active
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for former in self.findChildren(QMenu):
            former.deleteLater()
        form = self._workspace.report.form
        for table, found in groupby(countables(form), lambda countable: countable.table):
            section = next(s for s in form.sections if s.table is not None and s.table.name == table)
            # Owned by this menu: PySide6 6.8 lets a menu go that only `addMenu` has made.
            menu = QMenu(f"{table} {section.tab.partition('、')[2] or section.tab}", self)
            self._add_figures(menu, found)
            self.addMenu(menu)
        self.addSeparator()
        self._add_linking()

    def _add_figures(self, menu: QMenu, found: Iterable[Countable]) -> None:
        values = self._workspace.report.values
        for group, figures in groupby(found, lambda countable: countable.group):
            if group and not menu.isEmpty():
                menu.addSeparator()
            for figure in figures:
                field = field_of(figure.cells)
                text = figure_text(field, values)
                # What stands behind a tab has a column of its own, as shortcuts have.
                action = menu.addAction(f"{figure.name}\t{text}")
                action.triggered.connect(
                    lambda _checked=False, field=field, text=text: self._active().fields.insert(field, text)
                )

    def _add_linking(self) -> None:
        report = self._workspace.report
        count = len(links_of(report, self._workspace.today, self._keys))
        words = f"正文里的 {count} 个数字" if count else "正文里的数字"
        link = self.addAction(f"让{words}跟着表格变", self.link)
        link.setToolTip("只改认得准的：文字说的是表中哪个数，而且与今年或上年的表一致")
        link.setEnabled(count > 0)
        release = self.addAction("数字不再跟着表格变", self._release)
        release.setEnabled(any(has_fields(report.blocks(key)) for key in self._keys))

    def link(self) -> None:
        """Link every figure of the tab's texts that certainly is one of the tables, as one undo step."""
        count = link_figures(self._workspace, self._keys)
        self._active().message.emit(f"{count} 个数字已跟着表格变（有底色）：改表格时，文字里的数一起变。")

    def _release(self) -> None:
        workspace = self._workspace
        texts = ((key, workspace.report.blocks(key)) for key in self._keys)
        edits = tuple(SetText(key, without_fields(blocks)) for key, blocks in texts)
        workspace.apply(Several(edits), "改为普通数字")
