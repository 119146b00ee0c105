"""The job ticket of a delivery: the same facts for people (PDF) and for programs (JSON)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from bulletin_pdf.compose.dates import arabic_date
from bulletin_pdf.compose.ticket import (
    ROLES,
    TicketFile,
    TicketGroup,
    TicketPlate,
    TicketView,
    compose_ticket,
)
from bulletin_pdf.compose.view import heading_of
from bulletin_pdf.images.colour import ink_on_screen
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.imposing import Imposed, SheetWishes
from bulletin_pdf.pipeline.making import Made
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.temporary import temporary_files
from bulletin_pdf.press.imposition import Scheme
from bulletin_pdf.press.plates import PROCESS, plate_names
from bulletin_pdf.press.standards import CONFORMANCE, Standard
from bulletin_pdf.units import mm_to_pt

_HOST = "https://bulletin.invalid"  # RFC 2606: never resolves
_INKS = {"C": "青", "M": "品红", "Y": "黄", "K": "黑"}
_BINDINGS = {Scheme.SADDLE: "骑马订", Scheme.TWO_UP: "裁叠"}


@dataclass(frozen=True, slots=True)
class Job:
    """What a ticket is made from.

    Attributes:
        made: the build.
        files: the other files of the delivery, by name.
        sheets: how it was imposed, if it was.
        imposed: the imposed sheets, if there are any.
    """

    made: Made
    files: Mapping[str, bytes]
    sheets: SheetWishes | None = None
    imposed: Imposed | None = None


def facts_of(job: Job) -> dict[str, Any]:
    """Return what the shop must know, plain enough for JSON."""
    made, issue = job.made, job.made.checked.issue
    config, press = made.checked.layout.config, made.rendered[Target.PRESS]
    printing, imprint, list_ = issue.printing, issue.imprint, issue.distribution
    width, height = (round(length / mm_to_pt(1), 2) for length in config.page.size)
    binding = printing.binding if printing else None
    paper = printing.paper if printing else None
    sheets = None
    if job.imposed is not None and job.sheets is not None:
        binding = binding or _BINDINGS[job.sheets.scheme]
        sheets = {
            "scheme": str(job.sheets.scheme),
            "sheets": job.imposed.sheets,
            "blanks": job.imposed.blanks,
            "creep_mm": round(job.imposed.creep, 3),
            "paper": job.sheets.paper,
        }
    copies = list_.copies if list_ else None
    return {
        "id": made.checked.issue_id,
        "title": heading_of(issue),
        "date": issue.date.isoformat() if issue.date else None,
        "finished_size_mm": [width, height],
        "bleed_mm": round(config.page.bleed / mm_to_pt(1), 2),
        "pages": press.pages,
        "marks": made.press.marks,
        "standard": CONFORMANCE[Standard(made.press.standard)],
        "condition": {"name": made.profile.condition, "info": made.profile.info},
        "plates": [_plate(name, job) for name in plate_names(press.pdf)],
        "paper": paper,
        "binding": binding,
        "run": (printing.run if printing else None) or copies,
        "copies": copies,
        "recipients": sum(len(g.recipients) for g in list_.groups) if list_ else None,
        "contact": (printing.contact if printing else None) or _contact(job),
        "printer": imprint.printer if imprint else None,
        "notes": printing.notes if printing else None,
        "imposition": sheets,
        "files": {
            name: {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
            for name, raw in job.files.items()
        },
    }


def ticket_json(facts: Mapping[str, Any]) -> bytes:
    """Return the ticket for programs."""
    return (json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def ticket_pdf(job: Job, facts: Mapping[str, Any]) -> bytes:
    """Typeset the ticket."""
    from bulletin_pdf.typeset.engine import Engine, Variant  # WeasyPrint
    from bulletin_pdf.typeset.fetching import Resource

    checked = job.made.checked
    library, date = checked.library, document_date(checked.issue)
    composition = compose_ticket(_view(job, facts), date, library.family_list)
    faces = library.css(lambda face: f"{_HOST}/fonts/{quote(face.file)}", ROLES)

    def serve(url: str) -> Resource | None:
        name = unquote(url.removeprefix(f"{_HOST}/fonts/"))
        if name == url or "/" in name:
            return None
        return Resource(checked.fonts_folder / name, "font/otf")

    with temporary_files():
        return (
            Engine()
            .typeset(
                composition.html,
                [("fonts.css", faces), *((s.name, s.css) for s in composition.stylesheets)],
                variant=Variant.PROOF,
                base_url=f"{_HOST}/",
                serve=serve,
            )
            .pdf
        )


def _contact(job: Job) -> str | None:
    imprint = job.made.checked.issue.imprint
    if imprint is None:
        return None
    return "　".join(filter(None, (imprint.editor, imprint.phone))) or None


def _plate(name: str, job: Job) -> dict[str, Any]:
    """Return a plate; of a spot ink, what it looks like in process inks."""
    inks = job.made.checked.layout.config.inks
    spot = next((ink for ink in inks.values() if ink.spot == name), None)
    if spot is not None:
        return {"name": name, "spot": True, "cmyk": list(spot.cmyk)}
    return {"name": name, "spot": False, "cmyk": [100 * (name == letter) for letter in PROCESS]}


def _view(job: Job, facts: Mapping[str, Any]) -> TicketView:
    checked, profile = job.made.checked, job.made.profile
    plates = [_plate(name, job) for name in plate_names(job.made.rendered[Target.PRESS].pdf)]
    return TicketView(
        id=checked.issue_id,
        heading=heading_of(checked.issue),
        date=arabic_date(checked.issue.date) if checked.issue.date else "",
        groups=(
            TicketGroup("成品", _rows(_product(facts))),
            TicketGroup("印前", _rows(_prepress(facts))),
            TicketGroup("联系", _rows(_people(facts))),
        ),
        plates=tuple(
            TicketPlate(
                _INKS.get(str(plate["name"]), str(plate["name"])),
                _words(plate),
                ink_on_screen(tuple(plate["cmyk"]), profile.content),
            )
            for plate in plates
        ),
        files=tuple(
            TicketFile(name, _bytes(len(raw)), hashlib.sha256(raw).hexdigest())
            for name, raw in job.files.items()
        ),
    )


def _words(plate: Mapping[str, Any]) -> str:
    if not plate["spot"]:
        return str(plate["name"])
    values = " ".join(f"{value:g}" for value in plate["cmyk"])
    return f"专色，近似 CMYK {values}"


def _product(facts: Mapping[str, Any]) -> dict[str, Any]:
    width, height = facts["finished_size_mm"]
    sheets = facts["imposition"]
    pages = f"{facts['pages']} 页"
    if isinstance(sheets, dict) and sheets["blanks"]:
        pages += f"，末尾补白 {sheets['blanks']} 页"
    run = facts["run"]
    return {
        "成品尺寸": f"{width:g} × {height:g} mm（宽 × 高）",
        "页数": pages,
        "开印数": f"{run} 份" if run else "（请填写）",
        "印发": _distribution(facts),
        "用纸": facts["paper"] or "（请填写）",
        "装订": facts["binding"] or "（请填写）",
    }


def _distribution(facts: Mapping[str, Any]) -> str:
    recipients, copies = facts["recipients"], facts["copies"]
    parts = [f"{recipients} 个单位"] if recipients else []
    parts += [f"共印 {copies} 份"] if copies else []
    return "，".join(parts)


def _prepress(facts: Mapping[str, Any]) -> dict[str, Any]:
    condition = facts["condition"]
    name, info = condition["name"], condition["info"]
    bleed = f"出血 {facts['bleed_mm']:g} mm" if facts["bleed_mm"] else "无出血"
    sheets = facts["imposition"]
    imposed = ""
    if isinstance(sheets, dict):
        kind = _BINDINGS[Scheme(sheets["scheme"])]
        imposed = f"{kind}，{sheets['sheets']} 张"
        if sheets["creep_mm"]:
            imposed += f"，最内爬移 {sheets['creep_mm']:g} mm（按 {sheets['paper']} 计）"
    return {
        "文件标准": facts["standard"],
        "印刷条件": name if name == info else f"{name}　{info}",
        "版面": f"{bleed}，{'带' if facts['marks'] else '不带'}印刷标记",
        "黑字": "单黑 K100，设叠印，请勿转换颜色",
        "拼版": imposed,
    }


def _people(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "联系人": facts["contact"] or "（请填写）",
        "印厂": facts["printer"],
        "其他要求": facts["notes"],
    }


def _rows(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(value)) for label, value in values.items() if value)


def _bytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} KB"
