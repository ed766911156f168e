"""Own files whose JSON is damaged in its structure, opened, checked, exported and saved as a clerk would (`make fuzz`).

`python tests/fuzz/own_files.py [ROUNDS] [SEED]` exits 1 where anything but a report or the one reading error comes out.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections import Counter
from typing import Any

from builders.damage import sample
from builders.hostile import HOSTILE, PNG, rewritten
from fuzz.life import FOUND, go_on_with

from export.registry import WRITERS
from model.content.blocks import Picture
from model.content.table_edit import new_table
from model.files.errors import ReadingError
from model.report.report import Report
from model.storage.own_file import restore_report

ROUNDS = 200
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    7,
    10**9,
    10**400,
    float("inf"),
    float("nan"),
    1.5,
    "",
    "x",
    "/",
    "字" * 3000,
    *HOSTILE,
    [],
    [[]],
    {},
    {"a": 1},
)


def whole() -> Report:
    """A report with everything that an own file can hold."""
    report = sample()
    report.texts["overview"] = (
        *report.texts["overview"],
        new_table(3, 4),
        Picture(PNG, "image/png", 300, 300, "图"),
    )
    report.acknowledgements = {"L01 a": "已核实"}
    report.previous = sample()
    return report


def damage(content: Any, rng: random.Random) -> None:
    """Change a few members anywhere in the structure: another value, none, twice, or another's."""
    for _ in range(rng.randint(1, 2)):
        holder, key = rng.choice(list(members(content)))
        kind = rng.randrange(5)
        if kind == 0 and isinstance(holder, dict):
            del holder[key]
        elif kind == 1 and isinstance(holder, list):
            holder.extend([holder[key]] * rng.choice((1, 30, 3000)))
        elif kind == 2:
            holder[key] = rng.choice(list(members(content)))[0]
            break_cycles(content)
        else:
            holder[key] = rng.choice(ODD)


def members(content: Any) -> Any:
    """Yield every place in the structure as its holder and its key."""
    keys = list(content) if isinstance(content, dict) else range(len(content))
    for key in keys:
        yield content, key
        if isinstance(content[key], (dict, list)):
            yield from members(content[key])


def break_cycles(content: Any, above: tuple[int, ...] = ()) -> None:
    """Put None where a structure holds itself."""
    for key in list(content) if isinstance(content, dict) else range(len(content)):
        inner = content[key]
        if isinstance(inner, (dict, list)):
            if id(inner) in (*above, id(content)):
                content[key] = None
            else:
                break_cycles(inner, (*above, id(content)))


def live_with(data: bytes, suffixes: tuple[str, ...]) -> str:
    """Open a file and go on to checks, exports and saving; return what became of it."""
    try:
        report = restore_report(data, "a.xxgk")
    except ReadingError as error:
        return error.problem.name
    go_on_with(report, suffixes)
    return "opened"


def campaign(rounds: int, seed: int, suffixes: tuple[str, ...]) -> tuple[Counter[str], list[str]]:
    """Return how many files ended how, and where anything unforeseen was raised."""
    outcomes, faults = Counter[str](), list[str]()
    for number in range(rounds):
        rng = random.Random(f"{seed} {number}")
        data = rewritten(whole(), lambda content, rng=rng: damage(content, rng))
        try:
            outcomes[live_with(data, suffixes)] += 1
        except Exception as error:  # noqa: BLE001 - anything else is what this looks for
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{seed}-{number}.xxgk").write_bytes(data)
            frame = traceback.extract_tb(error.__traceback__)[-1]
            faults.append(f"{seed} {number}: {type(error).__name__} at {frame.filename}:{frame.lineno}")
    return outcomes, faults


def main(words: list[str]) -> int:
    """Run the campaign and print what came of it."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    rounds, seed = (int(words[0]) if words else ROUNDS), (int(words[1]) if len(words) > 1 else 2026)
    outcomes, faults = campaign(rounds, seed, tuple(WRITERS))
    print("own files:", dict(outcomes), *faults, sep="\n")
    del application
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
