"""Chinese wording of the rules of ``bulletin lint``: what was found, and why it is wrong."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- marks
    "lint-half-width-mark": (
        "{rule} 中文里用了半角标点 “{found}”，应为 “{meant}”",
        "中文的点号占一个字的位置；数字、西文内部的半角标点不动。",
    ),
    "lint-half-width-bracket": (
        "{rule} 括住中文的括号 “{found}” 是半角，应为 “{meant}”",
        "括号里有中文时，两半都用全角；只括西文、数字的不动。",
    ),
    "lint-ellipsis": (
        "{rule} 省略号 “{found}” 应为 “{meant}”",
        "省略号是六个连点，占两个字；段落的省略可连用两个（十二点）。",
    ),
    "lint-dash": (
        "{rule} 破折号 “{found}” 应为 “{meant}”",
        "破折号占两个字；单个 “—” 是连接号（北京—上海），不动。",
    ),
    "lint-repeated-mark": (
        "{rule} 标点重复 “{found}”，应为 “{meant}”",
        "问号、叹号可以叠用，其他点号不叠用。",
    ),
    "lint-adjacent-marks": (
        "{rule} 不同的点号连在一起 “{found}”",
        "请留下该用的一个；问号和叹号可以连用。",
    ),
    "lint-too-many-marks": (
        "{rule} “{found}” 叠用太多，应为 “{meant}”",
        "问号、叹号最多叠用三个。",
    ),
    "lint-mark-order": ("{rule} “{found}” 应为 “{meant}”", "疑问和感叹并用时，先问号，后叹号。"),
    "lint-straight-quote": (
        "{rule} 直引号 “{found}” 应为 “{meant}”",
        "中文引号分前后；一行里直引号成对时才判断得准，英寸号等不动。",
    ),
    "lint-corner-bracket": (
        "{rule} 横排简体用弯引号，“{found}” 应为 “{meant}”",
        "「」『』是竖排和繁体的引号。",
    ),
    "lint-middle-dot": (
        "{rule} 间隔号 “{found}” 应为 “{meant}”",
        "间隔号是 “·”（U+00B7）；外观相近的其他字符会排错位置。",
    ),
    "lint-ellipsis-and-others": (
        "{rule} 省略号和 “等” 重复 “{found}”",
        "省略号与等、等等不同时用，请去掉一个。",
    ),
    "lint-pause-before-and": (
        "{rule} “以及” 前的 “{found}” 应为 “{meant}”",
        "并列成分以顿号分隔时，最后的 “以及” 前用逗号。",
    ),
    "lint-pause-between-quotes": (
        "{rule} 并列的引号、书名号之间的 “{found}” 通常不用",
        "标有引号、书名号的并列成分之间通常不用顿号；中间有括注的除外。",
    ),
    "lint-title-mark": (
        "{rule} 标题末尾的 “{found}” 应删去",
        "标题末尾通常不用标点，问号、叹号、省略号除外。",
    ),
    "lint-caption-mark": (
        "{rule} 图片说明末尾的 “{found}” 应删去",
        "图或表的说明文字末尾不用句号。",
    ),
    # ---- characters and spaces
    "lint-full-width": (
        "{rule} 全角的 “{found}” 应为半角 “{meant}”",
        "阿拉伯数字、拉丁字母和百分号用半角。",
    ),
    "lint-invisible": (
        "{rule} 含有看不见的字符 “{found}”，应删去",
        "多半是从网页、PDF 复制文字时带来的，会妨碍断行和检索。",
    ),
    "lint-line-end": (
        "{rule} 含有特殊的换行符 “{found}”，应改为普通的换行",
        "多半是从 Word、PDF、网页复制文字时带来的；删去它，前后两段就会连在一起。",
    ),
    "lint-placeholder": (
        "{rule} “{found}” 像是等着补写的文字",
        "补上以后才能出印刷版、归档和交付；确实要这样印，请在这一项（如 body）的上一行写 # lint-ignore: {rule}",
    ),
    "lint-compatibility": (
        "{rule} “{found}” 是兼容字或部首，应为 “{meant}”",
        "看上去一样，编码不同：检索不到，字体里往往也没有。",
    ),
    "lint-private-use": ("{rule} “{found}” 是自造字或乱码", "请查对原稿，改用有标准编码的字。"),
    "lint-space": (
        "{rule} 中文之间多了空格 “{found}”",
        "中文词语之间不空格；标题两截之间、姓名对齐、“第一条” 之后的空格不算。",
    ),
    "lint-trailing-space": ("{rule} 行末有空格 “{found}”", "印不出来，但会妨碍比较和检索。"),
    "lint-indent": ("{rule} 用空格缩进 “{found}”", "段首空两字由版式排，正文里不打空格。"),
    # ---- numbers
    "lint-year-range": ("{rule} 年份起止的 “{found}” 应为 “{meant}”", "时间、地域的起止用一字线。"),
    "lint-short-year": ("{rule} 年份不应简写 “{found}”", "用四位数字写全年份。"),
    "lint-range-unit": (
        "{rule} “{found}” 应为 “{meant}”",
        "数值范围中前一个数的 %、万、亿不能省，省了会误解。",
    ),
    "lint-rough-number": (
        "{rule} 概数 “{found}” 应为 “{meant}”",
        "两个数字连用表示概数时不用顿号；二、三产业这样的缩略不在此列。",
    ),
    "lint-mixed-number": (
        "{rule} 阿拉伯数字和汉字混用 “{found}”",
        "只有万、亿可以跟在阿拉伯数字后：4千元写作四千元或4000元。",
    ),
    "lint-digit-mark": (
        "{rule} 数字里的 “{found}” 应为半角 “{meant}”",
        "小数点、千分撇、时分之间用半角。",
    ),
    "lint-named-day": (
        "{rule} 以月日命名的 “{found}” 应为 “{meant}”",
        "阿拉伯数字的月日专名用间隔号，并加引号：“3·15”。",
    ),
    "lint-document-number": (
        "{rule} 发文字号 “{found}” 应为 “{meant}”",
        "年份用六角括号，序号不加 “第”，不编虚位。",
    ),
    "lint-numbering": ("{rule} 序号 “{found}” 应为 “{meant}”", "不带括号的汉字序号后用顿号。"),
    "lint-arabic-numbering": (
        "{rule} 阿拉伯数字序号后的 “{found}” 应为 “{meant}”",
        "不带括号的阿拉伯数字序号后用下脚点。",
    ),
    "lint-bracket-numbering": (
        "{rule} 带括号的序号后不用 “{found}”",
        "加括号、加圈的序号后面不用点号。",
    ),
    "lint-ordinal-mark": (
        "{rule} 序次语后的 “{found}” 应为 “{meant}”",
        "第一、其一、首先之后用逗号。",
    ),
    # ---- pairs
    "lint-unbalanced": (
        "{rule} “{found}” 没有另一半",
        "引号、括号、书名号成对使用；引文分几段时，每段开头用前引号，最后一段末尾才用后引号。",
    ),
    "lint-nested": (
        "{rule} 里层的 “{found}” 应为 “{meant}”",
        "双引号里再用引号用单引号，双书名号里再用书名号用单书名号。",
    ),
    # ---- the whole issue
    "lint-title-organisation": (
        "{rule} 署名 “{found}” 和标题里的 “{meant}” 不是一地",
        "请核对署名是否张冠李戴。",
    ),
    "lint-duplicate-article": ("{rule} “{found}” 和 “{meant}” 像是同一篇", "请核对是否重复编入。"),
    "lint-two-names": (
        "{rule} “{found}” 和 “{meant}” 像是同一单位的两种写法",
        "请统一；确是两个单位时可加注释忽略。",
    ),
    # ---- the house dictionary
    "lint-forbidden-word": (
        "{rule} 词表禁用 “{found}”，写 “{meant}”",
        "见项目里的 words.yaml（forbidden）。",
    ),
    "lint-term": (
        "{rule} 词表规定写 “{meant}”，不写 “{found}”",
        "见项目里的 words.yaml（terms）。",
    ),
    "lint-leader-title": (
        "{rule} 职务 “{found}” 与词表不符，应为 “{meant}”",
        "见项目里的 words.yaml（leaders）。",
    ),
    "lint-leader-order": (
        "{rule} 排名 “{found}” 与词表的次序不符",
        "见项目里的 words.yaml（leaders），从前到后就是次序。",
    ),
    "lint-traditional": (
        "{rule} 繁体字 “{found}” 应为 “{meant}”",
        "由 OpenCC 判断；人名、题词用繁体时不改。",
    ),
    # ---- the command
    "lint-fix-kind": (
        "Word 等文件、网页、文件夹和 zip 不能就地改正，什么也没有改",
        "用 bulletin import … --fix 生成改正过的本期文件（逐处列出），或者另存为 .txt 再改；--diff 可看会怎样改。",
    ),
    "lint-rule-unknown": ("没有规则 “{name}”", "bulletin lint --explain all 列出全部规则。"),
    "lint-no-files": ("没有写要检查的文件", "写法：bulletin lint 文件…。"),
    "lint-opencc-missing": (
        "没有安装 OpenCC，不能检查繁体字",
        "请运行 pip install 'bulletin-pdf[traditional]'。",
    ),
}
