"""What the search in the browser reads: scripts, because a page on a disk may fetch nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from bulletin_pdf.archive.site.markup import safe
from bulletin_pdf.archive.site.places import Shown

_SCRIPT = re.compile("[<>&\u2028\u2029]")


def script(function: str, *values: object) -> bytes:
    """Return a call of one of the page's functions with values that cannot break out of it."""
    given = ", ".join(_json(value) for value in values)
    return f"bulletin.{function}({given});\n".encode()


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SCRIPT.sub(lambda m: f"\\u{ord(m[0]):04x}", safe(text))


def data_files(issues: Iterable[Shown]) -> dict[str, bytes]:
    """Return the scripts: one with what lists and filters need, one a year with the texts."""
    current = [shown for shown in issues if shown.issue.newest]
    years: dict[str, list[Mapping[str, object]]] = {}
    heads = []
    for number, shown in enumerate(current):
        issue = shown.issue
        heads.append([issue.name, issue.number, issue.date, shown.page, shown.pdf])
        years.setdefault(shown.year, []).extend(
            {
                "i": number,
                "a": part.ordinal,
                "k": part.kind,
                "t": part.title,
                "s": part.section,
                "o": part.organisation,
                "p": part.page,
                "x": text,
            }
            for part, text in zip(issue.parts, shown.texts, strict=True)
        )
    texts = {f"data/text-{year or 'undated'}.js": script("texts", year, rows)
             for year, rows in sorted(years.items())}  # fmt: skip
    parts = [[year, name] for name, year in zip(texts, sorted(years), strict=True)]
    return {"data/issues.js": script("issues", heads, parts), **texts}


def short_name(kind: str, name: str) -> str:
    """Return a file's name for a section or an organisation, the same on every machine."""
    return f"{kind}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:12]}.html"
