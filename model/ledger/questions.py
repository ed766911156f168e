"""Questions that a register leaves open, and what may be answered; doubts, which are only told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from model.ledger.dispute_words import AFTER, DIRECT, GROUP_LABELS, OUTCOME_KEYS, OUTCOME_LABELS
from model.ledger.register import RowRef
from model.ledger.words import KIND_LABELS, KINDS, RESULTS, result_label

SKIP = "skip"
"""Answer to any question on rows: they are not counted."""
PENDING = "pending"
THIS_YEAR, BEFORE = "this_year", "before"
ONCE, EACH = "once", "each"
NO_CASE = "none"

Answers = Mapping[str, str]
"""The answer to each question, by the question's `identity`."""


class Ask(Enum):
    """What is asked; the value begins the identity of a question."""

    KIND_WORD = "kind"
    """Which kind of applicant a word means."""
    NAME = "name"
    """Which kind of applicant a name is, where no column says so."""
    NO_KIND = "no_kind"
    """Which kind an applicant is of whom nothing is said."""
    RESULT_WORD = "result"
    """Which result a word means."""
    NO_RESULT = "no_result"
    """What came of applications that have a date of answer but no result."""
    NO_ANSWER_DATE = "no_answer_date"
    """Whether applications with a result but without a date of answer were answered in the year."""
    NO_ANSWER_COLUMN = "no_answer_column"
    """The same of a register without any column of dates of answer."""
    ANSWER_DATE = "answer_date"
    """Whether a date of answer that cannot be read lies in the year."""
    NO_RECEIPT = "no_receipt"
    """Whether applications without a date of receipt came in the year or before."""
    RECEIPT = "receipt"
    """Whether a date of receipt that cannot be read lies in the year."""
    ORDER = "order"
    """Whether an application answered in a year before it was received was answered in the year."""
    DUPLICATE = "duplicate"
    """Whether rows that say the same are one application."""
    RECONSIDERATION = "reconsideration"
    """Which outcome of a reconsideration a word means."""
    LITIGATION = "litigation"
    """Which outcome of a litigation a word means."""
    LITIGATION_GROUP = "litigation_group"
    """Whether litigations came directly or after a reconsideration."""


WORDS = frozenset({Ask.KIND_WORD, Ask.RESULT_WORD, Ask.RECONSIDERATION, Ask.LITIGATION})
"""Questions on words: their answers hold for other registers too."""

_ROWS = (SKIP, "不计入")
_KIND_CHOICES = (*((key, KIND_LABELS[key]) for key in KINDS), _ROWS)
_RESULT_CHOICES = (*((key, result_label(key)) for key in RESULTS), (PENDING, "尚未答复（结转下年）"), _ROWS)
_ANSWER_CHOICES = (
    (THIS_YEAR, "在本年答复"),
    (PENDING, "本年没有答复（结转下年）"),
    (BEFORE, "在上年或更早答复"),
    _ROWS,
)
_RECEIPT_CHOICES = ((THIS_YEAR, "本年收到"), (BEFORE, "上年收到（上年结转）"), _ROWS)
_OUTCOME_CHOICES = (*((key, OUTCOME_LABELS[key]) for key in OUTCOME_KEYS), (NO_CASE, "没有，不计入表四"))

_SENTENCES: dict[Ask, tuple[str, tuple[tuple[str, str], ...]]] = {
    Ask.KIND_WORD: ("申请人类型“{word}”是表三的哪一列？", _KIND_CHOICES),
    Ask.NAME: ("“{word}”是哪一类申请人？台账没有写类型，从名称看不出来。", _KIND_CHOICES),
    Ask.NO_KIND: ("这几行没有写申请人类型，也没有名称，是哪一类申请人？", _KIND_CHOICES),
    Ask.RESULT_WORD: ("办理结果“{word}”是表三的哪一行？", _RESULT_CHOICES),
    Ask.NO_RESULT: ("这几行有答复日期，没有办理结果，结果是什么？", _RESULT_CHOICES),
    Ask.NO_ANSWER_DATE: ("这几行有办理结果，没有答复日期，是本年答复的吗？", _ANSWER_CHOICES),
    Ask.NO_ANSWER_COLUMN: (
        "台账没有答复日期一栏。有办理结果的，都是在收到的当年（上年收到的为本年）答复的吗？",
        ((THIS_YEAR, "是"), _ROWS),
    ),
    Ask.ANSWER_DATE: ("答复日期“{word}”读不出来，是本年答复的吗？", _ANSWER_CHOICES),
    Ask.NO_RECEIPT: ("这几行没有收到日期，是本年收到的吗？", _RECEIPT_CHOICES),
    Ask.RECEIPT: ("收到日期“{word}”读不出来，是本年收到的吗？", _RECEIPT_CHOICES),
    Ask.ORDER: (
        "这几行答复日期的年份早于收到日期的年份，日期有一个写错了。实际在哪一年答复？",
        _ANSWER_CHOICES,
    ),
    Ask.DUPLICATE: (
        "这几行的内容完全相同，是一件登记了两次，还是两件？",
        ((ONCE, "同一件，只计一次"), (EACH, "各是一件")),
    ),
    Ask.RECONSIDERATION: ("行政复议“{word}”是表四的哪一列？", _OUTCOME_CHOICES),
    Ask.LITIGATION: ("行政诉讼“{word}”是表四的哪一列？", _OUTCOME_CHOICES),
    Ask.LITIGATION_GROUP: (
        "这几行的行政诉讼，是未经复议直接起诉，还是复议后起诉？",
        ((DIRECT, GROUP_LABELS[DIRECT]), (AFTER, GROUP_LABELS[AFTER])),
    ),
}


@dataclass
class Question:
    """One thing that the register does not tell, asked once for all rows that it concerns."""

    ask: Ask
    word: str = ""
    assumed: str = ""
    """The answer by which the rows are counted as long as none is given; empty where they are not counted until then."""
    rows: list[RowRef] = field(default_factory=list[RowRef])
    answer: str = ""

    @property
    def identity(self) -> str:
        """What the question is known by, such as `kind:村民小组`."""
        return identity_of(self.ask, self.word)

    @property
    def text(self) -> str:
        """The question in words."""
        return _SENTENCES[self.ask][0].format(word=self.word)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What may be answered, each with its words."""
        return _SENTENCES[self.ask][1]

    @property
    def is_open(self) -> bool:
        """Whether no answer was given."""
        return not self.answer


def identity_of(ask: Ask, word: str = "") -> str:
    """Return what a question is known by."""
    return f"{ask.value}:{word}" if word else ask.value


def is_choice(ask: Ask, answer: str) -> bool:
    """Return whether this may be answered."""
    return any(answer == key for key, _ in _SENTENCES[ask][1])


class Doubt(NamedTuple):
    """Something that was counted as it stands, or assumed, and should be looked at."""

    text: str
    rows: tuple[RowRef, ...] = ()


class Asked:
    """Collects the questions and doubts on rows, each once."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._questions: dict[str, Question] = {}
        self._doubts: dict[str, list[RowRef]] = {}

    def ask(self, ask: Ask, row: RowRef, word: str = "", assumed: str = "") -> str:
        """Note that a question concerns a row; return the answer, or what is assumed, or an empty text."""
        identity = identity_of(ask, word)
        question = self._questions.get(identity)
        if question is None:
            answer = self._answers.get(identity, "")
            question = Question(ask, word, assumed, answer=answer if is_choice(ask, answer) else "")
            self._questions[identity] = question
        if not question.rows or question.rows[-1] != row:
            question.rows.append(row)
        return question.answer or question.assumed

    def doubt(self, text: str, *rows: RowRef) -> None:
        """Note a doubt on rows."""
        self._doubts.setdefault(text, []).extend(rows)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, those first that keep rows from being counted, then by the number of rows."""
        return tuple(
            sorted(self._questions.values(), key=lambda q: (not q.is_open, bool(q.assumed), -len(q.rows)))
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts in the order in which they were noted."""
        return tuple(Doubt(text, tuple(dict.fromkeys(rows))) for text, rows in self._doubts.items())
