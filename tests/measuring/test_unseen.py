"""Texts are judged on pages, each by itself, beside what their editor was told."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bench import unseen
from bench.composition import SIZE_PT
from bench.judge import judge
from bench.peers.job import Job
from bench.unseen import Judged

from .pages import solid, write_pdf

FACE = Path(__file__).resolve().parents[2] / "fonts" / "BulletinSong.otf"


def _short_line(path: Path) -> Path:
    rows = [spot for row in (0, 2, 3) for spot in solid("天地玄黄宇宙洪荒日月", row)]
    write_pdf(path, [[*rows, *solid("辰宿列张寒来暑往", 1)]])
    return path


@pytest.mark.parametrize(
    ("reported", "silent"), [([], ["辰宿列张寒来暑往"]), (["辰宿列张 寒来暑往"], [])]
)
def test_a_short_line_that_nobody_was_told_of_is_silent(
    reported: Sequence[str], silent: Sequence[str], tmp_path: Path
) -> None:
    judged = Judged(judge(_short_line(tmp_path / "a.pdf")), reported)
    assert judged.silent == silent
    assert judged.figures["silent"] == len(silent)
    assert judged.figures["reported"] == len(reported)


def test_lines_that_cannot_be_filled_are_reported(tmp_path: Path) -> None:
    text = "他说：abcdefghijklmnop，又说：国家建设社会治理。" * 3
    job = Job([text], 9, 1, SIZE_PT, FACE, "Song")
    judged = unseen.set_and_judge(job, tmp_path / "a.pdf")
    assert judged.reported
    assert judged.silent == []


def test_command_prints_a_row_for_every_setting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text(
        "坚持以更新要求聚焦文化建设，在加强职工文化建设上实现新突破。\n" * 4, encoding="utf-8"
    )
    arguments = ["--text", str(text), "--measure", "13", "--columns", "1", "2", "--show", "1"]
    assert unseen.main([*arguments, "--font", str(FACE), "--keep", str(tmp_path)]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("\t")[:3] == ["setting", "lines", "flush"]
    assert [row.split("\t")[0] for row in rows if "\t" in row] == ["a-13-1", "a-13-2"]
    assert (tmp_path / "a-13-2.pdf").exists()
