"""A register of applications for the pictures of the manual: of nobody, about nothing."""

from __future__ import annotations

from model.reading.tabular import Grid, GridRow


def sample_register() -> Grid:
    """Return forty applications of nobody, one of a kind that is asked, and one without a date of answer."""
    kinds = ("公民", "公民", "企业", "公民", "律师事务所", "公民", "事业单位", "公民")
    results = ("已公开", "已公开", "不存在", "部分公开", "已公开", "个人隐私", "重复", "已公开")
    rows = [["序号", "收件日期", "申请人", "申请人类别", "申请内容", "处理结果", "答复时间", "复议结果"]]
    for i in range(40):
        kind = kinds[i % 8]
        name = "赵钱孙李周吴郑王"[i % 8] + "某某" if kind == "公民" else f"示例单位{i + 1}"
        month, day = i * 11 // 40 + 1, i * 7 % 20 + 1
        answered = "" if i == 20 else f"2025.{month}.{day + 8}"
        about = f"第{i + 1}号地块征收补偿方案"
        rows.append(
            [
                str(i + 1),
                f"2025.{month}.{day}",
                name,
                kind,
                about,
                results[i * 3 % 8],
                answered,
                "维持" if i == 9 else "",
            ]
        )
    rows[6][3] = "村民小组"
    return Grid("台账", [GridRow(i, dict(enumerate(row))) for i, row in enumerate(rows, start=1)])
