"""The CSS that asks for Chinese line composition, and what its values mean.

Text opts in as soon as one of five properties of CSS Text 4 differs from its initial value:

    text-spacing-trim    auto | normal | space-first | trim-start | trim-both | space-all
    text-autospace       no-autospace | normal | auto | ideograph-alpha | ideograph-numeric
                         | eighth (ours: an eighth of an em instead of a quarter)
    hanging-punctuation  none | allow-end | force-end
    text-justify         auto | none | inter-word | inter-character [no-compress]
    line-break           auto | loose | normal | strict | anywhere

and a sixth, of ours, says how many lines justified paragraphs should rather have:

    text-looseness       an integer from -4 (as few as can be set well) to 4; 0 is the best setting

The first value of each is its initial one. `text-spacing-trim: auto` means trim-start, the
custom of Chinese books; `text-justify: auto` leaves lines under eight characters ragged,
inter-character justifies them too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import Any

from weasyprint.css import properties
from weasyprint.css.tokens import get_keyword
from weasyprint.css.validation import properties as validation

from bulletin_pdf.clreq import SOLID, Costs, LineEnd, LineStart, ProhibitionLevel, Spacing
from bulletin_pdf.layouts.limits import MOST_LOOSE

from .engine import Foreign, Style

_VALUES: dict[str, tuple[str, ...]] = {
    "text_spacing_trim": ("auto", "normal", "space-first", "trim-start", "trim-both", "space-all"),
    "text_autospace": (
        "no-autospace",
        "normal",
        "auto",
        "ideograph-alpha",
        "ideograph-numeric",
        "eighth",
    ),
    "hanging_punctuation": ("none", "allow-end", "force-end"),
    "text_justify": ("auto", "none", "inter-word", "inter-character"),
    "line_break": ("auto", "loose", "normal", "strict", "anywhere"),
}
_NO_COMPRESS = "no-compress"
_LOOSENESS = "text_looseness"
# Price of a line at the first level, squared em, and what each further level multiplies it by.
# Measured on the prose of the tests at 28 em: levels of -1 to -4 take 0, 4, 5 and 10 lines from
# 567, levels of 1 and 2 add 1 and 3. What a line may lose or gain at most stays as it is.
_FIRST_PRICE, _DEARER = 0.1, 4.0
_INITIAL = tuple(values[0] for values in _VALUES.values())

_SPACINGS: dict[str, Spacing] = {
    "auto": Spacing(),
    "trim-start": Spacing(),
    "normal": Spacing(start=LineStart.FULL),
    "space-first": Spacing(start=LineStart.FULL_FIRST),
    "trim-both": Spacing(end=LineEnd.HALF),
    "space-all": Spacing(LineStart.FULL, LineEnd.FULL, pairs=False),
}
_LEVELS: dict[str, ProhibitionLevel] = {
    "auto": ProhibitionLevel.GB,
    "loose": ProhibitionLevel.BASIC,
    "normal": ProhibitionLevel.GB,
    "strict": ProhibitionLevel.STRICT,
    "anywhere": ProhibitionLevel.NONE,
}
# Gap between Han and Latin, em: a quarter at most (CLREQ 6.1.4).
_QUARTER, _EIGHTH = 0.25, 0.125
# What a hanging mark costs where hanging is allowed, and where it is wanted, squared em.
_HANG_ALLOWED, _HANG_WANTED = 0.003, -0.05
# A measure under which `text-justify: auto` stays ragged, em: fewer gaps than this cannot
# hide a slack of up to an em.
NARROW = 8.0


@dataclass(frozen=True, slots=True)
class LineSettings:
    """What a block's CSS asks of its lines."""

    costs: Costs
    spacing: Spacing
    level: ProhibitionLevel
    anywhere: bool
    """Whether a line may break between any two characters."""
    justify: bool
    justify_narrow: bool
    spaced_kinds: str
    """Classes of Latin that keep apart from Han: letters, digits or both."""


def register() -> None:
    """Make the six properties known to WeasyPrint; they are inherited."""
    for name, values in _VALUES.items():
        _register(name, values[0], _validator(values, compress=name == "text_justify"))
    _register(_LOOSENESS, 0, _looseness)


def _register(name: str, initial: Foreign, validator: Foreign) -> None:
    if name in properties.INITIAL_VALUES:
        return
    properties.INITIAL_VALUES[name] = initial
    properties.INHERITED.add(name)
    css_name = name.replace("_", "-")
    properties.KNOWN_PROPERTIES.add(css_name)
    validation.property(css_name)(validator)


def _looseness(tokens: Sequence[Any]) -> int | None:
    """A WeasyPrint validator for an integer within the levels."""
    values = [t.int_value for t in tokens if t.type == "number"]
    if len(tokens) != 1 or len(values) != 1 or values[0] is None:
        return None
    return int(values[0]) if -MOST_LOOSE <= values[0] <= MOST_LOOSE else None


def line_price(looseness: int) -> float:
    """Return what a line costs at a level, squared em: above 0 for fewer lines."""
    if not looseness:
        return 0.0
    price = _FIRST_PRICE * _DEARER ** (abs(looseness) - 1)
    return price if looseness < 0 else -price


def _validator(values: Sequence[str], *, compress: bool) -> Foreign:
    """A WeasyPrint validator for one keyword of a list, and `no-compress` beside it."""

    def validate(tokens: Sequence[Any]) -> str | None:
        keywords = [get_keyword(token) for token in tokens]
        if len(keywords) == 1 and keywords[0] in values:
            return str(keywords[0])
        if compress and len(keywords) == 2 and _NO_COMPRESS in keywords:
            keywords.remove(_NO_COMPRESS)
            if keywords[0] in values:
                return f"{keywords[0]} {_NO_COMPRESS}"
        return None

    return validate


def line_settings(style: Style) -> LineSettings | None:
    """Return what a computed style asks for; None if the text did not opt in."""
    values = tuple(style[name] for name in _VALUES)
    if values == _INITIAL:
        return None
    # Ragged lines are titles, labels, cells: what they look like is not for copy-fitting.
    justified = style["text_align_all"] == "justify"
    return _settings(*values, style[_LOOSENESS] if justified else 0)


@cache
def _settings(
    trim: str, autospace: str, hanging: str, justify: str, line_break: str, looseness: int
) -> LineSettings | None:
    how, _, compress = justify.partition(" ")
    if how == "inter-word":
        return None
    gap = {"no-autospace": 0.0, "eighth": _EIGHTH}.get(autospace, _QUARTER)
    costs = replace(
        Costs(),
        autospace=gap,
        autospace_least=min(gap, _EIGHTH),
        autospace_weight=0.0 if gap == _EIGHTH else Costs().autospace_weight,
        line=line_price(looseness),
        hang_end={"none": inf, "allow-end": _HANG_ALLOWED, "force-end": _HANG_WANTED}[hanging],
    )
    if compress:
        costs = replace(costs, mark_capacity=0.0, space_capacity=0.0, passes=SOLID)
    return LineSettings(
        costs=costs,
        spacing=_SPACINGS[trim],
        level=_LEVELS[line_break],
        anywhere=line_break == "anywhere",
        justify=how != "none",
        justify_narrow=how == "inter-character",
        spaced_kinds={"ideograph-alpha": "a", "ideograph-numeric": "n"}.get(autospace, "an"),
    )
