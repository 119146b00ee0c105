"""One known paragraph, set at start: proof that the seams and this WeasyPrint work together."""

from math import isclose

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from .planned import CompositionFault
from .report import set_lines

_TEXT = "坚持以更新要求聚焦文化建设，在“加强企业、职工文化”上，实现新突破；坚持以更高定位服务大局。"
_EXPECTED = [
    "坚持以更新要求聚焦文化",
    "建设，在“加强企业、职工文",
    "化”上，实现新突破；坚持以",
    "更高定位服务大局。",
]
_PAGE = (
    "<html lang=zh><style>{css}@page{{size:300pt;margin:20pt}}"
    "p{{margin:0;width:13em;font-size:10pt;text-indent:2em;text-align:justify;"
    "line-break:strict;text-justify:inter-character;{declarations}}}</style><p>{text}"
)


def set_known_paragraph(
    css: str = "", declarations: str = "", font_config: FontConfiguration | None = None
) -> None:
    """Set a paragraph whose lines are known; every full-width face gives the same.

    Args:
        css: rules to set it with, such as @font-face.
        declarations: declarations for it, such as its font-family.
        font_config: the fonts of the caller, to be reused.

    Raises:
        CompositionFault: the lines came out otherwise, or not flush.
    """
    page = _PAGE.format(css=css, declarations=declarations, text=_TEXT)
    document = HTML(string=page).render(font_config=font_config)
    lines = list(set_lines(document))
    texts = [line.text for line in lines]
    if texts != _EXPECTED:
        raise CompositionFault(f"the known paragraph was set as {texts}, not {_EXPECTED}")
    for line in lines[:-1]:
        if not (line.line.unit or line.line.ratio or isclose(line.line.slack, 0, abs_tol=1e-4)):
            raise CompositionFault(f"a line of the known paragraph is not flush: {line.text}")
