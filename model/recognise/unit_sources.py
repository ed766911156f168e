"""Find the unit where the title does not name it: in the page's own title, in sentences of the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from model.content.values import squeeze
from model.recognise.labels import normal
from model.recognise.title import Title, is_sane, is_unit, parse_title

_TITLE_PARTS = re.compile(r"[_|｜—–]+|-+|>+|\s{2,}")
_REPORT_END = re.compile(r"报告|年报")
_CLAUSE = re.compile(r"[，,。；;：:（）()《》“”]")
_ACTION = r"(?:公布|(?<!信息)(?<!政务)公开|发布|编制|编写|制作|撰写)"
_VERB = re.compile(rf"^.*?(?:现将|将|(?:现|特此?|向社会|予以)*{_ACTION}了?)")
_BY = re.compile(rf"由([^，,。；;：:]+?)(?:负责|具体|统一|组织|(?:根据|按照|依据)[^，,。；;]*?)*{_ACTION}")
_MAKES = re.compile(
    rf"(?:^|[，,。；;：:])([^，,。；;：:由]+?)(?:现|特此?|组织|认真|负责|如实)*{_ACTION}(?:了|完成)?(?:本|《|\d{{4}}年|[一二][〇零○一二三四五六七八九]{{3}}年)"
)
_CONTACT = re.compile(
    r"(?:请|可)(?:直接|及时)?(?:与|和|同|向)([^，,。；;：:（(]+?)(?:联系|咨询|反映|查询)|请(?:联系|致电|咨询)([^，,。；;：:（(]+)"
)
_OFFICE = re.compile(
    r"(?:人民政府|街道办事处|委员会|办事处|管委会|街道|中心|大队|支队|公司|医院|局|厅|委|院|镇|乡|处)(?=.)"
)
_PRONOUNS = re.compile(r"^(?:本|我|该|各|现|向社会|按|根据|依据)|^社会$")
_OFFICE_OF_A_BODY = re.compile(r"(?<=[局厅委院处会])办公室$")


def title_in_head(titles: Iterable[str]) -> Title | None:
    """Return the first title with a unit or a year among those that the file states outside its text."""
    for text in titles:
        for piece in (*_TITLE_PARTS.split(text), text):
            title = parse_title(piece)
            if title is not None and (is_sane(title.unit) or title.year):
                return title if is_sane(title.unit) else title._replace(unit="")
    return None


def units_in_front(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield units that sentences of the front matter name, each with the words that introduce it, likeliest first."""
    texts = [squeeze(line) for line in lines]
    for find in (_published, _made, _contact):
        for text in texts:
            yield from ((source, unit) for source, unit in find(text) if _is_name(unit))


def _is_name(unit: str) -> bool:
    return is_unit(unit) and is_sane(unit) and not _PRONOUNS.match(unit)


def _published(text: str) -> Iterator[tuple[str, str]]:
    """Yield the unit of a report that a sentence announces: `现公布示例县人民政府2022年政府信息公开工作年度报告`."""
    for clause in _CLAUSE.split(text):
        for end in _REPORT_END.finditer(clause):
            title = parse_title(_VERB.sub("", clause[: end.end()]))
            if title is not None:
                yield "正文前说明", title.unit


def _made(text: str) -> Iterator[tuple[str, str]]:
    """Yield the unit that a sentence says has made the report: `由示例局编制`, `示例街道特编制2022年…`."""
    for pattern in (_BY, _MAKES):
        for match in pattern.finditer(text):
            yield "正文前说明", _OFFICE_OF_A_BODY.sub("", match.group(1))


def _contact(text: str) -> Iterator[tuple[str, str]]:
    """Yield the unit that is to be contacted, without the office in it that answers."""
    for match in _CONTACT.finditer(text):
        whole = match.group(1) or match.group(2)
        ends = [found.end() for found in _OFFICE.finditer(whole)]
        units = [whole[:end] for end in ends if is_unit(whole[:end]) and normal(whole[end:]) != ""]
        yield "联系方式", units[-1] if units else whole
