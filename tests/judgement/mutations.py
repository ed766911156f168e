"""Measure how many wrong figures the checks find in real reports: `python -m judgement.mutations FOLDER…`.

Every figure of a text that is that of a cell of the tables, in a sentence that speaks of what the cell counts, is
written otherwise, one at a time. It is found where a check then speaks of that very figure, or of the sentence's sum.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from builders.checks import TODAY

from model.checks.engine import check_report
from model.checks.language.lazy import lazy
from model.checks.language.numerals import counts_in
from model.checks.language.prose import prose_of
from model.checks.language.years import is_part_of_year, is_several_years
from model.content.address import Address
from model.content.blocks import paragraphs
from model.files.errors import ReadingError
from model.opening.open import open_report
from model.report.report import Report, SetText

CODES = frozenset(("N03", "N04", "N05", "N12", "N13", "N14", "N17"))
MEASURES = frozenset(("件", "份", "个", "宗", "项", "起", "例", "次", "部", "条", "万元"))
_TOPICS = (
    (
        "requests",
        lazy(r"依申请|信息公开申请|公开申请|申请公开|结转|予以公开|部分公开|不予公开|无法提供|不予处理"),
    ),
    ("disputes", lazy(r"复议|诉讼")),
    ("disclosure", lazy(r"规章|规范性文件|行政许可决定|行政处罚决定|行政强制|行政事业性收费")),
)


class Mutation(NamedTuple):
    """A figure of a text that is that of a table, and what is written in its place."""

    key: str
    start: int
    end: int
    digits: str
    sentence: str


def mutations(report: Report) -> Iterator[Mutation]:
    """Yield each figure that names one of the tables, with a wrong one."""
    for key in report.texts:
        prose = prose_of(report.text(key))
        for sentence in prose.sentences:
            if is_part_of_year(sentence.text) or is_several_years(sentence.text):
                continue
            figures = _figures(report, sentence.text)
            for count in counts_in(sentence.text):
                if count.measure in MEASURES and count.is_exact and count.value in figures:
                    start, end = prose.span(sentence.start + count.start, sentence.start + count.end)
                    yield Mutation(key, start, end, str(int(count.value) + 503), sentence.text)


def _figures(report: Report, sentence: str) -> set[object]:
    """Return the figures of the tables that the sentence speaks of."""
    tables = [table for table, words in _TOPICS if words().search(sentence)]
    return {value for address, value in report.values.items() if address.part in tables and value is not None}


def is_found(report: Report, mutation: Mutation) -> bool:
    """Tell whether a wrong figure is found: a finding of its text touches it, or a whole that it is a part of."""
    wrong = report.copy()
    text = report.text(mutation.key)
    wrong.apply(
        SetText(mutation.key, paragraphs(text[: mutation.start] + mutation.digits + text[mutation.end :]))
    )
    before = _places(report, mutation.key)
    return bool(_places(wrong, mutation.key) - before)


def _places(report: Report, key: str) -> set[tuple[str, Address]]:
    found = check_report(report, TODAY)
    return {(f.code, f.address) for f in found if f.code in CODES and f.address.part == key}


def reports(paths: list[Path]) -> Iterator[tuple[Path, Report]]:
    """Yield the reports among the files and in the folders; what is none is left out."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if file.is_file() and file.suffix != ".json":
                try:
                    yield file, open_report(file).report
                except ReadingError:
                    continue


def main(paths: list[Path]) -> None:
    """Print the share that is found, and what is not."""
    found, missed, seen = 0, list[str](), set[tuple[str, int]]()
    for file, report in reports(paths):
        for mutation in mutations(report):
            # The same report in several formats counts once.
            if (mutation.sentence, mutation.start) in seen:
                continue
            seen.add((mutation.sentence, mutation.start))
            if is_found(report, mutation):
                found += 1
            else:
                missed.append(f"{file.parent.name}: {mutation.digits} for a figure of {mutation.sentence}")
    print(f"{found} of {found + len(missed)} wrong figures found")
    print("\n".join(missed))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
