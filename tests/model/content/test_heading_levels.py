"""Headings are told by number and shape."""

import pytest

from model.content.blocks import Role
from model.content.heading_levels import LONGEST_HEADING, level_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("（一）主动公开情况", Role.HEADING_2),
        ("(十二)监督保障", Role.HEADING_2),
        ("　　（二） 依申请公开", Role.HEADING_2),
        ("1.加强组织领导", Role.HEADING_3),
        ("2、完善制度", Role.HEADING_3),
        ("１２．平台建设", Role.HEADING_3),
        ("（1）门户网站", Role.HEADING_4),
        ("(2)政务新媒体", Role.HEADING_4),
        ("（一）主动公开。全年公开信息12条。", Role.BODY),
        ("1.属于国家秘密；", Role.BODY),
        ("1.5万件", Role.BODY),
        ("2024年工作开展情况", Role.BODY),
        ("一是加强管理", Role.BODY),
        ("（一）", Role.BODY),
        ("（一）" + "很" * LONGEST_HEADING, Role.BODY),
        ("", Role.BODY),
    ],
)
def test_level(text: str, role: Role) -> None:
    assert level_of(text) is role
