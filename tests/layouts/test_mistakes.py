"""A mistake of a layout is named with file, line and column; all of them at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.compose.page import template_mistakes
from bulletin_pdf.errors import ExitCode
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.layouts import find_layout
from bulletin_pdf.layouts.markup import check_svg, check_template_styles
from bulletin_pdf.layouts.stylesheets import Known, check_stylesheet

JIANBAO = Path(__file__).parents[2] / "layouts" / "jianbao"
KNOWN = Known(frozenset({"Bulletin Song"}), frozenset({"--ink-red", "--size-body"}))
GRADIENT, RELIEF = "layout-gradient", "layout-border-style"
RGB, PALE = "layout-colour-rgb", "layout-transparency"

FORBIDDEN = [
    ("background: linear-gradient(var(--ink-red), transparent)", GRADIENT, "linear-gradient()"),
    ("background: radial-gradient(var(--ink-red), transparent)", GRADIENT, "radial-gradient()"),
    ("background: conic-gradient(var(--ink-red), none)", GRADIENT, "conic-gradient()"),
    ("background: repeating-linear-gradient(none)", GRADIENT, "repeating-linear-gradient()"),
    ("border: 1pt groove var(--ink-red)", RELIEF, "groove"),
    ("border-top-style: ridge", RELIEF, "ridge"),
    ("outline: 1pt inset", RELIEF, "inset"),
    ("column-rule: 1pt OUTSET", RELIEF, "OUTSET"),
    ("opacity: .5", PALE, "opacity"),
    ("OPACITY: 50%", PALE, "opacity"),
    ("box-shadow: 1pt 1pt var(--ink-red)", PALE, "box-shadow"),
    ("text-shadow: 1pt 1pt var(--ink-red)", PALE, "text-shadow"),
    ("filter: blur(1pt)", PALE, "filter"),
    ("backdrop-filter: blur(1pt)", PALE, "backdrop-filter"),
    ("mix-blend-mode: multiply", PALE, "mix-blend-mode"),
    ("background-blend-mode: multiply", PALE, "background-blend-mode"),
    ("mask: url(a.svg)", PALE, "mask"),
    ("mask-image: url(a.svg)", PALE, "mask-image"),
    ("color: device-cmyk(0 0 0 1 / .5)", PALE, "device-cmyk(… / …)"),
    ("color: red", RGB, "red"),
    ("color: RebeccaPurple", RGB, "RebeccaPurple"),
    ("background: white", RGB, "white"),
    ("background-color: #f00", RGB, "#f00"),
    ("border: 1pt solid #ff000080", RGB, "#ff000080"),
    ("border-left-color: black", RGB, "black"),
    ("outline: 1pt solid blue", RGB, "blue"),
    ("column-rule-color: gray", RGB, "gray"),
    ("text-decoration: underline red", RGB, "red"),
    ("text-emphasis: dot red", RGB, "red"),
    ("fill: red", RGB, "red"),
    ("stroke: red", RGB, "red"),
    ("--mine: red", RGB, "red"),
    ("color: var(--mine, blue)", RGB, "blue"),
    ("color: rgb(1 2 3)", RGB, "rgb()"),
    ("color: rgba(1, 2, 3, .5)", RGB, "rgba()"),
    ("color: hsl(0 1% 2%)", RGB, "hsl()"),
    ("color: hwb(0 1% 2%)", RGB, "hwb()"),
    ("color: lab(50% 0 0)", RGB, "lab()"),
    ("color: oklch(50% 0 0)", RGB, "oklch()"),
    ("color: color(srgb 1 0 0)", RGB, "color()"),
    ("color: color-mix(in srgb, var(--ink-red), var(--ink-red))", RGB, "color-mix()"),
    ("color: var(--ink-blue)", "layout-ink-unknown", "--ink-blue"),
    ("font-size: var(--size-foo)", "layout-property-unknown", "--size-foo"),
    ("margin: calc(2 * var(--pitch))", "layout-property-unknown", "--pitch"),
]


@pytest.mark.parametrize(("declaration", "code", "name"), FORBIDDEN)
def test_a_declaration_that_cannot_be_printed(declaration: str, code: str, name: str) -> None:
    css = f"/* a */\n@media print {{\n  p {{ margin: 0;\n    {declaration} }} }}\n"
    (problem,) = check_stylesheet(css, "own/a.css", KNOWN)
    assert (problem.code, problem.values["name"]) == (code, name)
    assert problem.where is not None
    assert problem.where.line == 4
    place = declaration.lower().find(name.lower().split("(")[0]) + 5
    assert problem.where.excerpt is not None
    assert problem.where.column in {place, declaration.find(":") + 7}


ALLOWED = [
    "color: var(--ink-red)",
    "color: device-cmyk(0 .8 .8 0)",
    "color: device-cmyk(0 .8 .8 0 / 1)",
    "color: transparent",
    "border-color: currentColor",
    "background: none",
    "color: inherit",
    "border: 1pt solid var(--ink-red)",
    "border: 1pt double",
    "opacity: 1",
    "box-shadow: none",
    "content: 'red #fff'",
    "counter-reset: red",
    "string-set: red content()",
    "page: black",
    "background: url(red.svg)",
    "width: var(--mine, 3pt)",
    "font-family: 'Bulletin Song'",
    "",
]


@pytest.mark.parametrize("declaration", ALLOWED)
def test_a_declaration_that_can_be_printed(declaration: str) -> None:
    assert check_stylesheet(f"p {{ {declaration} }}", "own/a.css", KNOWN) == []


def _found(problems: object) -> list[tuple[str, str, object]]:
    return [(p.code, str(p.where), p.values.get("name")) for p in problems]  # type: ignore[attr-defined]


MARKUP = [
    ('<p\n style="color: red">', [(RGB, "a.html:2:16", "red")]),
    ("<p style='opacity: .5'>", [(PALE, "a.html:1:20", "opacity")]),
    ('<p style="width: {{ x }}pt; color: red">', [(RGB, "a.html:1:36", "red")]),
    ('<p style="--characters: {{ n }}">', []),
    ('<p style="color: var(--ink-{{ section.ink }})">', []),
    ('<p style="color: {{ colour }}">', []),
    ("<style>\np { color: red }\n</style>", [(RGB, "a.html:2:12", "red")]),
    ('<svg><path fill="red"/></svg>', [(RGB, "a.html:1:18", "red")]),
    ('<svg><path fill="currentColor"/></svg>', [(RGB, "a.html:1:18", "currentColor")]),
    ('<svg><path fill="{{ colour }}"/></svg>', []),
    ('<svg><linearGradient id="a"/></svg>', [(GRADIENT, "a.html:1:7", "linearGradient")]),
    ("<p>red #fff linear-gradient()</p>", []),
]


@pytest.mark.parametrize(("template", "expected"), MARKUP)
def test_styles_in_a_template(template: str, expected: list[tuple[str, str, str]]) -> None:
    assert _found(check_template_styles(template, "a.html", KNOWN)) == expected


SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n{}</svg>'
PICTURES = [
    ('<path fill="device-cmyk(0 0 0 1)" d=""/>', []),
    ('<g style="fill: device-cmyk(0 0 0 1)"><path d=""/></g>', []),
    ('<path fill="none" d=""/>', []),
    ('<path d=""/>', [(RGB, "a.svg:2:1", "<path>")]),
    ('<path fill="black" d=""/>', [(RGB, "a.svg:2:1", "black")]),
    ('<path fill="currentColor" d=""/>', [(RGB, "a.svg:2:1", "currentColor")]),
    ('<g fill="none"><path stroke="#000" d=""/></g>', [(RGB, "a.svg:2:16", "#000")]),
    ('<path style="fill: red" d=""/>', [(RGB, "a.svg:2:1", "red")]),
    ('<path fill="none" opacity=".5" d=""/>', [(PALE, "a.svg:2:1", "opacity")]),
    ("<radialGradient/>", [(GRADIENT, "a.svg:2:1", "radialGradient")]),
    (
        '<path fill="var(--ink-red)" d=""/>',
        [("layout-ink-unknown", "a.svg:2:1", "--ink-red")],
    ),
    ("<path", [("layout-svg-broken", "a.svg:2:6", None)]),
]


@pytest.mark.parametrize(("content", "expected"), PICTURES)
def test_styles_in_an_svg(content: str, expected: list[tuple[str, str, str]]) -> None:
    assert _found(check_svg(SVG.format(content), "a.svg", KNOWN)) == expected


CSS = """\
.a { color: red; width: var(--size-foo); border: 1pt ridge var(--ink-blue) }
.b { colour: var(--ink-red); background: linear-gradient(none) }
.c { font-family: SimSun; filter: blur(1pt) }
"""
TEMPLATE = """\
{% import "parts.html" as own %}{% import "rules.html" as rules %}{{ rules.line() }}
<p style="opacity: .5">{{ issue.nothing }}{{ opions }}{{ options.date_stile }}</p>
{% include "no.html" %}{{ issue.web.adress }}
{% for s in issue.sections %}{{ s.titel }}{{ issue.date | chinse_date }}{% endfor %}
"""
CHINESE = [
    "own/a.css:1:13: 错误: “red” 是 RGB 颜色，不能付印",
    "own/a.css:1:29: 错误: 没有声明过 “--size-foo”",
    "own/a.css:1:54: 错误: 边框样式 “ridge” 不能用",
    "own/a.css:1:64: 错误: 版式没有墨色 “--ink-blue”",
    "own/a.css:2:6: 错误: 样式没有生效：Ignored `colour: var(--ink-red)` at 2:6, unknown property.",
    "own/a.css:2:42: 错误: 渐变 “linear-gradient()” 不能付印",
    "own/a.css:3:19: 错误: 样式里的字体 “SimSun” 不在本产品的字体中",
    "own/a.css:3:35: 错误: “filter” 会产生透明，不能付印",
    "own/bulletin.html:1:76: 错误: 模板里没有变量 “rules.line”",
    "own/bulletin.html:2:20: 错误: “opacity” 会产生透明，不能付印",
    "own/bulletin.html:2:33: 错误: 模板里没有变量 “issue.nothing”",
    "own/bulletin.html:2:46: 错误: 模板里没有变量 “opions”",
    "own/bulletin.html:2:66: 错误: 模板里没有变量 “options.date_stile”",
    "own/bulletin.html:3:13: 错误: 版式 own 缺少文件 “no.html”",
    "own/bulletin.html:3:37: 错误: 模板里没有变量 “issue.web.adress”",
    "own/bulletin.html:4:35: 错误: 模板里没有变量 “s.titel”",
    "own/bulletin.html:4:59: 错误: 模板里没有过滤器 “chinse_date”",
    "own/layout.yaml:5:16: 错误: 没有名为 “fangsong” 的字体角色",
    "own/parts.html:1:1: 错误: 模板有错：Unexpected end of template. Jinja was looking for the "
    "following tags: 'endmacro'. The innermost block that needs to be closed is 'macro'.",
]
CONFIG = """\
title: 试
page: {size: [210mm, 297mm], margins: {head: 37mm, foot: 35mm, inside: 28mm, outside: 26mm}}
grid: {measure: 28, lines: 22}
type:
  body: {font: fangsong, size: 三号}
  page_number: {font: song, size: 四号}
inks: {black: {cmyk: [0, 0, 0, 100]}, red: {cmyk: [0, 80, 80, 0]}}
profile: FOGRA39L_coated
options: {date_style: {type: choice, choices: [a], default: a}}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A layout in the project of an issue that asks for it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "layouts" / "own"
    folder.mkdir(parents=True)
    (tmp_path / "issues").mkdir()
    issue = "layout: own\nsections:\n  - articles:\n      - {title: 题, body: 文}\n"
    (tmp_path / "issues/t.yaml").write_text(issue, encoding="utf-8")
    return folder


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_all_mistakes_are_named_at_once_in_both_languages(
    own: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _write(
        own,
        a_css=CSS,
        bulletin_html=TEMPLATE,
        parts_html="{% macro tail() %}\n",
        rules_html="{% macro lines() %}{% endmacro %}\n",
        layout_yaml=CONFIG,
    )
    assert run(["build", "issues/t.yaml"]) == ExitCode.LAYOUT
    chinese = [line for line in capfd.readouterr().err.splitlines() if "错误: " in line]
    assert run(["build", "issues/t.yaml", "--lang", "en"]) == ExitCode.LAYOUT
    english = [line for line in capfd.readouterr().err.splitlines() if "error: " in line]
    assert chinese == CHINESE
    assert [line.split(": ")[0] for line in english] == [line.split(": ")[0] for line in chinese]
    assert not (own.parents[1] / "out").exists()


def test_without_the_black_ink_or_the_body_a_layout_is_wrong(
    own: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    config = CONFIG.replace("fangsong", "fang").replace("black", "dark").replace("body:", "text:")
    _write(own, bulletin_html="", layout_yaml=config)
    assert run(["check", "issues/t.yaml"]) == ExitCode.LAYOUT
    said = [line for line in capfd.readouterr().err.splitlines() if "错误: " in line]
    assert said == [
        "own/layout.yaml:5:3: 错误: type 里缺少 “body”",
        "own/layout.yaml:7:7: 错误: inks 里缺少 “black”",
    ]


def test_what_shows_only_when_pages_are_set_has_its_place_too(
    own: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(JIANBAO, own, dirs_exist_ok=True)
    with (own / "parts.html").open("a", encoding="utf-8") as parts:
        parts.write("{% macro tail(part) %}\n{{ part.nothing }}\n{% endmacro %}\n")
    with (own / "bulletin.html").open("a", encoding="utf-8") as page:
        page.write("{{ parts.tail(issue) }}\n")
    line = (own / "parts.html").read_text(encoding="utf-8").count("\n") - 1
    assert run(["build", "issues/t.yaml"]) == ExitCode.LAYOUT
    said = capfd.readouterr().err.splitlines()
    assert said[0].startswith(f"own/parts.html:{line}:1: 错误: 模板有错：")
    assert "'nothing'" in said[0]


def test_a_value_that_only_its_variable_makes_wrong_has_its_place(
    own: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(JIANBAO, own, dirs_exist_ok=True)
    _write(own, z_css="p {\n  width: var(--ink-red);\n}\n")
    assert run(["build", "issues/t.yaml"]) == ExitCode.LAYOUT
    assert capfd.readouterr().err.startswith("own/z.css:2:10: 错误: 样式没有生效：")


def test_a_layout_without_its_template_is_wrong(
    own: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _write(own, layout_yaml=CONFIG.replace("fangsong", "fang"))
    assert run(["build", "issues/t.yaml"]) == ExitCode.LAYOUT
    said = capfd.readouterr().err
    assert said.startswith("own/bulletin.html: 错误: 版式 own 缺少文件 “bulletin.html”")


def test_the_layouts_that_we_ship_are_without_mistakes() -> None:
    fonts = FontLibrary.load(JIANBAO.parents[1] / "fonts")
    families = frozenset(face.family for face in fonts.faces)
    for folder in sorted(JIANBAO.parent.iterdir()):
        layout = find_layout(str(folder), families, None, frozenset(fonts.roles))
        assert (folder.name, layout.problems) == (folder.name, ())
        assert (folder.name, template_mistakes(layout)) == (folder.name, [])
