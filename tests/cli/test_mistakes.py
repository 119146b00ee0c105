"""A command line that is wrong is answered like everything else: what, and what to do."""

from __future__ import annotations

import json

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.errors import ExitCode

MISTAKES = {
    "nothing to build": (
        ["build"],
        "错误: 命令缺少 ISSUES\n       提示: 用法：bulletin build --help\n",
        "error: ISSUES is missing\n       hint: Usage: bulletin build --help\n",
    ),
    "an option without its value": (
        ["build", "a.yaml", "--for"],
        "错误: 选项 --for 用法不对：后面缺少值，或多给了值\n       提示: 用法：bulletin --help\n",
        "error: --for lacks its value, or takes none\n       hint: Usage: bulletin --help\n",
    ),
    "a slip in an option": (
        ["build", "a.yaml", "--mark"],
        "错误: 没有选项 --mark\n       提示: 是不是 --marks？用法：bulletin build --help\n",
        "error: there is no option --mark\n"
        "       hint: --marks, maybe? Usage: bulletin build --help\n",
    ),
    "an option of nothing": (
        ["check", "a.yaml", "--zzzz"],
        "错误: 没有选项 --zzzz\n       提示: 用法：bulletin check --help\n",
        "error: there is no option --zzzz\n       hint: Usage: bulletin check --help\n",
    ),
    "a slip in a command": (
        ["bild"],
        "错误: 没有命令 bild\n       提示: 是不是 build？全部命令：bulletin --help\n",
        "error: there is no command bild\n"
        "       hint: build, maybe? All commands: bulletin --help\n",
    ),
    "a command of a group": (
        ["archive", "zzzz"],
        "错误: 没有命令 zzzz\n       提示: 全部命令：bulletin archive --help\n",
        "error: there is no command zzzz\n       hint: All commands: bulletin archive --help\n",
    ),
    "a choice": (
        ["build", "a.yaml", "--for", "web"],
        "错误: --for 的值不对\n       提示: 可以用：press、proof、archive。\n",
        "error: --for does not take this value\n       hint: It takes: press, proof, archive.\n",
    ),
    "a number that is none": (
        ["build", "a.yaml", "--fit", "六"],
        "错误: --fit 的值不对\n       提示: 请写不小于 0 的数。\n",
        "error: --fit does not take this value\n       hint: Give a number of at least 0.\n",
    ),
    "a number out of range": (
        ["archive", "search", "工会", "--limit", "0"],
        "错误: --limit 的值不对\n       提示: 请写 1 到 1000 的数。\n",
        "error: --limit does not take this value\n       hint: Give a number from 1 to 1000.\n",
    ),
    "a date": (
        ["archive", "add", "a.yaml", "--to", "d", "--date", "昨天"],
        "错误: --date 的日期不对\n       提示: 请写成 2012-01-10 的样子。\n",
        "error: --date is not a date\n       hint: Write it like 2012-01-10.\n",
    ),
    "one word too many": (
        ["schema", "a"],
        "错误: 命令写得不对：Got unexpected extra argument (a)\n"
        "       提示: 用法：bulletin schema --help\n",
        "error: the command line is wrong: Got unexpected extra argument (a)\n"
        "       hint: Usage: bulletin schema --help\n",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    arguments, chinese, _ = MISTAKES[name]
    assert run(arguments) == ExitCode.USAGE
    assert capfd.readouterr() == ("", chinese)


@pytest.mark.parametrize("asked", [["--lang", "en"], ["--lang=en"]])
def test_the_language_is_heard_though_the_rest_is_wrong(
    asked: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", *asked]) == ExitCode.USAGE
    assert capfd.readouterr().err == MISTAKES["nothing to build"][2]


def test_the_environment_sets_the_language(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BULLETIN_LANG", "en")
    for arguments, _, english in MISTAKES.values():
        assert run(arguments) == ExitCode.USAGE
        assert capfd.readouterr() == ("", english)


def test_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--json"]) == ExitCode.USAGE
    (found,) = json.loads(capfd.readouterr().out)
    assert (found["code"], found["message"]) == ("usage-missing", "命令缺少 ISSUES")


def test_no_command_at_all_shows_the_commands(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([]) == ExitCode.USAGE
    assert "build" in capfd.readouterr().err
