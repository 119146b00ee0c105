"""Chinese wording of what a build finds on the pages that it made."""

_LAYOUT = "这是版式的缺陷：请换一个版式，或改短这一处，并把本期文件发给版式作者。"

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- text
    "page-field-unprinted": (
        "“{text}”没有印出来：这个版式不印这一项（{name}）",
        "请移到会印出来的地方，或换一个版式；不用印的，请从本期文件中删去。",
    ),
    "page-picture-unprinted": (
        "图片没有印出来：这个版式不印这一项（{name}）",
        "请移到正文里，或换一个版式；不用印的，请从本期文件中删去。",
    ),
    "page-field-twice": ("“{text}”印了 {times} 次，稿子里没有这么多", _LAYOUT),
    "page-text-lost": (
        "第{page}页之后少了 {count} 字：“{text}”",
        "请在这一处前后换一个排法（去掉通栏、分成两段、移动图片或表格），再排一次。",
    ),
    "page-text-twice": ("第{page}页：“{text}”印了 {times} 次", _LAYOUT),
    "page-text-changed": ("第{page}页：印出来的与稿子不同，从“{text}”起", _LAYOUT),
    "page-text-order": (
        "第{page}页：“{text}”排到了前文的前面",
        "请在这一处前后换一个排法（移动图片或表格），再排一次。",
    ),
    "page-note-lost": (
        "第{page}页：少了一条注，或注文不全：“{text}”",
        "请改短注文，或把它移到正文里，再排一次。",
    ),
    "page-note-twice": (
        "第{page}页：一条注印了 {times} 次：“{text}”",
        "请把注移到前一句或后一句，再排一次。",
    ),
    "page-note-calls": (
        "第{page}页：注“{text}”在正文里的注码有 {count} 个，或注前没有注码",
        "请把注移到前一句或后一句，再排一次。",
    ),
    "page-note-moved": (
        "注“{text}”在第{page}页，注码在第{call}页",
        "请改短注文，或把注码移到前一句，使两者同页。",
    ),
    "page-character-replaced": (
        "第{page}页：有一个字已成乱码（替代符号），在“{text}”处",
        "请对照原稿改正这个字。",
    ),
    "page-markup-printed": (
        "第{page}页：记号会原样印出来：“{text}”",
        "请改正这个记号（写法见编辑手册“正文的记号”）。",
    ),
    "page-proof-mark": ("第{page}页：成品上印着“校样”", _LAYOUT),
    "page-reference-wrong": (
        "第{page}页：要目里“{text}”的页码印作 {named}，应是 {right}",
        "请再排一次；仍不对时请换一个版式。",
    ),
    # ---- place
    "page-text-off-sheet": (
        "第{page}页：“{text}”排到了纸外，印不出来",
        "请改短，或在词与词之间断开；表格请减少栏数，或分成两张。",
    ),
    "page-text-outside": (
        "第{page}页：“{text}”排到了版心之外",
        "请改短，或在词与词之间断开；表格请减少栏数，或分成两张。",
    ),
    "page-text-overflows": (
        "第{page}页：“{text}”超出了它的栏或格子",
        "请改短，或在词与词之间断开。",
    ),
    "page-text-overprinted": (
        "第{page}页：“{text}”与“{other}”印在了一起",
        "请改短其中一项；报头的单位、期号、日期太长时可分成两行。",
    ),
    "page-text-on-picture": (
        "第{page}页：“{text}”压在图片上",
        "请移动图片，或换一个位置（栏宽、通栏、左、右）。",
    ),
    "page-text-on-rule": (
        "第{page}页：“{text}”压在线上",
        "请改短这一项，或分成两行。",
    ),
    "page-glyphs-piled": (
        "第{page}页：几个字叠在了一处：“{text}”",
        "这里可能有看不见的控制符，请重新输入这几个字。",
    ),
    # ---- wholeness
    "page-row-torn": (
        "第{page}页：表格的一行断在两页（或两栏）：“{text}”",
        "请把表格前移或后移一段，或减少这一行的字。",
    ),
    "page-caption-torn": (
        "第{page}页：图片说明与图片分开了：“{text}”",
        "请把图片前移或后移一段。",
    ),
    "page-head-alone": (
        "第{page}页：标题“{text}”单独留在页末（或栏末），正文在下一页",
        "请在它前面增减几个字，或用 --fit 调整页数。",
    ),
    "page-signature-alone": (
        "第{page}页：署名“{text}”与文章的末行分开了",
        "请在文中增减几个字，或用 --fit 调整页数。",
    ),
    "page-label-alone": (
        "第{page}页：“{text}”留在行末，它的内容在下一行",
        "请改短同一行的其他项。",
    ),
    # ---- pictures
    "page-picture-lost": (
        "第{page}页之后少了一张图片",
        "请在这一处前后换一个排法（去掉通栏、移动图片），再排一次。",
    ),
    "page-picture-blank": (
        "第{page}页：图片“{name}”印出来是空白",
        "请用看图软件另存为 8 位的 PNG 或 JPEG，再排一次。",
    ),
    "page-picture-differs": (
        "第{page}页：图片“{name}”印出来与原图不同（反相、错位或换了图）",
        "请用看图软件另存为 8 位的 PNG 或 JPEG，再排一次。",
    ),
    # ---- whiteness
    "page-hole": (
        "第{page}页：页末空了百分之{share}",
        "请把后面的图片、表格移后一段，或用 --fit 调整页数。",
    ),
    "page-column-empty": (
        "第{page}页：末栏空了百分之{share}",
        "请把后面的图片、表格移后一段，或用 --fit 调整页数。",
    ),
    "page-only-heads": (
        "第{page}页：只有标题，没有正文，从“{text}”起",
        "请看这些标题下的正文是否太长、不能分页；一串没有正文的标题请写成列表。",
    ),
    "page-more": (
        "同类的问题还有 {count} 处，从第{page}页起",
        "校样（--for proof）上每一处都加了框。",
    ),
    # ---- finished files
    "page-file-differs": (
        "第{page}页：成品里的文字与排好的版面不同：“{text}”",
        "请再排一次；仍不对时请把本期文件发给我们。",
    ),
}
