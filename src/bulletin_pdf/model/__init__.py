"""The frozen value of an issue: what an editor writes, and nothing invented."""

from bulletin_pdf.model.identity import issue_id_of
from bulletin_pdf.model.issue import (
    Article,
    Attribution,
    Distribution,
    Imprint,
    Issue,
    IssueImage,
    LayoutChoice,
    RecipientGroup,
    Section,
    issue_schema,
)

__all__ = [
    "Article",
    "Attribution",
    "Distribution",
    "Imprint",
    "Issue",
    "IssueImage",
    "LayoutChoice",
    "RecipientGroup",
    "Section",
    "issue_id_of",
    "issue_schema",
]
