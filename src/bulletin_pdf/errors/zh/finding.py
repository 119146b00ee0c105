"""Chinese wording of what goes wrong when an archive is searched and shown."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- queries
    "query-empty": (
        "没有可查的字词",
        "请写要找的字词，如：职工文化 AND 读书；只写标点查不到东西。",
    ),
    "query-too-long": ("查询太长，上限 {limit} 字", "请只写几个关键的字词。"),
    "query-brackets": (
        "查询里的括号不成对",
        "请补上或删去一个括号；要查括号里的字，直接写字就行。",
    ),
    "query-operator": (
        "查询里的 {name} 缺少一边",
        "AND、OR 两边、NOT 后面都要有字词；要查这个英文词，请加引号：“{name}”。",
    ),
    "query-field": ("冒号后面没有字词", "请写成 单位:教育局，冒号后面不空格。"),
    "query-date": (
        "看不懂日期 “{given}”",
        "请写 2012、2012-01、2012-01-10，或范围 2012-01..2012-03，先早后晚。",
    ),
    # ---- the catalogue
    "catalogue-busy": (
        "别的程序正在更新检索目录，等了 {seconds} 秒还没有完",
        "请稍后再试；档案本身没有改动。",
    ),
    "catalogue-broken": (
        "检索目录不能用：{reason}",
        "它只是档案包的索引：请运行 archive catalogue --rebuild 重新生成。",
    ),
    "catalogue-missing": (
        "档案库是只读的，又没有检索目录",
        "请先在可写的地方运行一次 archive catalogue，再转为只读。",
    ),
    "catalogue-behind": (
        "检索目录与档案包不一致（{count} 处），而档案库是只读的",
        "请在可写的地方运行 archive catalogue。",
    ),
    "catalogue-skips": (
        "档案包 {name} 读不出来（{cause}），查找时没有它",
        "请运行 archive audit 查明原因，再用备份恢复。",
    ),
    # ---- the finding aid
    "site-foreign": (
        "“{name}” 里有不是网站的文件，没有写入",
        "请给网站一个新的或空的文件夹。",
    ),
    "preview-missing": (
        "{name} 的 PDF 画不出预览",
        "网站里没有这一期的页面预览；请运行 archive audit 看文件是否损坏。",
    ),
}
