"""What pydantic declares for type checkers is passed over, and nothing else is."""

from __future__ import annotations

import pytest
from tests.conftest import told

from bulletin_pdf.speedups import Speedup

BEGIN = (
    "from bulletin_pdf.startup.typeddicts import declare_plainly; declare_plainly();"
    "import typing, typing_extensions; before = typing.TypedDict, typing_extensions.TypedDict;"
    "from pydantic_core import core_schema;"
)


@pytest.mark.parametrize(("without", "plain"), [("", "True"), (Speedup.TYPED_DICTS, "False")])
def test_declarations_are_plain_dictionaries(without: str, plain: str) -> None:
    code = f"{BEGIN} print(not hasattr(core_schema.ModelSchema, '__total__'))"
    assert told(code, without) == [plain]


def test_they_can_be_used_as_dictionaries() -> None:
    assert told(f"{BEGIN} print(core_schema.ModelSchema(type='model'))") == ["{'type':", "'model'}"]


def test_typed_dictionaries_are_themselves_again() -> None:
    code = (
        f"{BEGIN} print(before == (typing.TypedDict, typing_extensions.TypedDict));"
        "print(typing.TypedDict('Place', {'x': int}, total=False).__total__)"
    )
    assert told(code) == ["True", "False"]


def test_the_module_looks_as_ever() -> None:
    code = (
        f"{BEGIN} print(core_schema.__spec__.name, type(core_schema.__loader__).__name__);"
        "print(core_schema.str_schema(min_length=1))"
    )
    assert told(code) == [
        "pydantic_core.core_schema",
        "SourceFileLoader",
        "{'type':",
        "'str',",
        "'min_length':",
        "1}",
    ]


def test_schemas_are_the_same() -> None:
    code = (
        "from bulletin_pdf.startup import prepare; prepare();"
        "from bulletin_pdf.model import Issue; import hashlib, json;"
        "print(hashlib.sha256(json.dumps(Issue.model_json_schema()).encode()).hexdigest())"
    )
    assert told(code) == told(code, Speedup.TYPED_DICTS)
