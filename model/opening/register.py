"""A register of applications from a file of any readable format, read in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from model.files.errors import ReadingError, ReadingProblem
from model.files.read import read_file
from model.files.typed_json import ShapeError, an_object, member
from model.opening.isolated import ignore_seconds, never, run_isolated
from model.reading.tabular import Grid, grids_from_json, grids_to_json, read_grids


def open_grids(
    path: Path,
    *,
    progress: Callable[[float], object] = ignore_seconds,
    cancelled: Callable[[], bool] = never,
) -> tuple[Grid, ...]:
    """Return the tables of a file; raise ReadingError, also TIMEOUT and CANCELLED."""
    reply = run_isolated(path, pack_grids, progress=progress, cancelled=cancelled)
    try:
        return grids_from_json(member(an_object(json.loads(reply)), "grids"))
    except (ShapeError, ValueError) as error:
        raise ReadingError(ReadingProblem.DAMAGED, name=path.name) from error


def pack_grids(path: Path) -> bytes:
    """Return the tables of a file as one line of JSON; raise ReadingError."""
    grids = read_grids(read_file(path), path.name)
    return json.dumps({"grids": grids_to_json(grids)}).encode("ascii") + b"\n"
