"""``constraints.txt`` pins everything that is installed, at the version that is tested."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PINS = {canonicalize_name(name): version for name, _, version in (s.partition("==") for s in LINES)}


def declared() -> list[Requirement]:
    """Return what the project asks for: to run, to test, to build."""
    project = PROJECT["project"]
    return [
        Requirement(text)
        for text in (
            *project["dependencies"],
            *project["optional-dependencies"]["test"],
            *PROJECT["build-system"]["requires"],
        )
    ]


def applies(requirement: Requirement, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def closure() -> dict[str, list[Requirement]]:
    """Return every package that the declared ones bring along, with the demands made on it."""
    demands: dict[str, list[Requirement]] = {}
    waiting = declared()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        known = demands.setdefault(name, [])
        if any(str(requirement) == str(other) for other in known):
            continue
        known.append(requirement)
        needed = (Requirement(text) for text in metadata.requires(name) or ())
        waiting += [need for need in needed if applies(need, requirement.extras)]
    return demands


def test_every_line_is_one_exact_pin() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)] == []
    assert len(PINS) == len(LINES)
    assert sorted(LINES, key=str.lower) == LINES


def test_the_pins_are_the_packages_needed_and_no_others() -> None:
    assert sorted(PINS) == sorted(closure())


def test_the_pins_meet_every_demand() -> None:
    unmet = [
        str(requirement)
        for name, requirements in closure().items()
        for requirement in requirements
        if not requirement.specifier.contains(PINS[name], prereleases=True)
    ]
    assert unmet == []


def test_what_runs_here_is_what_is_pinned() -> None:
    assert {name: metadata.version(name) for name in PINS} == PINS
