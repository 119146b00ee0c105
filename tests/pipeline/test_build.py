"""A build writes its outputs and a record of them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pikepdf
import pytest

from bulletin_pdf.errors import DependencyMissing, InputMissing, RenderError, message_of
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline import profiles
from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.dates import CHINA, document_date
from bulletin_pdf.pipeline.rendering import Job, Rendered
from bulletin_pdf.pipeline.targets import Target

ISSUE = "sections:\n  - title: 栏\n    articles:\n      - {title: 题, body: 文}\n"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "issues" / "一.yaml"
    path.parent.mkdir()
    path.write_text(ISSUE, encoding="utf-8")
    return path


@pytest.fixture
def blank(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Stand in for the rendering: what is tested here comes before and after it."""
    jobs = []

    def rendered(job: Job) -> Rendered:
        jobs.append(job)
        return Rendered(b"%PDF", 2, {"a1": 1}, ("Bulletin-Song",), ())

    monkeypatch.setattr("bulletin_pdf.pipeline.rendering.render", rendered)
    return jobs


def test_outputs_lie_beside_the_issues_folder(issue: Path, blank: list[Job]) -> None:
    built = build(issue)
    out = issue.parent.parent / "out" / "一"
    assert built.outputs == {Target.PRESS: out / "一.press.pdf"}
    assert sorted(p.name for p in out.iterdir()) == ["一.build.json", "一.press.pdf"]


def test_a_target_asked_for_twice_is_made_once(
    issue: Path, blank: list[Job], tmp_path: Path
) -> None:
    built = build(issue, [Target.PROOF, Target.PROOF], tmp_path / "o")
    assert built.outputs == {Target.PROOF: tmp_path / "o" / "一" / "一.proof.pdf"}
    assert [job.target for job in blank] == [Target.PROOF]


def test_an_issue_that_vanished_is_not_written(
    issue: Path, blank: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(job: Job) -> Rendered:
        issue.unlink()
        return Rendered(b"%PDF", 1, {}, (), ())

    monkeypatch.setattr("bulletin_pdf.pipeline.rendering.render", gone)
    with pytest.raises(InputMissing) as caught:
        build(issue)
    assert message_of(caught.value.diagnostics[0]) == "排版过程中 “一.yaml” 被删除或移走了"
    assert not (issue.parent.parent / "out").exists()


def test_an_issue_that_changed_meanwhile_is_said(
    issue: Path, blank: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(job: Job) -> Rendered:
        issue.write_text(ISSUE + "\n", encoding="utf-8")
        return Rendered(b"%PDF", 1, {}, (), ())

    monkeypatch.setattr("bulletin_pdf.pipeline.rendering.render", changed)
    assert [d.code for d in build(issue).diagnostics] == ["file-changed"]


def test_without_profiles_nothing_is_built(
    issue: Path, blank: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profiles, "locate", lambda *_, **__: None)
    with pytest.raises(DependencyMissing):
        build(issue)


DATES = [
    ("2012-01-10", "5", datetime.datetime(2012, 1, 10, tzinfo=CHINA)),
    (None, "86400", datetime.datetime(1970, 1, 2, 8, tzinfo=CHINA)),
    (None, "", datetime.datetime(2000, 1, 1, tzinfo=CHINA)),
    (None, "soon", datetime.datetime(2000, 1, 1, tzinfo=CHINA)),
]


@pytest.mark.parametrize(("date", "epoch", "expected"), DATES)
def test_the_date_is_never_the_clocks(
    date: str | None, epoch: str, expected: datetime.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    fields = {"date": date} if date else {}
    sections = [{"articles": [{"title": "题", "body": "文"}]}]
    assert document_date(Issue.model_validate({"sections": sections, **fields})) == expected


def test_the_record_says_what_was_built_from_what(seed: Built) -> None:
    folder = seed.outputs[Target.PRESS].parent
    record = json.loads((folder / "2012-xinnian-silu.build.json").read_text(encoding="utf-8"))
    assert record["id"] == "2012-xinnian-silu"
    assert record["layout"]["name"] == "jianbao"
    assert record["inks"] == {
        "black": {"cmyk": [0.0, 0.0, 0.0, 100.0]},
        "red": {"cmyk": [0.0, 80.0, 80.0, 0.0]},
    }
    assert record["profile"]["condition"] == "FOGRA39"
    press = record["targets"]["press"]
    assert press["pages"] == seed.pages
    assert [a["page"] for a in press["articles"]] == sorted(a["page"] for a in press["articles"])
    assert press["articles"][0] == {
        "title": "张家港市总“三服务、三满意、五坚持”部署全年工作",
        "page": 1,
    }
    assert record["substitutions"] == []
    assert str(folder.parent.parent) not in json.dumps(record)


def test_the_proof_is_tagged_and_can_be_found_through(seed: Built) -> None:
    with pikepdf.open(seed.outputs[Target.PROOF]) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            (section,) = outline.root
            assert section.title == "【新年思路】"
            assert len(section.children) == 9
            assert section.children[7].title == "望亭发电厂工会确定全年五方面工作"


def test_the_press_file_is_pdf_x_4_without_anything_to_click(seed: Built) -> None:
    with pikepdf.open(seed.outputs[Target.PRESS]) as pdf:
        assert pdf.pdf_version == "1.6"
        assert pdf.open_metadata()["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
        assert len(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()) > 100_000
        assert not any("/Annots" in page.obj for page in pdf.pages)


def test_a_font_that_is_not_ours_is_refused() -> None:
    from bulletin_pdf.files import Kind, locate
    from bulletin_pdf.fonts import FontLibrary
    from bulletin_pdf.pipeline.rendering import _only_ours

    folder = locate(Kind.FONTS)
    assert folder is not None
    library = FontLibrary.load(folder)
    _only_ours(("Bulletin-Song", "Bulletin-Fang"), library)
    with pytest.raises(RenderError) as caught:
        _only_ours(("Bulletin-Song", "DejaVu-Sans"), library)
    assert caught.value.diagnostics[0].values == {"fonts": "DejaVu-Sans"}
