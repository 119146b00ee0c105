"""Wording of diagnostics in Chinese: what is wrong and what to do."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- reading files
    "file-missing": ("找不到文件 “{name}”", "请检查文件名和所在文件夹。"),
    "file-unreadable": ("无法读取 “{name}”：{reason}", "请检查文件权限。"),
    "file-too-large": (
        "文件过大：{size} MB，上限 {limit} MB",
        "请把这一期拆成几期，或删去不需要的内容。",
    ),
    "file-empty": ("文件是空的", "可用 bulletin new 名称 生成一份样稿。"),
}
