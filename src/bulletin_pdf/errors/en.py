"""English wording: what is wrong and what to do, for every diagnostic."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- reading files
    "file-missing": ("no such file: “{name}”", "Check the file name and its folder."),
    "file-unreadable": (
        "cannot read “{name}”: {reason}",
        "Check the name and the permissions of the file.",
    ),
    "file-too-large": (
        "the file is too large: {size} MB, the limit is {limit} MB",
        "Split the issue, or remove what is not needed.",
    ),
    "file-empty": ("the file is empty", "bulletin new NAME writes a specimen to start from."),
    # ---- decoding: bytes to text
    "file-not-text": (
        "this is not a text file but a {kind} file",
        "An issue is a plain text file (.yaml). Copy the text into one.",
    ),
    "encoding-gb18030": (
        "the file is not UTF-8; it was read as GB18030 (GBK)",
        "Check the text and save the file as UTF-8.",
    ),
    "encoding-doubtful": (
        "unusual character {character} here; perhaps the file is not GB18030",
        "Check the text for garbage; open it where it was written and save it as UTF-8.",
    ),
    "encoding-unknown": (
        "unknown encoding: neither UTF-8 nor GB18030",
        "Open the file where it was written and save it as UTF-8.",
    ),
    "encoding-damaged": (
        "the file is {encoding}, but bytes are damaged here: {bytes}",
        "Type the damaged characters again and save the file as UTF-8.",
    ),
    "encoding-utf16-no-bom": (
        "the file looks like UTF-16, but has no mark (BOM) at its beginning",
        "Save the file as UTF-8.",
    ),
    "encoding-utf32": ("UTF-32 is not supported", "Save the file as UTF-8."),
    "character-control": (
        "invisible control character {character}",
        "Delete it; it probably came along with text copied from elsewhere.",
    ),
    "character-invalid": ("invalid character {character}", "Delete it, or type the text again."),
    "character-line-end": ("unusual line end {character}", "Delete it and press Enter instead."),
    "character-more": (
        "{count} more characters like these",
        "Correct those above first, then check again.",
    ),
    # ---- YAML: what cannot be read
    "yaml-wide-colon": (
        "full-width colon after “{key}”",
        "Write a half-width colon and a space: {key}: text",
    ),
    "yaml-glued-colon": (
        "no space after the colon of “{key}”",
        "Put a space after the colon: {key}: text",
    ),
    "yaml-wide-space": (
        "full-width or other unusual space at the beginning of the line",
        "Indent with ordinary spaces, two for each level.",
    ),
    "yaml-tab": (
        "tab at the beginning of the line",
        "Indent with ordinary spaces, two for each level.",
    ),
    "yaml-alias": (
        "“{token}” begins with * and is taken for an alias, which is not supported",
        "If it is text, put it in quotes: title: '*important*'; a body begins below body: |",
    ),
    "yaml-anchor": (
        "“{token}” begins with & and is taken for an anchor, which is not supported",
        "If it is text, put it in quotes: title: '& more'",
    ),
    "yaml-tag": (
        "“{token}” begins with ! and is taken for a tag, which is not supported",
        "If it is text, put it in quotes: title: '!important'",
    ),
    "yaml-too-deep": (
        "nested more than {limit} levels deep",
        "No issue needs so many levels; check the indentation and the brackets.",
    ),
    "yaml-too-many-nodes": ("more than {limit} keys and values", "Split the issue."),
    "yaml-several-documents": (
        "--- begins a second document; a file holds only one",
        "Delete this line; a --- within a body is indented like the body.",
    ),
    "yaml-duplicate-key": (
        "“{key}” is there twice, first on line {line}",
        "Keep only one of them.",
    ),
    "yaml-key-not-text": (
        "there is no name before the colon",
        "Write “name: text”, for instance title: News",
    ),
    "yaml-syntax-colon": (
        "a colon cannot stand here",
        "Put text with a colon and a space in quotes: title: 'News: more'; "
        "check the indentation of this line and the one above.",
    ),
    "yaml-syntax-no-key": (
        "this line has no “name: ”",
        "Indent body text like the line above it; write anything new as “name: text”.",
    ),
    "yaml-syntax-dash": (
        "a list cannot begin here with -",
        "Begin each item with - on a line of its own, one below the other.",
    ),
    "yaml-syntax-escape": (
        "a backslash \\ between double quotes is not used rightly",
        "Use single quotes: title: 'A\\B'",
    ),
    "yaml-syntax-quote": (
        "the quotes do not match",
        "What begins with a half-width quote ends with the same; Chinese quotes “ ” need none.",
    ),
    "yaml-syntax-block": (
        "no text can stand after | or >",
        "Begin the text on the next line, indented by two spaces.",
    ),
    "yaml-syntax-bracket": (
        "the brackets do not match, or there is no half-width comma between two items",
        "Write [one, two], or each item on a line that begins with “- ”; "
        "put text that begins with [ in quotes.",
    ),
    "yaml-syntax-character": (
        "a value cannot begin with {character}",
        "Put it in quotes: title: '{character}…'",
    ),
    "yaml-syntax-indent": (
        "the indentation or form here does not fit what is above",
        "Lines of one level stand one below the other; nothing follows a closing quote; "
        "every line of a body is indented.",
    ),
    "yaml-syntax-after-end": (
        "there is text after a closing quote or bracket",
        "Put the whole value in quotes: title: '[important] news'; double a ' within it.",
    ),
    "yaml-syntax-directive": (
        "% at the beginning of a line has a special meaning, which is not supported",
        "Delete the line, or put the text in quotes.",
    ),
    "yaml-syntax": (
        "not valid YAML: {problem}",
        "Check the indentation, colons and quotes of this line and the one above.",
    ),
    # ---- YAML: what is read otherwise than meant
    "yaml-text-as-comment": (
        "“{comment}” is taken for a comment and will not be printed",
        "If it is text, put the whole value in quotes; if a comment, add a space after #.",
    ),
    "yaml-folded": (
        "these lines become one, with spaces between them",
        "To keep the lines, write | after the colon and begin the text on the next line, "
        "indented by two spaces; else write it on one line.",
    ),
    "yaml-wide-comma": (
        "full-width comma in a list: what is before and after it is one item",
        "If these are several items, separate them with half-width commas: [one, two]",
    ),
    # ---- YAML: values that do not fit
    "yaml-unknown-key": ("unknown name “{key}”", "Names that can stand here: {known}"),
    "yaml-unknown-key-near": ("unknown name “{key}”", "Did you mean “{meant}”?"),
    "yaml-missing": (
        "“{key}” is missing",
        "Add a line “{key}: text”, aligned with the others of its level.",
    ),
    "yaml-empty": (
        "“{key}” is empty",
        "Fill it in or delete the line; put text that begins with # in quotes.",
    ),
    "yaml-not-keys": (
        "the file does not consist of “name: text”",
        "bulletin new NAME writes a specimen to fill in.",
    ),
    "yaml-not-text": (
        "“{key}” should be text, not a list or a group",
        "Write it on one line: {key}: text; put text with colons or brackets in quotes.",
    ),
    "yaml-not-whole-number": (
        "“{key}” should be a whole number, not “{value}”",
        "Write it in digits: {key}: 12",
    ),
    "yaml-not-number": (
        "“{key}” should be a number, not “{value}”",
        "Write it in digits: {key}: 12.5",
    ),
    "yaml-not-bool": (
        "“{key}” should be true or false, not “{value}”",
        "Write {key}: true or {key}: false",
    ),
    "yaml-not-date": (
        "“{key}” is not a valid date: “{value}”",
        "Write 2012-01-10 or 2012年1月10日.",
    ),
    "yaml-not-list": (
        "“{key}” should be a list",
        "Write each item on a line that begins with “- ”, or [one, two].",
    ),
    "yaml-not-mapping": (
        "“{key}” should be several lines of “name: text”",
        "Begin a new line, indented by two spaces, with “name: text”.",
    ),
    "yaml-out-of-range": (
        "“{key}” is {value}, which is out of range; it should be {limit}",
        "Write a number within the range.",
    ),
    "yaml-wrong-count": (
        "“{key}” has {value} items; it should have {limit}",
        "Add or remove some.",
    ),
    "yaml-not-a-choice": ("“{key}” cannot be “{value}”", "It can be: {choices}"),
    "yaml-invalid": ("“{key}” cannot be “{value}”: {reason}", "Correct it and try again."),
    "yaml-invalid-part": (
        "this part is not as it should be: {reason}",
        "Correct it and try again.",
    ),
    "yaml-more": (
        "{count} more findings are not listed",
        "Correct those above first, then check again.",
    ),
    # ---- issue files
    "issue-id": (
        "the file name “{name}” cannot be the id of an issue",
        "Use letters, digits, - and _ only, at most 64 of them: 2012-01.yaml",
    ),
    "issue-outer-space": (
        "“{key}” begins or ends with a space",
        "Delete the extra space within the quotes.",
    ),
    "issue-section-brackets": (
        "the section title has 【】, which the layout adds again",
        "Delete 【】 and keep the title only.",
    ),
    "issue-attribution-brackets": (
        "the attribution has brackets, which the layout adds again",
        "Delete the brackets and keep the names only.",
    ),
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
    "image-unreadable": (
        "cannot read the image “{name}”: {reason}",
        "Check the name and the permissions of the file.",
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
