"""Modules that run when they are used are what they always are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import told

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.startup import latemodules

BEGIN = (
    "from bulletin_pdf.startup.latemodules import import_late, _Late; import sys; import_late();"
)
LATE = "type(sys.modules['csv']).__name__ == '_Late'"


@pytest.mark.parametrize(("without", "late"), [("", "True"), (Speedup.LATE_MODULES, "False")])
def test_a_module_of_the_list_runs_only_when_it_is_used(without: str, late: str) -> None:
    code = (
        f"{BEGIN} import csv; print({LATE}); csv.reader\nimport csv; print({LATE}, csv.QUOTE_ALL)"
    )
    assert told(code, without) == [late, "False", "1"]


def test_a_module_looks_the_same_before_and_after() -> None:
    look = "[csv.__name__, csv.__file__, csv.__spec__.name, type(csv.__loader__).__name__]"
    code = (
        f"{BEGIN} import csv; before = {look}; csv.reader\n"
        f"print(before == {look}, csv is sys.modules['csv'])"
    )
    assert told(code) == ["True", "True"]


@pytest.mark.parametrize(
    "use",
    [
        "from csv import reader; print(reader.__name__)",
        "from csv import *; print(reader.__name__)",
        "import csv; print(csv.reader.__name__)",
        "import csv; print(getattr(csv, 'reader').__name__)",
        "import csv; print(vars(csv) and csv.reader.__name__)",
    ],
)
def test_it_may_be_imported_in_any_way(use: str) -> None:
    assert told(f"{BEGIN} {use}") == ["reader"]


def test_what_a_module_does_not_have_is_missing() -> None:
    code = f"{BEGIN} import csv; print(hasattr(csv, 'nothing'), hasattr(csv, 'nothing'), {LATE})"
    assert told(code) == ["False", "False", "False"]


def test_a_part_of_a_package_is_found_through_the_package() -> None:
    code = f"{BEGIN} import email.header, email; print(email.header.Header.__name__)"
    assert told(code) == ["Header"]


def test_a_module_that_fails_fails_where_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "csv.py").write_text("import this_module_is_nowhere\n", encoding="utf-8")
    code = f"{BEGIN} import csv\ntry:\n    csv.reader\nexcept ImportError as e:\n    print(e.name)"
    assert told(code) == ["this_module_is_nowhere"]


def test_a_module_is_run_once_by_all_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    slow = "import time; time.sleep(0.1); print('run'); reader = 1\n"
    (tmp_path / "csv.py").write_text(slow, encoding="utf-8")
    code = (
        f"{BEGIN} import csv, threading; seen = []\n"
        "threads = [threading.Thread(target=lambda: seen.append(csv.reader)) for _ in range(4)]\n"
        "[t.start() for t in threads]; [t.join() for t in threads]; print(*seen)"
    )
    assert told(code) == ["run", "1", "1", "1", "1"]


def test_a_build_uses_none_of_the_list() -> None:
    """Of those, that is, that nobody had imported before: coverage uses some."""
    code = (
        "import sys; before = set(sys.modules);"
        "from bulletin_pdf.startup import prepare; prepare();"
        "import bulletin_pdf.pipeline.rendering, bulletin_pdf.cli.building;"
        "from bulletin_pdf.startup.latemodules import _LATE, _Late;"
        "came = [name for name in _LATE if name in sys.modules and name not in before];"
        "print(*(name for name in came if type(sys.modules[name]) is not _Late))"
    )
    assert told(code) == []
    assert len(latemodules._LATE) > 5


# ---- plug-ins of pydantic


PLUGINS = """
from bulletin_pdf.startup import prepare; prepare()
import sys
from pydantic import BaseModel
class Model(BaseModel):
    a: int = 1
print(Model(a=2).a, "importlib.metadata" in sys.modules)
"""


@pytest.mark.parametrize(("without", "looked"), [("", "False"), (Speedup.PLUG_INS, "True")])
def test_nothing_looks_for_plug_ins(without: str, looked: str) -> None:
    assert told(PLUGINS, without) == ["2", looked]


def test_plug_ins_are_looked_for_if_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "one-of-them")
    assert told(PLUGINS) == ["2", "True"]
