"""Where the pages of a finding aid lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin_pdf.archive.listing import Listed
from bulletin_pdf.archive.site.markup import address


@dataclass(frozen=True, slots=True)
class Shown:
    """An issue as the site shows it.

    Attributes:
        issue: what the catalogue says of it.
        texts: the text of each of its parts.
        previews: pictures of its pages below the site, in order.
    """

    issue: Listed
    texts: Sequence[str]
    previews: Sequence[str] = ()

    @property
    def name(self) -> str:
        """The stem of its files."""
        return name_of(self.issue)

    @property
    def page(self) -> str:
        """Address of its page from the site's folder."""
        return address(f"issues/{self.name}.html")

    @property
    def pdf(self) -> str:
        """Address of its PDF from the site's folder."""
        return address(f"pdf/{self.name}.pdf")

    @property
    def year(self) -> str:
        """The year of its date, or an empty string."""
        return self.issue.date[:4]


def name_of(issue: Listed) -> str:
    """Return the stem of an issue's files in the site."""
    return f"{issue.id}-v{issue.version}"
