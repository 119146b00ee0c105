"""The HTML of the report; everything that comes from the file is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from bulletin_pdf.errors import Diagnostic, Severity, hint_of, message_of
from bulletin_pdf.preflight.inspection import Corners, Inspection, View
from bulletin_pdf.preflight.plates import PlatePage
from bulletin_pdf.units import mm_to_pt

_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "说明"}
_PLATES = {"Cyan": "青 C", "Magenta": "品红 M", "Yellow": "黄 Y", "Black": "黑 K"}

Numbered = tuple[int, Diagnostic]


def html_report(
    inspection: Inspection,
    findings: Sequence[Diagnostic],
    plates: Sequence[PlatePage],
    pictures: Mapping[int, bytes],
) -> bytes:
    """Return the report of a file.

    Args:
        inspection: what was read.
        findings: all of them.
        plates: the plates of each page; none if they were not made.
        pictures: page → JPEG.
    """
    whole = [f for f in findings if f.where is None or f.where.page is None]
    paged = [f for f in findings if f.where is not None and f.where.page is not None]
    paged.sort(key=lambda f: f.where.page or 0 if f.where is not None else 0)
    numbered = list(enumerate([*whole, *paged], 1))
    body = [
        *_head(inspection, findings),
        *_whole(numbered[: len(whole)]),
        *_pages(inspection, numbered[len(whole) :], pictures),
        *_plates(plates),
        *_profile(inspection),
    ]
    style = (files(__package__) / "report.css").read_text(encoding="utf-8")
    title = escape(inspection.name)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="zh-Hans">',
            f'<head><meta charset="utf-8"><title>预检报告　{title}</title>',
            '<meta name="viewport" content="width=device-width">',
            f"<style>\n{style}</style></head>",
            "<body>",
            *body,
            "</body></html>",
            "",
        ]
    ).encode()


def _head(inspection: Inspection, findings: Sequence[Diagnostic]) -> Iterator[str]:
    counts = {s: sum(f.severity is s for f in findings) for s in Severity}
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    verdict = f"不能付印：{errors} 个错误" if errors else "可以付印"
    verdict += f"，{warnings} 个警告" if warnings else ""
    yield "<header><h1>预检报告</h1>"
    yield f'<p class="verdict {"bad" if errors else "good"}">{verdict}</p>'
    rows = {
        "文件": inspection.name,
        "SHA-256": inspection.sha256,
        "页数": str(len(inspection.views)),
        "成品尺寸": _sizes(inspection.views),
        "标准": inspection.standard or "不是 PDF/X",
        "印刷条件": inspection.condition or "没有注明",
        "预检配置": f"{inspection.profile}（{inspection.settings.title}）",
    }
    yield "<dl>"
    for name, value in rows.items():
        yield f"<dt>{name}</dt><dd>{escape(value)}</dd>"
    yield "</dl></header>"


def _sizes(views: Iterable[View]) -> str:
    found: dict[tuple[float, float], None] = {}
    for view in views:
        left, bottom, right, top = view.finished
        size = (round((right - left) / mm_to_pt(1), 1), round((top - bottom) / mm_to_pt(1), 1))
        found[size] = None
    shown = [f"{width:g} × {height:g} 毫米" for width, height in list(found)[:4]]
    return "、".join(shown) + ("…" if len(found) > 4 else "")


def _whole(numbered: Sequence[Numbered]) -> Iterator[str]:
    if numbered:
        yield "<section><h2>整个文件</h2>"
        yield from _list(numbered)
        yield "</section>"


def _list(numbered: Iterable[Numbered]) -> Iterator[str]:
    yield '<ol class="findings">'
    for number, finding in numbered:
        severity = finding.severity
        yield f'<li class="{severity}" value="{number}" id="f{number}">'
        yield f'<b class="number">{number}</b><span class="level">{_LABELS[severity]}</span>'
        yield f"<strong>{escape(message_of(finding))}</strong>"
        yield f"<p>{escape(hint_of(finding))} <code>{finding.code}</code></p></li>"
    yield "</ol>"


def _pages(
    inspection: Inspection, numbered: Sequence[Numbered], pictures: Mapping[int, bytes]
) -> Iterator[str]:
    by_page: dict[int, list[Numbered]] = {}
    for number, finding in numbered:
        page = finding.where.page if finding.where is not None else None
        by_page.setdefault(page or 0, []).append((number, finding))
    clean = []
    for view in inspection.views:
        if view.number in by_page:
            yield f'<section class="page"><h2>第 {view.number} 页</h2><div class="side">'
            yield from _figure(view, pictures.get(view.number), by_page[view.number])
            yield "<div>"
            yield from _list(by_page[view.number])
            yield "</div></div></section>"
        else:
            clean.append(view)
    if clean:
        yield '<section><h2>没有问题的页</h2><div class="thumbs">'
        for view in clean:
            yield from _figure(view, pictures.get(view.number), ())
        yield "</div></section>"


def _figure(view: View, picture: bytes | None, numbered: Sequence[Numbered]) -> Iterator[str]:
    """A page with its finished edge and the places of findings, drawn over the picture."""
    width, height = _turned_size(view)
    yield f'<figure><svg viewBox="0 0 {width:.2f} {height:.2f}" role="img">'
    if picture is not None:
        href = f"data:image/jpeg;base64,{b64encode(picture).decode()}"
        yield f'<image href="{href}" width="{width:.2f}" height="{height:.2f}"/>'
    else:
        yield f'<rect class="bare" width="{width:.2f}" height="{height:.2f}"/>'
    yield _rectangle(view, view.finished, "trim")
    for number, finding in numbered:
        if finding.where is not None and finding.where.box is not None:
            yield from _box(view, finding.where.box, number, finding.severity)
    yield f"</svg><figcaption>第 {view.number} 页</figcaption></figure>"


def _box(view: View, box: Corners, number: int, severity: Severity) -> Iterator[str]:
    yield _rectangle(view, box, severity)
    left, top, _, _ = _on_screen(view, box)
    x, y = max(left, 8.0), max(top, 8.0)
    yield f'<g class="{severity}"><circle cx="{x:.2f}" cy="{y:.2f}" r="8"/>'
    yield f'<text x="{x:.2f}" y="{y + 3.6:.2f}">{number}</text></g>'


def _rectangle(view: View, box: Corners, kind: str) -> str:
    left, top, right, bottom = _on_screen(view, box)
    width, height = max(right - left, 2.0), max(bottom - top, 2.0)
    return (
        f'<rect class="{kind}" x="{left:.2f}" y="{top:.2f}" '
        f'width="{width:.2f}" height="{height:.2f}"/>'
    )


def _turned_size(view: View) -> tuple[float, float]:
    left, bottom, right, top = view.shown
    width, height = max(right - left, 1.0), max(top - bottom, 1.0)
    return (height, width) if view.rotation in (90, 270) else (width, height)


def _on_screen(view: View, box: Corners) -> Corners:
    """Return left, top, right, bottom of a box of the page, as a viewer turns it."""
    left, bottom = view.shown[:2]
    points = [
        _turned(view, x - left, y - bottom) for x in (box[0], box[2]) for y in (box[1], box[3])
    ]
    width, height = _turned_size(view)
    xs = [min(max(x, 0.0), width) for x, _ in points]
    ys = [min(max(height - y, 0.0), height) for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _turned(view: View, x: float, y: float) -> tuple[float, float]:
    left, bottom, right, top = view.shown
    width, height = right - left, top - bottom
    return {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}.get(
        view.rotation, (x, y)
    )


def _plates(pages: Sequence[PlatePage]) -> Iterator[str]:
    if not pages:
        return
    yield "<section><h2>分色</h2>"
    yield '<p class="lead">各块版上油墨所占的面积，和总墨量最重处的总墨量。</p>'
    yield '<div class="separations">'
    for page in pages:
        heaviest = f"最大总墨量 {page.heaviest:.0f}%"
        yield f'<div><h3>第 {page.number} 页 <small>{heaviest}</small></h3><div class="plates">'
        for plate, share in page.coverage.items():
            name = escape(_PLATES.get(plate, plate))
            href = f"data:image/png;base64,{b64encode(page.thumbnails[plate]).decode()}"
            empty = "" if share else ' class="empty"'
            yield f'<figure{empty}><img alt="{name}" src="{href}">'
            yield f"<figcaption>{name} <b>{share:.2f}%</b></figcaption></figure>"
        yield "</div></div>"
    yield "</div></section>"


def _profile(inspection: Inspection) -> Iterator[str]:
    """What the file was held against, so that a report can be read without the profile."""
    s, mm = inspection.settings, mm_to_pt(1)
    rows = {
        "标准": "、".join(s.standards) or "不限",
        "印刷条件": "、".join(s.conditions) or "不限",
        "出血": f"{s.bleed / mm:g} 毫米",
        "版数": f"不多于 {s.plates}",
        "专色": "不限" if s.spots == "any" else "、".join(s.spots) or "不用",
        "总墨量": f"不超过 {s.ink_limit:g}%（{s.ink_window:g} 平方毫米内平均）",
        "图片": f"不低于 {s.image_ppi:g} ppi，最好 {s.image_ppi_good:g} ppi",
        "线条稿": f"不低于 {s.lineart_ppi:g} ppi",
        "线": f"不细于 {s.line_width:g} pt",
        "字": f"不小于 {s.text_size:g} pt，反白 {s.reversed_size:g} pt",
        "离裁切边": f"文字不少于 {s.safety / mm:g} 毫米",
    }
    yield f'<section class="profile"><h2>所用的预检配置：{escape(inspection.profile)}</h2><dl>'
    for name, value in rows.items():
        yield f"<dt>{name}</dt><dd>{escape(value)}</dd>"
    yield "</dl></section>"
