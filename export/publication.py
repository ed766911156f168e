"""Publication package: all files that are published of one report, and what they are, replaced in a folder as one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from export.errors import export_error_of
from export.registry import WRITERS, Source, default_name, write_checks
from export.style import OFFICIAL, DocumentStyle
from model.files.atomic import FileError
from model.files.batch import replace_files
from model.files.disk import disk
from model.report.report import Report

WEB_CODE = "（网页代码）"
CHECK_REPORT = "（审核结果表）"
GUIDE = "（说明）.txt"


class Part(NamedTuple):
    """One file of the package: what follows the title of the report in its name, what it is for, how it is written."""

    ending: str
    purpose: str
    write: Callable[[Source], bytes]


def _web_code(source: Source) -> bytes:
    from export.writers.html import fragment

    return fragment(source.blocks, source.style).encode("utf-8-sig")


def _checks(suffix: str) -> Callable[[Source], bytes]:
    return lambda source: write_checks(source, Path(f"{CHECK_REPORT}{suffix}"))


def _guide(source: Source) -> bytes:
    from export.package_guide import guide

    assert source.today is not None
    stem = default_name(source.report, "")
    files = {f"{stem}{part.ending}": part.purpose for part in PARTS}
    return guide(source.about.title, source.engine.findings, files, source.today)


_PURPOSES = {
    ".docx": "Word 文档，公文格式，供打印、签批和留档",
    ".pdf": "PDF，供公开和下载，各处看到的版面一样",
    ".ofd": "OFD 版式文件，供归档和公文交换",
    ".html": "网页，一个文件，可以直接放上网站",
    ".xlsx": "Excel 工作簿，三张表，合计带公式",
    ".txt": "纯文本，供邮件和检索",
    ".json": "数据文件，供汇总和交换",
}
PARTS = (
    Part(GUIDE, "本文件", _guide),
    *(Part(suffix, _PURPOSES.get(suffix, "报告"), write) for suffix, write in WRITERS.items()),
    Part(f"{WEB_CODE}.txt", "网页代码，全部复制，粘贴到网站编辑器（有“源代码”视图的在那里粘贴）", _web_code),
    Part(f"{CHECK_REPORT}.docx", "审核结果表，内部留档，不公开", _checks(".docx")),
    Part(f"{CHECK_REPORT}.html", "审核结果表的网页，内部留档，不公开", _checks(".html")),
)
"""What the package holds, the report in every format, its web code to paste, its check report: the one list of the
files of the package."""


def package_names(report: Report) -> tuple[str, ...]:
    """Return the names of the files of the package."""
    stem = default_name(report, "")
    return tuple(f"{stem}{part.ending}" for part in PARTS)


def render_all(report: Report, *, style: DocumentStyle = OFFICIAL, today: date) -> dict[str, bytes]:
    """Return the content of the files of the package by name."""
    source = Source(report, style, today)
    names = package_names(report)
    return {name: part.write(source) for name, part in zip(names, PARTS, strict=True)}


def export_all(
    report: Report,
    folder: Path,
    *,
    style: DocumentStyle = OFFICIAL,
    today: date,
    pending: Path | None = None,
) -> tuple[Path, ...]:
    """Write the package into a folder, which is created where it is missing, and return the files. Raise ExportError.

    The package in the folder is the old or the new whole one: where one file cannot be replaced, because Word holds it
    open, all stay the old ones. `pending` is a folder for notes on packages that a killed process leaves unfinished,
    see `model.files.batch`.
    """
    package = render_all(report, style=style, today=today)
    try:
        disk.make_folder(folder)
        replace_files(folder, package, pending)
    except FileError as error:
        raise export_error_of(error.path, error.reason) from error
    except OSError as error:
        raise export_error_of(folder, error) from error
    return tuple(folder / name for name in package)
