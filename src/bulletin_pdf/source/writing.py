"""An issue to the text of its file."""

from __future__ import annotations

from typing import Any

from bulletin_pdf.model import Issue
from bulletin_pdf.yamltext import write_yaml

_BLOCKS = ("body", "editors_note")
"""Running text: as a literal block it needs no quotes whatever it holds."""


def dump(issue: Issue, schema: str | None = None) -> str:
    """Return an issue as YAML; reading it gives an equal issue.

    What equals its default is left out. Two things a file cannot hold are not given back: control
    characters (reading refuses them), and options of a layout other than text, lists and mappings
    (reading keeps them as text, the layout gives them their type).

    Args:
        issue: the issue.
        schema: path or URL of the JSON Schema, for completion in editors that know the modeline
            of yaml-language-server.
    """
    data = issue.model_dump(exclude_defaults=True)
    data["layout"] = _short(data.get("layout"), "name")
    if data["layout"] is None:
        del data["layout"]
    for section in data["sections"]:
        for article in section.get("articles", ()):
            if "attribution" in article:
                article["attribution"] = _short(article["attribution"], "organisation")
    modeline = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return modeline + write_yaml(data, _BLOCKS)


def _short(value: Any, key: str) -> Any:  # noqa: ANN401 - plain data
    """Return the only value of a mapping of one, which the model takes for the mapping."""
    if isinstance(value, dict) and list(value) == [key] and isinstance(value[key], str):
        return value[key]
    return value
