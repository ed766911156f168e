"""Phrases that more than one part of the window shows; plain Chinese, no Qt."""

from __future__ import annotations

READ_ONLY = "这份报告正在另一窗口编辑，这里只能查看。"
