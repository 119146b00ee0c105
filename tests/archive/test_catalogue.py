"""The catalogue: always what the bags are, whatever happens to its file."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bulletin_pdf.archive import catalogue
from bulletin_pdf.archive.catalogue import LOCK, NAME, Catalogue
from bulletin_pdf.archive.places import deposit_places
from bulletin_pdf.archive.plain import plain
from bulletin_pdf.cli import run
from bulletin_pdf.errors import ArchiveError, BulletinError, OutputError
from bulletin_pdf.files import locked
from bulletin_pdf.pipeline import finding
from bulletin_pdf.pipeline.auditing import audit
from bulletin_pdf.pipeline.finding import (
    Limits,
    Open,
    checked,
    export,
    find,
    list_issues,
    opened,
    show_issue,
)

from .shelf import article, deposit, issue
from .small import TOOLCHAIN, put


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    deposit(folder, "a", issue(article("甲", "读书", "教育局"), date="2012-01-10", number=1))
    deposit(folder, "b", issue(article("乙", "读书", "统计局"), date="2013-01-10"))
    return folder


def found(archive: Path, query: str) -> list[tuple[str, int]]:
    with opened(archive) as catalogue:
        return sorted((hit.id, hit.version) for hit in find(catalogue, query).hits)


def rows(archive: Path) -> list[tuple[object, ...]]:
    with opened(archive) as catalogue:
        return [
            row
            for table in ("deposit", "entry", "page")
            for row in catalogue.catalogue.database.execute(
                {
                    "deposit": "SELECT id, version, newest, title, date FROM deposit ORDER BY 1, 2",
                    "entry": "SELECT title, section, organisation, text FROM entry ORDER BY 4, 1",
                    "page": "SELECT number, text FROM page ORDER BY 1, 2",
                }[table]
            )
        ]


def test_a_new_deposit_is_found_at_once_and_one_that_has_gone_no_longer(archive: Path) -> None:
    assert found(archive, "读书") == [("a", 1), ("b", 1)]
    deposit(archive, "c", issue(article("丙", "读书")))
    assert found(archive, "读书") == [("a", 1), ("b", 1), ("c", 1)]
    shutil.rmtree(archive / "deposits" / "a")
    assert found(archive, "读书") == [("b", 1), ("c", 1)]
    with opened(archive) as catalogue:
        assert checked(catalogue) == 2


def test_only_the_newest_version_is_found_and_the_older_comes_back_without_it(
    archive: Path,
) -> None:
    assert found(archive, "读书") == [("a", 1), ("b", 1)]
    deposit(archive, "a", issue(article("甲", "写字")), version=2)
    assert found(archive, "读书") == [("b", 1)]
    assert found(archive, "写字") == [("a", 2)]
    with opened(archive) as catalogue:
        listed = list_issues(catalogue, versions=True)
        assert [(i.id, i.version, i.newest) for i in listed] == [
            ("a", 2, True), ("a", 1, False), ("b", 1, True),
        ]  # fmt: skip
        assert show_issue(catalogue, "a").version == 2
        assert show_issue(catalogue, "a", 1).parts[0].title == "甲"
        assert checked(catalogue) == 2
    shutil.rmtree(archive / "deposits" / "a" / "v2")
    assert found(archive, "读书") == [("a", 1), ("b", 1)]


def test_versions_read_in_the_wrong_order_end_alike(archive: Path, tmp_path: Path) -> None:
    bag = deposit(tmp_path / "other", "a", issue(article("甲", "写字")), version=2)
    with opened(archive):
        pass
    (archive / "deposits/a/v1").rename(tmp_path / "v1")
    shutil.copytree(bag, archive / "deposits/a/v2")
    assert found(archive, "写字") == [("a", 2)]
    (tmp_path / "v1").rename(archive / "deposits/a/v1")
    assert found(archive, "写字") == [("a", 2)]
    assert found(archive, "读书") == [("b", 1)]


def test_a_bag_that_was_replaced_is_read_again(archive: Path, tmp_path: Path) -> None:
    assert found(archive, "读书") == [("a", 1), ("b", 1)]
    shutil.rmtree(archive / "deposits/a/v1")
    deposit(archive, "a", issue(article("甲", "写字又写字")))
    assert found(archive, "写字") == [("a", 1)]


DAMAGES = {
    "no file at all": lambda path: path.unlink(),
    "an empty file": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"x" * 50_000),
    "a database cut short": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "zeros in the middle": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(len(path.read_bytes()) - 4096)
    ),
    "another program's": lambda path: (path.unlink(), sqlite3.connect(path).execute(
        "CREATE TABLE t (x)").connection.close()),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_catalogue_is_made_anew_from_the_bags(archive: Path, damage: str) -> None:
    before = rows(archive)
    DAMAGES[damage](archive / NAME)
    assert found(archive, "读书") == [("a", 1), ("b", 1)]
    assert rows(archive) == before
    with opened(archive) as catalogue:
        assert checked(catalogue) == 2


def test_a_catalogue_of_an_older_version_is_made_anew(archive: Path) -> None:
    before = rows(archive)
    database = sqlite3.connect(archive / NAME)
    database.execute("PRAGMA user_version = 999")
    database.execute("DELETE FROM entry")
    database.commit()
    database.close()
    assert rows(archive) == before


def test_a_bag_that_cannot_be_read_is_named_and_the_others_are_found(archive: Path) -> None:
    (archive / "deposits/a/v1/data/source/a.yaml").write_text("x: [", encoding="utf-8")
    (archive / "deposits/stray.txt").write_text("x")
    for _ in range(2):
        with opened(archive) as catalogue:
            assert [(w.code, w.values["name"]) for w in catalogue.warnings] == [
                ("catalogue-skips", "a/v1")
            ]
            assert [hit.id for hit in find(catalogue, "读书").hits] == ["b"]


def test_a_deposit_with_strange_values_hurts_nobody(archive: Path) -> None:
    content = issue(article("怪", "读书"), number=10**30)
    bag = deposit(archive, "c", content, starts=[10**30])
    (bag / "data/text/pages.json").write_text('["\\ud800 读书"]')
    assert found(archive, "读书") == [("a", 1), ("b", 1), ("c", 1)]
    with opened(archive) as catalogue:
        odd = show_issue(catalogue, "c")
        assert (odd.number, odd.parts[0].page) == (None, 1)  # its text stands there


def test_an_interrupted_update_leaves_whole_deposits_and_the_next_one_goes_on(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = finding.read_deposit

    def interrupted(path: Path) -> object:
        if path.parent.name == "b":
            raise KeyboardInterrupt
        return real(path)

    monkeypatch.setattr(finding, "read_deposit", interrupted)
    with pytest.raises(KeyboardInterrupt), opened(archive):
        pass
    monkeypatch.undo()
    assert found(archive, "读书") == [("a", 1), ("b", 1)]


def test_a_process_killed_at_any_moment_of_an_update_leaves_a_catalogue_that_heals(
    archive: Path,
) -> None:
    code = (
        "import sys, time, os, threading, pathlib\n"
        "from bulletin_pdf.pipeline.finding import opened\n"
        "threading.Timer(float(sys.argv[2]), lambda: os.kill(os.getpid(), 9)).start()\n"
        "while True:\n"
        "    with opened(pathlib.Path(sys.argv[1]), anew=True): pass\n"
    )
    for moment in ("0.01", "0.03", "0.1", "0.15"):
        ended = subprocess.run(
            [sys.executable, "-c", code, str(archive), moment], check=False, capture_output=True
        )
        assert ended.returncode == -9
        assert found(archive, "读书") == [("a", 1), ("b", 1)]
        with opened(archive) as catalogue:
            assert checked(catalogue) == 2


def test_readers_and_writers_at_once_all_get_whole_answers(archive: Path) -> None:
    answers: list[object] = []

    def read() -> None:
        try:
            answers.extend(found(archive, "读书") for _ in range(5))
        except BulletinError as error:
            answers.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        deposit(archive, f"x{number}", issue(article("丁", "写字")))
    for thread in threads:
        thread.join()
    assert answers == [[("a", 1), ("b", 1)]] * 20
    assert len(found(archive, "写字")) == 5


def test_who_waited_for_another_takes_nothing_out_that_came_meanwhile(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Catalogue(archive) as slow:
        slow.update(finding.read_rows)
        deposit(archive, "c", issue(article("丙", "读书")))

        def seen_before_another_came(folder: Path) -> list[str]:
            monkeypatch.undo()
            places = deposit_places(folder)
            deposit(archive, "d", issue(article("丁", "读书")))
            assert len(found(archive, "读书")) == 4
            return places

        monkeypatch.setattr(catalogue, "deposit_places", seen_before_another_came)
        slow.update(lambda wanted: pytest.fail("read again") if wanted else [])
        assert len(find(Open(archive, slow, []), "读书").hits) == 4


def test_a_catalogue_that_stays_locked_is_explained(archive: Path) -> None:
    with opened(archive):
        pass
    deposit(archive, "c", issue(article("丙", "读书")))
    with Catalogue(archive, timeout=0.05) as catalogue:
        with locked(archive / LOCK, 0), pytest.raises(ArchiveError) as error:
            catalogue.update(lambda _: pytest.fail("read"))
        assert error.value.diagnostics[0].code == "catalogue-busy"
        catalogue.database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveError) as error:
            Catalogue(archive, timeout=0.05)
        assert error.value.diagnostics[0].code == "catalogue-busy"


def test_a_read_only_archive_is_searched_as_it_is(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ArchiveError) as error, opened(archive):
        pass
    assert error.value.diagnostics[0].code == "catalogue-missing"
    monkeypatch.undo()
    with opened(archive):
        pass
    monkeypatch.setattr("os.access", lambda *_: False)
    before = {path.name: path.stat().st_mtime_ns for path in archive.iterdir()}
    assert found(archive, "读书") == [("a", 1), ("b", 1)]
    with opened(archive) as catalogue:
        assert checked(catalogue) == 2
    assert {path.name: path.stat().st_mtime_ns for path in archive.iterdir()} == before
    deposit(archive, "c", issue(article("丙", "读书")))
    with pytest.raises(ArchiveError) as error, opened(archive):
        pass
    assert error.value.diagnostics[0].code == "catalogue-behind"


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError), opened(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_limits_of_a_list(archive: Path) -> None:
    with opened(archive) as catalogue:
        assert [i.id for i in list_issues(catalogue)] == ["a", "b"]
        assert [i.id for i in list_issues(catalogue, Limits(since="2013"))] == ["b"]
        assert [i.id for i in list_issues(catalogue, Limits(organisation="教育局"))] == ["a"]


def test_an_export_is_safe_for_spreadsheets_and_holds_chosen_bags(
    archive: Path, tmp_path: Path
) -> None:
    deposit(archive, "c", issue(article("=HYPERLINK(1)", "文", "@甲"), date="2014-01-01"))
    with opened(archive) as catalogue:
        written = export(catalogue, tmp_path / "out", ["c"])
    assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
        "catalogue.csv", "catalogue.json", "deposits/c/v1",
    ]  # fmt: skip
    raw = (tmp_path / "out/catalogue.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(table) == 6
    assert table[4]["标题"] == "'=HYPERLINK(1)"
    assert table[4]["单位"] == "'@甲"
    issues = json.loads((tmp_path / "out/catalogue.json").read_text("utf-8"))
    assert [i["id"] for i in issues] == ["a", "b", "c"]
    assert issues[2]["parts"][0]["title"] == "=HYPERLINK(1)"
    assert found(tmp_path / "out", "文") == [("c", 1)]
    with opened(archive) as catalogue, pytest.raises(OutputError):
        export(catalogue, tmp_path / "out", ["c"])


def test_a_copy_is_an_archive_itself_and_no_copy_is_made_of_a_damaged_bag(tmp_path: Path) -> None:
    bag = put(tmp_path / "archive", "a")
    put(tmp_path / "archive", "b")
    with opened(tmp_path / "archive") as catalogue:
        export(catalogue, tmp_path / "out", ["b", "a"])
        assert audit(tmp_path / "out").found == ()
        lines = (tmp_path / "out/register-sha256.txt").read_text().splitlines()
        assert [line[66:].split("/")[:2] for line in lines] == [
            ["deposits", "b"], ["deposits", "a"], ["toolchains", TOOLCHAIN[0]],
        ]  # fmt: skip
        (bag / "data/build.json").write_bytes(b"[]")
        with pytest.raises(ArchiveError) as error:
            export(catalogue, tmp_path / "other", ["a"])
        assert [d.code for d in error.value.diagnostics] == ["fixity-changed"]
    assert not any((tmp_path / "other").rglob("deposits/a/*"))


def test_the_commands(
    archive: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    deposit(archive, "c", issue(article("丙\u200e", "读书" * 3), name="报"))

    def said(*arguments: str, code: int = 0) -> str:
        assert run(["archive", *arguments]) == code
        return capfd.readouterr().out

    assert said("list") == (
        "----------  c  报  1 页\n"
        "2012-01-10  a  工会信息  第 1 期  1 页\n"
        "2013-01-10  b  工会信息  1 页\n"
    )
    assert said("search", "读书", "--since", "2012", "--until", "2012-06") == (
        "共 1 处\n1. 甲\n   2012-01-10  工会信息  第 1 期  要闻  教育局  a\n   【读书】\n"
    )
    assert "丙<U+200E>" in said("search", "读书", "--lang", "en")
    assert said("show", "a").splitlines()[-2:] == [
        "  要闻  甲  教育局", "  deposits/a/v1/data/pdf/a.archive.pdf",
    ]  # fmt: skip
    assert said("catalogue", "--rebuild") == "检索目录完好，共 3 期\n"
    assert "site/index.html（写了" in said("site", "site")
    assert "catalogue.csv" in said("export", "--to", "out")
    said("show", "zzz", code=66)
    said("search", "(", code=2)
    said("list", "--from", "nowhere", code=74)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一段\n又一行\n\n二段", "一段又一行\n二段"),
        ("**粗**字和[链](https://a.b/c)", "粗字和链"),
        ("朱[镕]{róng}基[务必]{着重}", "朱镕基务必"),
        ('![会场](images/a.jpg "王五 摄"){右}', "会场\n王五 摄"),
        ("正文^[注在后]，完。", "正文，完。\n注在后"),
        ("- 甲\n- 乙\n\n1. 丙", "甲\n乙\n丙"),
        ("| 单位 | 数 |\n|---|--:|\n| 甲 | 1 |", "单位　数\n甲　1"),
        ("::: 引语\n话。\n\n——某\n:::", "话。\n——某"),
        ("::: 表 题 {通栏}\n文\n:::", "题\n文"),
        ("a\nb", "a b"),
        (r"\*星\*", "*星*"),
    ],
)
def test_the_text_of_a_body_is_what_a_reader_sees(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_many_bags_are_read_side_by_side_with_the_same_result(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        deposit(archive, f"x{number}", issue(article("丁", f"写字{number}")))
    (archive / "deposits/x3/v1/data/source/x3.yaml").write_text("x: [", encoding="utf-8")
    before = rows(archive)
    monkeypatch.setattr(finding, "_TOGETHER", 2)
    told: list[tuple[int, int]] = []
    with opened(archive, lambda *done: told.append(done), anew=True) as catalogue:
        assert [str(w.values["cause"]) for w in catalogue.warnings] == ["x3.yaml：YAML"]
        assert checked(catalogue) == 8
    assert rows(archive) == before
    assert told == [(number, 9) for number in range(1, 10)]


def test_bags_that_are_too_much_for_a_process_are_read_without_it(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_TOGETHER", 1)
    monkeypatch.setattr(finding, "call_apart", lambda *_: None)
    assert found(archive, "读书") == [("a", 1), ("b", 1)]


def test_who_has_it_open_while_it_is_made_anew_goes_on_reading(archive: Path) -> None:
    with opened(archive) as reader:
        with opened(archive, anew=True):
            pass
        assert {hit.id for hit in find(reader, "读书").hits} == {"a", "b"}
    assert {path.name for path in archive.iterdir()} == {"deposits", NAME, LOCK}
