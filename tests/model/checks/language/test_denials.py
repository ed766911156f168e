"""What is said not to have happened, and what is said to have, without a figure."""

import pytest

from model.checks.language.denials import claims_of


def claims(text):
    return [(c.kind.value, c.denied, text[c.start : c.end]) for c in claims_of(text)]


@pytest.mark.parametrize(
    "words",
    [
        "未收到政府信息公开申请",
        "未接到信息公开申请",
        "无依申请公开的信息",
        "没有收到依申请公开事项",
        "未收到公众关于政府信息公开的申请",
        "未受理 依申请公开 事项",
        "没有政府信息公开申请",
        "未收到和处理政府信息公开申请",
    ],
)
def test_no_applications(words):
    assert claims(f"2022年，我局{words}，其他正常。") == [("received", True, words)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("未发生因政府信息公开引起的行政复议和行政诉讼", ["reconsideration", "litigation"]),
        ("没有因政府信息公开工作被申请行政复议、提起诉讼的情况", ["reconsideration", "litigation"]),
        ("无信息公开类行政复议", ["reconsideration"]),
        ("未产生政府信息公开行政诉讼案件", ["litigation"]),
        ("行政复议、行政诉讼均未发生", ["reconsideration", "litigation"]),
    ],
)
def test_no_disputes(words, kinds):
    text = f"政府信息公开方面，{words}。"
    assert claims(text) == [(kind, True, words) for kind in kinds]


def test_applications_without_a_figure():
    assert claims("我局收到的政府信息公开申请，均已依法答复。") == [
        ("received", False, "收到的政府信息公开申请，均已依法答复")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "未收到行政许可申请。",
        "未收到自然人的政府信息公开申请。",
        "网上未收到政府信息公开申请。",
        "未收取依申请公开费用。",
        "上半年未收到政府信息公开申请。",
        "截至目前未收到政府信息公开申请。",
        "如未收到政府信息公开申请答复，可来电查询。",
        "未发生政府信息公开行政复议被纠正的案件。",
        "政府信息公开未经复议直接起诉的案件。",
        "尚未审结的政府信息公开行政诉讼案件。",
        "避免发生政府信息公开行政诉讼。",
        "对收到的政府信息公开申请，严格依法答复。",
        "全年未发生行政复议。",
    ],
)
def test_look_alikes(text):
    assert claims(text) == []
