"""Chinese wording of what preflight finds: what is wrong with a PDF for the press, and a remedy."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- the file
    "preflight-not-pdf": (
        "这不是 PDF 文件",
        "请检查文件名；还没有 PDF 就先导出，期刊文件（.yaml）用 bulletin build。",
    ),
    "preflight-unreadable": ("PDF 打不开：{reason}", "请重新导出，或重新索取这个文件。"),
    "preflight-encrypted": (
        "PDF 加了密码或权限限制",
        "请导出时不设密码和权限；印厂无法处理加密文件。",
    ),
    "preflight-damaged": (
        "PDF 的结构有损坏：{reason}",
        "阅读器会自行修补，印厂的设备未必；请重新导出。",
    ),
    "preflight-over-limits": (
        "检查这个 PDF 用掉的时间或内存超过上限（{seconds} 秒、{megabytes} MB），没有查完",
        "文件过于复杂，或是有意造成的；请重新导出，或分成几个文件。",
    ),
    "preflight-too-many-pages": (
        "共 {count} 页，只检查了前 {limit} 页",
        "请分成几个文件，或在预检配置里改 most_pages。",
    ),
    "preflight-page-unreadable": (
        "这一页没有读完：{reason}",
        "请重新导出这一页；过于复杂的图请先转成图片。",
    ),
    "preflight-more": (
        "还有 {count} 处同样的问题（{name}），没有逐一列出",
        "改正前面列出的，这些多半也就没有了。",
    ),
    # ---- identity
    "preflight-not-pdfx": ("不是所要的 PDF/X（文件自称：{claimed}）", "请导出为 {wanted}。"),
    "preflight-pdf-version": (
        "PDF 版本 {version} 高于 {standard} 所允许的 {highest}",
        "请重新导出，不要事后用其他软件改存。",
    ),
    "preflight-no-id": ("PDF 没有文件标识（ID）", "请导出为 PDF/X，或重新存一次。"),
    "preflight-intent-missing": (
        "没有说明按什么印刷条件制作（输出意图）",
        "请导出为 PDF/X 并选定印刷条件，如 {wanted}。",
    ),
    "preflight-intent-several": ("有 {count} 个印刷输出意图，只许有一个", "请重新导出为 PDF/X。"),
    "preflight-intent-not-cmyk": (
        "输出意图里没有四色（CMYK）特性文件：{space}",
        "请在导出时选用印厂给的 CMYK 特性文件。",
    ),
    "preflight-intent-condition": (
        "输出意图是 {found}，不在所要的 {wanted} 之中",
        "请问印厂用哪种纸，再按那种纸的印刷条件重新导出；印厂自己的条件写进预检配置的 conditions。",
    ),
    "preflight-trapped": (
        "没有注明是否做过陷印（Trapped）",
        "请导出为 PDF/X；没有做过就注明 False。",
    ),
    "preflight-title": ("没有文件标题", "请在文件属性里填写标题，如刊名和期号。"),
    "preflight-dates": ("没有创建日期或修改日期", "请重新导出为 PDF/X。"),
    "preflight-metadata-broken": ("文件里的说明信息（XMP）读不出来：{reason}", "请重新导出。"),
    "preflight-metadata-differ": (
        "文件属性与 XMP 说法不一：{keys}",
        "请重新导出，不要事后单改文件属性。",
    ),
    # ---- boxes
    "preflight-trim-missing": (
        "没有注明成品尺寸（TrimBox），第 {pages} 页",
        "请导出为 PDF/X，并设好成品尺寸。",
    ),
    "preflight-trim-size": (
        "成品尺寸是 {found} 毫米，应为 {wanted} 毫米，第 {pages} 页",
        "请改版面尺寸后重新导出，不要缩放。",
    ),
    "preflight-trim-differs": (
        "第 {pages} 页的成品尺寸（{found} 毫米）与第一页（{first} 毫米）不同",
        "请让所有页一样大；折页和插页请另存文件。",
    ),
    "preflight-rotated": (
        "页面带有旋转或放大设置，第 {pages} 页",
        "请在排版软件里转好方向再导出。",
    ),
    "preflight-cropbox": (
        "页面带有裁切框（CropBox），遮住了一部分，第 {pages} 页",
        "请去掉裁切框，否则印厂看到的和印出的不一样。",
    ),
    "preflight-bleed-short": (
        "图文印到裁切边，而出血只有 {found} 毫米，应有 {wanted} 毫米",
        "请把出血设为 {wanted} 毫米，并把图文延伸到出血边。",
    ),
    "preflight-bleed-art": (
        "图文印到裁切边，却没有延伸到 {wanted} 毫米出血",
        "请把底色或图片向外延伸 {wanted} 毫米，否则裁切后会露白边。",
    ),
    # ---- type
    "preflight-font-not-embedded": (
        "字体 {font} 没有嵌入文件",
        "请在导出时嵌入全部字体，否则印厂会用别的字体代替。",
    ),
    "preflight-notdef": (
        "有 {count} 个字没有字形，会印成方框（字体 {font}）",
        "请换一种有这些字的字体。",
    ),
    "preflight-body-not-black": (
        "正文不是单黑，而是 {colour}（{size} pt）",
        "请把正文改成 C0 M0 Y0 K100；多色叠成的黑字会套印不准、发虚。",
    ),
    "preflight-black-knocks-out": (
        "底色上的小黑字（{size} pt）没有设叠印",
        "请把小黑字设为叠印，否则套印稍偏就露白边。",
    ),
    "preflight-text-many-inks": (
        "小字（{size} pt）由几种油墨叠成：{colour}",
        "请改为单黑或一种专色，或放大字号。",
    ),
    "preflight-text-small": ("字太小：{size} pt", "请放大字号，胶印以不小于 5 pt 为宜。"),
    "preflight-text-reversed-small": (
        "反白字太小：{size} pt",
        "请放大或改用粗些的字，否则笔画会被油墨糊掉。",
    ),
    "preflight-text-near-edge": ("文字离裁切边不足 {room} 毫米", "请往里移，裁切稍偏就会切到字。"),
    # ---- colour
    "preflight-colour-not-ink": (
        "有不是油墨的颜色：{space}",
        "请把文字、图形和图片都转为 CMYK、灰度或专色。",
    ),
    "preflight-spot-unexpected": (
        "用了没有约定的专色：{spot}",
        "要印这个专色就在预检配置的 spots 里写上，不要就转为 CMYK。",
    ),
    "preflight-too-many-plates": (
        "要用 {count} 块版（{names}），只能有 {limit} 块",
        "请把多出来的颜色改成已有的油墨；约定过的就改预检配置的 plates。",
    ),
    "preflight-registration-inside": (
        "版面里用了套版色（每块版都印）",
        "请改成单黑；套版色只能用于版面外的标记。",
    ),
    "preflight-ink-heavy": (
        "总墨量 {percent}%，超过 {limit}%",
        "请减淡颜色，或用 {limit}% 以内的特性文件重新转换图片，否则会粘脏、透印。",
    ),
    "preflight-plate-mixed": (
        "黑字在 {plate} 版上也有墨",
        "请把文字改成 C0 M0 Y0 K100，并检查是否经过颜色转换。",
    ),
    "preflight-white-overprint": ("白色设了叠印，会印不出来", "请取消白色对象的叠印。"),
    "preflight-transparency": ("有透明效果，所声明的标准不许有", "请拼合透明，或改用 PDF/X-4。"),
    "preflight-blend-space": (
        "透明效果按 {space} 混合，不是 CMYK",
        "请把透明混合空间设为 CMYK 后重新导出。",
    ),
    "preflight-spot-similar": (
        "几个专色名称相近：{names}",
        "若是同一种油墨，请统一名称，否则会多出一块版。",
    ),
    # ---- images and lines
    "preflight-image-coarse": (
        "图片太粗：{ppi} ppi，至少要 {least} ppi",
        "请换更大的原图，或把图缩小。",
    ),
    "preflight-image-low": (
        "图片偏粗：{ppi} ppi，最好有 {least} ppi",
        "可能的话换更大的原图；不要用软件放大。",
    ),
    "preflight-lineart-coarse": (
        "线条稿（单色位图）太粗：{ppi} ppi，至少要 {least} ppi",
        "请重新扫描，或换成矢量图。",
    ),
    "preflight-hairline": (
        "线太细：{width} pt，至少要 {least} pt",
        "请加粗，细线印不出来或断断续续。",
    ),
    # ---- what does not belong into a press file
    "preflight-annotation": ("版面里有批注、链接或表单（{kind}）", "请在导出时去掉。"),
    "preflight-javascript": (
        "文件里有脚本，或会运行程序、提交数据的动作",
        "请重新导出，不带脚本；来历不明的文件不要打开。",
    ),
    "preflight-attachment": ("文件里夹带了附件", "请去掉附件，另行发送。"),
    "preflight-layers": ("文件有图层：{names}", "请合并图层；印厂可能多印或漏印一层。"),
    # ---- pages
    "preflight-blank-page": ("有空白页，第 {pages} 页", "确实要留空就告诉印厂，否则请补上或删去。"),
    "preflight-page-count": (
        "共 {count} 页，不是 {multiple} 的倍数",
        "骑马订的请补 {missing} 页，或告诉印厂哪里留空；平订的不必。",
    ),
    # ---- plates
    "preflight-plates-not-run": (
        "没有做分色检查：找不到 Ghostscript",
        "请安装 Ghostscript（apt-get install ghostscript）后再加 --plates。",
    ),
    "preflight-plates-failed": (
        "分色没有做完：{reason}",
        "Ghostscript 处理不了这个文件，印厂的设备也可能处理不了；请重新导出。",
    ),
    "preflight-plates-skipped": (
        "没有分色：文件读不全",
        "请先改好读不全的地方（见上面的错误），再查一遍。",
    ),
    # ---- the run
    "preflight-profile-unknown": (
        "没有名为 “{name}” 的预检配置",
        "可用的有：{known}；也可以写一个 .yaml 文件的路径。",
    ),
    "preflight-too-large": (
        "文件太大，超过 {limit} MB",
        "请把图片减到需要的精度，或分成几个文件。",
    ),
}
