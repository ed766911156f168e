"""What the tables say about a cell: its name, last year's figure, findings, refusals; plain Chinese, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from model.checks.core import Finding
from model.content.address import Address
from model.content.values import Kind, Remark, Value, display
from model.form.spec import Form
from model.report.sources import CellSource, say_source
from ui.appearance.severity import MARKS

_LONGEST_ROW = 22
"""Characters of a row's name in the name of an undo step; the longest label of the form has 45."""

_WANTED = {
    Kind.COUNT: "请填整数（可以带“件”），没有发生的填 0，不适用的填“/”",
    Kind.AMOUNT: "请填以万元为单位的数，如 12.5，没有发生的填 0，不适用的填“/”",
    Kind.CHANGE: "请填整数，减少的填负数，没有变化的填 0",
    Kind.TEXT: "请填文字或数字",
}


def cell_name(form: Form, address: Address) -> str:
    """Row and column of a cell: `（一）予以公开/自然人`; the column alone where the table has one row."""
    row, column = form.row_name(address), form.column_name(address)
    if len(row) > _LONGEST_ROW:
        row = row[: _LONGEST_ROW - 1] + "…"
    return f"{row}/{column}" if row else column


def difference_words(value: Value, last: Value) -> str:
    """Return how a figure differs from last year's: `比上年增加 7`; empty where one of them is no figure."""
    if value is None or last is None or isinstance(value, str) or isinstance(last, str):
        return ""
    if value == last:
        return "与上年持平"
    return f"比上年增加 {display(value - last)}" if value > last else f"比上年减少 {display(last - value)}"


def last_year_words(value: Value, last: Value) -> str:
    """Last year's figure and the difference to it: `上年数 5，比上年增加 7`; empty where there is none."""
    if last is None:
        return ""
    return "，".join(part for part in (f"上年数 {display(last)}", difference_words(value, last)) if part)


def finding_line(finding: Finding) -> str:
    """Return a finding on one line, with its mark and its word: `● 强制性：……`."""
    return f"{MARKS[finding.severity]} {finding.severity.word}：{finding.message}"


def tooltip(
    form: Form,
    address: Address,
    value: Value,
    last: Value,
    findings: Iterable[Finding],
    *,
    computed: bool,
    source: CellSource | None = None,
) -> str:
    """Return the tip of a cell as rich text, so that long lines wrap."""
    lines = [f"<b>{escape(form.name(address))}</b>"]
    if computed:
        lines.append("由程序自动计算")
    if source is not None:
        lines.append(escape(say_source(source, value)))
    lines.extend(
        escape(line) for line in (last_year_words(value, last), *map(finding_line, findings)) if line
    )
    return "<qt>" + "<br/>".join(lines) + "</qt>"


def plain_tip(text: str) -> str:
    """Return a text as a tip that wraps."""
    return f"<qt>{escape(text)}</qt>"


def hint(form: Form, address: Address, value: Value, last: Value) -> str:
    """Return one line on a cell for the status bar: `表三 （一）予以公开/自然人：上年数 5，比上年增加 7`."""
    name = f"{form.table(address.part).name} {cell_name(form, address)}"
    words = last_year_words(value, last)
    return f"{name}：{words}" if words else name


def spoken(form: Form, address: Address, value: Value, findings: Iterable[Finding], *, computed: bool) -> str:
    """Return a cell as a screen reader says it: row, column, value, findings."""
    shown = {"": "空白", "/": "不适用"}.get(display(value), display(value))
    parts = [form.row_name(address), form.column_name(address), shown, "自动计算" if computed else ""]
    parts.extend(f"{finding.severity.word}：{finding.message}" for finding in findings)
    return "，".join(part for part in parts if part)


def refusal(form: Form, address: Address, text: str, old: Value) -> str:
    """Why a text was not taken, and what to do."""
    kept = f"仍为 {display(old)}" if old is not None else "仍为空白"
    return (
        f"{form.name(address)}：“{_short(text)}”不是数字，没有填入，{kept}。{_WANTED[form.kind(address)]}。"
    )


def remark_words(text: str, value: Value, remark: Remark) -> str:
    """Return what was assumed to read a text; empty where nothing had to be, or nothing that could surprise."""
    if remark is Remark.CONVERTED:
        return f"“{_short(text)}”已换算成万元：{display(value)}。"
    if remark is Remark.WORD:
        return f"“{_short(text)}”已记为“/”（不适用）；没有发生的请填 0。"
    return ""


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 12 else plain[:11] + "…"
