"""The frozen value of an issue: what an editor writes, and nothing invented."""

from bulletin_pdf.model.identity import issue_id_of
from bulletin_pdf.model.issue import (
    PLACEMENT_WORDS,
    Article,
    Attribution,
    CopyFit,
    CoverImage,
    Distribution,
    Figure,
    Imprint,
    Issue,
    IssueImage,
    LayoutChoice,
    Placement,
    RecipientGroup,
    Section,
    WebEdition,
    issue_schema,
)

__all__ = [
    "PLACEMENT_WORDS",
    "Article",
    "Attribution",
    "CopyFit",
    "CoverImage",
    "Distribution",
    "Figure",
    "Imprint",
    "Issue",
    "IssueImage",
    "LayoutChoice",
    "Placement",
    "RecipientGroup",
    "Section",
    "WebEdition",
    "issue_id_of",
    "issue_schema",
]
