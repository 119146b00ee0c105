"""Archives for tests: real bags around issues, with a PDF that need not be typeset."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import yaml

from bulletin_pdf.archive.bagit import bag
from bulletin_pdf.archive.places import deposit_path

Mapping = dict[str, object]


def issue(*articles: Mapping, **fields: object) -> Mapping:
    """An issue with one section, as an editor's YAML has it."""
    return {
        "name": "工会信息",
        "sections": [{"title": "要闻", "articles": list(articles)}],
        **fields,
    }


def article(title: str, body: str, organisation: str | None = None) -> Mapping:
    found: Mapping = {"title": title, "body": body}
    return found | ({"attribution": organisation} if organisation else {})


def deposit(
    archive: Path,
    issue_id: str,
    content: Mapping,
    pages: Sequence[str] = ("一页",),
    *,
    version: int = 1,
    starts: Sequence[int] = (),
    pdf: bytes | None = None,
    info: Sequence[tuple[str, str]] = (),
) -> Path:
    """Put an issue into an archive, and return its bag."""
    record = {"targets": {"archive": {"articles": [{"page": page} for page in starts]}}}
    payload = {
        f"source/{issue_id}.yaml": yaml.safe_dump(content, allow_unicode=True).encode(),
        f"pdf/{issue_id}.archive.pdf": blank_pdf(len(pages)) if pdf is None else pdf,
        "text/pages.json": json.dumps(list(pages), ensure_ascii=False).encode(),
        "build.json": json.dumps(record).encode(),
    }
    labels = [("External-Identifier", issue_id), ("Issue-Version", str(version)), *info]
    folder = deposit_path(archive, issue_id, version)
    for name, raw in bag(payload, labels).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


def blank_pdf(pages: int) -> bytes:
    """A PDF with empty A4 pages."""
    made = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(made, static_id=True, deterministic_id=False)
    return made.getvalue()
