"""N18: pictures that say nothing to readers who do not see them."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.core import Facts, Hit, Severity, check_each, hit
from model.checks.wording import all_texts, section_name
from model.content.address import Address
from model.content.blocks import Picture


@check_each(
    "N18",
    Severity.INFO,
    "{section}的第 {numbers} 幅图片没有说明；建议在图片上点右键，选“图片说明…”，用一句话说明图里有什么。",
    all_texts,
    of_text=True,
)
def pictures_are_described(facts: Facts, key: str) -> Iterator[Hit]:
    """图片应有文字说明，供看不到图的读者使用（《中华人民共和国无障碍环境建设法》第三十二条：政府网站应符合无障碍标准；GB/T 37668）。"""
    pictures = [block for block in facts.blocks(key) if isinstance(block, Picture)]
    bare = [str(n) for n, picture in enumerate(pictures, start=1) if not picture.alternative.strip()]
    if bare:
        yield hit(Address(key), section=section_name(facts.form, key), numbers="、".join(bare))
