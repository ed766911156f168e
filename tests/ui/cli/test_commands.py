import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders.checks import clean_report
from builders.export import full_report
from builders.fonts import needs_chinese_font
from builders.model import balanced_report, cell

from model.checks.core import RULES
from model.content.blocks import Paragraph
from model.report.report import SetValues
from model.storage.own_file import load, save
from ui.cli.commands import main

TODAY = date(2026, 1, 12)


@pytest.fixture
def own_file(tmp_path):
    path = tmp_path / "报告.xxgk"
    save(balanced_report(), path)
    return path


def run(capsys, *words):
    code = main([str(word) for word in words], TODAY)
    out, err = capsys.readouterr()
    return code, out, err


def test_extract_prints_every_key(capsys, own_file):
    code, out, _ = run(capsys, "extract", own_file)
    content = json.loads(out)
    assert code == 0
    assert set(content) >= {
        "title", "unit", "year", "edition", "front", "signature", "date", "tables", "narratives", "notes",
    }  # fmt: skip
    assert set(content["tables"]) == {"disclosure", "requests", "disputes"}
    assert set(content["narratives"]) == {"overview", "problems", "other_matters"}
    assert len(content["tables"]["requests"]) == 25
    assert content["tables"]["requests"]["granted"]["business"] == balanced_report().value(
        cell("requests.granted.business")
    )


def test_blank_is_null_and_not_applicable_stays(capsys, tmp_path):
    report = balanced_report()
    report.apply(SetValues({cell("requests.granted.business"): None, cell("requests.granted.research"): "/"}))
    save(report, tmp_path / "a.xxgk")
    _, out, _ = run(capsys, "extract", tmp_path / "a.xxgk")
    row = json.loads(out)["tables"]["requests"]["granted"]
    assert row["business"] is None and row["research"] == "/"


def test_check_of_a_report_in_which_nothing_is_wrong(capsys, tmp_path):
    save(clean_report(), tmp_path / "a.xxgk")
    code, out, _ = run(capsys, "check", tmp_path / "a.xxgk", "--json")
    assert code == 0 and json.loads(out) == []


def test_check_exits_1_where_there_is_an_error(capsys, tmp_path):
    report = balanced_report()
    report.apply(SetValues({cell("disputes.reconsideration.total"): 0}))
    save(report, tmp_path / "a.xxgk")
    code, out, _ = run(capsys, "check", tmp_path / "a.xxgk", "--json")
    (finding,) = [f for f in json.loads(out) if f["code"] == "L01"]
    assert code == 1 and set(finding) == {"code", "severity", "address", "message", "related", "fix"}
    assert finding["address"] == "disputes.reconsideration.total" and len(finding["related"]) == 4
    assert finding["fix"]["address"] == finding["address"]
    code, out, _ = run(capsys, "check", tmp_path / "a.xxgk")
    assert code == 1 and "[强制性] L01" in out


def test_check_against_last_year(capsys, tmp_path):
    last, this = balanced_report(1), balanced_report(2)
    this.year = 2023
    save(last, tmp_path / "last.xxgk")
    save(this, tmp_path / "this.xxgk")
    _, out, _ = run(capsys, "check", tmp_path / "this.xxgk", "--previous", tmp_path / "last.xxgk", "--json")
    assert "R04" in {f["code"] for f in json.loads(out)}


def test_rollover_writes_a_draft(capsys, own_file, tmp_path):
    code, out, _ = run(capsys, "rollover", own_file, "-o", tmp_path / "draft.xxgk")
    draft = load(tmp_path / "draft.xxgk")
    assert code == 0 and draft.year == 2023 and draft.previous is not None and "2023年" in out
    last = balanced_report().value(cell("requests.carried_out.business"))
    assert draft.value(cell("requests.carried_in.business")) == last
    run(capsys, "rollover", own_file, "-o", tmp_path / "draft.xxgk", "--year", "2030")
    assert load(tmp_path / "draft.xxgk").year == 2030


def test_export_by_suffix(capsys, own_file, tmp_path):
    for name in ("a.docx", "a.json", "a.xxgk"):
        code, _, _ = run(capsys, "export", own_file, "-o", tmp_path / name)
        assert code == 0 and (tmp_path / name).stat().st_size > 100
    _, exported, _ = run(capsys, "extract", tmp_path / "a.docx")
    _, source, _ = run(capsys, "extract", own_file)
    assert json.loads(exported)["tables"] == json.loads(source)["tables"]


@pytest.mark.parametrize(
    "words",
    [
        ["extract", "没有这个文件.docx"],
        ["extract"],
        ["extract", "a", "b"],
        ["check", "没有这个文件.docx", "--json"],
        ["rollover", "OWN", "-o", "草稿.docx"],
        ["rollover", "OWN"],
        ["rollover", "OWN", "-o", "草稿.xxgk", "--year", "明年"],
        ["export", "OWN", "-o", "年报.exe"],
        ["export", "OWN", "-o", "没有这个文件夹/年报.docx"],
        ["extract", "JUNK"],
        ["extract", "FOLDER"],
        ["extract", "EMPTY"],
        ["unknown"],
    ],
)
def test_bad_input_is_one_chinese_line_and_exit_2(capsys, own_file, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "junk.docx").write_bytes(b"\x00\x01junk" * 50)
    (tmp_path / "empty.docx").touch()
    files = {"OWN": own_file, "JUNK": "junk.docx", "FOLDER": tmp_path, "EMPTY": "empty.docx"}
    code, out, err = run(capsys, *[files.get(word, word) for word in words])
    assert code == 2 and out == ""
    assert err.count("\n") == 1 and any("\u4e00" <= c <= "\u9fff" for c in err)


def test_whatever_happens_there_is_no_traceback(capsys, own_file, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("ui.cli.commands.open_isolated", broken)
    code, _, err = run(capsys, "extract", own_file)
    assert code == 2 and "Traceback" not in err and err.count("\n") == 1


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"], TODAY)
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(name in out for name in ("extract", "check", "rollover", "export", "demo"))


def test_demo_does_the_whole_job(capsys, tmp_path):
    code, out, _ = run(capsys, "demo", "--out", tmp_path / "d")
    names = {path.name for path in Path(tmp_path / "d").iterdir()}
    assert code == 0 and len([n for n in names if n.endswith(".png")]) == 12
    assert any(n.endswith(".docx") for n in names) and any(n.endswith(".xxgk") for n in names)
    assert "R03" in out and "改为 1" in out and "强制性 0" in out


def test_checks_lists_every_rule(capsys):
    code, out, _ = run(capsys, "checks")
    assert code == 0 and all(code in out for code in RULES if code[0] != "S")


def test_export_of_the_whole_kit(capsys, qapp, own_file, tmp_path):
    code, out, _ = run(capsys, "export", own_file, "-o", tmp_path / "package", "--all")
    suffixes = {path.suffix for path in (tmp_path / "package").iterdir()}
    assert code == 0 and suffixes == {".docx", ".pdf", ".ofd", ".html", ".xlsx", ".txt", ".json"}
    assert out.count("已导出") == len(list((tmp_path / "package").iterdir()))


@needs_chinese_font
def test_export_names_characters_without_a_font(capsys, qapp, tmp_path):
    report = replace(full_report(), texts={"overview": (Paragraph.of("甲\U0010fffd"),)})
    save(report, tmp_path / "a.xxgk")
    code, _, err = run(capsys, "export", tmp_path / "a.xxgk", "-o", tmp_path / "a.ofd")
    assert code == 0 and "U+10FFFD" in err and "甲" in err
    assert (tmp_path / "a.ofd").stat().st_size > 1000


def heading_font(path):
    from docx import Document

    return (
        Document(str(path))
        .styles["Heading 1"]
        .element.rPr.rFonts.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia")
    )


def test_export_in_either_look(capsys, qapp, own_file, tmp_path):
    for words, font in (([], "黑体"), (["--look", "official"], "黑体"), (["--look", "plain"], "宋体")):
        assert run(capsys, "export", own_file, "-o", tmp_path / "a.docx", *words)[0] == 0
        assert heading_font(tmp_path / "a.docx") == font
    run(capsys, "export", own_file, "-o", tmp_path / "package", "--all", "--look", "plain")
    (report,) = [p for p in (tmp_path / "package").glob("*.docx") if "审核" not in p.name]
    assert heading_font(report) == "宋体"


def test_an_unknown_look_is_refused(capsys, own_file, tmp_path):
    code, _, err = run(capsys, "export", own_file, "-o", tmp_path / "a.docx", "--look", "fancy")
    assert code == 2 and "--help" in err
    assert not (tmp_path / "a.docx").exists()


@needs_chinese_font
def test_a_picture_is_the_poster(capsys, own_file, tmp_path):
    code, out, _ = run(capsys, "export", own_file, "-o", tmp_path / "a.png")
    assert (code, out.strip()) == (0, f"已导出：{tmp_path / 'a.png'}")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_the_poster_as_a_page_and_in_another_look(capsys, own_file, tmp_path):
    assert run(capsys, "export", own_file, "-o", tmp_path / "a.html", "--poster", "red")[0] == 0
    assert "图解" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert run(capsys, "export", own_file, "-o", tmp_path / "b.svg", "--poster", "purple")[0] == 2
    assert not (tmp_path / "b.svg").exists()
