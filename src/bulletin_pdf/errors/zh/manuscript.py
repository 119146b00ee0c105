"""Chinese wording of what is wrong or doubtful with a manuscript."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- reading manuscripts
    "import-format": (
        "不认识这种文件：“{name}”",
        "可用 txt、md、docx、doc、wps、rtf、odt、html，或它们的文件夹、zip。",
    ),
    "import-too-large": (
        "文件过大：{size} MB，上限 {limit} MB",
        "请把图片缩小，或把稿件分成几个文件。",
    ),
    "import-empty": ("稿件里没有可排的文字", "请检查是不是选错了文件。"),
    "import-encrypted": (
        "文件设了密码，或者已经损坏",
        "请用 Word 或 WPS 打开，去掉密码，另存一份。",
    ),
    "import-zip-damaged": ("文件已损坏：{reason}", "请用原来的软件打开，另存一份。"),
    "import-zip-unsafe": ("压缩包不安全，没有读取：{reason}", "请向供稿人要原来的文件。"),
    "import-xml-unsafe": (
        "文件的内部结构不安全，没有读取：{reason}",
        "请用 Word 或 WPS 打开，另存为新的文件。",
    ),
    "import-office-missing": (
        "读 {kind} 文件需要 LibreOffice，这台机器上没有",
        "请安装：sudo apt-get install libreoffice-writer-nogui；或者用 Word、WPS 另存为 docx。",
    ),
    "import-office-failed": (
        "LibreOffice 没能读出这个文件",
        "请用 Word 或 WPS 打开，另存为 docx。",
    ),
    "import-office-slow": (
        "LibreOffice 用了 {limit} 秒还没有读完，已经停止",
        "请用 Word 或 WPS 打开，另存为 docx。",
    ),
    "import-lost": (
        "导入没有成功：原稿的文字没有全部对上",
        "这是程序的错误，没有写出文件；请把稿件发给我们。",
    ),
    # ---- what became of the characters
    "import-spaces": ("删去多余的空格 {count} 个，在第 {lines} 行", ""),
    "import-dropped": ("删去“{text}”", ""),
    "import-replaced": ("“{old}”改为“{new}”", ""),
    "import-left-out": (
        "没有收入：{text}",
        "这是批注、页眉页脚、已删除或隐藏的文字、宏、符号字体的字，或不能用的图片、图表。",
    ),
    # ---- doubtful places
    "import-doubt-section": ("“{text}”可能是栏目名，也可能是标题", "请看一眼原稿。"),
    "import-doubt-title": ("“{text}”当作标题，没有把握", "请看一眼原稿。"),
    "import-doubt-title-or-head": (
        "“{text}”当作新文章的标题；也可能是上一篇里的小标题",
        "如果是小标题，请移到上一篇的正文里。",
    ),
    "import-doubt-body": ("“{text}”当作正文；也可能是标题或署名", "请看一眼原稿。"),
    "import-doubt-columns": (
        "“{text}”和相邻几行像是用空格排成的表，按段落收入了",
        "请改成表格（每行 | 甲 | 乙 |），或者改成句子。",
    ),
    "import-doubt-rejoined": (
        "“{text}”起，原稿每行都断开（像是从 PDF 复制的），已接成段落",
        "请核对分段的地方。",
    ),
    "import-doubt-brief": (
        "“{text}”当作一条简讯，没有把握",
        "请看一眼原稿：它也可能和上下几行是一篇。",
    ),
    "import-doubt-signature": ("“{text}”当作署名，没有把握", "请看一眼原稿。"),
    "import-doubt-masthead": ("“{text}”当作报头，没有把握", "请核对期号、日期和编印单位。"),
    "import-doubt-distribution": (
        "“{text}”接在上一行的印发范围后面",
        "请看它是另一个单位，还是上一行没写完的名称。",
    ),
    "import-doubt-imprint": ("“{text}”放在版记的地址里", "请改到合适的项目，或者删去。"),
    "import-doubt-copies": (
        "有印数，但没有印发范围，印数没有写进去",
        "请补上印发范围（distribution）。",
    ),
    "import-doubt-untitled": ("“{text}”前面没有标题", "请补上标题。"),
    "import-doubt-no-text": ("“{text}”下面没有正文", "请看一眼原稿。"),
    "import-doubt-unsigned": ("“{text}”没有署名，其他文章有", "请看一眼原稿，补上 attribution。"),
}
