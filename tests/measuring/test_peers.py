"""Peers are probed apart from being run; a peer that is not there is named."""

from pathlib import Path

import pytest
from bench import composition
from bench.peers import OURS, PEERS, Peer, browsers, tex, typst_compiler, weasy
from bench.peers.job import Job, PeerFailed, Probe, run, version_of, web_page

from .pages import solid, write_pdf

JOB = Job(("甲&乙", "#100%_丙"), 28, 2, 12.0, Path("/fonts/Song.otf"), "Song")


def test_width_of_a_page_of_columns() -> None:
    assert JOB.text_width == (28 * 2 + 2) * 12
    assert JOB.page_width == JOB.text_width + 4 * 12


def test_sources_escape_what_their_language_reads() -> None:
    assert "<p>甲&amp;乙</p>" in web_page(JOB, "")
    assert r"\#100\%\_丙" in tex.source(JOB)
    assert r"\#100%\_丙" in typst_compiler.source(JOB)


def test_every_source_asks_for_the_same_measure() -> None:
    assert f"size: {JOB.page_width}pt" in web_page(JOB, "")
    assert f"width: {JOB.page_width}pt" in typst_compiler.source(JOB)
    assert f"paperwidth={JOB.page_width}bp" in tex.source(JOB)


def test_missing_program_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for probe in (browsers.probe_chromium, browsers.probe_vivliostyle, tex.probe):
        assert probe().version is None
        assert "install" in probe().missing
    assert version_of(["no-such-program"], "apt install it") == Probe(None, "apt install it")


def test_python_packages_are_probed_without_being_imported() -> None:
    assert str(weasy.probe_plain().version).startswith("weasyprint ")
    assert weasy.probe_ours().version


def test_failing_program_tells_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(PeerFailed, match="ended with 3: out of ink"):
        run(["sh", "-c", "echo out of ink; exit 3"], tmp_path)


def test_peers_are_named_once_and_ours_comes_first() -> None:
    names = [peer.name for peer in PEERS]
    assert names[0] == OURS
    assert len(set(names)) == len(names)


def test_paragraphs_are_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("　甲  乙\n\n丙\n", encoding="utf-8")
    assert composition.read_paragraphs([file]) == ["甲 乙", "丙"]


def _hand_setter(job: Job, pdf_path: Path) -> None:
    rows = [spot for row in range(4) for spot in solid("天地玄黄宇宙洪荒日月", row)]
    write_pdf(pdf_path, [rows])


def _failing_setter(job: Job, pdf_path: Path) -> None:
    message = "no ink"
    raise PeerFailed(message)


def test_bench_prints_a_table_and_names_who_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("天地玄黄\n", encoding="utf-8")
    peers = (
        Peer(OURS, lambda: Probe("1"), _hand_setter),
        Peer("Twin", lambda: Probe("2"), _hand_setter),
        Peer("Broken", lambda: Probe("3"), _failing_setter),
        Peer("Absent", lambda: Probe(None, "apt install absent"), _failing_setter),
    )
    monkeypatch.setattr(composition, "PEERS", peers)
    monkeypatch.setattr(composition, "find_typeface", lambda cache, wanted: _Face())
    assert composition.main(["--text", str(text), "--measure", "10", "--keep", str(tmp_path)]) == 0
    out, errors = capsys.readouterr()
    assert "Absent: not installed (apt install absent)" in out
    assert "flush_pct" in out
    assert "Broken: failed: no ink" in errors


class _Face:
    file = Path("/fonts/Song.otf")
    family = "Song"
    trims = False
