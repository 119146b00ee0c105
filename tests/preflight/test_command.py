"""``bulletin preflight``, as an editor uses it, and the check that every build passes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
import yaml
from tests.conftest import SEED

from bulletin_pdf.cli import run
from bulletin_pdf.errors import ExitCode, FindingsError, InputMissing, UsageError
from bulletin_pdf.files import is_shipped
from bulletin_pdf.pipeline import finishing
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.preflight import find_settings, preflight
from bulletin_pdf.preflight.codes import SEVERITIES

from .broken import WAYS, changed, paint

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: dict[str, bytes]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.pdf").write_bytes(good["x-4"])
    broken = next(way for way in WAYS if way.name == "has_a_thin_line")
    Path("bad.pdf").write_bytes(changed(good["x-4"], broken.edit))
    warned = next(way for way in WAYS if way.name == "has_tiny_type")
    Path("warned.pdf").write_bytes(changed(good["x-4"], warned.edit))


def test_a_good_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["preflight", "good.pdf"]) == ExitCode.OK
    assert capfd.readouterr() == ("good.pdf：可以付印（sheetfed-coated）\n", "")


def test_warnings_do_not_stop_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["preflight", "warned.pdf"]) == ExitCode.OK
    out, err = capfd.readouterr()
    assert out == "warned.pdf：可以付印（sheetfed-coated）\n"
    assert err.splitlines() == [
        "warned.pdf:1: 警告: 字太小：4.0 pt",
        "       提示: 请放大字号，胶印以不小于 5 pt 为宜。",
    ]


def test_errors_do(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["preflight", "bad.pdf", "--lang", "en"]) == ExitCode.FINDINGS
    out, err = capfd.readouterr()
    assert out == "bad.pdf: not ready for the press, 1 errors (sheetfed-coated)\n"
    assert err.startswith("bad.pdf:1: error: a line is too thin: 0.05 pt, at least 0.25 pt")


def test_findings_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["preflight", "bad.pdf", "--json"]) == ExitCode.FINDINGS
    (found,) = json.loads(capfd.readouterr().out)
    assert (found["code"], found["page"]) == ("preflight-hairline", 1)
    assert found["box"] == pytest.approx([100, 742, 400, 742], abs=0.2)  # painted upside down


def test_plates_and_a_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["preflight", "good.pdf", "--plates", "--html", "r.html"]) == ExitCode.OK
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith("第 1 页  Cyan 0.00%  Magenta 0.")
    assert lines[-1] == "已写出 r.html"
    assert Path("r.html").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["none.pdf"], ExitCode.INPUT_MISSING, "找不到文件 “none.pdf”"),
        (["."], ExitCode.INPUT_MISSING, "无法读取"),
        (["good.pdf", "--profile", "none"], ExitCode.INPUT_MISSING, "没有名为 “none” 的预检配置"),
        (["good.pdf", "--profile", "bad.yaml"], ExitCode.USAGE, "bad.yaml"),
    ],
)
def test_what_cannot_be_asked_for(
    arguments: list[str], code: ExitCode, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("bad.yaml").write_text("title: x\ninc_limit: 3\n", encoding="utf-8")
    assert run(["preflight", *arguments]) == code
    assert words in capfd.readouterr().err


# ---- profiles


def test_the_shipped_profiles() -> None:
    found = dict(find_settings(None))
    assert next(iter(found)) == "sheetfed-coated"
    assert set(found) == {"sheetfed-coated", "sheetfed-uncoated", "digital", "two-ink"}
    assert found["sheetfed-coated"].ink_limit == 300
    assert found["sheetfed-uncoated"].ink_limit == 280
    assert found["two-ink"].plates == 2
    assert found["digital"].level("preflight-colour-not-ink") == "warning"
    assert found["digital"].level("preflight-trapped") is None


def test_the_paper_decides_the_profile(good: dict[str, bytes]) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("FOGRA29")
        paint(pdf, "q .9 .9 .9 .2 k 100 100 200 60 re f Q")

    Path("uncoated.pdf").write_bytes(changed(good["x-4"], edit))
    result = preflight(Path("uncoated.pdf"))
    assert result.inspection.profile == "sheetfed-uncoated"
    (finding,) = result.findings
    assert (finding.code, finding.values["limit"]) == ("preflight-ink-heavy", "280")


def test_a_profile_of_the_projects_own() -> None:
    Path("profiles/preflight").mkdir(parents=True)
    text = "title: 本厂\nline_width: 0.04pt\nlevels: {text-small: error}\n"
    Path("profiles/preflight/own.yaml").write_text(text, encoding="utf-8")
    assert run(["preflight", "bad.pdf", "--profile", "own"]) == ExitCode.OK
    assert run(["preflight", "warned.pdf", "--profile", "own"]) == ExitCode.FINDINGS
    assert not preflight(Path("warned.pdf"), "profiles/preflight/own.yaml").passes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: x\nlevels: {hairlines: off}\n", "yaml"),
        ("title: x\nbleed: 3 miles\n", "yaml"),
        ("title: x\nink_limit: 0\n", "yaml-out-of-range"),
        ("- title\n", "yaml"),
        ("title: \x00\n", ""),
    ],
)
def test_a_wrong_profile_is_a_mistake_with_its_place(text: str, code: str) -> None:
    Path("own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        find_settings("own.yaml")
    (problem, *_) = caught.value.diagnostics
    assert problem.code.startswith(code)
    assert problem.where is not None
    assert problem.where.file == "own.yaml"


def test_a_profile_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputMissing) as caught:
        find_settings("sheet")
    known = caught.value.diagnostics[0].values["known"]
    assert known == "digital、sheetfed-coated、sheetfed-uncoated、two-ink"


def test_the_finished_size_that_a_profile_asks_for(good: dict[str, bytes]) -> None:
    Path("own.yaml").write_text("title: A5\nsize: [148mm, 210mm]\n", encoding="utf-8")
    (finding,) = preflight(Path("good.pdf"), "own.yaml").findings
    assert finding.code == "preflight-trim-size"
    assert finding.values == {"found": "210 × 297", "wanted": "148 × 210", "pages": "1–8"}
    Path("own.yaml").write_text("title: A4\nsize: [210mm, 297mm]\n", encoding="utf-8")
    assert preflight(Path("good.pdf"), "own.yaml").findings == ()


def test_shipped_profiles_are_shipped() -> None:
    places = list((CHECKOUT / "profiles" / "preflight").glob("*.yaml"))
    assert len(places) == 4
    assert all(map(is_shipped, places))
    for place in places:
        assert yaml.safe_load(place.read_text(encoding="utf-8"))["title"]


# ---- builds


def test_a_build_that_is_not_fit_for_the_press_writes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("issues").mkdir()
    shutil.copy(SEED, "issues")
    finish = finishing.finish_press

    def spoilt(raw: bytes, how: object) -> bytes:
        return changed(
            finish(raw, how),  # type: ignore[arg-type]
            lambda pdf: paint(pdf, "q 1 0 0 rg 100 100 200 50 re f Q"),
        )

    monkeypatch.setattr(finishing, "finish_press", spoilt)
    with pytest.raises(FindingsError) as caught:
        build(Path("issues") / SEED.name)
    (finding,) = caught.value.diagnostics
    assert finding.code == "preflight-colour-not-ink"
    assert finding.where is not None
    assert finding.where.file == f"{SEED.stem}.press.pdf"
    assert not Path("out").exists()


def test_a_build_reports_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("issues").mkdir()
    shutil.copy(SEED, "issues")
    finish = finishing.finish_press

    def spoilt(raw: bytes, how: object) -> bytes:
        tiny = "q /OPon gs 0 0 0 1 k BT %F 4 Tf 1 0 0 1 100 110 Tm %T Tj ET Q"
        return changed(finish(raw, how), lambda pdf: paint(pdf, tiny))  # type: ignore[arg-type]

    monkeypatch.setattr(finishing, "finish_press", spoilt)
    built = build(Path("issues") / SEED.name)
    assert [d.code for d in built.diagnostics] == ["preflight-text-small"]


def test_every_finding_can_be_switched_off() -> None:
    names = {code.removeprefix("preflight-"): "off" for code in SEVERITIES}
    text = yaml.safe_dump({"title": "x", "levels": names})
    Path("own.yaml").write_text(text, encoding="utf-8")
    assert preflight(Path("bad.pdf"), "own.yaml").findings == ()
