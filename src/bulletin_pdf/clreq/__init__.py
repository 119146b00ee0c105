"""Chinese line composition after CLREQ and GB/T 15834: pure, standard library only.

The parts, in the order in which a text meets them:

    classify, classify_text     characters → classes
    may_break, pair_gap         pairs of characters → breaks and fixed spaces
    Paragraph                   a text → its best lines under given measures
    Line, Paragraph.gaps        one line → the space before each of its characters
    explain                     one line → what was done to it, and why it breaks there
    break_title                 a centred title → its lines

All lengths are in em. Nothing here reads a file, a font or a clock.
"""

from .classes import NARROW_FORM, CharClass, classify, classify_text, natural_advance
from .costs import SOLID, Costs
from .explain import Adjustment, Ending, Explanation, GapKind, Reason, explain
from .optimiser import Setting
from .pairs import ProhibitionLevel, autospace_positions, may_break, pair_gap
from .paragraph import Fit, Line, Made, Paragraph
from .springs import Facts, LineEnd, LineStart, Spacing
from .titles import break_title, title_width

__all__ = [
    "NARROW_FORM",
    "SOLID",
    "Adjustment",
    "CharClass",
    "Costs",
    "Ending",
    "Explanation",
    "Facts",
    "Fit",
    "GapKind",
    "Line",
    "LineEnd",
    "LineStart",
    "Made",
    "Paragraph",
    "ProhibitionLevel",
    "Reason",
    "Setting",
    "Spacing",
    "autospace_positions",
    "break_title",
    "classify",
    "classify_text",
    "explain",
    "may_break",
    "natural_advance",
    "pair_gap",
    "title_width",
]
