"""The command compare: what is printed, what is written, what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from builders.draft import draft
from builders.model import cell

from model.report.report import SetValues
from model.storage.own_file import save
from ui.cli.commands import main

TODAY = date(2026, 1, 20)
LICENSING = cell("disclosure.licensing.decisions")


@pytest.fixture
def files(tmp_path):
    paths = []
    for year in (2024, 2025):
        report = replace(draft(), year=year)
        report.apply(SetValues({LICENSING: year}))
        paths.append(tmp_path / f"{year}.xxgk")
        save(report, paths[-1])
    return paths


def run(capsys, *words):
    code = main([str(word) for word in words], TODAY)
    out, err = capsys.readouterr()
    return code, out, err


def test_differences_are_printed(capsys, files):
    code, out, _ = run(capsys, "compare", *files)
    assert code == 1
    assert "本年处理决定数量”列：2024 → 2025" in out and "不同的地方：3 处" in out
    assert run(capsys, "compare", files[0], files[0])[:2] == (0, "不同的地方：0 处\n")


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.xlsx"])
def test_files_are_written(capsys, files, tmp_path, name):
    code, out, _ = run(capsys, "compare", *files, "-o", tmp_path / name)
    assert (code, out) == (0, f"已导出：{tmp_path / name}\n")
    assert (tmp_path / name).stat().st_size > 1000


def test_figures_instead_of_texts(capsys, files, tmp_path):
    path = tmp_path / "a.html"
    assert run(capsys, "compare", *files, "--figures", "-o", path)[0] == 0
    assert "增减%" in path.read_text(encoding="utf-8")


def test_the_notice_of_a_correction(capsys, files, tmp_path):
    path = tmp_path / "a.html"
    assert run(capsys, "compare", *files, "--correction", "-o", path)[0] == 0
    assert "更正为" in path.read_text(encoding="utf-8")


def test_a_copy_for_review(capsys, files, tmp_path):
    assert run(capsys, "export", files[0], "--review", "-o", tmp_path / "a.docx")[0] == 0
    assert run(capsys, "export", files[0], "--review", "-o", tmp_path / "a.pdf")[0] == 2


def test_what_is_refused(capsys, files, tmp_path):
    assert run(capsys, "compare", files[0])[0] == 2
    code, _, err = run(capsys, "compare", files[0], files[0], "-o", tmp_path / "a.xlsx")
    assert code == 2 and "两份 2024 年" in err
    assert run(capsys, "compare", *files, "-o", tmp_path / "a.odt")[0] == 2
