"""Kinds of characters that the rules speak of, as parts of regular expressions."""

from __future__ import annotations

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
"""Chinese characters, without brackets, for a class of one's own."""

OPENING = "“‘（《〈【「『〔"
CLOSING = "”’）》〉】」』〕"
STOPS = "。，、；：？！"
"""Marks that end a sentence or a part of it."""

CHINESE = HAN + OPENING + CLOSING + STOPS + "…—"
"""What shows that a passage is Chinese: characters and marks."""

SPACES = " \t\u00a0\u3000"

NUMERALS = "一二三四五六七八九十"
