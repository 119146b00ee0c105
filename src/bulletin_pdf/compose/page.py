"""Render a layout's templates with an issue."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files

import jinja2
from markupsafe import escape

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.compose.body import BodyStyle, ImageUrl
from bulletin_pdf.compose.environments import environment_of
from bulletin_pdf.compose.fields import printed_fields
from bulletin_pdf.compose.measures import Measures
from bulletin_pdf.compose.templates import place_of, template_problems
from bulletin_pdf.compose.tokens import Colours, tokens_css
from bulletin_pdf.compose.view import view_of
from bulletin_pdf.errors import BulletinError, Diagnostic, LayoutError, Place
from bulletin_pdf.layouts import Layout
from bulletin_pdf.layouts.config import OptionValue
from bulletin_pdf.model import Issue
from bulletin_pdf.model.fields import PrintedField

TEMPLATE = "bulletin.html"

LEVELS, RUN_IN_HEADS, NUMBER_STYLE = "levels", "run_in_heads", "number_style"
"""Options that a layout may offer: how the heads inside a text and the issue number are set."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A style sheet and its name in messages."""

    name: str
    css: str


@dataclass(frozen=True, slots=True)
class Composition:
    """What the typesetter gets, and what the pages are held against when they are set.

    Attributes:
        html: the document.
        stylesheets: in order.
        fields: the texts of the issue that are to be printed.
    """

    html: str
    stylesheets: tuple[Stylesheet, ...]
    fields: tuple[PrintedField, ...] = ()


def compose(
    issue: Issue,
    layout: Layout,
    options: Mapping[str, OptionValue],
    *,
    proof: bool,
    date: datetime.datetime,
    image_url: ImageUrl,
    family_list: Callable[[str], str],
    colours: Colours,
    blank_pages: int = 0,
    adjustment: Adjustment | None = None,
) -> Composition:
    """Return the HTML and the style sheets of an issue.

    Args:
        issue: the issue.
        layout: its layout.
        options: the layout's options, typed.
        proof: mark the pages as a proof.
        date: what the PDF is dated.
        image_url: image file → URL in the HTML.
        family_list: font role → CSS ``font-family`` value.
        colours: ink → CSS colour for this target.
        blank_pages: how many pages the layout is to leave blank at the end.
        adjustment: what copy-fitting chose; by default nothing is changed.

    Raises:
        LayoutError: a template has a mistake; with its file and line.
    """
    adjustment = adjustment or Adjustment.natural(layout.config)
    style = BodyStyle(
        bool(options.get(LEVELS, True)),
        bool(options.get(RUN_IN_HEADS, False)),
        opening=adjustment.measure,
    )
    chinese = options.get(NUMBER_STYLE) == "chinese"
    view = view_of(issue, image_url, style, colours, chinese_numbers=chinese)
    body = _render(
        layout,
        adjustment,
        {"issue": view, "options": dict(options), "proof": proof, "blank_pages": blank_pages},
    )
    sheets = [
        Stylesheet(
            "tokens.css", tokens_css(layout.config, family_list, colours, options, adjustment)
        ),
        Stylesheet("base.css", _own("base.css")),
        *(Stylesheet(layout.place(path), layout.text(path)) for path in layout.stylesheets),
    ]
    if proof:
        sheets.append(Stylesheet("proof.css", _own("proof.css")))
    html = _document(view.heading, issue, date, body)
    return Composition(html, tuple(sheets), printed_fields(view))


def _document(heading: str, issue: Issue, date: datetime.datetime, body: str) -> str:
    stamp = date.isoformat(timespec="seconds")
    author = f'<meta name="author" content="{escape(issue.publisher)}">' if issue.publisher else ""
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(heading)}</title>{author}"
        f'<meta name="dcterms.created" content="{stamp}">'
        f'<meta name="dcterms.modified" content="{stamp}">'
        '<meta name="generator" content="bulletin-pdf">'
        f"</head><body>{body}</body></html>"
    )


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def template_mistakes(layout: Layout) -> list[Diagnostic]:
    """Return the mistakes of all templates of a layout that show without an issue."""
    return template_problems(layout, environment_of(layout, Measures(layout.config).filters()))


def _render(layout: Layout, adjustment: Adjustment, context: Mapping[str, object]) -> str:
    """Render the layout's template."""
    environment = environment_of(layout, Measures(adjustment.applied_to(layout.config)).filters())
    try:
        return environment.get_template(TEMPLATE).render(context)
    except jinja2.TemplateNotFound as error:
        missing = str(error.name or TEMPLATE)
        where = Place(layout.place(missing))
        if missing != TEMPLATE:
            where = place_of(layout, *_raised_in(error, layout))
        raise LayoutError.of(
            "layout-file-missing", where, name=missing, layout=layout.name
        ) from error
    except jinja2.TemplateSyntaxError as error:
        raise _template_error(layout, error.name or TEMPLATE, error.lineno, error) from error
    except (BulletinError, MemoryError):
        raise
    except Exception as error:  # a template can fail in any way that Python can
        name, line = _raised_in(error, layout)
        raise _template_error(layout, name, line, error) from error


def _raised_in(error: BaseException, layout: Layout) -> tuple[str, int]:
    """Return the template and line that an error at rendering came from."""
    place = (TEMPLATE, 1)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in layout.files:
            place = (name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _template_error(layout: Layout, name: str, line: int, error: BaseException) -> LayoutError:
    where = place_of(layout, name, line)
    return LayoutError.of("layout-template", where, reason=str(error)[:200])
