import codecs

import pytest

from bulletin_pdf.decoding import MAX_REPORTED, decode
from bulletin_pdf.errors import Language, Severity
from wording import said

TEXT = "标题: 新年\n正文: 思路\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_read_without_a_word(raw, encoding):
    decoded = decode(raw, "a.yaml")
    assert (decoded.text, decoded.encoding, decoded.diagnostics) == (TEXT, encoding, ())


def test_gb18030_is_read_with_a_note():
    decoded = decode(TEXT.encode("gbk"), "a.yaml")
    assert (decoded.text, decoded.encoding) == (TEXT, "gb18030")
    assert [d.severity for d in decoded.diagnostics] == [Severity.NOTE]
    assert said(decoded.diagnostics) == ["文件不是 UTF-8 编码，已按 GB18030（GBK）读入"]
    assert said(decoded.diagnostics, Language.EN) == [
        "the file is not UTF-8; it was read as GB18030 (GBK)"
    ]


def test_a_doubtful_reading_as_gb18030_warns_at_the_first_strange_character():
    decoded = decode("正文\n好".encode("gb18030") + b"\xaa\xa1\xaa\xa2", "a.yaml")
    assert decoded.text == "正文\n好\ue000\ue001"
    assert said(decoded.diagnostics) == [
        "文件不是 UTF-8 编码，已按 GB18030（GBK）读入",
        "2:2 这里读出了不常见的字符 U+E000，文件可能不是 GB18030 编码",
    ]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_line_ends_become_lf(ends, encoding):
    assert decode(f"甲{ends}乙{ends}{ends}丙".encode(encoding), "a.yaml").text == "甲\n乙\n\n丙"


@pytest.mark.parametrize(
    ("raw", "zh", "en"),
    [
        (
            b"a: 1\r\nb: \xff\xff\xff",
            "2:4 无法识别文件编码：既不是 UTF-8，也不是 GB18030",
            "2:4 unknown encoding: neither UTF-8 nor GB18030",
        ),
        (
            TEXT.encode("utf-16-le"),
            "文件像是 UTF-16 编码，但开头没有标记（BOM）",
            "the file looks like UTF-16, but has no mark (BOM) at its beginning",
        ),
        (
            TEXT.encode("utf-16-be"),
            "文件像是 UTF-16 编码，但开头没有标记（BOM）",
            "the file looks like UTF-16, but has no mark (BOM) at its beginning",
        ),
        (TEXT.encode("utf-32"), "不支持 UTF-32 编码", "UTF-32 is not supported"),
        (
            b"PK\x03\x04rest",
            "这不是文本文件，而是 Word (.docx) / zip 文件",
            "this is not a text file but a Word (.docx) / zip file",
        ),
        (b"%PDF-1.7", "这不是文本文件，而是 PDF 文件", "this is not a text file but a PDF file"),
        (
            codecs.BOM_UTF16_LE + "甲\r\n乙".encode("utf-16-le") + b"\x00\xd8",
            "2:2 文件是 UTF-16-LE 编码，但这里的字节已损坏：00d8",
            "2:2 the file is UTF-16-LE, but bytes are damaged here: 00d8",
        ),
        (
            codecs.BOM_UTF8 + b"a\xff",
            "1:2 文件是 UTF-8 编码，但这里的字节已损坏：ff",
            "1:2 the file is UTF-8, but bytes are damaged here: ff",
        ),
    ],
)
def test_what_cannot_be_decoded_is_an_error(raw, zh, en):
    decoded = decode(raw, "a.yaml")
    assert (decoded.text, decoded.encoding) == ("", None)
    assert said(decoded.diagnostics) == [zh]
    assert said(decoded.diagnostics, Language.EN) == [en]


def test_damaged_utf8_is_not_read_as_gb18030_but_reported_wherever_it_is_damaged():
    raw = "正文第一行\r\n第二行在此\n".encode()
    assert decode(raw, "a").text
    damaged = raw.replace("一".encode(), b"\xe4\xb8").replace("在".encode(), b"\x80\xff")
    decoded = decode(damaged, "a.yaml")
    assert (decoded.text, decoded.encoding) == ("", None)
    assert said(decoded.diagnostics) == [
        "1:4 文件是 UTF-8 编码，但这里的字节已损坏：e4 b8",
        "2:4 文件是 UTF-8 编码，但这里的字节已损坏：80 ff",
    ]
    assert decoded.diagnostics[0].where.excerpt == "正文第\ufffd\ufffd行"


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\x1f", "\x7f", "\x9b"])
def test_control_characters_are_refused_with_their_place(character):
    decoded = decode(f"甲\r\n乙乙{character}丙".encode(), "a.yaml")
    assert decoded.text == f"甲\n乙乙{character}丙"
    code = f"U+{ord(character):04X}"
    assert said(decoded.diagnostics) == [f"2:3 含有看不见的控制字符 {code}"]
    assert said(decoded.diagnostics, Language.EN) == [f"2:3 invisible control character {code}"]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_controls_that_end_lines_are_refused_as_such_or_read_as_separators(encoding, character):
    raw = f"甲\r\n乙乙{character}丙".encode(encoding)
    code = f"U+{ord(character):04X}"
    refused = [d for d in decode(raw, "a.yaml").diagnostics if d.severity is Severity.ERROR]
    assert said(refused) == [f"2:3 含有特殊的换行符 {code}"]
    decoded = decode(raw, "a.txt", lenient=True)
    assert decoded.text == "甲\n乙乙\u2028丙"
    assert not [d for d in decoded.diagnostics if d.severity is Severity.ERROR]


@pytest.mark.parametrize("character", ["\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"])
def test_noncharacters_are_refused(character):
    found = decode(f"{character}".encode(), "a.yaml").diagnostics
    assert said(found) == [f"1:1 含有无效字符 U+{ord(character):04X}"]


def test_tabs_the_bom_within_and_private_characters_pass_in_unicode():
    assert decode("\t甲\ufeff\ue000".encode(), "a.yaml").diagnostics == ()


def test_many_control_characters_are_listed_up_to_a_limit_and_then_counted():
    found = decode(b"\x07\n" * (MAX_REPORTED + 30), "a.yaml").diagnostics
    assert len(found) == MAX_REPORTED + 1
    assert said(found)[-2:] == [
        f"{MAX_REPORTED}:1 含有看不见的控制字符 U+0007",
        "这样的字符还有 30 个",
    ]


def test_damage_is_listed_up_to_a_limit():
    found = decode(
        ("正文" * 9).encode() + "好\x80".encode("utf-8", "ignore") + b"\xff\xe5\xa5\xbd" * 30, "a"
    )
    assert len(found.diagnostics) == MAX_REPORTED


def test_a_few_zero_bytes_do_not_make_a_file_utf16():
    assert said(decode(b"a\0b" + b"c" * 300, "a").diagnostics) == [
        "1:2 含有看不见的控制字符 U+0000"
    ]


def test_an_empty_file_is_an_empty_text():
    assert decode(b"", "a.yaml").text == ""
