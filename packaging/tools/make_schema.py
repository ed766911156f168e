"""Write docs/report.schema.json: the JSON Schema of an exported .json, made of the forms. Usage: make_schema.py [FILE]"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from model.content.address import Address
from model.content.values import Kind
from model.form.editions import CURRENT, FORMS
from model.form.spec import Form, TableSpec

Schema = dict[str, Any]
FILE = Path(__file__).parents[2] / "docs" / "report.schema.json"
_TYPES = {Kind.COUNT: "integer", Kind.CHANGE: "integer", Kind.AMOUNT: "number", Kind.TEXT: "number"}
"""What a cell holds if it is a figure; beside it, text that is none stands as it was."""
_TEXT = {"type": ["string", "null"]}


def schema() -> Schema:
    """Return the schema (draft 2020-12); every key of the tables is in it, with its name in the printed form."""
    tables = {table.key: _table(CURRENT, table) for table in CURRENT.tables}
    # The trial form has tables that the current one lacks: they stand beside the others.
    legacy = {
        table.key: _table(form, table)
        for form in FORMS.values()
        for table in form.tables
        if not CURRENT.has_section(table.key)
    }
    tables["disclosure"] = {"anyOf": [tables["disclosure"], {"type": "null"}]}
    texts = dict.fromkeys(section.key for form in FORMS.values() for section in form.texts)
    properties: Schema = {
        "title": _TEXT,
        "unit": _TEXT,
        "year": {"type": ["integer", "null"], "description": "报告所属年度"},
        "edition": {"enum": [*FORMS], "description": "统计表格的版本"},
        "front": {"type": "string", "description": "标题之下、第一部分之前的文字，一段一行"},
        "signature": _TEXT,
        "date": _TEXT,
        "tables": _object(tables),
        "narratives": {"type": "object", "additionalProperties": False, "properties": {}},
        "notes": {"type": "array", "items": _note(), "description": "读入时存疑的地方"},
    }
    properties["narratives"]["properties"] = {
        key: {"type": "string", "description": "文字部分，一段一行"} for key in texts
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        **_object(properties),
        "properties": {**properties, **legacy},
    }


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [*properties],
        "properties": properties,
    }


def _table(form: Form, table: TableSpec) -> Schema:
    rows: dict[str, list[Address]] = {}
    for address in table.entries:
        rows.setdefault(address.row, []).append(address)
    made = {row: _object({a.column: _cell(form, a) for a in found}) for row, found in rows.items()}
    return {**_object(made), "description": table.name}


def _cell(form: Form, address: Address) -> Schema:
    kind = form.kind(address)
    least: Schema = {} if kind is Kind.CHANGE else {"minimum": 0}
    return {"type": [_TYPES[kind], "string", "null"], **least, "description": form.name(address)}


def _note() -> Schema:
    left_out = {"texts": {"type": "array", "items": {"type": "string"}}, "part": _TEXT}
    properties: Schema = {
        "code": {"type": "string"},
        "message": {"type": "string"},
        "address": _TEXT,
        "assumed": _TEXT,
        "left_out": _object({**left_out, "position": {"type": "integer"}}),
    }
    return {**_object(properties), "required": ["code", "message", "address", "assumed"]}


def main() -> None:
    """Write the file."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    path.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
