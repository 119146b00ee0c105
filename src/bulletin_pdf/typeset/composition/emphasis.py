"""Emphasis dots 着重号: a dot for each Han character of a text.

    text-emphasis-style     none | [ filled || dot ]        (CSS Text Decoration 4, 3.1; inherited)
    text-emphasis-position  auto | [ over | under ] right?  (3.3; inherited)

https://drafts.csswg.org/css-text-decor-4/#emphasis-marks . As 3.4 asks, punctuation and spaces take
none; Latin letters and figures take none either, as in Chinese books. `auto` is under in Chinese.

A dot is a filled circle in the colour of the text, so that nothing is added to what readers
extract, and stands at the middle of its character's own em box, however its line is spread.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import weasyprint.draw
from weasyprint.css import properties
from weasyprint.css.tokens import get_keyword
from weasyprint.css.validation import properties as validation
from weasyprint.text.ffi import FROM_UNITS

from .adjusted import AdjustedLayout
from .engine import Box, Foreign, Stream, Style
from .runs import glyph_runs

_STYLE, _POSITION = "text_emphasis_style", "text_emphasis_position"
_DOTS = (["dot"], ["filled"], ["dot", "filled"])
_SIDES = "auto", "over", "under"

_RADIUS = 0.08
_ASCENT, _DESCENT = 0.88, 0.12
"""The em box above and below the base line, em."""
_GAP = 0.13
"""From the em box to the middle of a dot, em: the dot is nearer to its own line than to the next,
also at a pitch of one and a half em."""
_ARC = 0.5523
"""Length of the handles of a quarter circle, radii."""


def register() -> None:
    """Make both properties known to WeasyPrint."""
    if _STYLE in properties.INITIAL_VALUES:
        return
    for name, initial, validate in ((_STYLE, "none", _style), (_POSITION, "auto", _position)):
        properties.INITIAL_VALUES[name] = initial
        properties.INHERITED.add(name)
        properties.KNOWN_PROPERTIES.add(name.replace("_", "-"))
        validation.property(name.replace("_", "-"))(validate)


def _style(tokens: Sequence[Any]) -> str | None:
    keywords = sorted(str(get_keyword(token)) for token in tokens)
    if keywords == ["none"]:
        return "none"
    return "dot" if keywords in _DOTS else None


def _position(tokens: Sequence[Any]) -> str | None:
    side, *more = [get_keyword(token) for token in tokens]
    if side not in _SIDES or more not in ([], ["right"]) or (side == "auto" and more):
        return None
    return str(side)


class EmphasisSeam:
    """The replacement for the drawing of one text box with its decorations."""

    def __init__(self) -> None:
        self.draw_text: Callable[..., Any] = weasyprint.draw.draw_text

    def install(self) -> None:
        """Put the replacement in place, around what draws texts by now."""
        self.draw_text = weasyprint.draw.draw_text
        weasyprint.draw.draw_text = self._draw_text

    def _draw_text(self, stream: Stream, textbox: Box, *rest: Foreign) -> None:
        self.draw_text(stream, textbox, *rest)
        style = textbox.style
        if style[_STYLE] == "none" or style["visibility"] != "visible":
            return
        em = style["font_size"]
        y = textbox.position_y + textbox.baseline + _height(style) * em
        stream.set_color(style["color"])
        for x in _em_boxes(textbox):
            _draw_dot(stream, textbox.position_x + x + em / 2, y, _RADIUS * em)


def _height(style: Style) -> float:
    """Middle of the dots below the base line, em."""
    side = style[_POSITION]
    if side == "auto":
        side = "under" if str(style["lang"] or "").lower().startswith("zh") else "over"
    return _DESCENT + _GAP if side == "under" else -_ASCENT - _GAP


def _em_boxes(textbox: Box) -> Iterator[float]:
    """Left edge of the em box of each character that takes a dot, px from the text's."""
    layout = textbox.pango_layout
    if isinstance(layout, AdjustedLayout):
        x = layout.start
        for char, advance in zip(layout.source, layout.advances, strict=True):
            if _takes_dot(char):
                yield x
            x += advance
        return
    layout.reactivate(textbox.style)
    line, _ = layout.get_first_line()
    x = 0.0
    for run in glyph_runs(line, layout.text):
        for number, (width, offset) in enumerate(zip(run.widths, run.offsets, strict=True)):
            first = run.characters(number)[0]
            if _takes_dot(layout.text[first]):
                yield x + offset * FROM_UNITS
            x += width * FROM_UNITS
    layout.deactivate()


def _takes_dot(char: str) -> bool:
    """Whether a character is wide, and neither punctuation nor a space nor a part of another."""
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char)[0] not in "MPZ"


def _draw_dot(stream: Stream, x: float, y: float, radius: float) -> None:
    arc = radius * _ARC
    stream.move_to(x + radius, y)
    for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)):  # from (a, b) to (-b, a), a quarter turn
        stream.curve_to(
            x + a * radius - b * arc,
            y + b * radius + a * arc,
            x - b * radius + a * arc,
            y + a * radius + b * arc,
            x - b * radius,
            y + a * radius,
        )
    stream.fill()
