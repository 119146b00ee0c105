"""Whatever happens while it is being made, a deposit is there whole or not at all."""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bulletin_pdf.archive.fixity import bags_of, inspect_bag, inspect_links
from bulletin_pdf.archive.places import deposit_places
from bulletin_pdf.archive.register import inspect_register
from bulletin_pdf.errors import OutputError, Severity, message_of
from bulletin_pdf.pipeline.auditing import audit
from bulletin_pdf.pipeline.finding import checked, list_issues, opened

from .disk import Disk, Recorder
from .small import TOOLCHAIN, payload, put

KILLED = """
import os, sys
from pathlib import Path
from bulletin_pdf.pipeline.finding import opened
from tests.archive.small import payload, put
big = {f"source/images/{n}.jpg": bytes([n]) * 200_000 for n in range(60)}
for line in sys.stdin:  # a child for each, which need not import everything again
    folder, child = Path(line.strip()), os.fork()
    if not child:
        put(folder, "a", {**payload("a"), **big})
        with opened(folder):  # as ``archive add`` does
            os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""
ROOT = Path(__file__).resolve().parents[2]


def _whole_or_none(folder: Path) -> int:
    """Return how many deposits there are, each of them whole, with its toolchain."""
    if not (folder / "deposits").is_dir():
        return 0
    bags, strays = bags_of(folder)
    assert strays == []
    assert [d for bag in bags for d in inspect_bag(bag).found] == []
    assert inspect_links(folder, bags) == []
    return len(deposit_places(folder))


@pytest.mark.slow
def test_killed_at_50_moments(tmp_path: Path) -> None:
    chance = random.Random(7)
    left = 0
    with subprocess.Popen(
        [sys.executable, "-c", KILLED],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True, bufsize=1,
    ) as server:  # fmt: skip
        assert server.stdin
        assert server.stdout
        for number in range(50):
            folder = tmp_path / str(number)
            server.stdin.write(f"{folder}\n")
            child = int(server.stdout.readline())
            time.sleep(chance.uniform(0, 0.16))
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            assert server.stdout.readline() == "ended\n"
            whole = _whole_or_none(folder)
            left += any(folder.rglob("*.partial"))
            if whole:
                with opened(folder) as found:
                    assert (checked(found), found.warnings) == (1, [])
            put(folder, "a", payload("a", b"%PDF again"))  # the archive heals itself
            assert _whole_or_none(folder) == whole + 1
            assert audit(folder).found == ()
            with opened(folder) as found:
                assert len(list_issues(found, versions=True)) == whole + 1
            assert not any(folder.rglob("*.partial"))
    assert left >= 5  # some were killed in the middle


def _failing(number: int, reason: int, call: Callable[..., object]) -> Callable[..., object]:
    """Return a call that fails from the n-th time on."""
    count = iter(range(1_000_000))

    def attempt(*args: object, **kwargs: object) -> object:
        if next(count) >= number:
            raise OSError(reason, os.strerror(reason))
        return call(*args, **kwargs)

    return attempt


@pytest.mark.parametrize("call", ["fsync", "mkdir", "rename", "replace"])
def test_a_full_disk_at_every_call_leaves_nothing(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1_000):
        folder = tmp_path / str(number)
        with monkeypatch.context() as patch:
            patch.setattr(os, call, _failing(number, errno.ENOSPC, getattr(os, call)))
            try:
                put(folder, "a")
                break
            except OutputError as error:
                said = message_of(error.diagnostics[0])
        assert "磁盘已满" in said
        # The register comes after the name: the deposit is whole then, and the next enters it.
        assert _whole_or_none(folder) in {0, 1}
        assert not any(folder.rglob("*.partial"))
        if (folder / "deposits").is_dir():
            assert {d.severity for d in audit(folder).found} <= {Severity.WARNING}
    assert 1 <= number < 100
    assert _whole_or_none(folder) == 1
    assert audit(folder).found == ()


def test_a_full_disk_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a")
    with monkeypatch.context() as patch:
        patch.setattr(io, "open", _failing(3, errno.ENOSPC, io.open))
        with pytest.raises(OutputError):
            put(tmp_path, "b")
    assert deposit_places(tmp_path) == ["a/v1"]
    assert [p.name for p in (tmp_path / "deposits").iterdir()] == ["a"]


def test_a_folder_that_is_read_only_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a")
    monkeypatch.setattr(os, "mkdir", _failing(0, errno.EROFS, os.mkdir))
    with pytest.raises(OutputError) as caught:
        put(tmp_path, "b")
    assert "磁盘是只读的" in message_of(caught.value.diagnostics[0])
    assert _whole_or_none(tmp_path) == 1


ADDED = """
import sys
from pathlib import Path
from tests.archive.small import payload, put
for number in range(5):
    put(Path(sys.argv[1]), "a", payload("a", f"%PDF {sys.argv[2]} {number}".encode()))
"""


def test_several_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "archive"  # which both would make
    children = [
        subprocess.Popen([sys.executable, "-c", ADDED, str(folder), who], cwd=ROOT) for who in "xy"
    ]
    while any(child.poll() is None for child in children):  # a reader and an audit meanwhile
        if (folder / "deposits").is_dir():
            assert {d.code for d in audit(folder).found} == set()
    assert [child.wait() for child in children] == [0, 0]
    assert set(deposit_places(folder)) == {f"a/v{n}" for n in range(1, 11)}
    assert _whole_or_none(folder) == 10


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Record what two deposits ask of the system: the first, and its correction."""
    folder = tmp_path / "live" / "archive"
    folder.parent.mkdir()
    recorder = Recorder(folder.parent)
    with monkeypatch.context() as patch:
        patch.setattr(io, "open", recorder.open)
        patch.setattr(builtins, "open", recorder.open)
        patch.setattr(os, "fsync", recorder.fsync)
        patch.setattr(os, "mkdir", recorder.mkdir)
        patch.setattr(os, "rename", recorder.rename)
        patch.setattr(os, "replace", recorder.replace)
        put(folder, "a")
        recorder.calls.append(("done", "", b""))
        put(folder, "a", payload("a", b"%PDF corrected"))
        recorder.calls.append(("done", "", b""))
    return recorder


@pytest.mark.parametrize("names_survive", [False, True], ids=["nothing-unsynced", "names"])
def test_a_power_cut_after_every_call_leaves_whole_deposits(
    recorded: Recorder, names_survive: bool, tmp_path: Path
) -> None:
    kinds = {kind for kind, _, _ in recorded.calls}
    assert kinds == {"mkdir", "write", "fsync", "rename", "done"}
    assert len(recorded.calls) > 60
    disk, done, seen = Disk(), 0, set()
    for number, (kind, path, content) in enumerate(recorded.calls):
        disk.do(kind, path, content)
        done += kind == "done"
        folder = tmp_path / f"after-{number}"
        disk.write(folder, names_survive=names_survive)
        whole = _whole_or_none(folder / "archive")
        assert whole >= done, "what was said to be deposited is lost"
        seen.add(whole)
    assert seen == {0, 1, 2}


@pytest.mark.slow
def test_a_flipped_bit_in_each_of_200_files_is_found(tmp_path: Path) -> None:
    for number in range(30):
        put(tmp_path, f"issue-{number}")
    assert audit(tmp_path).found == ()
    chance = random.Random(11)
    files = sorted(p for p in tmp_path.rglob("*") if p.is_file() and p.name != ".lock")
    missed = []
    for path in chance.sample(files, 200):
        before = path.read_bytes()
        raw = bytearray(before)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        if path.name == "register-sha256.txt":
            found: Sequence[object] = inspect_register(tmp_path)
        else:
            found = inspect_bag(next(p for p in path.parents if (p / "bagit.txt").exists())).found
        if not found:
            missed.append(path)
        path.write_bytes(before)
    assert missed == []


def test_a_flipped_bit_in_many_files_at_once_names_each(tmp_path: Path) -> None:
    for number in range(30):
        put(tmp_path, f"issue-{number}")
    chance = random.Random(12)
    changed = chance.sample(sorted(p for p in tmp_path.rglob("data/**/*") if p.is_file()), 100)
    for path in changed:
        raw = bytearray(path.read_bytes())
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
    found = audit(tmp_path).found
    named = {
        Path(d.where.file) / str(d.values["name"])
        for d in found
        if d.code == "fixity-changed" and d.where
    }
    assert set(changed) <= named


def test_added_and_removed_files_are_found(tmp_path: Path) -> None:
    bag = put(tmp_path, "a")
    (bag / "data" / "new.txt").write_text("x", encoding="utf-8")
    (bag / "note.txt").write_text("x", encoding="utf-8")
    (bag / "data" / "layout" / "link").symlink_to("/etc/passwd")
    (bag / "data" / "build.json").unlink()
    for folder in (tmp_path, tmp_path / "deposits", bag.parent, tmp_path / "toolchains"):
        (folder / "stray.txt").write_text("x", encoding="utf-8")
    os.mkfifo(bag / "data" / "pipe")
    found = {(d.code, d.values["name"]) for d in audit(tmp_path, sample=1, seed="s").found}
    assert found >= {
        ("fixity-unexpected", "data/new.txt"),
        ("fixity-unexpected", "note.txt"),
        ("fixity-unexpected", "data/layout/link"),
        ("fixity-missing", "data/build.json"),
        ("fixity-unexpected", "data/pipe"),
        ("fixity-unexpected", "stray.txt"),
    }
    places = [d.where.file for d in audit(tmp_path).found if d.values["name"] == "stray.txt"]
    assert len(places) == len(set(places)) == 4


def test_a_version_or_a_toolchain_that_is_gone_is_found(tmp_path: Path) -> None:
    put(tmp_path, "a")
    put(tmp_path, "a", payload("a", b"%PDF corrected"))
    shutil.rmtree(tmp_path / "deposits" / "a" / "v1")
    shutil.rmtree(tmp_path / "toolchains")
    found = {(d.code, d.values["name"]) for d in audit(tmp_path).found}
    toolchain = f"toolchains/{TOOLCHAIN[0]}"
    assert found == {
        ("fixity-missing", "v1"),
        ("fixity-missing", toolchain),
        ("register-lost", "deposits/a/v1"),
        ("register-lost", toolchain),
    }


def test_an_issue_that_is_gone_altogether_is_found(tmp_path: Path) -> None:
    put(tmp_path, "a")
    put(tmp_path, "b")
    shutil.rmtree(tmp_path / "deposits" / "b")
    put(tmp_path, "c")
    found = [(d.code, d.severity, d.values["name"]) for d in audit(tmp_path, sample=1).found]
    assert found == [("register-lost", Severity.ERROR, "deposits/b/v1")]


def test_the_loss_of_everything_is_found(tmp_path: Path) -> None:
    put(tmp_path, "a")
    shutil.rmtree(tmp_path / "deposits")
    assert [d.code for d in audit(tmp_path).found] == ["register-lost"]


def test_a_bag_that_was_made_anew_with_all_its_hashes_is_found(tmp_path: Path) -> None:
    path = put(tmp_path / "archive", "a")
    shutil.rmtree(path)
    forged = put(tmp_path / "other", "a", payload("a", b"%PDF forged"))
    shutil.copytree(forged, path)
    found = [(d.code, d.values["name"]) for d in audit(tmp_path / "archive").found]
    assert found == [("register-differs", "deposits/a/v1")]


def test_a_bag_that_was_put_there_by_hand_is_named(tmp_path: Path) -> None:
    put(tmp_path / "archive", "a")
    shutil.copytree(put(tmp_path / "other", "b"), tmp_path / "archive" / "deposits" / "b" / "v1")
    found = [(d.code, d.severity, d.values["name"]) for d in audit(tmp_path / "archive").found]
    assert found == [("register-without", Severity.WARNING, "deposits/b/v1")]


def test_the_register_is_checked_by_sha256sum(tmp_path: Path) -> None:
    first = put(tmp_path, "a")
    put(tmp_path, "一")
    command = ["sha256sum", "--check", "--quiet", "register-sha256.txt"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    lines = (tmp_path / "register-sha256.txt").read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == [
        f"toolchains/{TOOLCHAIN[0]}/tagmanifest-sha256.txt",
        "deposits/a/v1/tagmanifest-sha256.txt",
        "deposits/一/v1/tagmanifest-sha256.txt",
    ]
    (first / "tagmanifest-sha256.txt").write_bytes(b"")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("change", [bytes.upper, lambda _: b"x\n", lambda raw: raw + b"\n"])
def test_a_damaged_register_is_found(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    put(tmp_path, "a")
    path = tmp_path / "register-sha256.txt"
    path.write_bytes(change(path.read_bytes()))
    assert [d for d in audit(tmp_path).found if d.severity is Severity.ERROR]
