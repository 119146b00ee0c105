"""Bags and PDFs of strangers: refused, and nothing outside of them is read."""

from __future__ import annotations

import io
import json
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from bulletin_pdf.archive import attachments
from bulletin_pdf.archive.attachments import extract
from bulletin_pdf.archive.bagit import MANIFEST, read_manifest
from bulletin_pdf.archive.bags import read_deposit
from bulletin_pdf.archive.fixity import inspect_bag, inspect_links
from bulletin_pdf.cli import run
from bulletin_pdf.errors import ArchiveError, message_of
from bulletin_pdf.pipeline.finding import export, opened
from bulletin_pdf.pipeline.rebuilding import rebuild_bag
from bulletin_pdf.pipeline.unpacking import Carried, filing_of, unpacked

from .small import TOOLCHAIN, put

OUTSIDE = [
    f"{'0' * 64}  ../../secret\n",
    f"{'0' * 64}  /etc/passwd\n",
    f"{'0' * 64}  data/../../secret\n",
    f"{'0' * 64}  ~/secret\n",
]


@pytest.mark.parametrize("line", OUTSIDE)
def test_a_manifest_that_names_files_elsewhere_is_refused(line: str, tmp_path: Path) -> None:
    bag = put(tmp_path, "a")
    with (bag / MANIFEST).open("a", encoding="utf-8") as stream:
        stream.write(line)
    assert [d.code for d in inspect_bag(bag).found] == ["archive-name"]


@pytest.mark.parametrize(
    "line", ["no hash\n", f"{'0' * 63}  data/a\n", f"{'g' * 64}  data/a\n", "\x00\n"]
)
def test_a_manifest_that_is_none_is_refused(line: str, tmp_path: Path) -> None:
    bag = put(tmp_path, "a")
    (bag / MANIFEST).write_text(line, encoding="utf-8")
    assert [d.code for d in inspect_bag(bag).found] == ["deposit-unreadable"]


def test_a_file_named_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / MANIFEST
    path.write_text(f"{'0' * 64}  data/a\n{'1' * 64}  data/A\n", encoding="utf-8")
    with pytest.raises(ArchiveError):
        read_manifest(path)


def test_a_link_in_a_bag_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    bag = put(tmp_path / "archive", "a")
    source = bag / "data/source/a.yaml"
    secret.write_bytes(source.read_bytes())
    source.unlink()
    source.symlink_to(secret)
    [found] = inspect_bag(bag).found
    assert (found.code, found.values["name"]) == ("fixity-unreadable", "data/source/a.yaml")
    with pytest.raises(ArchiveError) as caught:
        read_deposit(bag)
    assert [d.code for d in caught.value.diagnostics] == ["deposit-unreadable"]


@pytest.mark.parametrize("part", ["data", "data/source", "data/text"])
def test_a_folder_that_is_a_link_is_not_followed(part: str, tmp_path: Path) -> None:
    bag = put(tmp_path / "archive", "a")
    (bag / part).rename(tmp_path / "elsewhere")
    (bag / part).symlink_to(tmp_path / "elsewhere")
    assert ("fixity-unexpected", part) in {
        (d.code, d.values["name"]) for d in inspect_bag(bag).found
    }
    with pytest.raises(ArchiveError) as caught:
        read_deposit(bag)
    assert [d.code for d in caught.value.diagnostics] == ["deposit-unreadable"]


def test_nothing_is_deposited_through_a_link(tmp_path: Path) -> None:
    archive, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    put(archive, "a")
    elsewhere.mkdir()
    (archive / "deposits" / "b").symlink_to(elsewhere)
    with pytest.raises(ArchiveError) as caught:
        put(archive, "b")
    assert [d.code for d in caught.value.diagnostics] == ["deposit-misplaced"]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", ["../../x", "/etc", "0" * 15])
def test_a_toolchain_elsewhere_is_neither_used_nor_copied(name: str, tmp_path: Path) -> None:
    bag = put(tmp_path / "archive", "a")
    info = (bag / "bag-info.txt").read_text(encoding="utf-8")
    (bag / "bag-info.txt").write_text(info.replace(TOOLCHAIN[0], name), encoding="utf-8")
    with pytest.raises(ArchiveError):
        rebuild_bag(bag)
    assert "deposit-misplaced" in {d.code for d in inspect_links(tmp_path / "archive", [bag])}
    with opened(tmp_path / "archive") as found, pytest.raises(ArchiveError):
        export(found, tmp_path / "out", ["a"])


def test_a_yaml_bomb_in_a_bag_is_refused(tmp_path: Path) -> None:
    bag = put(tmp_path, "a")
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (bag / "data/source/a.yaml").write_text(bomb, encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        read_deposit(bag)
    assert [d.code for d in caught.value.diagnostics] == ["deposit-unreadable"]


@pytest.mark.parametrize("content", ["[" * 100_000, "{", "[1]", '"x"'])
def test_a_record_that_is_none_is_refused(content: str, tmp_path: Path) -> None:
    bag = put(tmp_path, "a")
    (bag / "data/build.json").write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        read_deposit(bag)
    assert [d.code for d in caught.value.diagnostics] == ["deposit-unreadable"]


def _with(names: list[str], packed: bytes = zlib.compress(b"x")) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        specs = []
        for name in names:
            content = pdf.make_stream(b"", Type=Name.EmbeddedFile)
            content.write(packed, filter=Name.FlateDecode)
            specs.append(Dictionary(UF=String(name), EF=Dictionary(F=content)))
        pdf.Root.AF = Array(specs)
        pdf.save(stream, compress_streams=False)
    return stream.getvalue()


def _gigabyte() -> bytes:
    """A gigabyte of zeros, packed: after a full flush each megabyte is packed alike."""
    packer, block = zlib.compressobj(wbits=-15), bytes(1 << 20)
    chunk = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + chunk * (1 << 10)


def test_a_gigabyte_in_a_pdf_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = _with(["source/a.yaml"], _gigabyte())
    assert len(raw) < 2_000_000
    monkeypatch.setattr(attachments, "MAX_BYTES", 10_000_000)
    with pytest.raises(ArchiveError) as caught:
        extract(raw)
    assert [d.code for d in caught.value.diagnostics] == ["attachments-too-large"]


@pytest.mark.parametrize(
    "names",
    [["../a.yaml"], ["/etc/cron.d/a"], ["source/a.yaml", "source/A.yaml"], ["source\\..\\a"]],
)
def test_an_attachment_that_leads_elsewhere_or_comes_twice_is_refused(names: list[str]) -> None:
    with pytest.raises(ArchiveError) as caught:
        extract(_with(names))
    assert [d.code for d in caught.value.diagnostics] == ["archive-name"]


def test_too_many_attachments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_FILES", 3)
    with pytest.raises(ArchiveError) as caught:
        extract(_with(["source/a", "source/b", "source/c", "source/d"]))
    assert [d.code for d in caught.value.diagnostics] == ["attachments-too-large"]


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", b"no PDF"])
def test_what_is_no_pdf_is_refused(raw: bytes) -> None:
    for read in (extract, filing_of):
        with pytest.raises(ArchiveError) as caught:
            read(raw)
        [found] = caught.value.diagnostics
        assert (found.code, "BytesIO" in message_of(found)) == ("pdf-unreadable", False)


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["source/a.yaml"],
        ["source/a.yaml", "source/b.yaml", "layout/l/layout.yaml"],
        ["source/a.yaml", "layout/l/layout.yaml", "elsewhere/x"],
    ],
)
def test_sources_that_are_not_one_issue_and_one_layout_are_refused(
    names: list[str], tmp_path: Path
) -> None:
    carried = Carried(b"", dict.fromkeys(names, b""), None)  # type: ignore[arg-type]
    project = tmp_path / "p"
    project.mkdir()
    with pytest.raises(ArchiveError):
        unpacked(carried, project, tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (_with(["../a.yaml"]), "archive-name"),
        (_with(["source/a.yaml"], _gigabyte()), "attachments-too-large"),
        (b"%PDF-1.7 no more", "pdf-unreadable"),
    ],
    ids=["elsewhere", "gigabyte", "none"],
)
def test_a_pdf_of_strangers_is_not_deposited(
    content: bytes, code: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    given = ["archive", "add", str(path), "--to", str(tmp_path / "archive"), "--json"]
    assert run(given) == 74
    assert [found["code"] for found in json.loads(capfd.readouterr().out)] == [code]
    assert not (tmp_path / "archive").exists()
    assert run(["archive", "add", str(tmp_path / "none.pdf")]) == 66
