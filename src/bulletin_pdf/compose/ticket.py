"""The job ticket as a page: what the shop must know, on one A4."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import jinja2
from markupsafe import escape

from bulletin_pdf.compose.page import Composition, Stylesheet

ROLES = ("hei", "song", "xiaobiaosong")
"""Font roles that the ticket is set in."""


@dataclass(frozen=True, slots=True)
class TicketGroup:
    """Lines of the ticket under one head."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TicketPlate:
    """A plate: its name, what is known of its ink, and its colour on a screen."""

    name: str
    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class TicketFile:
    """A file of the delivery."""

    name: str
    size: str
    sha256: str

    @property
    def halves(self) -> tuple[str, str]:
        """The checksum in two lines, in groups of eight."""
        groups = [self.sha256[at : at + 8] for at in range(0, 64, 8)]
        return " ".join(groups[:4]), " ".join(groups[4:])


@dataclass(frozen=True, slots=True)
class TicketView:
    """What the ticket says."""

    id: str
    heading: str
    date: str
    groups: Sequence[TicketGroup]
    plates: Sequence[TicketPlate]
    files: Sequence[TicketFile]


def compose_ticket(
    ticket: TicketView, date: datetime.datetime, family_list: Callable[[str], str]
) -> Composition:
    """Return the HTML and the style sheets of a job ticket.

    Args:
        ticket: what it says.
        date: what the PDF is dated.
        family_list: font role → CSS ``font-family`` value.
    """
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    body = environment.from_string(_own("ticket.html")).render(ticket=ticket)
    stamp = date.isoformat(timespec="seconds")
    html = (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>付印单 {escape(ticket.heading)}</title>"
        f'<meta name="dcterms.created" content="{stamp}">'
        f'<meta name="dcterms.modified" content="{stamp}">'
        '<meta name="generator" content="bulletin-pdf">'
        f"</head><body>{body}</body></html>"
    )
    fonts = "".join(f"  --font-{role}: {family_list(role)};\n" for role in ROLES)
    patches = "".join(
        f".p{number} {{ background: {plate.colour}; }}\n"
        for number, plate in enumerate(ticket.plates, 1)
    )
    sheets = (
        Stylesheet("tokens.css", f":root {{\n{fonts}}}\n{patches}"),
        Stylesheet("ticket.css", _own("ticket.css")),
    )
    return Composition(html, sheets)


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
