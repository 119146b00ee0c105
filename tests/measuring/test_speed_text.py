"""The speed bench gives every system the same articles, hardly any of them twice."""

import html
from pathlib import Path

import pytest
from bench.speed import documents
from bench.speed.command import SEED
from bench.speed.text import (
    PAGE_CHARACTERS,
    SPARE_CHARACTERS,
    Article,
    articles_for,
    clauses_of,
    read_articles,
    sentences_of,
)
from bench.speed.warm import edited

from bulletin_pdf.pipeline.checking import check

AWKWARD = Article('甲 & "乙": #1_\\', "丙<丁>", ("第一段100%。", "- 第二段 $x$ ~ *y*。"))


def test_articles_are_read_as_the_issue_has_them() -> None:
    first = read_articles(SEED)[0]
    assert first.title == "张家港市总“三服务、三满意、五坚持”部署全年工作"
    assert first.attribution == "张家港市总工会"
    assert [len(article.paragraphs) for article in read_articles(SEED)][:4] == [1, 2, 3, 2]


def test_sentences_lose_their_numbers_and_keep_their_quotations_whole() -> None:
    article = Article("题", "单位", ("一是实施“工程”。他说：“好。再来。”二、推进；三要“半。",))
    assert sentences_of([article]) == ["实施“工程”。", "推进；"]


def test_titles_are_clauses_of_the_length_of_titles() -> None:
    sentence = "短句，深入推进群众性经济技术创新，“引文不全的这样一个分句、后半句”在这里。"
    assert clauses_of([sentence]) == ["深入推进群众性经济技术创新"]


@pytest.mark.parametrize("pages", [1, 10, 100])
def test_articles_fill_the_pages_asked_for(pages: int) -> None:
    articles = articles_for(pages, read_articles(SEED))
    wanted = pages * PAGE_CHARACTERS - SPARE_CHARACTERS
    assert wanted <= sum(article.length for article in articles) <= wanted + 700


def test_same_articles_every_time_and_hardly_a_paragraph_twice() -> None:
    seed = read_articles(SEED)
    articles = articles_for(100, seed)
    assert articles == articles_for(100, seed)
    paragraphs = [text for article in articles for text in article.paragraphs]
    assert len(set(paragraphs)) >= 0.99 * len(paragraphs)
    titles = {article.title for article in articles}
    assert len(titles) >= 0.85 * len(articles)


def test_text_without_sentences_fills_no_page() -> None:
    with pytest.raises(ValueError, match="no sentences"):
        articles_for(1, [Article("题", "单位", ("没有句号",))])


def test_an_edit_changes_one_paragraph_of_the_middle_article() -> None:
    before = articles_for(10, read_articles(SEED))
    after = edited(before)
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    [(old, new)] = changed
    assert old is before[len(before) // 2]
    assert new.paragraphs[0].startswith(old.paragraphs[0])
    assert new.paragraphs[1:] == old.paragraphs[1:]


def test_issue_file_is_one_that_checks(tmp_path: Path) -> None:
    articles = [AWKWARD, *articles_for(1, read_articles(SEED))]
    file = tmp_path / "issue.yaml"
    file.write_text(documents.issue_yaml(articles), encoding="utf-8")
    assert check(file).diagnostics == ()
    assert read_articles(file)[0].title == AWKWARD.title
    assert [a.attribution for a in read_articles(file)] == [a.attribution for a in articles]
    assert read_articles(file)[1].paragraphs[0] == articles[1].paragraphs[0]


def test_every_document_holds_every_paragraph() -> None:
    articles = articles_for(2, read_articles(SEED))
    texts = [text for article in articles for text in (article.title, *article.paragraphs)]
    for write in (documents.issue_yaml, documents.web_page):
        assert [text for text in texts if text not in html.unescape(write(articles))] == []
    for write in (documents.typst, documents.tex):
        bare = write(articles).replace("\\", "")
        assert [text for text in texts if text not in bare] == []


def test_documents_escape_what_their_language_reads() -> None:
    assert "甲 &amp; &quot;乙&quot;" in documents.web_page([AWKWARD])
    assert r"甲 & \"乙\": \#1\_\\" in documents.typst([AWKWARD])
    assert r"第一段100\%。" in documents.tex([AWKWARD])


def test_documents_share_page_and_type() -> None:
    assert (documents.SIZE_PT, documents.PITCH_PT) == (15.793, 28.9907)
    assert "margin: 37mm 26mm 35mm 28mm" in documents.web_page([])
    assert "top: 37mm, right: 26mm, bottom: 35mm, left: 28mm" in documents.typst([])
    assert "top=37mm,right=26mm,bottom=35mm,left=28mm" in documents.tex([])
    for write in (documents.web_page, documents.typst):
        assert "15.793pt" in write([])
    assert r"\fontsize{15.793bp}{28.9907bp}" in documents.tex([])
