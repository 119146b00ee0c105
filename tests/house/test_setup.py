"""``scripts/setup`` and the scripts that call it, on a make-believe machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .machine import SONAMES, Machine

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = (
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1"
    " python3.11-venv"
)
INSTALL = f"apt-get install -y --no-install-recommends {PACKAGES}"
APT = f"apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends {PACKAGES}"
PIP = [
    "pip install --compile -c constraints.txt hatchling",
    "pip install --compile -c constraints.txt --no-build-isolation -e .",
]
PIP_TEST = [f"{PIP[0]} setuptools setuptools-scm", PIP[1] + "[test]"]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def ready(machine: Machine) -> Machine:
    assert machine.run("scripts/setup")[0] == 0
    machine.calls()
    return machine


def test_the_first_run_gets_all_and_the_second_nothing(machine: Machine) -> None:
    code, output, messages = machine.run("scripts/setup")
    assert (code, output) == (0, "")
    assert all(line.startswith("setup: ") for line in messages.splitlines())
    assert machine.calls() == [APT, "venv", *PIP]

    assert machine.run("scripts/setup") == (0, "", "")
    assert machine.calls() == []


def test_tests_need_more_and_a_user_nothing_after_them(ready: Machine) -> None:
    ready.have_test_programs()
    assert ready.run("scripts/setup", "--test")[0] == 0
    assert ready.calls() == PIP_TEST
    assert ready.run("scripts/setup", "--test") == (0, "", "")
    assert ready.run("scripts/setup") == (0, "", "")
    assert ready.calls() == []


def test_the_programs_for_the_tests_come_by_apt(ready: Machine) -> None:
    code, _, messages = ready.run("scripts/setup", "--test")
    assert code == 69  # this apt-get brings libraries only
    programs = (
        " chromium faketime git ghostscript default-jre-headless mupdf-tools openssl"
        " poppler-utils qpdf libreoffice-writer-nogui"
    )
    assert ready.calls()[0].endswith(programs)
    assert "still not found" in messages


def test_new_constraints_are_followed_in_place(ready: Machine) -> None:
    with (ready.checkout / "constraints.txt").open("a") as stream:
        stream.write("# new\n")
    assert ready.run("scripts/setup")[0] == 0
    assert ready.calls() == PIP


def test_a_library_that_went_away_is_brought_back(ready: Machine) -> None:
    ready.note("libraries", "".join(f"\t{name} (libc6)\n" for name in SONAMES[:-1]))
    assert ready.run("scripts/setup")[0] == 0
    assert ready.calls() == [APT.replace(PACKAGES, "libfontconfig1")]


def test_a_moved_checkout_gets_its_own_environment(ready: Machine) -> None:
    ready.checkout = ready.checkout.rename(ready.checkout.with_name("moved"))
    assert ready.run("scripts/setup")[0] == 0
    assert ready.calls() == ["venv", *PIP]


def test_without_the_right_to_install_the_command_is_told(machine: Machine) -> None:
    machine.become_user()
    code, output, messages = machine.run("scripts/bulletin", "--version")
    assert (code, output) == (69, "")
    assert f"sudo apt-get update && sudo {INSTALL}\n" in messages
    assert "请管理员执行" in messages
    assert machine.calls() == []
    assert not (machine.checkout / ".venv").exists()


def test_sudo_without_a_password_will_do(machine: Machine) -> None:
    machine.become_user()
    machine.command("sudo", '#!/usr/bin/env bash\n[[ $1 == -n ]] && shift && exec "$@"\n')
    assert machine.run("scripts/setup")[0] == 0
    assert machine.calls() == [APT, "venv", *PIP]


def test_sudo_with_a_password_will_not(machine: Machine) -> None:
    machine.become_user()
    machine.command("sudo", "#!/usr/bin/env bash\nexit 1\n")
    code, _, messages = machine.run("scripts/setup")
    assert code == 69
    assert f"sudo {INSTALL}\n" in messages


def test_another_system_is_told_the_packages(machine: Machine) -> None:
    (machine.commands / "apt-get").unlink()
    code, output, messages = machine.run("scripts/setup")
    assert (code, output) == (69, "")
    assert f"  {PACKAGES}\n" in messages


def test_another_system_that_has_all_is_welcome(machine: Machine) -> None:
    (machine.commands / "apt-get").unlink()
    machine.note("libraries", (machine.folder / "all-libraries").read_text())
    machine.note("ensurepip")
    assert machine.run("scripts/setup")[0] == 0
    assert machine.calls() == ["venv", *PIP]


@pytest.mark.parametrize("how", ["old", "missing"])
def test_python_must_be_new_enough(machine: Machine, how: str) -> None:
    if how == "old":
        machine.note("old-python")
    else:
        (machine.commands / "python3").unlink()
    code, output, messages = machine.run("scripts/setup")
    assert (code, output) == (69, "")
    assert "需要 Python 3.11" in messages
    assert "Python 3.11 or newer is needed" in messages
    assert machine.calls() == []


def test_apt_without_a_network_is_explained(machine: Machine) -> None:
    machine.note("no-network")
    code, output, messages = machine.run("scripts/setup")
    assert (code, output) == (69, "")
    assert "Could not resolve" in messages
    assert f"sudo {INSTALL}\n" in messages
    assert not (machine.checkout / ".venv").exists()


def test_a_half_made_environment_is_made_anew(machine: Machine) -> None:
    machine.note("libraries", (machine.folder / "all-libraries").read_text())
    machine.note("ensurepip")
    network = machine.note("no-network")
    code, output, messages = machine.run("scripts/setup")
    assert (code, output) == (69, "")
    assert "ERROR: no network" in messages
    assert machine.calls() == ["venv", PIP[0]]

    network.unlink()
    assert machine.run("scripts/setup")[0] == 0
    assert machine.calls() == ["venv", *PIP]


def test_two_runs_at_once_take_turns(machine: Machine) -> None:
    machine.note("pip-seconds", ".3")
    runs = [machine.start("scripts/setup") for _ in range(2)]
    results = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert machine.calls() == [APT, "venv", *PIP]
    assert sum(b"waiting for another" in messages for _, messages in results) == 1


def test_the_package_is_found_under_any_locale(ready: Machine) -> None:
    # Python 3.11 reads this file in the locale's encoding.
    [path] = ready.checkout.glob(".venv/lib/*/site-packages/_bulletin_pdf.pth")
    assert path.read_bytes() == b"../../../../src\n"
    assert (path.parent / "../../../../src").resolve() == ready.checkout / "src"


def test_bulletin_passes_everything_through(ready: Machine, tmp_path: Path) -> None:
    link = tmp_path / "bulletin"
    link.symlink_to(ready.checkout / "scripts/bulletin")
    code, output, messages = ready.run(link, "check", "a b.yaml", cwd=tmp_path, given="正文")
    assert (code, output, messages) == (65, f"<1><{tmp_path}><check><a b.yaml><正文>", "")


def test_the_first_run_leaves_the_input_alone(machine: Machine) -> None:
    code, output, _ = machine.run("scripts/bulletin", "check", given="正文")
    assert code == 65
    assert output.endswith("<check><正文>")


def test_an_unknown_option_is_refused(machine: Machine) -> None:
    code, output, messages = machine.run("scripts/setup", "--tset")
    assert (code, output) == (2, "")
    assert "usage: scripts/setup [--test]" in messages
    assert machine.calls() == []
