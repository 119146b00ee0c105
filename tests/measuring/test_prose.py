"""Paragraphs taken out of packages: the shapes that those packages have."""

import sqlite3
from pathlib import Path

from bench import prose
from bench.corpus import KINDS, spread


def test_fiction_drops_reader_pages_and_damage(tmp_path: Path) -> None:
    text = "_分节阅读_1\n\n　　我在年青时候也曾做过许多梦。\n网http://example\n　 坏\ue350字\n"
    (tmp_path / "CalltoArms.txt").write_text(text, encoding="utf-8")
    assert list(prose.fiction(tmp_path)) == ["我在年青时候也曾做过许多梦。"]


def test_news_loses_its_tags(tmp_path: Path) -> None:
    line = "本报/r  北京/ns  １２月/t  ３１日/t  讯/Ng  [中国/ns  银行/n]nt  增长/v  "
    line += "１２．５％/m  ，/w  "
    (tmp_path / "199801.txt").write_text(line * 2 + "\n短/a\n", encoding="utf-8")
    once = "本报北京12月31日讯中国银行增长12.5%，"
    assert list(prose.news(tmp_path)) == [once * 2]


def test_numbers_and_names_are_dense(tmp_path: Path) -> None:
    numbers = "共/d  １２３４５６/m  人/n  。/w  " * 4
    names = "王/nr  小明/nr  、/w  " * 8
    plain = "天气/n  很/d  好/a  。/w  " * 8
    lines = "\n".join([numbers, names, plain])
    (tmp_path / "199801.txt").write_text(lines + "\n", encoding="utf-8")
    assert list(prose.with_many_numbers(tmp_path)) == ["共123456人。" * 4]
    assert list(prose.with_many_names(tmp_path)) == ["王小明、" * 8]


def test_laws_begin_with_their_article(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "laws.db")
    database.execute("CREATE TABLE articles (id, article_no, article_text)")
    text = "为了保护权利，制定本法。\n| 表 || 格 |\n第二款。"
    database.execute("INSERT INTO articles VALUES (1, '第一条', ?)", (text,))
    database.commit()
    database.close()
    assert list(prose.laws(tmp_path)) == ["第一条　为了保护权利，制定本法。", "第二款。"]


def test_handbook_takes_paragraphs_without_blanks_by_han(tmp_path: Path) -> None:
    folder = tmp_path / "html" / "zh-CN"
    folder.mkdir(parents=True)
    page = (
        '<h1>标题</h1><div class="para">本章讨论 <b>RAID</b> 和 LVM 卷，\n 以及监控工具与虚拟化'
        "技术。</div><pre>apt install</pre><p>short</p><div>不是正文的一段很长很长的文字</div>"
    )
    (folder / "a.html").write_text(page, encoding="utf-8")
    assert list(prose.handbook(tmp_path)) == ["本章讨论RAID和LVM卷，以及监控工具与虚拟化技术。"]


def test_spread_takes_from_all_over() -> None:
    paragraphs = [f"第{number:03}段文字" for number in range(100)]
    taken = spread(paragraphs, 120)
    assert taken[0] == paragraphs[0]
    assert 110 <= sum(map(len, taken)) <= 130
    assert taken == sorted(taken)
    assert spread(paragraphs, 10_000) == paragraphs


def test_every_pinned_package_has_its_checksum() -> None:
    packages = {kind.package for kind in KINDS}
    assert all(package.sha256 or package.registry == "debian" for package in packages)
    assert all(package.licence for package in packages)
