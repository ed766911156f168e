"""Published reports and filled-in forms: what is found in them, exactly, and that no changed figure goes unseen."""

import random
import re
from datetime import date

import pytest
from builders.checks import TODAY, spot
from builders.model import cell
from builders.paths import CORPUS

from model.checks.core import Severity
from model.checks.engine import check_report
from model.content.address import Address
from model.content.blocks import paragraphs
from model.files.errors import ReadingError
from model.opening.open import open_report
from model.report.report import SetField, SetPrevious, SetText, SetValues
from model.report.rollover import roll_over
from ui.environment.samples import last_year_sample

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")

DOCUMENTS, REQUESTS = "disclosure.regulations.issued", "requests.received.total"
OLD_FORM = ["N03 overview", "M03 legacy", "D04 legacy.regulations.created", "R07 requests"]
"""The trial form used for 2022, with regulations of a subdistrict and blanks."""
HONGZE = [
    "N09 overview",
    "L01 disputes.reconsideration.total",
    "L01 disputes.litigation_after_reconsideration.total",
]
EXPECTED = {
    "000_d3e5be15aaa7a4aa": [],
    "001_16652a60a82de5e5": [],
    "003_2dc0b5ebceb3839d": ["M01 unit", "N07 overview", "N06 other_matters"],
    "004_0712e19c06feaead": [],
    "hongze-2023": HONGZE,
    "hongze-2023-ofd": HONGZE,
    "given-marks": ["N03 overview", "R07 requests"],
    "given-2019-docx": OLD_FORM,
    "given-2019-gbk": OLD_FORM,
    "given-2019-html": OLD_FORM,
}
FILLED_IN = ["N03 overview", f"D04 {DOCUMENTS}"]
"""In the filled-in forms a subdistrict has regulations, and its text speaks of 4 applications where the table has more."""


def source(name):
    (path,) = (CORPUS / name).glob("source.*")
    return path


def opened(name):
    try:
        return open_report(source(name)).report
    except ReadingError as error:
        if error.problem.name != "OTHER_FORMAT":
            raise
        pytest.skip(f"{source(name).suffix} is not read yet")


@pytest.mark.parametrize("name", sorted(p.name for p in CORPUS.glob("*") if p.is_dir()))
def test_exactly_what_is_known_is_found(name):
    report = opened(name)
    findings = [f"{f.code} {f.address.whole}" for f in check_report(report, TODAY)]
    assert findings == EXPECTED.get(name, FILLED_IN)


def test_the_text_of_the_filled_in_forms_is_pointed_at():
    report = opened("given-docx")
    (finding,) = [f for f in check_report(report, TODAY) if f.code == "N03"]
    assert spot(report, finding) == "4" and str(finding.related[0]) == REQUESTS


def number_cells():
    from model.form.editions import CURRENT

    return [a for a in CURRENT.addresses if a.part in ("requests", "disputes")]


def test_no_changed_figure_of_tables_three_and_four_goes_unseen():
    report = opened("given-docx")
    assert len(number_cells()) == 190
    before = {f for f in check_report(report, TODAY) if f.severity is Severity.ERROR}
    assert before == set()
    for address in number_cells():
        change = report.apply(SetValues({address: (report.value(address) or 0) + 1}))
        errors = [f for f in check_report(report, TODAY) if f.severity is Severity.ERROR]
        assert errors, address
        report.apply(change.inverse)


TEXTS = {
    "overview": (
        "{year}年，我街道认真做好政府信息公开工作。\n（一）主动公开\n{year}年，我街道主动公开政府信息{whole}条，其中政策{part}条、动态{part}条、其他信息{part}条。\n"
        "（二）依申请公开\n{year}年共收到政府信息公开申请{received}件，上年结转{carried_in}件，办结{concluded}件，结转下年度继续办理{carried_out}件。"
        "其中，予以公开{granted}件，部分公开{partly_granted}件。因政府信息公开引起行政复议{reconsideration}件，其中结果维持{upheld}件；行政诉讼{litigation}件。\n"
        "（三）政府信息管理\n制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件。\n（四）平台建设\n{year}年，我街道维护好专栏。\n（五）监督保障\n开展培训。"
    ),
    "problems": "{year}年，我街道公开工作还有不足。下一步将加强培训。",
    "front": "统计期限自{year}年1月1日起至{year}年12月31日止。",
    "other_matters": "{year}年，我街道未收取信息处理费。",
}
KEYS = {"year": ("N02", "N11"), "whole": ("N04",), "part": ("N04",)}


def figures_of(report):
    def number(*places):
        return sum(report.values.get(Address(*place), 0) or 0 for place in places)

    rows = ("received", "carried_in", "concluded", "carried_out", "granted", "partly_granted")
    documents = {part: number(("disclosure", "normative_documents", part)) for part in ("issued", "repealed")}
    litigation = [
        ("disputes", group, "total") for group in ("litigation_direct", "litigation_after_reconsideration")
    ]
    return {
        **{row: number(("requests", row, "total")) for row in rows},
        **documents,
        "reconsideration": number(("disputes", "reconsideration", "total")),
        "upheld": number(("disputes", "reconsideration", "upheld")),
        "litigation": number(*litigation),
        "year": report.year,
        "whole": 60,
        "part": 20,
    }


def places_of_figures():
    return [
        (key, m.start(), m.group(1)) for key, text in TEXTS.items() for m in re.finditer(r"\{(\w+)\}", text)
    ]


def written(figures, mutated, value):
    """The texts with every figure filled in, one of them by another value, and where that stands."""
    key, offset, name = mutated
    texts = {part: template.format(**figures) for part, template in TEXTS.items()}
    before = TEXTS[key][:offset].format(**figures)
    behind = TEXTS[key][offset + len(name) + 2 :].format(**figures)
    texts[key] = f"{before}{value}{behind}"
    return texts, Address(key).span(len(before), len(before) + len(str(value)))


def test_sixty_changed_figures_and_years_of_a_text_are_found_where_they_are():
    report = opened("given-docx")
    figures = figures_of(report)
    rng = random.Random(20260112)
    places = places_of_figures()
    for i in range(60):
        name = places[i % len(places)][2]
        step = rng.choice((-3, -2, -1)) if name == "year" else rng.randint(1, 900)
        texts, at = written(figures, places[i % len(places)], figures[name] + step)
        for part, text in texts.items():
            report.apply(SetText(part, paragraphs(text)))
        spots = {
            (f.code, f.address)
            for f in check_report(report, TODAY)
            if f.code in ("N02", "N03", "N04", "N05", "N11")
        }
        assert len({code for code, _ in spots}) == 1, (name, spots)
        ((code, address),) = spots
        assert code in KEYS.get(name, ("N03",)), (name, code)
        assert address.part == at.part
        overlaps = address.start <= at.start and at.end <= address.end
        assert overlaps or name == "part", (name, address, at)


def test_last_year_of_the_same_place_says_what_was_copied():
    report, last = opened("000_d3e5be15aaa7a4aa"), opened("000_d3e5be15aaa7a4aa")
    last.apply(SetField("year", 2021))
    report.apply(SetPrevious(last))
    codes = {f.code for f in check_report(report, TODAY)}
    assert codes == {"N10"}


def test_a_draft_says_nothing_against_texts_before_its_table_is_filled_in():
    draft = roll_over(open_report(last_year_sample()).report).report
    n03 = [f for f in check_report(draft, date(2026, 1, 12)) if f.code == "N03"]
    assert [f.related[0].row for f in n03] == ["carried_in"]
    draft.apply(SetValues({cell("requests.received.natural_person"): 3}))
    assert len([f for f in check_report(draft, date(2026, 1, 12)) if f.code == "N03"]) > 3
