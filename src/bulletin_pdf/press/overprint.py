"""Black text prints over what lies under it, so that no white shines through out of register.

Text in 100 % black alone gets ``OP true, op true, OPM 1`` (ISO 32000-1, 8.6.7 and 11.7.4.5: with
overprint mode 1 a component of 0 in DeviceCMYK leaves the plate as it is). Areas and rules keep
knocking out, and so does white text.
"""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, Name

from bulletin_pdf.press.canvases import canvases

ON, OFF = b"/OPon gs", b"/OPoff gs"

_LINE = re.compile(
    rb"^(?:(?P<save>q)|(?P<restore>Q)|(?P<begin>BT)|(?P<end>ET)"
    rb"|/(?P<space>\S+) cs|(?P<colour>[\d. -]+) (?:scn?|k|rg|g))$",
    re.MULTILINE,
)
"""The operators that matter, each on a line of its own as WeasyPrint writes them."""


def overprint_black(pdf: pikepdf.Pdf) -> None:
    """Let all text in pure black overprint, on every page and in every form and pattern."""
    for canvas in canvases(pdf):
        changed = overprinting(canvas.content)
        if changed is not None:
            canvas.stream.write(changed)
            _declare(canvas.resources)


def _declare(resources: pikepdf.Object) -> None:
    if "/ExtGState" not in resources:
        resources.ExtGState = Dictionary()
    for name, on in (("/OPon", True), ("/OPoff", False)):
        resources.ExtGState[name] = Dictionary(
            Type=Name.ExtGState, OP=on, op=on, OPM=1 if on else 0
        )


def overprinting(content: bytes) -> bytes | None:
    """Return a content stream with its black text overprinting, or None if it has none."""
    parts: list[bytes] = []
    at, black, stack, any_black = 0, True, [], False
    space = b"DeviceGray"
    for match in _LINE.finditer(content):
        kind = match.lastgroup
        if kind == "save":
            stack.append((space, black))
        elif kind == "restore":
            space, black = stack.pop() if stack else (b"DeviceGray", True)
        elif kind == "space":
            space, black = match["space"], False
        elif kind == "colour":
            black = _is_black(match["colour"], match[0], space)
        elif black and kind in ("begin", "end"):
            any_black = True
            parts += (
                [content[at : match.start()], ON, b"\nBT"]
                if kind == "begin"
                else [content[at : match.start()], b"ET\n", OFF]
            )
            at = match.end()
    return b"".join([*parts, content[at:]]) if any_black else None


def _is_black(operands: bytes, line: bytes, space: bytes) -> bool:
    values = [float(value) for value in operands.split()]
    if line.endswith(b"k") or (line.endswith((b"scn", b"sc")) and space == b"DeviceCMYK"):
        return values[:3] == [0, 0, 0] and values[3:] == [1]
    return False
