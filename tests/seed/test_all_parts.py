"""An issue with every part that the model knows, built and measured."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.seed.measure import MM, bands, glyphs, lines

from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target

DATA = Path(__file__).parents[1] / "data" / "all-parts.yaml"
LEFT = 28 * MM


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = tmp_path_factory.mktemp("parts")
    (project / "issues" / "images").mkdir(parents=True)
    shutil.copy(DATA, project / "issues")
    Image.new("RGB", (1800, 1200), (200, 30, 30)).save(project / "issues" / "images" / "hall.jpg")
    return build(project / "issues" / DATA.name, [Target.PRESS, Target.PROOF])


def _text(built: Built, page: int, target: Target = Target.PRESS) -> str:
    text = pypdfium2.PdfDocument(built.outputs[target])[page].get_textpage().get_text_range()
    return "".join(text.split())


def test_the_masthead_carries_what_was_given(built: Built) -> None:
    first = _text(built, 0)
    for part in (
        "内部资料注意保存", "苏州工会信息", "第3期（总第128期）", "苏州市总工会办公室编",
        "2012年2月15日",
    ):  # fmt: skip
        assert part in first


def test_the_name_fills_85_percent_of_the_measure_and_the_rule_ends_the_top_third(
    built: Built,
) -> None:
    path = built.outputs[Target.PRESS]
    name = [g for g in glyphs(path, 0) if g.size > 60]
    assert "".join(g.char for g in name) == "苏州工会信息"
    assert name[-1].x + 62 * 0.94 - name[0].x == pytest.approx(0.85 * 156 * MM, rel=0.04)
    rule = next(b for b in bands(path, 0, LEFT + 3) if b[1] > 2)
    assert rule[1] == pytest.approx(0.9 * MM, abs=0.06)
    foot = 297 * MM - (rule[0] - rule[1])
    assert foot == pytest.approx(93.25 * MM, abs=0.1)


def test_the_contents_give_the_pages_of_the_articles(built: Built) -> None:
    rows = [text for _, text, _ in lines(glyphs(built.outputs[Target.PRESS], 0))]
    (first,) = [row for row in rows if row.startswith("张家港市总") and row.endswith("1")]
    assert "······" in first
    (second,) = [row for row in rows if row.startswith("常熟市总四大工程明确全年目标")]
    page = next(n for n in range(1, built.pages) if "常熟市总四大工程" in _text(built, n))
    assert second.endswith(str(page + 1))


def test_the_proof_has_links_and_the_press_file_none(built: Built) -> None:
    def links(target: Target) -> set[str]:
        with pikepdf.open(built.outputs[target]) as pdf:
            return {
                str(annotation.A.URI if "/A" in annotation else annotation.Dest)
                for page in pdf.pages
                for annotation in page.obj.get("/Annots", [])
            }

    assert {"https://example.com/", "a1", "a2"} <= links(Target.PROOF)
    assert links(Target.PRESS) == set()


def test_a_picture_is_cmyk_on_the_press_and_rgb_on_the_screen(built: Built) -> None:
    def spaces(target: Target) -> set[str]:
        with pikepdf.open(built.outputs[target]) as pdf:
            return {
                str(o.ColorSpace)
                for o in pdf.objects
                if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
            }

    assert spaces(Target.PRESS) == {"/DeviceCMYK"}
    assert spaces(Target.PROOF) == {"/DeviceRGB"}


def test_a_note_stands_on_the_foot_of_the_page_that_calls_it(built: Built) -> None:
    page = next(n for n in range(built.pages) if "见《全委会议公报》第2页。" in _text(built, n))
    assert "强大动力" in _text(built, page)
    notes = [g for g in glyphs(built.outputs[Target.PRESS], page) if abs(g.size - 12) < 0.05]
    assert notes
    assert all(35 * MM <= g.y < 60 * MM for g in notes)


def test_every_part_of_the_text_is_there_in_order(built: Built) -> None:
    whole = "".join(_text(built, page) for page in range(built.pages))
    parts = [
        "本期要目", "【新年思路】", "张家港市总“三服务、三满意、五坚持”", "——十届七次全委会议侧记",
        "编者按：", "健全“培训、帮带、竞赛、晋级”四位一体机制；", "第一项", "第二项",
        "职工书屋", "105", "会议现场王五摄", "见网页。", "祎镕喆堃𠮷", "（张家港市总工会张三李四）",
        "【基层动态】", "（常熟市总工会）", "报：市委、", "送：", "发：各基层工会。",
        "责任编辑：赵六核稿：钱七电话：0512-12345678", "共印500份",
    ]  # fmt: skip
    at = 0
    for part in parts:
        at = whole.find(part, at)
        assert at >= 0, part


def test_substitutes_are_named_once_each(built: Built) -> None:
    found = [d.values["char"] for d in built.diagnostics if d.code == "glyph-substituted"]
    assert found == ["祎", "镕", "喆", "堃", "𠮷"]
