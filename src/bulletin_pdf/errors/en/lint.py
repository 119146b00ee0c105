"""English wording of the rules of ``bulletin lint``: what was found, and why it is wrong."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- marks
    "lint-half-width-mark": (
        "{rule} half-width mark “{found}” in Chinese, should be “{meant}”",
        "A Chinese stop takes a whole em; marks within numbers and Latin text stay as they are.",
    ),
    "lint-half-width-bracket": (
        "{rule} half-width bracket “{found}” around Chinese, should be “{meant}”",
        "Both halves are full-width around Chinese; around Latin text or numbers they stay.",
    ),
    "lint-ellipsis": (
        "{rule} ellipsis “{found}” should be “{meant}”",
        "An ellipsis is six dots, two ems wide; left-out paragraphs may have two (twelve dots).",
    ),
    "lint-dash": (
        "{rule} dash “{found}” should be “{meant}”",
        "A dash is two ems wide; a single “—” connects (北京—上海) and stays.",
    ),
    "lint-repeated-mark": (
        "{rule} repeated mark “{found}”, should be “{meant}”",
        "Only question and exclamation marks may be repeated.",
    ),
    "lint-adjacent-marks": (
        "{rule} different stops next to each other: “{found}”",
        "Keep the right one; ？ and ！ may be combined.",
    ),
    "lint-too-many-marks": (
        "{rule} “{found}” repeats too often, should be “{meant}”",
        "Question and exclamation marks are repeated up to three times.",
    ),
    "lint-mark-order": (
        "{rule} “{found}” should be “{meant}”",
        "The question mark comes before the exclamation mark.",
    ),
    "lint-straight-quote": (
        "{rule} straight quotation mark “{found}” should be “{meant}”",
        "Chinese quotation marks open and close; judged only where they pair up in a line, inches aside.",
    ),
    "lint-corner-bracket": (
        "{rule} horizontal Simplified text uses curved quotation marks: “{found}” should be “{meant}”",
        "「」『』 are those of vertical and of Traditional text.",
    ),
    "lint-middle-dot": (
        "{rule} middle dot “{found}” should be “{meant}”",
        "It is “·” (U+00B7); others look alike but are set elsewhere.",
    ),
    "lint-ellipsis-and-others": (
        "{rule} both an ellipsis and 等: “{found}”",
        "They say the same; keep one of them.",
    ),
    "lint-pause-before-and": (
        "{rule} “{found}” before 以及 should be “{meant}”",
        "The last of items parted by 、 is joined by a comma and 以及.",
    ),
    "lint-pause-between-quotes": (
        "{rule} “{found}” between quotations or book titles is usually left out",
        "Quoted items in a row usually need no 、, unless a remark in brackets stands between.",
    ),
    "lint-title-mark": (
        "{rule} “{found}” at the end of a title",
        "A title usually ends without a mark, unless ？ ！ or …….",
    ),
    "lint-caption-mark": (
        "{rule} “{found}” at the end of a caption",
        "The words under a picture or table end without a full stop.",
    ),
    # ---- characters and spaces
    "lint-full-width": (
        "{rule} full-width “{found}” should be “{meant}”",
        "Arabic digits, Latin letters and the per cent sign are half-width.",
    ),
    "lint-invisible": (
        "{rule} invisible character “{found}”",
        "Mostly copied from a web page or PDF; it disturbs line breaking and search.",
    ),
    "lint-line-end": (
        "{rule} unusual line end “{found}”",
        "Mostly copied from a word processor, a PDF or a web page; make it an ordinary line end, for without one two paragraphs become one.",
    ),
    "lint-placeholder": (
        "{rule} “{found}” looks like words that are still to come",
        "Press files, archives and deliveries are made when they are there; if it is to be printed write # lint-ignore: {rule} on the line above its item (such as body).",
    ),
    "lint-compatibility": (
        "{rule} “{found}” is a compatibility character or radical, should be “{meant}”",
        "It looks the same but is coded differently: search fails, and fonts lack it.",
    ),
    "lint-private-use": (
        "{rule} “{found}” is a private-use character or garbage",
        "Look into the manuscript and use a standard character.",
    ),
    "lint-space": (
        "{rule} space “{found}” between Chinese",
        "Chinese has no spaces between words; those between halves of a title, in aligned names and after 第一条 do not count.",
    ),
    "lint-trailing-space": (
        "{rule} space “{found}” at the line's end",
        "It does not print but disturbs comparison and search.",
    ),
    "lint-indent": (
        "{rule} indented by hand “{found}”",
        "The layout indents paragraphs; do not type spaces.",
    ),
    # ---- numbers
    "lint-year-range": (
        "{rule} “{found}” between years should be “{meant}”",
        "A range of time or place has a one-em dash.",
    ),
    "lint-short-year": ("{rule} shortened year “{found}”", "Write years with four digits."),
    "lint-range-unit": (
        "{rule} “{found}” should be “{meant}”",
        "The %, 万 or 亿 of the first number must not be left out.",
    ),
    "lint-rough-number": (
        "{rule} rough number “{found}” should be “{meant}”",
        "Two numerals for a rough number have no 、; shortened lists as 二、三产业 have.",
    ),
    "lint-mixed-number": (
        "{rule} Arabic and Chinese numerals mixed: “{found}”",
        "Only 万 and 亿 may follow Arabic digits.",
    ),
    "lint-digit-mark": (
        "{rule} “{found}” within a number should be “{meant}”",
        "Decimal points, thousands separators and the colon of a time are half-width.",
    ),
    "lint-named-day": (
        "{rule} “{found}” in a day's name should be “{meant}”",
        "Days that name an event have a middle dot and quotation marks: “3·15”.",
    ),
    "lint-document-number": (
        "{rule} document number “{found}” should be “{meant}”",
        "The year stands in 〔〕; the number has no 第 and no leading zeros.",
    ),
    "lint-numbering": (
        "{rule} numbering “{found}” should be “{meant}”",
        "A Chinese numeral without brackets is followed by 、.",
    ),
    "lint-arabic-numbering": (
        "{rule} “{found}” after an Arabic number should be “{meant}”",
        "An Arabic number without brackets is followed by a full point.",
    ),
    "lint-bracket-numbering": (
        "{rule} no “{found}” after a number in brackets",
        "A number in brackets or a circle has no stop.",
    ),
    "lint-ordinal-mark": (
        "{rule} “{found}” after an ordinal should be “{meant}”",
        "第一, 其一 and 首先 are followed by a comma.",
    ),
    # ---- pairs
    "lint-unbalanced": (
        "{rule} “{found}” lacks its other half",
        "These marks come in pairs; a quotation of several paragraphs is closed at its very end.",
    ),
    "lint-nested": (
        "{rule} inner “{found}” should be “{meant}”",
        "A quotation within a quotation has single marks, and so has a title within a title.",
    ),
    # ---- the whole issue
    "lint-title-organisation": (
        "{rule} signature “{found}” and “{meant}” in the title are different places",
        "Check whether the signature belongs to another article.",
    ),
    "lint-duplicate-article": (
        "{rule} “{found}” and “{meant}” seem to be the same article",
        "Check whether it was put in twice.",
    ),
    "lint-two-names": (
        "{rule} “{found}” and “{meant}” seem to be one organisation",
        "Choose one form; if they are two, suppress this by a comment.",
    ),
    # ---- the house dictionary
    "lint-forbidden-word": (
        "{rule} “{found}” is forbidden by the house dictionary; write “{meant}”",
        "See words.yaml of the project (forbidden).",
    ),
    "lint-term": (
        "{rule} the house writes “{meant}” and not “{found}”",
        "See words.yaml of the project (terms).",
    ),
    "lint-leader-title": (
        "{rule} title “{found}” differs from the house dictionary: “{meant}”",
        "See words.yaml of the project (leaders).",
    ),
    "lint-leader-order": (
        "{rule} “{found}” is not in the order of the house dictionary",
        "See words.yaml of the project (leaders); first comes first.",
    ),
    "lint-traditional": (
        "{rule} Traditional “{found}” should be “{meant}”",
        "OpenCC says so; names and inscriptions may keep it.",
    ),
    # ---- the command
    "lint-fix-kind": (
        "word processors' files, web pages, folders and zips are not mended in place; "
        "nothing was changed",
        "Make a mended issue file with bulletin import … --fix (every change is listed), or save "
        "the file as .txt first. --diff shows what would change.",
    ),
    "lint-rule-unknown": (
        "there is no rule “{name}”",
        "bulletin lint --explain all lists the rules.",
    ),
    "lint-no-files": ("no file is named", "Write bulletin lint FILE…."),
    "lint-opencc-missing": (
        "OpenCC is not installed, Traditional characters cannot be found",
        "Run pip install 'bulletin-pdf[traditional]'.",
    ),
}
