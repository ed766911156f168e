"""The list of terms: its names are in the code, and the words that it replaces are not on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
CODE = "\n".join(
    p.read_text("utf-8") for room in ("model", "export", "ui") for p in (ROOT / room).rglob("*.py")
)
SHOWN = {
    path: path.read_text("utf-8")
    for path in (
        *(ROOT / "ui").rglob("*.py"),
        *(ROOT / "resources/help").glob("*.md"),
        ROOT / "docs/manual.md",
        ROOT / "README.zh-CN.md",
    )
}


class Term(NamedTuple):
    word: str
    names: tuple[str, ...]
    avoided: tuple[str, ...]


def terms() -> list[Term]:
    found: list[Term] = []
    for line in (ROOT / "docs/terms.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and "`" in cells[2]:
            avoided = tuple(filter(None, cells[3].split("、")))
            found.append(Term(cells[0], tuple(re.findall(r"`([^`]+)`", cells[2])), avoided))
    return found


def test_the_list_is_read():
    assert len(terms()) > 20


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.word)
def test_every_name_is_in_the_code(term: Term):
    for name in term.names:
        last = name.split(".")[-1]
        assert re.search(rf"\w*{re.escape(last)}\w*", CODE, re.I), name


WORDS = sorted({word for term in terms() for word in term.avoided} - {"错误", "警告", "忽略"})
"""But for words that have another meaning as well."""


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_was_replaced_is_not_shown(word: str):
    assert [str(path.relative_to(ROOT)) for path, text in SHOWN.items() if word in text] == []
