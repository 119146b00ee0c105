"""What WeasyPrint is spared while it is imported comes to the same in the end."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from types import ModuleType

import pytest
import weasyprint.pdf.fonts
from tests.conftest import CHECKOUT, told

from bulletin_pdf.speedups import VARIABLE
from bulletin_pdf.typeset import cdeclarations, cinterface, fonttools, useragent
from bulletin_pdf.typeset.engine import HTML


def _script(name: str) -> ModuleType:
    """Import a script of ours."""
    loader = SourceFileLoader(name.replace("-", "_"), str(CHECKOUT / "scripts" / name))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


# ---- C declarations


def test_the_declarations_are_those_of_the_weasyprint_that_is_installed() -> None:
    script = _script("c-declarations")
    written = script.TARGET.read_text("utf-8")
    assert written == script.written(script.source()), "run scripts/c-declarations"
    assert cinterface.digest_of(script.source()) == cdeclarations.SOURCE


DECLARED = """
import sys
import bulletin_pdf.typeset.engine
from weasyprint.text.ffi import ffi, pango
rectangle = ffi.new("PangoRectangle *")
rectangle.width = 3
print(rectangle.width, ffi.sizeof("PangoRectangle"), pango.PANGO_STYLE_ITALIC)
print("pycparser" in sys.modules)
"""


@pytest.mark.parametrize(("without", "parsed"), [("", "False"), ("c-declarations", "True")])
def test_c_is_parsed_only_without_them(without: str, parsed: str) -> None:
    assert told(DECLARED, without) == ["3", "16", "2", parsed]


def test_other_declarations_are_parsed_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "cffi", raising=False)
    with cinterface.declared_beforehand():
        from cffi import FFI

        assert FFI is cinterface.Interface
        other = FFI()
        other.cdef("typedef struct { int a; double b; } pair;")
    assert other.new("pair *", {"a": 7}).a == 7
    from cffi import FFI

    assert FFI is not cinterface.Interface


@pytest.mark.parametrize("options", [{"packed": True}, {"override": True}])
def test_options_are_left_to_cffi(options: dict[str, bool]) -> None:
    interface = cinterface.Interface()
    interface.cdef("typedef struct { char a; int b; } pair;", **options)
    assert interface.sizeof("pair") == (5 if "packed" in options else 8)


def test_a_module_that_cffi_cannot_read_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, cinterface._DECLARED, None)
    assert cinterface._declared("int a;") is None


def test_what_is_imported_already_stays() -> None:
    before = importlib.import_module("cffi")
    with cinterface.declared_beforehand():
        assert sys.modules["cffi"] is before


# ---- the browser's own styles

STYLES = """
import json, sys
import bulletin_pdf.typeset.engine
from weasyprint import HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint import DEFAULT_OPTIONS
found = []
for text in json.load(sys.stdin):
    html = HTML(string=text)
    counters = CounterStyle()
    context = Document._build_layout_context(
        html, FontConfiguration(), counters, {}, dict(DEFAULT_OPTIONS)
    )
    styles = context.style_for
    for element in html.etree_element.iter():
        for pseudo in (None, "before", "after", "marker", "footnote-call", "footnote-marker"):
            style = styles(element, pseudo)
            if style is not None:
                looks = [repr(style[name]) for name in "NAMES".split()]
                found.append([element.tag, pseudo, *looks])
    found.append([[name, value, counters.render_value(value, name)]
                  for name in sorted(counters) for value in (0, 1, 4, 9, 26, 1999)])
print(json.dumps(found))
"""
NAMES = (
    "display visibility margin_top margin_left padding_left font_style font_size font_weight "
    "vertical_align text_decoration_line white_space list_style_type border_top_width content "
    "counter_reset bookmark_level quotes text_align_all text_indent overflow direction"
)


def _computed(documents: list[str], without: str) -> object:
    done = subprocess.run(
        [sys.executable, "-c", STYLES.replace("NAMES", NAMES)],
        input=json.dumps(documents),
        env=os.environ | {VARIABLE: without, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


WORDS = (
    "a abbr acronym address area article aside b base big blockquote body br button caption "
    "center cite code col colgroup dd del details dfn dir div dl dt em fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd "
    "legend li link listing main mark menu meta nav nobr ol optgroup option p plaintext pre q "
    "rp rt ruby s samp script section select small source span strike strong style sub "
    "summary sup svg table tbody td template textarea tfoot th thead title tr track tt u ul "
    "unknown var video wbr xmp "
)
ELEMENTS = re.findall(r"\w+", WORDS)
ATTRIBUTES = {
    "hidden": "",
    "dir": "rtl",
    "title": "t",
    "href": "#a",
    "type": "radio",
    "checked": "",
    "value": "v",
    "multiple": "",
    "selected": "",
    "rules": "all",
    "frame": "box",
    "seamless": "",
    "LANG": "zh",
}


@pytest.mark.slow
def test_every_element_and_attribute_looks_as_with_the_whole_sheet() -> None:
    alone = [f"<html><body><div><{name}>x</{name}></div>" for name in ELEMENTS]
    given = [
        f'<html><body><{name} {key}="{value}"><{name} {key}="{value}">x'
        for name in ("table", "td", "input", "select", "option", "button", "ul", "dd", "a", "col")
        for key, value in ATTRIBUTES.items()
    ]
    nested = ["<html><body><ol><li><ul><li><dir>x</dir></ul></ol><table><tr><th hidden>x"]
    documents = alone + given + nested
    assert _computed(documents, "") == _computed(documents, "user-agent")


@pytest.mark.slow
def test_any_document_looks_as_with_the_whole_sheet() -> None:
    draw = random.Random(8)
    documents = []
    for _ in range(200):
        tags = [draw.choice(ELEMENTS) for _ in range(draw.randint(1, 12))]
        given = [draw.sample(list(ATTRIBUTES), draw.randint(0, 3)) for _ in tags]
        words = [" ".join(f"{name}={draw.choice(('', 'ltr'))!r}" for name in g) for g in given]
        documents.append("".join(f"<{t} {w}>x" for t, w in zip(tags, words, strict=True)))
    assert _computed(documents, "") == _computed(documents, "user-agent")


@pytest.mark.parametrize(
    ("selector", "names", "attributes"),
    [
        ("h1", {"h1"}, set()),
        ("H1", {"h1"}, set()),
        ("ul > li", {"li"}, set()),
        (":is(ol, ul) ul", {"ul"}, set()),
        ("table[rules] > :is(td, th)", {"td", "th"}, {"rules"}),
        (":is(dir, ul)[dir=ltr i]", {"dir", "ul"}, {"dir"}),
        ("[dir] dd", {"dd"}, {"dir"}),
        ("::marker", None, set()),
        (":link", None, set()),
        (":is(a, :link)", None, set()),
        ("select:not(:has(option[selected])) option:first-of-type", {"option"}, set()),
        ('input[value=""]::before', {"input"}, {"value"}),
        ("*", None, set()),
        (".x", None, set()),
    ],
)
def test_what_a_selector_can_match(
    selector: str, names: set[str] | None, attributes: set[str]
) -> None:
    found = useragent.Selector.of(selector)
    assert found.names == (None if names is None else frozenset(names))
    assert found.attributes == attributes


@pytest.mark.parametrize(
    "css", ["p { color: red", "p { a: {b: {c} } }", "} p { color: red }", "p { content: '\"' }"]
)
def test_a_sheet_that_is_not_understood_is_not_parted(css: str) -> None:
    assert useragent.rules_of(css) == []


WHOLE = """
import bulletin_pdf.typeset.engine
from weasyprint import HTML, html
document = HTML(string="<html><body bgcolor=red><input>")
print(html.PH_STYLESHEET.matcher.order)
(hints,) = document._ph_stylesheets()
agent, forms = document._ua_stylesheets(forms=True)
print(hints.matcher.order, agent.matcher.order, forms.matcher.order, len(html.UA_COUNTER_STYLE))
"""
"""Prints how many selectors there are, and how many counter styles."""


def test_forms_and_hints_get_the_whole_sheets() -> None:
    assert told(WHOLE) == ["0", "64", "282", "8", "49"]
    assert told(WHOLE, "user-agent") == ["64", "64", "282", "8", "49"]


def test_one_sheet_serves_documents_of_fewer_elements() -> None:
    large = HTML(string="<html lang=zh><body><p>a<b>b</b><ul><li>c")
    small = HTML(string="<html lang=zh><body><p>a")
    (sheet,) = large._ua_stylesheets()
    assert small._ua_stylesheets() == [sheet]


# ---- parts of fontTools

LATE = """
import sys
from bulletin_pdf.typeset.fonttools import imported_late
with imported_late():
    from fontTools import subset
    from fontTools.varLib.instancer import instantiateVariableFont
assert "fontTools.subset" not in sys.modules
print(type(subset.Options(hinting=False)).__module__, "fontTools.varLib.instancer" in sys.modules)
try:
    instantiateVariableFont(None, {})
except Exception as error:
    print(type(error).__name__)
print("fontTools.varLib.instancer" in sys.modules, hasattr(subset, "__wrapped__"))
"""


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ("", ["fontTools.subset", "False", "TypeError", "True", "False"]),
        ("font-tools", []),
    ],
)
def test_the_subsetter_is_there_when_it_is_called(without: str, said: list[str]) -> None:
    assert told(LATE, without) == said


def test_weasyprint_reads_subsetter_and_instancer_late() -> None:
    assert "fontTools.varLib.instancer" in fonttools._LATE
    assert weasyprint.pdf.fonts.subset.__name__ == "fontTools.subset"


# ---- Fontconfig

EMPTY = """
import warnings
warnings.simplefilter("error")
import bulletin_pdf.typeset.engine
from weasyprint.text.fonts import FontConfiguration, fontconfig
fonts = FontConfiguration()
print(fontconfig.FcConfigGetFonts(fonts._config, fontconfig.FcSetSystem).nfont)
print(type(fontconfig).__name__ == "Unread")
"""


@pytest.mark.parametrize(
    ("without", "unread"), [("", "True"), ("font-config", "False"), ("c-declarations", "False")]
)
def test_a_configuration_of_fonts_has_none_of_the_system(without: str, unread: str) -> None:
    assert told(EMPTY, without) == ["0", unread]


@pytest.mark.parametrize(("without", "read"), [("", False), ("font-config", True)])
def test_samples_of_configurations_are_read_only_without_it(without: str, read: bool) -> None:
    code = "import bulletin_pdf.typeset.engine; import weasyprint.text.fonts as f"
    env = os.environ | {"FC_DEBUG": "1024", VARIABLE: without}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True)
    assert (b"conf.avail" in done.stdout) is read
