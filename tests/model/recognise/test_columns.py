"""Columns: which cell of a row belongs to which column, by headings, by order, by sums."""

import pytest

from model.recognise.columns import lead, place_heads, spread, sums_right
from model.recognise.expected import Row, expected
from model.recognise.parts import Piece
from model.recognise.rows import RawRow

REQUESTS = expected("2021", "三").rows[0]
DOCUMENTS = expected("2021", "二").rows[0]
DISPUTES = expected("2021", "四").rows[0]
NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def pieces(*texts: str, start: int = 0) -> tuple[Piece, ...]:
    return tuple(Piece(text, start + i, start + i + 1) for i, text in enumerate(texts))


def raw(values: tuple[Piece, ...], heads: tuple[Piece, ...] = ()) -> RawRow:
    return RawRow(("标签",), "", "", values, heads, from_lines=False, part=0)


def by_order(row: Row, *texts: str, usual_lead: int = 0) -> tuple[str, ...]:
    return spread(row, raw(pieces(*texts)), usual_lead).texts


def test_cells_below_their_headings() -> None:
    heads = pieces(*NAMES, start=3)
    values = (Piece("4", 3, 4), Piece("", 4, 8), Piece("1", 8, 9), Piece("5", 9, 10))
    assert spread(REQUESTS, raw(values, heads)).texts == ("4", "", "", "", "", "1", "5")


def test_text_beyond_the_last_heading_is_surplus() -> None:
    heads = pieces(*NAMES, start=3)
    values = (*pieces("1", "", "", "", "", "", "1", start=3), Piece("含网上申请", 10, 11))
    found = spread(REQUESTS, raw(values, heads))
    assert found.texts == ("1", "", "", "", "", "", "1")
    assert found.surplus == ("含网上申请",)


def test_cells_that_straddle_headings_go_by_order() -> None:
    heads = tuple(Piece(name, 2 * i, 2 * i + 2) for i, name in enumerate(NAMES))
    values = (*(Piece(str(i), 2 * i + 1, 2 * i + 3) for i in range(7)), Piece("", 15, 16))
    assert spread(REQUESTS, raw(values, heads)).texts == tuple("0123456")


def test_two_figures_below_one_heading_go_by_order() -> None:
    heads = (*pieces(*NAMES[:6]), Piece(NAMES[6], 6, 9))
    wrong = spread(REQUESTS, raw(pieces("1", "0", "0", "0", "0", "", "2", "4"), heads))
    assert wrong.texts == ("1", "0", "0", "0", "0", "2", "4")
    assert wrong.doubtful
    right = spread(REQUESTS, raw(pieces("1", "0", "0", "0", "0", "", "2", "3"), heads))
    assert right.texts == ("1", "0", "0", "0", "0", "2", "3")
    assert not right.doubtful


def test_headings_with_slips_and_unknown_ones() -> None:
    found = pieces("自然人", "商业机构", "科研机构", "某某某某", "法律服务机构", "其它", "合计", "备注")
    places = place_heads(found, NAMES)
    assert places is not None
    assert [p.left for p in places] == list(range(7))
    assert [p.assumed for p in places] == ["", "商业机构", "", "某某某某", "", "", ""]


def test_headings_in_another_order() -> None:
    places = place_heads(pieces("总计", *NAMES[:6]), NAMES)
    assert places is not None
    assert [p.left for p in places] == [1, 2, 3, 4, 5, 6, 0]


def test_too_many_unknown_headings_say_nothing() -> None:
    assert place_heads(pieces("甲", "乙", "丙", "丁", *NAMES[4:]), NAMES) is None
    assert place_heads(pieces("结果维持", "结果纠正"), DISPUTES.heads) is None
    assert place_heads(pieces("自然人", "总计"), NAMES) is None


def test_column_that_the_file_does_not_have() -> None:
    heads = pieces(*NAMES[:4], *NAMES[5:], start=3)
    assert spread(REQUESTS, raw(pieces("1", "", "", "", "2", "3", start=3), heads)).texts == (
        *("1", "", "", ""),
        "",
        *("2", "3"),
    )
    as_many = spread(REQUESTS, raw(pieces("1", "", "", "", "", "2", "3", start=3), heads))
    assert as_many.texts == ("1", "", "", "", "", "2", "3")


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        ("4 0 0 0 0 0 4", "4 0 0 0 0 0 4"),
        ("_ 4 0 0 0 0 0 4", "4 0 0 0 0 0 4"),
        ("4 0 0 0 0 0 4 _ _", "4 0 0 0 0 0 4"),
        ("_ 4 0 0 _ 0 0 0 4 _", "4 0 0 0 0 0 4"),
        ("_ _ 3 _ _ _ _ 3 _", "_ 3 _ _ _ _ 3"),
        ("_ _ _ _ _ _ _ 3", "_ _ _ _ _ _ 3"),
        ("1 _ _ 2 _ _ _ 3", "1 _ _ 2 _ _ 3"),
        ("_ _ _ _ _ _ _ _", "_ _ _ _ _ _ _"),
        ("3", "_ _ _ _ _ _ 3"),
        ("3 3", "3 _ _ _ _ _ 3"),
        ("1 2 3", "1 2 _ _ _ _ 3"),
        ("1 2 4", "_ _ _ _ _ _ _"),
        ("1 _ 2", "1 _ 2 _ _ _ _"),
        ("1 2 3 4 5 6 21 8", "1 2 3 4 5 6 21"),
    ],
)
def test_cells_by_order(cells: str, texts: str) -> None:
    given = [cell.replace("_", "") for cell in cells.split()]
    assert by_order(REQUESTS, *given) == tuple(cell.replace("_", "") for cell in texts.split())


def test_what_was_assumed_is_told() -> None:
    assert spread(REQUESTS, raw(pieces("3"))).short == "作为总计读入"
    assert spread(REQUESTS, raw(pieces("1", "2", "4"))).short == "放在哪一列都与总计不符，没有读入（1、2、4）"
    assert spread(REQUESTS, raw(pieces(*"12345678"))).surplus == ("8",)
    assert spread(REQUESTS, raw(pieces("", *"123456", ""))).doubtful
    assert spread(REQUESTS, raw(pieces("1", *[""] * 6, "2", ""))).doubtful
    assert not spread(REQUESTS, raw(pieces("", *"1234", "", "10"))).doubtful


def test_rows_beside_tell_where_surplus_blanks_stand() -> None:
    assert by_order(DOCUMENTS, "", "2", "", "", usual_lead=0) == ("", "2", "")
    assert by_order(DOCUMENTS, "", "2", "", "", usual_lead=1) == ("2", "", "")
    assert lead(raw(pieces("", "1", "2", "3")), DOCUMENTS) == 1
    assert lead(raw(pieces("", "2", "", "")), DOCUMENTS) is None
    assert lead(raw(pieces("1", "2", "3")), DOCUMENTS) is None


def test_sums_of_three_groups() -> None:
    cells = ["1", "2", "", "", "3", *[""] * 5, "/", "0", "4", "", "4"]
    assert sums_right(cells, DISPUTES) == 2
    assert by_order(DISPUTES, *cells, "") == tuple(cells)
