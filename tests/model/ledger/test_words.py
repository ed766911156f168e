"""Words of registers: the form's own, everyday ones, and those that are asked."""

import pytest
from builders.ledger import EVERYDAY, FORMAL, KINDS, NUMBERED, OUTCOMES, RESULTS, SENTENCES

from model.ledger.dispute_words import AFTER, DIRECT, disputes_in, group_of, outcome_of
from model.ledger.names import kind_of_name
from model.ledger.words import Sense, kind_of, result_of

VOCABULARIES = (FORMAL, EVERYDAY, SENTENCES, NUMBERED)


@pytest.mark.parametrize("words", VOCABULARIES)
def test_each_vocabulary_is_known_word_by_word(words) -> None:
    assert [kind_of(word).key for word in words.kinds] == list(KINDS)
    assert [result_of(word).key for word in words.results] == list(RESULTS)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("公开 全部公开 主动公开 已主动公开 告知获取方式 已提供 属于主动公开范围 依法公开 同意", "granted"),
        ("部分提供 部分予以公开 予以公开；部分信息不存在 部分不予公开", "partly_granted"),
        ("不予公开（个人隐私） 商业秘密 第三方不同意公开 涉及商业秘密不予公开", "refused_third_party"),
        (
            "信息不存在 非本机关职责 不属于本机关 经检索不存在 未制作或获取 查无此信息 转其他机关",
            "unavailable_not_held",
        ),
        ("重复申请 不予重复处理", "rejected_repeated"),
        ("信访投诉 举报 投诉举报", "rejected_petition"),
        ("撤回申请 主动撤回 终止办理 已撤回", "other_misc"),
        ("不补正 视为放弃 未按期补正", "other_not_corrected"),
        ("逾期未缴费 不缴费 未缴纳费用", "other_fee_unpaid"),
    ],
)
def test_everyday_words_of_results(words: str, key: str) -> None:
    assert {word: result_of(word).key for word in words.split()} == dict.fromkeys(words.split(), key)


@pytest.mark.parametrize("word", ["办理中", "未答复", "待补正", "结转下年", "尚未办结", "在办", "补正中"])
def test_what_is_not_answered_yet_is_pending(word: str) -> None:
    assert result_of(word).sense is Sense.PENDING


@pytest.mark.parametrize("word", ["不予公开", "无法提供", "不予处理", "已答复", "办结", "不公开"])
def test_words_that_leave_the_row_open_are_vague(word: str) -> None:
    assert result_of(word).sense is Sense.VAGUE


@pytest.mark.parametrize("word", ["酌情处理", "存档", "咨询", "作废", "电话沟通"])
def test_unknown_words_are_never_guessed(word: str) -> None:
    assert result_of(word).sense is Sense.UNKNOWN


def test_two_results_that_exclude_each_other_are_no_result() -> None:
    assert result_of("不存在；信访").sense is Sense.SEVERAL
    assert result_of("予以公开；不存在").key == "partly_granted" and result_of("予以公开；不存在").assumed


@pytest.mark.parametrize("word", ["法人", "法人或其他组织", "单位", "组织", "法人或者其他组织"])
def test_an_organisation_of_no_kind_is_vague(word: str) -> None:
    assert kind_of(word).sense is Sense.VAGUE


@pytest.mark.parametrize("word", ["村民小组", "律师", "退休人员", "非企业"])
def test_kinds_that_are_asked(word: str) -> None:
    assert kind_of(word).sense in (Sense.UNKNOWN, Sense.VAGUE)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("张三", "natural_person"),
        ("王某某", "natural_person"),
        ("张**", "natural_person"),
        ("李明、王强", "natural_person"),
        ("陈某等5人", "natural_person"),
        ("示例县宏达建材有限公司", "business"),
        ("示例律师事务所", "legal_service"),
        ("规划研究院", "research"),
        ("环保志愿者协会", "public_interest"),
        ("青山村村民委员会", "other_organization"),
        ("示例大学", ""),
        ("高新区", ""),
        ("Smith", ""),
    ],
)
def test_names_tell_the_kind_or_nothing(name: str, key: str) -> None:
    assert kind_of_name(name) == key


@pytest.mark.parametrize(
    ("word", "litigation", "key"),
    [
        ("维持", False, "upheld"),
        ("撤销并责令重新答复", False, "corrected"),
        ("终止", False, "other"),
        ("审理中", False, "pending"),
        ("驳回诉讼请求", True, "upheld"),
        ("驳回起诉", True, "other"),
        ("判决确认违法", True, "corrected"),
        ("撤诉", True, "other"),
    ],
)
def test_outcomes_of_disputes(word: str, litigation: bool, key: str) -> None:
    assert outcome_of(word, litigation).key == key


@pytest.mark.parametrize("word", ["否", "无", "未复议", "没有申请行政复议", "/", "×"])
def test_no_case_is_no_case(word: str) -> None:
    assert outcome_of(word, False).sense is Sense.NOTHING


def test_a_free_text_on_both_kinds_of_cases_is_taken_apart() -> None:
    both = disputes_in("复议维持后提起行政诉讼，尚未审结")
    assert both.group == AFTER
    assert outcome_of(both.reconsideration, False).key == "upheld"
    assert outcome_of(both.litigation, True).key == "pending"
    assert group_of("未经复议直接起诉") == DIRECT
    assert disputes_in("无") == disputes_in("")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_its_printed_name(outcome: str) -> None:
    label = FORMAL.outcomes[OUTCOMES.index(outcome)]
    assert outcome_of(label, False).key == outcome_of(label, True).key == outcome
