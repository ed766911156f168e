"""What an error of the system on reading or writing a file means to the clerk: the one table of error numbers."""

from __future__ import annotations

import errno
from enum import Enum
from pathlib import Path

_HELD_OPEN = frozenset({32, 33})
"""Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""
_ACCESS_DENIED = 5
"""Windows also reports this code where a file that another program holds open is to be replaced."""


class DiskProblem(Enum):
    """A kind of failure; the value is what is wrong and what to do before writing again, `{folder}` to be filled in."""

    FULL = "磁盘空间不足。请清理磁盘，或换一个位置"
    NO_PERMISSION = "没有写入“{folder}”的权限，或文件正被 WPS、Word 打开。请关闭它，或换到桌面或“我的文档”"
    IN_USE = "该文件正被其他程序使用。请先在 WPS 或 Word 中关闭它"
    READ_ONLY = "“{folder}”所在的位置只能读取、不能写入。请换到桌面或别的位置"
    FOLDER_GONE = "文件夹“{folder}”不存在或已被移走。请确认 U 盘或网络盘仍连接着，或换一个文件夹"
    IS_FOLDER = "已有同名的文件夹。请换一个文件名"
    NO_FOLDER = "这是文件，不是文件夹。请换一个文件夹"
    NAME_TOO_LONG = "文件名或路径太长，或含有不允许的字符。请换一个短一些的文件名"
    TOO_LARGE = "图片太多或太大，这样的文件以后打不开。请先删去或缩小一些图片"
    BROKEN = "磁盘读写出错。请换到另一个磁盘或位置"
    OTHER = "系统没有允许写入。请换一个位置或文件名"

    def about(self, path: Path) -> str:
        """Return the two sentences on writing `path`, the last one without its full stop."""
        return self.value.format(folder=path.parent)


_BY_NUMBER = {
    errno.ENOSPC: DiskProblem.FULL,
    errno.EDQUOT: DiskProblem.FULL,
    errno.EFBIG: DiskProblem.FULL,
    errno.EACCES: DiskProblem.NO_PERMISSION,
    errno.EPERM: DiskProblem.NO_PERMISSION,
    errno.EBUSY: DiskProblem.IN_USE,
    errno.ETXTBSY: DiskProblem.IN_USE,
    errno.EDEADLK: DiskProblem.IN_USE,
    errno.EROFS: DiskProblem.READ_ONLY,
    errno.ENOENT: DiskProblem.FOLDER_GONE,
    errno.ENOTDIR: DiskProblem.FOLDER_GONE,
    errno.EISDIR: DiskProblem.IS_FOLDER,
    errno.EEXIST: DiskProblem.NO_FOLDER,
    errno.ENAMETOOLONG: DiskProblem.NAME_TOO_LONG,
    errno.EINVAL: DiskProblem.NAME_TOO_LONG,
    errno.EMSGSIZE: DiskProblem.TOO_LARGE,
    errno.EIO: DiskProblem.BROKEN,
}


def disk_problem(error: OSError) -> DiskProblem:
    """Return the kind of failure that an error of the system stands for."""
    if getattr(error, "winerror", None) in _HELD_OPEN:
        return DiskProblem.IN_USE
    return _BY_NUMBER.get(error.errno or 0, DiskProblem.OTHER)


def writing_problem(path: Path, error: OSError) -> DiskProblem:
    """Return why a file could not be written, with regard to what stands at `path` now."""
    if getattr(error, "winerror", None) == _ACCESS_DENIED and path.is_file():
        return DiskProblem.IN_USE
    if path.is_dir():
        return DiskProblem.IS_FOLDER
    problem = disk_problem(error)
    if problem is DiskProblem.FOLDER_GONE and path.parent.is_dir():
        return DiskProblem.OTHER
    return problem
