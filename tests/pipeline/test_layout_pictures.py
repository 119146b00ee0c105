"""Pictures of a layout come to the press in its colours, whatever kind of file they are."""

from __future__ import annotations

import io
import mimetypes
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.conftest import CHECKOUT

from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target

ISSUE = "layout: own\nsections:\n  - articles:\n      - title: 标题\n        body: 正文。\n"
STYLE = """
article::before {
  content: "";
  display: block;
  height: 20mm;
  background: url("%s") 0 0 / 20mm no-repeat;
}
"""


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.JPEG", "a.tif", "a.tiff", "a.webp"])
def test_a_picture_of_a_layout_is_in_the_colours_of_the_press(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_: (None, None))  # a bare machine
    own = tmp_path / "layouts" / "own"
    shutil.copytree(CHECKOUT / "layouts" / "jianbao", own)
    picture = io.BytesIO()
    Image.new("RGB", (400, 400), (200, 30, 40)).save(
        picture, {"jpg": "JPEG", "tif": "TIFF"}.get(name[2:5].lower(), name[2:].upper())
    )
    (own / name).write_bytes(picture.getvalue())
    with (own / "jianbao.css").open("a", encoding="utf-8") as style:
        style.write(STYLE % name)
    (tmp_path / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build(tmp_path / "issue.yaml", [Target.PRESS], tmp_path / "out")
    with pikepdf.open(next((tmp_path / "out").rglob("*.press.pdf"))) as pdf:
        spaces = [
            str(thing["/ColorSpace"])
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
    assert spaces == ["/DeviceCMYK"]


def test_types_of_files_are_those_that_python_knows(tmp_path: Path) -> None:
    table = tmp_path / "mime.types"
    table.write_text("application/x-of-this-machine webp xyz\n", encoding="utf-8")
    code = (
        f"import mimetypes; mimetypes.knownfiles[:] = [{str(table)!r}]\n"
        "import bulletin_pdf.typeset.engine, weasyprint.pdf.anchors as anchors\n"
        "print(anchors.MIMETYPES.guess_type('a.xyz'), anchors.MIMETYPES.guess_type('a.png'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "(None, None) ('image/png', None)\n"
