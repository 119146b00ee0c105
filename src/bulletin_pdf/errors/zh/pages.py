"""Chinese wording of what is wrong with pages: pictures, layouts, fonts, outputs, lines."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- pictures
    "image-missing": (
        "找不到图片 “{name}”",
        "图片要放在本期文件所在的文件夹（或其子文件夹）里，写相对路径，如 images/会场.jpg。",
    ),
    "image-outside": (
        "图片 “{name}” 在本期文件夹之外",
        "请把图片复制到本期文件所在的文件夹里，再写相对路径。",
    ),
    "image-remote": (
        "图片 “{name}” 是网址，排版时不连网",
        "请先把图片下载到本期文件所在的文件夹，再写文件名。",
    ),
    "image-foreign-path": (
        "图片 “{name}” 写的是某台电脑上的位置",
        "请把图片复制到本期文件旁边的 images 文件夹里，写成 images/会场.jpg；文件夹之间用 /，不用 \\。",
    ),
    "image-unreadable": ("无法读取图片 “{name}”：{reason}", "请检查文件名和文件权限。"),
    "image-without-alt": (
        "图片“{name}”没有说明，读屏软件读不出它",
        "请写图片说明（caption），或写替代文字（alt）。",
    ),
    "image-unknown": ("“{name}” 不是可用的图片", "请另存为 {formats} 之一。"),
    "image-broken": ("图片 “{name}” 已损坏，读不完整", "请重新导出或重新索取这张图片。"),
    "image-too-large": (
        "图片 “{name}” 太大：{size} MB，上限 {limit} MB",
        "请缩小后再用；A4 整版 300 dpi 约 2480 × 3508 像素。",
    ),
    "image-too-many-pixels": (
        "图片 “{name}” 的像素太多：{millions} 百万，上限 {limit} 百万",
        "请缩小后再用；A4 整版 300 dpi 约 2480 × 3508 像素。",
    ),
    "picture-coarse": (
        "图片 “{name}” 太粗：原图宽 {pixels} 像素，在第 {page} 页上印 {width} 毫米宽，只有 {ppi} ppi，至少要 {least} ppi",
        "请换宽 {wanted} 像素以上的原图；不要用软件放大。",
    ),
    "picture-coarse-here": (
        "图片 “{name}” 太粗：原图宽 {pixels} 像素，在第 {page} 页上印 {width} 毫米宽，只有 {ppi} ppi，至少要 {least} ppi",
        "请换宽 {wanted} 像素以上的原图（不要用软件放大），或把它的位置改为 “{placement}”，印得小些。",
    ),
    "picture-low": (
        "图片 “{name}” 偏粗：原图宽 {pixels} 像素，在第 {page} 页上印 {width} 毫米宽，只有 {ppi} ppi，最好有 {least} ppi",
        "可以付印；可能的话换宽 {wanted} 像素以上的原图，不要用软件放大。",
    ),
    "picture-low-here": (
        "图片 “{name}” 偏粗：原图宽 {pixels} 像素，在第 {page} 页上印 {width} 毫米宽，只有 {ppi} ppi，最好有 {least} ppi",
        "可以付印；可能的话换宽 {wanted} 像素以上的原图，或把它的位置改为 “{placement}”，印得小些。",
    ),
    "picture-line-coarse": (
        "黑白线条图 “{name}” 太粗：原图宽 {pixels} 像素，在第 {page} 页上印 {width} 毫米宽，只有 {ppi} ppi，至少要 {least} ppi",
        "请重新扫描，宽 {wanted} 像素以上；不要用软件放大。",
    ),
    "picture-line-coarse-here": (
        "黑白线条图 “{name}” 太粗：原图宽 {pixels} 像素，在第 {page} 页上印 {width} 毫米宽，只有 {ppi} ppi，至少要 {least} ppi",
        "请重新扫描，宽 {wanted} 像素以上，或把它的位置改为 “{placement}”，印得小些。",
    ),
    "picture-estimate": (
        "图片 “{name}” 可能太粗：原图宽 {pixels} 像素，这个位置最宽印 {width} 毫米，那就只有 {ppi} ppi，应有 {least} ppi",
        "排版以后才知道实际多宽；宽 {wanted} 像素以上的原图一定够用。",
    ),
    "picture-estimate-here": (
        "图片 “{name}” 可能太粗：原图宽 {pixels} 像素，这个位置最宽印 {width} 毫米，那就只有 {ppi} ppi，应有 {least} ppi",
        "排版以后才知道实际多宽；宽 {wanted} 像素以上的原图，或位置改为 “{placement}”，一定够用。",
    ),
    "image-depth": (
        "图片 “{name}” 每个颜色用 32 位或浮点数（{mode}），看不出哪里是黑、哪里是白",
        "请在图像软件里转换为 8 位或 16 位，再另存。",
    ),
    "image-tiff": (
        "图片 “{name}” 是一种读不准的 TIFF",
        "请在图像软件里另存为 PNG，或每个颜色 8 位、不按颜色分面存放的 TIFF。",
    ),
    "image-not-loaded": (
        "排版时图片没有装入：{reason}",
        "请检查版式引用的图片；只能用版式文件夹和本期文件夹里的文件。",
    ),
    # ---- text of issues
    "paragraphs-joined": ("这一行会接在上一段后面，成为同一段", "要另起一段，请在两行之间空一行。"),
    "glyph-missing-in": (
        "没有字体收录 “{char}”（{code}），文章：{article}",
        "请改用通行的字，或换成图片；可用 bulletin fonts 查看收字范围。",
    ),
    "glyph-substituted": (
        "“{char}”（{code}）不在 {role} 字体中，改用 {family}，文章：{article}",
        "字形略有不同，请在校样上看一眼。",
    ),
    "glyph-missing": ("排版时缺字：{reason}", "请改用通行的字，或换成图片。"),
    # ---- layouts
    "layout-unknown": ("没有名为 “{name}” 的版式", "可用的版式：{known}。"),
    "layout-file-missing": (
        "版式 {layout} 缺少文件 “{name}”",
        "请补上这个文件，或改正引用它的地方。",
    ),
    "layout-not-utf8": ("版式文件不是 UTF-8 编码", "请另存为 UTF-8。"),
    "layout-link-out": ("版式里的链接指向版式文件夹之外", "请把那个文件复制进来。"),
    "layout-too-large": (
        "版式 {name} 的文件太多或太大",
        "请只保留模板、样式和少量图片（合计不超过 64 MB、500 个文件，每个样式文件不超过 1 MB）。",
    ),
    "layout-role-unknown": ("没有名为 “{name}” 的字体角色", "可用的：{known}。"),
    "layout-entry-missing": (
        "{table} 里缺少 “{name}”",
        "每个版式都要有它：校样标记、页码和黑色文字要用。",
    ),
    "layout-variable-unknown": (
        "模板里没有变量 “{name}”",
        "是否想写：{known}？可用的变量见版式作者指南。",
    ),
    "layout-filter-unknown": (
        "模板里没有过滤器 “{name}”",
        "是否想写：{known}？可用的过滤器见版式作者指南。",
    ),
    "layout-property-unknown": ("没有声明过 “{name}”", "是否想写：{known}？"),
    "layout-ink-unknown": (
        "版式没有墨色 “{name}”",
        "可用的：{known}；要加墨色，请写在 layout.yaml 的 inks 里。",
    ),
    "layout-colour-rgb": (
        "“{name}” 是 RGB 颜色，不能付印",
        "请用墨色或 device-cmyk(…)：{known}。",
    ),
    "layout-gradient": (
        "渐变 “{name}” 不能付印",
        "CMYK 渐变会使排版中断，RGB 和 SVG 渐变会使 PDF/X 不合格；请用平色。",
    ),
    "layout-border-style": (
        "边框样式 “{name}” 不能用",
        "立体边框的明暗只能用 RGB 算出；请用 solid、double、dashed 或 dotted。",
    ),
    "layout-transparency": (
        "“{name}” 会产生透明，不能付印",
        "请用浅一些的墨色代替，或去掉。",
    ),
    "layout-svg-broken": ("SVG 图读不懂：{reason}", "请重新导出，并去掉 DOCTYPE 和实体。"),
    "layout-font-unknown": (
        "样式里的字体 “{family}” 不在本产品的字体中",
        "请用 var(--font-…)，或这些字体之一：{known}。",
    ),
    "layout-css-ignored": ("样式没有生效：{reason}", "请改正这条样式，或换一种写法。"),
    "layout-template": ("模板有错：{reason}", "请改正模板；可用的变量见版式作者指南。"),
    "layout-over-limits": (
        "版式占用的时间或内存超出上限（{seconds} 秒、{megabytes} MB）",
        "请检查模板里的循环。",
    ),
    "option-unknown": ("版式没有选项 “{name}”", "是否想写：{known}？"),
    "option-wrong": ("选项 “{name}” 不能是 “{given}”", "应为：{expected}。"),
    "layout-span-empty": ("min 大于 max", "请对调或改正。"),
    "layout-span-natural": ("natural 不在 min 与 max 之间", "请改正；natural 是不作适配时的数。"),
    # ---- fonts, profiles, libraries
    "fonts-missing": ("找不到字体文件夹", "请重新安装 bulletin-pdf，或在项目文件夹里运行。"),
    "font-not-loaded": ("字体没有装入：{reason}", "请重新安装 bulletin-pdf。"),
    "font-not-subset": (
        "字体没有取子集，整个字体会进入 PDF：{reason}",
        "请运行 bulletin doctor 检查 HarfBuzz。",
    ),
    "font-foreign": (
        "PDF 里出现了清单以外的字体：{fonts}",
        "请运行 bulletin fonts 和 bulletin doctor。",
    ),
    "profile-missing": (
        "找不到色彩特性文件 “{name}”",
        "请检查 profiles 文件夹，或改正版式里的 profile。",
    ),
    "library-missing": ("缺少系统库：{packages}", "请管理员运行：apt-get install {packages}"),
    "office-missing": (
        "没有装 LibreOffice：import 读不了 doc、wps、rtf、odt 来稿",
        "请管理员运行：apt-get install libreoffice-writer-nogui；或者请作者用 Word、WPS 另存为 docx。",
    ),
    "ghostscript-missing": (
        "没有装 Ghostscript：preflight --plates 做不了分色检查，deliver 不能交付",
        "请管理员运行：apt-get install ghostscript。",
    ),
    "share-missing": ("找不到文件夹 “{name}”", "请重新安装 bulletin-pdf。"),
    # ---- outputs
    "output-unwritable": (
        "无法写入 “{name}”：{reason}",
        "请检查磁盘空间和文件夹权限，或用 -o 换一个文件夹；原有文件没有改动。",
    ),
    "output-is-link": ("“{name}” 是符号链接，不写入", "请删去这个链接，或用 -o 换一个文件夹。"),
    "output-exists": ("“{name}” 已经存在，没有改动", "请换一个名称。"),
    "file-vanished": ("排版过程中 “{name}” 被删除或移走了", "没有写出任何文件；请放回后重新运行。"),
    "file-changed": ("排版过程中 “{name}” 被改动了", "PDF 是改动之前的内容；请重新运行。"),
    # ---- the run itself
    "id-wrong": ("“{name}” 不能作文件名", "请用汉字、字母、数字、- 或 _，不超过 64 个字。"),
    "id-duplicate": ("“{name}” 与 {other} 同名，输出会互相覆盖", "请改名后再一起排版。"),
    "typesetter-warning": ("排版引擎提示：{reason}", "如页面有异样，请在校样上查看。"),
    "interrupted": ("已中断", "没有写出不完整的文件。"),
    "out-of-memory": ("内存不足", "请关闭其他程序，或把这一期拆成几期。"),
    "bug": ("程序内部错误：{reason}", "请加 --debug 再运行一次，把显示的内容发给开发者。"),
    # ---- copy-fitting
    "fit-natural": ("不用调整，正好排满 {pages} 页", ""),
    "fit-changed": ("已排满 {pages} 页（不调整是 {natural} 页），改动如下", ""),
    "fit-looseness": ("标点和字间的松紧由 {old} 改为 {new}（负数收紧，正数放松）", ""),
    "fit-title-space": ("文章标题上方的空由 {old} 行改为 {new} 行", ""),
    "fit-image-height": ("图片高度上限由 {old} 行改为 {new} 行", ""),
    "fit-lines": ("每页行数由 {old} 改为 {new}，行距随之改变", ""),
    "fit-measure": ("每行字数由 {old} 改为 {new}，正文字号随之改小", ""),
    "fit-wider": ("从第{new}篇起，标题上方再加一行", ""),
    "fit-not-whole-sheets": (
        "要排满 {pages} 页，选项 pad_to_4 却会补到 {sheets} 页",
        "请把 fit 写成 4 的倍数，如 {sheets}，或者关掉 pad_to_4。",
    ),
    "fit-too-long": (
        "在版式允许的范围内排不进 {pages} 页（不调整是 {natural} 页），还多 {lines} 行",
        "照下面所列共删 {characters} 字即可；或者用 --fit 0 不限页数。",
    ),
    "fit-too-short": (
        "在版式允许的范围内排不满 {pages} 页（不调整是 {natural} 页），还差 {lines} 行",
        "照下面所列共加 {characters} 字即可；或者用 --fit 0 不限页数。",
    ),
    "fit-impossible": (
        "在版式允许的范围内排不成 {pages} 页（不调整是 {natural} 页）",
        "请增删文字或图片，或者用 --fit 0 不限页数；版式能改什么，见 layout.yaml 的 fit。",
    ),
    "fit-cut": (
        "第{article}篇《{title}》第{paragraph}段（“{opening}…”）删{characters}字，可收进{lines}行",
        "",
    ),
    "fit-add": (
        "第{article}篇《{title}》第{paragraph}段（“{opening}…”）加{characters}字，可多占{lines}行",
        "",
    ),
    # ---- pages
    "pages-unexpected": (
        "排出了 {pages} 版，这个版式是 {expected} 版",
        "可增删文字或图片，或用 fit 让版面自动凑足 {expected} 版。",
    ),
    # ---- composed lines
    "weasyprint-unfit": (
        "这个版本的 WeasyPrint 不能排中文行：{reason}",
        "请重新运行 scripts/setup，或安装 constraints.txt 里的版本。",
    ),
    "line-ragged": (
        "有一行没有排齐：{text}",
        "行里没有可以匀开的地方；可改动一两个字，或在长网址、长编号处分行。",
    ),
    "line-overfull": ("有一行太长：{text}", "请缩短这一行里不能断开的文字。"),
    "line-emergency": (
        "有一处不能断行的文字被拆开了：{text}",
        "一行放不下它；请看校样，必要时改写。",
    ),
}
