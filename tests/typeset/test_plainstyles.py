"""Quick answers for properties that no rule sets are the answers that WeasyPrint gives."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import CSS, HTML
from weasyprint.css import ComputedStyle, get_all_computed_styles
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.css.targets import TargetCollector
from weasyprint.text.fonts import FontConfiguration

from bulletin_pdf.typeset import plainstyles

PAGE = "<html><body><p class=a>一<span class=b>二</span></p><table><tr><td>三</table></body></html>"
DECLARATIONS = [
    "color: red",
    "margin-inline-start: 3em",
    "padding-block: 1pt 2pt",
    "direction: rtl; margin-inline-end: 2pt",
    "border-left: 2pt solid",
    "border-inline-start-width: thick; border-inline-start-style: solid",
    "inset-inline-start: 4pt",
    "float: left; display: inline",
    "position: absolute",
    "text-decoration: underline red",
    "page: own",
    "font-size: calc(1em + 2px)",
    "line-height: calc(1.5 * 1)",
    "letter-spacing: max(1px, .1em)",
    "font-size: calc(1em + nothing)",
    "--x: 3pt; width: var(--x); text-indent: var(--y, 2em)",
    "text-indent: var(--missing)",
    "font-family: a, b; quotes: '“' '”'",
    "all: initial",
    "columns: 2; column-rule: 1pt solid",
    "font-weight: bolder; vertical-align: super",
    "orphans: inherit; width: inherit; widows: initial",
    "counter-increment: n; content: counter(n)",
    "display: flex; min-width: 0; hyphens: auto",
]
NAMES = [*sorted(INITIAL_VALUES), "--x", "__x"]


def _computed(css: str, names: list[str], *, quick: bool) -> list[object]:
    """Return the styles of a document after some properties have been asked for."""
    plain, ComputedStyle.__missing__ = (
        ComputedStyle.__missing__,
        (  # type: ignore[method-assign]
            plainstyles._missing if quick else plainstyles.SEAM.plain
        ),
    )
    try:
        fonts, counters = FontConfiguration(), CounterStyle()
        html = HTML(string=PAGE)
        sheets = [CSS(string=css, font_config=fonts, counter_style=counters)]
        style_for = get_all_computed_styles(
            html,
            user_stylesheets=sheets,
            font_config=fonts,
            counter_style=counters,
            target_collector=TargetCollector(),
        )
        found = []
        for (element, pseudo), style in style_for.get_computed_styles().items():
            answers = []
            for name in names:
                try:
                    answers.append(repr(style[name.replace("--", "__")]))
                except KeyError as error:
                    answers.append(repr(error))
            tag = getattr(element, "tag", element)
            found.append((tag, pseudo, answers, list(style), list(style.specified.items())))
        return found
    finally:
        ComputedStyle.__missing__ = plain  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("selector", "declaration"), list(product([".a", "html", "td, span"], DECLARATIONS))
)
def test_every_property_has_the_value_that_it_has(selector: str, declaration: str) -> None:
    css = f"{selector} {{ {declaration} }}"
    assert _computed(css, NAMES, quick=True) == _computed(css, NAMES, quick=False)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([".a", ".b", "body", "*"]), st.sampled_from(DECLARATIONS)),
        max_size=5,
    ),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=30),
)
def test_in_whatever_order_they_are_asked_for(
    rules: list[tuple[str, str]], names: list[str]
) -> None:
    css = "".join(f"{selector} {{ {declaration} }}" for selector, declaration in rules)
    assert _computed(css, names, quick=True) == _computed(css, names, quick=False)
