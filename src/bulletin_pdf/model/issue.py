"""Types of an issue: sections of signed articles, a distribution list, an imprint."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that holds more than white space."""

Count = Annotated[int, Field(gt=0)]
"""A whole number from 1 up."""

_CHINESE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


class _Part(BaseModel):
    """A frozen part of an issue; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _doc(description: str) -> Any:  # noqa: ANN401 - pydantic's FieldInfo
    """Describe a field for the editor; the words appear in the exported JSON Schema."""
    return Field(description=description)


def _iso_date(value: object) -> object:
    """Read 2012年1月10日; a bare number is no date, though pydantic would take it as seconds."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if match := _CHINESE_DATE.fullmatch(text):
        year, month, day = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if text.isdecimal():
        raise PydanticCustomError("date_from_datetime_parsing", "a bare number is no date")
    return text


def _organisation_only(value: object) -> object:
    return {"organisation": value} if isinstance(value, str) else value


def _name_only(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


IssueDate = Annotated[datetime.date, BeforeValidator(_iso_date)]
"""A date written 2012-01-10 or 2012年1月10日."""


class Attribution(_Part):
    """供稿署名: who contributed an article; an organisation, persons, or both."""

    organisation: Annotated[Text | None, _doc("供稿单位")] = None
    persons: Annotated[tuple[Text, ...], _doc("供稿人，可以有几位")] = ()


class IssueImage(_Part):
    """A picture that stands at the end of an article's text."""

    file: Annotated[Text, _doc("图片文件，相对于本期文件所在的文件夹")]
    caption: Annotated[Text | None, _doc("图片说明")] = None
    credit: Annotated[Text | None, _doc("图片作者或来源")] = None
    alt: Annotated[Text | None, _doc("替代文字，供读屏软件使用；不写时用图片说明")] = None


class Article(_Part):
    """文章: a title and its text; the rest is optional."""

    title: Annotated[Text, _doc("标题")]
    subtitle: Annotated[Text | None, _doc("副标题")] = None
    editors_note: Annotated[Text | None, _doc("按语")] = None
    body: Annotated[Text, _doc("正文，空行分段；可用 **加粗**、列表、表格、图片、脚注、链接")]
    attribution: Annotated[
        Attribution | None,
        BeforeValidator(_organisation_only, json_schema_input_type=Attribution | str),
        _doc("供稿署名：单位名称，或分写 organisation 和 persons"),
    ] = None
    images: Annotated[tuple[IssueImage, ...], _doc("文末图片")] = ()


class Section(_Part):
    """栏目: articles under one head."""

    title: Annotated[Text | None, _doc("栏目名，不带【】")] = None
    articles: Annotated[tuple[Article, ...], Field(min_length=1), _doc("栏目中的文章，按先后")]


class RecipientGroup(_Part):
    """One line of the distribution list: a label and its recipients."""

    label: Annotated[Text, _doc("如 本期印发、报、送、发")]
    recipients: Annotated[tuple[Text, ...], Field(min_length=1), _doc("收件单位，一行一个")]


class Distribution(_Part):
    """印发范围: who receives the issue."""

    groups: Annotated[tuple[RecipientGroup, ...], Field(min_length=1), _doc("分组的收件单位")]
    copies: Annotated[Count | None, _doc("印数，印作“共印N份”")] = None


class Imprint(_Part):
    """版记: the people and numbers behind an issue."""

    editor: Annotated[Text | None, _doc("责任编辑")] = None
    checked_by: Annotated[Text | None, _doc("核稿")] = None
    approved_by: Annotated[Text | None, _doc("签发")] = None
    phone: Annotated[Text | None, _doc("电话")] = None
    address: Annotated[Text | None, _doc("地址")] = None
    printer: Annotated[Text | None, _doc("印刷单位")] = None
    licence_number: Annotated[Text | None, _doc("准印证号")] = None


class LayoutChoice(_Part):
    """The layout to set an issue in, and what the editor chooses of its options."""

    name: Annotated[Text, _doc("版式名，如 jianbao")]
    options: Annotated[dict[str, Any], _doc("版式的选项，各版式自定")] = {}


class Issue(_Part):
    """一期简报: everything an editor gives; what is not given is not printed."""

    layout: Annotated[
        LayoutChoice,
        BeforeValidator(_name_only, json_schema_input_type=LayoutChoice | str),
        _doc("版式：版式名，或分写 name 和 options"),
    ] = LayoutChoice(name="jianbao")
    name: Annotated[Text | None, _doc("报头名")] = None
    number: Annotated[Count | None, _doc("期号")] = None
    cumulative_number: Annotated[Count | None, _doc("总期号")] = None
    date: Annotated[IssueDate | None, _doc("日期，写作 2012-01-10 或 2012年1月10日")] = None
    publisher: Annotated[Text | None, _doc("编印单位")] = None
    classification: Annotated[Text | None, _doc("密级")] = None
    notice: Annotated[Text | None, _doc("如 内部资料 注意保存")] = None
    contents: Annotated[bool, _doc("是否排本期要目")] = False
    sections: Annotated[tuple[Section, ...], Field(min_length=1), _doc("栏目，按先后")]
    distribution: Annotated[Distribution | None, _doc("印发范围")] = None
    imprint: Annotated[Imprint | None, _doc("版记中的人员、电话等")] = None

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in order, sections aside."""
        return tuple(article for section in self.sections for article in section.articles)


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of issue files."""
    schema = Issue.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
