"""No text, however odd, keeps the checks busy for long: a pattern that could would not come to an end here."""

import pytest
from builders.checks import TODAY, text_report
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.engine import check_report
from model.report.report import SetField, SetPrevious

PIECES = (
    "政府信息公开", "依申请公开", "信息公开申请", "申请", "公开", "信息", "的", "和", "、", "另有", "总数为", "共计", "数量", "案件", "、提起",
    "行政复议", "行政复议申请", "行政诉讼", "未发生", "未收到", "结果维持", "其中", "通过网站等方式", "通过", "等途径", "期限", "按期限",
    "2022年", "2022年1月1日", "至", "—", "-", "一", "12", "1,204", "3件", "（", "）", "，", "；", "。", "……", "XX", "某", "×", "%", "占25%",
    "结转下年度", "上年结转", "予以公开", "不予公开", "部分公开", "规范性文件", "制发", "废止", "现行有效", "收到", "办结", "未", "无", "因",
)  # fmt: skip
REPEATS = 60


@pytest.mark.parametrize("piece", PIECES)
def test_a_word_over_and_over_again(piece):
    for frame in (
        "{0}",
        "收到{0}丙",
        "收到{0}3件",
        "未发生{0}丙",
        "因政府信息公开{0}丙3件",
        "统计期限2022年1月1日{0}丙",
    ):
        assert isinstance(check_report(text_report(frame.format(piece * REPEATS)), TODAY), tuple)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(["overview", "problems", "other_matters", "front"]),
)
def test_any_words_in_any_order(text, key):
    report = text_report(text, key)
    report.apply(SetField("unit", "示例县人民政府"))
    report.apply(SetPrevious(text_report(text, key)))
    for finding in check_report(report, TODAY):
        assert finding.message and finding.address.start <= finding.address.end
        if finding.fix is not None:
            report.copy().apply(finding.fix.edit(report))
