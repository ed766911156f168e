"""ExportError: the one way in which writing a file fails, with a sentence for the clerk."""

from __future__ import annotations

import errno
from enum import Enum
from pathlib import Path

_HELD_OPEN = frozenset({32, 33})
"""Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""
_ACCESS_DENIED = 5
"""What Windows says when a file that a program holds open is to be replaced, as if rights were missing."""


class ExportProblem(Enum):
    """Why a file was not written; the value is the sentence for the clerk, `{…}` filled from the error's details."""

    UNKNOWN_SUFFIX = "不能导出为“{name}”：不认识扩展名“{suffix}”。可以导出为 {known}。"
    FOLDER_GONE = "导出“{name}”失败：文件夹“{folder}”不存在。请确认 U 盘或网络盘仍连接着，或换一个文件夹。"
    NO_FOLDER = "导出失败：“{name}”是文件，不是文件夹。请换一个文件夹。"
    IS_FOLDER = "导出“{name}”失败：已有同名的文件夹。请换一个文件名。"
    NO_PERMISSION = "导出“{name}”失败：没有写入“{folder}”的权限。请换到桌面或“我的文档”再导出。"
    IN_USE = "导出“{name}”失败：该文件正被其他程序使用。请先在 WPS 或 Word 中关闭它，再导出。"
    DISK_FULL = "导出“{name}”失败：磁盘空间不足。请清理磁盘或换一个位置再导出。"
    READ_ONLY = "导出“{name}”失败：“{folder}”所在的磁盘是只读的。请换一个位置再导出。"
    NAME_TOO_LONG = "导出“{name}”失败：文件名或路径太长，或含有不允许的字符。请换一个短一些的文件名。"
    NO_CHINESE_FONT = "这台电脑没有中文字体，PDF 和打印的页面上会缺少全部汉字，所以没有生成。请安装{fonts}，再重新打开程序。"
    OTHER = "导出“{name}”失败（{reason}）。请换一个位置或文件名再导出。"


_BY_ERRNO = {
    errno.ENOENT: ExportProblem.FOLDER_GONE,
    errno.ENOTDIR: ExportProblem.FOLDER_GONE,
    errno.EISDIR: ExportProblem.IS_FOLDER,
    errno.EEXIST: ExportProblem.NO_FOLDER,
    errno.ENOSPC: ExportProblem.DISK_FULL,
    errno.EDQUOT: ExportProblem.DISK_FULL,
    errno.EFBIG: ExportProblem.DISK_FULL,
    errno.EROFS: ExportProblem.READ_ONLY,
    errno.ENAMETOOLONG: ExportProblem.NAME_TOO_LONG,
    errno.EINVAL: ExportProblem.NAME_TOO_LONG,
    errno.EBUSY: ExportProblem.IN_USE,
    errno.ETXTBSY: ExportProblem.IN_USE,
    errno.EACCES: ExportProblem.NO_PERMISSION,
    errno.EPERM: ExportProblem.NO_PERMISSION,
}


class ExportError(Exception):
    """A file could not be written; the one that was there before is untouched. `message` says why to the clerk."""

    def __init__(self, problem: ExportProblem, path: Path, **details: str) -> None:
        super().__init__(problem, path, details)
        self.problem = problem
        self.path = path
        self.details = details

    @property
    def message(self) -> str:
        """One sentence in Chinese: what is wrong, where, and what to do."""
        known = {
            "name": self.path.name,
            "folder": str(self.path.parent),
            "reason": "系统错误",
            **self.details,
        }
        return self.problem.value.format(**known)

    def __str__(self) -> str:
        return self.message


def export_error_of(path: Path, reason: OSError) -> ExportError:
    """What the system's error on writing a file means to the clerk."""
    windows_code = getattr(reason, "winerror", None)
    if windows_code in _HELD_OPEN or (windows_code == _ACCESS_DENIED and path.is_file()):
        return ExportError(ExportProblem.IN_USE, path)
    problem = _BY_ERRNO.get(reason.errno or 0, ExportProblem.OTHER)
    if path.is_dir():
        problem = ExportProblem.IS_FOLDER
    elif problem is ExportProblem.FOLDER_GONE and path.parent.is_dir():
        problem = ExportProblem.OTHER
    return ExportError(problem, path, reason=reason.strerror or "系统错误")
