"""Put the pages of a PDF on sheets, two on each side, with the marks for folding and cutting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from bulletin_pdf.pdfobjects import content_uuid, saved
from bulletin_pdf.pdfobjects.content.geometry import Box as Area
from bulletin_pdf.pdfobjects.content.geometry import Matrix, image_of
from bulletin_pdf.press.boxes import Box, room
from bulletin_pdf.press.imposition import Scheme, Side
from bulletin_pdf.press.lettering import Lettering
from bulletin_pdf.press.marks import colour_bar, ink_spaces
from bulletin_pdf.press.plates import Plates, plates_of
from bulletin_pdf.press.sheetmarks import Sheet, sheet_marks
from bulletin_pdf.units import mm_to_pt

_KEPT = frozenset(("/Type", "/Pages", "/OutputIntents", "/Metadata", "/Lang", "/OCProperties"))
"""What a sheet still has of a document; outlines, names, forms and scripts speak of its pages."""

_CREATOR = "bulletin-pdf"

_MOST_BLEED = mm_to_pt(5)


class SheetsRefused(ValueError):  # noqa: N818 - it is a verdict, not a failure of ours
    """Pages that cannot be put on sheets; ``code`` says why, ``values`` fill the words."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Imposing:
    """How pages are put on sheets.

    Attributes:
        scheme: saddle stitch or two-up.
        plan: page count → the sides.
        paper: least width and height of the sheet, pt; marks get the room they need all the same.
        face: an OpenType font for the slug line.
    """

    scheme: Scheme
    plan: Callable[[int], Sequence[Side]]
    paper: tuple[float, float]
    face: bytes


@dataclass(frozen=True, slots=True)
class _Source:
    """A page as a form, and where its finished size lies in it."""

    form: pikepdf.Object
    trim: Area
    bleed: float


def impose(pdf: pikepdf.Pdf, imposing: Imposing) -> bytes:
    """Return the sheets; whatever makes the document PDF/X stays as it is.

    Args:
        pdf: an open document; it is used up.
        imposing: how.

    Raises:
        SheetsRefused: its pages differ in size, or there are none.
    """
    pdf.flatten_annotations("print")  # stamps and filled forms are printed, links are not
    sources = [_source(page) for page in pdf.pages]
    width, height = _common_size(sources)
    bleed = min(min(source.bleed for source in sources), _MOST_BLEED)
    plan = imposing.plan(len(sources))
    sheet = Sheet(imposing.scheme, width, height, bleed, plan[-1].sheet)
    groups = [page.obj.Group for page in pdf.pages if "/Group" in page.obj]
    plates = plates_of(pdf) if _is_ours(pdf) else Plates("", {})
    spaces = ink_spaces(pdf, plates)
    lettering, title = Lettering(imposing.face), str(pdf.docinfo.get("/Title", ""))
    media = _media(sheet, imposing.paper)
    made = []
    for side in plan:
        marks = sheet_marks(sheet, side, title, lettering)
        marks += colour_bar(sheet.left, sheet.bleed, plates, lettering)
        page = _page(pdf, sheet, side, sources, media, marks, spaces)
        if groups:
            page.Group = groups[0]
        made.append(page)
    _replace_pages(pdf, made)
    return _saved(pdf)


def _is_ours(pdf: pikepdf.Pdf) -> bool:
    """Whether it is a press file of ours, the inks of which ``plates_of`` can read."""
    return str(pdf.docinfo.get("/Creator", "")) == _CREATOR and "/OutputIntents" in pdf.Root


def _source(page: pikepdf.Page) -> _Source:
    trim = outer = _box(page.trimbox)
    if "/BleedBox" in page.obj:  # without one, what is beyond the trim may be marks
        outer = _box(page.bleedbox)
    bleed = min(
        trim.left - outer.left, trim.bottom - outer.bottom,
        outer.right - trim.right, outer.top - trim.top,
    )  # fmt: skip
    form = page.as_form_xobject()  # it turns a rotated page upright
    form.BBox = outer.array()
    if "/Group" in form:
        del form["/Group"]
    matrix = Matrix(*(float(v) for v in form.get("/Matrix", [1, 0, 0, 1, 0, 0])))
    placed = image_of(matrix, Area(trim.left, trim.bottom, trim.right, trim.top))
    return _Source(form, placed, max(0.0, bleed * matrix.scale))


def _box(given: pikepdf.Array) -> Box:
    """Return a box whichever two opposite corners name it (ISO 32000-1, 7.9.5)."""
    x0, y0, x1, y1 = (float(v) for v in given)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _common_size(sources: Sequence[_Source]) -> tuple[float, float]:
    if not sources:
        raise SheetsRefused("impose-no-pages")
    first = sources[0].trim
    for number, source in enumerate(sources, 1):
        trim = source.trim
        if abs(trim.width - first.width) > 0.3 or abs(trim.height - first.height) > 0.3:
            raise SheetsRefused(
                "impose-mixed-sizes", page=number, size=_size(trim), first=_size(first)
            )
    if min(first.width, first.height) < 1:
        raise SheetsRefused("impose-no-size")
    return first.width, first.height


def _size(box: Area) -> str:
    inch = mm_to_pt(1)
    return f"{box.width / inch:.1f} × {box.height / inch:.1f} mm"


def _media(sheet: Sheet, paper: tuple[float, float]) -> Box:
    """Return the sheet with its margins even round what is on it."""
    open_ = sheet.trim
    around = room(sheet.bleed)
    across = max(around, (max(paper) - open_.width) / 2)
    up = max(around, (min(paper) - open_.height) / 2)
    return Box(open_.left - across, open_.bottom - up, open_.right + across, open_.top + up)


def _page(
    pdf: pikepdf.Pdf,
    sheet: Sheet,
    side: Side,
    sources: Sequence[_Source],
    media: Box,
    marks: Sequence[str],
    spaces: Dictionary,
) -> pikepdf.Object:
    forms = Dictionary()
    content: list[str] = []
    for name, place, number in (("/L", sheet.left, side.left), ("/R", sheet.right, side.right)):
        if number is not None:
            source = sources[number - 1]
            forms[name] = source.form
            toward = mm_to_pt(side.creep) * (1 if name == "/L" else -1)
            content += _placed(name, place, sheet.clip_of(place), source.trim, toward)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=media.array(),
            BleedBox=sheet.trim.grown(sheet.bleed).array(),
            TrimBox=sheet.trim.array(),
            Resources=Dictionary(XObject=forms, ColorSpace=spaces),
            Contents=pdf.make_stream("\n".join([*content, *marks]).encode()),
        )
    )


def _placed(name: str, place: Box, clip: Box, trim: Area, toward: float) -> Iterator[str]:
    """Yield a page drawn in its place; what creeps over the spine is cut there."""
    x, y = place.left - trim.left + toward, place.bottom - trim.bottom
    yield f"q {clip.left:.4f} {clip.bottom:.4f} {clip.width:.4f} {clip.height:.4f} re W n"
    yield f"1 0 0 1 {x:.4f} {y:.4f} cm {name} Do Q"


def _replace_pages(pdf: pikepdf.Pdf, made: Sequence[pikepdf.Object]) -> None:
    del pdf.pages[:]
    for page in made:
        pdf.pages.append(pikepdf.Page(page))
    for key in set(pdf.Root.keys()) - _KEPT:
        del pdf.Root[key]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """Save with ids of its own: it is another document than the single pages."""
    version = pdf.pdf_version
    document_id = f"uuid:{content_uuid(pdf)}"
    if "/Metadata" in pdf.Root:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["xmpMM:DocumentID"] = document_id
            xmp["xmpMM:InstanceID"] = document_id
    packs = tuple(map(int, version.split("."))) >= (1, 5)
    return saved(pdf, version, pack=packs)
