"""Chinese wording of what is wrong with an archive and its deposits."""

MESSAGES: dict[str, tuple[str, str]] = {
    "archive-missing": (
        "“{name}” 不是档案库",
        "请用 --to 指定档案库文件夹；第一次入库（archive add）时会自动建立。",
    ),
    "archive-name": (
        "文件名 “{name}” 不能入库",
        "请改名：不要用 ..、%、~、反斜杠、冒号和控制字符，首尾不要有空格。",
    ),
    "deposit-misplaced": (
        "“{name}” 不是档案库里应有的东西，或与包内所记的编号、版本不符",
        "档案库只放入库的包；请把它移出去，或用备份恢复原来的名称。",
    ),
    "deposit-unreadable": (
        "无法读取档案包里的 “{name}”：{reason}",
        "请运行 archive audit 查明损坏的文件，再用备份恢复。",
    ),
    "pdf-unreadable": (
        "无法读取这个 PDF：{reason}",
        "请确认它是 build --for archive 生成的 PDF/A-3。",
    ),
    "attachments-too-large": (
        "附件太多或太大（上限 {limit} MB）",
        "这不像是本程序生成的存档 PDF，请不要入库。",
    ),
}
