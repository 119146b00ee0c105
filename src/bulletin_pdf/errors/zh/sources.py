"""Chinese wording of what is wrong with a source: files, YAML, issues."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- reading files
    "file-missing": ("找不到文件 “{name}”", "请检查文件名和所在文件夹。"),
    "file-unreadable": ("无法读取 “{name}”：{reason}", "请检查文件名和文件权限。"),
    "file-too-large": (
        "文件过大：{size} MB，上限 {limit} MB",
        "请把这一期拆成几期，或删去不需要的内容。",
    ),
    "file-empty": ("文件是空的", "可用 bulletin new 名称 生成一份样稿。"),
    # ---- decoding: bytes to text
    "file-not-text": (
        "这不是文本文件，而是 {kind} 文件",
        "期刊文件应是纯文本（.yaml）。请把文字复制到纯文本文件里。",
    ),
    "encoding-gb18030": (
        "文件不是 UTF-8 编码，已按 GB18030（GBK）读入",
        "请核对文字，并另存为 UTF-8 编码。",
    ),
    "encoding-doubtful": (
        "这里读出了不常见的字符 {character}，文件可能不是 GB18030 编码",
        "请核对文字是否有乱码；用原来的软件打开，另存为 UTF-8 编码。",
    ),
    "encoding-unknown": (
        "无法识别文件编码：既不是 UTF-8，也不是 GB18030",
        "请用原来的软件打开，另存为 UTF-8 编码。",
    ),
    "encoding-damaged": (
        "文件是 {encoding} 编码，但这里的字节已损坏：{bytes}",
        "请重新输入这里的字，再存为 UTF-8 编码。",
    ),
    "encoding-utf16-no-bom": (
        "文件像是 UTF-16 编码，但开头没有标记（BOM）",
        "请另存为 UTF-8 编码（记事本：文件 → 另存为 → 编码 UTF-8）。",
    ),
    "encoding-utf32": ("不支持 UTF-32 编码", "请另存为 UTF-8 编码。"),
    "character-control": (
        "含有看不见的控制字符 {character}",
        "请删去它；多半是从别的软件复制文字时带来的。",
    ),
    "character-invalid": ("含有无效字符 {character}", "请删去它，或重新输入这里的字。"),
    "character-line-end": ("含有特殊的换行符 {character}", "请删去它，再按回车键换行。"),
    "character-more": ("这样的字符还有 {count} 个", "请先改正以上各处，再检查一次。"),
    # ---- YAML: what cannot be read
    "yaml-wide-colon": ("“{key}” 后面是全角冒号", "请改成半角冒号加空格，例如 {key}: 内容"),
    "yaml-glued-colon": ("“{key}” 的冒号后面缺空格", "请在冒号后加一个空格，例如 {key}: 内容"),
    "yaml-wide-space": ("行首有全角空格或特殊空格，不能用来缩进", "请改成半角空格，每级缩进两个。"),
    "yaml-tab": ("行首有制表符（Tab），不能用来缩进", "请改成半角空格，每级缩进两个。"),
    "yaml-alias": (
        "以 * 开头的 “{token}” 被当作引用，这里不支持",
        "如果是文字，请加引号，例如 title: '*重要*'；正文请写在 body: | 的下一行。",
    ),
    "yaml-anchor": (
        "以 & 开头的 “{token}” 被当作锚点，这里不支持",
        "如果是文字，请加引号，例如 title: '& 之声'。",
    ),
    "yaml-tag": (
        "以 ! 开头的 “{token}” 被当作标签，这里不支持",
        "如果是文字，请加引号，例如 title: '!重要'。",
    ),
    "yaml-too-deep": ("嵌套超过 {limit} 层", "期刊文件用不到这么多层，请检查缩进和括号。"),
    "yaml-too-many-nodes": ("内容超过 {limit} 项", "请把这一期拆成几期。"),
    "yaml-several-documents": (
        "这里用 --- 开始了第二份内容，一个文件只能有一份",
        "请删去这一行；正文里的 --- 要和正文一样缩进。",
    ),
    "yaml-duplicate-key": ("“{key}” 重复了，第 {line} 行已经写过", "请只保留一个。"),
    "yaml-key-not-text": ("冒号前面缺少名称", "请写成“名称: 内容”，例如 title: 标题"),
    "yaml-syntax-colon": (
        "这里不能有冒号",
        "文字里有“冒号加空格”时要加引号，例如 title: '通知: 开会'；也请检查上一行和这一行的缩进。",
    ),
    "yaml-syntax-no-key": (
        "这一行没有“名称: ”",
        "如果是正文，请和上一行一样缩进；如果是新的一项，请写成“名称: 内容”。",
    ),
    "yaml-syntax-dash": ("这里不能用 - 列出各项", "请另起一行写 -，各项的 - 要对齐。"),
    "yaml-syntax-escape": ("双引号里的反斜杠 \\ 用法不对", "请改用单引号，例如 title: 'A\\B'"),
    "yaml-syntax-quote": (
        "引号没有成对",
        "以半角引号开头的内容要用同样的半角引号结束；中文引号 “ ” 不需要另加引号。",
    ),
    "yaml-syntax-block": ("| 或 > 后面不能有文字", "请把正文写在下一行，并缩进两个空格。"),
    "yaml-syntax-bracket": (
        "括号没有成对，或各项之间缺少半角逗号",
        "请写成 [甲, 乙]，或每项一行，以“- ”开头；以 [ 开头的文字要加引号。",
    ),
    "yaml-syntax-character": (
        "内容不能以 {character} 开头",
        "请加引号，例如 title: '{character}…'",
    ),
    "yaml-syntax-indent": (
        "这里的缩进或写法与上文不一致",
        "同一级的各行要对齐；正文每行都要缩进。",
    ),
    "yaml-syntax-after-end": (
        "引号或括号已经结束，后面还有文字",
        "请给整段内容加引号，例如 title: '[重要] 通知'；内容里的单引号要写两次。",
    ),
    "yaml-syntax-directive": (
        "行首的 % 有特殊含义，这里不支持",
        "请删去这一行，或把文字放进引号里。",
    ),
    "yaml-syntax": ("YAML 写法有误：{problem}", "请检查这一行和上一行的缩进、冒号和引号。"),
    # ---- YAML: what is read otherwise than meant
    "yaml-text-as-comment": (
        "“{comment}” 被当作注释，不会印出来",
        "如果是文字，请给整段内容加引号；如果是注释，请在 # 后加一个空格。",
    ),
    "yaml-folded": (
        "这几行会连成一行，中间加上空格",
        "要保留分行，请在冒号后写 |，文字从下一行开始，缩进两个空格；否则请写在一行里。",
    ),
    "yaml-wide-comma": (
        "列表里用了全角逗号，前后算作一项",
        "如果是几项，请用半角逗号分开，例如 [甲, 乙]。",
    ),
    # ---- YAML: values that do not fit
    "yaml-unknown-key": ("不认识的名称 “{key}”", "这里可以用的名称：{known}"),
    "yaml-unknown-key-near": ("不认识的名称 “{key}”", "是不是要写 “{meant}”？"),
    "yaml-missing": ("缺少 “{key}”", "请加上一行“{key}: 内容”，与同级各行对齐。"),
    "yaml-empty": ("“{key}” 没有内容", "请写上内容，或删去这一行；以 # 开头的文字要加引号。"),
    "yaml-not-keys": (
        "文件的内容不是“名称: 内容”",
        "可用 bulletin new 名称 生成一份样稿，照着填写。",
    ),
    "yaml-not-text": (
        "“{key}” 应该是一段文字，这里却是列表或下级内容",
        "请写成一行，例如 {key}: 内容；文字里有冒号或括号时要加引号。",
    ),
    "yaml-not-whole-number": (
        "“{key}” 应该是整数，这里是 “{value}”",
        "请用阿拉伯数字，例如 {key}: 12",
    ),
    "yaml-not-number": ("“{key}” 应该是数字，这里是 “{value}”", "请用阿拉伯数字，例如 {key}: 12.5"),
    "yaml-not-bool": (
        "“{key}” 应该是 true（是）或 false（否），这里是 “{value}”",
        "请写 {key}: true 或 {key}: false",
    ),
    "yaml-not-date": (
        "“{key}” 不是有效的日期：“{value}”",
        "请写成 2012-01-10、2012年1月10日或二〇一二年一月十日，年份要四位。",
    ),
    "yaml-not-list": ("“{key}” 应该是列表", "请每项一行，以“- ”开头，或写成 [甲, 乙]。"),
    "yaml-not-mapping": (
        "“{key}” 应该分写成几行“名称: 内容”",
        "请换行并缩进两个空格，再写“名称: 内容”。",
    ),
    "yaml-out-of-range": ("“{key}” 的值 {value} 超出范围，应该 {limit}", "请改成范围内的数。"),
    "yaml-wrong-count": ("“{key}” 的项数是 {value}，应该 {limit}", "请增加或删去几项。"),
    "yaml-not-a-choice": ("“{key}” 不能是 “{value}”", "可以写：{choices}"),
    "yaml-invalid": ("“{key}” 的值 “{value}” 不合要求：{reason}", "请改正后再试。"),
    "yaml-invalid-part": ("这部分内容不合要求：{reason}", "请改正后再试。"),
    "yaml-more": ("还有 {count} 处没有列出", "请先改正以上各处，再检查一次。"),
    # ---- issue files
    "issue-id": (
        "文件名 “{name}” 不能用作期刊的编号",
        "请只用文字、数字、- 和 _，不超过 64 个字，例如 2012-01.yaml。",
    ),
    "issue-outer-space": ("“{key}” 的开头或结尾有空格", "请删去引号里多余的空格。"),
    "issue-section-empty": (
        "这个栏目里什么也没有",
        "请写上 articles（文章）、briefs（简讯）或 figures（数字），或删去这个栏目。",
    ),
    "issue-ink-unknown": ("版式没有名为 “{name}” 的墨色", "可用的墨色：{known}。"),
    "issue-section-brackets": ("栏目名带有【】，版式会再加一次", "请删去【】，只写栏目名。"),
    "issue-attribution-brackets": (
        "供稿署名带有括号，版式会再加一次",
        "请删去括号，只写单位和姓名。",
    ),
}
