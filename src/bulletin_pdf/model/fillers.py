"""What the program itself writes into an issue where the editor's words are still missing."""

from __future__ import annotations

UNTITLED = "待补标题"
"""The title of an article that has none in the manuscript."""

NO_TEXT = "待补正文"
"""The text of an article that has none in the manuscript."""

NAME = "报头名"
PUBLISHER = "编印单位"
SECTION = "栏目名"
TITLE = "文章标题"
ORGANISATION = "供稿单位"
RECIPIENTS = ("收件单位甲", "收件单位乙")
PARAGRAPHS = (
    "这里写第一段。整段写成一行，不要加空格缩进。",
    "空一行，就是第二段。**这几个字**印成黑体。",
)
"""What a specimen issue has in its fields."""

FILLERS = (
    UNTITLED, NO_TEXT, NAME, PUBLISHER, SECTION, TITLE, ORGANISATION, *RECIPIENTS, *PARAGRAPHS
)  # fmt: skip
"""All of them; each is the whole of a field or of a paragraph."""
