import json
from decimal import Decimal

from model.checks.core import Finding, Fix, Severity
from model.content.address import Address
from ui.cli.output import finding_to_dict, print_findings

CELL = Address("requests", "granted", "total")


def finding(severity: Severity, fix: Fix | None = None) -> Finding:
    return Finding("M01", severity, CELL, (("problem", "合计不等。"),), (Address("requests"),), fix)


def test_a_line_each_and_a_line_of_totals(capsys):
    print_findings([finding(Severity.ERROR), finding(Severity.WARNING), finding(Severity.ERROR)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("[强制性] M01 requests.granted.total  ")
    assert lines[-1] == "审核完毕：强制性 2，核实性 1，提示性 0"


def test_nothing_found_is_said(capsys):
    print_findings(())
    assert capsys.readouterr().out == "审核完毕：强制性 0，核实性 0，提示性 0\n"


def test_a_finding_can_be_written_as_json():
    made = finding_to_dict(finding(Severity.ERROR, Fix(CELL, Decimal("3.65"))))
    assert json.loads(json.dumps(made)) == {
        "code": "M01",
        "severity": "error",
        "address": "requests.granted.total",
        "message": finding(Severity.ERROR).message,
        "related": ["requests"],
        "fix": {"address": "requests.granted.total", "value": 3.65},
    }
    assert finding_to_dict(finding(Severity.INFO))["fix"] is None
