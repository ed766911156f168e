from datetime import date

import pytest

from model.checks.core import Severity
from model.files.atomic import FileError
from model.workspace import Workspace
from ui.cli.demo import _fill_in, _mend, _start_from_last_year, run_demo

TODAY = date(2026, 1, 12)


def test_the_fixes_that_are_offered_leave_no_error(capsys):
    workspace = Workspace(TODAY)
    _start_from_last_year(workspace)
    _fill_in(workspace)
    assert any(f.severity is Severity.ERROR for f in workspace.findings)
    _mend(workspace)
    assert not any(f.severity is Severity.ERROR for f in workspace.findings)
    fixed = [line.split("：")[1] for line in capsys.readouterr().out.splitlines() if "   改正 " in line]
    texts = [place.startswith("overview") for place in fixed]
    assert fixed and texts == sorted(texts)


def test_a_folder_that_cannot_be_made_is_an_error_of_the_disk(tmp_path):
    (tmp_path / "taken").write_text("a file in the way")
    with pytest.raises(FileError) as raised:
        run_demo(tmp_path / "taken", TODAY)
    assert raised.value.path == tmp_path / "taken"
