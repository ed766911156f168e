"""One table of a report by itself: with its labels and the heading it stands under, as a file or for the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from export.compose import form_table
from export.errors import ExportError, ExportProblem
from export.registry import default_name, properties_of, write_file
from export.style import OFFICIAL, Properties
from model.content.blocks import Blocks, Paragraph, Role, TableBlock
from model.form.spec import Section
from model.report.report import Report


@dataclass(frozen=True)
class OneTable:
    """The table of a section."""

    report: Report
    section: Section
    today: date | None = None

    @property
    def block(self) -> TableBlock:
        """The table with the report's figures."""
        assert self.section.table is not None
        return form_table(self.section.table, self.report)

    @property
    def blocks(self) -> Blocks:
        """Heading and table."""
        return (Paragraph.of(self.section.heading, Role.HEADING_1), self.block)

    @property
    def about(self) -> Properties:
        """What a file with it says of itself."""
        about = properties_of(self.report, self.today)
        return about._replace(title=f"{about.title}（{self.section.title}）")


def table_name(report: Report, key: str, suffix: str) -> str:
    """Return a name for the file: that of the report, and the table in brackets."""
    return f"{default_name(report, '')}（{report.form.section(key).title}）{suffix}"


def export_table(report: Report, key: str, path: Path, *, today: date | None = None) -> None:
    """Write the table of a section as .png, .xlsx or .docx. Raise ExportError."""
    write_file(path, render_table(report, key, path, today=today))


def render_table(report: Report, key: str, path: Path, *, today: date | None = None) -> bytes:
    """Return the bytes that `export_table` writes. Raise ExportError for a suffix without a writer."""
    writer = TABLE_WRITERS.get(path.suffix.lower())
    if writer is None:
        suffix = path.suffix or "（无）"
        raise ExportError(ExportProblem.UNKNOWN_SUFFIX, path, suffix=suffix, known="、".join(TABLE_WRITERS))
    return writer(OneTable(report, report.form.section(key), today))


def table_markup(report: Report, key: str) -> str:
    """Return the table as markup that Word, WPS, Excel and website editors take from the clipboard."""
    from export.writers.html import fragment

    return fragment((OneTable(report, report.form.section(key)).block,))


def table_picture(report: Report, key: str) -> bytes:
    """Return the table with its heading as the bytes of a .png. Raise ExportError where there is no Chinese font."""
    return _png(OneTable(report, report.form.section(key)))


def _png(table: OneTable) -> bytes:
    from export.writers.table_picture import write

    return write(table.blocks)


def _xlsx(table: OneTable) -> bytes:
    from export.writers.xlsx import write

    return write(table.report, table.about, only=table.section.key)


def _docx(table: OneTable) -> bytes:
    from export.writers.docx.writer import write

    return write(table.blocks, OFFICIAL, table.about)


TABLE_WRITERS: dict[str, Callable[[OneTable], bytes]] = {".png": _png, ".xlsx": _xlsx, ".docx": _docx}
"""The writer of each suffix, in the order in which they are offered."""
