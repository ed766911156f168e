"""Names of applicants: which kind of applicant a name tells of, where it does."""

from __future__ import annotations

import re
from functools import lru_cache

from model.ledger.texts import plain

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐"
    "庞颜倪章鲁岳翟申耿詹骆伍关欧焦俞柳祝纪尚毕耿芦左季管符辜苗詹曲欧靳祁路涂宁兰甘丛娄裴舒冉单卜游季阮柏聂焦冷霍米蓝辛"
    "成鲍屈应代房景翁鞠储邬尤解甄华强栾滕穆谷糜巩雍边卞凌梅盛童颛隋车桂臧佟仇封揭简饶敖伏党宫桑晏费凤牟习仝迟荆瞿占巫师"
    "伊古蔚璩郎苟窦奚商战楼干戚靖蒲闵原卓郁鄢狄禹艾晋郜燕冀买麻蔺刁明初连丰时衣匡晁池公全肇历阎缪茅萧傅"
)
_COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "夏侯",
    "端木",
    "长孙",
    "呼延",
)
_MANY = re.compile(
    r"等(?:\d{1,4}|[一二三四五六七八九十两数多]+)?(?:人|名|户|位)?(?:村民|居民|业主|群众|职工)?$"
)
_TITLES = re.compile(r"(?:先生|女士|小姐|同志|同学|老师)$")
_NUMBERED = re.compile(r"[\d(（].*$")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_MASKED = re.compile(
    r"[\u4e00-\u9fff]{1,2}(?:某{1,3}[\u4e00-\u9fff]{0,2}|[*×xX○Ｘ＊]{1,3}[\u4e00-\u9fff]{0,2}|某)"
)
_MINORITY = re.compile(r"[\u4e00-\u9fff]{2,8}[·•・.][\u4e00-\u9fff]{2,8}")
_NOT_A_PERSON = re.compile(
    r"(?:局|委|会|厅|部|院|署|处|站|中心|街道|镇|乡|区|县|市|省|村|组|社|厂|店|校|所|公司|集团|队|馆|室|报社|银行|园区|企业|法人|公民|个人|群众|村民|居民|业主)$"
)

_ORGANISATIONS: tuple[tuple[str, str], ...] = (
    ("legal_service", r"律师事务所|律师所|律所$|法律服务(?:所|中心|机构)|法律援助中心|公证处"),
    (
        "business",
        r"公司|集团$|企业$|有限合伙|合伙企业|工厂|商行|商店|超市|经营部|门市部?|酒店|饭店|宾馆|养殖场|砖厂|.厂$|事务所\(普通合伙\)|店$|商贸",
    ),
    ("research", r"研究院|研究所|研究中心|科学院|科研(?:院|所)|设计研究|社科院|农科院|科技情报所"),
    (
        "public_interest",
        r"基金会|慈善|志愿(?:者|服务)|公益|环保组织|协会$|学会$|商会$|联合会$|促进会$|研究会$|联谊会$|社会服务中心$|救助站",
    ),
    (
        "other_organization",
        r"(?:村民委员会|居民委员会|村委会|居委会|业主委员会|业委会|合作社|合作联社|村民小组|委员会|人民政府|办事处|局|医院|中学|小学|学校|幼儿园|工会|卫生院|养老院|报社|电视台|杂志社|法院|检察院|党支部|管委会|街道|事业单位)$",
    ),
)
_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern in _ORGANISATIONS)


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> str:
    """Return the column of table three that a name belongs to; empty where the name does not tell.

    An organisation is told by its legal form (《民法典》第七十六条, 第八十七条, 第九十二条 name the forms); universities,
    which are institutions and do research, are not told.
    """
    text = plain(name)
    bare = re.sub(r"[(（][^()（）]*[)）]$", "", text)
    for key, pattern in _PATTERNS:
        if pattern.search(bare) or pattern.search(text):
            return key
    return "natural_person" if _is_person(bare) else ""


def is_organisation(name: str) -> bool:
    """Return whether a name is certainly that of a company or an organisation."""
    return kind_of_name(name) not in ("", "natural_person")


def _is_person(text: str) -> bool:
    text = _NUMBERED.sub("", _TITLES.sub("", _MANY.sub("", text)))
    parts = [part for part in re.split(r"[、,，;；/和及与]", text) if part]
    return bool(parts) and all(_is_one(part) for part in parts)


def _is_one(text: str) -> bool:
    if _MASKED.fullmatch(text) or _MINORITY.fullmatch(text):
        return True
    if len(text) == 1:
        return text in _SURNAMES
    if not _PERSON.fullmatch(text) or _NOT_A_PERSON.search(text):
        return False
    return text.startswith(_COMPOUND) or (text[0] in _SURNAMES and len(text) <= 3)
