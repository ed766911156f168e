"""What figures are bound to, in the ways reports write; and which are left alone."""

import pytest

from model.checks.language.counts import figures_of
from model.checks.language.patterns import Kind

HEAD = "（二）依申请公开情况。"


def bound(text):
    return [f"{f.kind.value}{'.' + f.part if f.part else ''}={f.value}" for f in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("共收到依申请公开事项4件", "received=4"),
        ("共收到 １２ 件信息依申请公开，其中10件已按期完成答复，剩余2件结转下年度继续办理", "received=12 concluded=10 carried_out=2"),
        ("受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）", "received=3119 concluded=3050 carried_in=34 carried_out=103"),
        ("收到政府信息公开申请5条，办结4条，1条，结转下年度", "received=5 concluded=4 carried_out=1"),
        ("新收政府信息公开申请数量31件，上年结转政府信息公开申请数量3件", "received=31 carried_in=3"),
        ("收到涉及信息公开的申请3份", "received=3"),
        ("全年共处理政府信息公开申请126件，结转2023年度办理8件", "handled=126 carried_out=8"),
        ("依申请公开受理和办结六件", "received=6"),
        ("收到公民、法人和其他组织通过网站、信函等渠道提交的政府信息公开申请21件", "received=21"),
        (HEAD + "收到申请9件。其中，予以公开3件，部分公开2件、不予公开1件、无法提供1件，不予处理1件，其他处理1件", "received=9 granted=3 partly_granted=2 refused=1 unavailable=1 rejected=1 other=1"),
        (HEAD + "收到申请9件。处理结果中，3件予以公开，1件不予公开", "received=9 granted=3 refused=1"),
        ("收到信息公开申请22起，答复22起。其中公开1起", "received=22 concluded=22 granted=1"),
        ("办结依申请公开件177件（含2022年结转的3件）", "concluded=177 carried_in=3"),
        (HEAD + "全年共收到信息公开申请1,204件", "received=1204"),
        ("收到政府信息公开申请8件，其中本机关不掌握相关政府信息的5件，属于四类过程性信息2件", "received=8 reason.unavailable_not_held=5 reason.refused_process=2"),
        ("收到政府信息公开申请3件，均为自然人申请", "received=3 natural_person=3"),
        ("全年办结政府信息公开申请2件，均予以公开", "concluded=2 granted=2"),
        ("2021年结转政府信息公开申请5件，已全部办结", "carried_in=5"),
        ("全县37家单位共收到政府信息公开申请9件", "received=9"),
    ],
)  # fmt: skip
def test_applications(text, figures):
    assert bound(text) == figures.split()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("因政府信息公开引起行政复议351件，其中结果维持72件、结果纠正3件；行政诉讼46件", "reconsideration=351 reconsideration.upheld=72 reconsideration.corrected=3 litigation=46"),
        ("发生1起有关政府信息公开的行政复议案件", "reconsideration=1"),
        ("因信息公开产生行政复议案件6件和行政诉讼案件3件，其中行政复议结果维持5件，尚未审结1件，行政诉讼结果维持3件",
         "reconsideration=6 litigation=3 reconsideration.upheld=5 reconsideration.pending=1 litigation.upheld=3"),
        ("发生政府信息公开行政复议案件1件，为其他结果", "reconsideration=1 reconsideration.other=1"),
        ("因政府信息公开被提起行政诉讼，未经复议直接起诉2件，复议后起诉3件", "litigation_direct=2 litigation_after_reconsideration=3"),
        ("政府信息公开行政复议、行政诉讼均为0件", "disputes.each=0"),
        ("涉政府信息公开行政复议、行政诉讼案件43件，结果维持31件", "disputes=43"),
        ("政府信息公开申请被申请行政复议案件共2件", "reconsideration=2"),
        ("政府信息公开行政复议、行政诉讼分别为3件、2件", "reconsideration=3 litigation=2"),
        ("政府信息公开行政复议3件，维持1件，其他2件", "reconsideration=3 reconsideration.upheld=1 reconsideration.other=2"),
    ],
)  # fmt: skip
def test_disputes(text, figures):
    assert bound(text) == figures.split()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("制发规章2件、行政规范性文件3件", "regulations.issued=2 normative_documents.issued=3"),
        ("制发行政规范性文件3件，废止1件，现行有效20件", "normative_documents.issued=3 normative_documents.repealed=1 normative_documents.in_force=20"),
        ("废止规范性文件两件，现行有效的规范性文件15件", "normative_documents.repealed=2 normative_documents.in_force=15"),
    ],
)  # fmt: skip
def test_documents(text, figures):
    assert bound(text) == figures.split()


@pytest.mark.parametrize(
    "text",
    [
        "全年受理12345热线3019件，群众来信158件，办结3177件",
        "办理人大代表建议7件、政协提案9件，答复16件",
        "公众号发布文章446篇，粉丝235人，公开政府信息160条",
        "共收到政府信息公开申请140余件",
        "收到政府信息公开申请近百件",
        "共收到政府信息公开申请1.2万件",
        "较上年增加政府信息公开申请3件",
        "人均办理政府信息公开申请3件",
        "收到政府信息公开申请后公开过程性信息3件",
        "上半年收到政府信息公开申请3件",
        "条例施行以来收到政府信息公开申请300件",
        "通过网站收到政府信息公开申请3件",
        "受理线上信息公开申请65件，依法办结62件",
        "共办理并答复信息公开申请3件、纸质申请36件",
        "收到自然人政府信息公开申请3件",
        "各部门收到政府信息公开申请3件",
        "申请人主动撤回政府信息公开申请3件",
        "公开了主动公开政府信息17条，不予公开信息数8条",
        "收到行政许可申请7件",
        "全年审理行政复议案件351件，政府信息公开工作有序",
        "办理涉及政府信息公开的行政复议27件",
        "政府信息公开行政复议纠正3件，败诉2件",
        "制定规章制度5项，发布规范性文件9件，清理失效规范性文件3件",
        "确保20个工作日内答复政府信息公开申请",
        HEAD + "5件按时答复，3件延期答复",
    ],
)
def test_what_may_be_read_in_two_ways_is_left_alone(text):
    assert bound(text) == []


def test_places_are_those_of_the_text_as_written():
    text = "前言。\n２０２２ 年共收到 政府信息公开申请 1,204 件。"
    (figure,) = figures_of(text)
    assert text[figure.start : figure.end] == "1,204" and figure.year == 2022


def test_a_figure_tells_its_year_and_the_year_it_is_carried_to():
    text = (
        "2021年收到政府信息公开申请3件。2022年收到政府信息公开申请5件，比2021年（3件）多，1件结转2023年办理。"
    )
    assert [(f.value, f.year, f.other_year) for f in figures_of(text)] == [
        (3, 2021, None),
        (5, 2022, None),
        (1, 2022, 2023),
    ]


def test_every_kind_is_bound_by_some_sentence():
    texts = "".join(
        str(mark.args)
        for test in (test_applications, test_disputes, test_documents, test_more_ways_of_saying_a_figure)
        for mark in test.pytestmark
    )
    assert all(kind.value in texts for kind in Kind)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("政府信息公开工作有序。已办结3件", "concluded=3"),
        ("政府信息公开工作有序。其中不予公开3件", "refused=3"),
        ("政府信息公开工作有序。截至年底结转下年度2件", "carried_out=2"),
        ("政府信息公开工作有序。办结3件", ""),
        ("政府信息公开工作有序。不予公开3件", ""),
        ("工作有序。已办结3件", ""),
    ],
)
def test_a_sentence_goes_on_from_the_one_before_only_where_it_says_so(text, figures):
    assert bound(text + "。") == figures.split()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("依申请公开3次，行政复议0次", "requests=3 reconsideration=0"),
        ("全县政府信息公开申请办理情况：新收86件，结转7件", "received=86 carried=7"),
        ("收到政府信息公开申请9件，尚有4件正在办理", "received=9 carried_out=4"),
        ("收到信息公开申请9件。结转下年度4件", "received=9 carried_out=4"),
        (HEAD + "予以公开及部分公开7件，作出不予公开答复12件", "granted_any=7 refused=12"),
        ("收到政府信息公开申请9件，自然人申请6件，法人或其他组织3件", "received=9 natural_person=6 organisation=3"),
        ("收到政府信息公开申请9件，其中商业企业2件", "received=9 organisation.business=2"),
        ("作出行政许可决定9件，实施行政处罚3件、行政强制2件", "licensing=9 penalties=3 coercive_measures=2"),
        ("全年行政事业性收费251.6万元", "fees=251.6"),
        ("因政府信息公开引起行政复议3件，均维持", "reconsideration=3 reconsideration.upheld=3"),
        ("因政府信息公开引起行政诉讼2件，正在审理中", "litigation=2 litigation.pending=2"),
    ],
)  # fmt: skip
def test_more_ways_of_saying_a_figure(text, figures):
    assert bound(text) == figures.split()
