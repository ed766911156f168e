"""Find title, unit and year in the lines before section one, wherever the title is broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from model.content.blocks import Block, Paragraph, Role
from model.content.values import squeeze
from model.recognise.labels import normal

MOST_LINES = 4
"""Most lines of a title, and most lines above it with unit and year."""

MOST_LINES_BEFORE = 200
"""Only so many lines are searched for the title."""

LONGEST_LINE = 45

_HAN_DIGITS = "〇一二三四五六七八九"
_DIGIT = {
    **{c: str(i) for i, c in enumerate(_HAN_DIGITS)},
    "零": "0",
    "○": "0",
    "O": "0",
    "Ｏ": "0",
    "◯": "0",
}
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?!\d)(?:年度|年)?|([一二][〇零○◯OＯ一二三四五六七八九]{3})(?:年度|年)"
)
_REPORT = re.compile(
    r"(?:政[府务])?信息公开(?:和政务公开)?(?:工作)?(?:情况)?的?((?:19|20)\d{2}年?)?(?:年?度)?(?:工作)?(?:情况)?的?"
    r"(?:报告|年报)(\([^()]*\))?$"
    r"|政务公开(?:工作)?年度(?:工作)?报告(\([^()]*\))?$"
)
_ENDS_A_LINE = re.compile(r"[。;!?,:]|[>＞]")
_BARE_YEAR = re.compile(r"\(?(?:(?:19|20)\d{2}|[一二][〇零○◯OＯ一二三四五六七八九]{3})年度?\)?")
_BEFORE_UNIT = re.compile(r"^(?:[•·●■◆▪*]|关于印发|关于|《)+")
_AFTER_UNIT = re.compile(r"(?:关于|的|年度|度|[(（])+$")
_UNIT = re.compile(
    r"(?:政府|局|厅|委|委员会|办|办公室|街道|办事处|镇|乡|院|中心|处|所|队|站|公司|集团|学|部|署|会|社|馆|县|区|市|旗|盟|州"
    r"|省|场|行|关|苏木|园|校|库|厂|台|科|组)(?:\([^()]*\))?$"
)

_NO_UNIT = re.compile(
    r"网站|[主承协]办$|顶部$|文件库$|维护$|^(?:打印|返回|回到|下载|点击|进入|关闭|收藏|分享)"
)
"""Lines of a web page that end like the name of a unit."""

_DIGITS = "0-9０-９〇零○◯OＯ一二三四五六七八九"
_BROKEN = (
    (re.compile(rf"[{_DIGITS}]$"), re.compile(rf"[{_DIGITS}]{{0,3}}年")),
    (re.compile("年$"), re.compile("度")),
    (re.compile("政$"), re.compile("府信息公开")),
    (re.compile("政[府务]$"), re.compile("信息公开")),
)
"""How a line ends and the next begins where a title is broken within a number or a word."""
_NO_NAME = re.compile(r"[\d年度]|府$|.*信息公开")
_NO_PIECE = re.compile(
    r"公开[^工]|公开$|首页|栏目|正文|打印|附件|目录|网站|〔|\[|年报|报告|返回|关闭|搜索|登录|导航|专栏|专题|动态|交流|互动"
    r"|^(?:政务|公共|便民|在线)服务$|查询|指南|政策|文件|走进|平台|位置|无障碍|关怀|长者|[繁简]体|[A-Za-z]{3}"
)
"""Words of lines above a title that are no part of it: breadcrumbs, numbers of documents, attachments."""
_PLACE_START = re.compile(r"(?![省市县区旗州盟镇乡])[\u3400-\u9fff]{2,9}?(?:省|市|县|区|旗|州|盟|镇|乡|街道)")
_NATIONAL = re.compile("国家|中国|中共|中华")
_SHORT_PIECE = 4
"""So few characters above a title belong to it even if the unit below is complete without them."""
_PLACE = re.compile(r"(?:省|市|州|盟|县|区|旗|乡|镇|街道|政府|委员会)$")


class Title(NamedTuple):
    """Title, unit and year; empty or None if not found."""

    text: str = ""
    """As printed, on one line, without white space."""
    unit: str = ""
    year: int | None = None
    lines: frozenset[int] = frozenset()
    """Positions of the lines of the title, repetitions included."""


def year_in(text: str) -> int | None:
    """Return the year in a text, in Arabic or Chinese digits; of several, the last one followed by 年."""
    match = _year_match(normal(text))
    return None if match is None else _year_of(match)


def _year_match(plain: str) -> re.Match[str] | None:
    found = list(_YEAR.finditer(plain))
    marked = [match for match in found if "年" in match.group()]
    return (marked or found or [None])[-1]


def _year_of(match: re.Match[str]) -> int:
    return int(match.group(1) or "".join(_DIGIT.get(c, c) for c in match.group(2)))


@lru_cache(maxsize=512)
def parse_title(text: str) -> Title | None:
    """Return the parsed title; None if the text is not the title of such a report."""
    printed = squeeze(text)
    if printed[:1] == "《" and printed[-1:] == "》":
        printed = printed[1:-1]
    plain = _half_width(printed)
    match = _REPORT.search(plain)
    if match is None or _ENDS_A_LINE.search(plain):
        return None
    end = match.start() + 2 * _shares_government(plain, match.start())
    before, inside = plain[:end], " ".join(group for group in match.groups() if group)
    year = year_in(before) or year_in(inside)
    return Title(printed, _unit_in(printed[:end], before), year)


def _shares_government(plain: str, start: int) -> bool:
    """Return whether 政府 at `start` belongs to the unit as well: `示例县人民政府信息公开工作年度报告`."""
    return plain[:start].endswith("人民") and plain[start : start + 2] == "政府"


def _half_width(text: str) -> str:
    """Return the text with characters replaced by their half-width forms; the length stays the same."""
    halves = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(half if len(half) == 1 else c for c, half in zip(text, halves, strict=True))


def _unit_in(printed: str, plain: str) -> str:
    """Return the unit: the part of the title before the name of the report, without year and set phrases."""
    year = _year_match(plain)
    unit = printed if year is None else printed[: year.start()] + printed[year.end() :]
    return _AFTER_UNIT.sub("", _BEFORE_UNIT.sub("", unit))


def is_unit(text: str) -> bool:
    """Return whether a line may be the name of a unit."""
    plain = normal(text)
    if not 2 <= len(plain) <= LONGEST_LINE or _ENDS_A_LINE.search(plain) or re.search(r"\d|、|《", plain):
        return False
    return _UNIT.search(plain) is not None and _NO_UNIT.search(plain) is None


def is_sane(unit: str) -> bool:
    """Return whether a unit from a title may be a name at all, and not a piece of a broken title."""
    return len(unit) >= 2 and _NO_NAME.match(unit) is None


def find_title(blocks: Sequence[Block], skip: frozenset[int], evidence: str = "") -> Title:
    """Return the title among the blocks before section one; the most complete one if it is repeated.

    `evidence` is other text of the file, without white space, in which the unit's name may occur.
    """
    lines = list(islice(_lines(blocks, skip), MOST_LINES_BEFORE))
    styled = _styled(blocks, skip)
    found = [styled] if styled else []
    used: set[int] = set(styled.lines if styled else ())
    for start in range(len(lines)):
        title = None if lines[start][0] in used else _title_at(lines, start, used, evidence)
        if title is not None:
            found.append(title)
            used |= title.lines
    if not found:
        return Title()
    best = max(found, key=lambda t: (t.year is not None) + bool(t.unit))
    year = best.year or next((t.year for t in found if t.year), None)
    unit = next((t.unit for t in (best, *found) if is_sane(t.unit)), "")
    return Title(best.text, unit, year, frozenset(used))


def _lines(blocks: Sequence[Block], skip: frozenset[int]) -> Iterator[tuple[int, str]]:
    for i, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text.strip() and i not in skip:
            yield i, block.text


def _styled(blocks: Sequence[Block], skip: frozenset[int]) -> Title | None:
    """Return the title by the roles of the paragraphs; None if they are not adjacent or not a full title."""
    own = [
        i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role is Role.TITLE and i not in skip
    ]
    if not own or own != list(range(own[0], own[-1] + 1)):
        return None
    texts = [b.text for b in blocks[own[0] : own[-1] + 1] if isinstance(b, Paragraph)]
    title = parse_title("".join(texts))
    if title is None:
        return None
    return title._replace(lines=frozenset(own)) if title.unit and title.year else None


def _title_at(lines: Sequence[tuple[int, str]], start: int, used: set[int], evidence: str) -> Title | None:
    """Return the title that begins at line `start`, with unit and year of the lines above and below."""
    for end in range(start + 1, min(start + MOST_LINES, len(lines)) + 1):
        block = lines[start:end]
        texts = [text for _, text in block]
        if len(normal(texts[-1])) > LONGEST_LINE * 2 or _ENDS_A_LINE.search(normal(texts[-1])):
            return None
        if any(parse_title("".join(texts[i:])) is not None for i in range(1, len(texts))):
            return None
        title = parse_title("".join(texts))
        if title is not None:
            return _extend(
                title._replace(lines=frozenset(i for i, _ in block)), lines, start, end, used, evidence
            )
    return None


def _extend(
    title: Title, lines: Sequence[tuple[int, str]], first: int, last: int, used: set[int], evidence: str
) -> Title:
    """Return the title extended by lines above with its beginning, unit or year, and by a line below with the year."""
    while True:
        above = [each for each in lines[max(0, first - MOST_LINES) : first] if each[0] not in used]
        extended, count = _with_lines_above(title, above, evidence)
        if not count:
            break
        title, first = extended, first - count
    if title.year is None and last < len(lines):
        i, text = lines[last]
        unit, year = _line_above(text)
        if year is not None and not unit:
            title = Title(title.text + squeeze(text), title.unit, year, title.lines | {i})
    return title


def _with_lines_above(title: Title, above: Sequence[tuple[int, str]], evidence: str) -> tuple[Title, int]:
    """Return the title with the lines right above that belong to it, and how many these are."""
    for count in range(1, len(above) + 1):
        own = above[len(above) - count :]
        text = squeeze("".join(text for _, text in own))
        whole = _joined(text, title) if all(_may_be_piece(text) for _, text in own) else None
        if whole is not None and _is_piece_above([text for _, text in own], title, whole, evidence):
            return whole._replace(lines=title.lines | {i for i, _ in own}), count
    if not above:
        return title, 0
    i, text = above[-1]
    unit, year = _line_above(text)
    fits = _may_precede(unit, title.unit) and (year is None or title.year is None)
    if not (unit or year) or not fits:
        return title, 0
    return Title(squeeze(text) + title.text, unit + title.unit, title.year or year, title.lines | {i}), 1


def _joined(above: str, title: Title) -> Title | None:
    whole = parse_title(above + title.text)
    return None if whole is None or parse_title(above) is not None else whole


def _may_be_piece(line: str) -> bool:
    """Return whether a line may be part of a title by its characters."""
    plain = _half_width(squeeze(line))
    return 0 < len(plain) <= LONGEST_LINE and not _ENDS_A_LINE.search(plain) and not _NO_PIECE.search(plain)


def _is_piece_above(pieces: Sequence[str], title: Title, whole: Title, evidence: str) -> bool:
    """Return whether the lines above a title are its beginning, broken off within a word or a number.

    `title` is the title without these lines, `whole` with them.
    """
    above = squeeze("".join(pieces))
    if any(after.match(title.text) and before.search(above) for before, after in _BROKEN):
        return True
    if not is_unit(whole.unit):
        return False
    if title.year is None and whole.year is not None:
        return not is_unit(above)
    if normal(whole.unit) in evidence and title.unit:
        return True
    if _NATIONAL.match(above) and title.unit:
        return True
    if len(pieces) == 1 and (not title.unit or (is_unit(above) and not _is_tail(above, title.unit))):
        return False
    if title.unit and normal(title.unit) in evidence:
        return False
    return _is_likely_piece(above, title.unit, whole.unit)


def _is_tail(above: str, unit: str) -> bool:
    """Return whether a unit below the name of another unit is the rest of its name: `局` + `第一分局`, `委` + `员会`."""
    return not _PLACE_START.match(unit) and above[:3] != unit[:3] and not above.endswith(unit)


def _is_likely_piece(above: str, unit: str, whole: str) -> bool:
    """Return whether a text above a unit belongs to it, where nothing else in the file names the unit."""
    if len(above) <= _SHORT_PIECE:
        return True
    starts_below, starts_above = _PLACE_START.match(unit), _PLACE_START.match(above)
    return bool(starts_above or (_PLACE_START.match(whole) and not starts_below))


def _may_precede(above: str, unit: str) -> bool:
    """Return whether a unit above may be the first half of the name below: `示例市` above `示例局`."""
    if not above or not is_unit(unit):
        return True
    return _PLACE.search(above) is not None and above[:3] != unit[:3] and not re.search("[省市县]", unit)


def _line_above(text: str) -> tuple[str, int | None]:
    """Return unit and year if a line consists of nothing else; otherwise an empty string and None."""
    printed = squeeze(text)
    plain = _half_width(printed)
    if _BARE_YEAR.fullmatch(plain):
        return "", year_in(plain)
    year = _year_match(plain)
    unit = _unit_in(printed, plain)
    return (unit, _year_of(year) if year else None) if is_unit(unit) else ("", None)
