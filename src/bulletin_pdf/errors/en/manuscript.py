"""English wording of what is wrong or doubtful with a manuscript."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- reading manuscripts
    "import-format": (
        "unknown kind of file: “{name}”",
        "Give txt, md, docx, doc, wps, rtf, odt, html, or a folder or zip of them.",
    ),
    "import-too-large": (
        "the file is too large: {size} MB, at most {limit} MB",
        "Make its pictures smaller, or divide it into several files.",
    ),
    "import-empty": ("the manuscript holds no text to print", "Is it the right file?"),
    "import-encrypted": (
        "the file has a password, or is damaged",
        "Open it in Word or WPS, remove the password and save a copy.",
    ),
    "import-zip-damaged": (
        "the file is damaged: {reason}",
        "Open it in its own program and save a copy.",
    ),
    "import-zip-unsafe": (
        "the archive is not safe and was not read: {reason}",
        "Ask the contributor for the original files.",
    ),
    "import-xml-unsafe": (
        "the file's inner structure is not safe and was not read: {reason}",
        "Open it in Word or WPS and save it as a new file.",
    ),
    "import-office-missing": (
        "reading {kind} files needs LibreOffice, which is not installed",
        "Install it: sudo apt-get install libreoffice-writer-nogui; or save the file as docx in Word or WPS.",
    ),
    "import-office-failed": (
        "LibreOffice could not read this file",
        "Open it in Word or WPS and save it as docx.",
    ),
    "import-office-slow": (
        "LibreOffice was not done after {limit} seconds and was stopped",
        "Open it in Word or WPS and save it as docx.",
    ),
    "import-lost": (
        "the import failed: the manuscript's characters do not add up",
        "This is a bug, and nothing was written; please send us the manuscript.",
    ),
    # ---- what became of the characters
    "import-spaces": ("dropped {count} stray spaces, in lines {lines}", ""),
    "import-dropped": ("dropped “{text}”", ""),
    "import-replaced": ("“{old}” became “{new}”", ""),
    "import-left-out": (
        "left out: {text}",
        "It is a comment, a running head, deleted text or a picture that cannot be used.",
    ),
    # ---- doubtful places
    "import-doubt-section": ("“{text}” may be a section or a title", "Look at the manuscript."),
    "import-doubt-title": (
        "“{text}” was taken as a title without being sure",
        "Look at the manuscript.",
    ),
    "import-doubt-title-or-head": (
        "“{text}” was taken as the title of a new article; it may be a head within the one above",
        "If so, move it into the text above.",
    ),
    "import-doubt-body": (
        "“{text}” was taken as text; it may be a title or a signature",
        "Look at the manuscript.",
    ),
    "import-doubt-columns": (
        "“{text}” and the lines beside it look like a table made with spaces; taken as paragraphs",
        "Make it a table (| a | b | on each line), or sentences.",
    ),
    "import-doubt-rejoined": (
        "from “{text}” on each line of print was a line of its own; paragraphs were put together",
        "Check where paragraphs begin.",
    ),
    "import-doubt-brief": (
        "“{text}” was taken as a brief of its own",
        "Look at the manuscript: with its neighbours it may be one article.",
    ),
    "import-doubt-signature": (
        "“{text}” was taken as a signature without being sure",
        "Look at the manuscript.",
    ),
    "import-doubt-masthead": (
        "“{text}” was taken as part of the masthead without being sure",
        "Check number, date and publisher.",
    ),
    "import-doubt-distribution": (
        "“{text}” goes on with the distribution of the line above",
        "Is it another recipient, or the rest of a name?",
    ),
    "import-doubt-imprint": (
        "“{text}” was put into the address of the imprint",
        "Move it to a fitting field, or delete it.",
    ),
    "import-doubt-copies": (
        "there is a number of copies but no distribution list, so it was not entered",
        "Add the distribution.",
    ),
    "import-doubt-untitled": ("there is no title above “{text}”", "Add the title."),
    "import-doubt-no-text": ("there is no text below “{text}”", "Look at the manuscript."),
    "import-doubt-unsigned": (
        "“{text}” is not signed, others are",
        "Look at the manuscript and add the attribution.",
    ),
}
