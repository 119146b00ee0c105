"""English wording of what is wrong with pages: pictures, layouts, fonts, outputs, lines."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- pictures
    "image-missing": (
        "no such image: “{name}”",
        "Put the image in the folder of the issue file and name it relative to it, such as images/hall.jpg.",
    ),
    "image-outside": (
        "the image “{name}” lies outside the folder of the issue",
        "Copy the image into the folder of the issue file and name it relative to it.",
    ),
    "image-remote": (
        "the image “{name}” is a web address; nothing is loaded from the network",
        "Download the image into the folder of the issue file and write its file name.",
    ),
    "image-foreign-path": (
        "the image “{name}” is named by its place on somebody’s computer",
        "Copy the image into the folder images beside the issue file and write images/hall.jpg, with / and not \\.",
    ),
    "image-unreadable": (
        "cannot read the image “{name}”: {reason}",
        "Check the name and the permissions of the file.",
    ),
    "image-without-alt": (
        "the image “{name}” has no description; a screen reader passes over it",
        "Give it a caption, or an alternative text (alt).",
    ),
    "image-unknown": ("“{name}” is not an image that can be used", "Save it as one of {formats}."),
    "image-broken": (
        "the image “{name}” is damaged",
        "Export the image again, or ask for it once more.",
    ),
    "image-too-large": (
        "the image “{name}” is too large: {size} MB, the limit is {limit} MB",
        "Make it smaller; a full A4 page at 300 dpi is about 2480 × 3508 pixels.",
    ),
    "image-too-many-pixels": (
        "the image “{name}” has too many pixels: {millions} million, the limit is {limit} million",
        "Make it smaller; a full A4 page at 300 dpi is about 2480 × 3508 pixels.",
    ),
    "picture-coarse": (
        "the picture “{name}” is too coarse: {pixels} pixels wide and printed {width} mm wide on page {page} it has {ppi} ppi, at least {least} ppi are needed",
        "Use an original of {wanted} pixels in width or more; do not enlarge it by software.",
    ),
    "picture-coarse-here": (
        "the picture “{name}” is too coarse: {pixels} pixels wide and printed {width} mm wide on page {page} it has {ppi} ppi, at least {least} ppi are needed",
        "Use an original of {wanted} pixels in width or more (not enlarged by software), or print it smaller by the placement “{placement}”.",
    ),
    "picture-low": (
        "the picture “{name}” is rather coarse: {pixels} pixels wide and printed {width} mm wide on page {page} it has {ppi} ppi, {least} ppi would be good",
        "It can be printed; use an original of {wanted} pixels in width or more if you can, not enlarged by software.",
    ),
    "picture-low-here": (
        "the picture “{name}” is rather coarse: {pixels} pixels wide and printed {width} mm wide on page {page} it has {ppi} ppi, {least} ppi would be good",
        "It can be printed; use an original of {wanted} pixels in width or more if you can, or print it smaller by the placement “{placement}”.",
    ),
    "picture-line-coarse": (
        "the drawing “{name}” is too coarse: {pixels} pixels wide and printed {width} mm wide on page {page} it has {ppi} ppi, at least {least} ppi are needed",
        "Scan it again, {wanted} pixels wide or more; do not enlarge it by software.",
    ),
    "picture-line-coarse-here": (
        "the drawing “{name}” is too coarse: {pixels} pixels wide and printed {width} mm wide on page {page} it has {ppi} ppi, at least {least} ppi are needed",
        "Scan it again, {wanted} pixels wide or more, or print it smaller by the placement “{placement}”.",
    ),
    "picture-estimate": (
        "the picture “{name}” may be too coarse: {pixels} pixels wide and printed {width} mm wide, the most in its placement, it has {ppi} ppi instead of {least}",
        "Its real width is known when the pages are set; an original of {wanted} pixels in width is enough in any case.",
    ),
    "picture-estimate-here": (
        "the picture “{name}” may be too coarse: {pixels} pixels wide and printed {width} mm wide, the most in its placement, it has {ppi} ppi instead of {least}",
        "Its real width is known when the pages are set; an original of {wanted} pixels in width, or the placement “{placement}”, is enough in any case.",
    ),
    "image-depth": (
        "the image “{name}” has 32 bits or floating point a channel ({mode}); nobody can tell what is black in it and what is white",
        "Convert it to 8 or 16 bits in an image program and save it again.",
    ),
    "image-tiff": (
        "the image “{name}” is a TIFF of a kind that cannot be read reliably",
        "Save it as PNG, or as a TIFF with 8 bits a channel and its colours not in planes.",
    ),
    "image-not-loaded": (
        "an image was not loaded while setting: {reason}",
        "Check the images that the layout names; only files of the layout and of the issue can be used.",
    ),
    # ---- text of issues
    "paragraphs-joined": (
        "this line will run on from the paragraph before it",
        "Leave an empty line between the two to begin a new paragraph.",
    ),
    "glyph-missing-in": (
        "no font has “{char}” ({code}), in the article {article}",
        "Use a common character or an image instead; bulletin fonts lists what the fonts cover.",
    ),
    "glyph-substituted": (
        "“{char}” ({code}) is not in the face of {role}; {family} serves it, in the article {article}",
        "It looks slightly different: have a look at the proof.",
    ),
    "glyph-missing": (
        "a character has no glyph: {reason}",
        "Use a common character or an image instead.",
    ),
    # ---- layouts
    "layout-unknown": ("there is no layout named “{name}”", "Layouts that can be used: {known}."),
    "layout-file-missing": (
        "the layout {layout} lacks the file “{name}”",
        "Add the file, or correct what refers to it.",
    ),
    "layout-not-utf8": ("the file of the layout is not UTF-8", "Save it as UTF-8."),
    "layout-link-out": (
        "a link in the layout leads out of its folder",
        "Copy the file into the layout.",
    ),
    "layout-too-large": (
        "the layout {name} has too many or too large files",
        "Keep templates, style sheets and a little art (64 MB and 500 files, a style sheet 1 MB at most).",
    ),
    "layout-role-unknown": ("there is no font role “{name}”", "Roles that can be used: {known}."),
    "layout-entry-missing": (
        "{table} lacks “{name}”",
        "Every layout needs it: for the mark of proofs, page numbers and black text.",
    ),
    "layout-variable-unknown": (
        "templates have no variable “{name}”",
        "Did you mean {known}? The layout author's guide lists the variables.",
    ),
    "layout-filter-unknown": (
        "templates have no filter “{name}”",
        "Did you mean {known}? The layout author's guide lists the filters.",
    ),
    "layout-property-unknown": ("nothing declares “{name}”", "Did you mean {known}?"),
    "layout-ink-unknown": (
        "the layout has no ink “{name}”",
        "Inks that can be used: {known}; others are added under inks in layout.yaml.",
    ),
    "layout-colour-rgb": (
        "“{name}” is an RGB colour and cannot be printed",
        "Use an ink or device-cmyk(…): {known}.",
    ),
    "layout-gradient": (
        "the gradient “{name}” cannot be printed",
        "CMYK gradients stop the typesetter, RGB and SVG gradients make the PDF/X invalid; use a flat colour.",
    ),
    "layout-border-style": (
        "the border style “{name}” cannot be used",
        "Its light and shade can be worked out in RGB only; use solid, double, dashed or dotted.",
    ),
    "layout-transparency": (
        "“{name}” makes things transparent and cannot be printed",
        "Use a lighter ink instead, or leave it out.",
    ),
    "layout-svg-broken": (
        "cannot read the SVG picture: {reason}",
        "Export it again, without DOCTYPE and entities.",
    ),
    "layout-font-unknown": (
        "the style sheet names the font “{family}”, which is not among ours",
        "Use var(--font-…), or one of these: {known}.",
    ),
    "layout-css-ignored": (
        "a style was ignored: {reason}",
        "Correct the rule, or write it differently.",
    ),
    "layout-template": (
        "the template has a mistake: {reason}",
        "Correct the template; the layout author's guide lists the variables.",
    ),
    "layout-over-limits": (
        "the layout used more time or memory than allowed ({seconds} s, {megabytes} MB)",
        "Check the loops of its templates.",
    ),
    "option-unknown": ("the layout has no option “{name}”", "Did you mean {known}?"),
    "option-wrong": ("the option “{name}” cannot be “{given}”", "Expected: {expected}."),
    "layout-span-empty": ("min is more than max", "Exchange or correct them."),
    "layout-span-natural": (
        "natural is not between min and max",
        "Correct it; it is what holds when nothing is to be fitted.",
    ),
    # ---- fonts, profiles, libraries
    "fonts-missing": (
        "the folder of the fonts is not there",
        "Install bulletin-pdf again, or run it in the project folder.",
    ),
    "font-not-loaded": ("a font was not loaded: {reason}", "Install bulletin-pdf again."),
    "font-not-subset": (
        "a font was not subset and would be embedded whole: {reason}",
        "Run bulletin doctor to check HarfBuzz.",
    ),
    "font-foreign": (
        "the PDF holds fonts that are not in the manifest: {fonts}",
        "Run bulletin fonts and bulletin doctor.",
    ),
    "profile-missing": (
        "no such colour profile: “{name}”",
        "Check the folder profiles, or correct profile in the layout.",
    ),
    "library-missing": (
        "system libraries are missing: {packages}",
        "Ask the administrator to run: apt-get install {packages}",
    ),
    "office-missing": (
        "LibreOffice is not installed: import cannot read doc, wps, rtf and odt",
        "Ask an administrator to run: apt-get install libreoffice-writer-nogui; or ask authors for docx.",
    ),
    "ghostscript-missing": (
        "Ghostscript is not installed: preflight --plates makes no plates, and deliver refuses",
        "Ask an administrator to run: apt-get install ghostscript.",
    ),
    "share-missing": ("the folder “{name}” is not there", "Install bulletin-pdf again."),
    # ---- outputs
    "output-unwritable": (
        "cannot write “{name}”: {reason}",
        "Check the free space and the permissions, or choose another folder with -o; the older file is untouched.",
    ),
    "output-is-link": (
        "“{name}” is a symbolic link and is not written through",
        "Remove the link, or choose another folder with -o.",
    ),
    "output-exists": ("“{name}” exists already and was left as it is", "Choose another name."),
    "file-vanished": (
        "“{name}” was removed while it was being built",
        "Nothing was written; put it back and run again.",
    ),
    "file-changed": (
        "“{name}” was changed while it was being built",
        "The PDF shows what it held before; run again.",
    ),
    # ---- the run itself
    "id-wrong": (
        "“{name}” cannot be the name of an issue",
        "Use letters, digits, - and _, at most 64 of them.",
    ),
    "id-duplicate": (
        "“{name}” has the same name as {other}; their outputs would overwrite each other",
        "Rename one of them.",
    ),
    "typesetter-warning": ("the typesetting engine says: {reason}", "Have a look at the proof."),
    "interrupted": ("interrupted", "No incomplete file was written."),
    "out-of-memory": ("out of memory", "Close other programs, or split the issue."),
    "bug": (
        "internal error: {reason}",
        "Run again with --debug and send what it shows to the developers.",
    ),
    # ---- copy-fitting
    "fit-natural": ("it fills {pages} pages without any change", ""),
    "fit-changed": ("it fills {pages} pages ({natural} without change); this was changed", ""),
    "fit-looseness": (
        "spacing of marks and characters: from {old} to {new} (below 0 tighter, above 0 looser)",
        "",
    ),
    "fit-title-space": ("lines above the title of an article: from {old} to {new}", ""),
    "fit-image-height": ("most lines that an image is high: from {old} to {new}", ""),
    "fit-lines": ("lines on a page: from {old} to {new}, and the pitch with them", ""),
    "fit-measure": ("characters in a line: from {old} to {new}, and the body size with them", ""),
    "fit-wider": ("one line more above the titles from article {new} on", ""),
    "fit-not-whole-sheets": (
        "{pages} pages are to be filled, but the option pad_to_4 would make them {sheets}",
        "Fit a multiple of 4, such as {sheets}, or turn pad_to_4 off.",
    ),
    "fit-too-long": (
        "it does not fit {pages} pages within the limits of the layout ({natural} without change): {lines} lines too many",
        "Cut {characters} characters in all as listed below, or give --fit 0 for as many pages as it takes.",
    ),
    "fit-too-short": (
        "it does not fill {pages} pages within the limits of the layout ({natural} without change): {lines} lines too few",
        "Add {characters} characters in all as listed below, or give --fit 0 for as many pages as it takes.",
    ),
    "fit-impossible": (
        "it cannot be made {pages} pages within the limits of the layout ({natural} without change)",
        "Cut or add text or pictures, or give --fit 0; fit in layout.yaml says what the layout may change.",
    ),
    "fit-cut": (
        "article {article} “{title}”, paragraph {paragraph} (“{opening}…”): cutting {characters} characters saves lines: {lines}",
        "",
    ),
    "fit-add": (
        "article {article} “{title}”, paragraph {paragraph} (“{opening}…”): adding {characters} characters makes lines: {lines}",
        "",
    ),
    # ---- pages
    "pages-unexpected": (
        "there are {pages} pages; this layout has {expected}",
        "Cut or add text or pictures, or let fit make it {expected} pages.",
    ),
    # ---- composed lines
    "weasyprint-unfit": (
        "this version of WeasyPrint cannot set Chinese lines: {reason}",
        "Run scripts/setup again, or install the version in constraints.txt.",
    ),
    "line-ragged": (
        "a line could not be set flush: {text}",
        "It has nowhere to stretch; change a word, or break a long address by hand.",
    ),
    "line-overfull": ("a line is too long: {text}", "Shorten what cannot be broken in it."),
    "line-emergency": (
        "something unbreakable was broken: {text}",
        "No line can hold it; look at the proof and rewrite it if need be.",
    ),
}
