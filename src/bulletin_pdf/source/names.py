"""Chinese names of the keys of an issue file, for an editor who writes 标题 instead of title."""

from __future__ import annotations

from bulletin_pdf.model import (
    Article,
    Attribution,
    CopyFit,
    CoverImage,
    Distribution,
    Figure,
    Imprint,
    Issue,
    IssueImage,
    LayoutChoice,
    RecipientGroup,
    Section,
    WebEdition,
)

KEYS = frozenset(
    key
    for part in (
        Article, Attribution, CopyFit, CoverImage, Distribution, Figure, Imprint, Issue, IssueImage,
        LayoutChoice, RecipientGroup, Section, WebEdition,
    )
    for key in part.model_fields
)  # fmt: skip
"""Every key that an issue file can have."""

NAMES = {
    "版式": "layout", "选项": "options",
    "适配": "fit", "排满": "fit", "页数": "pages",
    "刊名": "name", "报头": "name", "报头名": "name", "简报名": "name", "名称": "name",
    "期号": "number", "期数": "number",
    "总期号": "cumulative_number", "总期数": "cumulative_number",
    "日期": "date", "出版日期": "date", "编印单位": "publisher", "主办单位": "publisher",
    "主办": "publisher", "密级": "classification", "提示": "notice", "声明": "notice",
    "目录": "contents", "要目": "contents", "本期要目": "contents",
    "栏目": "sections", "文章": "articles", "标题": "title", "题目": "title", "栏目名": "title",
    "引题": "kicker", "肩题": "kicker", "导语": "lead", "副题": "subtitle", "副标题": "subtitle",
    "栏目色": "ink", "简讯": "briefs", "数字": "figures", "数值": "value", "计量单位": "unit",
    "注释": "note",
    "份号": "copy_number", "封面": "cover", "封面图": "cover", "网络版": "web", "网址": "url",
    "链接": "url", "二维码": "web", "位置": "placement",
    "按语": "editors_note", "编者按": "editors_note",
    "正文": "body", "内容": "body", "文本": "body", "text": "body", "content": "body",
    "供稿": "attribution", "供稿署名": "attribution", "署名": "attribution",
    "作者": "attribution", "author": "attribution",
    "单位": "organisation", "供稿单位": "organisation", "organization": "organisation",
    "供稿人": "persons", "姓名": "persons",
    "图片": "images", "插图": "images", "文件": "file", "path": "file", "src": "file",
    "图片说明": "caption", "图注": "caption", "说明": "caption",
    "来源": "credit", "摄影": "credit", "替代文字": "alt",
    "印发": "distribution", "印发范围": "distribution", "分发": "distribution",
    "分组": "groups", "收件单位": "recipients", "标签": "label",
    "印数": "copies", "份数": "copies", "版记": "imprint",
    "编辑": "editor", "责任编辑": "editor", "责编": "editor", "核稿": "checked_by",
    "审核": "checked_by", "签发": "approved_by", "电话": "phone", "联系电话": "phone",
    "地址": "address", "印刷": "printer", "印刷单位": "printer",
    "准印证": "licence_number", "准印证号": "licence_number", "license_number": "licence_number",
}  # fmt: skip
"""Name → key; where a name could be several keys, the one that an editor means most often."""
