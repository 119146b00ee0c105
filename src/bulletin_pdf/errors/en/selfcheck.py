"""English wording of what a build finds on the pages that it made."""

_LAYOUT = (
    "This is a fault of the layout: choose another one or shorten the passage, and send the issue "
    "file to the layout's author."
)

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- text
    "page-field-unprinted": (
        "“{text}” is not printed: this layout has no place for it ({name})",
        "Move it to where it is printed, or choose another layout; delete it if it is not wanted.",
    ),
    "page-picture-unprinted": (
        "A picture is not printed: this layout has no place for it ({name})",
        "Move it into the text, or choose another layout; delete it if it is not wanted.",
    ),
    "page-field-twice": ("“{text}” is printed {times} times, more often than written", _LAYOUT),
    "page-text-lost": (
        "After page {page}, {count} characters are missing: “{text}”",
        "Set the passage otherwise (not across all columns, in two paragraphs, the picture or table "
        "elsewhere) and build again.",
    ),
    "page-text-twice": ("Page {page}: “{text}” is printed {times} times", _LAYOUT),
    "page-text-changed": ("Page {page}: what is printed differs from “{text}” on", _LAYOUT),
    "page-text-order": (
        "Page {page}: “{text}” stands before the text that it follows",
        "Set the passage otherwise (the picture or table elsewhere) and build again.",
    ),
    "page-note-lost": (
        "Page {page}: a note, or a part of it, is missing: “{text}”",
        "Shorten the note or move it into the text, and build again.",
    ),
    "page-note-twice": (
        "Page {page}: a note is printed {times} times: “{text}”",
        "Move the note to the sentence before or after, and build again.",
    ),
    "page-note-calls": (
        "Page {page}: the note “{text}” has {count} calls in the text, or no number of its own",
        "Move the note to the sentence before or after, and build again.",
    ),
    "page-note-moved": (
        "The note “{text}” is on page {page}, its call on page {call}",
        "Shorten the note, or move its call to the sentence before, to have both on one page.",
    ),
    "page-character-replaced": (
        "Page {page}: a character has become a replacement sign, at “{text}”",
        "Correct it from the manuscript.",
    ),
    "page-markup-printed": (
        "Page {page}: markup is printed as it is: “{text}”",
        "Correct the markup; the editor's guide shows how it is written.",
    ),
    "page-proof-mark": ("Page {page}: a finished file says that it is a proof", _LAYOUT),
    "page-reference-wrong": (
        "Page {page}: the contents give page {named} for “{text}”, which is on page {right}",
        "Build again; choose another layout if that does not help.",
    ),
    # ---- place
    "page-text-off-sheet": (
        "Page {page}: “{text}” runs off the sheet and is cut",
        "Shorten it or break it between words; give a table fewer columns or make two of it.",
    ),
    "page-text-outside": (
        "Page {page}: “{text}” stands outside the type area",
        "Shorten it or break it between words; give a table fewer columns or make two of it.",
    ),
    "page-text-overflows": (
        "Page {page}: “{text}” runs out of its column or box",
        "Shorten it or break it between words.",
    ),
    "page-text-overprinted": (
        "Page {page}: “{text}” and “{other}” are printed on one another",
        "Shorten one of them; long publishers, numbers and dates of a masthead may take two lines.",
    ),
    "page-text-on-picture": (
        "Page {page}: “{text}” is printed on a picture",
        "Move the picture or place it otherwise (栏宽, 通栏, 左, 右).",
    ),
    "page-text-on-rule": (
        "Page {page}: “{text}” is printed on a rule",
        "Shorten it or write it in two lines.",
    ),
    "page-glyphs-piled": (
        "Page {page}: several characters are piled on one spot: “{text}”",
        "There may be an invisible control character: type these characters again.",
    ),
    # ---- wholeness
    "page-row-torn": (
        "Page {page}: a row of a table is torn between two pages or columns: “{text}”",
        "Move the table by a paragraph, or shorten the row.",
    ),
    "page-caption-torn": (
        "Page {page}: a caption is parted from its picture: “{text}”",
        "Move the picture by a paragraph.",
    ),
    "page-head-alone": (
        "Page {page}: the head “{text}” stands alone at the foot; its text is on the next page",
        "Add or cut a few characters before it, or fit the issue to pages with --fit.",
    ),
    "page-signature-alone": (
        "Page {page}: the signature “{text}” is parted from the last line of its article",
        "Add or cut a few characters in the article, or fit the issue to pages with --fit.",
    ),
    "page-label-alone": (
        "Page {page}: “{text}” ends a line, and its value begins the next",
        "Shorten what else stands on the line.",
    ),
    # ---- pictures
    "page-picture-lost": (
        "After page {page}, a picture is missing",
        "Set the passage otherwise (not across all columns, the picture elsewhere) and build again.",
    ),
    "page-picture-blank": (
        "Page {page}: the picture “{name}” is printed blank",
        "Save it as a PNG or JPEG with 8 bits a channel, and build again.",
    ),
    "page-picture-differs": (
        "Page {page}: the picture “{name}” is printed otherwise than it is (inverted, shifted, another)",
        "Save it as a PNG or JPEG with 8 bits a channel, and build again.",
    ),
    # ---- whiteness
    "page-hole": (
        "Page {page}: {share} per cent are empty at its foot",
        "Move the picture or table that follows by a paragraph, or fit to pages with --fit.",
    ),
    "page-column-empty": (
        "Page {page}: {share} per cent of the last column are empty",
        "Move the picture or table that follows by a paragraph, or fit to pages with --fit.",
    ),
    "page-only-heads": (
        "Page {page}: there are heads and no text, from “{text}” on",
        "See whether their text is too long to be broken; write heads without text as a list.",
    ),
    "page-more": (
        "There are {count} more of this kind, from page {page} on",
        "A proof (--for proof) frames every place.",
    ),
    # ---- finished files
    "page-file-differs": (
        "Page {page}: the text of the finished file differs from the pages: “{text}”",
        "Build again; send us the issue file if that does not help.",
    ),
}
