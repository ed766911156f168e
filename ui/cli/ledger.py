"""The command ledger: a register of applications to tables three and four, on the same counting as the window."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from model.form.editions import CURRENT
from model.ledger.counting import Counts, carried_out_of, count, differences, year_of
from model.ledger.fields import Field
from model.ledger.questions import Doubt, Question
from model.ledger.register import Register, RowRef, read_register
from model.opening.isolated import open_isolated
from model.opening.register import open_grids
from model.report.report import Report

FOUND_ERRORS = 1


class LedgerError(Exception):
    """The register cannot be counted; the text says why, in Chinese."""


def run_ledger(arguments: argparse.Namespace, today: date) -> int:
    """Count a register, or write an empty one; return 1 where a question is open, else 0. Raise LedgerError."""
    if arguments.template is not None:
        return _write_template(arguments.template, arguments.year or today.year)
    if arguments.register is None:
        raise LedgerError("没有说明台账文件。请写上台账的文件名，或用 --template 生成空白台账。")
    previous = open_isolated(arguments.previous).report if arguments.previous is not None else None
    register = register_of(arguments.register)
    year = arguments.year or year_of(register, today, None if previous is None else previous.year)
    counts = count(register, year)
    if previous is not None:
        counts.doubts += differences(counts, carried_out_of(previous))
    if arguments.output is not None:
        _save(counts, previous, arguments.output)
    if arguments.json:
        print(json.dumps(to_dict(counts), ensure_ascii=False, indent=1))
    else:
        _print(counts)
    return FOUND_ERRORS if counts.open_questions else 0


def register_of(path: Path) -> Register:
    """Return the register in a file. Raise ReadingError, and LedgerError for a file that holds no applications."""
    register = read_register(open_grids(path), path.name)
    if not register.parts:
        raise LedgerError(
            f"“{path.name}”里没有找到申请台账：表头要有收到日期、申请人（或类型）、办理结果等栏目，一行一件申请。"
        )
    return register


def _write_template(path: Path, year: int) -> int:
    from export.ledger_template import write_template

    write_template(path, year)
    print(f"已生成空白台账：{path}")
    return 0


def _save(counts: Counts, previous: Report | None, path: Path) -> None:
    from model.ledger.entry import entering
    from model.report.report import new_report
    from model.report.rollover import roll_over
    from model.storage.own_file import SUFFIX, save

    if path.suffix.lower() != SUFFIX:
        raise LedgerError(f"报告文件名要以 {SUFFIX} 结尾：{path.name}")
    report = new_report(year=counts.year) if previous is None else roll_over(previous, counts.year).report
    report.apply(entering(counts, report.form))
    save(report, path)


def to_dict(counts: Counts) -> dict[str, Any]:
    """Return the counts as the command prints them; docs/ledger.md describes the shape."""
    register = counts.register
    return {
        "register": register.name,
        "year": counts.year,
        "tables": _tables(counts),
        "applications": {
            "counted": counts.cases,
            "waiting": counts.waiting,
            "other_years": counts.others,
        },
        "questions": [_question(question, register) for question in counts.questions],
        "doubtful": [_doubt(doubt, register) for doubt in counts.doubts],
        "mapping": [_mapping(register, i) for i in range(len(register.parts))],
        "skipped": [
            {"row": _row(each.ref, register), "why": each.why, "text": each.text} for each in register.skipped
        ],
        "unused_sheets": register.unused,
        "rows": {
            str(address): [_row(ref, register) for ref in rows]
            for address, rows in sorted(counts.rows.items(), key=lambda each: CURRENT.order(each[0]))
        },
    }


def _tables(counts: Counts) -> dict[str, dict[str, dict[str, int]]]:
    found: dict[str, dict[str, dict[str, int]]] = {}
    for address, value in counts.values.items():
        found.setdefault(address.part, {}).setdefault(address.row, {})[address.column] = value
    return found


def _row(ref: RowRef, register: Register) -> dict[str, Any]:
    return {"sheet": register.sheet_name(ref.sheet), "row": ref.row}


def _question(question: Question, register: Register) -> dict[str, Any]:
    return {
        "id": question.identity,
        "kind": question.ask.value,
        "word": question.word or None,
        "text": question.text,
        "rows": [_row(ref, register) for ref in question.rows],
        "choices": dict(question.choices),
        "assumed": question.assumed or None,
        "answer": question.answer or None,
    }


def _doubt(doubt: Doubt, register: Register) -> dict[str, Any]:
    return {"text": doubt.text, "rows": [_row(ref, register) for ref in doubt.rows]}


def _mapping(register: Register, number: int) -> dict[str, Any]:
    part = register.parts[number]
    return {
        "sheet": register.sheet_name(part.sheet),
        "columns": [
            {
                "heading": column.heading,
                "field": None if column.role.field is Field.IGNORED else column.role.field.name.lower(),
                "means": column.role.key or None,
                "by": column.by,
            }
            for column in part.columns
        ],
    }


def _print(counts: Counts) -> None:
    register = counts.register
    sheets = "、".join(
        dict.fromkeys(register.sheet_name(part.sheet) or register.name for part in register.parts)
    )
    print(f"台账“{register.name}”（{sheets}），{counts.year} 年：计入 {counts.cases} 件", end="")
    print(f"，待回答 {counts.waiting} 件，其他年度 {counts.others} 件")
    for address in CURRENT.addresses:
        value = counts.value(address)
        if value and address.part in ("requests", "disputes"):
            print(f"{CURRENT.name(address)}：{value}")
    for question in counts.questions:
        print(f"[要回答] {question.text}{_where(question.rows, register)}")
    for doubt in counts.doubts:
        print(f"[请核对] {doubt.text}{_where(list(doubt.rows), register)}")
    print(f"生成完毕：要回答 {len(counts.open_questions)}，请核对 {len(counts.doubts)}")


_SHOWN = 10


def _where(rows: list[RowRef], register: Register) -> str:
    if not rows:
        return ""
    more = f"等 {len(rows)} 行" if len(rows) > _SHOWN else ""
    return f"（{'、'.join(register.say(ref) for ref in rows[:_SHOWN])}{more}）"
