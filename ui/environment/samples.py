"""The sample that ships with the program: last year's report and this year's figures of an invented office."""

from __future__ import annotations

import json
from pathlib import Path

from model.content.address import Address
from model.content.values import parse
from model.form.spec import Form
from model.report.report import SetValues
from ui.environment.app_paths import RESOURCES

SAMPLE_UNIT = "示例市示例区示例街道办事处"
"""The invented office."""
FOLDER = RESOURCES / "samples"


def last_year_sample() -> Path:
    """Return the Word file of last year's report."""
    return FOLDER / "last-year.docx"


def sample_figures(form: Form) -> SetValues:
    """Return an edit that sets this year's figures, one of them wrong on purpose."""
    content: dict[str, str] = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))
    addresses = {Address.parse(name): text for name, text in content.items()}
    return SetValues({a: parse(text, form.kind(a)).value for a, text in addresses.items()})
