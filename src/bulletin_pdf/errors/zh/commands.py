"""Chinese wording of what is wrong with a command line."""

MESSAGES: dict[str, tuple[str, str]] = {
    "usage-missing": ("命令缺少 {name}", "用法：{command} --help"),
    "usage-no-option": ("没有选项 {name}", "用法：{command} --help"),
    "usage-no-option-near": ("没有选项 {name}", "是不是 {near}？用法：{command} --help"),
    "usage-no-command": ("没有命令 {name}", "全部命令：{command} --help"),
    "usage-no-command-near": ("没有命令 {name}", "是不是 {near}？全部命令：{command} --help"),
    "usage-no-value": ("选项 {name} 用法不对：后面缺少值，或多给了值", "用法：{command} --help"),
    "usage-choice": ("{name} 的值不对", "可以用：{known}。"),
    "usage-range": ("{name} 的值不对", "请写 {low} 到 {high} 的数。"),
    "usage-least": ("{name} 的值不对", "请写不小于 {low} 的数。"),
    "usage-date": ("{name} 的日期不对", "请写成 2012-01-10 的样子。"),
    "usage-value": ("{name} 的值不对：{reason}", "用法：{command} --help"),
    "usage-wrong": ("命令写得不对：{reason}", "用法：{command} --help"),
}
