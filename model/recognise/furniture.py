"""Recognise what a content management system puts around an article: metadata, buttons, links, the page footer.

The words are those of the usual systems of government sites (jcms, TRS, VSB and others) and of their print views. Rules
on lines work for every format, also for copies of a page in a text, Word or PDF file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from model.content.blocks import Block, Paragraph, TableBlock
from model.recognise.headings import CERTAIN, denies, heading_of
from model.recognise.labels import normal
from model.recognise.title import is_unit

LONGEST_LINE = 200
"""A longer line is not furniture, whatever it begins with."""
LEAST_SECTIONS = 4
"""So many headings in one element show that it is the article."""

_HEAD_LABELS = (
    "(?:信息|文章|内容)?(?:发布|公开|发文|生成|更新|录入|收录|制发|上网|添加|成文)?(?:日期|时间)|(?:信息|文章|稿件|内容)?来源|稿源|作者|(?:责任|网站)?编辑|责编|"
    "(?:信息)?(?:审核|审签|签发|校对|录入|发布|复核|编审)(?:人员?)?|初审|复审|终审|[总已被]*(?:浏览|访问|点击|阅读|查看)(?:次数|量|数|率|人数|人次)?|人气|"
    "(?:文字|字体|浏览)?(?:字号|字体|大小)|字号选择|分享(?:到|至)?|(?:扫码|微信扫一扫)分享|微信扫一扫|"
    "(?:信息)?索引号?|(?:发文)?(?:文号|字号)|文件编号|统一(?:编号|登记号)|(?:发文|发布|公开|制发|制作)(?:责任)?(?:机关|机构|单位|部门|主体|形式|方式|范围|时限|程序|层级|属性)|"
    "责任(?:部门|单位|科室)|公开目录|(?:主题|体裁|组配|信息|服务对象|内容)(?:分类|类别|类型)|体裁|(?:公文|文件)种类|所属(?:栏目|主题|分类|机构|单位|部门)|时效|有效期限?|主题词|(?:信息|文件)?名称|关键[词字]|内容(?:概述|摘要)|摘要|有效性|是否有效|效力状态|"
    "(?:失效|生效|实施|废止|截止|终止)(?:日期|时间)|(?:您?(?:现在|当前)的?)?(?:当前)?位置|您的位置|视力保护色?|保护视力色|背景色?|语音(?:播报|朗读)"
)
_END_LABELS = (
    "(?:相关)?附件(?:下载|列表)?|[上下]一?(?:篇|条|页)(?:文章|信息)?|[前后]一?[篇条个]|(?:相关|延伸|推荐|热门|热点|更多|最新)(?:链接|阅读|信息|文章|文档|文件|解读|稿件|新闻|推荐|内容|下载|专题)|"
    "(?:文件|附件|文字版|原文|word版?|pdf版?|文档)(?:下载|预览)|(?:用户|网友|文章)(?:评论|评价|留言)|(?:你|您|请)对本(?:页面?|文|网站|信息)的?(?:满意度|评价)|最佳(?:浏览|效果|分辨率).{0,6}|"
    "友情链接|网站(?:群|导航|链接)|站点地图|版权(?:保护|声明|信息)|智能(?:问答|客服|机器人)|(?:主办|承办|协办|维护|运维|管理|建设|版权|技术)(?:单位|部门|支持|所有|方)?|版权所有|copyright|©|(?:政府)?网站标识码?|备案(?:序)?号|备号|"
    "(?:联系|网站|技术|举报|值班)?(?:电话|邮箱|信箱|传真)|联系我们|联系方式|网站地图|地址|邮编|邮政编码|电子邮[箱件]|e-?mail|关于我们|隐私(?:声明|保护)|网站声明|使用帮助|"
    "扫一扫|扫描二维码|(?:用|在)?手机(?:扫|看|版|浏览).{0,6}|移动端|触屏版|电脑版|app下载|android版?|ios版?|ipad版?|关注(?:微信|我们)|微信公众号|官方微[信博]|政务(?:微[信博]|新媒体)|党政机关|网站纠错|我为政府|政府网站找错|建议使用|推荐使用|您是第|今日访问|总访问"
)
_LABELLED = r"[\W_]*(?:{labels})(?:[:|\]】)）]|$|(?=[第\d]))"
_HEAD_LINE = re.compile(_LABELLED.format(labels=_HEAD_LABELS), re.I)
_END_LINE = re.compile(_LABELLED.format(labels=f"{_HEAD_LABELS}|{_END_LABELS}"), re.I)
_ANYWHERE = re.compile(
    r"icp备|icp证|公网安备|网站标识码|网安备|版权所有|all\s*rights?\s*reserved|copyright|扫一扫|扫码|在手机(?:上)?(?:打开|查看|阅读)|"
    r"主办(?:单位)?:|承办(?:单位)?:|^上一篇|^下一篇",
    re.I,
)
_ANYWHERE_IN_A_LABEL = re.compile(
    r"(?:主办|承办|协办|技术支持|运维|版权所有)$|门户网站$|^(?:国务院|各?省|市).{0,8}网站$|"
    r"ipv6|分辨率|(?:以上|版本)浏览器|powered\s*by|produced\s*by|禁止转载|链接即将离开|^继续访问|分享让更多|推荐给(?:朋友|好友)|(?:查看|阅读)原文",
    re.I,
)
_BUTTON = (
    "(?:我要)?打印(?:本页|页面|本文|文章|此页)?|(?:我要)?关闭(?:本页|窗口|页面)?|(?:我要)?收藏(?:本页|本站|网站)?|加入收藏|设为首页|分享(?:到|至)?|(?:扫码|微信|一键)分享|朗读|语音|播报|播放|暂停|停止|"
    "听?全文|听(?:新闻|文章|读)|(?:点击)?(?:下载|导出|查看)|文字版|文档|pdf版?|word版?|阅读模式|浏览器不支持|x|top|政策文件库|政策咨询|党政机关|事业单位|标识|为[你您]推荐|字号|字体|大小|放大|缩小|"
    "默认|正常|大|中|小|特大|a|t|微信|新浪|腾讯|微博|qq(?:空间|好友)?|朋友圈|人人网?|豆瓣|一键|更多|转发|点赞|评论|我要(?:纠错|评论|留言|咨询)|纠错|复制(?:链接|网址)?|"
    "(?:返?回到?)(?:顶部|首页|列表|上页|上一页)?|顶部|首页|正文|网站首页|无障碍(?:阅读|浏览|模式)?|(?:进入)?(?:长者|关怀|适老)(?:版|模式)|繁[体體]|简[体體]|english|手机版|移动版|二维码|视力保护色|保护视力色|背景色|"
    "杏仁黄|秋叶褐|胭脂红|芥末绿|天蓝|雪青|灰|银河白|白|黄|绿|蓝|红|有用|没用|满意|不满意|次|没有了|暂无"
)
_BUTTONS = re.compile(rf"(?:{_BUTTON}|[\W_\d])*", re.I)
_BUTTON_ALONE = re.compile(rf"(?:{_BUTTON})", re.I)
_CRUMBS = re.compile(r"首页(?:[>＞›»/\-·]+[^>＞›»/。]{1,20})+")
_STAMP = re.compile(
    r"\(?(?:(?:成文|发布)(?:日期|时间)?:?)?(?:于)?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}[:时]\d{2}(?:[:分]\d{2}秒?)?)?\)?"
)
_NUMBERED_FILE = re.compile(
    r"(?:附件)?\d{0,2}[.、:]?.{0,80}\.(?:docx?|wps|pdf|xlsx?|ofd|et|zip|rar)(?:[(\[【].{0,20}[)\]】])?(?:下载)?",
    re.I,
)
_LEAST_LABELS = 2
_LONGEST_LOOSE = 40
_MOST_LOOSE = 6
"""So many lines in a row that no rule knows may stand between lines that are certainly furniture."""
_SENTENCE = re.compile(r"[。；！？;!?]")
_ENUMERATED = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|[一二三四五六七八九十]是")
_CONTACT = re.compile("电话|地址|邮编|邮政编码|邮箱|传真|网址|联系|咨询|统计|编制|期限")
_DATED = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$")
"""A signature with the date of issue in one line."""
_NOTHING = re.compile(r"\(?(?:暂|尚)?(?:无|没有)\)?。?")


def is_furniture(text: str, *, at_end: bool) -> bool:
    """Return whether a line is part of the page around an article; `at_end` whether it follows the article."""
    return len(text) <= LONGEST_LINE and _is_furniture(text, at_end)


@lru_cache(maxsize=1024)
def _is_furniture(text: str, at_end: bool) -> bool:
    plain = normal(text)
    if not plain or "。" in plain[:-1]:
        return False
    if (_END_LINE if at_end else _HEAD_LINE).match(plain) or _CRUMBS.search(plain):
        return True
    if _BUTTONS.fullmatch(plain) and _BUTTON_ALONE.search(plain):
        return True
    if not at_end:
        return False
    if _ANYWHERE.search(plain) or _NUMBERED_FILE.fullmatch(plain):
        return True
    return not _SENTENCE.search(plain) and _ANYWHERE_IN_A_LABEL.search(plain) is not None


def is_stamp(text: str) -> bool:
    """Return whether a line is nothing but the date, or date and time, of publication."""
    return len(text) <= LONGEST_LINE and _STAMP.fullmatch(normal(text)) is not None


def is_metadata(table: TableBlock) -> bool:
    """Return whether a table lists metadata of the page, as 索引号 and 发布机构, beside their values."""
    cells = [normal(cell.text) for cell in table.cells if cell.text.strip()]
    labels = sum(len(text) <= LONGEST_LINE and _HEAD_LINE.match(text) is not None for text in cells)
    return labels >= _LEAST_LABELS and labels * 3 >= len(cells)


def furniture_of(block: Block, *, at_end: bool) -> bool:
    """Return whether a block is part of the page around an article."""
    if isinstance(block, Paragraph):
        return is_furniture(block.text, at_end=at_end)
    return isinstance(block, TableBlock) and is_metadata(block)


def front_furniture(blocks: Sequence[Block]) -> list[int]:
    """Return the positions of furniture between title and text.

    Of the lines right below the title also those that no rule knows count, if furniture follows them.
    """
    found = [i for i, block in enumerate(blocks) if furniture_of(block, at_end=False)]
    first = next((i for i, b in enumerate(blocks) if i not in found and not _is_loose(b)), len(blocks))
    last = max((i for i in found if i < first), default=-1)
    return sorted({*found, *range(last)})


def trailing_furniture(blocks: Sequence[Block], is_date: Callable[[str], bool]) -> int:
    """Return the number of blocks of furniture at the end, with what no rule knows between them, up to a date."""
    taken = count = 0
    while count < len(blocks) and count - taken <= _MOST_LOOSE:
        block = blocks[-1 - count]
        text = block.text if isinstance(block, Paragraph) else ""
        if is_date(text) or (count + 1 == len(blocks) and _NOTHING.fullmatch(normal(text))):
            break
        count += 1
        if furniture_of(block, at_end=True):
            taken = count
        elif not _is_loose(block):
            break
    return taken


def _is_loose(block: Block) -> bool:
    """Return whether a block may be furniture by its look: a short line that is no sentence, heading or contact."""
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_LINE:
        return False
    plain = normal(block.text)
    is_text = _SENTENCE.search(plain) or _ENUMERATED.match(plain) or _CONTACT.search(plain) or denies(plain)
    is_text = is_text or _DATED.search(plain)
    return len(plain) <= _LONGEST_LOOSE and not is_text and not is_unit(plain)


def article_end(blocks: Sequence[Block], containers: Sequence[tuple[int, ...]]) -> int:
    """Return the position after the last block of the element that holds the section headings.

    `containers` are the elements around each block. Return the number of blocks if the element cannot be told, or if
    nothing stands in it below its last heading.
    """
    headings = [i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and _is_certain(b)]
    numbers = {heading.number for i in headings if (heading := heading_of(_paragraph(blocks[i])))}
    if len(containers) != len(blocks) or len(numbers) < LEAST_SECTIONS:
        return len(blocks)
    common = _common([containers[i] for i in headings])
    inside = [i for i, path in enumerate(containers) if path[: len(common)] == common]
    return inside[-1] + 1 if inside[-1] > headings[-1] else len(blocks)


def _is_certain(paragraph: Paragraph) -> bool:
    heading = heading_of(paragraph)
    return heading is not None and heading.strength >= CERTAIN


def _paragraph(block: Block) -> Paragraph:
    return block if isinstance(block, Paragraph) else Paragraph()


def _common(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the longest common beginning of the paths."""
    first, last = min(paths), max(paths)
    length = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[:length]
