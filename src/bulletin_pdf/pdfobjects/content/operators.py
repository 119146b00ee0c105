"""Operators of content streams: what each does to a run (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Callable

from bulletin_pdf.pdfobjects.content.colours import GRAY, Space
from bulletin_pdf.pdfobjects.content.run import Run

PAINTS = {
    "f": (True, False), "F": (True, False), "f*": (True, False),
    "S": (False, True), "s": (False, True),
    "B": (True, True), "B*": (True, True), "b": (True, True), "b*": (True, True),
    "n": (False, False),
}  # fmt: skip
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_RGB, _CMYK = (
    Space("DeviceRGB", components=3),
    Space("DeviceCMYK", ("Cyan", "Magenta", "Yellow", "Black"), components=4),
)
ACTIONS: dict[str, Callable[..., None]] = {
    "q": Run.save,
    "Q": Run.restore,
    "cm": Run.concat,
    "w": lambda run, width: run.change(line_width=float(width)),
    "gs": Run.extended,
    "m": Run.add,
    "l": Run.add,
    "c": Run.add,
    "v": Run.add,
    "y": Run.add,
    "re": Run.rectangle,
    "W": Run.clip,
    "W*": Run.clip,
    "g": lambda run, *v: run.colour("fill", GRAY, v),
    "G": lambda run, *v: run.colour("stroke", GRAY, v),
    "rg": lambda run, *v: run.colour("fill", _RGB, v),
    "RG": lambda run, *v: run.colour("stroke", _RGB, v),
    "k": lambda run, *v: run.colour("fill", _CMYK, v),
    "K": lambda run, *v: run.colour("stroke", _CMYK, v),
    "cs": lambda run, name: run.space("fill", name),
    "CS": lambda run, name: run.space("stroke", name),
    "sc": lambda run, *v: run.colour("fill", run.state.fill.space, v),
    "scn": lambda run, *v: run.colour("fill", run.state.fill.space, v),
    "SC": lambda run, *v: run.colour("stroke", run.state.stroke.space, v),
    "SCN": lambda run, *v: run.colour("stroke", run.state.stroke.space, v),
    "BT": Run.begin_text,
    "Tf": Run.set_font,
    "Tm": Run.set_text,
    "Td": Run.text_move,
    "TD": Run.move_leading,
    "T*": Run.next_line,
    "Tc": lambda run, v: run.change(char_space=float(v)),
    "Tw": lambda run, v: run.change(word_space=float(v)),
    "Tz": lambda run, v: run.change(scale=float(v) / 100),
    "TL": lambda run, v: run.change(leading=float(v)),
    "Ts": lambda run, v: run.change(rise=float(v)),
    "Tr": lambda run, v: run.change(render=int(v)),
}
