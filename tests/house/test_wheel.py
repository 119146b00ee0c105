"""The wheel, in an empty environment, builds an issue anywhere and under any locale."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from .project import ROOT, SEED, run, succeed

pytestmark = pytest.mark.slow

SHARED = ("layouts", "fonts", "profiles")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned backend."""
    folder = tmp_path_factory.mktemp("wheel")
    succeed(
        [*pip(sys.executable), "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    )
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def bulletin(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel, and nothing of this checkout, in an empty environment."""
    folder = tmp_path_factory.mktemp("empty environment")
    succeed([sys.executable, "-Im", "venv", folder])
    constraints = ROOT / "constraints.txt"
    succeed([*pip(folder / "bin/python"), "install", "-c", constraints, wheel], cwd=folder)
    return folder / "bin/bulletin"


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Compile the locale that Chinese systems had before UTF-8."""
    folder = tmp_path_factory.mktemp("locales")
    succeed(["localedef", "-i", "zh_CN", "-f", "GBK", folder / "zh_CN.GBK"])
    return {"LOCPATH": os.fspath(folder), "LC_ALL": "zh_CN.GBK"}


@pytest.fixture(params=["C", "GBK"])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """Return a bare environment in one of the two locales."""
    locale = {"LANG": "C"} if request.param == "C" else request.getfixturevalue("gbk")
    return {"PATH": "/usr/bin:/bin", "HOME": os.fspath(tmp_path / "home"), **locale}


def pip(python: str | Path) -> list[str | Path]:
    return [python, "-Im", "pip", "--disable-pip-version-check", "--quiet"]


def test_the_wheel_carries_layouts_fonts_and_profiles(wheel: Path) -> None:
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if "/_share/" in name}
    expected = {
        f"bulletin_pdf/_share/{path.relative_to(ROOT).as_posix()}"
        for folder in SHARED
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped == expected
    assert all(any(f"/_share/{folder}/" in name for name in shipped) for folder in SHARED)


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bulletin_pdf"}


def test_it_builds_the_seed_from_an_unrelated_folder(
    bulletin: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    # A folder's name is bytes: in a GBK world it was written as GBK.
    encoding = "gbk" if "LOCPATH" in environment else "utf-8"
    issues = Path(os.fsdecode(os.fsencode(tmp_path) + "/工会 稿件/issues".encode(encoding)))
    issues.mkdir(parents=True)
    issue = shutil.copy(SEED, issues)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    done = run(bulletin, "build", issue, cwd=elsewhere, env=environment)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    done.stdout.decode("utf-8")
    done.stderr.decode("utf-8")
    press = issues.parent / "out" / SEED.stem / f"{SEED.stem}.press.pdf"
    assert press.read_bytes().startswith(b"%PDF-")
    assert list(elsewhere.iterdir()) == []

    named = ("build", issue, "--for", "press", "-o", "printed")
    assert run(bulletin, *named, cwd=elsewhere, env=environment).returncode == 0
    assert (elsewhere / "printed" / SEED.stem / press.name).read_bytes() == press.read_bytes()


def test_its_messages_are_utf_8(
    bulletin: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("标题: [新年思路\n", encoding="utf-8")
    done = run(bulletin, "check", broken, cwd=tmp_path, env=environment)
    message = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 65, message
    assert any("\u4e00" <= character <= "\u9fff" for character in message)
    assert "\ufffd" not in message


def test_it_knows_its_version(bulletin: Path, environment: dict[str, str], tmp_path: Path) -> None:
    done = run(bulletin, "--version", cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    assert "0.1.0" in done.stdout.decode("utf-8")
