"""A layout folder is read whole, or its mistakes are named with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.errors import BulletinError, InputMissing, LayoutError, message_of
from bulletin_pdf.layouts import Layout, available_layouts, find_layout, resolve_options
from bulletin_pdf.layouts.reading import MAX_FILES
from bulletin_pdf.layouts.stylesheets import Known, check_stylesheet

FAMILIES = frozenset({"Bulletin Song", "Bulletin Hei"})
CONFIG = """\
title: 试
page:
  size: [210mm, 297mm]
  margins: {head: 37mm, foot: 35mm, inside: 28mm, outside: 26mm}
grid: {measure: 28, lines: 22}
type:
  body: {font: fang, size: measure}
  title: {font: kai, size: 二号}
  page_number: {font: fang, size: 四号}
inks:
  black: {cmyk: [0, 0, 0, 100]}
profile: FOGRA39L_coated
options:
  stop: {type: bool, default: false}
  pages: {type: int, default: 4}
  gap: {type: length, default: 1mm}
  style: {type: choice, choices: [a, b], default: a}
"""


def _layout(project: Path, config: str = CONFIG, **files: str) -> Layout:
    folder = project / "layouts" / "own"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "layout.yaml").write_text(config, encoding="utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return find_layout("own", FAMILIES, project)


def test_a_layout_is_read_with_its_files(tmp_path: Path) -> None:
    layout = _layout(tmp_path, **{"b.css": "", "a.css": "", "bulletin.html": "页"})
    assert layout.name == "own"
    assert layout.stylesheets == ("a.css", "b.css")
    assert layout.text("bulletin.html") == "页"
    assert not layout.shipped


def test_sizes_are_in_points_whatever_they_were_written_in(tmp_path: Path) -> None:
    config = _layout(tmp_path).config
    assert config.type_area == pytest.approx((442.2047, 637.7953), abs=1e-4)  # 156 × 225 mm
    assert config.pitch == pytest.approx(28.9907, abs=1e-4)
    assert config.size_of("body") == pytest.approx(15.7930, abs=1e-4)
    assert config.size_of("title") == 22
    assert config.font_roles == ("fang", "kai")


def test_options_are_typed(tmp_path: Path) -> None:
    config = _layout(tmp_path).config
    values, problems = resolve_options(
        config, {"stop": "是", "pages": "8", "gap": "五号", "style": "b"}, lambda _: None
    )
    assert problems == []
    assert values == {"stop": True, "pages": 8, "gap": 10.5, "style": "b"}
    assert resolve_options(config, {}, lambda _: None)[0] == {
        "stop": False, "pages": 4, "gap": pytest.approx(2.8346, abs=1e-4), "style": "a",
    }  # fmt: skip


CHOICES = [
    ("stop", "maybe", "选项 “stop” 不能是 “maybe”"),
    ("pages", "many", "选项 “pages” 不能是 “many”"),
    ("gap", "3 miles", "选项 “gap” 不能是 “3 miles”"),
    ("style", "c", "选项 “style” 不能是 “c”"),
    ("stlye", "a", "版式没有选项 “stlye”"),
]


@pytest.mark.parametrize(("name", "given", "message"), CHOICES)
def test_a_wrong_choice_is_named(name: str, given: str, message: str, tmp_path: Path) -> None:
    _, (problem,) = resolve_options(_layout(tmp_path).config, {name: given}, lambda _: None)
    assert message_of(problem) == message


def test_an_unknown_layout_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputMissing) as caught:
        find_layout("jianbo", FAMILIES, tmp_path)
    (problem,) = caught.value.diagnostics
    assert message_of(problem) == "没有名为 “jianbo” 的版式"
    assert "jianbao" in str(problem.values["known"])


def test_a_mistake_in_layout_yaml_has_its_place(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        _layout(tmp_path, CONFIG.replace("二号", "二好"))
    (problem,) = caught.value.diagnostics
    assert str(problem.where) == "own/layout.yaml:8:28"


def test_a_default_outside_the_choices_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        _layout(tmp_path, CONFIG.replace("default: a}", "default: c}"))
    assert str(caught.value.diagnostics[0].where) == "own/layout.yaml:17:51"


def test_a_missing_font_is_named_with_line_and_column(tmp_path: Path) -> None:
    css = "p { color: var(--ink-black) }\np { font-family: SimSun, serif }\n"
    problems = _layout(tmp_path, **{"a.css": css}).problems
    assert [(str(p.where), message_of(p)) for p in problems] == [
        ("own/a.css:2:18", "样式里的字体 “SimSun” 不在本产品的字体中"),
        ("own/a.css:2:26", "样式里的字体 “serif” 不在本产品的字体中"),
    ]


STYLES = [
    ('p { font-family: "Bulletin Song" }', []),
    ("p { font-family: var(--font-body) }", []),
    ("p { font-family: inherit }", []),
    ("p { font: 12pt/1.5 Arial }", ["Arial"]),
    ("p { font: 12pt/14pt var(--font-body) }", []),
    ("p { font: var(--size-body)/var(--pitch) var(--font-body) }", []),
    ("p { font: inherit }", []),
    ("@page { @top-left { font-family: Arial } }", ["Arial"]),
    ("@media print { p { font-family: Arial } }", ["Arial"]),
]


@pytest.mark.parametrize(("css", "unknown"), STYLES)
def test_families_are_found_wherever_they_stand(css: str, unknown: list[str]) -> None:
    problems = check_stylesheet(css, "a.css", Known(FAMILIES))
    assert [p.values["family"] for p in problems] == unknown


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    folder = tmp_path / "layouts" / "own"
    folder.mkdir(parents=True)
    (folder / "leak.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(LayoutError) as caught:
        _layout(tmp_path)
    assert caught.value.diagnostics[0].code == "layout-link-out"


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        _layout(tmp_path, **{f"{i}.txt": "" for i in range(MAX_FILES)})
    assert caught.value.diagnostics[0].code == "layout-too-large"


NOT_TEXT: list[tuple[bytes, str, type[BulletinError]]] = [
    (b"\xff\xfe\xff", "layout-not-utf8", LayoutError),
]


@pytest.mark.parametrize(("raw", "code", "error"), NOT_TEXT)
def test_a_style_sheet_must_be_text(
    raw: bytes, code: str, error: type[BulletinError], tmp_path: Path
) -> None:
    folder = tmp_path / "layouts" / "own"
    folder.mkdir(parents=True)
    (folder / "a.css").write_bytes(raw)
    with pytest.raises(error) as caught:
        _layout(tmp_path)
    assert caught.value.diagnostics[0].code == code


def test_the_shipped_layouts_are_listed(tmp_path: Path) -> None:
    assert "jianbao" in [place.name for place in available_layouts(tmp_path)]


def test_a_layout_of_the_user_serves_every_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "data" / "bulletin-pdf" / "layouts" / "mine"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(CONFIG, encoding="utf-8")
    project = tmp_path / "project"
    assert find_layout("mine", FAMILIES, project).config.title == "试"
    assert "mine" in [place.name for place in available_layouts(project)]
    _layout(project, CONFIG.replace("试", "项目的"))
    (project / "layouts" / "own").rename(project / "layouts" / "mine")
    assert find_layout("mine", FAMILIES, project).config.title == "项目的"
    assert find_layout("jianbao", FAMILIES, project).shipped
