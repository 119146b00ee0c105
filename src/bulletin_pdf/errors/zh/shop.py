"""Chinese wording of what is wrong on the way to the print shop: inks, profiles, sheets."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- inks of a layout
    "layout-ink-of-unknown": ("of 指的墨色 “{name}” 不存在", "可用的墨色：{known}。"),
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
    "profile-unknown": (
        "没有名为 “{name}” 的印刷条件，也没有这个文件",
        "可用的有：{known}；或写印厂 .icc 文件的路径。",
    ),
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
    # ---- sheets
    "sheet-unknown": ("不认得纸张 “{name}”", "可写：{known}，或毫米数，如 450x320。"),
    "paper-unknown": (
        "不认得用纸 “{name}”",
        "可写克重，如 80gsm（胶版纸）、157gsm-coated（铜版纸）、105gsm-matt（哑粉纸），或量得的厚度，如 0.11mm。",
    ),
    "creep-unknown": (
        "爬移量不能是 “{name}”",
        "可写 auto（按纸厚）、none，或最内一张移动的毫米数（0 到 10）。",
    ),
    "impose-not-pdf": (
        "这不是 PDF 文件",
        "请检查文件名；还没有 PDF 就先导出，期刊文件（.yaml）用 bulletin build。",
    ),
    "impose-no-pages": ("PDF 里没有页面", "请重新导出。"),
    "impose-no-size": ("页面没有大小", "请重新导出。"),
    "impose-mixed-sizes": (
        "第 {page} 页的成品尺寸是 {size}，第 1 页是 {first}，不能拼在一起",
        "请把各页做成同一尺寸。",
    ),
    "impose-encrypted": ("PDF 加了密，不能拼版", "请导出不加密的 PDF。"),
    "impose-unreadable": ("PDF 已损坏，不能拼版：{reason}", "请重新导出或重新索取这个文件。"),
    "impose-too-many-pages": ("共 {count} 页，最多能拼 {limit} 页", "请分成几个文件。"),
    "impose-too-thick": (
        "{sheets} 张套在一起，最内一张要爬移 {creep} 毫米，不能骑马订",
        "请改为胶装或锁线（交单页，由印厂拼版），或分成几册。",
    ),
    "impose-thick": (
        "{sheets} 张对折后厚 {thick} 毫米，骑马订一般不超过 {limit} 毫米",
        "请先问印厂能不能骑马订；也可换薄纸、分成几册，或改为胶装。",
    ),
    "impose-sheet-larger": (
        "{wanted} 毫米的纸放不下两页连同标记，大版是 {size} 毫米",
        "上机请用更大的纸；办公打印机按“实际大小”打印会裁掉标记，不影响页面。",
    ),
    "impose-sheet-too-small": (
        "{wanted} 毫米的纸连两页都放不下（{pages} 毫米），大版是 {size} 毫米",
        "请换大纸，或不写 --sheet。",
    ),
    "impose-too-large": ("文件超过 {limit} MB", "请分成几个文件，或缩小其中的图片。"),
    "impose-over-limits": (
        "拼版占用的时间或内存超出上限（{seconds} 秒、{megabytes} MB）",
        "文件可能有问题；请重新导出后再试。",
    ),
    "impose-scheme": (
        "请写明 --saddle（骑马订）或 --2up（裁叠），二者取一",
        "如：bulletin impose 文件.pdf --saddle。",
    ),
    "impose-onto-itself": ("输出 “{name}” 就是原文件", "请用 -o 换一个文件名。"),
    # ---- delivery
    "deliver-without-plates": (
        "没有 Ghostscript，不能分色检查，也就没有付印",
        "请管理员运行：apt-get install ghostscript；只要 PDF 可用 bulletin build。",
    ),
}
