"""What a leader changed and said in the Word file: every change and comment is met, and only what is accepted is made."""

from dataclasses import replace

import pytest
from builders.draft import back, draft, sent
from builders.model import cell
from hypothesis import given, settings
from hypothesis import strategies as st

from model.compare.reports import compare
from model.content.blocks import Paragraph, Role, Run, TableBlock
from model.reading.docx import reader
from model.recognise.recogniser import recognise
from model.report.linked_figures import field_of
from model.report.report import Report, SetField, SetValues
from model.takeback.accept import edit_of
from model.takeback.marked import MarkedReport, locate, unmarked
from model.takeback.proposals import (
    CHANGED_SINCE,
    COMPUTED,
    FIXED,
    FOLLOWS,
    OUTSIDE,
    SAME_ALREADY,
    Proposal,
    ProposalKind,
    proposals_of,
)

LICENSING = cell("disclosure.licensing.decisions")
RECEIVED = cell("requests.received.natural_person")
TOTAL = cell("requests.received.total")


def marked(data: bytes) -> MarkedReport:
    return locate(reader.read_markup(data), "draft.docx")


def proposed(data: bytes, report: Report) -> tuple[Proposal, ...]:
    return proposals_of(marked(data), report)


def accepted(data: bytes, report: Report) -> Report:
    made = report.copy()
    made.apply(edit_of(proposed(data, report), report))
    return made


def texts(report: Report, key: str) -> list[str]:
    return [block.text for block in report.blocks(key) if isinstance(block, Paragraph)]


def only(found: tuple[Proposal, ...]) -> Proposal:
    assert len(found) == 1, found
    return found[0]


def test_a_file_without_changes_proposes_nothing():
    assert proposed(sent(draft()), draft()) == ()


def test_replaced_words_keep_their_place_author_and_time():
    file = back(draft())
    file.replace("186条", "196条")
    found = only(proposed(file.bytes(), draft()))
    assert (found.kind, found.old, found.new) == (ProposalKind.TEXT, "186条", "196条")
    assert (found.author, found.date, found.place) == ("张主任", "2026-01-05T08:30:00Z", "一、总体情况")
    assert found.before.endswith("全年公开信息") and found.after.startswith("，其中")
    assert draft().text("overview")[found.address.start : found.address.end] == "186条"
    assert texts(accepted(file.bytes(), draft()), "overview")[2].startswith("全年公开信息196条，其中")


def test_accepting_one_of_two_changes_of_a_paragraph_leaves_the_other():
    file = back(draft())
    file.replace("186条", "196条")
    file.delete("，均已公开全文和解读材料")
    report = draft()
    first, second = proposed(file.bytes(), report)
    report.apply(edit_of([second], report))
    assert texts(report, "overview")[2] == "全年公开信息186条，其中工作动态92条。"
    assert (first.old, second.new) == ("186条", "")


def test_a_paragraph_that_came_and_one_that_went():
    file = back(draft())
    file.insert_paragraph("（二）依申请公开", "1.政策解读")
    file.delete_paragraph("下一步将重点做好")
    made = accepted(file.bytes(), draft())
    assert texts(made, "overview")[2:4] == [texts(draft(), "overview")[2], "1.政策解读"]
    assert made.blocks("overview")[3].role is Role.HEADING_3
    assert made.blocks("overview")[4] == draft().blocks("overview")[3]
    assert made.blocks("problems") == draft().blocks("problems")[:1]


def test_a_paragraph_at_the_end_of_a_section_and_the_first_one_of_an_empty_section():
    report = draft()
    del report.texts["problems"]
    file = back(report)
    file.insert_paragraph("六、其他需要报告的事项", "没有突出的问题。")
    file.insert_paragraph("二、主动公开政府信息情况", "各项工作都有台账。")
    assert [p.may_accept for p in proposed(file.bytes(), report)] == [True, True]
    made = accepted(file.bytes(), report)
    assert texts(made, "overview") == [*texts(report, "overview"), "各项工作都有台账。"]
    assert texts(made, "problems") == ["没有突出的问题。"]


def test_paragraphs_split_and_joined():
    file = back(draft())
    file.split_paragraph("全年公开信息186条，")
    file.join_paragraph("工作中主要存在")
    made = accepted(file.bytes(), draft())
    assert texts(made, "overview")[2:4] == [
        "全年公开信息186条，",
        "其中工作动态92条，均已公开全文和解读材料。",
    ]
    assert texts(made, "problems") == ["".join(texts(draft(), "problems"))]


@pytest.mark.parametrize("recorded", [True, False], ids=["as a move", "as deleted and inserted"])
def test_a_moved_paragraph_is_one_proposal(recorded):
    file = back(draft())
    if recorded:
        file.move_paragraph("（二）建议提案", "（一）收费情况")
    else:
        file.delete_paragraph("（二）建议提案")
        file.insert_paragraph("（一）收费情况", "（二）建议提案")
    found = only(proposed(file.bytes(), draft()))
    assert found.is_move and found.may_accept and len(found.hunks) == 2
    made = accepted(file.bytes(), draft())
    assert texts(made, "other_matters") == [
        "（二）建议提案",
        "（一）收费情况",
        "本年没有收取信息处理费。",
        "承办建议2件，均已办结。",
    ]


def test_a_figure_of_a_table():
    report = draft()
    file = back(report)
    file.replace(str(report.values[LICENSING]), "225")
    found = only(proposed(file.bytes(), report))
    assert (found.kind, found.address, found.new) == (ProposalKind.CELL, LICENSING, "225")
    assert accepted(file.bytes(), report).values[LICENSING] == 225


def test_a_computed_figure_is_not_overwritten():
    report = draft()
    report.apply(SetField("computes_totals", True))
    file = back(report)
    file.replace(str(report.values[TOTAL]), "9999")
    found = only(proposed(file.bytes(), report))
    assert found.obstacle == COMPUTED and not found.may_accept
    assert accepted(file.bytes(), report) == report


def test_a_figure_that_follows_the_tables_is_not_overwritten():
    report = draft()
    name = field_of([LICENSING])
    report.texts["overview"] = (
        Paragraph((Run("许可决定"), Run(str(report.values[LICENSING]), field=name), Run("件。"))),
    )
    file = back(report)
    file.replace("许可决定", "作出许可决定")
    found = only(proposed(file.bytes(), report))
    assert found.may_accept
    other = back(report)
    # In the sentence it is the only run of digits; the first run that has them is in the text.
    other.replace(str(report.values[LICENSING]), "1")
    assert only(proposed(other.bytes(), report)).obstacle == FOLLOWS


def test_what_was_changed_here_since_is_not_overwritten():
    file = back(draft())
    file.replace("186条", "196条")
    file.replace("承办建议2件", "承办建议3件")
    report = draft()
    blocks = list(report.blocks("overview"))
    blocks[2] = Paragraph.of("全年公开信息190条，其中工作动态92条，均已公开全文和解读材料。")
    report.texts["overview"] = tuple(blocks)
    found = [p for p in proposed(file.bytes(), report) if p.is_tracked]
    assert [p.obstacle for p in found] == [CHANGED_SINCE, ""]


def test_changes_without_a_record_are_told_apart():
    other = draft()
    other.apply(SetValues({LICENSING: 1}))
    other.texts["problems"] = (Paragraph.of("只有一个问题。"),)
    found = proposed(sent(other), draft())
    assert found and not any(p.is_tracked for p in found)
    report = draft()
    report.apply(edit_of(found, report))
    assert compare(report, other).count == 0


def test_a_report_of_another_format_is_held_against_this_one():
    other = draft()
    other.apply(SetValues({LICENSING: 1}))
    found = only(proposals_of(unmarked(other), draft()))
    assert (found.address, found.new, found.is_tracked) == (LICENSING, "1", False)


def test_signature_and_date():
    file = back(draft())
    file.replace("2026年1月9日", "2026年1月12日")
    found = only(proposed(file.bytes(), draft()))
    assert (found.kind, found.address.part, found.new) == (ProposalKind.FIELD, "date", "2026年1月12日")
    assert found.author == "张主任"
    assert accepted(file.bytes(), draft()).date == "2026年1月12日"


def test_comments_with_their_anchors_and_answers():
    report = draft()
    file = back(report)
    first = file.comment("一次性告知", "什么时候开始的？")
    file.author = "李科长"
    file.comment("一次性告知", "去年三月", answers=first)
    file.comment(str(report.values[LICENSING]), "再核一下")
    file.comment("二、主动公开政府信息情况", "表头不用改")
    found = {p.new.split("\n")[0]: p for p in proposed(file.bytes(), report)}
    asked = found["什么时候开始的？"]
    assert asked.old == "一次性告知" and asked.kind is ProposalKind.COMMENT and not asked.is_change
    assert report.text("overview")[asked.address.start : asked.address.end] == "一次性告知"
    assert asked.new.split("\n") == ["什么时候开始的？", "李科长：去年三月"]
    assert found["再核一下"].address == LICENSING
    assert found["表头不用改"].place == "标题、小标题和其他"


def test_formats_and_fixed_words_are_met_and_change_nothing():
    file = back(draft())
    file.format("示例局认真落实条例")
    file.replace("行政强制", "行政强制措施")
    file.replace("五、存在的主要问题及改进情况", "五、问题")
    found = proposed(file.bytes(), draft())
    assert [(p.kind, p.obstacle) for p in found if p.kind is not ProposalKind.FORMAT] == [
        (ProposalKind.ELSEWHERE, OUTSIDE),
        (ProposalKind.ELSEWHERE, FIXED),
    ]
    assert [p.old for p in found if p.kind is ProposalKind.FORMAT] == ["示例局认真落实条例"]
    assert accepted(file.bytes(), draft()) == draft()


def test_two_hands_are_two_proposals():
    file = back(draft())
    file.replace("186条", "196条")
    file.author = "李科长"
    file.insert_after("196条", "（含镇级）")
    found = proposed(file.bytes(), draft())
    assert [(p.author, p.new) for p in found] == [("张主任", "196条"), ("李科长", "（含镇级）")]
    assert "196条（含镇级），" in texts(accepted(file.bytes(), draft()), "overview")[2]


def test_what_is_accepted_already_is_told():
    report = draft()
    file = back(report)
    file.replace(str(report.values[LICENSING]), "225")
    report.apply(SetValues({LICENSING: 225}))
    assert only(proposed(file.bytes(), report)).obstacle == SAME_ALREADY


def test_a_small_table_whose_cell_was_changed_comes_whole():
    report = draft()
    table = TableBlock.of_rows([["项目", "件数"], ["公文公开", "四百件"]])
    report.texts["overview"] = (*report.blocks("overview"), table)
    file = back(report)
    file.replace("四百件", "五百件")
    made = accepted(file.bytes(), report)
    last = made.blocks("overview")[-1]
    assert isinstance(last, TableBlock) and [c.text for c in last.cells][-1] == "五百件"


def test_the_order_of_the_form_is_kept():
    report = draft()
    file = back(report)
    file.replace("承办建议2件", "承办建议3件")
    file.replace(str(report.values[LICENSING]), "225")
    file.replace("186条", "196条")
    assert [p.address.part for p in proposed(file.bytes(), report)] == [
        "overview",
        "disclosure",
        "other_matters",
    ]


WORDS = [
    "186条",
    "工作动态92条",
    "一次性告知",
    "法律顾问",
    "两个问题",
    "图解和短视频",
    "承办建议2件",
    "信息处理费",
]
edits = st.lists(
    st.tuples(
        st.sampled_from(["replace", "delete", "insert_after"]),
        st.sampled_from(WORDS),
        st.text(alphabet="新增改写三百五十件，", min_size=1, max_size=8),
    ),
    max_size=6,
    unique_by=lambda edit: edit[1],
)


@settings(max_examples=40, deadline=None)
@given(edits, st.randoms())
def test_all_accepted_is_what_the_reader_reads_and_none_is_the_report(changes, random):
    report = draft()
    file = back(report)
    for kind, words, new in changes:
        file.delete(words) if kind == "delete" else getattr(file, kind)(words, new)
    data = file.bytes()
    found = proposed(data, report)
    assert len(found) == len(changes) and all(p.may_accept for p in found)
    made = report.copy()
    made.apply(edit_of(found, report))
    assert compare(recognise(reader.read(data)).report, made).count == 0
    some = [p for p in found if random.random() < 0.5]
    made = report.copy()
    change = made.apply(edit_of(some, report))
    assert made.text("disclosure") == report.text("disclosure")
    made.apply(change.inverse)
    assert made == replace(report)
