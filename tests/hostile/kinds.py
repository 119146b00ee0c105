"""The kinds of bad input: how each is made, and what is answered to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from .pictures import png
from .project import Project, issue

ISSUE = "issues/t.yaml"
LONG = "正文文字。" * 2000
PAGE = "{% for s in issue.sections %}{% for a in s.articles %}{{ a.body }}{% endfor %}{% endfor %}"
WRITE = "out/t/t.press.pdf"
PIXELS = "A4 整版 300 dpi 约 2480 × 3508 像素"
DISK_ZH = "请检查磁盘空间和文件夹权限，或用 -o 换一个文件夹；原有文件没有改动。"
DISK_EN = (
    "Check the free space and the permissions, or choose another folder with -o;"
    " the older file is untouched."
)
KEYS = (
    "layout, fit, name, number, cumulative_number, date, publisher, classification, notice, copy_number,"
    " cover, web, contents, sections, distribution, imprint, printing"
)
FAMILIES = "、".join(
    f"Bulletin {name}"
    for name in ("Fang", "Hei", "Kai", "Latin", "Marks", "Nameplate", "Song", "Wenkai")
)
FAMILIES += "、Bulletin Xiaobiaosong"

Prepare = Callable[[Project], object]
Words = tuple[str, str]
"""Message and remedy."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A kind of bad input and what is answered to it."""

    code: int
    place: str
    zh: Words
    en: Words
    prepare: Prepare
    arguments: tuple[str, ...] = (ISSUE,)
    meanwhile: Callable[[Project, int], None] | None = None


def text(content: str | bytes, name: str = ISSUE) -> Prepare:
    return lambda project: project.write(name, content)


def picture(name: str, content: bytes | None = None) -> Prepare:
    def prepare(project: Project) -> None:
        if content is not None:
            project.write(f"issues/{name}", content)
        project.write(ISSUE, issue(f"![图]({name})"))

    return prepare


def link(name: str, target: str) -> Prepare:
    def prepare(project: Project) -> None:
        (project.folder / "issues" / name).symlink_to(target)
        project.write(ISSUE, issue(f"![图]({name})"))

    return prepare


def layout(template: str = PAGE, css: str = "") -> Prepare:
    return lambda project: project.layout(template, css)


def sound(then: Prepare, body: str = "正文。") -> Prepare:
    def prepare(project: Project) -> None:
        project.write(ISSUE, issue(body))
        then(project)

    return prepare


def patched(code: str) -> Prepare:
    return sound(lambda project: project.patch(code))


def large(project: Project) -> None:
    os.truncate(project.write(ISSUE, ""), 50_000_000)


def pipe(project: Project) -> None:
    os.mkfifo(project.folder / ISSUE)


def bomb() -> str:
    lines = ["a: &a [笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑, 笑]\n"]
    for old, new in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n")
    return "".join([*lines, "sections: *i\n"])


def interrupt(_: Project, group: int) -> None:
    os.killpg(group, signal.SIGINT)


def remove(project: Project, _: int) -> None:
    (project.folder / ISSUE).unlink()


# As on a full disk: what is written is accepted, and refused when it shall be kept.
FULL = "import os; os.fsync = lambda _: (_ for _ in ()).throw(OSError(28, os.strerror(28)))"
# Fonts are unpacked before, files of any size; the limit holds for the outputs.
SMALL = """
import os, resource, tempfile
make = tempfile.mkstemp
def limited(*args, **options):
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    return make(*args, **options)
tempfile.mkstemp = limited
"""
# No room for temporary files at all.
NO_ROOM = """\
import os, resource
os.environ["BULLETIN_WITHOUT"] = "font-files"
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
"""

KINDS = [
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:1:9",
            (
                "括号没有成对，或各项之间缺少半角逗号",
                "请写成 [甲, 乙]，或每项一行，以“- ”开头；以 [ 开头的文字要加引号。",
            ),
            (
                "the brackets do not match, or there is no half-width comma between two items",
                "Write [one, two], or each item on a line that begins with “- ”; put text that begins with [ in quotes.",
            ),
            text("layout: [简报\nsections: 1\n"),
        ),
        id="syntax",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:1:8",
            (
                "无法识别文件编码：既不是 UTF-8，也不是 GB18030",
                "请用原来的软件打开，另存为 UTF-8 编码。",
            ),
            (
                "unknown encoding: neither UTF-8 nor GB18030",
                "Open the file where it was written and save it as UTF-8.",
            ),
            text(b"title: \xff\xfe\x80\x81\xff\n"),
        ),
        id="encoding",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:7:1",
            ("不认识的名称 “colour”", f"这里可以用的名称：{KEYS}"),
            ("unknown name “colour”", f"Names that can stand here: {KEYS}"),
            text(issue(more="colour: red\n")),
        ),
        id="unknown key",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:7:9",
            ("“number” 应该是整数，这里是 “三”", "请用阿拉伯数字，例如 number: 12"),
            ("“number” should be a whole number, not “三”", "Write it in digits: number: 12"),
            text(issue(more="number: 三\n")),
        ),
        id="wrong type",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:3:9",
            ("缺少 “title”", "请加上一行“title: 内容”，与同级各行对齐。"),
            (
                "“title” is missing",
                "Add a line “title: text”, aligned with the others of its level.",
            ),
            text("sections:\n  - articles:\n      - body: 正文\n"),
        ),
        id="missing title",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:7:1",
            ("“number” 重复了，第 6 行已经写过", "请只保留一个。"),
            ("“number” is there twice, first on line 6", "Keep only one of them."),
            text(
                "sections:\n  - articles:\n      - title: 标题\n        body: 正文\n\n"
                "number: 1\nnumber: 2\n"
            ),
        ),
        id="duplicate key",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:2:8",
            (
                "以 * 开头的 “*a” 被当作引用，这里不支持",
                "如果是文字，请加引号，例如 title: '*重要*'；正文请写在 body: | 的下一行。",
            ),
            (
                "“*a” begins with * and is taken for an alias, which is not supported",
                "If it is text, put it in quotes: title: '*important*'; a body begins below body: |",
            ),
            text(bomb()),
        ),
        id="alias bomb",
    ),
    pytest.param(
        Bad(
            65,
            ISSUE,
            ("文件过大：47.7 MB，上限 8 MB", "请把这一期拆成几期，或删去不需要的内容。"),
            (
                "the file is too large: 47.7 MB, the limit is 8 MB",
                "Split the issue, or remove what is not needed.",
            ),
            large,
        ),
        id="50 MB",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:1:60",
            ("嵌套超过 50 层", "期刊文件用不到这么多层，请检查缩进和括号。"),
            (
                "nested more than 50 levels deep",
                "No issue needs so many levels; check the indentation and the brackets.",
            ),
            text("sections: " + "[" * 5000 + "]" * 5000 + "\n"),
        ),
        id="deep nesting",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:12",
            ("含有看不见的控制字符 U+001B", "请删去它；多半是从别的软件复制文字时带来的。"),
            (
                "invisible control character U+001B",
                "Delete it; it probably came along with text copied from elsewhere.",
            ),
            text(issue("正\x1b[31m文")),
        ),
        id="control character",
    ),
    pytest.param(
        Bad(
            66,
            f"{ISSUE}:6:11",
            (
                "找不到图片 “images/会场.jpg”",
                "图片要放在本期文件所在的文件夹（或其子文件夹）里，写相对路径，如 images/会场.jpg。",
            ),
            (
                "no such image: “images/会场.jpg”",
                "Put the image in the folder of the issue file and name it relative to it, such as images/hall.jpg.",
            ),
            picture("images/会场.jpg"),
        ),
        id="missing image",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            (
                "图片 “../out/t/a.png” 在本期文件夹之外",
                "请把图片复制到本期文件所在的文件夹里，再写相对路径。",
            ),
            (
                "the image “../out/t/a.png” lies outside the folder of the issue",
                "Copy the image into the folder of the issue file and name it relative to it.",
            ),
            picture("../out/t/a.png", png(10, 10)),
        ),
        id="image outside",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            (
                "图片 “http://127.0.0.1/a.png” 是网址，排版时不连网",
                "请先把图片下载到本期文件所在的文件夹，再写文件名。",
            ),
            (
                "the image “http://127.0.0.1/a.png” is a web address; nothing is loaded from the network",
                "Download the image into the folder of the issue file and write its file name.",
            ),
            picture("http://127.0.0.1/a.png"),
        ),
        id="http image",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            (
                "图片 “a.png” 在本期文件夹之外",
                "请把图片复制到本期文件所在的文件夹里，再写相对路径。",
            ),
            (
                "the image “a.png” lies outside the folder of the issue",
                "Copy the image into the folder of the issue file and name it relative to it.",
            ),
            link("a.png", "/etc/hostname"),
        ),
        id="symlink out",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            (
                "图片 “a.png” 在本期文件夹之外",
                "请把图片复制到本期文件所在的文件夹里，再写相对路径。",
            ),
            (
                "the image “a.png” lies outside the folder of the issue",
                "Copy the image into the folder of the issue file and name it relative to it.",
            ),
            link("a.png", "a.png"),
        ),
        id="symlink loop",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            ("图片 “a.png” 已损坏，读不完整", "请重新导出或重新索取这张图片。"),
            ("the image “a.png” is damaged", "Export the image again, or ask for it once more."),
            picture("a.png", png(100, 100)[:-40]),
        ),
        id="broken PNG",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            ("“a.png” 不是可用的图片", "请另存为 JPEG、PNG、TIFF、WEBP 之一。"),
            (
                "“a.png” is not an image that can be used",
                "Save it as one of JPEG, PNG, TIFF, WEBP.",
            ),
            picture("a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
        ),
        id="EPS as PNG",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            ("图片 “a.png” 的像素太多：60 百万，上限 50 百万", f"请缩小后再用；{PIXELS}。"),
            (
                "the image “a.png” has too many pixels: 60 million, the limit is 50 million",
                "Make it smaller; a full A4 page at 300 dpi is about 2480 × 3508 pixels.",
            ),
            picture("a.png", png(10_000, 6_000)),
        ),
        id="60 megapixels",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:11",
            ("图片 “a.png” 的像素太多：400 百万，上限 50 百万", f"请缩小后再用；{PIXELS}。"),
            (
                "the image “a.png” has too many pixels: 400 million, the limit is 50 million",
                "Make it smaller; a full A4 page at 300 dpi is about 2480 × 3508 pixels.",
            ),
            picture("a.png", png(20_000, 20_000)),
        ),
        id="400 megapixels",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:8:19",
            (f"无法读取图片 “{'长' * 300}”：名称太长", "请检查文件名和文件权限。"),
            (
                f"cannot read the image “{'长' * 300}”: File name too long",
                "Check the name and the permissions of the file.",
            ),
            text(
                issue(
                    more=f"        images:\n          - file: {'长' * 300}\n            alt: 图\n"
                )
            ),
        ),
        id="image name too long",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:6:12",
            (
                "没有字体收录 “𐒀”（U+10480），文章：标题",
                "请改用通行的字，或换成图片；可用 bulletin fonts 查看收字范围。",
            ),
            (
                "no font has “𐒀” (U+10480), in the article 标题",
                "Use a common character or an image instead; bulletin fonts lists what the fonts cover.",
            ),
            text(issue("字𐒀")),
        ),
        id="character no font has",
    ),
    pytest.param(
        Bad(
            65,
            f"{ISSUE}:1:9",
            ("没有名为 “~nobody/x” 的版式", "可用的版式：jianbao、kuaixun、neikan。"),
            (
                "there is no layout named “~nobody/x”",
                "Layouts that can be used: jianbao, kuaixun, neikan.",
            ),
            text(issue(head="layout: ~nobody/x\n")),
        ),
        id="unknown layout",
    ),
    pytest.param(
        Bad(
            78,
            "own/bulletin.html:2:10",
            (
                "模板里没有变量 “issue.nothing”",
                "是否想写：issue.notice、issue.heading、issue.sections？可用的变量见版式作者指南。",
            ),
            (
                "templates have no variable “issue.nothing”",
                "Did you mean issue.notice, issue.heading, issue.sections? The layout author's guide lists the variables.",
            ),
            layout("<p>一</p>\n{{ issue.nothing }}\n"),
        ),
        id="template error",
    ),
    pytest.param(
        Bad(
            78,
            "own/own.css:2:18",
            (
                "样式里的字体 “SimSun” 不在本产品的字体中",
                f"请用 var(--font-…)，或这些字体之一：{FAMILIES}。",
            ),
            (
                "the style sheet names the font “SimSun”, which is not among ours",
                f"Use var(--font-…), or one of these: {FAMILIES.replace('、', ', ')}.",
            ),
            layout(css="p { color: inherit }\np { font-family: SimSun }\n"),
        ),
        id="CSS with a missing font",
    ),
    pytest.param(
        Bad(
            78,
            "own/own.css:2:3",
            (
                "样式没有生效：Ignored `colour: red` at 2:3, unknown property.",
                "请改正这条样式，或换一种写法。",
            ),
            (
                "a style was ignored: Ignored `colour: red` at 2:3, unknown property.",
                "Correct the rule, or write it differently.",
            ),
            layout(css="p {\n  colour: red;\n}\n"),
        ),
        id="CSS that is ignored",
    ),
    pytest.param(
        Bad(
            78,
            "own/own.css:2:10",
            (
                "样式没有生效：Ignored `width: device-cmyk(0 0 0 1)` at 2:10, invalid value.",
                "请改正这条样式，或换一种写法。",
            ),
            (
                "a style was ignored: Ignored `width: device-cmyk(0 0 0 1)` at 2:10, invalid value.",
                "Correct the rule, or write it differently.",
            ),
            layout(css="p {\n  width: var(--ink-black);\n}\n"),
        ),
        id="CSS that is ignored at last",
    ),
    pytest.param(
        Bad(
            73,
            "file/below/t/t.press.pdf",
            ("无法写入 “file/below/t/t.press.pdf”：路径中间的一段是文件，不是文件夹", DISK_ZH),
            ("cannot write “file/below/t/t.press.pdf”: Not a directory", DISK_EN),
            sound(text("", "file")),
            (ISSUE, "-o", "file/below"),
        ),
        id="unwritable output",
    ),
    pytest.param(
        Bad(
            73,
            "link/t/t.press.pdf",
            ("“t.press.pdf” 是符号链接，不写入", "请删去这个链接，或用 -o 换一个文件夹。"),
            (
                "“t.press.pdf” is a symbolic link and is not written through",
                "Remove the link, or choose another folder with -o.",
            ),
            sound(
                lambda project: (
                    (project.folder / "link/t").mkdir(parents=True),
                    (project.folder / "link/t/t.press.pdf").symlink_to("/etc/hostname"),
                )
            ),
            (ISSUE, "-o", "link"),
        ),
        id="output is a link",
    ),
    pytest.param(
        Bad(
            73,
            f"{{folder}}/{WRITE}",
            (f"无法写入 “{{folder}}/{WRITE}”：磁盘已满", DISK_ZH),
            (f"cannot write “{{folder}}/{WRITE}”: No space left on device", DISK_EN),
            patched(FULL),
        ),
        id="full disk",
    ),
    pytest.param(
        Bad(
            73,
            f"{{folder}}/{WRITE}",
            (f"无法写入 “{{folder}}/{WRITE}”：超过了系统允许的文件大小", DISK_ZH),
            (f"cannot write “{{folder}}/{WRITE}”: File too large", DISK_EN),
            patched(SMALL),
        ),
        id="file-size limit",
    ),
    pytest.param(
        Bad(
            73,
            "{tmp}",
            ("无法写入 “{tmp}”：超过了系统允许的文件大小", DISK_ZH),
            ("cannot write “{tmp}”: File too large", DISK_EN),
            patched(NO_ROOM),
        ),
        id="no room for temporary files",
    ),
    pytest.param(
        Bad(
            130,
            "",
            ("已中断", "没有写出不完整的文件。"),
            ("interrupted", "No incomplete file was written."),
            text(issue(LONG)),
            meanwhile=interrupt,
        ),
        id="Ctrl-C",
    ),
    pytest.param(
        Bad(
            66,
            ISSUE,
            ("排版过程中 “t.yaml” 被删除或移走了", "没有写出任何文件；请放回后重新运行。"),
            (
                "“t.yaml” was removed while it was being built",
                "Nothing was written; put it back and run again.",
            ),
            text(issue(LONG)),
            meanwhile=remove,
        ),
        id="removed while building",
    ),
    pytest.param(
        Bad(
            65,
            "issues/第 1 期.yaml",
            (
                "文件名 “第 1 期” 不能用作期刊的编号",
                "请只用文字、数字、- 和 _，不超过 64 个字，例如 2012-01.yaml。",
            ),
            (
                "the file name “第 1 期” cannot be the id of an issue",
                "Use letters, digits, - and _ only, at most 64 of them: 2012-01.yaml",
            ),
            text(issue(), "issues/第 1 期.yaml"),
            ("issues/第 1 期.yaml",),
        ),
        id="name that is no id",
    ),
    pytest.param(
        Bad(
            2,
            "issues/T.yaml",
            ("“T” 与 issues/t.yaml 同名，输出会互相覆盖", "请改名后再一起排版。"),
            (
                "“T” has the same name as issues/t.yaml; their outputs would overwrite each other",
                "Rename one of them.",
            ),
            sound(text(issue(), "issues/T.yaml")),
            (ISSUE, "issues/T.yaml"),
        ),
        id="two of a name",
    ),
    pytest.param(
        Bad(
            65,
            ISSUE,
            ("文件是空的", "可用 bulletin new 名称 生成一份样稿。"),
            ("the file is empty", "bulletin new NAME writes a specimen to start from."),
            text(""),
        ),
        id="empty file",
    ),
    pytest.param(
        Bad(
            66,
            "issues/none.yaml",
            ("找不到文件 “issues/none.yaml”", "请检查文件名和所在文件夹。"),
            ("no such file: “issues/none.yaml”", "Check the file name and its folder."),
            lambda _: None,
            ("issues/none.yaml",),
        ),
        id="missing file",
    ),
    pytest.param(
        Bad(
            66,
            "issues",
            ("无法读取 “issues”：这是文件夹，不是文件", "请检查文件名和文件权限。"),
            (
                "cannot read “issues”: Is a directory",
                "Check the name and the permissions of the file.",
            ),
            lambda _: None,
            ("issues",),
        ),
        id="folder",
    ),
    pytest.param(
        Bad(
            66,
            ISSUE,
            (f"无法读取 “{ISSUE}”：不是普通文件", "请检查文件名和文件权限。"),
            (
                "cannot read “issues/t.yaml”: not a plain file",
                "Check the name and the permissions of the file.",
            ),
            pipe,
        ),
        id="pipe",
    ),
    pytest.param(
        Bad(
            66,
            "/dev/zero",
            ("无法读取 “/dev/zero”：不是普通文件", "请检查文件名和文件权限。"),
            (
                "cannot read “/dev/zero”: not a plain file",
                "Check the name and the permissions of the file.",
            ),
            lambda _: None,
            ("/dev/zero",),
        ),
        id="endless device",
    ),
    pytest.param(
        Bad(
            65,
            "issues/t.docx",
            (
                "这不是文本文件，而是 Word (.docx) / zip 文件",
                "期刊文件应是纯文本（.yaml）。请把文字复制到纯文本文件里。",
            ),
            (
                "this is not a text file but a Word (.docx) / zip file",
                "An issue is a plain text file (.yaml). Copy the text into one.",
            ),
            text(b"PK\x03\x04" + bytes(range(256)), "issues/t.docx"),
            ("issues/t.docx",),
        ),
        id="Word file",
    ),
]
