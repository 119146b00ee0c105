"""Types of an issue: sections of signed articles, a distribution list, an imprint."""

import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bulletin_pdf.model.breaks import in_one_field, in_running_text
from bulletin_pdf.model.dates import iso_date

_Filled = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that holds more than white space."""

Text = Annotated[_Filled, AfterValidator(in_one_field)]
"""A title, a name or another short field."""

RunningText = Annotated[_Filled, AfterValidator(in_running_text)]
"""Paragraphs, with markup."""

Count = Annotated[int, Field(gt=0)]
"""A whole number from 1 up."""


class _Part(BaseModel):
    """A frozen part of an issue; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _doc(description: str) -> Any:  # noqa: ANN401 - pydantic's FieldInfo
    """Describe a field for the editor; the words appear in the exported JSON Schema."""
    return Field(description=description)


def _iso_date(value: object) -> object:
    """Read a date in any of its forms; pydantic would take a bare number as seconds."""
    if not isinstance(value, str):
        return value
    if (date := iso_date(value)) is None:
        raise PydanticCustomError("date_from_datetime_parsing", "in none of the forms of a date")
    return date


def _organisation_only(value: object) -> object:
    return {"organisation": value} if isinstance(value, str) else value


def _name_only(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _pages_only(value: object) -> object:
    return {"pages": value} if isinstance(value, str | int) else value


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


WebAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[!-~]+$", max_length=500, strip_whitespace=True)
]
"""An address that a telephone can open, in ASCII."""

IssueDate = Annotated[datetime.date, BeforeValidator(_iso_date)]
"""A date written 2012-01-10, 2012年1月10日, 二〇一二年一月十日 and the like."""


class Attribution(_Part):
    """供稿署名: who contributed an article; an organisation, persons, or both."""

    organisation: Annotated[Text | None, _doc("供稿单位")] = None
    persons: Annotated[tuple[Text, ...], _doc("供稿人，可以有几位")] = ()


class Placement(StrEnum):
    """Where a picture stands."""

    COLUMN = "column"
    """As wide as the text."""
    FULL = "full"
    """Across all columns."""
    LEFT = "left"
    """At the left; the text flows round it."""
    RIGHT = "right"
    """At the right; the text flows round it."""


PLACEMENT_WORDS = {
    "栏宽": Placement.COLUMN,
    "通栏": Placement.FULL,
    "左": Placement.LEFT,
    "右": Placement.RIGHT,
}
"""What an editor writes for a placement."""


def _placement_word(value: object) -> object:
    return PLACEMENT_WORDS.get(value.strip(), value) if isinstance(value, str) else value


class IssueImage(_Part):
    """A picture that stands at the end of an article's text."""

    file: Annotated[Text, _doc("图片文件，相对于本期文件所在的文件夹")]
    caption: Annotated[Text | None, _doc("图片说明")] = None
    credit: Annotated[Text | None, _doc("图片作者或来源")] = None
    alt: Annotated[Text | None, _doc("替代文字，供读屏软件使用；不写时用图片说明")] = None
    placement: Annotated[
        Placement,
        BeforeValidator(
            _placement_word, json_schema_input_type=Literal["栏宽", "通栏", "左", "右"]
        ),
        _doc("位置：栏宽、通栏、左、右"),
    ] = Placement.COLUMN


class CoverImage(_Part):
    """The picture on the cover, for layouts that have one."""

    file: Annotated[Text, _doc("图片文件，相对于本期文件所在的文件夹")]
    caption: Annotated[Text | None, _doc("封面图说明")] = None
    credit: Annotated[Text | None, _doc("图片作者或来源")] = None
    alt: Annotated[Text | None, _doc("替代文字；不写时用图片说明")] = None


class WebEdition(_Part):
    """The web edition that a QR code leads to."""

    url: Annotated[WebAddress, _doc("网址，以 https:// 或 http:// 开头")]
    label: Annotated[Text | None, _doc("二维码旁的文字")] = None


class Article(_Part):
    """文章: a title and its text; the rest is optional."""

    kicker: Annotated[Text | None, _doc("引题（肩题），在标题上方")] = None
    title: Annotated[Text, _doc("标题；要在指定处转行时分行写")]
    subtitle: Annotated[Text | None, _doc("副标题")] = None
    lead: Annotated[RunningText | None, _doc("导语")] = None
    editors_note: Annotated[RunningText | None, _doc("按语")] = None
    body: Annotated[
        RunningText,
        _doc("正文，空行分段；可用 **加粗**、列表、表格、图片、脚注、链接等，见编辑手册"),
    ]
    attribution: Annotated[
        Attribution | None,
        BeforeValidator(_organisation_only, json_schema_input_type=Attribution | str),
        _doc("供稿署名：单位名称，或分写 organisation 和 persons"),
    ] = None
    images: Annotated[tuple[IssueImage, ...], _doc("文末图片")] = ()


class Figure(_Part):
    """数字: a number that speaks for itself, and what it counts."""

    value: Annotated[Text, BeforeValidator(_as_text), _doc("数字，如 20、90%")]
    unit: Annotated[Text | None, _doc("单位，如 个、%以上")] = None
    note: Annotated[Text, _doc("说明")]


class Section(_Part):
    """栏目: articles, briefs or figures under one head."""

    title: Annotated[Text | None, _doc("栏目名，不带【】")] = None
    subtitle: Annotated[Text | None, _doc("栏目名下的一行说明")] = None
    ink: Annotated[Text | None, _doc("栏目色：版式 inks 中的一个墨色名")] = None
    editors_note: Annotated[RunningText | None, _doc("栏目按语")] = None
    articles: Annotated[tuple[Article, ...], _doc("栏目中的文章，按先后")] = ()
    briefs: Annotated[tuple[RunningText, ...], _doc("简讯，一条一段，没有标题")] = ()
    figures: Annotated[tuple[Figure, ...], _doc("数字")] = ()

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not (self.articles or self.briefs or self.figures):
            raise PydanticCustomError("issue-section-empty", "a section without anything in it")
        return self


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


class Printing(_Part):
    """印制要求: what the print shop is told on the job ticket; nothing of it is in the issue."""

    paper: Annotated[Text | None, _doc("用纸，如 80克胶版纸")] = None
    binding: Annotated[Text | None, _doc("装订，如 骑马订")] = None
    run: Annotated[Count | None, _doc("开印数；不写时用印发范围的印数")] = None
    contact: Annotated[Text | None, _doc("联系人和电话；不写时用版记的")] = None
    notes: Annotated[Text | None, _doc("对印厂的其他要求")] = None


class LayoutChoice(_Part):
    """The layout to set an issue in, and what the editor chooses of its options."""

    name: Annotated[Text, _doc("版式名，如 jianbao")]
    options: Annotated[dict[str, Any], _doc("版式的选项，各版式自定")] = {}


class CopyFit(_Part):
    """页数: how many pages an issue is to fill, exactly."""

    pages: Annotated[Count, _doc("要正好排满的页数")]


class Issue(_Part):
    """一期简报: everything an editor gives; what is not given is not printed."""

    layout: Annotated[
        LayoutChoice,
        BeforeValidator(_name_only, json_schema_input_type=LayoutChoice | str),
        _doc("版式：版式名，或分写 name 和 options"),
    ] = LayoutChoice(name="jianbao")
    fit: Annotated[
        CopyFit | None,
        BeforeValidator(_pages_only, json_schema_input_type=CopyFit | int),
        _doc("适配页数：页数，或写作 pages"),
    ] = None
    name: Annotated[Text | None, _doc("报头名；要排成两行时分行写")] = None
    number: Annotated[Count | None, _doc("期号")] = None
    cumulative_number: Annotated[Count | None, _doc("总期号")] = None
    date: Annotated[
        IssueDate | None, _doc("日期，写作 2012-01-10、2012年1月10日、二〇一二年一月十日等")
    ] = None
    publisher: Annotated[Text | None, _doc("编印单位")] = None
    classification: Annotated[Text | None, _doc("密级")] = None
    notice: Annotated[Text | None, _doc("如 内部资料 注意保存")] = None
    copy_number: Annotated[bool, _doc("是否留份号框，印后由打号机打号")] = False
    cover: Annotated[CoverImage | None, _doc("封面图，供有封面的版式用")] = None
    web: Annotated[WebEdition | None, _doc("网络版，印作二维码")] = None
    contents: Annotated[bool, _doc("是否排本期要目")] = False
    sections: Annotated[tuple[Section, ...], Field(min_length=1), _doc("栏目，按先后")]
    distribution: Annotated[Distribution | None, _doc("印发范围")] = None
    imprint: Annotated[Imprint | None, _doc("版记中的人员、电话等")] = None
    printing: Annotated[Printing | None, _doc("印制要求，印在付印单上，不印在简报里")] = None

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in order, sections aside."""
        return tuple(article for section in self.sections for article in section.articles)


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of issue files."""
    schema = Issue.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
