"""The commands extract, check, checks, rollover, compare, export and demo, on the same model as the window.

A module that one command alone needs is imported when it runs: importing takes longer than reading a report.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from export.errors import ExportError
from model.files.atomic import FileError
from model.files.disk_problems import writing_problem
from model.files.errors import ReadingError, RequirementsError
from model.files.hosts import elsewhere
from model.opening.isolated import open_isolated
from model.report.report import SetField, SetPrevious
from model.storage.own_file import SUFFIX, save
from ui.environment.app_paths import program_name, version
from ui.environment.locale import use_utf8_locale
from ui.environment.system_libraries import advice, missing_library

FOUND_ERRORS = 1
BAD_INPUT = 2


class UsageError(Exception):
    """The arguments are not understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


class _Version(argparse.Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(version())
        parser.exit()


def main(words: Sequence[str], today: date | None = None) -> int:
    """Carry out a command; return the exit code: 1 where a check found errors, 2 for bad input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    use_utf8_locale()
    try:
        arguments = _parser().parse_args(words)
        return arguments.command(arguments, today or date.today())
    except UsageError:
        return _refuse(f"命令用法不对。请用 {program_name()} --help 查看用法。")
    except ReadingError as error:
        return _refuse(error.message)
    except ExportError as error:
        return _refuse(error.message)
    except RequirementsError as error:
        return _refuse(f"要求文件用不了：{error}。请向下发的主管部门索取新的文件。")
    except FileError as error:
        reason = writing_problem(error.path, error.reason).about(error.path)
        return _refuse(f"没有写成“{error.path.name}”：{reason}，再试一次。")
    except BrokenPipeError:
        return BAD_INPUT
    except Exception as error:
        logging.getLogger("xxgk").debug("unexpected", exc_info=error)
        library = missing_library(error)
        if library is not None:
            return _refuse(advice([library]))
        return _refuse(f"程序没有做成这件事（{type(error).__name__}）。请换一个文件再试，或告诉维护人员。")


def _refuse(message: str) -> int:
    print(message.replace("\n", " "), file=sys.stderr)
    return BAD_INPUT


def _parser() -> _Parser:
    parser = _Parser(
        prog=program_name(), description="政府信息公开工作年度报告编制。不带命令时打开窗口。", add_help=False
    )
    _add_help(parser)
    parser.add_argument("--version", action=_Version, nargs=0, help="显示版本")
    commands = parser.add_subparsers(metavar="命令", required=True, parser_class=_Parser)

    extract = _command(commands, "extract", "读取报告，输出 JSON", _extract)
    extract.add_argument("file", metavar="FILE", type=_local_path, help="任何可读取的报告文件")

    _add_check(commands)
    _add_rollup_arguments(_command(commands, "rollup", "汇总多个单位的报告", _rollup))
    _add_rollover(commands)
    _add_ledger(commands)
    _add_export(commands)
    _add_compare(commands)
    _command(commands, "checks", "列出全部审核规则和依据", _checks)

    demo = _command(commands, "demo", "用自带的示例把整个流程做一遍", _demo)
    demo.add_argument(
        "--out", metavar="DIR", type=_local_path, default=Path("demo"), help="放结果的文件夹，默认 demo"
    )
    return parser


def _add_check(commands: Any) -> None:
    check = _command(commands, "check", "审核；有强制性问题时退出码为 1", _check)
    check.add_argument(
        "files", metavar="FILE", type=_local_path, nargs="+", help="要审核的报告；可以有多个，也可以是文件夹"
    )
    check.add_argument(
        "--previous", metavar="LAST", type=_local_path, help="上年的报告（多个文件时为文件夹），用于跨年核对"
    )
    check.add_argument("--rules", metavar="RULES", type=_local_path, help="主管部门的要求文件（.xxgk-rules）")
    check.add_argument("--json", action="store_true", help="以 JSON 输出")
    check.add_argument("--xlsx", metavar="OUT", type=_local_path, help="多个文件时，把全部问题写成工作簿")


def _local_path(word: str) -> Path:
    """Return the path that a word names; raise ReadingError where it is of another computer."""
    refused = elsewhere([word])
    if refused is not None:
        raise refused
    return Path(word)


def _add_rollover(commands: Any) -> None:
    rollover = _command(commands, "rollover", "由上年报告生成今年的草稿", _rollover)
    rollover.add_argument("file", metavar="LAST", type=_local_path, help="上年的报告")
    rollover.add_argument(
        "-o", dest="output", metavar="DRAFT.xxgk", type=_local_path, required=True, help="草稿文件"
    )
    rollover.add_argument("--year", type=int, help="报告年度，默认为上年报告的下一年")


def _add_ledger(commands: Any) -> None:
    ledger = _command(commands, "ledger", "由申请台账生成表三、表四；有问题要回答时退出码为 1", _ledger)
    ledger.add_argument(
        "register",
        metavar="REGISTER",
        type=Path,
        nargs="?",
        help="台账（.xlsx、.xls、.csv、.docx 等），一行一件申请",
    )
    ledger.add_argument("--year", type=int, help="报告年度，默认由上年报告或台账判断")
    ledger.add_argument("--previous", metavar="LAST", type=Path, help="上年的报告，核对结转，并生成草稿")
    ledger.add_argument("-o", dest="output", metavar="OUT.xxgk", type=Path, help="写入表三、表四的报告文件")
    ledger.add_argument("--json", action="store_true", help="以 JSON 输出")
    ledger.add_argument("--template", metavar="OUT.xlsx", type=Path, help="生成空白台账，平时登记用")


def _add_export(commands: Any) -> None:
    export = _command(commands, "export", "导出报告，格式由后缀决定", _export)
    _add_export_arguments(export)


def _add_compare(commands: Any) -> None:
    parser = _command(commands, "compare", "对照两份报告；或把几个年度的数字并排", _compare)
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="要对照的报告，左边的在前；数字最多六个年度"
    )
    parser.add_argument(
        "-o",
        dest="output",
        metavar="OUT",
        type=Path,
        help=".docx、.html 为逐段对照，.xlsx、.pdf 为本年上年增减",
    )
    parser.add_argument("--figures", action="store_true", help=".docx、.html 也写本年上年增减")
    parser.add_argument("--details", action="store_true", help="本年上年增减后附各类申请人的数字")
    parser.add_argument(
        "--correction", action="store_true", help="更正说明：第一份是已公布的，第二份是更正后的"
    )


def _add_rollup_arguments(parser: _Parser) -> None:
    # Written out here and not beside the command: other commands need not wait for what it imports.
    parser.add_argument(
        "paths",
        metavar="FILES_OR_FOLDERS",
        type=_local_path,
        nargs="+",
        help="各单位的报告、文件夹，或已有的汇总文件",
    )
    parser.add_argument("--units", metavar="LIST", type=_local_path, help="单位名单（.xlsx、.docx、.txt 等）")
    parser.add_argument(
        "--previous", metavar="FOLDER", type=_local_path, help="上年各单位的报告，用于跨年核对"
    )
    parser.add_argument("--year", type=int, help="汇总的年度，默认为多数报告的年度")
    parser.add_argument("--unit", metavar="NAME", help="汇总单位的名称，用于草稿和审核意见")
    parser.add_argument("--against", metavar="REPORT", type=_local_path, help="本级报告，与各单位合计核对")
    parser.add_argument("--count-unlisted", action="store_true", help="不在名单上的单位也计入")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--executor", metavar="dask://HOST:PORT", help="在 dask 集群上读取文件")
    parser.add_argument(
        "-o",
        dest="output",
        metavar="OUT",
        type=_local_path,
        help=".xxgk、.xlsx、.xxgk-rollup，或放全部结果的文件夹",
    )


def _add_export_arguments(export: _Parser) -> None:
    export.add_argument("file", metavar="FILE", type=_local_path, help="任何可读取的报告文件")
    export.add_argument(
        "-o", dest="output", metavar="OUT", type=_local_path, required=True, help="要写的文件"
    )
    export.add_argument(
        "--strict", action="store_true", help="还有强制性、核实性问题没有处理时不导出，退出码为 1"
    )
    export.add_argument("--review", action="store_true", help="送审稿：带水印、签批栏和行号（.docx）")
    export.add_argument(
        "--poster",
        metavar="TEMPLATE",
        nargs="?",
        const="",
        help="图解：一张图看懂年报（.png、.svg、.html），模板 blue（默认）、red、green；.png 和 .svg 总是图解",
    )
    export.add_argument("--all", action="store_true", help="整套发布文件：把所有格式写进文件夹 OUT")
    export.add_argument(
        "--look",
        choices=("official", "plain"),
        default="official",
        help="样式：official 为公文格式（默认），plain 为官方模板",
    )


def _command(commands: Any, name: str, text: str, operation: Any) -> _Parser:
    command: _Parser = commands.add_parser(name, help=text, description=text, add_help=False)
    _add_help(command)
    command.set_defaults(command=operation)
    return command


def _add_help(parser: _Parser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")


def _extract(arguments: argparse.Namespace, today: date) -> int:
    from export.writers.json import to_dict

    opened = open_isolated(arguments.file)
    print(json.dumps(to_dict(opened.report, opened.notes), ensure_ascii=False, indent=1))
    return 0


def _check(arguments: argparse.Namespace, today: date) -> int:
    if len(arguments.files) > 1 or arguments.files[0].is_dir() or arguments.xlsx is not None:
        from ui.cli.rollup import run_check_of_many

        return run_check_of_many(arguments, today)
    report = open_isolated(arguments.files[0]).report
    if arguments.previous is not None:
        report.apply(SetPrevious(open_isolated(arguments.previous).report))
    if arguments.rules is not None:
        from model.checks.rules_file import load_text

        report.apply(SetField("rules", load_text(arguments.rules)))
    from model.checks.core import Severity
    from model.checks.engine import check_report
    from ui.cli.output import finding_to_dict, print_findings

    findings = check_report(report, today)
    if arguments.json:
        print(json.dumps([finding_to_dict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        print_findings(findings)
    return FOUND_ERRORS if any(f.severity is Severity.ERROR for f in findings) else 0


def _rollup(arguments: argparse.Namespace, today: date) -> int:
    from model.rollup.collect import UnitListError
    from ui.cli.rollup import ClusterError, run_rollup

    try:
        return run_rollup(arguments, today)
    except (UnitListError, ClusterError) as error:
        return _refuse(str(error))


def _ledger(arguments: argparse.Namespace, today: date) -> int:
    from ui.cli.ledger import LedgerError, run_ledger

    try:
        return run_ledger(arguments, today)
    except LedgerError as error:
        return _refuse(str(error))


def _export(arguments: argparse.Namespace, today: date) -> int:
    from ui.cli.export import UnknownTemplateError, run_export

    try:
        return run_export(arguments, today)
    except UnknownTemplateError as error:
        raise UsageError from error


def _compare(arguments: argparse.Namespace, today: date) -> int:
    from model.compare.years import YearsError
    from ui.cli.compare import run_compare

    one_pair = arguments.correction or arguments.output is None
    needs_output = arguments.figures or arguments.details or arguments.correction
    if len(arguments.files) < 2 or (one_pair and len(arguments.files) > 2):
        raise UsageError
    if needs_output and arguments.output is None:
        raise UsageError
    try:
        return run_compare(arguments, today)
    except YearsError as error:
        return _refuse(f"{error}。")


def _checks(arguments: argparse.Namespace, today: date) -> int:
    from model.checks.catalogue import as_text

    print(as_text())
    return 0


def _rollover(arguments: argparse.Namespace, today: date) -> int:
    if arguments.output.suffix.lower() != SUFFIX:
        return _refuse(f"草稿文件名要以 {SUFFIX} 结尾：{arguments.output.name}")
    last = open_isolated(arguments.file).report
    from model.report.rollover import roll_over

    rolled = roll_over(last, arguments.year)
    save(rolled.report, arguments.output)
    print(f"已生成 {rolled.report.full_title or '草稿'}：{arguments.output}")
    return 0


def _demo(arguments: argparse.Namespace, today: date) -> int:
    from ui.cli.demo import run_demo

    return run_demo(arguments.out, today)
