"""The house dictionary: exact forms, leaders with their titles and order; mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.errors import DependencyMissing, SourceError, UsageError
from bulletin_pdf.lint import HouseWords
from bulletin_pdf.pipeline.linting import Choice, lint_file

from .texts import findings, mended

WORDS = """\
terms:
  - write: 市总工会
    instead_of: [市总, 总工会]
    safe: true
  - {write: 三个满意, instead_of: 3个满意}
forbidden:
  - words: [残废人]
    write: 残疾人
  - words: 最牛
leaders:
  - {name: 张三, titles: [市委书记, 市总工会主席]}
  - {name: 李四, titles: 市总工会副主席}
  - {name: 王五, titles: 主席}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "issues").mkdir()
    (tmp_path / "words.yaml").write_text(WORDS, encoding="utf-8")
    return tmp_path


def _said(project: Path, text: str) -> list[tuple[str, str, str]]:
    path = project / "issues" / "a.txt"
    path.write_text(text, encoding="utf-8")
    found = lint_file(path, Choice(select=("Z5",))).diagnostics
    return [tuple(str(d.values[key]) for key in ("rule", "found", "meant")) for d in found]


def test_terms_are_found_exactly_and_not_within_the_right_form(project: Path) -> None:
    assert _said(project, "市总工会和市总、总工会，3个满意") == [
        ("Z502", "市总", "市总工会"),
        ("Z502", "总工会", "市总工会"),
        ("Z502", "3个满意", "三个满意"),
    ]


def test_forbidden_words_are_errors(project: Path) -> None:
    assert _said(project, "残废人最牛") == [("Z501", "残废人", "残疾人"), ("Z501", "最牛", "")]
    path = project / "issues" / "a.txt"
    assert lint_file(path, Choice()).failed


def test_a_title_directly_before_a_name_must_be_one_of_his(project: Path) -> None:
    assert _said(project, "市总工会副主席张三，市委书记张三，市总工会主席李四，张三，主席王五") == [
        ("Z503", "市总工会副主席", "市委书记"),
        ("Z503", "市总工会主席", "市总工会副主席"),
    ]


def test_leaders_are_named_in_order(project: Path) -> None:
    text = "李四、张三出席。王五和市总工会副主席李四讲话。张三、李四、王五。李四说，会后张三走了。"
    assert _said(project, text) == [
        ("Z504", "李四、张三", ""),
        ("Z504", "王五和市总工会副主席李四", ""),
    ]


def test_safe_terms_are_mended_unasked() -> None:
    words = HouseWords.model_validate(
        {
            "terms": [
                {"write": "甲", "instead_of": "乙", "safe": True},
                {"write": "丙", "instead_of": "丁"},
            ]
        }
    )
    assert mended("乙丁", "Z502", unsafe=False, words=words) == "甲丁"
    assert mended("乙丁", "Z502", words=words) == "甲丙"


def test_without_a_dictionary_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("残废人，市总", encoding="utf-8")
    assert lint_file(tmp_path / "a.txt", Choice()).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("terms: [{write: 甲}]", ["yaml-missing-key"]),
        ("词语: []", ["yaml-unknown-key"]),
        ("terms: [", None),
        ("\x00", ["character-control"]),
    ],
)
def test_a_dictionary_with_mistakes_is_refused(
    tmp_path: Path, text: str, codes: list[str] | None
) -> None:
    (tmp_path / "words.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        lint_file(tmp_path / "a.txt", Choice())
    found = refused.value.diagnostics
    assert found[0].where.file.endswith("words.yaml")
    assert codes is None or len(found) == len(codes)


def test_traditional_characters_are_looked_for_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_pdf.lint import traditional

    path = tmp_path / "a.txt"
    path.write_text("常熟市總工會", encoding="utf-8")
    assert lint_file(path, Choice()).diagnostics == ()

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(traditional.importlib, "import_module", missing)
    with pytest.raises(DependencyMissing):
        lint_file(path, Choice(select=("Z601",)))

    class OpenCC:
        def __init__(self, config: str) -> None:
            assert config == "t2s"

        def convert(self, text: str) -> str:
            return (
                "计算机程序员" if text == "電腦" else text.replace("總", "总").replace("會", "会")
            )

    class Module:
        pass

    Module.OpenCC = OpenCC
    monkeypatch.setattr(traditional.importlib, "import_module", lambda _: Module)
    (found,) = lint_file(path, Choice(select=("Z601",))).diagnostics[:1]
    assert (found.values["found"], found.values["meant"]) == ("總", "总")
    path.write_text("電腦", encoding="utf-8")
    lint_file(path, Choice(select=("Z6",), unsafe=True))
    assert path.read_text(encoding="utf-8") == "计算机程序员"


def test_an_unknown_rule_is_a_mistake_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")
    with pytest.raises(UsageError):
        lint_file(tmp_path / "a.txt", Choice(ignore=("Z999",)))


def test_the_dictionary_holds_for_issues_too(project: Path) -> None:
    path = project / "issues" / "a.yaml"
    path.write_text(
        "layout: jianbao\nsections:\n- articles:\n"
        "  - {title: 残废人, body: 文, attribution: 残废人}\n",
        encoding="utf-8",
    )
    found = lint_file(path, Choice()).diagnostics
    assert [(d.values["rule"], d.where.line) for d in found] == [("Z501", 4), ("Z501", 4)]
    assert findings("残废人") == []
