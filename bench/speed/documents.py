"""One list of articles in the language of each system, on the page of the red-head layout.

All get A4, the type area of 156 × 225 mm, 28 characters a line, 22 lines a page, the same sizes of
titles and a page number. They set the system's Noto Serif CJK SC; ours sets its own faces.
"""

import html
import json
from collections.abc import Sequence
from typing import Final

from bench.peers.tex import escaped as tex_text
from bench.peers.typst_compiler import escaped as typst_text
from bench.speed.text import Article

SECTION: Final = "新年思路"
FAMILY: Final = "Noto Serif CJK SC"
MARGINS_MM: Final = (37, 26, 35, 28)
"""Above, on the right, below, on the left."""
WIDTH_MM: Final = 156.0
HEIGHT_MM: Final = 225.0
MEASURE: Final = 28
LINES: Final = 22
POINTS_PER_MM: Final = 72 / 25.4
SIZE_PT: Final = round(WIDTH_MM / MEASURE * POINTS_PER_MM, 4)
PITCH_PT: Final = round(HEIGHT_MM / LINES * POINTS_PER_MM, 4)
TITLE_PT: Final = 22
SECTION_PT: Final = 30


def issue_yaml(articles: Sequence[Article]) -> str:
    """Return an issue file of the red-head layout."""
    # A JSON string is a YAML scalar in double quotes.
    return "\n".join(
        [
            "layout: jianbao",
            "sections:",
            f"  - title: {_quoted(SECTION)}",
            "    articles:",
            *(_yaml_article(article) for article in articles),
            "",
        ]
    )


def _yaml_article(article: Article) -> str:
    body = "\n\n".join(f"          {paragraph}" for paragraph in article.paragraphs)
    return (
        f"      - title: {_quoted(article.title)}\n"
        f"        attribution: {_quoted(article.attribution)}\n"
        f"        body: |\n{body}"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def web_page(articles: Sequence[Article]) -> str:
    """Return HTML with the CSS that every engine of CSS knows."""
    margins = " ".join(f"{margin}mm" for margin in MARGINS_MM)
    body = "\n".join(_html_article(article) for article in articles)
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{SECTION}</title><style>
@page {{ size: A4; margin: {margins}; @bottom-right {{ content: "— " counter(page) " —" }} }}
html, body {{ margin: 0; padding: 0 }}
body {{ font: {SIZE_PT}pt/{PITCH_PT}pt "{FAMILY}" }}
h1 {{ margin: 0; font-size: {SECTION_PT}pt; line-height: {2 * PITCH_PT}pt; text-align: center }}
h2 {{ margin: {PITCH_PT}pt 0 0; font-size: {TITLE_PT}pt; text-align: center; break-after: avoid }}
p {{ margin: 0; text-indent: 2em; text-align: justify; text-justify: inter-character }}
p.from {{ text-align: right; text-indent: 0; padding-right: 1em; break-before: avoid }}
</style></head><body>
<h1>{SECTION}</h1>
{body}
</body></html>
"""


def _html_article(article: Article) -> str:
    paragraphs = "\n".join(f"<p>{html.escape(text)}</p>" for text in article.paragraphs)
    return (
        f"<h2>{html.escape(article.title)}</h2>\n{paragraphs}\n"
        f'<p class="from">（{html.escape(article.attribution)}）</p>'
    )


def typst(articles: Sequence[Article]) -> str:
    """Return Typst markup, justified, with its optimised line breaks."""
    top, right, bottom, left = MARGINS_MM
    body = "\n".join(_typst_article(article) for article in articles)
    leading = round(PITCH_PT - SIZE_PT, 4)
    return f"""#set page(paper: "a4", numbering: "— 1 —", number-align: right,
  margin: (top: {top}mm, right: {right}mm, bottom: {bottom}mm, left: {left}mm))
#set text(font: "{FAMILY}", size: {SIZE_PT}pt, lang: "zh", region: "cn",
  cjk-latin-spacing: auto, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", leading: {leading}pt, spacing: {leading}pt,
  first-line-indent: (amount: 2em, all: true))
#let headline(size, body) = block(above: {PITCH_PT}pt, below: {leading}pt, width: 100%,
  sticky: true, align(center, text(size: size, weight: "bold", body)))
#headline({SECTION_PT}pt)[{SECTION}]
{body}
"""


def _typst_article(article: Article) -> str:
    paragraphs = "\n\n".join(map(typst_text, article.paragraphs))
    return (
        f"#headline({TITLE_PT}pt)[{typst_text(article.title)}]\n{paragraphs}\n\n"
        f"#align(right)[（{typst_text(article.attribution)}）#h(1em)]\n"
    )


def tex(articles: Sequence[Article]) -> str:
    """Return a document for XeLaTeX with ctex; it needs one pass."""
    top, right, bottom, left = MARGINS_MM
    body = "\n".join(_tex_article(article) for article in articles)
    return rf"""\documentclass[fontset=none,oneside]{{ctexart}}
\usepackage[a4paper,top={top}mm,right={right}mm,bottom={bottom}mm,left={left}mm]{{geometry}}
\setCJKmainfont{{{FAMILY}}}
\setmainfont{{{FAMILY}}}
\xeCJKsetup{{PunctStyle=quanjiao,CheckSingle=true}}
\pagestyle{{plain}}\linespread{{1}}\raggedbottom\frenchspacing\tolerance=9999\emergencystretch=3em
\setlength\parindent{{{2 * SIZE_PT}bp}}\setlength\parskip{{0pt}}
\newcommand\headline[2]{{\par\vskip{PITCH_PT}bp{{\centering
  \fontsize{{#1bp}}{{{PITCH_PT}bp}}\selectfont\bfseries#2\par}}\nopagebreak}}
\begin{{document}}
\fontsize{{{SIZE_PT}bp}}{{{PITCH_PT}bp}}\selectfont
\headline{{{SECTION_PT}}}{{{SECTION}}}
{body}
\end{{document}}
"""


def _tex_article(article: Article) -> str:
    paragraphs = "\n\n".join(map(tex_text, article.paragraphs))
    return (
        rf"\headline{{{TITLE_PT}}}{{{tex_text(article.title)}}}"
        f"\n{paragraphs}\n\n"
        rf"{{\raggedleft（{tex_text(article.attribution)}）\hspace*{{1em}}\par}}"
    )
