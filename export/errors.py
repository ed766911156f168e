"""ExportError: the only exception raised when a file cannot be written, with a sentence for the clerk."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from model.files.disk_problems import DiskProblem, writing_problem


class ExportProblem(Enum):
    """A request that cannot be met, whatever the disk is like; `{…}` is filled in from the details of the error."""

    UNKNOWN_SUFFIX = "不能导出为“{name}”：不认识扩展名“{suffix}”。可以导出为 {known}。"


class ExportError(Exception):
    """A file could not be written; the one that was there before is untouched. `message` tells the clerk why."""

    def __init__(self, problem: ExportProblem | DiskProblem, path: Path, **details: str) -> None:
        super().__init__(problem, path, details)
        self.problem = problem
        self.path = path
        self.details = details

    @property
    def message(self) -> str:
        """One or two sentences in Chinese: what is wrong, where, and what to do."""
        if isinstance(self.problem, DiskProblem):
            return f"导出“{self.path.name}”失败：{self.problem.about(self.path)}，再导出。"
        return self.problem.value.format(name=self.path.name, **self.details)

    def __str__(self) -> str:
        return self.message


def export_error_of(path: Path, reason: OSError) -> ExportError:
    """Return the error for a file whose writing the system refused."""
    return ExportError(writing_problem(path, reason), path)
