"""Every check: cases that it finds, with the place it points at, and look-alikes on which it is silent."""

from decimal import Decimal

import pytest
from builders.checks import TODAY, clean_report, found, spot, text_report, total, with_values
from builders.model import balanced_report, cell, spanned_table

from model.checks.core import Severity
from model.checks.engine import check_report, registered_rules
from model.content.blocks import Picture, paragraphs
from model.form.parts import COLUMNS
from model.report.report import Report, SetField, SetPrevious, SetText, SetValues

OVERVIEW = "（一）主动公开信息。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。"


def cells(**values):
    return lambda: with_values(clean_report(), **values)


def more(text, by=1):
    """A clean report with one figure raised."""

    def make():
        report = clean_report()
        report.apply(SetValues({cell(text): report.value(cell(text)) + by}))
        return report

    return make


def emptied(table, but=""):
    """A clean report with nothing in a table, or 0 in one cell."""

    def make():
        report = clean_report()
        report.values = {a: v for a, v in report.values.items() if a.part != table}
        if but:
            report.values[cell(but)] = 0
        return report

    return make


def text(words, key="overview", **fields):
    return lambda: text_report(words, key, **fields)


def pictured(*alternatives, key="overview"):
    """A clean report with pictures described so at the end of a text."""

    def make():
        report = clean_report()
        made = (Picture(b"", "image/png", 100, 100, words) for words in alternatives)
        report.apply(SetText(key, (*report.blocks(key), *made)))
        return report

    return make


def with_last(last_values=(), *, this_values=(), last_texts=(), this_texts=()):
    """A clean report with last year's, in which cells and texts are set."""

    def make():
        report, last = clean_report(), clean_report()
        last.year = 2021
        for target, values, texts in ((last, last_values, last_texts), (report, this_values, this_texts)):
            target.apply(SetValues({cell(name): value for name, value in dict(values).items()}))
            for key, words in dict(texts).items():
                target.apply(SetText(key, paragraphs(words)))
        report.apply(SetPrevious(last))
        return report

    return make


def unit(name, **values):
    def make():
        report = with_values(clean_report(), **values)
        report.unit = name
        return report

    return make


def chosen_kind(name, kind, **values):
    def make():
        report = unit(name, **values)()
        report.unit_kind = kind
        return report

    return make


def numbered(template, key="overview", **values):
    """A text with figures of the clean report's tables in it."""

    def make():
        report = clean_report()
        names = ("received", "carried_in", "concluded", "carried_out", "granted")
        figures = {name: total(report, name) for name in names}
        figures |= {f"{name}_wrong": figure + 7 for name, figure in figures.items()}
        report = with_values(report, **values)
        report.apply(SetText(key, paragraphs(template.format(**figures))))
        return report

    return make


def no_requests(words):
    """A report on a year without applications and disputes that says these words."""

    def make():
        report = clean_report()
        report.apply(SetValues({a: 0 for a in report.form.addresses if a.part != "disclosure"}))
        report.apply(SetText("overview", paragraphs(words)))
        return report

    return make


def old_form(**values):
    """A balanced report on the trial form of 2019."""

    def make():
        report = with_values(balanced_report(edition="2019"), **values)
        report.year = 2020
        return report

    return make


def of_year(make, year):
    def made():
        report = make()
        report.year = year
        return report

    return made


def only_persons(words):
    """A report all of whose applications were made by natural persons, that says these words."""

    def make():
        report = clean_report()
        report.apply(SetValues({a: 0 for a in report.form.addresses if a.part != "disclosure"}))
        rows = {
            f"requests.{row}.{column}": 3
            for row in ("received", "granted", "concluded")
            for column in ("natural_person", "total")
        }
        report.apply(SetValues({cell(name): value for name, value in rows.items()}))
        report.apply(SetText("overview", paragraphs(words)))
        return report

    return make


def sections(**texts):
    """A clean report with these written sections."""

    def make():
        report = clean_report()
        for key, words in texts.items():
            report.apply(SetText(key, paragraphs(words)))
        return report

    return make


def picture_of_a_table(key):
    def make():
        report = clean_report()
        report.apply(SetText(key, (spanned_table(),)))
        return report

    return make


RULES = """format = 1
office = "示例县政务公开办公室"
years = [2022, 2023]
deadline = "01-26"

[[topics]]
name = "建议提案办理"
section = "other_matters"
any_of = ["建议提案", "人大代表建议"]

[[lengths]]
section = "overview"
at_least = 20
at_most = 1000

[[forbidden]]
text = "高度重视"

[[required]]
section = "front"
text = "本报告依据条例编制。"
"""


def asked(key="overview", words="按要求写的总体情况，写够二十个字，不多也不少，正好。", **fields):
    """A report judged by the requirements of an office, that meets them in all but these words and fields."""

    def make():
        report = clean_report()
        texts = {
            "front": "本报告依据条例编制。",
            "other_matters": "建议提案办理情况已公开，未收取信息处理费。",
            key: words,
        }
        for name, said in texts.items():
            report.apply(SetText(name, paragraphs(said)))
        for name, value in {"rules": RULES, "date": "2023年1月20日", **fields}.items():
            report.apply(SetField(name, value))
        return report

    return make


def named_documents(words, row):
    """A report in which no such document is in force, that says these words."""
    return lambda: with_values(
        text_report(words),
        **{f"disclosure__{row}__{column}": 0 for column in ("issued", "repealed", "in_force")},
    )


def emptied_to_zero(table, **values):
    def make():
        report = clean_report()
        report.apply(SetValues({a: 0 for a in report.form.table(table).entries}))
        return with_values(report, **values)

    return make


def only_filled(table):
    """A report in which nothing but one table is begun."""
    report = clean_report()
    report.values = {a: v for a, v in report.values.items() if a.part == table and a.column != "total"}
    return report


def totals_alone(words):
    """A report in whose table three only the totals are filled in."""
    report = text_report(words)
    report.values = {a: v for a, v in report.values.items() if a.part != "requests" or a.column == "total"}
    return report


def compared(words):
    """A report with last year's, that compares its applications in these words."""

    def make():
        report, last = clean_report(), clean_report()
        last.year = 2021
        rows = ("received", "carried_in", "concluded")
        last.apply(SetValues({cell(f"requests.{row}.{column}"): 2 for row in rows for column in COLUMNS}))
        report.apply(SetPrevious(last))
        received = total(report, "received")
        said = words.format(gap=received - 2)
        report.apply(SetText("overview", paragraphs(f"全年新收政府信息公开申请{received}件，{said}。")))
        return report

    return make


ISSUED, IN_FORCE = "disclosure.regulations.issued", "disclosure.normative_documents.in_force"
PARAGRAPH = "我局坚持以公开为常态、不公开为例外，围绕群众关心的事项及时发布信息，全年办理回应关切事项三十二项，接受社会监督。"
OTHER_PARAGRAPH = "我局新开设两个专栏，把办事指南集中到一处，请群众试用后按意见改了两轮，办事次数明显减少，群众来信也说方便了许多。"

FIRES = {
    "D01": [
        (cells(disclosure__licensing__decisions="若干"), "disclosure.licensing.decisions"),
        (cells(disclosure__penalties__decisions=-2), "disclosure.penalties.decisions"),
    ],
    "D02": [
        (with_last({IN_FORCE: 10}), IN_FORCE),
        (with_last({IN_FORCE: 18}, this_values={IN_FORCE: 19}), IN_FORCE),
    ],
    "D03": [
        (cells(disclosure__normative_documents__in_force=1), IN_FORCE),
        (cells(disclosure__normative_documents__issued=22, disclosure__normative_documents__repealed="/"), IN_FORCE),
    ],
    "D04": [
        (cells(disclosure__regulations__issued=2, disclosure__regulations__in_force=2), ISSUED),
        (unit("示例区示例街道办事处", disclosure__regulations__in_force=1), "disclosure.regulations.in_force"),
        (unit("示例县人民政府", disclosure__regulations__issued=1, disclosure__regulations__in_force=1), ISSUED),
        (old_form(legacy__regulations__created=2), "legacy.regulations.created"),
    ],
    "D05": [
        (with_last({"disclosure.licensing.decisions": 10}, this_values={"disclosure.licensing.decisions": 91}), "disclosure.licensing.decisions"),
        (with_last({"disclosure.fees.amount": Decimal("25.1")}, this_values={"disclosure.fees.amount": 251000}), "disclosure.fees.amount"),
    ],
    "D06": [
        (named_documents("制发行政规范性文件《示例县房屋租赁管理办法》。", "normative_documents"), IN_FORCE),
        (named_documents("制定出台规章《示例市市容管理规定》。", "regulations"), "disclosure.regulations.in_force"),
    ],
    "R01": [
        (more("requests.granted.business"), "requests.granted.total"),
        (more("requests.received.total"), "requests.received.total"),
    ],
    "R02": [
        (more("requests.granted.business"), "requests.concluded.business"),
        (more("requests.concluded.research"), "requests.concluded.research"),
    ],
    "R03": [
        (more("requests.received.business"), "requests.carried_out.business"),
        (more("requests.carried_out.total"), "requests.carried_out.total"),
    ],
    "R04": [
        (with_last({"requests.carried_out.business": 99}), "requests.carried_in.business"),
        (with_last({"requests.carried_out.total": 77}), "requests.carried_in.total"),
    ],
    "R05": [
        (cells(requests__granted__business=-1), "requests.granted.business"),
        (cells(requests__received__total="九件左右"), "requests.received.total"),
    ],
    "R06": [
        (with_last({"requests.granted.business": 2}, this_values={"requests.granted.business": 60}), "requests.granted.business"),
        (with_last({"requests.granted.research": 0}, this_values={"requests.granted.research": 21}), "requests.granted.research"),
    ],
    "R07": [
        (cells(requests__granted__business=None, requests__granted__research="/"), "requests"),
        (cells(requests__refused_process__business="/"), "requests"),
    ],
    "R08": [
        (cells(requests__carried_out__business=9000), "requests.carried_out.business"),
        (cells(requests__carried_out__total=90000), "requests.carried_out.total"),
    ],
    "R09": [
        (only_persons("（二）依申请公开\n申请人主要为自然人和企业。"), "requests.received.natural_person"),
        (only_persons("3家企业提出的政府信息公开申请均已答复。"), "requests.received.natural_person"),
    ],
    "L05": [
        (cells(disputes__reconsideration__other=None), "disputes"),
        (cells(disputes__reconsideration__other="/", disputes__litigation_direct__other="/"), "disputes"),
    ],
    "L06": [
        (emptied_to_zero("requests"), "disputes.reconsideration.total"),
        (emptied_to_zero("requests", disputes__reconsideration__total=0), "disputes.litigation_direct.total"),
    ],
    "L01": [
        (more("disputes.reconsideration.upheld"), "disputes.reconsideration.total"),
        (cells(disputes__litigation_direct__total=0), "disputes.litigation_direct.total"),
    ],
    "L02": [
        (cells(disputes__reconsideration__other="2例"), "disputes.reconsideration.other"),
        (cells(disputes__litigation_direct__pending=-3), "disputes.litigation_direct.pending"),
    ],
    "L03": [
        (with_last({"disputes.reconsideration.pending": 500}), "disputes.reconsideration.total"),
        (with_last({"disputes.litigation_direct.pending": 1}, this_values={"disputes.litigation_direct.total": 0}), "disputes.litigation_direct.total"),
    ],
    "L04": [
        (text(OVERVIEW, year=2024), "disputes.litigation_direct.total"),
        (text(OVERVIEW, year=2025), "disputes.litigation_direct.total"),
    ],
    "N01": [
        (text("", "problems"), "problems"),
        (text("（文字描述）"), "overview"),
        (text("××", "other_matters"), "other_matters"),
        (text("全年公开信息XX条，内容待补充。"), "XX"),
        (text("公开信息9条（请按实际填写）。"), "（请按实际填写）"),
    ],
    "N02": [
        (text("2021年，我局认真做好公开工作。"), "2021"),
        (text("（一）主动公开\n２０２１ 年度，共公开信息30条。"), "２０２１"),
        (text("一是加强管理。2020年主动公开政府信息12条。"), "2020"),
        (text("2021年，我局工作取得成效，但仍有不足。", "problems"), "2021"),
        (text("现将2021年政府信息公开工作情况报告如下。", "front"), "2021"),
        (text("截至2021年12月31日，我局公开信息30条。"), "2021"),
        (text("二零二一年，我局收到申请3件。"), "二零二一"),
        (text("2021年示例局通过网站公开信息3条。"), "2021"),
    ],
    "N03": [
        (numbered("共收到依申请公开事项{received_wrong}件。"), "{received_wrong}"),
        (numbered("受理政府信息公开申请{received}件，答复{concluded_wrong}件（含上年度结转申请{carried_in}件）。"), "{concluded_wrong}"),
        (numbered("收到政府信息公开申请{received}件，1件，结转下年度。"), "1"),
        (text("因政府信息公开引起行政复议3件，行政诉讼2件。"), "3"),
        (text("共制发行政规范性文件五份。"), "五"),
        (text("（二）依申请公开\n其中，不予公开2件，无法提供 1,204 件。"), "2"),
    ],
    "N04": [
        (text("公开信息10条，其中政策5条、动态3条、其他类1条。"), "10"),
        (text("公开信息 10 条，其中政策5条、动态8条。"), "10"),
        (text("制定制度13件（新订5件、修改9件）。"), "13"),
        (text("发布信息200条，其中政策类60条，占25%。"), "25%"),
        (text("收到来信22件，比上年（31件）下降19%。"), "19%"),
        (text("承办建议3件、提案5件，合计9件。"), "9"),
    ],
    "N05": [
        (text("全年未收到政府信息公开申请。"), "未收到政府信息公开申请"),
        (text("没有发生因政府信息公开引起的行政复议。"), "没有发生因政府信息公开引起的行政复议"),
        (no_requests("我局收到的政府信息公开申请，均已依法答复。"), "收到的政府信息公开申请，均已依法答复"),
    ],
    "N06": [
        (text("无其他需要报告的事项。", "other_matters"), "other_matters"),
        (text("公开人大代表建议办理情况3件。", "other_matters"), "other_matters"),
    ],
    "N07": [
        (text("我局公开信息30条，做好网站维护和培训。"), "overview"),
        (text("强化组织领导，通过网站发布动态61篇。"), "overview"),
    ],
    "N08": [
        (text("下一步，我局将加强培训。", "problems"), "problems"),
        (text("信息发布还不够及时。", "problems"), "problems"),
        (text("无。", "problems"), "problems"),
    ],
    "N09": [
        (unit("示例县人民政府"), "overview"),
        (unit("示例县示例镇人民政府"), "overview"),
    ],
    "N10": [
        (with_last(last_texts={"overview": PARAGRAPH}, this_texts={"overview": f"开头。\n{PARAGRAPH}"}), PARAGRAPH),
        (with_last(last_texts={"problems": PARAGRAPH}, this_texts={"problems": PARAGRAPH.replace("三十二", "三十五")}), PARAGRAPH.replace("三十二", "三十五")),
    ],
    "N11": [
        (text("本报告数据统计期限自2021年1月1日起，至2021年12月31日止。", "front"), "2021年1月1日起，至2021年12月31日"),
        (text("统计期限为 2022 年 1 月 1 日至 11 月 30 日。", "front"), "2022 年 1 月 1 日至 11 月 30 日"),
        (text("2021年1月1日至2021年12月31日，我局公开信息3条。"), "2021年1月1日至2021年12月31日"),
    ],
    "N12": [
        (text("收到政府信息公开申请，其中自然人申请7777件。"), "7777"),
        (text("（二）依申请公开\n从申请人看，法人或其他组织提出8888件。"), "8888"),
    ],
    "N13": [
        (text("全年作出行政许可决定7777件。"), "7777"),
        (text("我局办理行政许可8888件，作出行政处罚9999件。"), "9999"),
        (text("全年行政事业性收费7777.5万元。"), "7777.5"),
    ],
    "N14": [
        (compared("比上年增加777件"), "777"),
        (compared("同比增长77.7%"), "77.7"),
        (compared("与上年持平"), "持平"),
    ],
    "N15": [
        (text("根据《政府信息公开条例》（国务院令第492号）编制。", "front"), "492"),
        (text("按国办公开办函〔2019〕60号的格式编制。", "front"), "2019〕60"),
    ],
    "N16": [
        (text("存在一些不足，今后将不断提高。", "problems"), "problems"),
        (text("政府信息公开工作还存在一些问题，下一步将认真改进。", "problems"), "problems"),
    ],
    "N17": [
        (sections(overview="2022年未收取信息处理费。", other_matters="2022年收取信息处理费120元。"), "收取信息处理费120元"),
        (sections(overview="2022年，我局主动公开政府信息320条。", problems="全年主动公开政府信息230条，内容不够丰富，今后将改进。"), "230"),
    ],
    "N18": [
        (pictured("", "各月件数的柱状图"), "overview"),
        (pictured(" ", key="front"), "front"),
    ],
    "P01": [
        (text("王某，公民身份号码11010519491231002X。"), "11010519491231002X"),
        (text("联系人 １１０１０５１９４９１２３１００２Ｘ 。", "front"), "１１０１０５１９４９１２３１００２Ｘ"),
    ],
    "P02": [
        (text("联系电话：13800138000。", "front"), "13800138000"),
        (text("退费至 6222 0212 3456 7890 128 账户。"), "6222 0212 3456 7890 128"),
        (text("手机 138-0013-8000。", "other_matters"), "138-0013-8000"),
    ],
    "M01": [
        (text(OVERVIEW, unit=""), "unit"),
        (text(OVERVIEW, year=None), "year"),
        (text(OVERVIEW, year=2031), "year"),
    ],
    "T01": [(emptied("disclosure"), "disclosure"), (emptied("requests"), "requests"), (emptied("disputes"), "disputes")],
    "Q01": [
        (asked("other_matters", "未收取信息处理费。"), "other_matters"),
        (asked("other_matters", "建议已办理，未收取信息处理费。"), "other_matters"),
    ],
    "Q02": [(asked(words="太短。"), "overview"), (asked(words="太长了。" * 260), "overview")],
    "Q03": [
        (asked(words="我局高度重视，按要求写的总体情况，写够二十个字。"), "高度重视"),
        (asked("problems", "高度重视不够。今后改进培训。"), "高度重视"),
    ],
    "Q04": [(asked("front", "本报告依据办法编制。"), "front"), (asked("front", ""), "front")],
    "Q05": [(asked(date="2023年1月28日"), "date"), (asked(date=""), "date")],
    "M03": [(of_year(old_form(), 2021), "legacy"), (of_year(old_form(), 2024), "legacy")],
    "M02": [
        (text(OVERVIEW, title="示例市示例局2022年政府信息公开年报"), "title"),
        (text(OVERVIEW, title="示例市示例局2021年政府信息公开工作年度报告"), "title"),
    ],
}  # fmt: skip

SILENT = {
    "D01": [cells(disclosure__licensing__decisions="/"), cells(disclosure__penalties__decisions=None)],
    "D02": [clean_report, with_last({IN_FORCE: 18}), with_last({IN_FORCE: None})],
    "D03": [
        cells(disclosure__normative_documents__issued=5, disclosure__normative_documents__repealed=5, disclosure__normative_documents__in_force=0),
        cells(disclosure__normative_documents__issued=5, disclosure__normative_documents__in_force=None),
    ],
    "D04": [
        unit("示例省人民政府", disclosure__regulations__issued=2, disclosure__regulations__in_force=9),
        unit("示例自治州人民政府", disclosure__regulations__in_force=9),
        unit("示例市人民政府", disclosure__regulations__in_force=9),
        unit("示例市人民政府办公室", disclosure__regulations__in_force=9),
        unit("国家示例总局", disclosure__regulations__in_force=9),
        chosen_kind("示例地区", "省级人民政府", disclosure__regulations__in_force=9),
        cells(disclosure__regulations__issued="/", disclosure__regulations__in_force=None),
        unit("", disclosure__regulations__in_force=9), unit("示例示范区", disclosure__regulations__in_force=9), old_form(legacy__regulations__created=0, legacy__regulations__published=0, legacy__regulations__published_total=0),
    ],
    "D05": [
        with_last({"disclosure.licensing.decisions": 10}, this_values={"disclosure.licensing.decisions": 50}),
        with_last({"disclosure.licensing.decisions": None}, this_values={"disclosure.licensing.decisions": 900}),
        with_last({"disclosure.penalties.decisions": 90}, this_values={"disclosure.penalties.decisions": 0}),
    ],
    "D06": [
        named_documents("未制发规范性文件。贯彻落实《示例县房屋租赁管理办法》。", "normative_documents"),
        named_documents("废止规范性文件《示例县房屋租赁管理办法》。", "normative_documents"),
        named_documents("制定《示例局政府信息公开工作制度》。", "normative_documents"), text("制发行政规范性文件《示例县房屋租赁管理办法》。"),
    ],
    "R07": [clean_report, emptied("requests"), lambda: only_filled("requests"), of_year(clean_report, 2024)],
    "R08": [clean_report, emptied("requests"), cells(requests__carried_out__business=None)],
    "R09": [
        only_persons("（二）依申请公开\n收到公民、法人和其他组织的申请3件。"), only_persons("没有企业提出政府信息公开申请。"),
        text("申请人主要为自然人和企业，均已答复政府信息公开申请。"),
    ],
    "L05": [clean_report, emptied("disputes"), lambda: only_filled("disputes")],
    "L06": [clean_report, no_requests("一切正常。"), emptied("requests")],
    "R01": [clean_report, lambda: balanced_report(3)],
    "R02": [clean_report, lambda: balanced_report(4)],
    "R03": [clean_report, lambda: Report(unit="示例局", year=2022)],
    "R04": [
        with_last(dict.fromkeys((f"requests.carried_out.{c}" for c in COLUMNS), 0)),
        with_last(dict.fromkeys(f"requests.carried_out.{c}" for c in COLUMNS)),
    ],
    "R05": [cells(requests__granted__business="/"), cells(requests__granted__business=9_999_999)],
    "R06": [
        with_last({"requests.granted.business": 4}, this_values={"requests.granted.business": 20}),
        with_last({"requests.granted.business": 1}, this_values={"requests.granted.business": 21}),
        with_last({"requests.granted.business": 60}, this_values={"requests.granted.business": 2}),
    ],
    "L01": [clean_report, cells(disputes__reconsideration__upheld=None, disputes__reconsideration__corrected=None, disputes__reconsideration__other="/", disputes__reconsideration__pending=3, disputes__reconsideration__total=3)],
    "L02": [cells(disputes__reconsideration__other="/"), cells(disputes__reconsideration__other=0)],
    "L03": [
        with_last({"disputes.reconsideration.pending": 1}),
        with_last({"disputes.litigation_direct.pending": 9}, this_values={f"disputes.litigation_direct.{c}": None for c in ("upheld", "corrected", "other", "pending", "total")}),
    ],
    "L04": [text(OVERVIEW, year=2023), lambda: with_values(text_report(OVERVIEW, year=2024), disputes__litigation_direct__total=0)],
    "N01": [
        text("无。", "problems"), picture_of_a_table("overview"), text("申请人王某某、李××对答复不服。"), text("2022年公开XXGK系统信息。"), text("公布意见箱（请群众填写后投入）。", "problems"),
    ],
    "N02": [
        text("2021年局里开展培训。"),
        text("2021年例局开展培训。"),
        text("2022年，我局公开信息3条，较2021年增加1条。"), text("2021年，我局公开信息30条。2022年，我局公开信息40条。"),
        text("落实《2021年政务公开工作要点》和国办发〔2021〕12号文件。"), text("2023年，我局将进一步加强公开工作。"),
        text("按时公开2021年度部门决算和2023年部门预算。"), text("2021年5月，我局成立领导小组。"),
        text("2023年，围绕以下方面改进。一是加强培训。", "problems"), text("2021年报告中指出的问题已整改到位。", "problems"),
        text("自2019年5月15日起施行。"), text("2021年示例局部门决算已公开。"), text("在2021年度政务公开评估中名列前茅。"),
    ],
    "N03": [
        numbered("共收到依申请公开事项{received}件，办结{concluded}件。"), numbered("共收到政府信息公开申请{received_wrong}余件。"),
        numbered("近{received_wrong}件政府信息公开申请。"), text("全年受理12345热线3019件、群众来信158件。"),
        text("公开人大代表建议办理情况7件，政协提案9件。"), text("公众号发布文章446篇，粉丝235人，公开信息160条。"),
        text("2021年收到政府信息公开申请3件。"), text("较上年增加政府信息公开申请3件。"), text("一季度收到政府信息公开申请3件。"),
        text("通过网站收到政府信息公开申请3件。"), text("收到政府信息公开申请多件，其中网上申请2件。"),
        text("共办理并答复信息公开申请3件、纸质申请36件。"), text("自条例施行以来累计收到政府信息公开申请1.2万件。"),
        lambda: Report(unit="示例局", year=2022, texts={"overview": paragraphs("收到政府信息公开申请5件。")}),
        text("共制发行政规范性文件三份。"), text("全年审理行政复议案件351件。"), text("制定规章制度5项，发布规范性文件9件。"),
    ],
    "N04": [
        text("公开信息10条，其中政策5条、动态3条。"), text("公开信息10条，其中政策5条、动态3条、其他类2条。"),
        text("新收317件，上年结转3件，其中予以公开184件、部分公开130件、不予公开6件。"),
        text("收到来信22件，比上年（31件）下降29%。"), text("发布信息200条，其中政策类50条，占总数的25%。"),
        text("办理工单282条，答复率100%；办理留言16件，均已办结。"), text("发布工作报告2条（中英文各1条），公开信息9条。"),
        text("收到50件，办结48件，按时办结率100%。"), text("公开信息约10条，其中政策8条、动态9条。"),
    ],
    "N05": [
        no_requests("全年未收到政府信息公开申请，未发生行政复议、行政诉讼。"), text("我局未收到行政许可申请。"),
        text("2021年未收到政府信息公开申请。"), text("未收到自然人的政府信息公开申请。"), text("上半年未收到政府信息公开申请。"),
        text("未收取政府信息公开信息处理费。"), text("未经复议直接起诉的政府信息公开案件较少。"),
        text("没有发生因政府信息公开引起的行政复议被纠正的情况。"), text("对收到的政府信息公开申请，严格按规定答复。"),
    ],
    "N06": [
        text("2022年度未收取信息处理费。", "other_matters"), text("收取政府信息公开处理费用共120元。", "other_matters"),
        text("依申请公开未收取任何费用。", "other_matters"), text("", "other_matters"),
        text("无其他需要报告的事项。", "other_matters", year=2020),
    ],
    "N12": [
        text("网上申请中自然人7777件（政府信息公开）。"), text("走访自然人申请人5人次。"), text("处罚自然人52件，处罚法人293件。"),
        lambda: totals_alone("收到政府信息公开申请，其中自然人申请7777件。"),
    ],
    "N13": [
        text("公示行政许可信息7777条。"), text("受理行政许可申请7777件。"), text("一般程序行政处罚案件7777件。"),
        text("上半年作出行政处罚决定7777件。"), text("县市场监管局作出行政处罚决定7777件。", unit="示例县人民政府"),
    ],
    "N14": [
        compared("比上年增加{gap}件"), compared("较上年有所增长"), compared("比2019年增加777件"), text("收到政府信息公开申请3件，比上年增加777件。"),
        compared("，网站访问量同比增长77%"),
    ],
    "N15": [
        text("根据《政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号编制。", "front"),
        text("条例由国务院令第492号公布，第711号修订。", "front"), text("根据国务院令第492号编制。", "front", year=2018),
    ],
    "N16": [clean_report, text("解读形式单一，今后将改进。", "problems"), text("无。", "problems"), text("", "problems")],
    "N17": [
        clean_report, sections(overview="未收取信息处理费。", other_matters="2022年度未收取信息处理费。"),
        sections(overview="主动公开政府信息320条。", problems="通过网站主动公开政府信息230条，内容不够丰富。"),
    ],
    "N07": [clean_report, text(OVERVIEW), text("")],
    "N08": [clean_report, text("公开的深度有待提升，今后将健全机制。", "problems"), text("", "problems")],
    "N09": [
        clean_report, unit("示例市示例区示例街道办事处"),
        lambda: text_report(OVERVIEW + "开展工作考核和社会评议，未发生责任追究情形。", unit="示例县人民政府"),
    ],
    "N10": [
        with_last(last_texts={"overview": PARAGRAPH}, this_texts={"overview": OTHER_PARAGRAPH}),
        with_last(last_texts={"overview": "强化组织领导。"}, this_texts={"overview": "强化组织领导。"}),
        with_last(last_texts={"problems": PARAGRAPH}, this_texts={"overview": PARAGRAPH}),
    ],
    "N11": [
        text("统计期限为2022年1月1日至12月31日。", "front"), text("2022年3月1日至5月31日，我局开展专项行动。"),
        text("较2021年1月1日至2021年12月31日增加3条。"), text("统计期限自２０２２年０１月０１日起至１２月３１日止。", "front"),
    ],
    "N18": [clean_report, pictured("各月件数的柱状图"), pictured("甲", "乙", key="problems")],
    "P01": [text("编号110105194912310021。"), text("统一社会信用代码11370300MB2857426K。"), text("流水号1101051949123100210。")],
    "P02": [
        text("联系电话：010-12345678，邮编100000。", "front"), text("网址 http://example.gov.cn/art/2023/13800138000.html 。", "front"),
        text("邮箱13800138000@example.com。", "front"), text("项目编码6222021234567890123。"),
    ],
    "T01": [clean_report, emptied("disputes", but="disputes.reconsideration.upheld"), lambda: balanced_report(edition="2019")],
    "Q01": [clean_report, asked(), asked("other_matters", "无。", year=2024), asked("other_matters", "人大代表建议已办结。")],
    "Q02": [clean_report, asked(), asked(words="短。", year=2024), asked(words="")],
    "Q03": [clean_report, asked(), asked(words="高度重视。", rules=""), asked(words="高度关注。")],
    "Q04": [clean_report, asked(), asked("front", "前言。 本报告依据 条例编制。")],
    "Q05": [clean_report, asked(), asked(date="2023年1月26日"), asked(date="2023年2月1日", rules="")],
    "M03": [clean_report, old_form(), of_year(old_form(), None)],
    "M01": [clean_report, text(OVERVIEW, year=2026)],
    "M02": [text(OVERVIEW, title="示例市示例局\u30002022年政府信息公开工作年度报告"), text(OVERVIEW, title="随便", unit=""), clean_report],
}  # fmt: skip


def _named(cases):
    return [
        pytest.param(code, case, id=f"{code}-{i}")
        for code, all_ in cases.items()
        for i, case in enumerate(all_)
    ]


@pytest.mark.parametrize(("code", "case"), _named(FIRES))
def test_it_is_found_where_it_is(code, case):
    make, place = case
    report = make()
    spots = [spot(report, finding) for finding in found(report, code)]
    if "{" in place:
        names = ("received", "concluded")
        assert place.format(**{f"{n}_wrong": total(clean_report(), n) + 7 for n in names}) in spots
    else:
        assert place in spots


@pytest.mark.parametrize(("code", "make"), _named(SILENT))
def test_a_look_alike_is_let_pass(code, make):
    assert found(make(), code) == []


def test_every_check_has_cases():
    codes = {rule.code for rule in registered_rules()}
    assert codes == set(FIRES) == set(SILENT)
    for code in codes:
        assert len(FIRES[code]) >= 2 and len(SILENT[code]) >= 2, code


def test_a_clean_report_is_clean():
    for seed in range(1, 6):
        report = clean_report(seed)
        assert [f for rule in registered_rules() for f in found(report, rule.code)] == []


def test_sentences_say_what_where_and_what_to_do():
    for cases in FIRES.values():
        for make, _ in cases:
            report = make()
            for finding in found(report, next(c for c, all_ in FIRES.items() if all_ is cases)):
                assert "{" not in finding.message and len(finding.message) > 15
                assert finding.message.endswith("。") and finding.severity in Severity


def test_what_is_nearly_the_same_is_not_said_to_be_so_by_a_hundred_percent():
    long = PARAGRAPH * 10
    report = with_last(last_texts={"overview": long}, this_texts={"overview": f"{long}等"})()
    found = [f.message for f in check_report(report, TODAY) if f.code == "N10"]
    assert len(found) == 1 and "几乎相同（相似度 99%）" in found[0]
