"""Chinese line composition for WeasyPrint, asked for by CSS.

`install` is the one way in: it makes five properties of CSS Text 4 known (see `settings`)
and puts the seams in place. Text that does not ask for composition is set by WeasyPrint
alone, to the byte. What was done to each line of a finished document is read from it with
`set_lines`.

    guard      is this WeasyPrint one that the seams fit?
    settings   CSS → what is asked of the lines
    faces      the faces of texts, the blanks of their marks, the glyphs to be drawn
    shaping    Pango → advances, marks, faces
    runs       what Pango made of a text
    characters texts of ideographs from what is known of each character
    lookups    which glyphs never depend on others
    memory     paragraphs that come again
    flow       a paragraph as one text for clreq
    reader     the boxes of a paragraph → its flow
    planned    one line of the plan → its text boxes
    lines      the plan → WeasyPrint's line boxes
    laterlines those of plain paragraphs in fewer steps
    widths     the plan → preferred widths
    floats     floats that stay whole
    starts     blocks of which nothing but an empty start fits on a page
    steps      blocks as whole lines of the grid
    columns    blocks in and across columns, one after the other
    columnruns the height of columns, and of the notes that they call
    feet       columns that end with their last line
    tables     widths of columns, heads of tables that go on
    columnwidths  what columns need, and how a table that is too wide is fitted
    shares     the widths of columns that fill a width together
    calls      lines that call notes stay with them
    notes      the notes of a page as one flow
    rounds     what a page begins with when it is made again
    adjusted   a text with the advances of the plan, kept to be drawn
    pen        advances → glyphs in the PDF, with the text as written
    drawing    text boxes → the pen
    emphasis   dots under the characters of a text
    spacious   fonts of glyphs with wider advances, their outlines from `charstrings`
    report     line boxes → explanations
    known      one known paragraph, to be set at start
"""

from weasyprint.layout import inline

from . import emphasis, feet, floats, steps, tables
from .calls import CallSeam
from .columns import ColumnSeam
from .drawing import DrawingSeam
from .guard import mismatches
from .known import set_known_paragraph
from .laterlines import LaterLineSeam
from .lines import LineSeams
from .notes import NoteSeam
from .planned import CompositionFault
from .report import SetLine, paragraph_of, set_lines
from .rounds import RoundSeam
from .settings import line_price, register
from .widths import WidthSeam

__all__ = [
    "CompositionFault",
    "SetLine",
    "install",
    "installed",
    "line_price",
    "mismatches",
    "paragraph_of",
    "set_known_paragraph",
    "set_lines",
]


def installed() -> bool:
    """Whether the seams are in place."""
    return isinstance(getattr(inline.split_inline_box, "__self__", None), LineSeams)


def install() -> None:
    """Put the seams in place, once; further calls do nothing.

    Raises:
        CompositionFault: this WeasyPrint is outside the tested range, or a function that a
            seam replaces or relies on has another signature. Nothing was changed then.
    """
    if installed():
        return
    if faults := mismatches():
        raise CompositionFault("; ".join(faults))
    register()
    steps.register()
    feet.register()
    emphasis.register()
    tables.register()
    seams = (
        LineSeams(),
        LaterLineSeam(),
        WidthSeam(),
        floats.FloatSeam(),
        steps.StepSeam(),
        ColumnSeam(),
        tables.TableSeam(),
        NoteSeam(),
        CallSeam(),
        RoundSeam(),
        DrawingSeam(),
        emphasis.EmphasisSeam(),
    )
    for seam in seams:
        seam.install()
