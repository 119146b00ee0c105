import pytest

import bulletin_pdf.errors as errors
from bulletin_pdf.errors import (
    BulletinError,
    Diagnostic,
    ExitCode,
    Language,
    Place,
    Severity,
    SourceError,
    hint_of,
    message_of,
    worst,
)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 5), "a.yaml:3:5"),
        (Place("a.pdf", page=2), "a.pdf:2"),
        (Place("a.pdf", 3, 5, page=2, box=(0, 0, 1, 1)), "a.pdf:2"),
    ],
)
def test_a_place_is_written_as_compilers_do(place, text):
    assert str(place) == text


def test_the_gravest_severity_decides():
    note, warning, error = (Diagnostic("file-empty", s) for s in reversed(Severity))
    assert worst([]) is None
    assert worst([note]) is Severity.NOTE
    assert worst([note, warning]) is Severity.WARNING
    assert worst([note, error, warning]) is Severity.ERROR


def test_a_message_is_filled_in_either_language():
    diagnostic = Diagnostic("file-missing", values={"name": "a.yaml"})
    assert message_of(diagnostic) == "找不到文件 “a.yaml”"
    assert hint_of(diagnostic) == "请检查文件名和所在文件夹。"
    assert message_of(diagnostic, Language.EN) == "no such file: “a.yaml”"
    assert hint_of(diagnostic, Language.EN) == "Check the file name and its folder."


EXIT_CODES = {
    "FindingsError": 1,
    "UsageError": 2,
    "SourceError": 65,
    "InputMissing": 66,
    "DependencyMissing": 69,
    "RenderError": 70,
    "OutputError": 73,
    "ArchiveError": 74,
    "LayoutError": 78,
    "Interrupted": 130,
}


@pytest.mark.parametrize(("name", "code"), EXIT_CODES.items())
def test_every_exception_has_the_documented_exit_code(name, code):
    assert getattr(errors, name).exit_code == code


def test_the_tree_of_exceptions_is_drawn_whole():
    assert {c.__name__ for c in BulletinError.__subclasses__()} == set(EXIT_CODES)
    assert all(name in errors.__doc__ for name in EXIT_CODES)
    assert {int(c) for c in ExitCode} == {0, *EXIT_CODES.values()}
    assert set(errors.__all__) <= set(dir(errors))


def test_an_exception_is_made_of_one_error_and_carries_it():
    error = SourceError.of("file-missing", Place("a.yaml"), name="a.yaml")
    assert isinstance(error, SourceError)
    (diagnostic,) = error.diagnostics
    assert (diagnostic.code, diagnostic.severity) == ("file-missing", Severity.ERROR)
    assert diagnostic.where == Place("a.yaml")
    assert message_of(diagnostic) == "找不到文件 “a.yaml”"
    assert str(error) == "file-missing"


def test_a_list_of_names_has_the_commas_of_its_language() -> None:
    found = Diagnostic("layout-unknown", values={"name": "甲、乙", "known": "jianbao、neikan"})
    assert message_of(found, Language.EN) == "there is no layout named “甲、乙”"
    assert hint_of(found, Language.EN) == "Layouts that can be used: jianbao, neikan."
    assert hint_of(found) == "可用的版式：jianbao、neikan。"
