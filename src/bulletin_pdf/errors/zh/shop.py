"""Chinese wording of what is wrong on the way to the print shop: inks, profiles, sheets."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- inks of a layout
    "layout-ink-unknown": ("of 指的墨色 “{name}” 不存在", "可用的墨色：{known}。"),
    "layout-ink-nested": (
        "of 指的墨色 “{name}” 自己也是另一墨色的淡色",
        "请直接写原来的墨色，如：{known}。",
    ),
    "layout-spot-taken": (
        "专色不能叫 “{name}”：这是印刷四色或套准色的名字",
        "请用印厂认得的专色名，如 PANTONE 485 C 或 专红。",
    ),
    "layout-pictures-wrong": (
        "图片不能印成 “{name}”",
        "可写：{known}（process 四色、black 单黑，或一个专色墨色名）。",
    ),
    # ---- the shop's profile
    "profile-not-icc": (
        "“{name}” 不是可用的 ICC 色彩特性文件",
        "请向印厂索取 .icc 文件，原样保存后再用。",
    ),
    "profile-not-cmyk": (
        "“{name}” 的色彩空间是 {space}，不是 CMYK",
        "请向印厂索取印刷用的 CMYK 特性文件；sRGB、灰度等不能用。",
    ),
    "profile-not-output": (
        "“{name}” 不是输出设备的特性文件（类别 {kind}）",
        "请向印厂索取输出（prtr）特性文件；链接文件、显示器文件不能用。",
    ),
    "profile-too-new": (
        "“{name}” 是 ICC 第 {version} 版，这种 PDF 只能用到第 {newest} 版",
        "请改用 --standard x-4，或向印厂索取第 {newest} 版的特性文件。",
    ),
    "profile-nameless": (
        "“{name}” 里没有名称，无法写明印刷条件",
        "请向印厂索取带名称的特性文件。",
    ),
}
