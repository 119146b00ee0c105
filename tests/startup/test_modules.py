"""Modules that are imported from one file are those that lie in the folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_pdf.speedups import VARIABLE, Speedup

BEGIN = "from bulletin_pdf.startup import keep, prepare; prepare()"
TELL = "import leaf; print(leaf.VALUE, type(leaf.__spec__.loader).__module__)"
OURS, PYTHONS = "bulletin_pdf.startup.modules", "_frozen_importlib_external"


class House:
    """A folder of modules, another one of bytecode, and Pythons that are started there."""

    def __init__(self, base: Path) -> None:
        self.modules, self.bytecode = base / "modules", base / "bytecode"
        self.modules.mkdir()
        self.write("leaf", "VALUE = 1")

    def write(self, name: str, text: str) -> None:
        (self.modules / f"{name}.py").write_text(f"{text}\n", encoding="utf-8")

    def run(self, *lines: str, **variables: str) -> str:
        """Run lines in a new Python and return what it prints, or the last line of its error."""
        env = {name: value for name, value in os.environ.items() if name not in {VARIABLE}}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        env |= {"PYTHONPATH": str(self.modules), "PYTHONPYCACHEPREFIX": str(self.bytecode)}
        done = subprocess.run(
            [sys.executable, "-c", "\n".join(lines)],
            env=env | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip() or done.stderr.strip().rpartition("\n")[2]

    def start(self, **variables: str) -> str:
        """Do as the command does: prepare, import, keep."""
        return self.run(BEGIN, TELL, "keep()", **variables)

    @property
    def file(self) -> Path:
        (found,) = self.bytecode.rglob("modules.*.bytecode")
        return found


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_what_one_process_imported_the_next_takes_from_the_file(house: House) -> None:
    assert house.start() == f"1 {PYTHONS}"
    kept = house.file.read_bytes()
    assert house.start() == f"1 {OURS}"
    assert house.file.read_bytes() == kept


def test_a_changed_source_is_read_again_and_kept_instead(house: House) -> None:
    house.start()
    house.write("leaf", "VALUE = 1_000")
    assert house.start() == f"1000 {PYTHONS}"
    assert house.start() == f"1000 {OURS}"


def test_a_source_that_only_became_younger_is_read_again(house: House) -> None:
    house.start()
    os.utime(house.modules / "leaf.py", (10**9, 10**9))
    assert house.start() == f"1 {PYTHONS}"


def test_what_an_installer_puts_in_place_is_read_though_size_and_time_are_the_same(
    house: House,
) -> None:
    house.start()
    source = house.modules / "leaf.py"
    before = source.stat()
    house.write("leaf", "VALUE = 2")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    for bytecode in house.bytecode.rglob("leaf.*.pyc"):
        bytecode.unlink()
    assert house.start() == f"2 {PYTHONS}"


def test_what_a_command_does_not_import_stays_kept(house: House) -> None:
    house.start()
    house.write("other", "VALUE = 2")
    house.run(BEGIN, "import other", "keep()")
    assert house.start() == f"1 {OURS}"


def test_a_module_whose_source_is_gone_is_gone(house: House) -> None:
    house.start()
    (house.modules / "leaf.py").unlink()
    assert house.start() == "ModuleNotFoundError: No module named 'leaf'"


def test_other_folders_have_other_modules(house: House, tmp_path: Path) -> None:
    house.start()
    other = tmp_path / "other"
    other.mkdir()
    (other / "leaf.py").write_text("VALUE = 'other'\n", encoding="utf-8")
    assert house.start(PYTHONPATH=f"{other}:{house.modules}") == f"other {PYTHONS}"
    assert house.start(PYTHONPATH=str(other)) == f"other {PYTHONS}"


def test_bytecode_without_assertions_is_for_those_who_asked_for_it(house: House) -> None:
    house.write("leaf", "VALUE = __debug__")
    house.start(PYTHONOPTIMIZE="1")
    assert house.start(PYTHONOPTIMIZE="1") == f"False {OURS}"
    assert house.start() == f"True {PYTHONS}"
    assert house.start() == f"True {OURS}"


def test_a_folder_that_was_taken_off_the_path_serves_nothing(house: House) -> None:
    house.start()
    off = f"import sys; sys.path.remove({str(house.modules)!r})"
    assert house.run(BEGIN, off, TELL) == "ModuleNotFoundError: No module named 'leaf'"


@pytest.mark.parametrize("length", [0, 3, 4, 40, 1_000, 60_000])
@pytest.mark.parametrize("rest", [b"", b"junk" * 100_000, b"\xe9\xff\xff\xff" * 9])
def test_a_damaged_file_does_no_harm_and_is_written_anew(
    house: House, length: int, rest: bytes
) -> None:
    house.start()
    whole = house.file.read_bytes()
    house.file.write_bytes(whole[:length] + rest)
    assert house.start().startswith("1 ")
    house.start()
    assert house.start() == f"1 {OURS}"


def test_a_list_with_a_path_that_is_none_does_no_harm(house: House) -> None:
    house.start()
    whole, path = house.file.read_bytes(), str(house.modules / "leaf.py").encode()
    house.file.write_bytes(whole.replace(path, path[:-3] + b"\0py"))
    assert house.start() == f"1 {PYTHONS}"
    assert house.start() == f"1 {OURS}"


def test_code_that_is_no_code_is_read_from_its_own_file(house: House) -> None:
    house.start()
    whole = house.file.read_bytes()
    end = 4 + int.from_bytes(whole[:4], "little")
    house.file.write_bytes(whole[:end] + b"N" * (len(whole) - end))  # marshal's None
    assert house.start() == f"1 {OURS}"


@pytest.mark.parametrize(
    "variables", [{"PYTHONDONTWRITEBYTECODE": "1"}, {VARIABLE: Speedup.MODULES}]
)
def test_nothing_is_kept_when_python_keeps_nothing_or_when_switched_off(
    house: House, variables: dict[str, str]
) -> None:
    assert house.start(**variables) == f"1 {PYTHONS}"
    assert list(house.bytecode.rglob("modules.*.bytecode")) == []


def test_a_folder_that_cannot_be_written_does_no_harm(house: House) -> None:
    house.bytecode.write_text("a file, no folder", encoding="utf-8")
    assert house.start() == f"1 {PYTHONS}"


def test_a_package_knows_where_it_lies(house: House) -> None:
    package = house.modules / "tree"
    package.mkdir()
    (package / "__init__.py").write_text("from tree import branch\n", encoding="utf-8")
    (package / "branch.py").write_text("def leaf():\n    return 3\n", encoding="utf-8")
    (package / "note.txt").write_text("a note", encoding="utf-8")
    tell = (
        "import tree, inspect; from importlib import resources",
        "b = tree.branch; print([tree.__file__, list(tree.__path__), tree.__cached__, b.__file__,"
        "b.__cached__, b.__package__, inspect.getsource(b.leaf), b.leaf.__code__.co_filename,"
        "(resources.files(tree) / 'note.txt').read_text()])",
    )
    first = house.run(BEGIN, *tell, "keep()")
    assert "'a note'" in first
    assert house.run(BEGIN, *tell, f"assert type(b.__loader__).__module__ == {OURS!r}") == first
