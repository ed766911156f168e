"""Web pages as content management systems of government sites make them around an article, much shortened."""

from __future__ import annotations

from collections.abc import Callable

Page = Callable[[str, str], bytes]
"""Makes a page of a title and the elements of an article."""

_HEAD = '<html><head><meta charset="utf-8"><title>{title}_公开年报_样本县人民政府</title></head><body>'
_NAV = (
    '<div class="hd"><a href="/">网站首页</a><a>走进样本</a><a>政务公开</a><a>互动交流</a></div><div class="search">'
    '<input value="请输入关键字"><button>搜索</button></div>'
)
_FOOT = (
    '<div class="ft"><p>主办单位：样本县人民政府办公室　承办单位：样本县大数据中心</p><p>网站标识码：0000000001　'
    "样ICP备00000001号　样公网安备00000000000001号</p><p>联系电话：0000-0000001　地址：样本县文苑路1号</p>"
    "<p>建议使用1024*768以上分辨率浏览</p></div></body></html>"
)


def _page(before: str, between: str, after: str) -> Page:
    def make(title: str, article: str) -> bytes:
        parts = (_HEAD, _NAV, before, between, after, _FOOT)
        return "".join(parts).replace("{title}", title).replace("{article}", article).encode()

    return make


JCMS = _page(
    '<div class="wz">您现在的位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>年报</a></div>',
    '<table class="xxgk"><tr><td>索引号：</td><td>001/2025-1</td><td>公开方式：</td><td>主动公开</td></tr><tr><td>发布机构：</td>'
    "<td>样本县文苑局</td><td>发布日期：</td><td>2025-01-23</td></tr></table><div id='title'>{title}</div><div class='info'>"
    "<span>浏览次数：<b>201</b></span><span>信息来源：样本县文苑局</span><span>字号：[ 大 中 小 ]</span><span>视力保护色：</span></div>"
    '<div id="zoom">{article}</div>',
    '<div>【打印本页】 【关闭窗口】</div><div class="share">分享到：</div><div>上一条：样本县财政局2023年政府信息公开工作年度报告</div>'
    "<div>下一条：暂无</div>",
)
TRS = _page(
    '<div class="crumbs">当前位置：首页 &gt; 公开 &gt; 正文</div>',
    '<h1 class="tt">{title}</h1><div class="xl_info"><span>时间：2025-01-23 09:12:44</span>&nbsp;<span>来源：文苑局</span>&nbsp;<span>【字体：'
    '<a>大</a> <a>中</a> <a>小</a>】</span><a>打印</a></div><div class="TRS_Editor"><div class="TRS_UEDITOR">{article}</div></div>',
    '<p>附件：</p><p><a>样本县文苑局2024年政府信息公开工作年度报告.pdf</a></p><div class="ewm">扫一扫在手机打开当前页</div><div class="about">'
    "<h3>相关文档</h3><ul><li>关于印发样本县某方案的通知</li><li>样本县某会议召开</li><li>样本县某活动举行</li></ul></div>",
)
VSB = _page(
    "<div>您的位置： 首页 &gt;&gt; 信息公开 &gt;&gt; 正文</div>",
    '<form name="_newscontent_fromname"><h2>{title}</h2><div>时间：2025年01月23日 11:05&nbsp;作者：张三&nbsp;点击：[<span>18</span>]</div>'
    '<div id="vsb_content"><div class="v_news_content">{article}</div></div></form>',
    "<div>上一篇：某通知</div><div>下一篇：某公告</div><div>【关闭】</div><div>Copyright © 样本县 版权所有</div>",
)
UCAP = _page(
    "<p>首页 &gt; 政务公开 &gt; 政府信息公开年报 &gt; 样本县文苑局</p>",
    '<div class="article"><h1>{title}</h1><p>发布时间：2025-01-23</p><p>浏览量：7</p><p>分享：</p><p>T | T</p><p>朗读</p>'
    "<p>保护视力色：</p><div class='content'>{article}</div></div>",
    "<p>责任编辑：李四</p><p>审核：王五</p><p>扫码浏览</p><p>我要纠错</p><p>返回顶部</p><p>无障碍阅读</p>",
)
LINEWELL = _page(
    "<ul><li>首页</li><li>公开指南</li><li>公开年报</li></ul>",
    '<div class="detail"><p class="t">{title}</p><p>公开日期：2025-01-23　发布机构：样本县文苑局　文号：无　有效性：有效</p>'
    "<p>【 字号：大 中 小 】</p>{article}</div>",
    "<p>相关链接</p><p>样本县文苑局2022年政府信息公开工作年度报告</p><p>样本县文苑局2021年政府信息公开工作年度报告</p><p>打印</p><p>收藏</p>",
)
JCMS_IN_TABLES = _page(
    '<div class="position">当前位置：<a>首页</a>&gt;<a>政府信息公开</a>&gt;<a>政府信息公开年报</a></div><table><tr><td class="title">{title}</td></tr>',
    "<tr><td><table><tr><td>发布日期：2025-01-23 10:20</td><td>浏览次数：13</td><td>字号：[<a>大</a> <a>中</a> <a>小</a>]</td></tr>"
    '</table></td></tr><tr><td><div id="zoom">{article}</div></td></tr>',
    "<tr><td><a>打印本页</a> <a>关闭窗口</a></td></tr></table><p>Produced By 大汉网络 大汉版通发布系统</p>",
)
TRS_IN_LISTS = _page(
    "<ul><li>索 引 号：</li><li>000001/2025-00012</li><li>主题分类：</li><li>其他</li><li>发文日期：</li><li>2025-01-23</li>"
    "<li>名　　称：</li><li>{title}</li><li>文　　号：</li><li>　</li></ul>",
    "<div>{title}</div><div>发布时间：2025-01-23 09:00 &nbsp;|&nbsp; 来源：文苑局 &nbsp;|&nbsp; 【<a>大</a>&nbsp;<a>中</a>】 &nbsp;|&nbsp;"
    '【<a>打印</a>】</div><div class="TRS_Editor">{article}</div>',
    "<div>相关附件：<ul><li>{title}.docx</li></ul></div><p>扫一扫在手机打开当前页</p><p>您访问的链接即将离开门户网站 是否继续？</p>"
    "<p>继续访问　放弃</p>",
)
VSB_WITH_MENU = _page(
    "<div><h3>信息公开</h3><a>公开指南</a><a>公开制度</a><a>公开年报</a></div><div>当前位置: <a>首页</a>&gt;&gt; <a>信息公开</a>&gt;&gt; 正文</div>",
    "<form><table><tr><td>{title}</td></tr><tr><td><span>2025-01-23 16:08</span>&nbsp;<span>(点击：<span>33</span>)</span></td></tr>"
    '<tr><td><div class="v_news_content">{article}</div></td></tr></table><p>【<a>关闭窗口</a>】</p></form>',
    "<div>地址：样本县文苑路1号　邮编：000000<br>Copyright © 样本县 All rights reserved.</div>",
)
UCAP_WITH_NEWS = _page(
    "<div>您现在的位置：<a>首页</a> &gt; <a>法定主动公开内容</a> &gt; <a>政府信息公开年报</a></div>",
    "<div><div>{title}</div><div>发布时间：2025-01-23 来源：样本县文苑局 <span>字体：【<b>大</b> <b>小</b>】</span> <span>打印</span> 分享：</div>"
    '<div id="UCAP-CONTENT">{article}</div></div>',
    "<div><h4>相关稿件</h4><ul><li>样本县文苑局2023年政府信息公开工作年度报告 2024-01-22</li></ul></div><p>本网站支持IPv6</p>",
)
LINEWELL_IN_TABLES = _page(
    "<div><i>首页</i><i>政府信息公开</i><i>年报</i></div><div>{title}</div>",
    "<table><tr><th>索引号</th><td>00000-0200-2025-1</td><th>文号</th><td></td></tr><tr><th>发布机构</th><td>样本县文苑局</td><th>生成日期</th>"
    "<td>2025-01-23</td></tr><tr><th>有效性</th><td>有效</td><th>内容概述</th><td>{title}</td></tr></table><div>字号：T|T 浏览量：12</div>{article}",
    "<div>附件下载</div><p>扫一扫在手机上查看当前页面</p><p>智能问答</p><p>站点地图</p>",
)
SYSTEMS: dict[str, Page] = {"jcms": JCMS, "trs": TRS, "vsb": VSB, "ucap": UCAP, "linewell": LINEWELL} | {
    "jcms tables": JCMS_IN_TABLES,
    "trs lists": TRS_IN_LISTS,
    "vsb menu": VSB_WITH_MENU,
    "ucap news": UCAP_WITH_NEWS,
    "linewell tables": LINEWELL_IN_TABLES,
}
