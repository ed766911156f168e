"""Reports for the checks: one with nothing to find, and ways to make one thing wrong."""

from __future__ import annotations

from datetime import date

from builders.model import balanced_report, cell
from model.checks.core import Finding
from model.checks.engine import check_report
from model.content.blocks import paragraphs
from model.report.report import Report, SetField, SetText, SetValues

TODAY = date(2026, 1, 12)
YEAR = 2022


def clean_report(seed: int = 1) -> Report:
    """A report on 2022 of a department in which no check finds anything."""
    report = balanced_report(seed)
    documents = {"issued": 3, "repealed": 1, "in_force": 20}
    report.apply(SetValues({cell(f"disclosure.regulations.{column}"): 0 for column in documents}))
    report.apply(SetValues({cell(f"disclosure.normative_documents.{c}"): n for c, n in documents.items()}))
    for key, text in clean_texts(report).items():
        report.apply(SetText(key, paragraphs(text)))
    return report


def total(report: Report, row: str) -> int:
    """The total of a row of table three."""
    value = report.values[cell(f"requests.{row}.total")]
    assert isinstance(value, int)
    return value


def cases(report: Report, *groups: str, column: str = "total") -> int:
    """The cases of some groups of table four together."""
    values = [report.values[cell(f"disputes.{group}.{column}")] for group in groups]
    return sum(value for value in values if isinstance(value, int))


LITIGATION = ("litigation_direct", "litigation_after_reconsideration")


def clean_texts(report: Report) -> dict[str, str]:
    """The texts of a clean report: their figures are those of its tables."""
    upheld = cases(report, "reconsideration", column="upheld")
    return {
        "front": f"本报告所列数据的统计期限自{YEAR}年1月1日起至{YEAR}年12月31日止。\n联系电话：010-12345678。",
        "overview": (
            f"{YEAR}年，我局认真贯彻《中华人民共和国政府信息公开条例》，推进政府信息公开工作。\n"
            f"（一）主动公开\n{YEAR}年，我局主动公开政府信息60条，其中政策文件20条、工作动态30条、其他信息10条。\n"
            f"（二）依申请公开\n{YEAR}年共收到政府信息公开申请{total(report, 'received')}件，"
            f"上年结转{total(report, 'carried_in')}件，办结{total(report, 'concluded')}件，"
            f"结转下年度继续办理{total(report, 'carried_out')}件。"
            f"其中，予以公开{total(report, 'granted')}件，部分公开{total(report, 'partly_granted')}件。"
            f"因政府信息公开被申请行政复议{cases(report, 'reconsideration')}件，其中结果维持{upheld}件；"
            f"被提起行政诉讼{cases(report, *LITIGATION)}件。\n"
            "（三）政府信息管理\n制发行政规范性文件3件，废止行政规范性文件1件。严格执行信息发布审核制度。\n"
            "（四）政府信息公开平台建设\n做好政府网站专栏和政务新媒体的日常维护。\n"
            "（五）监督保障\n将政府信息公开纳入工作考核，组织业务培训2次。"
        ),
        "problems": "主要问题是公开内容不够丰富。下一步，我局将加强培训，改进解读方式。",
        "other_matters": f"{YEAR}年度未收取信息处理费。",
    }


def text_report(text, key="overview", **fields):
    """A clean report with one of its texts replaced."""
    report = clean_report()
    report.apply(SetText(key, paragraphs(text)))
    for name, value in fields.items():
        report.apply(SetField(name, value))
    return report


def with_values(report, **values):
    """The report with cells set: `disclosure__regulations__issued=2`."""
    report.apply(SetValues({cell(name.replace("__", ".")): value for name, value in values.items()}))
    return report


def found(report: Report, code: str) -> list[Finding]:
    """The findings of one check."""
    return [finding for finding in check_report(report, TODAY) if finding.code == code]


def spot(report: Report, finding: Finding) -> str:
    """The characters that a finding on a text points at; the address for any other."""
    address = finding.address
    if address.start < 0:
        return str(address)
    return report.text(address.part)[address.start : address.end]
