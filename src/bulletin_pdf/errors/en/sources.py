"""English wording of what is wrong with a source: files, YAML, issues."""

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
        "Write 2012-01-10, 2012年1月10日 or 二〇一二年一月十日, the year with four digits.",
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
    "issue-section-empty": (
        "there is nothing in this section",
        "Give it articles, briefs or figures, or delete it.",
    ),
    "issue-ink-unknown": (
        "the layout has no ink named “{name}”",
        "Inks that can be used: {known}.",
    ),
    "issue-section-brackets": (
        "the section title has 【】, which the layout adds again",
        "Delete 【】 and keep the title only.",
    ),
    "issue-attribution-brackets": (
        "the attribution has brackets, which the layout adds again",
        "Delete the brackets and keep the names only.",
    ),
}
