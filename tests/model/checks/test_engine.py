"""The engine: what waits for a pause, what is acknowledged, and that incremental is full."""

from builders.checks import TODAY, clean_report, text_report
from builders.model import cell, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.engine import Engine, check_report
from model.content.blocks import paragraphs
from model.report.report import (
    Acknowledge,
    Report,
    SetField,
    SetPrevious,
    SetText,
    SetValues,
    Withdraw,
)

TYPED = "2021年，我局共收到政府信息公开申请3件。"


def engine_of(report):
    return Engine(report, TODAY)


def type_in(engine, report, text, key="overview"):
    return engine.update(report.apply(SetText(key, paragraphs(text))).addresses, deferred=True)


def codes(findings):
    return [finding.code for finding in findings]


def test_texts_wait_for_a_pause_and_tables_do_not():
    report = clean_report()
    engine = engine_of(report)
    update = type_in(engine, report, TYPED)
    assert update == ((), ()) and engine.findings == ()
    changed = report.apply(SetValues({cell("disputes.reconsideration.total"): 0}))
    assert "L01" in codes(engine.update(changed.addresses, deferred=True).added)
    settled = engine.settle()
    assert {"N02", "N07"} <= set(codes(settled.added)) and settled.removed == ()
    assert engine.findings == check_report(report, TODAY) and engine.settle() == ((), ())


def test_what_waited_is_run_with_the_next_change_that_does_not_wait():
    report = clean_report()
    engine = engine_of(report)
    type_in(engine, report, TYPED)
    update = engine.update(report.apply(SetField("date", "2023年1月3日")).addresses)
    assert "N02" in codes(update.added) and engine.findings == check_report(report, TODAY)


def acknowledge(engine, report, finding, reason="已核实"):
    return engine.update(report.apply(Acknowledge(finding.identity, reason)).addresses)


def test_what_is_acknowledged_is_no_longer_open():
    report = text_report("2021年，我局做好公开工作。")
    engine = engine_of(report)
    (finding,) = [f for f in engine.findings if f.code == "N02"]
    assert acknowledge(engine, report, finding) == ((), (finding,))
    assert finding not in engine.findings and engine.acknowledged == (finding,)
    assert finding not in check_report(report, TODAY)
    assert engine.update(report.apply(Withdraw(finding.identity)).addresses) == ((finding,), ())
    assert engine.acknowledged == ()


def test_an_acknowledgement_stays_where_only_the_place_moves():
    report = text_report("2021年，我局做好公开工作。")
    engine = engine_of(report)
    (finding,) = [f for f in engine.findings if f.code == "N02"]
    acknowledge(engine, report, finding)
    moved = paragraphs("先说一句。\n2021年，我局做好公开工作。")
    engine.update(report.apply(SetText("overview", moved)).addresses)
    assert "N02" not in codes(engine.findings) and codes(engine.acknowledged) == ["N02"]


def test_an_acknowledgement_is_void_when_the_figures_change():
    report = clean_report()
    total = cell("disputes.reconsideration.total")
    report.apply(SetValues({total: 0}))
    engine = engine_of(report)
    finding = next(f for f in engine.findings if f.code == "L01")
    acknowledge(engine, report, finding)
    assert "L01" not in codes(engine.findings)
    engine.update(report.apply(SetValues({cell("disputes.reconsideration.other"): 41})).addresses)
    assert "L01" in codes(engine.findings) and engine.acknowledged == ()


def test_acknowledging_is_an_edit_that_can_be_taken_back():
    report = clean_report()
    change = report.apply(Acknowledge("L01 x", "甲"))
    again = report.apply(Acknowledge("L01 x", "乙"))
    assert report.acknowledgements == {"L01 x": "乙"}
    assert report.apply(Acknowledge("L01 x", "乙")).addresses == frozenset()
    report.apply(again.inverse)
    assert report.acknowledgements == {"L01 x": "甲"}
    report.apply(change.inverse)
    assert report.acknowledgements == {} and report == clean_report()
    assert report.apply(Withdraw("L01 x")).addresses == frozenset()


WORDS = (
    "",
    TYPED,
    "2022年收到政府信息公开申请9件，其中网上5件、信函6件。",
    "未收到政府信息公开申请，未收取信息处理费。",
    "（一）主动公开信息10条，其中政策3条、其他类信息9条。\n（二）依申请公开办结2件，因信息公开发生行政复议1件。",
    "存在公开不够及时的问题，下一步改进。\n统计期限自2021年1月1日至2021年12月31日。联系电话13800138000。",
)


def last_year():
    report = Report(unit="示例市示例局", year=2021)
    for key, words in (("overview", WORDS[4] * 2), ("problems", WORDS[5] * 2)):
        report.apply(SetText(key, paragraphs(words)))
    return report


LAST = last_year()


def edits(report):
    return st.one_of(
        st.builds(SetText, st.sampled_from(["front", "overview", "problems", "other_matters"]), st.sampled_from(WORDS).map(lambda w: paragraphs(w * 2))),
        st.builds(SetValues, st.dictionaries(st.sampled_from(report.form.addresses), st.integers(-1, 30), max_size=2)),
        st.builds(SetField, st.just("unit"), st.sampled_from(["", "示例局", "示例县人民政府"])),
        st.builds(SetField, st.just("unit_kind"), st.sampled_from(["", "省级人民政府"])),
        st.builds(SetField, st.just("year"), st.sampled_from([None, 2022, 2024])),
        st.builds(SetField, st.just("title"), st.sampled_from(["", "示例局2022年年报"])),
        st.builds(SetField, st.just("edition"), st.sampled_from(["2019", "2021"])),
        st.builds(SetPrevious, st.sampled_from([None, LAST])),
    )  # fmt: skip


@settings(max_examples=25)
@given(st.data())
def test_incremental_checking_of_texts_finds_what_full_checking_finds(data):
    report = data.draw(reports())
    engine = engine_of(report)
    known = set(engine.findings)
    for _ in range(data.draw(st.integers(1, 5))):
        findings = sorted(engine.findings, key=lambda f: f.identity)
        acknowledged = st.builds(
            Acknowledge, st.sampled_from(findings).map(lambda f: f.identity), st.just("核实")
        )
        edit = data.draw(st.one_of(edits(report), acknowledged) if findings else edits(report))
        deferred = data.draw(st.booleans())
        updates = [engine.update(report.apply(edit).addresses, deferred=deferred)]
        if deferred:
            updates.append(engine.settle())
        for update in updates:
            known = (known - set(update.removed)) | set(update.added)
        assert engine.findings == check_report(report, TODAY)
        assert known == set(engine.findings)
