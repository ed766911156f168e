import pytest
from builders.model import balanced_report, cell
from builders.ui import TODAY

from model.report.report import Report, SetField, SetValues, new_report
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.grid.model import GridModel
from ui.grid.range_edits import RangeEdits

COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organization")


def make(report: Report, key: str = "requests") -> GridModel:
    bridge = Bridge(Workspace(TODAY, report))
    model = GridModel(bridge, report.form.table(key))
    bridge.setParent(model)
    return model


@pytest.fixture
def model(qapp) -> GridModel:
    return make(new_report("示例市示例局", 2022))


def places(model: GridModel, *names: str):
    return [model.spec.entries[cell(f"{model.spec.key}.{name}")] for name in names]


def values(model: GridModel, *names: str):
    return [model.value(cell(f"{model.spec.key}.{name}")) for name in names]


def row(model: GridModel, key: str):
    return values(model, *(f"{key}.{column}" for column in (*COLUMNS, "total")))


def step(model: GridModel) -> str:
    return model._workspace.history.undo_label


def test_paste_of_a_full_row_passes_over_its_sum(model):
    matrix = [["1", "2", "３", "4件", "", "/", "999"]]
    said = RangeEdits(model).paste(matrix, places(model, "granted.natural_person"))
    assert row(model, "granted") == [1, 2, 3, 4, None, "/", 10]
    assert said == "已粘贴 6 格。合计由程序计算，和粘贴的不同：（一）予以公开/总计粘贴的是 999。"
    assert step(model) == "粘贴 6 格"
    model._workspace.undo()
    assert row(model, "granted") == [None] * 7


def test_paste_of_two_rows_of_twelve_cells_is_one_step(model):
    matrix = [["1", "2", "3", "4", "5", "6", "21"], ["6", "5", "4", "3", "2", "1", "21"]]
    RangeEdits(model).paste(matrix, places(model, "received.natural_person"))
    assert step(model) == "粘贴 12 格"
    assert row(model, "received") == [1, 2, 3, 4, 5, 6, 21]
    assert row(model, "carried_in") == [6, 5, 4, 3, 2, 1, 21]


def test_sums_are_pasted_where_the_clerk_fills_them_in(qapp):
    model = make(balanced_report())
    RangeEdits(model).paste([["1", "2", "3", "4", "5", "6", "99"]], places(model, "granted.natural_person"))
    assert row(model, "granted")[-1] == 99
    assert step(model) == "粘贴 7 格"


def test_paste_beyond_the_table_and_unreadable_cells_are_told(model):
    matrix = [["1", "x", "", ""], ["5", "6", "7", "8"]]
    said = RangeEdits(model).paste(matrix, places(model, "carried_out.legal_service"))
    assert said == "没有粘贴：“5”会落在表格外面。"
    said = RangeEdits(model).paste(matrix[:1], places(model, "carried_out.legal_service"))
    assert said == "没有粘贴：四、结转下年度继续办理/其他的“x”不是数字。"
    assert values(model, "carried_out.legal_service", "carried_out.other_organization") == [None, None]
    assert step(model) == ""


def test_cells_that_lose_their_figure_are_named(model):
    edits = RangeEdits(model)
    edits.paste([["1", "2", "3"]], places(model, "granted.natural_person"))
    said = edits.paste([["4", "", ""]], places(model, "granted.natural_person"))
    assert "2 格原有的数已清空" in said and "（原为 3）" in said


@pytest.mark.parametrize("text", ["1 2 3", "11 3 0 1 0 0 15"])
def test_figures_side_by_side_are_never_one_figure(model, text):
    edits = RangeEdits(model)
    edits.paste([[text]], places(model, "granted.natural_person"))
    assert row(model, "granted")[:3] == [int(figure) for figure in text.split()[:3]]
    said = edits.paste([["1", text]], places(model, "received.natural_person"))
    assert said.startswith("没有粘贴：") and row(model, "received")[0] is None
    index = model.index_of(cell("requests.received.natural_person"))
    assert not model.setData(index, text) and model.value(cell("requests.received.natural_person")) is None


def test_paste_with_labels_finds_its_row(model):
    label = "二、上年结转政府信息公开申请数量"
    matrix = [[label, "", "", "1", "2", "3", "4", "5", "6", "21"]]
    said = RangeEdits(model).paste(matrix, places(model, "granted.legal_service"))
    assert row(model, "carried_in") == [1, 2, 3, 4, 5, 6, 21]
    assert said.startswith("已粘贴 6 格，位置按行名、列名对上。")


def test_paste_of_a_merged_cell_of_table_two(qapp):
    model = make(new_report("示例市示例局", 2022), "disclosure")
    said = RangeEdits(model).paste([["7", "", ""], ["", "", ""]], places(model, "licensing.decisions"))
    assert values(model, "licensing.decisions") == [7]
    assert said == "已粘贴 1 格。"


def test_one_value_fills_the_selection(model):
    chosen = places(model, "granted.natural_person", "granted.business", "partly_granted.business")
    RangeEdits(model).paste([["5"]], chosen)
    assert values(model, "granted.natural_person", "granted.business", "partly_granted.business") == [5, 5, 5]
    assert step(model) == "粘贴 3 格"


def test_nothing_to_paste(model):
    edits = RangeEdits(model)
    assert "没有可以粘贴" in edits.paste([], places(model, "granted.business"))
    assert "没有可以粘贴" in edits.paste([[" "]], places(model, "granted.business"))
    assert "先选" in edits.paste([["1"]], [])
    assert step(model) == ""


def test_an_unreadable_text_that_stays_the_same_is_not_told(qapp):
    report = balanced_report()
    report.apply(SetValues({cell("requests.granted.business"): "若干"}))
    model = make(report)
    assert RangeEdits(model).paste([["若干"]], places(model, "granted.business")) == "已粘贴 0 格。"
    assert values(model, "granted.business") == ["若干"]


def test_clear_is_one_step_and_passes_over_sums(qapp):
    report = balanced_report()
    report.apply(SetField("computes_totals", True))
    model = make(report)
    chosen = places(model, "granted.natural_person", "granted.business", "granted.total")
    before = row(model, "granted")
    assert RangeEdits(model).clear(chosen) == ""
    assert row(model, "granted")[:2] == [None, None]
    assert step(model) == "清除 2 格"
    model._workspace.undo()
    assert row(model, "granted") == before


def test_clearing_only_sums_says_why_not(model):
    assert "自动计算" in RangeEdits(model).clear(places(model, "granted.total"))
    assert RangeEdits(model).clear(places(model, "granted.business")) == ""
    assert step(model) == ""


def test_blanks_become_zero_everywhere_in_one_step(model):
    edits = RangeEdits(model)
    edits.paste([["3", "/"]], places(model, "granted.natural_person"))
    said = edits.fill_blanks()
    assert row(model, "granted") == [3, "/", 0, 0, 0, 0, 3]
    assert all(value is not None for value in map(model.value, model.spec.entries))
    assert said == f"已把 {25 * 6 - 2 - 6} 个空白格填为 0。"
    assert step(model) == "空白填0"
    assert edits.fill_blanks() == "没有空白的格。"
    model._workspace.undo()
    assert values(model, "received.business") == [None]


def test_blanks_of_a_selection(model):
    RangeEdits(model).fill_blanks(places(model, "granted.business", "granted.research"))
    assert values(model, "granted.natural_person", "granted.business", "granted.research") == [None, 0, 0]


def test_a_blank_sum_that_is_not_zero_stays_blank(qapp):
    report = balanced_report()
    totals = [cell("requests.granted.total"), cell("requests.received.total")]
    report.apply(SetValues(dict.fromkeys(totals)))
    report.apply(SetValues({a: 0 for a in report.form.all_cells if a.row == "granted" and a not in totals}))
    model = make(report)
    RangeEdits(model).fill_blanks()
    assert values(model, "granted.total", "received.total") == [0, None]


def test_fill_down_copies_the_top_row(model):
    edits = RangeEdits(model)
    edits.paste([["3", "4"]], places(model, "received.natural_person"))
    chosen = places(
        model, "received.natural_person", "received.business", "carried_in.business", "granted.business"
    )
    assert edits.fill_down(chosen) == ""
    assert row(model, "granted")[:3] == [3, 4, None]
    assert step(model) == "向下填充 4 格"


def test_fill_down_of_one_row_takes_the_row_above(model):
    edits = RangeEdits(model)
    edits.paste([["3"]], places(model, "received.business"))
    edits.fill_down(places(model, "carried_in.business"))
    assert values(model, "carried_in.business") == [3]
    assert "没有可以向下填充" in edits.fill_down(places(model, "received.business"))
    assert edits.fill_down([]) == ""


def test_documents_still_in_force_are_not_filled_with_zero():
    last, report = balanced_report(), new_report("示例局", 2025)
    in_force = cell("disclosure.normative_documents.in_force")
    last.values[in_force] = 298
    report.previous = last
    model = make(report, "disclosure")
    model.setData(model.index_of(cell("disclosure.normative_documents.issued")), "2")
    said = RangeEdits(model).fill_blanks()
    assert report.values.get(in_force) is None and "应为 300" in said
    assert report.values[cell("disclosure.normative_documents.repealed")] == 0
    assert RangeEdits(model).fill_blanks().startswith("没有填 0：")
