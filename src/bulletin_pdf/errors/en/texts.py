"""English wording of what is wrong with the texts of an issue."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- markup that is not understood
    "block-unknown": (
        "there is no ::: block named “{name}”; it would be printed as it stands",
        "Blocks that can be used: {known}.",
    ),
    "picture-unread": (
        "the picture written here is not understood: “{sign}”; it would be printed as it stands",
        "Write ![caption](images/hall.jpg), with half-width brackets and exclamation mark, on one line.",
    ),
    "picture-named": (
        "“{sign}” looks like a picture but would be printed as text",
        "To set a picture write ![caption](images/hall.jpg) as a paragraph of its own; to print the file name put \\ before its dot.",
    ),
    "link-unread": (
        "the link written here is not understood: “{sign}”; it would be printed as it stands",
        "Write [text](https://…) with half-width brackets and the whole address; to print it as it stands put \\ before the [.",
    ),
    "note-unclosed": (
        "a note begins here and does not end",
        "Write text^[the note], with half-width brackets in pairs; to print it as it stands put \\ before the ^.",
    ),
    "note-undefined": (
        "the note “{sign}” has no text; it would be printed as it stands",
        "Write {sign}: the note as a paragraph at the end, or ^[the note] in its place.",
    ),
    "note-unused": (
        "nothing calls the note “[^{name}]”; it would not be printed",
        "Write [^{name}] where the note belongs, or delete it.",
    ),
    "note-twice": (
        "the note “[^{name}]” stands there twice; only one would be printed",
        "Give one of them another label.",
    ),
    "note-too-deep": (
        "the note “[^{name}]” stands too deep in others, or calls itself",
        "Delete [^{name}] from the notes and write there what it says.",
    ),
    "span-unknown": (
        "the mark “{name}” is not understood; it would be printed as it stands",
        "In braces after square brackets stand {known}, or pinyin; to print braces put \\ before the {{.",
    ),
    "placement-unknown": (
        "there is no placement “{name}” for a picture",
        "Placements, in half-width braces: {known}; such as ![caption](images/hall.jpg){{通栏}}.",
    ),
    "block-placement": (
        "“{name}” after the title of a block is not understood",
        "To set a block across the columns write {{通栏}} at the end of the line, half-width.",
    ),
    "mark-stray": (
        "“{sign}” follows neither a picture nor a text in brackets; it would be printed as it stands",
        "Write a placement right after the picture, such as ![caption](images/hall.jpg){{右}}; emphasis as [text]{{着重}}; all brackets half-width.",
    ),
    "block-stray": (
        "“{sign}” neither begins nor ends a block here; it would be printed as it stands",
        "A block begins with ::: 引语 (or 方框, 表) and ends with ::: on lines of their own, with half-width colons.",
    ),
    "block-unclosed": (
        "the block “{name}” does not end; all text after it would be set inside",
        "Write ::: on a line of its own at the end of the block.",
    ),
    "table-unread": (
        "these lines look like a table and are not understood: “{sign}”; they would be printed as they stand",
        "The second line is |---|---| with as many columns as the head, all half-width; to print it as it stands put \\ before the first |.",
    ),
    "table-row-long": (
        "this row has {count} cells and the head {columns}; the others would not be printed",
        "Add columns to the head or delete a |; to print a | in a cell write \\|.",
    ),
    "table-row-plain": (
        "“{sign}” stands right below a table and would be set in its first column",
        "Leave an empty line between the table and it.",
    ),
    "strong-unclosed": (
        "the ** here is not one of a pair; it would be printed as it stands",
        "Write **text** for strong text, without spaces inside, in one paragraph; to print asterisks write \\*\\*.",
    ),
    "strong-triple": (
        "the asterisks of “{sign}” are printed as they stand",
        "Use two asterisks for strong text: **text**.",
    ),
    "html-printed": (
        "“{sign}” is markup of web pages; it would be printed as it stands",
        "Delete it; the editor’s guide tells how to break lines and set text strong; to print it as it stands put \\ before it.",
    ),
    "markup-in-plain": (
        "“{sign}” would be printed as it stands: the markup of texts does not work here",
        "Leave only the words; markup works in body, lead, editors_note and briefs.",
    ),
}
