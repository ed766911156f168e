"""Qt's own dialog for files: nothing in its list is English."""

import os
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView

from ui.widgets.file_dialog import file_dialog, kind_words, size_words


@pytest.fixture
def listed(qtbot, tmp_path):
    (tmp_path / "甲").mkdir()
    for name, size in (("小.docx", 10), ("大.xxgk", 3_000_000), ("中.zip", 5000)):
        (tmp_path / name).write_bytes(b"x" * size)
        os.utime(tmp_path / name, (1_768_183_620 + size, 1_768_183_620 + size))
    dialog = file_dialog(None, "选择", tmp_path, "所有文件 (*)")
    qtbot.addWidget(dialog)
    dialog.show()
    tree = dialog.findChild(QTreeView)
    model, root = tree.model(), lambda: tree.rootIndex()
    qtbot.waitUntil(lambda: model.rowCount(root()) == 4)

    def rows():
        count = model.rowCount(root())
        return [[str(model.index(row, column, root()).data()) for column in range(4)] for row in range(count)]

    yield model, rows
    dialog.close()


def test_headers_kinds_sizes_and_times_are_chinese(listed):
    model, rows = listed
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert headers == ["名称", "大小", "类型", "修改时间"]
    found = {row[0]: row[1:] for row in rows()}
    assert found["甲"][:2] == ["", "文件夹"]
    assert found["大.xxgk"][:2] == ["2.9 MB", "年报编制文件"]
    assert found["小.docx"][:2] == ["10 字节", "Word 文档"] and found["中.zip"][:2] == ["5 KB", "ZIP 文件"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", times) for _, _, times in found.values())


def test_files_are_sorted_by_what_they_are_and_not_by_what_is_shown(listed, qtbot):
    model, rows = listed
    model.sort(1, Qt.SortOrder.DescendingOrder)
    sizes = ["大.xxgk", "中.zip", "小.docx"]
    qtbot.waitUntil(lambda: [row[0] for row in rows() if row[0] != "甲"] == sizes)


def test_words():
    assert (kind_words("README"), kind_words("a.B.PDF")) == ("文件", "PDF 文件")
    assert (size_words(1024), size_words(1025)) == ("1 KB", "2 KB")
