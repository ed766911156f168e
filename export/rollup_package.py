"""What comes out of a roll-up: the draft, the workbook, the notices, the list of who is missing, and the roll-up itself."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

from export.correction_notice import compose_notice, needs_notice
from export.errors import ExportError, ExportProblem, export_error_of
from export.style import OFFICIAL, Properties
from model.files.atomic import FileError, replace_file
from model.files.disk import disk
from model.rollup.assignment import Status
from model.rollup.rollup import Rollup
from model.rollup.rollup_file import SUFFIX as ROLLUP_SUFFIX
from model.rollup.rollup_file import dump_rollup
from model.storage.own_file import SUFFIX, dump

ARCHIVE = ".zip"
NOTICES = "审核意见"
"""The folder of the notices."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def export_rollup(rollup: Rollup, path: Path, today: date) -> tuple[Path, ...]:
    """Write the roll-up as its suffix asks (.xxgk, .xlsx, .xxgk-rollup), or everything into a .zip or a folder.

    Return the files written. Raise ExportError; a file that was there before is then untouched.
    """
    suffix = path.suffix.lower()
    if suffix in _WRITERS:
        return (_write(path, _WRITERS[suffix](rollup, today)),)
    if suffix == ARCHIVE and not path.is_dir():
        return (_write(path, _packed(render_all(rollup, today), today)),)
    if suffix and not path.is_dir():
        raise ExportError(
            ExportProblem.UNKNOWN_SUFFIX, path, suffix=suffix, known="、".join((*_WRITERS, ARCHIVE, "文件夹"))
        )
    return tuple(_write(path / name, data) for name, data in render_all(rollup, today).items())


def _packed(files: dict[str, bytes], today: date) -> bytes:
    """Return the files as a zip archive, all of one day."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def render_all(rollup: Rollup, today: date) -> dict[str, bytes]:
    """Return the content of every file by its name, notices in a folder of their own."""
    stem = stem_of(rollup)
    files = {f"{stem}{suffix}": writer(rollup, today) for suffix, writer in _WRITERS.items()}
    files[f"{stem}缺报单位.txt"] = missing_text(rollup).encode("utf-8-sig")
    return {**files, **{f"{NOTICES}/{name}": data for name, data in render_notices(rollup, today).items()}}


def render_notices(rollup: Rollup, today: date) -> dict[str, bytes]:
    """Return a .docx for each unit that must send or correct something, by its name."""
    from export.writers.docx.writer import write

    made: dict[str, bytes] = {}
    for row in rollup.rows:
        if needs_notice(row):
            blocks = compose_notice(row, rollup.year, rollup.unit, today)
            about = Properties(f"{row.unit}审核意见", rollup.unit, today)
            made[f"{_plain(row.unit)}审核意见.docx"] = write(blocks, OFFICIAL, about)
    return made


def missing_text(rollup: Rollup) -> str:
    """Return the units without a report, a line each, to be pasted into a chat."""
    missing = [row.unit for row in rollup.rows if row.status is Status.MISSING]
    year = "" if rollup.year is None else f"{rollup.year}年"
    if not missing:
        return f"{year}政府信息公开工作年度报告已全部收到。\n"
    head = f"尚未报送{year}政府信息公开工作年度报告的单位（{len(missing)} 个）："
    return "\n".join((head, *(f"{number}. {unit}" for number, unit in enumerate(missing, start=1)), ""))


def stem_of(rollup: Rollup) -> str:
    """Return how the names of the files begin: office, year, 汇总."""
    year = "" if rollup.year is None else f"{rollup.year}年"
    return f"{_plain(rollup.unit)}{year}汇总"


def _plain(name: str) -> str:
    return _FORBIDDEN.sub("_", name).strip(". ")[:60]


def _write(path: Path, data: bytes) -> Path:
    try:
        disk.make_folder(path.parent)
        replace_file(path, data)
    except FileError as error:
        raise export_error_of(path, error.reason) from error
    except OSError as error:
        raise export_error_of(path, error) from error
    return path


def _draft(rollup: Rollup, today: date) -> bytes:
    return dump(rollup.draft())


def _workbook(rollup: Rollup, today: date) -> bytes:
    from export.rollup_workbook import write

    return write(rollup, Properties(stem_of(rollup), rollup.unit, today))


def _rollup(rollup: Rollup, today: date) -> bytes:
    return dump_rollup(rollup)


_WRITERS = {SUFFIX: _draft, ".xlsx": _workbook, ROLLUP_SUFFIX: _rollup}
