"""Files of requirements are read strictly, change the severity of checks, and go with the report and its unit."""

import pytest
from builders.checks import TODAY, clean_report, found

from model.checks.core import Severity
from model.checks.engine import Engine, check_report
from model.checks.requirements import LARGEST, parse, requirements_of
from model.checks.rules_file import check_codes, load_text
from model.content.blocks import paragraphs
from model.files.errors import ReadingError, RequirementsError
from model.report.profile import begun_with, filling, profile_of
from model.report.report import Report, SetField, SetText
from model.report.rollover import roll_over
from model.storage.own_file import dump, restore_report

HEAD = 'format = 1\noffice = "示例县政务公开办公室"\n'
TOPIC = '[[topics]]\nname = "建议提案办理"\nsection = "other_matters"\nany_of = ["建议提案"]\n'


def with_rules(text):
    report = clean_report()
    report.apply(SetField("rules", text))
    return report


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "format"),
        ("不是", "TOML"),
        ("format = 2\noffice = '甲'", "format"),
        ("format = true\noffice = '甲'", "format"),
        ("format = 1", "office"),
        ("format = 1\noffice = ' '", "office"),
        (f"format = 1\noffice = '{'长' * 61}'", "office"),
        ('format = 1\noffice = "甲\\u0007"', "office"),
        ('format = 1\noffice = "甲\\u202e乙"', "office"),
        (HEAD + "sections = 3", "sections"),
        (HEAD + "topics = 3", "topics"),
        (HEAD + "[[topics]]\nname = '甲'\nsection = 'overview'", "any_of"),
        (HEAD + "[[topics]]\nname = '甲'\nsection = 'requests'\nany_of = ['乙']", "section"),
        (HEAD + TOPIC + "words = 3", "words"),
        (HEAD + TOPIC + "severity = '严重'", "severity"),
        (HEAD + "[[lengths]]\nsection = 'overview'\nat_most = -1", "at_most"),
        (HEAD + "[[lengths]]\nsection = 'overview'\nat_least = 9\nat_most = 8", "at_least"),
        (HEAD + "deadline = '02-30'", "deadline"),
        (HEAD + "deadline = 126", "deadline"),
        (HEAD + "years = ['2025']", "years"),
        (HEAD + "[checks]\nR1 = 'info'", "R1"),
        (HEAD + "[checks]\nR01 = 'mild'", "R01"),
        (HEAD + TOPIC * 101, "topics"),
        (HEAD + "a = " + "[" * 5000, "TOML"),
        (HEAD + "#" * LARGEST, "太大"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused_with_its_place(text, part):
    with pytest.raises(RequirementsError, match=part):
        parse(text)
    assert requirements_of(text) is None
    report = with_rules(text)
    assert [f for f in check_report(report, TODAY) if f.code.startswith("Q")] == []


@pytest.mark.parametrize("line", ["R01 = 'info'", "X99 = 'info'"])
def test_a_check_that_is_not_there_or_must_stay_is_refused(line):
    text = f"{HEAD}[checks]\n{line}\n"
    with pytest.raises(RequirementsError, match=line[:3]):
        check_codes(text)


def test_what_must_be_corrected_stays_so_whatever_comes_with_a_report():
    report = with_rules(HEAD + "[checks]\nN01 = 'info'\n")
    report.apply(SetText("problems", ()))
    (finding,) = found(report, "N01")
    assert finding.severity is Severity.ERROR


def test_findings_name_the_office_and_weigh_what_it_says():
    report = with_rules(HEAD + TOPIC + 'severity = "error"\n')
    (finding,) = found(report, "Q01")
    assert "示例县政务公开办公室" in finding.message and finding.severity is Severity.ERROR


def test_checks_are_raised_and_lowered():
    report = with_rules(HEAD + '[checks]\nN06 = "error"\nN08 = "提示性"\n')
    report.apply(SetText("other_matters", paragraphs("无。")))
    (finding,) = found(report, "N06")
    assert finding.severity is Severity.ERROR
    report.apply(SetField("rules", ""))
    (finding,) = found(report, "N06")
    assert finding.severity is Severity.WARNING


def test_the_engine_follows_the_requirements_and_the_year_they_go_for():
    report = clean_report()
    engine = Engine(report, TODAY)
    steps = [
        SetField("rules", HEAD + "years = [2022]\n" + TOPIC + '[checks]\nN06 = "error"\n'),
        SetText("other_matters", paragraphs("无。")),
        SetField("year", 2023),
        SetField("year", 2022),
        SetField("rules", ""),
    ]
    for step in steps:
        before = set(engine.findings)
        update = engine.update(report.apply(step).addresses)
        assert engine.findings == check_report(report, TODAY)
        assert set(engine.findings) == (before - set(update.removed)) | set(update.added)


def test_they_are_saved_with_the_report_and_remembered_for_the_unit():
    text = HEAD + TOPIC
    report = with_rules(text)
    assert restore_report(dump(report), "甲.xxgk").rules == text
    profile = profile_of(report)
    assert profile is not None and begun_with(profile, 2026).rules == text
    empty = Report(year=2026)
    empty.apply(filling(profile, empty))
    assert empty.rules == text
    assert roll_over(report).report.rules == text


def test_a_file_is_read_and_a_wrong_one_refused(tmp_path):
    path = tmp_path / "要求.xxgk-rules"
    path.write_text(HEAD + TOPIC, encoding="utf-8-sig")
    assert parse(load_text(path)).topics[0].name == "建议提案办理"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadingError):
        load_text(path)
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(ReadingError):
        load_text(path)
