"""Makes `resources/samples`: an invented office's report on 2024 as a Word file, and its figures of 2025.

Run it after a change of the exporter that the sample should show: `.venv/bin/python packaging/tools/make_sample.py`.
Everything here is written for the project; no such office exists.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from export.registry import export_report
from model.content.address import Address
from model.content.blocks import Block, Paragraph, Role, Run
from model.content.values import restore
from model.report.report import FRONT, Report, SetValues

FOLDER = Path(__file__).parents[2] / "resources" / "samples"
UNIT = "示例市示例区示例街道办事处"

FRONT_TEXT = (
    "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国"
    "政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。",
    "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。如对本报告有疑问，请与示例街道办事处党政综合"
    "办公室联系（地址：示例市示例区示例路1号；邮编：000000；电话：0000-0000000）。",
)

OVERVIEW = (
    "2024年，示例街道办事处认真贯彻落实《中华人民共和国政府信息公开条例》，围绕群众关切的事项推进决策、执行、管理、"
    "服务、结果公开，政府信息公开工作平稳有序。",
    "## （一）主动公开",
    "全年通过区政府门户网站公开信息186条，其中工作动态92条、财政信息8条、民生保障54条、其他信息32条；通过街道政务"
    "新媒体发布信息310条。本年制发行政规范性文件1件，废止1件，现行有效4件，均已公开文件全文和解读材料。",
    "## （二）依申请公开",
    "全年收到政府信息公开申请11件，上年结转1件。已办结10件，其中予以公开6件、部分公开1件、不予公开1件、无法提供2件；"
    "结转下年度继续办理2件。办理中坚持一次性告知、全程留痕，答复前由法律顾问审核。",
    "## （三）政府信息管理",
    "完善信息发布审核制度，落实先审查、后公开的要求，全年开展保密审查196件次。对已公开的信息定期清理，更新失效信息"
    "23条，修改错漏表述9处。",
    "## （四）政府信息公开平台建设",
    "整合门户网站街道专栏，新增惠民政策、办事指南两个栏目；在便民服务大厅设置信息查阅点，配备查阅电脑2台，全年接待"
    "查阅87人次。",
    "## （五）监督保障",
    "*机构和人员。*调整政务公开领导小组，明确专职工作人员1名、兼职人员3名。",
    "*培训和考核。*组织业务培训2次，参训64人次；政务公开列入科室年度考核，占4分。全年未发生因政府信息公开被追究责任"
    "的情况，社会评议满意。",
)

PROBLEMS = (
    "2024年工作中主要存在两个问题：一是政策解读形式较为单一，以文字为主；二是社区一级信息报送不够及时。",
    "针对以上问题，2025年将重点做好两项改进：一是运用图解、短视频等形式做好解读，每件规范性文件至少有一种新形式的解读"
    "材料；二是建立社区信息员制度，每周汇总一次，逾期未报的予以提醒。",
)

OTHER_MATTERS = (
    "## （一）收取信息处理费情况",
    "2024年，本单位依据《政府信息公开信息处理费管理办法》收取信息处理费0元。",
    "## （二）建议提案办理情况",
    "2024年，本单位承办区人大代表建议2件、政协提案1件，均已办结并公开答复内容。",
)

LAST_YEAR = {
    "disclosure": {
        "regulations": {"issued": 0, "repealed": 0, "in_force": 0},
        "normative_documents": {"issued": 1, "repealed": 1, "in_force": 4},
        "licensing": {"decisions": 215},
        "penalties": {"decisions": 38},
        "coercive_measures": {"decisions": 2},
        "fees": {"amount": "3.65"},
    },
    "received": (8, 2, 0, 0, 0, 1),
    "carried_in": (1, 0, 0, 0, 0, 0),
    "results": {
        "granted": (5, 1, 0, 0, 0, 0),
        "partly_granted": (1, 0, 0, 0, 0, 0),
        "refused_third_party": (0, 1, 0, 0, 0, 0),
        "unavailable_not_held": (1, 0, 0, 0, 0, 1),
    },
    "disputes": {"reconsideration": (1, 0, 0, 0), "litigation_after_reconsideration": (0, 0, 0, 1)},
}

THIS_YEAR = {
    "disclosure": {
        "regulations": {"issued": 0, "repealed": 0, "in_force": 0},
        # 4 + 2 - 1 = 5: the sample's clerk forgot the document that was repealed.
        "normative_documents": {"issued": 2, "repealed": 1, "in_force": 6},
        "licensing": {"decisions": 243},
        "penalties": {"decisions": 41},
        "coercive_measures": {"decisions": 1},
        "fees": {"amount": "4.2"},
    },
    "received": (11, 3, 0, 1, 0, 0),
    "carried_in": None,
    "results": {
        "granted": (7, 2, 0, 0, 0, 0),
        "partly_granted": (2, 0, 0, 1, 0, 0),
        "refused_process": (1, 0, 0, 0, 0, 0),
        "unavailable_not_held": (1, 1, 0, 0, 0, 0),
        "rejected_petition": (1, 0, 0, 0, 0, 0),
    },
    "disputes": {"reconsideration": (1, 1, 0, 0), "litigation_after_reconsideration": (1, 0, 0, 0)},
    # 11 + 2 = 12 + 1: the sample's clerk typed 2, which is one too many.
    "carried_out": (2, 0, 0, 0, 0, 0),
}

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_organization",
)
OUTCOMES = ("upheld", "corrected", "other", "pending")


def blocks_of(lines: tuple[str, ...]) -> tuple[Block, ...]:
    """Paragraphs of `## heading`, `*bold run-in.*text` and plain lines."""
    found: list[Block] = []
    for line in lines:
        if line.startswith("## "):
            found.append(Paragraph.of(line[3:], Role.HEADING_2))
        elif line.startswith("*"):
            bold, rest = line[1:].split("*", 1)
            found.append(Paragraph((Run(bold, bold=True), Run(rest))))
        else:
            found.append(Paragraph.of(line))
    return tuple(found)


def figures(content: dict, form) -> dict[Address, str]:
    """Return the figures of a year by address, as a clerk types them; sums are left to the program."""
    found: dict[Address, str] = {}
    for row, columns in content["disclosure"].items():
        found |= {Address("disclosure", row, column): str(value) for column, value in columns.items()}
    rows = [a.row for a in form.addresses if a.part == "requests" and a.column == "total"]
    given = {**content["results"], "received": content["received"], "carried_in": content["carried_in"]}
    given["carried_out"] = content.get("carried_out") or carried_out(content)
    for row in rows:
        if row != "concluded" and given.get(row, ()) is not None:
            values = given.get(row, (0,) * 6)
            found |= {Address("requests", row, c): str(v) for c, v in zip(APPLICANTS, values, strict=True)}
    for group in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        values = content["disputes"].get(group, (0, 0, 0, 0))
        found |= {Address("disputes", group, o): str(v) for o, v in zip(OUTCOMES, values, strict=True)}
    return found


def carried_out(content: dict) -> tuple[int, ...]:
    """Return what balances each column."""
    concluded = [sum(column) for column in zip(*content["results"].values(), strict=True)]
    pairs = zip(content["received"], content["carried_in"], concluded, strict=True)
    return tuple(received + carried - done for received, carried, done in pairs)


def main() -> None:
    """Write both files."""
    report = Report(
        unit=UNIT, year=2024, signature="示例街道办事处", date="2025年1月15日", computes_totals=True
    )
    typed = figures(LAST_YEAR, report.form)
    report.apply(SetValues({address: restore(text) for address, text in typed.items()}))
    report.texts = {
        FRONT: blocks_of(FRONT_TEXT),
        "overview": blocks_of(OVERVIEW),
        "problems": blocks_of(PROBLEMS),
        "other_matters": blocks_of(OTHER_MATTERS),
    }
    FOLDER.mkdir(exist_ok=True)
    export_report(report, FOLDER / "last-year.docx", today=date(2025, 1, 15))
    this_year = {str(address): text for address, text in figures(THIS_YEAR, report.form).items()}
    (FOLDER / "figures.json").write_text(
        json.dumps(this_year, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
