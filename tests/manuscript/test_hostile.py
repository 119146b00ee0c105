"""Manuscripts from strangers: refused with a word, and nothing is written outside the target."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from bulletin_pdf.errors import BulletinError, DependencyMissing, Language
from bulletin_pdf.manuscript import office
from bulletin_pdf.manuscript.containers import MAX_FILE
from bulletin_pdf.pipeline.importing import import_files
from manuscript.test_corpus import imported
from manuscript.wordfile import paragraph, part, word_file, zip_file

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPE = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)
_DEEP = part("document", "<w:body>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:body>")


def _linked() -> bytes:
    link = zipfile.ZipInfo("稿.txt")
    link.external_attr = 0o120777 << 16
    return _zip_of(link, b"/etc/passwd")


def _zip_of(entry: zipfile.ZipInfo, content: bytes) -> bytes:
    import io

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, content)
    return stream.getvalue()


def _lying() -> bytes:
    """Return a zip whose directory says that a large entry is small."""
    raw = bytearray(zip_file({"稿.txt": b"0" * 4_000_000}))
    size = struct.pack("<I", 4_000_000)
    while (at := raw.find(size)) >= 0:
        raw[at : at + 4] = struct.pack("<I", 10)
    return bytes(raw)


def _locked() -> bytes:
    """Return a zip whose entry says that it needs a password."""
    raw = bytearray(zip_file({"稿.txt": "文"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flags] |= 1
    return bytes(raw)


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "import-empty"),
    "only spaces": ("a.txt", b" \n\t\n", "import-empty"),
    "an empty Word file": ("a.docx", word_file(), "import-empty"),
    "a zip bomb": (
        "a.docx",
        word_file(parts={"word/x.xml": b"0" * 60_000_000}),
        "import-zip-unsafe",
    ),
    "a zip that lies": ("a.zip", _lying(), "import-zip-damaged"),
    "a path upwards": ("a.zip", zip_file({"../../b.txt": "文"}), "import-zip-unsafe"),
    "an absolute path": ("a.zip", zip_file({"/tmp/b.txt": "文"}), "import-zip-unsafe"),
    "a symbolic link": ("a.zip", _linked(), "import-zip-unsafe"),
    "a zip in a zip": ("a.zip", zip_file({"b.txt": zip_file({"c.txt": "文"})}), "import-format"),
    "a zip without manuscripts": ("a.zip", zip_file({"b.exe": "MZ"}), "import-empty"),
    "a spreadsheet": ("a.xlsx", zip_file({"[Content_Types].xml": "<a/>"}), "import-format"),
    "XML entities": (
        "a.docx",
        word_file(parts={"word/document.xml": _DOCTYPE}),
        "import-xml-unsafe",
    ),
    "UTF-16 entities": (
        "a.docx",
        word_file(parts={"word/styles.xml": _DOCTYPE.encode("utf-16")}),
        "import-xml-unsafe",
    ),
    "deep XML": ("a.docx", word_file(parts={"word/document.xml": _DEEP}), "import-xml-unsafe"),
    "broken XML": ("a.docx", word_file(parts={"word/document.xml": "<w:a>"}), "import-zip-damaged"),
    "half a zip": ("a.docx", word_file(paragraph("文"))[:300], "import-zip-damaged"),
    "a password": ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "import-encrypted"),
    "a zip with a password": ("a.zip", _locked(), "import-encrypted"),
    "a PDF": ("a.txt", b"%PDF-1.4", "file-not-text"),
    "bytes": ("a.txt", bytes(range(256)) * 4, "encoding-unknown"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_word(name: str, tmp_path: Path) -> None:
    file, raw, code = HOSTILE[name]
    (tmp_path / "in").mkdir()
    manuscript = tmp_path / "in" / file
    manuscript.write_bytes(raw)
    with pytest.raises(BulletinError) as refused:
        import_files(
            [manuscript], tmp_path / "issues" / "a.yaml", Language.ZH, fix=True, strict=False
        )
    assert refused.value.diagnostics[0].code == code
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [file]


def test_a_file_of_200_megabytes_is_not_even_read(tmp_path: Path) -> None:
    manuscript = tmp_path / "a.txt"
    with manuscript.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(BulletinError) as refused:
        import_files([manuscript], tmp_path / "a.yaml", Language.ZH, fix=True, strict=False)
    assert refused.value.diagnostics[0].code == "import-too-large"
    assert MAX_FILE < 200_000_000


def test_links_of_a_folder_are_not_followed_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密文件\n内容不得外传。\n", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BulletinError) as refused:
        import_files([tmp_path / "in"], tmp_path / "a.yaml", Language.ZH, fix=True, strict=False)
    assert refused.value.diagnostics[0].code == "import-empty"


def test_external_pictures_are_not_fetched(tmp_path: Path) -> None:
    raw = word_file(
        paragraph("题目在此处"),
        paragraph("正文。", '<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>'),
        relations='<Relationship Id="p" TargetMode="External" Target="http://example.invalid/a"/>',
    )
    (tmp_path / "a.docx").write_bytes(raw)
    output = tmp_path / "issues" / "a.yaml"
    import_files([tmp_path / "a.docx"], output, Language.ZH, fix=True, strict=False)
    assert "example" not in output.read_text(encoding="utf-8")


def test_without_libreoffice_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 a}")
    with pytest.raises(DependencyMissing) as missing:
        import_files([tmp_path / "a.rtf"], tmp_path / "a.yaml", Language.ZH, fix=True, strict=False)
    assert missing.value.diagnostics[0].code == "import-office-missing"
    assert missing.value.exit_code == 69


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_libreoffice_is_stopped_when_it_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, "sleep 600", monkeypatch)
    with pytest.raises(BulletinError) as slow:
        office.converted(b"{\\rtf1 a}", "a.rtf", "rtf", timeout=0.2)
    assert slow.value.diagnostics[0].code == "import-office-slow"


def test_libreoffice_that_writes_nothing_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(BulletinError) as failed:
        office.converted(b"{\\rtf1 a}", "a.rtf", "rtf")
    assert failed.value.diagnostics[0].code == "import-office-failed"


def test_libreoffice_runs_without_macros_in_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    copied = f'cp "$HOME/profile/user/registrymodifications.xcu" {seen}; echo "$@" >> {seen}'
    _program(tmp_path, copied, monkeypatch)
    with pytest.raises(BulletinError):
        office.converted(b"{\\rtf1 a}", "a.rtf", "rtf")
    text = seen.read_text(encoding="utf-8")
    assert 'name="DisableMacrosExecution" oor:op="fuse"><value>true<' in text
    assert "-env:UserInstallation=file:///" in text
    assert "--headless" in text


@pytest.mark.parametrize(
    "text",
    [
        "一" * 200_000 + "(" * 2000,
        " " * 300_000 + "文",
        "报：" + "市、" * 20_000 + "（" * 5000,
        "（）" * 50_000,
        "第" * 50_000 + "期",
        "文" + "）" * 50_000,
    ],
    ids=["no end", "spaces", "recipients", "brackets", "numbers", "closers"],
)
def test_no_rule_runs_away_on_long_lines(text: str) -> None:
    """Rules that look back at every character would take hours here, and stop the suite."""
    assert imported(f"题目在此处\n{text}\n正文。").lossless
