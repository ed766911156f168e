"""The program's own file beside an exported one."""

from builders.model import balanced_report

from model.storage.own_file import save
from ui.files.companion import companion_of


def test_by_its_name_or_by_unit_and_year(tmp_path):
    report = balanced_report()
    export = tmp_path / "示例局年报（官方模板）.docx"
    assert companion_of(export, report) is None
    save(report, tmp_path / "编制中.xxgk")
    assert companion_of(export, report) == tmp_path / "编制中.xxgk"
    (tmp_path / "坏.xxgk").write_bytes(b"x")
    save(report, tmp_path / "示例局年报.xxgk")
    assert companion_of(export, report) == tmp_path / "示例局年报.xxgk"


def test_two_of_one_unit_and_year_are_none(tmp_path):
    report = balanced_report()
    for name in ("甲", "乙"):
        save(report, tmp_path / f"{name}.xxgk")
    assert companion_of(tmp_path / "年报.docx", report) is None
