"""``<id>.build.json``: what was built from what, for the archive, the ticket and the search."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import bulletin_pdf
from bulletin_pdf.compose.view import anchor_of
from bulletin_pdf.errors import Diagnostic, message_of
from bulletin_pdf.pipeline.checking import Checked
from bulletin_pdf.pipeline.fitted import Fitted
from bulletin_pdf.pipeline.packages import version_of
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Rendered

_TOOLS = ("weasyprint", "pydyf", "jinja2", "markdown-it-py", "pikepdf", "pillow", "fonttools")


def build_record(
    checked: Checked,
    profile: Profile,
    rendered: Mapping[Target, Rendered],
    diagnostics: Sequence[Diagnostic],
    fitted: Fitted | None = None,
) -> bytes:
    """Return the record of a build; the same build gives the same bytes.

    It names no path of this machine and no time of day.
    """
    record = {
        "id": checked.issue_id,
        "versions": versions(),
        "inputs": _inputs(checked, profile),
        "layout": {"name": checked.layout.name, "options": dict(checked.options)},
        "fit": _fit(fitted) if fitted else None,
        "inks": {
            name: ink.model_dump(exclude_defaults=True, exclude={"cmyk"}) | {"cmyk": ink.cmyk}
            for name, ink in checked.layout.config.inks.items()
        },
        "profile": {"name": profile.name, "condition": profile.condition},
        "targets": {t.value: _target(checked, result) for t, result in rendered.items()},
        "substitutions": list(checked.substitutions),
        "diagnostics": [_plain(d, checked) for d in diagnostics],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def versions() -> dict[str, str]:
    """Return program → version, of all that have a say in what a PDF looks like."""
    return {"bulletin-pdf": bulletin_pdf.__version__} | {name: version_of(name) for name in _TOOLS}


def _inputs(checked: Checked, profile: Profile) -> dict[str, object]:
    return {
        "issue": checked.sha256,
        "pictures": {n: _sha256(raw) for n, raw in checked.pictures.items()},
        "layout": {n: _sha256(raw) for n, raw in checked.layout.files.items()},
        "fonts": {face.file: face.sha256 for face in checked.library.faces},
        "profile": _sha256(profile.content),
    }


def _fit(fitted: Fitted) -> dict[str, object]:
    changes: dict[str, object] = {
        name: {"from": a, "to": b} for name, (a, b) in fitted.changes.items() if name != "wider"
    }
    if fitted.adjustment.wider:
        changes["wider"] = list(fitted.adjustment.wider)
    return {
        "pages": fitted.pages,
        "natural_pages": fitted.natural_pages,
        "changes": changes,
        "blank_lines": round(fitted.blank, 2),
        "layouts": fitted.layouts + 1,
    }


def _target(checked: Checked, rendered: Rendered) -> dict[str, object]:
    articles = [
        {"title": article.title, "page": rendered.anchors.get(anchor_of(index))}
        for index, article in enumerate(checked.issue.articles)
    ]
    return {
        "sha256": _sha256(rendered.pdf),
        "pages": rendered.pages,
        "articles": articles,
        "fonts": list(rendered.fonts),
    }


def _plain(diagnostic: Diagnostic, checked: Checked) -> dict[str, object]:
    where = diagnostic.where
    place = None
    if where is not None:
        ours = where.file == str(checked.path)
        file = checked.path.name if ours else where.file
        place = {"file": file, "line": where.line, "column": where.column}
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": message_of(diagnostic),
        "where": place,
    }


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
