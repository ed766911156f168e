"""Paste every rectangle of every table at every cell of it; the test suite does so for the small tables only.

`python tests/fuzz/pasted_ranges.py [--processes N]` prints, for each table, how many pastes were placed and refused, and exits 1
where a figure went anywhere else. Where labels say the place, `--label-starts` cells stand for all (0: every cell).
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from builders.copied_ranges import CopiedRange, boxes, starts_of

from model.form.editions import FORMS, form_of


def paste_rows(edition: str, key: str, label_starts: int, top: int) -> tuple[int, int]:
    """Paste the rectangles that begin in one row; return how many pastes were placed and how many refused."""
    spec = form_of(edition).table(key)
    starts, placed, refused = starts_of(spec), 0, 0
    some = starts[:: max(1, len(starts) // label_starts)] if label_starts else starts
    for box in boxes(spec):
        if box.top != top:
            continue
        copied = CopiedRange(spec, box)
        for start in some if copied.has_labels else starts:
            if copied.check(start):
                placed += 1
            else:
                refused += 1
    return placed, refused


def main() -> int:
    """Run the campaign; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--label-starts", type=int, default=3)
    options = parser.parse_args()
    with ProcessPoolExecutor(options.processes) as pool:
        for form in FORMS.values():
            for table in form.tables:
                work = partial(paste_rows, form.edition, table.key, options.label_starts)
                counts = list(pool.map(work, range(len(table.rows))))
                placed, refused = (sum(column) for column in zip(*counts, strict=True))
                print(f"{form.edition} {table.key}: {placed:,} placed, {refused:,} refused", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
