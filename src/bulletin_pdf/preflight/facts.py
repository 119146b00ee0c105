"""What a PDF says of itself as a whole: identity, intents, information, layers, scripts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from bulletin_pdf.pdfobjects.content.colours import space_of
from bulletin_pdf.pdfobjects.streams import StreamTooLarge, read_bounded
from bulletin_pdf.preflight.subject import Intent

_MOST_XMP = 4_000_000
_MOST_PROFILE = 20_000_000
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, AttributeError, IndexError, KeyError)

_KEYS = {
    "title": ("/Title", "dc:title"),
    "created": ("/CreationDate", "xmp:CreateDate"),
    "modified": ("/ModDate", "xmp:ModifyDate"),
    "trapped": ("/Trapped", "pdf:Trapped"),
    "producer": ("/Producer", "pdf:Producer"),
    "creator": ("/Creator", "xmp:CreatorTool"),
}
"""Our name → key in the document information, in XMP (ISO 15930-7:2010, 6.7)."""

_DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?"
    r"(Z|[+-]\d\d)?[:']?(\d\d)?'?.*"
)
_STANDARD = "pdfxid:GTS_PDFXVersion"


def condition_of(pdf: pikepdf.Pdf) -> str:
    """Return the printing condition that a file is made for, or nothing."""
    return next((intent.condition for intent in _intents(pdf)), "")


def facts_of(pdf: pikepdf.Pdf) -> tuple[dict[str, Any], list[str]]:
    """Return the parts of a subject that belong to the whole file, and what could not be read."""
    broken: list[str] = []
    info = _info(pdf)
    xmp, standard = None, str(info.pop("standard", ""))
    try:
        xmp, found = _xmp(pdf)
        standard = found or standard
    except _BROKEN as error:
        broken.append(" ".join(str(error).split())[:160])
    groups = list(_groups(pdf))
    facts = {
        "version": str(pdf.pdf_version),
        "has_id": "/ID" in pdf.trailer,
        "standard": standard,
        "info": info,
        "xmp": xmp,
        "intents": tuple(_intents(pdf)),
        "groups": tuple((page, space) for page, space in groups if space),
        "has_groups": bool(groups),
        "scripts": _has_scripts(pdf),
        "attachments": _has_attachments(pdf),
        "layers": tuple(_layers(pdf)),
    }
    return facts, broken


def _info(pdf: pikepdf.Pdf) -> dict[str, str]:
    if "/Info" not in pdf.trailer or not isinstance(pdf.trailer.Info, pikepdf.Dictionary):
        return {}
    given = pdf.trailer.Info
    found = {name: _plain(str(given[key])) for name, (key, _) in _KEYS.items() if key in given}
    if "/GTS_PDFXVersion" in given:
        # ISO 15930-1:2001 names its part here and the level beside it, as PDF/X-1a:2001.
        level = str(given.get("/GTS_PDFXConformance", ""))
        found["standard"] = level or str(given.GTS_PDFXVersion)
    return _with_dates(found)


def _xmp(pdf: pikepdf.Pdf) -> tuple[dict[str, str] | None, str]:
    """Return the XMP packet's values and the PDF/X version it names."""
    if "/Metadata" not in pdf.Root:
        return None, ""
    raw = read_bounded(pdf.Root.Metadata, _MOST_XMP)
    if b"<!" in raw.replace(b"<!--", b""):
        raise ValueError("XMP with a document type")  # entities can grow without end
    packet = pdf.open_metadata()
    found = {
        name: _plain(str(packet[key] or "")) for name, (_, key) in _KEYS.items() if key in packet
    }
    return _with_dates(found), str(packet.get(_STANDARD, ""))


def _plain(value: str) -> str:
    return value.removeprefix("/").strip()


def _with_dates(values: dict[str, str]) -> dict[str, str]:
    return values | {
        name: _date(values[name]) for name in ("created", "modified") if name in values
    }


def _date(given: str) -> str:
    """Return the moment that a date of PDF or XMP means, or nothing if it is none."""
    match = _DATE.fullmatch(given)
    if match is None:
        return ""
    year, *rest, zone, minutes = match.groups()
    parts = [year, *(part or default for part, default in zip(rest, _FIRST, strict=True))]
    offset = "+00" if zone in (None, "Z") else zone
    text = "".join(parts) + f"{offset}{minutes or '00'}"
    try:
        moment = datetime.datetime.strptime(text, "%Y%m%d%H%M%S%z").astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat()


_FIRST = ("01", "01", "00", "00", "00")


def _intents(pdf: pikepdf.Pdf) -> Iterator[Intent]:
    for intent in pdf.Root.get("/OutputIntents", pikepdf.Array()):
        if intent.get("/S") != "/GTS_PDFX":
            continue
        space = ""
        if "/DestOutputProfile" in intent:
            try:
                header = read_bounded(intent.DestOutputProfile, _MOST_PROFILE)[:20]
                space = header[16:20].decode("latin-1").strip()
            except (pikepdf.PdfError, StreamTooLarge, TypeError, AttributeError):
                space = "?"
        yield Intent(str(intent.get("/OutputConditionIdentifier", "")), space)


def _groups(pdf: pikepdf.Pdf) -> Iterator[tuple[int | None, str]]:
    """Yield page and colour space of every transparency group."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in item:
            group = item.Group
            if group.get("/S") != "/Transparency":
                continue
            space = ""
            if "/CS" in group:
                found = space_of(group.CS, item.get("/Resources", pikepdf.Dictionary()))
                is_cmyk = found.family == "DeviceCMYK" or found.components == 4
                space = "DeviceCMYK" if is_cmyk else found.family
            yield pages.get(item.objgen), space


_ACTIONS = frozenset(("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition"))
"""Actions that do more than turn to a page (ISO 32000-1, table 198)."""


def _has_scripts(pdf: pikepdf.Pdf) -> bool:
    root = pdf.Root
    if "/JavaScript" in root.get("/Names", pikepdf.Dictionary()) or _runs(root.get("/OpenAction")):
        return True
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            if _runs(item) or _runs(item.get("/A")):
                return True
            actions = item.get("/AA")
            if isinstance(actions, pikepdf.Dictionary) and any(map(_runs, actions.values())):
                return True
    return False


def _runs(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _ACTIONS


def _has_attachments(pdf: pikepdf.Pdf) -> bool:
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    if "/EmbeddedFiles" in names or "/AF" in pdf.Root:
        return True
    return any(
        (isinstance(item, pikepdf.Dictionary) and "/EF" in item) or _is_attached(item)
        for item in pdf.objects
    )


def _is_attached(item: object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Type") == "/EmbeddedFile"


def _layers(pdf: pikepdf.Pdf) -> Iterator[str]:
    properties = pdf.Root.get("/OCProperties", pikepdf.Dictionary())
    for layer in properties.get("/OCGs", pikepdf.Array()):
        yield str(layer.get("/Name", ""))
