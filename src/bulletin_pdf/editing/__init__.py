"""What editors count and compare: characters, contributions, two versions of an issue."""

from bulletin_pdf.editing.comparing import Change, Compared, Op, Segment, Status, compare
from bulletin_pdf.editing.counting import (
    ArticleCount,
    Contribution,
    characters,
    contributions,
    count_articles,
)
from bulletin_pdf.editing.redline import redline

__all__ = [
    "ArticleCount",
    "Change",
    "Compared",
    "Contribution",
    "Op",
    "Segment",
    "Status",
    "characters",
    "compare",
    "contributions",
    "count_articles",
    "redline",
]
