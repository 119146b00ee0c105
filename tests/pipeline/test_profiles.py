"""The shop's own profile: what is taken, and what is wrong with the rest."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import ImageCms
from tests.wording import said

from bulletin_pdf.cli import run
from bulletin_pdf.errors import InputMissing, UsageError
from bulletin_pdf.pipeline.profiles import shop_profile
from bulletin_pdf.press.standards import Standard

COATED = Path(__file__).parents[2] / "profiles" / "FOGRA39L_coated.icc"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ISSUE = "date: 2012-01-10\nsections:\n  - articles: [{title: 题, body: 文}]\n"


def _changed(at: int, to: bytes) -> bytes:
    raw = COATED.read_bytes()
    return raw[:at] + to + raw[at + len(to) :]


def test_a_profile_of_the_shop_names_the_condition() -> None:
    profile = shop_profile(COATED)
    assert not profile.registered
    assert profile.condition == profile.info
    assert "FOGRA39" in profile.condition
    assert profile.content == COATED.read_bytes()


def test_a_printing_condition_may_be_asked_for_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "issues").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("issues/a.yaml").write_text(ISSUE, encoding="utf-8")
    assert run(["build", "issues/a.yaml", "--profile", "FOGRA29L_uncoated"]) == 0
    with pikepdf.open("out/a/a.press.pdf") as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert str(intent.OutputConditionIdentifier) == "FOGRA29"
        assert str(intent.RegistryName) == "http://www.color.org"
    assert run(["build", "issues/a.yaml", "--profile", "FOGRA99"]) == 66


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (b"", "“shop.icc” 不是可用的 ICC 色彩特性文件"),
        (b"%PDF-1.4" * 40, "“shop.icc” 不是可用的 ICC 色彩特性文件"),
        (COATED.read_bytes()[:400], "“shop.icc” 不是可用的 ICC 色彩特性文件"),
        (SRGB, "“shop.icc” 的色彩空间是 RGB，不是 CMYK"),
        (_changed(12, b"link"), "“shop.icc” 不是输出设备的特性文件（类别 link）"),
        (_changed(8, b"\5"), "“shop.icc” 是 ICC 第 5 版，这种 PDF 只能用到第 4 版"),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused(tmp_path: Path, raw: bytes, wrong: str) -> None:
    path = tmp_path / "shop.icc"
    path.write_bytes(raw)
    with pytest.raises(UsageError) as caught:
        shop_profile(path)
    assert said(caught.value.diagnostics) == [wrong]


def test_x1a_takes_no_profile_of_icc_4(tmp_path: Path) -> None:
    path = tmp_path / "shop.icc"
    path.write_bytes(_changed(8, b"\4"))
    with pytest.raises(UsageError) as caught:
        shop_profile(path, Standard.X1A)
    assert caught.value.diagnostics[0].code == "profile-too-new"


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.icc", tmp_path):
        with pytest.raises(InputMissing):
            shop_profile(path)


def test_the_command_line_takes_the_wishes_of_the_shop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("issues").mkdir()
    Path("issues/一.yaml").write_text(ISSUE, encoding="utf-8")
    Path("shop.icc").write_bytes(COATED.read_bytes())
    options = ["--standard", "x-1a", "--marks", "--profile", "shop.icc", "--no-cache"]
    assert run(["build", "issues/一.yaml", *options]) == 0
    with pikepdf.open("out/一/一.press.pdf") as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert float(pdf.pages[0].MediaBox[0]) < -28
        assert "/RegistryName" not in pdf.Root.OutputIntents[0]
        assert bytes(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()) == (
            COATED.read_bytes()
        )
    Path("shop.icc").write_bytes(SRGB)
    assert run(["build", "issues/一.yaml", "--profile", "shop.icc"]) == 2
    assert "不是 CMYK" in capsys.readouterr().err
