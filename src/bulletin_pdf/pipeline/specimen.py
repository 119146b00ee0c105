"""``bulletin new``: a specimen issue to start from."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.errors import OutputError, Place, UsageError
from bulletin_pdf.files import write_atomically
from bulletin_pdf.model import issue_id_of
from bulletin_pdf.model.fillers import (
    NAME,
    ORGANISATION,
    PARAGRAPHS,
    PUBLISHER,
    RECIPIENTS,
    SECTION,
    TITLE,
)

_SPECIMEN = f"""\
# 一期简报。不用的项目整行删去；没有写的，不会印出来。
# 检查：bulletin check {{name}}.yaml    排版：bulletin build {{name}}.yaml
layout: jianbao
# name: {NAME}
# number: 1
# cumulative_number: 1
# date: 2026-01-10
# publisher: {PUBLISHER}
contents: false
sections:
  - title: {SECTION}
    articles:
      - title: {TITLE}
        attribution: {ORGANISATION}
        body: |
          {PARAGRAPHS[0]}

          {PARAGRAPHS[1]}
distribution:
  groups:
    - label: 本期印发
      recipients:
        - {RECIPIENTS[0]}
        - {RECIPIENTS[1]}
"""


def write_specimen(name: str, folder: Path) -> Path:
    """Write a specimen issue and return where it is.

    Args:
        name: its id, with or without ``.yaml``.
        folder: where to write it.

    Raises:
        UsageError: the name cannot be an id.
        OutputError: a file of that name exists, or it cannot be written.
    """
    stem = name.removesuffix(".yaml").removesuffix(".yml")
    try:
        issue_id = issue_id_of(stem)
    except ValueError as error:
        raise UsageError.of("id-wrong", None, name=stem) from error
    path = folder / f"{issue_id}.yaml"
    if path.exists():
        raise OutputError.of("output-exists", Place(str(path)), name=str(path))
    write_atomically(path, _SPECIMEN.format(name=issue_id).encode())
    return path
