"""A picture of too few pixels is told by its name and its place, with what would do."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import CHECKOUT

from bulletin_pdf.cli import run
from bulletin_pdf.errors import Diagnostic, FindingsError, Severity
from bulletin_pdf.layouts import find_layout
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.checking import check, examine
from bulletin_pdf.pipeline.delivering import deliver
from bulletin_pdf.pipeline.fineness import PrintedPicture
from bulletin_pdf.pipeline.making import make
from bulletin_pdf.pipeline.progress import Silent
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target

Capture = pytest.CaptureFixture[str]
LAYOUTS = ("jianbao", "kuaixun", "neikan")
TEXT = "　　" + "工会主席深入基层调研职工书屋建设情况，听取一线职工的意见。" * 30
CODES = {"picture-coarse", "picture-coarse-here"}


def photo(
    width: int, height: int, form: str = "PNG", mode: str = "RGB", **options: object
) -> bytes:
    """A picture of tones with so many pixels."""
    made = io.BytesIO()
    tones = Image.linear_gradient("L").resize((width, height))
    tones.convert(mode).save(made, form, **options)
    return made.getvalue()


def line_art(width: int, height: int) -> bytes:
    """A picture of black and white alone."""
    made = io.BytesIO()
    picture = Image.new("1", (width, height), 1)
    picture.paste(0, (width // 4, height // 4, width // 2, height // 2))
    picture.save(made, "PNG")
    return made.getvalue()


def written(folder: Path, layout: str, pictures: dict[str, bytes], *articles: str) -> Path:
    """Write an issue whose articles hold the pictures."""
    for name, raw in pictures.items():
        (folder / name).write_bytes(raw)
    rows = [f"layout: {layout}", "sections:", "  - title: 栏", "    articles:"]
    for number, body in enumerate(articles):
        rows += [f"      - title: 第{number + 1}篇", "        body: |"]
        rows += [f"          {line}" for line in body.splitlines()]
    path = folder / "a.yaml"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def pressed(path: Path) -> tuple[Diagnostic, ...]:
    """Build for the press; return what is said of pictures, and whether it is an error."""
    try:
        found = build(path).diagnostics
    except FindingsError as error:
        found = error.diagnostics
    return tuple(d for d in found if "picture" in d.code or "image" in d.code)


@pytest.mark.parametrize("mark", ["", "{通栏}", "{左}", "{右}"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_told_at_the_press_by_name_and_place(layout: str, mark: str, tmp_path: Path) -> None:
    body = f"{TEXT}\n\n![图说](b.png){mark}\n\n{TEXT}"
    path = written(tmp_path, layout, {"b.png": photo(40, 30)}, TEXT, body)
    (found,) = pressed(path)
    assert found.code in CODES
    assert found.severity is Severity.ERROR
    assert found.where is not None
    line = path.read_text(encoding="utf-8").splitlines().index(f"          ![图说](b.png){mark}")
    assert (found.where.file, found.where.line, found.where.column) == (str(path), line + 1, 11)
    values = found.values
    assert values["name"] == "b.png"
    assert values["ppi"] == pytest.approx(40 * 25.4 / int(values["width"]), rel=0.05, abs=0.6)
    assert (values["pixels"], values["least"]) == (40, "150")
    assert not (tmp_path / "out").exists()
    # A proof is made, and warns of the same.
    proof = build(path, [Target.PROOF])
    assert [(d.code, d.severity, d.values) for d in proof.diagnostics if d.code in CODES] == [
        (found.code, Severity.WARNING, values)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["", "{通栏}", "{左}"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_so_many_pixels_as_are_asked_for_do(layout: str, mark: str, tmp_path: Path) -> None:
    body = f"{TEXT}\n\n![图说](b.png){mark}\n\n{TEXT}"
    path = written(tmp_path, layout, {"b.png": photo(40, 10)}, TEXT, body)

    def said(width: int) -> tuple[Diagnostic, ...]:
        (tmp_path / "b.png").write_bytes(photo(width, width // 4))
        return pressed(path)

    (coarse,) = said(40)
    wanted = -(-int(coarse.values["wanted"]) // 4) * 4  # in the shape of the first
    assert [d.code in CODES for d in said(wanted - 8)] == [True]
    (low,) = said(wanted)
    assert low.code.startswith("picture-low")
    assert low.severity is Severity.WARNING
    assert said(-(-int(low.values["wanted"]) // 4) * 4) == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_placement_that_is_named_does_as_well(layout: str, tmp_path: Path) -> None:
    body = f"{TEXT}\n\n![图说](b.png)MARK\n\n{TEXT}"
    size = {"jianbao": 400, "kuaixun": 100, "neikan": 200}[layout]
    path = written(tmp_path, layout, {"b.png": photo(size, size)}, TEXT, body)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("MARK", ""), encoding="utf-8")
    (coarse,) = pressed(path)
    assert coarse.code == "picture-coarse-here"
    path.write_text(text.replace("MARK", f"{{{coarse.values['placement']}}}"), encoding="utf-8")
    assert [d for d in pressed(path) if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_check_tells_it_without_setting_pages(layout: str, tmp_path: Path, capfd: Capture) -> None:
    body = f"{TEXT}\n\n![图说](b.png)"
    path = written(tmp_path, layout, {"b.png": photo(90, 60)}, TEXT, body)
    (found,) = (d for d in check(path).diagnostics if d.code.startswith("picture"))
    assert found.code.startswith("picture-estimate")
    assert found.severity is Severity.WARNING
    assert found.values["name"] == "b.png"
    assert run(["check", str(path)]) == 0
    said = capfd.readouterr().err
    assert re.search(rf"^{re.escape(str(path))}:12:11: 警告: 图片 “b.png” 可能太粗：", said, re.M)
    # What check asks for is enough, wherever the picture comes to stand.
    wanted = int(found.values["wanted"])
    (tmp_path / "b.png").write_bytes(photo(wanted, wanted * 2 // 3))
    assert [d.severity for d in check(path).diagnostics if "picture" in d.code] == [Severity.NOTE]
    assert [d for d in pressed(path) if d.severity is Severity.ERROR] == []
    (tmp_path / "b.png").write_bytes(photo(wanted * 3 // 2 + 2, wanted))
    assert check(path).diagnostics == ()


def test_a_build_tells_what_is_printed_and_not_the_estimate(tmp_path: Path) -> None:
    path = written(tmp_path, "jianbao", {"b.png": photo(700, 500)}, f"{TEXT}\n\n![图说](b.png)")
    codes = [d.code for d in build(path, [Target.PROOF]).diagnostics]
    assert [code for code in codes if "picture" in code] == ["picture-coarse-here"]


def printed(path: Path, target: Target = Target.PROOF) -> tuple[PrintedPicture, ...]:
    return make(examine(path), Request((target,)), Silent()).rendered[target].pictures


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(2400, 600), (2000, 1500), (900, 2400)], ids=str)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_prints_pictures_larger_than_it_says(
    layout: str, shape: tuple[int, int], tmp_path: Path
) -> None:
    config = find_layout(layout, frozenset()).config
    marks = {"column": "", "full": "{通栏}", "left": "{左}", "right": "{右}"}
    pictures = {f"{use}.png": photo(*shape) for use in marks}
    bodies = []
    for use, mark in marks.items():
        image = f"![图说]({use}.png){mark}"
        bodies += [
            f"{TEXT}\n\n{image}\n\n{TEXT}",
            f"短文一句。\n\n{image}",
            f"{image}\n\n{TEXT * 3}",
        ]
    path = written(tmp_path, layout, pictures, TEXT, *bodies)
    path.write_text(f"{path.read_text(encoding='utf-8')}cover: {{file: column.png}}\n", "utf-8")
    found = printed(path)
    assert {p.file for p in found} == set(pictures)
    widest = {use: config.picture_size(use).printed_width(shape) for use in ("cover", *marks)}
    for picture in found:
        use = picture.file.removesuffix(".png")
        limit = max(widest[use], widest["cover"] if picture.page == 1 and use == "column" else 0)
        assert picture.width <= limit + 0.1, (picture.file, picture.page)


def test_the_cover_is_told_by_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, "neikan", {"c.jpg": photo(300, 200, "JPEG")}, TEXT)
    path.write_text(
        "name: 工会之声\ncover: {file: c.jpg, alt: 封面}\n" + path.read_text("utf-8"), "utf-8"
    )
    (found,) = pressed(path)
    assert (found.code, found.where and found.where.line) == ("picture-coarse", 2)
    assert found.values["width"] == "285"  # 190 mm high and cut at both sides
    (estimate,) = (d for d in check(path).diagnostics if "picture" in d.code)
    assert estimate.values["wanted"] == found.values["wanted"]
    # A layout without a cover prints no such picture.
    path.write_text(path.read_text("utf-8").replace("neikan", "jianbao"), "utf-8")
    assert [d for d in check(path).diagnostics if "picture" in d.code] == []
    assert pressed(path) == ()


def test_of_two_pictures_on_a_page_the_coarse_one_is_told(tmp_path: Path) -> None:
    good, bad = photo(1500, 500), photo(300, 200)
    body = "![一](good.png)\n\n![二](bad.png)\n\n![三](bad.png){左}\n\n文。"
    path = written(tmp_path, "jianbao", {"good.png": good, "bad.png": bad}, body)
    found = pressed(path)
    assert [(d.values["name"], d.where and d.where.line) for d in found] == [
        ("bad.png", 9), ("bad.png", 11)
    ]  # fmt: skip
    assert [d.values["ppi"] for d in found] == [96, 122]


def test_two_pictures_in_one_line_have_places_of_their_own(tmp_path: Path) -> None:
    bad = photo(30, 20)
    body = "![一](a.png)\n![二](b.png)"
    path = written(tmp_path, "jianbao", {"a.png": bad, "b.png": bad}, body)
    assert [d.where and d.where.line for d in pressed(path)] == [7, 8]


def test_line_art_needs_finer_pixels(tmp_path: Path) -> None:
    path = written(
        tmp_path, "neikan", {"b.png": line_art(1200, 500)}, f"{TEXT}\n\n![图](b.png){{通栏}}"
    )
    (found,) = pressed(path)
    assert (found.code, found.severity) == ("picture-line-coarse-here", Severity.ERROR)
    assert (found.values["least"], found.values["placement"]) == ("550", "左")
    (proof,) = (d for d in build(path, [Target.PROOF]).diagnostics if "picture" in d.code)
    assert (proof.code, proof.values) == (found.code, found.values)
    (estimate,) = (d for d in check(path).diagnostics if "picture" in d.code)
    assert estimate.values["least"] == "550"


def test_a_photograph_on_its_side_is_measured_as_it_is_seen(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = photo(1500, 400, "JPEG", exif=exif)
    path = written(tmp_path, "neikan", {"b.jpg": turned}, f"{TEXT}\n\n![图](b.jpg)")
    (picture,) = printed(path)
    assert picture.pixels == (400, 1500)
    assert picture.ppi == round(1500 * 25.4 / 81.5)


def test_what_a_proof_says_is_what_the_press_says(tmp_path: Path) -> None:
    body = f"{TEXT}\n\n![图](b.png)\n\n{TEXT}\n\n![图](c.png){{通栏}}"
    pictures = {"b.png": photo(600, 400), "c.png": photo(1200, 500)}
    path = written(tmp_path, "neikan", pictures, body)
    told: Callable[[Target], list[Diagnostic]] = lambda target: [  # noqa: E731
        d for d in build(path, [target]).diagnostics if "picture" in d.code
    ]
    low = told(Target.PRESS)
    assert [d.code for d in low] == ["picture-low-here", "picture-low-here"]
    assert told(Target.PROOF) == told(Target.ARCHIVE) == low


def test_a_picture_of_the_layout_is_told_by_its_page(tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "own"
    shutil.copytree(CHECKOUT / "layouts" / "jianbao", own)
    (own / "logo.png").write_bytes(photo(60, 60))
    template = (own / "bulletin.html").read_text(encoding="utf-8")
    (own / "bulletin.html").write_text(
        template + '<img src="logo.png" alt="徽" style="width: 60mm">', encoding="utf-8"
    )
    path = written(tmp_path, "own", {"b.png": photo(400, 300)}, "![图](b.png)\n\n文。")
    found = pressed(path)
    assert sorted(d.code for d in found) == ["picture-coarse-here", "preflight-image-coarse"]
    (layout,) = (d for d in found if d.code.startswith("preflight"))
    assert layout.values["ppi"] == 25


def test_a_profile_of_the_shop_is_heeded(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "profiles", tmp_path / "profiles")
    profile = tmp_path / "profiles" / "preflight" / "sheetfed-coated.yaml"
    with profile.open("a", encoding="utf-8") as more:
        more.write("image_ppi: 90\nimage_ppi_good: 95\n")
    path = written(tmp_path, "jianbao", {"b.png": photo(400, 300)}, "![图](b.png)\n\n文。")
    assert [d for d in check(path).diagnostics if "picture" in d.code] == []
    assert [d for d in build(path, [Target.PROOF]).diagnostics if "picture" in d.code] == []


@pytest.mark.slow
def test_a_delivery_tells_it_once_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "neikan", {"b.png": photo(600, 400)}, f"{TEXT}\n\n![图](b.png)")
    found = [d for d in deliver(path).diagnostics if "picture" in d.code or "image" in d.code]
    assert [(d.code, d.values["name"]) for d in found] == [("picture-low-here", "b.png")]
    (tmp_path / "b.png").write_bytes(photo(60, 40))
    with pytest.raises(FindingsError) as caught:
        deliver(path)
    codes = [d.code for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    assert codes == ["picture-coarse"]


def test_the_words_of_both_languages(tmp_path: Path, capfd: Capture) -> None:
    path = written(tmp_path, "jianbao", {"b.png": photo(400, 300)}, "![图](b.png)\n\n文。")
    assert run(["build", str(path)]) == 1
    said = capfd.readouterr().err.splitlines()
    assert said[-1] in (CHECKOUT / "docs" / "editors-guide.md").read_text(encoding="utf-8")
    assert said == [
        f"{path}:7:11: 错误: 图片 “b.png” 太粗：原图宽 400 像素，在第 1 页上印 106 毫米宽，"
        "只有 96 ppi，至少要 150 ppi",
        "    7 |           ![图](b.png)",
        "      |           ^",
        "       提示: 请换宽 922 像素以上的原图（不要用软件放大），"
        "或把它的位置改为 “左”，印得小些。",
    ]
    assert run(["build", str(path), "--lang", "en"]) == 1
    assert (
        "the picture “b.png” is too coarse: 400 pixels wide and printed 106 mm wide on page 1 it "
        "has 96 ppi, at least 150 ppi are needed"
    ) in capfd.readouterr().err
