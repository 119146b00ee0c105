"""Bad input gets the right exit code and one clear message in either language; nothing is left."""

from __future__ import annotations

import pytest

from .kinds import ISSUE, KINDS, WRITE, Bad, remove
from .project import OLDER, Project


def test_there_are_many_kinds() -> None:
    assert len(KINDS) >= 20


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("bad", KINDS)
def test_bad_input(bad: Bad, lang: str, project: Project) -> None:
    bad.prepare(project)
    before = project.tree()
    run = project.run("build", *bad.arguments, "--lang", lang, meanwhile=bad.meanwhile)
    assert (run.code, run.output) == (bad.code, ""), run.said
    names = {"folder": str(project.folder), "tmp": str(project.temporary)}
    message, remedy = (words.format_map(names) for words in (bad.zh if lang == "zh" else bad.en))
    place = f"{bad.place.format_map(names)}: " if bad.place else ""
    error, hint = ("错误", "提示") if lang == "zh" else ("error", "hint")
    assert run.said[0] == f"{place}{error}: {message}"
    assert run.said[-1] == f"       {hint}: {remedy}"
    assert [line for line in run.said[1:-1] if line[6:8] != "| "] == []
    _nothing_changed(project, before, bad)


def _nothing_changed(project: Project, before: dict[str, str], bad: Bad) -> None:
    if bad.meanwhile is remove:
        del before[f"project/{ISSUE}"]
    assert project.tree() == before
    assert (project.folder / WRITE).read_bytes() == OLDER
    assert project.processes() == []
