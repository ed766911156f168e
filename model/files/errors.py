"""ReadingError: the only exception raised when a file cannot be read, with a sentence for the clerk."""

from __future__ import annotations

from enum import Enum


class ReadingProblem(Enum):
    """Why a file was not read; the value is the sentence for the clerk, `{…}` filled in from the details of the error."""

    MISSING = "找不到文件“{name}”。请确认文件没有被移动、改名或删除。"
    ELSEWHERE = (
        "“{name}”在另一台电脑（{host}）上，没有去读。请先把它复制到本机，或把网络位置映射成盘符再打开。"
    )
    FOLDER = "“{name}”是文件夹，不是文件。请选择文件夹里的报告文件。"
    NO_PERMISSION = "没有读取“{name}”的权限。请把它复制到桌面或“我的文档”后再打开。"
    IN_USE = "“{name}”正被其他程序占用。请先在 WPS 或 Word 中关闭它，再重试。"
    DISK = "读取“{name}”时磁盘或网络出错。请确认 U 盘或网络盘仍连接着，或把文件复制到桌面后再打开。"
    EMPTY = "“{name}”是空文件，里面没有内容。"
    TOO_LARGE = "“{name}”太大（{size} MB，最多 {limit} MB）。年度报告不会有这么大，请确认没有选错文件。"
    TOO_COMPLEX = "“{name}”的内容过于庞大或异常（{what}），为安全起见没有读取。"
    PROTECTED = "“{name}”设有密码保护。请用 WPS 或 Word 打开，取消密码后另存，再导入。"
    DAMAGED = "“{name}”已损坏或不完整，无法读取。请用 WPS 或 Word 打开并另存为 .docx 后再导入。"
    OWN_DAMAGED = "“{name}”已损坏或不完整，无法打开。同一文件夹里如有同名的 .bak 文件，那是上一次保存的版本，可以打开它接着编。"
    """The same of the program's own file, which no word processor opens."""
    UNKNOWN_FORMAT = "“{name}”不是能读取的文件。请用 WPS 或 Word 打开，另存为 .docx 后再导入。"
    OTHER_FORMAT = "“{name}”是{what}，不能直接读取。请{advice}后再导入。"
    NO_REPORT = (
        "“{name}”里没有找到政府信息公开工作年度报告的内容（表格或六个部分的标题）。请确认没有选错文件。"
    )
    NEWER_VERSION = "“{name}”是用更新版本的程序保存的。请升级本程序后再打开。"
    CANCELLED = "已取消读取“{name}”。"
    TIMEOUT = "读取“{name}”用时过长，已停止。请用 WPS 或 Word 打开，另存为 .docx 后再导入。"


class ReadingError(Exception):
    """A file could not be read; `problem` tells why, `message` tells the clerk."""

    def __init__(self, problem: ReadingProblem, **details: str | int) -> None:
        super().__init__(problem, details)
        self.problem = problem
        self.details = details

    def named(self, name: str) -> ReadingError:
        """Return the same error about the file of this name."""
        return ReadingError(self.problem, **{**self.details, "name": name})

    @property
    def message(self) -> str:
        """One sentence in Chinese: what is wrong, and what to do."""
        known: dict[str, str | int] = {
            "name": "文件",
            "what": "内容异常",
            "advice": "另存为 .docx",
            **self.details,
        }
        return self.problem.value.format_map(_Blank(known))

    def __str__(self) -> str:
        return self.message


class _Blank(dict[str, "str | int"]):
    def __missing__(self, key: str) -> str:
        return ""


class RequirementsError(ValueError):
    """A text is not a file of requirements (`.xxgk-rules`); the argument says where and why, in Chinese."""
