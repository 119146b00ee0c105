"""Two versions of an issue as a page for 三审三校: one file, printable, without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from bulletin_pdf.editing.comparing import Change, Compared, Op, Segment, Status

_STYLE = """
@page { size: A4; margin: 20mm 22mm }
body { font: 12pt/1.75 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; max-width: 42em;
  margin: 2em auto; padding: 0 1em; color: #000; background: #fff }
h1 { font-size: 16pt; line-height: 1.4; margin: 0 0 .4em }
h2 { font-size: 13pt; margin: 1.6em 0 .3em;
  border-bottom: .5pt solid #000; break-after: avoid }
h2 small { font-weight: normal; float: right }
h3 { font-size: 10pt; font-weight: normal; color: #444; margin: .8em 0 0; break-after: avoid }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
ins { color: #00458c; text-decoration: underline; text-underline-offset: .2em }
del { color: #a8071a; text-decoration: line-through }
table { border-collapse: collapse; width: 100%; margin: 1em 0 } td, th { border: .5pt solid #000;
  padding: .35em .6em; text-align: left; font-weight: normal } .sign td { height: 2.4em }
.sign :first-child { width: 8em } .sign :nth-child(2) { width: 45% }
ul { margin: 0; padding-left: 1.4em }
@media print { body { margin: 0; max-width: none; padding: 0 } tr { break-inside: avoid } }
"""


def redline(
    compared: Compared, old: str, new: str, words: Mapping[str, str], *, language: str = "zh"
) -> str:
    """Return the comparison as a whole HTML page.

    Args:
        compared: the two versions.
        old: the older file's name.
        new: the newer file's name.
        words: what things are called: statuses, fields, ``heading``, ``frame``, ``reviews`` …
        language: of the page, for browsers.
    """
    head = escape(f"{words['heading']}：{old} → {new}")
    changed = [c for c in compared.changes if c.status is not Status.SAME]
    body = (
        "".join(_change(change, words) for change in changed) or f"<p>{escape(words['none'])}</p>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">\n<title>{head}</title>\n'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{head}</h1>\n"
        f"{_summary(compared, words)}{_reviews(words)}{body}</body>\n</html>\n"
    )


def _summary(compared: Compared, words: Mapping[str, str]) -> str:
    counts = [(status, compared.count(status)) for status in Status if status is not Status.SAME]
    said = "　".join(f"{words[status]} {count}" for status, count in counts)
    legend = f"<ins>{escape(words['inserted'])}</ins>　<del>{escape(words['deleted'])}</del>"
    return f"<p>{escape(said)}　　{legend}</p>\n"


def _reviews(words: Mapping[str, str]) -> str:
    """Return the table that the three reviewers sign."""
    columns = words["review-columns"].split("|")
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    rows = "".join(
        f"<tr><td>{escape(name)}</td>{'<td></td>' * (len(columns) - 1)}</tr>"
        for name in words["reviews"].split("|")
    )
    return f'<table class="sign"><tr>{head}</tr>{rows}</table>\n'


def _change(change: Change, words: Mapping[str, str]) -> str:
    title = escape(change.title or words["frame"])
    parts = "".join(
        f"<h3>{escape(words.get(name, name))}</h3>\n<p>{_marked(pieces)}</p>\n"
        for name, pieces in change.parts
    )
    return f"<h2>{title} <small>{escape(words[change.status])}</small></h2>\n{parts}"


def _marked(pieces: Iterable[Segment]) -> str:
    tags = {Op.INSERT: "ins", Op.DELETE: "del"}
    return "".join(
        f"<{tags[p.op]}>{escape(p.text)}</{tags[p.op]}>" if p.op in tags else escape(p.text)
        for p in pieces
    )
