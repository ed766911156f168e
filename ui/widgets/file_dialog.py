"""The dialog for files: the system's, or Qt's own with the words, sizes and times that its Chinese translation leaves out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QTreeView, QWidget

Index = QModelIndex | QPersistentModelIndex

HEADERS = ("名称", "大小", "类型", "修改时间")
_KINDS = {
    "xxgk": "年报编制文件",
    "xxgk-rollup": "汇总文件",
    "xxgk-rules": "主管部门要求",
    "docx": "Word 文档",
    "docm": "Word 文档",
    "doc": "Word 文档",
    "wps": "WPS 文档",
    "pdf": "PDF 文件",
    "ofd": "OFD 文件",
    "html": "网页",
    "htm": "网页",
    "mht": "网页",
    "xlsx": "Excel 工作簿",
    "xlsm": "Excel 工作簿",
    "xls": "Excel 工作簿",
    "et": "WPS 表格",
    "txt": "文本文件",
}


class FileListing(QSortFilterProxyModel):
    """The files as Qt lists them, with Chinese words; they stay in the order in which Qt sorts them."""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have Qt sort: by the sizes and times themselves, not by what is shown of them."""
        self.sourceModel().sort(column, order)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        is_name = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if is_name and section < len(HEADERS):
            return HEADERS[section]
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell of the list says."""
        files = self.sourceModel()
        if (
            role != Qt.ItemDataRole.DisplayRole
            or index.column() == 0
            or not isinstance(files, QFileSystemModel)
        ):
            return super().data(index, role)
        place = self.mapToSource(index)
        if index.column() == 1:
            return "" if files.isDir(place) else size_words(files.size(place))
        if index.column() == 2:
            return "文件夹" if files.isDir(place) else kind_words(files.fileName(place))
        return files.lastModified(place).toString("yyyy-MM-dd HH:mm")


def size_words(size: int) -> str:
    """Return the size of a file of so many bytes: `4 KB`, `1.2 MB`."""
    if size < 1024:
        return f"{size} 字节"
    return f"{-(-size // 1024)} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def kind_words(name: str) -> str:
    """Return what sort of file has this name."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    return _KINDS.get(suffix) or (f"{suffix.upper()} 文件" if suffix else "文件")


def file_dialog(parent: QWidget | None, title: str, folder: Path, kinds: str) -> QFileDialog:
    """Return a dialog for files of the kinds, which are as Qt writes them: `网页 (*.html);;所有文件 (*)`."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "位置：")
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, "文件名：")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "文件类型：")
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    # Only Qt's own dialog has a list of widgets.
    tree = dialog.findChild(QTreeView)
    if tree is not None:
        dialog.setProxyModel(FileListing(dialog))
        header = tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        dialog.resize(820, 480)
    return dialog
