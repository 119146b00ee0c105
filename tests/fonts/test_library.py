"""Chains, substitutions, integrity and CSS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bulletin_pdf.errors import DependencyMissing, ExitCode, message_of
from bulletin_pdf.fonts import FontLibrary, Served

FONTS = Path(__file__).resolve().parents[2] / "fonts"


def entry(family: str, characters: object, **values: object) -> dict[str, object]:
    return {
        "family": family,
        "file": f"{family.replace(' ', '')}.otf",
        "roles": ["body"],
        "source": "package 1.0: font.otf",
        "licence": "OFL-1.1",
        "licence_file": "LICENSES/OFL.txt",
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "size": 0,
        "glyphs": 1,
        "characters": characters,
        **values,
    }


def write(folder: Path, content: object) -> Path:
    (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    faces = [
        entry("Letters", "".join(map(chr, range(0x20, 0x7F)))),
        entry("Han", " 一丁丂七丄丅"),
        entry("Rare", " 丐𠮷"),
        entry("Other", " "),
    ]
    roles: dict[str, Any] = {
        "body": {"faces": ["Letters", "Han"], "fallback": ["Rare"]},
        "other": {"faces": ["Other"], "fallback": []},
    }
    for face in faces:
        (tmp_path / str(face["file"])).touch()
    return write(tmp_path, {"faces": faces, "roles": roles})


@pytest.fixture
def library(folder: Path) -> FontLibrary:
    return FontLibrary.load(folder)


def test_a_chain_is_the_faces_meant_and_then_the_fallback(library: FontLibrary) -> None:
    assert [face.family for face in library.chain("body")] == ["Letters", "Han", "Rare"]
    assert [face.family for face in library.roles["body"].faces] == ["Letters", "Han"]


@pytest.mark.parametrize(
    ("char", "family"),
    [
        ("A", "Letters"),
        ("一", "Han"),
        ("丐", "Rare"),
        ("𠮷", "Rare"),
        ("丙", None),
        ("\n", "Letters"),
        ("\u200b", "Letters"),
        ("\ufe0f", "Letters"),
        ("\u3000", "Letters"),
        ("\u1680", None),
    ],
)
def test_the_first_face_that_has_a_character_serves_it(
    library: FontLibrary, char: str, family: str | None
) -> None:
    face = library.served_by(char, "body")
    assert (face.family if face else None) == family


def test_substitutions_come_in_the_order_of_the_text(library: FontLibrary) -> None:
    rare = library.faces[2]
    assert list(library.substitutions("A丙一丐\n𠮷丙", "body")) == [
        Served(1, "丙", None),
        Served(3, "丐", rare),
        Served(5, "𠮷", rare),
        Served(6, "丙", None),
    ]


@pytest.mark.parametrize("char", "^]\\-[")
def test_characters_with_a_meaning_in_patterns_are_found(library: FontLibrary, char: str) -> None:
    assert list(library.substitutions(f" {char} ", "other")) == [Served(1, char, None)]


@pytest.mark.parametrize(
    "char",
    [
        "\n",
        "\r",
        "\t",
        "\u00a0",
        "\u00ad",
        "\u034f",
        "\u2009",
        "\u200b",
        "\u200d",
        "\u2028",
        "\u202f",
        "\u2060",
        "\u3000",
        "\ufe00",
        "\ufe0f",
        "\ufeff",
        "\U000e0100",
        "\U000e01ef",
    ],
)
def test_what_is_not_drawn_needs_no_face(library: FontLibrary, char: str) -> None:
    assert list(library.substitutions(f"一{char}丁", "body")) == []


def test_a_long_text_is_searched_to_its_end() -> None:
    library = FontLibrary.load(FONTS)
    text = "据统计，2025年全市共办理案件12345件，镕基同志强调：“要推进改革”。\n" * 1000
    assert sum(1 for _ in library.substitutions(text, "fang")) == 1000


def test_a_whole_folder_has_no_findings(library: FontLibrary) -> None:
    assert library.verify() == []


def test_each_file_that_is_missing_or_changed_is_told(folder: Path, library: FontLibrary) -> None:
    (folder / "Han.otf").unlink()
    (folder / "Rare.otf").write_bytes(b"other")
    found = library.verify()
    assert [str(d.where) for d in found] == [str(folder / "Han.otf"), str(folder / "Rare.otf")]
    assert ["Han.otf" in message_of(found[0]), "Rare.otf: SHA-256" in message_of(found[1])] == [
        True,
        True,
    ]


def test_css_has_the_faces_of_the_roles_once_each(library: FontLibrary) -> None:
    css = library.css(lambda face: f"fonts:{face.file}", ["body", "body"])
    assert css.splitlines() == [
        f'@font-face {{ font-family: "{family}"; src: url("fonts:{family}.otf") '
        'format("opentype"); font-weight: 400; font-style: normal; }'
        for family in ("Letters", "Han", "Rare")
    ]


def test_an_address_cannot_leave_its_quotes(library: FontLibrary) -> None:
    css = library.css(lambda face: 'a"b\\c\n', ["other"])
    assert 'url("a\\22 b\\5c c\\a ")' in css


def test_the_family_list_names_the_chain(library: FontLibrary) -> None:
    assert library.family_list("body") == '"Letters", "Han", "Rare"'


@pytest.mark.parametrize("name", ["chain", "family_list"])
def test_an_unknown_role_is_a_mistake_of_the_caller(library: FontLibrary, name: str) -> None:
    with pytest.raises(KeyError):
        getattr(library, name)("none")


def test_a_folder_without_a_manifest_is_a_missing_dependency(tmp_path: Path) -> None:
    with pytest.raises(DependencyMissing) as caught:
        FontLibrary.load(tmp_path / "none")
    assert caught.value.exit_code is ExitCode.DEPENDENCY
    assert [d.code for d in caught.value.diagnostics] == ["fonts-missing"]


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"faces": [], "roles": []},
        {"faces": [{}], "roles": {}},
        {"faces": [entry("A", 65)], "roles": {}},
        {"faces": [entry("A", "A", file="../A.otf")], "roles": {}},
        {"faces": [entry("A", ["A"])], "roles": {}},
        {"faces": [], "roles": {"body": {"faces": ["A"], "fallback": []}}},
    ],
)
def test_what_is_no_manifest_is_a_missing_dependency(tmp_path: Path, content: object) -> None:
    with pytest.raises(DependencyMissing) as caught:
        FontLibrary.load(write(tmp_path, content))
    assert [d.code for d in caught.value.diagnostics] == ["font-not-loaded"]
