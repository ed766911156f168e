"""The demonstration: all steps of a report on the sample, without a screen, with a picture of every tab."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from export.registry import default_name, export_report
from model.files.atomic import FileError
from model.opening.open import open_report
from model.storage.own_file import SUFFIX
from model.workspace import Workspace, link_figures
from ui.cli.output import print_findings
from ui.environment.samples import last_year_sample, sample_figures

SIZE = (1366, 768)
MOST_FIXES = 60


def run_demo(folder: Path, today: date) -> int:
    """Run last year's file -> draft -> figures -> findings -> fixes -> Word, write all into `folder`, return 0.

    Raise FileError or ExportError where a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(folder, error) from error
    workspace = Workspace(today)
    _start_from_last_year(workspace)
    _fill_in(workspace)
    pictures = _take_pictures(workspace, folder, "审核前")
    _mend(workspace)
    pictures += _take_pictures(workspace, folder, "审核后")
    _write(workspace, folder)
    print(f"5. 截图：{len(pictures)} 张，每个标签页审核前后各一张")
    print(f"全部结果在文件夹：{folder}")
    return 0


def _start_from_last_year(workspace: Workspace) -> None:
    opened = open_report(last_year_sample())
    from model.report.rollover import roll_over

    rolled = roll_over(opened.report)
    workspace.import_report(rolled.report, "导入上年报告")
    print(f"1. 读取上年报告：{opened.report.full_title}（读取时拿不准的地方：{len(opened.notes)} 处）")
    print(f"   生成今年的草稿：{workspace.report.full_title}")
    count = link_figures(workspace)
    print(f"   文字中与上年表格一致的 {count} 个数字，改为随本年表格更新")


def _fill_in(workspace: Workspace) -> None:
    figures = sample_figures(workspace.report.form)
    workspace.apply(figures, "填入本年数字")
    print(f"2. 填入本年数字：{len(figures.values)} 格")
    print("3. 审核：")
    print_findings(workspace.findings)


def _mend(workspace: Workspace) -> None:
    """Apply every fix that is offered: those in tables first, then those in texts that contradict them."""
    for _ in range(MOST_FIXES):
        fixes = [f for f in workspace.findings if f.fix is not None]
        if not fixes:
            break
        finding = min(fixes, key=lambda f: not f.address.is_cell)
        assert finding.fix is not None
        workspace.fix(finding.fix, f"改正 {finding.code}")
        print(f"   改正 {finding.code}：{finding.fix.address} 改为 {finding.fix.value}")
    print("   改正之后：")
    print_findings(workspace.findings)


def _write(workspace: Workspace, folder: Path) -> None:
    document = folder / default_name(workspace.report, ".docx")
    export_report(workspace.report, document, today=workspace.today)
    workspace.save(folder / default_name(workspace.report, SUFFIX))
    print(f"4. 导出：{document.name}、{document.with_suffix(SUFFIX).name}")


def _take_pictures(workspace: Workspace, folder: Path, when: str) -> list[Path]:
    """Save a picture of the window on each tab, drawn offscreen; return the files."""
    # Whatever platform the desktop asks for: there may be no screen.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.application import make_application

    application = make_application()
    from ui.main_window import MainWindow

    window = MainWindow(workspace.today, workspace.report.copy())
    window.resize(*SIZE)
    window.show()
    pictures: list[Path] = []
    for index, section in enumerate(workspace.report.form.sections):
        window.tabs.setCurrentIndex(index)
        application.processEvents()
        path = folder / f"{when}-{section.tab}.png"
        if not window.grab().save(str(path)):
            raise FileError(path, OSError("picture not written"))
        pictures.append(path)
    window.workspace.history.mark_saved()
    window.close()
    window.deleteLater()
    application.processEvents()
    return pictures
